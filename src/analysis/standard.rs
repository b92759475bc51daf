//! The industry standard of a factor.

use std::fmt;

use super::table::Table;
use crate::model::{Competitor, CompetitorId, FactorId, Level, Project, Role, Score, Share};

/// How the rivals counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// Each by its share of the market.
    ByShare,
    /// All alike, because not every rival that offers the factor has a share
    /// above 0.
    Alike,
}

/// Such as "weighted by share".
impl fmt::Display for Weighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ByShare => "weighted by share",
            Self::Alike => "all counting alike, as not every one has a share",
        })
    }
}

/// The mean level of the rivals that offer a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standard {
    /// 0 to 10, not rounded.
    pub level: f64,
    /// How many rivals counted; at least 1.
    pub rivals: usize,
    /// How they counted.
    pub weighting: Weighting,
}

/// A rival that counts in the industry standard of a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The rival.
    pub competitor: CompetitorId,
    /// How much it offers.
    pub level: Level,
    /// Its part in the mean, above 0; all of a factor's together are 1.
    pub weight: f64,
}

/// The industry standard of `factor`: Σ wᵢ·Lᵢ / Σ wᵢ over the rivals with a
/// level, where wᵢ is the share if every one of them has one, and 1 otherwise.
///
/// Our own company and alternatives are left out, hidden rivals count. `None`
/// if no rival offers the factor.
pub fn industry_standard(project: &Project, factor: &FactorId) -> Option<Standard> {
    Tally::of(project, factor).standard()
}

/// The industry standard of every factor, in the order of the project.
pub fn industry_standards(project: &Project) -> Vec<(FactorId, Option<Standard>)> {
    let table = Table::of(project, project.factors.iter());
    let factors = table.factors.iter().zip(&table.tallies);
    factors
        .map(|(factor, tally)| (factor.id.clone(), tally.standard()))
        .collect()
}

/// Who counts in the industry standard of `factor`, and with what weight, in
/// the order of the project.
pub fn contributions(project: &Project, factor: &FactorId) -> Vec<Contribution> {
    let by_share = Tally::of(project, factor).weighting() == Weighting::ByShare;
    let offering: Vec<(&Competitor, Level, f64)> = rivals(project)
        .filter_map(|rival| {
            let level = project.scores.get(&rival.id, factor).level()?;
            let share = rival.share.filter(|_| by_share);
            Some((rival, level, share.map_or(1.0, Share::percent)))
        })
        .collect();
    let total: f64 = offering.iter().map(|(.., weight)| weight).sum();
    let contribution = |(rival, level, weight): (&Competitor, Level, f64)| Contribution {
        competitor: rival.id.clone(),
        level,
        weight: weight / total,
    };
    offering.into_iter().map(contribution).collect()
}

pub(super) fn rivals(project: &Project) -> impl Iterator<Item = &Competitor> {
    let rival = |competitor: &&Competitor| competitor.role == Role::Rival;
    project.competitors.iter().map(AsRef::as_ref).filter(rival)
}

/// What the rivals' scores of one factor come to.
///
/// Counts in hundredths, so that no sum is rounded and the order of the rivals
/// makes no difference.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Rivals that are scored, "not offered" included.
    pub(super) scored: usize,
    /// The lowest and the highest of them in hundredths; "not offered" is 0.
    pub(super) ends: Option<(i32, i32)>,
    /// Rivals that offer it.
    pub(super) offering: usize,
    /// Those of them with a share above 0.
    with_share: usize,
    levels: u64,
    shares: u64,
    levels_by_share: u64,
}

impl Tally {
    /// Of one factor.
    pub(super) fn of(project: &Project, factor: &FactorId) -> Self {
        let mut tally = Self::default();
        for rival in rivals(project) {
            tally.add(rival.share, project.scores.get(&rival.id, factor));
        }
        tally
    }

    pub(super) fn add(&mut self, share: Option<Share>, score: Score) {
        let Some(amount) = amount(score) else {
            return;
        };
        self.scored += 1;
        let (least, most) = self.ends.unwrap_or((amount, amount));
        self.ends = Some((least.min(amount), most.max(amount)));
        if let Score::Level(level) = score {
            let level = u64::from(level.hundredths());
            let share = share.map_or(0, |share| u64::from(share.hundredths()));
            self.offering += 1;
            self.with_share += usize::from(share > 0);
            self.levels += level;
            self.shares += share;
            self.levels_by_share += level * share;
        }
    }

    fn weighting(&self) -> Weighting {
        if self.with_share == self.offering {
            Weighting::ByShare
        } else {
            Weighting::Alike
        }
    }

    /// Whether shares would count if only every rival that offers it had one.
    pub(super) fn lacks_shares(&self) -> bool {
        self.with_share > 0 && self.with_share < self.offering
    }

    pub(super) fn standard(&self) -> Option<Standard> {
        if self.offering == 0 {
            return None;
        }
        let weighting = self.weighting();
        let (sum, weights) = match weighting {
            Weighting::ByShare => (self.levels_by_share, self.shares),
            Weighting::Alike => (self.levels, self.offering as u64),
        };
        Some(Standard {
            level: sum as f64 / (weights as f64 * 100.0),
            rivals: self.offering,
            weighting,
        })
    }
}

/// How much a score is in hundredths where curves are compared: "not offered"
/// counts as 0, and what is unscored not at all.
pub(super) fn amount(score: Score) -> Option<i32> {
    match score {
        Score::Level(level) => Some(i32::from(level.hundredths())),
        Score::NotOffered => Some(0),
        Score::Unscored => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Kind, Level};

    /// One factor and a competitor per row of (role, share, score).
    fn project_of(rows: &[(Role, Option<f64>, Score)]) -> (Project, FactorId) {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor.clone()));
        for (role, share, score) in rows {
            let mut competitor = project.fresh_competitor("x", *role);
            competitor.share = share.map(|percent| Share::try_from(percent).unwrap());
            project.scores.set(&competitor.id, &factor.id, *score);
            project.competitors.push(Arc::new(competitor));
        }
        (project, factor.id)
    }

    fn standard_of(rows: &[(Role, Option<f64>, Score)]) -> Option<Standard> {
        let (project, factor) = project_of(rows);
        let found = industry_standard(&project, &factor);
        assert_eq!(industry_standards(&project), [(factor, found)]);
        found
    }

    fn level(value: f64) -> Score {
        Score::Level(Level::nearest(value))
    }

    #[test]
    fn only_rivals_that_offer_the_factor_count() {
        let found = standard_of(&[
            (Role::Own, None, level(10.0)),
            (Role::Rival, None, level(4.0)),
            (Role::Rival, None, level(7.0)),
            (Role::Rival, None, Score::NotOffered),
            (Role::Rival, None, Score::Unscored),
            (Role::Alternative, None, level(1.0)),
        ]);
        let expected = Standard {
            level: 5.5,
            rivals: 2,
            weighting: Weighting::Alike,
        };
        assert_eq!(found, Some(expected));
    }

    #[test]
    fn shares_weigh_only_when_all_have_one() {
        let found = standard_of(&[
            (Role::Rival, Some(30.0), level(4.0)),
            (Role::Rival, Some(10.0), level(8.0)),
        ]);
        assert_eq!(found.map(|standard| standard.level), Some(5.0));
        for other in [None, Some(0.0)] {
            let found = standard_of(&[
                (Role::Rival, Some(30.0), level(4.0)),
                (Role::Rival, other, level(8.0)),
            ]);
            assert_eq!(found.map(|standard| standard.level), Some(6.0));
        }
    }

    #[test]
    fn without_such_a_rival_there_is_none() {
        assert_eq!(standard_of(&[]), None);
        assert_eq!(standard_of(&[(Role::Rival, None, Score::NotOffered)]), None);
    }

    #[track_caller]
    fn weights(rows: &[(Role, Option<f64>, Score)], expected: &[(&str, f64)]) {
        let (project, factor) = project_of(rows);
        let found = contributions(&project, &factor);
        let weights = found.iter().map(|it| (it.competitor.as_str(), it.weight));
        assert_eq!(weights.collect::<Vec<_>>(), expected);
        if let Some(standard) = industry_standard(&project, &factor) {
            let mean: f64 = found.iter().map(|it| it.weight * it.level.get()).sum();
            assert!((mean - standard.level).abs() < 1e-12);
            assert_eq!(standard.rivals, found.len());
        }
    }

    #[test]
    fn who_counts_is_listed_with_its_part() {
        let us = (Role::Own, Some(50.0), level(9.0));
        let large = (Role::Rival, Some(30.0), level(4.0));
        let small = (Role::Rival, Some(10.0), level(8.0));
        let without = (Role::Rival, None, level(8.0));
        let out = (Role::Rival, None, Score::NotOffered);
        weights(&[us, large, small, out], &[("x-2", 0.75), ("x-3", 0.25)]);
        weights(&[us, large, without, out], &[("x-2", 0.5), ("x-3", 0.5)]);
        weights(&[us, out], &[]);
        weights(&[], &[]);
    }

    #[test]
    fn equal_levels_have_exactly_that_mean() {
        let same = (Role::Rival, None, level(5.3));
        for count in 1..50 {
            let found = standard_of(&vec![same; count]);
            assert_eq!(found.map(|standard| standard.level), Some(5.3));
        }
    }
}
