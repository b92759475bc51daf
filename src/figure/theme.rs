//! The colours of figures. An export depends on its theme and on nothing else,
//! never on whether the window is dark.

use super::Rgba;
use super::scene::byte;
use crate::model::{Color, Competitor, Role};

/// What a figure is made for.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    strum::EnumIter,
    strum::EnumString,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(serialize_all = "lowercase")]
pub enum Theme {
    /// For slides and documents with a white page.
    #[default]
    Light,
    /// For dark slides.
    Dark,
    /// For printers without colours: black, greys and dashes.
    Print,
}

impl Theme {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Print => "Print (greys)",
        }
    }

    /// Its colours.
    pub fn look(self) -> &'static Look {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
        }
    }
}

/// The colours of a theme.
#[derive(Debug, PartialEq)]
pub struct Look {
    /// Of the page.
    pub page: Rgba,
    /// Of titles and factor names.
    pub text: Rgba,
    /// Of taglines, source notes and axis words.
    pub soft_text: Rgba,
    /// Of the rules behind the curves.
    pub rule: Rgba,
    /// Of the bottom rule and of leader lines.
    pub strong_rule: Rgba,
    /// Of the industry standard.
    pub standard: Rgba,
    /// Of our own curve.
    pub accent: Rgba,
    /// Of the other curves. Neighbours differ in hue and in lightness.
    pub palette: [Rgba; 10],
    /// Of the other curves, per place; all empty where colours tell them apart.
    pub dashes: [&'static [f64]; 10],
    /// Whether colours chosen by users are painted as greys.
    pub grey: bool,
}

/// Solid, for themes whose colours tell curves apart.
const SOLID: [&[f64]; 10] = [&[]; 10];

static LIGHT: Look = Look {
    page: Rgba::hex(0xffffff),
    text: Rgba::hex(0x1b2733),
    soft_text: Rgba::hex(0x55626f),
    rule: Rgba::hex(0xe4e8ec),
    strong_rule: Rgba::hex(0x9aa5b1),
    standard: Rgba::hex(0x7d8894),
    accent: Rgba::hex(0x0f6e99),
    palette: [
        Rgba::hex(0x3f4b57),
        Rgba::hex(0xc8553d),
        Rgba::hex(0x5b4a8c),
        Rgba::hex(0xb07d12),
        Rgba::hex(0x2a7f62),
        Rgba::hex(0xb85c9e),
        Rgba::hex(0x7a4a2b),
        Rgba::hex(0x6f8f1f),
        Rgba::hex(0x8c1c3f),
        Rgba::hex(0x6a7f94),
    ],
    dashes: SOLID,
    grey: false,
};

static DARK: Look = Look {
    page: Rgba::hex(0x151b22),
    text: Rgba::hex(0xeef2f6),
    soft_text: Rgba::hex(0xa9b4bf),
    rule: Rgba::hex(0x2a333d),
    strong_rule: Rgba::hex(0x5f6c79),
    standard: Rgba::hex(0x8f9aa6),
    accent: Rgba::hex(0x4cb8e6),
    palette: [
        Rgba::hex(0xc3ccd5),
        Rgba::hex(0xf08a6e),
        Rgba::hex(0xa796e0),
        Rgba::hex(0xe5b94a),
        Rgba::hex(0x58c29b),
        Rgba::hex(0xe491cb),
        Rgba::hex(0xc9946d),
        Rgba::hex(0xb3d158),
        Rgba::hex(0xe2688d),
        Rgba::hex(0x8ea6bd),
    ],
    dashes: SOLID,
    grey: false,
};

static PRINT: Look = Look {
    page: Rgba::hex(0xffffff),
    text: Rgba::hex(0x000000),
    soft_text: Rgba::hex(0x3c3c3c),
    rule: Rgba::hex(0xd9d9d9),
    strong_rule: Rgba::hex(0x7a7a7a),
    standard: Rgba::hex(0x8a8a8a),
    accent: Rgba::hex(0x000000),
    palette: [
        Rgba::hex(0x303030),
        Rgba::hex(0x6e6e6e),
        Rgba::hex(0x3a3a3a),
        Rgba::hex(0x7e7e7e),
        Rgba::hex(0x4a4a4a),
        Rgba::hex(0x868686),
        Rgba::hex(0x303030),
        Rgba::hex(0x6e6e6e),
        Rgba::hex(0x3a3a3a),
        Rgba::hex(0x7e7e7e),
    ],
    dashes: [
        &[10.0, 2.5, 2.5, 2.5],
        &[],
        &[7.0, 3.0],
        &[],
        &[12.0, 3.5],
        &[5.0, 2.5],
        &[],
        &[7.0, 3.0],
        &[10.0, 2.5, 2.5, 2.5],
        &[12.0, 3.5],
    ],
    grey: true,
};

impl Look {
    /// The colour of a competitor's curve, markers and label.
    pub fn color(&self, competitor: &Competitor) -> Rgba {
        match competitor.color {
            Color::Custom(rgb) => self.custom(rgb.0),
            Color::Palette(_) if competitor.role == Role::Own => self.accent,
            Color::Palette(place) => self.palette[usize::from(place) % self.palette.len()],
        }
    }

    /// The dashes of a competitor's curve, in points; empty for a solid line.
    pub fn dash(&self, competitor: &Competitor) -> &'static [f64] {
        match (competitor.role, competitor.color) {
            (Role::Own, _) | (_, Color::Custom(_)) => &[],
            (Role::Rival | Role::Alternative, Color::Palette(place)) => {
                self.dashes[usize::from(place) % self.dashes.len()]
            }
        }
    }

    fn custom(&self, [r, g, b]: [u8; 3]) -> Rgba {
        if !self.grey {
            return Rgba([r, g, b, 255]);
        }
        // Rec. 709 luma, and no lighter than what still shows on white paper.
        let luma = 0.2126 * f64::from(r) + 0.7152 * f64::from(g) + 0.0722 * f64::from(b);
        let grey = byte(luma.min(150.0));
        Rgba([grey, grey, grey, 255])
    }
}
