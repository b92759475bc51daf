//! Eliminate, reduce, raise, create: what our own curve does with each factor,
//! always judged against the industry standard.

use std::sync::Arc;

use super::{Standard, industry_standard};
use crate::model::{Action, Card, Factor, FactorId, Level, Project, Role, Score};

/// Where a created factor is proposed to start.
const CREATED: f64 = 7.0;

/// What is known about one factor of our own curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The factor.
    pub factor: FactorId,

    /// What we offer of it.
    pub own: Score,

    /// What rivals offer; none if no rival does.
    pub standard: Option<Standard>,

    /// What the rule makes of it; none while our score or every rival's is unscored.
    pub verdict: Option<Action>,

    /// The users' own notes, and their decision if they made one.
    pub card: Arc<Card>,

    /// How far from the standard is well above or well below it, 0 to 10.
    pub margin: f64,
}

impl Judgement {
    /// What counts: the users' decision, or else the rule's verdict.
    pub fn action(&self) -> Option<Action> {
        self.card.decision.or(self.verdict)
    }

    /// Whether the users decided something else than what the rule says.
    ///
    /// A level right at the margin is what moving a card to "reduce" or "raise"
    /// proposes, so it is in line with both.
    pub fn is_against_the_rule(&self) -> bool {
        let Some(decision) = self.card.decision else {
            return false;
        };
        let at_the_margin = matches!(decision, Action::Reduce | Action::Raise)
            && self.own.level().is_some()
            && self.proposed(decision) == Some(self.own);
        Some(decision) != self.verdict && !at_the_margin
    }

    /// What we offer in levels less the standard; "not offered" counts as 0.
    pub fn gap(&self) -> Option<f64> {
        let own = match self.own {
            Score::Level(level) => level.get(),
            Score::NotOffered => 0.0,
            Score::Unscored => return None,
        };
        Some(own - self.standard?.level)
    }

    /// The score that `action` proposes: none where there is no standard to
    /// reduce or raise against. What is in line already stays as it is.
    ///
    /// Eliminate: not offered. Reduce: the larger of 0 and I − δ. Raise: the
    /// smaller of 10 and I + δ. Create: 7. Keep: the standard I, or not offered
    /// where no rival offers the factor.
    pub fn proposed(&self, action: Action) -> Option<Score> {
        if self.verdict == Some(action) {
            return Some(self.own);
        }
        let standard = self.standard.map(|standard| standard.level);
        let level = |value: f64| Some(Score::Level(Level::nearest(value)));
        match (action, standard) {
            (Action::Eliminate, _) => Some(Score::NotOffered),
            (Action::Create, _) => level(CREATED),
            (Action::Reduce, Some(standard)) => level(standard - self.margin),
            (Action::Raise, Some(standard)) => level(standard + self.margin),
            (Action::Keep, Some(standard)) => level(standard),
            (Action::Keep, None) => Some(Score::NotOffered),
            (Action::Reduce | Action::Raise, None) => None,
        }
    }
}

/// What our own curve does with each factor, in the order of the project. Empty
/// without an own company.
///
/// With I the industry standard, L our level and δ the margin: no rival offers
/// it and we do: create; rivals offer it and we do not: eliminate; L < I − δ:
/// reduce; L > I + δ: raise; otherwise keep.
pub fn judge(project: &Project) -> Vec<Judgement> {
    let factors = project.factors.iter();
    factors
        .filter_map(|factor| judge_factor(project, factor))
        .collect()
}

/// What our own curve does with one factor; none without an own company.
pub fn judge_factor(project: &Project, factor: &Factor) -> Option<Judgement> {
    let own = project.scores.get(&project.own()?.id, &factor.id);
    let standard = industry_standard(project, &factor.id);
    let margin = project.settings.margin.get();
    Some(Judgement {
        factor: factor.id.clone(),
        own,
        verdict: verdict(own, standard, any_rival_scored(project, &factor.id), margin),
        standard,
        card: project.plan.card(&factor.id),
        margin,
    })
}

fn any_rival_scored(project: &Project, factor: &FactorId) -> bool {
    let mut rivals = project.competitors.iter();
    rivals.any(|competitor| {
        competitor.role == Role::Rival
            && project.scores.get(&competitor.id, factor) != Score::Unscored
    })
}

fn verdict(
    own: Score,
    standard: Option<Standard>,
    any_rival_scored: bool,
    margin: f64,
) -> Option<Action> {
    if !any_rival_scored {
        return None;
    }
    Some(match (own, standard) {
        (Score::Unscored, _) => return None,
        (Score::Level(_), None) => Action::Create,
        (Score::NotOffered, Some(_)) => Action::Eliminate,
        (Score::NotOffered, None) => Action::Keep,
        (Score::Level(level), Some(standard)) => {
            let gap = level.get() - standard.level;
            if gap < -margin {
                Action::Reduce
            } else if gap > margin {
                Action::Raise
            } else {
                Action::Keep
            }
        }
    })
}
