//! Which values mean levels 0 and 10.

use std::collections::BTreeMap;

use super::plan::{Layout, Plan, ScalePlan};
use super::sums::Sums;

/// The scales that people are asked on, the narrower first.
const USUAL: [(f64, f64); 5] = [
    (1.0, 5.0),
    (1.0, 7.0),
    (1.0, 10.0),
    (0.0, 10.0),
    (0.0, 100.0),
];

/// How a scale was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Somebody said so.
    Given,
    /// The narrowest usual one that holds all values.
    Guessed,
    /// Each factor has one of its own, from its least to its greatest mean:
    /// the factors are in units of their own, or their ranges are far apart.
    EachFactor,
}

/// Which values mean levels 0 and 10.
#[derive(Clone, Debug, PartialEq)]
pub struct Scales {
    /// How they were come by.
    pub basis: Basis,
    /// Of each factor, the values at level 0 and at level 10, which differ.
    pub ends: Vec<(f64, f64)>,
    /// The factors without which a guessed scale would be narrower. They may
    /// have been asked on another scale.
    pub doubtful: Vec<usize>,
}

impl Scales {
    /// The level of a value, 0 to 10 within the scale.
    pub fn level(&self, factor: usize, value: f64) -> f64 {
        let (low, high) = self.ends.get(factor).copied().unwrap_or((0.0, 10.0));
        (value - low) / (high - low) * 10.0
    }
}

/// What the values of one factor reach.
#[derive(Clone, Copy, Debug)]
struct Reach {
    min: f64,
    max: f64,
    min_mean: f64,
    max_mean: f64,
}

const NOTHING: Reach = Reach {
    min: f64::INFINITY,
    max: f64::NEG_INFINITY,
    min_mean: f64::INFINITY,
    max_mean: f64::NEG_INFINITY,
};

impl Reach {
    fn and(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
            min_mean: self.min_mean.min(other.min_mean),
            max_mean: self.max_mean.max(other.max_mean),
        }
    }

    fn of(sums: &Sums) -> Self {
        let mean = sums.mean();
        Self {
            min: sums.min,
            max: sums.max,
            min_mean: mean.unwrap_or(f64::INFINITY),
            max_mean: mean.unwrap_or(f64::NEG_INFINITY),
        }
    }
}

/// The scales of a table's factors; the keys are competitor, factor and segment.
pub(super) fn of(
    plan: &Plan,
    factors: usize,
    table: &BTreeMap<(u32, u32, u32), (Sums, bool)>,
) -> Scales {
    let mut reach = vec![NOTHING; factors];
    for ((_, factor, segment), (sums, _)) in table {
        if *segment == 0
            && let Some(reach) = reach.get_mut(*factor as usize)
        {
            *reach = reach.and(Reach::of(sums));
        }
    }
    match plan.scale {
        ScalePlan::Given { low, high } => Scales {
            basis: Basis::Given,
            ends: vec![(low, high); factors],
            doubtful: Vec::new(),
        },
        ScalePlan::EachFactor => each(&reach),
        ScalePlan::Guess if plan.layout == Layout::Matrix && are_apart(&reach) => each(&reach),
        ScalePlan::Guess => guess(&reach),
    }
}

/// The narrowest usual scale with room for all of this.
pub(super) fn usual(min: f64, max: f64) -> Option<(f64, f64)> {
    if (0.0..1.0).contains(&min) && max <= 1.0 {
        return Some((0.0, 1.0));
    }
    let mut usual = USUAL.into_iter();
    usual.find(|(low, high)| *low <= min && max <= *high)
}

/// Whether some factor of a matrix is a share between 0 and 1 and below a fifth of
/// what another one reaches: no mark. A mark may be low for everybody, and be 0
/// for some. One that is the same for all has no range.
fn are_apart(reach: &[Reach]) -> bool {
    let ranges = || reach.iter().filter(|it| it.min_mean < it.max_mean);
    let greatest = ranges().map(|it| it.max).fold(0.0, f64::max);
    let is_share = |it: &Reach| it.min > 0.0 && it.max < 1.0;
    ranges().any(|it| is_share(it) && it.max * 5.0 < greatest)
}

/// The scale that tells how important all of some factors are, from the least
/// to the greatest value: they are compared, so they never have each its own.
pub(super) fn shared(min: f64, max: f64, factors: usize) -> Scales {
    let ends = usual(min, max).unwrap_or_else(|| (min.min(0.0), max.max(0.0)));
    Scales {
        basis: Basis::Guessed,
        ends: vec![ends; factors],
        doubtful: Vec::new(),
    }
}

fn guess(reach: &[Reach]) -> Scales {
    let all = reach.iter().copied().fold(NOTHING, Reach::and);
    let Some((low, high)) = usual(all.min, all.max) else {
        return each(reach);
    };
    // Percentages beside ratings are in units of their own.
    if high > 10.0 && reach.iter().any(|it| it.max <= 10.0) {
        return each(reach);
    }
    Scales {
        basis: Basis::Guessed,
        ends: vec![(low, high); reach.len()],
        doubtful: doubtful(reach, (low, high)),
    }
}

/// The few factors without which the scale would be narrower.
fn doubtful(reach: &[Reach], ends: (f64, f64)) -> Vec<usize> {
    for (low, high) in USUAL {
        if (low, high) == ends {
            break;
        }
        let outside = |it: &Reach| it.min < low || it.max > high;
        let places = (0..reach.len()).filter(|at| outside(&reach[*at]));
        let places: Vec<usize> = places.collect();
        if places.len() * 4 <= reach.len() {
            return places;
        }
    }
    Vec::new()
}

fn each(reach: &[Reach]) -> Scales {
    let ends = reach.iter().map(|it| {
        if it.min_mean < it.max_mean {
            (it.min_mean, it.max_mean)
        } else if it.min_mean.is_finite() {
            // One value stands in the middle.
            let off = (it.min_mean.abs() * 0.1).max(1.0);
            (it.min_mean - off, it.min_mean + off)
        } else {
            (0.0, 10.0)
        }
    });
    Scales {
        basis: Basis::EachFactor,
        ends: ends.collect(),
        doubtful: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(min: f64, max: f64) -> Reach {
        Reach {
            min,
            max,
            min_mean: min,
            max_mean: max,
        }
    }

    #[test]
    fn the_narrowest_usual_scale_is_found() {
        for (min, max, expected) in [
            (1.0, 5.0, Some((1.0, 5.0))),
            (2.0, 4.0, Some((1.0, 5.0))),
            (1.0, 6.0, Some((1.0, 7.0))),
            (1.0, 8.0, Some((1.0, 10.0))),
            (0.0, 5.0, Some((0.0, 10.0))),
            (0.0, 1.0, Some((0.0, 1.0))),
            (1.0, 1.0, Some((1.0, 5.0))),
            (3.0, 99.0, Some((0.0, 100.0))),
            (-1.0, 5.0, None),
            (3.0, 101.0, None),
        ] {
            assert_eq!(usual(min, max), expected, "{min} {max}");
        }
    }

    #[test]
    fn units_of_their_own_and_odd_ones_out_are_found() {
        let cars = guess(&[reach(9.0, 46.6), reach(1613.0, 5140.0)]);
        assert_eq!(cars.basis, Basis::EachFactor);
        assert_eq!(cars.ends, [(9.0, 46.6), (1613.0, 5140.0)]);
        let mixed = guess(&[reach(1.0, 5.0), reach(20.0, 90.0)]);
        assert_eq!(mixed.basis, Basis::EachFactor);
        let five = reach(1.0, 5.0);
        let survey = guess(&[five, five, reach(1.0, 9.0), five]);
        assert_eq!(survey.ends[0], (1.0, 10.0));
        assert_eq!(survey.doubtful, [2]);
        assert_eq!(guess(&[five, five]).doubtful, [0_usize; 0]);
    }

    #[test]
    fn ranges_far_apart_are_found() {
        let (marks, shares) = (reach(1.0, 5.0), reach(0.2, 0.5));
        assert!(are_apart(&[marks, shares]));
        assert!(are_apart(&[shares, reach(0.0, 4.9), NOTHING]));
        assert!(!are_apart(&[marks, reach(0.2, 1.0)]));
        assert!(!are_apart(&[marks, reach(0.0, 0.0), reach(0.5, 0.5)]));
        assert!(!are_apart(&[shares, reach(0.1, 0.2), NOTHING]));
        assert!(!are_apart(&[reach(0.0, 10.0), reach(0.0, 1.0)]));
        assert!(!are_apart(&[reach(0.0, 10.0), reach(1.0, 1.5)]));
        assert!(!are_apart(&[]));
    }

    #[test]
    fn importances_share_a_scale() {
        for (min, max, ends) in [
            (1.0, 5.0, (1.0, 5.0)),
            (0.25, 0.4, (0.0, 1.0)),
            (20.0, 45.0, (0.0, 100.0)),
            (200.0, 200.0, (0.0, 200.0)),
            (-2.0, -2.0, (-2.0, 0.0)),
        ] {
            assert_eq!(shared(min, max, 2).ends, [ends, ends], "{min} {max}");
        }
    }

    #[test]
    fn a_single_value_stands_in_the_middle() {
        let scales = each(&[reach(3504.0, 3504.0), NOTHING]);
        assert_eq!(scales.level(0, 3504.0), 5.0);
        assert_ne!(scales.ends[1].0, scales.ends[1].1);
    }
}
