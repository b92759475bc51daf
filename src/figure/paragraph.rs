//! Text of any length and script, broken into lines that fit.

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Fonts, Weight};

/// From one baseline to the next, for a font of size 1.
pub(super) const LINE_HEIGHT: f64 = 1.25;

/// The most characters of a text that are laid out. More would not fit on any
/// page, and measuring them all would be felt while dragging.
const MAX_CHARS: usize = 1_200;

/// The most lines that are made about as long as each other.
const MOST_BALANCED: usize = 6;

/// How often the width is halved in search of that.
const BALANCING_STEPS: usize = 5;

/// What stands for a name of nothing but spaces.
pub(super) const UNNAMED: &str = "(unnamed)";

/// A text cut up where a line may end, with all parts measured.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pieces: Vec<Piece>,
    weight: Weight,
    /// Whether it stands in for a missing name.
    pub(super) unnamed: bool,
}

/// A part of a text that stays on one line if it can. Widths are for a font of size 1.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    width: f64,
    /// Of the white space behind it, which the end of a line swallows.
    space: f64,
    ends_line: bool,
}

/// Lines that a paragraph was broken into.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// Top to bottom; at least one.
    pub(super) rows: Vec<String>,
    /// The width of the widest line, for a font of size 1.
    pub(super) widest: f64,
    /// Whether a line had to end within a word.
    pub(super) broken: bool,
}

impl Paragraph {
    /// Of `text`, without characters that cannot be drawn; of [`UNNAMED`] where
    /// nothing is left.
    pub(super) fn new(text: &str, weight: Weight, fonts: &Fonts) -> Self {
        let clean = drawable(text);
        let unnamed = clean.trim().is_empty();
        let text = if unnamed { UNNAMED } else { clean.trim() };
        let mut pieces = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(text) {
            let piece = &text[start..end];
            let word = piece.trim_end();
            let spaces = piece[word.len()..].chars().filter(|c| *c != '\n').count();
            pieces.push(Piece {
                text: word.to_owned(),
                width: fonts.width(word, 1.0, weight),
                space: spaces as f64 * fonts.width(" ", 1.0, weight),
                ends_line: opportunity == BreakOpportunity::Mandatory,
            });
            start = end;
        }
        Self {
            pieces,
            weight,
            unnamed,
        }
    }

    /// Break into as few lines no wider than `width` as there can be, for a font
    /// of size 1, all about as long. Words that are wider are broken between
    /// letters.
    pub(super) fn lines(&self, width: f64, fonts: &Fonts) -> Lines {
        let mut best = self.filled(width, fonts);
        let count = best.rows.len();
        if best.broken || !(2..=MOST_BALANCED).contains(&count) {
            return best;
        }
        // The narrowest width that needs no more lines leaves none nearly empty.
        let (mut narrow, mut wide) = (best.widest / count as f64, best.widest);
        for _ in 0..BALANCING_STEPS {
            let middle = f64::midpoint(narrow, wide);
            let lines = self.filled(middle, fonts);
            if lines.broken || lines.rows.len() > count {
                narrow = middle;
            } else {
                wide = lines.widest;
                best = lines;
            }
        }
        best
    }

    /// Break into lines, each as full as `width` allows.
    fn filled(&self, width: f64, fonts: &Fonts) -> Lines {
        let mut breaker = Breaker {
            width,
            done: Lines::default(),
            line: String::new(),
            used: 0.0,
            space: 0.0,
        };
        for piece in &self.pieces {
            if piece.width <= width {
                breaker.add(&piece.text, piece.width);
            } else {
                self.break_word(piece, &mut breaker, fonts);
            }
            breaker.space = piece.space;
            if piece.ends_line {
                breaker.end_line();
            }
        }
        breaker.end_line();
        let mut done = breaker.done;
        if done.rows.is_empty() {
            done.rows.push(String::new());
        }
        done
    }

    fn break_word(&self, piece: &Piece, breaker: &mut Breaker, fonts: &Fonts) {
        breaker.done.broken = true;
        for letter in piece.text.graphemes(true) {
            breaker.add(letter, fonts.width(letter, 1.0, self.weight));
        }
    }

    /// Break into at most `most` lines no wider than `width`, in points, at the
    /// largest of `sizes` that allows it without breaking words; at the last of
    /// them with broken words and, if it must be, with an ellipsis for the rest.
    pub(super) fn fit(
        &self,
        width: f64,
        sizes: &[f64],
        most: usize,
        fonts: &Fonts,
    ) -> (f64, Lines) {
        let mut last = (12.0, Lines::default());
        for size in sizes {
            let lines = self.lines(width / size, fonts);
            if lines.rows.len() <= most && !lines.broken {
                return (*size, lines);
            }
            last = (*size, lines);
        }
        last.1.shorten(most);
        last
    }
}

impl Lines {
    /// Keep the first `most` lines; an ellipsis says that there is more.
    pub(super) fn shorten(&mut self, most: usize) {
        if self.rows.len() <= most {
            return;
        }
        self.rows.truncate(most.max(1));
        if let Some(line) = self.rows.last_mut() {
            // The ellipsis takes the room of two letters.
            let keep = line.graphemes(true).count().saturating_sub(2);
            let cut: String = line.graphemes(true).take(keep).collect();
            *line = format!("{}…", cut.trim_end());
        }
    }

    /// How high the lines are, for a font of size 1.
    pub(super) fn height(&self) -> f64 {
        self.rows.len() as f64 * LINE_HEIGHT
    }
}

/// Fills line after line.
struct Breaker {
    width: f64,
    done: Lines,
    line: String,
    used: f64,
    /// Of the white space before whatever comes next.
    space: f64,
}

impl Breaker {
    fn add(&mut self, text: &str, width: f64) {
        let space = if self.line.is_empty() {
            0.0
        } else {
            self.space
        };
        // Sums of floats: what just fits must go on fitting.
        if !self.line.is_empty() && self.used + space + width > self.width + 1e-9 {
            self.end_line();
            self.add(text, width);
            return;
        }
        if space > 0.0 {
            self.line.push(' ');
        }
        self.line.push_str(text);
        self.used += space + width;
        self.space = 0.0;
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.done.widest = self.done.widest.max(self.used);
            self.done.rows.push(std::mem::take(&mut self.line));
        }
        self.used = 0.0;
        self.space = 0.0;
    }
}

/// `text` with line breaks as `\n`, other control characters as spaces, and no
/// more of it than a page could hold.
fn drawable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len().min(4 * MAX_CHARS));
    let mut chars = text.chars().peekable();
    let mut taken = 0;
    while let Some(c) = chars.next() {
        if taken == MAX_CHARS {
            clean.push('…');
            break;
        }
        taken += 1;
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                clean.push('\n');
            }
            c if c.is_control() => clean.push(' '),
            // Not characters: no file format carries them.
            '\u{fffe}' | '\u{ffff}' => {}
            c => clean.push(c),
        }
    }
    clean
}

/// `text` on one line, as it can be drawn; "(unnamed)" where nothing is left.
pub fn shown_name(text: &str) -> String {
    let clean = drawable(text);
    let words: Vec<&str> = clean.split_whitespace().collect();
    if words.is_empty() {
        UNNAMED.to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, letters: f64) -> Lines {
        let fonts = Fonts::bundled_only();
        let width = letters * fonts.width("n", 1.0, Weight::Regular);
        Paragraph::new(text, Weight::Regular, &fonts).lines(width, &fonts)
    }

    #[test]
    fn lines_end_between_words() {
        let broken = lines("Vineyard prestige and legacy", 10.0);
        assert_eq!(broken.rows, ["Vineyard", "prestige", "and legacy"]);
        assert!(!broken.broken);
    }

    #[test]
    fn lines_are_about_as_long_as_each_other() {
        let broken = lines("Front desk and concierge", 20.0);
        assert_eq!(broken.rows, ["Front desk", "and concierge"]);
        let broken = lines("one two three four five six", 18.0);
        assert_eq!(broken.rows, ["one two three", "four five six"]);
    }

    #[test]
    fn words_that_fit_nowhere_are_broken_between_letters() {
        let broken = lines("Kundenzufriedenheit", 8.0);
        assert!(broken.broken);
        assert_eq!(broken.rows.concat(), "Kundenzufriedenheit");
    }

    #[test]
    fn line_breaks_of_the_user_stay() {
        assert_eq!(
            lines("Price\r\n(per night)", 50.0).rows,
            ["Price", "(per night)"]
        );
    }

    #[test]
    fn nothing_but_spaces_is_unnamed() {
        for text in ["", "  \n\t", "\u{0}"] {
            assert_eq!(lines(text, 50.0).rows, [UNNAMED]);
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let mut broken = lines("one two three four five six seven", 9.0);
        broken.shorten(2);
        assert_eq!(broken.rows.len(), 2);
        assert!(broken.rows[1].ends_with('…'), "{broken:?}");
    }
}
