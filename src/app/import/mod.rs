//! Tables on their way into a project: looked at, read and merged aside.

mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Event, ViewportCommand};

use super::jobs::{News, Slot};
use super::session::{Greeting, Session};
use super::{App, Leave};
use crate::command::{Command, ImportStep, Selection, View};
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::io::import::{
    self, Change, Head, ImportError, Merge, Outcome, Progress, Source, limits,
};
use crate::model::{Column, Project, Row};

/// The endings of files that are tables, without the dot; those that are
/// refused in words too.
pub(super) const ENDINGS: [&str; 9] = [
    "csv", "tsv", "tab", "txt", "xlsx", "xlsm", "ods", "xls", "xlsb",
];

/// How long the window may take to hand over what is on the clipboard, in seconds.
const PATIENCE: f64 = 2.0;

/// What is known of the table whose dialog is shown.
#[derive(Default)]
pub(super) struct Importing {
    /// None until it was found.
    source: Option<Source>,
    /// Of the whole table, while it is read.
    progress: Option<Arc<Progress>>,
    /// What was read, while conflicts are decided.
    outcome: Option<Outcome>,
    /// What comes from the clipboard until then was asked for, in egui's time.
    paste_until: Option<f64>,
}

/// A table that was read as a whole.
#[derive(Debug)]
pub(super) struct Read {
    outcome: Outcome,
    made: Made,
}

/// What a table makes.
#[derive(Debug)]
enum Made {
    New(Box<Project>),
    /// What it would change in a project.
    Beside(Merge, Arc<Project>),
}

/// Whether a file is a table, by its name.
pub(super) fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| {
        let mut endings = ENDINGS.iter();
        endings.any(|other| other.eq_ignore_ascii_case(ending))
    })
}

impl App {
    /// Take a step of the import of a table.
    pub(super) fn import_step(&mut self, step: ImportStep) {
        match step {
            ImportStep::File(path) => self.import_file(path),
            ImportStep::Text(text) => self.import_text(&text),
            ImportStep::Again => self.look_again(),
            ImportStep::Make => self.read_table(None),
            ImportStep::Add => {
                let project = self.project().map(Arc::clone);
                if project.is_some() {
                    self.read_table(project);
                }
            }
            ImportStep::Merge => self.merge_table(),
            ImportStep::Stop => {
                self.stop_reading();
                self.panels.import.stop(None);
            }
            ImportStep::Close => self.close_import(),
        }
    }

    /// Show what a file holds.
    pub(super) fn import_file(&mut self, path: PathBuf) {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = name.to_string_lossy().into_owned();
        self.look(Some(name), move || Source::file(&path));
    }

    fn import_text(&mut self, text: &str) {
        if text.len() > limits::TEXT_BYTES {
            let limit = limits::TEXT_BYTES >> 20;
            let words = format!(
                "more than {limit} MiB on the clipboard: save it as a file and import that"
            );
            self.notices.error(words);
            return;
        }
        let source = Source::from_text(text);
        self.look(None, move || Ok(source));
    }

    /// Open the dialog and read the first rows aside.
    fn look(
        &mut self,
        name: Option<String>,
        source: impl FnOnce() -> Result<Source, ImportError> + Send + 'static,
    ) {
        self.close_import();
        self.panels.import.open(name);
        let known = self.panels.import.known().clone();
        let started = self.jobs.start(Slot::Table, move || match source() {
            Ok(source) => {
                let head = import::head(&source, &known);
                News::Table(Some(source), head)
            }
            Err(error) => News::Table(None, Err(error)),
        });
        self.note_failure(started);
    }

    /// Read the first rows again, as they are known to be written now.
    fn look_again(&mut self) {
        let Some(source) = self.importing.source.clone() else {
            return;
        };
        self.jobs.abandon(Slot::Table);
        self.panels.import.wait();
        let known = self.panels.import.known().clone();
        let started = self.jobs.start(Slot::Table, move || {
            let head = import::head(&source, &known);
            News::Table(Some(source), head)
        });
        self.note_failure(started);
    }

    pub(super) fn looked(&mut self, source: Option<Source>, head: Result<Head, ImportError>) {
        self.importing.source = source;
        self.panels.import.take_head(head);
    }

    /// Read the whole table aside, into a new project or beside one there is.
    fn read_table(&mut self, beside: Option<Arc<Project>>) {
        let (Some(source), Some(plan)) = (
            self.importing.source.clone(),
            self.panels.import.plan().cloned(),
        ) else {
            return;
        };
        if self.jobs.is_busy(Slot::Import) {
            return;
        }
        let progress = Arc::new(Progress::default());
        self.importing.progress = Some(Arc::clone(&progress));
        self.panels.import.run(Arc::clone(&progress));
        let started = self.jobs.start(Slot::Import, move || {
            let read = import::run(&source, &plan, &progress).and_then(|outcome| {
                let made = if let Some(project) = beside {
                    Made::Beside(import::merge(&outcome, &project)?, project)
                } else {
                    let project = import::project(&outcome, plan.own.as_deref())?;
                    Made::New(Box::new(project))
                };
                Ok(Box::new(Read { outcome, made }))
            });
            News::Imported(read)
        });
        self.note_failure(started);
    }

    pub(super) fn table_read(&mut self, read: Result<Box<Read>, ImportError>, ctx: &Context) {
        self.importing.progress = None;
        // Until its result is taken, the dialog waits: a question may be cancelled.
        self.panels.import.stop(None);
        match read.map(|read| *read) {
            Err(error) => self.panels.import.stop(Some(error.in_words())),
            Ok(Read {
                outcome,
                made: Made::New(project),
            }) => {
                let greeting = greeting(words::made(&outcome), &outcome);
                let session = Session::imported(*project, greeting);
                self.leave(Leave::For(Box::new(session)), ctx);
            }
            Ok(Read {
                outcome,
                made: Made::Beside(merge, project),
            }) => {
                self.importing.outcome = Some(outcome);
                let decided = merge.conflicts.is_empty();
                self.panels.import.decide(merge, project);
                if decided {
                    self.merge_table();
                }
            }
        }
        ctx.request_repaint();
    }

    /// Change the open project as one step, now that conflicts are decided.
    fn merge_table(&mut self) {
        let Some(merge) = self.panels.import.take_merge() else {
            return;
        };
        let outcome = self.importing.outcome.take();
        self.close_import();
        let (Some(outcome), Some(session)) = (outcome, &mut self.session) else {
            return;
        };
        let changes = merge.changes();
        let name = words::step(&changes, &outcome);
        let before = session.project();
        // As it stands and not in a scenario: a table tells how things are.
        let edits = changes.into_iter().map(edit_of);
        if let Err(refused) = session.history.apply_all(name, edits) {
            self.notices.error(refused.to_string());
        } else if Arc::ptr_eq(&before, session.history.project()) {
            self.notices.note(words::nothing(&merge, &outcome));
        } else {
            self.greet(greeting(words::added(&merge, &outcome), &outcome));
        }
    }

    pub(super) fn greet(&mut self, Greeting { text, stays }: Greeting) {
        if stays {
            self.notices.tell(text);
        } else {
            self.notices.note(text);
        }
    }

    fn stop_reading(&mut self) {
        if let Some(progress) = self.importing.progress.take() {
            progress.cancel();
        }
        self.jobs.abandon(Slot::Import);
    }

    /// Forget the table.
    pub(super) fn close_import(&mut self) {
        self.stop_reading();
        self.jobs.abandon(Slot::Table);
        self.importing = Importing::default();
        self.panels.import.close();
    }
}

/// The clipboard.
impl App {
    /// Ask the window for what is on the clipboard.
    pub(super) fn ask_clipboard(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        self.importing.paste_until = Some(now + PATIENCE);
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint_after(Duration::from_secs_f64(PATIENCE + 0.1));
    }

    /// What was pasted and nothing else wants: it was asked for, or there is
    /// no project yet that it could go into.
    pub(super) fn pasted(&mut self, ctx: &Context) -> Option<Command> {
        let now = ctx.input(|input| input.time);
        let until = self.importing.paste_until;
        let asked = until.is_some_and(|until| now <= until);
        if until.is_some() && !asked {
            self.importing.paste_until = None;
            self.notices.note("There is no text on the clipboard");
        }
        let blank = self
            .project()
            .is_none_or(|project| project.competitors.is_empty() && project.factors.is_empty());
        let busy = self.in_dialog() || (ctx.text_edit_focused() && !asked);
        if busy {
            return None;
        }
        if !asked && !blank {
            return self.meant_for_elsewhere(ctx);
        }
        let text = ctx.input_mut(|input| {
            let is_paste = |event: &Event| matches!(event, Event::Paste(_));
            let at = input.events.iter().position(is_paste)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        })?;
        self.importing.paste_until = None;
        if asked || is_tabular(&text) {
            Some(Command::Import(ImportStep::Text(text)))
        } else {
            let words = "What is on the clipboard is no table: expected rows and columns";
            Some(Command::Notify(words.to_owned()))
        }
    }
}

impl App {
    /// A word about a table that was pasted where nothing takes one.
    fn meant_for_elsewhere(&self, ctx: &Context) -> Option<Command> {
        // Cells and segments take tables.
        let taken = self.view() == View::Scores || matches!(self.selection, Selection::Segment(_));
        let is_table = |event: &Event| match event {
            Event::Paste(text) => text.contains('\t') && is_tabular(text),
            _ => false,
        };
        let pasted = ctx.input(|input| input.events.iter().any(is_table));
        let words = "Paste table (Ctrl+Shift+V) adds a copied table to this project";
        (pasted && !taken).then(|| Command::Notify(words.to_owned()))
    }
}

/// What became of a table. What was left out takes time to read.
fn greeting(text: String, outcome: &Outcome) -> Greeting {
    let stays = !outcome.skipped.is_empty();
    Greeting { text, stays }
}

/// Whether a text has several rows, and columns in the first of them.
fn is_tabular(text: &str) -> bool {
    let rows = text.lines().filter(|line| !line.trim().is_empty());
    let first: Vec<&str> = rows.take(5).collect();
    let split = |line: &&str| line.contains(['\t', ',', ';', '|']);
    first.len() > 1 && first.iter().filter(|line| split(line)).count() > 1
}

fn edit_of(change: Change) -> Edit {
    let at = usize::MAX;
    match change {
        Change::AddCompetitor(competitor) => Edit::AddCompetitor {
            competitor,
            scores: Row::default(),
            at,
        },
        Change::AddFactor(factor) => Edit::AddFactor {
            factor,
            scores: Column::default(),
            at,
        },
        Change::AddSegment(item) => Edit::Segment(ListEdit::Add { item, at }),
        Change::SetScore {
            competitor,
            factor,
            score,
        } => Edit::SetScore {
            competitor,
            factor,
            score,
        },
        Change::SetEvidence {
            competitor,
            factor,
            evidence,
        } => Edit::SetEvidence {
            competitor,
            factor,
            evidence,
        },
        Change::SetImportance {
            segment,
            factor,
            level,
        } => Edit::Segment(ListEdit::Change {
            id: segment,
            change: SegmentChange::Importance(factor, Some(level)),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_by_its_ending_and_a_text_by_its_rows() {
        assert!(is_table(Path::new("/a/b.CSV")) && is_table(Path::new("b.ods")));
        assert!(!is_table(Path::new("a.ron")) && !is_table(Path::new("csv")));
        assert!(is_tabular("x\tA\n\nPrice\t3\n"));
        assert!(is_tabular("x,A\nPrice,3"));
        for text in ["", "one, two", "Dear all,\nno\ntable\n", "\n\n\t\n"] {
            assert!(!is_tabular(text), "{text:?}");
        }
    }
}
