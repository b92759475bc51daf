//! Labels, headings and rows of a form.

use egui::{
    Align, Button, FontFamily, FontId, Label, Layout, Response, RichText, TextStyle, TextWrapMode,
    Ui, vec2,
};

use super::ROW_HEIGHT;
use crate::figure;

/// The most characters of a name that a list looks at; no row is that wide.
const LINE_CHARS: usize = 400;

/// `name` on one line, and not longer than any list can show.
pub(in crate::ui) fn one_line(name: &str) -> String {
    match name.char_indices().nth(LINE_CHARS) {
        Some((end, _)) => figure::shown_name(&name[..end]) + "…",
        None => figure::shown_name(name),
    }
}

/// Whether there is nothing of `name` to see.
pub(in crate::ui) fn unnamed(name: &str) -> bool {
    name.chars().all(|c| c.is_whitespace() || c.is_control())
}

/// The font for names and headings among other text.
pub(in crate::ui) fn semibold(ui: &Ui, size: f32) -> FontId {
    let family = FontFamily::Name("semibold".into());
    // A test or a preview may have installed no fonts of ours.
    let known = ui.fonts(|fonts| fonts.definitions().families.contains_key(&family));
    FontId::new(
        size,
        if known {
            family
        } else {
            FontFamily::Proportional
        },
    )
}

/// The heading of a part of a panel.
pub(in crate::ui) fn heading(ui: &mut Ui, text: &str) -> Response {
    let font = semibold(ui, TextStyle::Body.resolve(ui.style()).size);
    ui.label(RichText::new(text).font(font).strong())
}

/// A paragraph of small print.
pub(in crate::ui) fn remark(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().weak()).wrap())
}

/// What is wrong with the field above.
pub(super) fn error(ui: &mut Ui, text: &str) {
    let color = ui.visuals().error_fg_color;
    ui.add(Label::new(RichText::new(text).small().color(color)).wrap());
}

/// What stands in a field, named on the left; on top where there is no room beside.
pub(in crate::ui) fn row<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    if width < 200.0 {
        return block(ui, name, add);
    }
    let left = (width * 0.36).clamp(80.0, 120.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            vec2(left, ROW_HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_size(vec2(left, ROW_HEIGHT));
                ui.add(Label::new(RichText::new(name).weak()).truncate());
            },
        );
        ui.vertical(add).inner
    })
    .inner
}

/// What stands in a field, named above it.
pub(in crate::ui) fn block<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(name).small().weak());
        add(ui)
    })
    .inner
}

/// A line of `name` and what it comes to, the latter on the right.
pub(in crate::ui) fn line(ui: &mut Ui, name: &str, value: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).weak());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(value));
    });
}

/// A name that can be pressed to select what it names, cut to `width` points.
pub(in crate::ui) fn link(ui: &mut Ui, name: &str, width: f32, tip: &str) -> Response {
    let mut text = RichText::new(one_line(name));
    if unnamed(name) {
        text = text.italics().weak();
    }
    let button = Button::new(text)
        .frame_when_inactive(false)
        .wrap_mode(TextWrapMode::Truncate)
        .min_size(vec2(width, ROW_HEIGHT));
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, ROW_HEIGHT), layout, |ui| {
        ui.spacing_mut().button_padding.x = 4.0;
        ui.set_max_width(width);
        ui.add(button)
    })
    .inner
    .on_hover_text(tip)
}
