//! The ways into the dialog.

use egui::{Key, Modifiers};
use seachart::app::Reply;
use seachart::command::{Command, MenuCommand};
use seachart::io::import::Source;

use super::{ADD, MAKE, SHOPS, as_guessed, dialog, file};
use crate::window::Window;

const PASTED: &str =
    "shop\tPrice\t\"Ease of\nuse\"\n\"The \"\"Grind\"\"\"\t3,5\t8\nBrew\t7\t6,25\n";

#[test]
fn a_dropped_table_is_looked_at_and_made_into_a_project() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    assert!(window.shows("shops.csv"));
    assert!(window.shows("3 competitors · 2 factors · 6 scores"));
    assert!(window.shows("taste: 1 cell blank, first in row 8"));
    assert!(window.shows("speed: 1 cell not a number, first in row 9"));
    assert!(window.shows("Row 2: 1, Grind, 4, 2"));
    assert!(window.shows("1 to 5 becomes 0 to 10"));
    window.click(MAKE);
    assert!(!window.asks());
    assert_eq!(window.names(), ["Grind", "Brew", "Chain"]);
    assert_eq!(window.app().title(), "shops • edited — Seachart");
    assert!(window.app().is_dirty(), "an import would be missed");
    assert_eq!(
        window.notices(),
        [
            "Made 3 competitors and 2 factors from 8 rows of shops.csv. 1–5, as guessed, became 0–10. \
             Left out: 1 cell in taste (blank, first in row 8), 1 cell in speed (not a number, first in row 9)"
        ]
    );
}

#[test]
fn enter_makes_the_project_and_escape_leaves_everything_as_it_was() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.asks());
    assert!(window.app().project().is_none());
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.names().len(), 3);
}

#[test]
fn the_menu_and_the_start_screen_ask_for_a_file() {
    let (_folder, path) = file("shops.csv", SHOPS);
    let mut window = Window::new([Reply::Path(path.clone()), Reply::NoService]);
    window.click("Import a table…");
    assert!(window.asks());
    window.click(MAKE);
    window.key(Modifiers::COMMAND, Key::I);
    window.fill("Path", &path.to_string_lossy());
    window.click("Import");
    assert!(window.asks());
    assert!(window.may(ADD), "there is a project now");
}

#[test]
fn a_table_that_is_opened_is_imported() {
    let (_folder, path) = file("shops.txt", SHOPS);
    let mut window = Window::new([]);
    window.run(Command::Open(path));
    assert!(window.asks());
    assert!(!window.shows(ADD), "there is no project to add it to");
}

#[test]
fn a_table_is_pasted_on_the_start_screen_and_on_a_blank_project() {
    let mut window = Window::new([]);
    window.paste("one line of prose");
    assert!(!window.asks());
    assert!(window.notices()[0].contains("no table"));
    window.paste(PASTED);
    assert!(!window.shows("Encoding"), "it is text already");
    window.click(MAKE);
    assert_eq!(window.names(), ["The \"Grind\"", "Brew"]);
    let pasted = (**window.app().project().unwrap()).clone();
    assert_eq!(pasted, as_guessed(&Source::from_text(PASTED)));

    let mut window = Window::new([]);
    window.click("Blank project");
    window.paste(PASTED);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.names(), ["The \"Grind\"", "Brew"]);
}

#[test]
fn a_text_field_keeps_what_is_pasted_into_it() {
    let mut window = Window::new([]);
    window.click("Blank project");
    window.click("Title of the picture");
    window.paste("a\tb\nc\td\n");
    assert!(!window.asks());
    // There it pastes without looks in many programs.
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    window.paste("a\tb\nc\td\n");
    assert!(!window.asks());
}

#[test]
fn a_project_with_something_in_it_takes_a_table_only_when_asked() {
    let mut window = Window::sample("Japanese barbers", []);
    window.paste(PASTED);
    assert!(!window.asks());
    let words = "Paste table (Ctrl+Shift+V) adds a copied table to this project";
    assert_eq!(window.notices(), [words]);
    window.wait(60.0);
    window.run(Command::Menu(MenuCommand::PasteTable));
    window.paste(PASTED);
    assert!(window.asks());
    assert!(window.may(ADD));
    window.click("Cancel");
    window.run(Command::Menu(MenuCommand::PasteTable));
    window.harness.run_steps(16);
    window.settle();
    assert_eq!(window.notices(), ["There is no text on the clipboard"]);
    window.paste(PASTED);
    assert!(!window.asks());
}

#[test]
fn unsaved_changes_are_asked_about_and_the_dialog_waits() {
    let (_folder, path) = file("shops.csv", SHOPS);
    let mut window = Window::sample("Japanese barbers", []);
    window.change_title("Hair");
    window.drop_file(&path);
    window.click(MAKE);
    assert!(window.shows("Save the changes"));
    window.click_last("Cancel");
    assert_eq!(window.title(), "Hair");
    assert!(window.asks(), "to be tried again");
    window.click(MAKE);
    window.click("Don't save");
    assert_eq!(window.names(), ["Grind", "Brew", "Chain"]);
}

#[test]
fn columns_that_are_not_read_are_named() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.choose("Column speed", "Ignore");
    assert!(window.shows("Column not read: speed"));
    assert!(!window.shows("Nothing is left out"));
}

#[test]
fn a_dialog_that_is_open_rests() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    for _ in 0..3 {
        assert_eq!(window.harness.run(), 1);
    }
}
