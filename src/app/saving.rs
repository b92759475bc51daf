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
use crate::io::backups::Backups;
use crate::io::{self, Disk, Fingerprint, Left, Present, WriteError};
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
            let result = put(&*disk, backups.as_ref(), &saving, expected);
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
                // What is to be saved elsewhere needs no answer about this file.
                let next = self.files.next_save.take();
                self.files.next_save = next.filter(|next| next.path != path);
                if self.files.next_save.is_none() {
                    self.read_theirs(true);
                }
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
                if let Some(before) = self.files.failed_save.take() {
                    self.notices.take_back(before);
                }
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

/// Write it, unless what stands there is not what is expected. What is replaced
/// is kept before; where it is another program's and cannot be kept, nothing is
/// written.
fn put(
    disk: &dyn Disk,
    backups: Option<&Backups>,
    saving: &Saving,
    expected: Option<Fingerprint>,
) -> Result<Written, NotSaved> {
    let Saving { path, project, .. } = saving;
    let refused = |error: WriteError| refused(&error, path);
    if let Some(expected) = expected {
        io::may_replace(path, Present::at(path), expected).map_err(refused)?;
    }
    let kept = backups.map_or(Ok(()), |backups| backups.keep_present(path));
    let not_kept = kept.err().map(|error| error.to_string());
    if let Some(words) = &not_kept
        && saving.replaces.is_some()
    {
        let text = format!(
            "the file was not overwritten, what the other program wrote would be lost: {words}\n\
             The file is as it was. Save yours under another name"
        );
        return Err(NotSaved::Refused(text, None));
    }
    let saved = match expected {
        Some(expected) => io::save_over(disk, path, project, expected),
        None => io::save(disk, path, project),
    };
    saved.map_err(refused).map(|bytes| Written {
        fingerprint: Fingerprint::of(&bytes),
        bytes,
        not_kept,
    })
}

fn refused(error: &WriteError, path: &Path) -> NotSaved {
    if matches!(error, WriteError::Changed(_)) {
        return NotSaved::Changed;
    }
    let ours = error.left() == Left::New;
    let placed = ours.then(|| Fingerprint::of_file(path).ok());
    NotSaved::Refused(not_saved(error, path), placed.flatten())
}

/// What to say of a save that failed: why, what became of the file, what helps.
fn not_saved(error: &WriteError, path: &Path) -> String {
    let left = match error.left() {
        Left::Old if path.is_file() => "The file is as it was",
        Left::Old => "No file was written",
        Left::New => "The file has the new contents, for now",
        Left::Unclear => "Nobody can say what the file holds now",
    };
    format!("{error}\n{left}. {}", error.advice())
}
