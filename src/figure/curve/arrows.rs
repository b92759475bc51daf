//! The way from our own points as they are to those of a scenario.

use kurbo::{BezPath, Point, Vec2};

use super::super::chart::{Curves, Places};
use super::super::pen::Pen;
use super::super::{Part, Stroke};

/// Of the line of an arrow, in points.
const WIDTH: f64 = 1.0;

/// Length of the head and half of its width, in points.
const HEAD: (f64, f64) = (6.0, 3.5);

/// Between an arrow and the markers at its ends, in points.
const APART: f64 = 2.0;

/// Draw an arrow for every change that leaves room for one.
pub(super) fn draw(pen: &mut Pen<'_>, curves: &Curves<'_>, places: &Places) {
    let Some(own) = curves.competitors.last() else {
        return;
    };
    let color = pen.look.color(own);
    for (before, now) in places.moves() {
        let way = now.at - before.at;
        // Hollow markers and those with corners reach beyond their radius.
        let (start, end) = (before.radius + APART, 1.4 * now.radius + APART);
        if way.hypot() < start + end + HEAD.0 {
            continue;
        }
        let along = way.normalize();
        arrow(pen, before.at + along * start, now.at - along * end, color);
    }
}

fn arrow(pen: &mut Pen<'_>, from: Point, to: Point, color: super::super::Rgba) {
    let along = (to - from).normalize();
    let across = Vec2::new(-along.y, along.x) * HEAD.1;
    let neck = to - along * HEAD.0;
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
