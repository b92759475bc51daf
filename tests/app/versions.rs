//! Earlier versions of a file, in the window.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use seachart::app::{Reply, Settings};
use seachart::command::{Command, MenuCommand};
use seachart::io;
use tempfile::TempDir;

use crate::window::Window;

const DIALOG: &str = "Restore an earlier version…";

/// A data folder and a file with the barbers sample.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hair.ron");
    io::write(&path, &io::sample("barber").unwrap()).unwrap();
    (folder, path)
}

/// The window with the file open, keeping versions in `data` beside it.
fn window(path: &Path, replies: impl IntoIterator<Item = Reply>) -> Window {
    let data = path.with_file_name("data");
    let prepare = move |app: seachart::app::App| app.keeping_in(Some(data));
    let mut window = Window::prepared(Settings::default(), replies, prepare);
    window.run(Command::Open(path.to_owned()));
    window
}

fn save(window: &mut Window, title: &str) {
    window.change_title(title);
    window.key(Modifiers::COMMAND, Key::S);
}

#[test]
fn every_save_can_be_gone_back_to() {
    let (_folder, path) = place();
    let mut window = window(&path, []);
    save(&mut window, "First");
    save(&mut window, "Second");
    window.menu("File", DIALOG);
    assert!(window.shows("Earlier versions of hair.ron"));
    assert!(window.shows("As it is now"));
    // What was there before the first save, and the first save.
    let copies = window.harness.query_all_by_label_contains("Open a copy of");
    assert_eq!(copies.count(), 2);
    assert_eq!(
        window
            .harness
            .query_all_by_label_contains("Since then: the title changed")
            .count(),
        2
    );
    window.click_last_containing("Open a copy of");
    assert_eq!(window.title(), "Japanese barbers");
    assert!(!window.shows("Earlier versions"));
    assert!(window.app().is_dirty(), "it is in no file");
    assert!(window.shows("Not in a file yet"));
    let title = window.app().title();
    assert!(
        title.starts_with("hair 20") && title.contains("edited"),
        "{title}"
    );
    assert_eq!(&*io::read(&path).unwrap().title, "Second", "as it was");
}

#[test]
fn a_copy_is_saved_under_a_name_that_says_of_when_it_is() {
    let (folder, path) = place();
    let other = folder.path().join("other.ron");
    let mut window = window(&path, [Reply::NoService]);
    save(&mut window, "First");
    window.menu("File", DIALOG);
    window.click_last_containing("Open a copy of");
    window.key(Modifiers::COMMAND, Key::S);
    let suggested = window.value("Path");
    let suggested = Path::new(&suggested);
    let name = suggested.file_stem().unwrap().to_str().unwrap();
    assert!(name.starts_with("hair 20"), "{name}");
    assert_eq!(suggested.extension().unwrap(), "ron");
    window.fill("Path", other.to_str().unwrap());
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(&*io::read(&other).unwrap().title, "Japanese barbers");
}

#[test]
fn what_is_not_saved_is_asked_about_before_a_copy_is_opened() {
    let (_folder, path) = place();
    let mut window = window(&path, []);
    save(&mut window, "First");
    window.change_title("Second");
    window.menu("File", DIALOG);
    window.click_last_containing("Open a copy of");
    assert!(window.shows("Save the changes to hair.ron?"));
    window.click("Cancel");
    assert_eq!(window.title(), "Second");
    window.menu("File", DIALOG);
    window.click_last_containing("Open a copy of");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.title(), "Japanese barbers");
    assert_eq!(&*io::read(&path).unwrap().title, "Second");
}

#[test]
fn at_most_five_are_shown() {
    let (_folder, path) = place();
    let mut window = window(&path, []);
    for number in 0..6 {
        save(&mut window, &format!("Title {number}"));
    }
    window.menu("File", DIALOG);
    let copies = window.harness.query_all_by_label_contains("Open a copy of");
    assert_eq!(copies.count(), 4, "and the one that is open");
}

#[test]
fn before_the_first_save_there_are_none_and_the_dialog_says_so() {
    let (_folder, path) = place();
    let mut window = window(&path, []);
    window.menu("File", DIALOG);
    assert!(window.shows("There are none yet"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Earlier versions"));
    window.menu("File", DIALOG);
    window.click("Close");
    assert!(!window.shows("Earlier versions"));
}

#[test]
fn a_version_that_cannot_be_opened_says_so_and_the_others_can() {
    let (folder, path) = place();
    let mut window = window(&path, []);
    save(&mut window, "First");
    save(&mut window, "Second");
    spoil_the_oldest_version(folder.path());
    window.menu("File", DIALOG);
    assert!(window.shows("Cannot be opened: this is no project"));
    window.click_last_containing("Open a copy of");
    assert_eq!(window.title(), "First");
}

/// As a disk does that forgets.
fn spoil_the_oldest_version(folder: &Path) {
    let files = |folder: PathBuf| {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|it| it.unwrap().path())
    };
    let of_the_file = files(folder.join("data/backups")).next().unwrap();
    let oldest = files(of_the_file)
        .filter(|file| file.extension().is_some())
        .min();
    std::fs::write(oldest.unwrap(), "not a project").unwrap();
}

#[test]
fn without_a_file_or_a_place_to_keep_them_there_is_nothing_to_restore() {
    let (_folder, path) = place();
    let mut window = window(&path, []);
    assert!(window.app().enabled(MenuCommand::EarlierVersions));
    window.key(Modifiers::COMMAND, Key::N);
    assert!(!window.app().enabled(MenuCommand::EarlierVersions));
    let mut window = Window::new([]);
    window.run(Command::Open(path));
    assert!(!window.app().enabled(MenuCommand::EarlierVersions));
}

#[test]
fn a_place_that_keeps_nothing_is_said_once_and_stops_no_save() {
    let (folder, path) = place();
    std::fs::write(folder.path().join("data"), "in the way").unwrap();
    let mut window = window(&path, []);
    save(&mut window, "First");
    assert!(!window.app().is_dirty());
    let notices = window.notices();
    let of_versions = |text: &&String| text.starts_with("No earlier versions can be kept: ");
    assert_eq!(notices.iter().filter(of_versions).count(), 1, "{notices:?}");
    window.wait(10.0);
    save(&mut window, "Second");
    let notices = window.notices();
    assert_eq!(notices.iter().find(of_versions), None, "it was said");
    assert_eq!(&*io::read(&path).unwrap().title, "Second");
}
