//! Edits of positioning maps and of metrics.

use std::sync::Arc;

use super::label::one_line;
use super::{Listed, Refused, checked_name};
use crate::model::{
    Axis, BubbleSize, CompetitorId, Crosshair, Map, MapId, Measure, Metric, MetricId, Pin, Project,
    Quadrants, SegmentId, limits,
};

/// A field of a map and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "most variants are the field of the same name")]
pub enum MapChange {
    Name(Arc<str>),
    X(Axis),
    Y(Axis),
    /// Both at once, as when they are swapped: x, then y.
    Axes(Axis, Axis),
    Size(BubbleSize),
    Crosshair(Crosshair),
    Quadrants(Quadrants),
    /// Whether a competitor is left out.
    Hidden(CompetitorId, bool),
    Segments(bool),
    WhiteSpace(bool),
    /// Where the label of a competitor stands; none leaves it to the program.
    Pin(CompetitorId, Option<Pin>),
    /// Where the label of a segment stands; none leaves it to the program.
    SegmentPin(SegmentId, Option<Pin>),
    /// Leave all labels to the program.
    Unpin,
}

impl Listed for Map {
    type Id = MapId;
    type Change = MapChange;

    const ONE: &'static str = "map";
    const MANY: &'static str = "maps";
    const LIMIT: usize = limits::MAPS;

    fn id(&self) -> &MapId {
        &self.id
    }

    fn names(&self) -> (&str, &str) {
        (self.id.as_str(), &self.name)
    }

    fn list(project: &Project) -> &[Arc<Self>] {
        &project.maps
    }

    fn list_mut(project: &mut Project) -> &mut Vec<Arc<Self>> {
        &mut project.maps
    }

    fn check(&self, project: &Project) -> Result<(), Refused> {
        checked_name(Arc::clone(&self.name))?;
        for name in self.quadrants.names() {
            checked_name(Arc::clone(name))?;
        }
        for axis in [&self.x, &self.y] {
            match &axis.of {
                Measure::Factor(id) if project.factor(id).is_none() => {
                    return Err(Refused::NoFactor(id.clone()));
                }
                Measure::Metric(id) => metric_there(project, id)?,
                Measure::Factor(_) | Measure::Nothing | Measure::Share => {}
            }
        }
        if let BubbleSize::Metric(id) = &self.size {
            metric_there(project, id)?;
        }
        for id in self.hidden.iter().chain(self.pins.keys()) {
            if project.competitor(id).is_none() {
                return Err(Refused::NoCompetitor(id.clone()));
            }
        }
        for id in self.segment_pins.keys() {
            if project.segment(id).is_none() {
                return Err(Refused::Gone { what: "segment" });
            }
        }
        Ok(())
    }

    fn change(&mut self, change: MapChange) {
        match change {
            MapChange::Name(name) => self.name = name,
            MapChange::X(axis) => self.x = axis,
            MapChange::Y(axis) => self.y = axis,
            MapChange::Axes(x, y) => (self.x, self.y) = (x, y),
            MapChange::Size(size) => self.size = size,
            MapChange::Crosshair(crosshair) => self.crosshair = crosshair,
            MapChange::Quadrants(quadrants) => self.quadrants = quadrants,
            MapChange::Hidden(id, true) => drop(self.hidden.insert(id)),
            MapChange::Hidden(id, false) => drop(self.hidden.remove(&id)),
            MapChange::Segments(shown) => self.segments = shown,
            MapChange::WhiteSpace(shown) => self.white_space = shown,
            MapChange::Pin(id, Some(pin)) => drop(self.pins.insert(id, pin)),
            MapChange::Pin(id, None) => drop(self.pins.remove(&id)),
            MapChange::SegmentPin(id, Some(pin)) => drop(self.segment_pins.insert(id, pin)),
            MapChange::SegmentPin(id, None) => drop(self.segment_pins.remove(&id)),
            MapChange::Unpin => {
                self.pins.clear();
                self.segment_pins.clear();
            }
        }
    }

    fn forget(_project: &mut Project, _id: &MapId) {}

    fn change_label(change: &MapChange, name: &str, project: &Project) -> String {
        let competitor = |id: &CompetitorId| super::label::whose(project, id);
        match change {
            MapChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
            MapChange::X(_) => format!("Change the horizontal axis of {name}"),
            MapChange::Y(_) => format!("Change the vertical axis of {name}"),
            MapChange::Axes(..) => format!("Swap the axes of {name}"),
            MapChange::Size(_) => format!("Change the bubbles of {name}"),
            MapChange::Crosshair(_) => format!("Change the crosshair of {name}"),
            MapChange::Quadrants(_) => format!("Name the quadrants of {name}"),
            MapChange::Hidden(id, true) => format!("Leave {} out of {name}", competitor(id)),
            MapChange::Hidden(id, false) => format!("Show {} on {name}", competitor(id)),
            MapChange::Segments(true) => format!("Show segments on {name}"),
            MapChange::Segments(false) => format!("Hide segments on {name}"),
            MapChange::WhiteSpace(true) => format!("Show white space on {name}"),
            MapChange::WhiteSpace(false) => format!("Hide white space on {name}"),
            MapChange::Pin(id, Some(_)) => format!("Move the label of {}", competitor(id)),
            MapChange::Pin(id, None) => format!("Unpin the label of {}", competitor(id)),
            MapChange::SegmentPin(_, Some(_)) => "Move the label of a segment".to_owned(),
            MapChange::SegmentPin(_, None) => "Unpin the label of a segment".to_owned(),
            MapChange::Unpin => format!("Unpin the labels of {name}"),
        }
    }
}

fn metric_there(project: &Project, id: &MetricId) -> Result<(), Refused> {
    match project.metric(id) {
        Some(_) => Ok(()),
        None => Err(Refused::Gone { what: Metric::ONE }),
    }
}

/// A field of a metric and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum MetricChange {
    Name(Arc<str>),
    Unit(Arc<str>),
}

impl Listed for Metric {
    type Id = MetricId;
    type Change = MetricChange;

    const ONE: &'static str = "metric";
    const MANY: &'static str = "metrics";
    const LIMIT: usize = limits::METRICS;

    fn id(&self) -> &MetricId {
        &self.id
    }

    fn names(&self) -> (&str, &str) {
        (self.id.as_str(), &self.name)
    }

    fn list(project: &Project) -> &[Arc<Self>] {
        &project.metrics
    }

    fn list_mut(project: &mut Project) -> &mut Vec<Arc<Self>> {
        &mut project.metrics
    }

    fn check(&self, _project: &Project) -> Result<(), Refused> {
        checked_name(Arc::clone(&self.name))?;
        checked_name(Arc::clone(&self.unit))?;
        Ok(())
    }

    fn change(&mut self, change: MetricChange) {
        match change {
            MetricChange::Name(name) => self.name = name,
            MetricChange::Unit(unit) => self.unit = unit,
        }
    }

    /// Its values go, and maps that show it show nothing in its place.
    fn forget(project: &mut Project, id: &MetricId) {
        for competitor in &mut project.competitors {
            if competitor.metrics.contains_key(id) {
                Arc::make_mut(competitor).metrics.remove(id);
            }
        }
        forget_measure(project, &Measure::Metric(id.clone()));
        let size = BubbleSize::Metric(id.clone());
        for map in &mut project.maps {
            if map.size == size {
                Arc::make_mut(map).size = BubbleSize::Same;
            }
        }
    }

    fn with_it(project: &Project, id: &MetricId) -> String {
        let competitors = project.competitors.iter();
        let values = competitors.filter(|competitor| competitor.metrics.contains_key(id));
        match values.count() {
            0 => String::new(),
            1 => " and 1 value".to_owned(),
            count => format!(" and {count} values"),
        }
    }

    fn change_label(change: &MetricChange, name: &str, _project: &Project) -> String {
        match change {
            MetricChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
            MetricChange::Unit(_) => format!("Change the unit of {name}"),
        }
    }
}

/// Maps whose axes measure what is gone have nothing there instead.
pub(super) fn forget_measure(project: &mut Project, gone: &Measure) {
    for map in &mut project.maps {
        if map.x.of == *gone {
            Arc::make_mut(map).x.of = Measure::Nothing;
        }
        if map.y.of == *gone {
            Arc::make_mut(map).y.of = Measure::Nothing;
        }
    }
}

/// Maps have nothing to say about a competitor that is gone.
pub(super) fn forget_competitor(project: &mut Project, id: &CompetitorId) {
    for map in &mut project.maps {
        if map.hidden.contains(id) || map.pins.contains_key(id) {
            let map = Arc::make_mut(map);
            map.hidden.remove(id);
            map.pins.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{CompetitorChange, Edit, History, ListEdit};
    use crate::model::{FactorId, Kind, Number, Role};

    /// A map of a factor and a metric, which is also the size of its bubbles.
    fn history() -> History {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        let metric = project.fresh_metric("Revenue");
        let competitor = project.fresh_competitor("Us", Role::Own);
        let mut map = project.fresh_map("Prices");
        map.x = Axis::of_factor(&factor.id);
        map.y.of = Measure::Metric(metric.id.clone());
        map.size = BubbleSize::Metric(metric.id.clone());
        map.hidden.insert(competitor.id.clone());
        map.pins
            .insert(competitor.id.clone(), Pin::nearest(3.0, 4.0));
        project.factors.push(Arc::new(factor));
        project.metrics.push(Arc::new(metric));
        project.competitors.push(Arc::new(competitor));
        project.maps.push(Arc::new(map));
        assert_eq!(project.check(), []);
        History::new(project)
    }

    #[test]
    fn maps_forget_what_is_gone() {
        let mut history = history();
        let project = Arc::clone(history.project());
        let id = project.metrics[0].id.clone();
        let value = Number::try_from(12.0).ok();
        let of = project.competitors[0].id.clone();
        let change = CompetitorChange::Metric(id.clone(), value);
        let edits = [
            Edit::ChangeCompetitor {
                id: of.clone(),
                change,
            },
            Edit::Metric(ListEdit::Remove { id }),
            Edit::RemoveFactor {
                id: project.factors[0].id.clone(),
            },
        ];
        for edit in edits {
            history.apply(edit).unwrap();
            assert_eq!(history.project().check(), []);
        }
        let map = &history.project().maps[0];
        assert_eq!(
            (&map.x.of, &map.y.of),
            (&Measure::Nothing, &Measure::Nothing)
        );
        assert_eq!(map.size, BubbleSize::Same);
        assert!(history.project().competitors[0].metrics.is_empty());

        history.apply(Edit::RemoveCompetitor { id: of }).unwrap();
        let map = &history.project().maps[0];
        assert!(map.hidden.is_empty() && map.pins.is_empty());
        while history.undo().is_some() {}
        assert!(Arc::ptr_eq(history.project(), &project));
    }

    #[test]
    fn a_map_of_what_is_not_there_is_refused() {
        let mut history = history();
        let id = history.project().maps[0].id.clone();
        let change = |history: &mut History, change| {
            let id = id.clone();
            history.apply(Edit::Map(ListEdit::Change { id, change }))
        };
        let factor = FactorId::from_name("stranger", |_| false);
        let refused = change(&mut history, MapChange::X(Axis::of_factor(&factor)));
        assert_eq!(refused, Err(Refused::NoFactor(factor)));
        let metric = MetricId::from_name("stranger", |_| false);
        let refused = change(&mut history, MapChange::Size(BubbleSize::Metric(metric)));
        assert_eq!(refused, Err(Refused::Gone { what: "metric" }));
        let nobody = CompetitorId::from_name("stranger", |_| false);
        let refused = change(&mut history, MapChange::Hidden(nobody.clone(), true));
        assert_eq!(refused, Err(Refused::NoCompetitor(nobody)));
    }

    #[test]
    fn unpinning_leaves_every_label_to_the_program() {
        let mut history = history();
        let id = history.project().maps[0].id.clone();
        let change = MapChange::Unpin;
        history
            .apply(Edit::Map(ListEdit::Change { id, change }))
            .unwrap();
        assert!(history.project().maps[0].pins.is_empty());
        assert_eq!(history.undo_label(), Some("Unpin the labels of Prices"));
    }
}
