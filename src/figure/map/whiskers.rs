//! How far the levels on a map may be off along each axis, and how sure they are.

use kurbo::{Line, Vec2};

use super::super::known::{Kinds, Known};
use super::super::pen::Pen;
use super::super::{Look, Part, Rgba};
use super::MANY;
use super::axes::{MapAxes, MapAxis, Position};
use super::bubbles::Bubbles;
use super::subject::{Stand, Subject};
use crate::model::{Confidence, Factor};

/// Of the lines, in points.
const WIDTH: f64 = 1.0;

/// How opaque they are.
const OPACITY: f64 = 0.6;

/// Half the length of the line at an end, in points.
const END: f64 = 3.0;

/// The whisker of a bubble along an axis.
pub(super) struct Whisker {
    part: Part,
    color: Rgba,
    /// From the lowest to the highest level that may be meant.
    pub(super) line: Line,
    /// Across its ends, but for one that the scale cuts off.
    ends: Vec<Line>,
}

/// What there is to be known of the levels on a map. Among very many bubbles
/// nothing of it could be told apart, and nothing is drawn.
pub(super) fn kinds(subject: &Subject<'_>) -> Kinds {
    let mut kinds = Kinds::default();
    let project = subject.of.project;
    let settings = project.settings;
    if subject.placed.len() > MANY || !(settings.whiskers || settings.confidence) {
        return kinds;
    }
    for stand in &subject.placed {
        for (factor, _) in levels(subject, stand) {
            kinds.add(project, &stand.competitor.id, &factor.id);
        }
    }
    // What is planned has no evidence.
    kinds.unsaid |= subject.of.as_is.is_some();
    kinds.dashed = subject.size.is_some();
    kinds
}

/// The factors on whose axes a competitor has a place, and that place: x, then y.
fn levels<'a>(
    subject: &Subject<'a>,
    stand: &Stand<'_>,
) -> impl Iterator<Item = (&'a Factor, Position)> + use<'a> {
    let axes = [(subject.x, stand.x), (subject.y, stand.y)];
    let factors = axes.map(|(dimension, position)| Some((dimension.factor()?, position)));
    factors.into_iter().flatten()
}

/// How sure the place of a competitor is: as sure as the less sure of its levels.
pub(super) fn confidence(subject: &Subject<'_>, stand: &Stand<'_>) -> Option<Confidence> {
    let known = levels(subject, stand)
        .filter(|(_, position)| matches!(position, Position::Level(_)))
        .map(|(factor, _)| known(subject, stand, factor).confidence);
    known.min().flatten()
}

fn known(subject: &Subject<'_>, stand: &Stand<'_>, factor: &Factor) -> Known {
    let ids = (&stand.competitor.id, &factor.id);
    Known::of(subject.of.project, subject.of.as_is, ids)
}

/// All whiskers, in the order of the bubbles.
pub(super) fn all(
    look: &Look,
    subject: &Subject<'_>,
    bubbles: &Bubbles,
    axes: &MapAxes,
) -> Vec<Whisker> {
    let mut whiskers = Vec::new();
    for (bubble, stand) in bubbles.iter(subject) {
        let sides = [
            (subject.x, stand.x, &axes.x, Vec2::new(1.0, 0.0)),
            (subject.y, stand.y, &axes.y, Vec2::new(0.0, 1.0)),
        ];
        for (dimension, position, axis, along) in sides {
            let (Some(factor), Position::Level(level)) = (dimension.factor(), position) else {
                continue;
            };
            let Some(spread) = known(subject, stand, factor).spread else {
                continue;
            };
            let reach = [level.get() - spread, level.get() + spread];
            let at = |level: f64| {
                bubble.at + along * (place(axis, level) - along.dot(bubble.at.to_vec2()))
            };
            let across = Vec2::new(along.y, along.x) * END;
            let ends = reach.iter().filter(|level| (0.0..=10.0).contains(*level));
            let ends = ends.map(|level| Line::new(at(*level) - across, at(*level) + across));
            whiskers.push(Whisker {
                part: Part::Whisker(stand.competitor.id.clone(), factor.id.clone()),
                color: look.color(stand.competitor).faded(OPACITY),
                line: Line::new(at(reach[0]), at(reach[1])),
                ends: ends.collect(),
            });
        }
    }
    whiskers
}

/// Where a level stands along an axis, stopping at its ends.
fn place(axis: &MapAxis, level: f64) -> f64 {
    axis.at(level.clamp(0.0, 10.0))
}

impl Whisker {
    pub(super) fn draw(&self, pen: &mut Pen<'_>) {
        for line in [&self.line].into_iter().chain(&self.ends) {
            pen.line(self.part.clone(), *line, WIDTH, self.color);
        }
    }
}
