//! What other programs do with the open file: noticed, said, and never undone
//! without a word.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::App;
use super::jobs::{News, Saving, Slot};
use super::rescue::capital;
use super::session::Session;
use crate::analysis::difference_in_words;
use crate::command::Outside;
use crate::io::watch::{Expected, Seen, Watch};
use crate::io::{self, Fingerprint, Opened};
use crate::model::Project;
use crate::ui::{Conflict, NoticeId, Purpose, Saved};

/// How the file stands to what we last read or wrote.
#[derive(Debug, Default)]
pub(super) enum Standing {
    /// As far as we know, it is the same.
    #[default]
    Same,
    /// It is gone. What was saved then is saved again should it come back.
    Gone(Option<Arc<Project>>, NoticeId),
    /// It holds something else.
    Changed(Box<Theirs>),
}

/// What another program wrote.
#[derive(Debug)]
pub(super) struct Theirs {
    /// None where it cannot be read.
    project: Option<Arc<Project>>,
    fingerprint: Fingerprint,
    /// What the question says.
    words: Conflict,
    /// Whether the question is asked now.
    asking: bool,
}

/// What a thread found in a file that another program wrote.
#[derive(Debug)]
pub(super) struct Found {
    /// Of the session.
    pub(super) serial: u64,
    path: PathBuf,
    /// A save waits for an answer.
    ask: bool,
    fingerprint: Option<Fingerprint>,
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
        watch.look_at(subject.as_ref());
        match watch.news() {
            Some(Seen::Changed(_)) => self.read_theirs(false),
            Some(Seen::Gone) => self.file_gone(),
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
            let fingerprint = match &read {
                Ok(opened) => Some(opened.fingerprint),
                Err(_) => Fingerprint::of_file(&path).ok(),
            };
            News::Theirs(Found {
                serial,
                path,
                ask,
                fingerprint,
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
        let Some(fingerprint) = found.fingerprint else {
            self.file_gone();
            return self.save_if(found.ask);
        };
        let ours = session.project();
        let before = session.known_on_disk().map(Arc::clone);
        let nothing_here = before
            .as_ref()
            .is_some_and(|before| Arc::ptr_eq(before, &ours));
        match found.read {
            _ if session.disk == Some(fingerprint) => self.expect(fingerprint, found.ask),
            Ok(opened) if opened.project == *ours => {
                self.expect(fingerprint, false);
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

    /// There is nothing to ask: the file is expected to be as it is. A save that
    /// waited for an answer goes on.
    fn expect(&mut self, fingerprint: Fingerprint, save: bool) {
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
        let words = words(session, theirs.as_deref(), kept);
        if let Err(problem) = &theirs {
            // What we have is in no file any more, changed or not.
            session.history.forget_saved();
            let name = session.name();
            self.notices.error(format!(
                "the file {name} was changed by another program and cannot be read now, {problem}. \
                 What is open here is kept"
            ));
        }
        let put_off = match &session.standing {
            Standing::Changed(theirs) => !theirs.asking,
            // Who opens it was told already.
            Standing::Same | Standing::Gone(..) => session.rescued.is_some(),
        };
        let asking = ask || (theirs.is_ok() && !put_off);
        let before = std::mem::replace(
            &mut session.standing,
            Standing::Changed(Box::new(Theirs {
                project: theirs.ok(),
                fingerprint,
                words,
                asking,
            })),
        );
        if let Standing::Gone(_, notice) = before {
            self.notices.take_back(notice);
        }
    }

    fn file_gone(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        if matches!(session.standing, Standing::Gone(..)) {
            return;
        }
        let text = format!(
            "the file {} is no longer where it was. What is open here is kept; to save writes it again",
            session.name()
        );
        let saved = session.history.forget_saved();
        let notice = self.notices.error(text);
        session.standing = Standing::Gone(saved, notice);
    }

    /// The file is again as we know it.
    fn file_back(&mut self) {
        let Some(session) = &mut self.session else {
            return;
        };
        if let Standing::Gone(saved, notice) = std::mem::take(&mut session.standing) {
            if let Some(saved) = saved {
                session.history.mark_saved(saved);
            }
            self.notices.take_back(notice);
            self.notices
                .note(format!("the file {} is there again", session.name()));
        }
    }

    /// From now on, this is what the file is expected to hold.
    pub(super) fn same_as(&mut self, fingerprint: Fingerprint) {
        if let Some(session) = &mut self.session {
            session.disk = Some(fingerprint);
            if let Standing::Gone(_, notice) = std::mem::take(&mut session.standing) {
                self.notices.take_back(notice);
            }
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
        match self.session.as_ref()?.standing {
            Standing::Same => None,
            Standing::Gone(..) => Some(Saved::Gone),
            Standing::Changed(_) => Some(Saved::Changed),
        }
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
        let Standing::Changed(theirs) = std::mem::take(&mut session.standing) else {
            return;
        };
        let Theirs {
            project: Some(project),
            fingerprint,
            ..
        } = *theirs
        else {
            return;
        };
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

impl Session {
    /// The project as the file had it when we last knew it, if it still counts.
    fn known_on_disk(&self) -> Option<&Arc<Project>> {
        match &self.standing {
            Standing::Gone(saved, _) => saved.as_ref(),
            Standing::Same | Standing::Changed(_) => self.history.saved(),
        }
    }
}

/// Both sides in words: each against what was there before the two parted, if
/// that is known, or else one against the other.
fn words(session: &Session, theirs: Result<&Project, &String>, kept: bool) -> Conflict {
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
