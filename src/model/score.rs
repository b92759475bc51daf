//! Competitor × factor.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CompetitorId, FactorId, Level};

/// What one competitor offers of one factor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Score {
    /// Nobody has said yet: a gap in the curve, never a 0. Never written to files.
    #[default]
    Unscored,
    /// The competitor does without it; not the same as a level of 0.
    NotOffered,
    /// Offered, this much.
    Level(Level),
}

impl Score {
    /// The level, if there is one.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::Unscored | Self::NotOffered => None,
        }
    }
}

/// The scores of one competitor. Holds no [`Score::Unscored`].
pub type Row = BTreeMap<FactorId, Score>;

/// The scores of one factor. Holds no [`Score::Unscored`].
pub type Column = BTreeMap<CompetitorId, Score>;

/// All scores of a project.
///
/// What is unscored has no entry, and neither has a competitor without scores,
/// so that equal scores are equal values. Each row sits behind an `Arc`: an
/// edit copies one row and shares the others with every undo step.
///
/// The rows are sorted by id in one piece of memory: every edit copies the
/// list of them, and a tree takes longer to copy and to free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores(Vec<(CompetitorId, Arc<Row>)>);

impl Scores {
    /// The score of one competitor on one factor.
    pub fn get(&self, competitor: &CompetitorId, factor: &FactorId) -> Score {
        self.row(competitor)
            .and_then(|row| row.get(factor))
            .copied()
            .unwrap_or_default()
    }

    /// What is scored of one competitor; `None` if nothing is.
    pub fn row(&self, competitor: &CompetitorId) -> Option<&Arc<Row>> {
        let at = self.place(competitor).ok()?;
        Some(&self.0[at].1)
    }

    /// Where the row of a competitor is, or where it would be.
    fn place(&self, competitor: &CompetitorId) -> Result<usize, usize> {
        // Rows are mostly read from a file in their order.
        match self.0.last() {
            Some((last, _)) if last < competitor => Err(self.0.len()),
            _ => self.0.binary_search_by(|(id, _)| id.cmp(competitor)),
        }
    }

    /// What is scored of one factor.
    pub fn column(&self, factor: &FactorId) -> Column {
        self.rows()
            .filter_map(|(id, row)| Some((id.clone(), *row.get(factor)?)))
            .collect()
    }

    /// Every competitor with scores, by id.
    pub fn rows(&self) -> impl Iterator<Item = (&CompetitorId, &Arc<Row>)> {
        self.0.iter().map(|(id, row)| (id, row))
    }

    /// Set one score.
    pub fn set(&mut self, competitor: &CompetitorId, factor: &FactorId, score: Score) {
        if score == Score::Unscored {
            self.change_row(competitor, |row| {
                row.remove(factor);
            });
        } else {
            let at = self.place(competitor).unwrap_or_else(|at| {
                self.0.insert(at, (competitor.clone(), Arc::default()));
                at
            });
            Arc::make_mut(&mut self.0[at].1).insert(factor.clone(), score);
        }
    }

    /// Put all scores of one competitor in place of those it has.
    pub fn set_row(&mut self, competitor: &CompetitorId, mut row: Row) {
        row.retain(|_, score| *score != Score::Unscored);
        match self.place(competitor) {
            Ok(at) if row.is_empty() => drop(self.0.remove(at)),
            Ok(at) => self.0[at].1 = Arc::new(row),
            Err(_) if row.is_empty() => {}
            Err(at) => self.0.insert(at, (competitor.clone(), Arc::new(row))),
        }
    }

    /// Put all scores of one factor in place of those it has.
    pub fn set_column(&mut self, factor: &FactorId, column: &Column) {
        self.remove_column(factor);
        for (competitor, score) in column {
            self.set(competitor, factor, *score);
        }
    }

    /// Forget one competitor.
    pub fn remove_row(&mut self, competitor: &CompetitorId) {
        self.set_row(competitor, Row::new());
    }

    /// Forget one factor.
    pub fn remove_column(&mut self, factor: &FactorId) {
        let scored: Vec<CompetitorId> = self
            .rows()
            .filter(|(_, row)| row.contains_key(factor))
            .map(|(id, _)| id.clone())
            .collect();
        for competitor in scored {
            self.change_row(&competitor, |row| {
                row.remove(factor);
            });
        }
    }

    fn change_row(&mut self, competitor: &CompetitorId, change: impl FnOnce(&mut Row)) {
        if let Ok(at) = self.place(competitor) {
            let row = &mut self.0[at].1;
            change(Arc::make_mut(row));
            if row.is_empty() {
                self.0.remove(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unscored_leaves_no_trace() {
        let competitor = CompetitorId::from_name("a", |_| false);
        let factor = FactorId::from_name("f", |_| false);
        let mut scores = Scores::default();
        scores.set(&competitor, &factor, Score::NotOffered);
        assert_eq!(scores.get(&competitor, &factor), Score::NotOffered);
        scores.set(&competitor, &factor, Score::Unscored);
        assert_eq!(scores, Scores::default());
        scores.set_row(&competitor, Row::from([(factor, Score::Unscored)]));
        assert_eq!(scores, Scores::default());
    }
}
