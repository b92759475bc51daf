//! Tables of text: how they are written, and their cells.

mod blocks;
mod detect;
mod encoding;
mod record;
mod scan;

pub use encoding::Encoding;
pub use record::Dialect;

pub(super) use blocks::{Block, Blocks, Stop, zero_byte};
pub(super) use detect::{detect_as, detect_decimal};
pub(super) use encoding::Decoded;
pub(super) use scan::{scan, too_many_columns};

use std::io::Read as _;

use super::error::Fault;
use super::guess::Known;
use super::source::{ReadSeek, Source};
use super::{ImportError, limits};

/// The first bytes of a file, and whether they are all of it.
pub(super) fn first_bytes(
    reader: &mut dyn ReadSeek,
    source: &Source,
) -> Result<(Vec<u8>, bool), ImportError> {
    let mut bytes = Vec::new();
    let limit = limits::HEAD_BYTES as u64;
    reader
        .take(limit)
        .read_to_end(&mut bytes)
        .and_then(|_| reader.rewind())
        .map_err(|error| source.unreadable(error))?;
    let whole = (bytes.len() as u64) < limit;
    Ok((bytes, whole))
}

/// The encoding of a file that begins with `bytes`, and what they say.
pub(super) fn decode_head(bytes: &[u8], whole: bool) -> (Encoding, Vec<u8>) {
    let encoding = encoding::detect(bytes, whole);
    (encoding, decode_as(bytes, encoding))
}

/// What the first bytes of a file say in an encoding.
pub(super) fn decode_as(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
    let mut text = Vec::new();
    // Nothing fails that reads from memory; what was decoded until then counts.
    drop(Decoded::new(bytes, encoding).read_to_end(&mut text));
    text
}

/// `dialect` as it was found for a text, unless a quote in it is never closed.
/// Then the quotes are letters, if nobody said otherwise and that makes an even
/// table; else they are a fault.
pub(super) fn closed(text: &[u8], dialect: Dialect, known: &Known) -> Result<Dialect, Fault> {
    let read_with = |quotes| {
        if dialect.quotes == quotes {
            dialect
        } else {
            detect_as(text, true, known.delimiter, Some(quotes))
        }
    };
    if known.quotes == Some(false) {
        return Ok(dialect);
    }
    let quoted = read_with(true);
    let Some(at) = record::unclosed(text, quoted) else {
        return Ok(dialect);
    };
    let plain = read_with(false);
    if known.quotes.is_none() && is_even(text, plain) {
        return Ok(plain);
    }
    Err(blocks::never_closed(text, 1, at, quoted))
}

/// Whether all rows have equally many cells, none of them within quotes.
fn is_even(text: &[u8], dialect: Dialect) -> bool {
    let (mut width, mut at) = (None, 0);
    let is_quoted = |cell: &Vec<u8>| matches!(cell.as_slice(), [b'"', .., b'"']);
    while at < text.len() {
        let (row, next) = record::row(text, at, dialect);
        at = next;
        if row.iter().all(Vec::is_empty) {
            continue;
        }
        if row.iter().any(is_quoted) || *width.get_or_insert(row.len()) != row.len() {
            return false;
        }
    }
    width.is_some_and(|width| width > 1)
}

/// The rows at the beginning of a table, without one that may be incomplete.
pub(super) fn first_rows(text: &[u8], whole: bool, dialect: Dialect) -> Vec<Vec<Vec<u8>>> {
    let end = if whole {
        text.len()
    } else {
        record::cut(text, dialect).end
    };
    let text = &text[..end];
    let (mut rows, mut at) = (Vec::new(), 0);
    while at < text.len() && rows.len() < limits::HEAD_ROWS {
        let (row, next) = record::row(text, at, dialect);
        rows.push(row);
        at = next;
    }
    rows
}
