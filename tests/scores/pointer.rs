//! Pressing, dragging and wheeling.

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::command::Selection;
use seachart::model::Score;

use super::{check_at, check_level, copied, press, score, undo_label, wine, with};
use crate::projects;

#[test]
fn a_click_selects_a_cell_and_shift_a_block() {
    let mut window = wine();
    window.click("Premium wines, Aging quality: 10.0");
    check_at(&window, "Premium wines", "Aging quality");
    let cell = "Budget wines, Wine complexity: 2.5";
    let node = window.harness.get_by_label(cell);
    node.click_modifiers(Modifiers::SHIFT);
    window.settle();
    check_at(&window, "Premium wines", "Aging quality");
    assert_eq!(copied(&mut window, Event::Copy).lines().count(), 3);
}

#[test]
fn a_drag_selects_a_block() {
    let mut window = wine();
    let from = window
        .harness
        .get_by_label("Premium wines, Price: 10.0")
        .rect()
        .center();
    let to = window
        .harness
        .get_by_label("Budget wines, Aging quality: 2.5")
        .rect()
        .center();
    window.harness.drag_at(from);
    window.harness.step();
    for step in 1..=4_u8 {
        window
            .harness
            .hover_at(from + (to - from) * f32::from(step) / 4.0);
        window.harness.step();
    }
    window.harness.drop_at(to);
    window.settle();
    check_at(&window, "Premium wines", "Price");
    press(&mut window, Key::Delete);
    assert_eq!(undo_label(&mut window), "Clear 8 scores");
}

#[test]
fn a_head_selects_its_row_or_column_and_f2_renames_it() {
    let mut window = wine();
    window.click("Price, factor");
    check_at(&window, "", "Price");
    assert_eq!(copied(&mut window, Event::Copy), "2.5\t10.0\t0.0\n");
    press(&mut window, Key::F2);
    window.write("Cost");
    press(&mut window, Key::Enter);
    let project = window.app().project().unwrap();
    assert_eq!(&*project.factors[0].name, "Cost");
    window.click("Budget wines, competitor");
    check_at(&window, "Budget wines", "");
    press(&mut window, Key::Delete);
    assert_eq!(score(&window, "Budget wines", "Cost"), Score::Unscored);
    assert_eq!(
        window.names().len(),
        3,
        "its scores were cleared, not the company"
    );
}

#[test]
fn several_columns_are_several_competitors() {
    let mut window = wine();
    window.click("Premium wines, competitor");
    let node = window.harness.get_by_label("Budget wines, competitor");
    node.click_modifiers(Modifiers::SHIFT);
    window.settle();
    let Selection::Several(ids) = window.app().selection() else {
        panic!("{:?}", window.app().selection());
    };
    assert_eq!(ids.len(), 2);
}

#[test]
fn a_double_click_edits() {
    let mut window = wine();
    super::double_click(&mut window, "[yellow tail], Price: 2.5");
    window.write("5");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Price", 2.55);
}

#[test]
fn the_wheel_scrolls_and_heads_stay() {
    let mut window = with(&projects::large(200, 60));
    let project = window.app().project().unwrap();
    let (first, later) = (
        project.factors[0].name.to_string(),
        project.factors[45].name.to_string(),
    );
    let column = format!("{}, competitor", project.competitors[0].name);
    let cell = format!("{}, {first}: ", project.competitors[0].name);
    let at = window
        .harness
        .query_all_by_label_contains(&cell)
        .next()
        .unwrap()
        .rect()
        .center();
    window.harness.hover_at(at);
    window.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, -800.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    window.settle();
    assert!(!window.shows(&format!("{first}, factor")));
    assert!(window.shows(&format!("{later}, factor")));
    assert!(window.shows(&column));
}

#[test]
fn the_right_button_offers_what_can_be_done_with_cells() {
    let mut window = wine();
    let node = window.harness.get_by_label("Budget wines, Price: 0.0");
    node.click_secondary();
    window.settle();
    check_at(&window, "Budget wines", "Price");
    window.click_last_containing("Clear cells");
    assert_eq!(score(&window, "Budget wines", "Price"), Score::Unscored);

    let node = window.harness.get_by_label("Premium wines, Price: 10.0");
    node.click_modifiers(Modifiers::SHIFT);
    window.settle();
    let node = window.harness.get_by_label("Budget wines, Price: unscored");
    node.click_secondary();
    window.settle();
    window.click_last_containing("Make not offered");
    for competitor in ["Premium wines", "Budget wines"] {
        assert_eq!(score(&window, competitor, "Price"), Score::NotOffered);
    }
    assert_eq!(undo_label(&mut window), "Enter 2 scores");

    let node = window.harness.get_by_label("Kind of Price: Price");
    node.click_secondary();
    window.settle();
    window.click_last("Image");
    assert!(window.shows("Kind of Price: Image"));
}
