//! The industry standard of a factor.

use crate::model::{FactorId, Project, Role, Score, Share};

/// How the rivals counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// Each by its share of the market.
    ByShare,
    /// All alike, because not every rival that offers the factor has a share
    /// above 0.
    Alike,
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

/// The industry standard of `factor`: Σ wᵢ·Lᵢ / Σ wᵢ over the rivals with a
/// level, where wᵢ is the share if every one of them has one, and 1 otherwise.
///
/// Our own company and alternatives are left out, hidden rivals count. `None`
/// if no rival offers the factor.
pub fn industry_standard(project: &Project, factor: &FactorId) -> Option<Standard> {
    let offering: Vec<(f64, Option<f64>)> = project
        .competitors
        .iter()
        .filter(|competitor| competitor.role == Role::Rival)
        .filter_map(|rival| match project.scores.get(&rival.id, factor) {
            Score::Level(level) => {
                let share = rival.share.map(Share::percent);
                Some((level.get(), share.filter(|percent| *percent > 0.0)))
            }
            Score::NotOffered | Score::Unscored => None,
        })
        .collect();
    if offering.is_empty() {
        return None;
    }
    let by_share = offering.iter().all(|(_, share)| share.is_some());
    let weight = |share: Option<f64>| share.filter(|_| by_share).unwrap_or(1.0);
    let total: f64 = offering.iter().map(|(_, share)| weight(*share)).sum();
    let sum: f64 = offering
        .iter()
        .map(|(level, share)| level * weight(*share))
        .sum();
    Some(Standard {
        level: sum / total,
        rivals: offering.len(),
        weighting: if by_share {
            Weighting::ByShare
        } else {
            Weighting::Alike
        },
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Kind, Level};

    /// One factor and a rival per row of (role, share, score).
    fn standard_of(rows: &[(Role, Option<f64>, Score)]) -> Option<Standard> {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor.clone()));
        for (role, share, score) in rows {
            let mut competitor = project.fresh_competitor("x", *role);
            competitor.share = share.map(|percent| Share::try_from(percent).unwrap());
            project.scores.set(&competitor.id, &factor.id, *score);
            project.competitors.push(Arc::new(competitor));
        }
        industry_standard(&project, &factor.id)
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
}
