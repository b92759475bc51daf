//! The first rows of a table, to guess from and to show.

use super::error::{Fault, Place};
use super::guess::Known;
use super::limits::COLUMNS;
use super::names::text_of;
use super::number::{self, Decimal};
use super::plan::Format;
use super::source::Source;
use super::text::{self, Dialect};
use super::{ImportError, book};

/// A cell, as far as the file says what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text; in a table of text, numbers too.
    Text(String),
    /// A number of a workbook.
    Number(f64),
    /// Something else of a workbook, such as a date, in words.
    Other(String),
}

impl Value {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Other(_) => false,
        }
    }

    /// As it is shown.
    pub fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Other(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }

    /// The number it is.
    pub(super) fn number(&self, decimal: Decimal) -> Option<f64> {
        match self {
            Self::Text(text) => number::parse(text.as_bytes(), decimal),
            Self::Number(number) => Some(*number),
            Self::Blank | Self::Other(_) => None,
        }
    }
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetInfo {
    /// As on its tab.
    pub name: String,
    /// Whether spreadsheets hide it.
    pub hidden: bool,
}

/// The first rows of a table, and how they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// What errors call the table.
    pub name: String,
    /// The same without folders.
    pub short_name: String,
    /// How the bytes were read.
    pub format: Format,
    /// The sheets of a workbook; none in a table of text.
    pub sheets: Vec<SheetInfo>,
    /// As they come, the first row of the file first.
    pub rows: Vec<Vec<Value>>,
    /// Whether that is all of the table.
    pub whole: bool,
}

/// What the bytes of a file are.
enum Kind {
    Zip,
    OldWorkbook,
    Text,
}

impl Kind {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            Self::OldWorkbook
        } else {
            Self::Text
        }
    }
}

/// The first rows of `source`, read as what is known says or else as they seem.
pub(super) fn read(source: &Source, known: &Known) -> Result<Head, ImportError> {
    let mut reader = source.open()?;
    let (bytes, whole) = text::first_bytes(&mut *reader, source)?;
    let wrong = |message: &str| Err(Fault::new(Place::default(), message).of(source.name()));
    match Kind::of(&bytes) {
        Kind::Zip => book::head(source, known),
        Kind::OldWorkbook => wrong(
            "this is an old or encrypted workbook: expected CSV, XLSX or ODS; save it as one of them",
        ),
        Kind::Text if bytes.iter().all(u8::is_ascii_whitespace) && whole => {
            wrong("the file is empty: expected a table")
        }
        Kind::Text if known.sheet.is_some() => Err(ImportError::Asked {
            name: source.name().to_owned(),
            message: "a table of text has no sheets".to_owned(),
        }),
        Kind::Text => of_text(source, known, &bytes, whole),
    }
}

fn of_text(source: &Source, known: &Known, bytes: &[u8], whole: bool) -> Result<Head, ImportError> {
    let (encoding, text) = match known.encoding {
        Some(encoding) => (encoding, text::decode_as(bytes, encoding)),
        None => text::decode_head(bytes, whole),
    };
    let of_name = |fault: Fault| fault.of(source.name());
    let mut dialect = text::detect_as(&text, whole, known.delimiter, known.quotes);
    check_text(&text, dialect).map_err(of_name)?;
    if whole {
        dialect = text::closed(&text, dialect, known).map_err(of_name)?;
    }
    let mut rows = text::first_rows(&text, whole, dialect);
    if rows.is_empty() {
        // One row longer than the head. The rest of it is looked at later.
        rows = text::first_rows(&text, true, dialect);
    }
    for (number, row) in (1..).zip(&rows) {
        if row.len() > COLUMNS {
            return Err(text::too_many_columns(number).of(source.name()));
        }
    }
    let decimal = known.decimal.unwrap_or_else(|| {
        text::detect_decimal(rows.iter().flatten().map(Vec::as_slice), dialect.delimiter)
    });
    let cells = |row: &Vec<Vec<u8>>| row.iter().map(|cell| value_of(cell)).collect();
    Ok(Head {
        name: source.name().to_owned(),
        short_name: source.short_name(),
        format: Format::Text {
            encoding,
            dialect,
            decimal,
        },
        sheets: Vec::new(),
        rows: rows.iter().map(cells).collect(),
        whole: whole && rows.len() < super::limits::HEAD_ROWS,
    })
}

fn value_of(cell: &[u8]) -> Value {
    if number::trimmed(cell).is_empty() {
        Value::Blank
    } else {
        Value::Text(text_of(cell))
    }
}

/// No text has a zero byte.
fn check_text(text: &[u8], dialect: Dialect) -> Result<(), Fault> {
    match memchr::memchr(0, text) {
        Some(at) => Err(text::zero_byte(text, 1, at, dialect)),
        None => Ok(()),
    }
}
