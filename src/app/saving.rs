//! Putting the open project into its file: one save at a time, aside, the newest
//! state last.

use std::path::PathBuf;

use egui::Context;

use super::App;
use super::files::EXTENSION;
use super::jobs::{News, Saving, Slot};
use crate::io;
use crate::ui::Purpose;

impl App {
    /// Write the project to its file, or ask for one.
    pub(super) fn save(&mut self) {
        let path = self
            .session
            .as_ref()
            .and_then(|session| session.path.clone());
        match path {
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
        let started = self.jobs.start(Slot::Save, move || {
            let written = io::write(&saving.path, &saving.project);
            News::Saved(saving, written.map_err(|error| error.to_string()))
        });
        self.note_failure(started);
    }

    pub(super) fn saved(&mut self, saving: Saving, result: Result<(), String>, ctx: &Context) {
        let Saving {
            serial,
            path,
            project,
        } = saving;
        let good = result.is_ok();
        if let Err(error) = result {
            self.files.after_save = None;
            self.notices.error(error);
        } else {
            self.settings.remember(&path);
            let session = self.session.as_mut();
            if let Some(session) = session.filter(|session| session.serial == serial) {
                session.history.mark_saved(project);
                session.path = Some(path);
            }
        }
        if let Some(next) = self.files.next_save.take() {
            self.start_saving(next);
        } else if good && let Some(leave) = self.files.after_save.take() {
            self.leave(leave, ctx); // Asks again if there are changes by now.
        }
    }
}
