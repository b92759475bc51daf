//! The fields of a competitor.

use egui::{Popup, PopupCloseBehavior, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    Field, Lines, TextField, block, colors, custom, markers, one_line, remark, row,
};
use super::{Form, kind, scores};
use crate::edit::{CompetitorChange, Edit};
use crate::figure::Rgba;
use crate::model::{Color, Competitor, Rgb, Role};

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
    row(ui, "Colour", |ui| color(ui, form, competitor));
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

/// Swatches of the palette, and any other colour by hand or by its digits.
fn color(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    ui.spacing_mut().item_spacing.y = 4.0;
    if let Some(color) = colors(ui, competitor, form.look) {
        form.change_competitor(competitor, CompetitorChange::Color(color));
    }
    ui.horizontal(|ui| {
        let custom = custom(ui, competitor, form.look);
        Popup::menu(&custom)
            .id(form.panel.with(("custom", &competitor.id)))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| picker(ui, form, competitor));
        let field = TextField {
            hint: "#rrggbb",
            width: 88.0,
            ..TextField::line(
                Field::CompetitorColor(competitor.id.clone()),
                "Custom colour",
            )
        };
        form.field(ui, &field);
    });
}

/// A picker for any colour. What is dragged in it is one undo step.
fn picker(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let before = match competitor.color {
        // Not what a theme of greys makes of it.
        Color::Custom(rgb) => rgb,
        Color::Palette(_) => {
            let Rgba([r, g, b, _]) = form.look.color(competitor);
            Rgb([r, g, b])
        }
    };
    let picked = form.spectrum.show(ui, form.panel, before);
    let edit = picked.map(|rgb| Edit::ChangeCompetitor {
        id: competitor.id.clone(),
        change: CompetitorChange::Color(Color::Custom(rgb)),
    });
    form.gesture.show(ui, edit, form.commands);
}
