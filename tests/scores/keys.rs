//! Keys are those of every spreadsheet.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use seachart::command::MenuCommand;
use seachart::model::Score;

use super::{
    check_at, check_level, check_one_step_back, press, score, shift, snapshot, undo_label, wine,
};
use crate::window::Window;

#[test]
fn the_keyboard_is_on_the_cells_at_once_and_arrows_walk() {
    let mut window = wine();
    press(&mut window, Key::ArrowRight);
    check_at(&window, "Premium wines", "Price");
    press(&mut window, Key::ArrowDown);
    check_at(&window, "Premium wines", "Enological terminology");
    press(&mut window, Key::End);
    check_at(&window, "Budget wines", "Enological terminology");
    press(&mut window, Key::Home);
    check_at(&window, "[yellow tail]", "Enological terminology");
    window.key(Modifiers::COMMAND, Key::End);
    check_at(&window, "Budget wines", "Fun and adventure");
    window.key(Modifiers::COMMAND, Key::Home);
    check_at(&window, "[yellow tail]", "Price");
    window.key(Modifiers::COMMAND, Key::ArrowDown);
    check_at(&window, "[yellow tail]", "Fun and adventure");
    press(&mut window, Key::PageUp);
    check_at(&window, "[yellow tail]", "Price");
    press(&mut window, Key::ArrowLeft);
    check_at(&window, "", "Price");
}

#[test]
fn typing_replaces_and_enter_and_tab_go_on() {
    let mut window = wine();
    press(&mut window, Key::ArrowRight);
    window.write("7");
    window.write(",5");
    press(&mut window, Key::Tab);
    check_level(&window, "Premium wines", "Price", 7.5);
    check_at(&window, "Budget wines", "Price");
    assert_eq!(
        undo_label(&mut window),
        "Move Price of Premium wines to 7.5"
    );
    window.write("3");
    press(&mut window, Key::Enter);
    check_level(&window, "Budget wines", "Price", 3.0);
    check_at(&window, "Premium wines", "Enological terminology");
    window.write("–");
    shift(&mut window, Key::Enter);
    assert_eq!(
        score(&window, "Premium wines", "Enological terminology"),
        Score::NotOffered
    );
    check_at(&window, "Premium wines", "Price");
    shift(&mut window, Key::Tab);
    check_at(&window, "[yellow tail]", "Price");
}

#[test]
fn an_arrow_ends_what_is_typed_over_and_moves() {
    let mut window = wine();
    window.write("6");
    press(&mut window, Key::ArrowRight);
    check_level(&window, "[yellow tail]", "Price", 6.0);
    check_at(&window, "Premium wines", "Price");
}

#[test]
fn f2_edits_what_is_there_and_escape_takes_it_back() {
    let mut window = wine();
    let before = snapshot(&window);
    press(&mut window, Key::F2);
    window.write("5");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Price", 2.55);
    check_one_step_back(&mut window, &before);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowDown);
    window.write("9");
    press(&mut window, Key::Escape);
    assert_eq!(window.app().project(), Some(&before));
    press(&mut window, Key::F2);
    press(&mut window, Key::Enter);
    assert_eq!(window.app().project(), Some(&before), "nothing was changed");
    assert!(!window.app().enabled(MenuCommand::Undo));
}

#[test]
fn a_text_that_is_no_level_stays_with_what_was_expected() {
    let mut window = wine();
    let before = snapshot(&window);
    window.write("abc");
    press(&mut window, Key::Enter);
    assert!(window.shows("expected a number from 0 to 10"));
    assert_eq!(window.app().project(), Some(&before));
    window.key(Modifiers::COMMAND, Key::A);
    window.write("4");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Price", 4.0);
}

#[test]
fn a_text_that_is_no_level_and_is_left_is_said_not_to_count() {
    let mut window = wine();
    let before = snapshot(&window);
    window.write("12");
    window.click("Premium wines, Wine range: 10.0");
    assert_eq!(window.app().project(), Some(&before));
    let notices = window.notices();
    let expected = "\"12\" cannot be Price of [yellow tail]: expected a number from 0 to 10";
    assert!(
        notices
            .iter()
            .any(|said| said.eq_ignore_ascii_case(expected)),
        "{notices:?}"
    );
    check_at(&window, "Premium wines", "Wine range");
}

#[test]
fn a_view_that_is_left_takes_what_was_typed() {
    let mut window = wine();
    window.write("8");
    window.key(Modifiers::COMMAND, Key::Num1);
    check_level(&window, "[yellow tail]", "Price", 8.0);
}

#[test]
fn keys_that_come_in_one_frame_are_taken_in_their_order() {
    let mut window = wine();
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = |text: &str| Event::Text(text.to_owned());
    let events = [
        text("1"),
        text("."),
        text("5"),
        key(Key::Enter),
        text("2"),
        key(Key::Enter),
        text("3"),
    ];
    window.harness.input_mut().events.extend(events);
    window.harness.step();
    let more = [text(".5"), key(Key::Tab), text("4"), key(Key::Enter)];
    window.harness.input_mut().events.extend(more);
    window.harness.step();
    window.settle();
    check_level(&window, "[yellow tail]", "Price", 1.5);
    check_level(&window, "[yellow tail]", "Enological terminology", 2.0);
    check_level(&window, "[yellow tail]", "Above-the-line marketing", 3.5);
    check_level(&window, "Premium wines", "Above-the-line marketing", 4.0);
    check_at(&window, "[yellow tail]", "Aging quality");
}

#[test]
fn keys_in_the_frames_right_after_each_other_stay_in_the_table() {
    let mut window = wine();
    let frame = |window: &mut Window, event| {
        window.harness.input_mut().events.push(event);
        window.harness.step();
    };
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    frame(&mut window, Event::Text("7".to_owned()));
    frame(&mut window, key(Key::ArrowRight));
    frame(&mut window, Event::Text("6".to_owned()));
    frame(&mut window, key(Key::Tab));
    frame(&mut window, Event::Text("5".to_owned()));
    frame(&mut window, key(Key::Enter));
    frame(&mut window, key(Key::ArrowUp));
    frame(&mut window, Event::Text("4".to_owned()));
    frame(&mut window, key(Key::Escape));
    frame(&mut window, key(Key::ArrowRight));
    window.settle();
    check_level(&window, "[yellow tail]", "Price", 7.0);
    check_level(&window, "Premium wines", "Price", 6.0);
    check_level(&window, "Budget wines", "Price", 5.0);
    check_at(&window, "Budget wines", "Price");
}

#[test]
fn delete_clears_the_block_in_one_step() {
    let mut window = wine();
    let before = snapshot(&window);
    press(&mut window, Key::ArrowRight);
    for _ in 0..2 {
        shift(&mut window, Key::ArrowDown);
    }
    shift(&mut window, Key::ArrowRight);
    press(&mut window, Key::Delete);
    assert_eq!(score(&window, "Budget wines", "Price"), Score::Unscored);
    assert_eq!(
        score(&window, "Premium wines", "Above-the-line marketing"),
        Score::Unscored
    );
    check_level(&window, "Premium wines", "Aging quality", 10.0);
    assert_eq!(undo_label(&mut window), "Clear 6 scores");
    check_one_step_back(&mut window, &before);
}

#[test]
fn ctrl_d_fills_down_and_leaves_competitors_alone() {
    let mut window = wine();
    let before = snapshot(&window);
    for _ in 0..3 {
        shift(&mut window, Key::ArrowDown);
    }
    window.key(Modifiers::COMMAND, Key::D);
    check_level(&window, "[yellow tail]", "Aging quality", 2.5);
    assert_eq!(window.names().len(), 3);
    assert_eq!(undo_label(&mut window), "Fill down 3 scores");
    check_one_step_back(&mut window, &before);
}

#[test]
fn ctrl_enter_puts_one_level_into_all_of_a_block() {
    let mut window = wine();
    window.key(Modifiers::COMMAND, Key::A);
    window.write("5");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(undo_label(&mut window), "Enter 30 scores");
    check_level(&window, "Budget wines", "Fun and adventure", 5.0);
}

#[test]
fn letters_are_typed_and_no_commands() {
    let mut window = wine();
    let before = snapshot(&window);
    press(&mut window, Key::N);
    assert_eq!(window.app().project(), Some(&before));
    window.write("not offered");
    press(&mut window, Key::Enter);
    assert_eq!(score(&window, "[yellow tail]", "Price"), Score::NotOffered);
}

#[test]
fn the_active_cell_comes_into_sight() {
    let mut window = super::with(&super::projects::large(200, 60));
    let last = window.app().project().unwrap().competitors[199]
        .name
        .to_string();
    assert!(!window.shows(&format!("{last}, competitor")));
    window.key(Modifiers::COMMAND, Key::End);
    assert!(window.shows(&format!("{last}, competitor")));
    let project = window.app().project().unwrap();
    let factor = project.factors[59].name.to_string();
    let cell = format!("{last}, {factor}: ");
    let found = window.harness.query_all_by_label_contains(&cell);
    assert_eq!(found.count(), 1);
}

#[test]
fn keys_go_elsewhere_while_a_dialog_is_open() {
    let mut window = wine();
    let before = snapshot(&window);
    window.key(Modifiers::COMMAND, Key::K);
    window.write("zoom");
    press(&mut window, Key::Escape);
    assert_eq!(window.app().project(), Some(&before));
    window.write("3");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Price", 3.0);
}
