//! A panic: the last change is written down before the program is gone, and the
//! next run says what happened.

use std::path::PathBuf;
use std::process::Command;

use seachart::app::keep_on_fault;
use seachart::io;

use crate::{Place, wait_for};

/// Where the program that fails keeps its things.
const FOLDER: &str = "SEACHART_TEST_FAULT";

/// Run `name`, one of the programs below, until it fails.
fn fail(name: &str, place: &Place) {
    let me = std::env::current_exe().unwrap();
    let status = Command::new(me)
        .args([&format!("fault::{name}"), "--exact", "--ignored"])
        .env(FOLDER, &place.root)
        .output()
        .unwrap()
        .status;
    assert!(!status.success(), "it was to fail");
}

/// End at once after a panic, as a program does that has nobody to catch it:
/// nothing but the hook has a chance to write anything.
fn end_at_once() {
    std::panic::set_hook(Box::new(|_| std::process::abort()));
}

fn given() -> Place {
    Place {
        root: PathBuf::from(std::env::var_os(FOLDER).unwrap()),
        _folder: None,
    }
}

#[test]
#[ignore = "a program that fails, for the tests below"]
fn a_program_with_a_change() {
    let place = given();
    let mut window = place.start([]);
    window.click("Blank project");
    window.change_title("One");
    wait_for(2.0, || place.kept().len() == 1);
    end_at_once();
    keep_on_fault(window.app().fault_guard().unwrap());
    // Sooner than the thread writes again.
    window.change_title("Two");
    let none: Option<u8> = std::hint::black_box(None);
    none.expect("a level of \"Secret plan\"");
}

#[test]
#[ignore = "a program that fails, for the tests below"]
fn a_program_without_a_change() {
    let place = given();
    let window = place.start([]);
    end_at_once();
    keep_on_fault(window.app().fault_guard().unwrap());
    panic!("out of luck");
}

#[test]
#[ignore = "a program that goes on, for the tests below"]
fn a_program_with_a_thread_that_fails() {
    let place = given();
    let mut window = place.start([]);
    window.click("Blank project");
    keep_on_fault(window.app().fault_guard().unwrap());
    let thread = std::thread::Builder::new();
    let thread = thread.spawn(|| panic!("only a thread")).unwrap();
    assert!(thread.join().is_err());
    assert!(place.kept().is_empty());
    window.change_title("Goes on");
    std::process::abort();
}

#[test]
fn the_last_change_survives_and_the_next_run_says_what_happened() {
    let place = Place::new();
    fail("a_program_with_a_change", &place);
    let kept = place.kept();
    assert_eq!(&*io::read(&kept[0]).unwrap().title, "Two");
    let window = place.start([]);
    assert!(window.shows("Open rescued Two"));
    let version = env!("CARGO_PKG_VERSION");
    let words = format!("Seachart {version} ended through a fault of its own, in ");
    assert!(window.shows(&words));
    assert!(window.shows("fault.rs:"));
    assert!(!window.shows("Secret plan"), "nothing of a project");
}

#[test]
fn a_fault_that_lost_nothing_is_said_once() {
    let place = Place::new();
    fail("a_program_without_a_change", &place);
    let window = place.start([]);
    let notices = window.notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(
        notices[0].contains("out of luck. Nothing was lost"),
        "{notices:?}"
    );
    drop(window);
    assert!(place.start([]).notices().is_empty());
}

#[test]
fn a_thread_that_fails_is_no_fault_that_ended_the_program() {
    let place = Place::new();
    fail("a_program_with_a_thread_that_fails", &place);
    let window = place.start([]);
    assert!(!window.shows("a fault of its own"));
}
