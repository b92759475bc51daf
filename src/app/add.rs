//! Menu commands that add something to the project, or copy it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use super::edits::exists;
use super::offers::place;
use crate::analysis::suggest_axes;
use crate::command::Selection;
use crate::edit::{Edit, ListEdit, PlanEdit};
use crate::model::{
    Axis, Competitor, Factor, FactorId, Kind, Map, Project, Role, Scenario, Segment,
};

impl App {
    pub(super) fn add_competitor(&mut self, project: &Project, role: Role) {
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

    pub(super) fn add_factor(&mut self, project: &Project) {
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
            self.show_selected(&added);
            self.selection = added.clone();
            self.rename(added);
        }
    }

    pub(super) fn add_segment(&mut self, project: &Project) {
        let item = project.fresh_segment("New segment");
        let added = Selection::Segment(item.id.clone());
        let at = usize::MAX;
        self.edit(Edit::Segment(ListEdit::Add { item, at }));
        self.select_and_rename(added);
    }

    /// Add a scenario that starts from what is shown, and work on it.
    pub(super) fn add_scenario(&mut self, project: &Project) {
        let shown = self.scenario().and_then(|id| project.scenario(id));
        let fresh = project.fresh_scenario("To be");
        let item = match shown {
            Some(shown) => Scenario {
                id: fresh.id,
                name: fresh.name,
                ..(**shown).clone()
            },
            // What is planned already goes with it.
            None => Scenario {
                plan: project.plan.clone(),
                ..fresh
            },
        };
        let added = Selection::Scenario(item.id.clone());
        let at = usize::MAX;
        self.edit(Edit::Scenario(ListEdit::Add { item, at }));
        self.select_and_rename(added);
    }

    /// Add a map of the two factors that tell most.
    pub(super) fn add_map(&mut self, project: &Project) {
        let mut item = project.fresh_map("New map");
        if let Some((x, y)) = suggest_axes(project) {
            (item.x, item.y) = (Axis::of_factor(&x), Axis::of_factor(&y));
        }
        let added = Selection::Map(item.id.clone());
        let at = usize::MAX;
        self.edit(Edit::Map(ListEdit::Add { item, at }));
        self.select_and_rename(added);
    }

    /// Add a map with a factor of its own, which is not on the canvas until it
    /// is shown there. The horizontal axis is the best there is.
    pub(super) fn add_map_of_new_factor(&mut self, project: &Project) {
        let factor = Factor {
            on_canvas: false,
            ..project.fresh_factor("New factor", Kind::default())
        };
        let mut map = project.fresh_map("New map");
        map.y = Axis::of_factor(&factor.id);
        if let Some((x, _)) = suggest_axes(project) {
            map.x = Axis::of_factor(&x);
        }
        let shown = map.id.clone();
        let added = Selection::Factor(factor.id.clone());
        let edits = vec![
            Edit::AddFactor {
                factor,
                scores: BTreeMap::default(),
                at: usize::MAX,
            },
            Edit::Map(ListEdit::Add {
                item: map,
                at: usize::MAX,
            }),
        ];
        self.edit_all("Add a map with a new factor".to_owned(), edits);
        self.show_map(shown);
        self.select_and_rename(added);
    }

    /// Make the chosen scenario the as-is.
    pub(super) fn promote(&mut self, project: &Project) {
        let chosen = match &self.selection {
            Selection::Scenario(id) => Some(id),
            _ => self.scenario(),
        };
        let Some(scenario) = chosen.cloned() else {
            return;
        };
        let name = project
            .scenario(&scenario)
            .map(|found| Arc::clone(&found.name));
        let former = format!("Before {}", name.as_deref().unwrap_or_default()).into();
        self.edit(Edit::Plan(PlanEdit::Promote { scenario, former }));
        self.show_scenario(None);
        self.selection = Selection::Project;
    }

    /// Show the view of what was just added.
    fn show_selected(&mut self, added: &Selection) {
        match added {
            Selection::Map(id) => self.show_map(id.clone()),
            Selection::Scenario(id) => self.show_scenario(Some(id.clone())),
            _ => {}
        }
    }

    /// Copy what is selected; the copy comes right after it, and is selected.
    pub(super) fn duplicate(&mut self, project: &Project) {
        let at = place(&self.selection, project).map_or(usize::MAX, |(place, _)| place + 1);
        let (edit, copy) = match &self.selection {
            Selection::Factor(id) => {
                let id = id.clone();
                return self.duplicate_factor(&id, at);
            }
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
            other => match copy_of_listed(project, other, at) {
                Some(copied) => copied,
                None => return,
            },
        };
        self.edit(edit);
        self.select_copy(copy);
    }

    /// Copy a factor with its scores, those of every scenario as well.
    fn duplicate_factor(&mut self, id: &FactorId, at: usize) {
        let Some((project, original)) = self
            .project()
            .and_then(|project| Some((Arc::clone(project), Arc::clone(project.factor(id)?))))
        else {
            return;
        };
        let factor = copy_of_factor(&project, &original);
        let copy = factor.id.clone();
        let scores = project.scores.column(id);
        let add = Edit::AddFactor { factor, scores, at };
        let name = add.label(&project);
        let own = project.own().is_some();
        let scenarios = project.scenarios.iter().filter(|_| own);
        let scenarios = scenarios.filter_map(|scenario| {
            Some(Edit::Plan(PlanEdit::Score {
                scenario: scenario.id.clone(),
                factor: copy.clone(),
                score: *scenario.scores.get(id)?,
            }))
        });
        let edits = std::iter::once(add).chain(scenarios).collect();
        self.edit_all(name, edits);
        self.select_copy(Selection::Factor(copy));
    }

    fn select_copy(&mut self, copy: Selection) {
        if exists(&copy, self.project()) {
            self.show_selected(&copy);
            self.selection = copy;
        }
    }
}

/// What adds a copy of a segment, a map or a scenario at a place in its list,
/// and what to select then.
fn copy_of_listed(project: &Project, what: &Selection, at: usize) -> Option<(Edit, Selection)> {
    Some(match what {
        Selection::Segment(id) => {
            let original = project.segment(id)?;
            let fresh = project.fresh_segment(&copied(&original.name));
            let copy = Selection::Segment(fresh.id.clone());
            let item = Segment {
                id: fresh.id,
                name: fresh.name,
                color: fresh.color,
                ..(**original).clone()
            };
            (Edit::Segment(ListEdit::Add { item, at }), copy)
        }
        Selection::Map(id) => {
            let original = project.map(id)?;
            let fresh = project.fresh_map(&copied(&original.name));
            let copy = Selection::Map(fresh.id.clone());
            let item = Map {
                id: fresh.id,
                name: fresh.name,
                ..(**original).clone()
            };
            (Edit::Map(ListEdit::Add { item, at }), copy)
        }
        Selection::Scenario(id) => {
            let original = project.scenario(id)?;
            let fresh = project.fresh_scenario(&copied(&original.name));
            let copy = Selection::Scenario(fresh.id.clone());
            let item = Scenario {
                id: fresh.id,
                name: fresh.name,
                ..(**original).clone()
            };
            (Edit::Scenario(ListEdit::Add { item, at }), copy)
        }
        _ => return None,
    })
}

/// With a colour and a marker of its own. There is one own company, so a copy
/// of it is a rival.
fn copy_of_competitor(project: &Project, original: &Competitor) -> Competitor {
    let role = match original.role {
        Role::Own => Role::Rival,
        role @ (Role::Rival | Role::Alternative) => role,
    };
    let name = copied(&original.name);
    Competitor {
        share: original.share,
        metrics: original.metrics.clone(),
        visible: original.visible,
        notes: Arc::clone(&original.notes),
        ..project.fresh_competitor(&name, role)
    }
}

fn copy_of_factor(project: &Project, original: &Factor) -> Factor {
    let name = copied(&original.name);
    let fresh = project.fresh_factor(&name, original.kind);
    Factor {
        id: fresh.id,
        name: fresh.name,
        ..original.clone()
    }
}

fn copied(name: &str) -> String {
    format!("{name} copy")
}
