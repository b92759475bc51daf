//! Edits of scenarios and of what is planned with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::label::{one_line, set_label, which};
use super::{Listed, Refused, checked_name, checked_note, factor_at, listed};
use crate::model::{
    Card, CompetitorId, Effort, FactorId, Plan, Project, Row, Scenario, ScenarioId, Score, limits,
};

/// A field of a scenario and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum ScenarioChange {
    Name(Arc<str>),
    Tagline(Arc<str>),
    Notes(Arc<str>),
}

impl Listed for Scenario {
    type Id = ScenarioId;
    type Change = ScenarioChange;

    const ONE: &'static str = "scenario";
    const MANY: &'static str = "scenarios";
    const LIMIT: usize = limits::SCENARIOS;

    fn id(&self) -> &ScenarioId {
        &self.id
    }

    fn names(&self) -> (&str, &str) {
        (self.id.as_str(), &self.name)
    }

    fn list(project: &Project) -> &[Arc<Self>] {
        &project.scenarios
    }

    fn list_mut(project: &mut Project) -> &mut Vec<Arc<Self>> {
        &mut project.scenarios
    }

    fn check(&self, project: &Project) -> Result<(), Refused> {
        for text in [&self.name, &self.tagline] {
            checked_name(Arc::clone(text))?;
        }
        checked_note(Arc::clone(&self.notes))?;
        for card in self.plan.cards.values() {
            check_card(card)?;
        }
        let mut factors = self.scores.keys().chain(self.plan.cards.keys());
        match factors.find(|id| project.factor(id).is_none()) {
            Some(id) => Err(Refused::NoFactor(id.clone())),
            None => Ok(()),
        }
    }

    fn change(&mut self, change: ScenarioChange) {
        match change {
            ScenarioChange::Name(name) => self.name = name,
            ScenarioChange::Tagline(tagline) => self.tagline = tagline,
            ScenarioChange::Notes(notes) => self.notes = notes,
        }
    }

    fn forget(_project: &mut Project, _id: &ScenarioId) {}

    fn change_label(change: &ScenarioChange, name: &str, _project: &Project) -> String {
        match change {
            ScenarioChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
            ScenarioChange::Tagline(_) => format!("Change the tagline of {name}"),
            ScenarioChange::Notes(_) => format!("Change the notes on {name}"),
        }
    }
}

/// One thing that is said about a factor on its card, and what is said now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum CardNote {
    Saves(Arc<str>),
    Gives(Arc<str>),
    Owner(Arc<str>),
    Effort(Option<Effort>),
    ByWhen(Arc<str>),
}

impl CardNote {
    fn put(self, card: &mut Card) {
        match self {
            Self::Saves(text) => card.saves = text,
            Self::Gives(text) => card.gives = text,
            Self::Owner(text) => card.owner = text,
            Self::Effort(effort) => card.effort = effort,
            Self::ByWhen(text) => card.by_when = text,
        }
    }
}

/// An edit of a variant of our own curve, or of what is planned with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEdit {
    /// Say what our own company offers of one factor in a scenario.
    Score {
        /// In which one.
        scenario: ScenarioId,
        /// Which point of its curve.
        factor: FactorId,
        /// What it offers there.
        score: Score,
    },

    /// Say what is planned with a factor.
    Card {
        /// In which scenario; none for the as-is.
        scenario: Option<ScenarioId>,
        /// With which factor.
        factor: FactorId,
        /// An empty card is none.
        card: Card,
    },

    /// Say one thing about a factor on its card.
    Note {
        /// In which scenario; none for the as-is.
        scenario: Option<ScenarioId>,
        /// About which factor.
        factor: FactorId,
        /// What is said.
        note: CardNote,
    },

    /// Hide a finding about our own curve, or show it again.
    Mute {
        /// In which scenario; none for the as-is.
        scenario: Option<ScenarioId>,
        /// The id of the finding.
        finding: Arc<str>,
        /// Whether it is hidden.
        muted: bool,
    },

    /// Make a scenario the as-is. The as-is of before takes its place in the
    /// list, and all other scenarios keep the curves they have.
    Promote {
        /// Which one.
        scenario: ScenarioId,
        /// What the as-is of before is called from now on.
        former: Arc<str>,
    },
}

impl PlanEdit {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refused> {
        match self {
            Self::Score {
                scenario,
                factor,
                score,
            } => set_score(project, &scenario, factor, score),
            Self::Card {
                scenario,
                factor,
                card,
            } => set_card(project, scenario.as_ref(), factor, card),
            Self::Note {
                scenario,
                factor,
                note,
            } => {
                let plan = plan(project, scenario.as_ref())?;
                let mut card = Card::clone(&plan.card(&factor));
                note.put(&mut card);
                set_card(project, scenario.as_ref(), factor, card)
            }
            Self::Mute {
                scenario,
                finding,
                muted,
            } => mute(project, scenario.as_ref(), finding, muted),
            Self::Promote { scenario, former } => promote(project, &scenario, former),
        }
    }

    /// What the undo menu calls it.
    pub(super) fn label(&self, project: &Project) -> String {
        match self {
            Self::Score {
                scenario,
                factor,
                score,
            } => {
                let name = scenario_name(project, scenario);
                match project.own() {
                    Some(own) => {
                        format!("{} in {name}", set_label(project, &own.id, factor, *score))
                    }
                    None => format!("Change {name}"),
                }
            }
            Self::Card { factor, card, .. } => {
                let factor = which(project, factor);
                match card.decision {
                    Some(action) => format!("{} {factor}", action.name()),
                    None => format!("Change the plan for {factor}"),
                }
            }
            Self::Note { factor, .. } => {
                format!("Change the plan for {}", which(project, factor))
            }
            Self::Mute { muted: true, .. } => "Hide a finding".to_owned(),
            Self::Mute { muted: false, .. } => "Show a finding".to_owned(),
            Self::Promote { scenario, .. } => {
                format!("Make {} the as-is", scenario_name(project, scenario))
            }
        }
    }
}

fn scenario_name(project: &Project, id: &ScenarioId) -> String {
    let found = project.scenario(id);
    found.map_or_else(
        || "a scenario".to_owned(),
        |found| one_line(&found.name, "an unnamed scenario"),
    )
}

/// Say what a scenario offers of one factor. What is as the as-is has no entry.
fn set_score(
    project: &mut Project,
    id: &ScenarioId,
    factor: FactorId,
    score: Score,
) -> Result<(), Refused> {
    let at = listed::place::<Scenario>(project, id)?;
    factor_at(project, &factor)?;
    let own = own_id(project)?;
    let as_is = project.scores.get(&own, &factor);
    let scores = &mut Arc::make_mut(&mut project.scenarios[at]).scores;
    if score == as_is {
        scores.remove(&factor);
    } else {
        scores.insert(factor, score);
    }
    Ok(())
}

/// Change the plan of a scenario, or that of the as-is.
fn plan<'p>(
    project: &'p mut Project,
    scenario: Option<&ScenarioId>,
) -> Result<&'p mut Plan, Refused> {
    let Some(id) = scenario else {
        return Ok(&mut project.plan);
    };
    let at = listed::place::<Scenario>(project, id)?;
    Ok(&mut Arc::make_mut(&mut project.scenarios[at]).plan)
}

/// Put a card in place of the one there is; an empty card is none.
fn set_card(
    project: &mut Project,
    scenario: Option<&ScenarioId>,
    factor: FactorId,
    card: Card,
) -> Result<(), Refused> {
    factor_at(project, &factor)?;
    check_card(&card)?;
    let cards = &mut plan(project, scenario)?.cards;
    if card == Card::default() {
        cards.remove(&factor);
    } else {
        cards.insert(factor, Arc::new(card));
    }
    Ok(())
}

fn mute(
    project: &mut Project,
    scenario: Option<&ScenarioId>,
    finding: Arc<str>,
    muted: bool,
) -> Result<(), Refused> {
    let finding = checked_name(finding)?;
    let all = &mut plan(project, scenario)?.muted;
    if !muted {
        all.remove(&finding);
    } else if all.len() < limits::MUTED {
        all.insert(finding);
    } else {
        return Err(Refused::Full {
            what: "muted findings",
            limit: limits::MUTED,
        });
    }
    Ok(())
}

fn check_card(card: &Card) -> Result<(), Refused> {
    for text in [&card.saves, &card.gives] {
        checked_note(Arc::clone(text))?;
    }
    for text in [&card.owner, &card.by_when] {
        checked_name(Arc::clone(text))?;
    }
    Ok(())
}

fn promote(project: &mut Project, id: &ScenarioId, former: Arc<str>) -> Result<(), Refused> {
    let former = checked_name(former)?;
    let at = listed::place::<Scenario>(project, id)?;
    let own = own_id(project)?;
    let before = row_of(project, &own);
    let promoted = project.scenarios.remove(at);
    let after = with_changes(&before, &promoted.scores);
    let former = Scenario {
        tagline: std::mem::replace(&mut project.tagline, Arc::clone(&promoted.tagline)),
        plan: std::mem::replace(&mut project.plan, promoted.plan.clone()),
        ..project.fresh_scenario(&former)
    };
    project.scenarios.insert(at, Arc::new(former));
    for scenario in &mut project.scenarios {
        let scores = changes(&after, &with_changes(&before, &scenario.scores));
        Arc::make_mut(scenario).scores = scores;
    }
    project.scores.set_row(&own, after);
    Ok(())
}

/// Scenarios have nothing to say about a factor that is gone.
pub(super) fn forget_factor(project: &mut Project, id: &FactorId) {
    project.plan.cards.remove(id);
    for scenario in &mut project.scenarios {
        if scenario.scores.contains_key(id) || scenario.plan.cards.contains_key(id) {
            let scenario = Arc::make_mut(scenario);
            scenario.scores.remove(id);
            scenario.plan.cards.remove(id);
        }
    }
}

fn own_id(project: &Project) -> Result<CompetitorId, Refused> {
    let own = project.own().ok_or(Refused::NoOwn)?;
    Ok(own.id.clone())
}

fn row_of(project: &Project, id: &CompetitorId) -> Row {
    let row = project.scores.row(id);
    row.map(|row| (**row).clone()).unwrap_or_default()
}

fn with_changes(row: &Row, changes: &BTreeMap<FactorId, Score>) -> Row {
    let mut row = row.clone();
    row.extend(changes.iter().map(|(id, score)| (id.clone(), *score)));
    row.retain(|_, score| *score != Score::Unscored);
    row
}

/// What makes `to` of `from`. Neither holds an unscored entry.
fn changes(from: &Row, to: &Row) -> BTreeMap<FactorId, Score> {
    let gone = from.keys().filter(|id| !to.contains_key(*id));
    let gone = gone.map(|id| (id.clone(), Score::Unscored));
    let other = to
        .iter()
        .filter(|(id, score)| from.get(*id) != Some(*score));
    gone.chain(other.map(|(id, score)| (id.clone(), *score)))
        .collect()
}

#[cfg(test)]
mod tests;
