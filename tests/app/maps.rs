//! Maps in the window: added, changed, beside the canvas, exported.

use std::sync::Arc;

use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::app::Reply;
use seachart::command::{Command, MenuCommand, Selection, View};
use seachart::edit::{Edit, ListEdit};
use seachart::model::{Measure, Project, Score};

use super::window::Window;

/// The wine sample without its maps.
fn without_maps(replies: impl IntoIterator<Item = Reply>) -> Window {
    let mut window = Window::sample("US wine, around 2001", replies);
    for map in &project(&window).maps {
        let id = map.id.clone();
        window.run(Command::Edit(Edit::Map(ListEdit::Remove { id })));
    }
    window
}

/// The wine sample with no map but the one that is suggested for it.
fn wine() -> Window {
    wine_that([])
}

fn wine_that(replies: impl IntoIterator<Item = Reply>) -> Window {
    let mut window = without_maps(replies);
    window.run(Command::Menu(MenuCommand::AddMap));
    window.key(Modifiers::NONE, Key::Escape);
    window
}

fn beside() -> Window {
    let mut window = wine();
    window.run(Command::Menu(MenuCommand::SideBySide));
    window
}

fn middle(window: &Window, name: &str) -> Pos2 {
    let node = window.harness.get_by_label_contains(name);
    node.rect().center()
}

/// Press on something and move it, without letting go.
fn pick_up(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.drag_at(from);
    window.harness.step();
    for step in 1..=8_u8 {
        let way = (to - from) * (f32::from(step) / 8.0);
        window.harness.hover_at(from + way);
        window.harness.step();
    }
}

fn drop_at(window: &mut Window, to: Pos2) {
    window.harness.drop_at(to);
    window.settle();
}

fn project(window: &Window) -> Arc<Project> {
    Arc::clone(window.app().project().unwrap())
}

/// Whether the menu offers to undo something that begins so.
fn would_undo(window: &mut Window, what: &str) -> bool {
    window.click("Edit");
    let found = window.shows(&format!("Undo {what}"));
    window.key(Modifiers::NONE, Key::Escape);
    found
}

#[test]
fn a_map_is_added_of_two_factors_with_its_name_ready_to_be_typed() {
    let mut window = without_maps([]);
    window.key(Modifiers::COMMAND, Key::Num3);
    assert_eq!(window.app().view(), View::Map);
    window.click_last("Add map");
    window.write("Price and words");
    window.key(Modifiers::NONE, Key::Enter);
    let map = Arc::clone(&project(&window).maps[0]);
    assert_eq!(&*map.name, "Price and words");
    assert!(map.x.of.factor().is_some() && map.y.of.factor().is_some());
    assert_ne!(map.x.of, map.y.of);
    assert!(window.shows("Premium wines: "), "its bubbles are there");
}

#[test]
fn a_bubble_and_its_curve_move_in_the_same_frame() {
    let mut window = beside();
    let from = middle(&window, "Budget wines: Price");
    let point = middle(&window, "Budget wines, Price:");
    let to = from + vec2(90.0, -60.0);
    window.harness.drag_at(from);
    window.harness.step();
    for step in 1..=8_u8 {
        let way = (to - from) * (f32::from(step) / 8.0);
        window.harness.hover_at(from + way);
        window.harness.step();
        // What the map and the canvas say in one and the same frame.
        let bubble = middle(&window, "Budget wines: Price");
        let handle = middle(&window, "Budget wines, Price:");
        let moved = (bubble.x > from.x + 1.0, handle.y < point.y - 1.0);
        assert_eq!(moved.0, moved.1, "step {step}");
        assert!(step < 4 || moved.0, "step {step}");
    }
    drop_at(&mut window, to);
    let bubble = middle(&window, "Budget wines: Price");
    assert!((bubble.x - to.x).abs() < 2.0, "{bubble:?} {to:?}");
    assert!(would_undo(&mut window, "Move Budget wines to Price"));
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(middle(&window, "Budget wines, Price:"), point);
    assert_eq!(middle(&window, "Budget wines: Price"), from);
}

#[test]
fn a_point_of_the_canvas_moves_its_bubble_in_the_same_frame() {
    let mut window = beside();
    let bubble = middle(&window, "Budget wines: Price");
    let from = middle(&window, "Budget wines, Price:");
    let to = from - vec2(0.0, 80.0);
    pick_up(&mut window, from, to);
    let now = middle(&window, "Budget wines: Price");
    assert!(now.x > bubble.x + 20.0 && (now.y - bubble.y).abs() < 1.0);
    window.key(Modifiers::NONE, Key::Escape);
    drop_at(&mut window, to);
    assert_eq!(middle(&window, "Budget wines: Price"), bubble);
}

#[test]
fn escape_in_a_drag_of_the_map_keeps_the_selection() {
    let mut window = beside();
    let before = project(&window);
    let from = middle(&window, "Budget wines: Price");
    pick_up(&mut window, from, from + vec2(60.0, -60.0));
    window.key(Modifiers::NONE, Key::Escape);
    drop_at(&mut window, from);
    assert!(Arc::ptr_eq(&before, &project(&window)));
    assert!(window.app().selection().competitor().is_some());
}

#[test]
fn our_own_bubble_moves_in_the_scenario_that_is_shown() {
    let mut window = wine();
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let before = project(&window);
    let own = before.own().unwrap().id.clone();
    let x = before.maps[0].x.of.factor().unwrap().clone();
    let from = middle(&window, "[yellow tail]: ");
    let to = from + vec2(70.0, -200.0);
    pick_up(&mut window, from, to);
    drop_at(&mut window, to);
    let after = project(&window);
    assert_eq!(after.scores, before.scores, "the as-is stays");
    let shown = window.app().shown().unwrap();
    assert_ne!(shown.scores.get(&own, &x), before.scores.get(&own, &x));
    let bubble = middle(&window, "[yellow tail]: ");
    assert!((bubble.x - to.x).abs() < 2.0, "{bubble:?} {to:?}");
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(*project(&window), *before, "one step");
}

#[test]
fn n_and_delete_act_on_a_focused_bubble() {
    let mut window = wine();
    window
        .harness
        .get_by_label_contains("Premium wines: ")
        .focus();
    window.settle();
    let before = project(&window);
    let id = before.competitors[1].id.clone();
    let x = before.maps[0].x.of.factor().unwrap().clone();
    window.key(Modifiers::NONE, Key::N);
    assert_eq!(project(&window).scores.get(&id, &x), Score::NotOffered);
    window.key(Modifiers::NONE, Key::Delete);
    assert!(project(&window).competitor(&id).is_none());
}

#[test]
fn swapping_twice_is_the_identity_and_each_is_a_step() {
    let mut window = wine();
    let before = project(&window);
    window.run(Command::Menu(MenuCommand::SwapAxes));
    let swapped = project(&window);
    assert_eq!(swapped.maps[0].x, before.maps[0].y);
    window.run(Command::Menu(MenuCommand::SwapAxes));
    assert_eq!(*project(&window), *before);
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(*project(&window), *swapped);
}

#[test]
fn what_is_exported_is_the_map_that_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("map.svg");
    let mut window = wine_that([Reply::Path(file.clone())]);
    window.run(Command::Menu(MenuCommand::Export));
    assert!(window.shows("Picture: Map: "));
    window.click("SVG");
    window.click_last("Export…");
    let svg = std::fs::read_to_string(&file).unwrap();
    let map = &project(&window).maps[0].name;
    assert!(svg.contains(&**map), "the name of the map is in it");
}

#[test]
fn a_map_whose_factor_is_deleted_says_so_and_offers_to_choose() {
    let mut window = wine();
    let factor = project(&window).maps[0].y.of.factor().unwrap().clone();
    window.run(Command::Edit(Edit::RemoveFactor { id: factor }));
    assert_eq!(project(&window).maps[0].y.of, Measure::Nothing);
    assert!(window.shows("The vertical axis measures nothing yet."));
    let map = project(&window).maps[0].id.clone();
    window.run(Command::Edit(Edit::Map(ListEdit::Remove { id: map })));
    assert!(window.shows("Maps show competitors on two factors"));
}

#[test]
fn several_are_deleted_in_one_step_with_an_offer_to_undo() {
    let mut window = wine();
    let before = project(&window);
    let all = before.competitors.iter().map(|it| it.id.clone()).collect();
    window.run(Command::Select(Selection::of_competitors(all)));
    window.key(Modifiers::NONE, Key::Delete);
    assert!(project(&window).competitors.is_empty());
    assert_eq!(window.notices(), ["Deleted 3 competitors"]);
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(*project(&window), *before);
}

#[test]
fn a_narrow_window_has_the_map_below_the_canvas() {
    let mut window = beside();
    let points = |window: &Window| {
        let canvas = middle(window, "Premium wines, Price:");
        (canvas, middle(window, "Premium wines: "))
    };
    let (canvas, map) = points(&window);
    assert!(map.x > canvas.x + 200.0);
    window.harness.set_size(vec2(700.0, 800.0));
    window.settle();
    let (canvas, map) = points(&window);
    assert!(map.y > canvas.y, "{canvas:?} {map:?}");
}
