//! Blocks go to other spreadsheets and come back.

use egui::{Event, Key, Modifiers};
use seachart::command::{Command, MenuCommand};
use seachart::edit::Edit;
use seachart::model::{Scale, Score};

use super::{
    check_at, check_level, check_one_step_back, copied, paste, press, score, shift, snapshot,
    undo_label, wine,
};

#[test]
fn a_block_is_copied_as_text_between_tabs() {
    let mut window = wine();
    shift(&mut window, Key::ArrowRight);
    shift(&mut window, Key::ArrowDown);
    assert_eq!(copied(&mut window, Event::Copy), "2.5\t10.0\n–\t10.0\n");
    press(&mut window, Key::ArrowRight);
    assert_eq!(copied(&mut window, Event::Copy), "10.0");
}

#[test]
fn a_block_is_pasted_in_one_step_and_stays_selected() {
    let mut window = wine();
    let before = snapshot(&window);
    press(&mut window, Key::ArrowRight);
    paste(&mut window, "1\t2,5\r\n-\t\r\n");
    check_level(&window, "Premium wines", "Price", 1.0);
    check_level(&window, "Budget wines", "Price", 2.5);
    assert_eq!(
        score(&window, "Premium wines", "Enological terminology"),
        Score::NotOffered
    );
    assert_eq!(
        score(&window, "Budget wines", "Enological terminology"),
        Score::Unscored
    );
    assert_eq!(undo_label(&mut window), "Paste 4 scores");
    assert_eq!(copied(&mut window, Event::Copy), "1.0\t2.5\n–\t\n");
    check_one_step_back(&mut window, &before);
}

#[test]
fn what_was_copied_comes_back_as_it_was() {
    let mut window = wine();
    let before = snapshot(&window);
    window.key(Modifiers::COMMAND, Key::A);
    let text = copied(&mut window, Event::Copy);
    assert_eq!(text.lines().count(), 10);
    paste(&mut window, &text);
    assert_eq!(window.app().project(), Some(&before));
    assert!(!window.app().enabled(MenuCommand::Undo));
}

#[test]
fn one_cell_fills_the_block() {
    let mut window = wine();
    window.click("Premium wines, competitor");
    paste(&mut window, "5");
    check_level(&window, "Premium wines", "Price", 5.0);
    check_level(&window, "Premium wines", "Fun and adventure", 5.0);
    assert_eq!(undo_label(&mut window), "Paste 10 scores");
}

#[test]
fn a_bad_cell_changes_nothing_and_is_named() {
    for (typed, shown) in [
        ("abc", "abc"),
        ("12", "12"),
        ("NaN", "NaN"),
        ("\"1\t2\"", "1\t2"),
    ] {
        let mut window = wine();
        let before = snapshot(&window);
        paste(&mut window, &format!("1\t2\n3\t{typed}\n"));
        assert_eq!(window.app().project(), Some(&before), "{typed}");
        let expected = format!(
            "othing was pasted: \"{shown}\" in row 2, column 2 cannot be Enological terminology of \
             Premium wines: expected a number from 0 to 10"
        );
        let notices = window.notices();
        assert!(
            notices.iter().any(|said| said.ends_with(&expected)),
            "{notices:?}"
        );
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let mut window = wine();
    for _ in 0..2 {
        press(&mut window, Key::ArrowRight);
    }
    window.key(Modifiers::COMMAND, Key::ArrowDown);
    check_at(&window, "Budget wines", "Fun and adventure");
    paste(&mut window, "1\t2\t3\n4\t5\t6\n");
    check_level(&window, "Budget wines", "Fun and adventure", 1.0);
    let notices = window.notices();
    let expected = "1 row and 2 columns of what was pasted did not fit into the table";
    assert!(
        notices.iter().any(|said| said.ends_with(expected)),
        "{notices:?}"
    );
    assert_eq!(undo_label(&mut window), "Paste 1 score");
}

/// `LibreOffice` puts a name of two lines, and one with quotes, into quotes.
#[test]
fn names_of_several_lines_and_with_quotes_are_pasted_from_libreoffice_and_copied_back() {
    let mut window = wine();
    for _ in 0..3 {
        press(&mut window, Key::ArrowLeft);
    }
    check_at(&window, "", "Price");
    let text = "\"Price\nper bottle\"\tPrice\tless\t1\n\"The \"\"nose\"\"\"\tim\tmore\t2\n";
    paste(&mut window, text);
    let project = snapshot(&window);
    assert_eq!(&*project.factors[0].name, "Price\nper bottle");
    assert_eq!(&*project.factors[1].name, "The \"nose\"");
    assert_eq!(undo_label(&mut window), "Paste 8 cells");
    check_level(&window, "[yellow tail]", "The \"nose\"", 2.0);
    press(&mut window, Key::Home);
    shift(&mut window, Key::ArrowDown);
    assert_eq!(
        copied(&mut window, Event::Copy),
        "\"Price\nper bottle\"\n\"The \"\"nose\"\"\"\n"
    );
}

#[test]
fn a_copy_within_the_table_does_not_round_to_what_is_shown() {
    let mut window = wine();
    window.write("3.33");
    press(&mut window, Key::Enter);
    window.run(Command::Edit(Edit::SetScale(Scale::OneToSeven)));
    press(&mut window, Key::ArrowUp);
    let text = copied(&mut window, Event::Copy);
    press(&mut window, Key::ArrowRight);
    paste(&mut window, &text);
    check_level(&window, "Premium wines", "Price", 3.33);
}

#[test]
fn levels_are_shown_and_read_in_the_scale_of_the_project() {
    let mut window = wine();
    window.run(Command::Edit(Edit::SetScale(Scale::OneToFive)));
    assert_eq!(copied(&mut window, Event::Copy), "2.0");
    window.write("3");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Price", 5.0);
    window.run(Command::Edit(Edit::SetScale(Scale::Words)));
    window.write("very high");
    press(&mut window, Key::Enter);
    check_level(&window, "[yellow tail]", "Enological terminology", 10.0);
    assert!(window.shows("[yellow tail], Price: medium"));
}

#[test]
fn cut_empties_what_it_copies() {
    let mut window = wine();
    let before = snapshot(&window);
    shift(&mut window, Key::ArrowRight);
    assert_eq!(copied(&mut window, Event::Cut), "2.5\t10.0\n");
    assert_eq!(score(&window, "Premium wines", "Price"), Score::Unscored);
    assert_eq!(undo_label(&mut window), "Cut 2 scores");
    check_one_step_back(&mut window, &before);
}

#[test]
fn a_name_that_would_be_a_formula_elsewhere_is_copied_as_text_and_comes_back() {
    let mut window = wine();
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::F2);
    window.key(Modifiers::COMMAND, Key::A);
    window.write("=cmd()");
    press(&mut window, Key::Enter);
    press(&mut window, Key::ArrowUp);
    assert_eq!(window.names()[0], "=cmd()");
    let text = copied(&mut window, Event::Copy);
    assert_eq!(text, "'=cmd()");
    press(&mut window, Key::ArrowRight);
    paste(&mut window, &text);
    assert_eq!(window.names()[1], "=cmd()");
}

#[test]
fn text_of_any_kind_pastes_without_harm() {
    let mut window = wine();
    window.draw_boxes();
    let before = snapshot(&window);
    for text in ["\"", "\t\t\t\t\t", "\n\n\n", "\"a\tb", "\0", "🙂\t\"\"\"\""] {
        paste(&mut window, text);
        while window.app().enabled(MenuCommand::Undo) {
            window.run(Command::Menu(MenuCommand::Undo));
        }
        assert_eq!(window.app().project(), Some(&before), "{text:?}");
    }
}
