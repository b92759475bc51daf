//! The names in a table, each with its place in the order of the rows.

use std::collections::HashMap;

use encoding_rs::WINDOWS_1252;

use super::error::{Fault, Place};
use super::limits;
use crate::model::limits::NAME_CHARS;

/// A name and where it was seen first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) first_row: u64,
}

/// Names that were seen, each once.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    places: HashMap<Box<[u8]>, u32>,
    bytes: usize,
}

impl Names {
    /// The place of a name in the order in which they came here.
    pub(super) fn place(&mut self, name: &[u8], at: Place) -> Result<u32, Fault> {
        let name = plain_bytes(name);
        match self.places.get(name) {
            Some(place) => Ok(*place),
            None => self.add(name, at),
        }
    }

    fn add(&mut self, name: &[u8], at: Place) -> Result<u32, Fault> {
        let text = text_of(name);
        if name.len() > NAME_CHARS && text.chars().nth(NAME_CHARS).is_some() {
            let message = format!("the name is too long: expected at most {NAME_CHARS} characters");
            return Err(Fault::new(at, message));
        }
        self.bytes += name.len();
        if self.bytes > limits::NAME_BYTES || self.list.len() >= limits::CELLS {
            let message = "too many different names: is this the column with the competitors?";
            return Err(Fault::new(at, message));
        }
        let place = self.list.len() as u32;
        self.places.insert(name.into(), place);
        self.list.push(Name {
            text,
            first_row: at.row.unwrap_or_default(),
        });
        Ok(place)
    }

    /// Take over the names of another part of the table. Gives the new place of each.
    pub(super) fn merge(&mut self, other: Self) -> Result<Vec<u32>, Fault> {
        let mut places = Vec::with_capacity(other.list.len());
        for Name { text, first_row } in other.list {
            let place = self.place(text.as_bytes(), Place::row(first_row))?;
            if let Some(name) = self.list.get_mut(place as usize) {
                name.first_row = name.first_row.min(first_row);
            }
            places.push(place);
        }
        Ok(places)
    }

    pub(super) fn list(&self) -> &[Name] {
        &self.list
    }

    /// The places of the names in the order of the rows they were seen in first.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|place| self.list[*place].first_row);
        order
    }
}

/// A name without the apostrophe that keeps a spreadsheet from taking it for a
/// formula.
pub(super) fn plain(name: &str) -> &str {
    match name.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => rest,
        _ => name,
    }
}

/// The same of its bytes.
fn plain_bytes(name: &[u8]) -> &[u8] {
    match name {
        [b'\'', rest @ ..]
            if matches!(
                rest,
                [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n', ..]
            ) =>
        {
            rest
        }
        _ => name,
    }
}

/// The bytes as text. What is no UTF-8 was written by an old program.
pub(super) fn text_of(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}
