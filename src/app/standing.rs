//! How the open file stands to what we last read or wrote, and what is said of it.

use std::sync::Arc;

use super::rescue::capital;
use super::session::Session;
use crate::analysis::difference_in_words;
use crate::io::{Fingerprint, Present};
use crate::model::Project;
use crate::ui::{Conflict, NoticeId, Saved};

/// How the file stands to what we last read or wrote.
#[derive(Debug, Default)]
pub(super) enum Standing {
    /// As far as we know, it is the same.
    #[default]
    Same,
    /// No file can be read in its place.
    Away(Present, Lost),
    /// It holds something else.
    Changed(Box<Theirs>),
}

/// What is no longer in any file, for all we know.
#[derive(Debug)]
pub(super) struct Lost {
    /// What was saved until then; saved again should its file come back.
    pub(super) saved: Option<Arc<Project>>,
    /// Says so.
    pub(super) notice: NoticeId,
}

/// What another program wrote.
#[derive(Debug)]
pub(super) struct Theirs {
    /// It, or what was lost because it cannot be read.
    pub(super) project: Result<Arc<Project>, Lost>,
    pub(super) fingerprint: Fingerprint,
    /// What the question says.
    pub(super) words: Conflict,
    /// Whether the question is asked now.
    pub(super) asking: bool,
}

impl Standing {
    /// What is in no file any more, if it is.
    pub(super) fn lost(&self) -> Option<&Lost> {
        match self {
            Self::Away(_, lost) => Some(lost),
            Self::Changed(theirs) => theirs.project.as_ref().err(),
            Self::Same => None,
        }
    }

    /// The same, to be taken back or handed on.
    pub(super) fn into_lost(self) -> Option<Lost> {
        match self {
            Self::Away(_, lost) => Some(lost),
            Self::Changed(theirs) => theirs.project.err(),
            Self::Same => None,
        }
    }

    /// For the status line, where it has something to say.
    pub(super) fn words(&self) -> Option<Saved> {
        match self {
            Self::Same => None,
            Self::Away(Present::Gone { .. }, _) => Some(Saved::Gone),
            Self::Away(Present::Unknown(_), _) => Some(Saved::Unknown),
            Self::Away(..) | Self::Changed(_) => Some(Saved::Changed),
        }
    }
}

impl Session {
    /// The project as the file had it when we last knew it, if it still counts.
    pub(super) fn known_on_disk(&self) -> Option<&Arc<Project>> {
        match self.standing.lost() {
            Some(lost) => lost.saved.as_ref(),
            None => self.history.saved(),
        }
    }
}

/// What is said where no file can be read in the place of the file called
/// `name`; and what helps.
pub(super) fn away_in_words(name: &str, present: &Present) -> String {
    let elsewhere = "save it under another name";
    let (what, helps) = match present {
        Present::Gone { folder: true } => (
            format!("the file {name} is no longer where it was"),
            "to save writes it again",
        ),
        Present::Gone { folder: false } => (
            format!("the file {name} is gone with its folder"),
            elsewhere,
        ),
        Present::NoFile { folder: true } => (
            format!("a folder has taken the place of the file {name}"),
            elsewhere,
        ),
        Present::NoFile { folder: false } => (
            format!("a pipe or a device has taken the place of the file {name}"),
            elsewhere,
        ),
        Present::Unknown(why) => (
            format!("the file {name} cannot be looked at now, {why}"),
            elsewhere,
        ),
        Present::File(_) => (format!("the file {name} is another"), elsewhere),
    };
    format!("{what}. What is open here is kept; {helps}")
}

/// Both sides in words: each against what was there before the two parted, if
/// that is known, or else one against the other.
pub(super) fn both_in_words(
    session: &Session,
    theirs: Result<&Project, &String>,
    kept: bool,
) -> Conflict {
    let ours = session.history.project();
    let (theirs, ours): (Result<String, String>, String) = match (theirs, session.known_on_disk()) {
        (Err(problem), _) => (
            Err(format!("cannot be read: {problem}")),
            "all of the project".to_owned(),
        ),
        (Ok(theirs), Some(before)) => (
            Ok(difference_in_words(before, theirs)),
            difference_in_words(before, ours),
        ),
        (Ok(theirs), None) => (
            Ok("another version".to_owned()),
            format!("against it, {}", difference_in_words(theirs, ours)),
        ),
    };
    Conflict {
        name: session.name(),
        theirs: match theirs {
            Ok(words) => Ok(capital(&words)),
            Err(words) => Err(capital(&words)),
        },
        ours: capital(&ours),
        kept,
    }
}
