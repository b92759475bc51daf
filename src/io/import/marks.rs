//! Numbers with more in them than digits: marks between thousands, the sign of
//! a currency, a percent sign. As people write them into spreadsheets.

use std::borrow::Cow;

use super::number::Decimal;

/// The longest text that is looked at.
const LONGEST: usize = 80;

/// The number without its marks, for [`super::number`] to read; none if there
/// is anything else in it. A percentage is its number as written: 10 % is 10.
pub(super) fn without(text: &[u8], decimal: Decimal) -> Option<String> {
    if text.len() > LONGEST || !text.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let (negative, digits) = bare(std::str::from_utf8(text).ok()?)?;
    let digits = ungrouped(digits, decimal)?;
    Some(format!("{}{digits}", if negative { "-" } else { "" }))
}

/// What a number says about how others are written beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Read one way only.
    Is(Decimal),
    /// As 1.234 or 1,234: a thousand to those who write decimals the other way.
    /// Here, how it is written if it is none.
    Either(Decimal),
}

/// What the marks in `text` say; none if there are none, or if it is no number.
pub(super) fn hint(text: &[u8]) -> Option<Hint> {
    let has_mark = || text.iter().any(|byte| matches!(byte, b'.' | b','));
    if text.len() > LONGEST || !text.iter().any(u8::is_ascii_digit) || !has_mark() {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let (_, digits) = bare(text)?;
    // Nobody writes three decimals of a sum of money.
    let is_money = text.contains(is_currency);
    let reads = |decimal| {
        let plain = ungrouped(digits, decimal)?;
        super::number::plain(plain.as_bytes(), decimal)
    };
    match (reads(Decimal::Point), reads(Decimal::Comma)) {
        (Some(_), Some(_)) if is_money && digits.contains('.') => Some(Hint::Is(Decimal::Comma)),
        (Some(_), Some(_)) if is_money => Some(Hint::Is(Decimal::Point)),
        (Some(_), Some(_)) if digits.contains('.') => Some(Hint::Either(Decimal::Point)),
        (Some(_), Some(_)) => Some(Hint::Either(Decimal::Comma)),
        (Some(_), None) => Some(Hint::Is(Decimal::Point)),
        (None, Some(_)) => Some(Hint::Is(Decimal::Comma)),
        (None, None) => None,
    }
}

/// Whether the number is less than zero, and what is left of it without its
/// sign and one sign of a currency or for percent.
fn bare(text: &str) -> Option<(bool, &str)> {
    let text = text.trim();
    let (mut rest, mut marked) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let mut sign = None;
    take_sign(&mut rest, &mut sign);
    if let Some(amount) = rest.strip_prefix(is_currency)
        && !marked
    {
        (rest, marked) = (amount.trim_start(), true);
    }
    take_sign(&mut rest, &mut sign);
    if let Some(amount) = rest.strip_suffix(is_currency)
        && !marked
    {
        rest = amount.trim_end();
    }
    let begins = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    begins.then_some((sign.is_some_and(|sign| sign != '+'), rest))
}

/// Take a sign from the beginning, where there was none before.
fn take_sign(rest: &mut &str, sign: &mut Option<char>) {
    let is_sign = |c: char| matches!(c, '-' | '\u{2212}' | '+');
    if let Some(unsigned) = rest.strip_prefix(is_sign)
        && sign.is_none()
    {
        *sign = rest.chars().next();
        *rest = unsigned;
    }
}

/// The signs of currencies.
fn is_currency(c: char) -> bool {
    matches!(
        c,
        '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20cf}' | '＄' | '￡' | '￥' | '￦'
    )
}

/// The digits without what stands between groups of exactly three of them,
/// which is always the same.
fn ungrouped(digits: &str, decimal: Decimal) -> Option<Cow<'_, str>> {
    let (mark, other) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let whole = digits.split(mark).next().unwrap_or_default();
    let between = |c: &char| *c == other || matches!(c, ' ' | '\'' | '’') || is_narrow(*c);
    let Some(between) = whole.chars().find(between) else {
        return Some(Cow::Borrowed(digits));
    };
    let mut groups = whole.split(between);
    let first = groups.next().unwrap_or_default();
    let all_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let begins = (1..=3).contains(&first.len()) && !first.starts_with('0') && all_digits(first);
    let parts = &digits[whole.len()..];
    let ends = parts.is_empty() || (parts.len() > 1 && all_digits(&parts[1..]));
    if !begins || !ends || !groups.all(|group| group.len() == 3 && all_digits(group)) {
        return None;
    }
    Some(Cow::Owned(digits.replace(between, "")))
}

/// The blanks that spreadsheets put between thousands.
fn is_narrow(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::super::number::parse;
    use super::*;

    #[track_caller]
    fn check(text: &str, decimal: Decimal, expected: Option<f64>) {
        assert_eq!(parse(text.as_bytes(), decimal), expected, "{text}");
    }

    #[test]
    fn thousands_currencies_and_percent_are_read() {
        use Decimal::{Comma, Point};
        for text in [
            "1,200",
            "1 200",
            "1\u{a0}200",
            "1\u{202f}200",
            "1\u{2009}200",
            "1'200",
            "1’200",
            "$1,200",
            "1 200 €",
            "€1,200",
            "￥ 1200",
            "1,200.0 %",
            "+1,200",
        ] {
            check(text, Point, Some(1200.0));
        }
        check("1.200", Comma, Some(1200.0));
        check("1.234.567,5 €", Comma, Some(1_234_567.5));
        check("1,234,567.5", Point, Some(1_234_567.5));
        check("1 234 567,25", Comma, Some(1_234_567.25));
        check("12 €", Point, Some(12.0));
        check("₹12.5", Point, Some(12.5));
        check("10 %", Point, Some(10.0));
        check("10%", Comma, Some(10.0));
        check("3,5\u{a0}%", Comma, Some(3.5));
        for text in [
            "-$12",
            "$-12",
            "\u{2212}12 €",
            "-12%",
            "- $12".replace("- ", "-").as_str(),
        ] {
            check(text, Point, Some(-12.0));
        }
        check("-1,200", Point, Some(-1200.0));
    }

    #[test]
    fn what_has_other_marks_is_no_number() {
        use Decimal::{Comma, Point};
        for text in [
            "(12)",
            "1,20",
            "1,2000",
            "1,,200",
            "0,123",
            "01,200",
            "1234,567",
            "1,200 300",
            "1,200.",
            "1.200.300",
            "1,200.5.1",
            "12 34",
            "1 2 3",
            "--$12",
            "-$-12",
            "$12$",
            "$10%",
            "10%%",
            "$",
            "%",
            "€ %",
            "12 EUR",
            "a1,200",
            "1,200a",
            "12 -",
            "1 ",
            "2015 06 13",
            "12,345e3",
        ] {
            let expected = (text == "1 ").then_some(1.0);
            check(text, Point, expected);
        }
        for text in ["1,200.5", "3.5", "1.2345", "1,234,567", "3.1.2020"] {
            check(text, Comma, None);
        }
    }

    #[test]
    fn a_number_hints_at_the_mark_of_decimals() {
        use Decimal::{Comma, Point};
        for (text, expected) in [
            ("3.5", Some(Hint::Is(Point))),
            ("0.125", Some(Hint::Is(Point))),
            ("1,234.5", Some(Hint::Is(Point))),
            ("1,234,567", Some(Hint::Is(Point))),
            ("3,5 %", Some(Hint::Is(Comma))),
            ("1.234,5", Some(Hint::Is(Comma))),
            ("€ 1.234.567", Some(Hint::Is(Comma))),
            ("1.234", Some(Hint::Either(Point))),
            ("1,234", Some(Hint::Either(Comma))),
            ("12", None),
            ("1 234", None),
            ("a, b", None),
            ("one, two 3", None),
            ("3.1.2020", None),
        ] {
            assert_eq!(hint(text.as_bytes()), expected, "{text}");
        }
    }
}
