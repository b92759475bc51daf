//! Numbers in SVG.

/// Append `value` to `text` with at most two decimals and no more characters
/// than needed. What is no number at all becomes 0.
pub(super) fn push_number(text: &mut String, value: f64) {
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    text.push_str(&(hundredths / 100).to_string());
    let (tenths, rest) = (hundredths / 10 % 10, hundredths % 10);
    if tenths > 0 || rest > 0 {
        text.push('.');
        text.push(digit(tenths));
    }
    if rest > 0 {
        text.push(digit(rest));
    }
}

fn digit(value: u64) -> char {
    char::from(b'0' + (value % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, expected: &str) {
        let mut text = String::new();
        push_number(&mut text, value);
        assert_eq!(text, expected);
    }

    #[test]
    fn numbers_are_short() {
        check(12.0, "12");
        check(0.5, "0.5");
        check(-3.256, "-3.26");
        check(10.05, "10.05");
        check(0.004, "0");
        check(-0.004, "0");
        check(-0.04, "-0.04");
        check(1e6, "1000000");
    }

    #[test]
    fn what_is_no_number_is_nought() {
        check(f64::NAN, "0");
    }
}
