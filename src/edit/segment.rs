//! Edits of segments.

use std::sync::Arc;

use super::label::{one_line, which};
use super::{Listed, Refused, checked_name, checked_note};
use crate::model::{
    Buyers, Color, FactorId, Level, Project, Segment, SegmentId, Share, Whose, limits,
};

/// A field of a segment and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "most variants are the field of the same name")]
pub enum SegmentChange {
    Name(Arc<str>),
    Buyers(Buyers),
    Size(Option<Share>),
    Color(Color),
    Visible(bool),
    /// How much a factor matters to them; none if nobody has said.
    Importance(FactorId, Option<Level>),
    /// How much of a factor they would like best; none if nobody has said.
    Ideal(FactorId, Option<Level>),
    Notes(Arc<str>),
}

impl Listed for Segment {
    type Id = SegmentId;
    type Change = SegmentChange;

    const ONE: &'static str = "segment";
    const MANY: &'static str = "segments";
    const LIMIT: usize = limits::SEGMENTS;

    fn id(&self) -> &SegmentId {
        &self.id
    }

    fn names(&self) -> (&str, &str) {
        (self.id.as_str(), &self.name)
    }

    fn list(project: &Project) -> &[Arc<Self>] {
        &project.segments
    }

    fn list_mut(project: &mut Project) -> &mut Vec<Arc<Self>> {
        &mut project.segments
    }

    fn check(&self, project: &Project) -> Result<(), Refused> {
        checked_name(Arc::clone(&self.name))?;
        checked_note(Arc::clone(&self.notes))?;
        let mut factors = self.importance.keys().chain(self.ideal.keys());
        match factors.find(|id| project.factor(id).is_none()) {
            Some(id) => Err(Refused::NoFactor(id.clone())),
            None => Ok(()),
        }
    }

    fn change(&mut self, change: SegmentChange) {
        match change {
            SegmentChange::Name(name) => self.name = name,
            SegmentChange::Buyers(buyers) => self.buyers = buyers,
            SegmentChange::Size(size) => self.size = size,
            SegmentChange::Color(color) => self.color = color,
            SegmentChange::Visible(visible) => self.visible = visible,
            SegmentChange::Importance(id, level) => put(&mut self.importance, id, level),
            SegmentChange::Ideal(id, level) => put(&mut self.ideal, id, level),
            SegmentChange::Notes(notes) => self.notes = notes,
        }
    }

    fn forget(project: &mut Project, id: &SegmentId) {
        project.evidence.remove_segment(id);
        if project.importance.as_ref().and_then(Whose::segment) == Some(id) {
            project.importance = None;
        }
        for map in &mut project.maps {
            if map.segment_pins.contains_key(id) {
                Arc::make_mut(map).segment_pins.remove(id);
            }
        }
    }

    fn change_label(change: &SegmentChange, name: &str, project: &Project) -> String {
        let scale = project.settings.scale;
        match change {
            SegmentChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
            SegmentChange::Buyers(buyers) => {
                format!("Make {name} {}", buyers.name().to_lowercase())
            }
            SegmentChange::Size(_) => format!("Change the size of {name}"),
            SegmentChange::Color(_) => format!("Recolour {name}"),
            SegmentChange::Visible(true) => format!("Show {name}"),
            SegmentChange::Visible(false) => format!("Hide {name}"),
            SegmentChange::Importance(id, _) => {
                format!("Change what {} matters to {name}", which(project, id))
            }
            SegmentChange::Ideal(id, Some(level)) => {
                let (level, factor) = (scale.show(*level), which(project, id));
                format!("Move the ideal {factor} of {name} to {level}")
            }
            SegmentChange::Ideal(id, None) => {
                format!("Clear the ideal {} of {name}", which(project, id))
            }
            SegmentChange::Notes(_) => format!("Change the notes on {name}"),
        }
    }
}

fn put(
    levels: &mut std::collections::BTreeMap<FactorId, Level>,
    id: FactorId,
    level: Option<Level>,
) {
    match level {
        Some(level) => drop(levels.insert(id, level)),
        None => drop(levels.remove(&id)),
    }
}

/// Put somebody's importance under the factors of the canvas, or nobody's.
pub(super) fn set_importance(project: &mut Project, whose: Option<Whose>) -> Result<(), Refused> {
    let strange = |id: &SegmentId| project.segment(id).is_none();
    if whose.as_ref().and_then(Whose::segment).is_some_and(strange) {
        return Err(Refused::Gone { what: Segment::ONE });
    }
    project.importance = whose;
    Ok(())
}

/// Segments have nothing to say about a factor that is gone.
pub(super) fn forget_factor(project: &mut Project, id: &FactorId) {
    for segment in &mut project.segments {
        if segment.importance.contains_key(id) || segment.ideal.contains_key(id) {
            let segment = Arc::make_mut(segment);
            segment.importance.remove(id);
            segment.ideal.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, History, ListEdit};
    use crate::model::Kind;

    fn history() -> History {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor));
        let segment = project.fresh_segment("Commuters");
        project.segments.push(Arc::new(segment));
        History::new(project)
    }

    fn change(history: &mut History, change: SegmentChange) -> Result<(), Refused> {
        let id = history.project().segments[0].id.clone();
        history.apply(Edit::Segment(ListEdit::Change { id, change }))
    }

    #[test]
    fn what_nobody_says_any_more_has_no_entry() {
        let mut history = history();
        let price = history.project().factors[0].id.clone();
        let levels = [Some(Level::MIDDLE), None];
        for level in levels {
            change(&mut history, SegmentChange::Ideal(price.clone(), level)).unwrap();
            change(
                &mut history,
                SegmentChange::Importance(price.clone(), level),
            )
            .unwrap();
            let segment = &history.project().segments[0];
            assert_eq!(segment.ideal.get(&price).copied(), level);
            assert_eq!(segment.importance.get(&price).copied(), level);
        }
        assert!(history.project().segments[0].ideal.is_empty());
    }

    #[test]
    fn a_factor_that_is_gone_is_nobodys_wish() {
        let mut history = history();
        let id = history.project().factors[0].id.clone();
        let ideal = SegmentChange::Ideal(id.clone(), Some(Level::MAX));
        change(&mut history, ideal).unwrap();
        assert_eq!(
            history.undo_label(),
            Some("Move the ideal Price of Commuters to 10.0")
        );
        history.apply(Edit::RemoveFactor { id }).unwrap();
        assert!(history.project().segments[0].ideal.is_empty());
        assert_eq!(history.project().check(), []);
    }

    #[test]
    fn a_segment_that_is_gone_has_no_row_under_the_canvas() {
        let mut history = history();
        let id = history.project().segments[0].id.clone();
        let shown = Edit::SetImportance(Some(Whose::Segment(id.clone())));
        history.apply(shown.clone()).unwrap();
        let label = history.undo_label();
        assert_eq!(label, Some("Show the importance to Commuters"));
        history
            .apply(Edit::Segment(ListEdit::Remove { id }))
            .unwrap();
        assert_eq!(history.project().importance, None);
        assert_eq!(history.project().check(), []);
        let gone = Refused::Gone { what: "segment" };
        assert_eq!(history.apply(shown), Err(gone));
    }

    #[test]
    fn a_wish_for_a_factor_that_is_not_there_is_refused() {
        let mut history = history();
        let stranger = FactorId::from_name("stranger", |_| false);
        let ideal = SegmentChange::Ideal(stranger.clone(), Some(Level::MAX));
        let refused = change(&mut history, ideal);
        assert_eq!(refused, Err(Refused::NoFactor(stranger)));
    }
}
