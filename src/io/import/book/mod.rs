//! Workbooks: XLSX through calamine, ODS by itself, both row by row.
//!
//! The directory of the package is looked at first, so that nothing is
//! unpacked that is larger than [`super::limits`] allows. Of a formula its
//! stored value is read, never computed; of merged cells the first has the
//! value and the others are blank.

mod ods;
mod parts;
mod xlsx;
mod xml;

use std::io::BufReader;

use parts::{Kind, Package};

use super::error::{Fault, Place};
use super::guess::Known;
use super::head::{Head, SheetInfo, Value};
use super::plan::Format;
use super::progress::Progress;
use super::reading::Reading;
use super::source::{ReadSeek, Source};
use super::tally::Tally;
use super::{ImportError, limits};

type Reader = BufReader<Box<dyn ReadSeek>>;

/// Takes the cells of a sheet as they come.
trait Sink {
    /// How many rows the sheet says it has, which may be wrong.
    fn expect(&mut self, _rows: u64) {}

    /// One cell that is not blank; row and column count from 0 and go up.
    /// False if no more are wanted.
    fn cell(&mut self, row: u32, column: u32, value: Cell<'_>) -> Result<bool, Fault>;
}

/// What a workbook holds in a cell.
enum Cell<'c> {
    Text(&'c str),
    Number(f64),
    /// Neither, such as a date, in words.
    Other(&'c str),
}

/// A workbook that was looked at.
enum Book {
    Xlsx(Box<xlsx::Xlsx>),
    Ods(Box<ods::Ods>),
}

impl Book {
    fn open(source: &Source) -> Result<Self, ImportError> {
        let reader = BufReader::new(source.open()?);
        let size = source.len().unwrap_or_default();
        let of_name = |fault: Fault| fault.of(source.name());
        let package = Package::open(reader, size).map_err(of_name)?;
        let book = match package.kind {
            Kind::Xlsx => {
                // It wants the package from its beginning.
                let reader = BufReader::new(source.open()?);
                xlsx::Xlsx::open(reader, package).map(|it| Self::Xlsx(Box::new(it)))
            }
            Kind::Ods => ods::Ods::open(package).map(|it| Self::Ods(Box::new(it))),
        };
        book.map_err(of_name)
    }

    fn sheets(&self) -> Vec<SheetInfo> {
        match self {
            Self::Xlsx(book) => book.sheets(),
            Self::Ods(book) => book.sheets().to_vec(),
        }
    }

    fn read(&mut self, sheet: &str, sink: &mut dyn Sink) -> Result<(), Fault> {
        match self {
            Self::Xlsx(book) => book.read(sheet, sink),
            Self::Ods(book) => book.read(sheet, sink),
        }
    }
}

/// The first rows of the sheet that is known, or else of the first that is
/// not hidden and looks like a table.
pub(super) fn head(source: &Source, known: &Known) -> Result<Head, ImportError> {
    let mut book = Book::open(source)?;
    let sheets = book.sheets();
    let of_name = |fault: Fault| fault.of(source.name());
    let chosen = match &known.sheet {
        Some(name) => Some(sheet_called(source, &sheets, name)?),
        None => None,
    };
    let mut found: Option<(String, FirstRows)> = None;
    let candidates = if let Some(name) = chosen {
        vec![name]
    } else {
        let visible = sheets.iter().filter(|sheet| !sheet.hidden);
        visible.map(|sheet| sheet.name.clone()).collect()
    };
    for name in candidates {
        let mut rows = FirstRows::default();
        book.read(&name, &mut rows).map_err(of_name)?;
        let is_table = rows.is_table();
        if found.is_none() || is_table {
            found = Some((name, rows));
        }
        if is_table {
            break;
        }
    }
    let Some((name, first)) = found else {
        let message = "every sheet is hidden: expected one to be named";
        return Err(Fault::new(Place::default(), message).of(source.name()));
    };
    if first.rows.is_empty() {
        let message = format!("the sheet \"{name}\" is empty: expected a table");
        return Err(Fault::new(Place::default(), message).of(source.name()));
    }
    Ok(Head {
        name: source.name().to_owned(),
        short_name: source.short_name(),
        format: Format::Sheet(name),
        sheets,
        rows: first.rows,
        whole: !first.full,
    })
}

/// The sheet with this name, or nearly.
fn sheet_called(source: &Source, sheets: &[SheetInfo], name: &str) -> Result<String, ImportError> {
    let exactly = sheets.iter().find(|sheet| sheet.name == name);
    let wanted = name.trim().to_lowercase();
    let nearly = || {
        sheets
            .iter()
            .find(|sheet| sheet.name.trim().to_lowercase() == wanted)
    };
    if let Some(sheet) = exactly.or_else(nearly) {
        return Ok(sheet.name.clone());
    }
    let names: Vec<&str> = sheets
        .iter()
        .take(12)
        .map(|sheet| sheet.name.as_str())
        .collect();
    Err(ImportError::Asked {
        name: source.name().to_owned(),
        message: format!(
            "there is no sheet \"{name}\": expected one of {}",
            names.join(", ")
        ),
    })
}

/// Keeps the first rows.
#[derive(Default)]
struct FirstRows {
    rows: Vec<Vec<Value>>,
    cells: usize,
    bytes: usize,
    full: bool,
}

impl FirstRows {
    /// Whether there are several rows and columns, and a number.
    fn is_table(&self) -> bool {
        let wide = |row: &&Vec<Value>| row.iter().filter(|cell| !cell.is_blank()).count() > 1;
        let number = |row: &Vec<Value>| {
            let mut cells = row.iter();
            cells.any(|cell| cell.number(super::Decimal::Point).is_some())
        };
        self.rows.iter().filter(wide).count() > 1 && self.rows.iter().any(number)
    }
}

impl Sink for FirstRows {
    fn cell(&mut self, row: u32, column: u32, value: Cell<'_>) -> Result<bool, Fault> {
        let (row, column) = (row as usize, column as usize);
        let new_row = row >= self.rows.len();
        if row >= limits::HEAD_ROWS || (new_row && self.bytes >= limits::HEAD_BYTES) {
            self.full = true;
            return Ok(false);
        }
        if new_row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            self.cells += column + 1 - cells.len();
            cells.resize(column + 1, Value::Blank);
        }
        // Blank cells take room too.
        if self.cells > limits::HEAD_BYTES {
            self.bytes = limits::HEAD_BYTES;
        }
        self.bytes += 8;
        cells[column] = match value {
            Cell::Number(number) => Value::Number(number),
            Cell::Text(text) => {
                self.bytes += text.len();
                Value::Text(text.to_owned())
            }
            Cell::Other(text) => Value::Other(text.to_owned()),
        };
        Ok(true)
    }
}

/// Count all rows of a sheet.
pub(super) fn tally<'r>(
    source: &Source,
    sheet: &str,
    reading: &'r Reading,
    progress: &Progress,
) -> Result<Tally<'r>, ImportError> {
    let mut book = Book::open(source)?;
    let mut rows = Rows {
        tally: Tally::new(reading),
        progress,
        row: None,
        column: 0,
    };
    let read = book.read(sheet, &mut rows).and_then(|()| rows.end());
    if progress.is_cancelled() {
        return Err(ImportError::Cancelled);
    }
    read.map_err(|fault| fault.of(source.name()))?;
    Ok(rows.tally)
}

/// Counts rows as they come.
struct Rows<'r, 'p> {
    tally: Tally<'r>,
    progress: &'p Progress,
    row: Option<u32>,
    /// Past the last cell of the row.
    column: usize,
}

impl Rows<'_, '_> {
    fn begin(&mut self, row: u32) -> Result<(), Fault> {
        let passed = self.row.map_or(row, |before| row.saturating_sub(before));
        self.progress.advance(u64::from(passed));
        self.end()?;
        self.row = Some(row);
        self.column = 0;
        self.tally.begin(u64::from(row) + 1);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        match self.row.take() {
            Some(row) if row >= self.tally.reading.header_row => {
                // There is a cell, so something is said.
                self.tally.end(self.column, || true)
            }
            _ => Ok(()),
        }
    }

    /// What lies between two cells is blank.
    fn blanks(&mut self, until: usize) -> Result<(), Fault> {
        for column in self.column..until.min(self.tally.reading.uses.len()) {
            self.tally.text(column, b"")?;
        }
        self.column = self.column.max(until);
        Ok(())
    }
}

impl Sink for Rows<'_, '_> {
    fn expect(&mut self, rows: u64) {
        self.progress.expect(rows);
    }

    fn cell(&mut self, row: u32, column: u32, value: Cell<'_>) -> Result<bool, Fault> {
        if self.row != Some(row) {
            if self.progress.is_cancelled() {
                return Ok(false);
            }
            self.begin(row)?;
        }
        if row < self.tally.reading.header_row {
            return Ok(true);
        }
        let column = column as usize;
        self.blanks(column)?;
        match value {
            Cell::Text(text) => self.tally.text(column, text.as_bytes())?,
            Cell::Number(number) => self.tally.numeric(column, number)?,
            Cell::Other(text) => self.tally.other(column, text)?,
        }
        self.column = self.column.max(column + 1);
        Ok(true)
    }
}
