//! The open project: its history, and the file it came from.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::standing::Standing;
use crate::edit::History;
use crate::io::recovery::{Origin, Place, Rescued};
use crate::io::{Claim, Fingerprint, Opened};
use crate::model::Project;

/// What a project without title and file is called.
const UNTITLED: &str = "Untitled";

/// What is said when a project is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Greeting {
    pub(super) text: String,
    /// Whether it stands until it is closed.
    pub(super) stays: bool,
}

/// The open project and where it is saved.
#[derive(Debug)]
pub(super) struct Session {
    /// Tells a session from every other, so that a save that ends late is not
    /// taken for one of another project.
    pub(super) serial: u64,
    pub(super) history: History,
    /// The file; none until it is first saved.
    pub(super) path: Option<PathBuf>,
    /// What to say once it is open.
    pub(super) greeting: Option<Greeting>,
    /// Of the file as it was last read or written.
    pub(super) disk: Option<Fingerprint>,
    /// How the file stands to that now.
    pub(super) standing: Standing,
    /// Says to other windows that this file is open here.
    pub(super) claim: Option<(PathBuf, Claim)>,
    /// Where it lies, if another run had no time to save it.
    pub(super) rescued: Option<Arc<Place>>,
    /// To be saved under another name as soon as it is open.
    pub(super) elsewhere: bool,
    /// Shown while there is no file.
    name: String,
}

impl Session {
    fn new(history: History, path: Option<PathBuf>, name: String) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            history,
            path,
            greeting: None,
            disk: None,
            standing: Standing::Same,
            claim: None,
            rescued: None,
            elsewhere: false,
            name,
        }
    }

    /// A project just read from its file.
    pub(super) fn of_file(opened: Opened, path: PathBuf) -> Self {
        Self {
            disk: Some(opened.fingerprint),
            ..Self::new(History::new(opened.project), Some(path), String::new())
        }
    }

    /// Work that another run had no time to save, to be saved `elsewhere` or
    /// not; none if it cannot be read.
    pub(super) fn of_rescued(rescued: &Rescued, elsewhere: bool) -> Option<Self> {
        let project = Project::clone(rescued.project.as_ref().ok()?);
        let Origin {
            file,
            fingerprint,
            name,
        } = rescued.origin.clone();
        Some(Self {
            disk: fingerprint,
            rescued: Some(Arc::clone(&rescued.place)),
            elsewhere,
            ..Self::new(History::unsaved(project), file, name)
        })
    }

    /// A project that is in no file. As it is now there is nothing to lose: it
    /// is blank, or built in.
    pub(super) fn of_nothing(project: Project) -> Self {
        let name = one_line(&project.title);
        Self::new(History::new(project), None, name)
    }

    /// A project made of a table: it would be missed. `greeting` says what was made.
    pub(super) fn imported(project: Project, greeting: Greeting) -> Self {
        let name = one_line(&project.title);
        Self {
            greeting: Some(greeting),
            ..Self::new(History::unsaved(project), None, name)
        }
    }

    /// A copy of what was saved before, or rescued. It is in no file, and would
    /// be missed.
    pub(super) fn unsaved(project: Project, name: String) -> Self {
        Self::new(History::unsaved(project), None, name)
    }

    /// For people: the file's name, or what the project is called.
    pub(super) fn name(&self) -> String {
        let file = self.path.as_deref().and_then(Path::file_name);
        match file {
            Some(name) => name.to_string_lossy().into_owned(),
            None if self.name.is_empty() => UNTITLED.to_owned(),
            None => self.name.clone(),
        }
    }

    /// A name for a file with this project, or a picture of it, without ending.
    pub(super) fn file_stem(&self) -> String {
        if let Some(stem) = self.path.as_deref().and_then(Path::file_stem) {
            return stem.to_string_lossy().into_owned();
        }
        let allowed = |c: char| c.is_alphanumeric() || " -_()".contains(c);
        let stem: String = self
            .name()
            .chars()
            .filter(|c| allowed(*c))
            .take(60)
            .collect();
        match stem.trim() {
            "" => UNTITLED.to_owned(),
            stem => stem.to_owned(),
        }
    }

    /// The project as of now, to be kept while it changes.
    pub(super) fn project(&self) -> Arc<Project> {
        Arc::clone(self.history.project())
    }
}

/// A title as one line of a window's title bar.
fn one_line(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> Session {
        let title = title.into();
        Session::of_nothing(Project {
            title,
            ..Project::default()
        })
    }

    #[test]
    fn a_project_without_a_file_is_called_by_its_title() {
        assert_eq!(
            titled("US wine,\naround 2001").name(),
            "US wine, around 2001"
        );
        assert_eq!(titled("").name(), "Untitled");
        let path = PathBuf::from("/tmp/wine.ron");
        let opened = Opened {
            project: Project::default(),
            version: crate::io::VERSION,
            fingerprint: Fingerprint::of(b""),
        };
        assert_eq!(Session::of_file(opened, path).name(), "wine.ron");
    }

    #[test]
    fn a_suggested_file_name_has_nothing_a_folder_would_choke_on() {
        assert_eq!(titled("A/B: <\"c\"> \\ *?|").file_stem(), "AB c");
        assert_eq!(titled("///").file_stem(), "Untitled");
        assert_eq!(titled("Größe 価格").file_stem(), "Größe 価格");
    }
}
