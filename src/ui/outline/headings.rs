//! The lines above the lists, with what adds to them, and what stands in an empty list.

use egui::{
    Align, Button, Layout, Popup, Rect, Response, RichText, Sense, Ui, UiBuilder, Vec2, vec2,
};

use super::super::fields::heading;
use super::super::icon::{Icon, IconButton};
use super::{Frame, menu};
use crate::command::{Command, MenuCommand};

/// The height of the line above a list, in points.
const HEIGHT: f32 = 28.0;

/// The side of a button on it, in points.
const BUTTON: f32 = 22.0;

/// Above the competitors.
pub(super) fn competitors(ui: &mut Ui, frame: &mut Frame<'_>) {
    let rect = line(ui, "Competitors", frame.project.competitors.len());
    let plus = button(ui, frame, rect, 1, Icon::Plus, "New competitor");
    if plus.clicked() {
        frame
            .commands
            .push(Command::Menu(MenuCommand::AddCompetitor));
    }
    let more = button(
        ui,
        frame,
        rect,
        0,
        Icon::Down,
        "New competitor of another kind",
    );
    Popup::menu(&more).show(|ui| menu::add_competitor(ui, frame.commands));
}

/// Above the factors.
pub(super) fn factors(ui: &mut Ui, frame: &mut Frame<'_>) {
    let rect = line(ui, "Factors", frame.project.factors.len());
    let plus = button(ui, frame, rect, 0, Icon::Plus, "New factor");
    Popup::menu(&plus).show(|ui| menu::add_factor(ui, frame.project, frame.commands));
}

/// In the place of competitors where there are none.
pub(super) fn no_competitors(ui: &mut Ui, frame: &mut Frame<'_>) {
    empty(ui, "No competitors yet", |ui| {
        if ui.button("Add competitor").clicked() {
            let command = MenuCommand::AddCompetitor;
            frame.commands.push(Command::Menu(command));
        }
    });
}

/// In the place of factors where there are none.
pub(super) fn no_factors(ui: &mut Ui, frame: &mut Frame<'_>) {
    empty(ui, "No factors yet", |ui| {
        let add = ui.add(Button::new("Add factor…"));
        // Not its own id, which depends on what is shown above it.
        Popup::menu(&add)
            .id(frame.panel.with("first factor"))
            .show(|ui| menu::add_factor(ui, frame.project, frame.commands));
    });
}

/// The name of a list and how long it is; gives its place.
fn line(ui: &mut Ui, name: &str, count: usize) -> Rect {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let inside = rect.shrink2(vec2(6.0, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    heading(&mut inside, name);
    if count > 0 {
        inside.label(RichText::new(count.to_string()).small().weak());
    }
    rect
}

/// A button on the line above a list, the `place`th from the right.
fn button(ui: &Ui, frame: &Frame<'_>, line: Rect, place: u8, icon: Icon, name: &str) -> Response {
    let right = line.right() - 2.0 - f32::from(place) * BUTTON;
    let center = egui::pos2(right - BUTTON / 2.0, line.center().y);
    let button = IconButton {
        id: frame.panel.with(("heading", name)),
        rect: Rect::from_center_size(center, Vec2::splat(BUTTON)),
        icon,
        name,
        selected: None,
        weak: false,
    };
    button.show(ui)
}

fn empty(ui: &mut Ui, text: &str, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    let rect = ui.available_rect_before_wrap();
    let rect = Rect::from_min_size(rect.min + vec2(6.0, 0.0), vec2(rect.width() - 12.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(RichText::new(text).weak());
        add(ui);
    });
}
