//! Round numbers: the ends of an axis and the sizes in a key.

/// The largest of 1, 2 and 5 times a power of ten that is no larger than `value`,
/// which is above 0.
pub(super) fn round_down(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [10.0, 5.0, 2.0, 1.0];
    let fits = |step: &f64| step * power <= value * (1.0 + 1e-9);
    let step = steps.into_iter().find(fits).unwrap_or(1.0);
    step * power
}

/// The smallest of 1, 2 and 5 times a power of ten that is no smaller than
/// `value`, which is above 0.
fn round_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let fits = |step: &f64| step * power >= value * (1.0 - 1e-9);
    let step = steps.into_iter().find(fits).unwrap_or(10.0);
    step * power
}

/// How many steps an axis has at most.
const STEPS: f64 = 5.0;

/// Round numbers around all values: from 0 where that leaves no large part of
/// the axis empty. 0 to 10 for no values.
pub(super) fn range_around(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.filter(|value| value.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        return (0.0, 10.0);
    }
    if low >= 0.0 && low <= 0.6 * high {
        low = 0.0;
    } else if high <= 0.0 && high >= 0.6 * low {
        high = 0.0;
    }
    if high - low < 1e-9 * high.abs().max(low.abs()).max(1e-140) {
        let about = high.abs().max(1e-140) / 2.0;
        (low, high) = if high == 0.0 {
            (0.0, 10.0)
        } else {
            (low - about, high + about)
        };
    }
    let step = round_up((high - low) / STEPS);
    // Sums of floats: what just fits must not need one step more.
    let low = ((low / step) + 1e-9).floor() * step;
    let high = ((high / step) - 1e-9).ceil() * step;
    (low, high)
}

/// A number in a figure: with no more digits than it needs, thousands apart.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-4..1e15).contains(&size) {
        return format!("{value:.1e}").replace('-', "\u{2212}");
    }
    let decimals = match size {
        _ if size >= 1000.0 => 0,
        _ if size >= 1.0 => 2,
        _ => 6,
    };
    let text = format!("{size:.decimals$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && whole.len() > 4 {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    let part = part.trim_end_matches('0');
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

/// A number with what it counts: "500 M€", "40 %".
pub fn quantity(value: f64, unit: &str) -> String {
    let unit = unit.trim();
    if unit.is_empty() {
        number(value)
    } else {
        format!("{}\u{a0}{unit}", number(value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_axis_ends_at_round_numbers() {
        let range = |values: &[f64]| range_around(values.iter().copied());
        assert_eq!(range(&[]), (0.0, 10.0));
        assert_eq!(range(&[3.0, 47.0]), (0.0, 50.0));
        assert_eq!(range(&[980.0, 1_020.0]), (980.0, 1_020.0));
        assert_eq!(range(&[-3.0, 47.0]), (-10.0, 50.0));
        assert_eq!(range(&[-50.0, -10.0]), (-50.0, 0.0));
        assert_eq!(range(&[0.0, 0.0]), (0.0, 10.0));
        assert_eq!(range(&[f64::NAN, f64::INFINITY, 4.0]), (2.0, 6.0));
    }

    #[test]
    fn numbers_are_short_and_readable() {
        for (value, text) in [
            (0.0, "0"),
            (12.5, "12.5"),
            (-3.0, "\u{2212}3"),
            (1500.0, "1500"),
            (25_000.0, "25\u{a0}000"),
            (0.05, "0.05"),
            (1e18, "1.0e18"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(quantity(40.0, "%"), "40\u{a0}%");
        assert_eq!(quantity(40.0, " "), "40");
    }

    #[test]
    fn sizes_are_rounded_down_to_round_numbers() {
        for (value, round) in [(1.0, 1.0), (49.0, 20.0), (50.0, 50.0), (0.07, 0.05)] {
            assert!((round_down(value) - round).abs() < 1e-12, "{value}");
        }
    }

    proptest! {
        #[test]
        fn an_axis_holds_all_values_and_is_never_empty(
            values in prop::collection::vec(
                prop_oneof![-1e150..1e150, -1e3..1e3, -1e-3..1e-3, Just(0.0)], 0..8
            ),
        ) {
            let (low, high) = range_around(values.iter().copied());
            prop_assert!(low.is_finite() && high.is_finite() && low < high);
            let slack = 1e-6 * (high - low);
            for value in values {
                prop_assert!(low - slack <= value && value <= high + slack);
            }
        }
    }
}
