//! Scenarios: variants of our own curve in the window, and what holds of them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use proptest::prelude::*;
use seachart::analysis::judge;
use seachart::command::{Command, MenuCommand, Selection, View};
use seachart::edit::{Edit, History, PlanEdit};
use seachart::model::{CompetitorId, FactorId, Level, Project, ScenarioId, Score};

use self::window::Window;

#[path = "files/random.rs"]
mod random;
#[path = "window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

const WINE: &str = "US wine, around 2001";

fn price() -> FactorId {
    FactorId::from_name("Price", |_| false)
}

fn yellow_tail() -> CompetitorId {
    CompetitorId::from_name("[yellow tail]", |_| false)
}

fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

fn set_price(window: &mut Window, value: f64) {
    window.run(Command::Edit(Edit::SetScore {
        competitor: yellow_tail(),
        factor: price(),
        score: level(value),
    }));
}

/// Our own price as it is shown.
fn shown_price(window: &Window) -> Score {
    let shown = window.app().shown().unwrap();
    shown.scores.get(&yellow_tail(), &price())
}

fn show(window: &mut Window, scenario: Option<&ScenarioId>) {
    window.run(Command::ShowScenario(scenario.cloned()));
}

/// The wine sample with a scenario to be worked on.
fn with_scenario() -> (Window, ScenarioId) {
    let mut window = Window::sample(WINE, []);
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let id = window.app().scenario().unwrap().clone();
    (window, id)
}

#[test]
fn a_scenario_starts_from_what_is_shown() {
    let (mut window, first) = with_scenario();
    assert_eq!(shown_price(&window), level(2.5));
    set_price(&mut window, 8.0);
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let second = window.app().scenario().unwrap().clone();
    assert_ne!(first, second);
    assert_eq!(shown_price(&window), level(8.0));
    set_price(&mut window, 9.0);
    show(&mut window, Some(&first));
    assert_eq!(shown_price(&window), level(8.0), "the first one stays");
    show(&mut window, None);
    assert_eq!(shown_price(&window), level(2.5), "and so does the as-is");
}

#[test]
fn what_is_planned_as_it_is_goes_into_the_first_scenario() {
    let mut window = Window::sample(WINE, []);
    window.run(Command::Menu(MenuCommand::ShowErrc));
    let card = window.harness.get_by_label_contains("Card Price");
    card.focus();
    window.settle();
    window.write("3");
    let cards = window.app().project().unwrap().plan.cards.clone();
    assert_eq!(cards.len(), 1);
    window.run(Command::Menu(MenuCommand::AddScenario));
    let project = window.app().project().unwrap();
    assert_eq!(project.scenarios[0].plan.cards, cards);
}

#[test]
fn edits_of_the_as_is_flow_to_what_a_scenario_leaves_as_it_is() {
    let (mut window, id) = with_scenario();
    set_price(&mut window, 8.0);
    show(&mut window, None);
    set_price(&mut window, 4.0);
    let range = FactorId::from_name("Wine range", |_| false);
    window.run(Command::Edit(Edit::SetScore {
        competitor: yellow_tail(),
        factor: range.clone(),
        score: level(6.0),
    }));
    show(&mut window, Some(&id));
    assert_eq!(shown_price(&window), level(8.0), "a score of its own stays");
    let shown = window.app().shown().unwrap();
    assert_eq!(shown.scores.get(&yellow_tail(), &range), level(6.0));
}

#[test]
fn another_scenario_keeps_selection_view_and_zoom() {
    let (mut window, id) = with_scenario();
    let point = Selection::Point(yellow_tail(), price());
    window.run(Command::Select(point.clone()));
    window.run(Command::Menu(MenuCommand::ZoomIn));
    assert!(window.shows("125 %"));
    show(&mut window, None);
    show(&mut window, Some(&id));
    assert_eq!(*window.app().selection(), point);
    assert!(window.shows("125 %"));
    assert_eq!(window.app().view(), View::Canvas);
    assert!(window.shows("Scenario: To be"));
}

#[test]
fn undo_shows_the_scenario_it_changed() {
    let (mut window, id) = with_scenario();
    set_price(&mut window, 8.0);
    show(&mut window, None);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().scenario(), Some(&id), "that is where it was");
    assert_eq!(shown_price(&window), level(2.5));
    show(&mut window, None);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.app().scenario(), Some(&id));
    assert_eq!(shown_price(&window), level(8.0));
}

#[test]
fn undo_shows_the_as_is_where_a_scenario_hides_the_change() {
    let (mut window, id) = with_scenario();
    set_price(&mut window, 8.0);
    show(&mut window, None);
    set_price(&mut window, 4.0);
    show(&mut window, Some(&id));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().scenario(), None);
    assert_eq!(shown_price(&window), level(2.5));
}

#[test]
fn undo_stays_where_the_change_can_be_seen() {
    let (mut window, id) = with_scenario();
    window.run(Command::Edit(Edit::SetTitle("Wine".into())));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().scenario(), Some(&id));
    set_price(&mut window, 8.0);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().scenario(), Some(&id));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().scenario(), None, "it is not there any more");
}

#[test]
fn a_promoted_scenario_is_the_as_is_and_the_former_one_a_scenario() {
    let (mut window, _) = with_scenario();
    set_price(&mut window, 8.0);
    let before = Arc::clone(window.app().project().unwrap());
    window.run(Command::Menu(MenuCommand::Promote));
    assert_eq!(window.app().scenario(), None);
    assert_eq!(shown_price(&window), level(8.0));
    let former = window.app().project().unwrap().scenarios[0].id.clone();
    show(&mut window, Some(&former));
    assert_eq!(shown_price(&window), level(2.5));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn a_scenario_is_duplicated_moved_and_deleted() {
    let (mut window, id) = with_scenario();
    set_price(&mut window, 8.0);
    window.run(Command::Select(Selection::Scenario(id.clone())));
    window.run(Command::Menu(MenuCommand::Duplicate));
    let names = |window: &Window| {
        let scenarios = window.app().project().unwrap().scenarios.iter();
        scenarios
            .map(|scenario| scenario.name.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&window), ["To be", "To be copy"]);
    assert_eq!(shown_price(&window), level(8.0));
    window.run(Command::Menu(MenuCommand::MoveUp));
    assert_eq!(names(&window), ["To be copy", "To be"]);
    window.run(Command::Menu(MenuCommand::Delete));
    assert_eq!(names(&window), ["To be"]);
    let deleted = window.notices().pop().unwrap();
    assert_eq!(deleted, "Deleted To be copy");
    window.click("Undo");
    assert_eq!(names(&window), ["To be copy", "To be"]);
}

#[test]
fn without_an_own_company_there_is_nothing_to_plan() {
    let mut window = Window::new([]);
    window.run(Command::Menu(MenuCommand::New));
    assert!(!window.app().enabled(MenuCommand::AddScenario));
    assert!(!window.app().enabled(MenuCommand::Promote));
    window.run(Command::Menu(MenuCommand::ShowErrc));
    assert!(window.shows("No competitor is our own company yet"));
    window.run(Command::Menu(MenuCommand::ShowCurve));
    assert!(window.shows("Three steps to a strategy canvas"));
}

#[test]
fn a_value_curve_is_of_the_competitor_selected_last() {
    let (mut window, _) = with_scenario();
    window.run(Command::Menu(MenuCommand::ShowCurve));
    assert!(window.shows("Value curve of [yellow tail]"));
    assert!(window.shows("[yellow tail], Price: 2.5"));
    window.click("Competitor Budget wines");
    assert!(window.shows("Value curve of Budget wines"));
    assert!(!window.shows("[yellow tail], Price"), "by itself");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Value curve of Budget wines"), "it stays");

    window.drag_with_key("Budget wines, Price", -80.0, Modifiers::NONE, Key::F12);
    let budget = CompetitorId::from_name("Budget wines", |_| false);
    let moved = window
        .app()
        .project()
        .unwrap()
        .scores
        .get(&budget, &price());
    assert_ne!(moved, level(0.0), "points are dragged here as well");
}

/// A history with scenarios in which something differs, if there is anything to
/// differ: of any project and any scores.
fn with_variants(project: Project, scores: &[(u8, u8, Score)]) -> History {
    let mut history = History::new(project);
    for name in ["One", "Two", "Three"] {
        let item = history.project().fresh_scenario(name);
        let at = usize::MAX;
        let edit = Edit::Scenario(seachart::edit::ListEdit::Add { item, at });
        history.apply(edit).unwrap();
    }
    for (which, factor, score) in scores {
        let project = history.project();
        let scenarios = project.scenarios.len();
        let scenario = project.scenarios[usize::from(*which) % scenarios]
            .id
            .clone();
        let Some(factor) = project.factors.get(usize::from(*factor)) else {
            continue;
        };
        let edit = Edit::Plan(PlanEdit::Score {
            scenario,
            factor: factor.id.clone(),
            score: *score,
        });
        // Refused without an own company, which is a case as well.
        if history.apply(edit).is_err() {
            assert!(history.project().own().is_none());
        }
    }
    history
}

/// Our own curve in every scenario, by id, but for those named.
fn curves(project: &Project, without: &[&ScenarioId]) -> Vec<(ScenarioId, Vec<Score>)> {
    let Some(own) = project.own() else {
        return Vec::new();
    };
    let scenarios = project.scenarios.iter();
    scenarios
        .filter(|scenario| !without.contains(&&scenario.id))
        .map(|scenario| {
            let seen = project.in_scenario(&scenario.id).unwrap();
            let factors = project.factors.iter();
            let curve = factors.map(|factor| seen.scores.get(&own.id, &factor.id));
            (scenario.id.clone(), curve.collect())
        })
        .collect()
}

fn variants() -> impl Strategy<Value = History> {
    let scores = (any::<u8>(), 0..6_u8, random::score());
    let scores = prop::collection::vec(scores, 0..12);
    (random::project(), scores).prop_map(|(project, scores)| with_variants(project, &scores))
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn promoting_and_undoing_is_the_identity(mut history in variants(), which in any::<u8>()) {
        let before = Arc::clone(history.project());
        let at = usize::from(which) % before.scenarios.len();
        let scenario = before.scenarios[at].id.clone();
        let promoted = before.in_scenario(&scenario).unwrap();
        let edit = Edit::Plan(PlanEdit::Promote { scenario: scenario.clone(), former: "Before".into() });
        prop_assume!(before.own().is_some());
        history.apply(edit).unwrap();
        let after = Arc::clone(history.project());
        prop_assert_eq!(after.check(), []);
        prop_assert_eq!(&after.scores, &promoted.scores);
        prop_assert_eq!(&after.tagline, &promoted.tagline);
        prop_assert_eq!(&after.plan, &promoted.plan);
        // The former as-is took its place, and all others are as they were.
        let former = &after.scenarios[at].id;
        let seen = after.in_scenario(former).unwrap();
        prop_assert_eq!(&seen.scores, &before.scores);
        prop_assert_eq!(curves(&after, &[former]), curves(&before, &[&scenario]));
        history.undo();
        prop_assert!(Arc::ptr_eq(history.project(), &before));
        history.redo();
        prop_assert!(Arc::ptr_eq(history.project(), &after));
    }

    #[test]
    fn a_deleted_factor_is_gone_from_every_scenario_and_board_and_comes_back(
        mut history in variants(),
        which in any::<u8>(),
    ) {
        let before = Arc::clone(history.project());
        prop_assume!(!before.factors.is_empty());
        let id = before.factors[usize::from(which) % before.factors.len()].id.clone();
        let board = |project: &Project, scenario: &ScenarioId| {
            judge(&project.in_scenario(scenario).unwrap())
        };
        history.apply(Edit::RemoveFactor { id: id.clone() }).unwrap();
        let after = Arc::clone(history.project());
        prop_assert_eq!(after.check(), []);
        prop_assert!(!after.plan.cards.contains_key(&id));
        for scenario in &after.scenarios {
            prop_assert!(!scenario.scores.contains_key(&id));
            prop_assert!(!scenario.plan.cards.contains_key(&id));
            let rest: Vec<_> = board(&before, &scenario.id)
                .into_iter()
                .filter(|judged| judged.factor != id)
                .collect();
            prop_assert_eq!(board(&after, &scenario.id), rest);
        }
        history.undo();
        prop_assert!(Arc::ptr_eq(history.project(), &before));
    }
}
