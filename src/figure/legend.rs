//! A line at the foot of a picture that says what its signs stand for.

use kurbo::{Circle, Line, Point, Rect, Shape as _};

use super::known::{Fill, Kinds};
use super::paragraph::{LINE_HEIGHT, shown_name};
use super::pen::{Pen, Style};
use super::{Anchor, Fonts, Part, Rgba, Stroke, Turn, Weight};
use crate::model::Marker;

/// Size of its letters, where there is room for it.
const SIZE: f64 = 9.5;

/// The rest of its measures, for letters of one point: the radius of a marker,
/// and the gaps behind a sign, between two signs, and between two groups.
const RADIUS: f64 = 0.36;
const BEHIND: f64 = 0.35;
const BETWEEN: f64 = 0.9;
const APART: f64 = 2.2;

/// How wide and how high the sign of a whisker is, for letters of one point.
const WHISKER: (f64, f64) = (0.45, 0.9);

/// The same of the sign of a bar.
const BAR: (f64, f64) = (0.5, 0.75);

/// The most characters of a name in it.
const NAME_CHARS: usize = 60;

/// A sign in it.
#[derive(Clone, Debug, PartialEq)]
enum Sign {
    /// None: only words.
    Words,
    /// A marker, filled as some are in the picture.
    Marker(Fill),
    /// The dashed edge of one that has no fill.
    Dashed,
    /// How far a level may be off.
    Whisker,
    /// How much a factor matters.
    Bar,
}

/// A sign, and what it stands for.
type Entry = (Sign, String);

/// What the signs in a picture stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Legend {
    /// Entries that belong together stay in one line.
    groups: Vec<Vec<Entry>>,
}

/// One that is as large as the page allows.
pub(super) struct Fitted {
    /// Groups side by side, line by line.
    lines: Vec<Vec<Entry>>,
    size: f64,
    width: f64,
}

impl Legend {
    /// Of whiskers, of confidence, or of both.
    pub(super) fn of(kinds: Kinds) -> Self {
        let mut legend = Self::default();
        if kinds.confidence {
            let mut group = vec![(Sign::Words, "Confidence:".to_owned())];
            group.extend(
                [Fill::Full, Fill::Half, Fill::Hollow]
                    .map(|fill| (Sign::Marker(fill), fill.meaning().to_owned())),
            );
            if kinds.unsaid {
                let sign = if kinds.dashed {
                    Sign::Dashed
                } else {
                    Sign::Marker(Fill::Small)
                };
                group.push((sign, Fill::Small.meaning().to_owned()));
            }
            legend.groups.push(group);
        }
        let spread = match (kinds.said, kinds.surveyed) {
            (true, true) => "± the spread given, or one standard deviation of a survey",
            (true, false) => "± the spread given",
            (false, true) => "± one standard deviation of the survey",
            (false, false) => return legend,
        };
        legend.groups.push(vec![(Sign::Whisker, spread.to_owned())]);
        legend
    }

    /// With what the bars under the factors stand for.
    pub(super) fn with_bars(mut self, of: &str) -> Self {
        self.groups.push(vec![(Sign::Bar, of.to_owned())]);
        self
    }

    /// In one line if that has room, else in a line for each group, with
    /// smaller letters on a narrow page; none where there is nothing to say.
    pub(super) fn fit(&self, room: f64, fonts: &Fonts) -> Option<Fitted> {
        let together: Vec<Entry> = self.groups.concat();
        if together.is_empty() {
            return None;
        }
        let starts = self.groups.iter().filter_map(|group| group.first());
        let one = Self::width(&together, fonts) + (starts.count() - 1) as f64 * (APART - BETWEEN);
        if one * SIZE <= room {
            return Some(Fitted {
                lines: vec![self.spaced()],
                size: SIZE,
                width: one * SIZE,
            });
        }
        let widest = self
            .groups
            .iter()
            .map(|group| Self::width(group, fonts))
            .fold(0.0, f64::max);
        let size = SIZE.min(room / widest.max(f64::MIN_POSITIVE));
        Some(Fitted {
            lines: self.groups.clone(),
            size,
            width: widest * size,
        })
    }

    /// All entries, with an empty one before each group but the first.
    fn spaced(&self) -> Vec<Entry> {
        let gap = [(Sign::Words, String::new())];
        self.groups.join(&gap[..])
    }

    /// Of entries side by side, for letters of one point.
    fn width(entries: &[Entry], fonts: &Fonts) -> f64 {
        let widths = entries.iter().map(|entry| entry_width(entry, fonts));
        widths.sum::<f64>() + entries.len().saturating_sub(1) as f64 * BETWEEN
    }
}

/// The name of somebody in a legend, on one line and not too long.
pub(super) fn short_name(name: &str) -> String {
    let name = shown_name(name);
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    }
}

fn sign_width(sign: &Sign) -> f64 {
    match sign {
        Sign::Words => 0.0,
        Sign::Marker(_) | Sign::Dashed => 2.0 * RADIUS + BEHIND,
        Sign::Whisker => WHISKER.0 + BEHIND,
        Sign::Bar => BAR.0 + BEHIND,
    }
}

fn entry_width((sign, text): &Entry, fonts: &Fonts) -> f64 {
    sign_width(sign) + fonts.width(text, 1.0, Weight::Regular)
}

impl Fitted {
    /// How wide it is, in points.
    pub(super) fn width(&self) -> f64 {
        self.width
    }

    /// How high it is, in points.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * LINE_HEIGHT * self.size
    }

    /// From its top to the baseline of its first line, in points.
    pub(super) fn baseline(&self) -> f64 {
        self.style(Rgba::hex(0)).baseline()
    }

    fn style(&self, color: Rgba) -> Style {
        Style {
            size: self.size,
            weight: Weight::Regular,
            color,
            anchor: Anchor::Start,
        }
    }

    /// Draw it with its top right corner at `corner`.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, corner: Point) {
        let style = self.style(pen.look.soft_text);
        for (row, line) in self.lines.iter().enumerate() {
            let top = corner.y + row as f64 * style.line_height();
            let baseline = top + style.baseline();
            let mut x = corner.x - self.line_width(line, pen.fonts);
            for entry @ (sign, text) in line {
                if text.is_empty() {
                    x += (APART - 2.0 * BETWEEN) * self.size;
                } else {
                    let middle = baseline - Fonts::CAP_HEIGHT * self.size / 2.0;
                    draw_sign(pen, sign, Point::new(x, middle), self.size);
                    let at = Point::new(x + sign_width(sign) * self.size, baseline);
                    pen.text(&Part::Note, text, at, Turn::Upright, style);
                    x += entry_width(entry, pen.fonts) * self.size;
                }
                x += BETWEEN * self.size;
            }
        }
    }

    fn line_width(&self, line: &[Entry], fonts: &Fonts) -> f64 {
        let gaps = line.iter().filter(|(_, text)| text.is_empty()).count() as f64;
        let width = Legend::width(line, fonts) + gaps * (APART - 2.0 * BETWEEN);
        width * self.size
    }
}

/// A sign that begins at a point, around the height of it.
fn draw_sign(pen: &mut Pen<'_>, sign: &Sign, start: Point, size: f64) {
    let color = pen.look.soft_text;
    match sign {
        Sign::Words => {}
        Sign::Marker(fill) => {
            let at = start + (RADIUS * size, 0.0);
            let marker = (Marker::Circle, at, RADIUS * size);
            pen.marker(&Part::Note, marker, color, *fill);
        }
        Sign::Dashed => {
            let circle = Circle::new(start + (RADIUS * size, 0.0), RADIUS * size);
            let stroke = Stroke {
                width: 1.0,
                color,
                dash: vec![2.0, 1.6],
            };
            pen.path(Part::Note, circle.to_path(0.05), None, Some(stroke));
        }
        Sign::Whisker => {
            let (width, height) = (WHISKER.0 * size, WHISKER.1 * size / 2.0);
            let middle = start.x + width / 2.0;
            let (top, bottom) = (start.y - height, start.y + height);
            for line in [
                Line::new((middle, top), (middle, bottom)),
                Line::new((start.x, top), (start.x + width, top)),
                Line::new((start.x, bottom), (start.x + width, bottom)),
            ] {
                pen.line(Part::Note, line, 1.0, color);
            }
        }
        Sign::Bar => {
            let (width, height) = (BAR.0 * size, BAR.1 * size);
            let bottom = start.y + Fonts::CAP_HEIGHT * size / 2.0;
            let bar = Rect::new(start.x, bottom - height, start.x + width, bottom);
            let color = pen.look.bar();
            pen.path(Part::Note, bar.to_path(0.1), Some(color), None);
        }
    }
}
