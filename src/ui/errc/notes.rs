//! What is said about a factor on its card: in short, or as fields to fill in.

use egui::{Button, Key, Label, RichText, Ui, text::LayoutJob};
use strum::IntoEnumIterator as _;

use super::super::fields::{CardField, Drafts, Field, Lines, TextField, block, one_line, unnamed};
use super::{BoardView, Frame, words};
use crate::analysis::Judgement;
use crate::command::Command;
use crate::edit::{CardNote, Edit, PlanEdit};
use crate::model::{Effort, FactorId};

/// The most lines of one note in short.
const SHORT: usize = 2;

impl BoardView {
    /// Open the notes of a card with the keyboard in them, or close them.
    pub(super) fn toggle_notes(&mut self, ui: &Ui, frame: &Frame<'_>, factor: &FactorId) {
        if self.open.remove(factor) {
            return;
        }
        self.open.insert(factor.clone());
        let field = field(frame, factor, CardField::Saves);
        Drafts::focus(ui.ctx(), frame.panel, &field);
    }

    /// The fields of a card whose notes are open.
    pub(super) fn notes(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, judged: &Judgement) {
        let factor = &judged.factor;
        ui.spacing_mut().item_spacing.y = 6.0;
        let texts = [
            (CardField::Saves, "What it saves us", Lines::Few),
            (CardField::Gives, "What it gives the buyer", Lines::Few),
            (CardField::Owner, "Owner", Lines::One),
            (CardField::ByWhen, "By when", Lines::One),
        ];
        for (text, name, lines) in texts {
            if text == CardField::ByWhen {
                effort(ui, frame, judged);
            }
            let label = format!("{name}: {}", one_line_name(frame, factor));
            let look = TextField {
                lines,
                ..TextField::line(field(frame, factor, text), &label)
            };
            let (panel, project) = (frame.panel, frame.context.project);
            let response = block(ui, name, |ui| {
                let drafts = &mut self.drafts;
                drafts.show_with_error(ui, panel, project, &look, frame.commands)
            });
            // Back to the card by the key that ended it, not by a click elsewhere.
            let ended =
                ui.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter));
            if response.lost_focus() && ended {
                self.focus_next = Some(factor.clone());
            }
        }
    }
}

fn field(frame: &Frame<'_>, factor: &FactorId, text: CardField) -> Field {
    let scenario = frame.context.scenario.cloned();
    Field::Card(scenario, factor.clone(), text)
}

fn one_line_name(frame: &Frame<'_>, factor: &FactorId) -> String {
    let factor = frame.project().factor(factor);
    factor.map_or_else(String::new, |factor| words::short_name(factor))
}

/// How much work it is; pressed again, nobody has said.
fn effort(ui: &mut Ui, frame: &mut Frame<'_>, judged: &Judgement) {
    block(ui, "Effort", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().button_padding.x = 6.0;
            for effort in Effort::iter() {
                let chosen = judged.card.effort == Some(effort);
                let button = Button::selectable(chosen, effort.name()).frame_when_inactive(true);
                let name = format!("{} effort", effort.name());
                if ui.add(button).accessible_name(name).clicked() {
                    let effort = (!chosen).then_some(effort);
                    frame
                        .commands
                        .push(Command::Edit(Edit::Plan(PlanEdit::Note {
                            scenario: frame.context.scenario.cloned(),
                            factor: judged.factor.clone(),
                            note: CardNote::Effort(effort),
                        })));
                }
            }
        });
    });
}

/// What is said, in a few lines of small print; nothing where nothing is.
pub(super) fn summary(ui: &mut Ui, judged: &Judgement) {
    let card = &judged.card;
    let named = [("Saves", &card.saves), ("Gives", &card.gives)];
    for (name, text) in named {
        if !unnamed(text) {
            short(ui, &format!("{name}: {}", one_line(text)));
        }
    }
    let who = words::who_and_when(card);
    if !who.is_empty() {
        short(ui, &who);
    }
}

fn short(ui: &mut Ui, text: &str) {
    let style = egui::TextStyle::Small.resolve(ui.style());
    let color = ui.visuals().weak_text_color();
    let mut job = LayoutJob::simple(text.to_owned(), style, color, ui.available_width());
    job.wrap.max_rows = SHORT;
    let response = ui.add(Label::new(job));
    response.on_hover_text(RichText::new(text));
}
