//! What in the curves is worth a second look, in plain words.
//!
//! Every finding is a heuristic: a rule of thumb with a threshold that is
//! written out. It says what was found and asks; it grades nothing, and the
//! user can mute it.

use strum::IntoEnumIterator as _;

use super::errc::Judgement;
use super::jargon::jargon;
use super::reading::{Divergence, Gauge};
use super::standard::amount;
use super::table::Table;
use crate::model::{Action, Factor, FactorId, Project, Score};

mod kind;
mod words;

pub use self::kind::FindingKind;
use self::kind::{
    EVERYTHING, JUMP, MIDDLE, MIN_COMMON, MIN_POINTS, NEAR_LEVEL, NEAR_SHAPE, RED_OCEAN, SAME,
    ZIGZAG,
};
use self::words::{called, many, names};

/// Something in the curves that is worth a second look.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Names it for muting: its kind and what it is about, such as
    /// "converging:premium-wines". Stays the same while that does.
    pub id: String,
    /// What it is about.
    pub kind: FindingKind,
    /// In plain words, with the word that it is a heuristic.
    pub message: String,
    /// When there is such a finding.
    pub formula: String,
    /// The factors it speaks of, in the order of the project.
    pub factors: Vec<FactorId>,
    /// What it was found from.
    pub numbers: Vec<(&'static str, f64)>,
    /// Whether the user does not want to see it.
    pub muted: bool,
}

/// What findings are made from.
pub(super) struct Known<'k> {
    pub(super) project: &'k Project,
    pub(super) table: &'k Table<'k>,
    /// Of the factors of the table.
    pub(super) judgements: &'k [Judgement],
    /// Of the rivals of the table; empty without an own company.
    pub(super) divergence: &'k [Divergence],
    pub(super) convergence: &'k Gauge,
    pub(super) over_delivery: &'k Gauge,
}

/// Every finding, by kind and then in the order of the project.
pub(super) fn findings(known: &Known<'_>) -> Vec<Finding> {
    FindingKind::iter()
        .flat_map(|kind| known.of(kind))
        .collect()
}

impl Known<'_> {
    fn of(&self, kind: FindingKind) -> Vec<Finding> {
        match kind {
            FindingKind::NoTagline => self.no_tagline().into_iter().collect(),
            FindingKind::Converging => self.converging(),
            FindingKind::RivalsAlike => self.rivals_alike().into_iter().collect(),
            FindingKind::HighOnEverything => self.high_on_everything().into_iter().collect(),
            FindingKind::NothingCut => self.nothing_cut().into_iter().collect(),
            FindingKind::AllInTheMiddle => self.all_in_the_middle().into_iter().collect(),
            FindingKind::NobodyDiffers => self.nobody_differs(),
            FindingKind::Jargon => self.jargon(),
            FindingKind::Zigzag => self.zigzag().into_iter().collect(),
            FindingKind::SharesMissing => self.shares_missing().into_iter().collect(),
            FindingKind::Unscored => {
                let found = [
                    self.unscored_own(),
                    self.unscored_standard(),
                    self.unscored_rivals(),
                ];
                found.into_iter().flatten().collect()
            }
        }
    }

    fn finding(&self, kind: FindingKind, about: &str, message: &str) -> Finding {
        let slug = kind.slug();
        let id = match about {
            "" => slug.to_owned(),
            about => format!("{slug}:{about}"),
        };
        Finding {
            muted: self.project.plan.muted.contains(id.as_str()),
            id,
            kind,
            message: format!("{message} (a heuristic)"),
            formula: kind.formula(),
            factors: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// The scores of our own curve with their factors, without those that are missing.
    fn own(&self) -> Vec<(&Factor, Score)> {
        let Some((_, scores)) = &self.table.own else {
            return Vec::new();
        };
        let all = self
            .table
            .factors
            .iter()
            .copied()
            .zip(scores.iter().copied());
        all.filter(|(_, score)| *score != Score::Unscored).collect()
    }

    fn no_tagline(&self) -> Option<Finding> {
        self.table.own.as_ref()?;
        self.project.tagline.trim().is_empty().then(|| {
            let message =
                "There is no tagline: can the curve be said in one clear and true sentence?";
            self.finding(FindingKind::NoTagline, "", message)
        })
    }

    fn converging(&self) -> Vec<Finding> {
        let rivals = self.divergence.iter().zip(&self.table.rivals);
        let near = rivals.filter_map(|(divergence, line)| {
            let level = divergence.level.ok()?;
            let shape = divergence.shape().ok();
            if divergence.common < MIN_COMMON
                || level > NEAR_LEVEL
                || shape.is_some_and(|shape| shape > NEAR_SHAPE)
            {
                return None;
            }
            let (_, own) = self.table.own.as_ref()?;
            let margin = self.project.settings.margin.get() * 100.0;
            let mut columns: Vec<usize> = line
                .cells
                .iter()
                .filter_map(|(column, theirs)| {
                    let apart = amount(own[*column])? - amount(*theirs)?;
                    (f64::from(apart.abs()) <= margin).then_some(*column)
                })
                .collect();
            columns.sort_unstable();
            let rival = called(&line.rival.name, line.rival.id.as_str());
            let message = format!(
                "Our own curve is much like that of {rival}: do we compete on the same things?"
            );
            let about = divergence.competitor.as_str();
            let mut finding = self.finding(FindingKind::Converging, about, &message);
            finding.factors = self.ids(&columns);
            finding.numbers = vec![("level", level)];
            finding.numbers.extend(shape.map(|shape| ("shape", shape)));
            finding
                .numbers
                .push(("common_factors", divergence.common as f64));
            Some(finding)
        });
        near.collect()
    }

    fn ids(&self, columns: &[usize]) -> Vec<FactorId> {
        let id = |column: &usize| self.table.factors[*column].id.clone();
        columns.iter().map(id).collect()
    }

    fn rivals_alike(&self) -> Option<Finding> {
        let r = self.convergence.value.ok()?;
        (r >= RED_OCEAN && self.table.factors.len() >= MIN_COMMON).then(|| {
            let message = "The rivals’ curves have much the same shape: what do none of them do?";
            let mut finding = self.finding(FindingKind::RivalsAlike, "", message);
            finding.numbers = vec![("convergence", r)];
            finding.numbers.extend(&self.convergence.numbers);
            finding
        })
    }

    fn high_on_everything(&self) -> Option<Finding> {
        let share = self.over_delivery.value.ok()?;
        let counted = &self.over_delivery.factors;
        if share < EVERYTHING || counted.len() < MIN_COMMON {
            return None;
        }
        let own = self.own();
        let offered = |id: &FactorId| {
            let mut own = own.iter();
            own.any(|(factor, score)| factor.id == *id && score.level().is_some())
        };
        let high: Vec<FactorId> = counted
            .iter()
            .filter(|(id, above)| *above >= 0.0 && offered(id))
            .map(|(id, _)| id.clone())
            .collect();
        let message = format!(
            "We are at or above the best rival on {} of {}: does each of them pay?",
            high.len(),
            many(counted.len(), "factor"),
        );
        let mut finding = self.finding(FindingKind::HighOnEverything, "", &message);
        finding.factors = high;
        finding.numbers = vec![("over_delivery", share)];
        finding.numbers.extend(&self.over_delivery.numbers);
        Some(finding)
    }

    fn nothing_cut(&self) -> Option<Finding> {
        let actions = self.judgements.iter();
        let actions: Vec<(&FactorId, Action)> = actions
            .filter_map(|judgement| Some((&judgement.factor, judgement.action()?)))
            .collect();
        let is_cut = |action: Action| matches!(action, Action::Eliminate | Action::Reduce);
        if actions.len() < MIN_COMMON || actions.iter().any(|(_, action)| is_cut(*action)) {
            return None;
        }
        let count = |wanted| {
            actions
                .iter()
                .filter(|(_, action)| *action == wanted)
                .count()
        };
        let (raised, created) = (count(Action::Raise), count(Action::Create));
        let added = actions.iter().filter(|(_, action)| *action != Action::Keep);
        let added: Vec<FactorId> = added.map(|(factor, _)| (*factor).clone()).collect();
        let message = if added.is_empty() {
            "Nothing is eliminated, reduced, raised or created: what makes us different?"
        } else {
            "The plan only raises and creates: what can be eliminated or reduced to pay for it?"
        };
        let mut finding = self.finding(FindingKind::NothingCut, "", message);
        finding.factors = added;
        finding.numbers = vec![("raised", raised as f64), ("created", created as f64)];
        Some(finding)
    }

    fn all_in_the_middle(&self) -> Option<Finding> {
        let own = self.own();
        let levels = own.iter().map(|(_, score)| score.level());
        // A factor that we do not offer is a choice, not the middle.
        let levels: Vec<f64> = levels
            .collect::<Option<Vec<_>>>()?
            .iter()
            .map(|level| level.get())
            .collect();
        let is_middle = |level: &f64| (level - 5.0).abs() <= MIDDLE;
        if levels.len() < MIN_COMMON || !levels.iter().all(is_middle) {
            return None;
        }
        let message =
            "All levels of our own curve lie in the middle: what are we not trying to be?";
        let mut finding = self.finding(FindingKind::AllInTheMiddle, "", message);
        finding.factors = own.iter().map(|(factor, _)| factor.id.clone()).collect();
        finding.numbers = vec![
            ("lowest", levels.iter().copied().fold(10.0, f64::min)),
            ("highest", levels.iter().copied().fold(0.0, f64::max)),
        ];
        Some(finding)
    }

    fn nobody_differs(&self) -> Vec<Finding> {
        let columns = self.table.factors.iter().zip(&self.table.tallies);
        let found = columns.enumerate().filter_map(|(column, (factor, tally))| {
            let own = self.table.own.as_ref().map(|(_, scores)| scores[column]);
            let own = own.filter(|score| *score != Score::Unscored);
            let scored = tally.scored + usize::from(own.is_some());
            let all_offer = tally.offering == tally.scored && own != Some(Score::NotOffered);
            if scored < 2 || !all_offer {
                return None;
            }
            let (mut least, mut most) = tally.ends?;
            if let Some(own) = own.and_then(amount) {
                (least, most) = (least.min(own), most.max(own));
            }
            let spread = f64::from(most - least) / 100.0;
            if spread > SAME {
                return None;
            }
            let name = called(&factor.name, factor.id.as_str());
            let message = format!("Nobody differs on {name}: stop competing on it?");
            let about = factor.id.as_str();
            let mut finding = self.finding(FindingKind::NobodyDiffers, about, &message);
            finding.factors = vec![factor.id.clone()];
            finding.numbers = vec![("spread", spread), ("competitors", scored as f64)];
            Some(finding)
        });
        found.collect()
    }

    fn jargon(&self) -> Vec<Finding> {
        let factors = self.table.factors.iter();
        let found = factors.filter_map(|factor| {
            let words = jargon(&factor.name);
            if words.is_empty() {
                return None;
            }
            let name = called(&factor.name, factor.id.as_str());
            let message = format!(
                "{name} looks like jargon ({}): what would a buyer call it?",
                called(&words.join(", "), "")
            );
            let about = factor.id.as_str();
            let mut finding = self.finding(FindingKind::Jargon, about, &message);
            finding.factors = vec![factor.id.clone()];
            finding.numbers = vec![("words", words.len() as f64)];
            Some(finding)
        });
        found.collect()
    }

    fn zigzag(&self) -> Option<Finding> {
        let own = self.own();
        let inner = own
            .len()
            .checked_sub(2)
            .filter(|_| own.len() >= MIN_POINTS)?;
        let amounts: Vec<i32> = own.iter().filter_map(|(_, score)| amount(*score)).collect();
        let step = |from: i32, to: i32| f64::from(to - from) / 100.0;
        let turns: Vec<FactorId> = amounts
            .windows(3)
            .zip(&own[1..])
            .filter(|(three, _)| {
                let (before, after) = (step(three[0], three[1]), step(three[1], three[2]));
                before.abs() >= JUMP && after.abs() >= JUMP && (before > 0.0) != (after > 0.0)
            })
            .map(|(_, (factor, _))| factor.id.clone())
            .collect();
        let share = turns.len() as f64 / inner as f64;
        (share >= ZIGZAG).then(|| {
            let message = "Our own curve zigzags: is there one theme? A hint only, as it depends \
                           on the order of the factors";
            let mut finding = self.finding(FindingKind::Zigzag, "", message);
            finding.numbers = vec![
                ("turns", turns.len() as f64),
                ("inner_points", inner as f64),
            ];
            finding.factors = turns;
            finding
        })
    }

    fn shares_missing(&self) -> Option<Finding> {
        let columns = self.table.tallies.iter().enumerate();
        let mixed = columns.filter(|(_, tally)| tally.lacks_shares());
        let mixed: Vec<usize> = mixed.map(|(column, _)| column).collect();
        let message = |names: &str| {
            format!(
                "Not every rival that offers {names} has a share: they all count alike in the \
                 industry standard"
            )
        };
        self.about_factors(FindingKind::SharesMissing, "", &mixed, message)
    }

    /// An unscored level of ours, where there is somebody to hold it against.
    fn unscored_own(&self) -> Option<Finding> {
        let (_, scores) = self.table.own.as_ref()?;
        let columns = scores.iter().enumerate();
        let missing = columns.filter(|(_, score)| **score == Score::Unscored);
        let missing: Vec<usize> = missing.map(|(column, _)| column).collect();
        let message = |names: &str| {
            format!(
                "Our own level is missing on {names}: no verdict there, and focus, divergence and \
                 over-delivery leave it out"
            )
        };
        self.about_factors(FindingKind::Unscored, "own", &missing, message)
    }

    fn unscored_standard(&self) -> Option<Finding> {
        if self.table.rivals.is_empty() {
            return None;
        }
        let columns = self.table.tallies.iter().enumerate();
        let missing = columns.filter(|(_, tally)| tally.scored == 0);
        let missing: Vec<usize> = missing.map(|(column, _)| column).collect();
        let message = |names: &str| {
            format!("No rival is scored on {names}: no industry standard, and so no verdict")
        };
        self.about_factors(FindingKind::Unscored, "standard", &missing, message)
    }

    /// Rivals that could be compared with us if more were scored of them.
    fn unscored_rivals(&self) -> Option<Finding> {
        let factors = self.table.factors.len();
        if self.own().len() < MIN_COMMON {
            return None;
        }
        let mut is_missing = vec![false; factors];
        let mut rivals = Vec::new();
        for (divergence, line) in self.divergence.iter().zip(&self.table.rivals) {
            if divergence.common >= MIN_COMMON {
                continue;
            }
            let mut scored = vec![false; factors];
            for (column, _) in &line.cells {
                scored[*column] = true;
            }
            for (missing, scored) in is_missing.iter_mut().zip(scored) {
                *missing |= !scored;
            }
            rivals.push(called(&line.rival.name, line.rival.id.as_str()));
        }
        let columns = (0..factors).filter(|column| is_missing[*column]);
        let columns: Vec<usize> = columns.collect();
        let rivals = names(&rivals);
        let message = |factors: &str| {
            format!(
                "Too little is scored to say whether our own curve is like that of {rivals}: \
                 something is missing on {factors}"
            )
        };
        self.about_factors(FindingKind::Unscored, "rivals", &columns, message)
    }

    /// A finding about the factors of `columns`, if there are any.
    fn about_factors(
        &self,
        kind: FindingKind,
        about: &str,
        columns: &[usize],
        message: impl Fn(&str) -> String,
    ) -> Option<Finding> {
        if columns.is_empty() {
            return None;
        }
        let name = |column: &usize| {
            let factor = self.table.factors[*column];
            called(&factor.name, factor.id.as_str())
        };
        let shown: Vec<String> = columns.iter().map(name).collect();
        let mut finding = self.finding(kind, about, &message(&names(&shown)));
        finding.factors = self.ids(columns);
        finding.numbers = vec![("factors", columns.len() as f64)];
        Some(finding)
    }
}

#[cfg(test)]
mod tests;
