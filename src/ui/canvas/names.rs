//! The names of the factors: selected, renamed and dragged sideways.

use egui::{CursorIcon, Pos2, Rect, Response, Role, Ui, WidgetInfo, pos2};

use super::super::live::{GRIP, take_escape};
use super::inline::InlineEdit;
use super::{Stage, context_menu, overlay};
use crate::command::{Command, Selection};
use crate::edit::Edit;
use crate::figure::{Part, Shape, shown_name};
use crate::model::FactorId;
use crate::render::screen::{page_from_screen, screen_from_page};

/// What the names remember between frames.
#[derive(Debug, Default)]
pub(super) struct NameDrag {
    dragged: Option<FactorId>,
    cancelled: bool,
}

impl NameDrag {
    pub(super) fn is_dragging(&self) -> bool {
        self.dragged.is_some()
    }

    pub(super) fn ui(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        inline: &mut Option<InlineEdit>,
        commands: &mut Vec<Command>,
    ) {
        let mut any_dragged = false;
        for (factor, rect) in name_rects(stage) {
            let response = name(ui, stage, &factor, rect);
            any_dragged |= response.dragged() || response.drag_stopped();
            if response.clicked() || response.secondary_clicked() {
                commands.push(Command::Select(Selection::Factor(factor.clone())));
            }
            if response.double_clicked() {
                let text = stage
                    .project()
                    .factor(&factor)
                    .map(|found| found.name.to_string());
                *inline = Some(InlineEdit::name(&factor, text.unwrap_or_default()));
            }
            response.context_menu(|ui| context_menu(ui, stage.context.selection, commands));
            self.drag(ui, stage, &factor, &response, commands);
            let selected = *stage.context.selection == Selection::Factor(factor.clone());
            overlay::name(ui, stage, &response, selected);
        }
        if !any_dragged {
            self.dragged = None;
        }
    }

    fn drag(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        factor: &FactorId,
        response: &Response,
        commands: &mut Vec<Command>,
    ) {
        if response.drag_started() {
            self.dragged = Some(factor.clone());
            self.cancelled = false;
            commands.push(Command::Select(Selection::Factor(factor.clone())));
        }
        if self.dragged.as_ref() != Some(factor) {
            return;
        }
        self.cancelled |= take_escape(ui);
        let pointer = response.interact_pointer_pos();
        if let Some(pointer) = pointer.filter(|_| !self.cancelled) {
            let (gap, to) = target(stage, factor, pointer);
            overlay::drop_line(ui, stage, gap);
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            if response.drag_stopped()
                && let Some(to) = to
            {
                let id = factor.clone();
                commands.push(Command::Edit(Edit::MoveFactor { id, to }));
            }
        }
        if response.drag_stopped() {
            self.dragged = None;
        }
    }
}

/// The widget of a name.
fn name(ui: &Ui, stage: &Stage<'_>, factor: &FactorId, rect: Rect) -> Response {
    let id = ui.scope_id().with(("factor name", factor));
    let response = ui.interact(rect.intersect(stage.clip), id, GRIP);
    let found = stage.project().factor(factor);
    let name = found
        .map(|found| shown_name(&found.name))
        .unwrap_or_default();
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Name of factor {name}")));
    response.on_hover_cursor(CursorIcon::Grab)
}

/// Where the names stand on the screen, one box for all lines of each.
fn name_rects(stage: &Stage<'_>) -> Vec<(FactorId, Rect)> {
    let mut rects: Vec<(FactorId, Rect)> = Vec::new();
    for mark in &stage.canvas.scene.marks {
        let (Part::FactorName(id), Shape::Text(text)) = (&mark.part, &mark.shape) else {
            continue;
        };
        let bounds = text.bounds(stage.context.fonts);
        let corner = |x, y| screen_from_page(&stage.transform, kurbo::Point::new(x, y));
        let rect = Rect::from_two_pos(corner(bounds.x0, bounds.y0), corner(bounds.x1, bounds.y1));
        match rects.last_mut() {
            Some((last, all)) if last == id => *all = all.union(rect),
            _ => rects.push((id.clone(), rect)),
        }
    }
    rects
}

/// Where a name dropped at `pointer` goes: the x of the gap on the page, and
/// the factor's new place in the project's list if that is another one.
fn target(stage: &Stage<'_>, factor: &FactorId, pointer: Pos2) -> (f64, Option<usize>) {
    let axes = &stage.canvas.axes;
    let x = page_from_screen(&stage.transform, pos2(pointer.x, pointer.y)).x;
    let before = axes.columns.iter().take_while(|(_, at)| *at < x).count();
    let half = axes.pitch() / 2.0;
    let gap = match (axes.columns.get(before), axes.columns.last()) {
        (Some((_, next)), _) => (next - half).max(axes.x_range.0),
        (None, Some((_, last))) => (last + half).min(axes.x_range.1),
        (None, None) => x,
    };
    // Places are counted among all factors; some may not stand on the canvas.
    let list = &stage.project().factors;
    let place = |id: &FactorId| list.iter().position(|other| other.id == *id);
    let to = place(factor).and_then(|from| {
        let to = match axes.columns.get(before) {
            Some((next, _)) => place(next)?,
            None => list.len(),
        };
        // What stands behind it moves up once it is taken out.
        let to = if to > from { to - 1 } else { to };
        (to != from).then_some(to)
    });
    (gap, to)
}
