//! The thread that writes unsaved work down.

use std::io;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

use super::super::{to_ron, words};
use super::place::remove;
use super::{FaultGuard, Origin, Place, header};
use crate::model::Project;

/// From the beginning of one write to the next, at least: a drag is a hundred
/// changes a second, and a disk has other things to do. What changes is on the
/// disk within this time and what the write takes.
const PACE: Duration = Duration::from_secs(1);

/// What went wrong with keeping, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What was told last is not kept, for this reason.
    NotKept(String),
    /// What is no longer needed is still there, for this reason.
    NotTakenAway(String),
}

/// Unsaved work, as of now.
#[derive(Clone, Debug)]
pub struct Kept {
    /// All of it.
    pub project: Arc<Project>,
    /// Where it belongs.
    pub origin: Origin,
}

impl Kept {
    /// As it is written.
    pub(super) fn text(&self) -> String {
        let mut text = header::line(&self.origin, SystemTime::now());
        text.push_str(&to_ron(&self.project));
        text
    }
}

/// What the window and the thread share.
pub(super) struct Shared {
    state: Mutex<State>,
    /// There is something to do, or something is done.
    changed: Condvar,
}

/// What is to be kept, and how far the thread is with it.
struct State {
    place: Arc<Place>,
    /// Places that are no longer needed once the one in use is up to date.
    left: Vec<Arc<Place>>,
    /// `None` where there is nothing that could be lost.
    kept: Option<Kept>,
    /// Counts what the thread was told.
    told: u64,
    /// What it was told when it last looked.
    done: u64,
    /// What the last try failed in.
    trouble: Option<Trouble>,
    /// The window is going.
    stop: bool,
}

impl Shared {
    /// Also after a panic: what is in there is whole at any time.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What to keep and where, if nobody holds on to it for long.
    pub(super) fn peek(&self) -> Option<(Arc<Place>, Option<Kept>)> {
        for _ in 0..20 {
            match self.state.try_lock() {
                Ok(state) => return Some((Arc::clone(&state.place), state.kept.clone())),
                Err(std::sync::TryLockError::Poisoned(state)) => {
                    let state = state.into_inner();
                    return Some((Arc::clone(&state.place), state.kept.clone()));
                }
                Err(std::sync::TryLockError::WouldBlock) => {
                    std::thread::sleep(Duration::from_millis(10));
                }
            }
        }
        None
    }
}

/// Keeps one window's unsaved work. When it is dropped, what it was told last
/// is written before the thread ends.
pub struct Keeper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Begin in a place of its own in `folder`. `wake` is called from the thread
    /// when [`Self::trouble`] is another.
    pub fn new(folder: &Path, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let state = State {
            place: Arc::new(Place::new(folder)?),
            left: Vec::new(),
            kept: None,
            told: 0,
            done: 0,
            trouble: None,
            stop: false,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
        });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("recovery".to_owned())
            .spawn(move || run(&theirs, &wake))?;
        Ok(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// From now on this is what could be lost; `None` if nothing could. Costs
    /// nothing: the thread does the work.
    pub fn keep(&self, kept: Option<Kept>) {
        let mut state = self.shared.lock();
        if state.kept.is_none() && kept.is_none() {
            return;
        }
        state.kept = kept;
        state.told += 1;
        drop(state);
        self.shared.changed.notify_all();
    }

    /// From now on, keep it in `place`, which may hold this very work already.
    /// The place in use until now is cleared away as soon as the new one is up to date.
    pub fn move_to(&self, place: Arc<Place>, kept: Option<Kept>) {
        // What it tells of was said; another fault would be another note.
        drop(remove(&place.fault()));
        let mut state = self.shared.lock();
        let before = std::mem::replace(&mut state.place, place);
        state.left.push(before);
        state.kept = kept;
        state.told += 1;
        drop(state);
        self.shared.changed.notify_all();
    }

    /// Why what was last told could not be done; the thread tries again every
    /// second.
    pub fn trouble(&self) -> Option<Trouble> {
        let gone = self.thread.as_ref().is_some_and(JoinHandle::is_finished);
        if gone {
            let words = "the part of the program that keeps them has failed";
            return Some(Trouble::NotKept(words.to_owned()));
        }
        self.shared.lock().trouble.clone()
    }

    /// Wait until the thread has done what it was told, or failed to.
    pub fn settle(&self) {
        let mut state = self.shared.lock();
        while state.done < state.told && state.trouble.is_none() {
            let waited = self.shared.changed.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What is to be called when this thread panics, which is the window's.
    pub fn fault_guard(&self) -> FaultGuard {
        FaultGuard::new(Arc::clone(&self.shared))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.shared.lock().stop = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // It has written what it could, or has died; there is no more to do.
            drop(thread.join());
        }
    }
}

/// One thing to do.
struct Task {
    place: Arc<Place>,
    left: Vec<Arc<Place>>,
    kept: Option<Kept>,
    told: u64,
}

impl Task {
    fn run(&self) -> Result<(), Trouble> {
        let not_kept = |error| Trouble::NotKept(words::of_io(&error));
        let not_taken_away = |error| Trouble::NotTakenAway(words::of_io(&error));
        match &self.kept {
            Some(kept) => self.place.keep(kept.text().as_bytes()).map_err(not_kept)?,
            None => self.place.empty().map_err(not_taken_away)?,
        }
        for place in &self.left {
            place.empty().map_err(not_taken_away)?;
            place.clear();
        }
        Ok(())
    }
}

fn run(shared: &Shared, wake: &dyn Fn()) {
    let mut last = None;
    while let Some(task) = next(shared, last) {
        last = Some(Instant::now());
        let trouble = task.run().err();
        let mut state = shared.lock();
        let failed = trouble.is_some();
        if !failed {
            state.done = task.told;
            let places = state.left.drain(..task.left.len());
            drop(places.collect::<Vec<_>>());
        }
        let news = state.trouble != trouble;
        state.trouble = trouble;
        let stop = state.stop;
        drop(state);
        shared.changed.notify_all();
        if news {
            wake();
        }
        if failed && stop {
            return;
        }
    }
    finish(shared);
}

/// Wait for something to do, and then until it is time for it.
fn next(shared: &Shared, last: Option<Instant>) -> Option<Task> {
    let mut state = shared.lock();
    loop {
        let idle = state.done == state.told;
        if idle && state.stop {
            return None;
        }
        let due = last.map_or(Duration::ZERO, |last| PACE.saturating_sub(last.elapsed()));
        // To take a file away is no work for a disk.
        let hurry = state.stop || (state.kept.is_none() && state.trouble.is_none());
        if !idle && (hurry || due.is_zero()) {
            return Some(Task {
                place: Arc::clone(&state.place),
                left: state.left.clone(),
                kept: state.kept.clone(),
                told: state.told,
            });
        }
        state = if idle {
            let waited = shared.changed.wait(state);
            waited.unwrap_or_else(PoisonError::into_inner)
        } else {
            let waited = shared.changed.wait_timeout(state, due);
            waited.unwrap_or_else(PoisonError::into_inner).0
        };
    }
}

/// Leave nothing behind where nothing could be lost and nothing is to be said.
fn finish(shared: &Shared) {
    let state = shared.lock();
    if state.kept.is_none() && !state.place.fault().exists() {
        state.place.clear();
    }
}
