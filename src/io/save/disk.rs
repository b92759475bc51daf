//! The steps of a save that a disk can fail in.

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use tempfile::TempPath;

use super::super::Present;

/// What to do where there is a file already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Take its place.
    Replace,
    /// Leave it, and fail.
    Refuse,
}

/// What a save asks of a disk. Every step is what the system does; a test puts
/// a fault in place of one.
pub trait Disk: Debug + Send + Sync {
    /// Write some of `bytes`; how many.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    /// Come back once what was written survives a loss of power.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// What stands at `path`, right before it is replaced.
    fn present(&self, path: &Path) -> Present {
        Present::at(path)
    }

    /// Give a file the name it is to have: the one step that cannot be half
    /// done. If it fails, the file under its first name goes away.
    fn place(&self, file: TempPath, target: &Path, existing: Existing) -> io::Result<()> {
        match existing {
            Existing::Replace => file.persist(target)?,
            Existing::Refuse => file.persist_noclobber(target)?,
        }
        Ok(())
    }

    /// Come back once the names in `folder` survive a loss of power, where the
    /// system can say so.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }

    /// The first `most` bytes of a file.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        if !fs::metadata(path)?.is_file() {
            // Reading from a pipe might take for ever.
            return Err(io::Error::other("it is no longer a file"));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(most).unwrap_or(0));
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// The disk there is.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::Unsupported
                    | io::ErrorKind::PermissionDenied
            ) =>
        {
            // Some systems keep folders without being asked, and some let nobody open them.
            Ok(())
        }
        other => other,
    }
}

/// Elsewhere a rename is on disk when it returns.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
