//! Only what is in sight is laid out, however large the table is.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{copied, paste, with};
use crate::projects;

#[test]
fn a_large_table_has_as_many_cells_as_are_in_sight() {
    let window = with(&projects::large(200, 60));
    let cells = window
        .harness
        .query_all_by_role(egui::accesskit::Role::Cell);
    let count = cells.count();
    assert!((50..600).contains(&count), "{count}");
}

#[test]
fn all_of_a_large_table_is_copied_and_pasted_in_one_step() {
    let project = projects::large(40, 200);
    let mut window = with(&project);
    window.key(Modifiers::COMMAND, Key::A);
    let text = copied(&mut window, Event::Copy);
    assert_eq!(text.lines().count(), 200);
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.app().project().unwrap().count().levels, 0);
    paste(&mut window, &text);
    assert_eq!(window.app().project().unwrap().scores, project.scores);
}
