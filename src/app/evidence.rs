//! Menu commands about where levels come from and how much factors matter.

use super::App;
use crate::command::{MenuCommand, Selection};
use crate::edit::Edit;
use crate::model::{Project, Whose};

impl App {
    /// Draw how far levels may be off, or not. Says so where nobody knows it of
    /// any level, and nothing is to be seen.
    pub(super) fn toggle_whiskers(&mut self, project: &Project) {
        let shown = !project.settings.whiskers;
        self.edit(Edit::SetWhiskers(shown));
        let mut evidence = project.evidence.rows().flat_map(|(_, row)| row.values());
        let known = evidence.any(|it| it.spread.is_some() || it.survey.is_some());
        if shown && !known {
            self.notices
                .note("No score has a spread yet: a point has one among its fields");
        }
    }

    /// Let markers say how sure levels are, or not. Says so where nobody said
    /// that of any level.
    pub(super) fn toggle_confidence(&mut self, project: &Project) {
        let shown = !project.settings.confidence;
        self.edit(Edit::SetConfidence(shown));
        let mut evidence = project.evidence.rows().flat_map(|(_, row)| row.values());
        if shown && !evidence.any(|it| it.confidence.is_some()) {
            self.notices
                .note("Nobody said yet how sure a score is: a point has that among its fields");
        }
    }

    /// Put the importance of factors under the canvas, or take it away: that to
    /// the selected segment, or else to all.
    pub(super) fn toggle_importance(&mut self, project: &Project) {
        let whose = match (&project.importance, &self.selection) {
            (Some(_), _) => None,
            (None, Selection::Segment(id)) => Some(Whose::Segment(id.clone())),
            (None, _) => Some(Whose::All),
        };
        self.edit(Edit::SetImportance(whose));
    }

    /// For commands of this file that switch something: whether it is on.
    pub(super) fn draws(&self, command: MenuCommand) -> Option<bool> {
        let project = self.project();
        let is_on = |on: fn(&Project) -> bool| Some(project.is_some_and(|project| on(project)));
        match command {
            MenuCommand::ToggleWhiskers => is_on(|project| project.settings.whiskers),
            MenuCommand::ToggleConfidence => is_on(|project| project.settings.confidence),
            MenuCommand::ToggleImportance => is_on(|project| project.importance.is_some()),
            _ => None,
        }
    }
}

/// Whether there is importance that could be shown, or is.
pub(super) fn any_importance(project: &Project) -> bool {
    let said = |segment: &std::sync::Arc<crate::model::Segment>| !segment.importance.is_empty();
    project.importance.is_some() || project.segments.iter().any(said)
}
