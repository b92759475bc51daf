//! Numbers as people write them into tables.

use super::marks;

/// What stands between the whole and its parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Decimal {
    /// As in 3.5.
    #[default]
    Point,
    /// As in 3,5.
    Comma,
}

impl Decimal {
    fn mark(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// The most digits that are sure to fit into the 53 bits of a float's mantissa.
const EXACT_DIGITS: usize = 15;

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 16] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// The number that `text` is; none if it is something else.
///
/// Digits with an optional sign, decimal mark and exponent; or with what people
/// put into numbers beside these, as [`marks`] tells.
pub(super) fn parse(text: &[u8], decimal: Decimal) -> Option<f64> {
    plain(text, decimal).or_else(|| marked(text, decimal))
}

/// A number that is not plain.
#[cold]
fn marked(text: &[u8], decimal: Decimal) -> Option<f64> {
    plain(marks::without(text, decimal)?.as_bytes(), decimal)
}

/// A number of nothing but digits, sign, decimal mark and exponent.
pub(super) fn plain(text: &[u8], decimal: Decimal) -> Option<f64> {
    let text = trimmed(text);
    let (negative, rest) = match text {
        [b'-', rest @ ..] | [0xe2, 0x88, 0x92, rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let value = match short(rest, decimal) {
        Some(value) => value,
        None => long(rest, decimal)?,
    };
    // The negative zero is no number of its own.
    Some(if negative { 0.0 - value } else { value })
}

/// A number of few digits without exponent: one exact division.
fn short(text: &[u8], decimal: Decimal) -> Option<f64> {
    if text.len() > EXACT_DIGITS + 1 {
        return None;
    }
    let (mut digits, mut mantissa, mut behind) = (0_usize, 0_u64, None);
    for byte in text {
        if byte.is_ascii_digit() {
            mantissa = mantissa * 10 + u64::from(byte - b'0');
            digits += 1;
        } else if *byte == decimal.mark() && behind.is_none() {
            behind = Some(digits);
        } else {
            return None;
        }
    }
    if digits == 0 || digits > EXACT_DIGITS {
        return None;
    }
    let decimals = behind.map_or(0, |behind| digits - behind);
    Some(mantissa as f64 / POWERS.get(decimals)?)
}

/// Any other number.
fn long(text: &[u8], decimal: Decimal) -> Option<f64> {
    // Longer than any number a program writes.
    if text.len() > 400 {
        return None;
    }
    let known = |byte: &u8| byte.is_ascii_digit() || *byte == decimal.mark();
    let start = text.iter().take_while(|byte| known(byte)).count();
    let exponent = match &text[start..] {
        [] => true,
        [b'e' | b'E', b'+' | b'-', digits @ ..] | [b'e' | b'E', digits @ ..] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    if !exponent || !text[..start].iter().any(u8::is_ascii_digit) {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let value: f64 = match decimal {
        Decimal::Point => text.parse().ok()?,
        Decimal::Comma => text.replace(',', ".").parse().ok()?,
    };
    value.is_finite().then_some(value)
}

/// The text without blanks at its ends.
pub(super) fn trimmed(text: &[u8]) -> &[u8] {
    let mut text = text.trim_ascii();
    // The blank that does not break, which spreadsheets like.
    while let [0xc2, 0xa0, rest @ ..] = text {
        text = rest.trim_ascii_start();
    }
    while let [rest @ .., 0xc2, 0xa0] = text {
        text = rest.trim_ascii_end();
    }
    text
}

/// Whether `text` is what programs write where nothing is known.
pub(super) fn is_blank(text: &[u8]) -> bool {
    match trimmed(text) {
        [] => true,
        text if text.len() > 4 => false,
        text => ["na", "n/a", "#n/a", "nan", "null", "."]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word.as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, decimal: Decimal, expected: Option<f64>) {
        assert_eq!(parse(text.as_bytes(), decimal), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_exactly() {
        use Decimal::{Comma, Point};
        check("4", Point, Some(4.0));
        check(" 4.0 ", Point, Some(4.0));
        check("-0.1", Point, Some(-0.1));
        check("+7", Point, Some(7.0));
        check("\u{2212}3", Point, Some(-3.0));
        check("\u{a0}3\u{a0}", Point, Some(3.0));
        check(".5", Point, Some(0.5));
        check("5.", Point, Some(5.0));
        check("1e3", Point, Some(1000.0));
        check("1.5E-2", Point, Some(0.015));
        check("3,5", Comma, Some(3.5));
        check("1,5e2", Comma, Some(150.0));
        check("123456789012345680", Point, Some(123_456_789_012_345_680.0));
        check("0.30000000000000004", Point, Some(0.300_000_000_000_000_04));
    }

    #[test]
    fn what_is_no_number_is_none() {
        use Decimal::{Comma, Point};
        for text in [
            "",
            "-",
            "+",
            ".",
            "e5",
            "1e",
            "1e+",
            "inf",
            "NaN",
            "nan",
            "0x10",
            "1_000",
            "1,5",
            "1.2.3",
            "--1",
            "=1+1",
            "1e999",
            "½",
            "3-4",
            "2015-06-13",
        ] {
            check(text, Point, None);
        }
        for text in ["3.5", "1.2345", "1,2,3"] {
            check(text, Comma, None);
        }
    }

    #[test]
    fn a_negative_zero_is_a_zero() {
        assert_eq!(parse(b"-0", Decimal::Point).map(f64::to_bits), Some(0));
    }

    #[test]
    fn every_short_decimal_is_the_nearest_float() {
        for mantissa in 0..20_000_u64 {
            for decimals in [1, 2, 5, 9] {
                let text = format!("{:.decimals$}", mantissa as f64 / POWERS[decimals]);
                check(&text, Decimal::Point, text.parse().ok());
            }
        }
    }
}
