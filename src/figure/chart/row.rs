//! A row of short texts between the frame and the names, one for each factor.

use kurbo::{Point, Rect, RoundedRect, Shape as _};
use unicode_segmentation::UnicodeSegmentation as _;

use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Rgba, Stroke, Turn, Weight};
use super::names::BELOW;
use super::{AXIS_WORD, Axes, axis_word, line_height};

/// Sizes of upright texts, the one to try first in front.
const UPRIGHT: [f64; 4] = [10.5, 9.5, 8.5, 7.5];

/// Sizes of texts in columns too narrow for upright ones.
const NARROW: [f64; 5] = [9.0, 8.0, 7.0, 6.0, 5.0];

/// The least room between two texts.
const BETWEEN: f64 = 3.0;

/// What a tint reaches beyond its text on both sides.
const TINT: f64 = 4.0;

/// Between the row and what stands below it.
const AFTER: f64 = 5.0;

/// How texts stand in columns too narrow for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Narrow {
    /// Upwards.
    #[default]
    Turned,
    /// Letter below letter: arrows keep their direction.
    Stacked,
}

/// A text in the row.
#[derive(Clone, Debug)]
pub(in super::super) struct Cell {
    pub(in super::super) part: Part,
    pub(in super::super) text: String,
    pub(in super::super) color: Rgba,
    /// Behind an upright text.
    pub(in super::super) tint: Option<Rgba>,
}

/// What stands in the row.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Row {
    /// Beside the frame; empty for nothing.
    pub(in super::super) name: &'static str,
    /// One per factor.
    pub(in super::super) cells: Vec<Option<Cell>>,
    /// The widest texts that may stand there, so that one that changes moves
    /// nothing else; empty for no row.
    pub(in super::super) widest: Vec<String>,
    pub(in super::super) narrow: Narrow,
}

/// How the texts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Upright,
    Turned,
    /// In two rows, by turns.
    TurnedInTwoRows,
    Stacked,
}

/// The row at the largest size that fits its columns; none where nothing fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitted(Option<(Manner, f64, f64)>);

impl Row {
    /// How wide the name beside the frame is, in points.
    pub(super) fn name_width(&self, fonts: &Fonts) -> f64 {
        fonts.width(self.name, AXIS_WORD.0, AXIS_WORD.1)
    }

    /// Upright if that fits, else in the narrow manner, else nothing.
    pub(super) fn fit(&self, columns: &[f64], sheet: Rect, fonts: &Fonts) -> Fitted {
        if self.widest.is_empty() {
            return Fitted(None);
        }
        let pitch = match columns {
            [first, second, ..] => second - first,
            _ => sheet.width(),
        };
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let widths = texts.map(|text| fonts.width(text, 1.0, Weight::SemiBold));
            widths.fold(0.0, f64::max)
        };
        let texts = || self.widest.iter().map(String::as_str);
        let width = widest(&mut texts());
        let room = pitch - BETWEEN - 2.0 * TINT;
        if let Some(size) = UPRIGHT.iter().find(|size| width * **size <= room) {
            return Fitted(Some((Manner::Upright, *size, 1.4 * size)));
        }
        let letter = widest(&mut texts().flat_map(|text| text.graphemes(true)));
        let fitting = |fits: &dyn Fn(f64) -> bool| NARROW.into_iter().find(|size| fits(*size));
        Fitted(match self.narrow {
            Narrow::Turned => fitting(&|size| line_height(size) <= pitch)
                .map(|size| (Manner::Turned, size, width * size))
                .or_else(|| {
                    let size = fitting(&|size| line_height(size) <= 2.0 * pitch)?;
                    let height = 2.0 * width * size + BETWEEN;
                    Some((Manner::TurnedInTwoRows, size, height))
                }),
            Narrow::Stacked => fitting(&|size| letter * size + 0.5 <= pitch).map(|size| {
                let letters = texts().map(|text| text.graphemes(true).count());
                let most = letters.max().unwrap_or(0);
                (Manner::Stacked, size, most as f64 * line_height(size))
            }),
        })
    }
}

impl Fitted {
    /// What the row takes of the page, in points.
    pub(super) fn height(&self) -> f64 {
        self.0.map_or(0.0, |(_, _, height)| height + AFTER)
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, row: &Row, axes: &Axes) {
        let Some((manner, size, height)) = self.0 else {
            return;
        };
        let top = axes.not_offered + BELOW - 1.0;
        if !row.name.is_empty() {
            axis_word(pen, row.name, (axes.x_range.0, top + height / 2.0));
        }
        let cells = axes.columns.iter().zip(&row.cells).enumerate();
        for (column, ((_, x), cell)) in cells {
            let Some(cell) = cell else { continue };
            match manner {
                Manner::Upright => upright(pen, cell, size, Rect::new(*x, top, *x, top + height)),
                Manner::Turned | Manner::TurnedInTwoRows => {
                    let lower = manner == Manner::TurnedInTwoRows && column % 2 == 1;
                    let second = f64::midpoint(height, BETWEEN);
                    let down = if lower { second } else { 0.0 };
                    let at = Point::new(x + 0.36 * size, top + down);
                    let style = style(cell, size, Anchor::End);
                    pen.text(&cell.part, &cell.text, at, Turn::Up, style);
                }
                Manner::Stacked => stacked(pen, cell, size, Point::new(*x, top)),
            }
        }
    }
}

fn style(cell: &Cell, size: f64, anchor: Anchor) -> Style {
    Style {
        size,
        weight: Weight::SemiBold,
        color: cell.color,
        anchor,
    }
}

/// A text in the middle of `place`, which has no width.
fn upright(pen: &mut Pen<'_>, cell: &Cell, size: f64, place: Rect) {
    let middle = place.center();
    if let Some(tint) = cell.tint {
        let width = pen.fonts.width(&cell.text, size, Weight::SemiBold);
        let pill = place.inflate(width / 2.0 + TINT, 0.0);
        let pill = RoundedRect::from_rect(pill, 0.35 * place.height()).to_path(0.05);
        pen.path(cell.part.clone(), pill, Some(tint), None::<Stroke>);
    }
    let baseline = middle.y + Fonts::CAP_HEIGHT * size / 2.0;
    let at = Point::new(middle.x, baseline);
    let style = style(cell, size, Anchor::Middle);
    pen.text(&cell.part, &cell.text, at, Turn::Upright, style);
}

/// A text with its letters below each other.
fn stacked(pen: &mut Pen<'_>, cell: &Cell, size: f64, top: Point) {
    let style = style(cell, size, Anchor::Middle);
    for (place, letter) in cell.text.graphemes(true).enumerate() {
        let y = top.y + place as f64 * style.line_height() + style.baseline();
        pen.text(
            &cell.part,
            letter,
            Point::new(top.x, y),
            Turn::Upright,
            style,
        );
    }
}
