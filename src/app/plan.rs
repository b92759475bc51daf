//! What the window shows about our own curve and the plan with it: the board,
//! a value curve by itself, and the reading beside them.

use std::sync::Arc;

use egui::{Button, Ui, vec2};

use super::App;
use crate::command::{Command, MenuCommand};
use crate::figure::AsIs;
use crate::model::Project;
use crate::ui::{
    BoardContext, CanvasContext, InspectorContext, ReadingContext, ScoresContext, theme,
};

impl App {
    /// The eliminate-reduce-raise-create board.
    pub(super) fn board_ui(
        &mut self,
        ui: &mut Ui,
        project: &Arc<Project>,
        commands: &mut Vec<Command>,
    ) {
        let as_is = self.as_is();
        let scenario = self.scenario().cloned();
        let context = BoardContext {
            project,
            as_is: as_is.as_ref().map(|(project, _)| project),
            scenario: scenario.as_ref(),
            selection: &self.selection,
        };
        self.panels.board.ui(ui, context, commands);
    }

    /// The table of all scores.
    pub(super) fn scores_ui(
        &mut self,
        ui: &mut Ui,
        project: &Arc<Project>,
        commands: &mut Vec<Command>,
    ) {
        let context = ScoresContext {
            project,
            selection: &self.selection,
            transposed: self.settings.transposed,
            theme: self.settings.picture,
        };
        self.panels.scores.ui(ui, context, commands);
    }

    /// One competitor's value curve by itself.
    pub(super) fn curve_ui(
        &mut self,
        ui: &mut Ui,
        project: &Arc<Project>,
        commands: &mut Vec<Command>,
    ) {
        let as_is = self.as_is();
        let context = CanvasContext {
            project,
            as_is: as_is.as_ref().map(compared),
            alone: None,
            selection: &self.selection,
            theme: self.settings.picture,
            fonts: &self.fonts,
        };
        self.panels.curve.ui(ui, context, commands);
    }

    /// What is on the right: the fields, or the reading, under two tabs.
    pub(super) fn right_ui(
        &mut self,
        ui: &mut Ui,
        project: &Arc<Project>,
        commands: &mut Vec<Command>,
    ) {
        let reading = self.settings.reading;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let tabs = [
                ("Inspector", MenuCommand::ToggleInspector, !reading),
                ("Reading", MenuCommand::ToggleReading, reading),
            ];
            for (name, command, chosen) in tabs {
                let tab = Button::selectable(chosen, name).min_size(vec2(0.0, theme::ROW_HEIGHT));
                let tab = ui.add(tab).on_hover_text(command.tooltip());
                tab.widget_info(|| {
                    let name = format!("{name} tab");
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name)
                });
                if tab.clicked() && !chosen {
                    commands.push(Command::Menu(command));
                }
            }
        });
        let look = self.settings.picture;
        let scenario = self.scenario().cloned();
        if reading {
            let context = ReadingContext {
                project,
                scenario: scenario.as_ref(),
                selection: &self.selection,
                look: look.look(),
            };
            self.panels.reading.ui(ui, context, commands);
        } else {
            let (as_is, map) = (self.as_is(), self.map().cloned());
            let fields = InspectorContext {
                project,
                as_is: as_is.as_ref().map(|(project, _)| &**project),
                selection: &self.selection,
                scenario: scenario.as_ref(),
                map: map.as_ref(),
                theme: look,
            };
            self.panels.inspector.ui(ui, fields, commands);
        }
    }

    /// Show the fields on the right in front, or hide what is there.
    pub(super) fn toggle_inspector(&mut self) {
        let in_front = self.settings.inspector && !self.settings.reading;
        self.settings.inspector = !in_front;
        self.settings.reading = false;
    }
}

/// What a scenario is compared with, as figures take it.
pub(super) fn compared((project, scenario): &(Arc<Project>, Arc<str>)) -> AsIs<'_> {
    AsIs { project, scenario }
}
