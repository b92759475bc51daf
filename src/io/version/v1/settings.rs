//! How a project of version 1 is shown.

use serde::Deserialize;

use crate::model::{self, Scale};

/// All there was to set.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    scale: Scale,
}

impl Settings {
    /// The same, and the defaults of what came later.
    pub(super) fn upgrade(self) -> model::Settings {
        let Self { scale } = self;
        model::Settings {
            scale,
            ..model::Settings::default()
        }
    }
}
