//! What happens beside the panels: news from threads, and the wish to close.

use std::path::Path;
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::import::is_table;
use super::jobs::{News, Slot};
use super::{App, Leave};
use crate::command::{Command, ImportStep};

impl App {
    /// Take in what happened outside. Before every frame, and while the window
    /// is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        while let Some(news) = self.jobs.news() {
            match news {
                Ok(news) => self.hear(news, ctx),
                Err(slot) => self.died(slot),
            }
        }
        if !self.is_writing()
            && let Some(closing) = self.files.closing.take()
        {
            let same = match (&closing.project, self.project()) {
                (Some(then), Some(now)) => Arc::ptr_eq(then, now),
                (None, None) => true,
                _ => false,
            };
            // What was decided about this project needs no second question.
            if same {
                self.go(Leave::Close, ctx);
            } else {
                self.leave(Leave::Close, ctx);
            }
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            self.close_requested(ctx);
        }
        self.watch_file();
        self.settle_theirs(ctx);
        self.watch_keeper();
        self.keep_unsaved();
    }

    /// Whether a file is being written, which the end of the program would cut off.
    pub(super) fn is_writing(&self) -> bool {
        let slots = [Slot::Save, Slot::Backup, Slot::Export];
        slots.into_iter().any(|slot| self.jobs.is_busy(slot))
    }

    fn hear(&mut self, news: News, ctx: &Context) {
        match news {
            News::Opened(path, Ok(opened)) => self.opened(*opened, path, ctx),
            News::Opened(_, Err(error)) => {
                self.notices.error(error);
            }
            News::Saved(saving, result) => self.saved(saving, result, ctx),
            News::Kept(result) => self.kept(result),
            News::Versions(serial, versions) => self.found_versions(serial, versions),
            News::Exported(path, result) => self.exported(&path, result),
            News::Picture(result) => self.copied(result, ctx),
            News::Picked(purpose, path, after) => self.picked(purpose, path, after),
            News::Table(source, head) => self.looked(source, head),
            News::Imported(read) => self.table_read(read, ctx),
            News::Missing(missing) => self.note_missing(&missing),
            News::Rescued(found) => self.rescued(found),
            News::Theirs(found) => self.found_theirs(found),
            News::Claimed(claimed) => claimed.into_iter().for_each(|one| self.claimed(one)),
        }
    }

    /// A thread panicked; whatever waits for it waits in vain.
    fn died(&mut self, slot: Slot) {
        let what = match slot {
            Slot::Open => "opening the file",
            Slot::Save => "saving the file",
            Slot::Export => "exporting the picture",
            Slot::Copy => "copying the picture",
            Slot::Dialog => "the file dialog",
            Slot::Table | Slot::Import => "reading the table",
            Slot::Backup => "keeping a version of the file",
            Slot::Versions => {
                self.panels.versions.close();
                "finding earlier versions"
            }
            Slot::Theirs => "reading what another program wrote",
            Slot::Rescue => "looking for unsaved work of another time",
            Slot::Recent | Slot::Claim => return,
        };
        self.files.after_save = None;
        match slot {
            Slot::Save => self.files.next_save = None,
            Slot::Table | Slot::Import => self.close_import(),
            Slot::Dialog => {
                self.end_dialog();
                self.path_cancelled();
            }
            _ => {}
        }
        self.notices
            .error(format!("{what} failed through a fault of this program"));
    }

    /// The window is to close. It may if nothing can be lost; a text field
    /// still has to hand in what was typed, so its case is settled by the panels.
    fn close_requested(&mut self, ctx: &Context) {
        let settled = !self.is_dirty() && !self.is_writing();
        if self.files.may_close || (settled && !ctx.text_edit_focused()) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
        ctx.send_viewport_cmd(ViewportCommand::Focus);
        self.files.close_asked = true;
        ctx.request_repaint();
    }

    /// Go on with closing, now that the panels have handed in their changes.
    pub(super) fn settle_close(&mut self, ctx: &Context) {
        if std::mem::take(&mut self.files.close_asked) {
            self.leave(Leave::Close, ctx);
        }
    }
}

/// Open what was dropped on the window.
pub(super) fn dropped(ctx: &Context) -> Option<Command> {
    let dropped: Vec<_> = ctx.input(|input| {
        let files = input.raw.dropped_files.iter();
        files.map(|file| file.path().to_owned()).collect()
    });
    let is_project = |path: &Path| {
        let ending = path.extension();
        ending.is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
    };
    match dropped.as_slice() {
        [] => None,
        [path] if is_project(path) => Some(Command::Open(path.clone())),
        [path] if is_table(path) => Some(Command::Import(ImportStep::File(path.clone()))),
        [path] => {
            let path = path.display();
            let text = format!(
                "only project files (.ron) and tables (.csv, .tsv, .txt, .xlsx, .ods) can be opened: {path}"
            );
            Some(Command::Notify(text))
        }
        _ => Some(Command::Notify("one file at a time, please".to_owned())),
    }
}

impl eframe::App for App {
    /// Settings are written down when they change: a program that is killed
    /// still knows the files it had open.
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
        if self.settings != self.noted
            && let Some(storage) = frame.storage_mut()
        {
            self.settings.store(storage);
            storage.flush();
            self.noted = self.settings.clone();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.settings.store(storage);
    }

    /// Whatever is still to be kept is kept before the program ends, which need
    /// not end by coming back to where it began.
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.end_recovery();
    }

    /// Positions of panels are not worth a file that grows with every project.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
