//! A history that is plainly right: a list of everything there was, with a
//! cursor. Fed with what was seen, it says what undo and redo have to bring back.

use std::collections::VecDeque;
use std::sync::Arc;

use seachart::app::App;
use seachart::edit::History;
use seachart::model::Project;

/// How many steps the program keeps.
pub(crate) const STEPS: usize = 500;

/// A project that was seen; none where one frame made two steps, so that
/// nobody saw what stood between them.
type Then = Option<Arc<Project>>;

/// What can be seen of the open project at any time.
#[derive(Clone)]
pub(crate) struct Sight {
    project: Option<Arc<Project>>,
    steps: usize,
    gesture: Option<Arc<Project>>,
    can_redo: bool,
    dirty: bool,
}

impl Sight {
    pub(crate) fn of(app: &App) -> Self {
        let history = app.history();
        let gesture = history.filter(|history| history.in_gesture());
        Self {
            project: app.project().map(Arc::clone),
            steps: history.map_or(0, History::undo_steps),
            gesture: gesture.map(|history| Arc::clone(history.before_gesture())),
            can_redo: history.is_some_and(|history| history.redo_label().is_some()),
            dirty: app.is_dirty(),
        }
    }
}

/// The list.
#[derive(Default)]
pub(crate) struct Plain {
    past: VecDeque<Then>,
    current: Option<Arc<Project>>,
    future: Vec<Then>,
    /// What the open gesture began with.
    gesture: Option<Arc<Project>>,
    /// What is in the file, or need not be.
    saved: Option<Arc<Project>>,
    pub(crate) seen: Seen,
}

/// What a list has counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Steps that were taken back or made again, and were the right ones.
    pub(crate) compared: u64,
    /// Steps of frames that made two.
    pub(crate) unseen: u64,
    /// Projects that were opened.
    pub(crate) opened: u64,
}

fn is(one: Option<&Arc<Project>>, other: Option<&Arc<Project>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

impl Plain {
    pub(crate) fn new(now: &Sight) -> Self {
        let mut plain = Self::default();
        plain.opened(now);
        plain
    }

    /// Another project is open: a list of its own.
    fn opened(&mut self, now: &Sight) {
        self.past.clear();
        self.future.clear();
        self.gesture.clone_from(&now.gesture);
        self.current.clone_from(&now.project);
        self.saved = now.project.clone().filter(|_| !now.dirty);
        self.seen.opened += 1;
    }

    /// The project was saved as it is.
    pub(crate) fn saved(&mut self) {
        self.saved.clone_from(&self.current);
    }

    /// How many steps are kept.
    pub(crate) fn is_full(&self) -> bool {
        self.past.len() == STEPS
    }

    /// A gesture begins; one that was open is over.
    pub(crate) fn begin(&mut self) {
        self.commit();
        self.gesture.clone_from(&self.current);
    }

    /// The project is this one now: one step, or none where it is the same, or
    /// a part of the open gesture.
    pub(crate) fn change(&mut self, now: &Sight) {
        let before = self.current.take();
        self.current.clone_from(&now.project);
        if !is(before.as_ref(), self.current.as_ref()) && self.gesture.is_none() {
            self.push(before);
        }
    }

    /// The gesture is over: a step if anything is other than it was.
    pub(crate) fn commit(&mut self) {
        let Some(before) = self.gesture.take() else {
            return;
        };
        if self.current.as_ref() == Some(&before) {
            self.current = Some(before);
        } else {
            self.push(Some(before));
        }
    }

    /// The gesture never was.
    pub(crate) fn cancel(&mut self) {
        if let Some(before) = self.gesture.take() {
            self.current = Some(before);
        }
    }

    /// One step back, if there is one.
    pub(crate) fn undo(&mut self, now: &Sight) {
        self.commit();
        let Some(before) = self.past.pop_back() else {
            return;
        };
        let before = self.checked(before, now);
        let after = std::mem::replace(&mut self.current, before);
        self.future.push(after);
    }

    /// One step forward, if there is one.
    pub(crate) fn redo(&mut self, now: &Sight) {
        self.commit();
        let Some(after) = self.future.pop() else {
            return;
        };
        let after = self.checked(after, now);
        let before = std::mem::replace(&mut self.current, after);
        self.past.push_back(before);
    }

    /// What undo or redo should bring back; what nobody saw is taken as it comes.
    fn checked(&mut self, seen: Then, now: &Sight) -> Then {
        if seen.is_some() {
            assert_eq!(seen, now.project, "undo or redo brings back another");
            self.seen.compared += 1;
            return seen;
        }
        now.project.clone()
    }

    /// Note what a frame did, of which only the end was seen: nothing, undo,
    /// redo, edits, a gesture that began, went on or ended.
    pub(crate) fn follow(&mut self, now: &Sight) {
        if now.project.is_none() || self.current.is_none() {
            if !is(self.current.as_ref(), now.project.as_ref()) {
                self.opened(now);
            }
            return;
        }
        let rest = now.gesture.as_ref().or(now.project.as_ref());
        let goes_on = self.gesture.is_some() && is(self.gesture.as_ref(), now.gesture.as_ref());
        if !goes_on {
            if let Some(before) = self.gesture.take() {
                self.current = Some(before);
            }
            self.rest_at(rest, now);
            self.gesture.clone_from(&now.gesture);
        }
        self.current.clone_from(&now.project);
    }

    /// Nothing is open, and the project is `rest`: by which steps?
    fn rest_at(&mut self, rest: Option<&Arc<Project>>, now: &Sight) {
        let is_it = |seen: Option<&Then>| seen.is_some_and(|seen| is(seen.as_ref(), rest));
        if is(self.current.as_ref(), rest) {
            // What was typed or dragged may have become a step and been taken
            // back in one frame; if all steps were used, the oldest is gone.
            let lost = self.is_full() && now.steps + 1 == STEPS;
            if lost {
                self.past.pop_front();
                self.future.clear();
            }
            if now.can_redo && self.future.is_empty() {
                self.future.push(None);
                self.seen.unseen += 1;
            }
        } else if is_it(self.past.back()) || now.steps < self.past.len() && now.steps > 0 {
            self.undo(now);
        } else if is_it(self.future.last()) {
            self.redo(now);
        } else if now.steps == 0 {
            self.opened(now);
        } else {
            let before = self.current.take();
            self.push(before);
            while self.past.len() < now.steps {
                self.past.push_back(None);
                self.seen.unseen += 1;
            }
        }
    }

    fn push(&mut self, before: Then) {
        self.future.clear();
        if self.is_full() {
            self.past.pop_front();
        }
        self.past.push_back(before);
    }

    /// What is seen is what the list says.
    pub(crate) fn compare(&self, now: &Sight) {
        assert!(is(self.current.as_ref(), now.project.as_ref()));
        assert!(
            is(self.gesture.as_ref(), now.gesture.as_ref()),
            "the gesture"
        );
        assert_eq!(self.past.len(), now.steps, "steps that can be undone");
        assert_eq!(!self.future.is_empty(), now.can_redo, "steps to do again");
        let lost = now.project.is_some() && !is(self.saved.as_ref(), now.project.as_ref());
        assert_eq!(now.dirty, lost, "whether there is anything to save");
    }
}
