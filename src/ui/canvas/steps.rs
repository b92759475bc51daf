//! What to do with an empty canvas: three steps, each a button.

use egui::{Align2, Area, Atom, Button, Frame, Order, RichText, Ui, Vec2};

use super::Stage;
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::Edit;
use crate::model::{CompetitorId, Role, Row};

/// Shown until there is something to drag: a point, or a place for one.
pub(super) fn ui(ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let project = stage.project();
    let nothing = stage.canvas.points.is_empty() && project.count().levels == 0;
    let places = stage.context.selection.competitor().is_some() && !project.factors.is_empty();
    if !nothing || places {
        return;
    }
    let area = Area::new(ui.scope_id().with("first steps"))
        .order(Order::Middle)
        .constrain_to(stage.clip)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(stage.clip.center());
    area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(20.0);
        frame.show(ui, |ui| {
            ui.set_max_width((stage.clip.width() - 60.0).clamp(0.0, 380.0));
            ui.spacing_mut().item_spacing = Vec2::new(8.0, 4.0);
            ui.label(RichText::new("Three steps to a strategy canvas").heading());
            for step in steps(stage) {
                step_ui(ui, step, commands);
            }
        });
    });
}

struct Step {
    label: &'static str,
    explanation: &'static str,
    /// How many there are already.
    done: usize,
    /// What its button asks for; none while it is too early for that.
    commands: Vec<Command>,
}

fn steps(stage: &Stage<'_>) -> [Step; 3] {
    let project = stage.project();
    let competitors = project.competitors.len();
    let factors = project.factors.len();
    let first = project.own().or_else(|| project.shown_competitors().next());
    let score = first.filter(|_| factors > 0);
    let point = |competitor: &CompetitorId| {
        let factor = project.canvas_factors().next()?;
        let point = Selection::Point(competitor.clone(), factor.id.clone());
        Some(Command::Select(point))
    };
    [
        who(stage, competitors),
        Step {
            label: "2  Add factors",
            explanation: "What the industry competes on, in the words of buyers.",
            done: factors,
            commands: vec![Command::Menu(MenuCommand::AddFactor)],
        },
        Step {
            label: "3  Score them",
            explanation: "Drag the rings of a competitor, or type levels from 0 to 10.",
            done: 0,
            commands: score
                .and_then(|first| point(&first.id))
                .into_iter()
                .collect(),
        },
    ]
}

/// The first step: our own company, then the others.
fn who(stage: &Stage<'_>, competitors: usize) -> Step {
    let project = stage.project();
    if project.own().is_some() {
        return Step {
            label: "1  Add competitors",
            explanation: "Rivals, and what else buyers choose instead.",
            done: competitors,
            commands: vec![Command::Menu(MenuCommand::AddCompetitor)],
        };
    }
    let competitor = project.fresh_competitor("Our company", Role::Own);
    let added = Selection::Competitor(competitor.id.clone());
    Step {
        label: "1  Add our company",
        explanation: "Its curve is the one to shape; rivals come next.",
        done: 0,
        commands: vec![
            Command::Edit(Edit::AddCompetitor {
                competitor,
                scores: Row::new(),
                at: 0,
            }),
            Command::Rename(added),
        ],
    }
}

fn step_ui(ui: &mut Ui, step: Step, commands: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let left = (step.label, Atom::grow());
        let button = Button::new(left).min_size(Vec2::new(168.0, 32.0));
        let button = ui.add_enabled(!step.commands.is_empty(), button);
        if button.clicked() {
            commands.extend(step.commands);
        }
        if step.done > 0 {
            ui.weak(format!("{} so far", step.done));
        }
    });
    ui.label(RichText::new(step.explanation).weak());
}
