//! Positioning maps: the table of scores seen on two axes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CompetitorId, FactorId, MapId, MetricId, SegmentId};

/// What an axis of a map measures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Nothing, yet or any more: the map says so and offers to choose.
    #[default]
    Nothing,

    /// The levels on a factor, 0 to 10. Dragging along this axis writes them.
    Factor(FactorId),

    /// A metric of the competitors, in its own unit. Nothing is dragged along it.
    Metric(MetricId),

    /// The share of the market, in percent. Nothing is dragged along it.
    Share,
}

impl Measure {
    /// The factor on the axis, if it is one.
    pub fn factor(&self) -> Option<&FactorId> {
        match self {
            Self::Factor(id) => Some(id),
            Self::Nothing | Self::Metric(_) | Self::Share => None,
        }
    }
}

/// An axis of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// What it measures.
    pub of: Measure,

    /// Whether it runs the other way: to the left, or downwards.
    #[serde(default)]
    pub flipped: bool,
}

impl Axis {
    /// An axis of a factor that runs to the right or upwards.
    pub fn of_factor(factor: &FactorId) -> Self {
        Self {
            of: Measure::Factor(factor.clone()),
            flipped: false,
        }
    }
}

/// What the area of a bubble stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BubbleSize {
    /// Nothing: all are markers of one size.
    #[default]
    Same,

    /// The share of the market.
    Share,

    /// A metric.
    Metric(MetricId),
}

/// Where the two lines cross that divide a map into quadrants.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum Crosshair {
    /// There are none.
    None,

    /// In the middle of both scales.
    #[default]
    Middle,

    /// At the mean of the competitors that are placed on the map.
    Mean,
}

impl Crosshair {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "No crosshair",
            Self::Middle => "Middle of the scales",
            Self::Mean => "Mean of the competitors",
        }
    }
}

/// The names of the four quadrants; empty for none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "each field is the corner of the picture")]
pub struct Quadrants {
    pub top_left: Arc<str>,
    pub top_right: Arc<str>,
    pub bottom_left: Arc<str>,
    pub bottom_right: Arc<str>,
}

impl Quadrants {
    /// The names in reading order.
    pub fn names(&self) -> [&Arc<str>; 4] {
        let Self {
            top_left,
            top_right,
            bottom_left,
            bottom_right,
        } = self;
        [top_left, top_right, bottom_left, bottom_right]
    }
}

/// Where a user put a label: the way from the middle of its bubble to the
/// middle of the label, in tenths of a point on the page, to the right and down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pin {
    dx: i16,
    dy: i16,
}

impl Pin {
    /// The furthest a label may stand from its bubble along each axis, in points.
    pub const FURTHEST: f64 = 2_000.0;

    /// The pin nearest to a way in points.
    pub fn nearest(dx: f64, dy: f64) -> Self {
        let tenths = |way: f64| {
            let furthest = 10.0 * Self::FURTHEST;
            // `as` takes NaN to 0.
            (10.0 * way).round().clamp(-furthest, furthest) as i16
        };
        Self {
            dx: tenths(dx),
            dy: tenths(dy),
        }
    }

    /// The way in points, to the right and down.
    pub fn way(self) -> (f64, f64) {
        (f64::from(self.dx) / 10.0, f64::from(self.dy) / 10.0)
    }
}

/// A positioning map: competitors as bubbles on two axes.
///
/// It has no data of its own: a bubble stands where the scores put it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Stays the same when the map is renamed or moved.
    pub id: MapId,

    /// As in the list of maps, and above the picture. May be empty.
    pub name: Arc<str>,

    /// From left to right.
    pub x: Axis,

    /// From bottom to top.
    pub y: Axis,

    /// What the areas of bubbles stand for.
    pub size: BubbleSize,

    /// Where the quadrants meet.
    pub crosshair: Crosshair,

    /// What the quadrants are called.
    pub quadrants: Quadrants,

    /// The competitors that are left out of this map, though they are shown elsewhere.
    pub hidden: BTreeSet<CompetitorId>,

    /// Whether the ideal levels of segments are drawn.
    pub segments: bool,

    /// Whether the distance to the nearest competitor is shaded.
    pub white_space: bool,

    /// Labels of competitors that stand where the user put them.
    pub pins: BTreeMap<CompetitorId, Pin>,

    /// Labels of segments that stand where the user put them.
    pub segment_pins: BTreeMap<SegmentId, Pin>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_keeps_tenths_and_stays_near() {
        assert_eq!(Pin::nearest(12.34, -5.0).way(), (12.3, -5.0));
        assert_eq!(Pin::nearest(1e9, f64::NAN).way(), (Pin::FURTHEST, 0.0));
    }
}
