//! What stands at a path now, told without ever waiting for it.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Fingerprint, words};

/// What stands at a path now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Present {
    /// A file with these contents.
    File(Fingerprint),
    /// Something that is no file. It is not opened: a pipe that nobody writes
    /// into lets its reader wait for ever.
    NoFile {
        /// Whether it is a folder; else a pipe or a device.
        folder: bool,
    },
    /// Nothing.
    Gone {
        /// Whether the folder that it was in is still there.
        folder: bool,
    },
    /// Nobody can say, and why. There may be a file, with anything in it.
    Unknown(String),
}

impl Present {
    /// At `path`, where its symbolic links lead.
    pub fn at(path: &Path) -> Self {
        let found = fs::metadata(path).and_then(|metadata| {
            if metadata.is_file() {
                return Fingerprint::of_file(path).map(Self::File);
            }
            let folder = metadata.is_dir();
            Ok(Self::NoFile { folder })
        });
        found.unwrap_or_else(|error| Self::without(path, &error))
    }

    /// Where looking failed. Only what is said not to exist is gone.
    fn without(path: &Path, error: &io::Error) -> Self {
        if error.kind() != ErrorKind::NotFound {
            return Self::Unknown(words::of_io(error));
        }
        let folder = path.parent().is_none_or(|folder| {
            let here = folder.as_os_str().is_empty(); // A bare name.
            here || folder.is_dir()
        });
        Self::Gone { folder }
    }

    /// Whether a file that is expected to have these contents can be replaced
    /// without losing any others.
    pub fn loses_nothing(&self, expected: Fingerprint) -> bool {
        match self {
            Self::File(found) => *found == expected,
            Self::Gone { .. } => true,
            Self::NoFile { .. } | Self::Unknown(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_folders_and_nothing_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        assert_eq!(Present::at(&path), Present::Gone { folder: true });
        let nowhere = folder.path().join("none/a.ron");
        assert_eq!(Present::at(&nowhere), Present::Gone { folder: false });
        let name = Path::new("no file of this name.ron");
        assert_eq!(Present::at(name), Present::Gone { folder: true });
        fs::write(&path, "one").unwrap();
        let one = Fingerprint::of(b"one");
        assert_eq!(Present::at(&path), Present::File(one));
        let at_folder = Present::at(folder.path());
        assert_eq!(at_folder, Present::NoFile { folder: true });
        let below_a_file = Present::at(&path.join("b.ron"));
        assert!(matches!(below_a_file, Present::Unknown(_)));
    }

    #[test]
    fn only_what_is_as_expected_or_gone_loses_nothing() {
        let [one, two] = [b"one", b"two"].map(|bytes| Fingerprint::of(bytes));
        for folder in [true, false] {
            assert!(Present::Gone { folder }.loses_nothing(one));
            assert!(!Present::NoFile { folder }.loses_nothing(one));
        }
        assert!(Present::File(one).loses_nothing(one));
        assert!(!Present::File(two).loses_nothing(one));
        assert!(!Present::Unknown(String::new()).loses_nothing(one));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("a.ron");
        let mut command = std::process::Command::new("mkfifo");
        assert!(command.arg(&pipe).status().unwrap().success());
        assert_eq!(Present::at(&pipe), Present::NoFile { folder: false });
        assert!(Fingerprint::of_file(&pipe).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_cannot_be_read_is_not_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        // To the system it is a file, and reading its beginning fails.
        for strange in ["/proc/self/mem", "a.ron"] {
            std::os::unix::fs::symlink(strange, &path).unwrap();
            let found = Present::at(&path);
            assert!(matches!(found, Present::Unknown(_)), "{found:?}");
            fs::remove_file(&path).unwrap();
        }
    }
}
