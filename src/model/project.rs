//! Everything one file holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use strum::EnumCount as _;

use super::{
    Color, Competitor, CompetitorId, Direction, Factor, FactorId, Kind, Marker, Role, Scale, Score,
    Scores, limits,
};

/// How a project is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// How levels are shown and typed.
    #[serde(default)]
    pub scale: Scale,
}

/// One table of competitors, factors and scores; every view is a view of it.
///
/// Competitors and factors sit behind `Arc` so that an edit copies what it
/// touches and shares the rest with every undo step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// Drawn above the picture; empty for none.
    pub title: Arc<str>,

    /// One clear and true sentence about our own curve, drawn under the title; empty for none.
    pub tagline: Arc<str>,

    /// Where the scores come from, drawn below the picture; empty for none.
    pub source: Arc<str>,

    /// Free text for whoever works on the project; never drawn.
    pub notes: Arc<str>,

    /// How the project is shown.
    pub settings: Settings,

    /// In the user's order: top to bottom in lists, back to front on the canvas.
    pub competitors: Vec<Arc<Competitor>>,

    /// In the user's order: left to right on the canvas.
    pub factors: Vec<Arc<Factor>>,

    /// Competitor × factor.
    pub scores: Scores,
}

/// A rule of the project that no single type can hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Two competitors with one id.
    #[error("the competitor id \"{0}\" is used twice")]
    CompetitorTwice(CompetitorId),
    /// Two factors with one id.
    #[error("the factor id \"{0}\" is used twice")]
    FactorTwice(FactorId),
    /// More than one competitor in the role of our own company.
    #[error("\"{0}\" and \"{1}\" both have the role Own; a project has one own company at most")]
    TwoOwn(CompetitorId, CompetitorId),
    /// Scores for a competitor that is not in the list.
    #[error("scores for the competitor \"{0}\", which is not in the list of competitors")]
    StrangeCompetitor(CompetitorId),
    /// A score for a factor that is not in the list.
    #[error("a score of \"{0}\" for the factor \"{1}\", which is not in the list of factors")]
    StrangeFactor(CompetitorId, FactorId),
    /// A score that says nothing takes up a place.
    #[error("an entry for the unscored factor \"{1}\" of \"{0}\"")]
    UnscoredEntry(CompetitorId, FactorId),
    /// More of something than [`limits`] allows.
    #[error("too many {what}: {found}, at most {limit} are allowed")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
}

/// How many scores of each kind a project has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Offered, at some level.
    pub levels: usize,
    /// Known to be not offered.
    pub not_offered: usize,
    /// Nobody has said yet.
    pub unscored: usize,
}

impl Project {
    /// The competitor with this id, if it still exists.
    pub fn competitor(&self, id: &CompetitorId) -> Option<&Arc<Competitor>> {
        self.competitors
            .iter()
            .find(|competitor| competitor.id == *id)
    }

    /// The factor with this id, if it still exists.
    pub fn factor(&self, id: &FactorId) -> Option<&Arc<Factor>> {
        self.factors.iter().find(|factor| factor.id == *id)
    }

    /// Our own company, if the project has one.
    pub fn own(&self) -> Option<&Arc<Competitor>> {
        self.competitors
            .iter()
            .find(|competitor| competitor.role == Role::Own)
    }

    /// The competitors whose curves are drawn, in order.
    pub fn shown_competitors(&self) -> impl Iterator<Item = &Arc<Competitor>> {
        self.competitors
            .iter()
            .filter(|competitor| competitor.visible)
    }

    /// The factors that stand on the strategy canvas, in order.
    pub fn canvas_factors(&self) -> impl Iterator<Item = &Arc<Factor>> {
        self.factors.iter().filter(|factor| factor.on_canvas)
    }

    /// A competitor called `name` with an id, a colour and a marker that are
    /// not taken yet, where any are left.
    pub fn fresh_competitor(&self, name: &str, role: Role) -> Competitor {
        let taken = |id: &str| self.competitors.iter().any(|other| other.id.as_str() == id);
        let used: BTreeSet<u8> = self
            .competitors
            .iter()
            .filter_map(|other| match other.color {
                Color::Palette(place) => Some(place),
                Color::Custom(_) => None,
            })
            .collect();
        let place = if role == Role::Own {
            0
        } else {
            let next = (1..=u8::MAX).find(|place| !used.contains(place));
            next.unwrap_or(1)
        };
        Competitor {
            id: CompetitorId::from_name(name, taken),
            name: name.into(),
            role,
            color: Color::Palette(place),
            marker: marker_of(place),
            share: None,
            visible: true,
            notes: Arc::default(),
        }
    }

    /// A factor called `name` with an id that is not taken yet.
    pub fn fresh_factor(&self, name: &str, kind: Kind) -> Factor {
        let taken = |id: &str| self.factors.iter().any(|other| other.id.as_str() == id);
        Factor {
            id: FactorId::from_name(name, taken),
            name: name.into(),
            kind,
            direction: match kind {
                Kind::Price => Direction::Less,
                _ => Direction::More,
            },
            low: Arc::default(),
            high: Arc::default(),
            on_canvas: true,
            notes: Arc::default(),
        }
    }

    /// How many scores there are of each kind.
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for (_, row) in self.scores.rows() {
            for score in row.values() {
                match score {
                    Score::Level(_) => count.levels += 1,
                    Score::NotOffered => count.not_offered += 1,
                    Score::Unscored => {}
                }
            }
        }
        let cells = self.competitors.len() * self.factors.len();
        count.unscored = cells.saturating_sub(count.levels + count.not_offered);
        count
    }

    /// Everything wrong with the project. Empty for any project built by edits.
    pub fn check(&self) -> Vec<Broken> {
        let mut broken = Vec::new();
        let mut own: Option<&CompetitorId> = None;
        let mut competitors = BTreeSet::new();
        for competitor in &self.competitors {
            if !competitors.insert(&competitor.id) {
                broken.push(Broken::CompetitorTwice(competitor.id.clone()));
            }
            if competitor.role == Role::Own {
                if let Some(first) = own {
                    broken.push(Broken::TwoOwn(first.clone(), competitor.id.clone()));
                }
                own = Some(&competitor.id);
            }
        }
        let mut factors = BTreeSet::new();
        for factor in &self.factors {
            if !factors.insert(&factor.id) {
                broken.push(Broken::FactorTwice(factor.id.clone()));
            }
        }
        for (competitor, row) in self.scores.rows() {
            if !competitors.contains(competitor) {
                broken.push(Broken::StrangeCompetitor(competitor.clone()));
            }
            for (factor, score) in row.iter() {
                let cell = || (competitor.clone(), factor.clone());
                if !factors.contains(factor) {
                    let (competitor, factor) = cell();
                    broken.push(Broken::StrangeFactor(competitor, factor));
                }
                if *score == Score::Unscored {
                    let (competitor, factor) = cell();
                    broken.push(Broken::UnscoredEntry(competitor, factor));
                }
            }
        }
        broken.extend(self.too_many());
        broken
    }

    fn too_many(&self) -> impl Iterator<Item = Broken> {
        let counts = [
            ("competitors", self.competitors.len(), limits::COMPETITORS),
            ("factors", self.factors.len(), limits::FACTORS),
        ];
        counts
            .into_iter()
            .filter(|(_, found, limit)| found > limit)
            .map(|(what, found, limit)| Broken::TooMany { what, found, limit })
    }
}

/// The marker that goes with a place in the palette.
fn marker_of(place: u8) -> Marker {
    use strum::IntoEnumIterator as _;
    // Once the colours begin again, markers do so from another place.
    let place = usize::from(place);
    let shifted = place + 3 * (place / Marker::COUNT);
    Marker::iter()
        .nth(shifted % Marker::COUNT)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_things_differ_from_those_there_are() {
        let mut project = Project::default();
        for _ in 0..300 {
            let competitor = project.fresh_competitor("Same name", Role::Rival);
            project.competitors.push(Arc::new(competitor));
            let factor = project.fresh_factor("Same name", Kind::Price);
            project.factors.push(Arc::new(factor));
        }
        assert_eq!(project.check(), []);
        let looks: BTreeSet<String> = project
            .competitors
            .iter()
            .take(60)
            .map(|competitor| match competitor.color {
                Color::Palette(place) => format!("{} {:?}", place % 10, competitor.marker),
                Color::Custom(rgb) => rgb.to_string(),
            })
            .collect();
        assert_eq!(looks.len(), 60, "the first sixty look different");
    }

    #[test]
    fn check_names_what_is_broken() {
        let mut project = Project::default();
        let own = project.fresh_competitor("Us", Role::Own);
        project.competitors.push(Arc::new(own.clone()));
        project.competitors.push(Arc::new(own.clone()));
        let strange = FactorId::from_name("strange", |_| false);
        project.scores.set(&own.id, &strange, Score::NotOffered);
        assert_eq!(
            project.check(),
            [
                Broken::CompetitorTwice(own.id.clone()),
                Broken::TwoOwn(own.id.clone(), own.id.clone()),
                Broken::StrangeFactor(own.id, strange),
            ]
        );
    }
}
