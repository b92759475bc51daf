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
    let years = || is_years(row, decimal) && !below_are_years(below, decimal);
    let counts = || is_count(row, decimal) || years();
    numbers * 5 <= filled || (first && !over_words && counts())
}

/// A year of which tables tell.
fn is_year(number: f64) -> bool {
    number.fract() == 0.0 && (1900.0..=2100.0).contains(&number)
}

/// Whether all but the first cell of `row` are different years.
fn is_years(row: &[Value], decimal: Decimal) -> bool {
    let cells = row.iter().skip(1).filter(|cell| !cell.is_blank());
    let years: Option<Vec<f64>> = cells
        .map(|cell| cell.number(decimal).filter(|it| is_year(*it)))
        .collect();
    let Some(mut years) = years else {
        return false;
    };
    years.sort_unstable_by(f64::total_cmp);
    !years.is_empty() && years.windows(2).all(|pair| pair[0] < pair[1])
}

/// Whether there is nothing but years in the numbers of the rows, as of when
/// something was founded: then a row of years is one of them.
fn below_are_years(below: &[Vec<Value>], decimal: Decimal) -> bool {
    let cells = below.iter().take(50).flatten();
    let mut numbers = cells.filter_map(|cell| cell.number(decimal));
    numbers.all(is_year)
}

/// Whether the numbers in `row` go up by one, as years do.
fn is_count(row: &[Value], decimal: Decimal) -> bool {
    let numbers: Vec<f64> = row.iter().filter_map(|cell| cell.number(decimal)).collect();
    numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(table: &[&str], expected: u32) {
        let cell = |text: &str| match text {
            "" => Value::Blank,
            text => Value::Text(text.to_owned()),
        };
        let rows = table.iter().map(|row| row.split(',').map(cell).collect());
        let rows: Vec<Vec<Value>> = rows.collect();
        assert_eq!(find(&rows, Decimal::Point), expected, "{table:?}");
    }

    #[test]
    fn years_over_other_numbers_are_a_header() {
        check(&["Brand,2023,2024", "A,3,4", "B,5,4"], 1);
        check(&["Brand,2024", "A,3", "B,5"], 1);
        check(&[",2019,2023", "A,3,4", "B,5,4"], 1);
        check(&["Sales,,", "", "Brand,2023,2024", "A,3,2000", "B,5,4"], 3);
        check(&["A,1950,1999", "B,1960,2001", "C,2000,1987"], 0);
        check(&["A,2023,2023", "B,5,4"], 0);
        check(&["A,2023,5", "B,5,4"], 0);
        check(&["A,2023.5,2024", "B,5,4"], 0);
        check(&["A,2023,2024"], 0);
        check(&["A,1,2", "B,3,4"], 0);
    }
}
