//! What stands in lists: metrics, competitors, factors, segments.

use std::collections::BTreeMap;

use super::page::Page;
use crate::model::{Color, Competitor, Direction, Factor, FactorId, Level, Metric, Segment, Whose};

pub(super) fn metric(page: &mut Page, metric: &Metric) {
    let Metric { id, name, unit } = metric;
    page.open("Metric(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.text("unit", unit);
    page.close(")");
}

pub(super) fn competitor(page: &mut Page, competitor: &Competitor) {
    let Competitor {
        id,
        name,
        role,
        color,
        marker,
        share,
        metrics,
        visible,
        notes,
    } = competitor;
    page.open("Competitor(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.field("role", format_args!("{role:?}"));
    write_color(page, *color);
    page.field("marker", format_args!("{marker:?}"));
    page.field_or_none("share", share.map(|share| exact(share.percent())));
    page.list("metrics: {", "}", metrics, |page, (metric, number)| {
        page.key(metric.as_str());
        page.put(format_args!("{},\n", exact(number.get())));
    });
    page.field("visible", visible);
    page.text("notes", notes);
    page.close(")");
}

pub(super) fn factor(page: &mut Page, factor: &Factor) {
    let Factor {
        id,
        name,
        kind,
        direction,
        low,
        high,
        on_canvas,
        notes,
    } = factor;
    page.open("Factor(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.field("kind", format_args!("{kind:?}"));
    match direction {
        Direction::More => page.field("direction", "More"),
        Direction::Less => page.field("direction", "Less"),
        Direction::Ideal(level) => page.field("direction", format_args!("Ideal({level})")),
    }
    page.text("low", low);
    page.text("high", high);
    page.field("on_canvas", on_canvas);
    page.text("notes", notes);
    page.close(")");
}

pub(super) fn segment(page: &mut Page, segment: &Segment) {
    let Segment {
        id,
        name,
        buyers,
        size,
        color,
        visible,
        importance,
        ideal,
        notes,
    } = segment;
    page.open("Segment(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.field("buyers", format_args!("{buyers:?}"));
    page.field_or_none("size", size.map(|size| exact(size.percent())));
    write_color(page, *color);
    page.field("visible", visible);
    write_levels(page, "importance: {", importance);
    write_levels(page, "ideal: {", ideal);
    page.text("notes", notes);
    page.close(")");
}

fn write_levels(page: &mut Page, open: &str, levels: &BTreeMap<FactorId, Level>) {
    page.list(open, "}", levels, |page, (factor, level)| {
        page.key(factor.as_str());
        page.put(format_args!("{level},\n"));
    });
}

fn write_color(page: &mut Page, color: Color) {
    match color {
        Color::Palette(place) => page.field("color", format_args!("Palette({place})")),
        Color::Custom(rgb) => page.field("color", format_args!("Custom(\"{rgb}\")")),
    }
}

/// The shortest digits that give the same number back, always with a point or
/// an exponent.
pub(super) fn exact(number: f64) -> String {
    format!("{number:?}")
}

/// Whose importance is shown, in a line.
pub(super) fn whose(whose: &Whose) -> String {
    match whose {
        Whose::All => "All".to_owned(),
        Whose::Segment(id) => format!("Segment(\"{id}\")"),
    }
}
