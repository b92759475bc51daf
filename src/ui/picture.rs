//! A picture that is only looked at: on the cards of samples, and before an export.

use egui::{Rect, Ui};

use super::theme;
use crate::figure::Scene;
use crate::render::screen;

/// Paint `scene` into `rect`, which should have its proportions. What is
/// transparent shows a chequered ground.
pub(super) fn paint(ui: &Ui, rect: Rect, scene: &Scene) {
    if scene.background.is_none() {
        chequer(ui, rect);
    }
    screen::paint(ui, scene, rect);
}

/// The pattern that stands for "nothing here" in programs for pictures.
fn chequer(ui: &Ui, rect: Rect) {
    const SIDE: f32 = 8.0;
    let colors = theme::colors(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 0.0, colors.paper);
    let mut row = 0_u16;
    while f32::from(row) * SIDE < rect.height() {
        let mut column = row % 2;
        while f32::from(column) * SIDE < rect.width() {
            let at = egui::vec2(f32::from(column), f32::from(row)) * SIDE;
            let cell = Rect::from_min_size(rect.min + at, egui::Vec2::splat(SIDE));
            painter.rect_filled(cell, 0.0, colors.checker);
            column += 2;
        }
        row += 1;
    }
}
