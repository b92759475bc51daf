//! Named variants of our own curve, and what is planned with each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{FactorId, Project, ScenarioId, Score};

/// What is done with a factor, always judged against the industry standard.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
pub enum Action {
    /// Rivals offer it and we do not.
    Eliminate,

    /// We offer well below the standard.
    Reduce,

    /// We offer well above the standard.
    Raise,

    /// We offer it and no rival does.
    Create,

    /// We offer about as much as the standard.
    Keep,
}

impl Action {
    /// For headings and menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eliminate => "Eliminate",
            Self::Reduce => "Reduce",
            Self::Raise => "Raise",
            Self::Create => "Create",
            Self::Keep => "Keep",
        }
    }
}

/// How much work something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter)]
#[expect(missing_docs, reason = "each variant is what it says")]
pub enum Effort {
    Low,
    Medium,
    High,
}

impl Effort {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
        }
    }
}

/// What the users say about a factor on the eliminate-reduce-raise-create board.
/// The rule's own verdict is never stored: it follows from the levels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Card {
    /// The users' own decision, where they made one; kept beside the rule's verdict.
    pub decision: Option<Action>,

    /// What it saves us.
    pub saves: Arc<str>,

    /// What it gives the buyer.
    pub gives: Arc<str>,

    /// Who sees to it.
    pub owner: Arc<str>,

    /// How much work it is, where known.
    pub effort: Option<Effort>,

    /// By when, in the users' own words.
    pub by_when: Arc<str>,
}

/// What is planned with a variant of our own curve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Factors about which something is said. Holds no empty card.
    pub cards: BTreeMap<FactorId, Arc<Card>>,

    /// The findings about the curve that the user does not want to see, by their ids.
    pub muted: BTreeSet<Arc<str>>,
}

impl Plan {
    /// What is said about a factor; an empty card where nothing is.
    pub fn card(&self, factor: &FactorId) -> Arc<Card> {
        self.cards.get(factor).cloned().unwrap_or_default()
    }
}

/// A variant of our own curve beside the as-is: what differs, and what is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Stays the same when the scenario is renamed or moved.
    pub id: ScenarioId,

    /// Such as "To be". May be empty, long or of several lines.
    pub name: Arc<str>,

    /// One clear and true sentence about this variant; empty for none.
    pub tagline: Arc<str>,

    /// Free text for whoever works on the project; never drawn.
    pub notes: Arc<str>,

    /// The scores that differ from the as-is. [`Score::Unscored`] means: unscored here.
    pub scores: BTreeMap<FactorId, Score>,

    /// What is planned with it.
    pub plan: Plan,
}

impl Project {
    /// The scenario with this id, if it still exists.
    pub fn scenario(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == *id)
    }

    /// The project with our own company as it would be in a scenario: with its
    /// scores, its tagline and its plan. `None` if there is no such scenario.
    ///
    /// A project without own company has nothing that could differ but the
    /// tagline and the plan.
    pub fn in_scenario(&self, id: &ScenarioId) -> Option<Self> {
        let scenario = self.scenario(id)?;
        let mut seen = self.clone();
        seen.tagline = Arc::clone(&scenario.tagline);
        seen.plan = scenario.plan.clone();
        if let Some(own) = self.own() {
            for (factor, score) in &scenario.scores {
                seen.scores.set(&own.id, factor, *score);
            }
        }
        Some(seen)
    }
}
