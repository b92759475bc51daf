//! XLSX workbooks, cell by cell through calamine.

use calamine::{DataRef, Reader as _, SheetVisible, XlsxError};

use super::super::error::{Fault, Place};
use super::super::head::SheetInfo;
use super::super::limits;
use super::parts::{self, Package, broken};
use super::{Cell, Reader, Sink};

/// A workbook whose package keeps to the limits.
pub(super) struct Xlsx(calamine::Xlsx<Reader>);

impl Xlsx {
    /// `package` was looked at and is read again by `reader`.
    pub(super) fn open(reader: Reader, package: Package) -> Result<Self, Fault> {
        drop(package);
        let book = calamine::Xlsx::new(reader).map_err(|error| of_book(&error))?;
        Ok(Self(book))
    }

    pub(super) fn sheets(&self) -> Vec<SheetInfo> {
        let sheets = self.0.sheets_metadata().iter();
        let sheets = sheets.map(|sheet| SheetInfo {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        });
        sheets.collect()
    }

    pub(super) fn read(&mut self, sheet: &str, sink: &mut dyn Sink) -> Result<(), Fault> {
        let mut cells = match self.0.worksheet_cells_reader(sheet) {
            // A sheet with nothing but a chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            cells => cells.map_err(|error| of_book(&error))?,
        };
        // A sheet that does not say has one cell.
        let rows = u64::from(cells.dimensions().end.0) + 1;
        sink.expect(if rows > 1 { rows } else { 0 });
        loop {
            let cell = cells.next_cell().map_err(|error| of_book(&error))?;
            let Some(cell) = cell else {
                return Ok(());
            };
            let (row, column) = cell.get_position();
            if column as usize >= limits::COLUMNS {
                return Err(too_far_right(row));
            }
            let wanted = match cell.get_value() {
                DataRef::Empty => true,
                DataRef::Int(number) => sink.cell(row, column, Cell::Number(*number as f64))?,
                DataRef::Float(number) if number.is_finite() => {
                    sink.cell(row, column, Cell::Number(*number))?
                }
                DataRef::Float(_) => sink.cell(row, column, Cell::Other("not a number"))?,
                DataRef::String(text) => sink.cell(row, column, Cell::Text(text))?,
                DataRef::SharedString(text) => sink.cell(row, column, Cell::Text(text))?,
                DataRef::Bool(value) => {
                    let word = if *value { "TRUE" } else { "FALSE" };
                    sink.cell(row, column, Cell::Other(word))?
                }
                DataRef::DateTime(date) => {
                    let (year, month, day, ..) = date.to_ymd_hms_milli();
                    let words = format!("{year:04}-{month:02}-{day:02}");
                    sink.cell(row, column, Cell::Other(&words))?
                }
                DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    sink.cell(row, column, Cell::Other(text))?
                }
                DataRef::Error(error) => sink.cell(row, column, Cell::Other(&error.to_string()))?,
            };
            if !wanted {
                return Ok(());
            }
        }
    }
}

/// What to say of a cell right of the last column there may be.
pub(super) fn too_far_right(row: u32) -> Fault {
    let limit = limits::COLUMNS;
    let message = format!("too many columns: expected at most {limit}");
    Fault::new(Place::cell(u64::from(row) + 1, limit + 1), message)
}

/// What calamine found wrong, in our words.
fn of_book(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Zip(error) => parts::of_zip(error),
        XlsxError::Password => Fault::new(
            Place::default(),
            "the workbook is encrypted: expected it without a password",
        ),
        other => {
            let words: String = other
                .to_string()
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(120)
                .collect();
            broken(&words)
        }
    }
}
