//! A table of text in pieces of whole rows.

use std::io::{self, Read};

use memchr::memchr;

use super::super::error::{Fault, Place};
use super::super::limits;
use super::record::{self, Cut, Dialect};

/// The bytes of one piece, more or less.
pub(in crate::io::import) const BLOCK: usize = 512 << 10;

/// Some rows of a table.
#[derive(Debug, Default)]
pub(in crate::io::import) struct Block {
    /// Whole rows, in UTF-8 or nearly.
    pub(in crate::io::import) bytes: Vec<u8>,
    /// The number of the first of them, from 1.
    pub(in crate::io::import) row: u64,
}

/// Why there is no next piece.
#[derive(Debug)]
pub(in crate::io::import) enum Stop {
    Io(io::Error),
    Wrong(Fault),
}

/// Reads a table piece by piece.
pub(in crate::io::import) struct Blocks<R> {
    reader: R,
    dialect: Dialect,
    /// What was read and belongs to the next piece.
    rest: Vec<u8>,
    row: u64,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(in crate::io::import) fn new(reader: R, dialect: Dialect) -> Self {
        Self {
            reader,
            dialect,
            rest: Vec::new(),
            row: 1,
            ended: false,
        }
    }

    /// The next piece, put where `block` was; false at the end.
    pub(in crate::io::import) fn next_into(&mut self, block: &mut Block) -> Result<bool, Stop> {
        let bytes = &mut block.bytes;
        bytes.clear();
        bytes.append(&mut self.rest);
        block.row = self.row;
        let mut wanted = BLOCK;
        let cut = loop {
            self.fill(bytes, wanted).map_err(Stop::Io)?;
            if self.ended && bytes.is_empty() {
                return Ok(false);
            }
            let found = record::cut(bytes, self.dialect);
            if self.ended {
                self.check_closed(bytes, found)?;
                break Cut {
                    end: bytes.len(),
                    rows: found.rows + u64::from(found.end < bytes.len()),
                    open: found.open,
                };
            }
            if found.rows > 0 {
                break found;
            }
            if bytes.len() >= limits::ROW_BYTES {
                return Err(Stop::Wrong(too_long(bytes, self.row, self.dialect)));
            }
            wanted = (2 * wanted).min(limits::ROW_BYTES);
        };
        self.rest.extend_from_slice(&bytes[cut.end..]);
        bytes.truncate(cut.end);
        self.row += cut.rows;
        match memchr(0, bytes) {
            Some(at) => Err(Stop::Wrong(zero_byte(bytes, block.row, at, self.dialect))),
            None => Ok(true),
        }
    }

    /// At the end of the table no quote may be open.
    fn check_closed(&self, bytes: &[u8], found: Cut) -> Result<(), Stop> {
        let rest = &bytes[found.end..];
        match record::unclosed(rest, self.dialect) {
            Some(at) if found.open => {
                let row = self.row + found.rows;
                Err(Stop::Wrong(never_closed(rest, row, at, self.dialect)))
            }
            _ => Ok(()),
        }
    }

    /// Read until there are `wanted` bytes or no more come.
    fn fill(&mut self, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
        let lacking = wanted.saturating_sub(bytes.len());
        if !self.ended && lacking > 0 {
            let mut piece = self.reader.by_ref().take(lacking as u64);
            self.ended = piece.read_to_end(bytes)? < lacking;
        }
        Ok(())
    }
}

/// Which cell makes the row longer than any may be.
fn too_long(bytes: &[u8], row: u64, dialect: Dialect) -> Fault {
    let (cells, _) = record::row(bytes, 0, dialect);
    let long = cells
        .iter()
        .position(|cell| cell.len() > limits::CELL_BYTES);
    if let Some(column) = long {
        return long_cell(row, column);
    }
    let limit = limits::ROW_BYTES >> 20;
    let message = format!("the row is too long: expected at most {limit} MiB");
    Fault::new(Place::row(row), message)
}

/// What to say of a cell longer than any may be; columns count from 0 here.
pub(in crate::io::import) fn long_cell(row: u64, column: usize) -> Fault {
    let limit = limits::CELL_BYTES >> 20;
    let message = format!("the cell is longer than {limit} MiB: is a quote never closed?");
    Fault::new(Place::cell(row, column + 1), message)
}

/// What to say of a zero byte, which no text has; `row` is that of the first of the bytes.
pub(in crate::io::import) fn zero_byte(
    bytes: &[u8],
    row: u64,
    zero: usize,
    dialect: Dialect,
) -> Fault {
    let message = "a zero byte: expected text, not a binary file";
    Fault::new(record::place_of(bytes, row, zero, dialect), message)
}

/// What to say of the quote at `at` that nothing closes; `row` is that of the
/// first of the bytes.
pub(in crate::io::import) fn never_closed(
    bytes: &[u8],
    row: u64,
    at: usize,
    dialect: Dialect,
) -> Fault {
    let message =
        "a quote opens here and is never closed: expected another one where the cell ends";
    Fault::new(record::place_of(bytes, row, at, dialect), message)
}
