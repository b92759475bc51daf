//! Unsaved work outlives the program, and the next run offers it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod fault;
mod offers;
#[path = "../window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable as _;
use seachart::app::{Reply, Settings};
use seachart::command::Command;
use seachart::io;
use seachart::model::Project;

use window::Window;

const BARBERS: &str = "Japanese barbers";

/// A folder for the program's data and one for the user's files.
struct Place {
    root: PathBuf,
    /// Deletes it.
    _folder: Option<tempfile::TempDir>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("files")).unwrap();
        Self {
            root: folder.path().to_owned(),
            _folder: Some(folder),
        }
    }

    fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.root.join("files").join(name)
    }

    /// A project file with this title.
    fn write(&self, name: &str, title: &str) -> PathBuf {
        let path = self.file(name);
        io::write(&path, &titled(title)).unwrap();
        path
    }

    /// A run of the program, at the start screen.
    fn start(&self, replies: impl IntoIterator<Item = Reply>) -> Window {
        let data = self.data();
        Window::prepared(Settings::default(), replies, |app| {
            app.keeping_in(Some(data))
        })
    }

    /// A run that ends without saving this change of a file.
    fn lose(&self, path: &Path, title: &str) {
        let mut window = self.start([]);
        window.run(Command::Open(path.to_owned()));
        window.dismiss_rescued();
        window.change_title(title);
    }

    /// The projects that are kept now.
    fn kept(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.data().join("recovery"));
        let paths = entries
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path());
        let kept = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ron"));
        kept.collect()
    }
}

impl Window {
    fn dismiss_rescued(&mut self) {
        if self.shows("Rescued work") {
            self.click("Later");
        }
    }
}

fn titled(title: &str) -> Project {
    Project {
        title: title.into(),
        ..Project::default()
    }
}

/// Wait for something that another thread does.
#[track_caller]
fn wait_for(seconds: f32, condition: impl Fn() -> bool) {
    let begun = Instant::now();
    while !condition() {
        assert!(
            begun.elapsed() < Duration::from_secs_f32(seconds),
            "in vain"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn every_change_is_kept_within_two_seconds_of_a_project_in_no_file_too() {
    let place = Place::new();
    let mut window = place.start([]);
    window.click("Blank project");
    assert!(place.kept().is_empty(), "there is nothing to lose");
    for title in ["One", "Two", "Three"] {
        window.change_title(title);
        wait_for(2.0, || {
            let kept = place.kept();
            kept.first()
                .is_some_and(|path| io::read(path).is_ok_and(|project| &*project.title == title))
        });
    }
    assert_eq!(place.kept().len(), 1);
}

#[test]
fn keeping_does_not_wake_the_window() {
    let place = Place::new();
    let mut window = place.start([]);
    window.click("Blank project");
    window.change_title("One");
    wait_for(2.0, || place.kept().len() == 1);
    assert!(!window.harness.ctx.has_requested_repaint());
}

#[test]
fn what_a_run_did_not_save_the_next_one_opens() {
    let place = Place::new();
    let mut window = place.start([]);
    window.click(&format!("Sample {BARBERS}"));
    window.change_title("Hair");
    let lost = Project::clone(window.app().project().unwrap());
    drop(window);

    let mut window = place.start([]);
    assert!(window.shows("Rescued"));
    assert!(window.shows("Never saved in a file · just now"));
    window.click("Open rescued Hair");
    assert_eq!(**window.app().project().unwrap(), lost);
    assert!(window.app().is_dirty());
    assert_eq!(window.app().title(), "Japanese barbers • edited — Seachart");
    assert_eq!(place.kept().len(), 1, "it is still unsaved");
    window.change_title("More hair");
    drop(window);

    let mut window = place.start([]);
    window.click("Open rescued More hair");
    assert_eq!(window.title(), "More hair");
}

#[test]
fn rescued_work_knows_its_file_and_is_saved_to_it() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    place.lose(&path, "Better wine");
    let mut window = place.start([]);
    assert!(window.shows("wine.ron · just now"));
    assert!(window.shows("The title changed since the file was saved"));
    window.click("Open rescued Better wine");
    assert_eq!(window.app().title(), "wine.ron • edited — Seachart");
    assert_eq!(&*io::read(&path).unwrap().title, "Wine", "not by itself");
    window.key(egui::Modifiers::COMMAND, egui::Key::S);
    assert_eq!(&*io::read(&path).unwrap().title, "Better wine");
    wait_for(2.0, || place.kept().is_empty());
    drop(window);
    assert!(!place.start([]).shows("Rescued"));
}

#[test]
fn nothing_is_kept_of_what_was_saved_or_undone() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    let mut window = place.start([]);
    window.run(Command::Open(path));
    window.change_title("Better wine");
    wait_for(2.0, || place.kept().len() == 1);
    window.key(egui::Modifiers::COMMAND, egui::Key::Z);
    wait_for(2.0, || place.kept().is_empty());
    window.change_title("Better wine");
    wait_for(2.0, || place.kept().len() == 1);
    window.key(egui::Modifiers::COMMAND, egui::Key::S);
    wait_for(2.0, || place.kept().is_empty());
    drop(window);
    let left = std::fs::read_dir(place.data().join("recovery")).unwrap();
    assert_eq!(left.count(), 0, "no lock stays behind");
}

#[test]
fn who_does_not_save_is_taken_at_his_word() {
    let place = Place::new();
    let mut window = place.start([]);
    window.click("Blank project");
    window.change_title("Not worth it");
    window.close();
    window.click("Cancel");
    wait_for(2.0, || place.kept().len() == 1);
    window.close();
    window.click("Don't save");
    assert!(window.app().may_close());
    drop(window);
    assert!(!place.start([]).shows("Rescued"));

    // The same where another project takes its place.
    let mut window = place.start([]);
    window.click("Blank project");
    window.change_title("Not worth it");
    window.menu("File", "Start screen");
    window.click("Don't save");
    wait_for(2.0, || place.kept().is_empty());
}

#[test]
fn a_drag_that_goes_on_is_kept_as_it_is() {
    let place = Place::new();
    let mut window = place.start([]);
    window.click(&format!("Sample {BARBERS}"));
    let handle = "QB House, Hygiene";
    let start = window.harness.get_by_label_contains(handle).rect().center();
    window.harness.drag_at(start);
    window.harness.step();
    for step in 1..=8_u8 {
        let way = egui::vec2(0.0, 5.0 * f32::from(step));
        window.harness.hover_at(start + way);
        window.harness.step();
    }
    let dragged = Project::clone(window.app().project().unwrap());
    assert_ne!(dragged, io::sample("barber").unwrap());
    wait_for(2.0, || {
        let kept = place.kept();
        kept.first()
            .is_some_and(|path| io::read(path).is_ok_and(|project| project == dragged))
    });
    window.harness.key_press(egui::Key::Escape);
    window.settle();
    wait_for(2.0, || place.kept().is_empty());
}

#[test]
fn a_folder_that_cannot_be_used_is_said_once() {
    let place = Place::new();
    std::fs::write(place.data(), "a file").unwrap();
    let window = place.start([]);
    let notices = window.notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].starts_with("Unsaved changes would not survive a crash"));
}
