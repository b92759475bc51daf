//! A project as the text of its file, in the latest version.
//!
//! Made to be read by people and compared by version control: every field and
//! every score on a line of its own, always the same ones in the same order,
//! and long notes line by line. By hand and not through `ron`'s serializer,
//! which writes notes on one line and every apostrophe as `\'`.

use std::fmt::Write as _;

use super::VERSION;
use super::version::STRUCT;
use crate::model::{Color, Competitor, Direction, Factor, Level, Project, Score, Scores, Settings};

/// The text of the file of `project`. Equal projects give equal texts.
pub fn to_ron(project: &Project) -> String {
    let Project {
        title,
        tagline,
        source,
        notes,
        settings: Settings { scale, .. },
        competitors,
        factors,
        scores,
        ..
    } = project;
    let mut page = Page::default();
    page.open(&format!("{STRUCT}("));
    page.field("version", VERSION);
    page.text("title", title);
    page.text("tagline", tagline);
    page.text("source", source);
    page.text("notes", notes);
    page.open("settings: Settings(");
    page.field("scale", format_args!("{scale:?}"));
    page.close(")");
    page.list("competitors: [", "]", competitors, |page, competitor| {
        write_competitor(page, competitor);
    });
    page.list("factors: [", "]", factors, |page, factor| {
        write_factor(page, factor);
    });
    write_scores(&mut page, scores);
    page.out.push_str(")\n");
    page.out
}

fn write_competitor(page: &mut Page, competitor: &Competitor) {
    let Competitor {
        id,
        name,
        role,
        color,
        marker,
        share,
        visible,
        notes,
        ..
    } = competitor;
    page.open("Competitor(");
    page.text("id", id.as_str());
    page.text("name", name);
    page.field("role", format_args!("{role:?}"));
    match color {
        Color::Palette(place) => page.field("color", format_args!("Palette({place})")),
        Color::Custom(rgb) => page.field("color", format_args!("Custom(\"{rgb}\")")),
    }
    page.field("marker", format_args!("{marker:?}"));
    match share {
        Some(share) => page.field("share", format_args!("{:?}", share.percent())),
        None => page.field("share", "None"),
    }
    page.field("visible", visible);
    page.text("notes", notes);
    page.close(")");
}

fn write_factor(page: &mut Page, factor: &Factor) {
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

fn write_scores(page: &mut Page, scores: &Scores) {
    let rows: Vec<_> = scores.rows().collect();
    page.list("scores: {", "}", &rows, |page, (competitor, row)| {
        page.key(competitor.as_str());
        page.out.push_str("{\n");
        page.depth += 1;
        for (factor, score) in row.iter() {
            page.key(factor.as_str());
            match score {
                Score::Level(level) => {
                    page.out.push_str("Level(");
                    push_level(&mut page.out, *level);
                    page.out.push(')');
                }
                Score::NotOffered => page.out.push_str("NotOffered"),
                Score::Unscored => page.out.push_str("Unscored"),
            }
            page.out.push_str(",\n");
        }
        page.close("}");
    });
}

/// What `level` shows as, without the formatting of floats, which would take
/// most of the time of saving.
fn push_level(out: &mut String, level: Level) {
    #[expect(clippy::cast_sign_loss, reason = "levels are not negative")]
    let hundredths = (level.get() * 100.0).round() as u16;
    let digit = |tenfold: u16| char::from(b'0' + (hundredths / tenfold % 10) as u8);
    if hundredths >= 1000 {
        out.push(digit(1000));
    }
    out.extend([digit(100), '.', digit(10)]);
    if !hundredths.is_multiple_of(10) {
        out.push(digit(1));
    }
}

/// A text that grows line by line.
#[derive(Default)]
struct Page {
    out: String,
    depth: usize,
}

impl Page {
    fn line(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    /// An id before its value. Ids have nothing to escape.
    fn key(&mut self, id: &str) {
        self.line();
        self.out.push('"');
        self.out.push_str(id);
        self.out.push_str("\": ");
    }

    fn put(&mut self, value: impl std::fmt::Display) {
        // Writing to a string fails only if the value itself refuses.
        let written = write!(self.out, "{value}");
        debug_assert!(written.is_ok(), "values of the model can be shown");
    }

    /// A line that opens a bracket.
    fn open(&mut self, text: &str) {
        self.line();
        self.out.push_str(text);
        self.out.push('\n');
        self.depth += 1;
    }

    /// The line that closes it.
    fn close(&mut self, bracket: &str) {
        self.depth -= 1;
        self.line();
        self.out.push_str(bracket);
        self.out.push_str(",\n");
    }

    fn field(&mut self, name: &str, value: impl std::fmt::Display) {
        self.line();
        self.out.push_str(name);
        self.put(format_args!(": {value},\n"));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.line();
        self.out.push_str(name);
        self.out.push_str(": ");
        self.quoted(text);
        self.out.push_str(",\n");
    }

    fn list<T>(&mut self, open: &str, close: &str, items: &[T], each: impl Fn(&mut Self, &T)) {
        if items.is_empty() {
            self.line();
            self.put(format_args!("{open}{close},\n"));
            return;
        }
        self.open(open);
        for item in items {
            each(self, item);
        }
        self.close(close);
    }

    /// `text` in quotes. A line break in it is one in the file too, behind a
    /// backslash: the indentation of the next line is no part of the text.
    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(is_escaped) {
            let (plain, special) = rest.split_at(at);
            self.out.push_str(plain);
            let mut characters = special.chars();
            let character = characters.next().unwrap_or_default();
            rest = characters.as_str();
            self.escape(character);
            if character == '\n' && !rest.is_empty() {
                self.out.push_str("\\\n");
                self.depth += 1;
                self.line();
                self.depth -= 1;
                // Else it would count as indentation.
                if let Some(after) = rest.strip_prefix(' ') {
                    self.out.push_str("\\u{20}");
                    rest = after;
                }
            }
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    fn escape(&mut self, character: char) {
        match character {
            '"' => self.out.push_str("\\\""),
            '\\' => self.out.push_str("\\\\"),
            '\n' => self.out.push_str("\\n"),
            '\r' => self.out.push_str("\\r"),
            '\t' => self.out.push_str("\\t"),
            other => self.put(format_args!("\\u{{{:x}}}", u32::from(other))),
        }
    }
}

/// What would end a text, or would be in it unseen.
fn is_escaped(character: char) -> bool {
    matches!(
        character,
        '"' | '\\'
            | '\u{200e}' | '\u{200f}' // marks of the writing direction
            | '\u{2028}'..='\u{202e}' // other line ends, turns of the writing direction
            | '\u{2066}'..='\u{2069}' // more of those
            | '\u{feff}' // byte order mark
    ) || character.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_written_as_they_are_shown() {
        for hundredths in 0..=1000 {
            let level = Level::nearest(f64::from(hundredths) / 100.0);
            let mut out = String::new();
            push_level(&mut out, level);
            assert_eq!(out, level.to_string());
        }
    }
}
