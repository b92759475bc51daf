//! The eliminate-reduce-raise-create board: every factor of our own curve is a
//! card in the column of what is done with it.
//!
//! Board and curve are one thing: a card that is moved moves the point, and a
//! point that is moved moves its card. The board keeps nothing but what is open
//! on it, what is being typed and what is being dragged.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Id, Rect, Ui};

use super::fields::{Drafts, Gesture};
use super::own;
use crate::analysis::{Judgement, judge};
use crate::command::{Command, Selection};
use crate::model::{Action, Factor, FactorId, Project, ScenarioId, Score};

mod card;
mod columns;
mod drag;
mod head;
mod keys;
mod menu;
mod moves;
mod notes;
mod words;

use drag::CardDrag;

/// What the board shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct BoardContext<'a> {
    /// The open project, in the chosen scenario.
    pub project: &'a Arc<Project>,
    /// The project without the scenario, where one is chosen.
    pub as_is: Option<&'a Arc<Project>>,
    /// The scenario that is worked on; none for the as-is.
    pub scenario: Option<&'a ScenarioId>,
    /// What is selected.
    pub selection: &'a Selection,
}

/// What the board remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct BoardView {
    /// Of the project that was shown last.
    judged: Option<(Arc<Project>, Arc<[Judgement]>)>,
    drafts: Drafts,
    /// A drag of the margin's slider.
    margin: Gesture,
    /// The cards whose notes are open.
    open: BTreeSet<FactorId>,
    /// The card whose name is typed on it, and whether the field had the focus yet.
    naming: Option<(FactorId, bool)>,
    drag: Option<CardDrag>,
    /// The card that gets the keyboard in the next frame.
    focus_next: Option<FactorId>,
    /// Whether a card has the keyboard.
    on_card: bool,
    /// The factor that was selected a frame ago.
    seen: Option<FactorId>,
}

/// What everything on the board shares this frame.
struct Frame<'a> {
    panel: Id,
    context: BoardContext<'a>,
    judgements: &'a [Judgement],
    commands: &'a mut Vec<Command>,
}

impl Frame<'_> {
    fn project(&self) -> &Project {
        self.context.project
    }

    /// The cards of one column, in the order of the project.
    fn cards(&self, action: Option<Action>) -> impl Iterator<Item = &Judgement> {
        let cards = self.judgements.iter();
        cards.filter(move |judged| judged.action() == action)
    }

    /// What we offer of a factor as it is, where that is something else.
    fn as_is(&self, judged: &Judgement) -> Option<Score> {
        let as_is = self.context.as_is?;
        let score = as_is.scores.get(&as_is.own()?.id, &judged.factor);
        (score != judged.own).then_some(score)
    }

    fn is_selected(&self, factor: &Factor) -> bool {
        self.context.selection.factor() == Some(&factor.id)
    }
}

impl BoardView {
    /// Has a card the keyboard? Then Delete, F2 and some others are the card's.
    pub fn is_on_card(&self) -> bool {
        self.on_card
    }

    /// Is a card being dragged? Then Escape is the board's.
    pub fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// Show the board in all the room there is; push what the user asked for
    /// onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: BoardContext<'_>, commands: &mut Vec<Command>) {
        self.on_card = false;
        if context.project.own().is_none() {
            let text = "The board says what our own company eliminates, reduces, raises and \
                        creates. No competitor is our own company yet.";
            own::missing_view(ui, context.project, text, commands);
            return;
        }
        let judgements = self.judgements(context.project);
        let panel = ui.scope_id().with("errc board");
        let mut frame = Frame {
            panel,
            context,
            judgements: &judgements,
            commands,
        };
        self.begin_drag_frame();
        self.give_focus(ui, panel);
        let room = ui
            .available_rect_before_wrap()
            .shrink2(egui::vec2(16.0, 12.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
            self.head(ui, &mut frame);
            self.columns(ui, &mut frame);
        });
        self.end_drag_frame(ui, &mut frame);
        self.drafts
            .finish(ui.ctx(), panel, context.project, frame.commands);
        self.margin.finish(frame.commands);
        self.forget(context.project);
        self.seen = context.selection.factor().cloned();
    }

    /// What the board shows, worked out only when the project changed.
    fn judgements(&mut self, project: &Arc<Project>) -> Arc<[Judgement]> {
        match &self.judged {
            Some((of, judged)) if Arc::ptr_eq(of, project) => Arc::clone(judged),
            _ => {
                let judged: Arc<[Judgement]> = judge(project).into();
                self.judged = Some((Arc::clone(project), Arc::clone(&judged)));
                judged
            }
        }
    }

    /// Give the keyboard to a card that asked for it, now that it stands where
    /// it will be shown.
    fn give_focus(&mut self, ui: &Ui, panel: Id) {
        if let Some(factor) = self.focus_next.take() {
            let id = card_id(panel, &factor);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Forget what is no longer there.
    fn forget(&mut self, project: &Project) {
        self.open.retain(|id| project.factor(id).is_some());
        let there = |(id, begun): &(FactorId, bool)| !begun || project.factor(id).is_some();
        self.naming = self.naming.take().filter(there);
    }
}

/// The widget of a card. The same in every column, so that a card that moves
/// keeps the keyboard.
fn card_id(panel: Id, factor: &FactorId) -> Id {
    panel.with(("card", factor))
}

/// Whether the pointer is in `rect`, whatever lies above it.
fn is_pointed_at(ui: &Ui, rect: Rect) -> bool {
    let pointer = ui.input(|input| input.pointer.latest_pos());
    pointer.is_some_and(|at| rect.contains(at) && ui.clip_rect().contains(at))
}
