//! The reading beside the picture: numbers with their formulas, findings with
//! their factors, and what is hidden.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::Arc;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::analysis::read;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::{CompetitorChange, Edit, ListEdit, ScenarioChange};
use seachart::model::{CompetitorId, FactorId, Level, Role, Score};

use self::window::Window;

#[path = "window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

const WINE: &str = "US wine, around 2001";

/// The wine sample with its reading on the right.
fn reading() -> Window {
    let mut window = Window::sample(WINE, []);
    window.key(Modifiers::COMMAND, Key::R);
    window
}

fn price() -> FactorId {
    FactorId::from_name("Price", |_| false)
}

fn yellow_tail() -> CompetitorId {
    CompetitorId::from_name("[yellow tail]", |_| false)
}

/// Without a tagline, which is a finding.
fn without_tagline() -> Window {
    let mut window = reading();
    window.run(Command::Edit(Edit::SetTagline("".into())));
    assert!(window.shows("Hide: "));
    window
}

#[test]
fn the_reading_stands_where_the_fields_were_and_goes_again() {
    let mut window = Window::sample(WINE, []);
    assert!(!window.shows("Focus: "));
    assert!(window.shows("Source note"));
    window.key(Modifiers::COMMAND, Key::R);
    assert!(window.shows("Focus: "));
    assert!(!window.shows("Source note"));
    window.click("Inspector tab");
    assert!(window.shows("Source note"));
    window.click("Reading tab");
    assert!(window.shows("Focus: "));
    window.run(Command::Menu(MenuCommand::ToggleInspector));
    assert!(window.shows("Source note"), "the fields come to the front");
    window.run(Command::Menu(MenuCommand::ToggleInspector));
    assert!(!window.shows("Source note"));
    window.key(Modifiers::COMMAND, Key::R);
    assert!(window.shows("Focus: "));
    window.key(Modifiers::COMMAND, Key::R);
    assert!(!window.shows("Inspector tab"), "as it was before");
}

#[test]
fn the_numbers_are_those_of_the_analysis() {
    let window = reading();
    let read = read(window.app().project().unwrap());
    for (name, value) in [
        ("Focus", read.focus.value),
        ("Convergence of rivals", read.convergence.value),
        ("Over-delivery", read.over_delivery.value),
    ] {
        let shown = format!("{name}: {:.2}", value.unwrap());
        assert!(window.shows(&shown), "{shown}");
    }
    let premium = &read.divergence[0];
    let shown = format!(
        "Premium wines: level distance {:.2}, shape distance {:.2}, over 10 factors",
        premium.level.unwrap(),
        premium.shape().unwrap(),
    );
    assert!(window.shows(&shown), "{shown}");
}

#[test]
fn a_number_unfolds_to_its_formula_and_what_went_into_it() {
    let mut window = reading();
    let header = window.harness.get_by_label_contains("Focus: ");
    header.click();
    window.settle();
    assert!(window.shows("Gini coefficient"));
    assert!(window.shows("sum above standard"));
    window.click("Select Ease of selection");
    let factor = FactorId::from_name("Ease of selection", |_| false);
    assert_eq!(*window.app().selection(), Selection::Factor(factor));
    // Folded again, the rivals are in sight.
    let header = window.harness.get_by_label_contains("Focus: ");
    header.click();
    window.settle();
    let row = window
        .harness
        .get_by_label_contains("Budget wines: level distance");
    row.click();
    window.settle();
    let budget = CompetitorId::from_name("Budget wines", |_| false);
    assert_eq!(
        *window.app().selection(),
        Selection::Competitor(budget),
        "a rival is a link as well"
    );
}

#[test]
fn the_reading_follows_a_point_while_it_is_dragged() {
    let mut window = reading();
    let before = read(window.app().project().unwrap());
    let point = window
        .harness
        .get_by_label_contains("[yellow tail], Price")
        .rect()
        .center();
    window.harness.drag_at(point);
    window.harness.step();
    for step in 1..=4_u8 {
        window
            .harness
            .hover_at(point - vec2(0.0, 60.0 * f32::from(step)));
        window.harness.step();
    }
    window.harness.step();
    let now = read(&window.app().shown().unwrap());
    assert_ne!(now.focus, before.focus, "the point moved");
    let shown = format!("Focus: {:.2}", now.focus.value.unwrap());
    assert!(window.shows(&shown), "while the pointer is down: {shown}");
    window.harness.drop_at(point - vec2(0.0, 240.0));
    window.settle();
    assert!(window.shows(&shown));
}

#[test]
fn what_is_not_defined_says_why_in_words() {
    let mut window = reading();
    for name in ["Premium wines", "Budget wines"] {
        let id = CompetitorId::from_name(name, |_| false);
        window.run(Command::Edit(Edit::RemoveCompetitor { id }));
    }
    let header = window.harness.get_by_label("Focus: not defined");
    header.click();
    window.settle();
    assert!(window.shows("Not defined: there are no rivals"));
    assert!(window.shows("Convergence of rivals: not defined"));
    window.click("Divergence: not defined");
    assert!(window.shows("Not defined: there is no rival"));
}

#[test]
fn a_hidden_finding_stays_hidden_and_comes_back() {
    let mut window = without_tagline();
    let before = Arc::clone(window.app().project().unwrap());
    let hide = window.harness.get_by_label_contains("Hide: ");
    hide.click();
    window.settle();
    let plan = &window.app().project().unwrap().plan;
    assert!(plan.muted.contains("no-tagline"), "{:?}", plan.muted);
    assert!(!window.shows("Show again"));
    assert!(!window.shows("Nothing found"), "it is hidden, not gone");
    window.click("Hidden findings (1)");
    let show = window.harness.get_by_label_contains("Show again");
    show.click();
    window.settle();
    assert!(window.app().project().unwrap().plan.muted.is_empty());
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn a_finding_is_hidden_in_the_scenario_it_is_about() {
    let mut window = without_tagline();
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let hide = window.harness.get_by_label_contains("Hide: ");
    hide.click();
    window.settle();
    let project = window.app().project().unwrap();
    assert!(project.plan.muted.is_empty());
    assert_eq!(project.scenarios[0].plan.muted.len(), 1);
}

#[test]
fn a_finding_says_how_it_was_found() {
    let mut window = without_tagline();
    assert!(window.shows("(a heuristic)"));
    let why = window.harness.get_by_label_contains("Why?: ");
    why.click();
    window.settle();
    assert!(window.shows("There is our own curve and no tagline"));
}

#[test]
fn the_factors_of_a_finding_are_links() {
    let mut window = reading();
    // Everybody at the same level: nobody differs on it.
    let project = Arc::clone(window.app().project().unwrap());
    for competitor in &project.competitors {
        window.run(Command::Edit(Edit::SetScore {
            competitor: competitor.id.clone(),
            factor: price(),
            score: Score::Level(Level::MIDDLE),
        }));
    }
    assert!(window.shows("Nobody differs on Price"));
    window.click("Select Price");
    assert_eq!(*window.app().selection(), Selection::Factor(price()));
}

#[test]
fn the_reading_is_of_the_chosen_scenario() {
    let mut window = reading();
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let id = window.app().scenario().unwrap().clone();
    let change = ScenarioChange::Tagline("Drink now".into());
    window.run(Command::Edit(Edit::Scenario(ListEdit::Change {
        id,
        change,
    })));
    assert!(window.shows("Drink now"));
    let as_is = read(window.app().project().unwrap());
    window.run(Command::Edit(Edit::SetScore {
        competitor: yellow_tail(),
        factor: price(),
        score: Score::Level(Level::MAX),
    }));
    let now = read(&window.app().shown().unwrap());
    assert_ne!(now.focus, as_is.focus);
    let shown = format!("Focus: {:.2}", now.focus.value.unwrap());
    assert!(window.shows(&shown), "{shown}");
}

#[test]
fn without_an_own_company_the_rest_still_works() {
    let mut window = reading();
    let change = CompetitorChange::Role(Role::Rival);
    window.run(Command::Edit(Edit::ChangeCompetitor {
        id: yellow_tail(),
        change,
    }));
    assert!(window.shows("no competitor is our own company yet"));
    assert!(window.shows("Focus: not defined"));
    let convergence = read(window.app().project().unwrap()).convergence;
    let shown = format!(
        "Convergence of rivals: {}",
        format!("{:.2}", convergence.value.unwrap()).replace('-', "−")
    );
    assert!(window.shows(&shown), "{shown}");
    assert!(window.shows("Add our company"));
}
