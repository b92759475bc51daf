//! The lines above the lists, with what adds to them, and what stands in an empty list.

use egui::{
    Align, Align2, Button, Layout, Popup, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, TextStyle, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::super::fields::{remark, semibold};
use super::super::icon::{self, Icon, IconButton};
use super::super::own;
use super::{Frame, List, Outline, menu};
use crate::command::{Command, MenuCommand};

/// The height of the line above a list, in points.
const HEIGHT: f32 = 26.0;

/// The side of a button on it, in points.
const BUTTON: f32 = 22.0;

/// Where text begins on the line, and in an empty list, in points.
const INDENT: f32 = 22.0;

impl Outline {
    /// The line above a list: a press folds its rows away.
    pub(super) fn heading(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, list: List) {
        let size = vec2(ui.available_width(), HEIGHT);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let folded = &mut self.folded[list as usize];
        if line(ui, frame, list, rect, *folded).clicked() {
            *folded = !*folded;
            ui.ctx().request_repaint();
        }
        match list {
            List::Competitors => competitors(ui, frame, rect),
            List::Factors => {
                let plus = button(ui, frame, rect, 0, Icon::Plus, "New factor");
                Popup::menu(&plus).show(|ui| menu::add_factor(ui, frame.project, frame.commands));
            }
            List::Maps => {
                let plus = button(ui, frame, rect, 0, Icon::Plus, "New map");
                Popup::menu(&plus).show(|ui| menu::add_map(ui, frame.commands));
            }
            List::Segments => {
                let plus = button(ui, frame, rect, 0, Icon::Plus, "New segment");
                add_on_press(frame, list, &plus);
            }
            List::Scenarios => {
                // Without an own company there is nothing to vary.
                if frame.project.own().is_some() {
                    let plus = button(ui, frame, rect, 0, Icon::Plus, "New scenario");
                    add_on_press(frame, list, &plus);
                }
            }
        }
    }
}

fn competitors(ui: &Ui, frame: &mut Frame<'_>, rect: Rect) {
    let plus = button(ui, frame, rect, 1, Icon::Plus, "New competitor");
    add_on_press(frame, List::Competitors, &plus);
    let name = "New competitor of another kind";
    let more = button(ui, frame, rect, 0, Icon::Down, name);
    Popup::menu(&more).show(|ui| menu::add_competitor(ui, frame.commands));
}

fn add_on_press(frame: &mut Frame<'_>, list: List, plus: &Response) {
    if plus.clicked() {
        frame.commands.push(Command::Menu(list.add()));
    }
}

/// In the place of the rows of a list that has none.
pub(super) fn without(ui: &mut Ui, frame: &mut Frame<'_>, list: List) {
    match list {
        List::Competitors => empty(ui, |ui| {
            ui.label(RichText::new(list.without()).weak());
            if ui.button("Add competitor").clicked() {
                let command = MenuCommand::AddCompetitor;
                frame.commands.push(Command::Menu(command));
            }
        }),
        List::Factors => empty(ui, |ui| {
            ui.label(RichText::new(list.without()).weak());
            let add = ui.add(Button::new("Add factor…"));
            // Not its own id, which depends on what is shown above it.
            Popup::menu(&add)
                .id(frame.panel.with("first factor"))
                .show(|ui| menu::add_factor(ui, frame.project, frame.commands));
        }),
        List::Scenarios if frame.project.own().is_none() => empty(ui, |ui| {
            let why = "They vary our own curve, and there is none yet";
            own::missing(ui, frame.project, why, frame.commands);
        }),
        List::Segments | List::Scenarios | List::Maps => empty(ui, |ui| {
            remark(ui, list.without());
        }),
    }
}

/// The name of a list, how long it is and whether it is folded.
fn line(ui: &Ui, frame: &Frame<'_>, list: List, rect: Rect, folded: bool) -> Response {
    let id = frame.panel.with(("heading", list));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let verb = if folded { "Unfold" } else { "Fold" };
        let name = format!("{verb} {}", list.name().to_lowercase());
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
    });
    let visuals = ui.visuals();
    let painter = ui.painter();
    if response.has_focus() {
        let ring = Stroke::new(1.5, visuals.selection.stroke.color);
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    let color = if response.hovered() {
        visuals.strong_text_color()
    } else {
        visuals.weak_text_color()
    };
    let middle = rect.center().y;
    let sign = if folded { Icon::Right } else { Icon::Down };
    icon::paint(painter, pos2(rect.left() + 11.0, middle), sign, color);
    let font = semibold(ui, TextStyle::Body.resolve(ui.style()).size);
    let at = pos2(rect.left() + INDENT, middle);
    let text = visuals.strong_text_color();
    let name = painter.text(at, Align2::LEFT_CENTER, list.name(), font, text);
    let count = list.count(frame.project);
    if count > 0 {
        let font = TextStyle::Small.resolve(ui.style());
        let at = pos2(name.right() + 8.0, middle);
        let weak = visuals.weak_text_color();
        painter.text(at, Align2::LEFT_CENTER, count.to_string(), font, weak);
    }
    response
}

/// A button on the line above a list, the `place`th from the right.
fn button(ui: &Ui, frame: &Frame<'_>, line: Rect, place: u8, icon: Icon, name: &str) -> Response {
    let right = line.right() - 2.0 - f32::from(place) * BUTTON;
    let center = pos2(right - BUTTON / 2.0, line.center().y);
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

fn empty(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    let rect = ui.available_rect_before_wrap();
    let size = vec2(rect.width() - INDENT - 6.0, 0.0);
    let rect = Rect::from_min_size(rect.min + vec2(INDENT, 0.0), size);
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        add(ui);
    });
}
