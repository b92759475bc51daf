//! How well what a competitor offers fits what a segment would like best.

use crate::model::{CompetitorId, Project, Segment};

/// How far a competitor is from a segment's ideal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// In levels, 0 to 10; 0 is a perfect fit.
    pub distance: f64,
    /// How many factors were compared; at least 1.
    pub factors: usize,
}

/// The distance between a competitor's levels L and a segment's ideals A, over
/// the n factors that have both: √(Σ(L − A)² / n).
///
/// Divided by n, so that it stays on the scale of levels however many factors
/// there are. "Not offered" is no level. `None` where no factor has both.
pub fn fit(project: &Project, competitor: &CompetitorId, segment: &Segment) -> Option<Fit> {
    let row = project.scores.row(competitor)?;
    let gaps = segment.ideal.iter().filter_map(|(factor, ideal)| {
        let level = row.get(factor)?.level()?;
        Some(level.get() - ideal.get())
    });
    let (sum, factors) = gaps.fold((0.0, 0), |(sum, count), gap| (sum + gap * gap, count + 1));
    (factors > 0).then(|| Fit {
        distance: (sum / factors as f64).sqrt(),
        factors,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, Level, Role, Score};

    /// What a competitor with these scores is to a segment with these ideals.
    fn fit_of(pairs: &[(Score, Option<f64>)]) -> Option<Fit> {
        let mut project = Project::default();
        let competitor = project.fresh_competitor("us", Role::Own);
        let mut segment = project.fresh_segment("commuters");
        for (score, ideal) in pairs {
            let factor = project.fresh_factor("f", Kind::Product);
            project.scores.set(&competitor.id, &factor.id, *score);
            if let Some(ideal) = ideal {
                let ideal = Level::nearest(*ideal);
                segment.ideal.insert(factor.id.clone(), ideal);
            }
            project.factors.push(Arc::new(factor));
        }
        fit(&project, &competitor.id, &segment)
    }

    fn level(value: f64) -> Score {
        Score::Level(Level::nearest(value))
    }

    #[test]
    fn only_factors_with_a_level_and_an_ideal_are_compared() {
        // By hand: √((3² + 1²) / 2) = √5.
        let found = fit_of(&[
            (level(4.0), Some(7.0)),
            (level(6.0), Some(5.0)),
            (level(9.0), None),
            (Score::NotOffered, Some(2.0)),
            (Score::Unscored, Some(2.0)),
        ])
        .unwrap();
        assert!((found.distance - 5.0_f64.sqrt()).abs() < 1e-12);
        assert_eq!(found.factors, 2);
    }

    #[test]
    fn with_nothing_to_compare_there_is_no_distance() {
        assert_eq!(fit_of(&[]), None);
        assert_eq!(
            fit_of(&[(level(4.0), None), (Score::NotOffered, Some(1.0))]),
            None
        );
    }

    proptest! {
        #[test]
        fn the_distance_lies_between_the_least_and_the_largest_gap(
            pairs in proptest::collection::vec((0.0..10.0, 0.0..10.0), 1..20),
        ) {
            let scored: Vec<_> = pairs.iter().map(|(own, ideal)| (level(*own), Some(*ideal))).collect();
            let found = fit_of(&scored).unwrap();
            let gaps = pairs.iter().map(|(own, ideal)| {
                (Level::nearest(*own).get() - Level::nearest(*ideal).get()).abs()
            });
            let (least, largest) = gaps.fold((10.0_f64, 0.0_f64), |(low, high), gap| {
                (low.min(gap), high.max(gap))
            });
            prop_assert!(found.distance >= least - 1e-9 && found.distance <= largest + 1e-9);
        }
    }
}
