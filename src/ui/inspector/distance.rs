//! How far our own company is from what segments would like best.

use egui::{Sense, Ui, vec2};

use super::super::fields::{NameLink, ROW_HEIGHT, line_with_hint, one_line, remark, section, span};
use super::super::own;
use super::Form;
use crate::analysis::{fit, own_distance_to_ideal};
use crate::command::Selection;
use crate::model::{FactorId, Map, Segment};

/// How the distance over all factors is measured.
const OVER_ALL: &str = "√(Σ (own − ideal)² / n) over the n factors on which we have a level and \
                        they have an ideal";

/// How the distance on a map is measured.
const ON_MAP: &str = "√(Δx² + Δy²), in levels on the two axes of the map";

/// From our own company to a segment's ideal, over all factors and on the map
/// that is shown.
pub(super) fn of_segment(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment) {
    let project = form.project;
    section(ui, "Distance from us to their ideal", |ui| {
        let Some(own) = project.own() else {
            let why = "There is no own company yet to be near or far";
            own::missing(ui, project, why, form.commands);
            return;
        };
        let Some(found) = fit(project, &own.id, segment) else {
            remark(
                ui,
                "No factor yet on which we have a level and they an ideal",
            );
            return;
        };
        let over = match found.factors {
            1 => "On one factor".to_owned(),
            factors => format!("Over {factors} factors"),
        };
        let scale = project.settings.scale;
        line_with_hint(ui, &over, &span(found.distance, scale), OVER_ALL);
        let map = form.map.and_then(|id| project.map(id));
        if let Some((map, axes)) = map.and_then(|map| Some((map, factors(map)?)))
            && let Some(far) = own_distance_to_ideal(project, axes, segment)
        {
            let name = format!("On the map {}", one_line(&map.name));
            line_with_hint(ui, &name, &span(far, scale), ON_MAP);
        }
    });
}

/// From our own bubble to the ring of each segment on a map.
pub(super) fn on_map(ui: &mut Ui, form: &mut Form<'_>, map: &Map) {
    let project = form.project;
    if project.segments.is_empty() {
        return;
    }
    section(ui, "Distance from us to each ideal", |ui| {
        let Some(axes) = factors(map) else {
            remark(ui, "Both axes have to be factors for that");
            return;
        };
        if project.own().is_none() {
            let why = "There is no own company yet to be near or far";
            own::missing(ui, project, why, form.commands);
            return;
        }
        let size = (project.segments.len(), ROW_HEIGHT);
        form.rows(
            ui,
            size,
            |_, _| false,
            |ui, form, index| {
                let segment = &project.segments[index];
                let (x, y) = axes;
                let said = segment.ideal.contains_key(x) && segment.ideal.contains_key(y);
                let lacks = if said { Lacks::Level } else { Lacks::Ideal };
                let far = own_distance_to_ideal(project, axes, segment).ok_or(lacks);
                ring(ui, form, segment, far);
            },
        );
    });
}

/// Why there is no distance.
#[derive(Clone, Copy, Debug)]
enum Lacks {
    Level,
    Ideal,
}

fn ring(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment, far: Result<f64, Lacks>) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let value = match far {
        Ok(far) => span(far, form.project.settings.scale),
        Err(Lacks::Level) => "no level".to_owned(),
        Err(Lacks::Ideal) => "no ideal".to_owned(),
    };
    let value = super::value(ui, rect, &value);
    let center = egui::pos2(rect.left() + 10.0, rect.center().y);
    super::super::marker::ring(ui, center, segment, form.look);
    let link = NameLink {
        id: form.panel.with(("ring", &segment.id)),
        rect: rect.with_min_x(rect.left() + 24.0).with_max_x(value - 8.0),
        name: &segment.name,
        pale: !segment.visible,
    };
    if link.show(ui).clicked() {
        form.select(Selection::Segment(segment.id.clone()));
    }
    response.on_hover_text(match far {
        Ok(_) => ON_MAP,
        Err(Lacks::Level) => "Our own curve has no level on both axes",
        Err(Lacks::Ideal) => "They have no ideal on both axes",
    });
}

/// The two axes of a map, if they are factors.
fn factors(map: &Map) -> Option<(&FactorId, &FactorId)> {
    map.x.of.factor().zip(map.y.of.factor())
}
