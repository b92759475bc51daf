//! The colours of figures. An export depends on its theme and on nothing else,
//! never on whether the window is dark.

use super::Rgba;
use super::scene::byte;
use crate::model::{Action, Color, Competitor, Role};

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
    /// Of what is eliminated or reduced.
    pub lowers_cost: Rgba,
    /// Of what is raised or created.
    pub adds_value: Rgba,
    /// Of our own curve.
    pub accent: Rgba,
    /// Of the other curves, told apart with any kind of colour vision; those in
    /// front best.
    pub palette: [Rgba; 10],
    /// Of the other curves, per place; all empty where colours tell them apart.
    pub dashes: [&'static [f64]; 10],
    /// Whether colours chosen by users are painted as greys.
    pub grey: bool,
}

/// How much of a colour is left in its pale form.
const PALE: f64 = 0.45;

/// How much of a colour is left in a ground of it.
const TINT: f64 = 0.1;

/// How much of the colour of the standard is in bars under the factors.
const BAR: f64 = 0.75;

/// How much of the colour of the standard is in the band around it.
const BAND: f64 = 0.16;

/// Solid, for themes whose colours tell curves apart.
const SOLID: [&[f64]; 10] = [&[]; 10];

static LIGHT: Look = Look {
    page: Rgba::hex(0xffffff),
    text: Rgba::hex(0x1b2733),
    soft_text: Rgba::hex(0x55626f),
    rule: Rgba::hex(0xe4e8ec),
    strong_rule: Rgba::hex(0x9aa5b1),
    standard: Rgba::hex(0x7d8894),
    lowers_cost: Rgba::hex(0x8a5a00),
    adds_value: Rgba::hex(0x0b6e4f),
    accent: Rgba::hex(0x0f6e99),
    palette: [
        Rgba::hex(0x7a1f3d),
        Rgba::hex(0xc8553d),
        Rgba::hex(0x6b1d5a),
        Rgba::hex(0x90797d),
        Rgba::hex(0x7c71d9),
        Rgba::hex(0x2b3a8f),
        Rgba::hex(0xa97504),
        Rgba::hex(0x4b2713),
        Rgba::hex(0x5c8a4a),
        Rgba::hex(0x824664),
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
    lowers_cost: Rgba::hex(0xe0b25c),
    adds_value: Rgba::hex(0x6fcf97),
    accent: Rgba::hex(0x4cb8e6),
    palette: [
        Rgba::hex(0x829e9f),
        Rgba::hex(0xf08a6e),
        Rgba::hex(0xd0e8de),
        Rgba::hex(0xc99a1e),
        Rgba::hex(0x7f95ff),
        Rgba::hex(0xfae36c),
        Rgba::hex(0xaaf4ae),
        Rgba::hex(0xe170c5),
        Rgba::hex(0xbeb9a6),
        Rgba::hex(0xd05a7a),
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
    lowers_cost: Rgba::hex(0x3c3c3c),
    adds_value: Rgba::hex(0x000000),
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
        self.color_of(competitor.role, competitor.color)
    }

    /// The same for a competitor of which only that is known.
    pub(super) fn color_of(&self, role: Role, color: Color) -> Rgba {
        match color {
            Color::Custom(rgb) => self.custom(rgb.0),
            Color::Palette(_) if role == Role::Own => self.accent,
            Color::Palette(place) => self.palette[usize::from(place) % self.palette.len()],
        }
    }

    /// A colour close to that of the page, for what stands behind something.
    pub fn pale(&self, color: Rgba) -> Rgba {
        mixed(color, self.page, PALE)
    }

    /// The colour of what is done with a factor; none for what is kept.
    pub fn action(&self, action: Action) -> Option<Rgba> {
        match action {
            Action::Eliminate | Action::Reduce => Some(self.lowers_cost),
            Action::Raise | Action::Create => Some(self.adds_value),
            Action::Keep => None,
        }
    }

    /// The colour of the band from the lowest to the highest rival.
    pub fn band(&self) -> Rgba {
        mixed(self.standard, self.page, BAND)
    }

    /// Of its edge.
    pub fn band_edge(&self) -> Rgba {
        mixed(self.standard, self.page, 2.5 * BAND)
    }

    /// The colour of bars that say how much factors matter.
    pub fn bar(&self) -> Rgba {
        mixed(self.standard, self.page, BAR)
    }

    /// A colour even closer to that of the page, for grounds that are written on.
    pub fn tint(&self, color: Rgba) -> Rgba {
        mixed(color, self.page, TINT)
    }

    /// The colour of a segment's ring and label.
    pub fn ring(&self, color: Color) -> Rgba {
        match color {
            Color::Custom(rgb) => self.custom(rgb.0),
            // From the far end, so that the first segments and the first
            // competitors do not share their colours.
            Color::Palette(place) => {
                let last = self.palette.len() - 1;
                self.palette[last - usize::from(place) % self.palette.len()]
            }
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

/// `share` of `a` and the rest of `b`, channel by channel.
fn mixed(Rgba(a): Rgba, Rgba(b): Rgba, share: f64) -> Rgba {
    let mut mix = a;
    for (channel, (a, b)) in mix.iter_mut().zip(a.into_iter().zip(b)) {
        *channel = byte(share * f64::from(a) + (1.0 - share) * f64::from(b));
    }
    Rgba(mix)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Matrix = [[f64; 3]; 3];

    /// What is left of linear red, green and blue: to all, and without the red,
    /// the green and the blue cones (Machado, Oliveira and Fernandes, 2009,
    /// severity 1).
    const VISIONS: [(&str, Matrix); 4] = [
        ("full", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopic",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopic",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritanopic",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    fn linear(Rgba([r, g, b, _]): Rgba) -> [f64; 3] {
        [r, g, b].map(|byte| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
        matrix.map(|[a, b, c]| a * x + b * y + c * z)
    }

    /// CIE L*a*b* under D65.
    fn lab(color: Rgba, vision: &Matrix) -> [f64; 3] {
        const XYZ: Matrix = [
            [0.4124, 0.3576, 0.1805],
            [0.2126, 0.7152, 0.0722],
            [0.0193, 0.1192, 0.9505],
        ];
        let seen = times(vision, linear(color)).map(|value| value.clamp(0.0, 1.0));
        let [x, y, z] = times(&XYZ, seen);
        let root = |value: f64| {
            if value > 0.008_856 {
                value.cbrt()
            } else {
                7.787 * value + 16.0 / 116.0
            }
        };
        let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// The colour difference ΔE*ab (CIE 1976).
    fn difference(a: Rgba, b: Rgba, vision: &Matrix) -> f64 {
        let (a, b) = (lab(a, vision), lab(b, vision));
        let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// The contrast ratio of WCAG 2.
    fn contrast(a: Rgba, b: Rgba) -> f64 {
        let luminance = |color| {
            let [r, g, b] = linear(color);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn curves_are_told_apart_with_any_kind_of_colour_vision() {
        for look in [&LIGHT, &DARK] {
            // Our own and the first rivals, as they are given out.
            let [first, rest @ ..] = &look.palette;
            let mut given = vec![look.accent];
            given.extend(rest);
            given.push(*first);
            for (vision, matrix) in &VISIONS {
                check_apart(&given, vision, matrix);
            }
        }
    }

    fn check_apart(given: &[Rgba], vision: &str, matrix: &Matrix) {
        for (other, b) in given.iter().enumerate() {
            let least = if other <= 5 { 17.0 } else { 10.0 };
            for (place, a) in given[..other].iter().enumerate() {
                let found = difference(*a, *b, matrix);
                assert!(
                    found >= least,
                    "{vision}: {place} and {other} are {found:.1} apart"
                );
            }
        }
    }

    #[test]
    fn curves_and_texts_stand_out_from_the_page() {
        for look in [&LIGHT, &DARK, &PRINT] {
            for color in look.palette.iter().chain([&look.accent]) {
                assert!(contrast(*color, look.page) >= 3.6, "{color:?}");
            }
            assert!(contrast(look.text, look.page) >= 12.0);
            assert!(contrast(look.soft_text, look.page) >= 5.0);
        }
    }

    #[test]
    fn the_print_theme_has_no_colours() {
        for Rgba([r, g, b, _]) in PRINT.palette {
            assert!(r == g && g == b);
        }
        assert_eq!(PRINT.custom([255, 0, 0]), Rgba([54, 54, 54, 255]));
    }
}
