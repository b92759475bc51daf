//! What the live pictures have in common: how the things on them are pressed,
//! walked to, nudged and typed into, and how what is said beside them looks.

use egui::{
    Align2, Button, Event, FontId, Key, Modifiers, Popup, Pos2, Rect, Sense, Stroke, StrokeKind,
    Ui, Vec2, pos2, vec2,
};

use crate::command::{Command, MenuCommand, Selection};
use crate::figure::Theme;
use crate::render::screen::color;

/// Of more things than this only those near the pointer, the selected and the
/// focused ones have handles.
pub(super) const MANY: usize = 2_000;

/// How near to the pointer those are, in screen points.
pub(super) const NEAR: f32 = 48.0;

/// The step of a level that is dragged with Ctrl held.
pub(super) const SNAP: f64 = 0.5;

/// The room around a point in which a press picks it up, in screen points.
pub(super) const ROOM: f32 = 16.0;

/// The size of the letters in what stands beside the pointer.
const PLATE_SIZE: f32 = 13.0;

/// The sense of everything that can be clicked, dragged and walked to by Tab.
pub(super) const GRIP: Sense = Sense::CLICK.union(Sense::DRAG).union(Sense::FOCUSABLE);

/// Is Escape pressed this frame? Takes it, so that it means nothing else.
pub(super) fn take_escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// What the pointer did since the last frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pointed {
    /// Nothing: what was under it still is.
    Nothing,
    /// It left, or somebody works with keys.
    Away,
    /// It is here, on the picture.
    At(Pos2),
}

/// Where the pointer is, if it asks for what lies under it.
///
/// Only a pointer that moves or presses asks: one that was left lying on a
/// thing must not dim the others while somebody works with keys.
pub(super) fn pointed(ui: &Ui) -> Pointed {
    let (moves, types) = ui.input(|input| {
        let mut events = input.events.iter();
        let typed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
        let pointed = |event: &Event| {
            matches!(
                event,
                Event::PointerMoved(_) | Event::PointerButton { .. } | Event::PointerGone
            )
        };
        (events.clone().any(pointed), events.any(typed))
    });
    if !moves {
        return if types {
            Pointed::Away
        } else {
            Pointed::Nothing
        };
    }
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let here = pointer.filter(|at| {
        let layer = ui.ctx().layer_id_at(*at);
        ui.clip_rect().contains(*at) && layer == Some(ui.layer_id())
    });
    here.map_or(Pointed::Away, Pointed::At)
}

/// Who has the keyboard.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    /// A field, a menu or a dialog had it.
    elsewhere: bool,
    /// What was selected a frame ago.
    selection: Selection,
}

impl Keyboard {
    /// Whether what is selected should have the keyboard now, because nothing
    /// else has it: after a dialog or a field is closed, and when something is
    /// selected elsewhere.
    pub(super) fn is_free(&mut self, ui: &Ui, selection: &Selection, typing: bool) -> bool {
        let ctx = ui.ctx();
        let elsewhere = typing
            || ctx.text_edit_focused()
            || Popup::is_any_open(ctx)
            || ctx.memory(|memory| memory.top_modal_layer().is_some());
        let returned = std::mem::replace(&mut self.elsewhere, elsewhere);
        let selected = self.selection != *selection;
        if selected {
            self.selection = selection.clone();
        }
        let free = ctx.memory(|memory| memory.focused().is_none());
        !elsewhere && free && (returned || selected)
    }
}

/// The presses of these arrow keys in this frame, each with the levels it asks
/// for: a tenth, with Shift one, with Ctrl a hundredth. Takes them.
pub(super) fn nudges(ui: &Ui, keys: &[Key]) -> Vec<(Key, f64)> {
    let step = |modifiers: Modifiers| match (modifiers.command, modifiers.shift) {
        (true, _) => 0.01,
        (false, true) => 1.0,
        (false, false) => 0.1,
    };
    ui.input_mut(|input| {
        let mut steps = Vec::new();
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if keys.contains(key) && !modifiers.alt => {
                steps.push((*key, step(*modifiers)));
                false
            }
            _ => true,
        });
        steps
    })
}

/// What is typed this frame from a digit on, which starts a level, or from the
/// dash for "not offered" on. Where frames are slow, that is more than one key.
pub(super) fn typed_digit(ui: &Ui) -> Option<String> {
    let starts = |text: &str| matches!(text.as_bytes(), [b'0'..=b'9' | b'-']);
    ui.input_mut(|input| {
        let mut typed = String::new();
        input.events.retain(|event| match event {
            Event::Text(text) if starts(text) || !typed.is_empty() => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        (!typed.is_empty()).then_some(typed)
    })
}

/// An entry of a menu for a command, under another name than its own where
/// `label` says so.
pub(super) fn entry(
    ui: &mut Ui,
    command: MenuCommand,
    label: Option<&str>,
    commands: &mut Vec<Command>,
) {
    let mut button = Button::new(label.unwrap_or_else(|| command.label()));
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
    }
    if ui.add(button).on_hover_text(command.tooltip()).clicked() {
        commands.push(Command::Menu(command));
        ui.close();
    }
}

/// A short text of one or more lines on a small plate, kept inside `clip`.
pub(super) fn plate(ui: &Ui, clip: Rect, theme: Theme, at: Pos2, align: Align2, text: &str) {
    let look = theme.look();
    let painter = ui.painter_at(clip);
    let font = FontId::proportional(PLATE_SIZE);
    let galley = painter.layout_no_wrap(text.to_owned(), font, color(look.text));
    let size = galley.size() + Vec2::new(12.0, 6.0);
    let plate = align.anchor_size(at, size);
    let room = clip.shrink(4.0);
    let inside = pos2(
        plate.min.x.min(room.max.x - size.x).max(room.min.x),
        plate.min.y.min(room.max.y - size.y).max(room.min.y),
    );
    let plate = Rect::from_min_size(inside, size);
    let edge = Stroke::new(1.0, color(look.rule));
    painter.rect(plate, 4.0, color(look.page), edge, StrokeKind::Inside);
    painter.galley(plate.min + vec2(6.0, 3.0), galley, color(look.text));
}
