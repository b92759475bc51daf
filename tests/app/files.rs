//! Opening, saving and leaving projects.

use std::path::Path;

use egui::{Key, Modifiers, ViewportCommand};
use seachart::app::{Reply, Settings};
use seachart::command::{Answer, Command};
use seachart::io;
use seachart::model::Project;

use crate::window::Window;

const BARBERS: &str = "Japanese barbers";

/// A project file in `folder` with this title.
fn file(folder: &Path, title: &str) -> std::path::PathBuf {
    let path = folder.join(format!("{title}.ron"));
    let title = title.into();
    let project = Project {
        title,
        ..Project::default()
    };
    io::write(&path, &project).unwrap();
    path
}

#[test]
fn a_project_is_opened_changed_and_saved_to_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let mut window = Window::new([Reply::Path(path.clone())]);
    window.click("Open…");
    assert_eq!(window.app().title(), "One.ron — Seachart");
    window.change_title("Two");
    assert_eq!(window.app().title(), "One.ron • edited — Seachart");
    assert!(window.shows("Edited"));
    window.key(Modifiers::COMMAND, Key::S);
    assert_eq!(&*io::read(&path).unwrap().title, "Two");
    assert!(!window.app().is_dirty());
    assert!(window.shows("Saved"));
    assert_eq!(window.app().settings().recent, [path]);
}

/// Found by a long run: the file had been read before it was saved.
#[test]
fn a_file_that_is_saved_before_it_is_opened_again_is_opened_as_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let mut window = Window::new([Reply::Path(path.clone())]);
    window.click("Open…");
    window.change_title("Two");
    window.run(Command::Open(path.clone()));
    window.run(Command::Answer(Answer::Save));
    assert_eq!(&*io::read(&path).unwrap().title, "Two");
    assert_eq!(window.title(), "Two");
    assert_eq!(window.app().title(), "One.ron — Seachart");
}

#[test]
fn a_sample_is_saved_under_a_name_of_its_own_and_gets_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    let chosen = folder.path().join("my barbers");
    let mut window = Window::sample(BARBERS, [Reply::Path(chosen)]);
    assert!(window.shows("Not in a file yet"));
    window.key(Modifiers::COMMAND, Key::S);
    let path = folder.path().join("my barbers.ron");
    assert_eq!(io::read(&path).unwrap(), io::sample("barber").unwrap());
    assert_eq!(window.app().title(), "my barbers.ron — Seachart");
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_open_project_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, "Seachart(\n  version: 1,\n  titel: \"x\",\n)").unwrap();
    let mut window = Window::sample(BARBERS, []);
    window.change_title("Hair");
    window.drop_file(&path);
    assert_eq!(window.title(), "Hair");
    let notices = window.notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    let place = format!("{}:3:", path.display());
    assert!(notices[0].contains(&place), "{}", notices[0]);
    assert!(window.app().settings().recent.is_empty());
}

#[test]
fn a_dropped_file_is_opened_if_it_is_a_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new([]);
    window.drop_file(&file(folder.path(), "Dropped"));
    assert_eq!(window.title(), "Dropped");
    window.drop_file(&folder.path().join("picture.png"));
    assert_eq!(window.title(), "Dropped");
    assert!(window.notices()[0].contains("picture.png"));
}

#[test]
fn what_is_half_typed_in_one_project_does_not_end_up_in_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::sample(BARBERS, []);
    window.fill("Title of the picture", "Half typed");
    window.drop_file(&file(folder.path(), "Next"));
    assert_eq!(
        window.title(),
        "Half typed",
        "handed in before anything is asked"
    );
    window.click("Don't save");
    assert_eq!(window.title(), "Next");
    assert!(!window.app().is_dirty());
}

#[test]
fn a_character_that_no_font_can_draw_is_named_once() {
    let mut window = Window::sample(BARBERS, []);
    window.draw_boxes();
    // Nobody has assigned it, so no font has it.
    window.change_title("Hair \u{10fffd}");
    let named = |window: &Window| {
        let notices = window.notices();
        notices
            .iter()
            .filter(|text| text.contains("U+10FFFD"))
            .count()
    };
    assert_eq!(named(&window), 1);
    window.change_title("More hair \u{10fffd}");
    assert_eq!(named(&window), 1);
}

#[test]
fn nothing_is_asked_where_nothing_is_lost() {
    let mut window = Window::sample(BARBERS, []);
    window.key(Modifiers::COMMAND, Key::N);
    assert_eq!(window.app().title(), "Untitled — Seachart");
}

#[test]
fn unsaved_changes_can_be_kept_by_cancelling() {
    let mut window = Window::sample(BARBERS, []);
    window.change_title("Hair");
    window.key(Modifiers::COMMAND, Key::N);
    assert!(window.shows("Save the changes to Japanese barbers?"));
    window.click("Cancel");
    assert_eq!(window.title(), "Hair");
    window.key(Modifiers::COMMAND, Key::N);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.title(), "Hair", "Escape is Cancel");
    assert!(!window.shows("Save the changes"));
}

#[test]
fn unsaved_changes_can_be_given_up() {
    let mut window = Window::sample(BARBERS, []);
    window.change_title("Hair");
    window.menu("File", "Start screen");
    window.click("Don't save");
    assert!(window.app().project().is_none());
}

#[test]
fn unsaved_changes_can_be_saved_and_then_it_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hair.ron");
    let mut window = Window::sample(BARBERS, [Reply::Path(path.clone())]);
    window.change_title("Hair");
    let other = file(folder.path(), "Other");
    window.drop_file(&other);
    assert_eq!(window.title(), "Hair", "not yet");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(&*io::read(&path).unwrap().title, "Hair");
    assert_eq!(window.title(), "Other");
}

#[test]
fn a_cancelled_save_goes_nowhere() {
    let mut window = Window::sample(BARBERS, [Reply::Cancel]);
    window.change_title("Hair");
    window.key(Modifiers::COMMAND, Key::N);
    window.click("Save");
    assert_eq!(window.title(), "Hair");
    assert!(window.app().is_dirty());
}

#[test]
fn a_save_that_fails_goes_nowhere_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("no such folder").join("hair.ron");
    let mut window = Window::sample(BARBERS, [Reply::Path(nowhere)]);
    window.change_title("Hair");
    window.key(Modifiers::COMMAND, Key::N);
    window.click("Save");
    assert_eq!(window.title(), "Hair");
    assert!(window.app().is_dirty());
    assert_eq!(window.notices().len(), 1);
}

#[test]
fn the_window_closes_when_nothing_is_lost() {
    let mut window = Window::sample(BARBERS, []);
    assert!(!window.close().contains(&ViewportCommand::CancelClose));
}

#[test]
fn closing_asks_about_unsaved_changes() {
    let mut window = Window::sample(BARBERS, []);
    window.change_title("Hair");
    assert!(window.close().contains(&ViewportCommand::CancelClose));
    window.click("Cancel");
    assert!(!window.app().may_close());
    window.close();
    window.click("Don't save");
    assert!(window.app().may_close());
    assert!(!window.close().contains(&ViewportCommand::CancelClose));
}

#[test]
fn closing_saves_first_where_that_is_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hair.ron");
    let mut window = Window::sample(BARBERS, [Reply::Path(path.clone())]);
    window.change_title("Hair");
    window.close();
    window.click("Save");
    assert!(window.app().may_close());
    assert_eq!(&*io::read(&path).unwrap().title, "Hair");
}

#[test]
fn closing_does_not_lose_what_stands_in_a_text_field() {
    let mut window = Window::sample(BARBERS, []);
    window.fill("Title of the picture", "Hair");
    assert!(window.close().contains(&ViewportCommand::CancelClose));
    window.key(Modifiers::NONE, Key::Tab);
    assert!(!window.app().may_close());
    assert!(window.shows("Save the changes to"));
    assert_eq!(window.title(), "Hair");
}

#[test]
fn a_second_save_waits_for_the_first_and_the_newest_state_wins() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let mut window = Window::new([]);
    window.run(Command::Open(path.clone()));
    for title in ["Two", "Three", "Four"] {
        window.change_title(title);
        // One frame only: the save before may not have ended yet.
        window
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::S);
        window.harness.step();
    }
    window.settle();
    assert_eq!(&*io::read(&path).unwrap().title, "Four");
    assert!(!window.app().is_dirty());
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary files are left");
}

#[test]
fn recent_files_open_and_are_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "Known");
    let gone = folder.path().join("Gone.ron");
    let settings = Settings {
        recent: vec![path.clone(), gone.clone()],
        ..Settings::default()
    };
    let mut window = Window::with(settings, []);
    assert!(!window.is_enabled("Gone.ron"), "it is no longer there");
    window.click("Forget Gone.ron");
    assert!(!window.shows("Gone.ron"));
    assert_eq!(window.app().settings().recent, [path]);
    window.click("Known.ron");
    assert_eq!(window.title(), "Known");
}
