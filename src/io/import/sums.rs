//! Means and deviations of what people answered, one answer at a time.

/// The sums of one cell, enough for its count, mean and standard deviation.
///
/// Sums are taken of the differences from the cell's first answer, so that
/// answers far from zero and close to each other lose no digits, and sums of
/// whole numbers stay exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sums {
    n: u64,
    /// Σ w.
    weight: f64,
    /// The first answer, a.
    first: f64,
    /// Σ w (x − a).
    sum: f64,
    /// Σ w (x − a)².
    squares: f64,
    pub(super) min: f64,
    pub(super) max: f64,
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            n: 0,
            weight: 0.0,
            first: 0.0,
            sum: 0.0,
            squares: 0.0,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
        }
    }
}

impl Sums {
    /// Count one answer. `weight` is positive; 1 where there are no weights.
    #[inline]
    pub(super) fn add(&mut self, value: f64, weight: f64) {
        if self.n == 0 {
            self.first = value;
        }
        let off = value - self.first;
        self.n += 1;
        self.weight += weight;
        self.sum += weight * off;
        self.squares += weight * off * off;
        self.min = self.min.min(value);
        self.max = self.max.max(value);
    }

    /// Count all answers of `other` too.
    ///
    /// With d the distance between the first answers, Σ w (x − a)² of the
    /// others is Σ w (x − b)² + 2 d Σ w (x − b) + d² Σ w.
    pub(super) fn merge(&mut self, other: &Self) {
        if other.n == 0 {
            return;
        }
        if self.n == 0 {
            *self = *other;
            return;
        }
        let distance = other.first - self.first;
        self.n += other.n;
        self.weight += other.weight;
        self.sum += other.sum + distance * other.weight;
        self.squares +=
            other.squares + 2.0 * distance * other.sum + distance * distance * other.weight;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }

    /// How many answers there are.
    pub(super) fn n(&self) -> u64 {
        self.n
    }

    /// Σ w x / Σ w; none without answers.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.first + self.sum / self.weight)
    }

    /// √(n / (n − 1) · Σ w (x − mean)² / Σ w), which without weights is the
    /// usual one with n − 1, and does not change when all weights are doubled.
    /// None for less than two answers.
    pub(super) fn sd(&self) -> Option<f64> {
        if self.n < 2 {
            return None;
        }
        let about_mean = self.squares - self.sum * (self.sum / self.weight);
        let n = self.n as f64;
        Some((about_mean.max(0.0) / self.weight * (n / (n - 1.0))).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(values: &[(f64, f64)]) -> Sums {
        let mut sums = Sums::default();
        for (value, weight) in values {
            sums.add(*value, *weight);
        }
        sums
    }

    /// By the definition, in two passes.
    fn by_hand(values: &[(f64, f64)]) -> (f64, f64) {
        let total: f64 = values.iter().map(|(_, w)| w).sum();
        let mean = values.iter().map(|(x, w)| x * w).sum::<f64>() / total;
        let squares: f64 = values.iter().map(|(x, w)| w * (x - mean).powi(2)).sum();
        let n = values.len() as f64;
        (mean, (squares / total * n / (n - 1.0)).sqrt())
    }

    #[test]
    fn few_answers_have_no_deviation() {
        assert_eq!(Sums::default().mean(), None);
        assert_eq!(Sums::default().sd(), None);
        assert_eq!(of(&[(4.0, 1.0)]).mean(), Some(4.0));
        assert_eq!(of(&[(4.0, 1.0)]).sd(), None);
        assert_eq!(of(&[(4.0, 1.0), (4.0, 1.0)]).sd(), Some(0.0));
    }

    #[test]
    fn answers_far_from_zero_lose_no_digits() {
        let values: Vec<(f64, f64)> = (0..1000).map(|at| (1e9 + f64::from(at % 5), 1.0)).collect();
        let sums = of(&values);
        assert_eq!(sums.mean(), Some(1e9 + 2.0));
        let expected = (2.0 * 1000.0 / 999.0_f64).sqrt();
        assert!((sums.sd().unwrap() / expected - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn sums_agree_with_the_definition_however_they_are_split(
            values in prop::collection::vec((-1e3..1e3_f64, 0.1..10.0_f64), 2..60),
            at in 0..60_usize,
        ) {
            let (mean, sd) = by_hand(&values);
            let (first, second) = values.split_at(at.min(values.len()));
            let mut sums = of(first);
            sums.merge(&of(second));
            prop_assert_eq!(sums.n(), values.len() as u64);
            prop_assert!((sums.mean().unwrap() - mean).abs() <= 1e-9 * (1.0 + mean.abs()));
            prop_assert!((sums.sd().unwrap() - sd).abs() <= 1e-9 * (1.0 + sd));
        }
    }
}
