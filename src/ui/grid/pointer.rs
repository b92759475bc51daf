//! What the pointer does to a grid.

use std::time::Duration;

use egui::{Pos2, Response, Ui};

use super::cursor::{Place, place};
use super::layout::{Layout, Sight};
use super::{Grid, Part, Sheet, Stage};

/// How fast a block grows while the pointer is held beyond the edge.
const STEP: Duration = Duration::from_millis(40);

impl<V: Clone> Grid<V> {
    pub(super) fn pointer<S: Sheet<Value = V>>(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_, S>,
        sight: Sight,
        response: &Response,
    ) {
        if !stage.extent.has_body() {
            return;
        }
        let (down, pressed, shift) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.primary_down(),
                pointer.primary_pressed(),
                input.modifiers.shift,
            )
        });
        let on = response.is_pointer_button_down_on() || response.clicked();
        let at = response.interact_pointer_pos();
        let hit = at.and_then(|at| sight.hit(stage.layout, at));
        if pressed && on {
            ui.memory_mut(|memory| memory.request_focus(stage.id));
            self.selecting = hit.is_some();
            if let Some(hit) = hit {
                self.cursor.press(hit, shift, stage.extent);
            }
        } else if self.selecting
            && down
            && let Some(at) = at
        {
            self.drag(ui, stage, sight, at);
        }
        self.selecting &= down;
        if response.double_clicked() && hit.is_some_and(|hit| hit == self.cursor.active()) {
            self.edit(stage.sheet);
        }
        if response.secondary_clicked()
            && let Some(hit) = hit
        {
            ui.memory_mut(|memory| memory.request_focus(stage.id));
            if !self.cursor.block(stage.extent).has(hit) && self.cursor.active() != hit {
                self.cursor.press(hit, false, stage.extent);
            }
        }
    }

    /// Select as far as the pointer is; beyond the edge, ever further.
    fn drag<S: Sheet<Value = V>>(&mut self, ui: &Ui, stage: &Stage<'_, S>, sight: Sight, at: Pos2) {
        let part = stage.extent.part(self.cursor.active());
        let (to, beyond) = dragged_to(stage.layout, sight, part, at);
        let before = self.cursor;
        self.cursor.drag(to, stage.extent);
        if beyond && self.cursor != before {
            self.reveal = Some(self.cursor.far());
            ui.ctx().request_repaint_after(STEP);
        }
    }
}

/// The cell that a drag from a part of the sheet selects up to, and whether it
/// is out of sight.
fn dragged_to(layout: &Layout, sight: Sight, part: Part, at: Pos2) -> (Place, bool) {
    let nearest = sight.nearest(layout, at);
    let moving = sight.rect.with_min_x(sight.rect.left() + layout.heads().x);
    let moving = moving.with_min_y(sight.rect.top() + layout.heads().y);
    let (columns, rows) = (sight.columns(layout), sight.rows(layout));
    let along = |at: f32, low: f32, high: f32, shown: std::ops::Range<usize>, nearest: usize| {
        if at < low {
            (shown.start.saturating_sub(1), true)
        } else if at > high {
            (shown.end, true)
        } else {
            (nearest, false)
        }
    };
    let (column, left) = if part == Part::Left {
        (nearest.column, false)
    } else {
        along(at.x, moving.left(), moving.right(), columns, nearest.column)
    };
    let (row, above) = if part == Part::Top {
        (nearest.row, false)
    } else {
        along(at.y, moving.top(), moving.bottom(), rows, nearest.row)
    };
    (place(row, column), left || above)
}
