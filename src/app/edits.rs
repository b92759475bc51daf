//! Menu commands that change the project.

use std::collections::HashSet;
use std::sync::Arc;

use super::App;
use super::offers::{place, score};
use crate::command::{Command, MenuCommand, Selection, View};
use crate::edit::{CompetitorChange, Edit, FactorChange, History, ListEdit, SegmentChange};
use crate::model::{CompetitorId, Project, Role, Score};

impl App {
    /// Apply one edit, and say what there is to say about it.
    pub(super) fn edit(&mut self, edit: Edit) {
        let mut meant = self.meant(edit);
        if meant.len() > 1 && !self.in_gesture() {
            self.with_history(History::begin);
            for edit in meant {
                self.apply(edit);
            }
            self.with_history(|history| {
                history.commit();
            });
        } else {
            for edit in meant.drain(..) {
                self.apply(edit);
            }
        }
    }

    /// Apply several edits as one step with a name, or as part of the open
    /// gesture. If one is refused, none is made.
    pub(super) fn edit_all(&mut self, name: String, edits: Vec<Edit>) {
        let own = self.project().and_then(|project| project.own());
        let own = own.map(|own| own.id.clone());
        let meant = edits.into_iter().flat_map(|edit| match &edit {
            // Most of very many: only our own scores can mean something else.
            Edit::SetScore { competitor, .. } if Some(competitor) != own.as_ref() => vec![edit],
            _ => self.meant(edit),
        });
        let meant: Vec<Edit> = meant.collect();
        let deleted = meant.iter().any(deletes);
        let Some(session) = &mut self.session else {
            return;
        };
        let notice = deleted.then(|| name.replacen("Delete", "Deleted", 1));
        if let Err(refused) = session.history.apply_all(name, meant) {
            self.notices.error(refused.to_string());
        } else if let Some(notice) = notice {
            let project = session.project();
            self.offer_undo(notice, project);
        }
    }

    fn in_gesture(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.history.in_gesture())
    }

    /// Apply one edit as it stands; `false` if it was refused.
    fn apply(&mut self, edit: Edit) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        let label = deletes(&edit).then(|| edit.label(session.history.project()));
        let next = next_selection(&edit, session.history.project());
        if let Err(refused) = session.history.apply(edit) {
            self.notices.error(refused.to_string());
            return false;
        }
        let project = session.project();
        if let Some(label) = label {
            // "Delete X and 12 scores" was the label; this is the message.
            self.offer_undo(label.replacen("Delete", "Deleted", 1), project);
            if !exists(&self.selection, self.project()) {
                self.selection = next;
            }
        }
        true
    }

    /// Say what was deleted, with a button that brings it back while the
    /// project is still this one.
    fn offer_undo(&mut self, text: String, project: Arc<Project>) {
        let undo = Command::Menu(MenuCommand::Undo);
        let notice = self.notices.offer(text, "Undo", undo);
        self.panels.undo_offer = Some((notice, project));
    }

    /// Run a menu command that changes the project.
    pub(super) fn change(&mut self, command: MenuCommand) {
        // As it is shown: what is copied or toggled is what the user sees.
        let Some(project) = self.shown() else {
            return;
        };
        let project = &*project;
        match command {
            MenuCommand::AddCompetitor => self.add_competitor(project, Role::Rival),
            MenuCommand::AddAlternative => self.add_competitor(project, Role::Alternative),
            MenuCommand::AddFactor => self.add_factor(project),
            MenuCommand::Duplicate => self.duplicate(project),
            MenuCommand::Delete => self.delete(),
            MenuCommand::MoveUp | MenuCommand::MoveDown => self.shift(project, command),
            MenuCommand::ToggleVisible => self.toggle_visible(project),
            MenuCommand::MakeOwn => {
                if let Some(id) = self.selection.competitor().cloned() {
                    let change = CompetitorChange::Role(Role::Own);
                    self.edit(Edit::ChangeCompetitor { id, change });
                }
            }
            MenuCommand::ClearScore => self.set_score(Score::Unscored),
            MenuCommand::ToggleNotOffered => self.toggle_not_offered(project),
            MenuCommand::AddSegment => self.add_segment(project),
            MenuCommand::AddScenario => self.add_scenario(project),
            MenuCommand::AddMap => self.add_map(project),
            MenuCommand::AddMapOfNewFactor => self.add_map_of_new_factor(project),
            MenuCommand::ToggleStandard => {
                self.edit(Edit::SetStandard(!project.settings.standard));
            }
            MenuCommand::ToggleMarks => self.edit(Edit::SetMarks(!project.settings.marks)),
            MenuCommand::ToggleWhiskers => self.toggle_whiskers(project),
            MenuCommand::ToggleConfidence => self.toggle_confidence(project),
            MenuCommand::ToggleImportance => self.toggle_importance(project),
            MenuCommand::Promote => self.promote(project),
            other => self.change_map(other),
        }
    }

    /// Edit a name in place: in the table if that is shown and has it, else in
    /// the lists on the left.
    pub(super) fn rename(&mut self, what: Selection) {
        let listed = matches!(what, Selection::Competitor(_) | Selection::Factor(_));
        if listed && self.view() == View::Scores {
            self.panels.scores.start_rename(what);
            return;
        }
        self.settings.outline = true;
        self.panels.outline.start_rename(what);
    }

    fn delete(&mut self) {
        match self.selection.clone() {
            Selection::Competitor(id) => self.edit(Edit::RemoveCompetitor { id }),
            Selection::Factor(id) => self.edit(Edit::RemoveFactor { id }),
            Selection::Point(..) => self.set_score(Score::Unscored),
            Selection::Segment(id) => self.edit(Edit::Segment(ListEdit::Remove { id })),
            Selection::Map(id) => self.edit(Edit::Map(ListEdit::Remove { id })),
            Selection::Scenario(id) => self.edit(Edit::Scenario(ListEdit::Remove { id })),
            Selection::Several(ids) => self.delete_all(ids),
            Selection::Project => {}
        }
    }

    /// Delete several competitors in one step.
    fn delete_all(&mut self, ids: Vec<CompetitorId>) {
        let what = format!("{} competitors", ids.len());
        let edits = ids.into_iter().map(|id| Edit::RemoveCompetitor { id });
        self.edit_all(format!("Delete {what}"), edits.collect());
    }

    fn shift(&mut self, project: &Project, command: MenuCommand) {
        let Some((place, count)) = place(&self.selection, project) else {
            return;
        };
        let to = match command {
            MenuCommand::MoveUp => place.saturating_sub(1),
            _ => (place + 1).min(count - 1),
        };
        match self.selection.clone() {
            Selection::Competitor(id) => self.edit(Edit::MoveCompetitor { id, to }),
            Selection::Factor(id) => self.edit(Edit::MoveFactor { id, to }),
            Selection::Segment(id) => self.edit(Edit::Segment(ListEdit::Move { id, to })),
            Selection::Map(id) => self.edit(Edit::Map(ListEdit::Move { id, to })),
            Selection::Scenario(id) => self.edit(Edit::Scenario(ListEdit::Move { id, to })),
            Selection::Project | Selection::Point(..) | Selection::Several(_) => {}
        }
    }

    fn toggle_visible(&mut self, project: &Project) {
        if let Selection::Segment(id) = &self.selection {
            if let Some(segment) = project.segment(id) {
                let change = SegmentChange::Visible(!segment.visible);
                let id = id.clone();
                self.edit(Edit::Segment(ListEdit::Change { id, change }));
            }
        } else if let Some(id) = self.selection.competitor() {
            if let Some(competitor) = project.competitor(id) {
                let id = id.clone();
                let change = CompetitorChange::Visible(!competitor.visible);
                self.edit(Edit::ChangeCompetitor { id, change });
            }
        } else if let Some(id) = self.selection.factor()
            && let Some(factor) = project.factor(id)
        {
            let id = id.clone();
            let change = FactorChange::OnCanvas(!factor.on_canvas);
            self.edit(Edit::ChangeFactor { id, change });
        }
    }

    fn set_score(&mut self, score: Score) {
        if let Selection::Point(competitor, factor) = self.selection.clone() {
            self.edit(Edit::SetScore {
                competitor,
                factor,
                score,
            });
        }
    }

    /// Not offered, and back to the level there was, or to unscored where none was.
    fn toggle_not_offered(&mut self, project: &Project) {
        let Selection::Point(competitor, factor) = &self.selection else {
            return;
        };
        let next = match score(&self.selection, project) {
            Score::NotOffered => match &self.offered {
                Some((whose, of, level)) if (whose, of) == (competitor, factor) => {
                    Score::Level(*level)
                }
                _ => Score::Unscored,
            },
            Score::Level(level) => {
                self.offered = Some((competitor.clone(), factor.clone(), level));
                Score::NotOffered
            }
            Score::Unscored => Score::NotOffered,
        };
        self.set_score(next);
    }
}

/// Whether what is selected is still there.
pub(super) fn exists(selection: &Selection, project: Option<&Arc<Project>>) -> bool {
    let Some(project) = project else {
        return *selection == Selection::Project;
    };
    let factor = selection.factor();
    let listed = match selection {
        Selection::Segment(id) => project.segment(id).is_some(),
        Selection::Map(id) => project.map(id).is_some(),
        Selection::Scenario(id) => project.scenario(id).is_some(),
        _ => true,
    };
    listed
        && are_there(selection.competitors(), project)
        && factor.is_none_or(|id| project.factor(id).is_some())
}

/// Whether all of these competitors are still there, however many they are.
fn are_there(ids: &[CompetitorId], project: &Project) -> bool {
    // Who has scores is there; these are found fast.
    let unscored = ids.iter().filter(|id| project.scores.row(id).is_none());
    let unscored: Vec<&CompetitorId> = unscored.collect();
    if let [one] = unscored.as_slice() {
        return project.competitor(one).is_some();
    }
    if unscored.is_empty() {
        return true;
    }
    let list = project.competitors.iter();
    let all: HashSet<&CompetitorId> = list.map(|competitor| &competitor.id).collect();
    unscored.into_iter().all(|id| all.contains(id))
}

fn deletes(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::RemoveCompetitor { .. }
            | Edit::RemoveFactor { .. }
            | Edit::Metric(ListEdit::Remove { .. })
            | Edit::Segment(ListEdit::Remove { .. })
            | Edit::Map(ListEdit::Remove { .. })
            | Edit::Scenario(ListEdit::Remove { .. })
    )
}

/// What to select once `edit` has deleted something: its neighbour, so that the
/// next key press finds something to act on.
fn next_selection(edit: &Edit, project: &Project) -> Selection {
    let next = match edit {
        Edit::RemoveCompetitor { id } => after(&project.competitors, |item| item.id == *id)
            .map(|item| Selection::Competitor(item.id.clone())),
        Edit::RemoveFactor { id } => after(&project.factors, |item| item.id == *id)
            .map(|item| Selection::Factor(item.id.clone())),
        Edit::Segment(ListEdit::Remove { id }) => after(&project.segments, |item| item.id == *id)
            .map(|item| Selection::Segment(item.id.clone())),
        Edit::Map(ListEdit::Remove { id }) => {
            after(&project.maps, |item| item.id == *id).map(|item| Selection::Map(item.id.clone()))
        }
        Edit::Scenario(ListEdit::Remove { id }) => after(&project.scenarios, |item| item.id == *id)
            .map(|item| Selection::Scenario(item.id.clone())),
        _ => None,
    };
    next.unwrap_or_default()
}

/// What stands after `this` in a list, or before it at the end.
fn after<T>(list: &[Arc<T>], this: impl Fn(&T) -> bool) -> Option<&Arc<T>> {
    let at = list.iter().position(|item| this(item))?;
    list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?))
}
