//! Everything one file holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Competitor, CompetitorId, EvidenceTable, Factor, FactorId, Level, Map, MapId, Metric, MetricId,
    Plan, Role, Scale, Scenario, Score, Scores, Segment, SegmentId, Whose,
};

/// How a project is shown and judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what is drawn is switched one by one"
)]
pub struct Settings {
    /// How levels are shown and typed.
    pub scale: Scale,

    /// How far above or below the industry standard is well above or well
    /// below it, 0 to 10.
    pub margin: Level,

    /// Whether the industry standard is drawn on the canvas.
    pub standard: bool,

    /// Whether each factor of the canvas has the mark of what is done with it.
    pub marks: bool,

    /// Whether points of curves and bubbles of maps have whiskers: how far
    /// their level may be off.
    pub whiskers: bool,

    /// Whether the fill of points and bubbles says how sure their level is.
    pub confidence: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            scale: Scale::default(),
            margin: Level::nearest(2.0),
            standard: true,
            marks: true,
            whiskers: false,
            confidence: false,
        }
    }
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

    /// What is known of competitors beside the factors, in the user's order.
    pub metrics: Vec<Arc<Metric>>,

    /// Competitor × factor.
    pub scores: Scores,

    /// Where the scores come from.
    pub evidence: EvidenceTable,

    /// Who buys and what they want, in the user's order.
    pub segments: Vec<Arc<Segment>>,

    /// Whose importance stands under the factors of the canvas; none for nobody's.
    pub importance: Option<Whose>,

    /// What is planned with our own curve as it is.
    pub plan: Plan,

    /// Variants of our own curve, in the user's order.
    pub scenarios: Vec<Arc<Scenario>>,

    /// Positioning maps, in the user's order.
    pub maps: Vec<Arc<Map>>,
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

    /// The metric with this id, if it still exists.
    pub fn metric(&self, id: &MetricId) -> Option<&Arc<Metric>> {
        self.metrics.iter().find(|metric| metric.id == *id)
    }

    /// The positioning map with this id, if it still exists.
    pub fn map(&self, id: &MapId) -> Option<&Arc<Map>> {
        self.maps.iter().find(|map| map.id == *id)
    }

    /// The segment with this id, if it still exists.
    pub fn segment(&self, id: &SegmentId) -> Option<&Arc<Segment>> {
        self.segments.iter().find(|segment| segment.id == *id)
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
}
