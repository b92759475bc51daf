//! The steps of an import, as somebody takes them in its dialog.

use std::path::PathBuf;

/// One step of the import of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportStep {
    /// Look at the table in a file.
    File(PathBuf),
    /// Look at a table that was copied.
    Text(String),
    /// Look at the first rows again, as they are to be read now.
    Again,
    /// Read all of it into a new project.
    Make,
    /// Read all of it into the open project.
    Add,
    /// Change the open project, now that every conflict is decided.
    Merge,
    /// Stop reading, and go back to the dialog.
    Stop,
    /// No import after all.
    Close,
}
