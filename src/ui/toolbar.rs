//! The bar above the picture: undo, the views, the scenario, the title, the
//! picture's theme, export.

use std::sync::Arc;

use egui::epaint::CubicBezierShape;
use egui::{Align, Button, Color32, Layout, Response, Stroke, Ui, vec2};

use super::menu::{Offers, key_name};
use super::theme;
use crate::command::{Command, MenuCommand, Offer, Selection, View};
use crate::edit::Edit;
use crate::figure::shown_name;
use crate::model::{Project, ScenarioId, limits};

/// The widest the title's field gets.
const TITLE_WIDTH: f32 = 480.0;
/// Narrower, it is left out: the outline and the inspector have the title too.
const TITLE_LEAST: f32 = 64.0;
/// Of the box that shows the chosen scenario: the least, usually, and however long its name.
const SCENARIO_WIDTH: [f32; 3] = [72.0, 96.0, 160.0];
/// What stands right of it at least.
const RIGHT_WIDTH: f32 = 232.0;
/// Of the themes side by side with a title worth typing in before them.
const THEMES_WIDTH: f32 = 164.0 + 2.0 * TITLE_LEAST;
/// Of the bar from the tabs on; with less the tabs stand closer.
const TABS_ROOMY: f32 = 720.0;
/// Of the box the themes fold into.
const THEME_BOX_WIDTH: f32 = 78.0;

/// What the bar remembers between frames.
#[derive(Debug, Default)]
pub struct Toolbar {
    /// The title while it is being typed.
    draft: Option<String>,
}

impl Toolbar {
    /// Show the bar; push what was asked for onto `commands`.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        scenario: Option<&ScenarioId>,
        offers: Offers<'_>,
        commands: &mut Vec<Command>,
    ) {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            arrow(ui, MenuCommand::Undo, offers, commands);
            arrow(ui, MenuCommand::Redo, offers, commands);
            ui.add_space(theme::GAP);
            tabs(ui, offers, commands);
            ui.add_space(theme::GAP);
            scenarios(ui, project, scenario, offers, commands);
            ui.add_space(theme::GAP);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                export(ui, offers, commands);
                ui.add_space(theme::GAP);
                button(ui, MenuCommand::Fit, "Fit", offers, commands);
                ui.add_space(theme::GAP);
                themes(ui, offers, commands);
                ui.add_space(theme::GAP);
                if ui.available_width() >= TITLE_LEAST {
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        self.title(ui, project, commands);
                    });
                }
            });
        });
    }

    fn title(&mut self, ui: &mut Ui, project: &Project, commands: &mut Vec<Command>) {
        let mut text = match &self.draft {
            Some(draft) => draft.clone(),
            None => project.title.replace('\n', " "),
        };
        let edit = egui::TextEdit::singleline(&mut text)
            .hint_text("Title of the picture")
            .char_limit(limits::NAME_CHARS)
            .desired_width(ui.available_width().min(TITLE_WIDTH))
            .margin(egui::Margin::symmetric(8, 5))
            .font(theme::section());
        let field = ui.add(edit);
        field.widget_info(|| {
            let mut info =
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Title of the picture");
            info.current_text_value = Some(text.clone());
            info
        });
        let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if field.changed() {
            self.draft = Some(text);
        }
        if field.lost_focus()
            && let Some(draft) = self.draft.take()
            && !escaped
            && *draft != *project.title
        {
            commands.push(Command::Edit(Edit::SetTitle(Arc::from(draft))));
        }
    }
}

/// A button with an arrow that turns back, or on.
fn arrow(ui: &mut Ui, command: MenuCommand, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let offer = offers(command);
    let face = Button::new("")
        .frame_when_inactive(false)
        .min_size(vec2(30.0, 28.0));
    let response = press(ui, command, face, &offer.label, &offer, commands);
    let color = if offer.enabled {
        ui.style().interact(&response).text_color()
    } else {
        theme::colors(ui).soft_text.gamma_multiply(0.5)
    };
    // As undo has it; redo is its mirror image.
    let side = if command == MenuCommand::Undo {
        1.0
    } else {
        -1.0
    };
    let at = |x: f32, y: f32| response.rect.center() + vec2(side * x, y);
    let stroke = Stroke::new(1.5, color);
    let painter = ui.painter();
    let points = [at(-6.0, -2.0), at(8.0, -4.5), at(7.0, 5.0), at(-1.0, 5.0)];
    painter.add(CubicBezierShape::from_points_stroke(
        points,
        false,
        Color32::TRANSPARENT,
        stroke,
    ));
    painter.line(vec![at(-2.0, -6.0), at(-6.0, -2.0), at(-2.0, 2.0)], stroke);
}

fn button(
    ui: &mut Ui,
    command: MenuCommand,
    label: &str,
    offers: Offers<'_>,
    commands: &mut Vec<Command>,
) {
    let face = Button::new(label).min_size(vec2(0.0, 28.0));
    press(
        ui,
        command,
        face,
        command.tooltip(),
        &offers(command),
        commands,
    );
}

fn export(ui: &mut Ui, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let command = MenuCommand::Export;
    let face = theme::main_button(ui, command.label()).min_size(vec2(0.0, 28.0));
    press(
        ui,
        command,
        face,
        command.tooltip(),
        &offers(command),
        commands,
    );
}

fn press(
    ui: &mut Ui,
    command: MenuCommand,
    face: Button<'_>,
    tooltip: &str,
    offer: &Offer,
    commands: &mut Vec<Command>,
) -> Response {
    let enabled = offer.enabled;
    let tooltip = match command.shortcut() {
        Some(key) => format!("{tooltip} ({})", key_name(ui.ctx(), key)),
        None => tooltip.to_owned(),
    };
    let response = ui
        .add_enabled(enabled, face)
        .on_hover_text(&tooltip)
        .on_disabled_hover_text(&tooltip);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &*offer.label));
    if response.clicked() {
        commands.push(Command::Menu(command));
    }
    response
}

/// The views of the project, side by side.
fn tabs(ui: &mut Ui, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let views = [
        (MenuCommand::ShowCanvas, View::Canvas),
        (MenuCommand::ShowCurve, View::Curve),
        (MenuCommand::ShowMap, View::Map),
        (MenuCommand::ShowErrc, View::Errc),
        (MenuCommand::ShowScores, View::Scores),
    ];
    let tight = ui.available_width() < TABS_ROOMY;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if tight {
            ui.spacing_mut().button_padding.x = 5.0;
        }
        for (command, view) in views {
            let name = match view {
                View::Curve if tight => "Curve",
                view => view.name(),
            };
            radio(ui, command, name, offers, commands);
        }
    });
}

/// Which variant of our own curve is worked on.
fn scenarios(
    ui: &mut Ui,
    project: &Project,
    chosen: Option<&ScenarioId>,
    offers: Offers<'_>,
    commands: &mut Vec<Command>,
) {
    const AS_IS: &str = "As is";
    let name = |id: &ScenarioId| {
        let found = project.scenario(id);
        found.map_or_else(String::new, |found| shown_name(&found.name))
    };
    let current = chosen.map_or_else(|| AS_IS.to_owned(), name);
    let [least, usual, most] = SCENARIO_WIDTH;
    let width = (ui.available_width() - RIGHT_WIDTH).clamp(least, most);
    let combo = egui::ComboBox::from_id_salt("scenario")
        .selected_text(egui::RichText::new(&current))
        .width(usual.min(width))
        .truncate();
    // What is cut is cut by the room of its surroundings.
    ui.scope(|ui| {
        ui.set_max_width(width);
        let combo = combo.show_ui(ui, |ui| {
            ui.set_min_width(200.0);
            if ui.selectable_label(chosen.is_none(), AS_IS).clicked() {
                commands.push(Command::ShowScenario(None));
            }
            for scenario in &project.scenarios {
                let name = shown_name(&scenario.name);
                let item = ui.selectable_label(chosen == Some(&scenario.id), name);
                if item.clicked() {
                    let id = scenario.id.clone();
                    commands.push(Command::ShowScenario(Some(id.clone())));
                    commands.push(Command::Select(Selection::Scenario(id)));
                }
            }
            ui.separator();
            for command in [MenuCommand::AddScenario, MenuCommand::Promote] {
                let offer = offers(command);
                let item = ui.add_enabled(offer.enabled, Button::new(command.label()));
                if item.on_hover_text(command.tooltip()).clicked() {
                    commands.push(Command::Menu(command));
                }
            }
        });
        combo
            .response
            .on_hover_text("The variant of our own curve that is shown and changed")
            .accessible_name(format!("Scenario: {current}"));
    });
}

/// The themes of the picture: side by side, in a box where that has no room,
/// and left to the menus where the box has none either.
fn themes(ui: &mut Ui, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let choices = [
        (MenuCommand::PicturePrint, "Print"),
        (MenuCommand::PictureDark, "Dark"),
        (MenuCommand::PictureLight, "Light"),
    ];
    let room = ui.available_width();
    if room >= THEMES_WIDTH {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (command, label) in choices {
            radio(ui, command, label, offers, commands);
        }
    } else if room >= THEME_BOX_WIDTH {
        theme_box(ui, choices, offers, commands);
    }
}

/// The themes of the picture, folded away.
fn theme_box(
    ui: &mut Ui,
    mut choices: [(MenuCommand, &str); 3],
    offers: Offers<'_>,
    commands: &mut Vec<Command>,
) {
    let checked = |command| offers(command).checked == Some(true);
    let current = choices.iter().find(|(command, _)| checked(*command));
    let current = current.map_or("Theme", |(_, label)| label);
    // The bar is laid out from the right; the list is read from above.
    choices.reverse();
    let combo = egui::ComboBox::from_id_salt("picture theme")
        .selected_text(current)
        .width(THEME_BOX_WIDTH)
        .truncate()
        .show_ui(ui, |ui| {
            for (command, label) in choices {
                let item = ui.selectable_label(checked(command), label);
                if item.on_hover_text(command.tooltip()).clicked() {
                    commands.push(Command::Menu(command));
                }
            }
        });
    combo
        .response
        .on_hover_text("The colours of the picture")
        .accessible_name(format!("Theme of the picture: {current}"));
}

/// One of several that exclude each other.
fn radio(
    ui: &mut Ui,
    command: MenuCommand,
    label: &str,
    offers: Offers<'_>,
    commands: &mut Vec<Command>,
) {
    let checked = offers(command).checked == Some(true);
    let face = Button::selectable(checked, label).min_size(vec2(0.0, 28.0));
    let tooltip = match command.shortcut() {
        Some(key) => format!("{} ({})", command.tooltip(), key_name(ui.ctx(), key)),
        None => command.tooltip().to_owned(),
    };
    let response = ui.add(face).on_hover_text(tooltip);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::RadioButton, true, checked, command.label())
    });
    if response.clicked() {
        commands.push(Command::Menu(command));
    }
}
