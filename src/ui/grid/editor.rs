//! The field in a cell that is typed into.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align2, Area, Event, EventFilter, Frame, Id, Key, KeyboardShortcut, Label, Margin, Modifiers,
    Order, Rect, RichText, Stroke, TextEdit, TextStyle, TextWrapMode, Ui, Vec2, pos2, vec2,
};

use super::super::theme;
use super::cursor::{Next, Place, Way};
use super::layout::ROW_HEIGHT;
use super::{Asked, FIELD, Grid, How, Sheet, Stage, keys, pressed};
use crate::model::limits;

/// The least width of the field, in points.
const LEAST_WIDTH: f32 = 72.0;
/// Of the frame around it.
const EDGE: f32 = 2.0;
/// The room that what is wrong with it takes, in points.
const COMPLAINT: f32 = 40.0;
/// Between its text and its left and right end.
const SIDE: f32 = 8.0;

/// An open field.
#[derive(Debug)]
pub(super) struct Editor {
    at: Place,
    text: String,
    /// What the cell held when the field was opened; none if it was typed over.
    base: Option<String>,
    /// Whether all of the text is selected at first.
    select: bool,
    /// Why the text was refused.
    error: Option<String>,
    /// The frame in which it was shown last.
    shown: Option<u64>,
}

/// How a field is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The text counts, and the cursor goes on.
    Next(Next),
    /// The text counts, and the cursor moves.
    Way(Way),
    /// The text counts for all cells of the block.
    Block,
    /// The keyboard went elsewhere; the text counts.
    Left,
    /// The text does not count.
    Cancelled,
}

impl Editor {
    /// With what a cell holds.
    pub(super) fn with(at: Place, text: String, select: bool) -> Self {
        Self {
            at,
            base: Some(text.clone()),
            text,
            select,
            error: None,
            shown: None,
        }
    }

    /// With what is typed in place of what a cell holds.
    pub(super) fn typed(at: Place, text: String) -> Self {
        Self {
            at,
            base: None,
            text,
            select: false,
            error: None,
            shown: None,
        }
    }

    /// More was typed.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The last character was taken back.
    pub(super) fn pop(&mut self) {
        self.text.pop();
    }

    /// Whether a key ends the field, and how. A text that was typed over is left
    /// by arrow keys too, as in every spreadsheet.
    pub(super) fn end(&self, key: Key, held: Modifiers) -> Option<End> {
        if held.alt {
            return None;
        }
        if key == Key::Enter && held.command {
            return Some(End::Block);
        }
        if key == Key::Escape {
            return Some(End::Cancelled);
        }
        if let Some(next) = keys::next(key, held) {
            return Some(End::Next(next));
        }
        let way = match key {
            Key::ArrowLeft => Way::Left,
            Key::ArrowRight => Way::Right,
            Key::ArrowUp => Way::Up,
            Key::ArrowDown => Way::Down,
            _ => return None,
        };
        let plain = !held.any();
        (plain && self.base.is_none()).then_some(End::Way(way))
    }

    /// Take the key that ends the field out of the input, with whatever was
    /// pressed and typed after it.
    fn take_end(&self, ui: &Ui) -> Option<(End, Vec<Event>)> {
        ui.input_mut(|input| {
            let ends = input.events.iter().enumerate().find_map(|(place, event)| {
                let (key, held) = pressed(event)?;
                Some((place, self.end(key, held)?))
            });
            let (place, end) = ends?;
            let after = input.events.split_off(place);
            let mut later = Vec::new();
            for event in after.into_iter().skip(1) {
                match event {
                    Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => {
                        later.push(event);
                    }
                    event if pressed(&event).is_some() => later.push(event),
                    event => input.events.push(event),
                }
            }
            Some((end, later))
        })
    }
}

impl<V: Clone> Grid<V> {
    /// Show the field, if one is open, and act on what ends it.
    pub(super) fn editor_ui<S: Sheet<Value = V>>(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_, S>,
        asked: &mut Vec<Asked<V>>,
    ) {
        let frame = ui.ctx().cumulative_frame_nr();
        let (Some(editor), Some(sight)) = (&mut self.editor, self.sight) else {
            return;
        };
        let gone = editor.at.row >= stage.extent.rows || editor.at.column >= stage.extent.columns;
        let hidden = editor.shown.is_some_and(|shown| frame > shown + 1);
        if gone || hidden {
            self.editor = None;
            return;
        }
        let field = stage.id.with(FIELD);
        let taken = if editor.shown.is_some() {
            editor.take_end(ui)
        } else {
            None
        };
        let cell = sight.cell(stage.layout, editor.at);
        show(ui, editor, field, (cell, sight.rect));
        let first = editor.shown.replace(frame).is_none();
        let left = !first && !ui.memory(|memory| memory.has_focus(field));
        match taken {
            Some((end, later)) => {
                self.end_editor(stage, end, asked);
                if self.editor.is_none() {
                    ui.memory_mut(|memory| memory.request_focus(stage.id));
                    self.keys(ui, stage, later, asked);
                }
                ui.ctx().request_repaint();
            }
            None if left => self.end_editor(stage, End::Left, asked),
            None => {}
        }
        if self.editor.is_none() {
            ui.ctx().request_repaint();
        }
    }

    /// The field is done with: ask for what the text means, and move on. A text
    /// that means nothing stays in its field, unless the keyboard is elsewhere.
    pub(super) fn end_editor<S: Sheet<Value = V>>(
        &mut self,
        stage: &Stage<'_, S>,
        end: End,
        asked: &mut Vec<Asked<V>>,
    ) {
        let Some(mut editor) = self.editor.take() else {
            return;
        };
        let same = end != End::Block && editor.base.as_ref() == Some(&editor.text);
        if end != End::Cancelled && !same {
            match stage.sheet.read(editor.at, &editor.text) {
                Ok(value) => asked.push(self.put(stage, editor.at, end, value)),
                Err(expected) if end == End::Left => {
                    let whereabouts = stage.sheet.whereabouts(editor.at);
                    let typed: String = editor.text.chars().take(40).collect();
                    let text = format!("\"{typed}\" cannot be {whereabouts}: {expected}");
                    asked.push(Asked::Say(text));
                }
                Err(expected) => {
                    editor.error = Some(expected);
                    self.editor = Some(editor);
                    return;
                }
            }
        }
        match end {
            End::Next(next) => self.cursor.advance(next, stage.extent),
            End::Way(way) => self.cursor.go(way, stage.extent),
            End::Block | End::Left | End::Cancelled => {}
        }
        if end != End::Left {
            self.reveal = Some(self.cursor.active());
        }
    }

    fn put<S: Sheet<Value = V>>(
        &self,
        stage: &Stage<'_, S>,
        at: Place,
        end: End,
        value: V,
    ) -> Asked<V> {
        if end != End::Block {
            return Asked::Set(How::Typed, vec![(at, value)]);
        }
        let cells = self.cursor.block(stage.extent).cells();
        let takes = cells.filter(|at| stage.sheet.takes(*at, &value));
        Asked::Set(How::Typed, takes.map(|at| (at, value.clone())).collect())
    }
}

/// Show the field over its cell, within the grid.
fn show(ui: &Ui, editor: &mut Editor, field: Id, (cell, grid): (Rect, Rect)) {
    let colors = theme::colors(ui);
    let wrong = editor.error.is_some();
    let edge = if wrong { colors.error } else { colors.accent };
    let width = cell.width().max(LEAST_WIDTH) - 2.0 * SIDE;
    let font = TextStyle::Body.resolve(ui.style());
    let line = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let above = ((ROW_HEIGHT - line) / 2.0 - EDGE).round().max(0.0);
    // A head of several lines has its text at the bottom.
    let corner = pos2(cell.left(), cell.bottom() - ROW_HEIGHT);
    let shown = Area::new(field.with("area"))
        .order(Order::Foreground)
        .fixed_pos(corner)
        .constrain_to(grid)
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
            ui.spacing_mut().interact_size = Vec2::ZERO;
            Frame::new()
                .fill(colors.field)
                .stroke(Stroke::new(EDGE, edge))
                .inner_margin(Margin::symmetric((SIDE - EDGE) as i8, above as i8))
                .show(ui, |ui| text_field(ui, editor, field, width));
        });
    if let Some(error) = &editor.error {
        complain(ui, field, error, (shown.response.rect, grid));
    }
}

/// Say below the field what is wrong, or above it at the lower end of the grid.
/// Apart from the field, which stays on its cell however long the words are.
fn complain(ui: &Ui, field: Id, error: &str, (cell, grid): (Rect, Rect)) {
    let text = RichText::new(error).small().color(theme::colors(ui).error);
    let (corner, pivot) = if cell.bottom() + COMPLAINT < grid.bottom() {
        (cell.left_bottom() + vec2(0.0, 2.0), Align2::LEFT_TOP)
    } else {
        (cell.left_top() - vec2(0.0, 2.0), Align2::LEFT_BOTTOM)
    };
    Area::new(field.with("complaint"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(corner)
        .constrain_to(grid)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.add(Label::new(text).wrap_mode(TextWrapMode::Extend));
            });
        });
}

fn text_field(ui: &mut Ui, editor: &mut Editor, field: Id, width: f32) {
    let filter = EventFilter {
        tab: true,
        escape: true,
        horizontal_arrows: true,
        vertical_arrows: true,
    };
    let mut output = TextEdit::multiline(&mut editor.text)
        .id(field)
        .desired_rows(1)
        .desired_width(width)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .char_limit(limits::NAME_CHARS)
        .return_key(KeyboardShortcut::new(Modifiers::ALT, Key::Enter))
        .event_filter(filter)
        .show(ui);
    let response = &output.response.response;
    response.clone().accessible_name("Cell");
    if response.changed() {
        editor.error = None;
    }
    if editor.shown.is_none() || (editor.error.is_some() && !response.has_focus()) {
        ui.memory_mut(|memory| memory.request_focus(field));
        let end = CCursor::new(editor.text.chars().count());
        let start = if editor.select { CCursor::new(0) } else { end };
        let range = CCursorRange::two(start, end);
        output.state.cursor.set_char_range(Some(range));
        output.state.clear_undoer();
        output.state.store(ui.ctx(), field);
    }
}
