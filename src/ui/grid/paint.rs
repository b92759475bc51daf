//! How a grid looks. Only the cells in sight are painted, and have nodes in the
//! accessibility tree.

use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::Action;
use egui::{
    Color32, CornerRadius, Event, FontId, Galley, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::icon::{Icon, IconButton};
use super::super::theme::{self, Colors};
use super::cursor::{Block, Place, place};
use super::layout::{
    MORE, PADDING, ROW_HEIGHT, SIGN, Sight, cell_font, head_font, head_job, line_job,
};
use super::sheet::{Align, Cell, End, Ink, Mark, Sheet};
use super::{Asked, Cursor, Grid, Part, Stage};

/// What the cells of a frame share.
struct Brush<'a, S> {
    stage: &'a Stage<'a, S>,
    sight: Sight,
    block: Block,
    active: Place,
    colors: &'static Colors,
    head: FontId,
    plain: FontId,
    /// The width of a digit.
    digit: f32,
    /// Whether a program asked for something to be done with a cell.
    asked: bool,
    focused: bool,
}

impl<V: Clone> Grid<V> {
    pub(super) fn paint<S: Sheet<Value = V>>(
        &mut self,
        ui: &mut Ui,
        stage: &Stage<'_, S>,
        sight: Sight,
        asked: &mut Vec<Asked<V>>,
    ) {
        let plain = cell_font(ui);
        let request = |event: &Event| matches!(event, Event::AccessKitActionRequest(_));
        let brush = Brush {
            stage,
            sight,
            block: self.cursor.block(stage.extent),
            active: self.cursor.active(),
            colors: theme::colors(ui),
            head: head_font(ui),
            digit: ui.fonts_mut(|fonts| fonts.glyph_width(&plain, '0')),
            plain,
            asked: ui.input(|input| input.events.iter().any(request)),
            focused: self.has_focus || self.editor.is_some(),
        };
        let (heads, size) = (stage.layout.heads(), stage.layout.size());
        let (rows, columns) = (sight.rows(stage.layout), sight.columns(stage.layout));
        let corner = sight.rect.min + heads;
        // What is beyond the last cell is no part of the sheet.
        let end = sight.rect.min + (size - sight.scroll).min(sight.rect.size());
        let (frozen, head_rows) = (stage.layout.frozen(), stage.extent.head_rows);
        let bands = [
            (
                rows.clone(),
                columns.clone(),
                Rect::from_min_max(corner, end),
            ),
            (
                0..head_rows,
                columns,
                Rect::from_min_max(pos2(corner.x, sight.rect.top()), pos2(end.x, corner.y)),
            ),
            (
                rows,
                0..frozen,
                Rect::from_min_max(pos2(sight.rect.left(), corner.y), pos2(corner.x, end.y)),
            ),
            (
                0..head_rows,
                0..frozen,
                Rect::from_min_max(sight.rect.min, corner),
            ),
        ];
        let clips = bands.each_ref().map(|(_, _, clip)| *clip);
        for (rows, columns, clip) in bands {
            let wanted = brush.band(ui, rows, columns, clip);
            if let Some(at) = wanted {
                self.cursor = Cursor::default();
                self.cursor.press(at, false, stage.extent);
                self.focus();
            }
        }
        brush.rules(ui, Rect::from_min_max(sight.rect.min, end));
        for clip in clips {
            brush.selection(ui, clip);
        }
        brush.more(ui, asked);
        brush.describe(ui);
    }
}

impl<S: Sheet> Brush<'_, S> {
    /// The cells of a part of the screen; gives the one that a program pressed.
    fn band(
        &self,
        ui: &mut Ui,
        rows: Range<usize>,
        columns: Range<usize>,
        clip: Rect,
    ) -> Option<Place> {
        if rows.is_empty() || columns.is_empty() || !clip.is_positive() {
            return None;
        }
        let mut band = ui.new_child(UiBuilder::new().max_rect(clip));
        band.set_clip_rect(clip.intersect(ui.clip_rect()));
        let mut wanted = None;
        for row in rows {
            for column in columns.clone() {
                let at = place(row, column);
                if self.cell(&band, at) {
                    wanted = Some(at);
                }
            }
        }
        wanted
    }

    /// One cell; whether a program pressed it.
    fn cell(&self, ui: &Ui, at: Place) -> bool {
        let Stage { sheet, extent, .. } = self.stage;
        let rect = self.sight.cell(self.stage.layout, at);
        let part = extent.part(at);
        let cell = sheet.cell(at);
        self.ground(ui, at, part, rect, &cell);
        let cut = self.text(ui, at, part, rect, &cell);
        if let Some(mark) = cell.mark {
            let ink = self.colors.soft_text;
            let ink = if cell.dimmed { faded(ink) } else { ink };
            paint_mark(ui, rect, mark, ink, self.colors.field);
        }
        if part == Part::Corner {
            return false;
        }
        let id = sheet.id(self.stage.id, at);
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| {
            let role = match part {
                Part::Top => Role::ColumnHeader,
                Part::Left => Role::RowHeader,
                Part::Body | Part::Corner => Role::Cell,
            };
            WidgetInfo::selected(role, true, self.block.has(at), sheet.name(at))
        });
        if cell.mark.is_some() {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_description(sheet.hint(at).unwrap_or_default());
            });
        }
        if response.hovered() {
            let whole = cut.then(|| cell.text.clone().into_owned());
            let words = [whole, sheet.hint(at)];
            let words: Vec<String> = words.into_iter().flatten().collect();
            if !words.is_empty() {
                response.on_hover_text(words.join("\n"));
            }
        }
        self.asked
            && ui.input(|input| {
                input.has_accesskit_action_request(id, Action::Click)
                    || input.has_accesskit_action_request(id, Action::Focus)
            })
    }

    fn ground(&self, ui: &Ui, at: Place, part: Part, rect: Rect, cell: &Cell<'_>) {
        let marked = match part {
            Part::Body | Part::Corner => false,
            Part::Top => self.block.columns.contains(&at.column),
            Part::Left => self.block.rows.contains(&at.row),
        };
        let fill = match part {
            _ if marked => self.colors.selected,
            Part::Body => {
                let tint = if cell.dimmed { 0.0 } else { cell.tint };
                theme::tinted(self.colors, tint)
            }
            Part::Top | Part::Left | Part::Corner => self.colors.panel,
        };
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
    }

    /// The text of a cell; whether it had to be cut.
    fn text(&self, ui: &Ui, at: Place, part: Part, rect: Rect, cell: &Cell<'_>) -> bool {
        let first = match part {
            Part::Left => at.column == 0 && self.stage.sheet.has_signs(End::Row),
            Part::Top => at.row == 0 && self.stage.sheet.has_signs(End::Column),
            Part::Body | Part::Corner => false,
        };
        let mut room = rect.shrink2(vec2(PADDING, 0.0));
        if first && part == Part::Left {
            let center = pos2(room.left() + 6.0, room.center().y);
            self.stage.sheet.sign(ui, at, center);
            room.min.x += SIGN;
        }
        if cell.text.is_empty() {
            return false;
        }
        let color = self.ink(cell);
        let font = if cell.strong { &self.head } else { &self.plain };
        let tall = rect.height() > ROW_HEIGHT + 1.0;
        let mut job = if tall {
            head_job(&cell.text, font.clone(), room.width())
        } else {
            line_job(&cell.text, font.clone(), room.width())
        };
        let right = match cell.align {
            Align::Left => None,
            Align::Right => Some(room.right()),
            Align::Number(digits) => Some(room.right() - digits * self.digit),
        };
        if right.is_some() {
            job.halign = egui::Align::RIGHT;
        }
        let galley: Arc<Galley> = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let top = if tall {
            room.bottom() - 6.0 - galley.size().y
        } else {
            room.center().y - galley.size().y / 2.0
        };
        if first && part == Part::Top {
            let center = pos2(room.right() - 5.0, top - SIGN / 2.0);
            self.stage.sheet.sign(ui, at, center);
        }
        let cut = galley.elided;
        let at = pos2(right.unwrap_or_else(|| room.left()), top);
        ui.painter().galley(at, galley, color);
        cut
    }

    fn ink(&self, cell: &Cell<'_>) -> Color32 {
        let color = match cell.ink {
            Ink::Text => self.colors.text,
            Ink::Soft => self.colors.soft_text,
            Ink::Accent => self.colors.accent,
        };
        if cell.dimmed { faded(color) } else { color }
    }

    /// The block and the active cell, as far as they are in this part of the screen.
    fn selection(&self, ui: &Ui, clip: Rect) {
        let rect = |at| self.sight.cell(self.stage.layout, at);
        let painter = ui.painter_at(clip);
        let accent = if self.focused {
            self.colors.accent
        } else {
            self.colors.soft_text
        };
        if self.block.len() > 1 {
            let last = place(self.block.rows.end - 1, self.block.columns.end - 1);
            let block = rect(self.block.start()).union(rect(last));
            painter.rect_filled(block, 0.0, self.colors.accent.gamma_multiply(0.10));
            let edge = Stroke::new(1.0, accent);
            painter.rect_stroke(block, 0.0, edge, StrokeKind::Inside);
        }
        let edge = Stroke::new(2.0, accent);
        painter.rect_stroke(rect(self.active), 1.0, edge, StrokeKind::Inside);
    }

    /// Hairlines under the rows, a line under and beside the heads.
    fn rules(&self, ui: &Ui, sheet: Rect) {
        let painter = ui.painter_at(sheet.expand(1.0));
        let hair = Stroke::new(1.0, self.colors.line.gamma_multiply(0.8));
        let at = |row| self.sight.cell(self.stage.layout, place(row, 0)).bottom();
        let moving = self.sight.rows(self.stage.layout);
        let heads = sheet.min + self.stage.layout.heads();
        for row in moving {
            let y = at(row);
            if y > heads.y {
                painter.hline(sheet.x_range(), y - 0.5, hair);
            }
        }
        for row in 1..self.stage.extent.head_rows {
            painter.hline(sheet.x_range(), at(row) - 0.5, hair);
        }
        let strong = Stroke::new(1.0, self.colors.soft_text.gamma_multiply(0.7));
        painter.hline(sheet.x_range(), heads.y - 0.5, strong);
        painter.vline(heads.x - 0.5, sheet.y_range(), hair);
    }

    /// The buttons that add a row or a column.
    fn more<V>(&self, ui: &mut Ui, asked: &mut Vec<Asked<V>>) {
        let Stage {
            id, sheet, layout, ..
        } = self.stage;
        let (size, heads) = (layout.size() - self.sight.scroll, layout.heads());
        let origin = self.sight.rect.min;
        for end in [End::Column, End::Row] {
            let Some(name) = sheet.more(end) else {
                continue;
            };
            let (corner, clip) = match end {
                End::Column => (
                    vec2(size.x, heads.y - MORE),
                    self.sight.rect.with_min_x(origin.x + heads.x),
                ),
                End::Row => (
                    vec2(0.0, size.y),
                    self.sight.rect.with_min_y(origin.y + heads.y),
                ),
            };
            let rect = Rect::from_min_size(origin + corner, vec2(MORE, MORE)).shrink(3.0);
            let mut band = ui.new_child(UiBuilder::new().max_rect(clip));
            band.set_clip_rect(clip.intersect(ui.clip_rect()));
            let button = IconButton {
                id: id.with(("more", end == End::Row)),
                rect,
                icon: Icon::Plus,
                name,
                selected: None,
                weak: true,
            };
            if button.show_for_pointer(&band).clicked() {
                asked.push(Asked::More(end));
            }
        }
    }

    /// Tell programs that read the screen what the grid is and where its cursor is.
    fn describe(&self, ui: &Ui) {
        let Stage {
            id, sheet, extent, ..
        } = self.stage;
        let active = sheet.id(*id, self.active).accesskit_id();
        ui.ctx().accesskit_node_builder(*id, |node| {
            node.set_role(Role::Grid);
            node.set_label("Table");
            node.set_row_count(extent.rows);
            node.set_column_count(extent.columns);
            node.set_active_descendant(active);
        });
    }
}

/// A colour that stands back.
fn faded(color: Color32) -> Color32 {
    color.gamma_multiply(0.38)
}

/// A mark in the upper left corner of a cell, away from numbers: behind one it
/// would be an exponent.
fn paint_mark(ui: &Ui, rect: Rect, mark: Mark, ink: Color32, ground: Color32) {
    let center = rect.left_top() + vec2(6.0, 6.5);
    let painter = ui.painter();
    let ring = Stroke::new(1.0, ink);
    match mark {
        Mark::Hollow => {
            painter.circle(center, 2.5, ground, ring);
        }
        Mark::Half => {
            painter.circle(center, 2.5, ground, ring);
            let left = Rect::from_min_max(center - vec2(3.0, 3.0), center + vec2(0.0, 3.0));
            painter
                .with_clip_rect(left.intersect(ui.clip_rect()))
                .circle_filled(center, 2.8, ink);
        }
        Mark::Full => {
            painter.circle_filled(center, 3.0, ink);
        }
        Mark::Corner => {
            let corner = rect.left_top();
            let points = [corner, corner + vec2(5.0, 0.0), corner + vec2(0.0, 5.0)];
            let ink = ink.gamma_multiply(0.5);
            painter.add(Shape::convex_polygon(points.to_vec(), ink, Stroke::NONE));
        }
    }
}
