//! Bubbles: markers of one size, or of areas that stand for something.

use std::collections::HashSet;
use std::f64::consts::PI;
use std::sync::LazyLock;

use kurbo::{ParamCurveNearest as _, Point, Rect, Shape as _};
use strum::IntoEnumIterator as _;

use super::super::known::{Fill, Kinds};
use super::super::pen::Pen;
use super::super::{Look, Part, Rgba, Shape, Stroke, lower_half, marker_path};
use super::axes::{MapAxes, Position};
use super::subject::{Stand, Subject};
use super::{Bubble, MANY, whiskers};
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

/// The edge of a bubble of which nobody said how sure its place is: dashes and
/// gaps, in points.
const DASHED: [f64; 2] = [3.0, 3.0];

/// How opaque bubbles are that may lie on each other.
const OPACITY: f64 = 0.30;

/// How large bubbles are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The radius of a marker without a size.
    marker: f64,
    /// The radius of the bubble of size `most`, and `most`.
    largest: Option<(f64, f64)>,
    /// Whether areas stand for anything.
    sized: bool,
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
        Self {
            marker,
            largest,
            sized: subject.size.is_some(),
        }
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

    fn of_stand(&self, stand: &Stand<'_>) -> f64 {
        if let Some(radius) = stand.size.and_then(|size| self.radius(size)) {
            return radius;
        }
        let part = match stand.role {
            Role::Own => 1.15,
            Role::Rival => 1.0,
            Role::Alternative => 0.9,
        };
        if self.sized {
            UNKNOWN.min(self.marker)
        } else {
            self.marker * part
        }
    }
}

/// All bubbles, in the order in which they are drawn: the largest first, our own last.
pub(super) struct Bubbles {
    pub(super) all: Vec<Bubble>,
    /// The place of each among the subject's competitors.
    places: Vec<usize>,
}

impl Bubbles {
    pub(super) fn place(subject: &Subject<'_>, axes: &MapAxes, sizes: &Sizes) -> Self {
        let placed = &subject.placed;
        let is_own = |place: &usize| placed[*place].role == Role::Own;
        let (own, mut places): (Vec<usize>, Vec<usize>) = (0..placed.len()).partition(is_own);
        if sizes.largest.is_some() {
            let radius = |place: &usize| sizes.of_stand(&placed[*place]);
            places.sort_by(|a, b| radius(b).total_cmp(&radius(a)));
        }
        places.extend(own);
        let bubble = |place: &usize| {
            let stand = &placed[*place];
            Bubble {
                competitor: stand.competitor.id.clone(),
                at: axes.point(stand.x, stand.y),
                radius: sizes.of_stand(stand),
                x: stand.x,
                y: stand.y,
            }
        };
        Self {
            all: places.iter().map(bubble).collect(),
            places,
        }
    }

    /// What the bubble at a place in the drawing order stands for.
    pub(super) fn stand<'s, 'a>(&self, subject: &'s Subject<'a>, place: usize) -> &'s Stand<'a> {
        &subject.placed[self.places[place]]
    }

    /// Each with what it stands for.
    pub(super) fn iter<'s, 'a>(
        &'s self,
        subject: &'s Subject<'a>,
    ) -> impl ExactSizeIterator<Item = (&'s Bubble, &'s Stand<'a>)> + Clone {
        let stands = self.places.iter().map(|place| &subject.placed[*place]);
        self.all.iter().zip(stands)
    }
}

/// How a bubble is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ink {
    marker: Marker,
    fill: Rgba,
    edge: Rgba,
    /// Of the edge.
    width: f64,
    /// Whether there is a fill that could say how sure its place is.
    is_filled: bool,
    /// Whether its area stands for something.
    is_sized: bool,
}

impl Ink {
    fn of(look: &Look, subject: &Subject<'_>, stand: &Stand<'_>) -> Self {
        let (color, page) = (look.color_of(stand.role, stand.color), look.page);
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
            marker: stand.marker,
            fill,
            edge,
            width,
            is_filled: !hollow,
            is_sized: stand.size.is_some(),
        }
    }

    /// Draw a bubble of this look, filled as much as its place is sure.
    fn draw(self, pen: &mut Pen<'_>, part: Part, (at, radius): (Point, f64), fill: Fill) {
        if fill == Fill::Full {
            let path = marker_path(self.marker, at, radius);
            pen.path(part, path, Some(self.fill), Some(self.stroke()));
        } else if self.is_sized {
            self.draw_sized(pen, &part, (at, radius), fill);
        } else {
            pen.marker(&part, (self.marker, at, radius), self.fill, fill);
        }
    }

    /// The same where the area stands for something, and so must stay as it is.
    fn draw_sized(self, pen: &mut Pen<'_>, part: &Part, (at, radius): (Point, f64), fill: Fill) {
        let path = marker_path(self.marker, at, radius);
        if fill == Fill::Half {
            let half = lower_half(self.marker, at, radius);
            pen.path(part.clone(), half, Some(self.fill), None);
        }
        let mut stroke = self.stroke();
        if fill == Fill::Small {
            stroke.dash = DASHED.to_vec();
        }
        // What lies behind shows through, as through a filled one.
        pen.path(part.clone(), path, None, Some(stroke));
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
    let shape = &SHAPES[stand.marker as usize];
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
    (bubbles, kinds): (&Bubbles, Kinds),
    selected: &Selected<'_>,
) -> Vec<Extent> {
    let many = bubbles.all.len() > MANY;
    let mut room = Vec::with_capacity(bubbles.all.len());
    let mut crowds = Crowds::new();
    let mut alone = Vec::new();
    for (bubble, stand) in bubbles.iter(subject) {
        let ink = Ink::of(pen.look, subject, stand);
        let (radius, mut extent) = extent(stand, bubble);
        let edge = ink.width / 2.0;
        extent.around = extent.around.inflate(edge, edge);
        room.push(extent);
        if many && stand.role != Role::Own && !selected.has(&bubble.competitor) {
            crowds.add(ink, bubble.at, radius);
        } else {
            let fill = if kinds.confidence && ink.is_filled {
                Fill::of(whiskers::confidence(subject, stand))
            } else {
                Fill::Full
            };
            alone.push((ink, bubble, radius, fill));
        }
    }
    for (ink, at) in crowds.all {
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
    for (ink, bubble, radius, fill) in alone {
        let part = Part::Bubble(bubble.competitor.clone());
        ink.draw(pen, part, (bubble.at, radius), fill);
    }
    room
}

/// Bubbles that look alike, together.
struct Crowds {
    all: Vec<(Ink, Vec<(Point, f64)>)>,
    /// By a part of the look, the last crowd that had it.
    last: Vec<usize>,
}

impl Crowds {
    fn new() -> Self {
        Self {
            all: Vec::new(),
            last: vec![usize::MAX; 1 << 10],
        }
    }

    fn add(&mut self, ink: Ink, at: Point, radius: f64) {
        let Rgba([r, g, b, _]) = ink.edge;
        let Rgba([red, ..]) = ink.fill;
        let bits = [r, g, b, red].map(usize::from);
        let part = bits
            .iter()
            .fold(ink.marker as usize, |sum, bits| 31 * sum + bits);
        let last = &mut self.last[part % (1 << 10)];
        if self.all.get(*last).is_none_or(|(other, _)| *other != ink) {
            let known = self.all.iter().position(|(other, _)| *other == ink);
            *last = known.unwrap_or(self.all.len());
            if known.is_none() {
                self.all.push((ink, Vec::new()));
            }
        }
        self.all[*last].1.push((at, radius));
    }
}

/// The competitors that are selected.
pub(super) enum Selected<'a> {
    Few(&'a [CompetitorId]),
    Many(HashSet<&'a CompetitorId>),
}

impl<'a> Selected<'a> {
    pub(super) fn new(ids: &'a [CompetitorId]) -> Self {
        if ids.len() <= 4 {
            Self::Few(ids)
        } else {
            Self::Many(ids.iter().collect())
        }
    }

    pub(super) fn has(&self, id: &CompetitorId) -> bool {
        match self {
            Self::Few(ids) => ids.contains(id),
            Self::Many(ids) => ids.contains(id),
        }
    }
}
