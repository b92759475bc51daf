//! The names of the factors and the words at the ends of their scales.

use kurbo::{Point, Rect};

use super::super::paragraph::{Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Weight};
use super::{Axes, line_height};
use crate::model::Factor;

/// Sizes of upright names, the one to try first in front.
const UPRIGHT: [f64; 5] = [12.0, 11.5, 11.0, 10.5, 10.0];

/// Sizes of turned names and how much of the height of the page they may take,
/// what to try first in front: rather smaller curves than letters too small to read.
const TURNED: [(f64, f64); 12] = [
    (12.0, 0.40),
    (11.0, 0.40),
    (10.0, 0.40),
    (11.0, 0.50),
    (10.0, 0.50),
    (9.0, 0.45),
    (8.0, 0.45),
    (8.0, 0.55),
    (7.0, 0.45),
    (7.0, 0.55),
    (6.0, 0.45),
    (6.0, 0.55),
];

/// The most lines of a name, wrapped and staggered.
const WRAPPED_LINES: usize = 3;

/// The least room between two names.
const BETWEEN: f64 = 8.0;

/// Between two rows of names.
const BETWEEN_ROWS: f64 = 4.0;

/// Between the frame and what stands right below it.
pub(super) const BELOW: f64 = 12.0;

/// Size of the words at the ends of a factor's scale.
const WORD_SIZE: f64 = 9.5;

/// The most lines of such words.
const WORD_LINES: usize = 2;

/// How the names stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// In one row.
    Wrapped,
    /// In two rows, by turns.
    Staggered,
    /// Upwards.
    Turned,
    /// Upwards in two rows, by turns.
    TurnedInTwoRows,
}

/// Names and words that fit their columns.
#[derive(Debug)]
pub(super) struct Names {
    manner: Manner,
    size: f64,
    /// One per factor; `None` where there is no room for every name.
    fitted: Vec<Option<Name>>,
    /// Of each row of names, or of the longest turned one, in points.
    rows: [f64; 2],
    high: Words,
    low: Words,
}

#[derive(Debug)]
struct Name {
    lines: Lines,
    unnamed: bool,
    /// Of its factor, counted from the left.
    column: usize,
}

/// A row of words at one end of the scales.
#[derive(Debug, Default)]
struct Words {
    lines: Vec<Option<Lines>>,
    /// Of the row, in points.
    height: f64,
}

impl Names {
    /// Wrap first, then stagger, then turn: the first that fits without
    /// breaking words, with the largest letters.
    pub(super) fn fit(factors: &[&Factor], columns: &[f64], sheet: Rect, fonts: &Fonts) -> Self {
        let weight = Weight::Regular;
        let paragraphs: Vec<Paragraph> = factors
            .iter()
            .map(|factor| Paragraph::new(&factor.name, weight, fonts))
            .collect();
        let room = Room {
            paragraphs: &paragraphs,
            columns,
            sheet,
            fonts,
        };
        let upright = |manner| UPRIGHT.iter().find_map(|size| room.upright(manner, *size));
        let (manner, size, lines) = upright(Manner::Wrapped)
            .or_else(|| upright(Manner::Staggered))
            .unwrap_or_else(|| room.turned());

        let mut rows = [0.0_f64; 2];
        for (column, lines) in lines.iter().enumerate() {
            let Some(lines) = lines else { continue };
            match manner {
                Manner::Wrapped => rows[0] = rows[0].max(lines.height() * size),
                Manner::Staggered => {
                    rows[column % 2] = rows[column % 2].max(lines.height() * size);
                }
                Manner::Turned => rows[0] = rows[0].max(lines.widest * size),
                Manner::TurnedInTwoRows => {
                    rows[column % 2] = rows[column % 2].max(lines.widest * size);
                }
            }
        }
        let named = lines.into_iter().zip(&paragraphs).enumerate();
        let names = named.map(|(column, (lines, paragraph))| {
            lines.map(|lines| Name {
                lines,
                unnamed: paragraph.unnamed,
                column,
            })
        });
        Self {
            manner,
            size,
            fitted: names.collect(),
            rows,
            high: room.words(factors.iter().map(|factor| factor.high.as_ref())),
            low: room.words(factors.iter().map(|factor| factor.low.as_ref())),
        }
    }

    /// Do without the words at the ends of the scales.
    pub(super) fn leave_out_words(&mut self) {
        for words in [&mut self.high, &mut self.low] {
            words.height = 0.0;
            words.lines.fill(None);
        }
    }

    /// What stands between the heading and level 10, in points.
    pub(super) fn height_above(&self) -> f64 {
        if self.high.height > 0.0 {
            self.high.height + 4.0
        } else {
            0.0
        }
    }

    /// What stands between the lowest rule and the foot of the page, in points.
    pub(super) fn height_below(&self) -> f64 {
        let names: f64 = self.rows.iter().sum();
        let between = if self.rows[1] > 0.0 {
            BETWEEN_ROWS
        } else {
            0.0
        };
        BELOW + self.low.height + names + between
    }

    /// Draw the names and words; the lower ones `below` the place right under the frame.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, factors: &[&Factor], axes: &Axes, below: f64) {
        let words = Style {
            size: WORD_SIZE,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::Middle,
        };
        let columns = axes.columns.iter().zip(factors);
        let under = axes.not_offered + BELOW + below;
        for (column, ((_, x), factor)) in columns.enumerate() {
            let part = Part::FactorWord(factor.id.clone());
            if let Some(Some(lines)) = self.high.lines.get(column) {
                let top = axes.top - 10.0 - lines.height() * WORD_SIZE;
                pen.lines(&part, lines, *x, top, words);
            }
            if let Some(Some(lines)) = self.low.lines.get(column) {
                pen.lines(&part, lines, *x, under - 2.0, words);
            }
            if let Some(Some(name)) = self.fitted.get(column) {
                let part = Part::FactorName(factor.id.clone());
                self.draw_name(pen, name, &part, Point::new(*x, under));
            }
        }
    }

    fn draw_name(&self, pen: &mut Pen<'_>, name: &Name, part: &Part, under: Point) {
        let color = if name.unnamed {
            pen.look.soft_text
        } else {
            pen.look.text
        };
        let style = Style {
            size: self.size,
            weight: Weight::Regular,
            color,
            anchor: Anchor::Middle,
        };
        let mut top = under.y + self.low.height;
        let two_rows = matches!(self.manner, Manner::Staggered | Manner::TurnedInTwoRows);
        if two_rows && name.column % 2 == 1 {
            top += self.rows[0] + BETWEEN_ROWS;
        }
        let x = under.x;
        match self.manner {
            Manner::Wrapped | Manner::Staggered => pen.lines(part, &name.lines, x, top, style),
            Manner::Turned | Manner::TurnedInTwoRows => {
                let anchor = Anchor::End;
                pen.turned_lines(part, &name.lines, x, top, Style { anchor, ..style });
            }
        }
    }
}

/// What the names have to fit into.
struct Room<'a> {
    paragraphs: &'a [Paragraph],
    columns: &'a [f64],
    sheet: Rect,
    fonts: &'a Fonts,
}

type Fitted = (Manner, f64, Vec<Option<Lines>>);

impl Room<'_> {
    fn pitch(&self) -> f64 {
        match self.columns {
            [first, second, ..] => second - first,
            _ => self.sheet.width(),
        }
    }

    /// How wide something centred on a column may be, if its neighbours are
    /// `apart` columns away and it must stay on the page.
    fn width_at(&self, x: f64, apart: f64) -> f64 {
        let edge = 2.0 * (x - self.sheet.x0).min(self.sheet.x1 - x);
        (apart * self.pitch() - BETWEEN).min(edge).max(1.0)
    }

    /// All names upright at `size`, if they fit.
    fn upright(&self, manner: Manner, size: f64) -> Option<Fitted> {
        let apart = if manner == Manner::Staggered {
            2.0
        } else {
            1.0
        };
        // A staggered name leaves the place under its neighbours' points open.
        let open = if manner == Manner::Staggered {
            BETWEEN
        } else {
            0.0
        };
        let mut all = Vec::with_capacity(self.columns.len());
        for (x, paragraph) in self.columns.iter().zip(self.paragraphs) {
            let width = (self.width_at(*x, apart) - open).max(1.0);
            let lines = paragraph.lines(width / size, self.fonts);
            if lines.broken || lines.rows.len() > WRAPPED_LINES {
                return None;
            }
            all.push(Some(lines));
        }
        Some((manner, size, all))
    }

    /// All names turned, at the largest size that fits; the longest are cut
    /// and, with hundreds of factors, only every so many named if nothing else
    /// helps.
    fn turned(&self) -> Fitted {
        for (size, share) in TURNED {
            let most = (self.pitch() / line_height(size)) as usize;
            if most == 0 {
                continue;
            }
            let fits = |lines: &Lines| !lines.broken && lines.rows.len() <= most;
            let all = self.all_turned(share, size);
            if all.iter().all(fits) {
                let all = self.shorter_turned(all, share, size, most.min(2));
                return (Manner::Turned, size, all.into_iter().map(Some).collect());
            }
        }
        if let Some(fitted) = self.turned_in_two_rows() {
            return fitted;
        }
        let (size, share) = TURNED[TURNED.len() - 1];
        let most = ((self.pitch() / line_height(size)) as usize).max(1);
        let every = (line_height(size) / self.pitch()).ceil().max(1.0) as usize;
        let mut all = self.all_turned(share, size);
        for lines in &mut all {
            lines.shorten(most);
        }
        let named = all.into_iter().enumerate();
        let named = named.map(|(column, lines)| (column % every == 0).then_some(lines));
        (Manner::Turned, size, named.collect())
    }

    /// Turned names of one line each, every other one below its neighbours: the
    /// largest letters that fit in columns too narrow for one row.
    fn turned_in_two_rows(&self) -> Option<Fitted> {
        TURNED.iter().find_map(|(size, share)| {
            // A name in the lower row passes between two of the upper one.
            if line_height(*size) > 2.0 * self.pitch() {
                return None;
            }
            let all = self.all_turned(share / 2.0, *size);
            let fit = all
                .iter()
                .all(|lines| !lines.broken && lines.rows.len() == 1);
            let named = all.into_iter().map(Some);
            fit.then(|| (Manner::TurnedInTwoRows, *size, named.collect()))
        })
    }

    /// Turned names that fit, in two lines where that leaves more room to the curves.
    fn shorter_turned(&self, all: Vec<Lines>, share: f64, size: f64, most: usize) -> Vec<Lines> {
        let longest = |all: &[Lines]| all.iter().map(|lines| lines.widest).fold(0.0, f64::max);
        let mut best = all;
        let (mut short, mut long) = (0.0, share);
        for _ in 0..6 {
            let middle = f64::midpoint(short, long);
            let lines = self.all_turned(middle, size);
            let fit = lines
                .iter()
                .all(|lines| !lines.broken && lines.rows.len() <= most);
            if fit {
                long = middle;
                if longest(&lines) < longest(&best) {
                    best = lines;
                }
            } else {
                short = middle;
            }
        }
        best
    }

    fn all_turned(&self, share: f64, size: f64) -> Vec<Lines> {
        let length = share * self.sheet.height() / size;
        let names = self.paragraphs.iter();
        names.map(|name| name.lines(length, self.fonts)).collect()
    }

    /// A row of words at the ends of the scales: those that fit between their neighbours.
    fn words<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Words {
        let said = |text: &'t str| {
            let said = !text.trim().is_empty();
            said.then(|| Paragraph::new(text, Weight::Regular, self.fonts))
        };
        let words: Vec<Option<Paragraph>> = texts.map(said).collect();
        let wide: Vec<f64> = words
            .iter()
            .map(|word| self.word_width(word.as_ref()))
            .collect();
        let mut row = Words::default();
        for (column, (x, word)) in self.columns.iter().zip(&words).enumerate() {
            let before = column.checked_sub(1).and_then(|column| wide.get(column));
            let beside = before.into_iter().chain(wide.get(column + 1));
            let width = beside
                .map(|wide| self.width_beside(*wide))
                .fold(self.width_at(*x, 2.0), f64::min);
            let lines = word
                .as_ref()
                .map(|word| word.lines(width / WORD_SIZE, self.fonts));
            let lines = lines.filter(|lines| !lines.broken && lines.rows.len() <= WORD_LINES);
            if let Some(lines) = &lines {
                row.height = row.height.max(lines.height() * WORD_SIZE);
            }
            row.lines.push(lines);
        }
        row
    }

    /// Of a word on one line; 0 where nothing is said.
    fn word_width(&self, word: Option<&Paragraph>) -> f64 {
        let lines = word.map(|word| word.lines(f64::INFINITY, self.fonts));
        lines.map_or(0.0, |lines| lines.widest * WORD_SIZE)
    }

    /// How wide a word may be beside one that is `wide`: all that a short one
    /// leaves, and half of the room beside a long one.
    fn width_beside(&self, wide: f64) -> f64 {
        let half = self.pitch() - BETWEEN;
        if wide <= half {
            2.0 * half - wide
        } else {
            half
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these words fit over columns 50 points apart.
    fn fit(texts: &[&str]) -> Vec<bool> {
        let fonts = Fonts::default();
        let columns: Vec<f64> = (0..texts.len())
            .map(|at| 100.0 + 50.0 * at as f64)
            .collect();
        let room = Room {
            paragraphs: &[],
            columns: &columns,
            sheet: Rect::new(0.0, 0.0, 800.0, 450.0),
            fonts: &fonts,
        };
        let words = room.words(texts.iter().copied());
        words.lines.iter().map(Option::is_some).collect()
    }

    #[test]
    fn a_word_takes_the_room_its_neighbours_leave() {
        assert_eq!(fit(&["expensive", "fast", ""]), [true, true, false]);
        assert_eq!(fit(&["", "extravagantly", ""]), [false, true, false]);
        assert_eq!(
            fit(&["extravagantly", "extravagantly"]),
            [false, false],
            "neither leaves room to the other"
        );
    }
}
