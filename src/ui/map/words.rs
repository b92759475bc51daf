//! What is said about places on a map, in words.

use super::Stage;
use super::group::Spot;
use super::thing::Thing;
use crate::figure::{MapAxis, Position, quantity, shown_name};
use crate::model::{BubbleSize, CompetitorId, Measure, Project, SegmentId, Share};

/// The most characters of a name beside the pointer and in an undo step.
const NAME_CHARS: usize = 40;

/// `name` on one line and not too long.
pub(super) fn short(name: &str) -> String {
    let name = shown_name(name);
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    }
}

/// What an axis measures, by name.
pub(super) fn measure(project: &Project, of: &Measure) -> String {
    match of {
        Measure::Nothing => "Nothing".to_owned(),
        Measure::Factor(id) => project
            .factor(id)
            .map_or_else(String::new, |factor| short(&factor.name)),
        Measure::Metric(id) => project
            .metric(id)
            .map_or_else(String::new, |metric| short(&metric.name)),
        Measure::Share => "Share".to_owned(),
    }
}

impl Stage<'_> {
    /// "Price", "Revenue".
    pub(super) fn name_of(&self, axis: &MapAxis) -> String {
        measure(self.project(), &axis.of)
    }

    /// "10.0", "not offered", "500 M€".
    pub(super) fn amount(&self, axis: &MapAxis, position: Position) -> String {
        let project = self.project();
        match position {
            Position::Level(level) => project.settings.scale.show(level),
            Position::NotOffered => "not offered".to_owned(),
            Position::Value(value) => match &axis.of {
                Measure::Metric(id) => {
                    let unit = project.metric(id).map(|metric| &*metric.unit);
                    quantity(value, unit.unwrap_or_default())
                }
                _ => quantity(value, "%"),
            },
        }
    }

    /// "Price 10.0".
    pub(super) fn along(&self, axis: &MapAxis, position: Position) -> String {
        let amount = self.amount(axis, position);
        format!("{} {amount}", self.name_of(axis))
    }

    /// "Price 10.0, Wine range 7.5".
    pub(super) fn spot(&self, spot: Spot) -> String {
        let axes = &self.picture.axes;
        let x = self.along(&axes.x, spot.x);
        if axes.x.of == axes.y.of {
            return x;
        }
        format!("{x}, {}", self.along(&axes.y, spot.y))
    }

    /// The name of a competitor.
    pub(super) fn who(&self, id: &CompetitorId) -> String {
        let found = self.directory.find(id);
        found.map_or_else(String::new, |found| shown_name(&found.name))
    }

    /// The name of a segment.
    pub(super) fn segment(&self, id: &SegmentId) -> String {
        let found = self.project().segment(id);
        found.map_or_else(String::new, |found| shown_name(&found.name))
    }

    /// "Premium wines", "Ideal of Commuters".
    pub(super) fn thing(&self, thing: &Thing) -> String {
        match thing {
            Thing::Competitor(id) => self.who(id),
            Thing::Segment(id) => format!("Ideal of {}", self.segment(id)),
        }
    }

    /// What the undo menu calls a move: "Move Acme to Price 4.0, Range 7.5".
    pub(super) fn step(&self, thing: &Thing, start: Spot, end: Spot) -> String {
        let axes = &self.picture.axes;
        let name = match thing {
            Thing::Competitor(id) => short(&self.who(id)),
            Thing::Segment(id) => format!("the ideal of {}", short(&self.segment(id))),
        };
        let both = start.x != end.x && start.y != end.y && axes.x.of != axes.y.of;
        let to = match (both, start.x != end.x, start.y != end.y) {
            (false, true, _) => self.along(&axes.x, end.x),
            (false, false, true) => self.along(&axes.y, end.y),
            _ => self.spot(end),
        };
        format!("Move {name} to {to}")
    }

    /// What the area of a competitor's bubble stands for: "Share 12 %".
    pub(super) fn size(&self, id: &CompetitorId) -> Option<String> {
        let project = self.project();
        let competitor = self.directory.find(id)?;
        match &self.map.size {
            BubbleSize::Same => None,
            BubbleSize::Share => Some(match competitor.share.map(Share::percent) {
                Some(share) => format!("Share {}", quantity(share, "%")),
                None => "Share not known".to_owned(),
            }),
            BubbleSize::Metric(id) => {
                let metric = project.metric(id)?;
                let name = short(&metric.name);
                Some(match competitor.metrics.get(id) {
                    Some(value) => format!("{name} {}", quantity(value.get(), &metric.unit)),
                    None => format!("{name} not known"),
                })
            }
        }
    }
}
