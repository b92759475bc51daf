//! The application: owns the history and runs the commands.
//!
//! Every frame, panels read the project and push commands; when the last panel
//! is done, the commands are run, here and nowhere else. Work that takes time
//! runs beside the window (`jobs`) and reports back through [`App::logic`].
//! Nothing here lays anything out or names a colour.

mod add;
mod claim;
mod commands;
mod dialogs;
mod edits;
mod evidence;
mod files;
mod import;
mod jobs;
mod logic;
mod maps;
mod offers;
mod outside;
mod pictures;
mod plan;
mod rescue;
mod run;
mod saving;
mod session;
mod settings;
mod standing;
mod ui;
mod versions;
mod views;
mod when;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

pub use dialogs::{Dialogs, Reply};
pub use run::{RunError, keep_on_fault, run};
pub use settings::{Appearance, Settings};

use crate::command::{MenuCommand, Selection};
use crate::edit::History;
use crate::figure::Fonts;
use crate::io::watch::Watch;
use crate::io::{Disk, SystemDisk};
use crate::model::{CompetitorId, FactorId, Level, Project};
use crate::ui::{
    BoardView, CanvasView, Card, CurveView, ExportDialog, ImportDialog, Inspector, MapView,
    NoticeId, Notices, Outline, Palette, PathField, ReadingPanel, Recent, RescuePanel, ScoresView,
    Start, Toolbar, VersionsDialog, Wanted, theme,
};
use jobs::{Jobs, Saving};
use rescue::Recovery;
use session::Session;
use views::Views;

/// The program behind its window.
///
/// Needs no window: tests draw it with [`App::logic`] and [`App::frame`].
pub struct App {
    /// The open project; none shows the start screen.
    session: Option<Session>,
    selection: Selection,
    views: Views,
    settings: Settings,
    /// As they were last written down.
    noted: Settings,
    panels: Panels,
    notices: Notices,
    files: Files,
    importing: import::Importing,
    jobs: Jobs,
    recovery: Recovery,
    /// Looks after the open file; none before there is one.
    watch: Option<Watch>,
    dialogs: Dialogs,
    disk: Arc<dyn Disk>,
    /// Where the program keeps what is not in the user's files; none keeps nothing.
    data: Option<PathBuf>,
    fonts: Arc<Fonts>,
    /// Of the window, as last told to the system.
    shown_title: String,
    /// The level a score had before it was made not offered by a key, to go back to.
    offered: Option<(CompetitorId, FactorId, Level)>,
    /// What was said about characters that cannot be drawn.
    glyphs: Glyphs,
}

/// What the panels remember, none of it part of a project.
#[derive(Default)]
struct Panels {
    toolbar: Toolbar,
    outline: Outline,
    inspector: Inspector,
    canvas: CanvasView,
    map: MapView,
    curve: CurveView,
    board: BoardView,
    scores: ScoresView,
    reading: ReadingPanel,
    start: Start,
    cards: Vec<Card>,
    recent: Vec<Recent>,
    palette: Palette,
    export: ExportDialog,
    import: ImportDialog,
    versions: VersionsDialog,
    path: Option<PathField>,
    rescue: RescuePanel,
    /// [`MenuCommand::Keys`] or [`MenuCommand::About`] while their window is shown.
    help: Option<MenuCommand>,
    /// Offers to undo a deletion, while the project is still this one.
    undo_offer: Option<(NoticeId, Arc<Project>)>,
}

/// What is to happen to the open project, and what waits for what.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is about another moment, and none excludes another"
)]
struct Files {
    /// Waits for an answer about unsaved changes.
    asking: Option<Leave>,
    /// Waits for a save to end well.
    after_save: Option<Leave>,
    /// Waits for the save before it.
    next_save: Option<Saving>,
    /// Says that the last save failed.
    failed_save: Option<NoticeId>,
    /// Was read, and waits for the panels to hand in what was typed.
    arrived: Option<Box<Session>>,
    /// A save waits for what is being read of another program's.
    ask_theirs: bool,
    /// What another program wrote, waits for a drag to end.
    theirs: Option<outside::Found>,
    /// Waits for a path.
    export: Option<Wanted>,
    /// The path being asked for.
    asked: Option<dialogs::Ask>,
    /// Says that a dialog is open.
    dialog_notice: Option<NoticeId>,
    /// The window was asked to close; looked at when the panels are done.
    close_asked: bool,
    /// Somebody was told that no earlier versions can be kept.
    said_not_kept: bool,
    /// The window closes once what is being written is written, unless the
    /// project is another by then.
    closing: Option<Closing>,
    /// The window may close now.
    may_close: bool,
}

/// The decision to close the window.
struct Closing {
    /// What was open then.
    project: Option<Arc<Project>>,
}

/// Characters that no font here can draw.
#[derive(Default)]
struct Glyphs {
    /// Those that were named.
    said: BTreeSet<char>,
    /// The project that was looked at last.
    seen: Option<Arc<Project>>,
}

/// Why the open project is left.
enum Leave {
    /// The window closes.
    Close,
    /// For another project.
    For(Box<Session>),
    /// For the start screen.
    Start,
}

impl App {
    /// Set fonts and styles, and show the start screen.
    ///
    /// To be called before the first frame, or in a frame that draws nothing:
    /// fonts take effect with the next one.
    pub fn new(ctx: &Context, settings: Settings, dialogs: Dialogs) -> Self {
        let fonts = Arc::new(Fonts::default());
        theme::install(ctx, &fonts);
        ctx.set_theme(settings.appearance);
        let mut app = Self {
            session: None,
            selection: Selection::default(),
            views: Views::default(),
            noted: settings.clone(),
            settings,
            panels: Panels::default(),
            notices: Notices::default(),
            files: Files::default(),
            importing: import::Importing::default(),
            jobs: Jobs::new(ctx),
            recovery: Recovery::default(),
            watch: None,
            dialogs,
            disk: Arc::new(SystemDisk),
            data: None,
            fonts,
            shown_title: String::new(),
            offered: None,
            glyphs: Glyphs::default(),
        };
        app.list_recent();
        app
    }

    /// Keep what is not in the user's files in `folder`, which need not exist
    /// yet. Without one, nothing is kept.
    #[must_use]
    pub fn keeping_in(mut self, folder: Option<PathBuf>) -> Self {
        self.data = folder;
        self.start_recovery();
        self
    }

    /// Save on `disk`. For tests, whose disks fail as they are told to.
    #[must_use]
    pub fn on_disk(mut self, disk: Arc<dyn Disk>) -> Self {
        self.disk = disk;
        self
    }

    /// The open project, if one is open.
    pub fn project(&self) -> Option<&Arc<Project>> {
        self.session
            .as_ref()
            .map(|session| session.history.project())
    }

    /// What was done to the open project.
    pub fn history(&self) -> Option<&History> {
        self.session.as_ref().map(|session| &session.history)
    }

    /// Whether there are changes that are in no file.
    pub fn is_dirty(&self) -> bool {
        let session = self.session.as_ref();
        session.is_some_and(|session| session.history.is_dirty())
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What the user chose once for all projects.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is said without blocking, oldest first.
    pub fn notices(&self) -> impl Iterator<Item = &str> {
        self.notices.texts()
    }

    /// Whether a file, a picture or a path is being waited for.
    pub fn is_waiting(&self) -> bool {
        self.jobs.is_any_busy()
    }

    /// Whether the window may close, because everything that would be lost is
    /// saved or given up.
    pub fn may_close(&self) -> bool {
        self.files.may_close
    }

    /// Of the window: the project's name, whether it is edited, and the program's.
    pub fn title(&self) -> String {
        match &self.session {
            Some(_) => format!("{} — Seachart", self.document()),
            None => "Seachart".to_owned(),
        }
    }

    /// The project's name and whether it is edited.
    fn document(&self) -> String {
        let Some(session) = &self.session else {
            return String::new();
        };
        let mark = if session.history.is_dirty() {
            " • edited"
        } else {
            ""
        };
        format!("{}{mark}", session.name())
    }
}
