//! Labels, the words of the axes and the bar.

use std::sync::Arc;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::{Edit, FactorChange, ListEdit, MapChange};
use seachart::model::{BubbleSize, Measure};

use super::{Driver, click_at, drag, driver, handle, projects, shop, shop_with, with_map};

#[test]
fn a_label_that_is_dragged_stays_where_it_was_put() {
    let mut harness = shop();
    let from = handle(&harness, "Label of The kiosk");
    let bubble = handle(&harness, "The kiosk:");
    let way = vec2(-70.0, -50.0);
    drag(&mut harness, from, from + way);
    assert_eq!(handle(&harness, "The kiosk:"), bubble, "the bubble stays");
    let at = handle(&harness, "Label of The kiosk");
    assert!((at - from - way).length() < 1.5, "{at:?}");
    let state = harness.state();
    assert_eq!(state.map().pins.len(), 1);
    assert_eq!(state.history.undo_steps(), 1);
    let label = state.history.undo_label();
    assert_eq!(label, Some("Move the label of The kiosk"));

    harness
        .get_by_label_contains("Label of The kiosk")
        .click_secondary();
    harness.run();
    harness.get_by_label("Unpin label").click();
    harness.run();
    assert_eq!(harness.state().map().pins.len(), 0);
    assert_eq!(handle(&harness, "Label of The kiosk"), from);
}

#[test]
fn a_label_is_double_clicked_to_rename() {
    let mut harness = shop();
    let at = handle(&harness, "Label of The kiosk");
    harness.hover_at(at);
    harness.run();
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(super::button(at, pressed, Modifiers::NONE));
        }
        harness.step();
    }
    harness.run();
    let kiosk = harness.state().history.project().competitors[2].id.clone();
    let rename = Command::Rename(Selection::Competitor(kiosk));
    assert!(harness.state().sent.contains(&rename));
}

#[test]
fn a_bubble_has_a_menu() {
    let mut harness = shop();
    harness
        .get_by_label_contains("The kiosk:")
        .click_secondary();
    harness.run();
    for name in ["Rename", "Duplicate", "Make own company", "Delete"] {
        harness.get_by_label_contains(name);
    }
    harness.get_by_label("Hide on this map").click();
    harness.run();
    assert!(harness.query_by_label_contains("The kiosk:").is_none());
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Leave The kiosk out of Where we stand"));

    harness.get_by_label_contains("Our shop:").click_secondary();
    harness.run();
    harness.get_by_label("Clear both levels").click();
    harness.run();
    let state = harness.state();
    assert_eq!(state.score("Our shop", "Price").level(), None);
    assert_eq!(state.history.undo_steps(), 2);
}

#[test]
fn the_background_has_a_menu() {
    let mut harness = shop();
    let at = handle(&harness, "Our shop:") + vec2(60.0, 60.0);
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
    harness.get_by_label_contains("Flip vertical axis").click();
    harness.run();
    let sent = &harness.state().sent;
    assert!(sent.contains(&Command::Menu(MenuCommand::FlipY)));
}

fn open_axis(harness: &mut Driver, name: &str) {
    let at = harness.get_by_label(name).rect().center();
    click_at(harness, at, Modifiers::NONE);
}

#[test]
fn a_click_on_an_axis_chooses_what_it_measures() {
    let mut harness = shop();
    open_axis(&mut harness, "Vertical axis: Choice");
    harness.get_by_label("Advice").click();
    harness.run();
    let advice = harness.state().history.project().factors[2].id.clone();
    assert_eq!(harness.state().map().y.of, Measure::Factor(advice));
    harness.get_by_label("Vertical axis: Advice");

    open_axis(&mut harness, "Horizontal axis: Price");
    harness.get_by_label("Runs the other way").click();
    harness.run();
    assert!(harness.state().map().x.flipped);
    assert_eq!(harness.state().history.undo_steps(), 2);
}

#[test]
fn a_new_factor_on_an_axis_is_not_on_the_canvas() {
    let mut harness = shop();
    open_axis(&mut harness, "Vertical axis: Choice");
    harness.get_by_label("New factor…").click();
    harness.run();
    let state = harness.state();
    let project = state.history.project();
    let factor = project.factors.last().unwrap();
    assert!(!factor.on_canvas);
    assert_eq!(state.map().y.of.factor(), Some(&factor.id));
    assert_eq!(state.history.undo_steps(), 1);
    let rename = Command::Rename(Selection::Factor(factor.id.clone()));
    assert!(state.sent.contains(&rename));
}

#[test]
fn the_words_at_the_ends_are_typed_where_they_stand() {
    let mut harness = shop();
    open_axis(&mut harness, "Vertical axis: Choice");
    harness.get_by_label("Word at the high end").click();
    harness.run();
    harness.event(egui::Event::Text("everything".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let state = harness.state();
    let project = state.history.project();
    assert_eq!(&*project.factors[1].high, "everything");
    let is_word = |command: &Command| {
        matches!(
            command,
            Command::Edit(Edit::ChangeFactor {
                change: FactorChange::High(_),
                ..
            })
        )
    };
    let sent = state.sent.iter().filter(|command| is_word(command));
    assert_eq!(sent.count(), 1);
}

#[test]
fn the_bar_has_the_maps_and_the_bubbles() {
    let mut harness = shop();
    harness.get_by_label("Bubbles: One size").click();
    harness.run();
    harness.get_by_label("Share").click();
    harness.run();
    assert_eq!(harness.state().map().size, BubbleSize::Share);
    harness.get_by_label("White space").click();
    harness.run();
    harness.get_by_label("Map: Where we stand").click();
    harness.run();
    harness.get_by_label_contains("Delete this map").click();
    harness.run();
    let state = harness.state();
    let map = state.map().id.clone();
    let sent = &state.sent;
    let place = |command| sent.iter().position(|other| *other == command).unwrap();
    assert!(sent.contains(&Command::Menu(MenuCommand::ToggleWhiteSpace)));
    let selected = place(Command::Select(Selection::Map(map)));
    assert!(selected < place(Command::Menu(MenuCommand::Delete)));
}

#[test]
fn swapping_and_flipping_twice_changes_no_picture() {
    let mut harness = shop_with(|_, map| map.x.flipped = true);
    let names = ["Our shop:", "The market hall:", "The kiosk:"];
    let before = names.map(|name| handle(&harness, name));
    for _ in 0..2 {
        let map = harness.state().map().clone();
        let change = MapChange::Axes(map.y, map.x);
        let edit = Edit::Map(ListEdit::Change { id: map.id, change });
        harness.state_mut().history.apply(edit).unwrap();
        harness.run();
    }
    assert_eq!(names.map(|name| handle(&harness, name)), before);
}

#[test]
fn the_bar_is_never_wider_than_the_view() {
    let mut project = projects::of("Shops", &["A", "B", "C"], &["Price", "Choice"]);
    let mut metric = project.fresh_metric("Revenue of the whole company, before taxes and after");
    metric.unit = "k€".into();
    let size = BubbleSize::Metric(metric.id.clone());
    project.metrics.push(Arc::new(metric));
    let mut project = with_map(project);
    let map = Arc::make_mut(&mut project.maps[0]);
    map.name = "Price against choice, as the owners of the shops see it".into();
    map.size = size;
    let mut harness = driver(project);
    for width in [300.0, 399.0, 401.0, 480.0, 623.0, 625.0, 900.0] {
        // With the margins of the window.
        harness.set_size(vec2(width + 16.0, 640.0));
        harness.run();
        let last = if width < 624.0 { "Show" } else { "Swap axes" };
        for label in ["Map:", last] {
            let rect = harness.get_by_label_contains(label).rect();
            assert!(rect.right() <= width + 0.5, "{label} at {width}: {rect}");
        }
    }
}
