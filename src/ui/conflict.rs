//! The question what to do about a file that another program has changed.

use egui::{Context, RichText, Ui, vec2};

use super::theme;
use crate::command::{Command, Outside};

/// What is known about the two versions of a file, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Of the file.
    pub name: String,
    /// What the other program changed, or why its version cannot be read.
    pub theirs: Result<String, String>,
    /// What was changed here.
    pub ours: String,
    /// Whether what is overwritten stays among the earlier versions.
    pub kept: bool,
}

/// Ask; push the answer onto `commands`. Escape decides later.
pub fn conflict(ctx: &Context, conflict: &Conflict, commands: &mut Vec<Command>) {
    let modal = theme::modal(ctx, "Changed by another program").show(ctx, |ui| {
        ui.set_width(theme::room(ctx, vec2(96.0, 0.0)).x.min(520.0));
        let title = format!("{} was changed by another program", conflict.name);
        let title = RichText::new(title).text_style(theme::section());
        ui.add(egui::Label::new(title).wrap());
        ui.add_space(theme::GAP);
        versions(ui, conflict);
        ui.add_space(theme::WIDE_GAP);
        let mut answer = choices(ui, conflict);
        ui.add_space(theme::GAP);
        let layout = egui::Layout::right_to_left(egui::Align::Min);
        ui.with_layout(layout, |ui| {
            let words = "Both stay as they are, and the next save asks again";
            if ui.button("Decide later").on_hover_text(words).clicked() {
                answer = Some(Outside::Later);
            }
        });
        answer
    });
    let answer = if modal.should_close() {
        Some(Outside::Later)
    } else {
        modal.inner
    };
    commands.extend(answer.map(Command::Outside));
}

/// What differs.
fn versions(ui: &mut Ui, conflict: &Conflict) {
    let colors = theme::colors(ui);
    let (theirs, color) = match &conflict.theirs {
        Ok(words) => (words, colors.text),
        Err(words) => (words, colors.error),
    };
    let rows = [
        ("On disk", theirs, color),
        ("Here", &conflict.ours, colors.text),
    ];
    for (whose, words, color) in rows {
        ui.horizontal_top(|ui| {
            let (place, _) = ui.allocate_exact_size(vec2(64.0, 18.0), egui::Sense::hover());
            let layout = egui::Layout::left_to_right(egui::Align::Min);
            let mut head = ui.new_child(egui::UiBuilder::new().max_rect(place).layout(layout));
            head.weak(whose);
            ui.add(egui::Label::new(RichText::new(words).color(color)).wrap());
        });
    }
}

/// Each choice with what comes of it.
fn choices(ui: &mut Ui, conflict: &Conflict) -> Option<Outside> {
    let mut answer = None;
    let overwritten = if conflict.kept {
        "Theirs stays among the earlier versions"
    } else {
        "Theirs is lost"
    };
    let mut rows = vec![
        (
            "Keep mine as a copy…",
            "Under another name; the file stays as it is",
            Outside::KeepCopy,
        ),
        ("Take theirs", "Undo brings yours back", Outside::TakeTheirs),
        ("Overwrite theirs", overwritten, Outside::Overwrite),
    ];
    rows.retain(|(_, _, choice)| *choice != Outside::TakeTheirs || conflict.theirs.is_ok());
    for (label, words, choice) in rows {
        ui.horizontal(|ui| {
            let button = if choice == Outside::KeepCopy {
                theme::main_button(ui, label)
            } else {
                egui::Button::new(label)
            };
            if ui.add(button.min_size(vec2(176.0, 0.0))).clicked() {
                answer = Some(choice);
            }
            ui.add(egui::Label::new(RichText::new(words).small().weak()).wrap());
        });
    }
    answer
}
