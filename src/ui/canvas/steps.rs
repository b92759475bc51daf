//! What to do with an empty canvas: three steps, each a button.

use egui::{Align2, Area, Button, Frame, Order, RichText, Ui, Vec2};

use super::Stage;
use crate::command::{Command, MenuCommand, Selection};

/// Shown until there is something to drag.
pub(super) fn ui(ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let project = stage.project();
    if !stage.canvas.points.is_empty() || project.count().levels > 0 {
        return;
    }
    let area = Area::new(ui.scope_id().with("first steps"))
        .order(Order::Middle)
        .constrain_to(stage.clip)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(stage.clip.center());
    area.show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(20.0).show(ui, |ui| {
            ui.set_max_width(380.0_f32.min(stage.clip.width() - 60.0));
            ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
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
    done: Option<usize>,
    command: Option<Command>,
}

fn steps(stage: &Stage<'_>) -> [Step; 3] {
    let project = stage.project();
    let competitors = project.competitors.len();
    let factors = project.factors.len();
    let first = project.own().or_else(|| project.shown_competitors().next());
    let ready = factors > 0 && competitors > 0;
    let score = first.filter(|_| ready);
    [
        Step {
            label: "1  Add competitors",
            explanation: "Your own company, its rivals, and what else buyers choose.",
            done: (competitors > 0).then_some(competitors),
            command: Some(Command::Menu(MenuCommand::AddCompetitor)),
        },
        Step {
            label: "2  Add factors",
            explanation: "What the industry competes on, in the words of buyers.",
            done: (factors > 0).then_some(factors),
            command: Some(Command::Menu(MenuCommand::AddFactor)),
        },
        Step {
            label: "3  Score them",
            explanation: "Select a competitor and drag its points, or type a level.",
            done: None,
            command: score.map(|first| Command::Select(Selection::Competitor(first.id.clone()))),
        },
    ]
}

fn step_ui(ui: &mut Ui, step: Step, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let button = Button::new(step.label).min_size(Vec2::new(168.0, 32.0));
        if ui.add_enabled(step.command.is_some(), button).clicked() {
            commands.extend(step.command);
        }
        if let Some(done) = step.done {
            ui.weak(format!("{done} so far"));
        }
    });
    ui.label(RichText::new(step.explanation).weak());
    ui.add_space(4.0);
}
