//! How much of a factor buyers get, and how users read and write it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A level on a factor's scale: 0 to 10, in hundredths.
///
/// Height is amount, not goodness: a high price is an expensive price.
/// Counting hundredths makes the two decimals exact, so that levels compare,
/// hash and print without surprises.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "f64", into = "f64")]
pub struct Level(u16);

/// A number that is no level.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NotALevel {
    /// Below 0, above 10, or not a number.
    #[error("level {0} is outside 0 to 10")]
    OutOfScale(f64),
    /// With more than two decimals.
    #[error("level {0} has more than two decimals")]
    TooFine(f64),
}

impl Level {
    /// Nothing of the factor, though it is offered.
    pub const MIN: Self = Self(0);
    /// The middle of every scale.
    pub const MIDDLE: Self = Self(500);
    /// The top of every scale.
    pub const MAX: Self = Self(1000);

    /// The nearest level to `value`, to two decimals; what a drag should give.
    ///
    /// Rounding is not cosmetic: screen positions are `f32`, and without it a
    /// point picked up and put down again would come back as 3.699999.
    pub fn nearest(value: f64) -> Self {
        // `as` takes NaN to 0 and stops at the ends of u16.
        Self(((value * 100.0).round().clamp(0.0, 1000.0)) as u16)
    }

    /// The nearest multiple of `step` (such as 0.5) to this level.
    #[must_use]
    pub fn snapped(self, step: f64) -> Self {
        Self::nearest((self.get() / step).round() * step)
    }

    /// This level moved by `delta`, stopping at the ends of the scale.
    #[must_use]
    pub fn nudged(self, delta: f64) -> Self {
        Self::nearest(self.get() + delta)
    }

    /// The level as a number from 0 to 10.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The level in hundredths, 0 to 1000: for sums that must be exact.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl TryFrom<f64> for Level {
    type Error = NotALevel;

    fn try_from(value: f64) -> Result<Self, NotALevel> {
        if !(0.0..=10.0).contains(&value) {
            return Err(NotALevel::OutOfScale(value));
        }
        let level = Self::nearest(value);
        if (level.get() - value).abs() > 1e-9 {
            return Err(NotALevel::TooFine(value));
        }
        Ok(level)
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> Self {
        level.get()
    }
}

/// With the decimals it has, and at least one: `4.0`, `3.75`.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = if self.0.is_multiple_of(10) { 1 } else { 2 };
        write!(f, "{:.decimals$}", self.get())
    }
}

/// How levels are shown and typed. The stored levels stay the same.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum Scale {
    /// As stored.
    #[default]
    ZeroToTen,
    /// 1 for level 0, 5 for level 10, linear between.
    OneToFive,
    /// 1 for level 0, 7 for level 10, linear between.
    OneToSeven,
    /// Five words from "very low" to "very high"; numbers from 0 to 10 where a
    /// word would not be exact.
    Words,
}

/// The words of [`Scale::Words`] with their levels.
const WORDS: [(&str, Level); 5] = [
    ("very low", Level(0)),
    ("low", Level(250)),
    ("medium", Level(500)),
    ("high", Level(750)),
    ("very high", Level(1000)),
];

/// A typed text that is no level on the project's scale.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{typed}\" is not a level: expected {expected}")]
pub struct NotOnScale {
    /// What was typed.
    pub typed: String,
    /// What would have been right.
    pub expected: &'static str,
}

impl Scale {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::ZeroToTen => "0 to 10",
            Self::OneToFive => "1 to 5",
            Self::OneToSeven => "1 to 7",
            Self::Words => "Words",
        }
    }

    /// The shown numbers at levels 0 and 10.
    pub fn ends(self) -> (f64, f64) {
        match self {
            Self::ZeroToTen | Self::Words => (0.0, 10.0),
            Self::OneToFive => (1.0, 5.0),
            Self::OneToSeven => (1.0, 7.0),
        }
    }

    /// What a user may type.
    pub fn expected(self) -> &'static str {
        match self {
            Self::ZeroToTen => "a number from 0 to 10",
            Self::OneToFive => "a number from 1 to 5",
            Self::OneToSeven => "a number from 1 to 7",
            Self::Words => "a number from 0 to 10 or one of very low, low, medium, high, very high",
        }
    }

    /// `level` as the user sees it, to two decimals at most.
    pub fn show(self, level: Level) -> String {
        if self == Self::Words
            && let Some((word, _)) = WORDS.iter().find(|(_, at)| *at == level)
        {
            return (*word).to_owned();
        }
        let (low, high) = self.ends();
        let shown = low + level.get() / 10.0 * (high - low);
        let text = format!("{shown:.2}");
        match text.strip_suffix('0') {
            Some(short) => short.to_owned(),
            None => text,
        }
    }

    /// The level a user means by `typed`: a number with a point or a comma, or a word.
    pub fn parse(self, typed: &str) -> Result<Level, NotOnScale> {
        let text = typed.trim();
        let refuse = || NotOnScale {
            typed: text.chars().take(40).collect(),
            expected: self.expected(),
        };
        if self == Self::Words
            && let Some((_, level)) = WORDS
                .iter()
                .find(|(word, _)| word.eq_ignore_ascii_case(text))
        {
            return Ok(*level);
        }
        let number: f64 = text
            .replacen(',', ".", 1)
            .parse()
            .map_err(|_not| refuse())?;
        let (low, high) = self.ends();
        if !(low..=high).contains(&number) {
            return Err(refuse());
        }
        Ok(Level::nearest((number - low) / (high - low) * 10.0))
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn a_drag_past_the_edge_stops_at_the_edge() {
        assert_eq!(Level::nearest(12.5), Level::MAX);
        assert_eq!(Level::nearest(f64::NEG_INFINITY), Level::MIN);
        assert_eq!(Level::nearest(f64::NAN), Level::MIN);
    }

    #[test]
    fn a_number_off_the_scale_is_refused() {
        assert_eq!(Level::try_from(12.0), Err(NotALevel::OutOfScale(12.0)));
        assert_eq!(Level::try_from(-0.1), Err(NotALevel::OutOfScale(-0.1)));
        assert!(Level::try_from(f64::NAN).is_err());
        assert_eq!(Level::try_from(1.234), Err(NotALevel::TooFine(1.234)));
        assert_eq!(Level::try_from(3.7).map(Level::get), Ok(3.7));
    }

    #[test]
    fn every_level_survives_being_shown_and_typed_again() {
        for scale in Scale::iter() {
            for hundredths in 0..=1000 {
                let level = Level(hundredths);
                let back = scale.parse(&scale.show(level)).unwrap();
                // A coarser scale shows a hundredth of its own unit.
                let (low, high) = scale.ends();
                let tolerance = 0.5 * 10.0 / (high - low) + 0.5;
                let off = (f64::from(hundredths) - back.get() * 100.0).abs();
                assert!(off <= tolerance, "{scale:?} {level} came back as {back}");
            }
        }
    }

    #[test]
    fn the_survey_scales_map_linearly() {
        assert_eq!(Scale::OneToFive.parse("2.5"), Ok(Level(375)));
        assert_eq!(Scale::OneToSeven.parse("4"), Ok(Level::MIDDLE));
        assert_eq!(Scale::OneToFive.show(Level(375)), "2.5");
        assert_eq!(Scale::Words.parse("Very High"), Ok(Level::MAX));
        assert_eq!(Scale::Words.show(Level(740)), "7.4");
        assert_eq!(Scale::ZeroToTen.parse("7,5"), Ok(Level(750)));
    }

    #[test]
    fn what_is_no_level_is_refused_with_what_was_expected() {
        for typed in [
            "abc", "-1", "11", "NaN", "", "inf", "1e9", "7.5.1", "7,500.0",
        ] {
            let message = Scale::ZeroToTen.parse(typed).unwrap_err().to_string();
            assert!(
                message.ends_with("expected a number from 0 to 10"),
                "{message}"
            );
        }
        assert!(Scale::OneToFive.parse("0").is_err());
    }
}
