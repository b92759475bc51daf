//! What is done with each factor, on the marks below the picture: pressed, they
//! lead to the factor and its card.

use egui::{Rect, Role, Sense, Ui, WidgetInfo};

use super::Stage;
use crate::analysis::judge_factor;
use crate::command::{Command, Selection, View};
use crate::figure::{Part, Shape, shown_name};
use crate::model::{Action, Factor, FactorId};
use crate::render::screen::screen_from_page;

/// Around a mark, in screen points, so that it can be hit.
const ROOM: f32 = 4.0;

pub(super) fn ui(ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
    for (id, rect) in rects(stage) {
        let Some(factor) = stage.project().factor(&id) else {
            continue;
        };
        let widget = ui.scope_id().with(("mark", &id));
        let room = rect.expand(ROOM).intersect(stage.clip);
        let response = ui.interact(room, widget, Sense::CLICK);
        let words = || words(stage, factor);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words()));
        if response.clicked() || response.secondary_clicked() {
            commands.push(Command::Select(Selection::Factor(id.clone())));
        }
        if response.double_clicked() {
            commands.push(Command::Show(View::Errc));
        }
        response.context_menu(|ui| {
            ui.set_min_width(200.0);
            if ui.button("Show on the ERRC board").clicked() {
                commands.push(Command::Show(View::Errc));
            }
        });
        response
            .on_hover_cursor(egui::CursorIcon::PointingHand)
            .on_hover_ui(|ui| {
                ui.label(words());
            });
    }
}

/// "Mark of Price: Raise, as 8.0 against a standard of 5.0 is more than 2.0 above".
fn words(stage: &Stage<'_>, factor: &Factor) -> String {
    let name = shown_name(&factor.name);
    let Some(judged) = judge_factor(stage.project(), factor) else {
        return format!("Mark of {name}");
    };
    let action = judged.action().map_or("Unscored", Action::name);
    let reason = judged.reason(stage.project().settings.scale);
    match judged.verdict {
        Some(verdict) if judged.is_against_the_rule() => {
            let verdict = verdict.name();
            format!("Mark of {name}: you say {action}; {reason}: {verdict}")
        }
        _ => format!("Mark of {name}: {action}, as {reason}"),
    }
}

/// Where the marks stand on the screen.
fn rects(stage: &Stage<'_>) -> Vec<(FactorId, Rect)> {
    let mut rects: Vec<(FactorId, Rect)> = Vec::new();
    for mark in &stage.canvas.scene.marks {
        let Part::Verdict(id) = &mark.part else {
            continue;
        };
        let bounds = match &mark.shape {
            Shape::Text(text) => text.bounds(stage.context.fonts),
            Shape::Path { path, .. } => kurbo::Shape::bounding_box(path),
            Shape::Area { .. } | Shape::Markers { .. } => continue,
        };
        let corner = |x, y| screen_from_page(&stage.transform, kurbo::Point::new(x, y));
        let rect = Rect::from_two_pos(corner(bounds.x0, bounds.y0), corner(bounds.x1, bounds.y1));
        match rects.iter_mut().find(|(other, _)| other == id) {
            Some((_, all)) => *all = all.union(rect),
            None => rects.push((id.clone(), rect)),
        }
    }
    rects
}
