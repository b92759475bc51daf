//! The names at the right ends of curves.

use kurbo::{Line, Point};

use super::super::paragraph::{LINE_HEIGHT, Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::spread::{Wish, spread};
use super::super::{Anchor, Fonts, Part, Weight};
use super::Placed;
use crate::model::{Competitor, Role, Score};

/// The most lines of a label.
const MOST_LINES: usize = 3;

/// Between two labels, for a font of size 1.
const BETWEEN: f64 = 0.2;

/// A label that has moved further than this from its curve gets a leader line.
const MOVED: f64 = 2.5;

/// How much larger the label of our own company is.
const OWN: f64 = 1.08;

/// One label per competitor, measured.
#[derive(Debug)]
pub(super) struct Labels {
    size: f64,
    column: Vec<Label>,
    /// Whether a name had to be broken within a word, or cut.
    cramped: bool,
}

#[derive(Debug)]
struct Label {
    lines: Lines,
    size: f64,
    weight: Weight,
    unnamed: bool,
}

impl Label {
    fn height(&self) -> f64 {
        self.lines.height() * self.size
    }
}

/// Where curves end, and the column their labels stand in.
pub(super) struct Ends {
    /// The right end of each curve.
    pub(super) at: Vec<Option<Point>>,
    /// Where the labels begin.
    pub(super) x: f64,
    /// The top of the column.
    pub(super) top: f64,
    /// The bottom of the column.
    pub(super) bottom: f64,
}

/// The place beside the last point of a curve where its leader line begins.
pub(super) fn curve_end(last: &Placed) -> Point {
    // A hollow marker reaches a little further.
    let edge = if last.score == Score::NotOffered {
        3.0
    } else {
        2.0
    };
    Point::new(last.at.x + last.radius * 1.4 + edge, last.at.y)
}

/// The name of a competitor, to be broken at some size.
pub(super) struct LabelText {
    paragraph: Paragraph,
    weight: Weight,
}

/// The names of `competitors`, measured.
pub(super) fn texts(competitors: &[&Competitor], fonts: &Fonts) -> Vec<LabelText> {
    let texts = competitors.iter().map(|competitor| {
        let weight = match competitor.role {
            Role::Own => Weight::SemiBold,
            Role::Rival | Role::Alternative => Weight::Regular,
        };
        LabelText {
            paragraph: Paragraph::new(&competitor.name, weight, fonts),
            weight,
        }
    });
    texts.collect()
}

impl Labels {
    /// Break `texts` at `size` points into labels no wider than `widest` points.
    pub(super) fn new(texts: &[LabelText], size: f64, widest: f64, fonts: &Fonts) -> Self {
        let mut cramped = false;
        let labels = texts.iter().map(|text| {
            let LabelText { paragraph, weight } = text;
            let weight = *weight;
            let size = match weight {
                Weight::SemiBold => OWN * size,
                Weight::Regular => size,
            };
            let mut lines = paragraph.lines(widest / size, fonts);
            cramped |= lines.broken || lines.rows.len() > MOST_LINES;
            lines.shorten(MOST_LINES);
            Label {
                lines,
                size,
                weight,
                unnamed: paragraph.unnamed,
            }
        });
        Self {
            size,
            column: labels.collect(),
            cramped,
        }
    }

    /// Of the widest label, in points.
    pub(super) fn width(&self) -> f64 {
        let widths = self
            .column
            .iter()
            .map(|label| label.lines.widest * label.size);
        // Rounded up: what is measured to a thousandth must not overlap by one.
        widths.fold(0.0, f64::max).ceil()
    }

    /// Of all labels below each other, in points.
    fn height(&self) -> f64 {
        self.column.iter().map(|label| self.room(label)).sum()
    }

    /// Whether all labels fit a column of this height as they are.
    pub(super) fn fit(&self, height: f64) -> bool {
        !self.cramped && self.height() <= height
    }

    fn room(&self, label: &Label) -> f64 {
        label.height() + BETWEEN * self.size
    }

    /// Draw the labels beside the ends of their curves and say how many had no room.
    pub(super) fn draw(
        &self,
        pen: &mut Pen<'_>,
        competitors: &[&Competitor],
        ends: &Ends,
    ) -> usize {
        let mut column: Vec<(usize, Point)> = Vec::new();
        let mut room = ends.bottom - ends.top;
        let mut left_out = 0;
        for (index, end) in by_importance(competitors, ends) {
            let height = self.room(&self.column[index]);
            // Once one is left out, all behind it are, or short names would jump the queue.
            if height <= room + 1e-6 && left_out == 0 {
                room -= height;
                column.push((index, end));
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            left_out += self.make_room_for_remark(&mut column, room);
        }
        column.sort_by(|(a, a_end), (b, b_end)| a_end.y.total_cmp(&b_end.y).then(b.cmp(a)));
        self.place(pen, competitors, &column, ends, left_out);
        left_out
    }

    /// Give up the last labels until a line saying so has room.
    fn make_room_for_remark(&self, column: &mut Vec<(usize, Point)>, mut room: f64) -> usize {
        let mut given_up = 0;
        while room < LINE_HEIGHT * self.size && column.len() > 1 {
            if let Some((index, _)) = column.pop() {
                room += self.room(&self.column[index]);
                given_up += 1;
            }
        }
        given_up
    }

    fn place(
        &self,
        pen: &mut Pen<'_>,
        competitors: &[&Competitor],
        column: &[(usize, Point)],
        ends: &Ends,
        left_out: usize,
    ) {
        let wishes: Vec<Wish> = column
            .iter()
            .map(|(index, end)| Wish {
                middle: end.y,
                height: self.room(&self.column[*index]),
            })
            .collect();
        let mut bottom = ends.bottom;
        if left_out > 0 {
            bottom -= LINE_HEIGHT * self.size;
            let style = Style {
                size: self.size,
                weight: Weight::Regular,
                color: pen.look.soft_text,
                anchor: Anchor::Start,
            };
            let remark = Lines {
                rows: vec![format!("{left_out} not labelled")],
                ..Lines::default()
            };
            pen.lines(&Part::Note, &remark, ends.x, bottom, style);
        }
        let middles = spread(&wishes, ends.top, bottom);
        for ((index, end), middle) in column.iter().zip(middles) {
            let (label, competitor) = (&self.column[*index], competitors[*index]);
            leader(pen, competitor, *end, Point::new(ends.x, middle));
            let color = if label.unnamed {
                pen.look.soft_text
            } else {
                pen.look.color(competitor)
            };
            let style = Style {
                size: label.size,
                weight: label.weight,
                color,
                anchor: Anchor::Start,
            };
            let top = middle - label.height() / 2.0;
            let part = Part::Label(competitor.id.clone());
            pen.lines(&part, &label.lines, ends.x, top, style);
        }
    }
}

/// The ends of curves, those that must be labelled first in front: our own
/// company, rivals, alternatives, each in the user's order.
fn by_importance(competitors: &[&Competitor], ends: &Ends) -> Vec<(usize, Point)> {
    let all = ends.at.iter().enumerate();
    let mut all: Vec<(usize, Point)> = all
        .filter_map(|(index, end)| Some((index, (*end)?)))
        .collect();
    all.sort_by_key(|(index, _)| match competitors[*index].role {
        Role::Own => 0,
        Role::Rival => 1,
        Role::Alternative => 2,
    });
    all
}

/// A thin line from the end of a curve to a label that stands elsewhere.
fn leader(pen: &mut Pen<'_>, competitor: &Competitor, from: Point, label: Point) {
    let to = Point::new(label.x - 3.0, label.y);
    if (to.y - from.y).abs() > MOVED || to.x - from.x > 40.0 {
        let part = Part::Leader(competitor.id.clone());
        let color = pen.look.color(competitor).faded(0.6);
        pen.line(part, Line::new(from, to), 0.75, color);
    }
}
