//! Which row has the names of the columns.

use super::super::head::Value;
use super::super::number::Decimal;

/// How many rows may stand above the header.
const ABOVE: usize = 30;

/// The row with the names of the columns, from 1; 0 if there is none.
pub(super) fn find(rows: &[Vec<Value>], decimal: Decimal) -> u32 {
    let filled = |row: &[Value]| row.iter().filter(|cell| !cell.is_blank()).count();
    let mut widths: Vec<usize> = rows
        .iter()
        .map(|row| filled(row))
        .filter(|it| *it > 0)
        .collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    // Names stand over at least most of the columns, but for a blank corner.
    let enough = (usual * 3).div_ceil(5).max(2);
    for (at, row) in rows.iter().enumerate().take(ABOVE) {
        if filled(row) < enough {
            continue;
        }
        let below = rows.get(at + 1..).unwrap_or_default();
        return if is_header(row, below, decimal) {
            at as u32 + 1
        } else {
            0
        };
    }
    // A table of one column, or nothing that looks like a table.
    u32::from(!rows.is_empty())
}

/// Whether `row` names what stands below it: it has words where they have
/// numbers, or other words than they have.
fn is_header(row: &[Value], below: &[Vec<Value>], decimal: Decimal) -> bool {
    let number = |cell: &Value| cell.number(decimal).is_some();
    let numbers = row.iter().filter(|cell| number(cell)).count();
    let filled = row.iter().filter(|cell| !cell.is_blank()).count();
    if numbers == 0 {
        return true;
    }
    // Years or marks may head columns of numbers; then one column has only words.
    let first = row.first().is_none_or(|cell| !number(cell));
    let told = |at: usize| {
        let cells = below.iter().filter_map(|row| row.get(at));
        cells.filter(|cell| !cell.is_blank()).take(50).any(number)
    };
    let over_words = (1..row.len()).any(|at| number(&row[at]) && !told(at));
    numbers * 5 <= filled || (first && !over_words && is_count(row, decimal))
}

/// Whether the numbers in `row` go up by one, as years do.
fn is_count(row: &[Value], decimal: Decimal) -> bool {
    let numbers: Vec<f64> = row.iter().filter_map(|cell| cell.number(decimal)).collect();
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
}
