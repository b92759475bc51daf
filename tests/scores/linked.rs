//! The table is one view of many: what is selected and what is changed in it is
//! so everywhere.

use egui::{Event, Key, Modifiers};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::Edit;

use super::{
    check_at, check_level, check_one_step_back, copied, nothing_selected, press, score_in, shift,
    snapshot, wine,
};
use crate::window::Window;

fn point(window: &Window, competitor: usize, factor: usize) -> Selection {
    let project = window.app().project().unwrap();
    let (competitor, factor) = (&project.competitors[competitor], &project.factors[factor]);
    Selection::Point(competitor.id.clone(), factor.id.clone())
}

#[test]
fn the_cursor_follows_what_is_selected_elsewhere() {
    let mut window = wine();
    let selected = point(&window, 2, 4);
    window.run(Command::Select(selected));
    press(&mut window, Key::ArrowDown);
    check_at(&window, "Budget wines", "Wine complexity");
    window.click("Competitor Premium wines");
    window.click("Premium wines, competitor");
    assert_eq!(copied(&mut window, Event::Copy).lines().count(), 10);
}

#[test]
fn a_point_selected_on_the_canvas_is_the_active_cell() {
    let mut window = Window::sample(super::WINE, []);
    let selected = point(&window, 1, 6);
    window.run(Command::Select(selected));
    window.key(Modifiers::COMMAND, Key::Num5);
    window.write("1");
    press(&mut window, Key::Enter);
    check_level(&window, "Premium wines", "Wine range", 1.0);
}

#[test]
fn transposing_keeps_the_cell_and_swaps_the_arrows() {
    let mut window = wine();
    let selected = point(&window, 1, 1);
    window.run(Command::Select(selected));
    window.click("Transpose");
    check_at(&window, "Premium wines", "Enological terminology");
    press(&mut window, Key::ArrowDown);
    check_at(&window, "Budget wines", "Enological terminology");
    press(&mut window, Key::ArrowRight);
    check_at(&window, "Budget wines", "Above-the-line marketing");
    assert!(window.app().settings().transposed);
    window.write("6");
    press(&mut window, Key::Enter);
    check_level(&window, "Budget wines", "Above-the-line marketing", 6.0);
    window.run(Command::Menu(MenuCommand::Transpose));
    assert!(!window.app().settings().transposed);
}

#[test]
fn a_block_outlives_undo_and_the_cell_follows_its_factor() {
    let mut window = wine();
    let before = snapshot(&window);
    shift(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    check_one_step_back(&mut window, &before);
    assert_eq!(copied(&mut window, Event::Copy), "2.5\n–\n");
    press(&mut window, Key::ArrowDown);
    let id = before.factors[1].id.clone();
    window.run(Command::Edit(Edit::MoveFactor { id, to: 5 }));
    window.write("9");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Enological terminology", 9.0);
}

#[test]
fn our_own_scores_are_those_of_the_scenario() {
    let mut window = wine();
    window.run(Command::Menu(MenuCommand::AddScenario));
    press(&mut window, Key::Enter);
    window.click("[yellow tail], Price: 2.5");
    shift(&mut window, Key::ArrowRight);
    super::paste(&mut window, "7\t8");
    let as_is = snapshot(&window);
    let level = |competitor, project| score_in(project, competitor, "Price").level().unwrap();
    assert_eq!(level("[yellow tail]", &as_is).get(), 2.5, "the as-is stays");
    assert_eq!(
        level("Premium wines", &as_is).get(),
        8.0,
        "rivals have one curve"
    );
    let shown = window.app().shown().unwrap();
    assert_eq!(level("[yellow tail]", &shown).get(), 7.0);
}

#[test]
fn the_view_has_a_tab_a_command_and_a_key() {
    let mut window = Window::sample(super::WINE, []);
    assert!(nothing_selected(&window));
    window.click("Table of scores");
    assert!(window.shows("Premium wines, Price: 10.0"));
    window.key(Modifiers::COMMAND, Key::Num1);
    assert!(!window.shows("Premium wines, competitor"));
    window.key(Modifiers::COMMAND, Key::K);
    window.write("table of scores");
    press(&mut window, Key::Enter);
    assert!(window.shows("Premium wines, competitor"));
    assert!(nothing_selected(&window), "looking selects nothing");
}
