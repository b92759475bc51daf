//! The lists below the factors: segments, scenarios and maps.

use std::sync::Arc;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{Project, Role};

use crate::panels::{
    Fixture, Shown, competitor, factor, full, harness, huge, map, map_id, press, press_with,
    scenario, scenario_id, segment, type_text, wine,
};
use crate::{click, double_click, drag, undo};

fn outline() -> Harness<'static, Fixture> {
    harness(full(), Shown::Outline)
}

/// The names of segments, scenarios and maps.
fn names(harness: &Harness<'_, Fixture>) -> [Vec<String>; 3] {
    let project = harness.state().project();
    let segments = project.segments.iter().map(|it| it.name.to_string());
    let scenarios = project.scenarios.iter().map(|it| it.name.to_string());
    let maps = project.maps.iter().map(|it| it.name.to_string());
    [segments.collect(), scenarios.collect(), maps.collect()]
}

fn description(harness: &Harness<'_, Fixture>, label: &str) -> Option<String> {
    let node = harness.get_by_label(label);
    node.accesskit_node().description()
}

#[test]
fn a_click_selects_what_each_list_shows() {
    let mut harness = outline();
    click(&mut harness, "Segment Wine lovers");
    assert_eq!(harness.state().selection, segment("wine-lovers"));
    click(&mut harness, "Map Words");
    assert_eq!(harness.state().selection, map("words"));
    click(&mut harness, "Scenario Bold");
    assert_eq!(harness.state().selection, scenario("bold"));
    let node = harness.get_by_label("Scenario Bold");
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True));
    assert_eq!(*harness.state().project(), full());
}

#[test]
fn a_scenario_is_worked_on_once_it_is_selected() {
    let mut harness = outline();
    assert_eq!(
        description(&harness, "Scenario As is").as_deref(),
        Some("shown")
    );
    click(&mut harness, "Scenario To be");
    assert_eq!(harness.state().scenario, Some(scenario_id("to-be")));
    assert_eq!(description(&harness, "Scenario As is"), None);
    assert_eq!(
        description(&harness, "Scenario To be").as_deref(),
        Some("shown")
    );
    click(&mut harness, "Scenario As is");
    assert_eq!(harness.state().scenario, None);
    assert_eq!(harness.state().selection, Selection::Project);
}

#[test]
fn a_map_is_shown_once_it_is_selected() {
    let mut harness = outline();
    click(&mut harness, "Map Words");
    assert_eq!(harness.state().map, Some(map_id("words")));
    assert_eq!(description(&harness, "Map Words").as_deref(), Some("shown"));
    assert_eq!(description(&harness, "Map Price and ease"), None);
}

#[test]
fn every_list_renames_in_place_in_one_step() {
    for (row, field) in [
        ("Segment Wine lovers", "Name of segment"),
        ("Scenario To be", "Name of scenario"),
        ("Map Words", "Name of map"),
    ] {
        let mut harness = outline();
        double_click(&mut harness, row);
        harness.get_by_label(field);
        type_text(&mut harness, "Another\u{3042}");
        assert_eq!(*harness.state().project(), full(), "still a draft");
        press(&mut harness, Key::Escape);
        assert_eq!(*harness.state().project(), full(), "discarded");
        press(&mut harness, Key::F2);
        type_text(&mut harness, "日本の顧客");
        press(&mut harness, Key::Enter);
        assert_eq!(harness.state().history.undo_steps(), 1, "{row}");
        assert!(
            names(&harness).concat().contains(&"日本の顧客".to_owned()),
            "{row}"
        );
        assert!(harness.query_by_label(field).is_none());
        undo(&mut harness);
        assert_eq!(*harness.state().project(), full());
    }
}

#[test]
fn the_as_is_can_be_neither_renamed_nor_moved_nor_deleted() {
    let mut harness = outline();
    double_click(&mut harness, "Scenario As is");
    assert!(harness.query_by_label("Name of scenario").is_none());
    assert!(harness.query_by_label("More for As is").is_none());
    drag(&mut harness, "Scenario As is", 2.0);
    let end = harness.get_by_label("Scenario Bold").rect().center();
    harness.drop_at(end + vec2(0.0, 6.0));
    harness.run();
    assert_eq!(*harness.state().project(), full());
    harness.get_by_label("Scenario As is").click_secondary();
    harness.run();
    assert!(harness.query_by_label_contains("Delete").is_none());
}

#[test]
fn a_dragged_row_takes_another_place_in_its_list() {
    let mut harness = outline();
    for (row, over, list) in [
        ("Segment Wine lovers", "Segment Beer drinkers", 0),
        ("Scenario To be", "Scenario Bold", 1),
        ("Map Price and ease", "Map Words", 2),
    ] {
        let mut turned = names(&harness)[list].clone();
        turned.reverse();
        drag(&mut harness, row, 1.0);
        let end = harness.get_by_label(over).rect().center();
        harness.drop_at(end + vec2(0.0, 6.0));
        harness.run();
        assert_eq!(names(&harness)[list], turned, "{row}");
    }
    assert_eq!(harness.state().history.undo_steps(), 3);
}

#[test]
fn nothing_is_dropped_above_the_as_is() {
    let mut harness = outline();
    drag(&mut harness, "Scenario Bold", -3.0);
    let end = harness.get_by_label("Scenario As is").rect().center();
    harness.drop_at(end - vec2(0.0, 20.0));
    harness.run();
    assert_eq!(names(&harness)[1], ["Bold", "To be"]);
}

#[test]
fn the_eye_hides_a_segment_and_shows_it() {
    let mut harness = outline();
    click(&mut harness, "Hide Wine lovers");
    assert!(!harness.state().project().segments[0].visible);
    assert_eq!(harness.state().selection, Selection::Project);
    click(&mut harness, "Show Wine lovers");
    assert_eq!(*harness.state().project(), full());
}

#[test]
fn the_context_menus_delete() {
    for (row, list) in [
        ("Segment Wine lovers", 0),
        ("Scenario To be", 1),
        ("Map Words", 2),
    ] {
        let mut harness = outline();
        harness.get_by_label(row).click_secondary();
        harness.run();
        harness.get_by_label_contains("Delete").click();
        harness.run();
        assert_eq!(names(&harness)[list].len(), 1, "{row}");
        undo(&mut harness);
        assert_eq!(*harness.state().project(), full());
    }
}

#[test]
fn the_menu_of_a_scenario_makes_it_the_as_is() {
    let mut harness = outline();
    for (entry, command) in [
        ("Make it the as-is", MenuCommand::Promote),
        ("Duplicate", MenuCommand::Duplicate),
    ] {
        harness.get_by_label("Scenario Bold").click_secondary();
        harness.run();
        harness.get_by_label_contains(entry).click();
        harness.run();
        let sent = &harness.state().sent;
        assert_eq!(sent.last(), Some(&Command::Menu(command)));
        assert_eq!(harness.state().selection, scenario("bold"));
    }
}

#[test]
fn the_menu_of_a_segment_says_who_they_are_and_what_colour_they_have() {
    let mut harness = outline();
    for (submenu, entry) in [("Who they are", "Non-buyers"), ("Colour", "Colour 7")] {
        harness
            .get_by_label("Segment Wine lovers")
            .click_secondary();
        harness.run();
        harness.get_by_label_contains(submenu).click();
        harness.run();
        harness.get_by_label(entry).click();
        harness.run();
        press(&mut harness, Key::Escape);
    }
    assert_eq!(harness.state().history.undo_steps(), 2);
    let segment = &harness.state().project().segments[0];
    assert_eq!(segment.buyers.name(), "Non-buyers");
    assert_eq!(segment.color, seachart::model::Color::Palette(6));
}

#[test]
fn the_headings_add_and_the_name_is_typed_at_once() {
    let mut harness = outline();
    click(&mut harness, "New segment");
    type_text(&mut harness, "Students");
    press(&mut harness, Key::Enter);
    click(&mut harness, "New scenario");
    type_text(&mut harness, "Cheaper");
    press(&mut harness, Key::Enter);
    click(&mut harness, "New map");
    harness.get_by_label("Map with a new factor");
    // With its key.
    harness.get_by_label_contains("Map of two factors").click();
    harness.run();
    type_text(&mut harness, "Third");
    press(&mut harness, Key::Enter);
    let [segments, scenarios, maps] = names(&harness);
    assert_eq!(segments[2], "Students");
    assert_eq!(scenarios[2], "Cheaper");
    assert_eq!(maps[2], "Third");
}

#[test]
fn empty_lists_say_in_a_line_what_they_are_for() {
    let mut harness = harness(wine(), Shown::Outline);
    for line in [
        "Who buys, and what they want",
        "Variants of our own curve",
        "Competitors on two axes",
    ] {
        harness.get_by_label(line);
    }
    assert!(harness.query_by_label("Scenario As is").is_none());
    click(&mut harness, "New map");
    click(&mut harness, "Map with a new factor");
    let sent = Command::Menu(MenuCommand::AddMapOfNewFactor);
    assert!(harness.state().sent.contains(&sent));
}

#[test]
fn without_an_own_company_scenarios_explain_themselves() {
    let mut harness = harness(Project::default(), Shown::Outline);
    assert!(harness.query_by_label("New scenario").is_none());
    harness.get_by_label_contains("They vary our own curve");
    click(&mut harness, "Add our company");
    type_text(&mut harness, "We");
    press(&mut harness, Key::Enter);
    let own = harness.state().project().own().unwrap();
    assert_eq!((&*own.name, own.role), ("We", Role::Own));
    harness.get_by_label("New scenario");
}

#[test]
fn the_arrow_keys_walk_through_all_lists() {
    let mut harness = outline();
    click(&mut harness, "Factor Ease of selection");
    let down = [
        (segment("wine-lovers"), None),
        (segment("beer-drinkers"), None),
        (Selection::Project, None),
        (scenario("to-be"), Some(scenario_id("to-be"))),
        (scenario("bold"), Some(scenario_id("bold"))),
        (map("price-and-ease"), Some(scenario_id("bold"))),
        (map("words"), Some(scenario_id("bold"))),
        (map("words"), Some(scenario_id("bold"))),
    ];
    for (selected, shown) in down {
        press(&mut harness, Key::ArrowDown);
        let state = harness.state();
        assert_eq!((&state.selection, &state.scenario), (&selected, &shown));
    }
    for _ in 0..4 {
        press(&mut harness, Key::ArrowUp);
    }
    // Past the as-is, which is chosen on the way and selects the project.
    assert!(harness.get_by_label("Scenario As is").is_focused());
    assert_eq!(harness.state().scenario, None);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(harness.state().selection, segment("beer-drinkers"));
    press(&mut harness, Key::Home);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, competitor("yellow-tail"));
    press(&mut harness, Key::End);
    assert_eq!(harness.state().selection, map("words"));
}

#[test]
fn a_folded_list_has_no_rows_and_the_arrow_keys_pass_it() {
    let mut harness = outline();
    click(&mut harness, "Fold factors");
    click(&mut harness, "Fold scenarios");
    assert!(harness.query_by_label("Factor Price").is_none());
    click(&mut harness, "Competitor Budget wines");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, segment("wine-lovers"));
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, map("price-and-ease"));
    // A name that is to be edited has to be seen.
    let rename = Command::Rename(factor("price"));
    harness.state_mut().run(rename);
    harness.run();
    type_text(&mut harness, "Cost");
    press(&mut harness, Key::Enter);
    harness.get_by_label("Factor Cost");
    click(&mut harness, "Unfold scenarios");
    harness.get_by_label("Scenario As is");
}

#[test]
fn a_click_on_the_as_is_leaves_the_lists_where_they_are() {
    let mut project = huge(60, 20);
    Arc::make_mut(&mut project.competitors[0]).role = Role::Own;
    let item = project.fresh_scenario("To be");
    project.scenarios.push(Arc::new(item));
    let mut harness = harness(project, Shown::Outline);
    harness.state_mut().selection = scenario("to-be");
    harness.run();
    let before = harness.get_by_label("Scenario As is").rect();
    click(&mut harness, "Scenario As is");
    assert_eq!(harness.get_by_label("Scenario As is").rect(), before);
}

#[test]
fn several_competitors_are_marked_in_the_list() {
    let mut harness = outline();
    let ids = ["budget-wines", "premium-wines"].map(crate::panels::competitor_id);
    harness.state_mut().selection = Selection::Several(ids.to_vec());
    harness.run();
    click(&mut harness, "Competitor Premium wines");
    assert_eq!(harness.state().selection, competitor("premium-wines"));
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    harness.get_by_label_contains("Duplicate");
}

#[test]
fn names_of_any_kind_stand_in_every_list() {
    for name in ["", " ", "a\nb", "<&\"'>", &"長い名前".repeat(300)] {
        let mut project = full();
        Arc::make_mut(&mut project.segments[0]).name = name.into();
        Arc::make_mut(&mut project.scenarios[0]).name = name.into();
        Arc::make_mut(&mut project.maps[0]).name = name.into();
        Arc::make_mut(&mut project.metrics[0]).name = name.into();
        let mut harness = harness(project, Shown::Both);
        for what in [
            segment("wine-lovers"),
            scenario("to-be"),
            map("price-and-ease"),
            Selection::Project,
        ] {
            harness.state_mut().selection = what;
            harness.run();
            press(&mut harness, Key::F2);
            press(&mut harness, Key::Escape);
        }
        assert!(!harness.state().history.is_dirty(), "{name:.20}");
    }
}
