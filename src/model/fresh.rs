//! New things with ids and looks that are not taken yet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use strum::EnumCount as _;

use super::{
    Axis, Buyers, Color, Competitor, CompetitorId, Crosshair, Direction, Factor, FactorId, Kind,
    Map, MapId, Marker, Metric, MetricId, Plan, Project, Quadrants, Role, Scenario, ScenarioId,
    Segment, SegmentId,
};

impl Project {
    /// A competitor called `name` with an id, a colour and a marker that are
    /// not taken yet, where any are left.
    pub fn fresh_competitor(&self, name: &str, role: Role) -> Competitor {
        let taken = |id: &str| self.competitors.iter().any(|other| other.id.as_str() == id);
        let used: BTreeSet<u8> = self
            .competitors
            .iter()
            .filter_map(|other| match other.color {
                Color::Palette(place) => Some(place),
                Color::Custom(_) => None,
            })
            .collect();
        let place = if role == Role::Own {
            0
        } else {
            let next = (1..=u8::MAX).find(|place| !used.contains(place));
            next.unwrap_or(1)
        };
        Competitor {
            id: CompetitorId::from_name(name, taken),
            name: name.into(),
            role,
            color: Color::Palette(place),
            marker: marker_of(place),
            share: None,
            metrics: BTreeMap::new(),
            visible: true,
            notes: Arc::default(),
        }
    }

    /// A factor called `name` with an id that is not taken yet.
    pub fn fresh_factor(&self, name: &str, kind: Kind) -> Factor {
        let taken = |id: &str| self.factors.iter().any(|other| other.id.as_str() == id);
        Factor {
            id: FactorId::from_name(name, taken),
            name: name.into(),
            kind,
            direction: match kind {
                Kind::Price => Direction::Less,
                _ => Direction::More,
            },
            low: Arc::default(),
            high: Arc::default(),
            on_canvas: true,
            notes: Arc::default(),
        }
    }

    /// A metric called `name` with an id that is not taken yet.
    pub fn fresh_metric(&self, name: &str) -> Metric {
        let taken = |id: &str| self.metrics.iter().any(|other| other.id.as_str() == id);
        Metric {
            id: MetricId::from_name(name, taken),
            name: name.into(),
            unit: Arc::default(),
        }
    }

    /// A map called `name` with an id that is not taken yet and nothing on its axes.
    pub fn fresh_map(&self, name: &str) -> Map {
        let taken = |id: &str| self.maps.iter().any(|other| other.id.as_str() == id);
        Map {
            id: MapId::from_name(name, taken),
            name: name.into(),
            x: Axis::default(),
            y: Axis::default(),
            size: super::BubbleSize::Same,
            crosshair: Crosshair::default(),
            quadrants: Quadrants::default(),
            hidden: BTreeSet::new(),
            segments: true,
            white_space: false,
            pins: BTreeMap::new(),
            segment_pins: BTreeMap::new(),
        }
    }

    /// A segment called `name` with an id and a colour that are not taken yet,
    /// where any are left.
    pub fn fresh_segment(&self, name: &str) -> Segment {
        let taken = |id: &str| self.segments.iter().any(|other| other.id.as_str() == id);
        let used = |place: &u8| {
            let color = Color::Palette(*place);
            self.segments.iter().any(|other| other.color == color)
        };
        let place = (0..u8::MAX).find(|place| !used(place));
        Segment {
            id: SegmentId::from_name(name, taken),
            name: name.into(),
            buyers: Buyers::default(),
            size: None,
            color: Color::Palette(place.unwrap_or_default()),
            visible: true,
            importance: BTreeMap::new(),
            ideal: BTreeMap::new(),
            notes: Arc::default(),
        }
    }

    /// A scenario called `name` with an id that is not taken yet, the same as the as-is.
    pub fn fresh_scenario(&self, name: &str) -> Scenario {
        let taken = |id: &str| self.scenarios.iter().any(|other| other.id.as_str() == id);
        Scenario {
            id: ScenarioId::from_name(name, taken),
            name: name.into(),
            tagline: Arc::clone(&self.tagline),
            notes: Arc::default(),
            scores: BTreeMap::new(),
            plan: Plan::default(),
        }
    }
}

/// The marker that goes with a place in the palette.
fn marker_of(place: u8) -> Marker {
    use strum::IntoEnumIterator as _;
    // Once the colours begin again, markers do so from another place.
    let place = usize::from(place);
    let shifted = place + 3 * (place / Marker::COUNT);
    Marker::iter()
        .nth(shifted % Marker::COUNT)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_things_differ_from_those_there_are() {
        let mut project = Project::default();
        for _ in 0..300 {
            let competitor = project.fresh_competitor("Same name", Role::Rival);
            project.competitors.push(Arc::new(competitor));
            let factor = project.fresh_factor("Same name", Kind::Price);
            project.factors.push(Arc::new(factor));
        }
        assert_eq!(project.check(), []);
        let looks: BTreeSet<String> = project
            .competitors
            .iter()
            .take(60)
            .map(|competitor| match competitor.color {
                Color::Palette(place) => format!("{} {:?}", place % 10, competitor.marker),
                Color::Custom(rgb) => rgb.to_string(),
            })
            .collect();
        assert_eq!(looks.len(), 60, "the first sixty look different");
    }
}
