//! The numbers of the reading, each with its formula and what went into it.

use egui::{Rect, RichText, Sense, Ui, pos2, vec2};

use super::super::fields::{line, one_line, remark, unit};
use super::super::marker;
use super::{Page, fold};
use crate::analysis::{Divergence, Gauge, WhyNot};
use crate::command::{Command, Selection};
use crate::model::FactorId;

/// What it means.
pub(super) const FOCUS: &str =
    "Whether our effort is on few things: 0 spread evenly, near 1 on one of them";
pub(super) const CONVERGENCE: &str =
    "Whether the rivals compete on the same things: near 1 all curves have one shape";
pub(super) const OVER_DELIVERY: &str =
    "On which part of the factors we are at or above the best rival";
const DIVERGENCE: &str = "How far our curve is from each rival's, in level and in shape: 0 the \
                          same, 1 as far as can be";

/// Of the columns with numbers.
const NUMBER: f32 = 48.0;

impl Page<'_> {
    pub(super) fn gauge(&mut self, ui: &mut Ui, name: &str, meaning: &str, gauge: &Gauge) {
        let value = shown(gauge.value);
        let hover = format!("{meaning}\n\n{}", gauge.formula);
        if !fold::fold(ui, self.open, name, &value, &hover) {
            return;
        }
        fold::inside(ui, |ui| {
            if let Err(why) = gauge.value {
                ui.label(format!("Not defined: {why}"));
            }
            remark(ui, meaning);
            remark(ui, gauge.formula);
            numbers(ui, &gauge.numbers);
            self.contributions(ui, &gauge.factors);
        });
    }

    /// What each factor put in.
    fn contributions(&mut self, ui: &mut Ui, factors: &[(FactorId, f64)]) {
        let unit = unit(self.project().settings.scale);
        for (factor, value) in factors {
            ui.push_id(factor.as_str(), |ui| {
                ui.horizontal(|ui| {
                    let (number, room) = columns(ui, 1);
                    ui.scope_builder(egui::UiBuilder::new().max_rect(room), |ui| {
                        ui.set_clip_rect(ui.clip_rect().intersect(room));
                        self.factor_link(ui, factor);
                    });
                    right(ui, number, &signed(*value * unit));
                });
            });
        }
    }

    pub(super) fn divergence(&mut self, ui: &mut Ui, all: &[Divergence]) {
        let levels: Vec<f64> = all.iter().filter_map(|one| one.level.ok()).collect();
        let least = levels.iter().copied().reduce(f64::min);
        let value = match least {
            Some(least) if all.len() > 1 => format!("nearest {least:.2}"),
            Some(least) => format!("{least:.2}"),
            None => "not defined".to_owned(),
        };
        let hover = format!(
            "{DIVERGENCE}\n\nLevel: {}\n\nShape: {}",
            Divergence::LEVEL_FORMULA,
            Divergence::SHAPE_FORMULA
        );
        let open = fold::fold(ui, self.open, "Divergence", &value, &hover);
        if all.is_empty() {
            if open {
                fold::inside(ui, |ui| {
                    remark(
                        ui,
                        "Not defined: there is no rival, or no company of our own",
                    );
                });
            }
            return;
        }
        fold::inside(ui, |ui| {
            if open {
                remark(ui, DIVERGENCE);
                remark(ui, &format!("Level: {}", Divergence::LEVEL_FORMULA));
                remark(ui, &format!("Shape: {}", Divergence::SHAPE_FORMULA));
            }
            ui.horizontal(|ui| {
                let (numbers, room) = columns(ui, 2);
                let (level, shape) = numbers.split_left_right_at_fraction(0.5);
                left(ui, room, "From", true);
                right_weak(ui, level, "level");
                right_weak(ui, shape, "shape");
            });
            for divergence in all {
                self.rival(ui, divergence);
            }
        });
    }

    fn rival(&mut self, ui: &mut Ui, divergence: &Divergence) {
        let Some(rival) = self.context.project.competitor(&divergence.competitor) else {
            return;
        };
        let shape = divergence.shape();
        let name = one_line(&rival.name);
        let response = ui
            .push_id(rival.id.as_str(), |ui| {
                ui.horizontal(|ui| {
                    let (numbers, room) = columns(ui, 2);
                    let (level_at, shape_at) = numbers.split_left_right_at_fraction(0.5);
                    let sign = pos2(room.left() + 8.0, room.center().y);
                    marker::swatch(ui, sign, rival, self.context.look);
                    left(ui, room.with_min_x(room.left() + 22.0), &name, false);
                    right(ui, level_at, &short(divergence.level));
                    right(ui, shape_at, &short(shape));
                    let row = room.union(numbers);
                    ui.interact(row, ui.scope_id().with("row"), Sense::click())
                })
                .inner
            })
            .inner;
        let words = format!(
            "{name}: level distance {}, shape distance {}, over {} factors",
            shown(divergence.level),
            shown(shape),
            divergence.common
        );
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), words.clone())
        });
        if response.clicked() {
            let selection = Selection::Competitor(rival.id.clone());
            self.commands.push(Command::Select(selection));
        }
        let r = match divergence.r {
            Ok(r) => format!("{words}\nr = {r:.4}"),
            Err(_) => words,
        };
        response.on_hover_text(r);
    }
}

/// Room for so many numbers on the right of a row, and for what stands before them.
fn columns(ui: &mut Ui, count: u8) -> (Rect, Rect) {
    let size = vec2(ui.available_width(), 20.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let (before, numbers) = {
        let x = rect.right() - NUMBER * f32::from(count);
        rect.split_left_right_at_x(x.max(rect.left()))
    };
    (numbers, before.with_max_x(before.right() - 4.0))
}

fn left(ui: &mut Ui, rect: Rect, text: &str, weak: bool) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    let text = RichText::new(text).small();
    let text = if weak { text.weak() } else { text };
    cell.add(egui::Label::new(text).truncate());
}

fn right(ui: &mut Ui, rect: Rect, text: &str) {
    cell(ui, rect, RichText::new(text).small());
}

fn right_weak(ui: &mut Ui, rect: Rect, text: &str) {
    cell(ui, rect, RichText::new(text).small().weak());
}

fn cell(ui: &mut Ui, rect: Rect, text: RichText) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    cell.add(egui::Label::new(text));
}

/// What went into a number, one a line.
pub(super) fn numbers(ui: &mut Ui, numbers: &[(&'static str, f64)]) {
    for (name, value) in numbers {
        line(ui, &name.replace('_', " "), &plain(*value));
    }
}

/// A whole number as such, anything else to four decimals at most.
fn plain(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.replace('-', "−")
}

fn signed(value: f64) -> String {
    let text = plain(value);
    match text.strip_prefix('−') {
        Some(_) => text,
        None if text == "0" => text,
        None => format!("+{text}"),
    }
}

fn shown(value: Result<f64, WhyNot>) -> String {
    match value {
        Ok(value) => format!("{value:.2}").replace('-', "−"),
        Err(_) => "not defined".to_owned(),
    }
}

/// In a column too narrow for words; they are on hover.
fn short(value: Result<f64, WhyNot>) -> String {
    match value {
        Ok(value) => format!("{value:.2}").replace('-', "−"),
        Err(_) => "–".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_needless_decimals_and_a_true_minus() {
        assert_eq!(plain(7.0), "7");
        assert_eq!(plain(-0.5), "−0.5");
        assert_eq!(plain(1.0 / 3.0), "0.3333");
        assert_eq!(plain(-0.00001), "0");
        assert_eq!(signed(2.0), "+2");
        assert_eq!(signed(0.0), "0");
        assert_eq!(signed(-2.25), "−2.25");
        assert_eq!(shown(Ok(-0.254)), "−0.25");
        assert_eq!(shown(Err(WhyNot::Flat)), "not defined");
    }
}
