//! Labels, headings and rows of a form.

use egui::{
    Align, Align2, CursorIcon, FontFamily, FontId, Id, Label, Layout, Rect, Response, RichText,
    Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2,
    vec2,
};

use super::super::icon::{self, Icon};
use super::ROW_HEIGHT;
use crate::figure;

/// The height of a line that only says something, in points.
const LINE_HEIGHT: f32 = 20.0;

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

/// A part of a form under a heading of its own.
pub(in crate::ui) fn section<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        heading(ui, name);
        add(ui)
    })
    .inner
}

/// A paragraph of small print.
pub(in crate::ui) fn remark(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().weak()).wrap())
}

/// What is wrong with the field above.
pub(in crate::ui) fn error_line(ui: &mut Ui, text: &str) {
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
    let size = vec2(ui.available_width(), LINE_HEIGHT);
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.label(RichText::new(name).weak());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(value));
    });
}

/// A line that says on hover how its value comes about.
pub(in crate::ui) fn line_with_hint(ui: &mut Ui, name: &str, value: &str, hint: &str) {
    let part = ui.scope(|ui| line(ui, name, value));
    part.response.on_hover_text(hint);
}

/// A line above something that it folds away; with a sign that says whether it does.
pub(in crate::ui) fn fold_line(ui: &mut Ui, id: Id, name: &str, open: bool) -> Response {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let verb = if open { "Fold" } else { "Unfold" };
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{verb} {name}"))
    });
    let visuals = ui.visuals();
    let color = if response.hovered() {
        visuals.strong_text_color()
    } else {
        visuals.weak_text_color()
    };
    let painter = ui.painter();
    if response.has_focus() {
        let ring = Stroke::new(1.5, visuals.selection.stroke.color);
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    let sign = if open { Icon::Down } else { Icon::Right };
    let middle = rect.center().y;
    icon::paint(painter, pos2(rect.left() + 7.0, middle), sign, color);
    let font = TextStyle::Body.resolve(ui.style());
    let at = pos2(rect.left() + 18.0, middle);
    painter.text(at, Align2::LEFT_CENTER, name, font, color);
    response
}

/// A name that can be pressed to select what it names.
pub(in crate::ui) struct NameLink<'a> {
    /// Unlike that of any other widget.
    pub(in crate::ui) id: Id,
    /// Where it stands; the name is cut to its width.
    pub(in crate::ui) rect: Rect,
    /// May be empty, long or of several lines.
    pub(in crate::ui) name: &'a str,
    /// Whether it is paler than text.
    pub(in crate::ui) pale: bool,
}

impl NameLink<'_> {
    /// Show the name.
    pub(in crate::ui) fn show(&self, ui: &Ui) -> Response {
        let response = ui.interact(self.rect, self.id, Sense::click());
        let name = one_line(self.name);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Link, ui.is_enabled(), format!("Select {name}"))
        });
        let visuals = ui.visuals();
        let color = if response.hovered() {
            visuals.hyperlink_color
        } else if self.pale || unnamed(self.name) {
            visuals.weak_text_color()
        } else {
            visuals.text_color()
        };
        let mut text = RichText::new(&name).color(color);
        if unnamed(self.name) {
            text = text.italics();
        }
        let mode = Some(TextWrapMode::Truncate);
        let width = self.rect.width().max(0.0);
        let galley = WidgetText::from(text).into_galley(ui, mode, width, TextStyle::Body);
        let elided = galley.elided;
        let top = self.rect.center().y - galley.size().y / 2.0;
        ui.painter()
            .galley(pos2(self.rect.left(), top), galley, color);
        if response.has_focus() {
            let ring = Stroke::new(1.5, visuals.selection.stroke.color);
            let around = self.rect.expand2(vec2(3.0, 0.0));
            let inside = StrokeKind::Inside;
            ui.painter().rect_stroke(around, 4.0, ring, inside);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if elided {
            response.on_hover_text(name)
        } else {
            response
        }
    }
}
