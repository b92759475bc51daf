//! What keys do to a grid while no cell is typed into: as every spreadsheet has them.

use egui::{Event, Key, Modifiers, Ui};

use super::cursor::{Next, Part, Way};
use super::editor::Editor;
use super::{Asked, Grid, How, Sheet, Stage, pressed};

/// Take what was typed, pressed and pasted since the last frame out of the
/// input, so that nothing else acts on it.
pub(super) fn take(ui: &Ui) -> Vec<Event> {
    ui.input_mut(|input| {
        let mut taken = Vec::new();
        input.events.retain(|event| {
            let ours = is_ours(event);
            if ours {
                taken.push(event.clone());
            }
            !ours
        });
        taken
    })
}

fn is_ours(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => true,
        other => pressed(other).is_some_and(|(key, held)| {
            let letter = matches!(key, Key::A | Key::D) && held.command;
            let always = matches!(
                key,
                Key::ArrowLeft
                    | Key::ArrowRight
                    | Key::ArrowUp
                    | Key::ArrowDown
                    | Key::Home
                    | Key::End
                    | Key::PageUp
                    | Key::PageDown
                    | Key::Tab
                    | Key::Enter
                    | Key::F2
                    | Key::Delete
                    | Key::Backspace
            );
            (letter || always) && !held.alt
        }),
    }
}

/// How a text in a cell is ended by a key: where the cursor goes next.
pub(super) fn next(key: Key, held: Modifiers) -> Option<Next> {
    Some(match (key, held.shift) {
        (Key::Enter, false) => Next::Down,
        (Key::Enter, true) => Next::Up,
        (Key::Tab, false) => Next::Right,
        (Key::Tab, true) => Next::Left,
        _ => return None,
    })
}

/// Which way a key moves. `page` is how many rows are in sight.
fn way(key: Key, held: Modifiers, page: usize) -> Option<Way> {
    Some(match (key, held.command) {
        (Key::ArrowLeft, _) => Way::Left,
        (Key::ArrowRight, _) => Way::Right,
        (Key::ArrowUp, _) => Way::Up,
        (Key::ArrowDown, _) => Way::Down,
        (Key::Home, false) => Way::Home,
        (Key::Home, true) => Way::Start,
        (Key::End, false) => Way::End,
        (Key::End, true) => Way::Finish,
        (Key::PageUp, _) => Way::PageUp(page),
        (Key::PageDown, _) => Way::PageDown(page),
        _ => return None,
    })
}

fn is_arrow(way: Way) -> bool {
    matches!(way, Way::Left | Way::Right | Way::Up | Way::Down)
}

impl<V: Clone> Grid<V> {
    /// Act on `events` in their order. Where frames are slow there are many in
    /// one: a number, Enter, the next number.
    pub(super) fn keys<S: Sheet<Value = V>>(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_, S>,
        events: Vec<Event>,
        asked: &mut Vec<Asked<V>>,
    ) {
        if !stage.extent.has_body() {
            return;
        }
        for event in events {
            if self.editor.is_some() {
                self.key_while_typing(stage, &event, asked);
                continue;
            }
            match &event {
                Event::Text(text) => self.type_over(stage, text),
                Event::Copy => self.copy(ui, stage.sheet),
                Event::Cut => {
                    self.copy(ui, stage.sheet);
                    asked.push(self.clear(stage.sheet, How::Cut));
                }
                Event::Paste(text) => self.paste(stage.sheet, text, asked),
                other => {
                    if let Some((key, held)) = pressed(other) {
                        self.key(stage, key, held, asked);
                    }
                }
            }
        }
    }

    fn key<S: Sheet<Value = V>>(
        &mut self,
        stage: &Stage<'_, S>,
        key: Key,
        held: Modifiers,
        asked: &mut Vec<Asked<V>>,
    ) {
        let page = self.sight.map_or(1, |sight| sight.page(stage.layout));
        if let Some(next) = next(key, held) {
            self.cursor.advance(next, stage.extent);
            self.reveal = Some(self.cursor.active());
        } else if let Some(way) = way(key, held, page) {
            self.walk(stage, way, held);
        } else {
            match key {
                Key::F2 => self.edit(stage.sheet),
                Key::Delete | Key::Backspace => {
                    asked.push(self.clear(stage.sheet, How::Cleared));
                }
                Key::A => self.cursor.select_all(),
                Key::D => asked.push(self.fill_down(stage.sheet)),
                _ => {}
            }
        }
    }

    fn walk<S: Sheet<Value = V>>(&mut self, stage: &Stage<'_, S>, way: Way, held: Modifiers) {
        let extent = stage.extent;
        if held.command && is_arrow(way) {
            let filled = |at| extent.part(at) != Part::Corner && !stage.sheet.is_blank(at);
            self.cursor.jump(way, extent, held.shift, filled);
        } else if held.shift {
            self.cursor.extend(way, extent);
        } else {
            self.cursor.go(way, extent);
        }
        self.reveal = Some(self.cursor.far());
    }

    /// Begin to type into the active cell in place of what it holds.
    fn type_over<S: Sheet<Value = V>>(&mut self, stage: &Stage<'_, S>, text: &str) {
        let at = self.cursor.active();
        if stage.sheet.is_typed_over(at) && !text.chars().all(char::is_control) {
            self.editor = Some(Editor::typed(at, text.to_owned()));
            self.reveal = Some(at);
        }
    }

    /// A key after the first typed character in the same frame, in which the
    /// field is not yet there.
    fn key_while_typing<S: Sheet<Value = V>>(
        &mut self,
        stage: &Stage<'_, S>,
        event: &Event,
        asked: &mut Vec<Asked<V>>,
    ) {
        let Some(editor) = &mut self.editor else {
            return;
        };
        if let Event::Text(text) = event {
            editor.push(text);
        } else if let Some((key, held)) = pressed(event) {
            if key == Key::Backspace {
                editor.pop();
            } else if let Some(end) = editor.end(key, held) {
                self.end_editor(stage, end, asked);
            }
        }
    }
}
