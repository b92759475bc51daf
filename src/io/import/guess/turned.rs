//! Whether the rows of a matrix are factors and its columns competitors.

use super::super::plan::Role;
use super::{Known, Table, layout, words};

/// Ten times as large, as a logarithm.
const FAR: f64 = std::f64::consts::LN_10;

/// Whether the rows that `label` names are factors.
pub(super) fn is_turned(
    table: &Table,
    label: usize,
    roles: &[Option<Role>],
    known: &Known,
) -> bool {
    let stats = &table.stats[label];
    let mut taken = roles.to_vec();
    taken[label] = Some(Role::Ignore);
    let columns = layout::values(table, &taken);
    if let Some(own) = &known.own {
        let own = own.trim().to_lowercase();
        let is_own = |name: &str| name.trim().to_lowercase() == own;
        if columns.iter().any(|at| is_own(&table.stats[*at].name)) {
            return true;
        }
        if stats.texts.iter().any(|text| is_own(text)) {
            return false;
        }
    }
    if stats.is_called(&words::FACTOR) {
        return true;
    }
    if stats.is_called(&words::COMPETITOR) {
        return false;
    }
    let sounds = |name: &&str| words::sounds_like_factor(name);
    let rows = stats.texts.iter().map(String::as_str);
    let rows = share(rows.clone().filter(sounds).count(), rows.count());
    let names = columns.iter().map(|at| table.stats[*at].name.as_str());
    let names = share(names.clone().filter(sounds).count(), names.count());
    if rows != names {
        return rows > names;
    }
    // Each factor has a unit of its own, and these are far from each other.
    let columns_apart = spread_in_columns(table, &columns);
    columns_apart > FAR && spread_in_rows(table, &columns) < 0.5 * columns_apart
}

fn share(count: usize, of: usize) -> f64 {
    count as f64 / of.max(1) as f64
}

/// How many times larger the numbers of a row are than each other, on average,
/// as a logarithm.
fn spread_in_rows(table: &Table, columns: &[usize]) -> f64 {
    let rows = (0..table.rows)
        .map(|row| spread(columns.iter().filter_map(|at| table.stats[*at].values[row])));
    mean(rows)
}

fn spread_in_columns(table: &Table, columns: &[usize]) -> f64 {
    let columns = columns
        .iter()
        .map(|at| spread(table.stats[*at].values.iter().filter_map(|it| *it)));
    mean(columns)
}

fn spread(numbers: impl Iterator<Item = f64>) -> f64 {
    let logs = numbers.map(|number: f64| (1.0 + number.abs()).ln());
    let (low, high) = logs.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), log| {
        (low.min(log), high.max(log))
    });
    (high - low).max(0.0)
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0_usize), |(sum, count), it| (sum + it, count + 1));
    sum / count.max(1) as f64
}
