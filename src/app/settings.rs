//! What the program remembers from one run to the next. Nothing of a project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::figure::Theme;

/// The most files remembered.
const MOST_RECENT: usize = 10;

/// The key in eframe's storage.
const KEY: &str = "settings";

/// Whether the window is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl From<Appearance> for egui::ThemePreference {
    fn from(appearance: Appearance) -> Self {
        match appearance {
            Appearance::System => Self::System,
            Appearance::Light => Self::Light,
            Appearance::Dark => Self::Dark,
        }
    }
}

/// What a user chose once for all projects. Where the window is and how large
/// is remembered by eframe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is true or not by itself"
)]
pub struct Settings {
    /// Of the window.
    pub appearance: Appearance,
    /// Of the picture in the window.
    pub picture: Theme,
    /// Whether the lists on the left are shown.
    pub outline: bool,
    /// Whether the fields on the right are shown.
    pub inspector: bool,
    /// Whether what the curve says is shown on the right, before the fields.
    pub reading: bool,
    /// Whether the table of scores has competitors as rows.
    pub transposed: bool,
    /// Files opened or saved, the last one first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            appearance: Appearance::default(),
            picture: Theme::default(),
            outline: true,
            inspector: true,
            reading: false,
            transposed: false,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// As they were left, or as they come where they cannot be read.
    pub(super) fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        storage
            .and_then(|storage| eframe::get_value(storage, KEY))
            .unwrap_or_default()
    }

    /// Leave them for the next run.
    pub(super) fn store(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }

    /// Note that `path` was opened or saved. A path that is not Unicode cannot
    /// be written down, so it is not noted.
    pub(super) fn remember(&mut self, path: &Path) {
        self.forget(path);
        if path.to_str().is_some() {
            self.recent.insert(0, path.to_owned());
            self.recent.truncate(MOST_RECENT);
        }
    }

    /// Take `path` off the list.
    pub(super) fn forget(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_files_are_remembered_each_once() {
        let mut settings = Settings::default();
        for number in 0..12 {
            settings.remember(Path::new(&format!("/{number}.ron")));
        }
        settings.remember(Path::new("/5.ron"));
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent[0], Path::new("/5.ron"));
        assert_eq!(settings.recent[1], Path::new("/11.ron"));
        settings.forget(Path::new("/5.ron"));
        assert_eq!(settings.recent.len(), MOST_RECENT - 1);
    }

    #[test]
    fn settings_of_another_version_are_read_as_far_as_they_go() {
        let settings: Settings = ron::from_str("(outline: false, unheard_of: 3)").unwrap();
        assert!(!settings.outline);
        assert!(settings.inspector);
    }
}
