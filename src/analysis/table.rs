//! Our own scores and the rivals', gathered once for questions about all of them.
//!
//! A project keeps its scores in trees by id, which is right for edits and slow
//! for sums: here each factor is a column number and each rival a short list.

use std::sync::Arc;

use super::standard::{Tally, rivals};
use crate::model::{Competitor, Factor, FactorId, Project, Row, Score};

/// The scores of our own company and the rivals on some factors.
pub(super) struct Table<'p> {
    /// The factors that count. A column is a place in this list.
    pub(super) factors: Vec<&'p Factor>,
    /// Our own company and its score in each column.
    pub(super) own: Option<(&'p Competitor, Vec<Score>)>,
    /// The rivals in the order of the project.
    pub(super) rivals: Vec<Line<'p>>,
    /// What the rivals' scores come to in each column.
    pub(super) tallies: Vec<Tally>,
}

/// One rival and what is scored of it.
pub(super) struct Line<'p> {
    pub(super) rival: &'p Competitor,
    /// Columns and scores, none of them unscored, in no order that means anything.
    pub(super) cells: Vec<(usize, Score)>,
}

impl<'p> Table<'p> {
    /// The scores on `factors`.
    pub(super) fn of(project: &'p Project, factors: impl Iterator<Item = &'p Arc<Factor>>) -> Self {
        let factors: Vec<&Factor> = factors.map(AsRef::as_ref).collect();
        let mut by_id: Vec<(&FactorId, usize)> = (0..)
            .zip(&factors)
            .map(|(column, factor)| (&factor.id, column))
            .collect();
        by_id.sort_unstable();
        let cells_of = |competitor: &Competitor| match project.scores.row(&competitor.id) {
            Some(row) => cells(row, &by_id),
            None => Vec::new(),
        };
        let mut tallies = vec![Tally::default(); factors.len()];
        let mut lines = Vec::new();
        for rival in rivals(project) {
            let cells = cells_of(rival);
            for (column, score) in &cells {
                tallies[*column].add(rival.share, *score);
            }
            lines.push(Line { rival, cells });
        }
        let own = project.own().map(|own| {
            let mut scores = vec![Score::Unscored; factors.len()];
            for (column, score) in cells_of(own) {
                scores[column] = score;
            }
            (&**own, scores)
        });
        Self {
            factors,
            own,
            rivals: lines,
            tallies,
        }
    }
}

/// The scores of `row` with their columns: both lists are sorted by id, so
/// walking them side by side finds each without a search.
fn cells(row: &Row, by_id: &[(&FactorId, usize)]) -> Vec<(usize, Score)> {
    let mut cells = Vec::with_capacity(row.len().min(by_id.len()));
    let mut scores = row.iter().peekable();
    for (id, column) in by_id {
        while scores.next_if(|(scored, _)| scored < id).is_some() {}
        if let Some((_, score)) = scores.next_if(|(scored, _)| scored == id) {
            cells.push((*column, *score));
        }
    }
    cells
}
