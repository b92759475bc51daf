//! Bubbles and rings under the pointer.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, Selection};
use seachart::edit::{Edit, ListEdit, SegmentChange};
use seachart::figure::{MapSubject, Page, Theme, positioning_map};
use seachart::model::{Level, Measure, Score, Share};

use super::{
    button, click_at, drag, drag_with, driver, handle, level_of, per_level, pick_up, shop,
    shop_with, three,
};

#[test]
fn a_drag_writes_both_levels_and_undoes_in_one_step() {
    let mut harness = shop();
    let before = Arc::clone(harness.state().history.project());
    let from = handle(&harness, "Our shop: Price 5.0, Choice 5.0");
    let (x, y) = per_level(&harness);
    let to = from + vec2(1.5 * x, -2.0 * y);
    drag(&mut harness, from, to);

    let state = harness.state();
    let (price, choice) = (
        state.level("Our shop", "Price"),
        state.level("Our shop", "Choice"),
    );
    assert!((price - 6.5).abs() < 0.02 && (choice - 7.0).abs() < 0.02);
    assert_eq!(state.history.undo_steps(), 1);
    let scale = state.history.project().settings.scale;
    let shown = |level| scale.show(Level::nearest(level));
    let label = format!(
        "Move Our shop to Price {}, Choice {}",
        shown(price),
        shown(choice)
    );
    assert_eq!(state.history.undo_label(), Some(label.as_str()));
    let at = handle(&harness, "Our shop:");
    assert!((at - to).length() < 1.0, "it is where it was dropped");

    harness.state_mut().history.undo();
    assert_eq!(**harness.state().history.project(), *before);
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn picking_a_bubble_up_off_its_centre_does_not_move_it() {
    let mut harness = shop();
    let beside = handle(&harness, "Our shop:") + vec2(4.0, -3.0);
    drag(&mut harness, beside, beside);
    assert!(!harness.state().history.is_dirty());
    pick_up(
        &mut harness,
        Modifiers::NONE,
        beside,
        beside + vec2(0.0, 40.0),
    );
    assert!(harness.state().history.is_dirty(), "it shows at once");
    harness.hover_at(beside);
    harness.step();
    harness.drop_at(beside);
    harness.run();
    assert!(!harness.state().history.is_dirty(), "back is no change");
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn a_drag_along_one_axis_writes_that_axis_alone() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop:");
    let way = vec2(70.0, 30.0);
    drag_with(&mut harness, Modifiers::SHIFT, from, from + way);
    let state = harness.state();
    assert!(state.level("Our shop", "Price") > 5.5);
    assert_eq!(state.score("Our shop", "Choice"), level_of(5.0));
    let label = state.history.undo_label().unwrap();
    assert!(!label.contains("Choice"), "{label}");
}

#[test]
fn control_snaps_to_halves() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop:");
    drag_with(
        &mut harness,
        Modifiers::COMMAND,
        from,
        from + vec2(61.0, 47.0),
    );
    for factor in ["Price", "Choice"] {
        let level = harness.state().level("Our shop", factor);
        assert_eq!((2.0 * level).fract(), 0.0, "{factor} {level}");
        assert_ne!(level, 5.0);
    }
}

#[test]
fn escape_cancels_a_drag() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop:");
    pick_up(&mut harness, Modifiers::NONE, from, from + vec2(90.0, 60.0));
    assert!(harness.state().history.is_dirty());
    harness.key_press(Key::Escape);
    harness.step();
    harness.hover_at(from + vec2(20.0, 60.0));
    harness.step();
    harness.drop_at(from + vec2(20.0, 60.0));
    harness.run();
    assert!(!harness.state().history.is_dirty());
    assert_eq!(harness.state().history.undo_steps(), 0);
    assert!(!harness.state().view.is_dragging());
}

#[test]
fn nothing_but_the_bubble_moves_while_it_is_dragged() {
    let mut harness = shop();
    let names = ["The market hall:", "The kiosk:"];
    let before = names.map(|name| handle(&harness, name));
    let from = handle(&harness, "Our shop:");
    pick_up(
        &mut harness,
        Modifiers::NONE,
        from,
        from + vec2(120.0, 80.0),
    );
    assert_eq!(names.map(|name| handle(&harness, name)), before);
}

#[test]
fn into_the_gutter_is_not_offered_and_out_again() {
    let mut project = three();
    let (kiosk, price) = (
        project.competitors[2].id.clone(),
        project.factors[0].id.clone(),
    );
    project.scores.set(&kiosk, &price, Score::NotOffered);
    let mut harness = driver(project);
    let gutter = handle(&harness, "The kiosk: Price not offered, Choice 2.5");
    let from = handle(&harness, "Our shop:");
    let before = handle(&harness, "The market hall:");
    drag(&mut harness, from, egui::pos2(gutter.x, from.y));
    let state = harness.state();
    assert_eq!(state.score("Our shop", "Price"), Score::NotOffered);
    assert_eq!(state.score("Our shop", "Choice"), level_of(5.0));
    let label = state.history.undo_label();
    assert_eq!(label, Some("Move Our shop to Price not offered"));

    drag(&mut harness, gutter, gutter + vec2(0.0, -60.0));
    let state = harness.state();
    assert_eq!(
        state.score("The kiosk", "Price"),
        Score::NotOffered,
        "along the gutter"
    );
    assert!(state.level("The kiosk", "Choice") > 2.6);

    let from = handle(&harness, "Our shop:");
    drag(&mut harness, from, egui::pos2(before.x, from.y));
    let level = harness.state().level("Our shop", "Price");
    assert!((level - 3.0).abs() < 0.02, "{level}");
}

#[test]
fn nothing_moves_along_a_share() {
    let mut project = three();
    for (place, competitor) in project.competitors.clone().iter().enumerate() {
        let mut competitor = (**competitor).clone();
        competitor.share = Share::try_from(10.0 * (place + 1) as f64).ok();
        project.competitors[place] = Arc::new(competitor);
    }
    let mut map = (*project.maps[0]).clone();
    map.x.of = Measure::Share;
    project.maps[0] = Arc::new(map);
    let mut harness = driver(project);
    let from = handle(&harness, "Our shop: Share 10\u{a0}%, Choice 5.0");
    drag(&mut harness, from, from + vec2(150.0, 50.0));
    let state = harness.state();
    assert_eq!(state.score("Our shop", "Price"), level_of(5.0));
    assert!(state.level("Our shop", "Choice") < 4.9);
    let at = handle(&harness, "Our shop:");
    assert!((at.x - from.x).abs() < 0.5);
}

#[test]
fn one_factor_on_both_axes_has_one_level() {
    let mut harness = shop_with(|_, map| map.y = map.x.clone());
    harness.get_by_label_contains("Both axes measure the same");
    let from = handle(&harness, "Our shop: Price 5.0");
    drag(&mut harness, from, from + vec2(-80.0, 10.0));
    let level = harness.state().level("Our shop", "Price");
    assert!(level < 4.9, "{level}");
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_ring_is_dragged_by_its_middle_and_by_its_rim() {
    let mut project = three();
    let mut segment = project.fresh_segment("Commuters");
    segment.size = Share::try_from(20.0).ok();
    for (factor, level) in project.factors.iter().zip([6.0, 8.0]) {
        segment
            .ideal
            .insert(factor.id.clone(), Level::nearest(level));
    }
    let id = segment.id.clone();
    project.segments.push(Arc::new(segment));
    let mut harness = driver(project);
    let (x, y) = per_level(&harness);
    let middle = handle(&harness, "Ideal of Commuters: Price 6.0, Choice 8.0");
    drag(&mut harness, middle, middle + vec2(-x, y));
    harness.get_by_label_contains("Ideal of Commuters: Price 5.0, Choice 7.0");
    assert_eq!(harness.state().history.undo_steps(), 1);
    let label = harness.state().history.undo_label();
    assert_eq!(
        label,
        Some("Move the ideal of Commuters to Price 5.0, Choice 7.0")
    );
    assert_eq!(harness.state().selection, Selection::Segment(id));

    let middle = handle(&harness, "Ideal of Commuters:");
    // As large as the picture is: the window without its margins and the bar.
    let state = harness.state();
    let subject = MapSubject {
        project: state.history.project(),
        map: state.map(),
        as_is: None,
    };
    let page = Page::for_picture(944.0, 590.0);
    let picture = positioning_map(subject, &page, Theme::Light, &state.fonts);
    let rim = middle - vec2(picture.rings[0].radius as f32, 0.0);
    drag(&mut harness, rim, rim + vec2(x, 0.0));
    harness.get_by_label_contains("Ideal of Commuters: Price 6.0, Choice 7.0");
    let sent = &harness.state().sent;
    let is_ideal = |command: &Command| match command {
        Command::Edits(_, edits) => edits.iter().all(|edit| {
            matches!(
                edit,
                Edit::Segment(ListEdit::Change {
                    change: SegmentChange::Ideal(..),
                    ..
                })
            )
        }),
        _ => true,
    };
    assert!(sent.iter().all(is_ideal), "{sent:?}");
}

#[test]
fn a_click_selects_and_a_click_on_nothing_selects_the_project() {
    let mut harness = shop();
    let at = handle(&harness, "The kiosk:");
    click_at(&mut harness, at, Modifiers::NONE);
    assert!(harness.state().is_selected("The kiosk"));
    assert!(!harness.state().history.is_dirty(), "a click is no drag");
    click_at(&mut harness, at + vec2(-60.0, 60.0), Modifiers::NONE);
    assert_eq!(harness.state().selection, Selection::Project);
}

#[test]
fn hovering_lifts_a_competitor_until_a_key_is_pressed() {
    let mut harness = shop();
    let at = handle(&harness, "The kiosk:");
    harness.hover_at(at);
    harness.run();
    let kiosk = harness.state().history.project().competitors[2].id.clone();
    assert_eq!(harness.state().view.hovered(), Some(&kiosk));
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(harness.state().view.hovered(), None);
}

#[test]
fn what_a_drag_began_over_is_not_lifted_while_it_lasts() {
    let mut harness = shop();
    let from = handle(&harness, "The kiosk:");
    let over = handle(&harness, "The market hall:");
    harness.hover_at(from);
    harness.run();
    harness.event(button(from, true, Modifiers::NONE));
    harness.step();
    // A fast pointer is far away before its press is known for a drag.
    harness.event(Event::PointerMoved(over));
    harness.step();
    harness.event(Event::PointerMoved(over + vec2(-80.0, 60.0)));
    harness.step();
    assert!(harness.state().view.is_dragging());
    assert_eq!(harness.state().view.hovered(), None);
}

#[test]
fn the_background_moves_a_picture_that_is_larger_than_the_window() {
    let mut harness = shop();
    harness.state_mut().view.camera_mut().zoom_by(2.0);
    harness.run();
    let from = handle(&harness, "Our shop:");
    let (beside, way) = (from + vec2(60.0, 40.0), vec2(40.0, 10.0));
    drag(&mut harness, beside, beside + way);
    let moved = handle(&harness, "Our shop:") - from;
    assert!((moved - way).length() < 7.0, "{moved:?}");
    assert_eq!(harness.state().selection, Selection::Project);
    let from = handle(&harness, "Our shop:");
    let corner = from - vec2(30.0, 30.0);
    drag_with(
        &mut harness,
        Modifiers::SHIFT,
        corner,
        from + vec2(30.0, 30.0),
    );
    assert!(harness.state().is_selected("Our shop"), "a band with Shift");
    assert_eq!(handle(&harness, "Our shop:"), from);

    harness.state_mut().view.camera_mut().fit();
    harness.run();
    let selection = harness.state().selection.clone();
    harness.state_mut().view.look_at(&selection);
    harness.run();
    assert!(
        harness.state().view.camera().percent() > 150.0,
        "zoomed to it"
    );
}

#[test]
fn an_untouched_frame_sends_nothing() {
    let mut harness = shop();
    harness.state_mut().sent.clear();
    harness.run();
    assert_eq!(harness.state().sent, []);
}
