//! A picker for any colour: a square of saturation and brightness above a strip of hues.
//!
//! Not egui's own, whose buttons need an emoji font and change the style of the
//! whole window.

use egui::epaint::Mesh;
use egui::{
    Color32, EventFilter, Id, Key, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, lerp, pos2, remap_clamp, vec2,
};

use super::super::marker::color32;
use crate::figure::Rgba;
use crate::model::Rgb;

/// The side of the square, in points.
const SIDE: f32 = 208.0;

/// The height of the strip, in points.
const STRIP: f32 = 20.0;

/// Parts of the square and of the strip; the colours between are interpolated.
const PARTS: u32 = 24;

/// How far an arrow key goes.
const STEP: f32 = 0.02;

/// 1 is red again, as 0 is: the knob would jump to the other end.
const LAST_HUE: f32 = 0.999;

/// A colour as hue, saturation and value, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hsv {
    hue: f32,
    saturation: f32,
    value: f32,
}

/// Remembers the hue of a colour that became grey on the way.
#[derive(Debug, Default)]
pub(in crate::ui) struct Spectrum {
    last: Option<(Rgb, Hsv)>,
}

impl Spectrum {
    /// Show the picker in the panel with this id; gives the colour it was moved to.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, panel: Id, before: Rgb) -> Option<Rgb> {
        let remembered = self.last.filter(|(rgb, _)| *rgb == before);
        let mut hsv = remembered.map_or_else(|| Hsv::of(before), |(_, hsv)| hsv);
        ui.spacing_mut().item_spacing.y = 8.0;
        square(ui, panel.with("square"), &mut hsv);
        strip(ui, panel.with("strip"), &mut hsv);
        let rgb = hsv.rgb();
        self.last = Some((rgb, hsv));
        (rgb != before).then_some(rgb)
    }
}

impl Hsv {
    fn of(Rgb(bytes): Rgb) -> Self {
        let [r, g, b] = bytes.map(|byte| f32::from(byte) / 255.0);
        let value = r.max(g).max(b);
        let range = value - r.min(g).min(b);
        let sixth = if range == 0.0 {
            0.0
        } else if value == r {
            ((g - b) / range).rem_euclid(6.0)
        } else if value == g {
            (b - r) / range + 2.0
        } else {
            (r - g) / range + 4.0
        };
        Self {
            hue: sixth / 6.0,
            saturation: if value == 0.0 { 0.0 } else { range / value },
            value,
        }
    }

    fn rgb(self) -> Rgb {
        let Self {
            hue,
            saturation,
            value,
        } = self;
        Rgb([5.0, 3.0, 1.0].map(|turn| {
            let place = (turn + hue * 6.0).rem_euclid(6.0);
            let away = place.min(4.0 - place).clamp(0.0, 1.0);
            let part = value - value * saturation * away;
            (part * 255.0).round().clamp(0.0, 255.0) as u8
        }))
    }

    fn color(self) -> Color32 {
        let Rgb([r, g, b]) = self.rgb();
        color32(Rgba([r, g, b, 255]))
    }
}

fn square(ui: &mut Ui, id: Id, hsv: &mut Hsv) {
    let size = Vec2::splat(SIDE);
    let (rect, response) = pad(ui, id, size, "Saturation and brightness", hsv.saturation);
    if let Some(at) = response.interact_pointer_pos() {
        hsv.saturation = remap_clamp(at.x, rect.x_range(), 0.0..=1.0);
        hsv.value = 1.0 - remap_clamp(at.y, rect.y_range(), 0.0..=1.0);
    }
    let [right, down] = arrows(ui, &response);
    hsv.saturation = (hsv.saturation + right * STEP).clamp(0.0, 1.0);
    hsv.value = (hsv.value - down * STEP).clamp(0.0, 1.0);
    gradient(ui, rect, PARTS, |across, down| {
        Hsv {
            saturation: across,
            value: 1.0 - down,
            ..*hsv
        }
        .color()
    });
    edge(ui, rect, &response);
    let at = pos2(
        lerp(rect.x_range(), hsv.saturation),
        lerp(rect.y_range(), 1.0 - hsv.value),
    );
    knob(ui, at, hsv.color());
}

fn strip(ui: &mut Ui, id: Id, hsv: &mut Hsv) {
    let (rect, response) = pad(ui, id, vec2(SIDE, STRIP), "Hue", hsv.hue);
    if let Some(at) = response.interact_pointer_pos() {
        hsv.hue = remap_clamp(at.x, rect.x_range(), 0.0..=LAST_HUE);
    }
    let [right, _] = arrows(ui, &response);
    hsv.hue = (hsv.hue + right * STEP).clamp(0.0, LAST_HUE);
    let pure = |hue| Hsv {
        hue,
        saturation: 1.0,
        value: 1.0,
    };
    gradient(ui, rect, 1, |across, _| pure(across).color());
    edge(ui, rect, &response);
    let at = pos2(lerp(rect.x_range(), hsv.hue), rect.center().y);
    knob(ui, at, pure(hsv.hue).color());
}

/// A field to drag in.
fn pad(ui: &mut Ui, id: Id, size: Vec2, name: &str, value: f32) -> (Rect, Response) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), f64::from(value), name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_role(Role::Slider));
    (rect, response)
}

/// How often arrow keys were pressed: to the right and downwards.
fn arrows(ui: &Ui, response: &Response) -> [f32; 2] {
    if !response.has_focus() {
        return [0.0; 2];
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f32;
        [
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft),
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp),
        ]
    })
}

/// Fill `rect` with colours by place, each from 0 to 1, in `rows` rows.
fn gradient(ui: &Ui, rect: Rect, rows: u32, color: impl Fn(f32, f32) -> Color32) {
    let mut mesh = Mesh::default();
    for row in 0..=rows {
        for column in 0..=PARTS {
            let (across, down) = (column as f32 / PARTS as f32, row as f32 / rows as f32);
            let at = pos2(lerp(rect.x_range(), across), lerp(rect.y_range(), down));
            mesh.colored_vertex(at, color(across, down));
        }
    }
    for row in 0..rows {
        for column in 0..PARTS {
            let corner = row * (PARTS + 1) + column;
            let below = corner + PARTS + 1;
            mesh.add_triangle(corner, corner + 1, below);
            mesh.add_triangle(corner + 1, below + 1, below);
        }
    }
    ui.painter().add(Shape::mesh(mesh));
}

/// All hues in a small field: a sign for any colour.
pub(super) fn hues(ui: &Ui, rect: Rect) {
    gradient(ui, rect, 1, |across, down| {
        Hsv {
            hue: across,
            saturation: 0.75 - 0.3 * down,
            value: 0.9,
        }
        .color()
    });
}

fn edge(ui: &Ui, rect: Rect, response: &Response) {
    let visuals = ui.visuals();
    let line = if response.has_focus() {
        Stroke::new(1.5, visuals.selection.stroke.color)
    } else {
        visuals.widgets.inactive.bg_stroke
    };
    ui.painter()
        .rect_stroke(rect, 0.0, line, StrokeKind::Outside);
}

/// A ring that shows on every colour.
fn knob(ui: &Ui, at: egui::Pos2, color: Color32) {
    let painter = ui.painter();
    painter.circle_filled(at, 7.0, Color32::BLACK);
    painter.circle_filled(at, 6.0, Color32::WHITE);
    painter.circle_filled(at, 4.5, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_comes_back_as_it_was() {
        let steps = [0, 1, 17, 64, 127, 128, 200, 254, 255];
        for r in steps {
            for g in steps {
                for b in steps {
                    let rgb = Rgb([r, g, b]);
                    assert_eq!(Hsv::of(rgb).rgb(), rgb);
                }
            }
        }
    }
}
