//! Where one window keeps its unsaved work, and the lock that says it is running.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Of the project in a place.
pub(super) const PROJECT: &str = "ron";
/// Of the lock on a place.
const LOCK: &str = "lock";
/// Of what is said about a fault of the program.
const FAULT: &str = "fault";
/// Of what is being written to a place, by its thread and by a program that fails.
const PARTS: [&str; 2] = ["part", "last"];
/// How many letters and digits tell a place from every other.
const NAME_CHARS: usize = 10;

/// A place in the recovery folder, which is ours as long as this value lives.
///
/// To let go of it deletes nothing.
#[derive(Debug)]
pub struct Place {
    folder: PathBuf,
    name: String,
    /// Locked; the system unlocks it when the program ends, however it does.
    _lock: File,
}

impl Place {
    /// A new place in `folder`, which is made if there is none.
    pub fn new(folder: &Path) -> io::Result<Self> {
        make_private(folder)?;
        let mut builder = tempfile::Builder::new();
        let file = builder
            .prefix("")
            .suffix(".new")
            .rand_bytes(NAME_CHARS)
            .tempfile_in(folder)?;
        // Before it has the name that others look for: a lock of that name which
        // can be taken is one whose program is gone.
        lock(file.as_file())?;
        let name = file.path().file_stem().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let lock = file.persist_noclobber(in_folder(folder, &name, LOCK))?;
        Ok(Self {
            folder: folder.to_owned(),
            name,
            _lock: lock,
        })
    }

    /// The place called `name`, if the program that had it is gone.
    fn claim(folder: &Path, name: &str) -> Option<Self> {
        let path = in_folder(folder, name, LOCK);
        if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            return None; // Not ours, and to open a pipe might take for ever.
        }
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).truncate(false).open(path);
        let file = file.ok()?;
        lock(&file).ok()?;
        Some(Self {
            folder: folder.to_owned(),
            name: name.to_owned(),
            _lock: file,
        })
    }

    /// All places in `folder` whose programs are gone, in the order of their
    /// names. Those with nothing in them are cleared away.
    pub fn abandoned(folder: &Path) -> Vec<Self> {
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new(); // Nothing was ever kept.
        };
        let paths = entries.flatten().map(|entry| entry.path());
        let known = paths.filter(|path| {
            let ending = path.extension().unwrap_or_default();
            let known = [PROJECT, LOCK, FAULT].iter().chain(&PARTS);
            known.into_iter().any(|known| ending == *known)
        });
        let names = known.filter_map(|path| path.file_stem()?.to_str().map(ToOwned::to_owned));
        let mut names: Vec<String> = names.collect();
        names.sort();
        names.dedup();
        let places = names.iter().filter_map(|name| Self::claim(folder, name));
        let (full, empty): (Vec<_>, Vec<_>) = places.partition(Self::is_used);
        for place in empty {
            place.clear();
        }
        full
    }

    /// Is there anything in it?
    fn is_used(&self) -> bool {
        self.project().exists() || self.fault().exists()
    }

    /// Tells it from every other place.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder it is in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file with the project.
    pub fn project(&self) -> PathBuf {
        in_folder(&self.folder, &self.name, PROJECT)
    }

    /// The file about a fault of the program.
    pub(super) fn fault(&self) -> PathBuf {
        in_folder(&self.folder, &self.name, FAULT)
    }

    /// Put `bytes` in the place of the project: a crash leaves the old or the
    /// new, never a part.
    pub(super) fn keep(&self, bytes: &[u8]) -> io::Result<()> {
        self.replace(PROJECT, PARTS[0], bytes)
    }

    /// The same from a program that fails, while its thread may be writing.
    pub(super) fn keep_last(&self, bytes: &[u8]) -> io::Result<()> {
        self.replace(PROJECT, PARTS[1], bytes)
    }

    /// Note what is to be said about a fault of the program.
    pub(super) fn note_fault(&self, text: &str) -> io::Result<()> {
        self.replace(FAULT, PARTS[1], text.as_bytes())
    }

    fn replace(&self, ending: &str, part: &str, bytes: &[u8]) -> io::Result<()> {
        let part = in_folder(&self.folder, &self.name, part);
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&part, in_folder(&self.folder, &self.name, ending))?;
        sync(&self.folder);
        Ok(())
    }

    /// Delete the project that is kept there, and what is said about a fault:
    /// it is saved, or no longer wanted.
    pub fn empty(&self) -> io::Result<()> {
        for ending in [PROJECT, FAULT].into_iter().chain(PARTS) {
            remove(&in_folder(&self.folder, &self.name, ending))?;
        }
        Ok(())
    }

    /// Delete all of it.
    pub fn clear(&self) {
        // The lock last, and only if nothing is left: else the rest could be
        // taken for what nobody may touch.
        if self.empty().is_ok() {
            drop(remove(&in_folder(&self.folder, &self.name, LOCK)));
        }
    }
}

/// Lock it, unless another program has. Where the system knows no locks, such
/// as on some network drives, it counts as locked: to offer a copy of what a
/// program is working on is better than to offer nothing after a crash.
fn lock(file: &File) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

/// A folder for nobody but the user: what is in it is not published.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Have the new name on disk, too. Without, a loss of power could bring back
/// what was kept before; no system of today loses both.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        // Some systems keep folders without being asked, and refuse.
        drop(folder.sync_all());
    }
}

fn in_folder(folder: &Path, name: &str, ending: &str) -> PathBuf {
    folder.join(format!("{name}.{ending}"))
}

/// Delete a file, if it is there.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn a_place_is_nobody_elses_while_it_lives() {
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("a/b");
        let place = Place::new(&inside).unwrap();
        let other = Place::new(&inside).unwrap();
        assert_ne!(place.name(), other.name());
        fs::write(place.project(), "project").unwrap();
        assert!(Place::abandoned(&inside).is_empty());
        assert!(place.project().exists());

        let name = place.name().to_owned();
        drop(place);
        let found = Place::abandoned(&inside);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name(), name);
        assert!(Place::abandoned(&inside).is_empty(), "it is claimed now");
    }

    #[test]
    fn what_is_empty_is_cleared_away_and_what_is_not_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        drop(Place::new(path).unwrap());
        fs::write(path.join("lost.ron"), "without a lock").unwrap();
        fs::write(path.join("other.txt"), "not ours").unwrap();
        let found = Place::abandoned(path);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name(), "lost");
        assert_eq!(names(path), ["lost.lock", "lost.ron", "other.txt"]);
        for place in found {
            place.clear();
        }
        assert_eq!(names(path), ["other.txt"]);
    }

    #[test]
    fn where_there_is_no_folder_nothing_is_abandoned() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Place::abandoned(&folder.path().join("none")).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_the_users_own() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let inside = folder.path().join("recovery");
        let _place = Place::new(&inside).unwrap();
        let mode = fs::metadata(&inside).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
