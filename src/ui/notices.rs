//! Short messages at the bottom right that block nothing.

use std::time::Duration;

use egui::{Context, Id, Ui, vec2};

use super::theme;
use crate::command::Command;

/// How long a message stays that asks for nothing, in seconds.
const STAYS: f64 = 6.0;

/// The most messages shown at a time; older ones make room.
const MOST: usize = 5;

/// Names a notice, to take it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeId(u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Goes by itself.
    Note,
    /// Stays until it is closed or taken back.
    Waiting,
    /// Stays until it is closed; something went wrong.
    Error,
}

#[derive(Debug)]
struct Notice {
    id: NoticeId,
    kind: Kind,
    text: String,
    action: Option<(&'static str, Command)>,
    /// In egui's time; set when it is first shown.
    until: Option<f64>,
}

/// The messages there are now, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

impl Notices {
    /// Say something that goes by itself.
    pub fn note(&mut self, text: impl Into<String>) -> NoticeId {
        self.add(Kind::Note, &text.into(), None)
    }

    /// Say something, with a button that answers it.
    pub fn offer(
        &mut self,
        text: impl Into<String>,
        button: &'static str,
        command: Command,
    ) -> NoticeId {
        self.add(Kind::Note, &text.into(), Some((button, command)))
    }

    /// Say what goes on until it is taken back, with a button.
    pub fn wait(
        &mut self,
        text: impl Into<String>,
        button: &'static str,
        command: Command,
    ) -> NoticeId {
        self.add(Kind::Waiting, &text.into(), Some((button, command)))
    }

    /// Say something that takes time to read; stays until it is closed.
    pub fn tell(&mut self, text: impl Into<String>) -> NoticeId {
        self.add(Kind::Waiting, &text.into(), None)
    }

    /// Say what went wrong; stays until it is closed.
    pub fn error(&mut self, text: impl Into<String>) -> NoticeId {
        self.add(Kind::Error, &text.into(), None)
    }

    /// Say what went wrong, with a button that may help; stays until it is closed.
    pub fn error_offer(
        &mut self,
        text: impl Into<String>,
        button: &'static str,
        command: Command,
    ) -> NoticeId {
        self.add(Kind::Error, &text.into(), Some((button, command)))
    }

    fn add(&mut self, kind: Kind, text: &str, action: Option<(&'static str, Command)>) -> NoticeId {
        let text = capital(text);
        let id = NoticeId(self.next);
        self.next += 1;
        // The same words twice are one message, the newer.
        self.list.retain(|notice| notice.text != text);
        let excess = (self.list.len() + 1).saturating_sub(MOST);
        self.list.drain(..excess);
        self.list.push(Notice {
            id,
            kind,
            text,
            action,
            until: None,
        });
        id
    }

    /// Take a message back, if it still stands.
    pub fn take_back(&mut self, id: NoticeId) {
        self.list.retain(|notice| notice.id != id);
    }

    /// What is said now, oldest first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|notice| notice.text.as_str())
    }

    /// Show them above all else, clear of the status line; push what the
    /// buttons say onto `commands`.
    pub fn ui(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        if self.list.is_empty() {
            return;
        }
        let corner = vec2(-theme::WIDE_GAP, -theme::STATUS_HEIGHT - theme::WIDE_GAP);
        let shown = egui::Area::new(Id::unique("notices"))
            .accessible_name("Notices")
            .anchor(egui::Align2::RIGHT_BOTTOM, corner)
            .order(egui::Order::Middle) // Below dialogs, which come first.
            .show(ctx, |ui| {
                ui.set_max_width(theme::room(ctx, vec2(32.0, 0.0)).x.min(440.0));
                let gone = self.list.iter().filter_map(|notice| {
                    let closed = notice.ui(ui, commands);
                    closed.then_some(notice.id)
                });
                gone.collect::<Vec<_>>()
            });
        let read = shown.response.contains_pointer();
        let before = self.list.len();
        self.list.retain(|notice| !shown.inner.contains(&notice.id));
        self.age(ctx, read);
        if self.list.len() < before {
            ctx.request_repaint(); // They are still on the screen.
        }
    }

    /// Let go of those whose time is up, and wake up for the next. The time
    /// does not run while the pointer is on them.
    fn age(&mut self, ctx: &Context, read: bool) {
        let now = ctx.input(|input| input.time);
        for notice in &mut self.list {
            if read || notice.until.is_none() {
                notice.until = (notice.kind == Kind::Note).then_some(now + STAYS);
            }
        }
        self.list
            .retain(|notice| notice.until.is_none_or(|until| until > now));
        let times = self.list.iter().filter_map(|notice| notice.until);
        if let Some(first) = times.min_by(f64::total_cmp) {
            // A little late rather than early, or it would wake up in vain.
            ctx.request_repaint_after(Duration::from_secs_f64((first - now).max(0.0) + 0.05));
        }
    }
}

impl Notice {
    /// `true` once it is closed.
    fn ui(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        let colors = theme::colors(ui);
        let mut frame = egui::Frame::popup(ui.style()).inner_margin(egui::Margin::symmetric(12, 8));
        if self.kind == Kind::Error {
            frame.stroke.color = colors.error;
        }
        let mut closed = false;
        ui.push_id(self.id, |ui| {
            frame.show(ui, |ui| {
                ui.horizontal(|ui| {
                    let buttons = if self.action.is_some() { 120.0 } else { 40.0 };
                    let width = (ui.available_width() - buttons).max(0.0);
                    ui.scope(|ui| {
                        ui.set_max_width(width);
                        self.text(ui);
                    });
                    if let Some((label, command)) = &self.action
                        && ui.button(*label).clicked()
                    {
                        commands.push(command.clone());
                        closed = true;
                    }
                    closed |= close_button(ui);
                });
            });
        });
        closed
    }

    fn text(&self, ui: &mut Ui) {
        let mut text = egui::RichText::new(&self.text);
        if self.kind == Kind::Error {
            text = text.color(theme::colors(ui).error);
        }
        let label = ui.add(egui::Label::new(text).wrap().selectable(true));
        // Read out by screen readers without taking the focus.
        let live = match self.kind {
            Kind::Note | Kind::Waiting => egui::accesskit::Live::Polite,
            Kind::Error => egui::accesskit::Live::Assertive,
        };
        ui.ctx()
            .accesskit_node_builder(label.id, |node| node.set_live(live));
    }
}

fn close_button(ui: &mut Ui) -> bool {
    let button = egui::Button::new("×").frame_when_inactive(false);
    let response = ui.add(button).on_hover_text("Close this message");
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Close this message"));
    response.clicked()
}

/// Errors begin in lower case, so that they can follow a colon elsewhere.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => first.to_uppercase().chain(rest).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_starts_with_a_capital_and_is_said_once() {
        let mut notices = Notices::default();
        notices.error("no such file: a.ron");
        notices.note("Saved");
        notices.note("Saved");
        let texts: Vec<&str> = notices.texts().collect();
        assert_eq!(texts, ["No such file: a.ron", "Saved"]);
    }

    #[test]
    fn old_messages_make_room() {
        let mut notices = Notices::default();
        let first = notices.note("0");
        for number in 1..=MOST {
            notices.note(number.to_string());
        }
        notices.take_back(first);
        assert_eq!(notices.texts().count(), MOST);
        assert_eq!(notices.texts().next(), Some("1"));
    }
}
