//! What the user can ask for, from a menu, a key, the palette or a panel.
//!
//! Panels push [`Command`]s and change nothing themselves; the app runs them
//! after the last panel, so that one frame shows one project.

use std::path::PathBuf;

use crate::edit::Edit;
use crate::model::{MapId, ScenarioId};

mod import;
mod menu;
mod outside;
mod rescue;
mod selection;

pub use import::ImportStep;
pub use menu::{Menu, MenuCommand, Offer};
pub use outside::Outside;
pub use rescue::Rescue;
pub use selection::Selection;

/// What the middle of the window shows. Each is a view of the same project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum View {
    /// All value curves over the same factors.
    #[default]
    Canvas,
    /// One competitor's curve over the band of its rivals.
    Curve,
    /// Competitors as bubbles on two axes.
    Map,
    /// The eliminate-reduce-raise-create board.
    Errc,
    /// The table of all scores.
    Scores,
}

impl View {
    /// For tabs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Canvas => "Canvas",
            Self::Curve => "Value curve",
            Self::Map => "Map",
            Self::Errc => "ERRC",
            Self::Scores => "Scores",
        }
    }
}

/// One request.
#[expect(
    clippy::large_enum_variant,
    reason = "there are a few of these a frame, and most are edits"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// From the menu, the toolbar, the palette or a key.
    Menu(MenuCommand),

    /// Change the project. A score of our own company and the tagline are those
    /// of the chosen scenario.
    Edit(Edit),
    /// Several changes as one undo step with a name; in a gesture, part of it.
    Edits(String, Vec<Edit>),
    /// A drag started; the edits that follow are one undo step.
    BeginGesture,
    /// Like [`Self::BeginGesture`], with a name for the undo step.
    BeginNamedGesture(String),
    /// The drag ended.
    CommitGesture,
    /// Escape during the drag.
    CancelGesture,

    /// Select something.
    Select(Selection),
    /// Edit the name of something in place, in the list on the left.
    Rename(Selection),

    /// Show a view in the middle of the window.
    Show(View),
    /// Show a map.
    ShowMap(MapId),
    /// Work on a scenario; none for the as-is.
    ShowScenario(Option<ScenarioId>),
    /// Open a project file, after asking about unsaved changes.
    Open(PathBuf),
    /// Open a copy of a sample, after asking about unsaved changes.
    OpenSample(&'static str),
    /// Take a step of the import of a table.
    Import(ImportStep),
    /// Open a copy of one of the earlier versions that are shown, after asking
    /// about unsaved changes.
    OpenVersion(usize),
    /// Show the earlier versions no longer.
    CloseVersions,
    /// Forget a file in the list of recent ones.
    ForgetRecent(PathBuf),
    /// Say something without blocking.
    Notify(String),

    /// What to do about unsaved changes.
    Answer(Answer),
    /// What to do about a file that another program has changed.
    Outside(Outside),
    /// What to do with rescued work.
    Rescue(Rescue),
    /// Type a path, because the file dialog of the system is of no use.
    TypePath,
    /// Take what stands in the field as the path that was asked for.
    PathTyped,
    /// No path after all.
    PathCancelled,
    /// Write the picture as the export dialog has it; a path is asked for first.
    WritePicture,
}

/// An answer to the question about unsaved changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save them and go on once they are saved.
    Save,
    /// Go on without them.
    Discard,
    /// Stay.
    Cancel,
}
