//! The map from the keyboard.

use std::collections::BTreeSet;

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use seachart::command::Selection;
use seachart::model::{Measure, Score};

use super::{Driver, level_of, shop, shop_with};

fn focus(harness: &mut Driver, name: &str) {
    harness.get_by_label_contains(name).click();
    harness.run();
}

fn type_text(harness: &mut Driver, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

fn press(harness: &mut Driver, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn arrows_move_a_bubble_the_way_they_point() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    for (modifiers, step) in [
        (Modifiers::NONE, 0.1),
        (Modifiers::SHIFT, 1.0),
        (Modifiers::COMMAND, 0.01),
    ] {
        let before = harness.state().level("Our shop", "Price");
        press(&mut harness, modifiers, Key::ArrowRight);
        let after = harness.state().level("Our shop", "Price");
        assert!((after - before - step).abs() < 1e-9, "{modifiers:?}");
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().score("Our shop", "Choice"), level_of(4.9));
    assert_eq!(harness.state().history.undo_steps(), 4);
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Move Our shop to Choice 4.9"));
}

#[test]
fn on_a_flipped_axis_too() {
    let mut harness = shop_with(|_, map| {
        map.x.flipped = true;
        map.y.flipped = true;
    });
    let before = super::handle(&harness, "Our shop:");
    focus(&mut harness, "Our shop:");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(harness.state().score("Our shop", "Price"), level_of(4.0));
    assert_eq!(harness.state().score("Our shop", "Choice"), level_of(4.0));
    let after = super::handle(&harness, "Our shop:");
    assert!(after.x > before.x && after.y < before.y);
}

#[test]
fn held_keys_are_one_step() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    for _ in 0..5 {
        harness.key_down(Key::ArrowRight);
        harness.step();
    }
    harness.key_down(Key::ArrowUp);
    harness.step();
    harness.key_up(Key::ArrowUp);
    harness.key_up(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().history.undo_steps(), 1);
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Move Our shop to Price 5.5, Choice 5.1"));
}

#[test]
fn typed_levels_are_taken_with_enter() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    type_text(&mut harness, "4");
    type_text(&mut harness, ",5");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    type_text(&mut harness, "9");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().score("Our shop", "Price"), level_of(4.5));
    assert_eq!(harness.state().score("Our shop", "Choice"), level_of(9.0));
    assert_eq!(harness.state().history.undo_steps(), 1);
    let label = harness.state().history.undo_label();
    assert_eq!(label, Some("Move Our shop to Price 4.5, Choice 9.0"));
    // The bubble has the keyboard again.
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().score("Our shop", "Choice"), level_of(9.1));
}

#[test]
fn enter_opens_the_levels_and_escape_leaves_them() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().view.is_typing());
    type_text(&mut harness, "1");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().view.is_typing());
    assert!(!harness.state().history.is_dirty());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!harness.state().history.is_dirty(), "nothing was typed");
    assert!(!harness.state().view.is_typing());
}

#[test]
fn what_is_no_level_is_refused_beside_its_field() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    type_text(&mut harness, "9");
    type_text(&mut harness, "9");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("expected a number from 0 to 10");
    assert!(!harness.state().history.is_dirty());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().view.is_typing());
}

#[test]
fn an_axis_that_is_no_factor_has_no_field() {
    let mut harness = shop_with(|_, map| map.y.of = Measure::Share);
    // Nobody has a share: nobody is placed, and nothing can be typed.
    assert!(harness.query_by_label_contains("Our shop:").is_none());
    type_text(&mut harness, "4");
    assert!(!harness.state().view.is_typing());
    harness.get_by_label_contains("Nobody is known on both axes yet");
}

#[test]
fn n_is_not_offered_on_the_horizontal_axis_and_with_shift_on_the_other() {
    let mut harness = shop();
    focus(&mut harness, "Our shop:");
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(
        harness.state().score("Our shop", "Price"),
        Score::NotOffered
    );
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(harness.state().score("Our shop", "Price"), level_of(5.0));
    press(&mut harness, Modifiers::SHIFT, Key::N);
    assert_eq!(
        harness.state().score("Our shop", "Choice"),
        Score::NotOffered
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(
        harness.state().score("Our shop", "Choice"),
        Score::NotOffered
    );
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().score("Our shop", "Choice"), level_of(0.0));
}

#[test]
fn tab_reaches_every_bubble_once_a_lap() {
    let mut harness = shop();
    focus(&mut harness, "The kiosk:");
    let mut visited = BTreeSet::new();
    for _ in 0..14 {
        if let Selection::Competitor(id) = harness.state().selection.clone() {
            visited.insert(id);
        }
        press(&mut harness, Modifiers::NONE, Key::Tab);
    }
    assert_eq!(visited.len(), 3);
}

#[test]
fn a_competitor_that_is_selected_elsewhere_has_the_keyboard() {
    let mut harness = shop();
    let kiosk = harness.state().history.project().competitors[2].id.clone();
    harness.state_mut().selection = Selection::Competitor(kiosk);
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(harness.state().score("The kiosk", "Choice"), level_of(2.6));
}
