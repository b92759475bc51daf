//! Which factors make a good map, and how far things on it are apart.

use crate::model::{CompetitorId, FactorId, Level, Project, Role, Segment};

/// Beyond this correlation, either way, two axes say nearly the same.
pub const STRONG: f64 = 0.8;

/// The most factors among which a pair is looked for, and the most competitors
/// that are asked: a project may have so many that nobody would wait for all pairs.
const ASKED: (usize, usize) = (120, 500);

/// Pearson's r of pairs of numbers: the sum of (x − x̄)(y − ȳ) over the root of
/// the product of the sums of their squares.
///
/// `None` for fewer than 3 pairs, of which two always lie on a line, and where
/// one of the two does not vary.
pub fn correlation(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
    let spread = Spread::of(pairs);
    (spread.count >= 3.0)
        .then(|| spread.correlation())
        .flatten()
}

/// The pair of factors that spreads the shown competitors most and correlates
/// least, the first on the horizontal axis; `None` with fewer than two factors.
///
/// The score of a pair is k/n · σₓ · σᵧ · √(1 − r²), where k of the n competitors
/// have a level on both: the area of the ellipse of their spread, up to a
/// constant (the root of the determinant of the covariance matrix), for those it
/// can place. With two competitors, of which r would always be ±1, it is taken
/// as 0. Of equal pairs the first in the order of the project is taken; the
/// factors keep that order.
pub fn suggest_axes(project: &Project) -> Option<(FactorId, FactorId)> {
    let columns = columns(project);
    let mut best: Option<(f64, usize, usize)> = None;
    for (first, a) in columns.iter().enumerate() {
        for (second, b) in columns.iter().enumerate().skip(first + 1) {
            let score = score(a, b);
            if best.is_none_or(|(most, ..)| score > most * (1.0 + 1e-9)) {
                best = Some((score, first, second));
            }
        }
    }
    let (_, first, second) = best?;
    let id = |at: usize| project.factors.get(at).map(|factor| factor.id.clone());
    Some((id(first)?, id(second)?))
}

/// The levels of the shown competitors on each factor; not a number where there is none.
fn columns(project: &Project) -> Vec<Vec<f64>> {
    let shown = project.shown_competitors().take(ASKED.1);
    let rows: Vec<_> = shown.map(|it| project.scores.row(&it.id)).collect();
    let factors = project.factors.iter().take(ASKED.0);
    factors
        .map(|factor| {
            let levels = rows.iter().map(|row| {
                let score = row.and_then(|row| row.get(&factor.id));
                let level = score.and_then(|score| score.level());
                level.map_or(f64::NAN, Level::get)
            });
            levels.collect()
        })
        .collect()
}

fn score(a: &[f64], b: &[f64]) -> f64 {
    let pairs = a.iter().copied().zip(b.iter().copied());
    let spread = Spread::of(pairs.filter(|(x, y)| !x.is_nan() && !y.is_nan()));
    if spread.count < 2.0 {
        return 0.0;
    }
    let r = if spread.count > 2.0 {
        spread.correlation().unwrap_or(0.0)
    } else {
        0.0
    };
    let area = (spread.xx * spread.yy).sqrt() / spread.count * (1.0 - r * r).max(0.0).sqrt();
    spread.count / a.len() as f64 * area
}

/// How pairs of numbers vary.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    count: f64,
    /// The sum of the squares of x − x̄.
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Spread {
    fn of(pairs: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let (mut count, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
        for (x, y) in pairs.clone() {
            count += 1.0;
            x_sum += x;
            y_sum += y;
        }
        let (x_mean, y_mean) = (x_sum / f64::max(count, 1.0), y_sum / f64::max(count, 1.0));
        let mut spread = Self {
            count,
            ..Self::default()
        };
        for (x, y) in pairs {
            let (dx, dy) = (x - x_mean, y - y_mean);
            spread.xx += dx * dx;
            spread.yy += dy * dy;
            spread.xy += dx * dy;
        }
        spread
    }

    /// None where one of the two varies by no more than sums of floats do.
    fn correlation(&self) -> Option<f64> {
        let least = 1e-12 * self.count;
        let varies = self.xx > least && self.yy > least;
        varies.then(|| (self.xy / (self.xx * self.yy).sqrt()).clamp(-1.0, 1.0))
    }
}

/// How far a competitor is from what a segment would like best, in levels, on
/// the map of two factors: √(Δx² + Δy²).
///
/// `None` unless the competitor has a level, and the segment an ideal, on both.
pub fn distance_to_ideal(
    project: &Project,
    (x, y): (&FactorId, &FactorId),
    competitor: &CompetitorId,
    segment: &Segment,
) -> Option<f64> {
    let apart = |factor: &FactorId| {
        let level = project.scores.get(competitor, factor).level()?;
        Some(level.get() - segment.ideal.get(factor)?.get())
    };
    Some(apart(x)?.hypot(apart(y)?))
}

/// The same for our own company.
pub fn own_distance_to_ideal(
    project: &Project,
    axes: (&FactorId, &FactorId),
    segment: &Segment,
) -> Option<f64> {
    let own = project.competitors.iter().find(|it| it.role == Role::Own)?;
    distance_to_ideal(project, axes, &own.id, segment)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Kind, Score};

    /// A project with a factor per column of levels; above 10 is not offered.
    fn project(columns: &[&[f64]]) -> Project {
        let mut project = Project::default();
        for _ in 0..columns[0].len() {
            let competitor = project.fresh_competitor("c", Role::Rival);
            project.competitors.push(Arc::new(competitor));
        }
        for levels in columns {
            let factor = project.fresh_factor("f", Kind::Product);
            for (competitor, level) in project.competitors.iter().zip(*levels) {
                let score = match level {
                    0.0..=10.0 => Score::Level(Level::nearest(*level)),
                    _ => Score::NotOffered,
                };
                project.scores.set(&competitor.id, &factor.id, score);
            }
            project.factors.push(Arc::new(factor));
        }
        project
    }

    #[track_caller]
    fn check(columns: &[&[f64]], first: usize, second: usize) {
        let project = project(columns);
        let ids = [first, second].map(|at| project.factors[at].id.clone());
        assert_eq!(suggest_axes(&project), Some(ids.into()));
    }

    #[test]
    fn what_spreads_and_does_not_go_together_is_suggested() {
        let (wide, same) = (&[0.0, 10.0, 0.0, 10.0], &[1.0, 9.0, 1.0, 9.0]);
        let across = &[0.0, 0.0, 8.0, 8.0];
        let narrow = &[5.0, 5.0, 5.2, 5.2];
        check(&[wide, same, narrow, across], 0, 3);
        check(&[narrow, across, same], 1, 2);
        // Of equals the first.
        check(&[wide, across, across], 0, 1);
        // Whoever does without it cannot be placed.
        check(&[wide, &[0.0, 11.0, 11.0, 11.0], across], 0, 2);
    }

    #[test]
    fn few_competitors_and_factors_have_a_suggestion_where_there_can_be_one() {
        check(&[&[2.0, 2.0], &[0.0, 9.0], &[1.0, 9.0]], 1, 2);
        check(&[&[], &[]], 0, 1);
        assert_eq!(suggest_axes(&project(&[&[1.0, 2.0]])), None);
        assert_eq!(suggest_axes(&Project::default()), None);
    }

    #[test]
    fn a_correlation_needs_three_pairs_that_vary() {
        let correlation = |pairs: &[(f64, f64)]| correlation(pairs.iter().copied());
        assert_eq!(correlation(&[(0.0, 0.0), (1.0, 1.0)]), None);
        assert_eq!(correlation(&[(0.0, 5.0), (1.0, 5.0), (2.0, 5.0)]), None);
        let line = [(0.0, 9.0), (1.0, 8.0), (5.0, 4.0)];
        assert!((correlation(&line).unwrap() + 1.0).abs() < 1e-12);
        // By hand: sums of squares 2 and 2, of products 1.
        assert_eq!(
            correlation(&[(1.0, 1.0), (2.0, 3.0), (3.0, 2.0)]),
            Some(0.5)
        );
    }

    #[test]
    fn the_distance_to_an_ideal_is_measured_in_levels() {
        let project = project(&[&[2.0, 2.0], &[3.0, 11.0]]);
        let [x, y] = [0, 1].map(|at| project.factors[at].id.clone());
        let mut segment = project.fresh_segment("s");
        let ids: Vec<_> = project.competitors.iter().map(|it| it.id.clone()).collect();
        let distance =
            |segment: &Segment, at: usize| distance_to_ideal(&project, (&x, &y), &ids[at], segment);
        segment.ideal.insert(x.clone(), Level::nearest(5.0));
        assert_eq!(distance(&segment, 0), None);
        segment.ideal.insert(y.clone(), Level::nearest(7.0));
        assert_eq!(distance(&segment, 0), Some(5.0));
        assert_eq!(distance(&segment, 1), None);
    }

    proptest! {
        #[test]
        fn r_is_the_same_whichever_axis_is_which(
            pairs in prop::collection::vec((0.0..10.0, 0.0..10.0), 3..20),
        ) {
            let turned: Vec<_> = pairs.iter().map(|(x, y)| (*y, *x)).collect();
            let r = correlation(pairs.into_iter());
            let other = correlation(turned.into_iter());
            prop_assert!(r.is_none_or(|r| (-1.0..=1.0).contains(&r)));
            prop_assert_eq!(r.is_some(), other.is_some());
            if let (Some(r), Some(other)) = (r, other) {
                prop_assert!((r - other).abs() < 1e-12);
            }
        }
    }
}
