//! Which picture of a project.

use super::{
    AsIs, CanvasOptions, CurveOptions, Fonts, MapSubject, Page, Scene, Theme, errc_grid,
    positioning_map, strategy_canvas_with, value_curve,
};
use crate::model::{CompetitorId, MapId, Project};

/// A picture that a project can be shown as.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Picture {
    /// All value curves over the same factors.
    #[default]
    Canvas,
    /// One competitor's curve over the band of its rivals.
    Curve(CompetitorId),
    /// A positioning map.
    Map(MapId),
    /// The eliminate-reduce-raise-create grid.
    Errc,
}

impl Picture {
    /// Lay it out on pages like `page`; a scenario beside what it is a variant of.
    /// At least one page, and only a grid has more; `None` if what it shows is no
    /// longer there.
    pub fn pages(
        &self,
        project: &Project,
        as_is: Option<AsIs<'_>>,
        page: &Page,
        theme: Theme,
        fonts: &Fonts,
    ) -> Option<Vec<Scene>> {
        let scene = match self {
            Self::Canvas => {
                let options = CanvasOptions {
                    as_is,
                    ..CanvasOptions::default()
                };
                strategy_canvas_with(project, page, theme, fonts, options).scene
            }
            Self::Curve(id) => {
                project.competitor(id)?;
                let options = CurveOptions {
                    as_is,
                    ..CurveOptions::default()
                };
                value_curve(project, id, page, theme, fonts, options).scene
            }
            Self::Map(id) => {
                let subject = MapSubject {
                    project,
                    map: project.map(id)?,
                    as_is: as_is.map(|as_is| as_is.project),
                };
                positioning_map(subject, page, theme, fonts).scene
            }
            Self::Errc => return Some(errc_grid(project, page, theme, fonts, as_is).pages),
        };
        Some(vec![scene])
    }
}
