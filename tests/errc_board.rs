//! The eliminate-reduce-raise-create board in the whole window: cards and
//! points are one thing, with the pointer and with keys alone.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::sync::Arc;

use egui::{Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;
use seachart::analysis::judge_factor;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::{CompetitorChange, Edit};
use seachart::io::{parse, to_ron};
use seachart::model::{Action, CompetitorId, FactorId, Level, Project, Role, ScenarioId, Score};

use self::window::Window;

#[path = "window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

const WINE: &str = "US wine, around 2001";

/// The wine sample with its board in front.
fn board() -> Window {
    let mut window = Window::sample(WINE, []);
    window.run(Command::Menu(MenuCommand::ShowErrc));
    window
}

fn price() -> FactorId {
    FactorId::from_name("Price", |_| false)
}

fn yellow_tail() -> CompetitorId {
    CompetitorId::from_name("[yellow tail]", |_| false)
}

fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

/// Move a point as the canvas does.
fn set(window: &mut Window, factor: FactorId, score: Score) {
    window.run(Command::Edit(Edit::SetScore {
        competitor: yellow_tail(),
        factor,
        score,
    }));
}

fn own_score(window: &Window, factor: &FactorId) -> Score {
    let shown = window.app().shown().unwrap();
    shown.scores.get(&yellow_tail(), factor)
}

fn decision(window: &Window, factor: &FactorId) -> Option<Action> {
    window.app().shown().unwrap().plan.card(factor).decision
}

fn action(window: &Window, factor: &FactorId) -> Option<Action> {
    let shown = window.app().shown().unwrap();
    judge_factor(&shown, shown.factor(factor).unwrap())
        .unwrap()
        .action()
}

fn place(window: &Window, label: &str) -> Pos2 {
    let node = window.harness.get_by_label_contains(label);
    node.rect().center()
}

/// Drag what is called so to a place, with a look before the pointer lets go.
fn drag(window: &mut Window, label: &str, to: Pos2, meanwhile: impl FnOnce(&mut Window)) {
    let from = place(window, label);
    window.harness.drag_at(from);
    window.harness.step();
    for step in 1..=6_u8 {
        let way: Vec2 = (to - from) * (f32::from(step) / 6.0);
        window.harness.hover_at(from + way);
        window.harness.step();
    }
    meanwhile(window);
    window.harness.drop_at(to);
    window.settle();
}

/// Focus a card by its name, as Tab or a click does.
fn focus(window: &mut Window, label: &str) {
    window.harness.get_by_label_contains(label).focus();
    window.settle();
}

#[test]
fn a_card_dragged_from_keep_to_raise_takes_its_point_along_in_one_step() {
    let mut window = board();
    set(&mut window, price(), level(5.0));
    let before = Arc::clone(window.app().project().unwrap());
    assert!(window.shows("Card Price: Keep, level 5.0, industry standard 5.0"));

    let raise = place(&window, "Column Raise");
    drag(&mut window, "Card Price", raise, |_| {});
    assert_eq!(own_score(&window, &price()), level(7.0));
    assert!(window.shows("Card Price: Raise, level 7.0, industry standard 5.0"));
    assert!(window.shows("Column Raise: 1 card"));
    assert!(!window.shows("you say Raise"), "in line with the rule");

    // The point is dragged back, and the card follows.
    set(&mut window, price(), level(5.5));
    assert!(window.shows("Card Price: Keep, level 5.5, industry standard 5.0"));
    assert_eq!(decision(&window, &price()), None);

    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("Card Price: Raise, level 7.0"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn escape_cancels_the_drag_of_a_card() {
    let mut window = board();
    let before = Arc::clone(window.app().project().unwrap());
    let raise = place(&window, "Column Raise");
    drag(&mut window, "Card Price", raise, |window| {
        window.harness.key_press(Key::Escape);
        window.harness.step();
    });
    assert_eq!(window.app().project(), Some(&before));
    let selected = Selection::Factor(price());
    assert_eq!(*window.app().selection(), selected, "Escape was the drag's");
}

#[test]
fn a_card_dropped_where_it_came_from_changes_nothing() {
    let mut window = board();
    let before = Arc::clone(window.app().project().unwrap());
    let reduce = place(&window, "Column Reduce");
    drag(&mut window, "Card Price", reduce, |_| {});
    assert_eq!(window.app().project(), Some(&before));
    let nowhere = Pos2::new(4.0, 700.0);
    drag(&mut window, "Card Price", nowhere, |_| {});
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn all_of_it_works_with_keys_alone() {
    let mut window = board();
    focus(&mut window, "Card Price");
    assert_eq!(*window.app().selection(), Selection::Factor(price()));
    for (key, to) in [
        (Key::ArrowRight, Action::Raise),
        (Key::ArrowRight, Action::Create),
        (Key::ArrowLeft, Action::Raise),
        (Key::ArrowLeft, Action::Reduce),
        (Key::ArrowLeft, Action::Eliminate),
    ] {
        window.key(Modifiers::NONE, key);
        assert_eq!(action(&window, &price()), Some(to), "{key:?}");
    }
    assert_eq!(own_score(&window, &price()), Score::NotOffered);
    for (digit, to, score) in [
        ("0", Action::Keep, level(5.0)),
        ("3", Action::Raise, level(7.0)),
        ("2", Action::Reduce, level(3.0)),
        ("1", Action::Eliminate, Score::NotOffered),
    ] {
        window.write(digit);
        assert_eq!(action(&window, &price()), Some(to), "{digit}");
        assert_eq!(own_score(&window, &price()), score, "{digit}");
    }
    // From the tray, left and right are what lies to either side of it.
    window.write("0");
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(action(&window, &price()), Some(Action::Reduce));
}

#[test]
fn arrows_walk_from_card_to_card() {
    let mut window = board();
    focus(&mut window, "Card Price");
    window.key(Modifiers::NONE, Key::ArrowDown);
    let below = FactorId::from_name("Vineyard prestige and legacy", |_| false);
    assert_eq!(*window.app().selection(), Selection::Factor(below));
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::ArrowUp);
    let above = FactorId::from_name("Aging quality", |_| false);
    assert_eq!(*window.app().selection(), Selection::Factor(above));
}

#[test]
fn a_decision_against_the_rule_is_kept_and_shown_with_the_reason() {
    let mut window = board();
    set(&mut window, price(), level(5.5));
    let card = window.harness.get_by_label_contains("Card Price");
    card.click_secondary();
    window.settle();
    window.click("Decide without moving the point");
    window.click("Decide Raise");
    let words = "you say Raise; 5.5 against a standard of 5.0 is within ±2.0: Keep";
    assert!(window.shows(words));
    assert!(window.shows("Card Price: Raise, level 5.5"));
    assert_eq!(own_score(&window, &price()), level(5.5), "the point stays");

    // It is kept through the file.
    let project = window.app().project().unwrap();
    let back = parse(&to_ron(project), Path::new("wine.ron")).unwrap();
    assert_eq!(back, **project);
    let judged = judge_factor(&back, back.factor(&price()).unwrap()).unwrap();
    assert!(judged.is_against_the_rule());

    // A point that moves leaves a decision against the rule alone.
    set(&mut window, price(), level(4.5));
    assert_eq!(decision(&window, &price()), Some(Action::Raise));

    // By key: follow the rule.
    focus(&mut window, "Card Price");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(decision(&window, &price()), None);
    assert!(window.shows("Card Price: Keep, level 4.5"));
    let project = window.app().project().unwrap();
    assert!(
        project.factor(&price()).is_some(),
        "the factor is not deleted"
    );
}

#[test]
fn without_a_standard_only_the_decision_is_kept_and_it_says_why() {
    let mut window = board();
    let easy = FactorId::from_name("Easy drinking", |_| false);
    focus(&mut window, "Card Easy drinking");
    window.key(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(decision(&window, &easy), Some(Action::Raise));
    assert_eq!(own_score(&window, &easy), level(10.0));
    let notice = window.notices().pop().unwrap();
    assert!(notice.starts_with("No rival offers it"), "{notice}");
    assert!(window.shows("you say Raise; we offer it and no rival does: Create"));
}

#[test]
fn notes_are_typed_on_the_card() {
    let mut window = board();
    focus(&mut window, "Card Price");
    window.key(Modifiers::NONE, Key::Enter);
    window.write("Margins of the trade");
    window.key(Modifiers::NONE, Key::Tab);
    window.write("Less to pay");
    window.key(Modifiers::NONE, Key::Tab);
    window.write("Anna");
    window.key(Modifiers::NONE, Key::Enter);
    window.click("Medium effort");
    let card = window.app().shown().unwrap().plan.card(&price());
    assert_eq!(&*card.saves, "Margins of the trade");
    assert_eq!(&*card.gives, "Less to pay");
    assert_eq!(&*card.owner, "Anna");
    assert_eq!(
        card.effort.map(seachart::model::Effort::name),
        Some("Medium")
    );
    assert_eq!(card.decision, None);

    window.click("Close the notes on Price");
    assert!(window.shows("Saves: Margins of the trade"));
    assert!(window.shows("Anna · medium effort"));
}

#[test]
fn the_notes_of_a_kept_card_have_room_in_the_tray() {
    let mut window = board();
    set(&mut window, price(), level(5.0));
    focus(&mut window, "Card Price");
    window.key(Modifiers::NONE, Key::Enter);
    let tray = window.harness.get_by_label_contains("Tray Keep").rect();
    for field in ["What it saves us: Price", "Medium effort", "By when: Price"] {
        let rect = window.harness.get_by_label(field).rect();
        assert!(tray.contains_rect(rect), "{field} at {rect:?} in {tray:?}");
    }
    let raise = window.harness.get_by_label_contains("Column Raise").rect();
    assert!(raise.height() >= 190.0, "{raise:?}");
}

#[test]
fn the_margin_moves_cards_at_once_and_a_drag_of_it_is_one_step() {
    let mut window = board();
    assert!(window.shows("Card Price: Reduce, level 2.5"));
    let before = Arc::clone(window.app().project().unwrap());
    let slider = window.harness.get_by_label("Margin slider").rect();
    let at = |share: f32| Pos2::new(slider.left() + share * slider.width(), slider.center().y);
    window.harness.drag_at(at(0.4));
    window.harness.step();
    window.harness.hover_at(at(0.5));
    window.harness.step();
    window.harness.hover_at(at(0.7));
    window.harness.step();
    window.harness.step();
    assert!(
        window.shows("Card Price: Keep, level 2.5"),
        "while it moves"
    );
    window.harness.drop_at(at(0.7));
    window.settle();
    let margin = window.app().project().unwrap().settings.margin;
    assert!(margin.get() > 3.0 && margin.get() < 4.0, "{margin}");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project(), Some(&before));

    window.fill("Margin", "7,5");
    window.key(Modifiers::NONE, Key::Enter);
    let margin = window.app().project().unwrap().settings.margin;
    assert_eq!(margin, Level::nearest(7.5), "more than the slider has");
    window.fill("Margin", "11");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("expected a number from 0 to 10"));
}

#[test]
fn a_new_factor_starts_in_create_in_one_step() {
    let mut window = board();
    let before = Arc::clone(window.app().project().unwrap());
    window.click("+ New factor");
    window.write("Trial bottle");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Card Trial bottle: Create, level 7.0, no industry standard"));
    let project = window.app().project().unwrap();
    let factor = project.factors.last().unwrap();
    assert_eq!(&*factor.name, "Trial bottle");
    for rival in project
        .competitors
        .iter()
        .filter(|it| it.role == Role::Rival)
    {
        assert_eq!(project.scores.get(&rival.id, &factor.id), Score::NotOffered);
    }
    window.run(Command::Menu(MenuCommand::Undo));
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn in_a_scenario_the_board_is_the_scenarios() {
    let mut window = board();
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    let as_is = window.app().project().unwrap().scores.clone();
    focus(&mut window, "Card Price");
    window.write("3");
    assert!(window.shows("Card Price: Raise, level 7.0"));
    assert!(window.shows("2.5 → 7.0"));
    let project = window.app().project().unwrap();
    assert_eq!(project.scores, as_is, "the as-is stays");
    assert_eq!(project.plan.cards.len(), 0);
    let scenario = project.scenario(window.app().scenario().unwrap()).unwrap();
    assert_eq!(scenario.scores[&price()], level(7.0));
    assert_eq!(scenario.plan.card(&price()).decision, Some(Action::Raise));

    // What is created is not offered as it is.
    window.click("+ New factor");
    window.key(Modifiers::NONE, Key::Escape);
    let project = window.app().project().unwrap();
    let factor = project.factors.last().unwrap().id.clone();
    assert_eq!(
        project.scores.get(&yellow_tail(), &factor),
        Score::NotOffered
    );
    assert_eq!(own_score(&window, &factor), level(7.0));
}

#[test]
fn f2_renames_on_the_card() {
    let mut window = board();
    focus(&mut window, "Card Price");
    window.key(Modifiers::NONE, Key::F2);
    window.write("What it costs");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Card What it costs: Reduce"));
    // The card has the keyboard again.
    window.write("3");
    assert_eq!(action(&window, &price()), Some(Action::Raise));
}

#[test]
fn without_an_own_company_one_line_says_so_and_a_button_mends_it() {
    let mut window = board();
    let change = CompetitorChange::Role(Role::Rival);
    window.run(Command::Edit(Edit::ChangeCompetitor {
        id: yellow_tail(),
        change,
    }));
    assert!(window.shows("No competitor is our own company yet"));
    window.click_last("Choose a competitor…");
    window.click_last("Premium wines");
    let own = window.app().project().unwrap().own().unwrap();
    assert_eq!(&*own.name, "Premium wines");
    assert!(window.shows("Card Price: Raise, level 10.0"));

    window.key(Modifiers::COMMAND, Key::Z);
    window.click_last("Add our company");
    let own = window.app().project().unwrap().own().unwrap();
    assert_eq!(&*own.name, "Our company");
    assert!(window.shows("Card Price: Unscored, unscored, industry standard"));
}

#[test]
fn the_tagline_on_the_board_is_that_of_the_scenario() {
    let mut window = board();
    window.run(Command::Menu(MenuCommand::AddScenario));
    window.key(Modifiers::NONE, Key::Escape);
    window.fill("Tagline of the curve", "A glass without a lesson");
    window.key(Modifiers::NONE, Key::Enter);
    let project: &Project = window.app().project().unwrap();
    let to_be: &ScenarioId = window.app().scenario().unwrap();
    let scenario = project.scenario(to_be).unwrap();
    assert_eq!(&*scenario.tagline, "A glass without a lesson");
    assert_ne!(project.tagline, scenario.tagline);
}

#[test]
fn a_mark_on_the_canvas_leads_to_the_card() {
    let mut window = Window::sample(WINE, []);
    let mark = window
        .harness
        .get_by_label_contains("Mark of Price: Reduce");
    mark.click();
    window.settle();
    assert_eq!(*window.app().selection(), Selection::Factor(price()));
    let mark = window
        .harness
        .get_by_label_contains("Mark of Price: Reduce");
    mark.click_secondary();
    window.settle();
    window.click("Show on the ERRC board");
    assert!(window.shows("Card Price: Reduce"));
    // It has the keyboard there.
    window.write("0");
    assert_eq!(action(&window, &price()), Some(Action::Keep));
}
