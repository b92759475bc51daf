//! Work that another run had no time to save: on the start screen, or in front
//! of the open project.

use std::sync::Arc;

use egui::{Context, Ui, vec2};

use super::theme;
use crate::command::{Command, Rescue};
use crate::figure::{Fonts, Scene, Theme};
use crate::model::Project;

mod card;

/// Something that was rescued.
#[derive(Clone, Debug)]
pub struct RescuedCard {
    /// Tells it from the others.
    pub name: Arc<str>,
    /// What the project is called.
    pub title: String,
    /// Which file it belongs to, and how old it is.
    pub place: String,
    /// All of the place.
    pub full_place: String,
    /// What is in it that its file does not have.
    pub difference: String,
    /// All of it; none where it cannot be read.
    pub project: Option<Arc<Project>>,
}

/// What the cards and the questions about them remember.
#[derive(Debug, Default)]
pub struct RescuePanel {
    cards: Vec<RescuedCard>,
    pictures: Option<(Theme, Vec<Option<Scene>>)>,
    /// What else is to be said, below the heading.
    remarks: Vec<String>,
    /// In front of the open project.
    open: bool,
    /// Waits for an answer whether it is to be discarded.
    discarding: Option<Arc<str>>,
}

impl RescuePanel {
    /// Show these from now on.
    pub fn set(&mut self, cards: Vec<RescuedCard>, remarks: Vec<String>) {
        self.cards = cards;
        self.remarks = remarks;
        self.pictures = None;
        self.discarding = None;
        self.open &= !self.cards.is_empty();
    }

    /// Show them in front of the open project, or no longer.
    pub fn show(&mut self, open: bool) {
        self.open = open && !self.cards.is_empty();
    }

    /// Whether there is a dialog that has the keys.
    pub fn is_asking(&self) -> bool {
        self.open || self.discarding.is_some()
    }

    /// As a part of the start screen; nothing where nothing was rescued.
    pub(super) fn section(&mut self, ui: &mut Ui, fonts: &Fonts, commands: &mut Vec<Command>) {
        if self.cards.is_empty() {
            return;
        }
        ui.add_space(1.5 * theme::WIDE_GAP);
        ui.label(egui::RichText::new("Rescued").text_style(theme::section()));
        ui.add_space(4.0);
        self.list(ui, fonts, commands);
    }

    /// The questions in front of everything else.
    pub fn dialogs(&mut self, ctx: &Context, fonts: &Fonts, commands: &mut Vec<Command>) {
        if self.open {
            self.window(ctx, fonts, commands);
        }
        let asked = self.discarding.clone();
        let card = self
            .cards
            .iter()
            .find(|card| Some(&card.name) == asked.as_ref());
        if let Some(card) = card {
            match ask_to_discard(ctx, card) {
                Some(true) => {
                    commands.push(Command::Rescue(Rescue::Discard(Arc::clone(&card.name))));
                    self.discarding = None;
                }
                Some(false) => self.discarding = None,
                None => {}
            }
        }
    }

    fn window(&mut self, ctx: &Context, fonts: &Fonts, commands: &mut Vec<Command>) {
        let room = theme::room(ctx, vec2(96.0, 200.0));
        let modal = theme::modal(ctx, "Rescued work").show(ctx, |ui| {
            ui.set_width(room.x.min(680.0));
            ui.label(egui::RichText::new("Rescued work").text_style(theme::section()));
            ui.add_space(4.0);
            egui::ScrollArea::vertical()
                .max_height(room.y)
                .show(ui, |ui| self.list(ui, fonts, commands));
            ui.add_space(theme::WIDE_GAP);
            let layout = egui::Layout::right_to_left(egui::Align::Min);
            let words = "They stay where they are, and are offered again";
            let later = ui.with_layout(layout, |ui| ui.button("Later").on_hover_text(words));
            later.inner.clicked()
        });
        // A question in front of this one has the Escape key.
        let left = modal.inner || (modal.should_close() && self.discarding.is_none());
        if left {
            commands.push(Command::Rescue(Rescue::Later));
        }
    }

    fn list(&mut self, ui: &mut Ui, fonts: &Fonts, commands: &mut Vec<Command>) {
        self.draw_pictures(ui, fonts);
        for remark in &self.remarks {
            ui.add(egui::Label::new(egui::RichText::new(remark).weak()).wrap());
        }
        ui.add_space(4.0);
        let scenes = self.pictures.as_ref().map_or(&[][..], |(_, scenes)| scenes);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            for (card, scene) in self.cards.iter().zip(scenes) {
                let asked = ui.push_id(&card.name, |ui| {
                    card::ui(ui, card, scene.as_ref(), commands)
                });
                if asked.inner {
                    self.discarding = Some(Arc::clone(&card.name));
                }
            }
        });
    }

    fn draw_pictures(&mut self, ui: &Ui, fonts: &Fonts) {
        let theme = if ui.visuals().dark_mode {
            Theme::Dark
        } else {
            Theme::Light
        };
        if self.pictures.as_ref().is_none_or(|(of, _)| *of != theme) {
            let scenes = self
                .cards
                .iter()
                .map(|card| card::picture(card, theme, fonts));
            self.pictures = Some((theme, scenes.collect()));
        }
    }
}

/// Whether to discard it; `None` while nobody has said.
fn ask_to_discard(ctx: &Context, card: &RescuedCard) -> Option<bool> {
    let modal = theme::modal(ctx, "Discard rescued work").show(ctx, |ui| {
        ui.set_width(400.0);
        let question = format!("Discard what was rescued of {}?", card.title);
        let question = egui::RichText::new(question).text_style(theme::section());
        ui.add(egui::Label::new(question).wrap());
        ui.add_space(4.0);
        ui.label("It cannot be brought back.");
        ui.add_space(theme::WIDE_GAP);
        let mut answer = None;
        ui.horizontal(|ui| {
            if ui.button("Discard").clicked() {
                answer = Some(true);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let keep = ui.add(theme::main_button(ui, "Keep").min_size(vec2(64.0, 0.0)));
                if keep.clicked() {
                    answer = Some(false);
                }
                // Enter means Keep until the other button is reached with Tab.
                if ui.memory(|memory| memory.focused().is_none()) {
                    keep.request_focus();
                }
            });
        });
        answer
    });
    if modal.should_close() {
        Some(false)
    } else {
        modal.inner
    }
}
