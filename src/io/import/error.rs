//! Why a table could not be read, in one line.

use std::fmt;
use std::io;

use crate::io::words;

/// Why a table could not be read. Says what is wrong and what was expected;
/// the place comes last, as `path:row:column`, both from 1.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such file, or it may not be read.
    #[error("cannot read the file, {}: {name}", words::of_io(source))]
    Unreadable {
        /// The file.
        name: String,
        /// Why.
        source: io::Error,
    },
    /// The contents are not what was expected.
    #[error("{message}: {name}{place}")]
    Wrong {
        /// The file, or what else the text is called.
        name: String,
        /// Where in it.
        place: Place,
        /// What is wrong there and what was expected, on one line.
        message: String,
    },
    /// What was asked for does not go with the table, such as a column it has not.
    #[error("{message}: {name}")]
    Asked {
        /// The file, or what else the text is called.
        name: String,
        /// What was asked for and what there is, on one line.
        message: String,
    },
    /// Somebody changed their mind.
    #[error("the import was cancelled")]
    Cancelled,
}

impl ImportError {
    /// The same for people who see the table: without its name, and with the
    /// place in words.
    pub fn in_words(&self) -> String {
        match self {
            Self::Wrong { place, message, .. } => match (place.row, place.column) {
                (Some(row), Some(column)) => format!("{message} (row {row}, column {column})"),
                (Some(row), None) => format!("{message} (row {row})"),
                _ => message.clone(),
            },
            Self::Asked { message, .. } => message.clone(),
            Self::Unreadable { .. } | Self::Cancelled => self.to_string(),
        }
    }
}

/// A place in a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1, as a spreadsheet counts; none for the table as a whole.
    pub row: Option<u64>,
    /// From 1; none for the row as a whole.
    pub column: Option<usize>,
}

impl Place {
    /// A row as a whole.
    pub fn row(row: u64) -> Self {
        Self {
            row: Some(row),
            column: None,
        }
    }

    /// One cell.
    pub fn cell(row: u64, column: usize) -> Self {
        Self {
            row: Some(row),
            column: Some(column),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [self.row, self.column.map(|column| column as u64)] {
            match part {
                Some(part) => write!(f, ":{part}")?,
                None => break,
            }
        }
        Ok(())
    }
}

/// What is wrong and where, before it is known what the table is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) place: Place,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(place: Place, message: impl Into<String>) -> Self {
        Self {
            place,
            message: message.into(),
        }
    }

    /// The error about the table called `name`.
    pub(super) fn of(self, name: &str) -> ImportError {
        ImportError::Wrong {
            name: name.to_owned(),
            place: self.place,
            message: self.message,
        }
    }
}
