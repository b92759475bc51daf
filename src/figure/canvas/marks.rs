//! What is done with each factor, as a small mark under its column.

use super::super::chart::{self, Cell, Narrow, Row};
use super::super::page::Remark;
use super::super::{Lane, Look, Part};
use super::Subject;
use crate::analysis::Judgement;
use crate::model::{Action, Project};

/// Behind the mark of a decision against the rule.
const AGAINST: &str = "*";

/// What the marks stand for, at the foot of the page.
const KEY: &str = "Against the industry standard:  E eliminate   R↓ reduce   R↑ raise   C create";

/// The same where somebody decided against the rule.
const KEY_WITH_DECISIONS: &str = "Against the industry standard:  E eliminate   R↓ reduce   \
                                  R↑ raise   C create   K keep   * decided against the rule";

/// The mark of an action; none for what is kept.
fn letter(action: Action) -> Option<&'static str> {
    match action {
        Action::Eliminate => Some("E"),
        Action::Reduce => Some("R↓"),
        Action::Raise => Some("R↑"),
        Action::Create => Some("C"),
        Action::Keep => None,
    }
}

/// What of `judged`, one for each factor of the project, is marked: all that
/// stand on the canvas, or none where there is nothing to mark.
pub(super) fn judgements(project: &Project, judged: Vec<Judgement>, lane: Lane) -> Vec<Judgement> {
    if !project.settings.marks {
        return Vec::new();
    }
    let mut on_canvas: Vec<Judgement> = chart::on_canvas(project, judged).collect();
    // While a point is dragged the row stays, even if its last mark goes.
    let says_something = |judgement: &Judgement| match judgement.action() {
        Some(Action::Keep) => lane == Lane::Shown,
        action => action.is_some(),
    };
    if !on_canvas.iter().any(says_something) {
        on_canvas.clear();
    }
    on_canvas
}

/// The marks, one for each factor.
pub(super) fn row(subject: &Subject<'_>, look: &Look) -> Row {
    if subject.judgements.is_empty() {
        return Row::default();
    }
    let judgements = subject.judgements.iter();
    Row {
        name: "",
        cells: judgements.map(|judgement| cell(judgement, look)).collect(),
        widest: vec![if is_decided(subject) {
            format!("R↓{AGAINST}")
        } else {
            "R↓".to_owned()
        }],
        narrow: Narrow::Stacked,
    }
}

/// Whether the users decided anything: what may be against the rule while a
/// point is dragged.
fn is_decided(subject: &Subject<'_>) -> bool {
    let mut judgements = subject.judgements.iter();
    judgements.any(|judgement| judgement.card.decision.is_some())
}

fn cell(judgement: &Judgement, look: &Look) -> Option<Cell> {
    let action = judgement.action()?;
    let against = judgement.is_against_the_rule();
    let (letter, color) = match letter(action) {
        Some(letter) => (letter, look.action(action)?),
        // Kept, where the rule says something else.
        None if against => ("K", look.soft_text),
        None => return None,
    };
    Some(Cell {
        part: Part::Verdict(judgement.factor.clone()),
        text: format!("{letter}{}", if against { AGAINST } else { "" }),
        color,
        tint: Some(look.tint(color)),
    })
}

/// What the marks stand for; none where there are none.
pub(super) fn key(subject: &Subject<'_>) -> Option<Remark<'static>> {
    subject.judgements.first()?;
    let mut judgements = subject.judgements.iter();
    let against = judgements.any(Judgement::is_against_the_rule);
    Some(Remark {
        part: Part::Note,
        text: if against { KEY_WITH_DECISIONS } else { KEY },
        longest: if is_decided(subject) {
            KEY_WITH_DECISIONS
        } else {
            KEY
        },
    })
}
