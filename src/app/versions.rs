//! Earlier versions of files: kept whenever one is saved, shown to choose from,
//! and opened as copies.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use egui::Context;

use super::jobs::{News, Slot};
use super::session::Session;
use super::{App, Leave, when};
use crate::analysis::difference_in_words;
use crate::figure::{Fonts, Theme};
use crate::io::backups::{Backups, Version};
use crate::model::Project;
use crate::ui::{Contents, Earlier, VERSION_PICTURE, thumbnail};

/// What is needed to describe a version.
struct Describer {
    now: SystemTime,
    present: Arc<Project>,
    theme: Theme,
    fonts: Arc<Fonts>,
}

impl App {
    /// Where earlier versions are kept, if anything is.
    pub(super) fn backups(&self) -> Option<Backups> {
        self.data.as_deref().map(Backups::new)
    }

    /// Keep what was just written to `path`, aside.
    pub(super) fn keep_version(&mut self, path: &Path, bytes: Vec<u8>) {
        let Some(backups) = self.backups() else {
            return;
        };
        let path = path.to_owned();
        let started = self.jobs.start(Slot::Backup, move || {
            let kept = backups.keep(&path, &bytes);
            News::Kept(kept.map_err(|error| error.to_string()))
        });
        self.kept(started);
    }

    /// The file is saved either way, so that this is said once and quietly.
    pub(super) fn kept(&mut self, result: Result<(), String>) {
        if let Err(error) = result
            && !std::mem::replace(&mut self.files.said_not_kept, true)
        {
            let text = format!("No earlier versions can be kept: {error}");
            self.notices.note(text);
        }
    }

    /// Show the earlier versions of the open file, once they are read.
    pub(super) fn show_versions(&mut self, ctx: &Context) {
        let (Some(backups), Some(session)) = (self.backups(), &self.session) else {
            return;
        };
        let Some(path) = session.path.clone() else {
            return;
        };
        let serial = session.serial;
        let theme = match ctx.theme() {
            egui::Theme::Dark => Theme::Dark,
            egui::Theme::Light => Theme::Light,
        };
        let describer = Describer {
            now: SystemTime::now(),
            present: session.project(),
            theme,
            fonts: Arc::clone(&self.fonts),
        };
        self.panels.versions.open(session.name());
        let started = self.jobs.start(Slot::Versions, move || {
            let versions = backups.versions(&path);
            let described = versions.iter().map(|version| describer.describe(version));
            News::Versions(serial, described.collect())
        });
        self.note_failure(started);
    }

    pub(super) fn found_versions(&mut self, serial: u64, versions: Vec<Earlier>) {
        let session = self.session.as_ref();
        if session.is_some_and(|session| session.serial == serial) {
            self.panels.versions.show(versions);
        }
    }

    /// Open a copy of a version that is shown.
    pub(super) fn open_version(&mut self, place: usize, ctx: &Context) {
        let Some(session) = &self.session else {
            return;
        };
        let Some((version, project)) = self.panels.versions.project(place) else {
            return;
        };
        let name = format!(
            "{} {}",
            session.file_stem(),
            when::for_a_name(version.saved)
        );
        let copy = Session::unsaved(Project::clone(project), name);
        self.panels.versions.close();
        self.leave(Leave::For(Box::new(copy)), ctx);
    }
}

impl Describer {
    fn describe(&self, version: &Version) -> Earlier {
        let contents = match version.read() {
            Err(error) => Contents::Unreadable(error.message()),
            Ok(project) => {
                let picture = thumbnail(&project, VERSION_PICTURE, self.theme, &self.fonts);
                let since = (project != *self.present)
                    .then(|| difference_in_words(&project, &self.present));
                Contents::Project {
                    project: Arc::new(project),
                    picture,
                    since,
                }
            }
        };
        Earlier {
            saved: version.saved,
            ago: when::ago(version.saved, self.now),
            date: when::date_and_time(version.saved),
            bytes: version.bytes,
            contents,
        }
    }
}
