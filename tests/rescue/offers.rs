//! What is offered, and what becomes of it.

use std::fs;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use seachart::app::Reply;
use seachart::command::Command;
use seachart::io;

use crate::{Place, wait_for};

#[test]
fn a_running_programs_work_is_not_offered() {
    let place = Place::new();
    let mut first = place.start([]);
    first.click("Blank project");
    first.change_title("Mine");
    wait_for(2.0, || place.kept().len() == 1);
    assert!(!place.start([]).shows("Rescued"));
    drop(first);
    assert!(place.start([]).shows("Rescued"));
}

#[test]
fn several_are_offered_at_once_the_newest_first() {
    let place = Place::new();
    for (title, age) in [("One", 7200), ("Two", 720), ("Three", 60)] {
        let path = place.write(&format!("{title}.ron"), title);
        place.lose(&path, &format!("{title} more"));
        let kept = place.kept();
        let is_this = |path: &&std::path::PathBuf| {
            &*io::read(path).unwrap().title == format!("{title} more").as_str()
        };
        age_by(kept.iter().find(is_this).unwrap(), age);
    }
    let mut window = place.start([]);
    for words in ["One.ron · 2 hours ago", "Two.ron · 12 minutes ago"] {
        assert!(window.shows(words), "{words}");
    }
    let top = |title: &str| {
        let label = format!("Open rescued {title} more");
        window.harness.get_by_label(&label).rect().top()
    };
    assert!(top("Three") < top("Two") && top("Two") < top("One"));
    window.click("Open rescued Two more");
    assert_eq!(window.title(), "Two more");
    assert_eq!(place.kept().len(), 3);
    // The others are a click away.
    assert!(window.shows("Unsaved work of 2 projects was rescued"));
    window.click("Show…");
    window.click("Open rescued One more");
    window.click("Cancel");
    assert_eq!(window.title(), "Two more", "it is unsaved, too");
    assert!(window.shows("Unsaved work of 2 projects was rescued"));
    drop(window);
    assert_eq!(place.kept().len(), 3, "nothing is discarded unasked");
}

/// As if it had been written this many seconds earlier.
fn age_by(path: &std::path::Path, seconds: u64) {
    let text = fs::read_to_string(path).unwrap();
    let (before, rest) = text.split_once("\"written\":").unwrap();
    let (written, rest) = rest.split_once('}').unwrap();
    let written = written.parse::<u64>().unwrap() - seconds;
    fs::write(path, format!("{before}\"written\":{written}}}{rest}")).unwrap();
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(written);
    fs::File::open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn rescued_work_is_what_opens_after_the_open_project_is_saved() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    let other = place.write("other.ron", "Other");
    place.lose(&path, "Better wine");
    let mut window = place.start([]);
    window.run(Command::Open(other.clone()));
    window.change_title("Another");
    window.click("Show…");
    window.click("Open rescued Better wine");
    window.click("Save");
    assert_eq!(&*io::read(&other).unwrap().title, "Another");
    assert_eq!(window.title(), "Better wine");
    assert!(window.app().is_dirty());
}

#[test]
fn rescued_work_can_be_saved_elsewhere() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    place.lose(&path, "Better wine");
    let elsewhere = place.file("rescued.ron");
    let mut window = place.start([Reply::Path(elsewhere.clone())]);
    window.click("Save rescued Better wine elsewhere…");
    assert_eq!(&*io::read(&elsewhere).unwrap().title, "Better wine");
    assert_eq!(&*io::read(&path).unwrap().title, "Wine");
    assert_eq!(window.app().title(), "rescued.ron — Seachart");
    wait_for(2.0, || place.kept().is_empty());
}

#[test]
fn discarding_is_asked_about() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    place.lose(&path, "Better wine");
    let mut window = place.start([]);
    window.click("Discard rescued Better wine…");
    assert!(window.shows("It cannot be brought back"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(!window.shows("It cannot be brought back"), "Enter keeps");
    assert_eq!(place.kept().len(), 1);
    window.click("Discard rescued Better wine…");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(place.kept().len(), 1);
    window.click("Discard rescued Better wine…");
    window.click("Discard");
    assert!(!window.shows("Rescued"));
    assert!(place.kept().is_empty());
}

#[test]
fn who_opens_the_file_is_told_at_once() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    let other = place.write("other.ron", "Other");
    place.lose(&path, "Better wine");
    let mut window = place.start([]);
    window.run(Command::Open(other));
    assert!(!window.shows("Open rescued"));
    assert!(window.shows("Unsaved work of another time was rescued"));
    window.run(Command::Open(path.clone()));
    assert!(window.shows("Open rescued Better wine"));
    window.click("Later");
    assert_eq!(window.title(), "Wine");
    assert_eq!(place.kept().len(), 1);
    window.click("Show…");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Open rescued"), "Escape is Later");
    window.click("Show…");
    window.click("Open rescued Better wine");
    assert_eq!(window.title(), "Better wine");
    assert!(!window.shows("rescued"));
}

#[test]
fn how_the_file_is_now_is_said() {
    let place = Place::new();
    for (name, title) in [("a.ron", "A"), ("b.ron", "B"), ("c.ron", "C")] {
        let path = place.write(name, title);
        place.lose(&path, &format!("{title} more"));
    }
    place.write("a.ron", "Theirs");
    fs::remove_file(place.file("b.ron")).unwrap();
    fs::write(place.file("c.ron"), "nonsense").unwrap();
    let window = place.start([]);
    assert!(window.shows("another program has written the file since"));
    assert!(window.shows("Its file is no longer there"));
    assert!(window.shows("Its file cannot be read as it is now"));
}

#[test]
fn what_cannot_be_read_is_said_and_kept() {
    let place = Place::new();
    let path = place.write("wine.ron", "Wine");
    place.lose(&path, "Better wine");
    let kept = place.kept().remove(0);
    let text = fs::read_to_string(&kept).unwrap();
    fs::write(&kept, &text[..text.len() - 20]).unwrap();
    let mut window = place.start([]);
    assert!(window.shows("A project that cannot be read"));
    assert!(window.shows(&kept.display().to_string()));
    assert!(window.shows("The file ends too early"));
    assert!(!window.shows("Open rescued"));
    window.click("Discard rescued A project that cannot be read…");
    window.click("Keep");
    drop(window);
    assert!(kept.exists());
}
