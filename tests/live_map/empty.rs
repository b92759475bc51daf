//! Maps with nothing on them, with little, and with very much.

use std::sync::Arc;

use egui::vec2;
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{Measure, Project, Score};

use super::{drag, driver, handle, projects, shop_with, three, with_map};

#[test]
fn a_project_without_a_map_offers_to_add_one() {
    let mut harness = driver(projects::three_factors());
    harness.get_by_label("Maps show competitors on two factors");
    harness.get_by_label("Add map").click();
    harness.run();
    harness.get_by_label("Add map with a new factor").click();
    harness.run();
    let sent = &harness.state().sent;
    assert!(sent.contains(&Command::Menu(MenuCommand::AddMap)));
    assert!(sent.contains(&Command::Menu(MenuCommand::AddMapOfNewFactor)));
}

#[test]
fn an_axis_that_measures_nothing_offers_to_choose() {
    let mut harness = shop_with(|_, map| map.y.of = Measure::Nothing);
    harness.get_by_label("The vertical axis measures nothing yet.");
    harness.get_by_label("Choose the vertical axis…").click();
    harness.run();
    harness.get_by_label("Choice").click();
    harness.run();
    harness.get_by_label("Vertical axis: Choice");
    harness.get_by_label_contains("Our shop: Price 5.0, Choice 5.0");
}

#[test]
fn a_map_without_competitors_offers_to_add_one() {
    let mut harness = driver(with_map(projects::of("Nobody", &[], &["A", "B"])));
    harness.get_by_label("Add competitor").click();
    harness.run();
    let sent = &harness.state().sent;
    assert!(sent.contains(&Command::Menu(MenuCommand::AddCompetitor)));
}

#[test]
fn whoever_is_hidden_here_can_be_shown_again() {
    let mut harness = shop_with(|project, map| {
        map.hidden = project.competitors.iter().map(|it| it.id.clone()).collect();
    });
    harness.get_by_label("Show 3 hidden").click();
    harness.run();
    harness.get_by_label_contains("Our shop:");
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn who_is_not_scored_can_be_dragged_onto_the_map() {
    let mut project = three();
    for competitor in project.competitors.clone() {
        for factor in project.factors.clone() {
            project
                .scores
                .set(&competitor.id, &factor.id, Score::Unscored);
        }
    }
    let mut harness = driver(project);
    harness.get_by_label("Place Our shop").click();
    harness.run();
    let own = harness.state().history.project().competitors[0].id.clone();
    assert_eq!(harness.state().selection, Selection::Competitor(own));
    let from = handle(&harness, "Our shop: not on the map yet");
    drag(&mut harness, from, from + vec2(80.0, -60.0));
    let state = harness.state();
    assert!(state.level("Our shop", "Price") > 5.0);
    assert!(state.level("Our shop", "Choice") > 5.0);
    assert_eq!(state.history.undo_steps(), 1);
}

#[test]
fn one_spot_and_one_competitor_are_maps_like_any_other() {
    let mut project = three();
    let (x, y) = (project.factors[0].id.clone(), project.factors[1].id.clone());
    for competitor in project.competitors.clone() {
        for factor in [&x, &y] {
            project
                .scores
                .set(&competitor.id, factor, super::level_of(4.0));
        }
    }
    let mut harness = driver(project);
    // Our own is in front.
    let from = handle(&harness, "Our shop:");
    drag(&mut harness, from, from + vec2(60.0, 0.0));
    assert!(harness.state().level("Our shop", "Price") > 4.2);
    assert_eq!(harness.state().level("The kiosk", "Price"), 4.0);

    let mut harness = driver(with_map(projects::of("One", &["Alone"], &["A", "B"])));
    let from = handle(&harness, "Alone:");
    drag(&mut harness, from, from + vec2(60.0, -60.0));
    assert!(harness.state().level("Alone", "A") > 0.2);
}

#[test]
fn hostile_projects_are_shown_without_a_fault() {
    for (name, project) in projects::all() {
        let boxes = egui::MissingGlyphPolicy::Tofu;
        let mut harness = super::driver_that(boxes, with_map(project));
        harness.run();
        assert!(harness.state().sent.is_empty(), "{name}");
    }
    let mut harness = driver(Project::default());
    harness.set_size(vec2(30.0, 20.0));
    harness.run();
}

#[test]
fn a_very_full_map_has_handles_where_the_pointer_is() {
    let mut harness = driver(with_map(projects::large(3_000, 2)));
    let shown = |harness: &super::Driver| {
        let all = harness.query_all_by_label_contains("Competitor ");
        all.filter(|node| node.rect().width() < 40.0).count()
    };
    assert!(shown(&harness) < 300, "{}", shown(&harness));
    let project = Arc::clone(harness.state().history.project());
    let id = project.competitors[1_234].id.clone();
    harness.state_mut().selection = Selection::Competitor(id);
    harness.run();
    let before = harness.state().level("Competitor 1235", "Factor 1");
    let from = handle(&harness, "Competitor 1235:");
    harness.hover_at(from);
    harness.run();
    let all = harness.query_all_by_label_contains("Competitor ").count();
    assert!(all > 1);
    harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowRight);
    harness.run();
    let after = harness.state().level("Competitor 1235", "Factor 1");
    assert!(after > before || before > 9.0, "{before} {after}");
}
