//! What `seachart export` draws: a view of a project, perhaps in a scenario.

use std::borrow::Cow;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::{Fault, unknown};
use crate::analysis::importance;
use crate::figure::{AsIs, Picture};
use crate::model::{CompetitorId, Map, Project, Scenario, Whose};

#[derive(Debug, Args)]
pub(super) struct Wanted {
    /// What to draw
    #[arg(long, value_enum, default_value_t = View::Canvas)]
    pub(super) view: View,

    /// Whose curve, by its id in the project [default: our own company's]
    #[arg(long, value_name = "ID")]
    competitor: Option<String>,

    /// Which map, by its id in the project [default: the first]
    #[arg(long, value_name = "ID")]
    map: Option<String>,

    /// Which variant of our own curve, by its id in the project [default: as it is]
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,

    /// Draw how far levels may be off, whatever the project says
    #[arg(long)]
    whiskers: bool,

    /// Let the fill of markers say how sure levels are, whatever the project says
    #[arg(long)]
    confidence: bool,

    /// Put the importance of factors under the canvas: to a segment, by its id in the project,
    /// or to all [default: as the project says]
    #[arg(long, value_name = "SEGMENT|all")]
    importance: Option<String>,
}

/// The pictures there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum View {
    /// All value curves over the same factors
    Canvas,
    /// One competitor's curve over the band of its rivals
    Curve,
    /// Competitors as bubbles on two axes
    Map,
    /// The eliminate-reduce-raise-create grid; also as .md and .csv
    Errc,
    /// The table of scores, as .md or .csv
    Scores,
    /// Where each score comes from, as .md or .csv
    Evidence,
}

/// A project as it is wanted, and what that is a variant of.
pub(super) struct Seen<'a> {
    pub(super) project: Cow<'a, Project>,
    pub(super) as_is: Option<AsIs<'a>>,
}

impl Wanted {
    /// Refuse what makes no sense, whatever the project is.
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.competitor.is_some() && self.view != View::Curve {
            let message = "--competitor says whose curve to draw: expected --view curve";
            return Err(Fault::usage(message));
        }
        if self.map.is_some() && self.view != View::Map {
            let message = "--map says which map to draw: expected --view map";
            return Err(Fault::usage(message));
        }
        let has_levels = matches!(self.view, View::Canvas | View::Curve | View::Map);
        for (wanted, option) in [
            (self.whiskers, "--whiskers"),
            (self.confidence, "--confidence"),
        ] {
            if wanted && !has_levels {
                return Err(Fault::usage(format!(
                    "{option} is about drawn levels: expected --view canvas, curve or map"
                )));
            }
        }
        if self.importance.is_some() && self.view != View::Canvas {
            let message = "--importance stands under the canvas: expected --view canvas";
            return Err(Fault::usage(message));
        }
        Ok(())
    }

    /// `project`, from the file at `path`, in the wanted scenario and with what
    /// is wanted beside the curves.
    pub(super) fn seen<'a>(&self, project: &'a Project, path: &Path) -> Result<Seen<'a>, Fault> {
        let mut seen = self.in_scenario(project, path)?;
        if self.whiskers || self.confidence {
            let settings = &mut seen.project.to_mut().settings;
            settings.whiskers |= self.whiskers;
            settings.confidence |= self.confidence;
        }
        if let Some(id) = &self.importance {
            let whose = whose(id, project, path)?;
            let factors = seen.project.factors.iter().map(|factor| &factor.id);
            if importance(&seen.project, &whose, factors).is_none() {
                let message = format!(
                    "nothing is known of how important factors are to \"{id}\": {}",
                    path.display()
                );
                return Err(Fault::Usage(message));
            }
            seen.project.to_mut().importance = Some(whose);
        }
        Ok(seen)
    }

    fn in_scenario<'a>(&self, project: &'a Project, path: &Path) -> Result<Seen<'a>, Fault> {
        let Some(id) = &self.scenario else {
            return Ok(Seen {
                project: Cow::Borrowed(project),
                as_is: None,
            });
        };
        let mut scenarios = project.scenarios.iter();
        let scenario: Option<&Scenario> = scenarios
            .find(|scenario| scenario.id.as_str() == id)
            .map(AsRef::as_ref);
        let found = scenario.and_then(|it| Some((it, project.in_scenario(&it.id)?)));
        let Some((scenario, seen)) = found else {
            let ids = project.scenarios.iter().map(|it| it.id.as_str());
            let ids: Vec<&str> = ids.collect();
            return Err(Fault::Usage(unknown(("scenario", id), &ids, path)));
        };
        Ok(Seen {
            project: Cow::Owned(seen),
            as_is: Some(AsIs {
                project,
                scenario: &scenario.name,
            }),
        })
    }

    /// The wanted picture of `project`, from the file at `path`.
    pub(super) fn picture(&self, project: &Project, path: &Path) -> Result<Picture, Fault> {
        Ok(match self.view {
            // Of tables there is no picture, and none is asked for.
            View::Canvas | View::Scores | View::Evidence => Picture::Canvas,
            View::Curve => Picture::Curve(self.whose(project, path)?.clone()),
            View::Map => Picture::Map(self.which(project, path)?.id.clone()),
            View::Errc => Picture::Errc,
        })
    }

    /// Which map is wanted.
    fn which<'a>(&self, project: &'a Project, path: &Path) -> Result<&'a Map, Fault> {
        let Some(id) = &self.map else {
            return project.maps.first().map(AsRef::as_ref).ok_or_else(|| {
                let path = path.display();
                Fault::Input(format!(
                    "there is no map in the project, \"Add map\" in the window makes one: {path}"
                ))
            });
        };
        let mut maps = project.maps.iter();
        let found = maps.find(|map| map.id.as_str() == id).map(AsRef::as_ref);
        found.ok_or_else(|| {
            let ids: Vec<&str> = project.maps.iter().map(|map| map.id.as_str()).collect();
            Fault::Usage(unknown(("map", id), &ids, path))
        })
    }

    /// Whose curve is wanted.
    fn whose<'a>(&self, project: &'a Project, path: &Path) -> Result<&'a CompetitorId, Fault> {
        let Some(id) = &self.competitor else {
            let own = project.own().map(|own| &own.id);
            return own.ok_or_else(|| {
                let path = path.display();
                Fault::Input(format!(
                    "there is no own company, --competitor says whose curve to draw: {path}"
                ))
            });
        };
        let ids = || project.competitors.iter().map(|it| &it.id);
        let found = ids().find(|it| it.as_str() == id);
        found.ok_or_else(|| {
            let ids: Vec<&str> = ids().map(CompetitorId::as_str).collect();
            Fault::Usage(unknown(("competitor", id), &ids, path))
        })
    }
}

/// Whose importance is wanted; "all" is nobody in particular, even where a
/// segment is called that.
fn whose(id: &str, project: &Project, path: &Path) -> Result<Whose, Fault> {
    if id == "all" {
        return Ok(Whose::All);
    }
    let mut segments = project.segments.iter().map(|segment| &segment.id);
    let found = segments.find(|segment| segment.as_str() == id);
    found
        .map(|segment| Whose::Segment(segment.clone()))
        .ok_or_else(|| {
            let ids = project.segments.iter().map(|segment| segment.id.as_str());
            let ids: Vec<&str> = ids.collect();
            Fault::Usage(unknown(("segment", id), &ids, path))
        })
}
