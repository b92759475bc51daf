//! The slim bar above the map: which map, how large bubbles are, what is shown.

use egui::{Align, Button, ComboBox, Layout, Rect, Response, Sense, Ui, UiBuilder, vec2};

use super::super::live::entry;
use super::super::theme;
use super::MapContext;
use super::words::short;
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{Edit, ListEdit, MapChange};
use crate::model::{BubbleSize, Map, Project};

/// Of the bar.
const HEIGHT: f32 = 34.0;
/// Of the list of maps.
const MAP_WIDTH: f32 = 150.0;
/// Of the list of sizes.
const SIZE_WIDTH: f32 = 160.0;
/// Of what opens below a list: ten maps and all that can be done with one.
const LIST_HEIGHT: f32 = 440.0;
/// Narrower bars have their switches in a menu.
const ROOMY: f32 = 624.0;
/// Still narrower ones have all but the maps there.
const NARROW: f32 = 400.0;

/// Show the bar at the top of the room there is.
pub(super) fn ui(
    ui: &mut Ui,
    context: &MapContext<'_>,
    map: Option<&Map>,
    commands: &mut Vec<Command>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    let inside = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 3.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut bar = ui.new_child(inside);
    bar.set_clip_rect(rect.intersect(ui.clip_rect()));
    bar.spacing_mut().item_spacing = vec2(6.0, 4.0);
    maps(&mut bar, context.project, map, commands);
    let Some(map) = map else { return };
    if width >= NARROW {
        sizes(&mut bar, context.project, map, commands);
    }
    if width >= ROOMY {
        for (label, on, command) in switches(map) {
            let button = Button::selectable(on, label).frame_when_inactive(true);
            if bar.add(button).on_hover_text(command.tooltip()).clicked() {
                commands.push(Command::Menu(command));
            }
        }
        let swap = MenuCommand::SwapAxes;
        if bar
            .button(swap.label())
            .on_hover_text(swap.tooltip())
            .clicked()
        {
            commands.push(Command::Menu(swap));
        }
    } else {
        bar.menu_button("Show", |ui| {
            if width < NARROW {
                ui.weak("Bubbles");
                size_items(ui, &size_choices(context.project), map, commands);
                ui.separator();
            }
            for (label, mut on, command) in switches(map) {
                if ui.checkbox(&mut on, label).changed() {
                    commands.push(Command::Menu(command));
                }
            }
            ui.separator();
            entry(ui, MenuCommand::SwapAxes, None, commands);
        });
    }
    line_below(ui, rect);
}

fn line_below(ui: &Ui, rect: Rect) {
    let line = egui::Stroke::new(1.0, theme::colors(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn switches(map: &Map) -> [(&'static str, bool, MenuCommand); 2] {
    [
        ("Segments", map.segments, MenuCommand::ToggleRings),
        (
            "White space",
            map.white_space,
            MenuCommand::ToggleWhiteSpace,
        ),
    ]
}

/// Which map is shown, and what can be done with it.
fn maps(ui: &mut Ui, project: &Project, map: Option<&Map>, commands: &mut Vec<Command>) {
    let name = map.map_or_else(|| "No map".to_owned(), |map| short(&map.name));
    let combo = list(ui, "map", (&name, MAP_WIDTH), |ui| {
        ui.set_min_width(220.0);
        for other in &project.maps {
            let shown = map.is_some_and(|map| map.id == other.id);
            if ui.selectable_label(shown, short(&other.name)).clicked() {
                commands.push(Command::ShowMap(other.id.clone()));
            }
        }
        if !project.maps.is_empty() {
            ui.separator();
        }
        entry(ui, MenuCommand::AddMap, None, commands);
        entry(ui, MenuCommand::AddMapOfNewFactor, None, commands);
        if let Some(map) = map {
            ui.separator();
            of_map(ui, map, commands);
        }
    });
    combo
        .on_hover_text("The map that is shown")
        .accessible_name(format!("Map: {name}"));
}

/// A list that is `width` wide whatever is chosen, and high enough that what
/// stands at its end is seen.
fn list(
    ui: &mut Ui,
    salt: &str,
    (chosen, width): (&str, f32),
    add: impl FnOnce(&mut Ui),
) -> Response {
    let combo = ComboBox::from_id_salt(salt)
        .selected_text(chosen)
        .width(width)
        .height(LIST_HEIGHT)
        .truncate();
    // A chosen name takes all the width there is.
    let place = ui.scope(|ui| {
        ui.set_max_width(width);
        combo.show_ui(ui, add).response
    });
    place.inner
}

/// Commands on the map that is shown, which is selected for that.
fn of_map(ui: &mut Ui, map: &Map, commands: &mut Vec<Command>) {
    let entries = [
        (MenuCommand::Rename, "Rename this map"),
        (MenuCommand::Duplicate, "Duplicate this map"),
        (MenuCommand::Delete, "Delete this map"),
    ];
    for (command, label) in entries {
        let before = commands.len();
        entry(ui, command, Some(label), commands);
        if commands.len() > before {
            let what = Selection::Map(map.id.clone());
            commands.insert(before, Command::Select(what));
        }
    }
}

/// What the areas of bubbles stand for.
fn sizes(ui: &mut Ui, project: &Project, map: &Map, commands: &mut Vec<Command>) {
    let choices = size_choices(project);
    let chosen = choices.iter().find(|(size, _)| *size == map.size);
    let name = chosen.map_or("One size", |(_, name)| name).to_owned();
    let shown = format!("Bubbles: {name}");
    let combo = list(ui, "bubbles", (&shown, SIZE_WIDTH), |ui| {
        size_items(ui, &choices, map, commands);
    });
    combo
        .on_hover_text("What the areas of bubbles stand for")
        .accessible_name(format!("Bubbles: {name}"));
}

/// What the areas can stand for, by name.
fn size_choices(project: &Project) -> Vec<(BubbleSize, String)> {
    let metrics = project.metrics.iter();
    let metrics = metrics.map(|metric| {
        let size = BubbleSize::Metric(metric.id.clone());
        (size, short(&metric.name))
    });
    let mut choices = vec![
        (BubbleSize::Same, "One size".to_owned()),
        (BubbleSize::Share, "Share".to_owned()),
    ];
    choices.extend(metrics);
    choices
}

fn size_items(
    ui: &mut Ui,
    choices: &[(BubbleSize, String)],
    map: &Map,
    commands: &mut Vec<Command>,
) {
    for (size, name) in choices {
        if ui.selectable_label(map.size == *size, name).clicked() {
            let id = map.id.clone();
            let change = MapChange::Size(size.clone());
            commands.push(Command::Edit(Edit::Map(ListEdit::Change { id, change })));
        }
    }
}
