//! The ideals of segments: where they are, on the page and in levels.

use kurbo::Point;

use super::Stage;
use super::group::Spot;
use super::thing::Thing;
use crate::figure::{MapAxis, Position};
use crate::model::Segment;

/// Where a ring stands on the page and in levels.
pub(super) fn place(stage: &Stage<'_>, thing: &Thing) -> Option<(Point, Spot)> {
    let Thing::Segment(id) = thing else {
        return None;
    };
    let mut rings = stage.picture.rings.iter();
    let ring = rings.find(|ring| ring.segment == *id)?;
    let segment = stage.project().segment(id)?;
    let axes = &stage.picture.axes;
    let spot = Spot {
        x: ideal(segment, &axes.x)?,
        y: ideal(segment, &axes.y)?,
    };
    Some((ring.at, spot))
}

fn ideal(segment: &Segment, axis: &MapAxis) -> Option<Position> {
    let level = segment.ideal.get(axis.of.factor()?)?;
    Some(Position::Level(*level))
}
