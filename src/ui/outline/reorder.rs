//! Dragging a row to another place in its list.

use egui::{CursorIcon, Key, PointerButton, Rect, Response, Stroke, Ui, vec2};

use super::super::fields::ROW_HEIGHT;
use super::{Frame, Item, List, Outline, Spot};
use crate::command::Command;

/// How near to an end of the panel a dragged row makes it scroll, in points.
const SCROLL_ZONE: f32 = 24.0;

/// How far it scrolls in a frame, in points.
const SCROLL_STEP: f32 = 6.0;

/// A row on its way to another place.
#[derive(Debug)]
pub(super) struct Drag {
    pub(super) what: Spot,
    list: List,
    /// The number of rows above the place it would fall into, itself included.
    gap: usize,
}

impl Outline {
    pub(super) fn is_dragged(&self, spot: &Spot) -> bool {
        self.drag.as_ref().is_some_and(|drag| drag.what == *spot)
    }

    /// Follow a drag of the row, and move what it shows when it is dropped.
    pub(super) fn reorder(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        item: &Item<'_>,
        row: &Response,
    ) {
        let count = item.list.len(frame.project);
        let fixed = item.list.fixed(frame.project);
        if row.drag_started_by(PointerButton::Primary) {
            self.drag = Some(Drag {
                what: item.spot.clone(),
                list: item.list,
                gap: item.index,
            });
        }
        let Some(drag) = &mut self.drag else {
            return;
        };
        if drag.what != item.spot {
            return;
        }
        if let Some(pointer) = row.interact_pointer_pos() {
            let rows = ((pointer.y - item.area.top()) / ROW_HEIGHT).round();
            drag.gap = (rows.max(0.0) as usize).clamp(fixed, count);
            scroll(ui, pointer.y);
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            self.drag = None;
            ui.ctx().stop_dragging();
        } else if row.drag_stopped() {
            let to = if drag.gap > item.index {
                drag.gap - 1
            } else {
                drag.gap
            };
            self.drag = None;
            if to != item.index {
                let edit = item.thing.moved(to - fixed);
                frame.commands.extend(edit.map(Command::Edit));
            }
        } else if !row.dragged() {
            // Ended elsewhere, as when the window lost the pointer.
            self.drag = None;
        }
    }

    /// Show where the dragged row would fall.
    pub(super) fn drop_line(&self, ui: &Ui, list: List, area: Rect) {
        if let Some(drag) = self.drag.as_ref().filter(|drag| drag.list == list) {
            let y = area.top() + drag.gap as f32 * ROW_HEIGHT;
            let color = ui.visuals().selection.stroke.color;
            let painter = ui.painter();
            painter.hline(area.x_range().shrink(2.0), y, Stroke::new(2.0, color));
            painter.circle_filled(egui::pos2(area.left() + 3.0, y), 3.0, color);
        }
    }
}

/// Scroll while the pointer is near an end of the panel.
fn scroll(ui: &Ui, y: f32) {
    let clip = ui.clip_rect();
    let step = if y < clip.top() + SCROLL_ZONE {
        SCROLL_STEP
    } else if y > clip.bottom() - SCROLL_ZONE {
        -SCROLL_STEP
    } else {
        return;
    };
    ui.scroll_with_delta_animation(vec2(0.0, step), egui::style::ScrollAnimation::none());
    ui.ctx().request_repaint();
}
