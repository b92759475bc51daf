//! What a paste, a fill or a clearing puts into which cells. Changes nothing:
//! it gives the values, or the reason why there are none.

use super::cursor::{Block, Place, place};
use super::sheet::Sheet;
use super::tsv::unguarded;

/// What was copied last, exactly: texts show levels to two decimals of the
/// scale, and a copy must not round.
#[derive(Clone, Debug)]
pub(super) struct Copied<V> {
    /// As it was put on the clipboard.
    pub(super) text: String,
    /// What its cells hold, row by row.
    pub(super) values: Vec<Vec<V>>,
}

/// What a paste does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pasted<V> {
    /// The cells and what is put into them.
    pub(super) cells: Vec<(Place, V)>,
    /// What did not fit, in words.
    pub(super) left_out: Option<String>,
}

/// A table of texts, and exactly what they stand for where that is known.
pub(super) struct Table<'a, V> {
    /// Row by row; rows may be of different lengths.
    pub(super) texts: &'a [Vec<String>],
    /// The same cells.
    pub(super) exact: Option<&'a [Vec<V>]>,
}

/// Put a table where `block` begins. A single cell fills the block, and so does
/// a table that fits into it several times. If a text means nothing where it
/// would stand, nothing is put anywhere; the error says which and what was expected.
pub(super) fn paste<S: Sheet>(
    sheet: &S,
    block: &Block,
    table: &Table<'_, S::Value>,
) -> Result<Pasted<S::Value>, String> {
    let height = table.texts.len();
    let width = table.texts.iter().map(Vec::len).max().unwrap_or_default();
    if height == 0 || width == 0 {
        return Err("there is nothing on the clipboard that could be pasted".to_owned());
    }
    let extent = sheet.extent();
    let times = |room: usize, size: usize| {
        if room.is_multiple_of(size) {
            room / size
        } else {
            1
        }
    };
    let (down, across) = (
        height * times(block.rows.len(), height),
        width * times(block.columns.len(), width),
    );
    let start = block.start();
    let (rows, columns) = (extent.rows - start.row, extent.columns - start.column);
    let mut cells = Vec::new();
    for row in 0..down.min(rows) {
        let texts = &table.texts[row % height];
        for column in 0..across.min(columns) {
            let from = (row % height, column % width);
            // A row that is shorter than others leaves the rest as it is.
            let Some(text) = texts.get(from.1) else {
                continue;
            };
            let at = place(start.row + row, start.column + column);
            let exact = table.exact.and_then(|exact| exact.get(from.0)?.get(from.1));
            let value = match exact.filter(|value| sheet.takes(at, value)) {
                Some(value) => value.clone(),
                None => sheet
                    .read(at, unguarded(text))
                    .map_err(|expected| refusal(text, from, &sheet.whereabouts(at), &expected))?,
            };
            cells.push((at, value));
        }
    }
    let left_out = left_out(down.saturating_sub(rows), across.saturating_sub(columns));
    Ok(Pasted { cells, left_out })
}

/// Why nothing was pasted.
fn refusal(text: &str, from: (usize, usize), whereabouts: &str, expected: &str) -> String {
    let shown: String = text.chars().take(40).collect();
    let (row, column) = (from.0 + 1, from.1 + 1);
    format!(
        "nothing was pasted: \"{shown}\" in row {row}, column {column} cannot be {whereabouts}: \
         {expected}"
    )
}

/// What did not fit, in words.
fn left_out(rows: usize, columns: usize) -> Option<String> {
    let count = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{count} {what}s")),
    };
    let parts: Vec<String> = [count(rows, "row"), count(columns, "column")]
        .into_iter()
        .flatten()
        .collect();
    let words = parts.join(" and ");
    (!words.is_empty()).then(|| format!("{words} of what was pasted did not fit into the table"))
}

/// Put what the first row of a block holds into the others; a block of one row
/// takes what the row above it holds.
pub(super) fn fill_down<S: Sheet>(sheet: &S, block: &Block) -> Vec<(Place, S::Value)> {
    let extent = sheet.extent();
    let mut rows = block.rows.clone();
    if rows.len() == 1 {
        let part = extent.room(extent.part(block.start()));
        if block.rows.start == part.rows.start {
            return Vec::new();
        }
        rows.start -= 1;
    }
    let columns = block.columns.clone();
    let from = rows.start;
    let filled =
        (from + 1..rows.end).flat_map(|row| columns.clone().map(move |column| (row, column)));
    filled
        .filter_map(|(row, column)| {
            let value = sheet.value(place(from, column));
            fill(sheet, place(row, column), value)
        })
        .collect()
}

/// Put what the first column of a block holds into the others; a block of one
/// column takes what the column left of it holds.
pub(super) fn fill_right<S: Sheet>(sheet: &S, block: &Block) -> Vec<(Place, S::Value)> {
    let extent = sheet.extent();
    let mut columns = block.columns.clone();
    if columns.len() == 1 {
        let part = extent.room(extent.part(block.start()));
        if block.columns.start == part.columns.start {
            return Vec::new();
        }
        columns.start -= 1;
    }
    let from = columns.start;
    let rest = from + 1..columns.end;
    let filled = block
        .rows
        .clone()
        .flat_map(|row| rest.clone().map(move |column| (row, column)));
    filled
        .filter_map(|(row, column)| {
            let value = sheet.value(place(row, from));
            fill(sheet, place(row, column), value)
        })
        .collect()
}

fn fill<S: Sheet>(sheet: &S, at: Place, value: S::Value) -> Option<(Place, S::Value)> {
    sheet.takes(at, &value).then_some((at, value))
}

/// Empty the cells of a block that can be and are not.
pub(super) fn clear<S: Sheet>(sheet: &S, block: &Block) -> Vec<(Place, S::Value)> {
    let filled = block.cells().filter(|at| !sheet.is_blank(*at));
    filled
        .filter_map(|at| Some((at, sheet.cleared(at)?)))
        .collect()
}

#[cfg(test)]
mod tests;
