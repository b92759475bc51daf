//! The fields of a competitor.

use egui::Ui;
use strum::IntoEnumIterator as _;

use super::super::fields::{
    Field, Lines, Painted, TextField, block, markers, one_line, remark, row,
};
use super::{Form, color, kind, metrics, scores};
use crate::edit::{CompetitorChange, Edit};
use crate::model::{Competitor, Role};

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let id = || competitor.id.clone();
    kind(ui, "Competitor");
    block(ui, "Name", |ui| {
        let field = TextField {
            lines: Lines::Few,
            ..TextField::line(Field::CompetitorName(id()), "Competitor name")
        };
        form.field(ui, &field);
    });
    row(ui, "Role", |ui| roles(ui, form, competitor));
    row(ui, "Colour", |ui| {
        let field = Field::CompetitorColor(competitor.id.clone());
        color::show(ui, form, Painted::Competitor(competitor), field, |color| {
            let id = competitor.id.clone();
            let change = CompetitorChange::Color(color);
            Edit::ChangeCompetitor { id, change }
        });
    });
    row(ui, "Marker", |ui| {
        if let Some(marker) = markers(ui, competitor, form.look) {
            form.change_competitor(competitor, CompetitorChange::Marker(marker));
        }
    });
    row(ui, "Share, %", |ui| {
        let field = TextField {
            hint: "unknown",
            width: 88.0,
            ..TextField::line(Field::CompetitorShare(id()), "Share in percent")
        };
        form.field(ui, &field);
    });
    row(ui, "Canvas", |ui| {
        let mut visible = competitor.visible;
        if ui.checkbox(&mut visible, "Shown").changed() {
            form.change_competitor(competitor, CompetitorChange::Visible(visible));
        }
    });
    block(ui, "Notes", |ui| {
        let field = TextField {
            lines: Lines::Many,
            ..TextField::line(Field::CompetitorNotes(id()), "Competitor notes")
        };
        form.field(ui, &field);
    });
    metrics::of_competitor(ui, form, competitor);
    scores::of_competitor(ui, form, competitor);
}

impl Form<'_> {
    fn change_competitor(&mut self, competitor: &Competitor, change: CompetitorChange) {
        let id = competitor.id.clone();
        self.edit(Edit::ChangeCompetitor { id, change });
    }
}

fn roles(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for role in Role::iter() {
        let current = competitor.role == role;
        if ui.radio(current, role.name()).clicked() && !current {
            form.change_competitor(competitor, CompetitorChange::Role(role));
        }
    }
    if let Some(own) = form.project.own().filter(|own| own.id != competitor.id) {
        let own = one_line(&own.name);
        remark(
            ui,
            &format!("As own company it takes the place of {own}, which becomes a rival"),
        );
    }
}
