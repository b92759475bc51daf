//! The labels at the right ends of curves.

use kurbo::{BezPath, PathEl, Point};

use super::super::paragraph::{LINE_HEIGHT, Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::spread::{Wish, spread};
use super::super::{Anchor, Fonts, Look, Part, Rgba, Stroke, Weight};
use crate::model::{Competitor, Role};

/// The most lines of a label.
const MOST_LINES: usize = 3;

/// Between two labels, for a font of size 1.
const BETWEEN: f64 = 0.2;

/// A label that has moved further than this from its curve gets a leader line.
const MOVED: f64 = 2.5;

/// A leader line that is longer than this to the right crosses the frame, and
/// must not be taken for a curve: it is finely dashed.
const FAR: f64 = 40.0;

/// Dashes of such a line, in points.
const FINE: [f64; 2] = [1.0, 3.0];

/// How much larger the label of our own company is.
const OWN: f64 = 1.08;

/// Which labels are written where there is no room for all, those first that
/// come first.
///
/// Few curves stand for many: what the others are compared with is never left
/// out for the sake of one among two hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Importance {
    Own,
    AsIs,
    Standard,
    Rival,
    Alternative,
}

/// What is written at the right end of a curve.
#[derive(Clone, Debug)]
pub(in super::super) struct Label {
    pub(in super::super) part: Part,
    /// Of the thin line from the curve to a label that stands elsewhere.
    pub(in super::super) leader: Part,
    pub(in super::super) text: String,
    /// Of the text.
    pub(in super::super) color: Rgba,
    /// Of the line.
    pub(in super::super) line_color: Rgba,
    pub(in super::super) importance: Importance,
}

impl Label {
    fn weight(&self) -> Weight {
        if self.importance == Importance::Own {
            Weight::SemiBold
        } else {
            Weight::Regular
        }
    }
}

/// The name of a competitor, beside its curve.
pub(in super::super) fn curve_label(look: &Look, competitor: &Competitor) -> Label {
    let color = look.color(competitor);
    Label {
        part: Part::Label(competitor.id.clone()),
        leader: Part::Leader(competitor.id.clone()),
        text: competitor.name.to_string(),
        color,
        line_color: color,
        importance: match competitor.role {
            Role::Own => Importance::Own,
            Role::Rival => Importance::Rival,
            Role::Alternative => Importance::Alternative,
        },
    }
}

/// Our own company as it is, beside a scenario's curve.
pub(in super::super) fn as_is_label(look: &Look, own: &Competitor) -> Label {
    Label {
        part: Part::AsIs,
        leader: Part::AsIs,
        text: with_scenario(&own.name, "as is"),
        color: look.soft_text,
        line_color: look.pale(look.color(own)),
        importance: Importance::AsIs,
    }
}

/// The industry standard.
pub(in super::super) fn standard_label(look: &Look) -> Label {
    Label {
        part: Part::Standard,
        leader: Part::Standard,
        text: "Industry standard".to_owned(),
        color: look.soft_text,
        line_color: look.standard,
        importance: Importance::Standard,
    }
}

/// A name and which variant of it is meant: "Our shop – To be".
pub(in super::super) fn with_scenario(name: &str, scenario: &str) -> String {
    match (name.trim().is_empty(), scenario.trim().is_empty()) {
        (_, true) => name.to_owned(),
        (true, false) => scenario.to_owned(),
        (false, false) => format!("{name} – {scenario}"),
    }
}

/// The labels of a picture, broken into lines.
#[derive(Debug)]
pub(super) struct Labels {
    size: f64,
    column: Vec<Broken>,
    /// Whether a name had to be broken within a word, or cut.
    cramped: bool,
}

#[derive(Debug)]
struct Broken {
    lines: Lines,
    size: f64,
    weight: Weight,
    unnamed: bool,
}

impl Broken {
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

/// A label measured, to be broken at some size.
pub(super) struct LabelText {
    paragraph: Paragraph,
    weight: Weight,
}

impl LabelText {
    pub(super) fn new(label: &Label, fonts: &Fonts) -> Self {
        let weight = label.weight();
        Self {
            paragraph: Paragraph::new(&label.text, weight, fonts),
            weight,
        }
    }
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
            Broken {
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
    pub(super) fn height(&self) -> f64 {
        self.column.iter().map(|label| self.room(label)).sum()
    }

    /// Whether all labels fit a column of this height as they are.
    pub(super) fn fit(&self, height: f64) -> bool {
        !self.cramped && self.height() <= height
    }

    fn room(&self, label: &Broken) -> f64 {
        label.height() + BETWEEN * self.size
    }

    /// Draw the labels beside the ends of their curves and say how many had no room.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, labels: &[Label], ends: &Ends) -> usize {
        let mut column: Vec<(usize, Point)> = Vec::new();
        let mut room = ends.bottom - ends.top;
        let mut left_out = 0;
        for (index, end) in by_importance(labels, ends) {
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
        self.place(pen, labels, &column, ends, left_out);
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
        labels: &[Label],
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
            let (broken, label) = (&self.column[*index], &labels[*index]);
            leader(pen, label, *end, Point::new(ends.x, middle));
            let color = if broken.unnamed {
                pen.look.soft_text
            } else {
                label.color
            };
            let style = Style {
                size: broken.size,
                weight: broken.weight,
                color,
                anchor: Anchor::Start,
            };
            let top = middle - broken.height() / 2.0;
            pen.lines(&label.part, &broken.lines, ends.x, top, style);
        }
    }
}

/// The ends of curves, those that must be labelled first in front, each kind in
/// the user's order.
fn by_importance(labels: &[Label], ends: &Ends) -> Vec<(usize, Point)> {
    let all = ends.at.iter().enumerate();
    let mut all: Vec<(usize, Point)> = all
        .filter_map(|(index, end)| Some((index, (*end)?)))
        .collect();
    all.sort_by_key(|(index, _)| labels[*index].importance);
    all
}

/// A thin line from the end of a curve to a label that stands elsewhere.
fn leader(pen: &mut Pen<'_>, label: &Label, from: Point, at: Point) {
    let to = Point::new(at.x - 3.0, at.y);
    let far = to.x - from.x > FAR;
    if (to.y - from.y).abs() > MOVED || far {
        let stroke = Stroke {
            width: 0.75,
            color: label.line_color.faded(0.6),
            dash: if far { FINE.to_vec() } else { Vec::new() },
        };
        let path = BezPath::from_vec(vec![PathEl::MoveTo(from), PathEl::LineTo(to)]);
        pen.path(label.leader.clone(), path, None, Some(stroke));
    }
}
