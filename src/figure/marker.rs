//! The shapes of markers.

use std::f64::consts::TAU;
use std::sync::LazyLock;

use kurbo::{Affine, BezPath, Circle, PathEl, Point, Shape as _, Vec2};
use strum::IntoEnumIterator as _;

use crate::model::Marker;

/// All markers, of radius 1 around the origin, in the order of their kinds:
/// a picture has thousands of copies of a few.
static UNITS: LazyLock<Vec<BezPath>> = LazyLock::new(|| Marker::iter().map(unit).collect());

/// The outline of a marker around `center`. All shapes cover about the same
/// area, that of a circle of `radius`, and are star-shaped about the centre.
pub fn marker_path(marker: Marker, center: Point, radius: f64) -> BezPath {
    let unit = UNITS.get(marker as usize).cloned();
    let mut path = unit.unwrap_or_default();
    path.apply_affine(Affine::scale(radius).then_translate(center.to_vec2()));
    path
}

fn unit(marker: Marker) -> BezPath {
    let center = Point::ORIGIN;
    match marker {
        Marker::Circle => Circle::new(center, 1.0).to_path(0.001),
        Marker::Square => regular(center, 1.25, 4, 0.125),
        Marker::Diamond => regular(center, 1.3, 4, 0.0),
        Marker::Triangle => regular(offset(center, 0.12), 1.42, 3, 0.0),
        Marker::TriangleDown => regular(offset(center, -0.12), 1.42, 3, 0.5),
        Marker::Pentagon => regular(center, 1.15, 5, 0.0),
        Marker::Hexagon => regular(center, 1.12, 6, 0.0),
        Marker::Star => star(center, 1.5),
        Marker::Plus => plus(center, 1.0, 0.0),
        Marker::Cross => plus(center, 1.0, 0.125),
    }
}

/// The part of a marker below its centre, as [`marker_path`] draws it.
pub(super) fn lower_half(marker: Marker, center: Point, radius: f64) -> BezPath {
    let mut corners: Vec<Point> = Vec::new();
    let whole = marker_path(marker, center, radius);
    kurbo::flatten(whole, 0.02, |element| match element {
        PathEl::MoveTo(at) | PathEl::LineTo(at) => corners.push(at),
        PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath => {}
    });
    let next = corners.iter().cycle().skip(1);
    let mut below = Vec::new();
    for (from, to) in corners.iter().zip(next) {
        if from.y >= center.y {
            below.push(*from);
        }
        if (from.y < center.y) != (to.y < center.y) {
            let share = (center.y - from.y) / (to.y - from.y);
            below.push(from.lerp(*to, share));
        }
    }
    closed(below)
}

fn offset(center: Point, down: f64) -> Point {
    center + Vec2::new(0.0, down)
}

/// The point at `turn` of a full turn, clockwise from straight up.
fn at(center: Point, radius: f64, turn: f64) -> Point {
    let (sin, cos) = (turn * TAU).sin_cos();
    center + Vec2::new(radius * sin, -radius * cos)
}

fn closed(points: impl IntoIterator<Item = Point>) -> BezPath {
    let mut path = BezPath::new();
    for point in points {
        if path.elements().is_empty() {
            path.move_to(point);
        } else {
            path.line_to(point);
        }
    }
    path.close_path();
    path
}

fn regular(center: Point, radius: f64, corners: u32, turn: f64) -> BezPath {
    closed((0..corners).map(|corner| {
        let around = f64::from(corner) / f64::from(corners);
        at(center, radius, around + turn)
    }))
}

fn star(center: Point, radius: f64) -> BezPath {
    closed((0..10_u32).map(|corner| {
        let reach = if corner % 2 == 0 { 1.0 } else { 0.48 };
        at(center, radius * reach, f64::from(corner) / 10.0)
    }))
}

fn plus(center: Point, radius: f64, turn: f64) -> BezPath {
    let (long, half) = (1.25 * radius, 0.38 * radius);
    let arms = (0..4_u32).flat_map(|arm| {
        let (sin, cos) = ((f64::from(arm) / 4.0 + turn) * TAU).sin_cos();
        let corner = move |across: f64, along: f64| {
            center + Vec2::new(across * cos + along * sin, across * sin - along * cos)
        };
        [corner(-half, half), corner(-half, long), corner(half, long)]
    });
    closed(arms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_a_marker_is_about_half_of_it_and_below_its_center() {
        let center = Point::new(100.0, 100.0);
        for marker in Marker::iter() {
            let whole = marker_path(marker, center, 5.0);
            let half = lower_half(marker, center, 5.0);
            let share = half.area().abs() / whole.area().abs();
            assert!((0.35..0.65).contains(&share), "{marker:?} {share}");
            let (inner, outer) = (half.bounding_box(), whole.bounding_box());
            assert!(inner.y0 >= center.y - 1e-9, "{marker:?}");
            assert!((inner.y1 - outer.y1).abs() < 0.05, "{marker:?}");
        }
    }

    #[test]
    fn all_markers_are_about_as_large_and_around_their_center() {
        let center = Point::new(100.0, 100.0);
        let circle = std::f64::consts::PI * 25.0;
        for marker in Marker::iter() {
            let path = marker_path(marker, center, 5.0);
            let area = path.area().abs();
            assert!((0.6..1.15).contains(&(area / circle)), "{marker:?} {area}");
            let bounds = path.bounding_box();
            assert!(bounds.contains(center));
            assert!(
                bounds.width() < 16.0 && bounds.height() < 16.0,
                "{marker:?} {bounds:?}"
            );
            assert!(path.contains(center), "{marker:?}");
        }
    }
}
