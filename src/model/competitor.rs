//! Anyone a buyer could choose.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CompetitorId, MetricId, Number};

/// What a competitor is to us.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum Role {
    /// Our own company. A project has at most one.
    Own,
    /// A company, or a group of them, that sells the same kind of thing.
    #[default]
    Rival,
    /// Another kind of thing that buyers choose instead: the car, for an airline.
    Alternative,
}

impl Role {
    /// For menus and lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "Own company",
            Self::Rival => "Rival",
            Self::Alternative => "Alternative",
        }
    }
}

/// The colour of a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Color {
    /// A place in the palette of the figure's theme, which wraps around.
    Palette(u8),
    /// The user's own choice, the same in every theme but print.
    Custom(Rgb),
}

/// Red, green and blue; in files as `"#1f6fb2"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgb(pub [u8; 3]);

/// A text that is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a colour: expected # and six hexadecimal digits, such as \"#1f6fb2\"")]
pub struct NotAColor(pub String);

impl TryFrom<String> for Rgb {
    type Error = NotAColor;

    fn try_from(text: String) -> Result<Self, NotAColor> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        let byte = |at: usize| {
            digits
                .get(at..at + 2)
                .filter(|pair| pair.bytes().all(|b| b.is_ascii_hexdigit()))
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        };
        match (digits.len(), byte(0), byte(2), byte(4)) {
            (6, Some(r), Some(g), Some(b)) => Ok(Self([r, g, b])),
            _ => Err(NotAColor(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl From<Rgb> for String {
    fn from(rgb: Rgb) -> Self {
        rgb.to_string()
    }
}

/// The shape at each point of a competitor's curve, so that colour is never the only key.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::EnumCount,
)]
#[expect(missing_docs, reason = "each variant names its shape")]
pub enum Marker {
    #[default]
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    Pentagon,
    Star,
    Hexagon,
    Plus,
    Cross,
}

impl Marker {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Circle => "Circle",
            Self::Square => "Square",
            Self::Triangle => "Triangle",
            Self::Diamond => "Diamond",
            Self::TriangleDown => "Triangle down",
            Self::Pentagon => "Pentagon",
            Self::Star => "Star",
            Self::Hexagon => "Hexagon",
            Self::Plus => "Plus",
            Self::Cross => "Cross",
        }
    }
}

/// A share of the market in percent, 0 to 100, in hundredths of a percent.
///
/// Shares of a project need not sum to 100: not everybody is on the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Share(u16);

/// A number that is no share.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("share {0} is not a percentage: expected 0 to 100 with at most two decimals")]
pub struct NotAShare(pub f64);

impl Share {
    /// The share in percent.
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The share in hundredths of a percent, 0 to 10,000: for sums that must be exact.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

impl TryFrom<f64> for Share {
    type Error = NotAShare;

    fn try_from(percent: f64) -> Result<Self, NotAShare> {
        let hundredths = (percent * 100.0).round();
        if (0.0..=10_000.0).contains(&hundredths) && (hundredths / 100.0 - percent).abs() < 1e-9 {
            Ok(Self(hundredths as u16))
        } else {
            Err(NotAShare(percent))
        }
    }
}

impl From<Share> for f64 {
    fn from(share: Share) -> Self {
        share.percent()
    }
}

/// Anyone a buyer could choose: our own company, a rival, a group of rivals, or
/// an alternative of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competitor {
    /// Stays the same when the competitor is renamed or moved.
    pub id: CompetitorId,

    /// As shown at the end of the curve. May be empty, long or of several lines.
    pub name: Arc<str>,

    /// What it is to us.
    #[serde(default)]
    pub role: Role,

    /// Of its curve, markers and label.
    pub color: Color,

    /// The shape of its points.
    #[serde(default)]
    pub marker: Marker,

    /// Its share of the market, where known.
    #[serde(default)]
    pub share: Option<Share>,

    /// What is known of it beside the factors. What is not known has no entry.
    #[serde(default)]
    pub metrics: BTreeMap<MetricId, Number>,

    /// Whether its curve is drawn. The scores of a hidden competitor still count.
    #[serde(default = "yes")]
    pub visible: bool,

    /// Free text for whoever works on the project; never drawn.
    #[serde(default)]
    pub notes: Arc<str>,
}

pub(super) fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_six_hexadecimal_digits() {
        let rgb = Rgb([0x1f, 0x6f, 0xb2]);
        assert_eq!(Rgb::try_from("#1F6FB2".to_owned()), Ok(rgb));
        assert_eq!(rgb.to_string(), "#1f6fb2");
        for text in ["", "#12345", "1f6fb2", "#1f6fb2a", "#+1-2+3", "#ééé", "red"] {
            assert!(Rgb::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_share_is_a_percentage() {
        assert_eq!(Share::try_from(12.5).map(Share::percent), Ok(12.5));
        for percent in [-1.0, 100.5, f64::NAN, f64::INFINITY, 0.001] {
            assert!(Share::try_from(percent).is_err(), "{percent}");
        }
    }
}
