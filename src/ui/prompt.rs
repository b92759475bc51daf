//! Questions in the middle of the window: unsaved changes, and a path to type.

use egui::{Context, Key, Ui, vec2};

use super::theme;
use crate::command::{Answer, Command};

/// Ask what to do about unsaved changes of `name`; push the answer onto `commands`.
/// Enter saves, Escape cancels.
pub fn unsaved_changes(ctx: &Context, name: &str, commands: &mut Vec<Command>) {
    let modal = theme::modal(ctx, "Unsaved changes").show(ctx, |ui| {
        ui.set_width(400.0);
        let question = format!("Save the changes to {name}?");
        ui.label(egui::RichText::new(question).text_style(theme::section()));
        ui.add_space(4.0);
        ui.label("They are lost if you do not.");
        ui.add_space(theme::WIDE_GAP);
        answers(ui)
    });
    let answer = if modal.should_close() {
        Some(Answer::Cancel)
    } else {
        modal.inner
    };
    commands.extend(answer.map(Command::Answer));
}

fn answers(ui: &mut Ui) -> Option<Answer> {
    let mut answer = None;
    ui.horizontal(|ui| {
        if ui.button("Don't save").clicked() {
            answer = Some(Answer::Discard);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let save = ui.add(theme::main_button(ui, "Save"));
            if save.clicked() {
                answer = Some(Answer::Save);
            }
            if ui.button("Cancel").clicked() {
                answer = Some(Answer::Cancel);
            }
            // Enter means Save until another button is reached with Tab.
            if ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
        });
    });
    answer
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To read a project from.
    Open,
    /// To read a table from.
    Import,
    /// To write the project to.
    Save,
    /// To write the picture to.
    Export,
}

impl Purpose {
    /// Of the button that goes on.
    fn verb(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Import => "Import",
            Self::Save => "Save",
            Self::Export => "Export",
        }
    }

    /// Over the field.
    fn title(self) -> &'static str {
        match self {
            Self::Open => "Open a project",
            Self::Import => "Import a table",
            Self::Save => "Save the project",
            Self::Export => "Export the picture",
        }
    }
}

/// A path being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathField {
    /// What it is for.
    pub purpose: Purpose,
    /// As it stands in the field.
    pub text: String,
    /// Why the path was not taken.
    pub problem: Option<String>,
    /// The text that names a file to be replaced, once the user was told so.
    pub replaces: Option<String>,
    focused: bool,
}

impl PathField {
    /// A field with `text` in it to begin with.
    pub fn new(purpose: Purpose, text: String) -> Self {
        Self {
            purpose,
            text,
            problem: None,
            replaces: None,
            focused: false,
        }
    }

    /// Whether the user was told that this very text names a file, and goes on.
    pub fn may_replace(&self) -> bool {
        self.replaces.as_ref() == Some(&self.text)
    }

    /// Ask; push the answer onto `commands`.
    pub fn ui(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let modal = theme::modal(ctx, "Type a path").show(ctx, |ui| {
            ui.set_width(theme::room(ctx, vec2(96.0, 0.0)).x.min(560.0));
            ui.label(egui::RichText::new(self.purpose.title()).text_style(theme::section()));
            ui.add_space(theme::GAP);
            let entered = self.field(ui);
            self.remark(ui);
            ui.add_space(theme::GAP);
            let (go, cancel) = self.buttons(ui);
            (go || entered, cancel)
        });
        let (go, cancel) = modal.inner;
        if modal.should_close() || cancel {
            commands.push(Command::PathCancelled);
        } else if go {
            commands.push(Command::PathTyped);
        }
    }

    /// `true` on Enter.
    fn field(&mut self, ui: &mut Ui) -> bool {
        let edit = egui::TextEdit::singleline(&mut self.text)
            .hint_text("A path, such as ~/wine.ron")
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6));
        let field = edit.show(ui).response.response;
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Path");
            info.current_text_value = Some(self.text.clone());
            info
        });
        if field.changed() {
            self.problem = None;
        }
        if !self.focused {
            self.focused = true;
            field.request_focus();
            place_cursor_at_end(ui, field.id, &self.text);
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            self.focused = false; // If the path is not taken, it is to be mended.
        }
        entered && !self.text.trim().is_empty()
    }

    fn remark(&self, ui: &mut Ui) {
        let colors = theme::colors(ui);
        if let Some(problem) = &self.problem {
            ui.colored_label(colors.error, problem);
        } else if self.may_replace() {
            ui.colored_label(
                colors.warning,
                "There is such a file already; it would be replaced",
            );
        } else {
            let ending = match self.purpose {
                Purpose::Open | Purpose::Import | Purpose::Export => "~ is your home folder",
                Purpose::Save => "~ is your home folder; .ron is added if it is not there",
            };
            ui.label(egui::RichText::new(ending).small().weak());
        }
    }

    /// Go on; or not.
    fn buttons(&self, ui: &mut Ui) -> (bool, bool) {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let verb = if self.may_replace() {
                "Replace"
            } else {
                self.purpose.verb()
            };
            let named = !self.text.trim().is_empty();
            let go = ui.add_enabled(named, theme::main_button(ui, verb));
            let cancel = ui.button("Cancel");
            (go.clicked(), cancel.clicked())
        })
        .inner
    }
}

fn place_cursor_at_end(ui: &Ui, id: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursorRange::one(CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(end));
    egui::TextEdit::store_state(ui.ctx(), id, state);
}
