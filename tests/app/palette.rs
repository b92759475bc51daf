//! The palette and the keys.

use egui::{Key, Modifiers};
use seachart::command::Selection;

use crate::window::Window;

#[test]
fn the_palette_finds_a_command_and_runs_it() {
    let mut window = Window::new([]);
    window.key(Modifiers::COMMAND, Key::K);
    window.write("window dark");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
    assert!(!window.shows("Find a command"), "it is closed");
}

#[test]
fn arrows_walk_through_the_palette_and_round_its_ends() {
    let mut window = Window::new([]);
    window.key(Modifiers::COMMAND, Key::K);
    window.write("window");
    // Follow the system, light, dark: one below the first.
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Light);
}

#[test]
fn the_palette_does_not_run_what_cannot_act() {
    let mut window = Window::new([]);
    window.key(Modifiers::COMMAND, Key::K);
    window.write("save as");
    assert!(!window.is_enabled("Save as…"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Find a command"), "it stays open");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Find a command"));
}

#[test]
fn a_click_in_the_palette_runs_a_command() {
    let mut window = Window::new([]);
    window.key(Modifiers::COMMAND, Key::K);
    window.write("about");
    window.click("About Seachart");
    assert!(window.shows("Version"));
    window.click("Close");
    assert!(!window.shows("Version"));
}

#[test]
fn f1_shows_all_keys() {
    let mut window = Window::new([]);
    window.key(Modifiers::NONE, Key::F1);
    assert!(window.shows("Ctrl+Shift+Z or Ctrl+Y"));
    assert!(window.shows("Drag with Ctrl"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Drag with Ctrl"));
}

#[test]
fn a_shortcut_with_shift_is_not_taken_for_the_one_without() {
    let mut window = Window::sample("Japanese barbers", []);
    window.change_title("Hair");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.title(), "Japanese barbers");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.title(), "Hair");
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.title(), "Hair", "Ctrl+Y is redo as well");
}

#[test]
fn a_text_field_has_its_keys_to_itself() {
    let mut window = Window::sample("Japanese barbers", []);
    window.click("Competitor QB House");
    let names = window.names();
    window.fill("Title", "Hair");
    window.key(Modifiers::NONE, Key::Delete);
    window.key(Modifiers::NONE, Key::Backspace);
    window.key(Modifiers::NONE, Key::N);
    window.key(Modifiers::COMMAND, Key::H);
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.names(), names, "nothing was deleted or moved");
    assert!(!window.app().is_dirty(), "and nothing hidden");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        window.title(),
        "Japanese barbers",
        "the field undoes, not the project"
    );
    assert_ne!(*window.app().selection(), Selection::Project);
}

#[test]
fn a_shortcut_hands_in_what_was_typed_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hair.ron");
    let reply = seachart::app::Reply::Path(path.clone());
    let mut window = Window::sample("Japanese barbers", [reply]);
    window.fill("Title", "Hair");
    window.key(Modifiers::COMMAND, Key::S);
    assert_eq!(&*seachart::io::read(&path).unwrap().title, "Hair");
}

#[test]
fn escape_closes_a_menu_and_keeps_the_selection() {
    let mut window = Window::sample("Japanese barbers", []);
    window.click("Competitor QB House");
    let selected = window.app().selection().clone();
    window.click("Insert");
    assert!(window.shows("Add alternative"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Add alternative"));
    assert_eq!(*window.app().selection(), selected);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(*window.app().selection(), Selection::Project);
}
