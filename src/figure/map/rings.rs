//! The ideal levels of segments, and the ways of competitors.

use kurbo::{BezPath, Circle, Line, Point, Rect, Shape as _, Vec2};

use super::super::pen::Pen;
use super::super::{Look, Part, Rgba, Stroke};
use super::axes::{MapAxes, Position};
use super::bubbles::Bubbles;
use super::subject::Subject;
use super::{Bubble, Ring};
use crate::model::{Level, Segment};

/// The radius of the ring of a segment that is everybody, as a part of the
/// field's shorter side.
const EVERYBODY: f64 = 0.30;

/// The same for a segment whose size is not known.
const UNKNOWN: f64 = 0.06;

/// The least radius of a ring, in points.
const LEAST: f64 = 7.0;

/// Of the lines of rings, in points.
const DASHES: [f64; 2] = [5.0, 4.0];

/// Of the cross in the middle of a ring, in points.
const ARM: f64 = 3.0;

/// The length of an arrow's head, and half its width.
const HEAD: (f64, f64) = (7.0, 3.2);

/// The colour of a segment's ring and label.
pub(super) fn color(look: &Look, segment: &Segment) -> Rgba {
    look.ring(segment.color)
}

/// The rings, the largest first: none unless both axes are factors.
pub(super) fn place(subject: &Subject<'_>, axes: &MapAxes, field: Rect) -> Vec<Ring> {
    let (true, Some((x, y))) = (subject.of.map.segments, subject.factors()) else {
        return Vec::new();
    };
    let side = field.size().min_side();
    let segments = subject.of.project.segments.iter().filter(|it| it.visible);
    let mut rings: Vec<Ring> = segments
        .filter_map(|segment| {
            let ideal = |factor: &crate::model::FactorId| {
                let level: &Level = segment.ideal.get(factor)?;
                Some(Position::Level(*level))
            };
            let at = axes.point(ideal(&x.id)?, ideal(&y.id)?);
            let part = segment.size.map(|share| share.percent() / 100.0);
            let radius = part.map_or(UNKNOWN, |part| EVERYBODY * part.sqrt()) * side;
            Some(Ring {
                segment: segment.id.clone(),
                at,
                radius: radius.max(LEAST.min(0.2 * side)),
            })
        })
        .collect();
    rings.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    rings
}

/// Draw the rings, cut off at the frame.
pub(super) fn draw(pen: &mut Pen<'_>, subject: &Subject<'_>, rings: &[Ring], frame: Rect) {
    for ring in rings {
        let Some(segment) = subject.of.project.segment(&ring.segment) else {
            continue;
        };
        let color = color(pen.look, segment);
        let circle = Circle::new(ring.at, ring.radius);
        let stroke = Stroke {
            width: 1.5,
            color,
            dash: DASHES.to_vec(),
        };
        let part = Part::Ring(ring.segment.clone());
        if frame.inset(-1.0).union(circle.bounding_box()) == frame.inset(-1.0) {
            pen.path(
                part,
                circle.to_path(0.05),
                Some(color.faded(0.06)),
                Some(stroke),
            );
        } else {
            let ground = Some(color.faded(0.06));
            pen.path(part.clone(), area_within(circle, frame), ground, None);
            pen.path(part, within(circle, frame), None, Some(stroke));
        }
        // Its middle, which is the ideal.
        for way in [Vec2::new(ARM, 0.0), Vec2::new(0.0, ARM)] {
            let line = Line::new(ring.at - way, ring.at + way);
            pen.line(Part::Ring(ring.segment.clone()), line, 1.25, color);
        }
    }
}

/// The box around the cross in the middle of a ring.
pub(super) fn middle(ring: &Ring) -> Rect {
    Rect::from_center_size(ring.at, (2.0 * ARM, 2.0 * ARM))
}

/// The places around a circle, the first again at the end.
fn around(circle: Circle) -> impl Iterator<Item = Point> {
    const STEPS: u32 = 180;
    (0..=STEPS).map(move |step| {
        let turn = f64::from(step) / f64::from(STEPS) * std::f64::consts::TAU;
        circle.center + Vec2::from_angle(turn) * circle.radius
    })
}

/// The part of a circle's area within a frame: what stands outside is moved to
/// its edge.
fn area_within(circle: Circle, frame: Rect) -> BezPath {
    let mut path = BezPath::new();
    for (step, at) in around(circle).enumerate() {
        let x = at.x.min(frame.x1).max(frame.x0);
        let y = at.y.min(frame.y1).max(frame.y0);
        if step == 0 {
            path.move_to((x, y));
        } else {
            path.line_to((x, y));
        }
    }
    path.close_path();
    path
}

/// The parts of a circle's line within a frame.
fn within(circle: Circle, frame: Rect) -> BezPath {
    let mut path = BezPath::new();
    let mut before = false;
    for at in around(circle) {
        let inside = frame.contains(at);
        match (before, inside) {
            (true, true) => path.line_to(at),
            (false, true) => path.move_to(at),
            _ => {}
        }
        before = inside;
    }
    path
}

/// The way of a competitor from where it stood before.
pub(super) struct Arrow<'a> {
    pub(super) bubble: &'a Bubble,
    /// From there to the edge of its bubble.
    pub(super) line: Line,
    pub(super) color: Rgba,
}

/// The ways of competitors that stand elsewhere in the project before the scenario.
pub(super) fn arrows<'a>(
    look: &Look,
    subject: &'a Subject<'_>,
    bubbles: &'a Bubbles,
    axes: &MapAxes,
) -> Vec<Arrow<'a>> {
    let Some(as_is) = subject.of.as_is else {
        return Vec::new();
    };
    let changed = super::subject::changed(subject.of.project, as_is);
    let all = bubbles.iter(subject);
    let moved = all.filter(|(bubble, _)| changed.contains(&bubble.competitor));
    moved
        .filter_map(|(bubble, stand)| {
            let (x, y) = subject.positions_in(as_is, &bubble.competitor)?;
            if (x, y) == (bubble.x, bubble.y) {
                return None;
            }
            // Without a gutter there is no place to come from.
            let gone = |position, gutter: Option<f64>| {
                position == Position::NotOffered && gutter.is_none()
            };
            if gone(x, axes.x.gutter) || gone(y, axes.y.gutter) {
                return None;
            }
            let from = clamped(axes.point(x, y), axes.frame);
            let way = bubble.at - from;
            let length = way.length() - bubble.radius - 2.0;
            let line = || Line::new(from, from + way.normalize() * length);
            (length > HEAD.0).then(|| Arrow {
                bubble,
                line: line(),
                color: look.color(stand.competitor),
            })
        })
        .collect()
}

fn clamped(point: Point, frame: Rect) -> Point {
    Point::new(
        point.x.clamp(frame.x0, frame.x1),
        point.y.clamp(frame.y0, frame.y1),
    )
}

/// Draw an arrow that starts at a small ring.
pub(super) fn draw_arrow(pen: &mut Pen<'_>, arrow: &Arrow<'_>) {
    let Arrow {
        bubble,
        line,
        color,
    } = arrow;
    let part = Part::Arrow(bubble.competitor.clone());
    let way = (line.p1 - line.p0).normalize();
    let across = Vec2::new(-way.y, way.x);
    let start = 3.0;
    let base = line.p1 - way * HEAD.0;
    let color = color.faded(0.75);
    let stroke = Stroke {
        width: 1.5,
        color,
        dash: Vec::new(),
    };
    let dot = Circle::new(line.p0, start).to_path(0.05);
    pen.path(part.clone(), dot, None, Some(stroke));
    pen.line(
        part.clone(),
        Line::new(line.p0 + way * start, base),
        1.5,
        color,
    );
    let mut head = BezPath::new();
    head.move_to(line.p1);
    head.line_to(base + across * HEAD.1);
    head.line_to(base - across * HEAD.1);
    head.close_path();
    pen.path(part, head, Some(color), None);
}
