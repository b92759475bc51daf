//! The slim bar above the table: which table, and how it is turned.

use egui::{Align, Button, Layout, Sense, Ui, UiBuilder, vec2};
use strum::IntoEnumIterator as _;

use super::super::theme;
use super::{ScoresContext, Table};
use crate::command::{Command, MenuCommand};

/// Of the bar.
const HEIGHT: f32 = 34.0;

/// Show the bar at the top of the room there is; gives whether something on it
/// was pressed, after which the keyboard belongs to the table again.
pub(super) fn ui(
    ui: &mut Ui,
    context: &ScoresContext<'_>,
    table: &mut Table,
    commands: &mut Vec<Command>,
) -> bool {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    let line = egui::Stroke::new(1.0, colors.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let inside = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 3.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut bar = ui.new_child(inside);
    bar.set_clip_rect(rect.intersect(ui.clip_rect()));
    bar.spacing_mut().item_spacing = vec2(6.0, 4.0);
    let mut pressed = tables(&mut bar, table);
    bar.add_space(theme::GAP);
    let transpose = MenuCommand::Transpose;
    let button =
        Button::selectable(context.transposed, transpose.label()).frame_when_inactive(true);
    if bar.add(button).on_hover_text(transpose.tooltip()).clicked() {
        commands.push(Command::Menu(transpose));
        pressed = true;
    }
    pressed
}

/// The tables that can be shown here.
fn tables(ui: &mut Ui, table: &mut Table) -> bool {
    let mut pressed = false;
    for other in Table::iter() {
        let button = Button::selectable(*table == other, other.name());
        if ui.add(button).on_hover_text(other.tooltip()).clicked() {
            *table = other;
            pressed = true;
        }
    }
    pressed
}
