//! A competitor's marker as the figure draws it, small enough for a list.

use egui::epaint::{Mesh, PathShape, PathStroke};
use egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, Vec2, pos2};
use kurbo::{PathEl, Point};

use crate::figure::{Look, Rgba, marker_path};
use crate::model::{Competitor, Marker, Role, Segment};

/// How exactly circles are followed, in points.
const TOLERANCE: f64 = 0.05;

/// A colour of the figure for a painter of the window.
pub(super) fn color32(Rgba([r, g, b, a]): Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// Paint the marker of `competitor` in its colour around `center`, within 20
/// points each way. Faded where the competitor is hidden.
pub(super) fn swatch(ui: &Ui, center: Pos2, competitor: &Competitor, look: &Look) {
    let radius = match competitor.role {
        Role::Own => 5.5,
        Role::Rival | Role::Alternative => 4.75,
    };
    let color = look.color(competitor);
    let color = color.faded(if competitor.visible { 1.0 } else { 0.45 });
    chip(ui, Rect::from_center_size(center, Vec2::splat(20.0)), look);
    shape(ui, center, competitor.marker, radius, color32(color));
}

/// Paint the ring of `segment` in its colour around `center`, within 20 points
/// each way. Faded where the segment is hidden.
pub(super) fn ring(ui: &Ui, center: Pos2, segment: &Segment, look: &Look) {
    let color = look.ring(segment.color);
    let color = color.faded(if segment.visible { 1.0 } else { 0.45 });
    chip(ui, Rect::from_center_size(center, Vec2::splat(20.0)), look);
    let line = Stroke::new(2.0, color32(color));
    ui.painter().circle_stroke(center, 5.0, line);
}

/// A piece of the figure's page to lie under its colours, where the window is
/// light and the figure dark or the other way round.
pub(super) fn chip(ui: &Ui, rect: Rect, look: &Look) {
    let Rgba([r, g, b, _]) = look.page;
    let dark_page = u32::from(r) + u32::from(g) + u32::from(b) < 3 * 128;
    if dark_page != ui.visuals().dark_mode {
        ui.painter().rect_filled(rect, 4.0, color32(look.page));
    }
}

/// Paint a marker, filled.
pub(super) fn shape(ui: &Ui, center: Pos2, marker: Marker, radius: f64, color: Color32) {
    let path = marker_path(
        marker,
        Point::new(f64::from(center.x), f64::from(center.y)),
        radius,
    );
    let mut outline = Vec::new();
    kurbo::flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(at) | PathEl::LineTo(at) => outline.push(pos2(at.x as f32, at.y as f32)),
        // Flattening leaves only lines.
        PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath => {}
    });
    // All markers are star-shaped about their centre, so a fan fills them.
    let mut fan = Mesh::default();
    fan.colored_vertex(center, color);
    for at in &outline {
        fan.colored_vertex(*at, color);
    }
    let corners = outline.len() as u32;
    for corner in 0..corners {
        fan.add_triangle(0, 1 + corner, 1 + (corner + 1) % corners);
    }
    ui.painter().add(Shape::mesh(fan));
    // A mesh has jagged edges and a line has smooth ones.
    let edge = PathStroke::from(Stroke::new(1.0, color));
    ui.painter().add(PathShape::closed_line(outline, edge));
}
