//! Which view of the project is shown, and of what: none of it is in the project.

use std::sync::Arc;

use super::App;
use crate::analysis::judge_factor;
use crate::command::View;
use crate::edit::{Edit, History, ListEdit, PlanEdit, ScenarioChange};
use crate::model::{Card, FactorId, MapId, Project, ScenarioId, Score};
use crate::ui::CanvasView;

/// A variant of our own curve: a scenario, or none for the as-is.
type Variant = Option<ScenarioId>;

/// What the middle of the window shows.
#[derive(Debug, Default)]
pub(super) struct Views {
    pub(super) view: View,
    /// Whether canvas and map are shown beside each other.
    pub(super) beside: bool,
    /// The map that is shown; none for the first.
    map: Option<MapId>,
    /// The variant of our own curve that is worked on; none for the as-is.
    scenario: Variant,
    seen: Option<Seen>,
}

/// A project as it is in a scenario, and what it was made from.
#[derive(Debug)]
struct Seen {
    of: Arc<Project>,
    scenario: ScenarioId,
    project: Arc<Project>,
}

impl Views {
    /// `project` as it is in the chosen scenario.
    fn seen(&self, project: &Arc<Project>) -> Arc<Project> {
        let Some(scenario) = &self.scenario else {
            return Arc::clone(project);
        };
        match &self.seen {
            Some(seen) if Arc::ptr_eq(&seen.of, project) && seen.scenario == *scenario => {
                Arc::clone(&seen.project)
            }
            _ => project
                .in_scenario(scenario)
                .map_or_else(|| Arc::clone(project), Arc::new),
        }
    }

    /// What is to be shown for somebody to see the step from `before` to
    /// `after`, where all of it is in a variant of our own curve that is not
    /// shown: a scenario, or the as-is behind the one that is.
    fn elsewhere(&self, before: &Arc<Project>, after: &Arc<Project>) -> Option<Variant> {
        let as_shown = |project: &Arc<Project>| Project {
            scenarios: Vec::new(),
            ..Project::clone(&self.seen(project))
        };
        let chosen = self.scenario.as_ref();
        let shown = |project: &Arc<Project>| project.scenario(chosen?).map(Arc::clone);
        if shown(before) != shown(after) || as_shown(before) != as_shown(after) {
            return None;
        }
        let mut scenarios = after.scenarios.iter();
        let changed = scenarios.find(|now| before.scenario(&now.id) != Some(*now));
        if let Some(changed) = changed {
            return Some(Some(changed.id.clone()));
        }
        let own = |project: &Arc<Project>| {
            let row = project.own().and_then(|own| project.scores.row(&own.id));
            (
                row.cloned(),
                Arc::clone(&project.tagline),
                project.plan.clone(),
            )
        };
        (own(before) != own(after)).then_some(None)
    }

    /// Keep in step with `project`: forget what is no longer in it, and have
    /// ready what the next frame shows.
    pub(super) fn follow(&mut self, project: Option<&Arc<Project>>) {
        let there = |id: &ScenarioId| project.is_some_and(|it| it.scenario(id).is_some());
        self.scenario = self.scenario.take().filter(there);
        let there = |id: &MapId| project.is_some_and(|it| it.map(id).is_some());
        self.map = self.map.take().filter(there);
        self.seen = match (project, &self.scenario) {
            (Some(of), Some(scenario)) => Some(Seen {
                project: self.seen(of),
                of: Arc::clone(of),
                scenario: scenario.clone(),
            }),
            _ => None,
        };
    }
}

impl App {
    /// The open project as it is shown: in the chosen scenario.
    pub fn shown(&self) -> Option<Arc<Project>> {
        self.project().map(|project| self.views.seen(project))
    }

    /// `project` in the chosen scenario.
    pub(super) fn shown_of(&self, project: &Arc<Project>) -> Arc<Project> {
        self.views.seen(project)
    }

    /// The view in the middle of the window.
    pub fn view(&self) -> View {
        self.views.view
    }

    /// The scenario that is worked on; none for the as-is.
    pub fn scenario(&self) -> Option<&ScenarioId> {
        self.views.scenario.as_ref()
    }

    /// The map that is shown, or would be; none where the project has none.
    pub fn map(&self) -> Option<&MapId> {
        let project = self.project()?;
        let chosen = self.views.map.as_ref();
        chosen.or_else(|| project.maps.first().map(|map| &map.id))
    }

    /// In a scenario, the project without it, and what the scenario is called.
    pub(super) fn as_is(&self) -> Option<(Arc<Project>, Arc<str>)> {
        let project = self.project()?;
        let scenario = project.scenario(self.scenario()?)?;
        Some((Arc::clone(project), Arc::clone(&scenario.name)))
    }

    /// Show a view. A canvas that stands beside a map goes on doing so.
    pub(super) fn show(&mut self, view: View) {
        if view == View::Scores {
            self.panels.scores.arrive();
        }
        self.views.view = view;
    }

    /// Show canvas and map beside each other, or one of them alone again.
    pub(super) fn show_beside(&mut self) {
        let both = self.shows_canvas() && self.shows_map();
        self.views.beside = !both;
        if !matches!(self.views.view, View::Canvas | View::Map) {
            self.views.view = View::Canvas;
        }
    }

    pub(super) fn show_map(&mut self, map: MapId) {
        self.views.map = Some(map);
        if !(self.views.beside && self.views.view == View::Canvas) {
            self.views.view = View::Map;
        }
    }

    pub(super) fn show_scenario(&mut self, scenario: Option<ScenarioId>) {
        self.views.scenario = scenario;
    }

    pub(super) fn undo(&mut self) {
        self.travel(|history| history.undo().is_some());
    }

    pub(super) fn redo(&mut self) {
        self.travel(|history| history.redo().is_some());
    }

    /// Go back or forward in the history, and show where something changed if
    /// it is in another variant of our own curve than the one that is shown.
    fn travel(&mut self, step: impl FnOnce(&mut History) -> bool) {
        let before = self.project().map(Arc::clone);
        self.with_history(|history| {
            step(history);
        });
        if let (Some(before), Some(after)) = (before, self.project())
            && let Some(variant) = self.views.elsewhere(&before, after)
        {
            self.show_scenario(variant);
        }
    }

    /// Whether the canvas is shown, alone or beside a map.
    pub(super) fn shows_canvas(&self) -> bool {
        self.views.view == View::Canvas || (self.views.view == View::Map && self.views.beside)
    }

    /// Whether a map is shown, alone or beside the canvas.
    pub(super) fn shows_map(&self) -> bool {
        self.views.view == View::Map || (self.views.view == View::Canvas && self.views.beside)
    }

    /// The picture of curves that is shown and worked on, if one is.
    pub(super) fn live_picture(&self) -> Option<&CanvasView> {
        match self.views.view {
            View::Curve => Some(self.panels.curve.picture()),
            _ if self.shows_canvas() => Some(&self.panels.canvas),
            _ => None,
        }
    }

    /// What `edit` means while a scenario is worked on: our own scores and the
    /// tagline are those of the scenario. A card that stood where the rule put
    /// it follows the point.
    pub(super) fn meant(&self, edit: Edit) -> Vec<Edit> {
        let Some(project) = self.project() else {
            return vec![edit];
        };
        let scenario = self.views.scenario.clone();
        match (edit, scenario) {
            (
                Edit::SetScore {
                    competitor,
                    factor,
                    score,
                },
                scenario,
            ) if project.own().is_some_and(|own| own.id == competitor) => {
                let card = self.card_after(&factor, score);
                let set = match scenario.clone() {
                    Some(scenario) => Edit::Plan(PlanEdit::Score {
                        scenario,
                        factor: factor.clone(),
                        score,
                    }),
                    None => Edit::SetScore {
                        competitor,
                        factor: factor.clone(),
                        score,
                    },
                };
                let card = card.map(|card| {
                    Edit::Plan(PlanEdit::Card {
                        scenario,
                        factor,
                        card,
                    })
                });
                // The card first: the step is called after its last edit.
                card.into_iter().chain([set]).collect()
            }
            (Edit::SetTagline(tagline), Some(id)) => {
                let change = ScenarioChange::Tagline(tagline);
                vec![Edit::Scenario(ListEdit::Change { id, change })]
            }
            (edit, _) => vec![edit],
        }
    }

    /// The card of a factor once our own score on it is `score`, if that is
    /// another card.
    ///
    /// A decision that was in line with the rule goes where the point goes; one
    /// against the rule stays. Judged by how things were before the drag, so
    /// that a point dragged back finds its card as it was.
    fn card_after(&self, factor: &FactorId, score: Score) -> Option<Card> {
        let session = self.session.as_ref()?;
        let before = self.views.seen(session.history.before_gesture());
        let now = self.shown()?;
        let judged = before
            .factor(factor)
            .and_then(|factor| judge_factor(&before, factor))?;
        let mut card = Card::clone(&judged.card);
        if score != judged.own && !judged.is_against_the_rule() {
            card.decision = None;
        }
        (card != *now.plan.card(factor)).then_some(card)
    }
}
