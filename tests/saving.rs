//! Saving in the window, on disks that fail or are slow.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "each test file uses some of it")]
mod disk;
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::{Fault, FaultyDisk, HARMLESS};
use egui::{Key, Modifiers, ViewportCommand};
use egui_kittest::kittest::Queryable as _;
use seachart::app::{Reply, Settings};
use seachart::command::{Command, MenuCommand};
use seachart::io;
use seachart::model::Project;
use tempfile::TempDir;
use window::Window;

/// A project file in `folder` with this title.
fn file(folder: &Path, title: &str) -> PathBuf {
    let path = folder.join(format!("{title}.ron"));
    let title = title.into();
    let project = Project {
        title,
        ..Project::default()
    };
    io::write(&path, &project).unwrap();
    path
}

/// The window with `path` opened, saving on `disk`.
fn window(disk: &Arc<FaultyDisk>, path: &Path, replies: impl IntoIterator<Item = Reply>) -> Window {
    let disk = Arc::clone(disk);
    let mut window = Window::prepared(Settings::default(), replies, |app| app.on_disk(disk));
    window.run(Command::Open(path.to_owned()));
    window
}

fn saved_title(path: &Path) -> String {
    io::read(path).unwrap().title.to_string()
}

fn save(window: &mut Window) {
    window.key(Modifiers::COMMAND, Key::S);
}

/// One frame with Ctrl+S, without waiting for the end of the save.
/// A window in which the file One was changed to Two and is being saved, for as
/// long as the disk is held.
fn saving_two(disk: &Arc<FaultyDisk>) -> (Window, PathBuf, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let mut window = window(disk, &path, []);
    window.change_title("Two");
    disk.hold();
    begin_to_save(&mut window);
    (window, path, folder)
}

#[test]
fn what_another_program_writes_during_a_save_is_asked_about() {
    let disk = FaultyDisk::with(Fault::ChangedBefore);
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let mut window = window(&disk, &path, []);
    window.change_title("Two");
    save(&mut window);
    assert_eq!(fs::read(&path).unwrap(), b"of another program");
    assert!(window.shows("One.ron was changed by another program"));
    assert!(window.app().is_dirty());
    disk.mend();
    window.click("Overwrite theirs");
    assert_eq!(saved_title(&path), "Two");
}

#[test]
fn another_place_that_was_asked_for_during_a_save_is_not_forgotten_when_that_fails() {
    for fault in [Fault::ChangedBefore, Fault::Place] {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), "One");
        let other = folder.path().join("Other.ron");
        let disk: Arc<FaultyDisk> = Arc::default();
        let mut window = window(&disk, &path, [Reply::Path(other.clone())]);
        window.change_title("Two");
        disk.hold();
        begin_to_save(&mut window);
        window.run_frames(Command::Menu(MenuCommand::SaveAs));
        // The dialog answers, and the save waits for the one before it.
        for _ in 0..20 {
            window.harness.step();
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(!other.exists(), "{fault:?}");
        disk.break_once(fault);
        disk.release();
        window.settle();
        assert_eq!(saved_title(&other), "Two", "{fault:?}");
        assert_eq!(window.app().title(), "Other.ron — Seachart", "{fault:?}");
        assert!(!window.app().is_dirty(), "{fault:?}");
    }
}

fn begin_to_save(window: &mut Window) {
    window.key_in_one_frame(Modifiers::COMMAND, Key::S);
    window.harness.step();
}

/// Frames until nothing moves, with a save that is being held.
fn frames(window: &mut Window) {
    for _ in 0..5 {
        window.harness.step();
    }
}

#[test]
fn a_save_that_fails_says_why_and_what_helps_and_the_next_one_works() {
    for fault in HARMLESS {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), "One");
        let before = fs::read(&path).unwrap();
        let disk = FaultyDisk::with(fault);
        let mut window = window(&disk, &path, []);
        window.change_title("Two");
        save(&mut window);
        assert!(window.app().is_dirty(), "{fault:?}");
        assert!(
            window.shows("Edited") && !window.shows("Saved"),
            "{fault:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), before, "{fault:?}");
        let notices = window.notices();
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert!(
            notices[0].contains("One.ron\nThe file is as it was. "),
            "{notices:?}"
        );
        disk.mend();
        save(&mut window);
        assert!(!window.app().is_dirty(), "{fault:?}");
        assert!(window.shows("Saved"), "{fault:?}");
        assert_eq!(saved_title(&path), "Two", "{fault:?}");
        assert!(window.notices().is_empty(), "it is no longer true");
    }
}

#[test]
fn a_save_that_fails_offers_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "One");
    let other = folder.path().join("Other.ron");
    let disk = FaultyDisk::with(Fault::Sync);
    let mut window = window(&disk, &path, [Reply::Path(other.clone())]);
    window.change_title("Two");
    save(&mut window);
    disk.mend();
    window.click("Save as…");
    assert_eq!(saved_title(&other), "Two");
    assert_eq!(saved_title(&path), "One");
    assert!(!window.app().is_dirty());
    assert_eq!(window.app().title(), "Other.ron — Seachart");
}

#[test]
fn nothing_is_called_saved_before_it_is() {
    let disk: Arc<FaultyDisk> = Arc::default();
    let (mut window, path, _folder) = saving_two(&disk);
    assert!(window.shows("Saving…") && !window.shows("Saved"));
    assert!(window.app().title().contains("edited"));
    disk.release();
    window.settle();
    assert!(window.shows("Saved"));
    // Not even with the new contents in place.
    for fault in [Fault::SyncFolder, Fault::Overtaken] {
        window.change_title("Three");
        disk.break_with(fault);
        save(&mut window);
        assert!(!window.shows("Saved"), "{fault:?}");
        assert!(window.app().is_dirty(), "{fault:?}");
        disk.mend();
        save(&mut window);
        if fault == Fault::Overtaken {
            // What stands there now is another program's.
            window.click("Overwrite theirs");
        }
        assert_eq!(saved_title(&path), "Three");
        window.change_title("Four");
    }
}

#[test]
fn what_is_edited_during_a_save_is_not_in_it_and_not_lost() {
    let disk: Arc<FaultyDisk> = Arc::default();
    let (mut window, path, _folder) = saving_two(&disk);
    window.run_frames(Command::Edit(seachart::edit::Edit::SetTitle(
        "Three".into(),
    )));
    disk.release();
    window.settle();
    assert_eq!(saved_title(&path), "Two");
    assert!(window.app().is_dirty());
    assert!(window.shows("Edited"));
}

#[test]
fn a_second_save_waits_for_the_first_and_both_are_made() {
    let disk: Arc<FaultyDisk> = Arc::default();
    let (mut window, path, _folder) = saving_two(&disk);
    for title in ["Three", "Four"] {
        window.run_frames(Command::Edit(seachart::edit::Edit::SetTitle(title.into())));
        begin_to_save(&mut window);
        assert_eq!(disk.placed(), 0, "one at a time");
    }
    disk.release();
    window.settle();
    assert_eq!(
        disk.placed(),
        2,
        "what nobody waits for any more is not written"
    );
    assert_eq!(saved_title(&path), "Four");
    assert!(!window.app().is_dirty());
}

#[test]
fn closing_waits_for_both() {
    let disk: Arc<FaultyDisk> = Arc::default();
    let (mut window, path, _folder) = saving_two(&disk);
    window.run_frames(Command::Edit(seachart::edit::Edit::SetTitle(
        "Three".into(),
    )));
    begin_to_save(&mut window);
    assert!(
        window
            .begin_to_close()
            .contains(&ViewportCommand::CancelClose)
    );
    frames(&mut window);
    assert!(!window.app().may_close());
    assert!(!window.shows("Save the changes"), "there is nothing to ask");
    disk.release();
    window.settle();
    assert!(window.app().may_close());
    assert_eq!(saved_title(&path), "Three");
}

#[test]
fn a_save_that_fails_keeps_the_window_open() {
    let disk = FaultyDisk::with(Fault::Place);
    let (mut window, _path, _folder) = saving_two(&disk);
    window.begin_to_close();
    disk.release();
    window.settle();
    assert!(!window.app().may_close());
    assert_eq!(window.notices().len(), 1);
    window.close();
    assert!(window.shows("Save the changes to One.ron?"));
}

/// Undone while it was being saved: the file is then ahead of what is shown.
#[test]
fn leaving_waits_to_see_what_the_file_holds() {
    let disk: Arc<FaultyDisk> = Arc::default();
    let (mut window, path, _folder) = saving_two(&disk);
    window.run_frames(Command::Menu(MenuCommand::Undo));
    assert!(!window.app().is_dirty());
    window.begin_to_close();
    disk.release();
    window.settle();
    assert!(window.shows("Save the changes to One.ron?"));
    window.click("Save");
    assert!(window.app().may_close());
    assert_eq!(saved_title(&path), "One");
}

/// Where frames are slow, one key comes up and the next goes down in the same.
#[test]
fn a_save_right_after_a_nudge_is_not_swallowed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wine.ron");
    io::write(&path, &io::sample("wine").unwrap()).unwrap();
    let disk = Arc::new(FaultyDisk::default());
    let mut window = window(&disk, &path, []);
    window
        .harness
        .get_by_label_contains("[yellow tail], Price")
        .focus();
    window.settle();
    let key = |key, pressed, modifiers| egui::Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    let frame = |window: &mut Window, events: Vec<egui::Event>| {
        window.harness.input_mut().events.extend(events);
        window.harness.step();
    };
    let up = Key::ArrowUp;
    frame(&mut window, vec![key(up, true, Modifiers::NONE)]);
    assert!(window.app().is_dirty());
    frame(
        &mut window,
        vec![
            key(up, false, Modifiers::NONE),
            key(Key::S, true, Modifiers::COMMAND),
        ],
    );
    window.settle();
    assert!(!window.app().is_dirty());
    let project = io::read(&path).unwrap();
    assert_eq!(&project, &**window.app().project().unwrap());
}
