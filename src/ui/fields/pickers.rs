//! Pickers for looks: swatches of colours and of markers.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};
use strum::IntoEnumIterator as _;

use super::super::marker::{self, color32};
use super::spectrum;
use crate::figure::{Look, Rgba};
use crate::model::{self, Color, Competitor, Marker, Segment};

/// The side of a swatch, in points.
const SIDE: f32 = 24.0;

/// What has a colour of its own.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Painted<'a> {
    /// Its curve and its bubble.
    Competitor(&'a Competitor),
    /// Its ring.
    Segment(&'a Segment),
}

impl Painted<'_> {
    /// As it was chosen.
    pub(in crate::ui) fn color(self) -> Color {
        match self {
            Self::Competitor(competitor) => competitor.color,
            Self::Segment(segment) => segment.color,
        }
    }

    /// What a theme makes of it.
    pub(in crate::ui) fn shown(self, look: &Look) -> Rgba {
        match self {
            Self::Competitor(competitor) => look.color(competitor),
            Self::Segment(segment) => look.ring(segment.color),
        }
    }
}

/// The colours of the palette; gives the one that was pressed. Our own curve
/// has the accent and no other place in the palette.
pub(in crate::ui) fn colors(ui: &mut Ui, painted: Painted<'_>, look: &Look) -> Option<Color> {
    let chosen = painted.color();
    if let Painted::Competitor(competitor) = painted
        && competitor.role == model::Role::Own
    {
        let selected = matches!(chosen, Color::Palette(_));
        let accent = color32(look.accent);
        let pressed = color(ui, "Accent colour", accent, selected, look);
        return pressed.then_some(Color::Palette(0));
    }
    let count = look.palette.len();
    let mut picked = None;
    grid(ui, |ui| {
        for place in 0..count {
            let selected = match chosen {
                Color::Palette(own) => usize::from(own) % count == place,
                Color::Custom(_) => false,
            };
            let Ok(of) = u8::try_from(place).map(Color::Palette) else {
                continue;
            };
            let fill = match painted {
                Painted::Competitor(_) => look.palette[place],
                Painted::Segment(_) => look.ring(of),
            };
            let name = format!("Colour {}", place + 1);
            if color(ui, &name, color32(fill), selected, look) {
                picked = Some(of);
            }
        }
    });
    picked
}

/// The shapes of markers, in the competitor's colour; gives the one that was pressed.
pub(in crate::ui) fn markers(ui: &mut Ui, competitor: &Competitor, look: &Look) -> Option<Marker> {
    let ink = color32(look.color(competitor));
    let mut picked = None;
    grid(ui, |ui| {
        for shape in Marker::iter() {
            let (rect, response) = swatch(ui, shape.name(), competitor.marker == shape, look);
            marker::shape(ui, rect.center(), shape, 5.5, ink);
            if response.clicked() {
                picked = Some(shape);
            }
        }
    });
    picked
}

/// The swatch that leads to any other colour, and shows the one that was chosen so.
pub(in crate::ui) fn custom(ui: &mut Ui, painted: Painted<'_>, look: &Look) -> Response {
    let chosen = matches!(painted.color(), Color::Custom(_));
    let (rect, response) = swatch(ui, "Custom colour…", chosen, look);
    let inside = rect.shrink(4.0);
    if chosen {
        let fill = color32(painted.shown(look));
        ui.painter().rect_filled(inside, 4.0, fill);
    } else {
        spectrum::hues(ui, inside);
    }
    response
}

/// Lay swatches out in lines, as many as there is room for.
fn grid(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        add(ui);
    });
}

fn color(ui: &mut Ui, name: &str, fill: Color32, selected: bool, look: &Look) -> bool {
    let (rect, response) = swatch(ui, name, selected, look);
    ui.painter().rect_filled(rect.shrink(4.0), 4.0, fill);
    response.clicked()
}

/// A small field to press, with a frame around the one that is selected.
fn swatch(ui: &mut Ui, name: &str, selected: bool, look: &Look) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, name));
    marker::chip(ui, rect, look);
    let visuals = ui.visuals();
    let frame = if selected || response.has_focus() {
        Stroke::new(1.5, visuals.selection.stroke.color)
    } else if response.hovered() {
        Stroke::new(1.0, visuals.weak_text_color())
    } else {
        Stroke::NONE
    };
    ui.painter()
        .rect_stroke(rect, 6.0, frame, StrokeKind::Inside);
    (rect, response.on_hover_text(name))
}
