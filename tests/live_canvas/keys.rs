//! Points moved from the keyboard, and what keys may not do.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::command::Selection;
use seachart::model::Score;

use super::{drag, handle, level, shop};

#[test]
fn control_snaps_a_drag_to_halves() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop, Choice");
    harness.drag_at(from);
    harness.step();
    harness.event(Event::ModifiersChanged(Modifiers::COMMAND));
    for step in 1..=6 {
        harness.hover_at(from - vec2(0.0, 13.0 * step as f32));
        harness.step();
    }
    harness.drop_at(from - vec2(0.0, 78.0));
    harness.run();
    let moved = harness.state().score("Our shop", "Choice").level().unwrap();
    assert_eq!((moved.get() * 2.0).fract(), 0.0, "{moved}");
}

#[test]
fn a_click_selects_and_focuses_and_arrows_nudge() {
    let mut harness = shop();
    let start = harness.state().score("Our shop", "Choice").level().unwrap();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    assert!(matches!(harness.state().selection, Selection::Point(..)));
    assert!(!harness.state().history.is_dirty(), "a click is no drag");

    for (modifiers, step) in [
        (Modifiers::NONE, 0.1),
        (Modifiers::SHIFT, 1.0),
        (Modifiers::COMMAND, 0.01),
    ] {
        let before = harness.state().score("Our shop", "Choice").level().unwrap();
        harness.key_press_modifiers(modifiers, Key::ArrowUp);
        harness.run();
        let after = harness.state().score("Our shop", "Choice");
        assert_eq!(after, Score::Level(before.nudged(step)), "{modifiers:?}");
    }
    assert_eq!(harness.state().history.undo_steps(), 3);
    harness.key_press(Key::ArrowDown);
    harness.run();
    let now = harness.state().score("Our shop", "Choice");
    assert_eq!(now, Score::Level(start.nudged(1.01)));
}

#[test]
fn a_dragged_point_can_be_nudged_at_once() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop, Choice");
    drag(&mut harness, from, from - vec2(0.0, 40.0));
    let dropped = harness.state().score("Our shop", "Choice").level().unwrap();
    harness.key_press(Key::ArrowUp);
    harness.run();
    let now = harness.state().score("Our shop", "Choice");
    assert_eq!(now, Score::Level(dropped.nudged(0.1)));
}

#[test]
fn typed_digits_become_a_level() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    harness.event(Event::Text("7".to_owned()));
    harness.run();
    harness.event(Event::Text(",5".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().score("Our shop", "Choice"), level(7.5));
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn what_is_typed_faster_than_the_frames_come_is_not_lost() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    for key in ["7", ".", "2", "5"] {
        harness.event(Event::Text(key.to_owned()));
    }
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().score("Our shop", "Choice"), level(7.25));
}

#[test]
fn escape_in_the_field_changes_nothing_and_gives_the_keyboard_back() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    harness.event(Event::Text("7".to_owned()));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!harness.state().history.is_dirty());
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(
        harness.state().history.undo_steps(),
        1,
        "the point has the keyboard"
    );
}

#[test]
fn a_typed_level_leaves_the_keyboard_with_its_point() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    harness.event(Event::Text("7".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().score("Our shop", "Choice"), level(7.1));
}

#[test]
fn a_typed_dash_is_not_offered() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Choice").click();
    harness.run();
    harness.event(Event::Text("-".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state().score("Our shop", "Choice"),
        Score::NotOffered
    );
}

#[test]
fn keys_do_nothing_to_a_point_that_is_being_dragged() {
    let mut harness = shop();
    let before = harness.state().score("Our shop", "Choice");
    let from = handle(&harness, "Our shop, Choice");
    harness.drag_at(from);
    harness.step();
    for step in 1..=4 {
        harness.hover_at(from - vec2(0.0, 20.0 * step as f32));
        harness.step();
        harness.key_press(Key::ArrowUp);
        harness.step();
        harness.event(Event::Text("5".to_owned()));
        harness.step();
    }
    harness.key_press(Key::Escape);
    harness.step();
    harness.drop_at(from - vec2(0.0, 90.0));
    harness.run();
    assert_eq!(harness.state().score("Our shop", "Choice"), before);
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn tab_reaches_every_point_once_a_lap_and_leaves() {
    let mut harness = shop();
    harness
        .get_by_label_contains("The market hall, Price")
        .click();
    harness.run();
    let mut visited = std::collections::BTreeSet::new();
    let points = harness.state().history.project().count().levels;
    for _ in 0..points {
        let Selection::Point(competitor, factor) = harness.state().selection.clone() else {
            panic!("a point is selected");
        };
        visited.insert((competitor, factor));
        harness.key_press(Key::Tab);
        harness.run();
    }
    assert_eq!(visited.len(), points);
}

#[test]
fn a_selected_point_has_the_keyboard_when_nothing_else_has() {
    let mut harness = shop();
    let project = Arc::clone(harness.state().history.project());
    let (competitor, factor) = (&project.competitors[0].id, &project.factors[1].id);
    harness.state_mut().selection = Selection::Point(competitor.clone(), factor.clone());
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert!(harness.state().history.is_dirty());
}

#[test]
fn what_is_no_level_is_refused_beside_the_field() {
    for (first, rest) in [("1", "1"), ("1", "abc"), ("0", "-1"), ("9", "9")] {
        let mut harness = shop();
        harness.get_by_label_contains("Our shop, Choice").click();
        harness.run();
        harness.event(Event::Text(first.to_owned()));
        harness.run();
        harness.event(Event::Text(rest.to_owned()));
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(!harness.state().history.is_dirty(), "{first}{rest}");
        harness.get_by_label("expected a number from 0 to 10");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(
            harness
                .query_by_label("expected a number from 0 to 10")
                .is_none()
        );
    }
}

#[test]
fn tab_walks_the_handles_and_side_arrows_walk_the_curve() {
    let mut harness = shop();
    harness.get_by_label_contains("Our shop, Price").click();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let choice = harness.state().history.project().factors[1].id.clone();
    assert_eq!(harness.state().selection.factor(), Some(&choice));
    harness.key_press(Key::Tab);
    harness.run();
    assert!(
        harness.state().selection.factor() != Some(&choice),
        "on to the next"
    );
}
