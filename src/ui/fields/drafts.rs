//! Text fields whose text becomes one edit when they are left.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, LayoutJob};
use egui::text_edit::TextEditState;
use egui::{
    Align2, Context, EventFilter, FontSelection, Galley, Id, Key, KeyboardShortcut, Modifiers,
    Response, Stroke, StrokeKind, TextBuffer, TextEdit, Ui, vec2,
};

use super::{Field, ROW_HEIGHT, form};
use crate::command::Command;
use crate::model::Project;

/// How many lines a field takes, and what Enter does in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Lines {
    /// One line; Enter ends.
    One,
    /// As many as there are; Enter ends, Shift+Enter breaks the line.
    Few,
    /// At least three; Enter breaks the line, Ctrl+Enter ends.
    Many,
}

/// How a field looks.
#[derive(Clone, Debug)]
pub(in crate::ui) struct TextField<'a> {
    /// What it edits.
    pub(in crate::ui) field: Field,
    /// For those who cannot see what stands beside it.
    pub(in crate::ui) name: &'a str,
    /// Shown while it is empty.
    pub(in crate::ui) hint: &'a str,
    /// How many lines it takes.
    pub(in crate::ui) lines: Lines,
    /// In points; cut down to what is there.
    pub(in crate::ui) width: f32,
}

impl<'a> TextField<'a> {
    /// A field of one line, as wide as can be.
    pub(in crate::ui) fn line(field: Field, name: &'a str) -> Self {
        Self {
            field,
            name,
            hint: "",
            lines: Lines::One,
            width: f32::INFINITY,
        }
    }
}

/// What was typed into a field and is no edit yet.
#[derive(Debug)]
struct Draft {
    field: Field,
    text: String,
    /// The project's text while it was typed.
    base: String,
    /// Why the text could not become an edit.
    error: Option<String>,
    /// When the first letter was typed that the project has not; in seconds.
    typed: Option<f64>,
    /// Whether the project has what was typed until a moment ago, in a gesture
    /// that goes on for as long as the field has the keyboard.
    live: bool,
    /// Whether its field was shown in this frame.
    shown: bool,
}

/// How long typed text waits before the project has it, in seconds. After that
/// it is shown, and a program that is killed does not take it along.
const LIVE: f64 = 0.7;

impl Draft {
    /// Let the project have what was typed a while ago, as a gesture that ends
    /// with the field: one step, which Escape takes back. Only text that the
    /// project keeps as it stands: half a number means another number.
    fn keep_up(&mut self, ui: &Ui, project: &Project, commands: &mut Vec<Command>) {
        let Some(typed) = self.typed else {
            return;
        };
        let wait = typed + LIVE - ui.input(|input| input.time);
        if wait > 0.0 {
            ui.request_repaint_after_secs(wait as f32);
            return;
        }
        self.typed = None;
        if self.text == self.base {
            return;
        }
        let Ok(edit) = self.field.edit(&self.text, project) else {
            return;
        };
        let then = edit.clone().tried(project);
        let kept = then.is_ok_and(|then| self.field.text(&then).as_deref() == Some(&self.text));
        if kept {
            if !std::mem::replace(&mut self.live, true) {
                commands.push(Command::BeginGesture);
            }
            commands.push(Command::Edit(edit));
        }
    }
}

/// The drafts of a panel, those in their fields and those that were refused.
#[derive(Debug, Default)]
pub(in crate::ui) struct Drafts {
    drafts: Vec<Draft>,
    /// What gets the focus once all fields have been shown, so that the key
    /// which moved it is not taken for the next field's.
    next: Option<Field>,
}

impl Drafts {
    /// The widget of a field in the panel with this id.
    fn id(panel: Id, field: &Field) -> Id {
        panel.with(("field", field))
    }

    /// What is wrong with what was typed into a field.
    pub(in crate::ui) fn error(&self, field: &Field) -> Option<&str> {
        let draft = self.drafts.iter().find(|draft| draft.field == *field)?;
        draft.error.as_deref()
    }

    /// Whether something was typed into a field that is no edit yet.
    pub(in crate::ui) fn is_open(&self, field: &Field) -> bool {
        self.drafts.iter().any(|draft| draft.field == *field)
    }

    /// Whether something was typed into any field that is no edit yet.
    pub(in crate::ui) fn any(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Put the keyboard focus into a field of the panel with this id, with all
    /// of its text selected. To be called before the field is shown.
    pub(in crate::ui) fn focus(ctx: &Context, panel: Id, field: &Field) {
        let id = Self::id(panel, field);
        select_all(ctx, id);
        ctx.memory_mut(|memory| memory.request_focus(id));
    }

    /// Put the keyboard focus into a field once the panel is done.
    pub(in crate::ui) fn focus_next(&mut self, field: Field) {
        self.next = Some(field);
    }

    /// Show a field of the panel with this id, with what is wrong with its text below it.
    pub(in crate::ui) fn show_with_error(
        &mut self,
        ui: &mut Ui,
        panel: Id,
        project: &Project,
        look: &TextField<'_>,
        commands: &mut Vec<Command>,
    ) -> Response {
        ui.vertical(|ui| {
            let response = self.show(ui, panel, project, look, commands);
            if let Some(error) = self.error(&look.field) {
                form::error_line(ui, error);
            }
            response
        })
        .inner
    }

    /// Show a field of the panel with this id.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut Ui,
        panel: Id,
        project: &Project,
        look: &TextField<'_>,
        commands: &mut Vec<Command>,
    ) -> Response {
        let id = Self::id(panel, &look.field);
        let current = look.field.text(project).unwrap_or_default();
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let draft = self.take(&look.field, &current, had_focus);
        let fresh = draft.is_none();
        let mut draft = draft.unwrap_or_else(|| Draft {
            field: look.field.clone(),
            text: current.to_string(),
            base: current.into_owned(),
            error: None,
            typed: None,
            live: false,
            shown: true,
        });
        let response = add(ui, id, look, &mut draft);
        if response.changed() {
            draft.error = None;
            let now = ui.input(|input| input.time);
            draft.typed = draft.typed.or(Some(now));
        }
        // Before what follows takes the focus away again.
        let focused = ui.memory(|memory| memory.has_focus(id));
        let by_pointer = response.clicked() || response.is_pointer_button_down_on();
        if focused && fresh && !by_pointer {
            // Arrived by key: the next letter replaces what is there.
            select_all(ui.ctx(), id);
            response.scroll_to_me(None);
        }
        if focused && ui.input(|input| input.key_pressed(Key::Escape)) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
            if draft.live {
                commands.push(Command::CancelGesture);
            }
            return response;
        }
        if focused && ends(ui, look.lines) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
        if draft.error.is_some() || ui.memory(|memory| memory.has_focus(id)) {
            draft.keep_up(ui, project, commands);
            self.drafts.push(draft);
        } else {
            self.leave(draft, project, commands);
        }
        response
    }

    /// The draft of a field, unless the project's text has become another one meanwhile.
    fn take(&mut self, field: &Field, current: &str, focused: bool) -> Option<Draft> {
        let at = self.drafts.iter().position(|draft| draft.field == *field)?;
        let mut draft = self.drafts.swap_remove(at);
        draft.shown = true;
        if draft.base != current {
            let typed = draft.text != draft.base && draft.text != current;
            if !focused {
                return None;
            }
            current.clone_into(&mut draft.base);
            if !typed {
                current.clone_into(&mut draft.text);
                draft.error = None;
            }
        }
        Some(draft)
    }

    /// Turn a draft into an edit, or keep it with the reason why not.
    fn leave(&mut self, mut draft: Draft, project: &Project, commands: &mut Vec<Command>) {
        let edit = (draft.text != draft.base).then(|| draft.field.edit(&draft.text, project));
        let refused = match edit {
            Some(Ok(edit)) => {
                commands.push(Command::Edit(edit));
                None
            }
            Some(Err(expected)) => Some(expected),
            None => None,
        };
        if std::mem::take(&mut draft.live) {
            commands.push(Command::CommitGesture);
        }
        if refused.is_some() {
            draft.error = refused;
            self.drafts.push(draft);
        }
    }

    /// To be called after the last field of a frame. Drafts whose fields are no
    /// longer shown become edits if they can; nobody could correct them.
    pub(in crate::ui) fn finish(
        &mut self,
        ctx: &Context,
        panel: Id,
        project: &Project,
        commands: &mut Vec<Command>,
    ) {
        if let Some(field) = self.next.take() {
            Self::focus(ctx, panel, &field);
        }
        self.drafts.retain_mut(|draft| {
            let shown = std::mem::take(&mut draft.shown);
            if !shown && draft.field.text(project).is_some() && draft.text != draft.base {
                let edit = draft.field.edit(&draft.text, project);
                commands.extend(edit.ok().map(Command::Edit));
            }
            if !shown && draft.live {
                commands.push(Command::CommitGesture);
            }
            shown
        });
    }
}

/// Add the widget. Escape is ours: it reverts, and nothing else may act on it.
fn add(ui: &mut Ui, id: Id, look: &TextField<'_>, draft: &mut Draft) -> Response {
    let filter = EventFilter {
        escape: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        tab: false,
    };
    let breaks = look.lines == Lines::One && draft.text.contains(char::is_control);
    let widget = match look.lines {
        Lines::One => TextEdit::singleline(&mut draft.text).align(Align2::LEFT_CENTER),
        Lines::Few => TextEdit::multiline(&mut draft.text)
            .desired_rows(1)
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter)),
        Lines::Many => TextEdit::multiline(&mut draft.text).desired_rows(3),
    };
    let mut on_one_line = lay_out_on_one_line;
    let widget = if breaks {
        widget.layouter(&mut on_one_line)
    } else {
        widget
    };
    let response = ui.add(
        widget
            .id(id)
            .hint_text(look.hint.to_owned())
            .desired_width(look.width)
            .min_size(vec2(0.0, ROW_HEIGHT))
            .char_limit(look.field.char_limit())
            .event_filter(filter),
    );
    if draft.error.is_some() {
        let frame = Stroke::new(1.0, ui.visuals().error_fg_color);
        let radius = ui.visuals().widgets.inactive.corner_radius;
        ui.painter()
            .rect_stroke(response.rect, radius, frame, StrokeKind::Inside);
    }
    response.accessible_name(look.name)
}

/// Lay out a text of several lines for a field of one: its line breaks stay in
/// the text and look like spaces.
fn lay_out_on_one_line(ui: &Ui, text: &dyn TextBuffer, _width: f32) -> Arc<Galley> {
    let line = text.as_str().replace(char::is_control, " ");
    let font = FontSelection::Default.resolve(ui.style());
    let mut job = LayoutJob::simple_singleline(line, font, ui.visuals().text_color());
    job.keep_trailing_whitespace = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Whether the key that ends a field of several lines was pressed; one of one
/// line sees to it itself.
fn ends(ui: &Ui, lines: Lines) -> bool {
    ui.input(|input| {
        let enter = input.key_pressed(Key::Enter);
        match lines {
            Lines::One => false,
            Lines::Few => enter && !input.modifiers.shift,
            Lines::Many => enter && input.modifiers.command,
        }
    })
}

/// Select the text of a field, and let it forget what was typed on an earlier visit.
fn select_all(ctx: &Context, id: Id) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    let everything = CCursorRange::two(CCursor::new(0), CCursor::new(usize::MAX));
    state.cursor.set_char_range(Some(everything));
    state.clear_undoer();
    state.store(ctx, id);
}
