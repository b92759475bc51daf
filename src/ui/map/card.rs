//! What to do with an empty map, in place.

use egui::{Align2, Area, Button, Frame, Order, Pos2, Rect, RichText, Ui, Vec2};

use super::axis::{Side, choices};
use super::{Stage, menu};
use crate::command::{Command, MenuCommand, Selection};
use crate::model::{Measure, Role};

/// The project has no map.
pub(super) fn no_map(ui: &Ui, clip: Rect, commands: &mut Vec<Command>) {
    let place = (clip.center(), Align2::CENTER_CENTER);
    card(ui, "no map", clip, place, |ui| {
        ui.label(RichText::new("Maps show competitors on two factors").heading());
        ui.add_space(4.0);
        ui.label(
            RichText::new("The same table as the canvas: drag a bubble, and two points follow.")
                .weak(),
        );
        for (command, explanation) in [
            (
                MenuCommand::AddMap,
                "Of the two factors that tell competitors apart best.",
            ),
            (
                MenuCommand::AddMapOfNewFactor,
                "Such as \"Tradition – Modern\", which is not on the canvas.",
            ),
        ] {
            ui.add_space(8.0);
            let button = Button::new(command.label()).min_size(Vec2::new(200.0, 32.0));
            if ui.add(button).on_hover_text(command.tooltip()).clicked() {
                commands.push(Command::Menu(command));
            }
            ui.label(RichText::new(explanation).weak());
        }
    });
}

/// Why nothing is on the map, or nothing that tells, and what to do about it.
pub(super) fn of_map(ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    let picture = stage.picture;
    let axes = &picture.axes;
    let nothing = |of: &Measure| *of == Measure::Nothing;
    let sides = [(Side::X, &axes.x.of), (Side::Y, &axes.y.of)];
    let frame = stage.frame();
    let middle = (frame.center(), Align2::CENTER_CENTER);
    if sides.iter().any(|(_, of)| nothing(of)) {
        let missing = sides.iter().filter(|(_, of)| nothing(of));
        let missing: Vec<Side> = missing.map(|(side, _)| *side).collect();
        let text = match missing.as_slice() {
            [one] => format!("The {} measures nothing yet.", one.name().to_lowercase()),
            _ => "The axes measure nothing yet.".to_owned(),
        };
        card(ui, "axes", stage.clip, middle, |ui| {
            ui.label(text);
            choosers(ui, stage, &missing, commands);
        });
    } else if picture.bubbles.is_empty() && picture.unplaced.is_empty() {
        card(ui, "nobody", stage.clip, middle, |ui| {
            nobody(ui, stage, commands);
        });
    } else if picture.bubbles.is_empty() {
        unscored(ui, stage, middle, commands);
    } else if axes.x.of == axes.y.of {
        let top = Pos2::new(frame.center().x, frame.top() + 8.0);
        let place = (top, Align2::CENTER_TOP);
        card(ui, "same", stage.clip, place, |ui| {
            ui.horizontal(|ui| {
                ui.label("Both axes measure the same.");
                choosers(ui, stage, &[Side::Y], commands);
            });
        });
    }
}

/// No competitor is shown here.
fn nobody(ui: &mut Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    if stage.project().competitors.is_empty() {
        ui.label("There is no competitor yet.");
        let add = MenuCommand::AddCompetitor;
        if ui.button(add.label()).clicked() {
            commands.push(Command::Menu(add));
        }
    } else if stage.map.hidden.is_empty() {
        ui.label("All competitors are hidden. Show them in the list on the left.");
    } else {
        ui.label("All competitors are hidden on this map.");
        menu::show_all(ui, stage, commands);
    }
}

/// Nobody is known along both axes. Whoever is selected can be dragged here.
fn unscored(ui: &Ui, stage: &Stage<'_>, middle: (Pos2, Align2), commands: &mut Vec<Command>) {
    let axes = &stage.picture.axes;
    let mut unplaced = stage.picture.unplaced.iter();
    let selected = stage.context.selection.competitor();
    let levels = axes.x.is_draggable() && axes.y.is_draggable();
    if levels && unplaced.clone().any(|(id, _)| Some(id) == selected) {
        return;
    }
    let is_own = |id| {
        let found = stage.directory.find(id);
        found.is_some_and(|found| found.role == Role::Own)
    };
    let first = unplaced
        .clone()
        .find(|(id, _)| is_own(id))
        .or_else(|| unplaced.next());
    card(ui, "unscored", stage.clip, middle, |ui| {
        ui.label("Nobody is known on both axes yet.");
        match first {
            Some((id, _)) if levels => {
                let name = super::words::short(&stage.who(id));
                if ui.button(format!("Place {name}")).clicked() {
                    let what = Selection::Competitor(id.clone());
                    commands.push(Command::Select(what));
                }
            }
            _ => choosers(ui, stage, &[Side::X, Side::Y], commands),
        }
    });
}

/// Buttons with what the axes can measure.
fn choosers(ui: &mut Ui, stage: &Stage<'_>, sides: &[Side], commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        for side in sides {
            ui.menu_button(
                format!("Choose the {}…", side.name().to_lowercase()),
                |ui| {
                    choices(ui, stage.context.project, stage.map, *side, commands);
                },
            );
        }
    });
}

fn card(
    ui: &Ui,
    name: &str,
    clip: Rect,
    (place, pivot): (Pos2, Align2),
    add: impl FnOnce(&mut Ui),
) {
    let area = Area::new(ui.scope_id().with(("card", name)))
        .order(Order::Middle)
        .constrain_to(clip)
        .pivot(pivot)
        .fixed_pos(place);
    area.show(ui.ctx(), |ui| {
        let margin = if pivot == Align2::CENTER_TOP {
            6.0
        } else {
            20.0
        };
        Frame::popup(ui.style())
            .inner_margin(margin)
            .show(ui, |ui| {
                ui.set_max_width((clip.width() - 60.0).clamp(0.0, 420.0));
                ui.spacing_mut().item_spacing = Vec2::new(8.0, 6.0);
                add(ui);
            });
    });
}
