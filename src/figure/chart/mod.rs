//! What the pictures of value curves share: the frame with its rules and
//! words, the names below it, the curves in it and the labels beside it.
//!
//! Laid out from the outside in: labels take the right of what is left of the
//! page, factor names and what stands above them the room below the frame; the
//! curves get the rest.

use kurbo::{Line, Point, Rect};

use super::paragraph::LINE_HEIGHT;
use super::pen::{Pen, Style};
use super::{Anchor, Fonts, Part, Turn, Weight};
use crate::model::{Competitor, CompetitorId, Factor, FactorId, Level, Project, Score};

mod bars;
mod curves;
pub(super) mod describe;
mod labels;
mod names;
mod row;
mod standard;
mod whiskers;

pub(super) use bars::Bars;
pub(super) use curves::{Curves, Places};
pub(super) use labels::{
    Importance, Label, as_is_label, curve_label, standard_label, with_scenario,
};
pub(super) use row::{Cell, Narrow, Row};
pub(super) use standard::{band, standard};
pub(super) use whiskers::Evidence;

use labels::{Ends, LabelText, Labels};
use names::Names;

/// The levels with a rule across the frame.
const RULES: [f64; 5] = [0.0, 2.5, 5.0, 7.5, 10.0];

/// From level 0 down to the rule for what is not offered.
const NOT_OFFERED_DROP: f64 = 26.0;

/// Between the frame and what stands beside it.
const GAP: f64 = 10.0;

/// Sizes of labels at the ends of curves, the one to try first in front.
const LABEL_SIZES: [f64; 6] = [12.0, 11.0, 10.0, 9.0, 8.0, 7.0];

/// Where levels and factors stand in a laid-out picture of value curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Axes {
    /// The factors in the picture and their x, left to right.
    pub columns: Vec<(FactorId, f64)>,
    /// The left and right end of the rules.
    pub x_range: (f64, f64),
    /// The y of level 10.
    pub top: f64,
    /// The y of level 0.
    pub bottom: f64,
    /// The y of the rule for what is not offered: below level 0, or at it
    /// where everything in the picture is offered.
    pub not_offered: f64,
}

impl Axes {
    /// The x of a factor, if it stands in the picture.
    pub fn x(&self, factor: &FactorId) -> Option<f64> {
        let mut columns = self.columns.iter();
        columns.find(|(id, _)| id == factor).map(|(_, x)| *x)
    }

    /// The y of a level.
    pub fn y(&self, level: f64) -> f64 {
        self.bottom + (self.top - self.bottom) * level / 10.0
    }

    /// The y of a score's point; none for an unscored one.
    pub fn y_of(&self, score: Score) -> Option<f64> {
        match score {
            Score::Unscored => None,
            Score::NotOffered => Some(self.not_offered),
            Score::Level(level) => Some(self.y(level.get())),
        }
    }

    /// The level nearest to a y, stopping at the ends of the scale.
    pub fn level_at(&self, y: f64) -> Level {
        Level::nearest((self.bottom - y) / (self.bottom - self.top) * 10.0)
    }

    /// Take all the height that what stands above and below the frame leaves.
    fn stretch(&mut self, under: &Under, sheet: Rect, lane: bool) {
        let drop = if lane { NOT_OFFERED_DROP } else { 0.0 };
        let Under { names, .. } = under;
        let below = under.height();
        self.not_offered = (sheet.y1 - below).max(sheet.y0 + drop + 2.0);
        self.bottom = self.not_offered - drop;
        // Half a marker stands above level 10.
        self.top = (sheet.y0 + names.height_above() + 8.0).min(self.bottom - 1.0);
    }

    /// From one factor to the next; the width of the frame where there is only one.
    pub fn pitch(&self) -> f64 {
        match self.columns.as_slice() {
            [(_, first), (_, second), ..] => second - first,
            _ => self.x_range.1 - self.x_range.0,
        }
    }
}

/// The point of a competitor on a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Whose point.
    pub competitor: CompetitorId,
    /// On which factor.
    pub factor: FactorId,
    /// What the point stands for: never unscored.
    pub score: Score,
    /// Its middle. Those who do not offer a factor stand side by side.
    pub at: Point,
    /// Of its marker.
    pub radius: f64,
}

/// Whether there is room below level 0 for what is not offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Only if something in the picture is not offered.
    #[default]
    IfUsed,
    /// In any case: while a point is dragged, nothing but that point may move.
    Shown,
}

/// What a frame is laid out for.
pub(super) struct Plan<'a> {
    pub(super) factors: &'a [&'a Factor],
    /// Whether there is a lane for what is not offered.
    pub(super) lane: bool,
    /// What stands between the frame and the names.
    pub(super) row: Row,
    /// What stands below the names.
    pub(super) bars: Bars,
    /// How much room curves side by side would like to have, in points.
    pub(super) breadth: f64,
    /// What stands at the right ends of the curves.
    pub(super) labels: Vec<Label>,
}

/// A divided page: where everything but the curves stands.
pub(super) struct Frame<'a> {
    pub(super) axes: Axes,
    plan: Plan<'a>,
    under: Under,
    labels: Labels,
}

/// What stands above and below the columns.
struct Under {
    names: Names,
    row: row::Fitted,
    bars: bars::Fitted,
}

impl Under {
    /// What stands between the lowest rule and the foot of the page, in points.
    fn height(&self) -> f64 {
        self.names.height_below() + self.row.height() + self.bars.height()
    }

    /// From the lowest rule to the bars.
    fn above_bars(&self) -> f64 {
        self.names.height_below() + self.row.height()
    }
}

impl<'a> Frame<'a> {
    /// Divide what is left of the page: the largest labels whose column leaves
    /// them room.
    pub(super) fn new(plan: Plan<'a>, sheet: Rect, fonts: &Fonts) -> Self {
        let texts: Vec<LabelText> = plan
            .labels
            .iter()
            .map(|label| LabelText::new(label, fonts))
            .collect();
        let mut sizes = LABEL_SIZES.iter();
        loop {
            let size = sizes.next().copied();
            let labels = Labels::new(
                &texts,
                size.unwrap_or(LABEL_SIZES[LABEL_SIZES.len() - 1]),
                0.24 * sheet.width(),
                fonts,
            );
            if size.is_some() && !labels.fit(sheet.height()) {
                continue;
            }
            let (mut axes, mut under) = divide(&plan, sheet, labels.width(), fonts);
            let room = axes.not_offered - axes.top + 19.0;
            if size.is_none() || labels.fit(room) {
                if labels.height() > room {
                    // Who is who matters more than what a level means in words.
                    under.names.leave_out_words();
                    axes.stretch(&under, sheet, plan.lane);
                }
                return Self {
                    axes,
                    plan,
                    under,
                    labels,
                };
            }
        }
    }

    /// Draw everything behind the curves and below them.
    pub(super) fn draw(&self, pen: &mut Pen<'_>) {
        rules(pen, &self.axes);
        axis_words(pen, self.plan.lane, &self.axes);
        let Under { names, row, bars } = &self.under;
        row.draw(pen, &self.plan.row, &self.axes);
        names.draw(pen, self.plan.factors, &self.axes, row.height());
        let top = self.axes.not_offered + self.under.above_bars();
        bars.draw(pen, &self.plan.bars, &self.axes, top);
    }

    /// Draw the labels beside the ends of their curves and say how many had no
    /// room. There is one end per label, in the same order; none for a curve
    /// without points.
    pub(super) fn label(&self, pen: &mut Pen<'_>, at: Vec<Option<Point>>) -> usize {
        let ends = Ends {
            at,
            x: self.axes.x_range.1 + GAP,
            top: self.axes.top - 9.5,
            bottom: self.axes.not_offered + 9.5,
        };
        self.labels.draw(pen, &self.plan.labels, &ends)
    }
}

/// Where the frame and what stands below it stand beside labels of some width.
fn divide(plan: &Plan<'_>, sheet: Rect, labels: f64, fonts: &Fonts) -> (Axes, Under) {
    let words = axis_word_list(plan.lane)
        .map(|(word, _)| fonts.width(word, AXIS_WORD.0, AXIS_WORD.1))
        .fold(plan.row.name_width(fonts), f64::max)
        .max(plan.bars.name_width(fonts));
    let left = sheet.x0 + words + GAP;
    let beside = if labels > 0.0 { labels + GAP } else { 0.0 };
    let right = (sheet.x1 - beside).max(left + 1.0);
    let count = plan.factors.len();
    let most = f64::max(28.0, plan.breadth / 2.0 + 6.0);
    let inset = (0.35 * (right - left) / count.max(1) as f64).clamp(0.0, most);
    let (first, last) = (left + inset, right - inset);
    let x = |column: usize| match count {
        1 => f64::midpoint(first, last),
        _ => first + (last - first) * column as f64 / (count - 1) as f64,
    };
    let columns: Vec<f64> = (0..count).map(x).collect();
    let names = Names::fit(plan.factors, &columns, sheet, fonts);
    let row = plan.row.fit(&columns, sheet, fonts);
    let pitch = match columns.as_slice() {
        [first, second, ..] => second - first,
        _ => right - left,
    };
    let bars = plan.bars.fit(pitch, fonts);
    let under = Under { names, row, bars };

    let ids = plan.factors.iter().map(|factor| factor.id.clone());
    let mut axes = Axes {
        columns: ids.zip(columns).collect(),
        x_range: (left, right),
        top: 0.0,
        bottom: 0.0,
        not_offered: 0.0,
    };
    axes.stretch(&under, sheet, plan.lane);
    (axes, under)
}

/// The scores of a competitor on `factors`, in this order.
pub(super) fn scores(
    project: &Project,
    competitor: &Competitor,
    factors: &[&Factor],
) -> Vec<Score> {
    let row = project.scores.row(&competitor.id);
    let score = |id| row.and_then(|row| row.get(id)).copied().unwrap_or_default();
    factors.iter().map(|factor| score(&factor.id)).collect()
}

/// Those of `items`, one for each factor of the project, whose factor stands on
/// the canvas.
pub(super) fn on_canvas<T>(
    project: &Project,
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    let pairs = project.factors.iter().zip(items);
    pairs.filter_map(|(factor, item)| factor.on_canvas.then_some(item))
}

fn rules(pen: &mut Pen<'_>, axes: &Axes) {
    let (left, right) = axes.x_range;
    let color = pen.look.rule;
    for (_, x) in &axes.columns {
        let line = Line::new((*x, axes.top), (*x, axes.not_offered));
        pen.line(Part::Rule, line, 0.75, color);
    }
    for level in RULES {
        let y = axes.y(level);
        let (width, color) = if level == 0.0 {
            (1.0, pen.look.strong_rule)
        } else {
            (0.75, color)
        };
        pen.line(Part::Rule, Line::new((left, y), (right, y)), width, color);
    }
    if axes.not_offered > axes.bottom {
        let y = axes.not_offered;
        pen.line(Part::Rule, Line::new((left, y), (right, y)), 0.75, color);
    }
}

/// Size and weight of the words beside the frame.
const AXIS_WORD: (f64, Weight) = (11.0, Weight::Regular);

/// The words beside the frame and the score they stand at.
fn axis_word_list(lane: bool) -> impl Iterator<Item = (&'static str, Score)> {
    let words = [
        ("High", Score::Level(Level::MAX)),
        ("Low", Score::Level(Level::MIN)),
    ];
    let below = lane.then_some(("Not offered", Score::NotOffered));
    words.into_iter().chain(below)
}

fn axis_words(pen: &mut Pen<'_>, lane: bool, axes: &Axes) {
    for (word, score) in axis_word_list(lane) {
        let y = axes.y_of(score).unwrap_or(axes.bottom);
        axis_word(pen, word, (axes.x_range.0, y));
    }
}

/// A word beside the frame that ends at `x`, with the middle of its small
/// letters at `y`.
fn axis_word(pen: &mut Pen<'_>, word: &str, (x, y): (f64, f64)) {
    let (size, weight) = AXIS_WORD;
    let style = Style {
        size,
        weight,
        color: pen.look.soft_text,
        anchor: Anchor::End,
    };
    let at = Point::new(x - GAP, y + 0.36 * size);
    pen.text(&Part::AxisWord, word, at, Turn::Upright, style);
}

/// How high one line of text at `size` is.
fn line_height(size: f64) -> f64 {
    LINE_HEIGHT * size
}
