//! What stands in place of everything about our own curve while there is none.

use egui::containers::menu::MenuButton;
use egui::{Button, Label, Ui, vec2};

use super::fields::one_line;
use super::theme;
use crate::command::{Command, Selection};
use crate::edit::{CompetitorChange, Edit};
use crate::model::{Project, Role, Row};

/// Of the list of competitors to choose from.
const LIST_HEIGHT: f32 = 320.0;
/// Of the buttons.
const BUTTON_HEIGHT: f32 = 28.0;
/// Of both buttons beside each other.
const BOTH_WIDTH: f32 = 320.0;

/// One line that says what is missing, and the buttons that mend it.
pub(super) fn missing(ui: &mut Ui, project: &Project, text: &str, commands: &mut Vec<Command>) {
    ui.add(Label::new(text).wrap());
    ui.add_space(theme::GAP);
    let mut buttons = |ui: &mut Ui| {
        let add = Button::new("Add our company").min_size(vec2(0.0, BUTTON_HEIGHT));
        if ui.add(add).clicked() {
            commands.extend(add_our_company(project));
        }
        if !project.competitors.is_empty() {
            let button = Button::new("Choose a competitor…").min_size(vec2(0.0, BUTTON_HEIGHT));
            MenuButton::from_button(button).ui(ui, |ui| choose(ui, project, commands));
        }
    };
    if ui.available_width() < BOTH_WIDTH {
        ui.vertical(&mut buttons);
    } else {
        ui.horizontal(&mut buttons);
    }
}

/// In the middle of `ui`, as a view of its own.
pub(super) fn missing_view(
    ui: &mut Ui,
    project: &Project,
    text: &str,
    commands: &mut Vec<Command>,
) {
    let size = vec2(ui.available_width().min(460.0), 120.0);
    let room = egui::Align2::CENTER_CENTER.align_size_within_rect(size, ui.max_rect());
    ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
        missing(ui, project, text, commands);
    });
}

/// A company of our own, with its name ready to be typed over.
fn add_our_company(project: &Project) -> [Command; 2] {
    let competitor = project.fresh_competitor("Our company", Role::Own);
    let added = Selection::Competitor(competitor.id.clone());
    [
        Command::Edit(Edit::AddCompetitor {
            competitor,
            scores: Row::new(),
            at: 0,
        }),
        Command::Rename(added),
    ]
}

/// Which competitor is our own company.
fn choose(ui: &mut Ui, project: &Project, commands: &mut Vec<Command>) {
    ui.set_min_width(200.0);
    egui::ScrollArea::vertical()
        .max_height(LIST_HEIGHT)
        .show(ui, |ui| {
            for competitor in &project.competitors {
                if ui.button(one_line(&competitor.name)).clicked() {
                    let id = competitor.id.clone();
                    let change = CompetitorChange::Role(Role::Own);
                    commands.push(Command::Edit(Edit::ChangeCompetitor { id, change }));
                    ui.close();
                }
            }
        });
}
