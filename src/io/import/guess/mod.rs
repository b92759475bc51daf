//! What a table means, as far as its first rows tell.
//!
//! Nothing here is certain, and everything is open to correction: what is
//! [`Known`] is taken as it is, and only the rest is guessed.

mod columns;
mod header;
mod layout;
mod ours;
mod roles;
mod turned;
mod words;

use columns::Stats;

pub(super) use words::is_called_importance;

use super::ImportError;
use super::head::{Head, Value};
use super::names::plain;
use super::number::Decimal;
use super::plan::{Column, Format, Layout, Plan, ScalePlan, Split};
use super::text::Encoding;

/// What somebody said about a table; the rest is guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// How the letters of a text are written.
    pub encoding: Option<Encoding>,
    /// What separates its cells: a comma, a semicolon, a tab or a bar.
    pub delimiter: Option<u8>,
    /// Whether its cells may be quoted.
    pub quotes: Option<bool>,
    /// How its numbers are written.
    pub decimal: Option<Decimal>,
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
    /// The row with the names of the columns, from 1; 0 if there is none.
    pub header_row: Option<u32>,
    /// How competitors, factors and values stand in it.
    pub layout: Option<Layout>,
    /// The column that names competitors.
    pub competitor: Option<String>,
    /// The column that names factors.
    pub factor: Option<String>,
    /// The column with the values.
    pub value: Option<String>,
    /// The factors to read; empty for all. In a wide table they may be named
    /// without their competitors.
    pub factors: Vec<String>,
    /// Columns to leave out.
    pub ignore: Vec<String>,
    /// The column that names segments.
    pub segment: Option<String>,
    /// The column that says how much a person counts.
    pub weight: Option<String>,
    /// How the headers of a wide table name competitors and factors.
    pub split: Option<Split>,
    /// Which values mean levels 0 and 10.
    pub scale: ScalePlan,
    /// What else than a blank means that nothing was answered.
    pub missing: Vec<String>,
    /// The competitor that is our own company.
    pub own: Option<String>,
}

/// What the first rows mean.
pub(super) fn of(head: &Head, known: &Known) -> Result<Plan, ImportError> {
    let asked = |message: String| ImportError::Asked {
        name: head.name.clone(),
        message,
    };
    let decimal = match head.format {
        Format::Text { decimal, .. } => decimal,
        Format::Sheet(_) => Decimal::Point,
    };
    let header_row = known
        .header_row
        .unwrap_or_else(|| header::find(&head.rows, decimal));
    if header_row as usize > head.rows.len() {
        return Err(asked(format!(
            "there is no row {header_row} for the header"
        )));
    }
    let table = Table::of(head, header_row, decimal);
    let of_ours = ours::known(&table, known);
    let known = of_ours.as_ref().unwrap_or(known);
    let mut roles = roles::known(&table, known).map_err(&asked)?;
    let found = layout::find(&table, &roles, known);
    roles::guess(&table, &mut roles, known, &found);
    let columns = table.stats.iter().zip(&roles).map(|(stats, role)| Column {
        name: stats.name.clone(),
        role: role.unwrap_or_default(),
    });
    let mut plan = Plan {
        format: head.format.clone(),
        header_row,
        layout: found.layout,
        columns: columns.collect(),
        split: found.split,
        scale: known.scale,
        missing: known.missing.clone(),
        own: known.own.clone(),
    };
    if of_ours.is_some() {
        ours::all_factors(&mut plan, known);
    }
    roles::only_factors(plan, known).map_err(asked)
}

/// The first rows without what stands above them.
struct Table {
    stats: Vec<Stats>,
    /// How many rows there are below the header.
    rows: usize,
    /// The first column that tells persons apart.
    person: Option<usize>,
}

/// The layout, and how the headers of a wide table are split.
struct Found {
    layout: Layout,
    split: Split,
    competitor: Option<usize>,
    factor: Option<usize>,
}

impl Table {
    fn of(head: &Head, header_row: u32, decimal: Decimal) -> Self {
        let (above, below) = head.rows.split_at(header_row as usize);
        let header = above.last();
        let width = match header {
            // Blank cells at its end are no columns.
            Some(header) => {
                let last = header.iter().rposition(|cell| !cell.is_blank());
                last.map_or(0, |last| last + 1)
            }
            None => below.iter().map(Vec::len).max().unwrap_or(0),
        };
        let filled: Vec<Vec<Value>> = below
            .iter()
            .filter(|row| row.iter().any(|cell| !cell.is_blank()))
            .cloned()
            .collect();
        let stats = (0..width).map(|at| {
            let name = header.and_then(|row| row.get(at)).map(Value::text);
            let name = name.map(|name| plain(name.trim()).to_owned());
            let name = name.unwrap_or_default();
            let name = if name.is_empty() {
                format!("column {}", at + 1)
            } else {
                name
            };
            Stats::of(name, &filled, at, decimal)
        });
        let mut table = Self {
            stats: stats.collect(),
            rows: filled.len(),
            person: None,
        };
        table.person = (0..width).find(|at| words::is_person(&table.stats[*at]));
        table
    }

    /// Whether persons have several rows.
    fn has_repeats(&self) -> bool {
        let person = self.person.map(|at| &self.stats[at]);
        person.is_some_and(|person| person.distinct < person.filled)
    }

    /// Whether a column says the same in all rows of each person, as an age does.
    fn is_of_person(&self, column: usize) -> bool {
        self.has_repeats() && self.each_person(column, |before, now| before == now)
    }

    /// Whether a column only counts the rows of each person.
    fn is_counter(&self, column: usize) -> bool {
        let stats = &self.stats[column];
        let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
        self.has_repeats()
            && stats.whole
            && stats.is_numeric()
            && self.each_person(column, |before, now| number(before) < number(now))
    }

    /// Whether something holds of each two rows of a person that follow each other.
    fn each_person(&self, column: usize, holds: impl Fn(&str, &str) -> bool) -> bool {
        let Some(person) = self.person.filter(|person| *person != column) else {
            return false;
        };
        let rows = self.stats[person]
            .texts
            .iter()
            .zip(&self.stats[column].texts);
        let mut last = std::collections::BTreeMap::new();
        for (person, text) in rows {
            if let Some(before) = last.insert(person, text)
                && !holds(before, text)
            {
                return false;
            }
        }
        true
    }
}
