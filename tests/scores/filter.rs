//! Scores that nobody could defend stand out.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use seachart::model::{Confidence, Date, Evidence, Project, Score};

use super::{check_at, press, with};
use crate::projects;
use crate::window::Window;

/// Two competitors on three factors: all scored but one, three with evidence.
fn project() -> Project {
    let mut project = projects::of("Evidence", &["Us", "Them"], &["Price", "Speed", "Care"]);
    let ids: Vec<_> = project.competitors.iter().map(|it| it.id.clone()).collect();
    let factors: Vec<_> = project.factors.iter().map(|it| it.id.clone()).collect();
    project.scores.set(&ids[1], &factors[2], Score::Unscored);
    let from = |source: &str, year| Evidence {
        source: source.into(),
        date: Date::new(year, 5, 1),
        confidence: Some(Confidence::Measured),
        ..Evidence::default()
    };
    project
        .evidence
        .set(&ids[0], &factors[0], from("Visit", 2023));
    project
        .evidence
        .set(&ids[0], &factors[1], from("Call", 2025));
    project
        .evidence
        .set(&ids[1], &factors[0], from("Survey", 2021));
    assert_eq!(project.count().unscored, 1);
    project
}

fn choose(window: &mut Window, before: &str, filter: &str) {
    window.click(&format!("Filter: {before}"));
    window.click_last(filter);
}

#[test]
fn scores_without_evidence_are_counted_and_walked_through() {
    let mut window = with(&project());
    assert!(!window.shows("without evidence"));
    choose(&mut window, "All scores", "Without evidence");
    assert!(window.shows("2 of 5 scores without evidence"));
    window.click("Next score found");
    check_at(&window, "Us", "Care");
    window.click("Next score found");
    check_at(&window, "Them", "Speed");
    window.click("Next score found");
    check_at(&window, "Us", "Care");
    window.click("Previous score found");
    check_at(&window, "Them", "Speed");
    window.write("1");
    press(&mut window, Key::Enter);
    super::check_level(&window, "Them", "Speed", 1.0);
    choose(&mut window, "Without evidence", "All scores");
    assert!(!window.shows("without evidence"));
}

#[test]
fn scores_with_old_evidence_are_found_by_a_day() {
    let mut window = with(&project());
    choose(&mut window, "All scores", "Evidence older than");
    window.write("2024");
    assert!(!window.shows("older than 2024"), "a year is no day");
    window.write("-01-01");
    assert!(window.shows("2 of 5 scores older than 2024-01-01"));
    press(&mut window, Key::Enter);
    press(&mut window, Key::ArrowDown);
    check_at(&window, "Us", "Speed");
    window.click("Previous score found");
    check_at(&window, "Us", "Price");
    window.click("Previous score found");
    check_at(&window, "Them", "Price");
}

#[test]
fn where_a_score_comes_from_is_said_on_hover() {
    let project = project();
    let mut window = with(&project);
    let level = project.settings.scale.show(
        project
            .scores
            .get(&project.competitors[0].id, &project.factors[0].id)
            .level()
            .unwrap(),
    );
    let label = format!("Us, Price: {level}");
    window.harness.get_by_label(&label).hover();
    window.settle();
    window.wait(0.5);
    window.wait(0.5);
    assert!(window.shows("Measured · Visit · 2023-05-01"));
}
