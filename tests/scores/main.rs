//! The table of scores in the whole application, driven as a user drives it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod clipboard;
mod empty;
mod filter;
mod keys;
mod large;
mod linked;
mod lists;
mod names;
mod pointer;
#[path = "../projects/mod.rs"]
mod projects;
#[path = "../window/mod.rs"]
#[expect(dead_code, reason = "other tests need the rest of it")]
mod window;

use std::sync::Arc;

use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{Project, Score};
use window::Window;

const WINE: &str = "US wine, around 2001";

/// The sample of wines, with its table in front.
fn wine() -> Window {
    let mut window = Window::sample(WINE, []);
    window.key(Modifiers::COMMAND, Key::Num5);
    window
}

/// A project of our own, with its table in front.
fn with(project: &Project) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.ron");
    seachart::io::write(&path, project).unwrap();
    let mut window = Window::new([]);
    window.draw_boxes();
    window.run(Command::Open(path));
    window.key(Modifiers::COMMAND, Key::Num5);
    window
}

/// What is selected, by the names of competitor and factor.
fn selected(window: &Window) -> (String, String) {
    let project = window.app().project().unwrap();
    let selection = window.app().selection();
    let competitor = selection.competitor().and_then(|id| project.competitor(id));
    let factor = selection.factor().and_then(|id| project.factor(id));
    (
        competitor.map_or_else(String::new, |found| found.name.to_string()),
        factor.map_or_else(String::new, |found| found.name.to_string()),
    )
}

#[track_caller]
fn check_at(window: &Window, competitor: &str, factor: &str) {
    let expected = (competitor.to_owned(), factor.to_owned());
    assert_eq!(selected(window), expected);
}

fn score_in(project: &Project, competitor: &str, factor: &str) -> Score {
    let mut competitors = project.competitors.iter();
    let competitor = competitors.find(|it| &*it.name == competitor).unwrap();
    let mut factors = project.factors.iter();
    let factor = factors.find(|it| &*it.name == factor).unwrap();
    project.scores.get(&competitor.id, &factor.id)
}

fn score(window: &Window, competitor: &str, factor: &str) -> Score {
    score_in(window.app().project().unwrap(), competitor, factor)
}

#[track_caller]
fn check_level(window: &Window, competitor: &str, factor: &str, level: f64) {
    let found = score(window, competitor, factor).level().unwrap().get();
    assert_eq!(found, level, "{factor} of {competitor}");
}

fn press(window: &mut Window, key: Key) {
    window.key(Modifiers::NONE, key);
}

fn shift(window: &mut Window, key: Key) {
    window.key(Modifiers::SHIFT, key);
}

/// Two clicks in the time of one frame.
#[track_caller]
fn double_click(window: &mut Window, label: &str) {
    let pos = window.harness.get_by_label(label).rect().center();
    let input = window.harness.input_mut();
    input.events.push(Event::PointerMoved(pos));
    for pressed in [true, false, true, false] {
        input.events.push(Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.harness.step();
    window.settle();
}

/// As if Ctrl+V were pressed with this on the clipboard.
fn paste(window: &mut Window, text: &str) {
    window.harness.event(Event::Paste(text.to_owned()));
    window.settle();
}

/// What Ctrl+C, or Ctrl+X, puts on the clipboard.
fn copied(window: &mut Window, event: Event) -> String {
    window.harness.input_mut().events.push(event);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    window.settle();
    text.unwrap()
}

/// What undo would take back, as the menu says it.
fn undo_label(window: &mut Window) -> String {
    window.click("Edit");
    let label = {
        let mut all = window.harness.query_all_by_label_contains("Undo ");
        all.find_map(|node| node.accesskit_node().label()).unwrap()
    };
    press(window, Key::Escape);
    label["Undo ".len()..].to_owned()
}

/// The open project, to be compared with later.
fn snapshot(window: &Window) -> Arc<Project> {
    Arc::clone(window.app().project().unwrap())
}

#[track_caller]
fn check_one_step_back(window: &mut Window, before: &Arc<Project>) {
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(window.app().project(), Some(before));
}

fn nothing_selected(window: &Window) -> bool {
    *window.app().selection() == Selection::Project
}
