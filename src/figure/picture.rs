//! Which picture of a project.

use super::{
    AsIs, CanvasOptions, Fonts, MapSubject, Page, Scene, Theme, positioning_map,
    strategy_canvas_with,
};
use crate::model::{MapId, Project};

/// A picture that a project can be shown as.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Picture {
    /// All value curves over the same factors.
    #[default]
    Canvas,
    /// A positioning map.
    Map(MapId),
}

impl Picture {
    /// Lay it out on `page`; a scenario beside what it is a variant of.
    /// `None` if what it shows is no longer there.
    pub fn scene(
        &self,
        project: &Project,
        as_is: Option<AsIs<'_>>,
        page: &Page,
        theme: Theme,
        fonts: &Fonts,
    ) -> Option<Scene> {
        match self {
            Self::Canvas => {
                let options = CanvasOptions {
                    as_is,
                    ..CanvasOptions::default()
                };
                Some(strategy_canvas_with(project, page, theme, fonts, options).scene)
            }
            Self::Map(id) => {
                let subject = MapSubject {
                    project,
                    map: project.map(id)?,
                    as_is: as_is.map(|as_is| as_is.project),
                };
                Some(positioning_map(subject, page, theme, fonts).scene)
            }
        }
    }
}
