//! The fields of a factor.

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{Field, Lines, TextField, block, line, remark, row, section};
use super::{Form, kind, plan, scores, standard};
use crate::analysis::industry_standard;
use crate::edit::{Edit, FactorChange};
use crate::model::{Direction, Factor, Kind, Level};

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    let id = || factor.id.clone();
    kind(ui, "Factor");
    block(ui, "Name", |ui| {
        let field = TextField {
            lines: Lines::Few,
            ..TextField::line(Field::FactorName(id()), "Factor name")
        };
        form.field(ui, &field);
    });
    row(ui, "Kind", |ui| kinds(ui, form, factor));
    row(ui, "Buyers prefer", |ui| direction(ui, form, factor));
    row(ui, "Low end", |ui| {
        let field = TextField {
            lines: Lines::Few,
            hint: "such as cheap",
            ..TextField::line(Field::FactorLow(id()), "Words at the low end")
        };
        form.field(ui, &field);
    });
    row(ui, "High end", |ui| {
        let field = TextField {
            lines: Lines::Few,
            hint: "such as expensive",
            ..TextField::line(Field::FactorHigh(id()), "Words at the high end")
        };
        form.field(ui, &field);
    });
    row(ui, "Canvas", |ui| {
        let mut on_canvas = factor.on_canvas;
        if ui.checkbox(&mut on_canvas, "Shown").changed() {
            form.change_factor(factor, FactorChange::OnCanvas(on_canvas));
        }
    });
    block(ui, "Notes", |ui| {
        let field = TextField {
            lines: Lines::Many,
            ..TextField::line(Field::FactorNotes(id()), "Factor notes")
        };
        form.field(ui, &field);
    });
    industry(ui, form, factor);
    plan::of_factor(ui, form, factor);
    scores::of_factor(ui, form, factor);
}

impl Form<'_> {
    fn change_factor(&mut self, factor: &Factor, change: FactorChange) {
        let id = factor.id.clone();
        self.edit(Edit::ChangeFactor { id, change });
    }
}

fn kinds(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    ComboBox::from_id_salt("kind")
        .selected_text(factor.kind.name())
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for kind in Kind::iter() {
                let current = factor.kind == kind;
                if ui.selectable_label(current, kind.name()).clicked() && !current {
                    form.change_factor(factor, FactorChange::Kind(kind));
                }
            }
        })
        .response
        .accessible_name("Kind of factor");
}

fn direction(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    let current = factor.direction;
    let ideal = match current {
        Direction::Ideal(level) => level,
        Direction::More | Direction::Less => Level::MIDDLE,
    };
    ComboBox::from_id_salt("direction")
        .selected_text(current.name())
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for direction in [Direction::More, Direction::Less, Direction::Ideal(ideal)] {
                let item = ui.selectable_label(direction == current, direction.name());
                if item.clicked() && direction != current {
                    form.change_factor(factor, FactorChange::Direction(direction));
                }
            }
        })
        .response
        .accessible_name("What buyers prefer");
    if matches!(current, Direction::Ideal(_)) {
        let field = TextField {
            width: 88.0,
            ..TextField::line(Field::FactorIdeal(factor.id.clone()), "Ideal level")
        };
        form.field(ui, &field);
    }
}

fn industry(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    let scale = form.project.settings.scale;
    let found = industry_standard(form.project, &factor.id);
    section(ui, "Industry standard", |ui| {
        let Some(found) = found else {
            remark(ui, "None: no rival offers it");
            return;
        };
        let level = standard::shown(found.level, scale);
        line(ui, "Mean level of rivals", &level);
        remark(ui, &standard::basis(&found));
        form.fold(ui, "Who counts, with what weight", |ui, form| {
            standard::who_counts(ui, form, factor);
        });
    });
}
