//! The fields on the right, driven as a user drives them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../panels/mod.rs"]
mod panels;

mod evidence;
mod gestures;
mod plan;
mod things;

use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use panels::{
    Fixture, Shown, competitor, competitor_id, factor, factor_id, harness, huge, press, press_with,
    type_text, wine,
};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::model::{Direction, Kind, Level, Project, Scale, Score, Share};

fn inspect(selection: Selection) -> Harness<'static, Fixture> {
    inspect_in(wine(), selection)
}

fn inspect_in(project: Project, selection: Selection) -> Harness<'static, Fixture> {
    let mut harness = harness(project, Shown::Inspector);
    harness.state_mut().selection = selection;
    harness.run();
    harness
}

fn point(competitor: &str, factor: &str) -> Selection {
    Selection::Point(competitor_id(competitor), factor_id(factor))
}

fn click(harness: &mut Harness<'_, Fixture>, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

/// Give the field the focus, as Tab does, and type over its text.
fn fill(harness: &mut Harness<'_, Fixture>, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run();
    press_with(harness, Modifiers::COMMAND, Key::A);
    if text.is_empty() {
        press(harness, Key::Backspace);
    } else {
        type_text(harness, text);
    }
}

/// Type into a field that commits one edit, discards by Escape, and leaves no
/// other trace.
#[track_caller]
fn commits(harness: &mut Harness<'_, Fixture>, field: &str, text: &str) {
    let before = harness.state().project().clone();
    let steps = harness.state().history.undo_steps();
    fill(harness, field, text);
    press(harness, Key::Escape);
    assert_eq!(*harness.state().project(), before, "{field}: discarded");
    fill(harness, field, text);
    assert_eq!(*harness.state().project(), before, "{field}: still a draft");
    press_with(harness, Modifiers::COMMAND, Key::Enter);
    press(harness, Key::Tab);
    assert_eq!(harness.state().history.undo_steps(), steps + 1, "{field}");
}

/// Type into a field what means nothing there.
#[track_caller]
fn refuses(harness: &mut Harness<'_, Fixture>, field: &str, text: &str, expected: &str) {
    let before = harness.state().project().clone();
    fill(harness, field, text);
    press(harness, Key::Tab);
    assert_eq!(*harness.state().project(), before, "{field}: {text}");
    harness.get_by_label_contains(expected);
    fill(harness, field, "");
    press(harness, Key::Escape);
}

fn undo(harness: &mut Harness<'_, Fixture>) {
    harness.state_mut().run(Command::Menu(MenuCommand::Undo));
    harness.run();
}

fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

#[test]
fn a_typed_text_is_one_edit_when_its_field_is_left() {
    let mut harness = inspect(Selection::Project);
    fill(&mut harness, "Project title", "Wine, around 2001");
    assert_eq!(*harness.state().project(), wine(), "still a draft");
    press(&mut harness, Key::Enter);
    assert_eq!(&*harness.state().project().title, "Wine, around 2001");
    assert_eq!(harness.state().history.undo_steps(), 1);
    fill(&mut harness, "Project tagline", "Wine as easy as beer");
    press(&mut harness, Key::Tab);
    assert_eq!(&*harness.state().project().tagline, "Wine as easy as beer");
    assert_eq!(harness.state().history.undo_steps(), 2);
}

#[test]
fn a_click_sets_the_caret_and_a_drag_selects() {
    let mut harness = inspect(Selection::Project);
    click(&mut harness, "Project title");
    type_text(&mut harness, "!");
    let text = harness.get_by_label("Project title").value();
    assert_eq!(text.as_deref(), Some("US wine!"));
    press(&mut harness, Key::Enter);

    let field = harness.get_by_label("Project title").rect();
    harness.drag_at(field.right_center() - vec2(20.0, 0.0));
    harness.step();
    harness.hover_at(field.center());
    harness.step();
    harness.hover_at(field.left_center());
    harness.step();
    harness.drop_at(field.left_center());
    harness.run();
    type_text(&mut harness, "Wine");
    press(&mut harness, Key::Enter);
    assert_eq!(&*harness.state().project().title, "Wine");
}

#[test]
fn escape_reverts_what_was_typed() {
    let mut harness = inspect(Selection::Project);
    fill(&mut harness, "Project title", "Wine, around 2001");
    press(&mut harness, Key::Escape);
    assert_eq!(
        harness.get_by_label("Project title").value().as_deref(),
        Some("US wine")
    );
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn notes_keep_their_lines() {
    let mut harness = inspect(Selection::Project);
    fill(&mut harness, "Project notes", "one");
    press(&mut harness, Key::Enter);
    type_text(&mut harness, "two");
    press_with(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(&*harness.state().project().notes, "one\ntwo");
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_name_breaks_its_line_with_shift_and_ends_without() {
    let mut harness = inspect(competitor("premium-wines"));
    fill(&mut harness, "Competitor name", "Fine");
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    type_text(&mut harness, "wines");
    press(&mut harness, Key::Enter);
    assert_eq!(
        &*harness.state().competitor("premium-wines").name,
        "Fine\nwines"
    );
}

#[test]
fn levels_are_shown_on_another_scale() {
    let mut harness = inspect(Selection::Project);
    click(&mut harness, "How levels are shown");
    click(&mut harness, "1 to 5");
    assert_eq!(harness.state().project().settings.scale, Scale::OneToFive);
    harness.state_mut().selection = competitor("budget-wines");
    harness.run();
    let shown = harness.get_by_label("Level of Terminology").value();
    assert_eq!(shown.as_deref(), Some("2.0"));
}

#[test]
fn the_project_counts_its_scores() {
    let harness = inspect(Selection::Project);
    for (name, number) in [("Scored", "7"), ("Not offered", "3"), ("Unscored", "2")] {
        let name = harness.get_by_label(name).rect();
        let beside = harness
            .get_all_by_label(number)
            .any(|node| (node.rect().center().y - name.center().y).abs() < 8.0);
        assert!(beside, "{number}");
    }
}

#[test]
fn what_is_no_level_stays_in_its_field_with_what_was_expected() {
    for typed in ["abc", "-1", "11", "NaN"] {
        let mut harness = inspect(competitor("premium-wines"));
        fill(&mut harness, "Level of Price", typed);
        press(&mut harness, Key::Tab);
        assert_eq!(*harness.state().project(), wine(), "{typed}");
        harness.get_by_label("expected a number from 0 to 10");
        let field = harness.get_by_label("Level of Price");
        assert_eq!(field.value().as_deref(), Some(typed));

        fill(&mut harness, "Level of Price", "7,5");
        press(&mut harness, Key::Enter);
        assert!(
            harness
                .query_by_label("expected a number from 0 to 10")
                .is_none()
        );
        assert_eq!(harness.state().score("premium-wines", "price"), level(7.5));
        assert_eq!(harness.state().history.undo_steps(), 1);
    }
}

#[test]
fn escape_takes_a_wrong_level_back() {
    let mut harness = inspect(competitor("premium-wines"));
    fill(&mut harness, "Level of Price", "abc");
    press(&mut harness, Key::Enter);
    harness.get_by_label("expected a number from 0 to 10");
    press(&mut harness, Key::Escape);
    assert!(
        harness
            .query_by_label("expected a number from 0 to 10")
            .is_none()
    );
    let field = harness.get_by_label("Level of Price");
    assert_eq!(field.value().as_deref(), Some("10.0"));
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn a_dash_is_not_offered_and_nothing_is_unscored() {
    let mut harness = inspect(factor("price"));
    fill(&mut harness, "Level of Premium wines", "-");
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().score("premium-wines", "price"),
        Score::NotOffered
    );
    fill(&mut harness, "Level of Premium wines", "");
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().score("premium-wines", "price"),
        Score::Unscored
    );
    click(&mut harness, "Premium wines not offered");
    assert_eq!(
        harness.state().score("premium-wines", "price"),
        Score::NotOffered
    );
    click(&mut harness, "Premium wines not offered");
    assert_eq!(
        harness.state().score("premium-wines", "price"),
        Score::Unscored
    );
}

#[test]
fn enter_goes_on_to_the_next_level() {
    let mut harness = inspect(competitor("yellow-tail"));
    harness.get_by_label("Level of Price").focus();
    harness.run();
    for typed in ["1", "2", "3", "4"] {
        type_text(&mut harness, typed);
        press(&mut harness, Key::Enter);
    }
    let factors = ["price", "terminology", "wine-range", "ease-of-selection"];
    let scores = factors.map(|factor| harness.state().score("yellow-tail", factor));
    assert_eq!(scores, [1.0, 2.0, 3.0, 4.0].map(level));
    assert_eq!(harness.state().history.undo_steps(), 4);
}

#[test]
fn leaving_a_field_untouched_changes_nothing() {
    let mut project = wine();
    project.settings.scale = Scale::OneToSeven;
    let mut harness = harness(project.clone(), Shown::Inspector);
    harness.state_mut().selection = competitor("budget-wines");
    harness.run();
    harness.get_by_label("Competitor name").focus();
    for _ in 0..40 {
        press(&mut harness, Key::Tab);
    }
    assert_eq!(*harness.state().project(), project);
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn another_selection_does_not_take_what_was_typed() {
    let mut harness = inspect(competitor("premium-wines"));
    fill(&mut harness, "Competitor name", "Fine wines");
    // By a key: no click has taken the focus out of the field.
    harness.state_mut().selection = competitor("budget-wines");
    harness.run();
    let names = ["[yellow tail]", "Fine wines", "Budget wines"];
    assert_eq!(harness.state().names(), names);
    assert_eq!(
        harness.get_by_label("Competitor name").value().as_deref(),
        Some("Budget wines")
    );
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_click_on_another_competitor_keeps_what_was_typed() {
    let mut harness = harness(wine(), Shown::Both);
    harness.get_by_label("Competitor Premium wines").click();
    harness.run();
    fill(&mut harness, "Level of Price", "3");
    harness.get_by_label("Competitor Budget wines").click();
    harness.run();
    assert_eq!(harness.state().score("premium-wines", "price"), level(3.0));
    assert_eq!(harness.state().score("budget-wines", "price"), level(2.0));
    let shown = harness.get_by_label("Level of Price").value();
    assert_eq!(shown.as_deref(), Some("2.0"));
}

#[test]
fn undo_elsewhere_refreshes_what_is_shown() {
    let mut harness = inspect(competitor("premium-wines"));
    fill(&mut harness, "Level of Price", "3");
    press(&mut harness, Key::Enter);
    undo(&mut harness);
    let shown = harness.get_by_label("Level of Price").value();
    assert_eq!(shown.as_deref(), Some("10.0"));
    // Also in the field with the focus, as long as nothing is typed there.
    harness.get_by_label("Level of Terminology").focus();
    harness.run();
    let edit = seachart::edit::Edit::SetScore {
        competitor: competitor_id("premium-wines"),
        factor: factor_id("terminology"),
        score: level(4.0),
    };
    harness.state_mut().run(Command::Edit(edit));
    harness.run();
    let shown = harness.get_by_label("Level of Terminology").value();
    assert_eq!(shown.as_deref(), Some("4.0"));
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().score("premium-wines", "terminology"),
        level(4.0)
    );
}

#[test]
fn what_was_deleted_takes_its_draft_along() {
    let mut harness = inspect(competitor("premium-wines"));
    fill(&mut harness, "Competitor name", "Fine wines");
    let id = competitor_id("premium-wines");
    let edit = seachart::edit::Edit::RemoveCompetitor { id };
    harness.state_mut().run(Command::Edit(edit));
    harness.run();
    harness.get_by_label("Project title");
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_share_is_checked_beside_its_field() {
    let mut harness = inspect(competitor("premium-wines"));
    for typed in ["101", "-5", "abc"] {
        fill(&mut harness, "Share in percent", typed);
        press(&mut harness, Key::Tab);
        harness.get_by_label("expected 0 to 100");
        assert_eq!(*harness.state().project(), wine(), "{typed}");
    }
    fill(&mut harness, "Share in percent", "12,5 %");
    press(&mut harness, Key::Enter);
    let share = harness.state().competitor("premium-wines").share;
    assert_eq!(share.map(Share::percent), Some(12.5));
    fill(&mut harness, "Share in percent", "");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().competitor("premium-wines").share, None);
}

#[test]
fn a_factor_has_a_kind_a_direction_and_words() {
    let mut harness = inspect(factor("terminology"));
    click(&mut harness, "Kind of factor");
    click(&mut harness, "Personnel");
    click(&mut harness, "What buyers prefer");
    click(&mut harness, "Ideal level");
    let found = harness.state().factor("terminology");
    assert_eq!(
        (found.kind, found.direction),
        (Kind::Personnel, Direction::Ideal(Level::MIDDLE))
    );
    fill(&mut harness, "Ideal level", "12");
    press(&mut harness, Key::Tab);
    harness.get_by_label("expected a number from 0 to 10");
    fill(&mut harness, "Ideal level", "2.5");
    press(&mut harness, Key::Enter);
    fill(&mut harness, "Factor name", "Learned words");
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().factor_names()[1], "Learned words");
    fill(&mut harness, "Words at the low end", "plain");
    press(&mut harness, Key::Enter);
    fill(&mut harness, "Words at the high end", "learned");
    press(&mut harness, Key::Enter);
    click(&mut harness, "Shown");
    let found = harness.state().factor("terminology");
    assert_eq!(found.direction, Direction::Ideal(Level::nearest(2.5)));
    assert_eq!((&*found.low, &*found.high), ("plain", "learned"));
    assert!(!found.on_canvas);
    // (30 × 10 + 10 × 2.5) / 40, to two decimals.
    harness.get_by_label("8.13");
}

#[test]
fn a_key_that_takes_the_focus_away_keeps_what_was_typed() {
    let mut harness = inspect(Selection::Project);
    fill(&mut harness, "Project title", "Wine");
    // As the app does before it saves.
    let focused = harness.ctx.memory(egui::Memory::focused).unwrap();
    harness
        .ctx
        .memory_mut(|memory| memory.surrender_focus(focused));
    harness.step();
    assert_eq!(&*harness.state().project().title, "Wine");
}

#[test]
fn a_huge_project_can_be_typed_through() {
    let mut harness = harness(huge(200, 60), Shown::Inspector);
    harness.state_mut().selection = factor("factor-number-0");
    harness.run();
    assert!(
        harness
            .query_by_label("Level of Competitor number 150")
            .is_none()
    );
    harness.get_by_label("Level of Competitor number 0").focus();
    harness.run();
    for _ in 0..30 {
        type_text(&mut harness, "5.5");
        press(&mut harness, Key::Enter);
    }
    let scored = |place| {
        harness
            .state()
            .score(&format!("competitor-number-{place}"), "factor-number-0")
    };
    assert_eq!(
        (0..30).filter(|place| scored(*place) == level(5.5)).count(),
        30
    );
    let focused = harness.get_by_label("Level of Competitor number 30");
    assert!(focused.is_focused());
    assert!(focused.rect().bottom() <= 720.0, "in sight");
}
