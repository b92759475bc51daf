//! Why a file was not written, what stands in its place, and what to do.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::super::words;
use crate::model::limits;

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is something already, and it was not to be replaced.
    #[error("there is a file of this name already: {}", .0.display())]
    Exists(PathBuf),
    /// A folder stands at the path.
    #[error("this is a folder: expected the name of a file: {}", .0.display())]
    Folder(PathBuf),
    /// A pipe or a device stands at the path.
    #[error("this is a pipe or a device: expected the name of a file: {}", .0.display())]
    NoFile(PathBuf),
    /// Another program wrote the file while the new one was being made.
    #[error("another program has changed the file: {}", .0.display())]
    Changed(PathBuf),
    /// Nobody can say what would be replaced.
    #[error("the file cannot be looked at, {words}: {}", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// Why.
        words: String,
    },
    /// The folder to write into does not exist.
    #[error("cannot write the file, its folder does not exist: {}", .0.display())]
    NoFolder(PathBuf),
    /// The file that stands there may not be changed.
    #[error("the file is write-protected: {}", .0.display())]
    Protected(PathBuf),
    /// The file would be larger than one that can be opened again.
    #[error("the project is too large: a file has at most {} MiB: {}", limits::FILE_BYTES >> 20, .0.display())]
    TooLarge(PathBuf),
    /// The system refused before anything had changed.
    #[error("cannot write the file, {}: {}", words::of_io(source), path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A device or a pipe did not take all of it.
    #[error("cannot write the file, {}: {}", words::of_io(source), path.display())]
    Device {
        /// The device.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The disk gave back other bytes than it was given.
    #[error("the file reads otherwise than it was written: {}", path.display())]
    Differs {
        /// The file.
        path: PathBuf,
        /// Whether it had taken its place by then.
        placed: bool,
    },
    /// Another program wrote, replaced or took away the file right after it had
    /// taken its place.
    #[error("another program changed the file right after it was written: {}", .0.display())]
    Overtaken(PathBuf),
    /// The new file stands in its place, but nobody could read it there.
    #[error(
        "the file was written, but cannot be read again, {}: {}", words::of_io(source),
        path.display()
    )]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The new file stands in its place, but the disk did not say that it will
    /// still stand there after a loss of power.
    #[error(
        "the file was written, but the disk did not confirm it, {}: {}", words::of_io(source),
        path.display()
    )]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What stands at the path after a save that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// What stood there before, byte for byte; or nothing, if nothing did.
    Old,
    /// The new file, whole.
    New,
    /// Nobody can say: a device or a pipe, or what another program put there
    /// in the same moment, or what a failing disk made of the new file.
    Unclear,
}

impl WriteError {
    /// What stands at the path now.
    pub fn left(&self) -> Left {
        match self {
            Self::Exists(_)
            | Self::Folder(_)
            | Self::NoFile(_)
            | Self::Changed(_)
            | Self::Unknown { .. }
            | Self::NoFolder(_)
            | Self::Protected(_)
            | Self::TooLarge(_)
            | Self::System { .. }
            | Self::Differs { placed: false, .. } => Left::Old,
            Self::Unconfirmed { .. } => Left::New,
            Self::Device { .. }
            | Self::Overtaken(_)
            | Self::Unread { .. }
            | Self::Differs { placed: true, .. } => Left::Unclear,
        }
    }

    /// What helps, as one sentence without its full stop.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Exists(_)
            | Self::Folder(_)
            | Self::NoFile(_)
            | Self::Changed(_)
            | Self::Unknown { .. } => "Save it under another name",
            Self::Overtaken(_) => "Save again: you are asked before anything of theirs is replaced",
            Self::NoFolder(_) => {
                "The folder may have been moved, or its drive is gone: save it somewhere else"
            }
            Self::Protected(_) => "Save it under another name, or lift the write protection",
            Self::TooLarge(_) => "Shorten the longest notes, or split the project",
            Self::Differs { .. } | Self::Unread { .. } | Self::Unconfirmed { .. } => {
                "The disk may be failing: save it on another one as well"
            }
            Self::System { source, .. } | Self::Device { source, .. } => advice(source),
        }
    }
}

/// What helps against a refusal of the system.
fn advice(source: &io::Error) -> &'static str {
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            "Free some space and save again, or save it on another disk"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "Save it in a folder that you may write to"
        }
        ErrorKind::InvalidFilename => "Save it under another name",
        _ => "Save again, or save it somewhere else",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_happened_something_helps() {
        let path = || PathBuf::from("/p.ron");
        let system = |kind: ErrorKind| WriteError::System {
            path: path(),
            source: kind.into(),
        };
        for error in [
            WriteError::Exists(path()),
            WriteError::Folder(path()),
            WriteError::NoFile(path()),
            WriteError::Changed(path()),
            WriteError::NoFolder(path()),
            WriteError::Protected(path()),
            WriteError::TooLarge(path()),
            system(ErrorKind::StorageFull),
            system(ErrorKind::ReadOnlyFilesystem),
            system(ErrorKind::Other),
            WriteError::Differs {
                path: path(),
                placed: false,
            },
        ] {
            assert_eq!(error.left(), Left::Old, "{error}");
            assert!(error.advice().starts_with(char::is_uppercase), "{error}");
            assert!(!error.advice().ends_with('.'), "{error}");
        }
        let full = system(ErrorKind::StorageFull).advice();
        assert!(full.starts_with("Free some space"), "{full}");
    }
}
