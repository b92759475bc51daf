//! The fields of one point of one curve.

use egui::style::HandleShape;
use egui::{
    Align, Button, Layout, Rect, RichText, Slider, SliderClamping, Stroke, Ui, lerp, pos2, vec2,
};

use super::super::fields::{Field, TextField, heading, line, link, one_line, remark, row};
use super::super::marker;
use super::{Form, kind, scores, standard};
use crate::analysis::{Standard, industry_standard};
use crate::command::Selection;
use crate::edit::Edit;
use crate::model::{Competitor, Factor, Level, Score};

/// What the keys do on the canvas.
const KEYS: &str = "Arrow up and down: 0.1 · with Shift: 1 · with Ctrl: 0.01\n\
                    0–9 type a level · N not offered · Delete clears";

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    kind(ui, "Point");
    names(ui, form, competitor, factor);
    let score = form.project.scores.get(&competitor.id, &factor.id);
    let found = industry_standard(form.project, &factor.id);
    row(ui, "Level", |ui| {
        let field = Field::Score(competitor.id.clone(), factor.id.clone());
        let look = TextField {
            hint: if score == Score::Unscored {
                "unscored"
            } else {
                ""
            },
            width: 88.0,
            ..TextField::line(field, "Level")
        };
        form.field(ui, &look);
    });
    let set = |score| Edit::SetScore {
        competitor: competitor.clone().id,
        factor: factor.id.clone(),
        score,
    };
    if let Score::Level(level) = score {
        let changed = slider(ui, form, factor, level, found);
        let edit = changed.map(|level| set(Score::Level(level)));
        form.gesture.show(ui, edit, form.commands);
    }
    ui.horizontal_wrapped(|ui| {
        let not_offered = score == Score::NotOffered;
        if ui
            .add(Button::selectable(not_offered, "Not offered").frame_when_inactive(true))
            .clicked()
        {
            form.edit(set(scores::toggled(score)));
        }
        if ui
            .add_enabled(score != Score::Unscored, Button::new("Clear"))
            .clicked()
        {
            form.edit(set(Score::Unscored));
        }
        if score.level().is_none() {
            let start = found.map_or(Level::MIDDLE, |found| Level::nearest(found.level));
            let shown = form.project.settings.scale.show(start);
            if ui.button(format!("Set to {shown}")).clicked() {
                form.edit(set(Score::Level(start)));
            }
        }
    });
    industry(ui, form, competitor, score, found);
    remark(ui, KEYS);
}

/// Which point it is: both names select what they name.
fn names(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 26.0), egui::Sense::hover());
            marker::swatch(ui, rect.center(), competitor, form.look);
            let width = ui.available_width();
            if link(ui, &competitor.name, width, "Select the competitor").clicked() {
                form.select(Selection::Competitor(competitor.id.clone()));
            }
        });
        ui.horizontal(|ui| {
            let place = form
                .project
                .factors
                .iter()
                .position(|other| other.id == factor.id);
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 26.0), egui::Sense::hover());
            let number = place.map_or_else(String::new, |place| (place + 1).to_string());
            let font = egui::TextStyle::Small.resolve(ui.style());
            let color = ui.visuals().weak_text_color();
            let middle = egui::Align2::CENTER_CENTER;
            ui.painter()
                .text(rect.center(), middle, number, font, color);
            let width = ui.available_width();
            if link(ui, &factor.name, width, "Select the factor").clicked() {
                form.select(Selection::Factor(factor.id.clone()));
            }
        });
    });
}

/// A slider in the project's scale, with a tick at the industry standard; gives
/// the level it was moved to.
fn slider(
    ui: &mut Ui,
    form: &Form<'_>,
    factor: &Factor,
    level: Level,
    found: Option<Standard>,
) -> Option<Level> {
    let (low, high) = form.project.settings.scale.ends();
    let mut value = low + level.get() / 10.0 * (high - low);
    ui.spacing_mut().slider_width = ui.available_width();
    let response = ui.add(
        Slider::new(&mut value, low..=high)
            .step_by((high - low) / 100.0)
            .clamping(SliderClamping::Edits)
            .smart_aim(false)
            .show_value(false),
    );
    if let Some(found) = found {
        tick(ui, response.rect, found.level / 10.0);
    }
    let changed = response.changed();
    response.accessible_name("Level slider");
    if !(factor.low.trim().is_empty() && factor.high.trim().is_empty()) {
        ui.horizontal(|ui| {
            let half = ui.available_width() / 2.0 - 4.0;
            let word = |text: &str| RichText::new(one_line(text)).small().weak();
            ui.allocate_ui(vec2(half, 16.0), |ui| {
                ui.set_min_width(half);
                if !factor.low.trim().is_empty() {
                    ui.add(egui::Label::new(word(&factor.low)).truncate());
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if !factor.high.trim().is_empty() {
                    ui.add(egui::Label::new(word(&factor.high)).truncate());
                }
            });
        });
    }
    let moved = Level::nearest((value - low) / (high - low) * 10.0);
    (changed && moved != level).then_some(moved)
}

/// A small line across the rail of a slider, at a `share` of its length.
fn tick(ui: &Ui, rail: Rect, share: f64) {
    let radius = rail.height() / 2.5;
    let inset = match ui.visuals().handle_shape {
        HandleShape::Circle => radius,
        HandleShape::Rect { aspect_ratio } => radius * aspect_ratio,
    };
    let x = lerp(rail.x_range().shrink(inset), share as f32);
    let line = Stroke::new(1.5, ui.visuals().weak_text_color());
    let (top, bottom) = (rail.bottom() - 4.0, rail.bottom() + 2.0);
    ui.painter()
        .line_segment([pos2(x, top), pos2(x, bottom)], line);
}

fn industry(
    ui: &mut Ui,
    form: &Form<'_>,
    competitor: &Competitor,
    score: Score,
    found: Option<Standard>,
) {
    let scale = form.project.settings.scale;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        heading(ui, "Industry standard");
        let Some(found) = found else {
            remark(ui, "None: no rival offers it");
            return;
        };
        line(
            ui,
            "Mean level of rivals",
            &standard::shown(found.level, scale),
        );
        remark(ui, &standard::basis(&found));
        let name = one_line(&competitor.name);
        match score {
            Score::Level(level) => remark(ui, &standard::gap(level, found.level, scale)),
            Score::NotOffered => remark(ui, &format!("{name} does without what rivals offer")),
            Score::Unscored => remark(ui, &format!("Nobody has said yet what {name} offers")),
        };
    });
}
