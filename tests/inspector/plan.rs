//! The margin, metrics, several competitors, and what is planned with a factor.

use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use seachart::command::Selection;
use seachart::model::{Action, Card, Effort, Level, MetricId, Number, Role, Scale};

use crate::panels::{
    Fixture, competitor, competitor_id, factor, factor_id, full, press, scenario, scenario_id,
    segment, type_text, wine,
};
use crate::{click, commits, fill, inspect_in, level, point, refuses, undo};

fn metric_id(id: &str) -> MetricId {
    MetricId::try_from(id.to_owned()).unwrap()
}

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

#[test]
fn the_margin_is_typed_in_units_of_the_scale() {
    let mut harness = inspect_in(wine(), Selection::Project);
    commits(&mut harness, "Margin of the plan", "±1,5");
    assert_eq!(
        harness.state().project().settings.margin,
        Level::nearest(1.5)
    );
    for text in ["-1", "11", "wide", ""] {
        let expected = "expected a number from 0 to 10";
        refuses(&mut harness, "Margin of the plan", text, expected);
    }
    let mut project = wine();
    project.settings.scale = Scale::OneToFive;
    let mut harness = inspect_in(project, Selection::Project);
    let shown = harness.get_by_label("Margin of the plan").value();
    assert_eq!(shown.as_deref(), Some("0.8"));
    refuses(&mut harness, "Margin of the plan", "5", "from 0 to 4");
}

#[test]
fn the_project_says_what_is_drawn_besides_the_curves() {
    let mut harness = inspect_in(wine(), Selection::Project);
    click(&mut harness, "Draw the industry standard");
    click(&mut harness, "Mark the plan under factors");
    let settings = harness.state().project().settings;
    assert_eq!((settings.standard, settings.marks), (false, false));
    assert_eq!(harness.state().history.undo_steps(), 2);
}

#[test]
fn metrics_are_added_named_and_deleted() {
    let mut harness = inspect_in(full(), Selection::Project);
    commits(&mut harness, "Name of metric Revenue", "Umsatz");
    commits(&mut harness, "Unit of metric Umsatz", "M$");
    click(&mut harness, "Add metric");
    type_text(&mut harness, "Shops");
    press(&mut harness, Key::Enter);
    let metrics = &harness.state().project().metrics;
    assert_eq!((&*metrics[0].name, &*metrics[0].unit), ("Umsatz", "M$"));
    assert_eq!(&*metrics[1].name, "Shops");
    click(&mut harness, "Delete metric Umsatz");
    assert_eq!(harness.state().project().metrics.len(), 1);
    undo(&mut harness);
    assert_eq!(harness.state().project().metrics.len(), 2);
}

#[test]
fn a_deleted_metric_says_what_goes_with_it() {
    let mut project = full();
    for competitor in &mut project.competitors[..2] {
        let metrics = &mut Arc::make_mut(competitor).metrics;
        metrics.insert(metric_id("revenue"), number(3.0));
    }
    let mut harness = inspect_in(project, Selection::Project);
    click(&mut harness, "Delete metric Revenue");
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Delete Revenue and 2 values"));
}

#[test]
fn a_competitor_has_any_finite_number_of_a_metric() {
    let mut harness = inspect_in(full(), competitor("premium-wines"));
    commits(&mut harness, "Revenue", "-12,5");
    let revenue = |harness: &Harness<'_, Fixture>| {
        let competitor = harness.state().competitor("premium-wines");
        competitor.metrics.get(&metric_id("revenue")).copied()
    };
    assert_eq!(revenue(&harness), Some(number(-12.5)));
    for text in ["much", "NaN", "inf", "1e999", "1.2.3"] {
        let expected = "expected a number, such as 12.5, or nothing";
        refuses(&mut harness, "Revenue", text, expected);
    }
    fill(&mut harness, "Revenue", "");
    press(&mut harness, Key::Enter);
    assert_eq!(revenue(&harness), None);
}

fn several(ids: &[&str]) -> Selection {
    Selection::of_competitors(ids.iter().map(|id| competitor_id(id)).collect())
}

#[test]
fn several_competitors_change_together_in_one_step() {
    let mut harness = inspect_in(full(), several(&["premium-wines", "budget-wines"]));
    harness.get_by_label("2 competitors");
    click(&mut harness, "Alternative");
    let roles = ["yellow-tail", "premium-wines", "budget-wines"]
        .map(|id| harness.state().competitor(id).role);
    assert_eq!(roles, [Role::Own, Role::Alternative, Role::Alternative]);
    assert_eq!(harness.state().history.undo_steps(), 1);
    click(&mut harness, "Shown");
    assert!(!harness.state().competitor("premium-wines").visible);
    assert_eq!(
        harness.state().history.undo_label(),
        Some("Hide 2 competitors")
    );
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(*harness.state().project(), full());
    click(&mut harness, "Select Budget wines");
    assert_eq!(harness.state().selection, competitor("budget-wines"));
}

#[test]
fn several_that_are_shown_in_part_are_all_shown_first() {
    let mut project = full();
    Arc::make_mut(&mut project.competitors[1]).visible = false;
    let mut harness = inspect_in(project, several(&["premium-wines", "budget-wines"]));
    click(&mut harness, "Shown");
    assert!(harness.state().competitor("premium-wines").visible);
    assert!(harness.state().competitor("budget-wines").visible);
}

#[test]
fn of_several_that_are_gone_the_project_is_left() {
    let harness = inspect_in(full(), several(&["premium-wines", "gone"]));
    harness.get_by_label("Project title");
}

#[test]
fn a_factor_lists_who_counts_with_what_weight() {
    let mut harness = inspect_in(full(), factor("price"));
    assert!(harness.query_by_label("10.0 × 75 %").is_none());
    click(&mut harness, "Unfold Who counts, with what weight");
    harness.get_by_label("10.0 × 75 %");
    harness.get_by_label("2.0 × 25 %");
    harness.get_by_label("Fold Who counts, with what weight");
    let rows = harness.query_all_by_label("Select Premium wines").count();
    assert_eq!(rows, 2, "among those who count and in the scores");
}

#[test]
fn the_plan_of_a_factor_is_that_of_the_scenario() {
    let mut harness = inspect_in(full(), factor("price"));
    harness.state_mut().scenario = Some(scenario_id("to-be"));
    harness.run();
    harness.get_by_label("In the scenario To be");
    // 7.0 against (30 × 10 + 10 × 2) / 40 = 8.0.
    harness.get_by_label("Keep");
    harness.get_by_label_contains("7.0 against a standard of 8.0 is within ±2.0");
    click(&mut harness, "Unfold Card");
    commits(&mut harness, "What it saves", "Two days a week");
    commits(&mut harness, "What it gives the buyer", "長い説明");
    commits(&mut harness, "Who sees to it", "Anna");
    commits(&mut harness, "By when it is done", "June");
    click(&mut harness, "How much effort it is");
    click(&mut harness, "Medium");
    let expected = Card {
        decision: None,
        saves: "Two days a week".into(),
        gives: "長い説明".into(),
        owner: "Anna".into(),
        effort: Some(Effort::Medium),
        by_when: "June".into(),
    };
    let plan = &harness.state().project().scenarios[0].plan;
    assert_eq!(*plan.card(&factor_id("price")), expected);
    assert!(harness.state().project().plan.cards.is_empty());
    // The as-is has a plan of its own.
    harness.state_mut().scenario = None;
    harness.run();
    let shown = harness.get_by_label("Who sees to it").value();
    assert_eq!(shown.as_deref(), Some(""));
}

#[test]
fn a_decision_against_the_rule_stays_and_both_are_said() {
    let mut harness = inspect_in(full(), point("yellow-tail", "price"));
    harness.get_by_label("Reduce");
    click(&mut harness, "What is done with it");
    click(&mut harness, "Raise");
    let says = "You say Raise; 4.0 against a standard of 8.0 is more than 2.0 below: Reduce";
    harness.get_by_label(says);
    let card = harness.state().project().plan.card(&factor_id("price"));
    assert_eq!(card.decision, Some(Action::Raise));
    click(&mut harness, "Move to 10.0");
    let moved = harness.state().score("yellow-tail", "price");
    assert_eq!(moved, level(10.0));
    assert!(harness.query_by_label_contains("You say").is_none());
    click(&mut harness, "What is done with it");
    click(&mut harness, "As the rule says");
    assert!(harness.state().project().plan.cards.is_empty());
}

#[test]
fn the_points_of_others_have_no_plan() {
    let harness = inspect_in(full(), point("budget-wines", "price"));
    assert!(harness.query_by_label("What is done with it").is_none());
}

#[test]
fn without_an_own_company_the_plan_explains_itself() {
    let mut project = full();
    Arc::make_mut(&mut project.competitors[0]).role = Role::Rival;
    for what in [factor("price"), scenario("to-be"), segment("beer-drinkers")] {
        let mut harness = inspect_in(project.clone(), what);
        click(&mut harness, "Add our company");
        assert!(harness.state().project().own().is_some());
    }
}
