//! Where a score comes from, said beside its level.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use seachart::command::Selection;
use seachart::model::{
    Confidence, Date, Evidence, EvidenceTable, Level, Number, Project, Scale, Score, Survey, Whose,
};

use crate::panels::{
    Fixture, competitor_id, factor_id, full, press, scenario_id, segment, segment_id, type_text,
    wine,
};
use crate::{click, commits, fill, inspect, inspect_in, point, refuses, undo};

fn evidence(harness: &Harness<'_, Fixture>) -> Evidence {
    let (competitor, factor) = (competitor_id("premium-wines"), factor_id("price"));
    let found = harness.state().project().evidence.get(&competitor, &factor);
    found.map(|it| Evidence::clone(it)).unwrap_or_default()
}

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

/// The wines, with this evidence for the price of the premium ones.
fn with(project: Project, evidence: Evidence) -> Project {
    let mut project = project;
    let (competitor, factor) = (competitor_id("premium-wines"), factor_id("price"));
    project.evidence.set(&competitor, &factor, evidence);
    assert_eq!(project.check(), []);
    project
}

#[test]
fn each_field_is_one_step_with_a_name() {
    let mut harness = inspect(point("premium-wines", "price"));
    let label = |harness: &Harness<'_, Fixture>| {
        let label = harness.state().history.undo_label();
        label.unwrap_or_default().to_owned()
    };
    commits(&mut harness, "Source of the score", "Price list, spring");
    assert_eq!(
        label(&harness),
        "Change the source for Price of Premium wines"
    );
    commits(&mut harness, "Date of the evidence", "2026-03-01");
    commits(&mut harness, "Spread of the score", "± 0,5");
    assert_eq!(
        label(&harness),
        "Change the spread of Price of Premium wines"
    );
    commits(
        &mut harness,
        "Quote or note on the score",
        "From 12 to 40 a bottle",
    );
    click(&mut harness, "Confidence in the score");
    click(&mut harness, "Measured");
    assert_eq!(label(&harness), "Call Price of Premium wines measured");
    let expected = Evidence {
        source: "Price list, spring".into(),
        date: Date::new(2026, 3, 1),
        quote: "From 12 to 40 a bottle".into(),
        confidence: Some(Confidence::Measured),
        spread: Some(Level::nearest(0.5)),
        ..Evidence::default()
    };
    assert_eq!(evidence(&harness), expected);
    for _ in 0..5 {
        undo(&mut harness);
    }
    assert_eq!(*harness.state().project(), wine());
}

#[test]
fn a_day_written_in_another_order_is_refused_in_words() {
    let mut harness = inspect(point("premium-wines", "price"));
    for typed in ["25.11.2026", "2026-02-30", "spring"] {
        let expected = "expected year, month and day, such as 2026-11-25, or nothing";
        refuses(&mut harness, "Date of the evidence", typed, expected);
    }
}

#[test]
fn a_spread_is_in_units_of_the_scale() {
    let spread = Evidence {
        spread: Some(Level::nearest(2.0)),
        ..Evidence::default()
    };
    let mut project = with(wine(), spread);
    project.settings.scale = Scale::OneToFive;
    let mut harness = inspect_in(project, point("premium-wines", "price"));
    let shown = harness.get_by_label("Spread of the score").value();
    assert_eq!(shown.as_deref(), Some("0.8"));
    let expected = "expected a number from 0 to 4, or nothing";
    refuses(&mut harness, "Spread of the score", "4.5", expected);
    fill(&mut harness, "Spread of the score", "");
    press(&mut harness, Key::Tab);
    assert_eq!(harness.state().project().evidence, EvidenceTable::default());
}

#[test]
fn what_is_typed_and_what_is_picked_at_once_are_both_kept() {
    let mut harness = inspect(point("premium-wines", "price"));
    click(&mut harness, "Confidence in the score");
    click(&mut harness, "Guess");
    fill(&mut harness, "Source of the score", "A visit");
    // The click takes the focus out of the field in the same frame.
    click(&mut harness, "Confidence in the score");
    click(&mut harness, "Not said");
    let found = evidence(&harness);
    assert_eq!((&*found.source, found.confidence), ("A visit", None));
}

#[test]
fn a_survey_is_shown_as_it_was_imported_and_is_not_typed() {
    let survey = |n, mean: f64, sd: Option<f64>| Survey {
        n,
        mean: number(mean),
        sd: sd.map(number),
        low: number(1.0),
        high: number(5.0),
    };
    let mut asked = Evidence {
        survey: Some(survey(40, 3.85, Some(0.921))),
        ..Evidence::default()
    };
    let lovers = segment_id("wine-lovers");
    asked.segments.insert(lovers, survey(1, 5.0, None));
    let mut harness = inspect_in(with(full(), asked.clone()), point("premium-wines", "price"));
    harness.get_by_label("Mean ± standard deviation of answers from 1 to 5");
    harness.get_by_label("3.85 ± 0.92, n = 40");
    harness.get_by_label("5.00, n = 1");
    // (3.85 − 1) / 4 × 10, where the score says 10.
    harness.get_by_label("The survey alone would give 7.13");
    commits(
        &mut harness,
        "Quote or note on the score",
        "Asked in the shop",
    );
    let found = evidence(&harness);
    assert_eq!(
        (found.survey, found.segments),
        (asked.survey, asked.segments)
    );
}

#[test]
fn evidence_is_about_us_as_we_are_and_not_about_a_plan() {
    let mut harness = inspect_in(full(), point("yellow-tail", "price"));
    assert!(harness.query_by_label_contains("a plan has none").is_none());
    harness.state_mut().scenario = Some(scenario_id("to-be"));
    harness.run();
    harness.get_by_label_contains("a plan has none");
    let ours = harness.state().score("yellow-tail", "price");
    assert_eq!(ours, Score::Level(Level::nearest(4.0)), "as it is");
}

#[test]
fn the_project_says_what_is_drawn_of_evidence_and_whose_importance() {
    let mut harness = inspect_in(full(), Selection::Project);
    click(&mut harness, "Whiskers: how far levels may be off");
    click(&mut harness, "Markers filled as levels are sure");
    click(&mut harness, "Whose importance stands under the factors");
    click(&mut harness, "Beer drinkers");
    let project = harness.state().project();
    assert!(project.settings.whiskers && project.settings.confidence);
    let beer = Whose::Segment(segment_id("beer-drinkers"));
    assert_eq!(project.importance, Some(beer.clone()));
    assert_eq!(
        harness.state().history.undo_label(),
        Some("Show the importance to Beer drinkers")
    );
    harness.state_mut().selection = segment("beer-drinkers");
    harness.run();
    click(&mut harness, "How much factors matter");
    assert_eq!(harness.state().project().importance, None);
    click(&mut harness, "How much factors matter");
    assert_eq!(harness.state().project().importance, Some(beer));
}

#[test]
fn importances_are_pasted_in_one_step_and_unknown_names_are_said() {
    let mut harness = inspect_in(full(), segment("wine-lovers"));
    click(&mut harness, "Unfold Paste importances");
    harness.get_by_label("Importances to take").focus();
    harness.run();
    type_text(&mut harness, "Price\t3\t2\nWine range\t8\nBottle\t5");
    click(&mut harness, "Take importances");
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Paste importances to Wine lovers"));
    let lovers = &harness.state().project().segments[0];
    let level = |value| Some(Level::nearest(value));
    let price = factor_id("price");
    assert_eq!(lovers.importance.get(&price).copied(), level(3.0));
    assert_eq!(lovers.ideal.get(&price).copied(), level(2.0));
    let range = factor_id("wine-range");
    assert_eq!(lovers.importance.get(&range).copied(), level(8.0));
    harness.get_by_label("Taken for 2 factors; no factor is called Bottle");
    undo(&mut harness);
    assert_eq!(*harness.state().project(), full());
}
