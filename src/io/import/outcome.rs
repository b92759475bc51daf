//! What a table says, cell by cell.

use std::collections::BTreeMap;

use strum::IntoEnumIterator as _;

use super::plan::{Layout, Plan};
use super::reading::Shape;
use super::scale::{self, Scales};
use super::sums::Sums;
use super::tally::{NO_SEGMENT, Reason, Tally};

/// Cells that were left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The name of the column.
    pub column: String,
    /// Why.
    pub reason: Reason,
    /// How many cells; rows, where the column names them.
    pub count: u64,
    /// The first of them, from 1, as a spreadsheet counts.
    pub first_row: u64,
}

/// What was answered about one competitor on one factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Its place among the competitors; none in a table about importance.
    pub competitor: Option<usize>,
    /// Its place among the factors.
    pub factor: usize,
    /// The segment that answered; none for everybody.
    pub segment: Option<usize>,
    /// How many answers there are.
    pub n: u64,
    /// Their mean, in the unit of the table; none if a dash says that the
    /// factor is not offered.
    pub mean: Option<f64>,
    /// Their standard deviation; none for less than two.
    pub sd: Option<f64>,
}

/// What a table says.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the table is called.
    pub source: String,
    /// How it was read.
    pub layout: Layout,
    /// How many rows have data.
    pub rows: u64,
    /// What was left out, by column and reason.
    pub skipped: Vec<Skipped>,
    /// Names, in the order in which they come.
    pub competitors: Vec<String>,
    /// Names, in the order in which they come.
    pub factors: Vec<String>,
    /// Names, in the order in which they come.
    pub segments: Vec<String>,
    /// By competitor, factor and segment, everybody first. What nobody
    /// answered has none.
    pub cells: Vec<Cell>,
    /// Which values mean levels 0 and 10.
    pub scales: Scales,
}

impl Outcome {
    /// Whether the table tells how important factors are, and not how
    /// competitors do.
    pub fn is_importance(&self) -> bool {
        self.cells.iter().any(|cell| cell.competitor.is_none())
    }

    /// Whether the values are answers of many people.
    pub fn is_survey(&self) -> bool {
        match self.layout {
            Layout::Matrix => false,
            Layout::Ratings | Layout::Wide => true,
            Layout::Long => self.cells.iter().any(|cell| cell.n > 1),
        }
    }
}

/// Competitor, factor, and segment as the tally counts it: 0 for everybody here.
type Key = (u32, u32, u32);

/// The competitor in a table without any.
const NOBODY: u32 = u32::MAX;

/// What was counted, in the order of the table.
pub(super) fn of(tally: &Tally<'_>, plan: &Plan, source: String) -> Outcome {
    let (competitors, factors) = names_of(tally);
    let segments = tally.segments.in_order();
    let segment_rank = ranks(&segments);
    let mut table: BTreeMap<Key, (Sums, bool)> = BTreeMap::new();
    for group in &tally.groups {
        let segment = match group.segment as usize {
            NO_SEGMENT => None,
            place => Some(segment_rank[place - 1] + 1),
        };
        for (at, sums) in group.sums.iter().enumerate() {
            let dash = group.not_offered.contains(&(at as u32));
            let Some((competitor, factor)) = cell_of(tally, group.key, at) else {
                continue;
            };
            if sums.n() == 0 && !dash {
                continue;
            }
            let competitor = competitors.rank(competitor);
            let factor = factors.rank(factor);
            for segment in [Some(0), segment].into_iter().flatten() {
                let (all, dashed) = table.entry((competitor, factor, segment)).or_default();
                all.merge(sums);
                *dashed |= dash;
            }
        }
    }
    let scales = scale::of(plan, factors.names.len(), &table);
    Outcome {
        source,
        layout: plan.layout,
        rows: tally.rows,
        skipped: skipped(tally),
        competitors: competitors.names,
        factors: factors.names,
        segments: segments
            .iter()
            .map(|place| tally.segments.list()[*place].text.clone())
            .collect(),
        cells: table.into_iter().map(cell).collect(),
        scales,
    }
}

fn cell(((competitor, factor, segment), (sums, _)): (Key, (Sums, bool))) -> Cell {
    Cell {
        competitor: (competitor != NOBODY).then_some(competitor as usize),
        factor: factor as usize,
        segment: (segment as usize).checked_sub(1),
        n: sums.n(),
        mean: sums.mean(),
        sd: sums.sd(),
    }
}

/// Names in the order of the table, and the place there of each that was counted.
struct Ordered {
    names: Vec<String>,
    ranks: Vec<u32>,
}

impl Ordered {
    /// As the header has them.
    fn of_header(names: &[String]) -> Self {
        Self {
            names: names.to_vec(),
            ranks: (0..names.len() as u32).collect(),
        }
    }

    /// As they come in the rows.
    fn of_rows(names: &super::names::Names) -> Self {
        let order = names.in_order();
        Self {
            names: order
                .iter()
                .map(|place| names.list()[*place].text.clone())
                .collect(),
            ranks: ranks(&order),
        }
    }

    fn rank(&self, place: usize) -> u32 {
        self.ranks.get(place).copied().unwrap_or(NOBODY)
    }
}

/// Where each place comes in `order`.
fn ranks(order: &[usize]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, place) in order.iter().enumerate() {
        ranks[*place] = rank as u32;
    }
    ranks
}

fn names_of(tally: &Tally<'_>) -> (Ordered, Ordered) {
    let rows = Ordered::of_rows(&tally.keys);
    match &tally.reading.shape {
        Shape::Factors(factors) => (rows, Ordered::of_header(factors)),
        Shape::Turned(competitors) => (Ordered::of_header(competitors), rows),
        Shape::Pairs {
            competitors,
            factors,
            ..
        } => (Ordered::of_header(competitors), Ordered::of_header(factors)),
        Shape::Named => (rows, Ordered::of_rows(&tally.items)),
    }
}

/// The competitor and the factor of a place in a group, as they were counted.
fn cell_of(tally: &Tally<'_>, key: u32, at: usize) -> Option<(usize, usize)> {
    match &tally.reading.shape {
        Shape::Factors(_) if !tally.reading.has_key => Some((usize::MAX, at)),
        Shape::Factors(_) | Shape::Named => Some((key as usize, at)),
        Shape::Turned(_) => Some((at, key as usize)),
        Shape::Pairs { places, .. } => {
            let (competitor, factor) = places.get(at)?;
            Some((*competitor as usize, *factor as usize))
        }
    }
}

fn skipped(tally: &Tally<'_>) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    for (column, skips) in tally.reading.names.iter().zip(&tally.skips) {
        for (reason, skip) in Reason::iter().zip(skips) {
            if skip.count > 0 {
                skipped.push(Skipped {
                    column: column.clone(),
                    reason,
                    count: skip.count,
                    first_row: skip.first_row,
                });
            }
        }
    }
    if tally.beyond.count > 0 {
        skipped.push(Skipped {
            column: format!("column {}", tally.reading.names.len() + 1),
            reason: Reason::NoHeader,
            count: tally.beyond.count,
            first_row: tally.beyond.first_row,
        });
    }
    skipped
}
