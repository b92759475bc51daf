//! What is done to the project when values come into cells, and what the step
//! is called.

use super::super::fields::one_line;
use super::super::grid::{How, Place, Sheet};
use super::sheet::{ScoreSheet, Subject};
use super::value::Value;
use crate::command::Command;
use crate::edit::{CompetitorChange, Edit, FactorChange};

/// What asks for `cells` to hold these values; none if they do already.
pub(super) fn command(
    sheet: &ScoreSheet<'_>,
    how: How,
    cells: Vec<(Place, Value)>,
) -> Option<Command> {
    let name = name(sheet, how, &cells);
    let edit = |at, value| edit(sheet.subject(at), value);
    in_one_step(sheet, how, name, cells, edit)
}

/// The edits for those of `cells` that hold something else yet, as one step
/// called `name`; a single one that was typed has a better name of its own.
pub(super) fn in_one_step<S: Sheet<Value: PartialEq>>(
    sheet: &S,
    how: How,
    name: String,
    cells: Vec<(Place, S::Value)>,
    edit: impl Fn(Place, S::Value) -> Option<Edit>,
) -> Option<Command> {
    let changed = cells
        .into_iter()
        .filter(|(at, value)| sheet.value(*at) != *value);
    let mut edits: Vec<Edit> = changed.filter_map(|(at, value)| edit(at, value)).collect();
    match edits.len() {
        0 => None,
        1 if matches!(how, How::Typed | How::Cleared) => edits.pop().map(Command::Edit),
        _ => Some(Command::Edits(name, edits)),
    }
}

fn edit(subject: Subject<'_>, value: Value) -> Option<Edit> {
    Some(match (subject, value) {
        (Subject::Score(competitor, factor), Value::Score(score)) => Edit::SetScore {
            competitor: competitor.id.clone(),
            factor: factor.id.clone(),
            score,
        },
        (Subject::Competitor(competitor), Value::Name(name)) => Edit::ChangeCompetitor {
            id: competitor.id.clone(),
            change: CompetitorChange::Name(name),
        },
        (Subject::Factor(factor), Value::Name(name)) => Edit::ChangeFactor {
            id: factor.id.clone(),
            change: FactorChange::Name(name),
        },
        (Subject::Kind(factor), Value::Kind(kind)) => Edit::ChangeFactor {
            id: factor.id.clone(),
            change: FactorChange::Kind(kind),
        },
        (Subject::Direction(factor), Value::Direction(direction)) => Edit::ChangeFactor {
            id: factor.id.clone(),
            change: FactorChange::Direction(direction),
        },
        _ => return None,
    })
}

/// "Paste 12 scores".
fn name(sheet: &ScoreSheet<'_>, how: How, cells: &[(Place, Value)]) -> String {
    let subjects = || cells.iter().map(|(at, _)| sheet.subject(*at));
    let noun = if subjects().all(|subject| matches!(subject, Subject::Score(..))) {
        "score"
    } else if subjects()
        .all(|subject| matches!(subject, Subject::Competitor(_) | Subject::Factor(_)))
    {
        "name"
    } else {
        "cell"
    };
    format!("{} {}", verb(how), called(cells.len(), noun))
}

/// The text of a cell on one line, for those who cannot see that it is blank.
pub(super) fn said(text: &str) -> String {
    if text.is_empty() {
        "nothing".to_owned()
    } else {
        one_line(text)
    }
}

/// What was done to cells, as an undo step begins.
pub(super) fn verb(how: How) -> &'static str {
    match how {
        How::Typed => "Enter",
        How::Pasted => "Paste",
        How::Cut => "Cut",
        How::Cleared => "Clear",
        How::FilledDown => "Fill down",
        How::FilledRight => "Fill right",
    }
}

/// "1 cell", "2 cells".
pub(super) fn called(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
