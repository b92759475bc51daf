//! Positioning maps.

use super::page::Page;
use super::things::exact;
use crate::model::{Axis, BubbleSize, Map, Measure, Pin, Quadrants};

pub(super) fn map(page: &mut Page, map: &Map) {
    let Map {
        id,
        name,
        x,
        y,
        size,
        crosshair,
        quadrants,
        hidden,
        segments,
        white_space,
        pins,
        segment_pins,
    } = map;
    page.open("Map(");
    page.text("id", id.as_str());
    page.text("name", name);
    write_axis(page, "x", x);
    write_axis(page, "y", y);
    match size {
        BubbleSize::Same => page.field("size", "Same"),
        BubbleSize::Share => page.field("size", "Share"),
        BubbleSize::Metric(id) => page.field("size", format_args!("Metric(\"{id}\")")),
    }
    page.field("crosshair", format_args!("{crosshair:?}"));
    write_quadrants(page, quadrants);
    page.list("hidden: [", "]", hidden, |page, id| {
        page.element(id.as_str());
    });
    page.field("segments", segments);
    page.field("white_space", white_space);
    page.list("pins: {", "}", pins, |page, (id, pin)| {
        write_pin(page, id.as_str(), *pin);
    });
    page.list("segment_pins: {", "}", segment_pins, |page, (id, pin)| {
        write_pin(page, id.as_str(), *pin);
    });
    page.close(")");
}

fn write_axis(page: &mut Page, name: &str, axis: &Axis) {
    let Axis { of, flipped } = axis;
    let of = match of {
        Measure::Nothing => "Nothing".to_owned(),
        Measure::Factor(id) => format!("Factor(\"{id}\")"),
        Measure::Metric(id) => format!("Metric(\"{id}\")"),
        Measure::Share => "Share".to_owned(),
    };
    page.field(name, format_args!("Axis(of: {of}, flipped: {flipped})"));
}

fn write_quadrants(page: &mut Page, quadrants: &Quadrants) {
    let Quadrants {
        top_left,
        top_right,
        bottom_left,
        bottom_right,
    } = quadrants;
    page.open("quadrants: Quadrants(");
    page.text("top_left", top_left);
    page.text("top_right", top_right);
    page.text("bottom_left", bottom_left);
    page.text("bottom_right", bottom_right);
    page.close(")");
}

fn write_pin(page: &mut Page, id: &str, pin: Pin) {
    let (dx, dy) = pin.way();
    page.key(id);
    page.put(format_args!("({}, {}),\n", exact(dx), exact(dy)));
}
