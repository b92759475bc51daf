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

use super::Fingerprint;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As expected.
    Same,
    /// It holds something else.
    Changed(Fingerprint),
    /// It is no longer there, or its drive is not.
    Gone,
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
    /// for the same again costs nothing.
    pub fn look_at(&self, subject: Option<&Expected>) {
        let mut state = self.shared.lock();
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
        let seen = state.seen.filter(|_| !state.said)?;
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

/// What the entry of a file says about it; none where there is no file.
type Stamp = Option<(u64, Option<SystemTime>, u64)>;

fn stamp(path: &Path) -> Stamp {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    #[cfg(unix)]
    let node = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let node = 0;
    Some((metadata.len(), metadata.modified().ok(), node))
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
        self.known = Some(now);
        Some(match Fingerprint::of_file(&expected.path) {
            Ok(print) if print == expected.fingerprint => Seen::Same,
            Ok(print) => Seen::Changed(print),
            Err(_) => Seen::Gone,
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
            let before = state.seen.replace(seen);
            state.said = before.unwrap_or(Seen::Same) == seen;
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
        watch.look_at(Some(&expected(&path)));
        fs::write(&path, "two").unwrap();
        assert_eq!(next(&watch), Seen::Changed(Fingerprint::of(b"two")));
        fs::rename(&path, &away).unwrap();
        assert_eq!(next(&watch), Seen::Gone);
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
        watch.look_at(Some(&expected(&path)));
        std::thread::sleep(2 * CLOSER);
        // Another time, the same contents.
        fs::File::open(&path)
            .unwrap()
            .set_modified(SystemTime::UNIX_EPOCH)
            .unwrap();
        std::thread::sleep(PACE + 2 * CLOSER);
        assert_eq!(watch.news(), None);
        fs::write(&path, "two").unwrap();
        watch.look_at(None);
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
        let all = Fingerprint::of(b"one 123");
        assert_eq!(looker.look(&subject), Some(Seen::Changed(all)));
        // One that never stands still is said all the same.
        let seen = (0..2 * MOST_LOOKS).find_map(|number| {
            fs::write(&path, "x".repeat(number)).unwrap();
            looker.look(&subject)
        });
        assert!(matches!(seen, Some(Seen::Changed(_))));
    }
}
