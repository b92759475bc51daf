//! What is painted over the picture while somebody works on it.

use egui::{Align2, Pos2, Response, Stroke, StrokeKind, Ui, vec2};

use super::super::live::plate;
use super::Stage;
use super::grip::Grip;
use crate::figure::shown_name;
use crate::model::{Level, Score};
use crate::render::screen::{color, screen_from_page};

/// About the height of a short text on its plate.
const PLATE: f32 = 24.0;

/// Rings around a point: not scored yet, focused, of the selected curve, hovered.
pub(super) fn grip(ui: &Ui, stage: &Stage<'_>, response: &Response, grip: &Grip) {
    let look = stage.context.theme.look();
    let painter = ui.painter_at(stage.clip);
    let center = screen_from_page(&stage.transform, grip.at);
    let radius = grip.radius as f32 * stage.scale();
    let unscored = grip.score == Score::Unscored;
    let selected = stage.context.selection.has(&grip.competitor);
    if unscored {
        let competitor = stage.project().competitor(&grip.competitor);
        let ink = competitor.map_or(look.strong_rule, |found| look.color(found));
        let line = Stroke::new(1.5, color(ink.faded(0.6)));
        painter.circle(center, radius, color(look.page), line);
    }
    if response.has_focus() {
        painter.circle_stroke(center, radius + 5.0, Stroke::new(2.0, color(look.accent)));
    } else if selected && !unscored {
        let halo = color(look.accent.faded(0.35));
        painter.circle_stroke(center, radius + 3.5, Stroke::new(2.0, halo));
    } else if response.hovered() {
        painter.circle_stroke(
            center,
            radius + 4.0,
            Stroke::new(1.5, color(look.strong_rule)),
        );
    }
}

/// The value of a point that is being dragged, and the industry standard.
pub(super) fn value(ui: &Ui, stage: &Stage<'_>, grip: &Grip) {
    let Grip {
        competitor,
        factor,
        at,
        ..
    } = grip;
    let project = stage.project();
    let scale = project.settings.scale;
    let look = stage.context.theme.look();
    let mut standard_at = None;
    if let Some(standard) = stage.standard(factor)
        && let Some(x) = stage.canvas.axes.x(factor)
    {
        let level = Level::nearest(standard);
        let center = kurbo::Point::new(x, stage.canvas.axes.y(standard));
        let center = screen_from_page(&stage.transform, center);
        let half = 16.0_f32
            .max(0.4 * stage.canvas.axes.pitch() as f32 * stage.scale())
            .min(40.0);
        let line = [center - vec2(half, 0.0), center + vec2(half, 0.0)];
        let stroke = Stroke::new(2.0, color(look.standard));
        ui.painter_at(stage.clip)
            .extend(egui::Shape::dashed_line(&line, stroke, 5.0, 3.0));
        standard_at = Some(center.y);
        let text = format!("industry standard {}", scale.show(level));
        bubble(
            ui,
            stage,
            center + vec2(half + 4.0, 0.0),
            Align2::LEFT_CENTER,
            &text,
        );
    }
    let name = project.factor(factor).map(|found| shown_name(&found.name));
    let text = match project.scores.get(competitor, factor) {
        Score::Level(level) => scale.show(level),
        Score::NotOffered => "not offered".to_owned(),
        Score::Unscored => "unscored".to_owned(),
    };
    let name: String = name.unwrap_or_default().chars().take(40).collect();
    let text = format!("{name} {text}");
    let point = screen_from_page(&stage.transform, *at);
    // Beside the first factor stand the words of the axis.
    let first = stage.canvas.axes.columns.first();
    if first.is_some_and(|(id, _)| id == factor) {
        let (down, align) = value_side(point.y, standard_at);
        bubble(ui, stage, point + vec2(12.0, down), align, &text);
    } else {
        bubble(
            ui,
            stage,
            point - vec2(12.0, 14.0),
            Align2::RIGHT_BOTTOM,
            &text,
        );
    }
}

/// How far below a point its value stands, to the right as the standard does:
/// above it, or below it where the standard would lie under the value.
fn value_side(point: f32, standard: Option<f32>) -> (f32, Align2) {
    let above = point - 14.0 - PLATE / 2.0;
    match standard {
        Some(standard) if (standard - above).abs() < PLATE + 2.0 => (14.0, Align2::LEFT_TOP),
        _ => (-14.0, Align2::LEFT_BOTTOM),
    }
}

/// A short text on a small plate, kept inside the picture.
fn bubble(ui: &Ui, stage: &Stage<'_>, at: Pos2, align: Align2, text: &str) {
    plate(ui, stage.clip, stage.context.theme, at, align, text);
}

/// A box around a factor's name: hovered, focused or selected.
pub(super) fn name(ui: &Ui, stage: &Stage<'_>, response: &Response, selected: bool) {
    let look = stage.context.theme.look();
    let stroke = if response.has_focus() || selected {
        Stroke::new(1.5, color(look.accent))
    } else if response.hovered() {
        Stroke::new(1.0, color(look.strong_rule))
    } else {
        return;
    };
    let around = response.rect.expand2(vec2(4.0, 2.0));
    ui.painter_at(stage.clip)
        .rect_stroke(around, 4.0, stroke, StrokeKind::Inside);
}

/// Where a dragged factor would go.
pub(super) fn drop_line(ui: &Ui, stage: &Stage<'_>, x: f64) {
    let axes = &stage.canvas.axes;
    let end = |y| screen_from_page(&stage.transform, kurbo::Point::new(x, y));
    let stroke = Stroke::new(2.0, color(stage.context.theme.look().accent));
    let line = [end(axes.top), end(axes.not_offered + 24.0)];
    ui.painter_at(stage.clip).line_segment(line, stroke);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_never_lies_on_the_standard() {
        for point in 100_u8..200 {
            for standard in 0_u8..=255 {
                let (point, standard) = (f32::from(point), f32::from(standard));
                let (down, align) = value_side(point, Some(standard));
                let top = if align == Align2::LEFT_TOP {
                    point + down
                } else {
                    point + down - PLATE
                };
                let middle = top + PLATE / 2.0;
                assert!(
                    (middle - standard).abs() >= PLATE,
                    "{point} against {standard}"
                );
            }
        }
        assert_eq!(value_side(100.0, None), (-14.0, Align2::LEFT_BOTTOM));
    }
}
