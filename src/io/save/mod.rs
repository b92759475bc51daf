//! Files are replaced whole: whoever reads one, at any time and after any
//! fault, finds the old contents or the new, never a part.
//!
//! The new contents go into a file of their own in the same folder. Once they
//! are on the disk and read back as they were written, that file takes the name
//! of the old one; once the folder is on the disk too and the file reads under
//! its name as it was written, it counts as saved. Symbolic links, permissions,
//! on Linux attributes and, as far as the system lets us, owner and group stay
//! as they were. What
//! does not stay are further hard links, which go on naming the old contents.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Fingerprint, Present, to_ron};
use crate::model::{Project, limits};

#[cfg(target_os = "linux")]
mod attributes;
mod disk;
mod error;
mod temporary;

pub use disk::{Disk, Existing, SystemDisk};
pub use error::{Left, WriteError};
use temporary::temporary;

/// How many symbolic links may lead to a file, one to the next.
const MAX_LINKS: usize = 40;

/// What stands at a path may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replace {
    /// Whatever it is; a pipe or a device takes the contents itself.
    Anything,
    /// Only a file.
    File,
    /// Only a file with these contents.
    Only(Fingerprint),
    /// Nothing.
    Nothing,
}

/// Put `project` into the file at `path`, in place of what is there. A pipe or
/// a device takes it.
pub fn write(path: &Path, project: &Project) -> Result<(), WriteError> {
    let bytes = project_bytes(path, project)?;
    put(&SystemDisk, path, &bytes, Replace::Anything)
}

/// Put `project` into the file at `path`, in place of what is there; the bytes
/// that the file now has. What is no file is refused: a pipe might take for
/// ever.
pub fn save(disk: &dyn Disk, path: &Path, project: &Project) -> Result<Vec<u8>, WriteError> {
    let bytes = project_bytes(path, project)?;
    put(disk, path, &bytes, Replace::File)?;
    Ok(bytes)
}

/// The same as [`save`] as long as the file holds what is `expected`, or is
/// gone. That is looked at in the last moment before it is replaced.
pub fn save_over(
    disk: &dyn Disk,
    path: &Path,
    project: &Project,
    expected: Fingerprint,
) -> Result<Vec<u8>, WriteError> {
    let bytes = project_bytes(path, project)?;
    put(disk, path, &bytes, Replace::Only(expected))?;
    Ok(bytes)
}

/// Whether a save may replace what is `present` at `path`, where nothing but a
/// file with what is `expected` is to be replaced.
pub fn may_replace(path: &Path, present: Present, expected: Fingerprint) -> Result<(), WriteError> {
    if present.loses_nothing(expected) {
        return Ok(());
    }
    let path = path.to_owned();
    Err(match present {
        Present::NoFile { folder: true } => WriteError::Folder(path),
        Present::NoFile { folder: false } => WriteError::NoFile(path),
        Present::Unknown(words) => WriteError::Unknown { path, words },
        Present::File(_) | Present::Gone { .. } => WriteError::Changed(path),
    })
}

/// Put `project` into a file at `path`, where there is none yet.
pub fn write_new(path: &Path, project: &Project) -> Result<(), WriteError> {
    let bytes = project_bytes(path, project)?;
    put(&SystemDisk, path, &bytes, Replace::Nothing)
}

/// Put `bytes` into the file at `path`, in place of what is there.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    put(&SystemDisk, path, bytes, Replace::Anything)
}

/// Put the files of a picture at `path`: the first has this name, `grid.svg`,
/// the others their number behind it, `grid-2.svg`.
pub fn write_pages(path: &Path, files: &[Vec<u8>]) -> Result<(), WriteError> {
    for (number, file) in (1_usize..).zip(files) {
        write_bytes(&numbered(path, number), file)?;
    }
    Ok(())
}

/// The name of the file of a page, from 1.
pub fn numbered(path: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn project_bytes(path: &Path, project: &Project) -> Result<Vec<u8>, WriteError> {
    let text = to_ron(project);
    if text.len() as u64 > limits::FILE_BYTES {
        return Err(WriteError::TooLarge(path.to_owned()));
    }
    Ok(text.into_bytes())
}

fn put(disk: &dyn Disk, path: &Path, bytes: &[u8], replace: Replace) -> Result<(), WriteError> {
    let system = |source| WriteError::System {
        path: path.to_owned(),
        source,
    };
    if replace == Replace::Nothing && fs::symlink_metadata(path).is_ok() {
        return Err(WriteError::Exists(path.to_owned()));
    }
    let present = match fs::metadata(path) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(system(error)),
    };
    if let Some(metadata) = &present {
        if metadata.is_dir() {
            return Err(WriteError::Folder(path.to_owned()));
        }
        if !metadata.is_file() && replace != Replace::Anything {
            return Err(WriteError::NoFile(path.to_owned()));
        }
        if !metadata.is_file() {
            // A pipe or a device holds nothing that could be lost, and must stay what it is.
            return write_into(path, bytes);
        }
        if metadata.permissions().readonly() {
            return Err(WriteError::Protected(path.to_owned()));
        }
    }
    let target = target_of(path).map_err(system)?;
    let Some(folder) = folder_of(&target) else {
        return Err(WriteError::Folder(path.to_owned()));
    };
    let replacing = Replacing {
        disk,
        path,
        target: &target,
        folder,
        bytes,
        replace,
    };
    replacing.run(present.as_ref())?;
    temporary::clear(folder);
    Ok(())
}

/// The folder that a file is in, as a path that can be opened.
fn folder_of(target: &Path) -> Option<&Path> {
    match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Some(Path::new(".")),
        folder => folder,
    }
}

/// One file on its way into its place.
struct Replacing<'a> {
    disk: &'a dyn Disk,
    /// As the user calls it.
    path: &'a Path,
    /// Where its symbolic links lead.
    target: &'a Path,
    folder: &'a Path,
    bytes: &'a [u8],
    replace: Replace,
}

impl Replacing<'_> {
    /// Write beside the target, then rename.
    fn run(&self, present: Option<&Metadata>) -> Result<(), WriteError> {
        let like = present.map(|metadata| (self.target, metadata));
        let file = temporary(self.folder, like).map_err(|source| self.refused(source))?;
        let (mut file, name) = file.into_parts();
        self.fill(&mut file)
            .map_err(|source| self.refused(source))?;
        if cfg!(windows) {
            // There, a lock keeps readers out as well.
            drop(file.unlock());
        }
        if !self
            .reads_well(&name)
            .map_err(|source| self.refused(source))?
        {
            return Err(self.differs(false));
        }
        let mark = Mark::of(&name);
        self.look_once_more()?;
        let existing = match self.replace {
            Replace::Nothing => Existing::Refuse,
            Replace::Anything | Replace::File | Replace::Only(_) => Existing::Replace,
        };
        self.disk
            .place(name, self.target, existing)
            .map_err(|source| self.refused(source))?;
        self.confirm(mark)
    }

    /// Writing takes its time: the file may be another by now.
    fn look_once_more(&self) -> Result<(), WriteError> {
        let Replace::Only(expected) = self.replace else {
            return Ok(());
        };
        may_replace(self.path, self.disk.present(self.path), expected)
    }

    /// The contents, and all of them on the disk: else a crash soon after could
    /// leave the new name with nothing in it.
    fn fill(&self, file: &mut File) -> io::Result<()> {
        let mut rest = self.bytes;
        while !rest.is_empty() {
            match self.disk.write(file, rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        file.flush()?;
        self.disk.sync(file)
    }

    /// Whether the file at `path` has the contents that it was given.
    fn reads_well(&self, path: &Path) -> io::Result<bool> {
        let most = self.bytes.len() as u64 + 1; // One more shows that there is more.
        Ok(self.disk.read(path, most)? == self.bytes)
    }

    /// The new file has its name: make sure that it keeps it, and that it is
    /// what is found there. If it is not, `mark` tells a disk that lost it from
    /// another program that wrote the file in the same moment.
    fn confirm(&self, mark: Option<Mark>) -> Result<(), WriteError> {
        let path = || self.path.to_owned();
        let synced = self.disk.sync_folder(self.folder);
        synced.map_err(|source| WriteError::Unconfirmed {
            path: path(),
            source,
        })?;
        let read = self.reads_well(self.path);
        if matches!(read, Ok(true)) {
            return Ok(());
        }
        if mark.is_some() && Mark::of(self.path) != mark {
            return Err(WriteError::Overtaken(path()));
        }
        Err(match read {
            Ok(_) => self.differs(true),
            Err(source) => WriteError::Unread {
                path: path(),
                source,
            },
        })
    }

    fn differs(&self, placed: bool) -> WriteError {
        WriteError::Differs {
            path: self.path.to_owned(),
            placed,
        }
    }

    /// The system refused a step before the old file was replaced.
    fn refused(&self, source: io::Error) -> WriteError {
        let path = self.path.to_owned();
        match source.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists(path),
            io::ErrorKind::IsADirectory => WriteError::Folder(path),
            io::ErrorKind::NotFound if !self.folder.exists() => WriteError::NoFolder(path),
            // Not every system says it so.
            _ if self.target.is_dir() => WriteError::Folder(path),
            _ => WriteError::System { path, source },
        }
    }
}

/// What tells a file that nobody has touched from another, or from itself after
/// somebody wrote into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    bytes: u64,
    written: Option<SystemTime>,
    /// Its number on its disk, where the system has them.
    number: u64,
}

impl Mark {
    /// Of what stands at `path`, as far as anybody can say.
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let number = 0;
        Some(Self {
            bytes: metadata.len(),
            written: metadata.modified().ok(),
            number,
        })
    }
}

fn write_into(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let write = || {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.write_all(bytes)?;
        file.flush()
    };
    write().map_err(|source| WriteError::Device {
        path: path.to_owned(),
        source,
    })
}

/// Where the symbolic links at `path` lead, so that the links stay.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_symlink() => {}
            _ => return Ok(target),
        }
        let link = fs::read_link(&target)?;
        target = match target.parent() {
            Some(folder) => folder.join(link),
            None => link,
        };
    }
    Err(io::Error::other("too many symbolic links"))
}
