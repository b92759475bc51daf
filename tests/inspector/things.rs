//! Segments, maps and scenarios.

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{
    Axis, BubbleSize, Buyers, Color, Crosshair, Level, Map, Measure, MetricId, Pin, Project, Rgb,
    Scenario, Segment, Share,
};

use crate::panels::{
    Fixture, Shown, competitor_id, factor, factor_id, full, harness, huge, map, map_id, press,
    press_with, scenario, scenario_id, segment, type_text,
};
use crate::{click, commits, fill, inspect_in, point, refuses};

fn metric_id(id: &str) -> MetricId {
    MetricId::try_from(id.to_owned()).unwrap()
}

fn first_segment<'h>(harness: &'h Harness<'_, Fixture>) -> &'h Segment {
    &harness.state().project().segments[0]
}

fn first_map<'h>(harness: &'h Harness<'_, Fixture>) -> &'h Map {
    &harness.state().project().maps[0]
}

fn first_scenario<'h>(harness: &'h Harness<'_, Fixture>) -> &'h Scenario {
    &harness.state().project().scenarios[0]
}

#[test]
fn a_segment_has_a_name_a_size_a_colour_and_notes() {
    let mut harness = inspect_in(full(), segment("wine-lovers"));
    commits(&mut harness, "Segment name", "顧客");
    commits(&mut harness, "Size in percent", "33,5 %");
    refuses(&mut harness, "Size in percent", "101", "expected 0 to 100");
    commits(&mut harness, "Custom colour", "1f6fb2");
    refuses(
        &mut harness,
        "Custom colour",
        "blue",
        "six hexadecimal digits",
    );
    commits(&mut harness, "Segment notes", "Tastes first");
    click(&mut harness, "Non-buyers");
    click(&mut harness, "Shown");
    let found = first_segment(&harness);
    assert_eq!(&*found.name, "顧客");
    assert_eq!(found.size.map(Share::percent), Some(33.5));
    assert_eq!(found.color, Color::Custom(Rgb([0x1f, 0x6f, 0xb2])));
    assert_eq!(&*found.notes, "Tastes first");
    assert_eq!((found.buyers, found.visible), (Buyers::NonBuyers, false));
    click(&mut harness, "Colour 3");
    assert_eq!(first_segment(&harness).color, Color::Palette(2));
    fill(&mut harness, "Size in percent", "");
    press(&mut harness, Key::Enter);
    assert_eq!(first_segment(&harness).size, None);
}

#[test]
fn what_a_segment_wants_is_typed_down_a_column() {
    let mut harness = inspect_in(full(), segment("wine-lovers"));
    harness.get_by_label("Importance of Price").focus();
    harness.run();
    for typed in ["9", "8,5", "7"] {
        type_text(&mut harness, typed);
        press(&mut harness, Key::Enter);
    }
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert!(
        harness
            .get_by_label("Importance of Wine range")
            .is_focused()
    );
    commits(&mut harness, "Ideal of Price", "2");
    for text in ["11", "-", "abc", "NaN"] {
        let expected = "Ideal: expected a number from 0 to 10, or nothing";
        refuses(&mut harness, "Ideal of Terminology", text, expected);
    }
    let found = first_segment(&harness);
    let importance: Vec<f64> = found.importance.values().map(|level| level.get()).collect();
    assert_eq!(importance, [9.0, 8.5, 7.0]);
    assert_eq!(
        found.ideal.get(&factor_id("price")),
        Some(&Level::nearest(2.0))
    );
    fill(&mut harness, "Ideal of Price", "");
    press(&mut harness, Key::Enter);
    assert_eq!(first_segment(&harness).ideal.len(), 0);
    click(&mut harness, "Select Price");
    assert_eq!(harness.state().selection, factor("price"));
}

#[test]
fn the_distance_to_a_segments_ideal_is_over_all_factors_and_on_the_map() {
    let mut project = full();
    let ideal = &mut Arc::make_mut(&mut project.segments[1]).ideal;
    ideal.insert(factor_id("terminology"), Level::MIDDLE);
    let mut harness = inspect_in(project, segment("beer-drinkers"));
    // Ours are 4, not offered and 10; theirs 2, 5 and 9: √((2² + 1²) / 2).
    harness.get_by_label("Over 2 factors");
    harness.get_by_label("1.58");
    assert!(harness.query_by_label_contains("On the map").is_none());
    harness.state_mut().map = Some(map_id("price-and-ease"));
    harness.run();
    // √(2² + 1²).
    harness.get_by_label("On the map Price and ease");
    harness.get_by_label("2.24");
    // In the scenario our price is 7: √((5² + 1²) / 2).
    harness.state_mut().scenario = Some(scenario_id("to-be"));
    harness.run();
    harness.get_by_label("3.61");
}

#[test]
fn a_map_has_a_name_axes_and_quadrants() {
    let mut harness = inspect_in(full(), map("price-and-ease"));
    commits(&mut harness, "Map name", "Wo wir stehen");
    commits(&mut harness, "Top left quadrant", "a");
    commits(&mut harness, "Top right quadrant", "b");
    commits(&mut harness, "Bottom left quadrant", "c");
    commits(&mut harness, "Bottom right quadrant", "d");
    let names = first_map(&harness)
        .quadrants
        .names()
        .map(ToString::to_string);
    assert_eq!(names, ["a", "b", "c", "d"]);
    click(&mut harness, "Horizontal axis");
    click(&mut harness, "Revenue");
    let revenue = Measure::Metric(metric_id("revenue"));
    assert_eq!(first_map(&harness).x.of, revenue);
    click(&mut harness, "From top to bottom");
    click(&mut harness, "Swap axes");
    let ease = Measure::Factor(factor_id("ease-of-selection"));
    let (of, flipped) = (ease, true);
    assert_eq!(first_map(&harness).x, Axis { of, flipped });
    assert_eq!(first_map(&harness).y.of, revenue);
    click(&mut harness, "Vertical axis");
    click(&mut harness, "Nothing");
    harness.get_by_label_contains("Choose what each axis measures");
    click(&mut harness, "Vertical axis");
    // Also a row of the menu below it, and the axis that has it now.
    harness.get_by_label("Share of the market").click();
    harness.run();
    assert_eq!(first_map(&harness).y.of, Measure::Share);
    assert_eq!(&*first_map(&harness).name, "Wo wir stehen");
}

#[test]
fn a_map_says_what_it_shows_and_whom() {
    let mut project = full();
    let pins = &mut Arc::make_mut(&mut project.maps[0]).pins;
    pins.insert(competitor_id("budget-wines"), Pin::nearest(5.0, 5.0));
    let mut harness = inspect_in(project, map("price-and-ease"));
    click(&mut harness, "What the area of bubbles stands for");
    click(&mut harness, "Revenue");
    click(&mut harness, "Where the quadrants meet");
    click(&mut harness, Crosshair::Mean.name());
    click(&mut harness, "White space");
    click(&mut harness, "Segments");
    harness.get_by_label("Pinned labels");
    click(&mut harness, "Unpin labels");
    assert!(harness.query_by_label("Unpin labels").is_none());
    click(&mut harness, "Budget wines on this map");
    harness.get_by_label("1 left out");
    assert_eq!(harness.state().history.undo_steps(), 6);
    let map = first_map(&harness);
    assert_eq!(map.size, BubbleSize::Metric(metric_id("revenue")));
    assert_eq!(map.crosshair, Crosshair::Mean);
    assert_eq!((map.white_space, map.segments), (true, false));
    assert!(map.pins.is_empty());
    assert!(map.hidden.contains(&competitor_id("budget-wines")));
    click(&mut harness, "Budget wines on this map");
    assert!(first_map(&harness).hidden.is_empty());
}

#[test]
fn a_map_says_how_far_each_ring_is_from_our_bubble() {
    let mut harness = inspect_in(full(), map("price-and-ease"));
    harness.get_by_label("2.24");
    harness.get_by_label("no ideal");
    click(&mut harness, "Select Beer drinkers");
    assert_eq!(harness.state().selection, segment("beer-drinkers"));
}

#[test]
fn two_equal_axes_are_remarked_on() {
    let mut project = full();
    let map_of_one = Arc::make_mut(&mut project.maps[0]);
    map_of_one.y = map_of_one.x.clone();
    let harness = inspect_in(project, map("price-and-ease"));
    harness.get_by_label_contains("Both axes measure the same");
}

#[test]
fn a_scenario_has_a_name_a_tagline_and_notes() {
    let mut harness = inspect_in(full(), scenario("to-be"));
    commits(&mut harness, "Scenario name", "Soll");
    commits(&mut harness, "Scenario tagline", "Wine as easy as beer");
    commits(&mut harness, "Scenario notes", "Ask the owner");
    let found = first_scenario(&harness);
    assert_eq!(
        [&*found.name, &*found.tagline, &*found.notes],
        ["Soll", "Wine as easy as beer", "Ask the owner"]
    );
    for command in [
        MenuCommand::Promote,
        MenuCommand::Duplicate,
        MenuCommand::Delete,
    ] {
        click(&mut harness, command.label());
        assert!(harness.state().sent.contains(&Command::Menu(command)));
    }
    assert_eq!(harness.state().project().scenarios.len(), 1);
}

#[test]
fn a_scenario_lists_what_differs_and_reverts_it() {
    for worked_on in [None, Some(scenario_id("to-be")), Some(scenario_id("bold"))] {
        let mut harness = inspect_in(full(), scenario("to-be"));
        harness.state_mut().scenario = worked_on;
        harness.run();
        click(&mut harness, "Select Price");
        assert_eq!(harness.state().selection, point("yellow-tail", "price"));
        assert_eq!(harness.state().scenario, Some(scenario_id("to-be")));
        harness.state_mut().selection = scenario("to-be");
        harness.run();
        click(&mut harness, "Revert Price to 4.0");
        assert!(first_scenario(&harness).scores.is_empty());
        assert_eq!(harness.state().history.undo_steps(), 1);
        harness.get_by_label_contains("Nothing yet");
    }
}

#[test]
fn the_tagline_of_the_project_is_that_of_the_scenario() {
    let mut harness = inspect_in(full(), Selection::Project);
    harness.state_mut().scenario = Some(scenario_id("to-be"));
    harness.run();
    harness.get_by_label("Of the scenario To be");
    commits(&mut harness, "Project tagline", "Wine as easy as beer");
    assert_eq!(&*first_scenario(&harness).tagline, "Wine as easy as beer");
    assert_eq!(&*harness.state().project().tagline, "");
}

#[test]
fn what_was_typed_belongs_to_the_scenario_that_was_shown_then() {
    let mut harness = harness(full(), Shown::Both);
    fill(&mut harness, "Project tagline", "Honest wine");
    harness.get_by_label("Scenario To be").click();
    harness.run();
    assert_eq!(harness.state().scenario, Some(scenario_id("to-be")));
    assert_eq!(&*harness.state().project().tagline, "Honest wine");
    assert_eq!(&*first_scenario(&harness).tagline, "");
}

#[test]
fn an_empty_project_has_fields_for_what_was_just_added() {
    let mut project = Project::default();
    project.segments.push(Arc::new(project.fresh_segment("s")));
    project
        .scenarios
        .push(Arc::new(project.fresh_scenario("v")));
    project.maps.push(Arc::new(project.fresh_map("m")));
    for (what, field) in [
        (segment("s"), "Segment name"),
        (scenario("v"), "Scenario name"),
        (map("m"), "Map name"),
    ] {
        let harness = inspect_in(project.clone(), what);
        harness.get_by_label(field);
    }
}

#[test]
fn ten_thousand_competitors_are_laid_out_in_sight_only() {
    let mut project = huge(10_000, 2);
    project.maps.push(Arc::new(project.fresh_map("m")));
    let all: Vec<_> = project.competitors.iter().map(|it| it.id.clone()).collect();
    for what in [
        map("m"),
        Selection::of_competitors(all),
        factor("factor-number-0"),
    ] {
        let harness = inspect_in(project.clone(), what);
        let last = harness.query_by_label_contains("Competitor number 9999");
        assert!(last.is_none());
    }
}
