//! What is being typed is as safe as what was entered.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, vec2};
use seachart::app::Settings;
use seachart::command::{Command, MenuCommand};
use seachart::io;
use tempfile::TempDir;

use window::Window;

/// The barbers without notes, open from a file that has data of the program beside it.
fn barbers() -> (Window, PathBuf, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hair.ron");
    let data = folder.path().join("data");
    let mut project = io::sample("barber").unwrap();
    project.notes = "".into();
    io::write(&path, &project).unwrap();
    let mut window = Window::prepared(Settings::default(), [], |app| app.keeping_in(Some(data)));
    window.run(Command::Open(path.clone()));
    // So that all fields are in sight.
    window.harness.set_size(vec2(1280.0, 1400.0));
    window.settle();
    (window, path, folder)
}

/// Type into the notes and stay there.
fn type_notes(window: &mut Window, text: &str) {
    window.click("Project notes");
    window.write(text);
    assert!(window.harness.ctx.text_edit_focused());
}

fn notes(window: &Window) -> String {
    window.app().project().unwrap().notes.to_string()
}

#[test]
fn what_is_typed_is_in_the_recovery_file_before_its_field_is_left() {
    let (mut window, _path, folder) = barbers();
    type_notes(&mut window, "A long thought");
    assert_eq!(notes(&window), "");
    window.wait(1.0);
    assert_eq!(notes(&window), "A long thought");
    assert!(window.shows("Edited"));
    let begun = Instant::now();
    let kept = || {
        let entries = std::fs::read_dir(folder.path().join("data/recovery")).unwrap();
        let mut paths = entries.map(|entry| entry.unwrap().path());
        let kept = paths.find(|path| path.extension().is_some_and(|it| it == "ron"));
        kept.is_some_and(|path| io::read(&path).is_ok_and(|it| &*it.notes == "A long thought"))
    };
    while !kept() {
        assert!(begun.elapsed() < Duration::from_secs(2), "it is not kept");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn all_that_is_typed_in_one_visit_is_one_step() {
    let (mut window, _path, _folder) = barbers();
    type_notes(&mut window, "One");
    window.wait(1.0);
    window.write(" and two");
    window.wait(1.0);
    window.write(" and three");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(notes(&window), "One and two and three");
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(notes(&window), "");
    window.run(Command::Menu(MenuCommand::Redo));
    assert_eq!(notes(&window), "One and two and three");
}

#[test]
fn escape_takes_back_all_that_was_typed() {
    let (mut window, _path, _folder) = barbers();
    type_notes(&mut window, "One");
    window.wait(1.0);
    window.write(" and two");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(notes(&window), "");
    assert!(!window.app().is_dirty());
}

#[test]
fn the_key_that_saves_saves_what_is_typed_too() {
    let (mut window, path, _folder) = barbers();
    type_notes(&mut window, "Typed");
    window.key(Modifiers::COMMAND, Key::S);
    assert_eq!(&*io::read(&path).unwrap().notes, "Typed");
    assert!(!window.app().is_dirty());
    // Where nothing is new, nothing is written.
    let written = std::fs::metadata(&path).unwrap().modified().unwrap();
    window.click("Project notes");
    window.key(Modifiers::COMMAND, Key::S);
    let again = std::fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(written, again);
}

#[test]
fn the_key_that_saves_saves_what_comes_with_it_in_a_slow_frame() {
    let (mut window, path, _folder) = barbers();
    let press = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let events = &mut window.harness.input_mut().events;
    let add = Modifiers::COMMAND | Modifiers::SHIFT;
    events.push(press(Key::K, add));
    events.push(press(Key::S, Modifiers::COMMAND));
    window.settle();
    let count = io::read(&path).unwrap().competitors.len();
    assert_eq!(count, io::sample("barber").unwrap().competitors.len() + 1);
    assert!(!window.app().is_dirty());
}
