//! What is selected.

use crate::model::{CompetitorId, FactorId, MapId, ScenarioId, SegmentId};

/// What the inspector shows and the menu commands act on. Not part of the
/// project: undo leaves it alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Selection {
    /// The project as a whole.
    #[default]
    Project,
    /// A competitor, with its whole curve.
    Competitor(CompetitorId),
    /// A factor, with its whole column.
    Factor(FactorId),
    /// One point of one curve.
    Point(CompetitorId, FactorId),
    /// Several competitors on a map, sorted; at least two.
    Several(Vec<CompetitorId>),
    /// A segment, with its ring on maps.
    Segment(SegmentId),
    /// A positioning map.
    Map(MapId),
    /// A variant of our own curve.
    Scenario(ScenarioId),
}

impl Selection {
    /// The competitor that is selected, as a whole or by one of its points.
    pub fn competitor(&self) -> Option<&CompetitorId> {
        match self {
            Self::Competitor(id) | Self::Point(id, _) => Some(id),
            Self::Project
            | Self::Factor(_)
            | Self::Several(_)
            | Self::Segment(_)
            | Self::Map(_)
            | Self::Scenario(_) => None,
        }
    }

    /// The factor that is selected, as a whole or by one of its points.
    pub fn factor(&self) -> Option<&FactorId> {
        match self {
            Self::Factor(id) | Self::Point(_, id) => Some(id),
            Self::Project
            | Self::Competitor(_)
            | Self::Several(_)
            | Self::Segment(_)
            | Self::Map(_)
            | Self::Scenario(_) => None,
        }
    }

    /// All competitors that are selected.
    pub fn competitors(&self) -> &[CompetitorId] {
        match self {
            Self::Several(all) => all,
            other => other.competitor().map_or(&[], std::slice::from_ref),
        }
    }

    /// Whether a competitor is selected, alone, with others or by one of its points.
    pub fn has(&self, id: &CompetitorId) -> bool {
        self.competitors().binary_search(id).is_ok()
    }

    /// These competitors: none, one or several.
    pub fn of_competitors(mut ids: Vec<CompetitorId>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        match ids.len() {
            0 => Self::Project,
            1 => Self::Competitor(ids.swap_remove(0)),
            _ => Self::Several(ids),
        }
    }

    /// The selection with a competitor in it if it was not, or without it.
    #[must_use]
    pub fn toggled(&self, id: &CompetitorId) -> Self {
        let mut ids = self.competitors().to_vec();
        match ids.iter().position(|other| other == id) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(id.clone()),
        }
        Self::of_competitors(ids)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_twice_changes_nothing() {
        let id = |name| CompetitorId::from_name(name, |_| false);
        let one = Selection::Project.toggled(&id("b"));
        assert_eq!(one, Selection::Competitor(id("b")));
        let two = one.toggled(&id("a"));
        assert_eq!(two, Selection::Several(vec![id("a"), id("b")]));
        assert_eq!(two.toggled(&id("a")), one);
        assert_eq!(one.toggled(&id("b")), Selection::Project);
    }
}
