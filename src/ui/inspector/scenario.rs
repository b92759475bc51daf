//! The fields of a variant of our own curve.

use std::sync::Arc;

use egui::{Rect, Sense, Ui, Vec2, vec2};

use super::super::fields::{
    Field, Lines, NameLink, ROW_HEIGHT, ScenarioField, TextField, block, one_line, remark, section,
};
use super::super::icon::{Icon, IconButton};
use super::super::own;
use super::{Form, kind};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Competitor, Factor, Scale, Scenario, Score};

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, scenario: &Scenario) {
    let field = |field| Field::Scenario(scenario.id.clone(), field);
    kind(ui, "Scenario");
    block(ui, "Name", |ui| {
        let look = TextField {
            lines: Lines::Few,
            ..TextField::line(field(ScenarioField::Name), "Scenario name")
        };
        form.field(ui, &look);
    });
    block(ui, "Tagline", |ui| {
        let look = TextField {
            hint: "One clear and true sentence",
            lines: Lines::Few,
            ..TextField::line(field(ScenarioField::Tagline), "Scenario tagline")
        };
        form.field(ui, &look);
    });
    differences(ui, form, scenario);
    ui.horizontal_wrapped(|ui| {
        for command in [
            MenuCommand::Promote,
            MenuCommand::Duplicate,
            MenuCommand::Delete,
        ] {
            // There is no as-is to take the place of.
            let enabled = command != MenuCommand::Promote || form.project.own().is_some();
            let button = egui::Button::new(command.label());
            if ui.add_enabled(enabled, button).clicked() {
                form.menu(command);
            }
        }
    });
    block(ui, "Notes", |ui| {
        let look = TextField {
            lines: Lines::Many,
            ..TextField::line(field(ScenarioField::Notes), "Scenario notes")
        };
        form.field(ui, &look);
    });
}

/// Where the curve of the scenario leaves that of the as-is.
fn differences(ui: &mut Ui, form: &mut Form<'_>, scenario: &Scenario) {
    section(ui, "What differs from the as-is", |ui| {
        let project = form.project;
        let Some(own) = project.own() else {
            let why = "Scenarios vary our own curve, and there is none yet";
            own::missing(ui, project, why, form.commands);
            return;
        };
        let factors = project.factors.iter();
        let changed: Vec<&Arc<Factor>> = factors
            .filter(|factor| scenario.scores.contains_key(&factor.id))
            .collect();
        if changed.is_empty() {
            remark(ui, "Nothing yet: drag a point of our own curve");
            return;
        }
        let size = (changed.len(), ROW_HEIGHT);
        form.rows(
            ui,
            size,
            |_, _| false,
            |ui, form, index| {
                let row = Difference {
                    scenario,
                    own,
                    factor: changed[index],
                };
                row.show(ui, form);
            },
        );
    });
}

/// A point that is elsewhere in the scenario.
struct Difference<'a> {
    scenario: &'a Scenario,
    own: &'a Competitor,
    factor: &'a Factor,
}

impl Difference<'_> {
    fn show(&self, ui: &mut Ui, form: &mut Form<'_>) {
        let size = vec2(ui.available_width(), ROW_HEIGHT);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let scale = form.project.settings.scale;
        let from = form.as_is.scores.get(&self.own.id, &self.factor.id);
        let to = self.scenario.scores.get(&self.factor.id);
        let to = to.copied().unwrap_or(from);
        let button = rect.with_min_x(rect.right() - ROW_HEIGHT);
        let name = one_line(&self.factor.name);
        let back = IconButton {
            id: form.panel.with(("revert", &self.factor.id)),
            rect: Rect::from_center_size(button.center(), Vec2::splat(22.0)),
            icon: Icon::Back,
            name: &format!("Revert {name} to {}", words(from, scale)),
            selected: None,
            weak: true,
        };
        if back.show(ui).clicked() {
            form.edit(self.revert(form, from));
        }
        let text = format!("{} → {}", words(from, scale), words(to, scale));
        let text = super::value(ui, rect.with_max_x(button.left() - 2.0), &text);
        let link = NameLink {
            id: form.panel.with(("difference", &self.factor.id)),
            rect: rect.with_max_x(text - 8.0),
            name: &self.factor.name,
            pale: false,
        };
        if link.show(ui).clicked() {
            let scenario = Some(self.scenario.id.clone());
            form.commands.push(Command::ShowScenario(scenario));
            let (own, factor) = (self.own.id.clone(), self.factor.id.clone());
            form.select(Selection::Point(own, factor));
        }
    }

    /// In the scenario that is worked on a point takes its card along.
    fn revert(&self, form: &Form<'_>, score: Score) -> Edit {
        let factor = self.factor.id.clone();
        if form.scenario == Some(&self.scenario.id) {
            Edit::SetScore {
                competitor: self.own.id.clone(),
                factor,
                score,
            }
        } else {
            Edit::Plan(PlanEdit::Score {
                scenario: self.scenario.id.clone(),
                factor,
                score,
            })
        }
    }
}

/// A score in few words.
fn words(score: Score, scale: Scale) -> String {
    match score {
        Score::Unscored => "unscored".to_owned(),
        Score::NotOffered => "not offered".to_owned(),
        Score::Level(level) => scale.show(level),
    }
}
