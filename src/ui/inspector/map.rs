//! The fields of a positioning map.

use egui::{Align, ComboBox, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    Field, Lines, MapField, ROW_HEIGHT, TextField, block, line, one_line, remark, row, section,
};
use super::super::marker;
use super::{Form, distance, kind};
use crate::edit::{Edit, ListEdit, MapChange};
use crate::model::{Axis, BubbleSize, Competitor, Crosshair, Map, Measure, Project};

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    kind(ui, "Map");
    block(ui, "Name", |ui| {
        let look = TextField {
            lines: Lines::Few,
            ..TextField::line(Field::Map(map.id.clone(), MapField::Name), "Map name")
        };
        form.field(ui, &look);
    });
    row(ui, "Horizontal", |ui| axis(ui, form, map, Side::X));
    row(ui, "Vertical", |ui| axis(ui, form, map, Side::Y));
    axes(ui, form, map);
    row(ui, "Bubble area", |ui| size(ui, form, map));
    block(ui, "Crosshair", |ui| crosshair(ui, form, map));
    quadrants(ui, form, map);
    row(ui, "Show", |ui| toggles(ui, form, map));
    pins(ui, form, map);
    distance::on_map(ui, form, map);
    competitors(ui, form, map);
}

fn change(form: &mut Form<'_>, map: &Map, change: MapChange) {
    let id = map.id.clone();
    form.edit(Edit::Map(ListEdit::Change { id, change }));
}

/// One of the axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    X,
    Y,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::X => "Horizontal axis",
            Self::Y => "Vertical axis",
        }
    }

    fn of(self, map: &Map) -> &Axis {
        match self {
            Self::X => &map.x,
            Self::Y => &map.y,
        }
    }

    fn change(self, axis: Axis) -> MapChange {
        match self {
            Self::X => MapChange::X(axis),
            Self::Y => MapChange::Y(axis),
        }
    }
}

fn axis(ui: &mut Ui, form: &mut Form<'_>, map: &Map, side: Side) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let project = form.project;
    let axis = side.of(map);
    let mut chosen = None;
    ComboBox::from_id_salt(side)
        .selected_text(measure_name(project, &axis.of))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for measure in measures(project) {
                let name = measure_name(project, &measure);
                if ui.selectable_label(axis.of == measure, name).clicked() {
                    chosen = Some(measure);
                }
            }
        })
        .response
        .accessible_name(side.name());
    if let Some(of) = chosen.filter(|of| *of != axis.of) {
        let flipped = axis.flipped;
        change(form, map, side.change(Axis { of, flipped }));
    }
    let mut flipped = axis.flipped;
    let words = match side {
        Side::X => "From right to left",
        Side::Y => "From top to bottom",
    };
    if ui.checkbox(&mut flipped, words).changed() {
        let of = axis.of.clone();
        change(form, map, side.change(Axis { of, flipped }));
    }
}

/// Whatever an axis can measure.
fn measures(project: &Project) -> impl Iterator<Item = Measure> {
    let factors = project.factors.iter();
    let metrics = project.metrics.iter();
    factors
        .map(|factor| Measure::Factor(factor.id.clone()))
        .chain(metrics.map(|metric| Measure::Metric(metric.id.clone())))
        .chain([Measure::Share, Measure::Nothing])
}

fn measure_name(project: &Project, measure: &Measure) -> String {
    match measure {
        Measure::Nothing => "Nothing".to_owned(),
        Measure::Share => "Share of the market".to_owned(),
        Measure::Factor(id) => {
            let factor = project.factor(id);
            factor.map_or_else(String::new, |factor| one_line(&factor.name))
        }
        Measure::Metric(id) => {
            let metric = project.metric(id);
            metric.map_or_else(String::new, |metric| one_line(&metric.name))
        }
    }
}

/// What can be done with both axes, and what is wrong with them.
fn axes(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    if map.x.of == Measure::Nothing || map.y.of == Measure::Nothing {
        remark(
            ui,
            "Choose what each axis measures: until then nobody is placed",
        );
    } else if map.x.of == map.y.of {
        remark(
            ui,
            "Both axes measure the same, so everybody stands on one line",
        );
    }
    if ui.button("Swap axes").clicked() {
        let swapped = MapChange::Axes(map.y.clone(), map.x.clone());
        change(form, map, swapped);
    }
}

fn size(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    let project = form.project;
    let name = |size: &BubbleSize| match size {
        BubbleSize::Same => "All alike".to_owned(),
        BubbleSize::Share => measure_name(project, &Measure::Share),
        BubbleSize::Metric(id) => measure_name(project, &Measure::Metric(id.clone())),
    };
    let metrics = project.metrics.iter();
    let metrics = metrics.map(|metric| BubbleSize::Metric(metric.id.clone()));
    let all = [BubbleSize::Same, BubbleSize::Share].into_iter();
    let mut chosen = None;
    ComboBox::from_id_salt("bubbles")
        .selected_text(name(&map.size))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for size in all.chain(metrics) {
                if ui.selectable_label(map.size == size, name(&size)).clicked() {
                    chosen = Some(size);
                }
            }
        })
        .response
        .accessible_name("What the area of bubbles stands for");
    if let Some(size) = chosen.filter(|size| *size != map.size) {
        change(form, map, MapChange::Size(size));
    }
}

fn crosshair(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    let mut chosen = None;
    ComboBox::from_id_salt("crosshair")
        .selected_text(map.crosshair.name())
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for crosshair in Crosshair::iter() {
                let current = map.crosshair == crosshair;
                if ui.selectable_label(current, crosshair.name()).clicked() {
                    chosen = Some(crosshair);
                }
            }
        })
        .response
        .accessible_name("Where the quadrants meet");
    if let Some(crosshair) = chosen.filter(|crosshair| *crosshair != map.crosshair) {
        change(form, map, MapChange::Crosshair(crosshair));
    }
}

/// Four fields as the quadrants lie.
fn quadrants(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    let rows = [
        [
            (MapField::TopLeft, "Top left quadrant", "top left"),
            (MapField::TopRight, "Top right quadrant", "top right"),
        ],
        [
            (MapField::BottomLeft, "Bottom left quadrant", "bottom left"),
            (
                MapField::BottomRight,
                "Bottom right quadrant",
                "bottom right",
            ),
        ],
    ];
    block(ui, "Quadrants", |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for fields in rows {
            let size = vec2(ui.available_width(), ROW_HEIGHT);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let half = (rect.width() - 4.0) / 2.0;
            let left = rect.with_max_x(rect.left() + half);
            let right = rect.with_min_x(rect.right() - half);
            for (place, (field, name, hint)) in [left, right].into_iter().zip(fields) {
                quadrant(
                    ui,
                    form,
                    place,
                    &TextField {
                        hint,
                        width: place.width(),
                        ..TextField::line(Field::Map(map.id.clone(), field), name)
                    },
                );
            }
        }
    });
}

fn quadrant(ui: &mut Ui, form: &mut Form<'_>, rect: Rect, look: &TextField<'_>) {
    let layout = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    form.drafts
        .show(&mut inside, form.panel, form.project, look, form.commands);
}

fn toggles(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut segments = map.segments;
    if ui.checkbox(&mut segments, "Segments").changed() {
        change(form, map, MapChange::Segments(segments));
    }
    let mut white_space = map.white_space;
    if ui.checkbox(&mut white_space, "White space").changed() {
        change(form, map, MapChange::WhiteSpace(white_space));
    }
}

fn pins(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    let pinned = map.pins.len() + map.segment_pins.len();
    if pinned == 0 {
        return;
    }
    ui.vertical(|ui| {
        line(ui, "Pinned labels", &pinned.to_string());
        if ui.button("Unpin labels").clicked() {
            change(form, map, MapChange::Unpin);
        }
    });
}

/// Who is on the map, of those that are shown at all.
fn competitors(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    section(ui, "On this map", |ui| {
        let all = &form.project.competitors;
        if all.is_empty() {
            remark(ui, "No competitors yet");
            return;
        }
        if !map.hidden.is_empty() {
            remark(ui, &format!("{} left out", map.hidden.len()));
        }
        form.rows(
            ui,
            (all.len(), ROW_HEIGHT),
            |_drafts, _index| false,
            |ui, form, index| competitor(ui, form, map, &all[index]),
        );
    });
}

fn competitor(ui: &mut Ui, form: &mut Form<'_>, map: &Map, competitor: &Competitor) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let center = pos2(rect.left() + 10.0, rect.center().y);
    marker::swatch(ui, center, competitor, form.look);
    let rect = rect.with_min_x(rect.left() + 24.0);
    let layout = Layout::left_to_right(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    inside.set_clip_rect(inside.clip_rect().intersect(rect));
    let mut shown = !map.hidden.contains(&competitor.id);
    let name = one_line(&competitor.name);
    let says = inside.checkbox(&mut shown, &name);
    if says.changed() {
        let id = competitor.id.clone();
        change(form, map, MapChange::Hidden(id, !shown));
    }
    says.accessible_name(format!("{name} on this map"));
}
