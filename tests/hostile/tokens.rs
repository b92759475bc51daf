//! A project file in its parts, so that a slip can be one that a person, a
//! merge or another program would make, and not only a wrong byte.

use std::ops::Range;

/// What a part of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Spaces, ends of lines and comments.
    Space,
    /// With its quotes.
    Text,
    Number,
    /// A field, a struct or a variant.
    Word,
    /// One bracket, comma or colon.
    Mark,
}

/// A part of a file.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Token {
    pub(crate) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// The parts of `text`; put together they are `text` again.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = match first {
            '"' => (Kind::Text, text_length(rest)),
            c if c.is_whitespace() => (Kind::Space, run(rest, char::is_whitespace)),
            '/' => (Kind::Space, rest.find('\n').unwrap_or(rest.len())),
            c if c.is_ascii_digit() || "+-.".contains(c) => {
                let part = |c: char| c.is_ascii_alphanumeric() || "+-._".contains(c);
                (Kind::Number, run(rest, part))
            }
            c if c.is_alphanumeric() || c == '_' => {
                (Kind::Word, run(rest, |c| c.is_alphanumeric() || c == '_'))
            }
            c => (Kind::Mark, c.len_utf8()),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(Token {
            kind,
            text: token.to_owned(),
        });
        rest = after;
    }
    tokens
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Of a text in quotes, with both of them.
fn text_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The text of these parts.
pub(crate) fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

/// An entry of a list, a map or a struct around the part at `at`, with the
/// comma after it; a single part where there is none.
pub(crate) fn entry_around(tokens: &[Token], at: usize) -> Range<usize> {
    let mut depth = 0_i32;
    let mut start = at;
    while start > 0 {
        let token = &tokens[start - 1];
        match token.text.as_str() {
            ")" | "]" | "}" => depth += 1,
            "(" | "[" | "{" | "," if depth == 0 => break,
            "(" | "[" | "{" => depth -= 1,
            _ => {}
        }
        start -= 1;
    }
    let mut depth = 0_i32;
    let mut end = at;
    while end < tokens.len() {
        match tokens[end].text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => break,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 0 => {
                end += 1;
                break;
            }
            _ => {}
        }
        end += 1;
    }
    start..end.max(start + 1).min(tokens.len())
}
