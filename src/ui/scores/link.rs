//! The cursor of the table and what is selected in the window are one thing.

use std::sync::Arc;

use super::super::grid::{Cursor, Place, Sheet as _, Whole, place};
use super::sheet::{ScoreSheet, Subject};
use crate::command::Selection;
use crate::model::{CompetitorId, FactorId, Project};

/// What is selected in the window when the cursor is here: what the active cell
/// is about, or several competitors where they are selected as a whole.
pub(super) fn selection(sheet: &ScoreSheet<'_>, cursor: Cursor) -> Selection {
    let active = sheet.subject(cursor.active());
    if let Subject::Competitor(_) = active {
        let heads = heads(sheet, cursor);
        let ids = heads.into_iter().filter_map(|at| match sheet.subject(at) {
            Subject::Competitor(competitor) => Some(competitor.id.clone()),
            _ => None,
        });
        return Selection::of_competitors(ids.collect());
    }
    match active {
        Subject::Score(competitor, factor) => {
            Selection::Point(competitor.id.clone(), factor.id.clone())
        }
        Subject::Competitor(competitor) => Selection::Competitor(competitor.id.clone()),
        Subject::Factor(factor) | Subject::Kind(factor) | Subject::Direction(factor) => {
            Selection::Factor(factor.id.clone())
        }
        Subject::Title(_) => Selection::Project,
    }
}

/// The heads of what is selected as a whole, or the heads that are selected themselves.
fn heads(sheet: &ScoreSheet<'_>, cursor: Cursor) -> Vec<Place> {
    let block = cursor.block(sheet.extent());
    match cursor.is_whole() {
        Whole::Rows => block.rows.map(|row| place(row, 0)).collect(),
        Whole::Columns => block.columns.map(|column| place(0, column)).collect(),
        Whole::No => block.cells().collect(),
        Whole::All => vec![cursor.active()],
    }
}

/// Where the cursor goes when something is selected in the window; none for
/// what the table does not show.
pub(super) fn cursor(sheet: &ScoreSheet<'_>, selection: &Selection) -> Option<Cursor> {
    let (rows, columns) = (Whole::Rows, Whole::Columns);
    let (of_factor, of_competitor) = if sheet.transposed {
        (columns, rows)
    } else {
        (rows, columns)
    };
    match selection {
        Selection::Point(competitor, factor) => {
            sheet.place_of_score(competitor, factor).map(Cursor::at)
        }
        Selection::Competitor(id) => {
            let head = sheet.place_of_competitor(id)?;
            Some(Cursor::whole(head, of_competitor))
        }
        Selection::Factor(id) => {
            let head = sheet.place_of_factor(id)?;
            Some(Cursor::whole(head, of_factor))
        }
        Selection::Several(ids) => several(sheet, ids, of_competitor),
        Selection::Project | Selection::Segment(_) | Selection::Map(_) | Selection::Scenario(_) => {
            None
        }
    }
}

/// Competitors that stand beside each other, as a whole.
fn several(sheet: &ScoreSheet<'_>, ids: &[CompetitorId], whole: Whole) -> Option<Cursor> {
    let competitors = sheet.project.competitors.iter().enumerate();
    let mut places = competitors
        .filter(|(_, competitor)| ids.binary_search(&competitor.id).is_ok())
        .map(|(at, _)| at);
    let first = places.next()?;
    let last = places.next_back().unwrap_or(first);
    if last - first + 1 != ids.len() {
        return None;
    }
    let head = |at: usize| {
        let id = &sheet.project.competitors.get(at)?.id;
        sheet.place_of_competitor(id)
    };
    let mut cursor = Cursor::whole(head(first)?, whole);
    cursor.drag(head(last)?, sheet.extent());
    Some(cursor)
}

/// Where the cursor is in a table whose rows and columns are others than they
/// were: with the same competitor and factor if both are still there.
pub(super) fn moved(before: &ScoreSheet<'_>, after: &ScoreSheet<'_>, cursor: Cursor) -> Cursor {
    let at = cursor.active();
    let now = match before.subject(at) {
        Subject::Score(competitor, factor) => after.place_of_score(&competitor.id, &factor.id),
        Subject::Competitor(competitor) => after.place_of_competitor(&competitor.id),
        Subject::Factor(factor) => after.place_of_factor(&factor.id),
        Subject::Kind(factor) | Subject::Direction(factor) => {
            beside_name(before, after, (at, &factor.id))
        }
        Subject::Title(_) => None,
    };
    let turned = before.transposed != after.transposed;
    let whole = match cursor.is_whole() {
        Whole::Rows if turned => Whole::Columns,
        Whole::Columns if turned => Whole::Rows,
        whole => whole,
    };
    match now {
        Some(now) if !turned && now == at => cursor,
        Some(now) => Cursor::whole(now, whole),
        None => cursor,
    }
}

/// The same attribute of a factor in another table.
fn beside_name(
    before: &ScoreSheet<'_>,
    after: &ScoreSheet<'_>,
    (at, factor): (Place, &FactorId),
) -> Option<Place> {
    let attribute = if before.transposed { at.row } else { at.column };
    let name = after.place_of_factor(factor)?;
    Some(if after.transposed {
        place(attribute, name.column)
    } else {
        place(name.row, attribute)
    })
}

/// Whether two projects have the same competitors and factors in the same order.
pub(super) fn same_lists(one: &Project, other: &Project) -> bool {
    same(&one.competitors, &other.competitors, |a, b| a.id == b.id)
        && same(&one.factors, &other.factors, |a, b| a.id == b.id)
}

/// Whether all names of two projects are the same, so that no column wants
/// another width.
pub(super) fn same_names(one: &Project, other: &Project) -> bool {
    same(&one.competitors, &other.competitors, |a, b| {
        a.name == b.name
    }) && same(&one.factors, &other.factors, |a, b| {
        a.name == b.name && a.kind == b.kind && a.direction == b.direction
    })
}

/// Whether two lists are the same as far as `alike` tells. Most of what two
/// projects have they share.
fn same<T>(one: &[Arc<T>], other: &[Arc<T>], alike: impl Fn(&T, &T) -> bool) -> bool {
    let mut pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.all(|(a, b)| Arc::ptr_eq(a, b) || alike(a, b))
}
