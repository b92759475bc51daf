//! Bubbles: markers of one size, or of areas that stand for something.

use std::f64::consts::PI;
use std::sync::LazyLock;

use kurbo::{ParamCurveNearest as _, Point, Rect, Shape as _};
use strum::IntoEnumIterator as _;

use super::super::pen::Pen;
use super::super::{Look, Part, Rgba, Shape, Stroke, marker_path};
use super::axes::{MapAxes, Position};
use super::subject::{Stand, Subject, rank};
use super::{Bubble, MANY};
use crate::model::{CompetitorId, Marker, Role};

/// The radius of the largest bubble, in points, and the part of the field's
/// shorter side that it takes at most.
const LARGEST: (f64, f64) = (34.0, 0.085);

/// The part of the field that all bubbles together cover at most.
const COVERED: f64 = 0.10;

/// The radius of a marker of a map without sizes.
const MARKER: f64 = 6.5;

/// Up to so many bubbles are markers of that size.
const ROOMY: f64 = 24.0;

/// The least radius of a marker, with thousands of them.
const LEAST: f64 = 1.1;

/// The radius of a bubble whose size is not known.
const UNKNOWN: f64 = 4.0;

/// How opaque bubbles are that may lie on each other.
const OPACITY: f64 = 0.30;

/// How large bubbles are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The radius of a marker without a size.
    marker: f64,
    /// The radius of the bubble of size `most`, and `most`.
    largest: Option<(f64, f64)>,
}

impl Sizes {
    /// Of the bubbles of a map whose field has about this extent.
    pub(super) fn of(subject: &Subject<'_>, field: Rect) -> Self {
        let count = subject.placed.len().max(1) as f64;
        let crowded = (ROOMY / count).min(1.0).powf(0.25);
        let marker = (MARKER * crowded).max(LEAST);
        let sizes = || subject.placed.iter().filter_map(|stand| stand.size);
        let most = sizes().fold(0.0, f64::max);
        let largest = (most > 0.0).then(|| {
            // The areas together, in areas of the largest.
            let together: f64 = sizes().map(|size| size / most).sum();
            let covered = (COVERED * field.area() / (PI * together)).sqrt();
            let (points, part) = LARGEST;
            let radius = points.min(part * field.size().min_side()).min(covered);
            (radius.max(2.0 * LEAST), most)
        });
        Self { marker, largest }
    }

    /// The radius of the circle that a size covers.
    pub(super) fn radius(&self, size: f64) -> Option<f64> {
        let (radius, most) = self.largest?;
        Some(radius * (size / most).sqrt())
    }

    /// The largest size there is.
    pub(super) fn most(&self) -> Option<f64> {
        self.largest.map(|(_, most)| most)
    }

    /// How far the largest bubble reaches from its middle.
    pub(super) fn reach(&self) -> f64 {
        let largest = self.largest.map_or(0.0, |(radius, _)| radius);
        1.2 * largest.max(self.marker)
    }

    fn of_stand(&self, stand: &Stand<'_>, sized: bool) -> f64 {
        if let Some(radius) = stand.size.and_then(|size| self.radius(size)) {
            return radius;
        }
        let part = match stand.competitor.role {
            Role::Own => 1.15,
            Role::Rival => 1.0,
            Role::Alternative => 0.9,
        };
        if sized {
            UNKNOWN.min(self.marker)
        } else {
            self.marker * part
        }
    }
}

/// All bubbles, in the order in which they are drawn: the largest first, our own last.
pub(super) fn place(subject: &Subject<'_>, axes: &MapAxes, sizes: &Sizes) -> Vec<(usize, Bubble)> {
    let sized = subject.size.is_some();
    let placed = subject.placed.iter().enumerate();
    let mut bubbles: Vec<(usize, Bubble)> = placed
        .map(|(index, stand)| {
            let bubble = Bubble {
                competitor: stand.competitor.id.clone(),
                at: axes.point(stand.x, stand.y),
                radius: sizes.of_stand(stand, sized),
                x: stand.x,
                y: stand.y,
            };
            (index, bubble)
        })
        .collect();
    bubbles.sort_by(|(a, first), (b, second)| {
        let own = |index: usize| rank(subject.placed[index].competitor.role) == 0;
        let by_size = second.radius.total_cmp(&first.radius);
        own(*a).cmp(&own(*b)).then(by_size)
    });
    bubbles
}

/// How a bubble is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ink {
    marker: Marker,
    fill: Rgba,
    edge: Rgba,
    width: f64,
}

impl Ink {
    fn of(look: &Look, subject: &Subject<'_>, stand: &Stand<'_>) -> Self {
        let (color, page) = (look.color(stand.competitor), look.page);
        let without = stand.x == Position::NotOffered || stand.y == Position::NotOffered;
        let hollow = without || (subject.size.is_some() && stand.size.is_none());
        let (fill, edge, width) = if stand.size.is_some() {
            let opacity = if without { 0.0 } else { OPACITY };
            (color.faded(opacity), color, 1.5)
        } else if hollow {
            (page, color, 1.5)
        } else {
            (color, page, 1.0)
        };
        Self {
            marker: stand.competitor.marker,
            fill,
            edge,
            width,
        }
    }

    fn stroke(self) -> Stroke {
        Stroke {
            width: self.width,
            color: self.edge,
            dash: Vec::new(),
        }
    }
}

/// Of each marker, for a radius of 1.
struct Outline {
    /// The box around it.
    around: Rect,
    /// How much larger it must be drawn to cover the area of a circle.
    same_area: f64,
    /// The radius of the largest circle inside it.
    inside: f64,
}

/// All markers, measured when first needed.
static SHAPES: LazyLock<Vec<Outline>> = LazyLock::new(|| Marker::iter().map(Outline::of).collect());

/// The room that a bubble takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// With its edge.
    pub(super) around: Rect,
    /// The radius of the largest circle inside it.
    pub(super) inside: f64,
}

impl Outline {
    fn of(marker: Marker) -> Self {
        let path = marker_path(marker, Point::ORIGIN, 1.0);
        let sides = path.segments();
        let nearest = sides.map(|side| side.nearest(Point::ORIGIN, 1e-3).distance_sq);
        Self {
            around: path.bounding_box(),
            same_area: (PI / path.area().abs()).sqrt(),
            inside: nearest.fold(f64::INFINITY, f64::min).sqrt(),
        }
    }
}

/// The radius to draw a bubble's marker with, and the room it takes.
fn extent(stand: &Stand<'_>, bubble: &Bubble) -> (f64, Extent) {
    let shape = &SHAPES[stand.competitor.marker as usize];
    let radius = match stand.size {
        Some(_) => bubble.radius * shape.same_area,
        None => bubble.radius,
    };
    let extent = Extent {
        around: shape.around.scale_from_origin(radius) + bubble.at.to_vec2(),
        inside: shape.inside * radius,
    };
    (radius, extent)
}

/// Draw all bubbles; give the room they take.
pub(super) fn draw_all(
    pen: &mut Pen<'_>,
    subject: &Subject<'_>,
    bubbles: &[(usize, Bubble)],
    selected: &[CompetitorId],
) -> Vec<Extent> {
    let mut room = Vec::with_capacity(bubbles.len());
    let many = bubbles.len() > MANY;
    let mut crowds: Vec<(Ink, Vec<(Point, f64)>)> = Vec::new();
    let mut alone = Vec::new();
    for (index, bubble) in bubbles {
        let stand = &subject.placed[*index];
        let ink = Ink::of(pen.look, subject, stand);
        let (radius, mut extent) = extent(stand, bubble);
        let edge = ink.width / 2.0;
        extent.around = extent.around.inflate(edge, edge);
        room.push(extent);
        let stands_out =
            stand.competitor.role == Role::Own || selected.contains(&bubble.competitor);
        if !many || stands_out {
            alone.push((ink, bubble, radius));
            continue;
        }
        let copy = (bubble.at, radius);
        match crowds.iter_mut().find(|(other, _)| *other == ink) {
            Some((_, crowd)) => crowd.push(copy),
            None => crowds.push((ink, vec![copy])),
        }
    }
    for (ink, at) in crowds {
        let thin = at.first().is_some_and(|(_, radius)| *radius < 3.0);
        let shape = Shape::Markers {
            outline: marker_path(ink.marker, Point::ORIGIN, 1.0),
            at,
            fill: ink.fill,
            // Around dots there is no room for an edge.
            stroke: (!thin || ink.edge != pen.look.page).then(|| ink.stroke()),
        };
        pen.shape(Part::Bubbles, shape);
    }
    for (ink, bubble, radius) in alone {
        let path = marker_path(ink.marker, bubble.at, radius);
        let part = Part::Bubble(bubble.competitor.clone());
        pen.path(part, path, Some(ink.fill), Some(ink.stroke()));
    }
    room
}
