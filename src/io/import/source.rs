//! Where a table comes from.

use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ImportError, Place, limits};

/// Where a table comes from: a file, or text that somebody copied.
#[derive(Clone, Debug)]
pub struct Source {
    /// What errors and evidence call it.
    name: String,
    data: Data,
}

#[derive(Clone, Debug)]
enum Data {
    File(PathBuf),
    Bytes(Arc<[u8]>),
}

/// Something that is read from any place.
pub(super) trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

impl Source {
    /// The file at `path`: CSV, TSV or other text, XLSX or ODS. A pipe is read
    /// into memory, so that it can be read as often as needed.
    pub fn file(path: &Path) -> Result<Self, ImportError> {
        let source = Self {
            name: path.display().to_string(),
            data: Data::File(path.to_owned()),
        };
        // Before it is opened: opening a folder fails with other words on other systems.
        let metadata = fs::metadata(path).map_err(|error| source.unreadable(error))?;
        if metadata.is_dir() {
            return Err(ImportError::Wrong {
                name: source.name,
                place: Place::default(),
                message: "this is a folder: expected a table".to_owned(),
            });
        }
        if metadata.is_file() {
            Ok(source)
        } else {
            Self::read(&source.name, source.open()?)
        }
    }

    /// A table as spreadsheets put it on the clipboard, or any other text.
    pub fn from_text(text: &str) -> Self {
        Self::from_bytes("Pasted table", text.as_bytes())
    }

    /// The contents of a file that was read already; errors call it `name`.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            data: Data::Bytes(bytes.into()),
        }
    }

    /// Everything that is left to read, as from standard input; errors call it `name`.
    pub fn read(name: &str, reader: impl Read) -> Result<Self, ImportError> {
        let mut bytes = Vec::new();
        let limit = limits::TEXT_BYTES;
        reader
            .take(limit as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|source| ImportError::Unreadable {
                name: name.to_owned(),
                source,
            })?;
        if bytes.len() > limit {
            return Err(ImportError::Wrong {
                name: name.to_owned(),
                place: Place::default(),
                message: format!(
                    "more than {} MiB: expected less, or a file that can be read twice",
                    limit >> 20
                ),
            });
        }
        Ok(Self::from_bytes(name, &bytes))
    }

    /// What errors call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What evidence calls it: without the folders, which are nobody's business.
    pub fn short_name(&self) -> String {
        match &self.data {
            Data::File(path) => path.file_name().map_or_else(
                || self.name.clone(),
                |name| name.to_string_lossy().into_owned(),
            ),
            Data::Bytes(_) => self.name.clone(),
        }
    }

    /// Whether it is the file at `path`, be that another spelling of its own
    /// path or a link to it.
    pub fn is_file(&self, path: &Path) -> bool {
        match &self.data {
            Data::File(own) => is_same_file(own, path),
            Data::Bytes(_) => false,
        }
    }

    /// How many bytes there are, where that is known.
    pub(super) fn len(&self) -> Option<u64> {
        match &self.data {
            Data::File(path) => fs::metadata(path).ok().map(|metadata| metadata.len()),
            Data::Bytes(bytes) => Some(bytes.len() as u64),
        }
    }

    /// Read it from its beginning.
    pub(super) fn open(&self) -> Result<Box<dyn ReadSeek>, ImportError> {
        match &self.data {
            Data::File(path) => {
                let file = File::open(path).map_err(|error| self.unreadable(error))?;
                Ok(Box::new(file))
            }
            Data::Bytes(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
        }
    }

    pub(super) fn unreadable(&self, source: io::Error) -> ImportError {
        ImportError::Unreadable {
            name: self.name.clone(),
            source,
        }
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::canonicalize(one), fs::canonicalize(other)) else {
        return false;
    };
    one == other || is_same_node(&one, &other)
}

#[cfg(unix)]
fn is_same_node(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let node = |path| fs::metadata(path).map(|it| (it.dev(), it.ino()));
    matches!((node(one), node(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
fn is_same_node(_: &Path, _: &Path) -> bool {
    false
}
