//! The two lines that divide a map, and what its quarters are called.

use kurbo::{Line, Point, Rect, Vec2};

use super::super::paragraph::{Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Weight};
use super::axes::{MapAxes, MapAxis, Position};
use super::subject::{Stand, Subject};
use crate::model::Crosshair;

/// Sizes of the names, the one to try first in front.
const SIZES: [f64; 3] = [12.5, 11.0, 9.5];

/// Between a name and the edges of the field.
const INSET: f64 = 9.0;

/// The least extent of a quarter whose name is drawn.
const LEAST: f64 = 40.0;

/// How strong the names are.
const OPACITY: f64 = 0.62;

/// Where the two lines cross, if there are any.
pub(super) fn crossing(subject: &Subject<'_>, axes: &MapAxes) -> Option<Point> {
    let middle = |axis: &MapAxis| f64::midpoint(axis.ends.0, axis.ends.1);
    match subject.of.map.crosshair {
        Crosshair::None => None,
        Crosshair::Middle => Some(Point::new(middle(&axes.x), middle(&axes.y))),
        Crosshair::Mean => {
            let mean = |axis: &MapAxis, along: fn(&Stand<'_>) -> Position| {
                let placed = subject.placed.iter();
                let values = placed.filter_map(|stand| along(stand).value());
                // A running mean does not run over.
                let mut mean = (0.0, 0.0);
                for value in values {
                    mean.1 += 1.0;
                    mean.0 += (value - mean.0) / mean.1;
                }
                (mean.1 > 0.0).then(|| axis.at(mean.0))
            };
            Some(Point::new(
                mean(&axes.x, |stand| stand.x)?,
                mean(&axes.y, |stand| stand.y)?,
            ))
        }
    }
}

/// The names of the quarters, broken to fit.
pub(super) struct Quadrants {
    crossing: Option<Point>,
    /// Each with the size of its letters and the box it stands in.
    names: Vec<(Lines, f64, Rect, Anchor)>,
}

impl Quadrants {
    pub(super) fn lay_out(
        subject: &Subject<'_>,
        axes: &MapAxes,
        field: Rect,
        fonts: &Fonts,
    ) -> Self {
        let crossing = crossing(subject, axes);
        let names = subject.of.map.quadrants.names();
        let names = names.into_iter().enumerate().filter_map(|(corner, name)| {
            if name.trim().is_empty() {
                return None;
            }
            let at = crossing.unwrap_or_else(|| field.center());
            let (right, below) = (corner % 2 == 1, corner >= 2);
            let quarter = Rect::from_points(
                at,
                Point::new(
                    if right { field.x1 } else { field.x0 },
                    if below { field.y1 } else { field.y0 },
                ),
            );
            placed(name, quarter, (right, below), fonts)
        });
        Self {
            crossing,
            names: names.collect(),
        }
    }

    /// The boxes that labels must keep clear of.
    pub(super) fn boxes(&self) -> impl Iterator<Item = Rect> {
        self.names.iter().map(|(_, _, area, _)| *area)
    }

    /// The two lines, if there are any.
    pub(super) fn lines(&self, field: Rect) -> Vec<Line> {
        let lines = self.crossing.map(|at| {
            [
                Line::new((at.x, field.y0), (at.x, field.y1)),
                Line::new((field.x0, at.y), (field.x1, at.y)),
            ]
        });
        lines.into_iter().flatten().collect()
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, field: Rect) {
        let color = pen.look.strong_rule;
        for line in self.lines(field) {
            pen.line(Part::Rule, line, 1.0, color);
        }
        for (lines, size, area, anchor) in &self.names {
            let style = Style {
                size: *size,
                weight: Weight::SemiBold,
                color: pen.look.soft_text.faded(OPACITY),
                anchor: *anchor,
            };
            let x = match anchor {
                Anchor::End => area.x1,
                Anchor::Start | Anchor::Middle => area.x0,
            };
            pen.lines(&Part::Quadrant, lines, x, area.y0, style);
        }
    }
}

/// A name in the outer corner of its quarter; none where there is no room.
fn placed(
    name: &str,
    quarter: Rect,
    (right, below): (bool, bool),
    fonts: &Fonts,
) -> Option<(Lines, f64, Rect, Anchor)> {
    if quarter.size().min_side() < LEAST {
        return None;
    }
    let room = quarter.inset(-INSET);
    let paragraph = Paragraph::new(name, Weight::SemiBold, fonts);
    let (size, lines) = paragraph.fit(0.8 * room.width(), &SIZES, 2, fonts);
    let (width, height) = (lines.widest * size, lines.height() * size);
    if lines.broken || height > 0.5 * room.height() {
        return None;
    }
    let corner = Vec2::new(
        if right { room.x1 - width } else { room.x0 },
        if below { room.y1 - height } else { room.y0 },
    );
    let area = Rect::from_origin_size(corner.to_point(), (width, height));
    let anchor = if right { Anchor::End } else { Anchor::Start };
    Some((lines, size, area, anchor))
}
