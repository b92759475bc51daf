//! How a project is shown and judged.

use serde::Deserialize;

use crate::model::{self, Level, Scale};

/// All there is to set.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is drawn is switched one by one"
)]
pub(super) struct Settings {
    scale: Scale,
    margin: Level,
    standard: bool,
    marks: bool,
    whiskers: bool,
    confidence: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let model::Settings {
            scale,
            margin,
            standard,
            marks,
            whiskers,
            confidence,
        } = model::Settings::default();
        Self {
            scale,
            margin,
            standard,
            marks,
            whiskers,
            confidence,
        }
    }
}

impl From<Settings> for model::Settings {
    fn from(settings: Settings) -> Self {
        let Settings {
            scale,
            margin,
            standard,
            marks,
            whiskers,
            confidence,
        } = settings;
        Self {
            scale,
            margin,
            standard,
            marks,
            whiskers,
            confidence,
        }
    }
}
