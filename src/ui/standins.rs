//! Stand in for panels that are written elsewhere, until they are merged.

use egui::Ui;

use crate::command::{Command, Selection};
use crate::figure::Theme;
use crate::model::Project;

/// The lists on the left.
#[derive(Debug, Default)]
pub struct Outline;

impl Outline {
    /// Shows names.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        selection: &Selection,
        _theme: Theme,
        commands: &mut Vec<Command>,
    ) {
        for competitor in &project.competitors {
            let this = Selection::Competitor(competitor.id.clone());
            let name = format!("Competitor {}", competitor.name);
            if ui.selectable_label(*selection == this, name).clicked() {
                commands.push(Command::Select(this));
            }
        }
        for factor in &project.factors {
            let this = Selection::Factor(factor.id.clone());
            let name = format!("Factor {}", factor.name);
            if ui.selectable_label(*selection == this, name).clicked() {
                commands.push(Command::Select(this));
            }
        }
    }

    /// Does nothing.
    pub fn start_rename(&mut self, _what: Selection) {}
}

/// The fields on the right.
#[derive(Debug, Default)]
pub struct Inspector;

impl Inspector {
    /// Shows nothing.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        _project: &Project,
        selection: &Selection,
        _theme: Theme,
        _commands: &mut Vec<Command>,
    ) {
        ui.label(format!("{selection:?}"));
    }
}
