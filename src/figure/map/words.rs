//! The words beside a map: the names of the axes and what their ends mean.

use kurbo::Rect;

use super::super::paragraph::{Lines, Paragraph};
use super::super::{Fonts, Weight};
use super::range::quantity;
use super::subject::Dimension;

/// Sizes of the words beside the frame, the one to try first in front.
const SIZES: [f64; 5] = [11.5, 10.5, 9.5, 8.5, 7.5];

/// How much smaller the words are than the name between them.
pub(super) const WORD: f64 = 0.92;

/// The most lines of a name, and of a word.
const MOST_LINES: usize = 4;

/// The parts of the page's width that the words of the vertical axis may take,
/// the one to try first in front, and the most lines of its name then.
const COLUMNS: [(f64, usize); 3] = [(0.10, 3), (0.14, 4), (0.21, 4)];

/// What stands in a gutter.
const NOT_OFFERED: &str = "not offered";

/// The words along one axis, broken to fit.
pub(super) struct Words {
    pub(super) size: f64,
    pub(super) low: Lines,
    pub(super) name: Lines,
    pub(super) high: Lines,
    /// Beside the gutter.
    pub(super) none: Option<Lines>,
}

/// The word at an end of an axis: the factor's own, else "low" and "high"; of
/// numbers the number there.
fn end_words(dimension: Dimension<'_>, range: (f64, f64)) -> (String, String) {
    let or = |text: &str, other: &str| {
        let text = if text.trim().is_empty() { other } else { text };
        text.to_owned()
    };
    match dimension {
        Dimension::Nothing => (String::new(), String::new()),
        Dimension::Factor(factor) => (or(&factor.low, "low"), or(&factor.high, "high")),
        Dimension::Metric(_) | Dimension::Share => {
            let unit = dimension.unit();
            (quantity(range.0, unit), quantity(range.1, unit))
        }
    }
}

impl Words {
    /// Broken to at most `width` points, the largest that needs at most `height`.
    pub(super) fn fit(
        dimension: Dimension<'_>,
        range: (f64, f64),
        gutter: Option<f64>,
        (width, height): (f64, f64),
        fonts: &Fonts,
    ) -> Self {
        let (low, high) = end_words(dimension, range);
        let paragraph = |text: &str, weight| {
            let shown = !text.is_empty();
            shown.then(|| Paragraph::new(text, weight, fonts))
        };
        let name = if dimension.is_nothing() {
            None
        } else {
            Some(Paragraph::new(dimension.name(), Weight::SemiBold, fonts))
        };
        let (low, high) = (
            paragraph(&low, Weight::Regular),
            paragraph(&high, Weight::Regular),
        );
        let none = Paragraph::new(NOT_OFFERED, Weight::Regular, fonts);
        let mut last = None;
        for size in SIZES {
            let broken = |paragraph: &Option<Paragraph>, size: f64| {
                let lines = paragraph.as_ref().map(|it| it.lines(width / size, fonts));
                lines.unwrap_or_default()
            };
            let mut words = Self {
                size,
                low: broken(&low, WORD * size),
                name: broken(&name, size),
                high: broken(&high, WORD * size),
                none: gutter.map(|width| none.lines(width / (WORD * size), fonts)),
            };
            let all = [&words.low, &words.name, &words.high];
            let fits = all
                .iter()
                .all(|lines| !lines.broken && lines.rows.len() <= MOST_LINES);
            if fits && words.column_height() <= height {
                return words;
            }
            for lines in [&mut words.low, &mut words.name, &mut words.high] {
                lines.shorten(MOST_LINES);
            }
            last = Some(words);
        }
        last.unwrap_or_else(|| Self {
            size: 1.0,
            low: Lines::default(),
            name: Lines::default(),
            high: Lines::default(),
            none: None,
        })
    }

    /// Of the vertical axis, in the narrowest column that needs no smaller letters.
    pub(super) fn beside(
        dimension: Dimension<'_>,
        range: (f64, f64),
        gutter: bool,
        sheet: Rect,
        fonts: &Fonts,
    ) -> Self {
        // So much of the height for two words and a name is never too much to ask.
        let height = 0.7 * sheet.height();
        let column = |part: f64| {
            let width = part * sheet.width();
            let none = gutter.then_some(width);
            Self::fit(dimension, range, none, (width, height), fonts)
        };
        let (widest, _) = COLUMNS[COLUMNS.len() - 1];
        let fits = COLUMNS.iter().find_map(|(part, most)| {
            let words = column(*part);
            let whole = words.size >= SIZES[0] && words.name.rows.len() <= *most;
            whole.then_some(words)
        });
        fits.unwrap_or_else(|| column(widest))
    }

    fn all(&self) -> [(&Lines, f64); 4] {
        static NONE: Lines = Lines {
            rows: Vec::new(),
            widest: 0.0,
            broken: false,
        };
        [
            (&self.low, WORD * self.size),
            (&self.name, self.size),
            (&self.high, WORD * self.size),
            (self.none.as_ref().unwrap_or(&NONE), WORD * self.size),
        ]
    }

    /// Below each other, with room between them.
    fn column_height(&self) -> f64 {
        let heights = self.all().map(|(lines, size)| lines.height() * size + 4.0);
        heights.iter().sum()
    }

    pub(super) fn widest(&self) -> f64 {
        let widths = self.all().map(|(lines, size)| lines.widest * size);
        widths.into_iter().fold(0.0, f64::max).ceil()
    }

    pub(super) fn highest(&self) -> f64 {
        let heights = self.all().map(|(lines, size)| lines.height() * size);
        heights.into_iter().fold(0.0, f64::max)
    }
}
