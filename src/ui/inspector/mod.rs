//! The fields on the right: all of what is selected.
//!
//! Reads the project and pushes commands. It keeps what was typed and is no
//! edit yet, and whether a drag of its own is going on; nothing else.

use egui::{Frame, Id, Margin, Response, RichText, ScrollArea, Ui};

use super::fields::{Drafts, Gesture, Spectrum, TextField};
use crate::command::{Command, Selection};
use crate::edit::Edit;
use crate::figure::{Look, Theme};
use crate::model::Project;

mod competitor;
mod factor;
mod point;
mod project;
mod scores;
mod standard;

/// Between fields, in points.
const GAP: f32 = 8.0;

/// The fields on the right. Nothing it remembers is part of the project; a new
/// project deserves a new one.
#[derive(Debug, Default)]
pub struct Inspector {
    drafts: Drafts,
    gesture: Gesture,
    spectrum: Spectrum,
}

/// What all fields of a frame share.
struct Form<'a> {
    panel: Id,
    project: &'a Project,
    look: &'a Look,
    drafts: &'a mut Drafts,
    gesture: &'a mut Gesture,
    spectrum: &'a mut Spectrum,
    commands: &'a mut Vec<Command>,
}

impl Inspector {
    /// Show the fields of what is selected; push what the user asked for onto
    /// `commands`. What is selected and no longer exists shows the project.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        selection: &Selection,
        theme: Theme,
        commands: &mut Vec<Command>,
    ) {
        let before = commands.len();
        let panel = ui.scope_id().with("inspector");
        let mut form = Form {
            panel,
            project,
            look: theme.look(),
            drafts: &mut self.drafts,
            gesture: &mut self.gesture,
            spectrum: &mut self.spectrum,
            commands,
        };
        ScrollArea::vertical()
            .id_salt(("inspector", std::mem::discriminant(selection)))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let margin = Margin {
                    left: 4,
                    right: 8,
                    top: 8,
                    bottom: 16,
                };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = GAP;
                    ui.take_available_width();
                    form.selected(ui, selection);
                });
            });
        form.drafts.finish(ui.ctx(), panel, project, form.commands);
        form.gesture.finish(form.commands);
        if form.commands.len() > before {
            // What they change is shown only in the next frame.
            ui.ctx().request_repaint();
        }
    }
}

impl Form<'_> {
    fn selected(&mut self, ui: &mut Ui, selection: &Selection) {
        let project = self.project;
        let competitor = selection.competitor().and_then(|id| project.competitor(id));
        let factor = selection.factor().and_then(|id| project.factor(id));
        match (selection, competitor, factor) {
            (Selection::Competitor(id), Some(found), _) => {
                ui.push_id(id.as_str(), |ui| competitor::show(ui, self, found));
            }
            (Selection::Factor(id), _, Some(found)) => {
                ui.push_id(id.as_str(), |ui| factor::show(ui, self, found));
            }
            (Selection::Point(of, on), Some(competitor), Some(factor)) => {
                ui.push_id((of.as_str(), on.as_str()), |ui| {
                    point::show(ui, self, competitor, factor);
                });
            }
            _ => project::show(ui, self),
        }
    }

    /// Show a text field, with what is wrong with its text below it.
    fn field(&mut self, ui: &mut Ui, look: &TextField<'_>) -> Response {
        let (drafts, commands) = (&mut *self.drafts, &mut *self.commands);
        drafts.show_with_error(ui, self.panel, self.project, look, commands)
    }

    fn edit(&mut self, edit: Edit) {
        self.commands.push(Command::Edit(edit));
    }

    fn select(&mut self, selection: Selection) {
        self.commands.push(Command::Select(selection));
    }
}

/// What kind of thing is shown.
fn kind(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).small().weak());
}
