//! The way from our own points as they are to those of a scenario.

use kurbo::{BezPath, Line, Vec2};

use super::super::chart::{Curves, Places};
use super::super::pen::Pen;
use super::super::{Axes, Part, Rgba, Stroke};

/// Of the line of an arrow, in points.
const WIDTH: f64 = 1.0;

/// Length of the head and half of its width, in points.
const HEAD: (f64, f64) = (6.0, 3.5);

/// Between an arrow and the markers at its ends, in points.
const APART: f64 = 2.0;

/// The half width of a head in narrow columns, of the way to the next one.
const SHARE: f64 = 0.25;

/// Draw an arrow for every change that leaves room for one.
pub(super) fn draw(pen: &mut Pen<'_>, curves: &Curves<'_>, places: &Places, axes: &Axes) {
    let Some(own) = curves.competitors.last() else {
        return;
    };
    let color = pen.look.color(own);
    let scale = (SHARE * axes.pitch() / HEAD.1).min(1.0);
    let head = (HEAD.0 * scale, HEAD.1 * scale);
    for (before, now) in places.moves() {
        let way = now.at - before.at;
        // Hollow markers and those with corners reach beyond their radius.
        let (start, end) = (before.radius + APART, 1.4 * now.radius + APART);
        if way.hypot() < start + end + head.0 {
            continue;
        }
        let along = way.normalize();
        let line = Line::new(before.at + along * start, now.at - along * end);
        arrow(pen, line, head, color);
    }
}

/// An arrow along `line` with a head of this length and half width.
fn arrow(pen: &mut Pen<'_>, line: Line, head: (f64, f64), color: Rgba) {
    let (from, to) = (line.p0, line.p1);
    let along = (to - from).normalize();
    let across = Vec2::new(-along.y, along.x) * head.1;
    let neck = to - along * head.0;
    let mut line = BezPath::new();
    line.move_to(from);
    line.line_to(neck);
    let stroke = Stroke {
        width: WIDTH,
        color,
        dash: Vec::new(),
    };
    pen.path(Part::AsIs, line, None, Some(stroke));
    let mut head = BezPath::new();
    head.move_to(to);
    head.line_to(neck + across);
    head.line_to(neck - across);
    head.close_path();
    pen.path(Part::AsIs, head, Some(color), None);
}
