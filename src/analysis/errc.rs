//! Eliminate, reduce, raise, create: what our own curve does with each factor,
//! always judged against the industry standard.

use std::sync::Arc;

use super::Standard;
use super::standard::Tally;
use super::table::Table;
use crate::model::{Action, Card, Factor, FactorId, Level, Project, Scale, Score};

/// Where a created factor is proposed to start.
const CREATED: f64 = 7.0;

/// How far past the margin a level has to be to be past it. Levels are counted
/// in hundredths, so that a difference this small comes from the arithmetic:
/// 3.3 is not below 5.3 − 2.0.
const ROUNDING: f64 = 1e-9;

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
    /// proposes, so it is in line with both. Where the rule has no verdict,
    /// nothing is against it.
    pub fn is_against_the_rule(&self) -> bool {
        let (Some(decision), Some(verdict)) = (self.card.decision, self.verdict) else {
            return false;
        };
        let at_the_margin = matches!(decision, Action::Reduce | Action::Raise)
            && self.own.level().is_some()
            && self.proposed(decision) == Some(self.own);
        decision != verdict && !at_the_margin
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

    /// Whether our level lies at the margin, to the hundredth that levels have:
    /// where "reduce" and "raise" are proposed to start.
    fn is_at_the_margin(&self) -> bool {
        let off = self.gap().map(|gap| (gap.abs() - self.margin).abs());
        self.margin > 0.0 && off.is_some_and(|off| off < 0.005 + 1e-9)
    }

    /// Why the verdict is what it is, such as "5.5 against a standard of 5.0 is
    /// within ±2.0", with levels as they are shown on `scale`.
    pub fn reason(&self, scale: Scale) -> String {
        let shown = |level: f64| scale.show(Level::nearest(level));
        match (self.own, self.standard) {
            (Score::Unscored, _) => "our own level is unscored".to_owned(),
            _ if self.verdict.is_none() => "no rival is scored".to_owned(),
            (Score::Level(_), None) => "we offer it and no rival does".to_owned(),
            (Score::NotOffered, Some(_)) => "rivals offer it and we do not".to_owned(),
            (Score::NotOffered, None) => "neither we nor any rival offers it".to_owned(),
            (Score::Level(level), Some(standard)) => {
                let (low, high) = scale.ends();
                let margin = format!("{:.2}", self.margin / 10.0 * (high - low));
                let margin = margin.strip_suffix('0').unwrap_or(&margin);
                let place = match self.verdict {
                    Some(Action::Reduce) => format!("more than {margin} below"),
                    Some(Action::Raise) => format!("more than {margin} above"),
                    _ if self.is_at_the_margin() => format!("right at the margin of ±{margin}"),
                    _ => format!("within ±{margin}"),
                };
                let (level, standard) = (scale.show(level), shown(standard.level));
                format!("{level} against a standard of {standard} is {place}")
            }
        }
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
            (Action::Eliminate, _) | (Action::Keep, None) => Some(Score::NotOffered),
            (Action::Create, _) => level(CREATED),
            (Action::Reduce, Some(standard)) => level(standard - self.margin),
            (Action::Raise, Some(standard)) => level(standard + self.margin),
            (Action::Keep, Some(standard)) => level(standard),
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
    judge_table(project, &Table::of(project, project.factors.iter()))
}

/// What our own curve does with the factors of `table`, in their order.
pub(super) fn judge_table(project: &Project, table: &Table<'_>) -> Vec<Judgement> {
    let Some((_, own)) = &table.own else {
        return Vec::new();
    };
    let columns = table.factors.iter().zip(own).zip(&table.tallies);
    columns
        .map(|((factor, own), tally)| judgement(project, factor, *own, tally))
        .collect()
}

/// What our own curve does with one factor; none without an own company.
pub fn judge_factor(project: &Project, factor: &Factor) -> Option<Judgement> {
    let own = project.scores.get(&project.own()?.id, &factor.id);
    let tally = Tally::of(project, &factor.id);
    Some(judgement(project, factor, own, &tally))
}

fn judgement(project: &Project, factor: &Factor, own: Score, tally: &Tally) -> Judgement {
    let margin = project.settings.margin.get();
    let standard = tally.standard();
    Judgement {
        factor: factor.id.clone(),
        own,
        standard,
        verdict: verdict(own, standard, margin).filter(|_| tally.scored > 0),
        card: project.plan.card(&factor.id),
        margin,
    }
}

/// The rule, for a factor on which at least one rival is scored.
fn verdict(own: Score, standard: Option<Standard>, margin: f64) -> Option<Action> {
    Some(match (own, standard) {
        (Score::Unscored, _) => return None,
        (Score::Level(_), None) => Action::Create,
        (Score::NotOffered, Some(_)) => Action::Eliminate,
        (Score::NotOffered, None) => Action::Keep,
        (Score::Level(level), Some(standard)) => {
            let gap = level.get() - standard.level;
            if gap < -margin - ROUNDING {
                Action::Reduce
            } else if gap > margin + ROUNDING {
                Action::Raise
            } else {
                Action::Keep
            }
        }
    })
}

#[cfg(test)]
mod tests;
