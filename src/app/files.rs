//! Opening and leaving projects, and asking for paths.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, ViewportCommand};

use super::dialogs::{Ask, TOO_QUICK};
use super::import::is_table;
use super::jobs::{News, Slot};
use super::session::Session;
use super::views::Views;
use super::{App, Closing, Leave};
use crate::command::{Answer, Command, Selection};
use crate::io::Opened;
use crate::model::Project;
use crate::ui::{
    BoardView, CanvasView, Card, CurveView, Inspector, Outline, PathField, Purpose, ReadingPanel,
    Recent, Toolbar,
};
use crate::{io, render};

/// Of project files, without the dot.
pub(super) const EXTENSION: &str = "ron";

impl App {
    /// Leave the open project, after asking about unsaved changes.
    pub(super) fn leave(&mut self, leave: Leave, ctx: &Context) {
        if self.jobs.is_busy(Slot::Save) && self.files.after_save.is_none() {
            // What is on its way into a file needs no question, only time; and
            // whether it got there is to be known before the project is left.
            self.files.after_save = Some(leave);
        } else if self.is_dirty() {
            self.files.asking = Some(leave);
        } else {
            self.go(leave, ctx);
        }
    }

    pub(super) fn go(&mut self, leave: Leave, ctx: &Context) {
        match leave {
            Leave::Close if self.is_writing() => {
                let project = self.project().map(Arc::clone);
                self.files.closing = Some(Closing { project });
                return;
            }
            Leave::Close => {
                self.files.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Leave::For(session) => {
                if let Some(path) = &session.path {
                    self.settings.remember(path);
                }
                self.forget_ask();
                self.leave_file();
                self.close_import();
                if let Some(greeting) = session.greeting.clone() {
                    self.greet(greeting);
                }
                self.adopt(&session);
                self.session = Some(*session);
            }
            Leave::Start => {
                self.forget_ask();
                self.leave_file();
                self.session = None;
                self.list_recent();
            }
        }
        self.files.closing = None;
        self.selection = Selection::default();
        self.views = Views::default();
        self.offered = None;
        // Half-typed texts and drags belong to the project that is left.
        self.panels.outline = Outline::default();
        self.panels.inspector = Inspector::default();
        self.panels.toolbar = Toolbar::default();
        self.panels.canvas = CanvasView::default();
        self.panels.curve = CurveView::default();
        self.panels.board = BoardView::default();
        self.panels.reading = ReadingPanel::default();
        self.panels.export.close();
        self.panels.versions.close();
        self.begin();
    }

    /// The open project is another: what is to be done with it at once.
    fn begin(&mut self) {
        self.show_rescued();
        self.claim_file();
        let Some(session) = &mut self.session else {
            return;
        };
        if std::mem::take(&mut session.elsewhere) {
            self.save_as();
        } else if session.rescued.is_none() {
            let path = session.path.clone();
            self.offer_for(path.as_deref());
        }
    }

    /// The user said what to do about unsaved changes.
    pub(super) fn answer(&mut self, answer: Answer, ctx: &Context) {
        let Some(leave) = self.files.asking.take() else {
            return;
        };
        match answer {
            Answer::Save => {
                self.files.after_save = Some(leave);
                self.save();
            }
            Answer::Discard => self.go(leave, ctx),
            Answer::Cancel => {}
        }
    }

    /// Open a blank project.
    pub(super) fn blank(&mut self, ctx: &Context) {
        let session = Session::of_nothing(Project::default());
        self.leave(Leave::For(Box::new(session)), ctx);
    }

    /// Open a copy of a sample.
    pub(super) fn open_sample(&mut self, name: &str, ctx: &Context) {
        match io::sample(name) {
            Some(project) => {
                let session = Session::of_nothing(project);
                self.leave(Leave::For(Box::new(session)), ctx);
            }
            None => {
                self.notices
                    .error(format!("there is no sample called {name}"));
            }
        }
    }

    /// Read a file beside the window. If another is still being read, this one
    /// is meant instead.
    pub(super) fn open(&mut self, path: PathBuf) {
        if is_table(&path) {
            return self.import_file(path);
        }
        self.jobs.abandon(Slot::Open);
        let started = self.jobs.start(Slot::Open, move || {
            let read = io::open(&path).map(Box::new);
            News::Opened(path, read.map_err(|error| error.to_string()))
        });
        self.note_failure(started);
    }

    pub(super) fn opened(&mut self, opened: Opened, path: PathBuf, ctx: &Context) {
        // A text field first has to hand in what was typed, or it would be
        // asked about too late, and belong to the wrong project.
        self.files.arrived = Some(Box::new(Session::of_file(opened, path)));
        ctx.request_repaint();
    }

    /// Ask for a path, through the dialog of the system.
    pub(super) fn ask(&mut self, purpose: Purpose, name: String, extension: &'static str) {
        if self.jobs.is_busy(Slot::Dialog) {
            let text = "a file dialog is open already";
            self.notices.offer(text, "Type a path", Command::TypePath);
            self.files.after_save = None; // What waits would wait for another save.
            return;
        }
        let ask = Ask {
            purpose,
            folder: self.folder(),
            name,
            extension,
        };
        self.files.asked = Some(ask.clone());
        let work = self.dialogs.ask(ask);
        let started = self.jobs.start(Slot::Dialog, work);
        if started.is_ok() {
            let text = "Waiting for the file dialog";
            let notice = self
                .notices
                .wait(text, "Type a path instead", Command::TypePath);
            self.files.dialog_notice = Some(notice);
        }
        self.note_failure(started);
    }

    pub(super) fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>, after: Duration) {
        self.end_dialog();
        match path {
            Some(path) => self.take_path(purpose, &path),
            None if after < TOO_QUICK => self.type_path(),
            None => self.path_cancelled(),
        }
    }

    /// The open project is left: a path that is still being asked for would be
    /// taken for the next one.
    fn forget_ask(&mut self) {
        let about_it = |purpose| matches!(purpose, Purpose::Save | Purpose::Export);
        if let Some(ask) = self.files.asked.take_if(|ask| about_it(ask.purpose)) {
            self.end_dialog();
            self.panels.path = None;
            self.files.export = None;
            let what = if ask.purpose == Purpose::Save {
                "saved"
            } else {
                "exported"
            };
            let text = format!("The file dialog was for the project before; nothing was {what}");
            self.notices.note(text);
        }
    }

    pub(super) fn end_dialog(&mut self) {
        self.jobs.abandon(Slot::Dialog);
        if let Some(notice) = self.files.dialog_notice.take() {
            self.notices.take_back(notice);
        }
    }

    /// Let the path be typed in the window.
    pub(super) fn type_path(&mut self) {
        self.end_dialog();
        let Some(ask) = &self.files.asked else {
            return;
        };
        let mut path = ask.folder.clone().unwrap_or_default();
        path.push(match ask.purpose {
            Purpose::Open | Purpose::Import => "",
            Purpose::Save | Purpose::Export => ask.name.as_str(),
        });
        let text = path.to_string_lossy().into_owned();
        self.panels.path = Some(PathField::new(ask.purpose, text));
    }

    pub(super) fn path_cancelled(&mut self) {
        self.panels.path = None;
        self.files.asked = None;
        self.files.after_save = None;
        self.files.export = None;
    }

    /// A path was typed: take it, or say beside the field why not.
    pub(super) fn path_typed(&mut self) {
        let Some(field) = &mut self.panels.path else {
            return;
        };
        let path = expand(field.text.trim());
        let path = self.files.with_ending(field.purpose, &path);
        match problem_with(&path, field.purpose) {
            Some(Problem::Wrong(words)) => field.problem = Some(words),
            Some(Problem::Exists) if !field.may_replace() => {
                field.replaces = Some(field.text.clone());
            }
            Some(Problem::Exists) | None => {
                let purpose = field.purpose;
                self.panels.path = None;
                self.go_on_with(purpose, path);
            }
        }
    }

    /// A path was chosen in a dialog, which asked about replacing files, but
    /// perhaps of another name: not every dialog adds the ending.
    fn take_path(&mut self, purpose: Purpose, chosen: &Path) {
        let path = self.files.with_ending(purpose, chosen);
        if path != chosen && path.exists() {
            let mut field = PathField::new(purpose, path.to_string_lossy().into_owned());
            field.replaces = Some(field.text.clone());
            self.panels.path = Some(field);
        } else {
            self.go_on_with(purpose, path);
        }
    }

    fn go_on_with(&mut self, purpose: Purpose, path: PathBuf) {
        self.files.asked = None;
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Import => self.import_file(path),
            Purpose::Save => self.save_to(path),
            Purpose::Export => self.export_to(path),
        }
    }

    /// Where to look for files first: beside the open file, beside the last
    /// one, or where the program was started.
    fn folder(&self) -> Option<PathBuf> {
        let session = self.session.as_ref();
        let file = session.and_then(|session| session.path.as_ref());
        file.or_else(|| self.settings.recent.first())
            .and_then(|file| file.parent())
            .filter(|folder| !folder.as_os_str().is_empty())
            .map(Path::to_owned)
            .or_else(|| std::env::current_dir().ok())
    }

    /// Fill the start screen, and find out beside the window which files are gone.
    pub(super) fn list_recent(&mut self) {
        if self.panels.cards.is_empty() {
            let cards = io::samples().iter().filter_map(|sample| {
                let project = Arc::new(io::sample(sample.name)?);
                let name = sample.name;
                Some(Card { name, project })
            });
            self.panels.cards = cards.collect();
        }
        let here = |path: &PathBuf| Recent {
            path: path.clone(),
            missing: false,
        };
        self.panels.recent = self.settings.recent.iter().map(here).collect();
        let paths = self.settings.recent.clone();
        if !paths.is_empty() {
            let started = self.jobs.start(Slot::Recent, move || {
                News::Missing(paths.into_iter().filter(|path| !path.is_file()).collect())
            });
            self.note_failure(started);
        }
    }

    pub(super) fn note_missing(&mut self, missing: &[PathBuf]) {
        for file in &mut self.panels.recent {
            file.missing = missing.contains(&file.path);
        }
    }

    pub(super) fn forget_recent(&mut self, path: &Path) {
        self.settings.forget(path);
        self.panels.recent.retain(|file| file.path != path);
    }

    pub(super) fn note_failure(&mut self, started: Result<(), String>) {
        if let Err(error) = started {
            self.notices.error(error);
        }
    }
}

impl super::Files {
    /// `path` with the ending that such a file has, if it has none yet.
    fn with_ending(&self, purpose: Purpose, path: &Path) -> PathBuf {
        let ending = match (purpose, &self.export) {
            (Purpose::Open | Purpose::Import, _) => return path.to_owned(),
            (Purpose::Save, _) => EXTENSION,
            (Purpose::Export, Some(export)) => export.extension(),
            (Purpose::Export, None) => render::Format::Png.extension(),
        };
        let has = |found: &std::ffi::OsStr| found.eq_ignore_ascii_case(ending);
        if path.extension().is_some_and(has) || path.file_name().is_none() {
            return path.to_owned();
        }
        let mut name = path.to_owned().into_os_string();
        name.push(".");
        name.push(ending);
        name.into()
    }
}

/// What is wrong with a typed path.
enum Problem {
    /// It cannot be used.
    Wrong(String),
    /// There is a file that would be replaced.
    Exists,
}

fn problem_with(path: &Path, purpose: Purpose) -> Option<Problem> {
    if path.is_dir() {
        return Some(Problem::Wrong("That is a folder".to_owned()));
    }
    match purpose {
        Purpose::Open | Purpose::Import if !path.exists() => {
            Some(Problem::Wrong("There is no such file".to_owned()))
        }
        Purpose::Open | Purpose::Import => None,
        Purpose::Save | Purpose::Export => {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            match folder {
                Some(folder) if !folder.is_dir() => {
                    let words = format!("There is no folder {}", folder.display());
                    Some(Problem::Wrong(words))
                }
                _ => path.exists().then_some(Problem::Exists),
            }
        }
    }
}

/// The path a user means: with `~` for the home folder, and as a full path, so
/// that it means the same wherever the program is started from. A full path
/// typed behind the folder that stood there already is that path.
fn expand(typed: &str) -> PathBuf {
    let whole = typed.rfind("//").map(|at| at + 1);
    let home = typed.rfind("/~/").map(|at| at + 1);
    let typed = match whole.max(home) {
        Some(at) if at > 1 => &typed[at..],
        _ => typed,
    };
    let path = match typed.strip_prefix('~') {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            let home = std::env::home_dir().unwrap_or_default();
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(typed),
    };
    std::path::absolute(&path).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_folder_and_only_at_the_beginning() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(expand("~/a.ron"), home.join("a.ron"));
        assert_eq!(expand("~"), home);
        assert!(expand("~other/a.ron").ends_with("~other/a.ron"));
        assert!(expand("a~/b.ron").ends_with("a~/b.ron"));
        assert!(expand("b.ron").is_absolute());
    }

    #[cfg(unix)]
    #[test]
    fn a_full_path_behind_a_folder_is_that_path() {
        let home = std::env::home_dir().unwrap();
        assert_eq!(expand("/tmp/here//srv/a.ron"), Path::new("/srv/a.ron"));
        assert_eq!(expand("/tmp/here/~/a.ron"), home.join("a.ron"));
        assert_eq!(expand("//server/a.ron"), Path::new("//server/a.ron"));
        assert_eq!(expand("/tmp/here/a.ron"), Path::new("/tmp/here/a.ron"));
    }

    #[test]
    fn an_ending_is_added_once() {
        let files = super::super::Files::default();
        let ended = |path: &str| files.with_ending(Purpose::Save, Path::new(path));
        assert_eq!(ended("/a/b"), Path::new("/a/b.ron"));
        assert_eq!(ended("/a/b.RON"), Path::new("/a/b.RON"));
        assert_eq!(ended("/a/b.v2"), Path::new("/a/b.v2.ron"));
        assert_eq!(ended("/"), Path::new("/"));
    }
}
