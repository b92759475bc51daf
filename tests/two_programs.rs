//! Another program writes the file that is open here.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use seachart::app::{Reply, Settings};
use seachart::command::{Command, Selection, View};
use seachart::io;
use seachart::model::Project;
use tempfile::TempDir;

use window::Window;

/// A window with the barbers open from a file.
struct Desk {
    folder: TempDir,
    path: PathBuf,
    window: Window,
}

impl Desk {
    fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::of(folder, replies)
    }

    fn of(folder: TempDir, replies: impl IntoIterator<Item = Reply>) -> Self {
        let path = folder.path().join("hair.ron");
        let data = folder.path().join("data");
        io::write(&path, &io::sample("barber").unwrap()).unwrap();
        let mut window = Window::prepared(Settings::default(), replies, |app| {
            app.keeping_in(Some(data))
        });
        window.run(Command::Open(path.clone()));
        Self {
            folder,
            path,
            window,
        }
    }

    /// As another program does: a file of this title, at once.
    fn write(&self, title: &str) -> Project {
        let project = Project {
            title: title.into(),
            ..io::sample("barber").unwrap()
        };
        io::write(&self.path, &project).unwrap();
        project
    }

    fn on_disk(&self) -> String {
        io::read(&self.path).unwrap().title.to_string()
    }

    /// Until the window shows this, which another thread has to notice.
    #[track_caller]
    fn wait_for(&mut self, label: &str) {
        let begun = Instant::now();
        loop {
            self.window.settle();
            if self.window.shows(label) {
                return;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "no {label}: {:?}",
                self.window.notices()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn save(&mut self) {
        self.window.key(Modifiers::COMMAND, Key::S);
    }
}

const QUESTION: &str = "hair.ron was changed by another program";

#[test]
fn where_nothing_was_changed_here_the_file_is_shown_as_it_is_now() {
    let mut desk = Desk::new([]);
    let rival = desk.window.app().project().unwrap().competitors[1]
        .id
        .clone();
    let selection = Selection::Competitor(rival);
    desk.window.run(Command::Select(selection.clone()));
    desk.window.run(Command::Show(View::Errc));
    desk.write("Theirs");
    desk.wait_for("is shown as it is now: the title changed");
    assert_eq!(desk.window.title(), "Theirs");
    assert!(!desk.window.app().is_dirty());
    assert_eq!(*desk.window.app().selection(), selection);
    assert!(
        desk.window.shows("Reservation desk"),
        "the board is still shown"
    );
    // It is one step, and the file is not touched by taking it back.
    desk.window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.window.title(), "Japanese barbers");
    assert!(desk.window.app().is_dirty());
    assert_eq!(desk.on_disk(), "Theirs");
}

#[test]
fn what_was_changed_on_both_sides_is_asked_about_in_words() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Ours");
    let mut theirs = io::sample("barber").unwrap();
    theirs.notes = "Theirs".into();
    let gone = theirs.competitors.pop().unwrap();
    theirs.scores.remove_row(&gone.id);
    io::write(&desk.path, &theirs).unwrap();
    desk.wait_for(QUESTION);
    assert!(desk.window.shows("1 competitor removed"));
    assert!(desk.window.shows("the notes changed"));
    assert!(desk.window.shows("The title changed"));
    desk.window.click("Decide later");
    assert!(!desk.window.shows("Take theirs"));
    assert_eq!(desk.window.title(), "Ours");
    assert!(
        desk.window.shows("Changed by another program"),
        "in the status line"
    );
    // Neither the same again nor a save goes past it.
    desk.save();
    assert!(desk.window.shows(QUESTION));
    desk.window.key(Modifiers::NONE, Key::Escape);
    assert!(!desk.window.shows("Take theirs"), "Escape decides later");
    assert_eq!(io::read(&desk.path).unwrap(), theirs);
}

#[test]
fn taking_theirs_is_one_step_that_undo_takes_back() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Ours");
    let theirs = desk.write("Theirs");
    desk.wait_for(QUESTION);
    desk.window.click("Take theirs");
    assert_eq!(**desk.window.app().project().unwrap(), theirs);
    assert!(!desk.window.app().is_dirty());
    desk.window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.window.title(), "Ours");
    desk.save();
    assert_eq!(desk.on_disk(), "Ours", "that was the user's word");
}

#[test]
fn mine_is_kept_as_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("hair (mine).ron");
    let mut desk = Desk::of(folder, [Reply::Path(copy.clone())]);
    desk.window.change_title("Ours");
    desk.write("Theirs");
    desk.wait_for(QUESTION);
    desk.window.click("Keep mine as a copy…");
    assert_eq!(&*io::read(&copy).unwrap().title, "Ours");
    assert_eq!(desk.on_disk(), "Theirs");
    assert_eq!(desk.window.app().title(), "hair (mine).ron — Seachart");
    assert!(desk.window.shows("Saved"));
    assert!(!desk.window.shows("Changed by another program"));
}

#[test]
fn theirs_is_overwritten_only_by_a_word_and_stays_an_earlier_version() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Ours");
    desk.write("Theirs");
    // Sooner than anybody has noticed: the save itself looks.
    desk.save();
    assert!(desk.window.shows(QUESTION));
    assert_eq!(desk.on_disk(), "Theirs");
    // They write again while the question stands.
    desk.write("Theirs again");
    desk.window.click("Overwrite theirs");
    assert_eq!(desk.on_disk(), "Theirs again", "nobody has seen that yet");
    assert!(desk.window.shows(QUESTION));
    desk.window.click("Overwrite theirs");
    assert_eq!(desk.on_disk(), "Ours");
    assert!(!desk.window.app().is_dirty());
    let kept = files_with(&desk.folder.path().join("data"), "Theirs again");
    assert!(kept > 0, "among the earlier versions");
}

/// How many files below `folder` have this in them.
fn files_with(folder: &Path, words: &str) -> usize {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let found = paths.map(|path| {
        if path.is_dir() {
            return files_with(&path, words);
        }
        usize::from(fs::read_to_string(&path).is_ok_and(|text| text.contains(words)))
    });
    found.sum()
}

#[test]
fn closing_waits_for_the_answer() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Ours");
    desk.write("Theirs");
    desk.window.close();
    desk.window.click("Save");
    assert!(desk.window.shows(QUESTION));
    assert!(!desk.window.app().may_close());
    desk.window.click("Decide later");
    assert!(!desk.window.app().may_close());
    desk.window.close();
    desk.window.click("Save");
    desk.window.click("Take theirs");
    assert!(desk.window.app().may_close());
    assert_eq!(desk.on_disk(), "Theirs");
}

#[test]
fn the_same_change_on_both_sides_is_none() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Both");
    desk.write("Both");
    let begun = Instant::now();
    while desk.window.app().is_dirty() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        desk.window.settle();
        std::thread::sleep(Duration::from_millis(20));
    }
    // What is only written otherwise is none either.
    desk.window.change_title("Ours");
    let text = fs::read_to_string(&desk.path).unwrap();
    fs::write(&desk.path, format!("// By hand\n{text}")).unwrap();
    desk.save();
    assert_eq!(desk.on_disk(), "Ours");
    assert!(!desk.window.shows(QUESTION));
}

#[test]
fn our_own_saves_are_nobody_elses() {
    let mut desk = Desk::new([]);
    for title in ["One", "Two", "Three"] {
        desk.window.change_title(title);
        desk.save();
        std::thread::sleep(Duration::from_millis(700));
        desk.window.settle();
    }
    std::thread::sleep(Duration::from_secs(2));
    desk.window.settle();
    assert_eq!(desk.window.title(), "Three");
    let notices = desk.window.notices();
    assert!(notices.is_empty(), "{notices:?}");
}

#[test]
fn a_file_that_is_gone_is_said_and_saving_writes_it_again() {
    let mut desk = Desk::new([]);
    let away = desk.folder.path().join("away.ron");
    fs::rename(&desk.path, &away).unwrap();
    desk.wait_for("hair.ron is no longer where it was");
    assert!(desk.window.shows("File is gone"));
    assert!(desk.window.app().is_dirty(), "so that closing asks");
    fs::rename(&away, &desk.path).unwrap();
    desk.wait_for("hair.ron is there again");
    assert!(!desk.window.app().is_dirty());
    fs::remove_file(&desk.path).unwrap();
    desk.wait_for("File is gone");
    desk.save();
    assert_eq!(desk.on_disk(), "Japanese barbers");
    assert!(!desk.window.shows("File is gone"));
    assert!(!desk.window.shows("no longer where it was"));
}

#[test]
fn where_the_folder_is_gone_another_place_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere.ron");
    let drive = folder.path().join("drive");
    fs::create_dir(&drive).unwrap();
    let path = drive.join("hair.ron");
    io::write(&path, &io::sample("barber").unwrap()).unwrap();
    let mut desk = Desk::of(folder, [Reply::Path(elsewhere.clone())]);
    desk.window.run(Command::Open(path));
    desk.window.change_title("Ours");
    fs::remove_dir_all(&drive).unwrap();
    desk.save();
    assert!(desk.window.shows("its folder does not exist"));
    assert!(desk.window.app().is_dirty());
    desk.window.click("Save as…");
    assert_eq!(&*io::read(&elsewhere).unwrap().title, "Ours");
}

#[test]
fn what_cannot_be_read_is_said_and_ours_is_kept() {
    let mut desk = Desk::new([]);
    fs::write(&desk.path, "Seachart(\n  version: 99,\n)").unwrap();
    desk.wait_for("was changed by another program and cannot be read now");
    assert!(desk.window.shows("99"), "the version is said");
    assert_eq!(desk.window.title(), "Japanese barbers");
    assert!(desk.window.app().is_dirty());
    desk.save();
    assert!(desk.window.shows(QUESTION));
    assert!(!desk.window.shows("Take theirs"));
    assert!(fs::read_to_string(&desk.path).unwrap().contains("99"));
    desk.window.click("Overwrite theirs");
    assert_eq!(desk.on_disk(), "Japanese barbers");
}

#[test]
fn a_drag_is_not_interrupted() {
    let mut desk = Desk::new([]);
    desk.window.run(Command::BeginGesture);
    desk.write("Theirs");
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(3) {
        desk.window.settle();
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(desk.window.title(), "Japanese barbers");
    desk.window.run(Command::CommitGesture);
    assert_eq!(desk.window.title(), "Theirs");
}

#[test]
fn a_file_that_is_open_in_two_windows_is_said() {
    let mut desk = Desk::new([]);
    assert!(desk.window.notices().is_empty());
    let data = desk.folder.path().join("data");
    let mut second = Window::prepared(Settings::default(), [], |app| app.keeping_in(Some(data)));
    second.run(Command::Open(desk.path.clone()));
    assert!(second.shows("The file hair.ron is also open in another window"));
    // To open it again where it is open is no other window.
    desk.window.run(Command::Open(desk.path.clone()));
    assert!(desk.window.notices().is_empty());
    // What one saves, the other shows.
    second.change_title("Second");
    second.key(Modifiers::COMMAND, Key::S);
    desk.wait_for("is shown as it is now");
    assert_eq!(desk.window.title(), "Second");
}

/// In place of the file.
#[cfg(unix)]
fn put_a_pipe(path: &Path) {
    fs::remove_file(path).unwrap();
    let mut command = std::process::Command::new("mkfifo");
    assert!(command.arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_files_place_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere.ron");
    let mut desk = Desk::of(folder, [Reply::Path(elsewhere.clone())]);
    desk.window.change_title("Ours");
    put_a_pipe(&desk.path);
    // Sooner than anybody has noticed: the save itself looks.
    desk.save();
    assert!(desk.window.shows("This is a pipe or a device"));
    desk.wait_for("A pipe or a device has taken the place of the file hair.ron");
    assert!(desk.window.shows("save it under another name"));
    assert!(desk.window.shows("Changed by another program"));
    desk.window.click("Save as…");
    assert_eq!(&*io::read(&elsewhere).unwrap().title, "Ours");
    assert!(desk.window.shows("Saved"));
    assert!(!desk.window.shows("has taken the place"));
    assert!(!fs::metadata(&desk.path).unwrap().is_file());
}

#[test]
fn a_folder_in_the_files_place_is_said_and_what_helps() {
    let mut desk = Desk::new([]);
    fs::remove_file(&desk.path).unwrap();
    fs::create_dir(&desk.path).unwrap();
    desk.wait_for("A folder has taken the place of the file hair.ron");
    assert!(desk.window.shows("save it under another name"));
    assert!(!desk.window.shows("to save writes it again"));
    desk.save();
    assert!(desk.window.shows("This is a folder"));
    assert!(desk.window.app().is_dirty());
}

#[test]
fn a_file_that_is_gone_with_its_folder_is_not_said_to_be_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let drive = folder.path().join("drive");
    fs::create_dir(&drive).unwrap();
    let path = drive.join("wine.ron");
    io::write(&path, &io::sample("wine").unwrap()).unwrap();
    let mut desk = Desk::of(folder, []);
    desk.window.run(Command::Open(path));
    fs::remove_dir_all(&drive).unwrap();
    desk.wait_for("The file wine.ron is gone with its folder");
    assert!(desk.window.shows("save it under another name"));
    assert!(!desk.window.shows("to save writes it again"));
}

/// To the system it is a file; reading it fails, as on a disk with a fault.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_looked_at_is_not_gone_and_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere.ron");
    let mut desk = Desk::of(folder, [Reply::Path(elsewhere.clone())]);
    let away = desk.folder.path().join("away.ron");
    desk.window.change_title("Ours");
    fs::rename(&desk.path, &away).unwrap();
    std::os::unix::fs::symlink("/proc/self/mem", &desk.path).unwrap();
    desk.save();
    assert!(desk.window.shows("The file cannot be looked at, "));
    desk.wait_for("The file hair.ron cannot be looked at now, ");
    assert!(desk.window.shows("File cannot be looked at"), "status line");
    assert!(!desk.window.shows("no longer where it was"));
    assert!(fs::symlink_metadata(&desk.path).unwrap().is_symlink());
    // It can be again, and is as we left it.
    fs::rename(&away, &desk.path).unwrap();
    desk.wait_for("The file hair.ron is there again");
    assert!(!desk.window.shows("cannot be looked at now"));
    assert!(desk.window.shows("Edited"));
    desk.window.click("Save as…");
    assert_eq!(&*io::read(&elsewhere).unwrap().title, "Ours");
}

#[test]
fn theirs_is_not_overwritten_where_it_cannot_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.ron");
    let mut desk = Desk::of(folder, [Reply::Path(copy.clone())]);
    let backups = desk.folder.path().join("data/backups");
    fs::write(&backups, "in the way").unwrap();
    desk.window.change_title("Ours");
    desk.write("Theirs");
    desk.wait_for(QUESTION);
    assert!(desk.window.shows("Theirs stays among the earlier versions"));
    desk.window.click("Overwrite theirs");
    assert_eq!(desk.on_disk(), "Theirs", "what was promised cannot be held");
    assert!(desk.window.app().is_dirty());
    assert!(desk.window.shows("The file was not overwritten"));
    // The next try asks again, and with a place to keep it, it is kept.
    desk.save();
    assert!(desk.window.shows(QUESTION));
    desk.window.click("Decide later");
    desk.window.click("Save as…");
    assert_eq!(&*io::read(&copy).unwrap().title, "Ours");
    assert_eq!(desk.on_disk(), "Theirs");
}

/// As programs do that write into a file in two parts, and take their time.
#[test]
fn a_file_that_could_not_be_read_for_a_moment_is_shown_once_it_can() {
    let mut desk = Desk::new([]);
    let before = fs::read(&desk.path).unwrap();
    let problem = "was changed by another program and cannot be read now";
    fs::write(&desk.path, "Seachart(").unwrap();
    desk.wait_for(problem);
    assert!(desk.window.app().is_dirty());
    desk.write("Theirs");
    desk.wait_for("is shown as it is now: the title changed");
    assert_eq!(desk.window.title(), "Theirs");
    assert!(!desk.window.app().is_dirty());
    assert!(!desk.window.shows(problem), "it is no longer true");
    // The same with our own bytes again.
    let ours = fs::read(&desk.path).unwrap();
    assert_ne!(ours, before);
    fs::write(&desk.path, "Seachart(").unwrap();
    desk.wait_for(problem);
    fs::write(&desk.path, &ours).unwrap();
    desk.wait_for("The file hair.ron is there again");
    assert!(!desk.window.app().is_dirty());
    assert!(!desk.window.shows(problem));
    assert!(desk.window.shows("Saved"));
}

#[test]
fn a_file_that_could_not_be_read_for_a_moment_is_asked_about_once_it_can() {
    let mut desk = Desk::new([]);
    desk.window.change_title("Ours");
    fs::write(&desk.path, "Seachart(").unwrap();
    let problem = "was changed by another program and cannot be read now";
    desk.wait_for(problem);
    desk.save();
    assert!(
        !desk.window.shows("Take theirs"),
        "there is nothing to take"
    );
    desk.window.click("Decide later");
    // What it holds now is another question.
    desk.write("Theirs");
    desk.wait_for("Take theirs");
    assert!(!desk.window.shows(problem));
    assert!(
        !desk.window.shows("another version"),
        "both against what was saved"
    );
    desk.window.click("Overwrite theirs");
    assert_eq!(desk.on_disk(), "Ours");
    assert!(!desk.window.app().is_dirty());
}

#[test]
fn what_was_said_about_a_file_goes_with_its_project() {
    let mut desk = Desk::new([]);
    fs::remove_file(&desk.path).unwrap();
    fs::create_dir(&desk.path).unwrap();
    desk.wait_for("A folder has taken the place of the file hair.ron");
    desk.save();
    assert!(desk.window.shows("Save as…"));
    desk.window.menu("File", "Start screen");
    desk.window.click("Don't save");
    let notices = desk.window.notices();
    assert!(notices.is_empty(), "{notices:?}");
}
