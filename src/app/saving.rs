//! Putting the open project into its file: one save at a time, aside, the newest
//! state last.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::files::EXTENSION;
use super::jobs::{News, NotSaved, Saving, Slot, Written};
use super::session::Session;
use super::{App, Leave};
use crate::command::{Command, MenuCommand};
use crate::io::{self, Fingerprint, Left, WriteError};
use crate::ui::Purpose;

impl App {
    /// Write the project to its file, or ask for one.
    pub(super) fn save(&mut self) {
        let path = self
            .session
            .as_ref()
            .and_then(|session| session.path.clone());
        match path {
            _ if self.ask_again() => {}
            Some(path) => self.save_to(path),
            None => self.save_as(),
        }
    }

    pub(super) fn save_as(&mut self) {
        let Some(session) = &self.session else {
            return;
        };
        let name = format!("{}.{EXTENSION}", session.file_stem());
        self.ask(Purpose::Save, name, EXTENSION);
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        let Some(session) = &self.session else {
            return;
        };
        let saving = Saving {
            serial: session.serial,
            path,
            project: session.project(),
            replaces: None,
        };
        self.begin_saving(saving);
    }

    /// Write it, after what is being written already.
    pub(super) fn begin_saving(&mut self, saving: Saving) {
        let Some(session) = &self.session else {
            return;
        };
        if self.jobs.is_busy(Slot::Save) {
            // Two writers of one file would be a race; the newest state wins, at
            // the place that was asked for last.
            let asked = self.files.next_save.take();
            let elsewhere = asked.filter(|asked| Some(&asked.path) != session.path.as_ref());
            self.files.next_save = Some(match elsewhere {
                Some(asked) if Some(&saving.path) == session.path.as_ref() => Saving {
                    path: asked.path,
                    ..saving
                },
                _ => saving,
            });
        } else {
            self.start_saving(saving);
        }
    }

    fn start_saving(&mut self, saving: Saving) {
        let disk = Arc::clone(&self.disk);
        let backups = self.backups();
        let expected = self.expected(&saving);
        let started = self.jobs.start(Slot::Save, move || {
            if expected.is_some_and(|expected| is_another(&saving.path, expected)) {
                return News::Saved(saving, Err(NotSaved::Changed));
            }
            let kept = backups.map(|backups| backups.keep_present(&saving.path));
            let not_kept = kept.and_then(Result::err).map(|error| error.to_string());
            let result = io::save(&*disk, &saving.path, &saving.project)
                .map(|bytes| Written {
                    fingerprint: Fingerprint::of(&bytes),
                    bytes,
                    not_kept,
                })
                .map_err(|error| refused(&error, &saving.path));
            News::Saved(saving, result)
        });
        if started.is_err() {
            self.files.after_save = None;
        }
        self.note_failure(started);
    }

    pub(super) fn saved(
        &mut self,
        saving: Saving,
        result: Result<Written, NotSaved>,
        ctx: &Context,
    ) {
        let Saving {
            serial,
            path,
            project,
            replaces: _,
        } = saving;
        let good = result.is_ok();
        match result {
            Err(NotSaved::Changed) => {
                self.files.next_save = None;
                self.read_theirs(true);
            }
            Err(NotSaved::Refused(error, placed)) => {
                let session = self.session.as_mut();
                let same = |session: &&mut Session| {
                    session.serial == serial && session.path.as_ref() == Some(&path)
                };
                if let Some(session) = session.filter(same) {
                    session.disk = placed.or(session.disk);
                }
                self.files.after_save = None;
                let save_as = Command::Menu(MenuCommand::SaveAs);
                self.files.failed_save = Some(self.notices.error_offer(error, "Save as…", save_as));
            }
            Ok(Written {
                bytes,
                fingerprint,
                not_kept,
            }) => {
                self.settings.remember(&path);
                if let Some(notice) = self.files.failed_save.take() {
                    self.notices.take_back(notice);
                }
                self.kept(not_kept.map_or(Ok(()), Err));
                self.keep_version(&path, bytes);
                let session = self.session.as_mut();
                if let Some(session) = session.filter(|session| session.serial == serial) {
                    session.history.mark_saved(project);
                    session.path = Some(path);
                    self.same_as(fingerprint);
                    self.claim_file();
                }
            }
        }
        if let Some(next) = self.files.next_save.take() {
            self.start_saving(next);
        } else if good && let Some(leave) = self.files.after_save.take() {
            self.leave_saved(leave, ctx);
        }
    }

    /// Go on with what waited for the save.
    pub(super) fn leave_saved(&mut self, leave: Leave, ctx: &Context) {
        if let Leave::For(session) = &leave
            && let Some(path) = session.path.clone()
            && session.rescued.is_none()
        {
            // It was read before the save, which may have been to this very file.
            self.open(path);
        } else {
            self.leave(leave, ctx); // Asks again if there are changes by now.
        }
    }
}

/// Whether the file holds something else. One that is gone holds nothing that
/// could be lost.
fn is_another(path: &Path, expected: Fingerprint) -> bool {
    Fingerprint::of_file(path).is_ok_and(|now| now != expected)
}

fn refused(error: &WriteError, path: &Path) -> NotSaved {
    let ours = error.left() == Left::New;
    let placed = ours.then(|| Fingerprint::of_file(path).ok());
    NotSaved::Refused(not_saved(error, path), placed.flatten())
}

/// What to say of a save that failed: why, what became of the file, what helps.
fn not_saved(error: &WriteError, path: &Path) -> String {
    let left = match error.left() {
        Left::Old if path.exists() => "The file is as it was",
        Left::Old => "No file was written",
        Left::New => "The file has the new contents, for now",
        Left::Unclear => "Nobody can say what the file holds now",
    };
    format!("{error}\n{left}. {}", error.advice())
}
