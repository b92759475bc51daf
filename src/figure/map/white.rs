//! White space: how far each place is from the nearest competitor.

use kurbo::{BezPath, Circle, Point, Rect, Shape as _};

use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Shape, Stroke, Turn, Weight};
use super::axes::{MapAxes, MapAxis};
use super::remarks::Remark;
use super::subject::Subject;
use crate::analysis::{Gap, Nearest, gaps};
use crate::model::Segment;

/// How many of the emptiest places are marked.
const MARKED: usize = 3;

/// From which part of the emptiest place's distance on a place is tinted.
const BANDS: [f64; 3] = [0.42, 0.60, 0.78];

/// How opaque each tint is, in colours and in greys.
const TINT: (f64, f64) = (0.055, 0.03);

/// The side of the cells in which distances are asked for, in points.
const CELL: f64 = 11.0;

/// The radius of the marks.
const MARK: f64 = 8.0;

/// The white space of a map.
pub(super) struct WhiteSpace {
    nearest: Nearest,
    pub(super) gaps: Vec<Gap>,
}

/// Where a value stands from 0 to 10 along its axis.
fn in_levels(axis: &MapAxis, value: f64) -> f64 {
    10.0 * (value - axis.range.0) / (axis.range.1 - axis.range.0)
}

impl WhiteSpace {
    /// None for a map that is not to show it, or that places fewer than 3.
    pub(super) fn of(subject: &Subject<'_>, axes: &MapAxes) -> Option<Self> {
        if !subject.of.map.white_space {
            return None;
        }
        let placed = subject.placed.iter();
        let places: Vec<(f64, f64)> = placed
            .filter_map(|stand| {
                let (x, y) = (stand.x.value()?, stand.y.value()?);
                Some((in_levels(&axes.x, x), in_levels(&axes.y, y)))
            })
            .collect();
        if places.len() < super::READABLE {
            return None;
        }
        let nearest = Nearest::new(places);
        let gaps = gaps(&nearest, MARKED);
        Some(Self { nearest, gaps })
    }

    /// What is to be said: that a gap is not demand, unless a segment's ideal is near.
    pub(super) fn remark(&self, subject: &Subject<'_>) -> Option<Remark> {
        if self.gaps.is_empty() {
            return None;
        }
        let segments = subject.of.project.segments.iter();
        let segments: Vec<_> = segments.filter(|it| it.visible).collect();
        let ideal = |segment: &Segment| {
            let (x, y) = subject.factors()?;
            let along = |id| segment.ideal.get(id).map(|level| level.get());
            Some((along(&x.id)?, along(&y.id)?))
        };
        let near = self.gaps.iter().map(|gap| {
            let near = segments
                .iter()
                .filter(|segment| ideal(segment).is_some_and(|ideal| gap.is_near(ideal)));
            near.map(|segment| segment.name.to_string()).collect()
        });
        Some(Remark::Gaps {
            near: near.collect(),
        })
    }

    /// Where the marks stand: in the middles of the gaps, but clear of the names
    /// of quadrants above or below them.
    pub(super) fn marks(&self, axes: &MapAxes, names: &[Rect]) -> Vec<Circle> {
        let along =
            |axis: &MapAxis, level: f64| axis.ends.0 + (axis.ends.1 - axis.ends.0) * level / 10.0;
        let marks = self.gaps.iter().map(|gap| {
            let mut at = Point::new(along(&axes.x, gap.at.0), along(&axes.y, gap.at.1));
            let around = Circle::new(at, MARK).bounding_box();
            if let Some(name) = names.iter().find(|name| name.overlaps(around)) {
                let inwards = (axes.frame.center().y - name.center().y).signum();
                let edge = if inwards > 0.0 { name.y1 } else { name.y0 };
                at.y = edge + inwards * (MARK + 1.0);
            }
            Circle::new(at, MARK)
        });
        marks.collect()
    }

    /// The tints, behind everything.
    pub(super) fn draw_tints(&self, pen: &mut Pen<'_>, axes: &MapAxes, field: Rect) {
        let Some(emptiest) = self.gaps.first() else {
            return;
        };
        let cells = Cells::new(field, |at| {
            let along =
                |axis: &MapAxis, at: f64| 10.0 * (at - axis.ends.0) / (axis.ends.1 - axis.ends.0);
            self.nearest
                .distance((along(&axes.x, at.x), along(&axes.y, at.y)))
        });
        let tint = if pen.look.grey { TINT.1 } else { TINT.0 };
        let fill = pen.look.accent.faded(tint);
        for part in BANDS {
            let pieces = cells.beyond(part * emptiest.distance);
            let shape = Shape::Area { pieces, fill };
            pen.shape(Part::WhiteSpace, shape);
        }
    }
}

/// Draw the numbers of the emptiest places.
pub(super) fn draw_marks(pen: &mut Pen<'_>, marks: &[Circle]) {
    let color = pen.look.soft_text;
    let style = Style {
        size: 9.0,
        weight: Weight::SemiBold,
        color,
        anchor: Anchor::Middle,
    };
    for (index, mark) in marks.iter().enumerate() {
        let at = mark.center;
        let stroke = Stroke {
            width: 1.0,
            color: color.faded(0.8),
            dash: Vec::new(),
        };
        let circle = Circle::new(at, mark.radius - 0.5).to_path(0.05);
        pen.path(Part::WhiteSpace, circle, None, Some(stroke));
        let baseline = Point::new(at.x, at.y + Fonts::CAP_HEIGHT * style.size / 2.0);
        let number = (index + 1).to_string();
        pen.text(&Part::WhiteSpace, &number, baseline, Turn::Upright, style);
    }
}

/// A value at every corner of a grid of cells.
struct Cells {
    area: Rect,
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

impl Cells {
    fn new(area: Rect, value: impl Fn(Point) -> f64) -> Self {
        let count = |side: f64| ((side / CELL).ceil() as usize).clamp(1, 150);
        let mut cells = Self {
            area,
            columns: count(area.width()),
            rows: count(area.height()),
            values: Vec::new(),
        };
        for row in 0..=cells.rows {
            for column in 0..=cells.columns {
                cells.values.push(value(cells.corner(column, row)));
            }
        }
        cells
    }

    fn corner(&self, column: usize, row: usize) -> Point {
        let (across, down) = (
            column as f64 / self.columns as f64,
            row as f64 / self.rows as f64,
        );
        Point::new(
            self.area.x0 + across * self.area.width(),
            self.area.y0 + down * self.area.height(),
        )
    }

    fn value(&self, column: usize, row: usize) -> f64 {
        self.values[row * (self.columns + 1) + column]
    }

    /// Where the value is at least `least`, as convex pieces that meet: whole
    /// cells of a row as one, others cut where the value, taken as linear along
    /// their sides, passes `least`.
    fn beyond(&self, least: f64) -> BezPath {
        let mut pieces = BezPath::new();
        for row in 0..self.rows {
            let mut start = None;
            for column in 0..=self.columns {
                let whole = column < self.columns && self.is_whole(column, row, least);
                match (start, whole) {
                    (None, true) => start = Some(column),
                    (Some(first), false) => {
                        let corners = [
                            self.corner(first, row),
                            self.corner(column, row),
                            self.corner(column, row + 1),
                            self.corner(first, row + 1),
                        ];
                        push(&mut pieces, &corners);
                        start = None;
                    }
                    _ => {}
                }
                if column < self.columns && !whole {
                    push(&mut pieces, &self.cut(column, row, least));
                }
            }
        }
        pieces
    }

    fn ring(column: usize, row: usize) -> [(usize, usize); 4] {
        [
            (column, row),
            (column + 1, row),
            (column + 1, row + 1),
            (column, row + 1),
        ]
    }

    fn is_whole(&self, column: usize, row: usize, least: f64) -> bool {
        let corners = Self::ring(column, row);
        corners
            .iter()
            .all(|(column, row)| self.value(*column, *row) >= least)
    }

    fn cut(&self, column: usize, row: usize, least: f64) -> Vec<Point> {
        let corners = Self::ring(column, row);
        let mut points = Vec::new();
        for (at, here) in corners.iter().enumerate() {
            let next = corners[(at + 1) % corners.len()];
            let (value, other) = (self.value(here.0, here.1), self.value(next.0, next.1));
            let (from, to) = (self.corner(here.0, here.1), self.corner(next.0, next.1));
            if value >= least {
                points.push(from);
            }
            if (value >= least) != (other >= least) {
                points.push(from.lerp(to, (least - value) / (other - value)));
            }
        }
        points
    }
}

fn push(pieces: &mut BezPath, points: &[Point]) {
    if points.len() < 3 {
        return;
    }
    for (at, point) in points.iter().enumerate() {
        if at == 0 {
            pieces.move_to(*point);
        } else {
            pieces.line_to(*point);
        }
    }
    pieces.close_path();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tinted_area_is_where_the_value_is_large() {
        let area = Rect::new(0.0, 0.0, 200.0, 100.0);
        let middle = area.center();
        let cells = Cells::new(area, |at| at.distance(middle));
        let all = cells.beyond(0.0);
        assert!((all.area().abs() - area.area()).abs() < 1e-6);
        let outside = cells.beyond(40.0).area().abs();
        let expected = area.area() - std::f64::consts::PI * 1600.0;
        assert!((outside - expected).abs() < 0.01 * area.area(), "{outside}");
        assert!(cells.beyond(1e9).is_empty());
    }
}
