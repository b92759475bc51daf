//! From a piece of text to the tally: the loop that sees every byte.

use super::super::error::Fault;
use super::super::error::Place;
use super::super::limits::{CELL_BYTES, COLUMNS};
use super::super::reading::Use;
use super::super::tally::Tally;
use super::blocks::{Block, long_cell};
use super::record::{self, Dialect};

/// The most digits of a number that is read here and not in `number`.
const DIGITS: usize = 9;

/// Count the rows of `block`, except those up to the header.
pub(in crate::io::import) fn scan(
    block: &Block,
    dialect: Dialect,
    tally: &mut Tally<'_>,
) -> Result<(), Fault> {
    let mut scanner = Scanner {
        bytes: &block.bytes,
        dialect,
        scratch: Vec::new(),
    };
    let header = u64::from(tally.reading.header_row);
    let (mut at, mut row) = (0, block.row);
    while at < block.bytes.len() {
        at = if row <= header {
            scanner.pass(at)
        } else {
            scanner.row(at, row, tally)?
        };
        row += 1;
    }
    Ok(())
}

struct Scanner<'b> {
    bytes: &'b [u8],
    dialect: Dialect,
    scratch: Vec<u8>,
}

impl Scanner<'_> {
    /// Go past the row at `at`.
    fn pass(&mut self, mut at: usize) -> usize {
        loop {
            let cell = record::cell(self.bytes, at, self.dialect, &mut self.scratch);
            at = cell.next;
            if cell.last {
                return at;
            }
        }
    }

    /// Count the row at `start`; gives where the next begins.
    fn row(&mut self, start: usize, number: u64, tally: &mut Tally<'_>) -> Result<usize, Fault> {
        let reading = tally.reading;
        tally.begin(number);
        let (mut at, mut column, mut last) = (start, 0, false);
        while !last {
            let what = reading.uses.get(column).copied();
            (at, last) = match what {
                Some(Use::Value(place)) if let Some((value, next, last)) = self.digits(at) => {
                    tally.number(column, place, value);
                    (next, last)
                }
                Some(Use::Skip) if let Some((next, last)) = self.plain(at) => (next, last),
                _ => self.cell(at, number, column, tally)?,
            };
            column += 1;
        }
        let row = &self.bytes[start..at];
        tally.end(column, || says(row, self.dialect))?;
        Ok(at)
    }

    /// The small whole number at `at`, where the next cell begins, and whether
    /// the row ends with this one; none if something else stands there.
    #[inline]
    fn digits(&self, at: usize) -> Option<(f64, usize, bool)> {
        let rest = self.bytes.get(at..)?;
        let mut value = 0_u32;
        let mut length = 0;
        for byte in rest.iter().take(DIGITS) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value * 10 + u32::from(digit);
            length += 1;
        }
        if length == 0 {
            return None;
        }
        let end = *rest.get(length)?;
        let last = end == self.dialect.newline;
        if last || end == self.dialect.delimiter {
            Some((f64::from(value), at + length + 1, last))
        } else {
            None
        }
    }

    /// Where the cell after the short unquoted one at `at` begins, and whether
    /// that is the next row.
    #[inline]
    fn plain(&self, at: usize) -> Option<(usize, bool)> {
        let rest = self.bytes.get(at..)?;
        let Dialect {
            delimiter,
            newline,
            quotes,
        } = self.dialect;
        if quotes && rest.first() == Some(&b'"') {
            return None;
        }
        let ends = |byte: &u8| *byte == delimiter || *byte == newline;
        let length = rest.iter().take(32).position(ends)?;
        Some((at + length + 1, rest[length] == newline))
    }

    /// Any cell. Gives where the next begins, and whether that is the next row.
    fn cell(
        &mut self,
        at: usize,
        row: u64,
        column: usize,
        tally: &mut Tally<'_>,
    ) -> Result<(usize, bool), Fault> {
        let cell = record::cell(self.bytes, at, self.dialect, &mut self.scratch);
        if cell.text.len() > CELL_BYTES {
            return Err(long_cell(row, column));
        }
        if column >= COLUMNS {
            return Err(too_many_columns(row));
        }
        tally.text(column, cell.text)?;
        Ok((cell.next, cell.last))
    }
}

/// What to say of a row with more cells than any may have.
pub(in crate::io::import) fn too_many_columns(row: u64) -> Fault {
    let message = format!("too many columns: expected at most {COLUMNS}");
    Fault::new(Place::cell(row, COLUMNS + 1), message)
}

/// Whether a row has anything but delimiters, quotes and blanks.
fn says(row: &[u8], dialect: Dialect) -> bool {
    let nothing = |byte: &u8| {
        *byte == dialect.delimiter
            || byte.is_ascii_whitespace()
            || (dialect.quotes && *byte == b'"')
    };
    !row.iter().all(nothing)
}
