//! From a file to a project, or to one line that says why not and where.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use ron::de::Deserializer;
use ron::extensions::Extensions;
use serde::de::DeserializeSeed as _;

use super::{Fingerprint, version, words};
use crate::model::{Project, limits};

/// What Windows editors put before a text; no part of it.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a file was not opened. Says what is wrong and what was expected, path last.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file, or it may not be read.
    #[error("cannot read the file, {}: {}", words::of_io(source), path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder in place of a file.
    #[error("this is a folder: expected a project file: {}", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A pipe or a device in place of a file, where only a file will do.
    #[error("this is a pipe or a device: expected a project file: {}", path.display())]
    NoFile {
        /// What stands there.
        path: PathBuf,
    },
    /// More bytes than any project has: [`limits::FILE_BYTES`].
    #[error("the file is too large: expected at most {} MiB: {}", most >> 20, path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are read.
        most: u64,
    },
    /// The contents are no project.
    #[error("{message}: {}:{line}:{column}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// What is wrong there and what was expected, on one line.
        message: String,
    },
}

impl ReadError {
    /// The line and the column of what is wrong, where it has a place.
    pub fn place(&self) -> Option<(usize, usize)> {
        match self {
            Self::Wrong { line, column, .. } => Some((*line, *column)),
            Self::Unreadable { .. }
            | Self::Folder { .. }
            | Self::NoFile { .. }
            | Self::TooLarge { .. } => None,
        }
    }

    /// What is wrong, without path and place.
    pub fn message(&self) -> String {
        if let Self::Wrong { message, .. } = self {
            return message.clone();
        }
        let text = self.to_string();
        let (Self::Unreadable { path, .. }
        | Self::Folder { path }
        | Self::NoFile { path }
        | Self::TooLarge { path, .. }
        | Self::Wrong { path, .. }) = self;
        let end = format!(": {}", path.display());
        text.strip_suffix(&end).unwrap_or(&text).to_owned()
    }
}

/// What the contents of a file are called where something is wrong with them.
struct Source<'a> {
    name: &'a Path,
    text: &'a str,
}

impl Source<'_> {
    fn wrong(&self, offset: usize, message: String) -> ReadError {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        ReadError::Wrong {
            path: self.name.to_owned(),
            line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
            message,
        }
    }
}

/// The project in the file at `path`.
pub fn read(path: &Path) -> Result<Project, ReadError> {
    read_versioned(path).map(|(project, _)| project)
}

/// A project as it was found in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// All of it.
    pub project: Project,
    /// Of the file.
    pub version: u64,
    /// Of the file's contents, to tell later whether they are still the same.
    pub fingerprint: Fingerprint,
}

/// The project in the file at `path`, and the version of that file. Also from a
/// pipe, whose end is waited for.
pub fn read_versioned(path: &Path) -> Result<(Project, u64), ReadError> {
    let bytes = contents(path, limits::FILE_BYTES)?;
    parse_versioned(text_of(&bytes, path)?, path)
}

/// The project in the file at `path`, and what to know it again by. What is no
/// file is not opened, so that nobody waits for it.
pub fn open(path: &Path) -> Result<Opened, ReadError> {
    only_file(path)?;
    let bytes = contents(path, limits::FILE_BYTES)?;
    let (project, version) = parse_versioned(text_of(&bytes, path)?, path)?;
    Ok(Opened {
        project,
        version,
        fingerprint: Fingerprint::of(&bytes),
    })
}

/// All that is in the file at `path`, if it is a file, text and of at most
/// `most` bytes.
pub(super) fn text(path: &Path, most: u64) -> Result<String, ReadError> {
    only_file(path)?;
    let bytes = contents(path, most)?;
    text_of(&bytes, path).map(ToOwned::to_owned)
}

/// Refuse what lets a reader wait. What is not there, a reader says better.
fn only_file(path: &Path) -> Result<(), ReadError> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => Err(ReadError::NoFile {
            path: path.to_owned(),
        }),
        _ => Ok(()),
    }
}

/// All that is at `path`, if it has at most `most` bytes.
fn contents(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let unreadable = |source| ReadError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let too_large = || ReadError::TooLarge {
        path: path.to_owned(),
        most,
    };
    // Before the file is opened: opening a folder fails with other words on other systems.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(ReadError::Folder {
            path: path.to_owned(),
        });
    }
    if metadata.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    // Some files say they are empty and are not, and some grow.
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The bytes as text, if they are text.
fn text_of<'a>(bytes: &'a [u8], name: &Path) -> Result<&'a str, ReadError> {
    let (text, fault) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(fault) => {
            let valid = &bytes[..fault.valid_up_to()];
            (std::str::from_utf8(valid).unwrap_or_default(), Some(fault))
        }
    };
    let source = Source { name, text };
    // UTF-16 and binary files are full of these, mostly near their start.
    if let Some(at) = text.find('\0') {
        let message = format!("byte {} is zero: expected text in UTF-8", at + 1);
        return Err(source.wrong(at, message));
    }
    if let Some(fault) = fault {
        let at = fault.valid_up_to();
        let message = format!("byte {} is no text: expected text in UTF-8", at + 1);
        return Err(source.wrong(at, message));
    }
    Ok(text)
}

/// The project in `text`. Errors call the text `name`.
pub fn parse(text: &str, name: &Path) -> Result<Project, ReadError> {
    parse_versioned(text, name).map(|(project, _)| project)
}

fn parse_versioned(text: &str, name: &Path) -> Result<(Project, u64), ReadError> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let source = Source { name, text };
    if text.trim().is_empty() {
        return Err(source.wrong(0, words::EMPTY.to_owned()));
    }
    let options = ron::Options::default()
        .with_recursion_limit(limits::NESTING)
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES);
    let mut deserializer = Deserializer::from_str_with_options(text, &options)
        .map_err(|error| source.wrong(0, words::of_ron(&error.code)))?;
    let opened = version::AnyVersion
        .deserialize(&mut deserializer)
        .and_then(|opened| deserializer.end().map(|()| opened));
    opened.map_err(|error| fault(&source, &deserializer, error))
}

/// The error of a reader that stopped: in our words, and at the culprit.
fn fault(source: &Source<'_>, reader: &Deserializer<'_>, error: ron::Error) -> ReadError {
    let text = source.text;
    let end = text.len() - reader.remainder().len();
    let ron::error::SpannedError { code, span } = reader.span_error(error);
    // The reader is past what it refused, and before what it could not read.
    let start = offset_of(text, span.start).min(end);
    let at = if text[start..end].trim().is_empty() {
        end
    } else {
        start
    };
    // Nothing follows, or at most the half of a word.
    let last = reader.remainder().trim().chars().all(char::is_alphanumeric);
    let lost = last && code != ron::Error::TrailingCharacters && !words::is_of_start(&code);
    let message = if lost {
        words::TRUNCATED.to_owned()
    } else {
        words::of_ron(&code)
    };
    source.wrong(at, message)
}

/// The byte at a position that ron counted in lines and characters.
fn offset_of(text: &str, position: ron::error::Position) -> usize {
    let before = position.line.saturating_sub(1);
    let line_start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or_default();
    let mut characters = rest.char_indices().map(|(at, _)| at);
    line_start + characters.nth(position.col - 1).unwrap_or(rest.len())
}
