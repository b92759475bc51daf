//! Menu commands that change the project.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use super::offers::{place, score};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{CompetitorChange, Edit, FactorChange};
use crate::model::{Competitor, Factor, Kind, Project, Role, Score};

impl App {
    /// Apply one edit, and say what there is to say about it.
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(session) = &mut self.session else {
            return;
        };
        let deletes = matches!(
            edit,
            Edit::RemoveCompetitor { .. } | Edit::RemoveFactor { .. }
        );
        let label = deletes.then(|| edit.label(session.history.project()));
        let next = next_selection(&edit, session.history.project());
        if let Err(refused) = session.history.apply(edit) {
            self.notices.error(refused.to_string());
            return;
        }
        let project = session.project();
        if let Some(label) = label {
            // "Delete X and 12 scores" was the label; this is the message.
            let text = label.replacen("Delete", "Deleted", 1);
            let undo = Command::Menu(MenuCommand::Undo);
            let notice = self.notices.offer(text, "Undo", undo);
            self.panels.undo_offer = Some((notice, project));
            if !exists(&self.selection, self.project()) {
                self.selection = next;
            }
        }
    }

    /// Run a menu command that changes the project.
    pub(super) fn change(&mut self, command: MenuCommand) {
        let Some(project) = self.project().map(Arc::clone) else {
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
            _ => {}
        }
    }

    fn add_competitor(&mut self, project: &Project, role: Role) {
        let name = match role {
            Role::Alternative => "New alternative",
            Role::Own | Role::Rival => "New competitor",
        };
        let competitor = project.fresh_competitor(name, role);
        let added = Selection::Competitor(competitor.id.clone());
        self.edit(Edit::AddCompetitor {
            competitor,
            scores: BTreeMap::default(),
            at: usize::MAX,
        });
        self.select_and_rename(added);
    }

    fn add_factor(&mut self, project: &Project) {
        let factor = project.fresh_factor("New factor", Kind::default());
        let added = Selection::Factor(factor.id.clone());
        self.edit(Edit::AddFactor {
            factor,
            scores: BTreeMap::default(),
            at: usize::MAX,
        });
        self.select_and_rename(added);
    }

    /// Select what was just added, with its name ready to be typed over.
    fn select_and_rename(&mut self, added: Selection) {
        if exists(&added, self.project()) {
            self.selection = added.clone();
            self.rename(added);
        }
    }

    /// Edit a name in place, in the lists on the left.
    pub(super) fn rename(&mut self, what: Selection) {
        self.settings.outline = true;
        self.panels.outline.start_rename(what);
    }

    fn duplicate(&mut self, project: &Project) {
        let at = place(&self.selection, project).map_or(usize::MAX, |(place, _)| place + 1);
        let (edit, copy) = match &self.selection {
            Selection::Competitor(id) => {
                let Some(original) = project.competitor(id) else {
                    return;
                };
                let competitor = copy_of_competitor(project, original);
                let scores = project.scores.row(id);
                let scores = scores.map(|row| (**row).clone()).unwrap_or_default();
                let copy = Selection::Competitor(competitor.id.clone());
                let edit = Edit::AddCompetitor {
                    competitor,
                    scores,
                    at,
                };
                (edit, copy)
            }
            Selection::Factor(id) => {
                let Some(original) = project.factor(id) else {
                    return;
                };
                let factor = copy_of_factor(project, original);
                let scores = project.scores.column(id);
                let copy = Selection::Factor(factor.id.clone());
                (Edit::AddFactor { factor, scores, at }, copy)
            }
            Selection::Project | Selection::Point(..) => return,
        };
        self.edit(edit);
        if exists(&copy, self.project()) {
            self.selection = copy;
        }
    }

    fn delete(&mut self) {
        match self.selection.clone() {
            Selection::Competitor(id) => self.edit(Edit::RemoveCompetitor { id }),
            Selection::Factor(id) => self.edit(Edit::RemoveFactor { id }),
            Selection::Point(..) => self.set_score(Score::Unscored),
            Selection::Project => {}
        }
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
            Selection::Project | Selection::Point(..) => {}
        }
    }

    fn toggle_visible(&mut self, project: &Project) {
        if let Some(id) = self.selection.competitor() {
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

/// With a colour and a marker of its own. There is one own company, so a copy
/// of it is a rival.
fn copy_of_competitor(project: &Project, original: &Competitor) -> Competitor {
    let role = match original.role {
        Role::Own => Role::Rival,
        role @ (Role::Rival | Role::Alternative) => role,
    };
    let name = format!("{} copy", original.name);
    Competitor {
        share: original.share,
        visible: original.visible,
        notes: Arc::clone(&original.notes),
        ..project.fresh_competitor(&name, role)
    }
}

fn copy_of_factor(project: &Project, original: &Factor) -> Factor {
    let name = format!("{} copy", original.name);
    let fresh = project.fresh_factor(&name, original.kind);
    Factor {
        id: fresh.id,
        name: fresh.name,
        ..original.clone()
    }
}

/// Whether what is selected is still there.
pub(super) fn exists(selection: &Selection, project: Option<&Arc<Project>>) -> bool {
    let Some(project) = project else {
        return *selection == Selection::Project;
    };
    let competitor = selection.competitor();
    let factor = selection.factor();
    competitor.is_none_or(|id| project.competitor(id).is_some())
        && factor.is_none_or(|id| project.factor(id).is_some())
}

/// What to select once `edit` has deleted something: its neighbour, so that the
/// next key press finds something to act on.
fn next_selection(edit: &Edit, project: &Project) -> Selection {
    match edit {
        Edit::RemoveCompetitor { id } => {
            let list = &project.competitors;
            let at = list.iter().position(|competitor| competitor.id == *id);
            neighbour(at, list.len()).map_or(Selection::Project, |at| {
                Selection::Competitor(list[at].id.clone())
            })
        }
        Edit::RemoveFactor { id } => {
            let list = &project.factors;
            let at = list.iter().position(|factor| factor.id == *id);
            neighbour(at, list.len()).map_or(Selection::Project, |at| {
                Selection::Factor(list[at].id.clone())
            })
        }
        _ => Selection::Project,
    }
}

/// The place after `at` in a list of `count`, or before it at the end.
fn neighbour(at: Option<usize>, count: usize) -> Option<usize> {
    let at = at?;
    if at + 1 < count {
        Some(at + 1)
    } else {
        at.checked_sub(1)
    }
}
