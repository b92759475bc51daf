//! The frame of a map: its axes, rules and the words at their ends.

use kurbo::{Line, Rect, Shape as _};

use super::super::paragraph::Lines;
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Stroke, Weight};
use super::axes::{MapAxes, MapAxis, Position};
use super::range::range_around;
use super::subject::{Dimension, Subject};
use super::words::{WORD, Words};
use crate::model::Measure;

/// Between the frame and what stands beside it.
const GAP: f64 = 8.0;

/// How wide a gutter is.
const GUTTER: f64 = 38.0;

/// The parts of the scale with a rule across the map.
const RULES: [f64; 3] = [0.25, 0.5, 0.75];

/// How strong the ground of a gutter is.
const LANE: f64 = 0.4;

/// The axes, and the words beside them.
pub(super) struct Frame {
    pub(super) axes: MapAxes,
    /// The frame without the gutters.
    pub(super) field: Rect,
    x: Words,
    y: Words,
}

/// What the axes have to leave room for.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// What is left of the page.
    pub(super) sheet: Rect,
    /// How far bubbles reach from their middles.
    pub(super) reach: f64,
    /// Whether x, and y, have a gutter.
    pub(super) gutters: (bool, bool),
}

/// The lowest and the highest value along an axis.
fn range(subject: &Subject<'_>, x: bool) -> (f64, f64) {
    let dimension = if x { subject.x } else { subject.y };
    match dimension {
        Dimension::Nothing | Dimension::Factor(_) => (0.0, 10.0),
        Dimension::Metric(_) | Dimension::Share => {
            let placed = subject.placed.iter();
            let positions = placed.map(|stand| if x { stand.x } else { stand.y });
            range_around(positions.filter_map(Position::value))
        }
    }
}

/// An axis along one side of the frame.
struct Stretch {
    /// Where the part without a gutter begins and ends.
    field: (f64, f64),
    /// Where the low and the high end of the scale stand.
    ends: (f64, f64),
    /// The middle of the gutter.
    gutter: Option<f64>,
}

impl Stretch {
    /// From `start` to `end` with a gutter as wide as `lane`, the low end last
    /// if `turned`.
    fn new((start, end): (f64, f64), lane: f64, turned: bool, reach: f64) -> Self {
        let (field, gutter) = if turned {
            ((start, end - lane), end - lane / 2.0)
        } else {
            ((start + lane, end), start + lane / 2.0)
        };
        // Bubbles at the ends of the scale lie within the frame.
        let inset = (reach + 6.0).max(14.0).min(0.2 * (field.1 - field.0));
        let (first, last) = (field.0 + inset, field.1 - inset);
        Self {
            field,
            ends: if turned { (last, first) } else { (first, last) },
            gutter: (lane > 0.0).then_some(gutter),
        }
    }

    fn axis(&self, of: Measure, range: (f64, f64)) -> MapAxis {
        MapAxis {
            of,
            range,
            ends: self.ends,
            gutter: self.gutter,
        }
    }
}

impl Frame {
    pub(super) fn lay_out(subject: &Subject<'_>, room: Room, fonts: &Fonts) -> Self {
        let Room {
            sheet,
            reach,
            gutters,
        } = room;
        let ranges = (range(subject, true), range(subject, false));
        let y = Words::beside(subject.y, ranges.1, gutters.1, sheet, fonts);
        let beside = if y.widest() > 0.0 {
            y.widest() + GAP
        } else {
            0.0
        };
        let left = (sheet.x0 + beside).min(sheet.x1 - 1.0);

        let gutter = |has: bool, side: f64| if has { GUTTER.min(0.2 * side) } else { 0.0 };
        let lane_x = gutter(gutters.0, sheet.x1 - left);
        let third = ((sheet.x1 - left - lane_x - 2.0 * GAP) / 3.0).max(1.0);
        let none = gutters.0.then_some(lane_x + GAP);
        let x = Words::fit(subject.x, ranges.0, none, (third, f64::INFINITY), fonts);
        let below = if x.highest() > 0.0 {
            x.highest() + 0.75 * GAP
        } else {
            0.0
        };
        let bottom = (sheet.y1 - below).max(sheet.y0 + 1.0);
        let frame = Rect::new(left, sheet.y0, sheet.x1, bottom);
        let lane_y = gutter(gutters.1, frame.height());

        let (flip_x, flip_y) = (subject.of.map.x.flipped, subject.of.map.y.flipped);
        let across = Stretch::new((frame.x0, frame.x1), lane_x, flip_x, reach);
        // Upwards is the other way on the page.
        let down = Stretch::new((frame.y0, frame.y1), lane_y, !flip_y, reach);
        let field = Rect::new(across.field.0, down.field.0, across.field.1, down.field.1);
        let axes = MapAxes {
            x: across.axis(subject.x.measure(), ranges.0),
            y: down.axis(subject.y.measure(), ranges.1),
            frame,
        };
        Self { axes, field, x, y }
    }

    /// What lies behind everything: gutters, rules and the border.
    pub(super) fn draw_rules(&self, pen: &mut Pen<'_>) {
        let (frame, field) = (self.axes.frame, self.field);
        let color = pen.look.rule;
        for lane in self.lanes() {
            let ground = Some(color.faded(LANE));
            pen.path(Part::Rule, lane.to_path(0.1), ground, None);
        }
        for part in RULES {
            let x = self.axes.x.ends.0 + part * (self.axes.x.ends.1 - self.axes.x.ends.0);
            let y = self.axes.y.ends.0 + part * (self.axes.y.ends.1 - self.axes.y.ends.0);
            let lines = [
                Line::new((x, field.y0), (x, field.y1)),
                Line::new((field.x0, y), (field.x1, y)),
            ];
            for line in lines {
                pen.line(Part::Rule, line, 0.75, color);
            }
        }
        let color = pen.look.strong_rule.faded(0.55);
        for lane in self.lanes() {
            let edge = if lane.width() < frame.width() {
                let x = if lane.x0 > frame.x0 { lane.x0 } else { lane.x1 };
                Line::new((x, frame.y0), (x, frame.y1))
            } else {
                let y = if lane.y0 > frame.y0 { lane.y0 } else { lane.y1 };
                Line::new((frame.x0, y), (frame.x1, y))
            };
            pen.line(Part::Rule, edge, 0.75, color);
        }
        let border = Stroke {
            width: 1.0,
            color,
            dash: Vec::new(),
        };
        pen.path(Part::Rule, frame.to_path(0.1), None, Some(border));
    }

    /// The gutters; in their common corner they lie on each other.
    fn lanes(&self) -> impl Iterator<Item = Rect> {
        let (frame, field) = (self.axes.frame, self.field);
        let beside = [
            Rect {
                x1: field.x0,
                ..frame
            },
            Rect {
                x0: field.x1,
                ..frame
            },
            Rect {
                y1: field.y0,
                ..frame
            },
            Rect {
                y0: field.y1,
                ..frame
            },
        ];
        beside.into_iter().filter(|lane| lane.area() > 0.0)
    }

    /// The names of the axes and the words at their ends.
    pub(super) fn draw_words(&self, pen: &mut Pen<'_>, subject: &Subject<'_>) {
        self.draw_x(pen, subject);
        self.draw_y(pen, subject);
    }

    fn draw_x(&self, pen: &mut Pen<'_>, subject: &Subject<'_>) {
        let (words, field) = (&self.x, self.field);
        let flipped = subject.of.map.x.flipped;
        let top = self.axes.frame.y1 + 0.75 * GAP;
        let (left, right) = if flipped {
            (&words.high, &words.low)
        } else {
            (&words.low, &words.high)
        };
        let soft = word_style(pen, words.size);
        let anchored = |anchor| Style { anchor, ..soft };
        // Clear of the words below a gutter.
        let inset = |lane: bool| if lane { GAP } else { 0.0 };
        let frame = self.axes.frame;
        let start = field.x0 + inset(field.x0 > frame.x0);
        let end = field.x1 - inset(field.x1 < frame.x1);
        pen.lines(&Part::AxisWord, left, start, top, anchored(Anchor::Start));
        pen.lines(&Part::AxisWord, right, end, top, anchored(Anchor::End));
        let name = name_style(pen, words.size, subject.x);
        let middle = field.center().x;
        pen.lines(
            &name_part(subject.x),
            &words.name,
            middle,
            top,
            Style {
                anchor: Anchor::Middle,
                ..name
            },
        );
        if let (Some(lines), Some(x)) = (&words.none, self.axes.x.gutter) {
            pen.lines(&Part::AxisWord, lines, x, top, anchored(Anchor::Middle));
        }
    }

    fn draw_y(&self, pen: &mut Pen<'_>, subject: &Subject<'_>) {
        let (words, field) = (&self.y, self.field);
        let x = self.axes.frame.x0 - GAP;
        let flipped = subject.of.map.y.flipped;
        let (top, bottom) = if flipped {
            (&words.low, &words.high)
        } else {
            (&words.high, &words.low)
        };
        let soft = word_style(pen, words.size);
        let lift = 0.15 * words.size;
        pen.lines(&Part::AxisWord, top, x, field.y0 - lift, soft);
        let height = |lines: &Lines, size: f64| lines.height() * size;
        let y = field.y1 - height(bottom, soft.size) + lift;
        pen.lines(&Part::AxisWord, bottom, x, y, soft);
        let name = name_style(pen, words.size, subject.y);
        let y = field.center().y - height(&words.name, name.size) / 2.0;
        pen.lines(&name_part(subject.y), &words.name, x, y, name);
        if let (Some(lines), Some(y)) = (&words.none, self.axes.y.gutter) {
            let y = y - height(lines, soft.size) / 2.0;
            pen.lines(&Part::AxisWord, lines, x, y, soft);
        }
    }
}

fn name_part(dimension: Dimension<'_>) -> Part {
    match dimension.factor() {
        Some(factor) => Part::FactorName(factor.id.clone()),
        None => Part::AxisWord,
    }
}

fn word_style(pen: &Pen<'_>, size: f64) -> Style {
    Style {
        size: WORD * size,
        weight: Weight::Regular,
        color: pen.look.soft_text,
        anchor: Anchor::End,
    }
}

fn name_style(pen: &Pen<'_>, size: f64, dimension: Dimension<'_>) -> Style {
    let unnamed = dimension.name().trim().is_empty();
    Style {
        size,
        weight: Weight::SemiBold,
        color: if unnamed {
            pen.look.soft_text
        } else {
            pen.look.text
        },
        anchor: Anchor::End,
    }
}
