//! Lines, brackets and quotes.

use std::fmt::{self, Write as _};

/// A text that grows line by line.
#[derive(Default)]
pub(super) struct Page {
    pub(super) out: String,
    depth: usize,
}

impl Page {
    fn line(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    /// An id before its value. Ids have nothing to escape.
    pub(super) fn key(&mut self, id: &str) {
        self.line();
        self.out.push('"');
        self.out.push_str(id);
        self.out.push_str("\": ");
    }

    pub(super) fn put(&mut self, value: impl fmt::Display) {
        // Writing to a string fails only if the value itself refuses.
        let written = write!(self.out, "{value}");
        debug_assert!(written.is_ok(), "values of the model can be shown");
    }

    /// An id before a value of several lines, whose bracket this opens.
    pub(super) fn open_key(&mut self, id: &str, bracket: &str) {
        self.key(id);
        self.out.push_str(bracket);
        self.out.push('\n');
        self.depth += 1;
    }

    /// A line that opens a bracket.
    pub(super) fn open(&mut self, text: &str) {
        self.line();
        self.out.push_str(text);
        self.out.push('\n');
        self.depth += 1;
    }

    /// The line that closes it.
    pub(super) fn close(&mut self, bracket: &str) {
        self.depth -= 1;
        self.line();
        self.out.push_str(bracket);
        self.out.push_str(",\n");
    }

    pub(super) fn field(&mut self, name: &str, value: impl fmt::Display) {
        self.line();
        self.out.push_str(name);
        self.put(format_args!(": {value},\n"));
    }

    /// A field that is left out where there is nothing to say.
    pub(super) fn field_if(&mut self, name: &str, value: Option<impl fmt::Display>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// A field that may have no value.
    pub(super) fn field_or_none(&mut self, name: &str, value: Option<impl fmt::Display>) {
        match value {
            Some(value) => self.field(name, value),
            None => self.field(name, "None"),
        }
    }

    /// A text that is left out where it is empty.
    pub(super) fn text_if(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.line();
        self.out.push_str(name);
        self.out.push_str(": ");
        self.quoted(text);
        self.out.push_str(",\n");
    }

    /// A text that is an element of a list.
    pub(super) fn element(&mut self, text: &str) {
        self.line();
        self.quoted(text);
        self.out.push_str(",\n");
    }

    /// Items between brackets; on one line where there are none.
    pub(super) fn list<I: IntoIterator>(
        &mut self,
        open: &str,
        close: &str,
        items: I,
        each: impl Fn(&mut Self, I::Item),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
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
