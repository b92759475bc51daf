//! How competitors, factors and values stand in a table.

use std::collections::BTreeSet;

use super::super::plan::{Layout, Role, Split};
use super::{Found, Known, Table, turned, words};

/// What may stand between a competitor and a factor in a header, the likelier first.
const BETWEEN: [&str; 7] = [": ", ":", " - ", " – ", " — ", " | ", "|"];

/// The layout, and the columns that it turns upon.
pub(super) fn find(table: &Table, roles: &[Option<Role>], known: &Known) -> Found {
    let place = |role: Role| roles.iter().position(|it| *it == Some(role));
    let mut found = Found {
        layout: Layout::Ratings,
        split: known
            .split
            .clone()
            .or_else(|| split_of(table))
            .unwrap_or_default(),
        competitor: place(Role::Competitor).or_else(|| competitor(table, roles)),
        factor: place(Role::Factor),
    };
    let layout = known.layout.unwrap_or_else(|| guess(table, roles, &found));
    found.layout = layout;
    match layout {
        Layout::Long => long(table, roles, &mut found),
        Layout::Matrix => matrix(table, roles, known, &mut found),
        Layout::Wide => found.competitor = None,
        Layout::Ratings => {}
    }
    found
}

fn guess(table: &Table, roles: &[Option<Role>], found: &Found) -> Layout {
    let named = roles.contains(&Some(Role::Competitor));
    if roles.contains(&Some(Role::Factor)) {
        let both = found.competitor.is_some_and(|at| Some(at) != found.factor);
        return if both { Layout::Long } else { Layout::Matrix };
    }
    if !named && is_wide(table) {
        return Layout::Wide;
    }
    if is_long(table, roles, found) {
        return Layout::Long;
    }
    let names_rows = found.competitor.map(|at| &table.stats[at]);
    match names_rows {
        Some(names) if names.distinct * 10 >= names.filled * 7 => Layout::Matrix,
        _ => Layout::Ratings,
    }
}

/// How the headers of most columns with numbers are split, if they can be.
fn split_of(table: &Table) -> Option<Split> {
    let headers = || table.stats.iter().filter(|it| it.is_numeric());
    BETWEEN.into_iter().find_map(|between| {
        let split = Split {
            between: between.to_owned(),
            competitor_first: true,
        };
        let names: Vec<(&str, &str)> = headers().filter_map(|it| split.names(&it.name)).collect();
        let firsts: BTreeSet<&str> = names.iter().map(|(first, _)| *first).collect();
        let seconds: BTreeSet<&str> = names.iter().map(|(_, second)| *second).collect();
        let enough = names.len() >= 2 && names.len() * 10 >= headers().count() * 6;
        // Most competitors have most factors.
        let grid = names.len() * 2 > firsts.len() * seconds.len();
        let sounds = |names: &BTreeSet<&str>| {
            let like = names.iter().filter(|name| words::sounds_like_factor(name));
            like.count() * names.len().max(1)
        };
        (enough && grid && firsts.len() + seconds.len() > 2).then(|| Split {
            competitor_first: sounds(&firsts) * seconds.len() <= sounds(&seconds) * firsts.len(),
            ..split
        })
    })
}

fn is_wide(table: &Table) -> bool {
    split_of(table).is_some()
}

/// The column that most likely names competitors.
pub(super) fn competitor(table: &Table, roles: &[Option<Role>]) -> Option<usize> {
    let one_row_each = table.person.is_some() && !table.has_repeats();
    let mut best = None;
    let mut first = true;
    for (at, stats) in table.stats.iter().enumerate() {
        let free = roles[at].is_none() && Some(at) != table.person;
        let called = stats.is_called(&words::COMPETITOR);
        let about = stats.is_called(&words::ABOUT);
        let one = stats.distinct < 2 && table.rows > 1 && !called;
        if !free || !stats.is_text() || one || stats.is_exactly(&words::SEGMENT) {
            continue;
        }
        // Where each person has one row, words are mostly about the person.
        if one_row_each && !called && !stats.is_unique() {
            continue;
        }
        let mut score = 0;
        score += if called { 8 } else { 0 };
        score += if first { 2 } else { 0 };
        score += if stats.filled == table.rows { 2 } else { 0 };
        score -= if about { 5 } else { 0 };
        score -= if table.is_of_person(at) { 6 } else { 0 };
        first = false;
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, at));
        }
    }
    best.filter(|(score, _)| *score > -4).map(|(_, at)| at)
}

/// Columns of words other than the competitor's that may name factors.
fn factor(table: &Table, roles: &[Option<Role>], competitor: Option<usize>) -> Option<usize> {
    let may = |at: &usize| {
        let stats = &table.stats[*at];
        roles[*at].is_none()
            && Some(*at) != table.person
            && Some(*at) != competitor
            && stats.is_text()
            && !stats.is_called(&words::ABOUT)
            && !table.is_of_person(*at)
    };
    let places: Vec<usize> = (0..table.stats.len()).filter(may).collect();
    let called = |at: &&usize| table.stats[**at].is_called(&words::FACTOR);
    places
        .iter()
        .find(called)
        .or_else(|| places.first())
        .copied()
}

/// The columns of numbers that may be values.
pub(super) fn values(table: &Table, roles: &[Option<Role>]) -> Vec<usize> {
    let may = |at: &usize| {
        roles[*at].is_none()
            && table.stats[*at].is_numeric()
            && !words::is_person(&table.stats[*at])
            && !table.is_of_person(*at)
            && !table.is_counter(*at)
    };
    (0..table.stats.len()).filter(may).collect()
}

fn is_long(table: &Table, roles: &[Option<Role>], found: &Found) -> bool {
    let (Some(competitor), Some(factor)) =
        (found.competitor, factor(table, roles, found.competitor))
    else {
        return false;
    };
    let given = roles.contains(&Some(Role::Rating));
    let values = values(table, roles);
    let called = table.stats[factor].is_called(&words::FACTOR);
    let told = |at: &usize| table.stats[*at].is_called(&words::VALUE);
    let one = given || values.len() == 1 || (called && values.iter().any(told));
    if !one || table.stats[competitor].is_unique() {
        return false;
    }
    called || are_pairs(table, competitor, factor)
}

/// Whether each person has at most one row for each two names.
fn are_pairs(table: &Table, competitor: usize, factor: usize) -> bool {
    let text = |column: usize, row: usize| table.stats[column].texts[row].as_str();
    let person = |row: usize| table.person.map_or("", |at| text(at, row));
    let rows = (0..table.rows).map(|row| (person(row), text(competitor, row), text(factor, row)));
    let distinct: BTreeSet<(&str, &str, &str)> = rows.collect();
    distinct.len() * 100 >= table.rows * 95
}

fn long(table: &Table, roles: &[Option<Role>], found: &mut Found) {
    if found.factor.is_none() {
        found.factor = factor(table, roles, found.competitor);
    }
    let given = roles.contains(&Some(Role::Competitor));
    if found.competitor == found.factor && !given {
        let others: Vec<Option<Role>> = (0..roles.len())
            .map(|at| {
                if Some(at) == found.factor {
                    Some(Role::Factor)
                } else {
                    roles[at]
                }
            })
            .collect();
        found.competitor = competitor(table, &others);
    }
}

fn matrix(table: &Table, roles: &[Option<Role>], known: &Known, found: &mut Found) {
    let given = |role: Role| roles.contains(&Some(role));
    if given(Role::Competitor) {
        return;
    }
    if given(Role::Factor) {
        found.competitor = None;
        return;
    }
    // With numbers only, the first column names the rows all the same.
    let label = found.competitor.or_else(|| {
        let free = |at: &usize| roles[*at].is_none();
        (0..table.stats.len()).find(free)
    });
    found.competitor = label;
    if let Some(label) = label
        && turned::is_turned(table, label, roles, known)
    {
        found.factor = Some(label);
        found.competitor = None;
    }
}
