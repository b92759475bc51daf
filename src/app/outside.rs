//! What other programs do with the open file: noticed, said, and never undone
//! without a word.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::App;
use super::jobs::{News, Saving, Slot};
use super::standing::{Lost, Standing, Theirs, away_in_words, both_in_words};
use crate::analysis::difference_in_words;
use crate::command::Outside;
use crate::io::watch::{Expected, Seen, Watch};
use crate::io::{self, Fingerprint, Opened, Present};
use crate::model::Project;
use crate::ui::{Conflict, Purpose, Saved};

/// What a thread found in a file that another program wrote.
#[derive(Debug)]
pub(super) struct Found {
    /// Of the session.
    pub(super) serial: u64,
    path: PathBuf,
    /// A save waits for an answer.
    ask: bool,
    present: Present,
    read: Result<Box<Opened>, String>,
}

impl App {
    /// Look after the file of the open project, and take in what was seen.
    /// While we write it ourselves, nobody looks; nor while a question about it
    /// is being read, which must not become another one under the pointer.
    pub(super) fn watch_file(&mut self) {
        let session = self.session.as_ref();
        let busy = self.jobs.is_busy(Slot::Save) || self.conflict().is_some();
        let subject = session.filter(|_| !busy);
        let subject = subject.and_then(|session| {
            Some(Expected {
                path: session.path.clone()?,
                fingerprint: session.disk?,
            })
        });
        if self.watch.is_none() && subject.is_some() {
            let ctx = self.jobs.context().clone();
            // Without, every save still looks.
            self.watch = Watch::new(move || ctx.request_repaint()).ok();
        }
        let Some(watch) = &self.watch else {
            return;
        };
        let doubted = session.is_some_and(|session| !matches!(session.standing, Standing::Same));
        watch.look_at(subject.as_ref(), doubted);
        match watch.news() {
            Some(Seen::Another(_)) => self.read_theirs(false),
            Some(Seen::Same) => self.file_back(),
            None => {}
        }
    }

    /// Read what another program wrote, aside. `ask` in any case, because a save
    /// waits for the answer.
    pub(super) fn read_theirs(&mut self, ask: bool) {
        let Some(session) = &self.session else {
            return;
        };
        let Some(path) = session.path.clone() else {
            return;
        };
        let serial = session.serial;
        // A save that waits for this is not forgotten because it is read once more.
        let ask = ask || (self.files.ask_theirs && self.jobs.is_busy(Slot::Theirs));
        self.files.ask_theirs = ask;
        self.jobs.abandon(Slot::Theirs);
        let started = self.jobs.start(Slot::Theirs, move || {
            let read = io::open(&path);
            let present = match &read {
                Ok(opened) => Present::File(opened.fingerprint),
                Err(_) => Present::at(&path),
            };
            News::Theirs(Found {
                serial,
                path,
                ask,
                present,
                read: read.map(Box::new).map_err(|error| error.message()),
            })
        });
        self.note_failure(started);
    }

    /// Keep what another program wrote until nothing is being dragged.
    pub(super) fn found_theirs(&mut self, mut found: Found) {
        let before = self.files.theirs.take();
        found.ask |= before.is_some_and(|before| before.ask && before.serial == found.serial);
        self.files.theirs = Some(found);
    }

    /// Decide about what another program wrote.
    pub(super) fn settle_theirs(&mut self, ctx: &Context) {
        let session = self.session.as_ref();
        let dragging = session.is_some_and(|session| session.history.in_gesture());
        let Some(found) = self.files.theirs.take_if(|_| !dragging) else {
            return;
        };
        let Some(session) = self.session.as_ref().filter(|session| {
            session.serial == found.serial && session.path.as_ref() == Some(&found.path)
        }) else {
            return; // Of a project that was left.
        };
        let fingerprint = match found.present {
            Present::File(fingerprint) => fingerprint,
            away => {
                self.file_away(away);
                return self.save_if(found.ask); // Which says what cannot be done.
            }
        };
        let ours = session.project();
        let before = session.known_on_disk().map(Arc::clone);
        let nothing_here = before
            .as_ref()
            .is_some_and(|before| Arc::ptr_eq(before, &ours));
        match found.read {
            _ if session.disk == Some(fingerprint) => self.expect(fingerprint, found.ask),
            Ok(opened) if opened.project == *ours => {
                self.same_as(fingerprint);
                self.with_history(|history| history.mark_saved(ours));
                self.go_on_after_question(ctx);
            }
            // Only written otherwise.
            Ok(opened) if before.as_deref() == Some(&opened.project) => {
                self.expect(fingerprint, found.ask);
            }
            Ok(opened) if nothing_here => self.reload(*opened),
            Ok(opened) => {
                let theirs = Ok(Arc::new(opened.project));
                self.ask_about(theirs, fingerprint, found.ask);
            }
            Err(problem) => self.ask_about(Err(problem), fingerprint, found.ask),
        }
    }

    /// There is nothing to ask: the file has what we know, and is expected to be
    /// as it is. A save that waited for an answer goes on.
    fn expect(&mut self, fingerprint: Fingerprint, save: bool) {
        self.find_again();
        self.same_as(fingerprint);
        self.save_if(save);
    }

    fn save_if(&mut self, save: bool) {
        if save {
            self.save();
        }
    }

    /// Nothing was changed here: show what the file holds now.
    fn reload(&mut self, opened: Opened) {
        let Some(session) = &mut self.session else {
            return;
        };
        let words = difference_in_words(session.history.project(), &opened.project);
        let name = session.name();
        let label = format!("Change of {name} by another program");
        session.history.replace(opened.project, label);
        session.history.mark_saved(session.project());
        self.same_as(opened.fingerprint);
        self.tidy();
        let text = format!(
            "the file {name} was changed by another program and is shown as it is now: {words}"
        );
        self.notices.note(text);
    }

    /// There are two versions now, and only the user knows whose is right.
    fn ask_about(
        &mut self,
        theirs: Result<Arc<Project>, String>,
        fingerprint: Fingerprint,
        ask: bool,
    ) {
        let kept = self.data.is_some();
        let Some(session) = &mut self.session else {
            return;
        };
        if let Standing::Changed(before) = &session.standing
            && before.fingerprint == fingerprint
            && before.project.is_err()
            && !ask
        {
            return; // That was said.
        }
        let words = both_in_words(session, theirs.as_deref(), kept);
        let put_off = match &session.standing {
            Standing::Changed(theirs) => !theirs.asking && theirs.project.is_ok(),
            // Who opens it was told already.
            Standing::Same | Standing::Away(..) => session.rescued.is_some(),
        };
        let asking = ask || (theirs.is_ok() && !put_off);
        let project = match theirs {
            Ok(theirs) => {
                self.find_again();
                Ok(theirs)
            }
            // What we have is in no file any more, changed or not.
            Err(problem) => {
                let text = format!(
                    "the file {} was changed by another program and cannot be read now, {problem}. \
                     What is open here is kept",
                    words.name
                );
                match self.lose(text) {
                    Some(lost) => Err(lost),
                    None => return,
                }
            }
        };
        if let Some(session) = &mut self.session {
            session.standing = Standing::Changed(Box::new(Theirs {
                project,
                fingerprint,
                words,
                asking,
            }));
        }
    }

    /// No file can be read in the place of ours.
    fn file_away(&mut self, present: Present) {
        let Some(session) = &self.session else {
            return;
        };
        if matches!(&session.standing, Standing::Away(before, _) if *before == present) {
            return;
        }
        let text = away_in_words(&session.name(), &present);
        let lost = self.lose(text);
        if let (Some(session), Some(lost)) = (&mut self.session, lost) {
            session.standing = Standing::Away(present, lost);
        }
    }

    /// What is open is in no file any more, of which `text` tells. What was said
    /// of it before is taken back, and what was saved before is not forgotten.
    fn lose(&mut self, text: String) -> Option<Lost> {
        let session = self.session.as_mut()?;
        let before = std::mem::take(&mut session.standing).into_lost();
        let now = session.history.forget_saved();
        if let Some(before) = &before {
            self.notices.take_back(before.notice);
        }
        let saved = now.or_else(|| before.and_then(|before| before.saved));
        let notice = self.notices.error(text);
        Some(Lost { saved, notice })
    }

    /// The file can be read again: what was saved before it could not be is
    /// what it stands against. Whether there was such a time.
    fn find_again(&mut self) -> bool {
        let Some(session) = &mut self.session else {
            return false;
        };
        let Some(lost) = std::mem::take(&mut session.standing).into_lost() else {
            return false;
        };
        if let Some(saved) = lost.saved {
            session.history.mark_saved(saved);
        }
        self.notices.take_back(lost.notice);
        true
    }

    /// The file is again as we know it.
    fn file_back(&mut self) {
        if self.find_again()
            && let Some(session) = &self.session
        {
            self.notices
                .note(format!("the file {} is there again", session.name()));
        }
    }

    /// From now on, this is what the file is expected to hold.
    pub(super) fn same_as(&mut self, fingerprint: Fingerprint) {
        if let Some(session) = &mut self.session {
            session.disk = Some(fingerprint);
            if let Some(lost) = std::mem::take(&mut session.standing).into_lost() {
                self.notices.take_back(lost.notice);
            }
        }
    }

    /// The open project is left: what was said about its file is about nothing
    /// that is open, and another project would be saved by what it offers.
    pub(super) fn leave_file(&mut self) {
        let standing = self.session.as_mut().map(|session| &mut session.standing);
        let lost = standing.and_then(|standing| std::mem::take(standing).into_lost());
        let failed = self.files.failed_save.take();
        for notice in lost.map(|lost| lost.notice).into_iter().chain(failed) {
            self.notices.take_back(notice);
        }
    }

    /// The question that is to be asked now.
    pub(super) fn conflict(&self) -> Option<&Conflict> {
        match &self.session.as_ref()?.standing {
            Standing::Changed(theirs) if theirs.asking => Some(&theirs.words),
            _ => None,
        }
    }

    /// Whether a question was put off; it is asked once more, with the file and
    /// the project as they are now.
    pub(super) fn ask_again(&mut self) -> bool {
        let session = self.session.as_ref();
        let put_off =
            session.is_some_and(|session| matches!(session.standing, Standing::Changed(_)));
        if put_off {
            self.read_theirs(true);
        }
        put_off
    }

    /// For the status line, where it has something to say.
    pub(super) fn standing(&self) -> Option<Saved> {
        self.session.as_ref()?.standing.words()
    }

    pub(super) fn answer_outside(&mut self, answer: Outside, ctx: &Context) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Standing::Changed(theirs) = &mut session.standing else {
            return;
        };
        theirs.asking = false;
        match answer {
            Outside::Later => self.files.after_save = None,
            Outside::KeepCopy => {
                let name = format!("{} (mine).{}", session.file_stem(), super::files::EXTENSION);
                self.ask(Purpose::Save, name, super::files::EXTENSION);
            }
            Outside::TakeTheirs => self.take_theirs(ctx),
            Outside::Overwrite => self.overwrite(),
        }
    }

    fn take_theirs(&mut self, ctx: &Context) {
        let Some(session) = &mut self.session else {
            return;
        };
        let Standing::Changed(theirs) = &session.standing else {
            return;
        };
        let (Ok(project), fingerprint) = (&theirs.project, theirs.fingerprint) else {
            return; // There is nothing to take.
        };
        let project = Arc::clone(project);
        let label = format!("Change of {} by another program", session.name());
        session.history.replace(Project::clone(&project), label);
        session.history.mark_saved(session.project());
        self.same_as(fingerprint);
        self.go_on_after_question(ctx);
    }

    /// Whatever waited for a save waits no longer.
    fn go_on_after_question(&mut self, ctx: &Context) {
        if let Some(leave) = self.files.after_save.take() {
            self.leave_saved(leave, ctx);
        }
    }

    fn overwrite(&mut self) {
        let Some(session) = &self.session else {
            return;
        };
        if let (Standing::Changed(theirs), Some(path)) = (&session.standing, session.path.clone()) {
            self.begin_saving(Saving {
                serial: session.serial,
                path,
                project: session.project(),
                replaces: Some(theirs.fingerprint),
            });
        }
    }

    /// What a file is expected to hold before it is replaced; none where the
    /// user chose a file that is not the open one.
    pub(super) fn expected(&self, saving: &Saving) -> Option<Fingerprint> {
        let session = self.session.as_ref()?;
        let same = session.serial == saving.serial && session.path.as_ref() == Some(&saving.path);
        saving.replaces.or_else(|| session.disk.filter(|_| same))
    }
}
