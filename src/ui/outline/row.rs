//! One row of a list: a sign, a name, and what can be done with it at its right end.

use std::sync::Arc;

use egui::{
    Align2, Galley, Id, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2,
};

use super::super::fields::{ROW_HEIGHT, one_line, semibold, unnamed};
use super::super::icon::{Icon, IconButton};
use super::super::marker;
use crate::figure::Look;
use crate::model::{Competitor, Segment};

/// The side of the buttons in a row, in points.
const BUTTON: f32 = 22.0;

/// The narrowest row with room for a word beside the name.
const TAGGED: f32 = 200.0;

/// Whether a row is what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// It is not.
    Not,
    /// One of its points is.
    Partly,
    /// It is.
    Fully,
}

/// What stands before the name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sign<'a> {
    /// Nothing.
    None,
    /// The marker of a competitor.
    Marker(&'a Competitor),
    /// The place of a factor, counted from 1.
    Number(usize),
    /// The ring of a segment.
    Ring(&'a Segment),
    /// One of several of which one is chosen, and whether it is this one.
    Choice(bool),
    /// Two axes, and whether the map is the one that is shown.
    Axes(bool),
}

/// What can be done at the right end of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum End<'a> {
    /// Nothing.
    Nothing,
    /// A menu.
    Menu,
    /// A menu, and an eye: whether it is open, and what pressing it does.
    Eye(bool, &'a str),
}

/// How a row looks.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    /// Made from the id of what it shows.
    pub(super) id: Id,
    /// Where it stands.
    pub(super) rect: Rect,
    /// What it shows, for those who cannot see it: "Competitor", "Factor", …
    pub(super) noun: &'a str,
    /// Of what it shows; may be empty, long or of several lines.
    pub(super) name: &'a str,
    /// What stands before the name.
    pub(super) sign: Sign<'a>,
    /// A word after the name, where there is room.
    pub(super) tag: &'a str,
    /// Whether the name is set in semibold.
    pub(super) strong: bool,
    /// Whether it is selected.
    pub(super) chosen: Chosen,
    /// Whether it is being dragged to another place.
    pub(super) dragged: bool,
    /// Whether the frame around what has the focus is wanted: not for the pointer.
    pub(super) ring: bool,
    /// What stands at its right end.
    pub(super) end: End<'a>,
    /// Colours of markers.
    pub(super) look: &'a Look,
}

/// What was shown, for the list to act on.
pub(super) struct Shown {
    /// The whole row.
    pub(super) row: Response,
    /// The eye.
    pub(super) eye: Option<Response>,
    /// The button for the menu; there only while the pointer or the keyboard is on the row.
    pub(super) more: Option<Response>,
}

impl Row<'_> {
    /// Show the row. Its buttons lie above it and take their own clicks.
    pub(super) fn show(&self, ui: &Ui) -> Shown {
        let row = ui.interact(self.rect, self.id, Sense::click_and_drag());
        let name = one_line(self.name);
        row.widget_info(|| {
            let selected = self.chosen == Chosen::Fully;
            let label = format!("{} {name}", self.noun);
            WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), selected, label)
        });
        if let Sign::Choice(true) | Sign::Axes(true) = self.sign {
            let says = |node: &mut egui::accesskit::Node| node.set_description("shown");
            ui.ctx().accesskit_node_builder(self.id, says);
        }
        self.background(ui, &row);
        let [eye_rect, more_rect] = self.button_rects();
        let eye = match self.end {
            End::Eye(shown, name) => {
                let icon = if shown { Icon::Shown } else { Icon::Hidden };
                let button = self.button("eye", eye_rect, icon, name);
                Some(button.show(ui))
            }
            End::Nothing | End::Menu => None,
        };
        let menu = !matches!(self.end, End::Nothing);
        let more = menu && self.attended(ui, &row);
        let more = more.then(|| {
            let name = format!("More for {name}");
            self.button("more", more_rect, Icon::More, &name).show(ui)
        });
        self.sign(ui);
        let end = match (&more, self.end) {
            (Some(_), _) => more_rect.left(),
            (None, End::Eye(..)) => self.tag(ui, eye_rect.left()),
            (None, _) => self.tag(ui, self.rect.right() - 6.0),
        };
        let row = self.name(ui, row, &name, end);
        Shown { row, eye, more }
    }

    /// Where the text begins.
    pub(super) fn text_left(&self) -> f32 {
        let indent = match self.sign {
            Sign::None => 6.0,
            _ => 30.0,
        };
        self.rect.left() + indent
    }

    /// Where the sign stands, also beside a name that is being edited.
    pub(super) fn sign(&self, ui: &Ui) {
        let center = pos2(self.rect.left() + 14.0, self.rect.center().y);
        match self.sign {
            Sign::None => {}
            Sign::Marker(competitor) => marker::swatch(ui, center, competitor, self.look),
            Sign::Ring(segment) => marker::ring(ui, center, segment, self.look),
            Sign::Choice(chosen) => choice(ui, center, chosen),
            Sign::Axes(shown) => axes(ui, center, shown),
            Sign::Number(number) => {
                let font = TextStyle::Small.resolve(ui.style());
                let at = center + vec2(8.0, 0.0);
                let color = ui.visuals().weak_text_color();
                let text = number.to_string();
                ui.painter()
                    .text(at, Align2::RIGHT_CENTER, text, font, color);
            }
        }
    }

    fn button<'n>(&self, salt: &str, rect: Rect, icon: Icon, name: &'n str) -> IconButton<'n> {
        IconButton {
            id: self.id.with(salt),
            rect,
            icon,
            name,
            selected: None,
            weak: true,
        }
    }

    /// The places of the eye and of the button for the menu, which takes that of
    /// the eye where there is none.
    fn button_rects(&self) -> [Rect; 2] {
        let menu = if matches!(self.end, End::Eye(..)) {
            2.0
        } else {
            1.0
        };
        [1.0, menu].map(|place| {
            let right = self.rect.right() - 2.0 - (place - 1.0) * BUTTON;
            let center = pos2(right - BUTTON / 2.0, self.rect.center().y);
            Rect::from_center_size(center, Vec2::splat(BUTTON))
        })
    }

    /// Whether the pointer or the keyboard is on the row, its buttons or its menu.
    fn attended(&self, ui: &Ui, row: &Response) -> bool {
        let more = self.id.with("more");
        let focused = ui.memory(egui::Memory::focused);
        let ours = [self.id, self.id.with("eye"), more];
        let menu_open = egui::Popup::is_id_open(ui.ctx(), self.id.with("menu"));
        menu_open || focused.is_some_and(|id| ours.contains(&id)) || under_pointer(ui, row)
    }

    fn background(&self, ui: &Ui, row: &Response) {
        let visuals = ui.visuals();
        let fill = match self.chosen {
            Chosen::Fully => visuals.selection.bg_fill,
            Chosen::Partly => visuals.selection.bg_fill.gamma_multiply(0.5),
            Chosen::Not if under_pointer(ui, row) => {
                visuals.widgets.hovered.weak_bg_fill.gamma_multiply(0.6)
            }
            Chosen::Not => egui::Color32::TRANSPARENT,
        };
        let radius = visuals.widgets.inactive.corner_radius;
        ui.painter().rect_filled(self.rect, radius, fill);
        if self.ring && row.has_focus() {
            let ring = Stroke::new(1.5, visuals.selection.stroke.color);
            let inside = StrokeKind::Inside;
            ui.painter().rect_stroke(self.rect, radius, ring, inside);
        }
    }

    /// Show the tag, right-aligned; gives where it begins.
    fn tag(&self, ui: &Ui, right: f32) -> f32 {
        if self.tag.is_empty() || self.rect.width() < TAGGED {
            return right - 2.0;
        }
        let text = RichText::new(self.tag).small().weak();
        let galley = lay_out(ui, text, f32::INFINITY);
        let left = right - galley.size().x - 2.0;
        let top = self.rect.center().y - galley.size().y / 2.0;
        let color = ui.visuals().weak_text_color();
        ui.painter().galley(pos2(left, top), galley, color);
        left - 4.0
    }

    fn name(&self, ui: &Ui, row: Response, name: &str, end: f32) -> Response {
        let visuals = ui.visuals();
        let hidden = matches!(self.end, End::Eye(false, _));
        let pale = hidden || self.dragged || unnamed(self.name);
        let color = if pale {
            visuals.weak_text_color()
        } else {
            visuals.text_color()
        };
        let mut text = RichText::new(name).color(color);
        if self.strong {
            let size = TextStyle::Body.resolve(ui.style()).size;
            text = text.font(semibold(ui, size));
        }
        if unnamed(self.name) {
            text = text.italics();
        }
        let left = self.text_left();
        let galley = lay_out(ui, text, (end - left).max(0.0));
        let elided = galley.elided;
        let at = Pos2::new(left, self.rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
        if elided { row.on_hover_text(name) } else { row }
    }
}

/// A circle, filled where it is what was chosen.
fn choice(ui: &Ui, center: Pos2, chosen: bool) {
    let visuals = ui.visuals();
    let line = if chosen {
        Stroke::new(1.5, visuals.selection.stroke.color)
    } else {
        Stroke::new(1.25, visuals.weak_text_color())
    };
    ui.painter().circle_stroke(center, 5.0, line);
    if chosen {
        ui.painter().circle_filled(center, 2.5, line.color);
    }
}

/// A small map: two axes and two bubbles.
fn axes(ui: &Ui, center: Pos2, shown: bool) {
    let visuals = ui.visuals();
    let color = if shown {
        visuals.selection.stroke.color
    } else {
        visuals.weak_text_color()
    };
    let corner = center + vec2(-5.5, 5.5);
    let ends = [center + vec2(-5.5, -6.0), corner, center + vec2(6.0, 5.5)];
    let painter = ui.painter();
    painter.line(ends.to_vec(), Stroke::new(1.25, color));
    painter.circle_filled(center + vec2(-1.0, 1.0), 1.75, color);
    painter.circle_filled(center + vec2(3.0, -3.0), 2.25, color);
}

/// Whether the pointer is on the row or a button of it, and not on its way with
/// something.
fn under_pointer(ui: &Ui, row: &Response) -> bool {
    row.contains_pointer() && ui.ctx().dragged_id().is_none()
}

fn lay_out(ui: &Ui, text: RichText, width: f32) -> Arc<Galley> {
    let style = TextStyle::Body;
    WidgetText::from(text).into_galley(ui, Some(TextWrapMode::Truncate), width, style)
}

/// The place of the `index`th row of a list that begins at `top`.
pub(super) fn row_rect(list: Rect, index: usize) -> Rect {
    let top = list.top() + index as f32 * ROW_HEIGHT;
    Rect::from_min_size(pos2(list.left(), top), vec2(list.width(), ROW_HEIGHT))
}
