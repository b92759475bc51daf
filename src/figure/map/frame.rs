//! The frame of a map: its axes, rules and the words at their ends.

use kurbo::{Line, Rect, Shape as _};

use super::super::paragraph::{Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Weight};
use super::axes::{MapAxes, MapAxis};
use super::range::{quantity, range_around};
use super::subject::{Dimension, Subject};

/// Between the frame and what stands beside it.
const GAP: f64 = 8.0;

/// How wide a gutter is.
const GUTTER: f64 = 34.0;

/// The parts of the scale with a rule across the map.
const RULES: [f64; 3] = [0.25, 0.5, 0.75];

/// Sizes of the words beside the frame, the one to try first in front.
const SIZES: [f64; 5] = [11.5, 10.5, 9.5, 8.5, 7.5];

/// How much smaller the words are than the name between them.
const WORD: f64 = 0.92;

/// The most lines of a name, and of a word.
const MOST_LINES: usize = 4;

/// The most of the page's width that the words of the vertical axis may take.
const COLUMN: f64 = 0.16;

/// What stands in a gutter.
pub(super) const NOT_OFFERED: &str = "not offered";

/// The words along one axis, broken to fit.
struct Words {
    size: f64,
    low: Lines,
    name: Lines,
    high: Lines,
    /// Beside the gutter.
    none: Option<Lines>,
}

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

/// The word at an end of an axis: the factor's own, else "low" and "high"; of
/// numbers the number there.
fn end_words(dimension: Dimension<'_>, range: (f64, f64)) -> (String, String) {
    let or = |text: &str, other: &str| {
        let text = if text.trim().is_empty() { other } else { text };
        text.to_owned()
    };
    match dimension {
        Dimension::Nothing => (String::new(), String::new()),
        Dimension::Factor(factor) => (or(&factor.low, "low"), or(&factor.high, "high")),
        Dimension::Metric(_) | Dimension::Share => {
            let unit = dimension.unit();
            (quantity(range.0, unit), quantity(range.1, unit))
        }
    }
}

/// The lowest and the highest value along an axis.
fn range(subject: &Subject<'_>, x: bool) -> (f64, f64) {
    let dimension = if x { subject.x } else { subject.y };
    match dimension {
        Dimension::Nothing | Dimension::Factor(_) => (0.0, 10.0),
        Dimension::Metric(_) | Dimension::Share => {
            let placed = subject.placed.iter();
            let positions = placed.map(|stand| if x { stand.x } else { stand.y });
            range_around(positions.filter_map(|position| position.value()))
        }
    }
}

impl Words {
    /// Broken to at most `width` points, the largest that needs at most `height`.
    fn fit(
        dimension: Dimension<'_>,
        range: (f64, f64),
        gutter: Option<f64>,
        (width, height): (f64, f64),
        fonts: &Fonts,
    ) -> Self {
        let (low, high) = end_words(dimension, range);
        let paragraph = |text: &str, weight| {
            let shown = !text.is_empty();
            shown.then(|| Paragraph::new(text, weight, fonts))
        };
        let name = if dimension.is_nothing() {
            None
        } else {
            Some(Paragraph::new(dimension.name(), Weight::SemiBold, fonts))
        };
        let (low, high) = (
            paragraph(&low, Weight::Regular),
            paragraph(&high, Weight::Regular),
        );
        let none = Paragraph::new(NOT_OFFERED, Weight::Regular, fonts);
        let mut last = None;
        for size in SIZES {
            let broken = |paragraph: &Option<Paragraph>, size: f64| {
                let lines = paragraph.as_ref().map(|it| it.lines(width / size, fonts));
                lines.unwrap_or_default()
            };
            let mut words = Self {
                size,
                low: broken(&low, WORD * size),
                name: broken(&name, size),
                high: broken(&high, WORD * size),
                none: gutter.map(|width| none.lines(width / (WORD * size), fonts)),
            };
            let all = [&words.low, &words.name, &words.high];
            let fits = all
                .iter()
                .all(|lines| !lines.broken && lines.rows.len() <= MOST_LINES);
            if fits && words.column_height() <= height {
                return words;
            }
            for lines in [&mut words.low, &mut words.name, &mut words.high] {
                lines.shorten(MOST_LINES);
            }
            last = Some(words);
        }
        last.unwrap_or_else(|| Self {
            size: 1.0,
            low: Lines::default(),
            name: Lines::default(),
            high: Lines::default(),
            none: None,
        })
    }

    fn all(&self) -> [(&Lines, f64); 4] {
        static NONE: Lines = Lines {
            rows: Vec::new(),
            widest: 0.0,
            broken: false,
        };
        [
            (&self.low, WORD * self.size),
            (&self.name, self.size),
            (&self.high, WORD * self.size),
            (self.none.as_ref().unwrap_or(&NONE), WORD * self.size),
        ]
    }

    /// Below each other, with room between them.
    fn column_height(&self) -> f64 {
        let heights = self.all().map(|(lines, size)| lines.height() * size + 4.0);
        heights.iter().sum()
    }

    fn widest(&self) -> f64 {
        let widths = self.all().map(|(lines, size)| lines.widest * size);
        widths.into_iter().fold(0.0, f64::max).ceil()
    }

    fn highest(&self) -> f64 {
        let heights = self.all().map(|(lines, size)| lines.height() * size);
        heights.into_iter().fold(0.0, f64::max)
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
        // Half the height for two words and a name is never too much to ask.
        let column = (COLUMN * sheet.width(), 0.7 * sheet.height());
        let none = gutters.1.then_some(column.0);
        let y = Words::fit(subject.y, ranges.1, none, column, fonts);
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
        let mut field = frame;
        *(if flip_x { &mut field.x1 } else { &mut field.x0 }) +=
            if flip_x { -lane_x } else { lane_x };
        *(if flip_y { &mut field.y0 } else { &mut field.y1 }) +=
            if flip_y { lane_y } else { -lane_y };
        let inset = |side: f64| (reach + 6.0).max(14.0).min(0.2 * side);
        let scale = field.inset((-inset(field.width()), -inset(field.height())));
        let x_ends = (scale.x0, scale.x1);
        let y_ends = (scale.y1, scale.y0);
        let swap = |(a, b), flipped| if flipped { (b, a) } else { (a, b) };
        let middle = |lane: f64, low: f64, high: f64, at_high: bool| {
            let place = if at_high {
                high - lane / 2.0
            } else {
                low + lane / 2.0
            };
            (lane > 0.0).then_some(place)
        };
        let axes = MapAxes {
            x: MapAxis {
                of: subject.x.measure(),
                range: ranges.0,
                ends: swap(x_ends, flip_x),
                gutter: middle(lane_x, frame.x0, frame.x1, flip_x),
            },
            y: MapAxis {
                of: subject.y.measure(),
                range: ranges.1,
                ends: swap(y_ends, flip_y),
                gutter: middle(lane_y, frame.y0, frame.y1, !flip_y),
            },
            frame,
        };
        Self { axes, field, x, y }
    }

    /// What lies behind everything: gutters, rules and the border.
    pub(super) fn draw_rules(&self, pen: &mut Pen<'_>) {
        let (frame, field) = (self.axes.frame, self.field);
        let color = pen.look.rule;
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
        if field.x0 > frame.x0 || field.x1 < frame.x1 {
            let x = if field.x0 > frame.x0 {
                field.x0
            } else {
                field.x1
            };
            pen.line(
                Part::Rule,
                Line::new((x, frame.y0), (x, frame.y1)),
                0.75,
                color,
            );
        }
        if field.y0 > frame.y0 || field.y1 < frame.y1 {
            let y = if field.y0 > frame.y0 {
                field.y0
            } else {
                field.y1
            };
            pen.line(
                Part::Rule,
                Line::new((frame.x0, y), (frame.x1, y)),
                0.75,
                color,
            );
        }
        let border = super::super::Stroke {
            width: 1.0,
            color,
            dash: Vec::new(),
        };
        pen.path(Part::Rule, frame.to_path(0.1), None, Some(border));
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
        pen.lines(
            &Part::AxisWord,
            left,
            field.x0,
            top,
            anchored(Anchor::Start),
        );
        pen.lines(&Part::AxisWord, right, field.x1, top, anchored(Anchor::End));
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
