//! Which files are open in a window, so that another can say so.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::Fingerprint;

/// The word of one window that it has a file open. Ends with this value, and
/// with the program, however it ends.
#[derive(Debug)]
pub struct Claim {
    /// Locked.
    _lock: File,
}

impl Claim {
    /// Say in `folder`, which is made if there is none, that `file` is open
    /// here; `None` if another window has said so before. Symbolic links to one
    /// file are that file.
    pub fn new(folder: &Path, file: &Path) -> io::Result<Option<Self>> {
        let file = fs::canonicalize(file)?;
        fs::create_dir_all(folder)?;
        let name = Fingerprint::of(file.as_os_str().as_encoded_bytes()).name();
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let lock = options.open(folder.join(name))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_window_at_a_time_has_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open");
        let path = |name: &str| {
            let path = folder.path().join(name);
            fs::write(&path, "").unwrap();
            path
        };
        let (a, b) = (path("a.ron"), path("b.ron"));
        let first = Claim::new(&open, &a).unwrap();
        assert!(first.is_some());
        assert!(Claim::new(&open, &a).unwrap().is_none());
        let same = folder.path().join("open/../a.ron");
        assert!(Claim::new(&open, &same).unwrap().is_none());
        assert!(Claim::new(&open, &b).unwrap().is_some());
        drop(first);
        assert!(Claim::new(&open, &a).unwrap().is_some());
        assert!(Claim::new(&open, &folder.path().join("none")).is_err());
    }
}
