//! Where the cells of a grid are: widths of columns, what is in sight, what
//! lies under a point.

use std::ops::Range;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::super::fields::semibold;
use super::cursor::{Extent, Place, place};
use super::sheet::{End, Sheet};

/// The height of a row, in points.
pub(super) const ROW_HEIGHT: f32 = 26.0;
/// Between a text and the edge of its cell.
pub(super) const PADDING: f32 = 10.0;
/// Of a sign before or above a name.
pub(super) const SIGN: f32 = 20.0;
/// The most lines of a name at the top.
const MOST_LINES: usize = 3;
/// Of the place for the button that adds a row or a column.
pub(super) const MORE: f32 = 30.0;
/// More columns than this are all of one width: nobody measures ten thousand names.
const MEASURED: usize = 600;
/// As wide as those are.
const UNMEASURED_WIDTH: f32 = 92.0;

/// The font of heads.
pub(super) fn head_font(ui: &Ui) -> FontId {
    semibold(ui, 13.0)
}

/// The font of cells.
pub(super) fn cell_font(ui: &Ui) -> FontId {
    egui::TextStyle::Body.resolve(ui.style())
}

/// A name at the top: on up to three lines of this width, cut where that is
/// not enough.
pub(super) fn head_job(text: &str, font: FontId, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, width);
    job.wrap.max_rows = MOST_LINES;
    job
}

/// A text on one line of this width, cut where that is not enough.
pub(super) fn line_job(text: &str, font: FontId, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// The measures of a sheet.
#[derive(Debug)]
pub(super) struct Layout {
    /// The version of the sheet, the room, and pixels to a point.
    of: (u64, f32, f32),
    extent: Extent,
    /// The left edges of the columns and the right end of the last.
    lefts: Vec<f32>,
    /// The top edges of the heads and the bottom of the last.
    tops: Vec<f32>,
    /// How many columns stay when the sheet is scrolled.
    frozen: usize,
    /// Whether there is a place for more rows, and for more columns.
    more: Vec2,
}

impl Layout {
    /// Whether these are still the measures of `sheet` in this much room.
    pub(super) fn is_of(&self, ui: &Ui, sheet: &impl Sheet, width: f32) -> bool {
        self.of == (sheet.version(), width, ui.ctx().pixels_per_point())
            && self.extent == sheet.extent()
    }

    /// Measure `sheet` for `width` points of room.
    pub(super) fn new(ui: &Ui, sheet: &impl Sheet, width: f32) -> Self {
        let extent = sheet.extent();
        let mut lefts = Vec::with_capacity(extent.columns + 1);
        let mut left = 0.0;
        for column in 0..extent.columns {
            lefts.push(left);
            left += if column < extent.head_columns {
                side_width(ui, sheet, column, width)
            } else {
                top_width(ui, sheet, column)
            };
        }
        lefts.push(left);
        let mut tops = vec![0.0];
        if extent.head_rows > 0 {
            let first = head_height(ui, sheet, &lefts);
            tops.extend((0..extent.head_rows).map(|row| first + row as f32 * ROW_HEIGHT));
        }
        let heads = lefts[extent.head_columns];
        let all_fit = heads <= 0.55 * width;
        let more = |end| if sheet.more(end).is_some() { MORE } else { 0.0 };
        Self {
            of: (sheet.version(), width, ui.ctx().pixels_per_point()),
            extent,
            lefts,
            tops,
            frozen: if all_fit {
                extent.head_columns
            } else {
                extent.head_columns.min(1)
            },
            more: vec2(more(End::Column), more(End::Row)),
        }
    }

    /// How many columns stay when the sheet is scrolled.
    pub(super) fn frozen(&self) -> usize {
        self.frozen
    }

    /// The width of the columns and the height of the rows that stay.
    pub(super) fn heads(&self) -> Vec2 {
        let height = self.tops.last().copied().unwrap_or_default();
        vec2(self.lefts[self.frozen], height)
    }

    /// Of all cells, without the places for more.
    pub(super) fn size(&self) -> Vec2 {
        let right = self.lefts.last().copied().unwrap_or_default();
        vec2(right, self.top(self.extent.rows))
    }

    /// Of all there is to scroll to.
    pub(super) fn full_size(&self) -> Vec2 {
        self.size() + self.more
    }

    /// The upper edge of a row.
    fn top(&self, row: usize) -> f32 {
        match self.tops.get(row) {
            Some(top) => *top,
            None => self.heads().y + (row - self.extent.head_rows) as f32 * ROW_HEIGHT,
        }
    }

    /// A cell, measured from the corner of the sheet.
    fn cell(&self, at: Place) -> Rect {
        Rect::from_min_max(
            pos2(self.lefts[at.column], self.top(at.row)),
            pos2(self.lefts[at.column + 1], self.top(at.row + 1)),
        )
    }

    /// How far to scroll for a cell to be wholly in sight.
    pub(super) fn scroll_to(&self, at: Place, scroll: Vec2, room: Vec2) -> Vec2 {
        let (cell, heads) = (self.cell(at), self.heads());
        let axis = |stays: bool, low: f32, high: f32, head: f32, room: f32, scroll: f32| {
            if stays {
                return scroll;
            }
            // The start of a cell matters more than its end.
            scroll.max(high - room).min(low - head)
        };
        let stays = (at.column < self.frozen, at.row < self.extent.head_rows);
        vec2(
            axis(
                stays.0,
                cell.left(),
                cell.right(),
                heads.x,
                room.x,
                scroll.x,
            ),
            axis(
                stays.1,
                cell.top(),
                cell.bottom(),
                heads.y,
                room.y,
                scroll.y,
            ),
        )
    }
}

/// What of a sheet is in sight, and where on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// On the screen.
    pub(super) rect: Rect,
    /// How far the sheet is scrolled.
    pub(super) scroll: Vec2,
}

impl Sight {
    /// Where on the screen a cell is; perhaps behind the heads or out of sight.
    pub(super) fn cell(&self, layout: &Layout, at: Place) -> Rect {
        let across = if at.column < layout.frozen {
            0.0
        } else {
            self.scroll.x
        };
        let down = if at.row < layout.extent.head_rows {
            0.0
        } else {
            self.scroll.y
        };
        let offset = self.rect.min.to_vec2() - vec2(across, down);
        layout.cell(at).translate(offset)
    }

    /// The columns that move and are at least partly in sight.
    pub(super) fn columns(&self, layout: &Layout) -> Range<usize> {
        let left = self.scroll.x + layout.heads().x;
        let right = self.scroll.x + self.rect.width();
        let first = layout.lefts.partition_point(|edge| *edge <= left);
        let last = layout.lefts.partition_point(|edge| *edge < right);
        let last = last.min(layout.extent.columns);
        first.saturating_sub(1).max(layout.frozen)..last.max(layout.frozen)
    }

    /// The rows that move and are at least partly in sight.
    pub(super) fn rows(&self, layout: &Layout) -> Range<usize> {
        let Extent {
            rows, head_rows, ..
        } = layout.extent;
        let first = (self.scroll.y / ROW_HEIGHT).max(0.0) as usize;
        let room = (self.rect.height() - layout.heads().y).max(0.0);
        let last = ((self.scroll.y + room) / ROW_HEIGHT).ceil().max(0.0) as usize;
        (head_rows + first).min(rows)..(head_rows + last).min(rows)
    }

    /// How many rows that move are in sight.
    pub(super) fn page(&self, layout: &Layout) -> usize {
        let room = self.rect.height() - layout.heads().y;
        ((room / ROW_HEIGHT) as usize).saturating_sub(1).max(1)
    }

    /// The cell under a point, if there is one.
    pub(super) fn hit(&self, layout: &Layout, at: Pos2) -> Option<Place> {
        let size = layout.size();
        let inside = self.in_sheet(layout, at);
        if !self.rect.contains(at) || inside.x >= size.x || inside.y >= size.y {
            return None;
        }
        Some(self.nearest(layout, at))
    }

    /// A point of the screen, measured from the corner of the sheet.
    fn in_sheet(&self, layout: &Layout, at: Pos2) -> Pos2 {
        let (from, heads) = (at - self.rect.min, layout.heads());
        let scrolled = |from: f32, heads: f32, scroll: f32| {
            if from < heads { from } else { from + scroll }
        };
        pos2(
            scrolled(from.x, heads.x, self.scroll.x),
            scrolled(from.y, heads.y, self.scroll.y),
        )
    }

    /// The cell that is nearest to a point, also beyond the edges of what is in sight.
    pub(super) fn nearest(&self, layout: &Layout, at: Pos2) -> Place {
        let inside = self.in_sheet(layout, at);
        let column = layout.lefts.partition_point(|edge| *edge <= inside.x);
        let heads = layout.heads().y;
        let row = if inside.y < heads {
            let tops = layout.tops.partition_point(|edge| *edge <= inside.y);
            tops.saturating_sub(1)
        } else {
            layout.extent.head_rows + ((inside.y - heads) / ROW_HEIGHT) as usize
        };
        place(
            row.min(layout.extent.rows.saturating_sub(1)),
            column
                .saturating_sub(1)
                .min(layout.extent.columns.saturating_sub(1)),
        )
    }
}

/// The width of a text on one line.
fn text_width(ui: &Ui, text: &str, font: &FontId) -> f32 {
    let job = LayoutJob::simple_singleline(text.to_owned(), font.clone(), Color32::PLACEHOLDER);
    ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
}

/// The width of a column of heads: that of its longest text, within its bounds
/// and a share of the room.
fn side_width(ui: &Ui, sheet: &impl Sheet, column: usize, room: f32) -> f32 {
    let extent = sheet.extent();
    let [least, most] = sheet.width(column);
    let font = cell_font(ui);
    let rows = (0..extent.rows).take(MEASURED);
    let widest = rows
        .map(|row| text_width(ui, &sheet.cell(place(row, column)).text, &font))
        .fold(0.0, f32::max);
    let sign = if column == 0 && sheet.has_signs(End::Row) {
        SIGN
    } else {
        0.0
    };
    let fit = (widest + sign + 2.0 * PADDING).ceil();
    fit.clamp(least, most.min(0.42 * room).max(least))
}

/// The width of a column of the body: its name fits on at most three lines, if
/// that is within its bounds.
fn top_width(ui: &Ui, sheet: &impl Sheet, column: usize) -> f32 {
    let extent = sheet.extent();
    let [least, most] = sheet.width(column);
    if extent.head_rows == 0 {
        return least;
    }
    if extent.columns > MEASURED {
        return UNMEASURED_WIDTH.clamp(least, most);
    }
    let font = head_font(ui);
    let text = sheet.cell(place(0, column)).text;
    let words = text.split_whitespace();
    // Where words do not stand apart a line may end anywhere.
    let western = words.filter(|word| word.chars().all(|letter| letter < '\u{2e80}'));
    let longest = western
        .map(|word| text_width(ui, word, &font))
        .fold(0.0, f32::max);
    let halves = 0.58 * text_width(ui, &text, &font);
    (longest.max(halves) + 2.0 * PADDING)
        .ceil()
        .clamp(least, most)
}

/// The height of the names at the top.
fn head_height(ui: &Ui, sheet: &impl Sheet, lefts: &[f32]) -> f32 {
    let extent = sheet.extent();
    let font = head_font(ui);
    let columns = (extent.head_columns..extent.columns).take(MEASURED);
    let tallest = columns
        .map(|column| {
            let width = lefts[column + 1] - lefts[column] - 2.0 * PADDING;
            let text = sheet.cell(place(0, column)).text;
            let job = head_job(&text, font.clone(), width);
            ui.fonts_mut(|fonts| fonts.layout_job(job)).size().y
        })
        .fold(0.0, f32::max);
    let sign = if sheet.has_signs(End::Column) {
        SIGN
    } else {
        0.0
    };
    (tallest + sign + 12.0).max(ROW_HEIGHT + 2.0).ceil()
}
