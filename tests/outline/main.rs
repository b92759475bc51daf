//! The lists on the left, driven as a user drives them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../panels/mod.rs"]
mod panels;

mod lists;

use std::sync::Arc;

use egui::accesskit::Toggled;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use panels::{
    Fixture, Shown, competitor, factor, harness, huge, press, press_with, type_text, wine,
};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{Kind, Project, Role, Score};

fn outline() -> Harness<'static, Fixture> {
    harness(wine(), Shown::Outline)
}

fn click(harness: &mut Harness<'_, Fixture>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

fn double_click(harness: &mut Harness<'_, Fixture>, label: &str) {
    harness.get_by_label(label).click();
    harness.step();
    harness.get_by_label(label).click();
    harness.run();
}

/// Drag a row by `rows` places, with a stop on the way.
fn drag(harness: &mut Harness<'_, Fixture>, label: &str, rows: f32) {
    let start = harness.get_by_label(label).rect().center();
    harness.drag_at(start);
    harness.step();
    for part in [0.3, 0.7, 1.0] {
        harness.hover_at(start + vec2(0.0, 26.0 * rows * part));
        harness.step();
    }
}

fn undo(harness: &mut Harness<'_, Fixture>) {
    harness.state_mut().run(Command::Menu(MenuCommand::Undo));
    harness.run();
}

#[test]
fn a_click_selects_and_empty_space_selects_the_project() {
    let mut harness = outline();
    click(&mut harness, "Competitor Premium wines");
    assert_eq!(harness.state().selection, competitor("premium-wines"));
    click(&mut harness, "Factor Price");
    assert_eq!(harness.state().selection, factor("price"));
    let below = harness.get_by_label("Factor Ease of selection").rect();
    harness.hover_at(below.center() + vec2(0.0, 240.0));
    harness.drag_at(below.center() + vec2(0.0, 240.0));
    harness.drop_at(below.center() + vec2(0.0, 240.0));
    harness.run();
    assert_eq!(harness.state().selection, Selection::Project);
    click(&mut harness, "Factor Price");
    click(&mut harness, "Project US wine");
    assert_eq!(harness.state().selection, Selection::Project);
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn the_selected_row_says_so() {
    let mut harness = outline();
    click(&mut harness, "Competitor Premium wines");
    let toggled = |label| {
        let node = harness.get_by_label(label);
        let node = egui_kittest::kittest::NodeT::accesskit_node(&node);
        node.toggled()
    };
    assert_eq!(toggled("Competitor Premium wines"), Some(Toggled::True));
    assert_eq!(toggled("Competitor Budget wines"), Some(Toggled::False));
}

#[test]
fn a_double_click_edits_the_name_in_one_step() {
    let mut harness = outline();
    double_click(&mut harness, "Competitor Premium wines");
    type_text(&mut harness, "Fine wines");
    assert_eq!(harness.state().names()[1], "Premium wines", "still a draft");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().names()[1], "Fine wines");
    assert_eq!(harness.state().history.undo_steps(), 1);
    assert_eq!(
        harness.state().competitor("premium-wines").id.as_str(),
        "premium-wines"
    );
    undo(&mut harness);
    assert_eq!(*harness.state().project(), wine());
}

#[test]
fn f2_edits_the_name_of_what_is_selected_and_escape_reverts() {
    let mut harness = outline();
    click(&mut harness, "Factor Wine range");
    press(&mut harness, Key::F2);
    type_text(&mut harness, "Range");
    press(&mut harness, Key::Escape);
    assert_eq!(*harness.state().project(), wine());
    assert!(harness.query_by_label("Name of factor").is_none());
    press(&mut harness, Key::F2);
    type_text(&mut harness, "Range");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().factor("wine-range").name.as_ref(), "Range");
}

#[test]
fn the_title_is_edited_in_its_row() {
    let mut harness = outline();
    double_click(&mut harness, "Project US wine");
    type_text(&mut harness, "Wine");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().project().title.as_ref(), "Wine");
}

#[test]
fn leaving_a_name_by_a_click_elsewhere_keeps_what_was_typed() {
    let mut harness = outline();
    double_click(&mut harness, "Competitor Premium wines");
    type_text(&mut harness, "Fine wines");
    click(&mut harness, "Factor Price");
    assert_eq!(harness.state().names()[1], "Fine wines");
    assert_eq!(harness.state().selection, factor("price"));
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_name_of_two_lines_keeps_them_when_one_word_is_changed() {
    let mut project = wine();
    Arc::make_mut(&mut project.competitors[1]).name = "Premium\nwines".into();
    let mut harness = harness(project, Shown::Outline);
    double_click(&mut harness, "Competitor Premium wines");
    press(&mut harness, Key::End);
    type_text(&mut harness, "!");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().names()[1], "Premium\nwines!");
}

#[test]
fn a_name_may_become_empty() {
    let mut harness = outline();
    double_click(&mut harness, "Competitor Budget wines");
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().names()[2], "");
    harness.get_by_label("Competitor (unnamed)");
}

#[test]
fn a_new_competitor_is_named_at_once() {
    let mut harness = outline();
    click(&mut harness, "New competitor");
    type_text(&mut harness, "Craft beer");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().names()[3], "Craft beer");
    click(&mut harness, "New competitor of another kind");
    click(&mut harness, "Add alternative");
    type_text(&mut harness, "Water");
    press(&mut harness, Key::Enter);
    let added = &harness.state().project().competitors[4];
    assert_eq!((added.role, &*added.name), (Role::Alternative, "Water"));
}

#[test]
fn a_factor_comes_from_the_starter_library_or_blank() {
    let mut harness = outline();
    click(&mut harness, "New factor");
    click(&mut harness, "Service");
    click(&mut harness, "Delivery speed");
    let added = &harness.state().project().factors[4];
    assert_eq!(
        (added.kind, &*added.name),
        (Kind::Service, "Delivery speed")
    );
    assert_eq!(harness.state().selection, factor("delivery-speed"));
    let score = harness.state().score("yellow-tail", "delivery-speed");
    assert_eq!(score, Score::Unscored);
    click(&mut harness, "New factor");
    harness.get_by_label_contains("Blank factor").click();
    harness.run();
    type_text(&mut harness, "Fun");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().factor_names()[5], "Fun");
}

#[test]
fn a_blank_project_offers_to_begin() {
    let mut harness = harness(Project::default(), Shown::Outline);
    harness.get_by_label("No competitors yet");
    harness.get_by_label("No factors yet");
    click(&mut harness, "Add competitor");
    assert_eq!(harness.state().names(), ["New"]);
    click(&mut harness, "Add factor…");
    click(&mut harness, "Price");
    assert_eq!(harness.state().factor_names(), ["Price"]);
}

#[test]
fn the_context_menu_deletes() {
    let mut harness = outline();
    harness
        .get_by_label("Competitor Premium wines")
        .click_secondary();
    harness.run();
    assert_eq!(harness.state().selection, competitor("premium-wines"));
    harness.get_by_label_contains("Delete").click();
    harness.run();
    assert_eq!(harness.state().names(), ["[yellow tail]", "Budget wines"]);
    undo(&mut harness);
    assert_eq!(*harness.state().project(), wine());
}

#[test]
fn the_context_menu_gives_a_role_a_colour_and_a_marker() {
    let mut harness = outline();
    for (submenu, entry) in [
        ("Role", "Own company"),
        ("Colour", "Accent colour"),
        ("Marker", "Star"),
    ] {
        harness
            .get_by_label("Competitor Premium wines")
            .click_secondary();
        harness.run();
        harness.get_by_label_contains(submenu).click();
        harness.run();
        harness.get_by_label(entry).click();
        harness.run();
        press(&mut harness, Key::Escape);
    }
    let premium = harness.state().competitor("premium-wines");
    assert_eq!(premium.role, Role::Own);
    assert_eq!(premium.marker.name(), "Star");
    assert_eq!(harness.state().competitor("yellow-tail").role, Role::Rival);
}

#[test]
fn the_menu_is_reached_by_keyboard() {
    let mut harness = outline();
    harness.get_by_label("Factor Price").focus();
    harness.run();
    harness.get_by_label("More for Price");
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    press(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label_contains("Rename").is_focused());
    press(&mut harness, Key::Enter);
    type_text(&mut harness, "Cost");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().factor("price").name.as_ref(), "Cost");
}

#[test]
fn the_eye_hides_and_shows() {
    let mut harness = outline();
    click(&mut harness, "Hide Budget wines");
    assert!(!harness.state().competitor("budget-wines").visible);
    click(&mut harness, "Show Budget wines");
    assert_eq!(*harness.state().project(), wine());
    click(&mut harness, "Take Price off the canvas");
    assert!(!harness.state().factor("price").on_canvas);
    assert_eq!(
        harness.state().selection,
        Selection::Project,
        "it does not select"
    );
}

#[test]
fn a_dragged_competitor_takes_another_place_in_one_step() {
    let mut harness = outline();
    drag(&mut harness, "Competitor [yellow tail]", 2.0);
    assert_eq!(
        *harness.state().project(),
        wine(),
        "not before it is dropped"
    );
    let end = harness
        .get_by_label("Competitor Budget wines")
        .rect()
        .center();
    harness.drop_at(end + vec2(0.0, 6.0));
    harness.run();
    let names = harness.state().names();
    assert_eq!(names, ["Premium wines", "Budget wines", "[yellow tail]"]);
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_dragged_factor_goes_up() {
    let mut harness = outline();
    drag(&mut harness, "Factor Wine range", -2.0);
    let end = harness.get_by_label("Factor Price").rect().center();
    harness.drop_at(end - vec2(0.0, 4.0));
    harness.run();
    let names = harness.state().factor_names();
    assert_eq!(
        names,
        ["Wine range", "Price", "Terminology", "Ease of selection"]
    );
}

#[test]
fn escape_cancels_a_drag() {
    let mut harness = outline();
    drag(&mut harness, "Competitor [yellow tail]", 2.0);
    harness.key_press(Key::Escape);
    harness.step();
    let end = harness
        .get_by_label("Competitor Budget wines")
        .rect()
        .center();
    harness.drop_at(end + vec2(0.0, 6.0));
    harness.run();
    assert_eq!(*harness.state().project(), wine());
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn a_drop_on_its_own_place_is_no_change() {
    let mut harness = outline();
    drag(&mut harness, "Factor Terminology", 0.4);
    let end = harness.get_by_label("Factor Terminology").rect().center();
    harness.drop_at(end + vec2(0.0, 10.0));
    harness.run();
    assert_eq!(*harness.state().project(), wine());
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn the_arrow_keys_move_the_selection_through_both_lists() {
    let mut harness = outline();
    click(&mut harness, "Competitor Premium wines");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, competitor("budget-wines"));
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, factor("price"));
    press(&mut harness, Key::End);
    assert_eq!(harness.state().selection, factor("ease-of-selection"));
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, factor("ease-of-selection"));
    press(&mut harness, Key::Home);
    assert_eq!(harness.state().selection, Selection::Project);
    press(&mut harness, Key::ArrowDown);
    press_with(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(harness.state().names()[1], "[yellow tail]");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().selection, competitor("budget-wines"));
}

#[test]
fn enter_selects_the_row_with_the_focus() {
    let mut harness = outline();
    harness.get_by_label("Factor Wine range").focus();
    harness.run();
    assert_eq!(harness.state().selection, Selection::Project);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().selection, factor("wine-range"));
}

#[test]
fn a_huge_project_shows_only_what_is_in_sight() {
    let mut harness = harness(huge(200, 60), Shown::Outline);
    harness.get_by_label("Competitor Competitor number 0");
    assert!(
        harness
            .query_by_label("Competitor Competitor number 150")
            .is_none()
    );
    click(&mut harness, "Competitor Competitor number 0");
    press(&mut harness, Key::End);
    assert_eq!(harness.state().selection, factor("factor-number-59"));
    let last = harness.get_by_label("Factor Factor number 59").rect();
    assert!(last.bottom() <= 720.0, "scrolled to: {last:?}");
    press(&mut harness, Key::ArrowUp);
    assert_eq!(harness.state().selection, factor("factor-number-58"));
}

#[test]
fn another_selection_is_scrolled_to() {
    let mut harness = harness(huge(200, 60), Shown::Outline);
    harness.state_mut().selection = competitor("competitor-number-150");
    harness.run();
    let row = harness
        .get_by_label("Competitor Competitor number 150")
        .rect();
    assert!(row.top() >= 0.0 && row.bottom() <= 720.0, "{row:?}");
}

#[test]
fn names_of_any_kind_are_shown() {
    for name in [
        "",
        "  ",
        "a\nb",
        "<&\"'>",
        "\u{202e}abc",
        &"x".repeat(10_000),
    ] {
        let mut project = wine();
        Arc::make_mut(&mut project.competitors[0]).name = name.into();
        Arc::make_mut(&mut project.factors[0]).name = name.into();
        project.title = name.into();
        let mut harness = harness(project, Shown::Both);
        harness.state_mut().selection = competitor("yellow-tail");
        harness.run();
        harness.state_mut().selection = factor("price");
        harness.run();
        press(&mut harness, Key::F2);
        press(&mut harness, Key::Escape);
        assert!(!harness.state().history.is_dirty(), "{name:.20}");
    }
}
