//! Several bubbles at once.

use std::sync::Arc;

use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;
use seachart::command::Selection;
use seachart::model::{Level, Project, Score};

use super::{
    Driver, click_at, drag, driver, handle, level_of, per_level, pick_up, projects, shop, three,
    with_map,
};

fn select_all(harness: &mut Driver) {
    let project = harness.state().history.project();
    let all = project.competitors.iter().map(|it| it.id.clone());
    harness.state_mut().selection = Selection::of_competitors(all.collect());
    harness.run();
}

#[test]
fn a_band_selects_what_is_in_it() {
    let mut harness = shop();
    let (a, b) = (
        handle(&harness, "Our shop:"),
        handle(&harness, "The kiosk:"),
    );
    drag(&mut harness, a - vec2(30.0, 30.0), b + vec2(30.0, 30.0));
    assert!(harness.state().is_selected("Our shop"));
    assert!(harness.state().is_selected("The kiosk"));
    assert!(!harness.state().is_selected("The market hall"));
    assert!(!harness.state().history.is_dirty());

    let from = a - vec2(30.0, 30.0);
    pick_up(&mut harness, Modifiers::NONE, from, b + vec2(40.0, 40.0));
    harness.key_press(Key::Escape);
    harness.step();
    harness.drop_at(b);
    harness.run();
    assert!(
        harness.state().is_selected("The kiosk"),
        "Escape changes nothing"
    );
}

#[test]
fn shift_and_click_adds_and_takes_out() {
    let mut harness = shop();
    for (name, selected) in [("Our shop", true), ("The kiosk", true), ("Our shop", false)] {
        let at = handle(&harness, &format!("{name}:"));
        click_at(&mut harness, at, Modifiers::SHIFT);
        assert_eq!(harness.state().is_selected(name), selected, "{name}");
    }
    assert!(harness.state().is_selected("The kiosk"));
}

#[test]
fn dragging_one_moves_all_that_are_selected_as_one_step() {
    let mut harness = shop();
    let before = Arc::clone(harness.state().history.project());
    select_all(&mut harness);
    let from = handle(&harness, "Our shop:");
    let (x, y) = per_level(&harness);
    drag(&mut harness, from, from + vec2(x, -y));
    let state = harness.state();
    for (name, price, choice) in [
        ("Our shop", 6.0, 6.0),
        ("The market hall", 4.0, 8.5),
        ("The kiosk", 9.0, 3.5),
    ] {
        assert!((state.level(name, "Price") - price).abs() < 0.02, "{name}");
        assert!(
            (state.level(name, "Choice") - choice).abs() < 0.02,
            "{name}"
        );
    }
    assert_eq!(state.history.undo_steps(), 1);
    assert_eq!(state.history.undo_label(), Some("Move 3 competitors"));
    assert!(
        matches!(state.selection, Selection::Several(_)),
        "still selected"
    );
    harness.state_mut().history.undo();
    assert_eq!(**harness.state().history.project(), *before);
}

#[test]
fn arrows_move_all_that_are_selected_until_one_comes_to_the_edge() {
    let mut harness = shop();
    select_all(&mut harness);
    let at = handle(&harness, "Our shop:");
    // A focus that does not select: as Tab gives it.
    harness.get_by_label_contains("The market hall:").focus();
    harness.run();
    assert!(matches!(harness.state().selection, Selection::Several(_)));
    for _ in 0..9 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        harness.run();
    }
    let state = harness.state();
    assert_eq!(state.score("The kiosk", "Price"), level_of(10.0));
    assert_eq!(state.score("Our shop", "Price"), level_of(7.0));
    assert_eq!(state.score("The market hall", "Price"), level_of(5.0));
    assert!(handle(&harness, "Our shop:").x > at.x);
}

#[test]
fn what_is_not_offered_stays_when_a_group_is_moved() {
    let mut project = three();
    let (kiosk, price) = (
        project.competitors[2].id.clone(),
        project.factors[0].id.clone(),
    );
    project.scores.set(&kiosk, &price, Score::NotOffered);
    let mut harness = driver(project);
    select_all(&mut harness);
    let from = handle(&harness, "Our shop:");
    drag(&mut harness, from, pos2(-500.0, from.y));
    let state = harness.state();
    assert_eq!(state.score("The kiosk", "Price"), Score::NotOffered);
    assert_eq!(state.score("The market hall", "Price"), level_of(0.0));
    assert_eq!(state.score("Our shop", "Price"), level_of(2.0));
}

/// Levels of both factors of everybody.
fn levels(project: &Project) -> Vec<[f64; 2]> {
    let factors = [&project.factors[0].id, &project.factors[1].id];
    let competitors = project.competitors.iter();
    let of = |competitor: &_, factor| {
        let level: Option<Level> = project.scores.get(competitor, factor).level();
        level.map_or(f64::NAN, Level::get)
    };
    competitors
        .map(|it| factors.map(|factor| of(&it.id, factor)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// In the window: wherever a group is dragged, nothing in it is deformed, and
    /// dragging it back by the same way, still held, is no change at all.
    #[test]
    fn dragging_a_group_and_back_is_the_identity(
        count in 2_usize..7,
        (x, y) in (-500.0..500.0_f32, -400.0..400.0_f32),
    ) {
        let mut harness = driver(with_map(projects::large(count, 3)));
        let before = Arc::clone(harness.state().history.project());
        select_all(&mut harness);
        let from = handle(&harness, "Competitor 1:");
        pick_up(&mut harness, Modifiers::NONE, from, from + vec2(x, y));
        let there = levels(harness.state().history.project());
        let start = levels(&before);
        for axis in 0..2 {
            let way = there[0][axis] - start[0][axis];
            for (a, b) in start.iter().zip(&there) {
                prop_assert!((b[axis] - a[axis] - way).abs() < 1e-6);
                prop_assert!((0.0..=10.0).contains(&b[axis]));
            }
        }
        harness.hover_at(from);
        harness.step();
        harness.drop_at(from);
        harness.run();
        prop_assert_eq!(&**harness.state().history.project(), &*before);
        prop_assert_eq!(harness.state().history.undo_steps(), 0);
    }
}
