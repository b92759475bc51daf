//! Files are replaced whole: whoever reads one, at any time and after any
//! fault, finds the old contents or the new, never a part.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{to_ron, words};
use crate::model::{Project, limits};

/// How many symbolic links may lead to a file, one to the next.
const MAX_LINKS: usize = 40;

/// Why a file was not written. What stood at the path still does, unless it is
/// a device or pipe, or the disk failed after the new file had taken its place.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is something already, and it was not to be replaced.
    #[error("there is a file of this name already: {}", .0.display())]
    Exists(PathBuf),
    /// A folder stands at the path.
    #[error("this is a folder: expected the name of a file: {}", .0.display())]
    Folder(PathBuf),
    /// The folder to write into does not exist.
    #[error("cannot write the file, its folder does not exist: {}", .0.display())]
    NoFolder(PathBuf),
    /// The file that stands there may not be changed.
    #[error("the file is write-protected: {}", .0.display())]
    Protected(PathBuf),
    /// The file would be larger than one that can be opened again.
    #[error("the project is too large: a file has at most {} MiB: {}", limits::FILE_BYTES >> 20, .0.display())]
    TooLarge(PathBuf),
    /// The system refused.
    #[error("cannot write the file, {}: {}", words::of_io(source), path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What to do where there is a file already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Existing {
    Replace,
    Refuse,
}

/// Put `project` into the file at `path`, in place of what is there.
pub fn write(path: &Path, project: &Project) -> Result<(), WriteError> {
    put(
        path,
        project_bytes(path, project)?.as_bytes(),
        Existing::Replace,
    )
}

/// Put `project` into a file at `path`, where there is none yet.
pub fn write_new(path: &Path, project: &Project) -> Result<(), WriteError> {
    put(
        path,
        project_bytes(path, project)?.as_bytes(),
        Existing::Refuse,
    )
}

/// Put `bytes` into the file at `path`, in place of what is there.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    put(path, bytes, Existing::Replace)
}

/// Put the files of a picture at `path`: the first has this name, `grid.svg`,
/// the others their number behind it, `grid-2.svg`.
pub fn write_pages(path: &Path, files: &[Vec<u8>]) -> Result<(), WriteError> {
    for (number, file) in (1_usize..).zip(files) {
        write_bytes(&numbered(path, number), file)?;
    }
    Ok(())
}

/// The name of the file of a page.
fn numbered(path: &Path, number: usize) -> PathBuf {
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

fn project_bytes(path: &Path, project: &Project) -> Result<String, WriteError> {
    let text = to_ron(project);
    if text.len() as u64 > limits::FILE_BYTES {
        return Err(WriteError::TooLarge(path.to_owned()));
    }
    Ok(text)
}

fn put(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), WriteError> {
    let system = |source| WriteError::System {
        path: path.to_owned(),
        source,
    };
    if existing == Existing::Refuse && fs::symlink_metadata(path).is_ok() {
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
        if !metadata.is_file() {
            // A pipe or a device holds nothing that could be lost, and must stay what it is.
            return write_into(path, bytes).map_err(system);
        }
        if metadata.permissions().readonly() {
            return Err(WriteError::Protected(path.to_owned()));
        }
    }
    let target = target_of(path).map_err(system)?;
    let folder = match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(WriteError::Folder(path.to_owned())),
    };
    if present.is_none() && !folder.exists() {
        return Err(WriteError::NoFolder(path.to_owned()));
    }
    match replace(&target, folder, bytes, present.as_ref(), existing) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(WriteError::Exists(path.to_owned()))
        }
        other => other.map_err(system),
    }
}

/// Write beside the target, then rename: the one step that cannot be half done.
fn replace(
    target: &Path,
    folder: &Path,
    bytes: &[u8],
    present: Option<&Metadata>,
    existing: Existing,
) -> io::Result<()> {
    let mut file = temporary(folder)?;
    if let Some(metadata) = present {
        // First, so that nobody reads the new contents who may not read the old.
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.write_all(bytes)?;
    file.flush()?;
    // Else a crash soon after could leave the new name with nothing in it.
    file.as_file().sync_all()?;
    match existing {
        Existing::Replace => file.persist(target)?,
        Existing::Refuse => file.persist_noclobber(target)?,
    };
    sync_folder(folder)
}

/// A file with a hidden name that goes away by itself unless it is renamed.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".seachart-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file has, less what the user's umask takes away.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Have the new name on disk, too, where the system can say so.
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

fn write_into(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(bytes)?;
    file.flush()
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
