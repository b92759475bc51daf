//! The file dialogs of the system.

use std::collections::VecDeque;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::time::{Duration, Instant};

use super::import::ENDINGS;
use super::jobs::News;
use crate::ui::Purpose;

/// A dialog that ends sooner was never shown: without a dialog service rfd
/// answers at once, and with the same answer as a user who cancels. On a busy
/// machine, at once takes a while; nobody reads a dialog and cancels it sooner.
pub(super) const TOO_QUICK: Duration = Duration::from_millis(400);

/// Who is asked for paths.
pub enum Dialogs {
    /// The system, with the window as the dialogs' parent.
    System(Box<rfd::AsyncFileDialog>),
    /// Nobody: the answers are there already. For tests.
    Scripted(VecDeque<Reply>),
}

/// An answer that a script gives in place of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// This path was chosen.
    Path(PathBuf),
    /// This path was chosen, after this time.
    Later(Duration, PathBuf),
    /// The dialog was cancelled.
    Cancel,
    /// There is nothing that shows dialogs here.
    NoService,
}

/// What to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) purpose: Purpose,
    /// Where to look first.
    pub(super) folder: Option<PathBuf>,
    /// The suggested name of a file to write.
    pub(super) name: String,
    /// Of the files to show, without the dot.
    pub(super) extension: &'static str,
}

/// Work for a thread.
pub(super) type Work = Box<dyn FnOnce() -> News + Send>;

impl Dialogs {
    /// Ask. To be called on the main thread, where some systems want dialogs to
    /// begin; the answer is waited for in a thread.
    pub(super) fn ask(&mut self, ask: Ask) -> Work {
        match self {
            Self::System(dialog) => {
                let purpose = ask.purpose;
                let begun = Instant::now();
                let answer = show((**dialog).clone(), ask);
                Box::new(move || {
                    let chosen = pollster::block_on(answer);
                    let path = chosen.map(|file| file.path().to_owned());
                    News::Picked(purpose, path, begun.elapsed())
                })
            }
            Self::Scripted(replies) => {
                let purpose = ask.purpose;
                let mut wait = Duration::ZERO;
                let (path, after) = match replies.pop_front() {
                    Some(Reply::Path(path)) => (Some(path), TOO_QUICK),
                    Some(Reply::Later(time, path)) => {
                        wait = time;
                        (Some(path), TOO_QUICK)
                    }
                    Some(Reply::Cancel) | None => (None, TOO_QUICK),
                    Some(Reply::NoService) => (None, Duration::ZERO),
                };
                Box::new(move || {
                    std::thread::sleep(wait);
                    News::Picked(purpose, path, after)
                })
            }
        }
    }
}

type Answer = Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>;

fn show(dialog: rfd::AsyncFileDialog, ask: Ask) -> Answer {
    let Ask {
        purpose,
        folder,
        name,
        extension,
    } = ask;
    let title = match purpose {
        Purpose::Open => "Open a project",
        Purpose::Import => "Import a table",
        Purpose::Save => "Save the project",
        Purpose::Export => "Export the picture",
    };
    let kind = match purpose {
        Purpose::Open | Purpose::Save => "Seachart project".to_owned(),
        Purpose::Import => "Tables".to_owned(),
        Purpose::Export => extension.to_uppercase(),
    };
    let endings = match purpose {
        Purpose::Import => &ENDINGS[..],
        Purpose::Open | Purpose::Save | Purpose::Export => &[extension],
    };
    let mut dialog = dialog.set_title(title).add_filter(kind, endings);
    if purpose == Purpose::Open {
        dialog = dialog.add_filter("Tables", &ENDINGS);
    }
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    match purpose {
        Purpose::Open | Purpose::Import => {
            Box::pin(dialog.add_filter("All files", &["*"]).pick_file())
        }
        Purpose::Save | Purpose::Export => Box::pin(dialog.set_file_name(name).save_file()),
    }
}
