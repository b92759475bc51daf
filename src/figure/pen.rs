//! Collects marks in drawing order.

use kurbo::{BezPath, Line, Point};

use super::known::Fill;
use super::paragraph::{LINE_HEIGHT, Lines};
use super::{
    Anchor, Fonts, Look, Mark, Part, Rgba, Shape, Stroke, Text, Turn, Weight, lower_half,
    marker_path,
};
use crate::model::Marker;

/// The radius of a marker of which nobody said how sure it is, against the others.
const SMALL: f64 = 0.6;

/// The radius of one that is not all filled, against one that is: the edges of
/// both then look as far out.
const RIM: f64 = 0.88;

/// Of the edge of a marker that is not all filled, in points.
const EDGE: f64 = 1.5;

/// Draws with the colours of one theme and one set of fonts.
pub(super) struct Pen<'a> {
    pub(super) look: &'static Look,
    pub(super) fonts: &'a Fonts,
    pub(super) marks: Vec<Mark>,
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// In points.
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Rgba,
    pub(super) anchor: Anchor,
}

impl Style {
    /// From the top of a line to its baseline: the letters stand in the middle of the line.
    pub(super) fn baseline(&self) -> f64 {
        let leading = LINE_HEIGHT - Fonts::ASCENT - Fonts::DESCENT;
        (leading / 2.0 + Fonts::ASCENT) * self.size
    }

    /// From the top of one line to the top of the next.
    pub(super) fn line_height(&self) -> f64 {
        LINE_HEIGHT * self.size
    }
}

impl Pen<'_> {
    pub(super) fn path(
        &mut self,
        part: Part,
        path: BezPath,
        fill: Option<Rgba>,
        stroke: Option<Stroke>,
    ) {
        self.shape(part, Shape::Path { path, fill, stroke });
    }

    pub(super) fn shape(&mut self, part: Part, shape: Shape) {
        self.marks.push(Mark { part, shape });
    }

    pub(super) fn line(&mut self, part: Part, line: Line, width: f64, color: Rgba) {
        let mut path = BezPath::new();
        path.move_to(line.p0);
        path.line_to(line.p1);
        let stroke = Stroke {
            width,
            color,
            dash: Vec::new(),
        };
        self.path(part, path, None, Some(stroke));
    }

    /// A marker around `at`, filled as much as its level is sure.
    pub(super) fn marker(
        &mut self,
        part: &Part,
        (marker, at, radius): (Marker, Point, f64),
        color: Rgba,
        fill: Fill,
    ) {
        let stroke = |width, color| Stroke {
            width,
            color,
            dash: Vec::new(),
        };
        let page = self.look.page;
        let radius = match fill {
            Fill::Small => SMALL * radius,
            Fill::Half | Fill::Hollow => RIM * radius,
            Fill::Full | Fill::NotOffered => radius,
        };
        let path = marker_path(marker, at, radius);
        match fill {
            Fill::Full | Fill::Small => {
                self.path(part.clone(), path, Some(color), Some(stroke(1.0, page)));
            }
            Fill::Hollow | Fill::NotOffered => {
                self.path(part.clone(), path, Some(page), Some(stroke(EDGE, color)));
            }
            Fill::Half => {
                self.path(part.clone(), path.clone(), Some(page), None);
                let half = lower_half(marker, at, radius);
                self.path(part.clone(), half, Some(color), None);
                self.path(part.clone(), path, None, Some(stroke(EDGE, color)));
            }
        }
    }

    /// Lines of text below each other, from `top` on.
    pub(super) fn lines(&mut self, part: &Part, lines: &Lines, x: f64, top: f64, style: Style) {
        for (row, line) in lines.rows.iter().enumerate() {
            let y = top + row as f64 * style.line_height() + style.baseline();
            self.text(part, line, Point::new(x, y), Turn::Upright, style);
        }
    }

    /// Lines of text that run upwards, side by side around `x`, ending at `top`.
    pub(super) fn turned_lines(
        &mut self,
        part: &Part,
        lines: &Lines,
        x: f64,
        top: f64,
        style: Style,
    ) {
        let left = x - lines.height() * style.size / 2.0;
        for (row, line) in lines.rows.iter().enumerate() {
            let x = left + row as f64 * style.line_height() + style.baseline();
            self.text(part, line, Point::new(x, top), Turn::Up, style);
        }
    }

    /// One line of text with its baseline at `at`.
    pub(super) fn text(&mut self, part: &Part, content: &str, at: Point, turn: Turn, style: Style) {
        self.marks.push(Mark {
            part: part.clone(),
            shape: Shape::Text(Text {
                at,
                anchor: style.anchor,
                turn,
                size: style.size,
                weight: style.weight,
                color: style.color,
                content: content.to_owned(),
            }),
        });
    }
}
