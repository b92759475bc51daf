//! The last versions of every file that was saved, kept beside the program's
//! own data: what was saved over can be had back.
//!
//! Every file has a folder, named after a hash of its path. In it stand
//! the versions, whole, each a project file of its own, named after its turn
//! and a hash of its contents; there is no index that could be wrong. A file
//! `path` says whose versions they are. None of this leaves the machine, and
//! none of it is ever in a project file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::{Fingerprint, ReadError, WriteError, open, write_bytes};
use crate::model::{Project, limits};

mod room;

/// How many versions of a file are kept.
pub const MOST_VERSIONS: usize = 5;

/// How many bytes all versions of all files may have together.
pub const MOST_BYTES: u64 = 256 << 20;

/// The file that says whose versions a folder has.
const OWNER: &str = "path";

const ENDING: &str = "ron";

/// Why no version was kept.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// What stands in the file could not be read.
    #[error("cannot read what is to be kept, {}", super::words::of_io(.0))]
    Unreadable(io::Error),
    /// What stands in the file is larger than any project.
    #[error("what is to be kept is too large, over {} MiB", limits::FILE_BYTES >> 20)]
    TooLarge,
    /// The folder could not be made.
    #[error("cannot make a folder, {}: {}", super::words::of_io(source), path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The version could not be written.
    #[error(transparent)]
    Unwritten(#[from] WriteError),
}

/// The versions of all files.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: PathBuf,
    most_bytes: u64,
}

/// A version of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was saved.
    pub saved: SystemTime,
    /// How many bytes it has.
    pub bytes: u64,
    /// Where it is kept.
    pub kept: PathBuf,
    /// Counts the versions of its file; the newest has the highest.
    turn: u64,
    /// Of its contents.
    hash: String,
}

impl Version {
    /// The project of then.
    pub fn read(&self) -> Result<Project, ReadError> {
        open(&self.kept).map(|opened| opened.project)
    }

    /// What a file in a folder of versions says by its name; `None` if it is none.
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_stem()?.to_str()?;
        let (turn, hash) = name.split_once('-')?;
        let turn = turn.parse().ok()?;
        let hash = hash.to_owned();
        let is_hash = hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_hash || path.extension()? != ENDING {
            return None;
        }
        let metadata = fs::symlink_metadata(&path).ok()?;
        metadata.is_file().then_some(())?;
        Some(Self {
            saved: metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            bytes: metadata.len(),
            kept: path,
            turn,
            hash,
        })
    }
}

/// One writer at a time: turns are counted.
static WRITING: Mutex<()> = Mutex::new(());

impl Backups {
    /// In the program's data folder, which need not exist yet.
    pub fn new(data: &Path) -> Self {
        Self {
            folder: data.join("backups"),
            most_bytes: MOST_BYTES,
        }
    }

    /// With another bound on all versions together.
    #[must_use]
    pub fn of_at_most(self, most_bytes: u64) -> Self {
        Self { most_bytes, ..self }
    }

    /// Keep what was just saved in the file at `path`. Contents that are kept
    /// already become the newest version again.
    pub fn keep(&self, path: &Path, contents: &[u8]) -> Result<(), BackupError> {
        self.put(path, contents, SystemTime::now())
    }

    /// Keep what stands in the file at `path`: it is about to be overwritten, and
    /// may come from elsewhere. If it is kept already, it becomes the newest
    /// version again, so that it is not the next to go. What is no file holds
    /// nothing to keep.
    pub fn keep_present(&self, path: &Path) -> Result<(), BackupError> {
        let metadata = match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            found => found.map_err(BackupError::Unreadable)?,
        };
        if !metadata.is_file() {
            return Ok(());
        }
        let mut contents = Vec::new();
        let most = limits::FILE_BYTES + 1; // One more shows that there is more.
        File::open(path)
            .and_then(|file| file.take(most).read_to_end(&mut contents))
            .map_err(BackupError::Unreadable)?;
        if contents.len() as u64 > limits::FILE_BYTES {
            return Err(BackupError::TooLarge);
        }
        let hash = Fingerprint::of(&contents).name();
        if self
            .versions(path)
            .first()
            .is_some_and(|kept| kept.hash == hash)
        {
            return Ok(());
        }
        let saved = metadata.modified().unwrap_or_else(|_| SystemTime::now());
        self.put(path, &contents, saved)
    }

    fn put(&self, path: &Path, contents: &[u8], saved: SystemTime) -> Result<(), BackupError> {
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = canonical(path);
        let folder = self.folder_of(&owner);
        make_private(&folder).map_err(|source| BackupError::Folder {
            path: folder.clone(),
            source,
        })?;
        let mark = folder.join(OWNER);
        if !mark.exists() {
            write_bytes(&mark, owner.as_os_str().as_encoded_bytes())?;
        }
        let versions = versions_in(&folder);
        let hash = Fingerprint::of(contents).name();
        let turn = versions.first().map_or(1, |newest| newest.turn + 1);
        let target = folder.join(format!("{turn:06}-{hash}.{ENDING}"));
        match versions.iter().find(|kept| kept.hash == hash) {
            // Whole, or it would not have this name.
            Some(kept) if fs::rename(&kept.kept, &target).is_ok() => {}
            _ => write_bytes(&target, contents)?,
        }
        // Else it is as old as the write: a moment off.
        drop(
            File::options()
                .append(true)
                .open(&target)
                .and_then(|file| file.set_modified(saved)),
        );
        room::make(&self.folder, &folder, self.most_bytes);
        Ok(())
    }

    /// The versions of the file at `path`, the newest first. The file itself
    /// may be gone.
    pub fn versions(&self, path: &Path) -> Vec<Version> {
        versions_in(&self.folder_of(&canonical(path)))
    }

    /// The folder with the versions of the file with this full path.
    fn folder_of(&self, owner: &Path) -> PathBuf {
        let bytes = owner.as_os_str().as_encoded_bytes();
        self.folder.join(Fingerprint::of(bytes).name())
    }
}

/// Make a folder, and those it is in, that nobody else can look into: the
/// files whose versions it has may be nobody else's to read.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The versions in a folder, the newest first.
fn versions_in(folder: &Path) -> Vec<Version> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut versions: Vec<Version> = paths.filter_map(Version::of).collect();
    versions.sort_by(|a, b| (b.turn, &b.hash).cmp(&(a.turn, &a.hash)));
    versions
}

/// The one path of a file that has several, through links. A file that is gone
/// is where its folder is.
fn canonical(path: &Path) -> PathBuf {
    let whole = fs::canonicalize(path).ok();
    let by_folder = || {
        let absolute = std::path::absolute(path).ok()?;
        let folder = fs::canonicalize(absolute.parent()?).ok()?;
        Some(folder.join(absolute.file_name()?))
    };
    whole
        .or_else(by_folder)
        .or_else(|| std::path::absolute(path).ok())
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests;
