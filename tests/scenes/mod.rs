//! Questions about the places of things in a picture.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test file uses some of them"
)]

use kurbo::{Rect, Shape as _};
use seachart::figure::{Fonts, Mark, Part, Scene, Shape};

/// Slides in both shapes, a sheet of paper in both directions, a square.
pub(crate) const SIZES: [(f64, f64); 6] = [
    (800.0, 450.0),
    (1920.0, 1080.0),
    (3840.0, 2160.0),
    (1024.0, 768.0),
    (1240.0, 1754.0),
    (900.0, 900.0),
];

/// What floats may be off by, in points.
pub(crate) const TOLERANCE: f64 = 0.05;

/// Every text with what it is of, what it says and where it is.
pub(crate) fn texts(scene: &Scene, fonts: &Fonts) -> Vec<(Part, String, Rect)> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|Mark { part, shape }| {
            let Shape::Text(text) = shape else {
                return None;
            };
            Some((part.clone(), text.content.clone(), text.bounds(fonts)))
        })
        .collect()
}

/// What is said of one part, line by line, without spaces.
pub(crate) fn said(scene: &Scene, wanted: &Part) -> String {
    let marks = scene.marks.iter().filter(|mark| mark.part == *wanted);
    let lines = marks.filter_map(|mark| {
        let Shape::Text(text) = &mark.shape else {
            return None;
        };
        Some(text.content.as_str())
    });
    lines.collect::<String>().replace(' ', "")
}

/// A name as [`said`] gives it back.
pub(crate) fn squeezed(name: &str) -> String {
    name.split_whitespace().collect()
}

/// The boxes around the paths of some parts, with their edges.
pub(crate) fn boxes(scene: &Scene, wanted: impl Fn(&Part) -> bool) -> Vec<(Part, Rect)> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|Mark { part, shape }| match shape {
            Shape::Path { path, stroke, .. } if wanted(part) => {
                let edge = stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
                Some((part.clone(), path.bounding_box().inflate(edge, edge)))
            }
            _ => None,
        })
        .collect()
}

pub(crate) fn overlap(a: Rect, b: Rect) -> bool {
    let shared = a.intersect(b);
    shared.width() > TOLERANCE && shared.height() > TOLERANCE
}

pub(crate) fn is_inside(inner: Rect, outer: Rect) -> bool {
    let outer = outer.inflate(TOLERANCE, TOLERANCE);
    outer.union(inner) == outer
}

/// No text leaves the page or overlaps another or one of `markers`.
#[track_caller]
pub(crate) fn check_texts(scene: &Scene, markers: &[(Part, Rect)], fonts: &Fonts, what: &str) {
    let texts = texts(scene, fonts);
    let page = scene.size.to_rect();
    for (index, (part, content, at)) in texts.iter().enumerate() {
        assert!(
            is_inside(*at, page),
            "{what}: {part:?} \"{content}\" leaves the page: {at:?} of {page:?}"
        );
        for (other, other_content, other_at) in &texts[index + 1..] {
            assert!(
                !overlap(*at, *other_at),
                "{what}: {part:?} \"{content}\" {at:?} overlaps {other:?} \"{other_content}\" {other_at:?}"
            );
        }
        for (marker, marker_at) in markers {
            assert!(
                !overlap(*at, *marker_at),
                "{what}: {part:?} \"{content}\" {at:?} overlaps the marker {marker:?} {marker_at:?}"
            );
        }
    }
}
