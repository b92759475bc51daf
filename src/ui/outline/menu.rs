//! What can be done with a row, and what can be added to a list.

use egui::{Button, Response, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{Painted, colors, markers};
use super::starters::starters;
use super::{Spot, Thing};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{CompetitorChange, Edit, FactorChange, ListEdit, SegmentChange};
use crate::figure::Look;
use crate::model::{Buyers, Column, Competitor, Factor, Kind, Project, Role, Segment};

/// The width of a menu, in points.
const WIDTH: f32 = 200.0;

/// Room for five swatches a line.
const SWATCHES: f32 = 5.0 * 28.0;

/// A menu about one row.
pub(super) struct RowMenu<'a> {
    /// The row.
    pub(super) spot: &'a Spot,
    /// Its place among its like.
    pub(super) index: usize,
    /// How many of its like there are.
    pub(super) count: usize,
    /// Where what was chosen goes.
    pub(super) commands: &'a mut Vec<Command>,
}

impl RowMenu<'_> {
    /// What can be done with what the row shows.
    pub(super) fn show(&mut self, ui: &mut Ui, thing: Thing<'_>, look: &Look) {
        ui.set_min_width(WIDTH);
        self.name_items(ui);
        match thing {
            Thing::Competitor(competitor) => self.competitor(ui, competitor, look),
            Thing::Factor(factor) => self.factor(ui, factor),
            Thing::Segment(segment) => self.segment(ui, segment, look),
            Thing::Scenario(_) => {
                let promote = MenuCommand::Promote;
                ui.separator();
                self.item(ui, promote, promote.label(), true);
            }
            Thing::Map(_) => {
                ui.separator();
                for command in [MenuCommand::SwapAxes, MenuCommand::UnpinLabels] {
                    self.item(ui, command, command.label(), true);
                }
            }
            Thing::AsIs => {}
        }
        self.place_items(ui);
    }

    fn competitor(&mut self, ui: &mut Ui, competitor: &Competitor, look: &Look) {
        ui.separator();
        ui.menu_button("Role", |ui| {
            for role in Role::iter() {
                let current = competitor.role == role;
                if ui.radio(current, role.name()).clicked() && !current {
                    self.change(competitor, CompetitorChange::Role(role));
                    ui.close();
                }
            }
        });
        ui.menu_button("Colour", |ui| {
            ui.set_max_width(SWATCHES);
            if let Some(color) = colors(ui, Painted::Competitor(competitor), look) {
                self.change(competitor, CompetitorChange::Color(color));
                ui.close();
            }
        });
        ui.menu_button("Marker", |ui| {
            ui.set_max_width(SWATCHES);
            if let Some(marker) = markers(ui, competitor, look) {
                self.change(competitor, CompetitorChange::Marker(marker));
                ui.close();
            }
        });
        let label = if competitor.visible { "Hide" } else { "Show" };
        self.item(ui, MenuCommand::ToggleVisible, label, true);
    }

    fn segment(&mut self, ui: &mut Ui, segment: &Segment, look: &Look) {
        ui.separator();
        ui.menu_button("Who they are", |ui| {
            for buyers in Buyers::iter() {
                let current = segment.buyers == buyers;
                if ui.radio(current, buyers.name()).clicked() && !current {
                    self.change_segment(segment, SegmentChange::Buyers(buyers));
                    ui.close();
                }
            }
        });
        ui.menu_button("Colour", |ui| {
            ui.set_max_width(SWATCHES);
            if let Some(color) = colors(ui, Painted::Segment(segment), look) {
                self.change_segment(segment, SegmentChange::Color(color));
                ui.close();
            }
        });
        let label = if segment.visible { "Hide" } else { "Show" };
        self.item(ui, MenuCommand::ToggleVisible, label, true);
    }

    fn factor(&mut self, ui: &mut Ui, factor: &Factor) {
        ui.separator();
        ui.menu_button("Kind", |ui| {
            for kind in Kind::iter() {
                let current = factor.kind == kind;
                if ui.radio(current, kind.name()).clicked() && !current {
                    let id = factor.id.clone();
                    let change = FactorChange::Kind(kind);
                    self.push(Edit::ChangeFactor { id, change });
                    ui.close();
                }
            }
        });
        let label = if factor.on_canvas {
            "Take off the canvas"
        } else {
            "Put on the canvas"
        };
        self.item(ui, MenuCommand::ToggleVisible, label, true);
    }

    fn name_items(&mut self, ui: &mut Ui) {
        if entry(ui, MenuCommand::Rename, MenuCommand::Rename.label(), true).clicked() {
            self.commands.push(Command::Rename(self.spot.selection()));
        }
        let duplicate = MenuCommand::Duplicate;
        self.item(ui, duplicate, duplicate.label(), true);
    }

    fn place_items(&mut self, ui: &mut Ui) {
        ui.separator();
        let (up, down) = (MenuCommand::MoveUp, MenuCommand::MoveDown);
        self.item(ui, up, up.label(), self.index > 0);
        self.item(ui, down, down.label(), self.index + 1 < self.count);
        ui.separator();
        let delete = MenuCommand::Delete;
        self.item(ui, delete, delete.label(), true);
    }

    /// An entry for a command on what is selected, which this row then is.
    fn item(&mut self, ui: &mut Ui, command: MenuCommand, label: &str, enabled: bool) {
        if entry(ui, command, label, enabled).clicked() {
            self.commands.push(Command::Select(self.spot.selection()));
            self.commands.push(Command::Menu(command));
        }
    }

    fn change(&mut self, competitor: &Competitor, change: CompetitorChange) {
        let id = competitor.id.clone();
        self.push(Edit::ChangeCompetitor { id, change });
    }

    fn change_segment(&mut self, segment: &Segment, change: SegmentChange) {
        let id = segment.id.clone();
        self.push(Edit::Segment(ListEdit::Change { id, change }));
    }

    fn push(&mut self, edit: Edit) {
        self.commands.push(Command::Edit(edit));
    }
}

/// An entry of a menu, with the key that does the same.
fn entry(ui: &mut Ui, command: MenuCommand, label: &str, enabled: bool) -> Response {
    let mut button = Button::new(label);
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    ui.add_enabled(enabled, button)
}

/// Kinds of competitors to add.
pub(super) fn add_competitor(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.set_min_width(WIDTH);
    for command in [MenuCommand::AddCompetitor, MenuCommand::AddAlternative] {
        let item = entry(ui, command, command.label(), true);
        if item.on_hover_text(command.tooltip()).clicked() {
            commands.push(Command::Menu(command));
        }
    }
}

/// Maps to add.
pub(super) fn add_map(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.set_min_width(WIDTH);
    let maps = [
        (MenuCommand::AddMap, "Map of two factors"),
        (MenuCommand::AddMapOfNewFactor, "Map with a new factor"),
    ];
    for (command, label) in maps {
        let item = entry(ui, command, label, true);
        if item.on_hover_text(command.tooltip()).clicked() {
            commands.push(Command::Menu(command));
        }
    }
}

/// Factors to add: a blank one, or a common one by its kind.
pub(super) fn add_factor(ui: &mut Ui, project: &Project, commands: &mut Vec<Command>) {
    ui.set_min_width(WIDTH);
    if entry(ui, MenuCommand::AddFactor, "Blank factor", true).clicked() {
        commands.push(Command::Menu(MenuCommand::AddFactor));
    }
    ui.separator();
    for kind in Kind::iter() {
        match starters(kind) {
            [only] => starter(ui, only, kind, project, commands),
            several => {
                ui.menu_button(kind.name(), |ui| {
                    for name in several {
                        starter(ui, name, kind, project, commands);
                    }
                });
            }
        }
    }
}

/// A factor that the project has already is not offered a second time.
fn starter(ui: &mut Ui, name: &str, kind: Kind, project: &Project, commands: &mut Vec<Command>) {
    let mut factors = project.factors.iter();
    let there = factors.any(|factor| &*factor.name == name && factor.kind == kind);
    let item = ui.add_enabled(!there, Button::new(name));
    if item.on_disabled_hover_text("The project has it").clicked() {
        let factor = project.fresh_factor(name, kind);
        let selection = Selection::Factor(factor.id.clone());
        commands.push(Command::Edit(Edit::AddFactor {
            factor,
            scores: Column::new(),
            at: project.factors.len(),
        }));
        commands.push(Command::Select(selection));
    }
}
