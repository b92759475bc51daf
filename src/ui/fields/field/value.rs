//! Values as they are typed and shown.
//!
//! What is typed may have a point or a comma. An error says what was expected.

use crate::model::{Color, Date, Level, Number, Rgb, Scale, Score, Share};

/// The most characters of a field for a level, a percentage or a colour.
pub(super) const SHORT_CHARS: usize = 40;

/// The most characters of a field for any number, which may have 309 digits.
pub(super) const NUMBER_CHARS: usize = 400;

/// How the absence of an offer is written.
const NOT_OFFERED: &str = "–";

/// Empty for a colour of the palette, which has no digits of its own.
pub(super) fn color_text(color: Color) -> String {
    match color {
        Color::Palette(_) => String::new(),
        Color::Custom(rgb) => rgb.to_string(),
    }
}

pub(super) fn parse_color(typed: &str) -> Result<Rgb, String> {
    let digits = typed.trim().trim_start_matches('#');
    Rgb::try_from(format!("#{digits}"))
        .map_err(|_not| "expected six hexadecimal digits, such as #1f6fb2".to_owned())
}

/// Empty for unknown.
pub(in crate::ui) fn share_text(share: Option<Share>) -> String {
    let percent = share.map(Share::percent);
    percent.map_or_else(String::new, |percent| percent.to_string())
}

pub(in crate::ui) fn parse_share(typed: &str) -> Result<Option<Share>, String> {
    let text = typed.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    if number.is_empty() {
        return Ok(None);
    }
    let percent: f64 = number
        .replacen(',', ".", 1)
        .parse()
        .map_err(|_not| "expected 0 to 100".to_owned())?;
    let share = Share::try_from(percent).map_err(|_not| {
        if (0.0..=100.0).contains(&percent) {
            "expected 0 to 100 with at most two decimals".to_owned()
        } else {
            "expected 0 to 100".to_owned()
        }
    })?;
    Ok(Some(share))
}

/// A number of any size; nothing for unknown.
pub(super) fn parse_number(typed: &str) -> Result<Option<Number>, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let expected = || "expected a number, such as 12.5, or nothing".to_owned();
    let number: f64 = text
        .replacen(',', ".", 1)
        .parse()
        .map_err(|_not| expected())?;
    Number::try_from(number)
        .map(Some)
        .map_err(|_not| expected())
}

/// How much of what is shown one level is.
pub(in crate::ui) fn unit(scale: Scale) -> f64 {
    let (low, high) = scale.ends();
    (high - low) / 10.0
}

/// A difference of levels from 0 to 10, in units of the scale.
pub(in crate::ui) fn span(levels: f64, scale: Scale) -> String {
    let text = format!("{:.2}", levels * unit(scale));
    match text.strip_suffix('0') {
        Some(short) => short.to_owned(),
        None => text,
    }
}

/// The difference of levels that a user means, with or without a sign before it.
pub(super) fn parse_span(typed: &str, scale: Scale) -> Result<Level, String> {
    let (low, high) = scale.ends();
    let most = high - low;
    let expected = || format!("expected a number from 0 to {most}");
    let number: f64 = typed
        .trim()
        .trim_start_matches('±')
        .trim_start()
        .replacen(',', ".", 1)
        .parse()
        .map_err(|_not| expected())?;
    if (0.0..=most).contains(&number) {
        Ok(Level::nearest(number / most * 10.0))
    } else {
        Err(expected())
    }
}

/// A difference of levels; nothing for none.
pub(in crate::ui) fn parse_perhaps_span(
    typed: &str,
    scale: Scale,
) -> Result<Option<Level>, String> {
    if typed.trim().trim_start_matches('±').trim().is_empty() {
        return Ok(None);
    }
    let found = parse_span(typed, scale);
    found
        .map(Some)
        .map_err(|expected| format!("{expected}, or nothing"))
}

/// A difference of levels in units of the scale; empty for none.
pub(in crate::ui) fn spread_text(spread: Option<Level>, scale: Scale) -> String {
    spread.map_or_else(String::new, |spread| span(spread.get(), scale))
}

/// Empty for unknown.
pub(in crate::ui) fn date_text(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A day as it stands in files, such as 2026-11-25; nothing for unknown.
pub(in crate::ui) fn parse_date(typed: &str) -> Result<Option<Date>, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Date::try_from(text.to_owned())
        .map(Some)
        .map_err(|_not| "expected year, month and day, such as 2026-11-25, or nothing".to_owned())
}

/// Empty for none.
pub(in crate::ui) fn level_text(level: Option<Level>, scale: Scale) -> String {
    level.map_or_else(String::new, |level| scale.show(level))
}

pub(in crate::ui) fn parse_level(typed: &str, scale: Scale) -> Result<Level, String> {
    scale
        .parse(typed)
        .map_err(|refused| format!("expected {}", refused.expected))
}

/// A level; nothing for none.
pub(in crate::ui) fn parse_perhaps_level(
    typed: &str,
    scale: Scale,
) -> Result<Option<Level>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let level = scale.parse(typed);
    level
        .map(Some)
        .map_err(|refused| format!("expected {}, or nothing", refused.expected))
}

/// A score as it stands in a field.
pub(in crate::ui) fn score_text(score: Score, scale: Scale) -> String {
    match score {
        Score::Unscored => String::new(),
        Score::NotOffered => NOT_OFFERED.to_owned(),
        Score::Level(level) => scale.show(level),
    }
}

/// The score a user means: a level, a dash for "not offered", nothing for
/// unscored. An error says what was expected.
pub(in crate::ui) fn parse_score(typed: &str, scale: Scale) -> Result<Score, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(Score::Unscored);
    }
    let dash = matches!(text, "-" | "–" | "—" | "−");
    if dash || text.eq_ignore_ascii_case("not offered") {
        return Ok(Score::NotOffered);
    }
    parse_level(text, scale).map(Score::Level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_a_level_a_dash_or_nothing() {
        let parse = |typed| parse_score(typed, Scale::ZeroToTen);
        assert_eq!(parse(" "), Ok(Score::Unscored));
        for dash in ["-", "–", "—", " − ", "Not offered"] {
            assert_eq!(parse(dash), Ok(Score::NotOffered), "{dash}");
        }
        assert_eq!(parse("7,5"), Ok(Score::Level(Level::nearest(7.5))));
        for typed in ["abc", "-1", "11", "NaN", "--"] {
            assert_eq!(
                parse(typed),
                Err("expected a number from 0 to 10".to_owned())
            );
        }
    }

    #[test]
    fn a_share_is_a_percentage_or_unknown() {
        let parse = |typed| parse_share(typed).map(|share| share.map(Share::percent));
        assert_eq!(parse(""), Ok(None));
        assert_eq!(parse("%"), Ok(None));
        for typed in ["12.5", "12,5", " 12.5 % "] {
            assert_eq!(parse(typed), Ok(Some(12.5)), "{typed}");
        }
        for typed in ["-1", "100.5", "abc", "NaN", "inf"] {
            assert_eq!(parse(typed), Err("expected 0 to 100".to_owned()), "{typed}");
        }
        assert!(parse("1.234").is_err_and(|expected| expected.ends_with("two decimals")));
    }

    #[test]
    fn a_colour_is_six_digits_with_or_without_the_sign() {
        let blue = Rgb([0x1f, 0x6f, 0xb2]);
        assert_eq!(parse_color("1F6FB2"), Ok(blue));
        assert_eq!(parse_color(" #1f6fb2 "), Ok(blue));
        for typed in ["", "red", "#12345", "#1f6fb2a"] {
            assert!(parse_color(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_metric_is_any_finite_number_or_unknown() {
        let parse = |typed| parse_number(typed).map(|number| number.map(Number::get));
        assert_eq!(parse(" "), Ok(None));
        for (typed, number) in [("12,5", 12.5), (" -3 ", -3.0), ("1e6", 1e6), ("0", 0.0)] {
            assert_eq!(parse(typed), Ok(Some(number)), "{typed}");
        }
        for typed in ["abc", "NaN", "inf", "1e400", "1,2,3", "1 000"] {
            assert!(parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn every_number_survives_being_shown_and_typed_again() {
        for value in [0.1 + 0.2, f64::MAX, f64::MIN_POSITIVE, -1e-7, 1e21] {
            let number = Number::try_from(value).unwrap();
            let shown = number.to_string();
            assert!(shown.len() <= NUMBER_CHARS, "{shown}");
            assert_eq!(parse_number(&shown), Ok(Some(number)));
        }
    }

    #[test]
    fn a_margin_is_in_units_of_the_scale() {
        let two = Level::nearest(2.0);
        assert_eq!(span(two.get(), Scale::ZeroToTen), "2.0");
        assert_eq!(span(two.get(), Scale::OneToFive), "0.8");
        for typed in ["0.8", "±0,8", " ± 0.8"] {
            assert_eq!(parse_span(typed, Scale::OneToFive), Ok(two), "{typed}");
        }
        for typed in ["-1", "4.1", "", "NaN", "wide"] {
            let expected = Err("expected a number from 0 to 4".to_owned());
            assert_eq!(parse_span(typed, Scale::OneToFive), expected, "{typed}");
        }
    }

    #[test]
    fn a_date_is_a_day_written_from_the_year_down_or_unknown() {
        assert_eq!(parse_date(" "), Ok(None));
        assert_eq!(
            parse_date(" 2024-02-29 "),
            Ok(Some(Date::new(2024, 2, 29).unwrap()))
        );
        for typed in [
            "25.11.2026",
            "2026-11-31",
            "2026-11",
            "11/25/2026",
            "yesterday",
        ] {
            let expected = "expected year, month and day, such as 2026-11-25, or nothing";
            assert_eq!(parse_date(typed), Err(expected.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_spread_is_in_units_of_the_scale_or_unsaid() {
        let spread = parse_perhaps_span("± 0.8", Scale::OneToFive);
        assert_eq!(spread, Ok(Some(Level::nearest(2.0))));
        assert_eq!(
            spread_text(Some(Level::nearest(2.0)), Scale::OneToFive),
            "0.8"
        );
        for typed in ["", " ± "] {
            assert_eq!(
                parse_perhaps_span(typed, Scale::OneToFive),
                Ok(None),
                "{typed}"
            );
        }
        let expected = "expected a number from 0 to 10, or nothing".to_owned();
        assert_eq!(parse_perhaps_span("-1", Scale::ZeroToTen), Err(expected));
    }
}
