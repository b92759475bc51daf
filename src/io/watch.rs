//! Notices when another program changes a file, moves it or takes it away.
//!
//! A thread looks at the file's entry in its folder about once a second, which
//! works on every drive, and reads the file only when the entry is another. It
//! says what it saw once the entry stands still: programs that replace a file
//! take it away first, and those that write into it do so in parts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::{Fingerprint, Present};

/// From one look to the next.
const PACE: Duration = Duration::from_secs(1);

/// The same while something changes.
const CLOSER: Duration = Duration::from_millis(250);

/// How many looks in a row a change may go on before it is said as it is.
const MOST_LOOKS: usize = 20;

/// A file, and what it is expected to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The file.
    pub path: PathBuf,
    /// Of its contents, as we last read or wrote them.
    pub fingerprint: Fingerprint,
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As expected.
    Same,
    /// This stands in its place.
    Another(Present),
}

/// Looks after one file at a time. Ends with this value.
pub struct Watch {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    subject: Option<Expected>,
    /// Counts the subjects, so that nothing is said of one that is past.
    number: u64,
    /// How the file was last seen.
    seen: Option<Seen>,
    /// Whether that was said already.
    said: bool,
    /// Whether the file is taken for another than the one expected.
    doubted: bool,
    stop: bool,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch {
    /// Begin, with nothing to look at. `wake` is called from the thread when
    /// there is something new.
    pub fn new(wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let theirs = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || run(&theirs, &wake))?;
        Ok(Self { shared })
    }

    /// Look after this file from now on; `None` looks at nothing. To be asked
    /// for the same again costs nothing. Where the file is `doubted`, because it
    /// was another when it was last heard of, it is news that it is as expected.
    pub fn look_at(&self, subject: Option<&Expected>, doubted: bool) {
        let mut state = self.shared.lock();
        state.doubted = doubted;
        if state.subject.as_ref() != subject {
            state.subject = subject.cloned();
            state.number += 1;
            state.seen = None;
            state.said = false;
            drop(state);
            self.shared.changed.notify_all();
        }
    }

    /// What is new about the file, once. That it is as expected is new only
    /// after it was not.
    pub fn news(&self) -> Option<Seen> {
        let mut state = self.shared.lock();
        let seen = state.seen.clone().filter(|_| !state.said)?;
        state.said = true;
        Some(seen)
    }
}

impl Drop for Watch {
    /// The thread is not waited for: it may hang on a drive that is gone.
    fn drop(&mut self) {
        self.shared.lock().stop = true;
        self.shared.changed.notify_all();
    }
}

/// What the entry of a file says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stamp {
    /// A file: its length, when it was written, and its number on its disk.
    File(u64, Option<SystemTime>, u64),
    /// Something else, which is a folder or not.
    NoFile(bool),
    /// Looking for it failed in this way.
    None(io::ErrorKind),
}

fn stamp(path: &Path) -> Stamp {
    let metadata = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata,
        Ok(other) => return Stamp::NoFile(other.is_dir()),
        Err(error) => return Stamp::None(error.kind()),
    };
    #[cfg(unix)]
    let node = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let node = 0;
    Stamp::File(metadata.len(), metadata.modified().ok(), node)
}

/// What a thread knows of the file it looks at.
#[derive(Default)]
struct Looker {
    /// Which subject.
    number: u64,
    /// The entry that was read last.
    known: Option<Stamp>,
    /// The entry at the last look, and how often it was another in a row.
    moving: Option<(Stamp, usize)>,
}

impl Looker {
    /// Look once; what the file is, if that is known anew.
    fn look(&mut self, expected: &Expected) -> Option<Seen> {
        let now = stamp(&expected.path);
        if self.known == Some(now) {
            self.moving = None;
            return None;
        }
        let (before, looks) = self.moving.take().unwrap_or((now, 0));
        let settled = looks > 0 && before == now;
        if !settled && looks < MOST_LOOKS {
            self.moving = Some((now, looks + 1));
            return None;
        }
        let present = Present::at(&expected.path);
        // What could not be looked at may be open to us again with the same entry.
        self.known = (!matches!(present, Present::Unknown(_))).then_some(now);
        Some(match present {
            Present::File(print) if print == expected.fingerprint => Seen::Same,
            other => Seen::Another(other),
        })
    }

    fn pace(&self) -> Duration {
        if self.moving.is_some() { CLOSER } else { PACE }
    }
}

fn run(shared: &Shared, wake: &dyn Fn()) {
    let mut looker = Looker::default();
    let mut state = shared.lock();
    while !state.stop {
        let Some(expected) = state.subject.clone() else {
            let waited = shared.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        if looker.number != state.number {
            looker = Looker {
                number: state.number,
                ..Looker::default()
            };
        }
        drop(state);
        let seen = looker.look(&expected);
        state = shared.lock();
        let current = looker.number == state.number && !state.stop;
        if current && let Some(seen) = seen {
            let first = state.seen.is_none();
            let before = state.seen.replace(seen.clone()).unwrap_or(Seen::Same);
            state.said = before == seen && !(first && state.doubted);
            if !state.said {
                wake();
            }
        }
        if current {
            let waited = shared.changed.wait_timeout(state, looker.pace());
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn expected(path: &Path) -> Expected {
        Expected {
            path: path.to_owned(),
            fingerprint: Fingerprint::of_file(path).unwrap(),
        }
    }

    fn changed(contents: &[u8]) -> Seen {
        Seen::Another(Present::File(Fingerprint::of(contents)))
    }

    #[track_caller]
    fn next(watch: &Watch) -> Seen {
        let begun = Instant::now();
        loop {
            if let Some(seen) = watch.news() {
                return seen;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "nothing is seen");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn what_another_program_does_is_seen_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let away = folder.path().join("away.ron");
        fs::write(&path, "one").unwrap();
        let watch = Watch::new(|| {}).unwrap();
        watch.look_at(Some(&expected(&path)), false);
        fs::write(&path, "two").unwrap();
        assert_eq!(next(&watch), changed(b"two"));
        fs::rename(&path, &away).unwrap();
        let gone = Present::Gone { folder: true };
        assert_eq!(next(&watch), Seen::Another(gone));
        fs::write(&path, "one").unwrap();
        assert_eq!(next(&watch), Seen::Same);
        std::thread::sleep(PACE + CLOSER);
        assert_eq!(watch.news(), None);
    }

    #[test]
    fn nothing_is_said_of_what_is_as_expected_or_no_longer_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let watch = Watch::new(|| {}).unwrap();
        watch.look_at(Some(&expected(&path)), false);
        std::thread::sleep(2 * CLOSER);
        // Another time, the same contents.
        fs::File::open(&path)
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
        std::thread::sleep(PACE + 2 * CLOSER);
        assert_eq!(watch.news(), None);
        fs::write(&path, "two").unwrap();
        watch.look_at(None, false);
        std::thread::sleep(PACE + CLOSER);
        assert_eq!(watch.news(), None);
    }

    #[test]
    fn a_file_in_parts_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let subject = expected(&path);
        let mut looker = Looker::default();
        assert_eq!(looker.look(&subject), None);
        assert_eq!(looker.look(&subject), Some(Seen::Same));
        assert_eq!(looker.look(&subject), None);
        for part in ["1", "12", "123"] {
            fs::write(&path, format!("one {part}")).unwrap();
            assert_eq!(looker.look(&subject), None, "{part}");
        }
        assert_eq!(looker.look(&subject), Some(changed(b"one 123")));
        // One that never stands still is said all the same.
        let seen = (0..2 * MOST_LOOKS).find_map(|number| {
            fs::write(&path, "x".repeat(number)).unwrap();
            looker.look(&subject)
        });
        assert!(matches!(seen, Some(Seen::Another(Present::File(_)))));
    }

    #[test]
    fn that_it_is_as_expected_is_news_where_it_was_doubted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let watch = Watch::new(|| {}).unwrap();
        watch.look_at(Some(&expected(&path)), true);
        assert_eq!(next(&watch), Seen::Same);
        std::thread::sleep(PACE + CLOSER);
        assert_eq!(watch.news(), None, "once");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_in_its_place_is_seen_and_does_not_stop_the_looking() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let watch = Watch::new(|| {}).unwrap();
        watch.look_at(Some(&expected(&path)), false);
        fs::remove_file(&path).unwrap();
        let mut command = std::process::Command::new("mkfifo");
        assert!(command.arg(&path).status().unwrap().success());
        let pipe = Present::NoFile { folder: false };
        assert_eq!(next(&watch), Seen::Another(pipe));
        fs::remove_file(&path).unwrap();
        fs::write(&path, "two").unwrap();
        assert_eq!(next(&watch), changed(b"two"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_cannot_be_looked_at_is_looked_at_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "one").unwrap();
        let subject = expected(&path);
        fs::remove_file(&path).unwrap();
        // A file to the system, but reading it fails.
        std::os::unix::fs::symlink("/proc/self/mem", &path).unwrap();
        let mut looker = Looker::default();
        for _ in 0..2 {
            assert_eq!(looker.look(&subject), None);
            let seen = looker.look(&subject);
            let unknown = matches!(seen, Some(Seen::Another(Present::Unknown(_))));
            assert!(unknown, "{seen:?}");
        }
    }
}
