//! What lies under the pointer.

use kurbo::Point;

use crate::figure::{Bubble, MapPicture, Ring};
use crate::model::{CompetitorId, SegmentId};

/// How near to a small bubble or to the rim of a ring the pointer must be, in
/// screen points.
pub(super) const REACH: f64 = 7.0;

/// A thing under the pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Under {
    Bubble(CompetitorId),
    Label(CompetitorId),
    /// The rim of a ring.
    Rim(SegmentId),
    RingLabel(SegmentId),
}

impl Under {
    pub(super) fn competitor(&self) -> Option<&CompetitorId> {
        match self {
            Self::Bubble(id) | Self::Label(id) => Some(id),
            Self::Rim(_) | Self::RingLabel(_) => None,
        }
    }

    pub(super) fn segment(&self) -> Option<&SegmentId> {
        match self {
            Self::Rim(id) | Self::RingLabel(id) => Some(id),
            Self::Bubble(_) | Self::Label(_) => None,
        }
    }
}

/// What lies at a point of the page: a bubble before a label before a ring.
/// `reach` is in page points.
pub(super) fn under(picture: &MapPicture, at: Point, reach: f64) -> Option<Under> {
    if let Some(bubble) = bubble_at(&picture.bubbles, at, reach) {
        return Some(Under::Bubble(bubble.competitor.clone()));
    }
    let labels = &picture.labels;
    let mut named = labels.competitors.iter();
    if let Some((id, _)) = named.find(|(_, label)| label.bounds.contains(at)) {
        return Some(Under::Label(id.clone()));
    }
    let mut named = labels.segments.iter();
    if let Some((id, _)) = named.find(|(_, label)| label.bounds.contains(at)) {
        return Some(Under::RingLabel(id.clone()));
    }
    let ring = ring_at(&picture.rings, at, reach)?;
    Some(Under::Rim(ring.segment.clone()))
}

/// The bubble in front of those around a point, or the nearest within reach.
fn bubble_at(bubbles: &[Bubble], at: Point, reach: f64) -> Option<&Bubble> {
    let mut nearest: Option<(f64, &Bubble)> = None;
    for bubble in bubbles.iter().rev() {
        let distance = bubble.at.distance(at);
        if distance <= bubble.radius {
            return Some(bubble);
        }
        if distance <= reach.max(bubble.radius) && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, bubble));
        }
    }
    nearest.map(|(_, bubble)| bubble)
}

fn ring_at(rings: &[Ring], at: Point, reach: f64) -> Option<&Ring> {
    let off = |ring: &Ring| (ring.at.distance(at) - ring.radius).abs();
    let near = rings.iter().filter(|ring| off(ring) <= reach);
    near.min_by(|a, b| off(a).total_cmp(&off(b)))
}
