//! What is known of levels beside themselves: how far they may be off, and how
//! sure they are.

use crate::model::{CompetitorId, Confidence, Evidence, FactorId, Level, Project, Score, Survey};

/// What is known of one level, as far as the project has it drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Known {
    /// How far it may be off either way, in levels: above 0.
    pub(super) spread: Option<f64>,
    /// How sure it is, where somebody said so.
    pub(super) confidence: Option<Confidence>,
}

impl Known {
    /// What is known of the level of a competitor on a factor. `as_is` is the
    /// project before the scenario: a level that is only planned has no evidence.
    pub(super) fn of(
        project: &Project,
        as_is: Option<&Project>,
        (competitor, factor): (&CompetitorId, &FactorId),
    ) -> Self {
        let score = project.scores.get(competitor, factor);
        let planned = as_is.is_some_and(|it| it.scores.get(competitor, factor) != score);
        let evidence = project.evidence.get(competitor, factor);
        let (Score::Level(level), Some(evidence), false) = (score, evidence, planned) else {
            return Self::default();
        };
        // A survey says nothing of a level that somebody moved away from it.
        let survey = evidence.survey.filter(|survey| survey.level() == level);
        let surveyed = || survey.as_ref().and_then(Survey::spread);
        let spread = evidence.spread.map(Level::get).or_else(surveyed);
        let settings = project.settings;
        Self {
            spread: spread.filter(|spread| settings.whiskers && *spread > 0.0),
            confidence: evidence.confidence.filter(|_| settings.confidence),
        }
    }
}

/// What there is to be known of the levels in a picture, and so to be explained
/// in it. It depends on the evidence alone: while a point is dragged, nothing
/// else may come or go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each may be there without the others"
)]
pub(super) struct Kinds {
    /// Somebody said how far a level may be off.
    pub(super) said: bool,
    /// A survey has a standard deviation, and nobody said anything else.
    pub(super) surveyed: bool,
    /// Somebody said how sure a level is.
    pub(super) confidence: bool,
    /// Of some level nobody said how sure it is.
    pub(super) unsaid: bool,
    /// A level of which nobody said how sure it is has a dashed edge, as the
    /// size of its marker stands for something else.
    pub(super) dashed: bool,
}

impl Kinds {
    /// Whether any level may have whiskers.
    pub(super) fn whiskers(self) -> bool {
        self.said || self.surveyed
    }

    /// Take in what there is elsewhere in the picture.
    pub(super) fn merge(&mut self, other: Self) {
        self.said |= other.said;
        self.surveyed |= other.surveyed;
        self.confidence |= other.confidence;
        self.unsaid |= other.unsaid;
        self.dashed |= other.dashed;
    }

    /// Take in the level of a competitor on a factor, if it has one.
    pub(super) fn add(&mut self, project: &Project, competitor: &CompetitorId, factor: &FactorId) {
        let settings = project.settings;
        let evidence = project.evidence.get(competitor, factor);
        let evidence: Option<&Evidence> = evidence.map(AsRef::as_ref);
        let score = project.scores.get(competitor, factor);
        if settings.whiskers
            && let Some(evidence) = evidence
        {
            let survey = evidence.survey.as_ref().and_then(Survey::spread);
            match evidence.spread {
                Some(spread) => self.said |= spread.get() > 0.0,
                None => self.surveyed |= survey.is_some_and(|spread| spread > 0.0),
            }
        }
        if settings.confidence && score != Score::Unscored {
            let said = evidence.is_some_and(|evidence| evidence.confidence.is_some());
            self.confidence |= said;
            self.unsaid |= !said;
        }
    }
}

/// How much of a marker is filled: as much as its level is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// All of it: measured, or nothing is said about confidence in the picture.
    Full,
    /// The lower half: informed.
    Half,
    /// Nothing but its edge: a guess.
    Hollow,
    /// All of a small one: nobody said how sure it is.
    Small,
    /// Nothing but its edge, on a rule of its own: the factor is not offered.
    NotOffered,
}

impl Fill {
    /// What a confidence looks like in a picture that shows it.
    pub(super) fn of(confidence: Option<Confidence>) -> Self {
        match confidence {
            Some(Confidence::Measured) => Self::Full,
            Some(Confidence::Informed) => Self::Half,
            Some(Confidence::Guess) => Self::Hollow,
            None => Self::Small,
        }
    }

    /// What it stands for.
    pub(super) fn meaning(self) -> &'static str {
        match self {
            Self::Full => "measured",
            Self::Half => "informed",
            Self::Hollow => "guess",
            Self::Small => "not said",
            Self::NotOffered => "not offered",
        }
    }
}
