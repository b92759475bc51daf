//! Tables of other programs, read into a project. Shows nothing.
//!
//! Three steps, and between them values that can be looked at and changed:
//!
//! 1. [`head()`] reads the first rows of a [`Source`]: text of any encoding and
//!    delimiter, or a sheet of a workbook.
//! 2. [`guess()`] says what they mean: a [`Plan`], of which any field may be
//!    corrected. What is [`Known`] from the start is not guessed.
//!    [`preview`] tells at once what the plan makes of the first rows.
//! 3. [`run()`] reads the whole table as planned, with [`Progress`], into an
//!    [`Outcome`]: counts, means and deviations, and what was left out.
//!
//! [`project()`] makes a project of it, and [`merge()`] says what it would change
//! in one there is; [`importances()`] takes in no more than how much factors matter.

mod book;
mod error;
mod guess;
mod head;
mod importances;
mod marks;
mod merge;
mod names;
mod number;
mod outcome;
mod plan;
mod progress;
mod project;
mod reading;
mod run;
mod scale;
mod source;
mod sums;
mod tally;
mod text;

pub use crate::model::limits::import as limits;
pub use error::{ImportError, Place};
pub use guess::Known;
pub use head::{Head, SheetInfo, Value};
pub use importances::{Importances, importances};
pub use merge::{About, Change, Conflict, Keep, Merge, merge};
pub use number::Decimal;
pub use outcome::{Cell, Outcome, Skipped};
pub use plan::{Column, Format, Layout, Plan, Role, ScalePlan, Split};
pub use progress::Progress;
pub use project::project;
pub use run::{preview, run};
pub use scale::{Basis, Scales};
pub use source::Source;
pub use tally::Reason;
pub use text::{Dialect, Encoding};

/// The first rows of a table, read as what is known says or else as they seem.
pub fn head(source: &Source, known: &Known) -> Result<Head, ImportError> {
    head::read(source, known)
}

/// What a table means, as far as its first rows tell.
pub fn guess(head: &Head, known: &Known) -> Result<Plan, ImportError> {
    guess::of(head, known)
}

impl Source {
    /// The plan for this table, from what is known and what its first rows tell.
    pub fn plan(&self, known: &Known) -> Result<Plan, ImportError> {
        guess(&head(self, known)?, known)
    }
}
