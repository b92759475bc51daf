//! A drag on a widget of a panel: many edits, one undo step.

use egui::{Key, Ui};

use crate::command::Command;
use crate::edit::Edit;

/// Whether the widget of a panel that is dragged has opened a gesture.
#[derive(Debug, Default)]
pub(in crate::ui) struct Gesture {
    open: bool,
    /// Whether its widget was shown in this frame.
    shown: bool,
    /// Escape was pressed, and the pointer is still down.
    cancelled: bool,
}

impl Gesture {
    /// To be called in each frame in which the widget is shown, with what the
    /// user did to it in this one.
    pub(in crate::ui) fn show(&mut self, ui: &Ui, edit: Option<Edit>, commands: &mut Vec<Command>) {
        let (down, escape) = ui.input(|input| {
            let escape = input.key_pressed(Key::Escape);
            (input.pointer.primary_down(), escape)
        });
        self.shown = true;
        self.cancelled &= down;
        if let Some(edit) = edit.filter(|_| !self.cancelled) {
            if down && !self.open {
                self.open = true;
                commands.push(Command::BeginGesture);
            }
            commands.push(Command::Edit(edit));
        }
        if self.open && escape {
            self.open = false;
            self.cancelled = true;
            commands.push(Command::CancelGesture);
            ui.ctx().stop_dragging();
        } else if self.open && !down {
            self.open = false;
            commands.push(Command::CommitGesture);
        }
    }

    /// To be called at the end of a frame: a widget that vanished while it was
    /// dragged will not say that the drag has ended.
    pub(in crate::ui) fn finish(&mut self, commands: &mut Vec<Command>) {
        if self.open && !self.shown {
            self.open = false;
            commands.push(Command::CommitGesture);
        }
        self.shown = false;
    }
}
