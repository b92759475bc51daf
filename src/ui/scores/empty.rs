//! What to do with a table that has no rows or no columns yet.

use egui::{Align2, Button, Frame, RichText, Ui, UiBuilder, vec2};

use super::super::own;
use crate::command::{Command, MenuCommand};
use crate::model::Project;

/// In the middle of the room there is: what is missing, and the buttons that add it.
pub(super) fn ui(ui: &mut Ui, project: &Project, commands: &mut Vec<Command>) {
    let size = vec2(ui.available_width().min(440.0), 220.0);
    let room = Align2::CENTER_CENTER.align_size_within_rect(size, ui.available_rect_before_wrap());
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        Frame::popup(ui.style()).inner_margin(20.0).show(ui, |ui| {
            ui.set_width(ui.available_width().max(0.0));
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.label(RichText::new("One table, and every view follows it").heading());
            ui.add_space(4.0);
            if project.competitors.is_empty() {
                let text = "Every company that buyers can choose has a column of levels.";
                own::missing(ui, project, text, commands);
                ui.add_space(8.0);
                step(
                    ui,
                    MenuCommand::AddCompetitor,
                    "A rival, to begin with.",
                    commands,
                );
            }
            if project.factors.is_empty() {
                let text = "What the industry competes on, in the words of buyers: a row each.";
                step(ui, MenuCommand::AddFactor, text, commands);
            }
        });
    });
}

/// The same where there are no segments.
pub(super) fn no_segments(ui: &mut Ui, commands: &mut Vec<Command>) {
    let size = vec2(ui.available_width().min(440.0), 140.0);
    let room = Align2::CENTER_CENTER.align_size_within_rect(size, ui.available_rect_before_wrap());
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        Frame::popup(ui.style()).inner_margin(20.0).show(ui, |ui| {
            ui.set_width(ui.available_width().max(0.0));
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.label(RichText::new("Who buys, and what they want").heading());
            ui.add_space(4.0);
            let text = "A group of buyers has a size, and of each factor how much it matters \
                        and how much of it they would like best.";
            step(ui, MenuCommand::AddSegment, text, commands);
        });
    });
}

fn step(ui: &mut Ui, command: MenuCommand, explanation: &str, commands: &mut Vec<Command>) {
    let button = Button::new(command.label()).min_size(vec2(168.0, 32.0));
    if ui.add(button).on_hover_text(command.tooltip()).clicked() {
        commands.push(Command::Menu(command));
    }
    ui.label(RichText::new(explanation).weak());
}
