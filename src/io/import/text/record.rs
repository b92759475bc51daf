//! Cells and rows of text: where they begin and end.
//!
//! A cell is quoted if its very first byte is a quote; within it a quote is
//! doubled, and delimiters and line breaks are text. What follows the closing
//! quote belongs to the cell as it stands. Any bytes at all are rows and cells.

use memchr::{memchr, memchr2, memrchr};

use super::super::error::Place;

const QUOTE: u8 = b'"';

/// What separates cells and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// Between cells: a comma, a semicolon, a tab or a bar.
    pub delimiter: u8,
    /// Between rows: a line feed, before which a carriage return is no part of
    /// the row, or a carriage return alone.
    pub newline: u8,
    /// Whether cells may be quoted.
    pub quotes: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: b',',
            newline: b'\n',
            quotes: true,
        }
    }
}

/// One cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// What it says, without quotes.
    pub(super) text: &'a [u8],
    /// Where the next one begins.
    pub(super) next: usize,
    /// Whether it is the last of its row.
    pub(super) last: bool,
}

/// The cell of `bytes` that begins at `at`. What it says is put together in
/// `scratch` where the bytes do not say it in one piece.
pub(super) fn cell<'a>(
    bytes: &'a [u8],
    at: usize,
    dialect: Dialect,
    scratch: &'a mut Vec<u8>,
) -> Cell<'a> {
    if dialect.quotes && bytes.get(at) == Some(&QUOTE) {
        return quoted(bytes, at + 1, dialect, scratch);
    }
    let (end, next, last) = end_of(bytes, at, dialect);
    Cell {
        text: &bytes[at..end],
        next,
        last,
    }
}

/// The end of the unquoted text at `at`, where the next cell begins, and
/// whether the row ends with this one.
fn end_of(bytes: &[u8], at: usize, dialect: Dialect) -> (usize, usize, bool) {
    let rest = bytes.get(at..).unwrap_or_default();
    let Some(length) = memchr2(dialect.delimiter, dialect.newline, rest) else {
        return (without_return(bytes, at, bytes.len()), bytes.len(), true);
    };
    let end = at + length;
    let last = bytes[end] == dialect.newline;
    let text_end = if last && dialect.newline == b'\n' {
        without_return(bytes, at, end)
    } else {
        end
    };
    (text_end, end + 1, last)
}

/// `end`, or one less where a carriage return stands before it.
fn without_return(bytes: &[u8], start: usize, end: usize) -> usize {
    if end > start && bytes[end - 1] == b'\r' {
        end - 1
    } else {
        end
    }
}

/// The quoted cell whose text begins at `start`.
fn quoted<'a>(
    bytes: &'a [u8],
    start: usize,
    dialect: Dialect,
    scratch: &'a mut Vec<u8>,
) -> Cell<'a> {
    scratch.clear();
    let mut piece = start;
    let close = loop {
        let Some(length) = memchr(QUOTE, bytes.get(piece..).unwrap_or_default()) else {
            // Never closed: the rest is its text.
            break bytes.len();
        };
        let quote = piece + length;
        if bytes.get(quote + 1) != Some(&QUOTE) {
            break quote;
        }
        scratch.extend_from_slice(&bytes[piece..=quote]);
        piece = quote + 2;
    };
    let piece = piece.min(close);
    let after = (close + 1).min(bytes.len());
    let (end, next, last) = end_of(bytes, after, dialect);
    if scratch.is_empty() && end <= after {
        return Cell {
            text: &bytes[piece..close],
            next,
            last,
        };
    }
    scratch.extend_from_slice(&bytes[piece..close]);
    scratch.extend_from_slice(bytes.get(after..end).unwrap_or_default());
    Cell {
        text: scratch,
        next,
        last,
    }
}

/// What is known of the rows in a piece of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    /// Past the last row that is complete.
    pub(super) end: usize,
    /// How many complete rows there are.
    pub(super) rows: u64,
    /// Whether the piece ends within quotes.
    pub(super) open: bool,
}

/// The complete rows of a piece that begins with a row. Only quotes are looked
/// at one by one.
pub(super) fn cut(bytes: &[u8], dialect: Dialect) -> Cut {
    let mut cut = Cut::default();
    let mut at = 0;
    loop {
        let quote = next_quote(bytes, at, dialect);
        let stop = quote.unwrap_or(bytes.len());
        let plain = &bytes[at..stop];
        if let Some(last) = memrchr(dialect.newline, plain) {
            cut.end = at + last + 1;
            cut.rows += count(dialect.newline, plain);
        }
        let Some(quote) = quote else {
            return cut;
        };
        let Some(closed) = past_quotes(bytes, quote + 1) else {
            cut.open = true;
            return cut;
        };
        at = closed;
    }
}

/// The next quote that opens a cell.
fn next_quote(bytes: &[u8], from: usize, dialect: Dialect) -> Option<usize> {
    if !dialect.quotes {
        return None;
    }
    let mut at = from;
    loop {
        let quote = at + memchr(QUOTE, &bytes[at..])?;
        let before = quote.checked_sub(1).map(|before| bytes[before]);
        if before.is_none_or(|byte| byte == dialect.delimiter || byte == dialect.newline) {
            return Some(quote);
        }
        at = quote + 1;
    }
}

/// Past the quote that closes what was opened before `at`.
fn past_quotes(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let quote = at + memchr(QUOTE, bytes.get(at..)?)?;
        match bytes.get(quote + 1) {
            Some(&QUOTE) => at = quote + 2,
            Some(_) => return Some(quote + 1),
            // It may be the first of two.
            None => return None,
        }
    }
}

/// Where the quote is that opens a cell and that nothing closes until the end
/// of the table; `bytes` begin with a row and are the rest of it.
pub(super) fn unclosed(bytes: &[u8], dialect: Dialect) -> Option<usize> {
    let mut at = 0;
    loop {
        let quote = next_quote(bytes, at, dialect)?;
        at = match past_quotes(bytes, quote + 1) {
            Some(closed) => closed,
            // What may be the first of two is the only one at the very end.
            None if is_closed_last(&bytes[quote + 1..]) => return None,
            None => return Some(quote),
        };
    }
}

/// Whether a quoted cell ends with the last of these bytes: of the quotes there,
/// two each are one of its text.
fn is_closed_last(text: &[u8]) -> bool {
    let quotes = text.iter().rev().take_while(|byte| **byte == QUOTE);
    quotes.count() % 2 == 1
}

/// Row and column of the cell that `at` is in, from 1; `row` is that of the
/// first of the bytes.
pub(super) fn place_of(bytes: &[u8], mut row: u64, at: usize, dialect: Dialect) -> Place {
    let (mut next, mut column) = (0, 1);
    let mut scratch = Vec::new();
    while next < bytes.len() {
        let cell = cell(bytes, next, dialect, &mut scratch);
        if cell.next > at {
            break;
        }
        next = cell.next;
        (row, column) = if cell.last {
            (row + 1, 1)
        } else {
            (row, column + 1)
        };
    }
    Place::cell(row, column)
}

fn count(byte: u8, bytes: &[u8]) -> u64 {
    // In small sums, so that many bytes are compared at once.
    let counts = bytes.chunks(255).map(|chunk| {
        let small: u8 = chunk.iter().map(|other| u8::from(*other == byte)).sum();
        u64::from(small)
    });
    counts.sum()
}

/// The cells of the row that begins at `at`, and where the next row begins.
pub(super) fn row(bytes: &[u8], mut at: usize, dialect: Dialect) -> (Vec<Vec<u8>>, usize) {
    let mut cells = Vec::new();
    let mut scratch = Vec::new();
    loop {
        let cell = cell(bytes, at, dialect, &mut scratch);
        at = cell.next;
        cells.push(cell.text.to_vec());
        if cell.last {
            return (cells, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// All rows, as texts.
    fn rows(text: &[u8], dialect: Dialect) -> Vec<Vec<Vec<u8>>> {
        let mut at = 0;
        let mut rows = Vec::new();
        while at < text.len() {
            let (cells, next) = row(text, at, dialect);
            rows.push(cells);
            at = next;
        }
        rows
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let found = rows(text.as_bytes(), Dialect::default());
        let expected: Vec<Vec<Vec<u8>>> = expected
            .iter()
            .map(|row| row.iter().map(|cell| cell.as_bytes().to_vec()).collect())
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn rows_and_cells() {
        check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
        check("a,b\r\n1,2", &[&["a", "b"], &["1", "2"]]);
        check("a,\n,b", &[&["a", ""], &["", "b"]]);
        check("a,", &[&["a", ""]]);
        check("\n\na", &[&[""], &[""], &["a"]]);
        check("a\rb,c\r", &[&["a\rb", "c"]]);
    }

    #[test]
    fn quotes() {
        check("\"a,b\",c", &[&["a,b", "c"]]);
        check("\"a\nb\"\n\"c\"", &[&["a\nb"], &["c"]]);
        check("\"say \"\"a\"\"\",1", &[&["say \"a\"", "1"]]);
        check("\"\",\"\"\"\"", &[&["", "\""]]);
        check("5\" pipe,\"6\"\" pipe\"", &[&["5\" pipe", "6\" pipe"]]);
        check("\"a\"b,c\n\"d\" ,e", &[&["ab", "c"], &["d ", "e"]]);
        check("a,\"never\nclosed", &[&["a", "never\nclosed"]]);
        check("\"", &[&[""]]);
    }

    #[test]
    fn quotes_may_be_ordinary() {
        let dialect = Dialect {
            quotes: false,
            ..Dialect::default()
        };
        let found = rows(b"\"a,b\"\n", dialect);
        assert_eq!(found, [[b"\"a".to_vec(), b"b\"".to_vec()]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_found() {
        for (text, expected) in [
            ("a,\"b\"", None),
            ("a,\"b\"\n", None),
            ("a,\"\"", None),
            ("a,\"b\"\"\"", None),
            ("a,b\"c", None),
            ("a,\"", Some(2)),
            ("a,\"b", Some(2)),
            ("a,\"b\"\"", Some(2)),
            ("a,\"\"\"", Some(2)),
            ("\"a\",\"b\nc,d\n", Some(4)),
            ("a,b\n\"c\"d,e\n\"f,g\n", Some(11)),
        ] {
            assert_eq!(
                unclosed(text.as_bytes(), Dialect::default()),
                expected,
                "{text}"
            );
        }
        let place = place_of(b"a,b\n\"x\ny\",\"c", 7, 11, Dialect::default());
        assert_eq!(place, Place::cell(8, 2));
    }

    proptest! {
        /// A quote that is never closed takes the rest of the text into its
        /// cell: another one at the end changes nothing but that.
        #[test]
        fn a_quote_at_the_end_closes_it(text in "[a,\n\"]{0,30}") {
            let dialect = Dialect::default();
            if unclosed(text.as_bytes(), dialect).is_some() {
                let closed = format!("{text}\"");
                prop_assert_eq!(unclosed(closed.as_bytes(), dialect), None);
                prop_assert_eq!(rows(closed.as_bytes(), dialect), rows(text.as_bytes(), dialect));
            }
        }

        /// A piece is cut where the rows end, and into as many as there are.
        #[test]
        fn a_cut_agrees_with_the_rows(text in "[a,;\n\r\"]{0,40}", quotes: bool) {
            let dialect = Dialect { quotes, ..Dialect::default() };
            let bytes = text.as_bytes();
            let Cut { end, rows: count, open } = cut(bytes, dialect);
            let complete = rows(&bytes[..end], dialect);
            prop_assert_eq!(complete.len() as u64, count);
            let all = rows(bytes, dialect);
            prop_assert_eq!(&all[..complete.len()], &complete[..]);
            if !open {
                prop_assert!(all.len() <= complete.len() + 1);
            }
        }
    }
}
