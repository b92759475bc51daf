//! The industry standard as a curve, and the band around it.

use kurbo::{BezPath, Point, Vec2};

use super::super::pen::Pen;
use super::super::{Part, Stroke};
use super::Axes;

/// Of the curve, in points.
const WIDTH: f64 = 1.5;

/// Dashes and the gaps between them, in points.
const DASH: [f64; 2] = [5.0, 4.0];

/// Of the edge of the band, in points.
const EDGE: f64 = 1.25;

/// How far a place without neighbours reaches to both sides.
const ALONE: f64 = 7.0;

/// Draw the industry standard as a dashed curve, with gaps where no rival
/// offers the factor, and say where it ends, if it is anywhere.
pub(in super::super) fn standard(
    pen: &mut Pen<'_>,
    standards: &[Option<f64>],
    axes: &Axes,
) -> Option<Point> {
    let mut path = BezPath::new();
    let mut last = None;
    for stretch in stretches(standards, axes) {
        let places = stretch
            .iter()
            .map(|(x, level)| Point::new(*x, axes.y(*level)));
        for (place, at) in widened(places.collect(), axes).into_iter().enumerate() {
            if place == 0 {
                path.move_to(at);
            } else {
                path.line_to(at);
            }
            last = Some(at);
        }
    }
    if !path.is_empty() {
        let stroke = Stroke {
            width: WIDTH,
            color: pen.look.standard,
            dash: DASH.to_vec(),
        };
        pen.path(Part::Standard, path, None, Some(stroke));
    }
    last
}

/// Fill the band from the lowest to the highest rival and say where it ends, if
/// it is anywhere.
pub(in super::super) fn band(
    pen: &mut Pen<'_>,
    ranges: &[Option<(f64, f64)>],
    axes: &Axes,
) -> Option<Point> {
    let mut path = BezPath::new();
    let mut last = None;
    for stretch in stretches(ranges, axes) {
        let edge = |side: fn((f64, f64)) -> f64| {
            let places = stretch.iter();
            let places = places.map(|(x, range)| Point::new(*x, axes.y(side(*range))));
            widened(places.collect(), axes)
        };
        let (low, high) = (edge(|(low, _)| low), edge(|(_, high)| high));
        last = low
            .last()
            .zip(high.last())
            .map(|(low, high)| low.midpoint(*high));
        for (place, at) in high.into_iter().chain(low.into_iter().rev()).enumerate() {
            if place == 0 {
                path.move_to(at);
            } else {
                path.line_to(at);
            }
        }
        path.close_path();
    }
    if !path.is_empty() {
        // Where all rivals are at one level, the edge is all there is to see.
        let stroke = Stroke {
            width: EDGE,
            color: pen.look.band_edge(),
            dash: Vec::new(),
        };
        pen.path(Part::Band, path, Some(pen.look.band()), Some(stroke));
    }
    last
}

/// `places` as they are; one without neighbours as its two ends.
fn widened(places: Vec<Point>, axes: &Axes) -> Vec<Point> {
    if let [at] = places.as_slice() {
        let reach = Vec2::new(ALONE.min(0.3 * axes.pitch()), 0.0);
        return vec![*at - reach, *at + reach];
    }
    places
}

/// Neighbouring columns with a value, as their x and that value.
fn stretches<T: Copy>(values: &[Option<T>], axes: &Axes) -> Vec<Vec<(f64, T)>> {
    let mut all = Vec::new();
    let mut current = Vec::new();
    for ((_, x), value) in axes.columns.iter().zip(values) {
        match value {
            Some(value) => current.push((*x, *value)),
            None if current.is_empty() => {}
            None => all.push(std::mem::take(&mut current)),
        }
    }
    if !current.is_empty() {
        all.push(current);
    }
    all
}
