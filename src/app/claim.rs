//! Says when the open file is also open in another window of this program.

use std::path::PathBuf;

use super::App;
use super::jobs::{News, Slot};
use crate::io::Claim;

/// In the program's folder.
const FOLDER: &str = "open";

/// What came of the word that a file is open here.
#[derive(Debug)]
pub(super) struct Claimed {
    /// Of the session.
    serial: u64,
    path: PathBuf,
    /// None if another window has the file.
    claim: Option<Claim>,
}

impl App {
    /// Say that the open file is open here, aside, unless that was said.
    pub(super) fn claim_file(&mut self) {
        let (Some(data), Some(session)) = (&self.data, &mut self.session) else {
            return;
        };
        let Some(path) = session.path.clone() else {
            return;
        };
        if matches!(&session.claim, Some((claimed, _)) if *claimed == path) {
            return;
        }
        session.claim = None;
        let (serial, folder) = (session.serial, data.join(FOLDER));
        self.jobs.abandon(Slot::Claim);
        let started = self.jobs.start(Slot::Claim, move || {
            // Where it cannot be said, nothing is lost: every save looks.
            let claim = Claim::new(&folder, &path).ok();
            News::Claimed(claim.map(|claim| Claimed {
                serial,
                path,
                claim,
            }))
        });
        self.note_failure(started);
    }

    pub(super) fn claimed(&mut self, claimed: Claimed) {
        let session = self.session.as_mut();
        let Some(session) = session.filter(|session| session.serial == claimed.serial) else {
            return;
        };
        if claimed.claim.is_none() {
            self.notices.note(format!(
                "the file {} is also open in another window; what one saves, the other shows",
                session.name()
            ));
        }
        session.claim = claimed.claim.map(|claim| (claimed.path, claim));
    }
}
