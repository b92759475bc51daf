//! A row of small bars under the names of the factors: how much each matters.

use kurbo::{Point, Rect, Shape as _};

use super::super::legend::short_name;
use super::super::paragraph::shown_name;
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Turn, Weight};
use super::describe::listed;
use super::{AXIS_WORD, Axes, axis_word, line_height};
use crate::analysis::{BySize, importance};
use crate::model::{Factor, FactorId, Level, Project, Scale, Whose};

/// Beside the frame.
const NAME: &str = "Importance";

/// Of a bar at the top of the scale, in points.
const HEIGHT: f64 = 20.0;

/// Of a bar, in points, and the part of the way to the next one that it takes at most.
const WIDTH: (f64, f64) = (16.0, 0.55);

/// Above the bars, and between them and their numbers.
const ABOVE: f64 = 8.0;
const BETWEEN: f64 = 1.0;

/// Sizes of the numbers, the one to try first in front.
const NUMBERS: [f64; 3] = [9.0, 8.0, 7.0];

/// The least room between two numbers.
const APART: f64 = 3.0;

/// How much each factor in the picture matters to somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Bars {
    /// One per factor, as a part of the scale and as a number; empty for no row.
    bars: Vec<Option<(f64, String)>>,
    /// To whom.
    pub(in super::super) whose: String,
}

/// The row in its columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fitted {
    /// Of all of it; 0 for no row.
    height: f64,
    width: f64,
    /// Of the numbers, if there is room for them.
    size: Option<f64>,
}

impl Bars {
    /// As the project has it: none where nobody's importance is shown, or
    /// nobody said anything.
    pub(in super::super) fn of(project: &Project, factors: &[&Factor]) -> Self {
        let found = project.importance.as_ref().and_then(|whose| {
            let ids = factors.iter().map(|factor| &factor.id);
            let found = importance(project, whose, ids)?;
            Some((found.levels, to_whom(project, whose, found.weighting)))
        });
        let Some((levels, whose)) = found else {
            return Self::default();
        };
        let scale = project.settings.scale;
        let bar = |level: Option<f64>| level.map(|level| (level / 10.0, number(level, scale)));
        Self {
            bars: levels.into_iter().map(bar).collect(),
            whose,
        }
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    /// In a sentence: "Importance to Commuters: Price 7.5, Speed 3.0.".
    pub(in super::super) fn in_words(&self, factors: &[&Factor]) -> String {
        let pairs = factors.iter().zip(&self.bars);
        let told = pairs.filter_map(|(factor, bar)| {
            let (_, number) = bar.as_ref()?;
            Some(format!("{} {number}", shown_name(&factor.name)))
        });
        format!("{}: {}.", self.whose, listed(told))
    }

    /// How wide the name beside the frame is, in points.
    pub(super) fn name_width(&self, fonts: &Fonts) -> f64 {
        if self.is_empty() {
            return 0.0;
        }
        fonts.width(NAME, AXIS_WORD.0, AXIS_WORD.1)
    }

    /// With numbers below the bars if they fit beside each other.
    pub(super) fn fit(&self, pitch: f64, fonts: &Fonts) -> Fitted {
        if self.is_empty() {
            return Fitted::default();
        }
        let widths = self.bars.iter().flatten();
        let widths = widths.map(|(_, number)| fonts.width(number, 1.0, Weight::Regular));
        let widest = widths.fold(0.0, f64::max);
        let mut sizes = NUMBERS.into_iter();
        let size = sizes.find(|size| widest * size + APART <= pitch);
        let numbers = size.map_or(0.0, |size| BETWEEN + line_height(size));
        Fitted {
            height: ABOVE + HEIGHT + numbers,
            width: WIDTH.0.min(WIDTH.1 * pitch),
            size,
        }
    }
}

/// Such as "Importance to Commuters".
fn to_whom(project: &Project, whose: &Whose, weighting: BySize) -> String {
    match whose {
        Whose::Segment(id) => {
            let segment = project.segment(id);
            let name = segment.map_or_else(String::new, |segment| short_name(&segment.name));
            format!("Importance to {name}")
        }
        Whose::All if weighting == BySize::One => "Importance to all segments".to_owned(),
        Whose::All => format!("Importance to all segments, {weighting}"),
    }
}

/// A mean level in the project's scale, to one decimal.
fn number(level: f64, scale: Scale) -> String {
    let (low, high) = scale.ends();
    format!(
        "{:.1}",
        low + Level::nearest(level).get() / 10.0 * (high - low)
    )
}

impl Fitted {
    /// What the row takes of the page, in points.
    pub(super) fn height(&self) -> f64 {
        self.height
    }

    /// Draw the row from `top` on.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, bars: &Bars, axes: &Axes, top: f64) {
        if self.height == 0.0 {
            return;
        }
        let foot = top + ABOVE + HEIGHT;
        axis_word(pen, NAME, (axes.x_range.0, foot - HEIGHT / 2.0));
        for ((factor, x), bar) in axes.columns.iter().zip(&bars.bars) {
            if let Some((share, number)) = bar {
                self.bar(pen, factor, (*x, foot), (*share, number));
            }
        }
    }

    /// A bar that stands at a point, on a pale ground as high as the scale.
    fn bar(
        &self,
        pen: &mut Pen<'_>,
        factor: &FactorId,
        (x, foot): (f64, f64),
        (share, number): (f64, &str),
    ) {
        let part = Part::Importance(factor.clone());
        let half = self.width / 2.0;
        let (ground, color) = (pen.look.rule, pen.look.bar());
        for (share, color) in [(1.0, ground), (share, color)] {
            let bar = Rect::new(x - half, foot - HEIGHT * share, x + half, foot);
            if bar.height() > 0.0 {
                pen.path(part.clone(), bar.to_path(0.1), Some(color), None);
            }
        }
        if let Some(size) = self.size {
            let style = Style {
                size,
                weight: Weight::Regular,
                color: pen.look.soft_text,
                anchor: Anchor::Middle,
            };
            let at = Point::new(x, foot + BETWEEN + style.baseline());
            pen.text(&part, number, at, Turn::Upright, style);
        }
    }
}
