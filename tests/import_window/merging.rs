//! A table beside the open project.

use std::sync::Arc;

use egui::{Key, Modifiers};
use seachart::command::{Command, MenuCommand};
use seachart::edit::Edit;
use seachart::io;
use seachart::model::{Confidence, Date, Evidence, Level, Score};

use super::{ADD, file};
use crate::window::Window;

/// One score that is known otherwise, three that are the same, and what is new.
const BARBERS: &str =
    "shop,Price,Hygiene,Music\nQB House,3,4,5\nAverage barber,5,2,1\nNew one,1,1,1\n";

fn beside(table: &str) -> (Window, tempfile::TempDir) {
    let (folder, path) = file("barbers.csv", table);
    let mut window = Window::sample("Japanese barbers", []);
    window.drop_file(&path);
    (window, folder)
}

fn level(level: f64) -> Score {
    Score::Level(Level::nearest(level))
}

#[test]
fn conflicts_are_decided_one_by_one_and_undone_at_once() {
    let (mut window, _folder) = beside(BARBERS);
    window.fill("Scale from", "1");
    window.fill("Scale to", "5");
    window.click(ADD);
    assert!(window.shows("1 score differs from those in barbers.csv"));
    assert!(window.shows("Take 5.0: QB House, Price"));
    window.click_containing("Keep 0.0: QB House, Price");
    window.click(ADD);
    let barbers = io::sample("barber").unwrap();
    assert_eq!(window.score("QB House", "Price"), level(0.0), "kept");
    assert_eq!(window.score("QB House", "Music"), level(10.0), "new");
    assert_eq!(window.names().len(), barbers.competitors.len() + 1);
    assert!(
        window.notices()[0].contains("stayed as before"),
        "{:?}",
        window.notices()
    );
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(**window.app().project().unwrap(), barbers, "one step");
}

#[test]
fn all_conflicts_are_decided_at_once() {
    for (button, price) in [("Keep all", 0.0), ("Replace all", 5.0)] {
        let (mut window, _folder) = beside(BARBERS);
        window.fill("Scale from", "1");
        window.fill("Scale to", "5");
        window.click(ADD);
        window.click(button);
        window.click(ADD);
        assert_eq!(window.score("QB House", "Price"), level(price), "{button}");
    }
}

#[test]
fn what_is_known_of_a_score_stays_where_the_table_says_the_same() {
    let (mut window, folder) = beside("shop,Price\nQB House,1\nAverage barber,3\n");
    window.key(Modifiers::NONE, Key::Escape);
    let project = Arc::clone(window.app().project().unwrap());
    let named = |name: &str| project.competitors.iter().find(|it| &*it.name == name);
    let competitor = named("QB House").unwrap().id.clone();
    let factor = project.factors.iter().find(|it| &*it.name == "Price");
    let factor = factor.unwrap().id.clone();
    let known = Evidence {
        source: "Talk with the owner".into(),
        date: Date::new(2026, 3, 1),
        quote: "The cheapest in town".into(),
        confidence: Some(Confidence::Informed),
        spread: Some(Level::nearest(1.5)),
        ..Evidence::default()
    };
    window.run(Command::Edit(Edit::SetEvidence {
        competitor: competitor.clone(),
        factor: factor.clone(),
        evidence: known.clone(),
    }));
    window.drop_file(&folder.path().join("barbers.csv"));
    window.fill("Scale from", "1");
    window.fill("Scale to", "5");
    window.click(ADD);
    if window.shows("Replace all") {
        window.click("Replace all");
        window.click(ADD);
    }
    assert_eq!(window.score("QB House", "Price"), level(0.0));
    let project = window.app().project().unwrap();
    assert_eq!(**project.evidence.get(&competitor, &factor).unwrap(), known);
}

/// The coffee shops with a table of importances in the dialog.
fn importances(table: &str) -> (Window, tempfile::TempDir) {
    let (folder, path) = file("importances.csv", table);
    let mut window = Window::sample("Two coffee shops and a chain", []);
    window.drop_file(&path);
    window.fill("Scale from", "0");
    window.fill("Scale to", "10");
    (window, folder)
}

fn importance(window: &Window, segment: usize, factor: usize) -> Option<f64> {
    let project = window.app().project().unwrap();
    let factor = &project.factors[factor].id;
    let level = project.segments[segment].importance.get(factor);
    level.map(|level| level.get())
}

#[test]
fn an_importance_that_differs_is_decided_too() {
    for (choice, expected) in [("Keep all", 6.0), ("Replace all", 1.0)] {
        let (mut window, _folder) = importances("segment,Price\nCommuters,1\n");
        assert_eq!(importance(&window, 0, 0), Some(6.0));
        window.click(ADD);
        assert!(window.shows("1 importance differs from those in importances.csv"));
        assert!(window.shows("Take 1.0: Commuters, Price"));
        window.click(choice);
        window.click(ADD);
        assert_eq!(importance(&window, 0, 0), Some(expected), "{choice}");
    }
}

#[test]
fn importances_add_no_factors_to_a_project_that_has_some() {
    let (mut window, _folder) = importances("segment,Price,Parking\nCommuters,6,3\n");
    let factors = window.app().project().unwrap().factors.len();
    window.click(ADD);
    assert_eq!(window.app().project().unwrap().factors.len(), factors);
    let said = window.notices().join(" ");
    assert!(said.contains("no factor is called Parking"), "{said}");
}

#[test]
fn no_decision_changes_nothing() {
    let (mut window, _folder) = beside(BARBERS);
    window.click(ADD);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(
        **window.app().project().unwrap(),
        io::sample("barber").unwrap()
    );
    assert!(!window.shows(ADD));
}

#[test]
fn without_conflicts_it_is_added_at_once_and_the_same_again_is_nothing_new() {
    let table = "shop,Music\nQB House,3\nNew one,5\n";
    let (mut window, folder) = beside(table);
    window.click(ADD);
    assert_eq!(window.names().len(), 3);
    window.click("Edit");
    assert!(window.shows("Undo Import 2 scores from barbers.csv"));
    window.key(Modifiers::NONE, Key::Escape);
    window.drop_file(&folder.path().join("barbers.csv"));
    window.click(ADD);
    assert!(
        window
            .notices()
            .iter()
            .any(|it| it.contains("says nothing new"))
    );
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(
        **window.app().project().unwrap(),
        io::sample("barber").unwrap()
    );
}

#[test]
fn a_table_tells_how_things_are_also_in_a_scenario() {
    let (_folder, path) = file(
        "barbers.csv",
        "shop,Hygiene\nQB House,1\nAverage barber,3\n",
    );
    let mut window = Window::sample("Japanese barbers", []);
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.app().scenario().is_some());
    window.drop_file(&path);
    window.fill("Scale from", "1");
    window.fill("Scale to", "5");
    window.click(ADD);
    window.click("Replace all");
    window.click(ADD);
    assert_eq!(window.score("QB House", "Hygiene"), level(0.0));
    let project = window.app().project().unwrap();
    assert!(project.scenarios[0].scores.is_empty());
}
