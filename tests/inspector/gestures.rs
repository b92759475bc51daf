//! Drags, swatches and buttons: what is done to a look or to a point without typing.

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::command::Command;
use seachart::model::{Color, Marker, Rgb, Role, Score};

use crate::panels::{competitor, factor, press, wine};
use crate::{click, fill, inspect, level, point, undo};

#[test]
fn a_new_own_company_is_announced_and_replaces_the_old_one() {
    let mut harness = inspect(competitor("premium-wines"));
    harness.get_by_label_contains("takes the place of [yellow tail]");
    click(&mut harness, "Own company");
    assert_eq!(harness.state().competitor("premium-wines").role, Role::Own);
    assert_eq!(harness.state().competitor("yellow-tail").role, Role::Rival);
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn colours_and_markers_are_picked_from_swatches() {
    let mut harness = inspect(competitor("premium-wines"));
    click(&mut harness, "Colour 7");
    click(&mut harness, "Star");
    let premium = harness.state().competitor("premium-wines");
    assert_eq!(
        (premium.color, premium.marker),
        (Color::Palette(6), Marker::Star)
    );
    fill(&mut harness, "Custom colour", "1F6FB2");
    press(&mut harness, Key::Enter);
    let premium = harness.state().competitor("premium-wines");
    assert_eq!(premium.color, Color::Custom(Rgb([0x1f, 0x6f, 0xb2])));
    fill(&mut harness, "Custom colour", "blue");
    press(&mut harness, Key::Tab);
    harness.get_by_label_contains("expected six hexadecimal digits");
}

#[test]
fn a_drag_in_the_colour_picker_is_one_step() {
    let mut harness = inspect(competitor("premium-wines"));
    click(&mut harness, "Custom colour…");
    let field = harness.get_by_label("Saturation and brightness").rect();
    harness.drag_at(field.center());
    harness.step();
    for step in 1..=5 {
        harness.hover_at(field.center() + vec2(8.0, 4.0) * step as f32);
        harness.step();
    }
    harness.drop_at(field.center() + vec2(40.0, 20.0));
    harness.run();
    let color = harness.state().competitor("premium-wines").color;
    assert!(matches!(color, Color::Custom(_)), "{color:?}");
    assert_eq!(harness.state().history.undo_steps(), 1);
    assert!(!harness.state().history.in_gesture());
    let edits = harness.state().sent.iter();
    let edits = edits
        .filter(|command| matches!(command, Command::Edit(_)))
        .count();
    assert!(edits > 2, "the curve follows the drag: {edits}");
    undo(&mut harness);
    assert_eq!(*harness.state().project(), wine());
}

#[test]
fn the_level_slider_is_one_gesture() {
    let mut harness = inspect(point("yellow-tail", "price"));
    let rail = harness.get_by_label("Level slider").rect();
    harness.drag_at(rail.center());
    harness.step();
    harness.hover_at(rail.center() + vec2(30.0, 0.0));
    harness.step();
    harness.drop_at(rail.center() + vec2(60.0, 0.0));
    harness.run();
    let moved = harness
        .state()
        .score("yellow-tail", "price")
        .level()
        .unwrap();
    assert!(moved.get() > 6.0, "{moved}");
    assert_eq!(harness.state().history.undo_steps(), 1);
    undo(&mut harness);
    assert_eq!(*harness.state().project(), wine());
}

#[test]
fn escape_cancels_the_slider() {
    let mut harness = inspect(point("yellow-tail", "price"));
    let rail = harness.get_by_label("Level slider").rect();
    harness.drag_at(rail.center());
    harness.step();
    harness.hover_at(rail.center() + vec2(30.0, 0.0));
    harness.step();
    assert!(harness.state().history.in_gesture());
    harness.key_press(Key::Escape);
    harness.step();
    harness.hover_at(rail.center() + vec2(40.0, 0.0));
    harness.step();
    harness.drop_at(rail.center() + vec2(60.0, 0.0));
    harness.run();
    assert_eq!(*harness.state().project(), wine());
    assert_eq!(harness.state().history.undo_steps(), 0);
    assert!(!harness.state().history.in_gesture());
}

#[test]
fn a_point_says_how_far_it_lies_from_the_industry_standard() {
    let mut harness = inspect(point("yellow-tail", "price"));
    // (30 × 10 + 10 × 2) / 40
    harness.get_by_label("8.0");
    harness.get_by_label("4.0 below the industry standard");
    harness.get_by_label("Of 2 rivals that offer it, weighted by share");
    click(&mut harness, "Not offered");
    assert_eq!(
        harness.state().score("yellow-tail", "price"),
        Score::NotOffered
    );
    harness.get_by_label("[yellow tail] does without what rivals offer");
    assert!(harness.query_by_label("Level slider").is_none());
    click(&mut harness, "Set to 8.0");
    assert_eq!(harness.state().score("yellow-tail", "price"), level(8.0));
    click(&mut harness, "Clear");
    assert_eq!(
        harness.state().score("yellow-tail", "price"),
        Score::Unscored
    );
    fill(&mut harness, "Level of the point", "9");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().score("yellow-tail", "price"), level(9.0));
}

#[test]
fn the_names_of_a_point_select_what_they_name() {
    let mut harness = inspect(point("yellow-tail", "price"));
    click(&mut harness, "Select Price");
    assert_eq!(harness.state().selection, factor("price"));
    click(&mut harness, "Select Premium wines");
    assert_eq!(harness.state().selection, point("premium-wines", "price"));
    click(&mut harness, "Select Premium wines");
    assert_eq!(harness.state().selection, competitor("premium-wines"));
}
