//! A spreadsheet: cells with frozen heads, a cursor, blocks, typing, copying
//! and filling. Knows nothing of what it shows but what a [`Sheet`] says, and
//! changes nothing: it gives back what was [`Asked`] for.
//!
//! Only what is in sight is laid out, so the size of a sheet does not matter.

use std::mem;

use egui::scroll_area::ScrollSource;
use egui::{
    Event, EventFilter, FocusDirection, Id, Key, Modifiers, Response, ScrollArea, Sense, Ui, Vec2,
    ViewportCommand,
};

mod cursor;
mod editor;
mod keys;
mod layout;
mod paint;
mod paste;
mod pointer;
mod sheet;
mod tsv;

pub(in crate::ui) use cursor::{Cursor, Extent, Part, Place, Whole, place};
pub(in crate::ui) use sheet::{Align, Cell, End, Ink, Mark, Sheet};

use editor::Editor;
use layout::{Layout, Sight};
use paste::Copied;

/// Of the field in a cell, after the grid.
const FIELD: &str = "field";

/// How values came into cells: what an undo step is called after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum How {
    /// By typing.
    Typed,
    /// From the clipboard.
    Pasted,
    /// To the clipboard, which leaves the cells empty.
    Cut,
    /// By emptying the cells.
    Cleared,
    /// From the first row of the block.
    FilledDown,
    /// From the first column of the block.
    FilledRight,
}

/// What the user asked for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Asked<V> {
    /// Put these values into these cells, in one step.
    Set(How, Vec<(Place, V)>),
    /// Say why something was not done, or not all of it.
    Say(String),
    /// Add a row or a column.
    More(End),
}

/// A grid as it was shown.
pub(in crate::ui) struct Shown<V> {
    /// All of it: for a menu under the right button.
    pub(in crate::ui) response: Response,
    /// In order.
    pub(in crate::ui) asked: Vec<Asked<V>>,
}

/// What a grid remembers between frames.
#[derive(Debug)]
pub(in crate::ui) struct Grid<V> {
    cursor: Cursor,
    layout: Option<Layout>,
    /// As it was shown last.
    sight: Option<Sight>,
    /// What is to come into sight.
    reveal: Option<Place>,
    editor: Option<Editor>,
    copied: Option<Copied<V>>,
    /// Whether a press of the pointer selects cells.
    selecting: bool,
    /// Whether the keyboard is to come here.
    wants_focus: bool,
    has_focus: bool,
}

impl<V> Default for Grid<V> {
    fn default() -> Self {
        Self {
            cursor: Cursor::default(),
            layout: None,
            sight: None,
            reveal: None,
            editor: None,
            copied: None,
            selecting: false,
            wants_focus: false,
            has_focus: false,
        }
    }
}

/// What everything in a grid shares this frame.
struct Stage<'a, S> {
    id: Id,
    sheet: &'a S,
    layout: &'a Layout,
    extent: Extent,
}

impl<V: Clone> Grid<V> {
    /// The active cell and what is selected with it.
    pub(in crate::ui) fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Put the cursor somewhere and bring it into sight.
    pub(in crate::ui) fn go(&mut self, cursor: Cursor) {
        self.cursor = cursor;
        self.reveal = Some(cursor.active());
    }

    /// Follow a sheet whose rows and columns have moved: the cursor is
    /// elsewhere in it now, and what is in sight stays.
    pub(in crate::ui) fn follow(&mut self, cursor: Cursor) {
        self.cursor = cursor;
    }

    /// Keep within a sheet that may have become smaller.
    pub(in crate::ui) fn fit(&mut self, sheet: &impl Sheet<Value = V>) {
        self.cursor.fit(sheet.extent());
    }

    /// Whether the keyboard is on the cells: then many keys are the grid's.
    pub(in crate::ui) fn has_focus(&self) -> bool {
        self.has_focus
    }

    /// Whether a cell is being typed into.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        self.editor.is_some()
    }

    /// Bring the active cell into sight.
    pub(in crate::ui) fn reveal(&mut self) {
        self.reveal = Some(self.cursor.active());
    }

    /// Take the keyboard in the next frame.
    pub(in crate::ui) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Type into the active cell, beginning with what it holds.
    pub(in crate::ui) fn edit(&mut self, sheet: &impl Sheet<Value = V>) {
        let at = self.cursor.active();
        let extent = sheet.extent();
        if at.row >= extent.rows || at.column >= extent.columns {
            return;
        }
        let in_body = extent.part(at) == Part::Body;
        self.editor = Some(Editor::with(at, sheet.text(at), !in_body));
        self.reveal = Some(at);
    }

    /// Show the sheet, to which the cursor was fitted, in all the room there is.
    /// `id` is that of the widget that has the keyboard.
    pub(in crate::ui) fn ui<S: Sheet<Value = V>>(
        &mut self,
        ui: &mut Ui,
        id: Id,
        sheet: &S,
    ) -> Shown<V> {
        let extent = sheet.extent();
        let room = ui.available_size();
        let layout = match self.layout.take() {
            Some(layout) if layout.is_of(ui, sheet, room.x) => layout,
            _ => Layout::new(ui, sheet, room.x),
        };
        let stage = Stage {
            id,
            sheet,
            layout: &layout,
            extent,
        };
        let mut asked = Vec::new();
        self.take_focus(ui, id);
        if self.has_focus && self.editor.is_none() {
            let events = keys::take(ui);
            self.keys(ui, &stage, events, &mut asked);
        }
        let response = self.scrolled(ui, &stage, room, &mut asked);
        self.editor_ui(ui, &stage, &mut asked);
        // Last, for a press elsewhere in this frame takes the keyboard away.
        if mem::take(&mut self.wants_focus) && self.editor.is_none() {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
        self.layout = Some(layout);
        Shown { response, asked }
    }

    /// See whether the keyboard is here, and keep the keys that would take it away.
    fn take_focus(&mut self, ui: &Ui, id: Id) {
        let free = ui.memory(|memory| memory.top_modal_layer().is_none());
        let escape = ui.input(|input| input.key_pressed(Key::Escape));
        let popup = egui::Popup::is_any_open(ui.ctx());
        ui.memory_mut(|memory| {
            let focused = memory.focused();
            if focused == Some(id) || focused == Some(id.with(FIELD)) {
                // In its first frame what has the keyboard cannot keep keys yet.
                memory.move_focus(FocusDirection::None);
            } else if focused.is_none() && self.has_focus && escape {
                memory.request_focus(id);
            }
        });
        self.has_focus = free && !popup && ui.memory(|memory| memory.has_focus(id));
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }

    /// The cells, with scroll bars.
    fn scrolled<S: Sheet<Value = V>>(
        &mut self,
        ui: &mut Ui,
        stage: &Stage<'_, S>,
        room: Vec2,
        asked: &mut Vec<Asked<V>>,
    ) -> Response {
        // A fade would dim heads and cells that are wholly there.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        let mut area = ScrollArea::both()
            .id_salt(stage.id)
            .auto_shrink(false)
            .scroll_source(ScrollSource {
                drag: egui::scroll_area::DragScroll::Never,
                scroll_bar: true,
                mouse_wheel: true,
            });
        let there = |at: &Place| at.row < stage.extent.rows && at.column < stage.extent.columns;
        if let Some(at) = self.reveal.take().filter(there) {
            let scroll = self.sight.map_or(Vec2::ZERO, |sight| sight.scroll);
            let most = (stage.layout.full_size() - room).max(Vec2::ZERO);
            let scroll = stage.layout.scroll_to(at, scroll, room);
            area = area.scroll_offset(scroll.clamp(Vec2::ZERO, most));
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(stage.layout.full_size());
            let pixels = ui.ctx().pixels_per_point();
            let sight = Sight {
                rect: viewport.translate(ui.max_rect().min.to_vec2()),
                scroll: (viewport.min.to_vec2() * pixels).round() / pixels,
            };
            self.sight = Some(sight);
            let response = ui.interact(sight.rect, stage.id, Sense::click_and_drag());
            self.pointer(ui, stage, sight, &response);
            self.paint(ui, stage, sight, asked);
            response
        });
        shown.inner
    }

    /// Put what is selected on the clipboard.
    pub(in crate::ui) fn copy(&mut self, ui: &Ui, sheet: &impl Sheet<Value = V>) {
        let block = self.cursor.block(sheet.extent());
        let rows = |of: &dyn Fn(Place) -> String| -> Vec<Vec<String>> {
            let rows = block.rows.clone();
            rows.map(|row| {
                let columns = block.columns.clone();
                columns.map(|column| of(place(row, column))).collect()
            })
            .collect()
        };
        let text = tsv::write(&rows(&|at| tsv::guarded(sheet.text(at))));
        let rows = block.rows.clone();
        let values = rows.map(|row| {
            let columns = block.columns.clone();
            columns
                .map(|column| sheet.value(place(row, column)))
                .collect()
        });
        self.copied = Some(Copied {
            text: text.clone(),
            values: values.collect(),
        });
        ui.copy_text(text);
    }

    /// Put what is selected on the clipboard, with the names beside and above it.
    pub(in crate::ui) fn copy_with_names(&self, ui: &Ui, sheet: &impl Sheet<Value = V>) {
        let extent = sheet.extent();
        let block = self.cursor.block(extent);
        let rows = (0..extent.head_rows.min(1)).chain(block.rows);
        let table: Vec<Vec<String>> = rows
            .map(|row| {
                let columns = (0..extent.head_columns.min(1)).chain(block.columns.clone());
                let text = |column| match extent.part(place(row, column)) {
                    Part::Corner => String::new(),
                    _ => tsv::guarded(sheet.text(place(row, column))),
                };
                columns.map(text).collect()
            })
            .collect();
        ui.copy_text(tsv::write(&table));
    }

    /// Ask the system for what is on the clipboard; it comes as if by Ctrl+V.
    pub(in crate::ui) fn ask_for_clipboard(&mut self, ui: &Ui) {
        self.focus();
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }

    /// Paste a text where the block begins.
    fn paste(&mut self, sheet: &impl Sheet<Value = V>, text: &str, asked: &mut Vec<Asked<V>>) {
        let texts = tsv::parse(text);
        let exact = self.copied.as_ref().filter(|copied| copied.text == text);
        let table = paste::Table {
            texts: &texts,
            exact: exact.map(|copied| copied.values.as_slice()),
        };
        let block = self.cursor.block(sheet.extent());
        match paste::paste(sheet, &block, &table) {
            Err(refused) => asked.push(Asked::Say(refused)),
            Ok(pasted) => {
                if let (Some((first, _)), Some((last, _))) =
                    (pasted.cells.first(), pasted.cells.last())
                    && block.len() == 1
                {
                    let (first, last) = (*first, *last);
                    self.cursor = Cursor::at(first);
                    self.cursor.drag(last, sheet.extent());
                }
                asked.push(Asked::Set(How::Pasted, pasted.cells));
                asked.extend(pasted.left_out.map(Asked::Say));
            }
        }
    }

    /// Empty what is selected.
    pub(in crate::ui) fn clear(&self, sheet: &impl Sheet<Value = V>, how: How) -> Asked<V> {
        let block = self.cursor.block(sheet.extent());
        Asked::Set(how, paste::clear(sheet, &block))
    }

    /// Fill what is selected from its first row.
    pub(in crate::ui) fn fill_down(&self, sheet: &impl Sheet<Value = V>) -> Asked<V> {
        let block = self.cursor.block(sheet.extent());
        Asked::Set(How::FilledDown, paste::fill_down(sheet, &block))
    }

    /// Fill what is selected from its first column.
    pub(in crate::ui) fn fill_right(&self, sheet: &impl Sheet<Value = V>) -> Asked<V> {
        let block = self.cursor.block(sheet.extent());
        Asked::Set(How::FilledRight, paste::fill_right(sheet, &block))
    }
}

/// A key that was pressed, and what was held with it.
fn pressed(event: &Event) -> Option<(Key, Modifiers)> {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => Some((*key, *modifiers)),
        _ => None,
    }
}
