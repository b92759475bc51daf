//! One thing that was rescued: a picture, what it is, and what to do with it.

use std::sync::Arc;

use egui::{Label, Rect, RichText, Sense, Ui, Vec2, vec2};

use super::RescuedCard;
use crate::command::{Command, Rescue};
use crate::figure::{Fonts, Scene, Theme};
use crate::render::screen;
use crate::ui::picture::thumbnail;
use crate::ui::theme;

/// Of the picture, as it is laid out: with lines as fine as on a sample's card.
const PAGE: Vec2 = vec2(284.0, 160.0);
/// Of the picture, as it is shown.
const PICTURE: Vec2 = vec2(178.0, 100.0);

/// The picture on the card, if it can have one.
pub(super) fn picture(card: &RescuedCard, theme: Theme, fonts: &Fonts) -> Option<Scene> {
    let project = card.project.as_ref()?;
    let scene = thumbnail(project, PAGE, theme, fonts);
    (!scene.marks.is_empty()).then_some(scene)
}

/// Show the card; push what was chosen onto `commands`. `true` if it is to be
/// discarded, which is asked about first.
pub(super) fn ui(
    ui: &mut Ui,
    card: &RescuedCard,
    scene: Option<&Scene>,
    commands: &mut Vec<Command>,
) -> bool {
    let colors = theme::colors(ui);
    let frame = egui::Frame::new()
        .fill(colors.panel)
        .stroke(egui::Stroke::new(1.0, colors.line))
        .corner_radius(8)
        .inner_margin(egui::Margin::same(12));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width().max(0.0));
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(PICTURE, Sense::hover());
            match scene {
                Some(scene) => screen::paint(ui, scene, rect),
                None if card.project.is_some() => nothing_to_see(ui, rect, "No curves yet"),
                None => nothing_to_see(ui, rect, "No picture"),
            }
            ui.add_space(theme::GAP);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                words(ui, card);
                ui.add_space(theme::GAP);
                ui.horizontal_wrapped(|ui| buttons(ui, card, commands))
                    .inner
            })
            .inner
        })
        .inner
    });
    shown.inner
}

/// In place of a picture.
fn nothing_to_see(ui: &Ui, rect: Rect, words: &str) {
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, 4.0, colors.desk);
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        words,
        egui::TextStyle::Small.resolve(ui.style()),
        colors.soft_text,
    );
}

fn words(ui: &mut Ui, card: &RescuedCard) {
    let colors = theme::colors(ui);
    let title = RichText::new(&card.title).font(theme::semibold(13.5));
    ui.add(Label::new(title).truncate());
    let place = RichText::new(&card.place).small().color(colors.soft_text);
    ui.add(Label::new(place).truncate())
        .on_hover_text(&card.full_place);
    let color = match card.project {
        Some(_) => colors.text,
        None => colors.error,
    };
    let difference = RichText::new(&card.difference).small().color(color);
    ui.add(Label::new(difference).wrap());
}

fn buttons(ui: &mut Ui, card: &RescuedCard, commands: &mut Vec<Command>) -> bool {
    let title = &card.title;
    let named = |response: egui::Response, words: String| {
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
        response.clicked()
    };
    if card.project.is_some() {
        let open = ui.add(theme::main_button(ui, "Open"));
        let open = open.on_hover_text("Go on with it; it is saved when you save it");
        if named(open, format!("Open rescued {title}")) {
            let name = Arc::clone(&card.name);
            commands.push(Command::Rescue(Rescue::Open(name)));
        }
        let save = ui.button("Save elsewhere…");
        if named(save, format!("Save rescued {title} elsewhere…")) {
            let name = Arc::clone(&card.name);
            commands.push(Command::Rescue(Rescue::SaveElsewhere(name)));
        }
    }
    let discard = ui.button("Discard…");
    named(discard, format!("Discard rescued {title}…"))
}
