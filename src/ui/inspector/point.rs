//! The fields of one point of one curve.

use egui::style::HandleShape;
use egui::{
    Align, Align2, Button, Label, Layout, Rect, RichText, Sense, Slider, SliderClamping, Stroke,
    TextStyle, Ui, lerp, pos2, vec2,
};

use super::super::fields::{
    Field, NameLink, ROW_HEIGHT, TextField, line, one_line, remark, row, section,
};
use super::super::marker;
use super::{Form, evidence, kind, plan, scores, standard};
use crate::analysis::{Standard, industry_standard};
use crate::command::Selection;
use crate::edit::Edit;
use crate::model::{Competitor, Factor, Level, Role, Score};

/// What the keys do on the canvas.
const KEYS: &str = "On the canvas, arrow up and down move it by 0.1, with Shift by 1, with \
                    Ctrl by 0.01; digits type a level, N means not offered, Delete clears";

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    kind(ui, "Point");
    names(ui, form, competitor, factor);
    let score = form.project.scores.get(&competitor.id, &factor.id);
    let found = industry_standard(form.project, &factor.id);
    row(ui, "Level", |ui| {
        let unscored = score == Score::Unscored;
        let field = Field::Score(competitor.id.clone(), factor.id.clone());
        let look = TextField {
            hint: if unscored { "unscored" } else { "" },
            width: 88.0,
            ..TextField::line(field, "Level of the point")
        };
        form.field(ui, &look);
    });
    let set = |score| Edit::SetScore {
        competitor: competitor.id.clone(),
        factor: factor.id.clone(),
        score,
    };
    if let Score::Level(level) = score {
        let moved = slider(ui, form, factor, level, found);
        let edit = moved.map(|level| set(Score::Level(level)));
        form.gesture.show(ui, edit, form.commands);
    }
    if let Some(score) = buttons(ui, form, score, found) {
        form.edit(set(score));
    }
    industry(ui, form, competitor, score, found);
    evidence::of_point(ui, form, competitor, factor);
    if competitor.role == Role::Own {
        plan::of_point(ui, form, factor);
    }
    ui.add_space(8.0);
    remark(ui, KEYS);
}

/// Which point it is: both names select what they name.
fn names(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    let size = vec2(ui.available_width(), 2.0 * ROW_HEIGHT);
    let (both, _) = ui.allocate_exact_size(size, Sense::hover());
    let (upper, lower) = both.split_top_bottom_at_fraction(0.5);
    let sign = |rect: Rect| pos2(rect.left() + 10.0, rect.center().y);
    let link = |salt: &str, rect: Rect, name| NameLink {
        id: form.panel.with(salt),
        rect: rect.with_min_x(rect.left() + 24.0),
        name,
        pale: false,
    };
    marker::swatch(ui, sign(upper), competitor, form.look);
    let upper = link("competitor of the point", upper, &competitor.name).show(ui);

    let mut factors = form.project.factors.iter();
    if let Some(place) = factors.position(|other| other.id == factor.id) {
        let number = (place + 1).to_string();
        let font = TextStyle::Small.resolve(ui.style());
        let color = ui.visuals().weak_text_color();
        let painter = ui.painter();
        painter.text(sign(lower), Align2::CENTER_CENTER, number, font, color);
    }
    let lower = link("factor of the point", lower, &factor.name).show(ui);
    if upper.clicked() {
        form.select(Selection::Competitor(competitor.id.clone()));
    }
    if lower.clicked() {
        form.select(Selection::Factor(factor.id.clone()));
    }
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
    let response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
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
            words(ui, factor);
            response
        })
        .inner;
    let moved = Level::nearest((value - low) / (high - low) * 10.0);
    let changed = response.changed() && moved != level;
    response.accessible_name("Level slider");
    changed.then_some(moved)
}

/// The words at the ends of the factor, below the ends of the slider.
fn words(ui: &mut Ui, factor: &Factor) {
    let [low, high] = [&factor.low, &factor.high].map(|word| word.trim());
    if low.is_empty() && high.is_empty() {
        return;
    }
    let size = vec2(ui.available_width(), 16.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    let ends = [
        (low, left, Layout::left_to_right(Align::Center)),
        (high, right, Layout::right_to_left(Align::Center)),
    ];
    for (word, rect, layout) in ends {
        if !word.is_empty() {
            let rect = rect.shrink2(vec2(2.0, 0.0));
            let mut end = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
            let text = RichText::new(one_line(word)).small().weak();
            end.add(Label::new(text).truncate());
        }
    }
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
    let (top, bottom) = (rail.bottom() - 5.0, rail.bottom() + 1.0);
    ui.painter()
        .line_segment([pos2(x, top), pos2(x, bottom)], line);
}

/// What can be said of the point besides a level; gives what was said.
fn buttons(ui: &mut Ui, form: &Form<'_>, score: Score, found: Option<Standard>) -> Option<Score> {
    let mut said = None;
    ui.horizontal_wrapped(|ui| {
        let not_offered = Button::selectable(score == Score::NotOffered, "Not offered");
        if ui.add(not_offered.frame_when_inactive(true)).clicked() {
            said = Some(scores::toggled(score));
        }
        let clear = ui.add_enabled(score != Score::Unscored, Button::new("Clear"));
        if clear.clicked() {
            said = Some(Score::Unscored);
        }
        if score.level().is_none() {
            let start = found.map_or(Level::MIDDLE, |found| Level::nearest(found.level));
            let shown = form.project.settings.scale.show(start);
            if ui.button(format!("Set to {shown}")).clicked() {
                said = Some(Score::Level(start));
            }
        }
    });
    said
}

fn industry(
    ui: &mut Ui,
    form: &Form<'_>,
    competitor: &Competitor,
    score: Score,
    found: Option<Standard>,
) {
    let scale = form.project.settings.scale;
    section(ui, "Industry standard", |ui| {
        let Some(found) = found else {
            remark(ui, "None: no rival offers it");
            return;
        };
        let level = standard::shown(found.level, scale);
        line(ui, "Mean level of rivals", &level);
        remark(ui, &standard::basis(&found));
        let name = one_line(&competitor.name);
        let gap = match score {
            Score::Level(level) => standard::gap(level, found.level, scale),
            Score::NotOffered => format!("{name} does without what rivals offer"),
            Score::Unscored => format!("Nobody has said yet what {name} offers"),
        };
        ui.add(Label::new(gap).wrap());
    });
}
