//! The file that is written before it takes its place: its name, its
//! permissions and attributes, and what to do with those that saves left behind when they were
//! killed.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::NamedTempFile;

#[cfg(target_os = "linux")]
use super::attributes;

const PREFIX: &str = ".seachart-";
const SUFFIX: &str = ".tmp";

/// How long nobody has written into a file that was left behind. Longer than
/// any save takes to lock the file it has just made.
const STALE: Duration = Duration::from_mins(1);

/// The most names of a folder that are looked at for files left behind.
const MOST_NAMES: usize = 10_000;

/// A file with a hidden name in `folder`, that goes away by itself unless it
/// is renamed. Whoever may read and change the file that it is `like` may read
/// and change it, and nobody else. Locked as long as it is open.
pub(super) fn temporary(
    folder: &Path,
    like: Option<(&Path, &Metadata)>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file has, less what the user's umask takes away; where
        // there is one already, nobody else's until it is known whose it is.
        let mode = if like.is_some() { 0o600 } else { 0o666 };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let file = builder.tempfile_in(folder)?;
    // Not every disk has locks. Without one, a file is never taken for left behind.
    drop(file.as_file().try_lock());
    if let Some((path, metadata)) = like {
        share(file.as_file(), path, metadata)?;
    }
    Ok(file)
}

/// Give `file` the owner, as far as the system lets us, the permissions and the
/// attributes of the file at `path`, about which `like` tells.
#[cfg(unix)]
#[cfg_attr(
    not(target_os = "linux"),
    expect(unused_variables, reason = "attributes are copied on Linux")
)]
fn share(file: &File, path: &Path, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let mut mode = like.mode() & 0o7777;
    let now = file.metadata()?;
    let (owner, group) = (like.uid(), like.gid());
    let same = (now.uid(), now.gid()) == (owner, group);
    let mut group_kept = true;
    if !same && fchown(file, Some(owner), Some(group)).is_err() {
        // Only the system may give files away; to one of the user's groups anybody may.
        if now.gid() != group && fchown(file, None, Some(group)).is_err() {
            group_kept = false;
        }
        mode &= 0o777;
    }
    if !group_kept {
        // Our group is another one: it may do what everybody may.
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    #[cfg(target_os = "linux")]
    {
        attributes::share(file, path, mode, group_kept)
    }
    #[cfg(not(target_os = "linux"))]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(mode))
    }
}

#[cfg(not(unix))]
fn share(file: &File, _path: &Path, like: &Metadata) -> io::Result<()> {
    file.set_permissions(like.permissions())
}

/// Take away what saves in `folder` left behind when they were killed: files
/// with such names that nobody has locked or written into for a while.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.take(MOST_NAMES).flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(is_temporary) && is_left(&entry.path()) {
            // If it cannot be taken away, it is in nobody's way.
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Whether a file has a name that [`temporary`] gives.
fn is_temporary(name: &str) -> bool {
    name.strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX))
        .is_some_and(|middle| {
            middle.len() == 6 && middle.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Whether nobody writes into a file with such a name any more.
fn is_left(path: &Path) -> bool {
    let stale = |metadata: &Metadata| {
        let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
        metadata.is_file() && age.is_some_and(|age| age > STALE)
    };
    let Ok(metadata) = fs::symlink_metadata(path) else {
        return false;
    };
    stale(&metadata) && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    /// A file of this name, last written into a while ago.
    fn old(folder: &Path, name: &str) -> File {
        let file = File::create(folder.join(name)).unwrap();
        file.set_modified(SystemTime::now() - 2 * STALE).unwrap();
        file
    }

    #[test]
    fn only_what_is_surely_left_behind_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        drop(old(path, ".seachart-aB3dE6.tmp"));
        drop(old(path, ".seachart-notes.tmp"));
        drop(old(path, ".seachart-aB3-E6.tmp"));
        drop(old(path, "seachart-aB3dE6.tmp"));
        let held = old(path, ".seachart-locked.tmp");
        held.lock().unwrap();
        fs::create_dir(path.join(".seachart-folder.tmp")).unwrap();
        File::create(path.join(".seachart-recent.tmp")).unwrap();
        clear(path);
        let mut names: Vec<_> = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(
            names,
            [
                ".seachart-aB3-E6.tmp",
                ".seachart-folder.tmp",
                ".seachart-locked.tmp",
                ".seachart-notes.tmp",
                ".seachart-recent.tmp",
                "seachart-aB3dE6.tmp",
            ]
        );
        drop(held);
        clear(path);
        assert!(!path.join(".seachart-locked.tmp").exists());
    }

    #[test]
    fn a_file_being_written_is_locked_however_long_it_takes() {
        let folder = tempfile::tempdir().unwrap();
        let file = temporary(folder.path(), None).unwrap();
        let long_ago = SystemTime::now() - 2 * STALE;
        file.as_file().set_modified(long_ago).unwrap();
        clear(folder.path());
        assert!(file.path().exists());
    }
}
