//! The fields that several competitors share.

use egui::{Checkbox, Sense, Ui, pos2, vec2};

use super::super::fields::{NameLink, ROW_HEIGHT, heading, row, section};
use super::super::marker;
use super::Form;
use crate::command::{MenuCommand, Selection};
use crate::edit::{CompetitorChange, Edit};
use crate::model::{Competitor, CompetitorId, Role};

/// None if fewer than two of them are left.
///
/// A colour is not among the fields: one for all would no longer tell them apart.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, sorted: &[CompetitorId]) -> Option<()> {
    let all = form.project.competitors.iter().map(AsRef::as_ref);
    let chosen: Vec<&Competitor> = all
        .filter(|competitor| sorted.binary_search(&competitor.id).is_ok())
        .collect();
    if chosen.len() < 2 {
        return None;
    }
    heading(ui, &format!("{} competitors", chosen.len()));
    row(ui, "Role", |ui| roles(ui, form, &chosen));
    row(ui, "Canvas", |ui| visible(ui, form, &chosen));
    ui.horizontal_wrapped(|ui| {
        if ui.button("Delete them").clicked() {
            form.menu(MenuCommand::Delete);
        }
    });
    section(ui, "Selected", |ui| {
        form.rows(
            ui,
            (chosen.len(), ROW_HEIGHT),
            |_drafts, _index| false,
            |ui, form, index| name(ui, form, chosen[index]),
        );
    });
    Some(())
}

fn change_all(
    form: &mut Form<'_>,
    name: String,
    chosen: &[&Competitor],
    change: &CompetitorChange,
) {
    let edits = chosen.iter().map(|competitor| Edit::ChangeCompetitor {
        id: competitor.id.clone(),
        change: change.clone(),
    });
    form.edits(name, edits.collect());
}

/// Only one can be our own company.
fn roles(ui: &mut Ui, form: &mut Form<'_>, chosen: &[&Competitor]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for (role, words) in [(Role::Rival, "rivals"), (Role::Alternative, "alternatives")] {
        let current = chosen.iter().all(|competitor| competitor.role == role);
        if ui.radio(current, role.name()).clicked() && !current {
            let name = format!("Make {} competitors {words}", chosen.len());
            change_all(form, name, chosen, &CompetitorChange::Role(role));
        }
    }
}

fn visible(ui: &mut Ui, form: &mut Form<'_>, chosen: &[&Competitor]) {
    let shown = chosen
        .iter()
        .filter(|competitor| competitor.visible)
        .count();
    let mut all = shown == chosen.len();
    let some = shown > 0 && !all;
    let says = Checkbox::new(&mut all, "Shown").indeterminate(some);
    if ui.add(says).changed() {
        let verb = if all { "Show" } else { "Hide" };
        let name = format!("{verb} {} competitors", chosen.len());
        change_all(form, name, chosen, &CompetitorChange::Visible(all));
    }
}

/// A name that selects what it names alone.
fn name(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let center = pos2(rect.left() + 10.0, rect.center().y);
    marker::swatch(ui, center, competitor, form.look);
    let link = NameLink {
        id: form.panel.with(("one of several", &competitor.id)),
        rect: rect.with_min_x(rect.left() + 24.0),
        name: &competitor.name,
        pale: !competitor.visible,
    };
    if link.show(ui).clicked() {
        form.select(Selection::Competitor(competitor.id.clone()));
    }
}
