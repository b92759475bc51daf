//! The fields of a competitor.

use egui::color_picker::{Alpha, color_picker_color32};
use egui::{Button, Popup, PopupCloseBehavior, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    Field, Lines, TextField, block, colors, markers, one_line, remark, row,
};
use super::super::marker::color32;
use super::{Form, kind, scores};
use crate::edit::{CompetitorChange, Edit};
use crate::model::{Color, Competitor, Rgb, Role};

/// The side of the field for saturation and brightness, in points.
const PICKER: f32 = 208.0;

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let id = || competitor.id.clone();
    kind(ui, "Competitor");
    block(ui, "Name", |ui| {
        let field = TextField {
            lines: Lines::Few,
            ..TextField::line(Field::CompetitorName(id()), "Name")
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
            ..TextField::line(Field::CompetitorNotes(id()), "Notes")
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
    ui.horizontal_wrapped(|ui| {
        let custom = ui.add(Button::new("Custom…").min_size(vec2(0.0, 26.0)));
        Popup::menu(&custom)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| picker(ui, form, competitor));
        let field = TextField {
            hint: "#rrggbb",
            width: 80.0,
            ..TextField::line(
                Field::CompetitorColor(competitor.id.clone()),
                "Custom colour",
            )
        };
        form.field(ui, &field);
    });
}

/// egui's colour picker. What is dragged in it is one undo step.
fn picker(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    ui.spacing_mut().slider_width = PICKER;
    let before = match competitor.color {
        // Not what a theme of greys makes of it.
        Color::Custom(Rgb([r, g, b])) => crate::figure::Rgba([r, g, b, 255]),
        Color::Palette(_) => form.look.color(competitor),
    };
    let mut color = color32(before);
    let changed = color_picker_color32(ui, &mut color, Alpha::Opaque) && color != color32(before);
    let edit = changed.then(|| Edit::ChangeCompetitor {
        id: competitor.id.clone(),
        change: CompetitorChange::Color(Color::Custom(Rgb([color.r(), color.g(), color.b()]))),
    });
    form.gesture.show(ui, edit, form.commands);
}
