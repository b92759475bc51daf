//! What is known of competitors beside the factors: the list of metrics, and
//! what one competitor has of each.

use egui::{Align, Label, Layout, Rect, RichText, Sense, Ui, UiBuilder, Vec2, vec2};

use super::super::fields::{
    Field, MetricField, ROW_HEIGHT, TextField, error_line, one_line, remark, section,
};
use super::super::icon::{Icon, IconButton};
use super::Form;
use crate::edit::{Edit, ListEdit};
use crate::model::{Competitor, Metric};

/// Between rows, in points.
const GAP: f32 = 2.0;

/// The width of the field for a unit, in points.
const UNIT: f32 = 64.0;

/// The width of the field for a number, in points.
const NUMBER: f32 = 88.0;

/// The metrics of the project, to be named, added and deleted.
pub(super) fn list(ui: &mut Ui, form: &mut Form<'_>) {
    section(ui, "Metrics", |ui| {
        let metrics = &form.project.metrics;
        let words = if metrics.is_empty() {
            "Revenue, shops, staff: for the axes and bubbles of maps"
        } else {
            "Name and unit; each competitor has its own number"
        };
        remark(ui, words);
        ui.add_space(GAP);
        let name = |index: usize| Field::Metric(metrics[index].id.clone(), MetricField::Name);
        let unit = |index: usize| Field::Metric(metrics[index].id.clone(), MetricField::Unit);
        form.rows(
            ui,
            (metrics.len(), ROW_HEIGHT + GAP),
            |drafts, index| drafts.is_open(&name(index)) || drafts.is_open(&unit(index)),
            |ui, form, index| metric(ui, form, &metrics[index]),
        );
        ui.add_space(GAP);
        if ui.button("Add metric").clicked() {
            let item = form.project.fresh_metric("New metric");
            // Ready to be typed over.
            let field = Field::Metric(item.id.clone(), MetricField::Name);
            form.drafts.focus_next(field);
            let at = usize::MAX;
            form.edit(Edit::Metric(ListEdit::Add { item, at }));
        }
    });
}

fn metric(ui: &mut Ui, form: &mut Form<'_>, metric: &Metric) {
    let size = vec2(ui.available_width(), ROW_HEIGHT + GAP);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let rect = rect.with_max_y(rect.top() + ROW_HEIGHT);
    let delete = rect.with_min_x(rect.right() - ROW_HEIGHT);
    let unit = Rect::from_x_y_ranges(
        delete.left() - 4.0 - UNIT..=delete.left() - 4.0,
        rect.y_range(),
    );
    let name = rect.with_max_x(unit.left() - 4.0);
    let called = one_line(&metric.name);
    let field =
        |field, says: &str, hint, rect| (field, format!("{says} of metric {called}"), hint, rect);
    for (field, says, hint, rect) in [
        field(MetricField::Name, "Name", "Name", name),
        field(MetricField::Unit, "Unit", "unit", unit),
    ] {
        let layout = Layout::left_to_right(Align::Center);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        let look = TextField {
            hint,
            width: rect.width(),
            ..TextField::line(Field::Metric(metric.id.clone(), field), &says)
        };
        let commands = &mut *form.commands;
        form.drafts
            .show(&mut inside, form.panel, form.project, &look, commands);
    }
    let button = IconButton {
        id: form.panel.with(("delete metric", &metric.id)),
        rect: Rect::from_center_size(delete.center(), Vec2::splat(22.0)),
        icon: Icon::Remove,
        name: &format!("Delete metric {called}"),
        selected: None,
        weak: true,
    };
    if button.show(ui).clicked() {
        let id = metric.id.clone();
        form.edit(Edit::Metric(ListEdit::Remove { id }));
    }
}

/// What a competitor has of each metric.
pub(super) fn of_competitor(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor) {
    let metrics = &form.project.metrics;
    if metrics.is_empty() {
        return;
    }
    section(ui, "Metrics", |ui| {
        let field = |index: usize| {
            let metric: &Metric = &metrics[index];
            Field::CompetitorMetric(competitor.id.clone(), metric.id.clone())
        };
        form.rows(
            ui,
            (metrics.len(), ROW_HEIGHT + GAP),
            |drafts, index| drafts.is_open(&field(index)),
            |ui, form, index| number(ui, form, &metrics[index], &field(index)),
        );
    });
}

fn number(ui: &mut Ui, form: &mut Form<'_>, metric: &Metric, field: &Field) {
    let size = vec2(ui.available_width(), ROW_HEIGHT + GAP);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let rect = rect.with_max_y(rect.top() + ROW_HEIGHT);
    let place = rect.with_min_x(rect.right() - NUMBER.min(rect.width() / 2.0));
    let layout = Layout::left_to_right(Align::Center);
    let child = |rect| UiBuilder::new().max_rect(rect).layout(layout);
    let mut name = ui.new_child(child(rect.with_max_x(place.left() - 8.0)));
    let called = one_line(&metric.name);
    let text = match metric.unit.trim() {
        "" => called.clone(),
        unit => format!("{called}, {}", one_line(unit)),
    };
    name.add(Label::new(RichText::new(text).weak()).truncate());
    let mut inside = ui.new_child(child(place));
    let look = TextField {
        hint: "unknown",
        width: place.width(),
        ..TextField::line(field.clone(), &called)
    };
    let commands = &mut *form.commands;
    form.drafts
        .show(&mut inside, form.panel, form.project, &look, commands);
    if let Some(error) = form.drafts.error(field).map(str::to_owned) {
        error_line(ui, &error);
        ui.add_space(4.0);
    }
}
