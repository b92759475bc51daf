//! Undo and redo by keeping whole projects, which share what did not change.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Edit, Refused};
use crate::model::Project;

/// How many steps back a user can go.
const MAX_STEPS: usize = 500;

/// A project to go back (or forward) to, and what was done since.
#[derive(Clone, Debug)]
struct Step {
    project: Arc<Project>,
    label: String,
}

/// What is open between [`History::begin`] and [`History::commit`].
#[derive(Clone, Debug)]
struct Gesture {
    /// The project from before.
    project: Arc<Project>,
    /// Of the whole gesture, where its last edit does not say enough.
    name: Option<String>,
    /// Of the last edit.
    label: String,
}

/// The open project with its past and future.
///
/// Between [`Self::begin`] and [`Self::commit`] edits show at once but fold
/// into one step: a drag is a hundred edits and one undo.
#[derive(Debug)]
pub struct History {
    current: Arc<Project>,
    saved: Option<Arc<Project>>,
    past: VecDeque<Step>,
    future: Vec<Step>,
    gesture: Option<Gesture>,
}

impl History {
    /// Start from a project just read from its file.
    pub fn new(project: Project) -> Self {
        let current = Arc::new(project);
        Self {
            saved: Some(Arc::clone(&current)),
            ..Self::of(current)
        }
    }

    /// Start from a project that is in no file and would be missed.
    pub fn unsaved(project: Project) -> Self {
        Self::of(Arc::new(project))
    }

    fn of(current: Arc<Project>) -> Self {
        Self {
            current,
            saved: None,
            past: VecDeque::new(),
            future: Vec::new(),
            gesture: None,
        }
    }

    /// The project as of now.
    pub fn project(&self) -> &Arc<Project> {
        &self.current
    }

    /// Is there anything to lose? Undoing back to the saved state makes this false.
    pub fn is_dirty(&self) -> bool {
        let saved = self.saved.as_ref();
        !saved.is_some_and(|saved| Arc::ptr_eq(&self.current, saved))
    }

    /// Note that `saved` is now on disk. Not simply "now": the user may have
    /// edited while a background thread wrote.
    pub fn mark_saved(&mut self, saved: Arc<Project>) {
        self.saved = Some(saved);
    }

    /// The project as it is on disk, if it is.
    pub fn saved(&self) -> Option<&Arc<Project>> {
        self.saved.as_ref()
    }

    /// Note that no file has the project any more, whatever was saved; that
    /// state, to be marked as saved again should its file come back.
    pub fn forget_saved(&mut self) -> Option<Arc<Project>> {
        self.saved.take()
    }

    /// Go on with another state of the project, which came from elsewhere, as
    /// one step.
    pub fn replace(&mut self, next: Project, label: String) {
        self.commit();
        self.take(next, label);
    }

    /// Open a gesture that is named after its last edit.
    pub fn begin(&mut self) {
        self.open(None);
    }

    /// Open a gesture with a name of its own.
    pub fn begin_named(&mut self, name: String) {
        self.open(Some(name));
    }

    fn open(&mut self, name: Option<String>) {
        // A widget that vanished during its drag never said that it ended.
        self.commit();
        self.gesture = Some(Gesture {
            project: Arc::clone(&self.current),
            name,
            label: String::new(),
        });
    }

    /// Is a gesture open?
    pub fn in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// The project from before the open gesture, or as of now.
    pub fn before_gesture(&self) -> &Arc<Project> {
        let gesture = self.gesture.as_ref();
        gesture.map_or(&self.current, |gesture| &gesture.project)
    }

    /// Close the gesture, as one step if it changed anything. The label says
    /// what was done.
    pub fn commit(&mut self) -> Option<&str> {
        let Gesture {
            project,
            name,
            label,
        } = self.gesture.take()?;
        if project == self.current {
            self.current = project; // The same Arc again, so not dirty.
            return None;
        }
        let label = name.unwrap_or(label);
        Some(self.push(Step { project, label }))
    }

    /// Close the gesture as if it never happened; what Escape does.
    pub fn cancel(&mut self) {
        if let Some(gesture) = self.gesture.take() {
            self.current = gesture.project;
        }
    }

    /// Apply one edit, as its own step unless a gesture is open. An edit that
    /// changes nothing leaves no step.
    pub fn apply(&mut self, edit: Edit) -> Result<(), Refused> {
        let label = edit.label(&self.current);
        self.apply_all(label, [edit])
    }

    /// Go on with `next`, as a step of its own unless a gesture is open.
    fn take(&mut self, next: Project, label: String) {
        if next == *self.current {
            return;
        }
        let project = std::mem::replace(&mut self.current, Arc::new(next));
        if let Some(gesture) = &mut self.gesture {
            gesture.label = label;
        } else {
            self.push(Step { project, label });
        }
    }

    /// Apply several edits at once: as one step with a name, or as part of the
    /// open gesture, which is called so unless it has a name of its own. If one
    /// is refused, none is made. What changes nothing leaves no step.
    pub fn apply_all(
        &mut self,
        name: String,
        edits: impl IntoIterator<Item = Edit>,
    ) -> Result<(), Refused> {
        let mut next = Project::clone(&self.current);
        for edit in edits {
            edit.apply(&mut next)?;
        }
        self.take(next, name);
        Ok(())
    }

    /// What [`Self::undo`] would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.past.back().map(|step| step.label.as_str())
    }

    /// What [`Self::redo`] would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.future.last().map(|step| step.label.as_str())
    }

    /// How many steps can be taken back.
    pub fn undo_steps(&self) -> usize {
        self.past.len()
    }

    /// Go back one step; the label says what was undone.
    pub fn undo(&mut self) -> Option<&str> {
        self.commit();
        let Step { project, label } = self.past.pop_back()?;
        let project = std::mem::replace(&mut self.current, project);
        self.future.push(Step { project, label });
        self.redo_label()
    }

    /// Go forward again; the label says what was done again.
    pub fn redo(&mut self) -> Option<&str> {
        self.commit();
        let Step { project, label } = self.future.pop()?;
        let project = std::mem::replace(&mut self.current, project);
        self.past.push_back(Step { project, label });
        self.undo_label()
    }

    fn push(&mut self, step: Step) -> &str {
        self.future.clear();
        if self.past.len() >= MAX_STEPS {
            self.past.pop_front();
        }
        self.past.push_back(step);
        self.undo_label().unwrap_or_default()
    }
}
