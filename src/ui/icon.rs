//! Small buttons with a painted sign. No font is needed for them, and none can lack them.

use egui::epaint::{CubicBezierShape, QuadraticBezierShape};
use egui::{Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// The sign on a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// An open eye: shown.
    Shown,
    /// A struck-out eye: hidden.
    Hidden,
    /// Add something.
    Plus,
    /// More to choose from, below; or what is below belongs to it.
    Down,
    /// What belongs to it is folded away.
    Right,
    /// Take something away.
    Remove,
    /// Put something back as it was.
    Back,
    /// Less to see, above.
    Up,
    /// More to do with this.
    More,
    /// A hollow circle on a rule, as the figure draws what is not offered.
    NotOffered,
}

/// A button in a place of its own.
#[derive(Clone, Debug)]
pub(super) struct IconButton<'a> {
    /// Unlike that of any other widget.
    pub(super) id: Id,
    /// Where it stands; the sign is in the middle.
    pub(super) rect: Rect,
    /// What stands on it.
    pub(super) icon: Icon,
    /// What it does; also shown on hover.
    pub(super) name: &'a str,
    /// For buttons that stay pressed: whether this one is.
    pub(super) selected: Option<bool>,
    /// Whether the sign is paler than text.
    pub(super) weak: bool,
}

impl IconButton<'_> {
    /// Show the button.
    pub(super) fn show(&self, ui: &Ui) -> Response {
        self.show_with(ui, Sense::click())
    }

    /// Show the button where Tab passes it by, as there is a key for what it does.
    pub(super) fn show_for_pointer(&self, ui: &Ui) -> Response {
        self.show_with(ui, Sense::CLICK)
    }

    fn show_with(&self, ui: &Ui, sense: Sense) -> Response {
        let response = ui.interact(self.rect, self.id, sense);
        let enabled = ui.is_enabled();
        response.widget_info(|| match self.selected {
            Some(selected) => WidgetInfo::selected(Role::Button, enabled, selected, self.name),
            None => WidgetInfo::labeled(Role::Button, enabled, self.name),
        });
        let visuals = ui.visuals();
        let active = response.hovered() || response.has_focus();
        let style = ui.style().interact(&response);
        if active {
            let fill = style.weak_bg_fill;
            ui.painter().rect_filled(self.rect, 4.0, fill);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, visuals.selection.stroke.color);
            let inside = egui::StrokeKind::Inside;
            ui.painter().rect_stroke(self.rect, 4.0, ring, inside);
        }
        let color = if self.selected == Some(true) && self.icon == Icon::NotOffered {
            visuals.selection.stroke.color
        } else if self.weak && !active {
            visuals.weak_text_color()
        } else {
            style.text_color()
        };
        paint(ui.painter(), self.rect.center(), self.icon, color);
        response.on_hover_text(self.name)
    }
}

/// Paint a sign of about 14 points around `center`.
pub(super) fn paint(painter: &Painter, center: Pos2, icon: Icon, color: Color32) {
    let line = Stroke::new(1.25, color);
    match icon {
        Icon::Shown => eye(painter, center, line),
        Icon::Hidden => {
            let pale = Stroke::new(line.width, color.gamma_multiply(0.6));
            eye(painter, center, pale);
            let across = vec2(5.0, 5.0);
            painter.line_segment([center - across, center + across], line);
        }
        Icon::Plus => {
            for arm in [vec2(5.0, 0.0), vec2(0.0, 5.0)] {
                painter.line_segment([center - arm, center + arm], Stroke::new(1.5, color));
            }
        }
        Icon::Down => {
            let corners = [vec2(-4.0, -2.0), vec2(0.0, 2.0), vec2(4.0, -2.0)];
            painter.line(corners.map(|corner| center + corner).to_vec(), line);
        }
        Icon::Right => {
            let corners = [vec2(-2.0, -4.0), vec2(2.0, 0.0), vec2(-2.0, 4.0)];
            painter.line(corners.map(|corner| center + corner).to_vec(), line);
        }
        Icon::Remove => {
            for arm in [vec2(4.0, 4.0), vec2(4.0, -4.0)] {
                painter.line_segment([center - arm, center + arm], line);
            }
        }
        Icon::Back => {
            let (left, bend) = (center + vec2(-5.0, -2.0), center + vec2(5.5, -2.0));
            let head = [center + vec2(-1.5, -5.5), left, center + vec2(-1.5, 1.5)];
            painter.line(head.to_vec(), line);
            let end = center + vec2(-1.0, 5.0);
            let round = [left, bend, center + vec2(5.5, 5.0), end];
            let none = Color32::TRANSPARENT;
            painter.add(CubicBezierShape::from_points_stroke(
                round, false, none, line,
            ));
        }
        Icon::Up => {
            let corners = [vec2(-4.0, 2.0), vec2(0.0, -2.0), vec2(4.0, 2.0)];
            painter.line(corners.map(|corner| center + corner).to_vec(), line);
        }
        Icon::More => {
            for x in [-4.5, 0.0, 4.5] {
                painter.circle_filled(center + vec2(x, 0.0), 1.25, color);
            }
        }
        Icon::NotOffered => {
            painter.circle_stroke(center - vec2(0.0, 1.5), 3.5, line);
            let (left, right) = (center + vec2(-6.0, 5.0), center + vec2(6.0, 5.0));
            painter.line_segment([left, right], line);
        }
    }
}

fn eye(painter: &Painter, center: Pos2, line: Stroke) {
    let (left, right) = (center - vec2(7.0, 0.0), center + vec2(7.0, 0.0));
    for lid in [-8.5, 8.5] {
        let points = [left, center + vec2(0.0, lid), right];
        let none = Color32::TRANSPARENT;
        painter.add(QuadraticBezierShape::from_points_stroke(
            points, false, none, line,
        ));
    }
    painter.circle_filled(center, 2.0, line.color);
}
