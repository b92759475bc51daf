//! XML, piece by piece: as much of it as spreadsheets write.
//!
//! Names and attributes are told as they stand; entities are resolved. What is
//! not understood (comments, declarations) is passed. No piece may be longer
//! than a cell.

use std::io::BufRead;

use super::super::error::Fault;
use super::super::limits::CELL_BYTES;
use super::parts::{broken, unpacked};

/// A piece of XML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'x> {
    /// `<name …>`, or `<name …/>` where `closed`.
    Start { tag: Tag<'x>, closed: bool },
    /// `</name>`.
    End(&'x str),
    /// What stands between tags.
    Text(String),
    /// There is no more.
    Over,
}

/// A tag without its brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'x>(&'x str);

impl<'x> Tag<'x> {
    pub(super) fn name(self) -> &'x str {
        let end = self.0.find(|c: char| c.is_ascii_whitespace());
        &self.0[..end.unwrap_or(self.0.len())]
    }

    /// What an attribute says, entities resolved.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        let mut rest = &self.0[self.name().len()..];
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after[1..].split_once(quote)?;
            if key.trim() == name {
                return Some(resolved(value));
            }
            rest = next;
        }
    }
}

/// Reads XML.
pub(super) struct Xml<R> {
    reader: R,
    /// The tag or text that was read last.
    buffer: Vec<u8>,
    text: String,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            text: String::new(),
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'_>, Fault> {
        loop {
            let ended = self.until(b'<')?;
            if !self.buffer.is_empty() {
                let text = utf8(&self.buffer)?;
                return Ok(Piece::Text(resolved(text)));
            }
            if ended {
                return Ok(Piece::Over);
            }
            if self.tag()? {
                break;
            }
        }
        self.text.clear();
        self.text.push_str(utf8(&self.buffer)?);
        let tag = self.text.as_str();
        if let Some(name) = tag.strip_prefix('/') {
            return Ok(Piece::End(name.trim_end()));
        }
        let open = tag.strip_suffix('/');
        Ok(Piece::Start {
            tag: Tag(open.unwrap_or(tag)),
            closed: open.is_some(),
        })
    }

    /// Put what stands before the next `byte` into the buffer, and pass that
    /// byte unless text stands before a tag. True at the end.
    fn until(&mut self, byte: u8) -> Result<bool, Fault> {
        self.buffer.clear();
        loop {
            let bytes = self.reader.fill_buf().map_err(|error| unpacked(&error))?;
            if bytes.is_empty() {
                return Ok(true);
            }
            match memchr::memchr(byte, bytes) {
                Some(0) if self.buffer.is_empty() => {
                    self.reader.consume(1);
                    return Ok(false);
                }
                Some(length) => {
                    self.buffer.extend_from_slice(&bytes[..length]);
                    // The bracket stays, for the next time.
                    self.reader.consume(length);
                    return self.check_length().map(|()| false);
                }
                None => {
                    let length = bytes.len();
                    self.buffer.extend_from_slice(bytes);
                    self.reader.consume(length);
                    self.check_length()?;
                }
            }
        }
    }

    fn check_length(&self) -> Result<(), Fault> {
        if self.buffer.len() > CELL_BYTES {
            return Err(broken("a cell is longer than any may be"));
        }
        Ok(())
    }

    /// Put a tag into the buffer, without brackets. False if it is passed.
    fn tag(&mut self) -> Result<bool, Fault> {
        self.buffer.clear();
        let mut quote = None;
        loop {
            let bytes = self.reader.fill_buf().map_err(|error| unpacked(&error))?;
            let Some(byte) = bytes.first().copied() else {
                return Err(broken("it ends within a tag"));
            };
            self.reader.consume(1);
            let special = self.buffer.first().copied();
            match (special, quote, byte) {
                (Some(b'!' | b'?'), _, b'>') if self.is_passed() => return Ok(false),
                (Some(b'!' | b'?'), ..) => {}
                (_, None, b'>') => return Ok(true),
                (_, None, b'"' | b'\'') => quote = Some(byte),
                (_, Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            self.buffer.push(byte);
            self.check_length()?;
        }
    }

    /// Whether a comment or declaration ends here.
    fn is_passed(&self) -> bool {
        let buffer = self.buffer.as_slice();
        if buffer.starts_with(b"!--") {
            buffer.len() >= 5 && buffer.ends_with(b"--")
        } else if buffer.starts_with(b"![CDATA[") {
            buffer.ends_with(b"]]")
        } else {
            true
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(broken("expected text in UTF-8")),
    }
}

/// The text with its entities resolved; unknown ones stay as they are.
fn resolved(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        resolved.push_str(&rest[..start]);
        rest = &rest[start..];
        // No name of an entity is long.
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';');
        let known = end.and_then(|(end, _)| Some((entity(&rest[1..end])?, end)));
        if let Some((character, end)) = known {
            resolved.push(character);
            rest = &rest[end + 1..];
        } else {
            resolved.push('&');
            rest = &rest[1..];
        }
    }
    resolved.push_str(rest);
    resolved
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_texts_and_entities() {
        let text = "<?xml version=\"1.0\"?><!-- a > b --><a x='1>2' y=\"&quot;&#65;&#x42;&nope;\">\
                    t&amp;u<b/></a >";
        let mut xml = Xml::new(text.as_bytes());
        let Piece::Start { tag, closed } = xml.next().unwrap() else {
            panic!("expected a tag");
        };
        assert_eq!((tag.name(), closed), ("a", false));
        assert_eq!(tag.attribute("x").as_deref(), Some("1>2"));
        assert_eq!(tag.attribute("y").as_deref(), Some("\"AB&nope;"));
        assert_eq!(tag.attribute("z"), None);
        assert_eq!(xml.next().unwrap(), Piece::Text("t&u".to_owned()));
        assert!(matches!(
            xml.next().unwrap(),
            Piece::Start { closed: true, .. }
        ));
        assert_eq!(xml.next().unwrap(), Piece::End("a"));
        assert_eq!(xml.next().unwrap(), Piece::Over);
    }

    #[test]
    fn what_is_broken_is_said() {
        for text in ["<a", "<a b=\"", "<!-- ", "<a>\u{0}"] {
            let mut xml = Xml::new(text.as_bytes());
            for _ in 0..4 {
                match xml.next() {
                    Ok(Piece::Over) | Err(_) => break,
                    Ok(_) => {}
                }
            }
        }
        assert!(Xml::new(&b"<a\xff>"[..]).next().is_err());
        let long = format!("<a>{}", "x".repeat(CELL_BYTES + 1));
        let mut xml = Xml::new(long.as_bytes());
        xml.next().unwrap();
        assert!(xml.next().is_err());
    }
}
