//! Work beside the window: files, pictures and dialogs, each in a thread of its own.
//!
//! A thread says its news through a channel and wakes the window up. There is
//! one slot for each kind of work; whoever starts some looks first whether its
//! slot is free.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use egui::Context;

use super::claim::Claimed;
use super::import::Read;
use super::outside::Found;
use crate::io::import::{Head, ImportError, Source};
use crate::io::recovery::Rescues;
use crate::io::{Fingerprint, Opened};
use crate::model::Project;
use crate::ui::{Earlier, Purpose};

/// A kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Open,
    Save,
    Backup,
    Versions,
    Export,
    Copy,
    Dialog,
    Recent,
    Table,
    Import,
    Rescue,
    Theirs,
    Claim,
}

/// What a thread found out.
#[derive(Debug)]
pub(super) enum News {
    /// A project was read, or why not.
    Opened(PathBuf, Result<Box<Opened>, String>),
    /// A project was written, or why not.
    Saved(Saving, Result<Written, NotSaved>),
    /// A version was kept of a file, or why not.
    Kept(Result<(), String>),
    /// The earlier versions of the file of a session, the newest first.
    Versions(u64, Vec<Earlier>),
    /// A picture was written, or why not.
    Exported(PathBuf, Result<(), String>),
    /// A picture for the clipboard, or why not.
    Picture(Result<egui::ColorImage, String>),
    /// The user chose a path or none, after this long.
    Picked(Purpose, Option<PathBuf>, Duration),
    /// A table was found, and its first rows were read, or why not.
    Table(Option<Source>, Result<Head, ImportError>),
    /// A whole table was read, or why not.
    Imported(Result<Box<Read>, ImportError>),
    /// Which of the recent files are no longer there.
    Missing(Vec<PathBuf>),
    /// What other runs had no time to save.
    Rescued(Rescues),
    /// What another program wrote into the open file.
    Theirs(Found),
    /// Whether the open file is open elsewhere, where that can be known.
    Claimed(Option<Claimed>),
}

/// A project on its way into a file.
#[derive(Clone, Debug)]
pub(super) struct Saving {
    /// Of the session.
    pub(super) serial: u64,
    pub(super) path: PathBuf,
    pub(super) project: Arc<Project>,
    /// What another program wrote, and may be replaced by the user's word.
    pub(super) replaces: Option<Fingerprint>,
}

/// Why a project was not written.
#[derive(Debug)]
pub(super) enum NotSaved {
    /// The disk refused, in words; what the file holds where that is ours all
    /// the same.
    Refused(String, Option<Fingerprint>),
    /// Another program has written the file since we last saw it.
    Changed,
}

/// What stands in a file now.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) bytes: Vec<u8>,
    pub(super) fingerprint: Fingerprint,
    /// Why what stood there before was not kept, if it was not.
    pub(super) not_kept: Option<String>,
}

/// What comes through the channel. News is missing where the thread died.
struct Message {
    slot: Slot,
    ticket: u64,
    news: Option<News>,
}

/// The threads at work.
pub(super) struct Jobs {
    ctx: Context,
    sender: Sender<Message>,
    receiver: Receiver<Message>,
    /// Each with the number of the work that was started last in it.
    busy: Vec<(Slot, u64)>,
    next: u64,
}

/// Says that a thread is done, also when it panicked.
struct Report {
    ctx: Context,
    sender: Sender<Message>,
    message: Option<Message>,
}

impl Drop for Report {
    fn drop(&mut self) {
        if let Some(message) = self.message.take() {
            // Fails only when the window is gone; then nobody waits for it.
            drop(self.sender.send(message));
            self.ctx.request_repaint();
        }
    }
}

impl Jobs {
    pub(super) fn new(ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            busy: Vec::new(),
            next: 0,
        }
    }

    /// Of the window.
    pub(super) fn context(&self) -> &Context {
        &self.ctx
    }

    /// Is there work of this kind?
    pub(super) fn is_busy(&self, slot: Slot) -> bool {
        self.busy.iter().any(|(busy, _)| *busy == slot)
    }

    /// Is there any work?
    pub(super) fn is_any_busy(&self) -> bool {
        !self.busy.is_empty()
    }

    /// Do `work` in a thread; its news comes out of [`Self::news`] later.
    pub(super) fn start(
        &mut self,
        slot: Slot,
        work: impl FnOnce() -> News + Send + 'static,
    ) -> Result<(), String> {
        let ticket = self.next;
        let mut report = Report {
            ctx: self.ctx.clone(),
            sender: self.sender.clone(),
            message: Some(Message {
                slot,
                ticket,
                news: None,
            }),
        };
        let name = format!("{slot:?}").to_lowercase();
        std::thread::Builder::new()
            .name(name)
            .spawn(move || {
                let news = work();
                if let Some(message) = &mut report.message {
                    message.news = Some(news);
                }
            })
            .map_err(|error| format!("no thread could be started: {error}"))?;
        self.next += 1;
        self.busy.push((slot, ticket));
        Ok(())
    }

    /// Wait no longer for the work of this kind; what it finds out is dropped.
    pub(super) fn abandon(&mut self, slot: Slot) {
        self.busy.retain(|(busy, _)| *busy != slot);
    }

    /// The next piece of news, if there is one; its slot is free again. An
    /// error stands for a thread that died.
    pub(super) fn news(&mut self) -> Option<Result<News, Slot>> {
        while let Ok(Message { slot, ticket, news }) = self.receiver.try_recv() {
            let before = self.busy.len();
            self.busy.retain(|(_, other)| *other != ticket);
            if self.busy.len() < before {
                return Some(news.ok_or(slot));
            }
        }
        None
    }
}
