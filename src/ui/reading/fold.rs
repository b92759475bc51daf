//! A line with a name and a value that unfolds into more.

use std::collections::BTreeSet;

use egui::{
    Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui,
    UiBuilder, WidgetInfo, WidgetText, pos2, vec2,
};

use super::super::fields::{ROW_HEIGHT, semibold};
use super::super::theme;

/// Of the sign before the name.
const SIGN: f32 = 18.0;

/// A line that unfolds when it is pressed; gives whether it is unfolded.
pub(super) fn fold(
    ui: &mut Ui,
    open: &mut BTreeSet<String>,
    name: &str,
    value: &str,
    hover: &str,
) -> bool {
    let (response, is_open) = header(ui, open, name, name, value);
    response.on_hover_text(hover);
    is_open
}

/// A line whose name may change, remembered under a key that does not.
pub(super) fn fold_as(ui: &mut Ui, open: &mut BTreeSet<String>, key: &str, name: &str) -> bool {
    header(ui, open, key, name, "").1
}

fn header(
    ui: &mut Ui,
    open: &mut BTreeSet<String>,
    key: &str,
    name: &str,
    value: &str,
) -> (Response, bool) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with(key), Sense::click());
    if response.clicked() && !open.remove(key) {
        open.insert(key.to_owned());
    }
    let is_open = open.contains(key);
    response.widget_info(|| {
        let label = if value.is_empty() {
            name.to_owned()
        } else {
            format!("{name}: {value}")
        };
        let mut info = WidgetInfo::labeled(Role::DisclosureTriangle, ui.is_enabled(), label);
        info.selected = Some(is_open);
        info
    });
    let colors = theme::colors(ui);
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colors.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, colors.accent);
        ui.painter()
            .rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    sign(ui, rect, is_open);
    texts(ui, rect.with_min_x(rect.left() + SIGN), name, value);
    (response, is_open)
}

/// A line of the same look with nothing to unfold.
pub(super) fn plain(ui: &mut Ui, name: &str, value: &str) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let label = format!("{name}: {value}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), &label));
    texts(ui, rect.with_min_x(rect.left() + SIGN), name, value);
    response.on_hover_text(label);
}

/// What is unfolded, a little to the right.
pub(super) fn inside(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    let room = room.with_min_x(room.left() + SIGN);
    let used = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        add(ui);
        ui.add_space(4.0);
    });
    ui.advance_cursor_after_rect(used.response.rect);
}

fn sign(ui: &Ui, rect: Rect, is_open: bool) {
    let center = pos2(rect.left() + SIGN / 2.0, rect.center().y);
    let corners = if is_open {
        [vec2(-3.5, -1.75), vec2(0.0, 1.75), vec2(3.5, -1.75)]
    } else {
        [vec2(-1.75, -3.5), vec2(1.75, 0.0), vec2(-1.75, 3.5)]
    };
    let line = Stroke::new(1.25, ui.visuals().weak_text_color());
    let corners = corners.map(|corner| center + corner).to_vec();
    ui.painter().line(corners, line);
}

/// The name on the left, the value on the right; each is cut to its half at
/// worst. Painted, as the line as a whole says them.
fn texts(ui: &Ui, rect: Rect, name: &str, value: &str) {
    let cut = |text: WidgetText, width: f32| {
        let mode = Some(TextWrapMode::Truncate);
        text.into_galley(ui, mode, width.max(0.0), TextStyle::Body)
    };
    let color = ui.visuals().text_color();
    let font = semibold(ui, TextStyle::Body.resolve(ui.style()).size);
    let value = RichText::new(value).font(font);
    let value = cut(value.into(), rect.width() * 0.62);
    let room = rect.width() - value.size().x - 8.0;
    let name = cut(name.into(), room);
    let top = |height: f32| rect.center().y - height / 2.0;
    let at = pos2(rect.left(), top(name.size().y));
    ui.painter().galley(at, name, color);
    let at = pos2(rect.right() - value.size().x, top(value.size().y));
    ui.painter().galley(at, value, color);
}
