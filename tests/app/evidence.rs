//! Whiskers, confidence and importance, switched in the View menu.

use egui::{Key, Modifiers};
use seachart::model::{SegmentId, Whose};

use crate::window::Window;

#[test]
fn whiskers_and_confidence_are_switched_and_say_where_there_is_nothing_to_see() {
    let mut window = Window::sample("US wine, around 2001", []);
    window.menu("View", "Whiskers");
    window.menu("View", "Confidence as fill");
    let settings = window.app().project().unwrap().settings;
    assert!(settings.whiskers && settings.confidence);
    let notices: Vec<String> = window.app().notices().map(str::to_owned).collect();
    assert!(
        notices.iter().any(|it| it.contains("spread yet")),
        "{notices:?}"
    );
    assert!(
        notices.iter().any(|it| it.contains("how sure")),
        "{notices:?}"
    );
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(!window.app().is_dirty(), "two steps, both taken back");
}

#[test]
fn importance_is_that_to_the_selected_segment_or_else_to_all() {
    let mut window = Window::sample("Two coffee shops and a chain", []);
    let whose = |window: &Window| window.app().project().unwrap().importance.clone();
    window.menu("View", "Importance under factors");
    assert_eq!(whose(&window), Some(Whose::All));
    window.menu("View", "Importance under factors");
    assert_eq!(whose(&window), None);
    window.click("Segment Commuters");
    window.menu("View", "Importance under factors");
    let commuters = SegmentId::try_from("commuters".to_owned()).unwrap();
    assert_eq!(whose(&window), Some(Whose::Segment(commuters)));
    // It stands in what is selected as well.
    window.click("How much factors matter");
    assert_eq!(whose(&window), None);
}

#[test]
fn where_no_segment_says_anything_there_is_no_importance_to_show() {
    let mut window = Window::sample("US wine, around 2001", []);
    window.click("View");
    assert!(!window.is_enabled("Importance under factors"));
}
