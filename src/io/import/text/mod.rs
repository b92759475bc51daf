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
