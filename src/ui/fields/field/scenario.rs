//! The texts of a scenario and of what is planned with it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{CardNote, Edit, ListEdit, PlanEdit, ScenarioChange};
use crate::model::{Card, FactorId, Project, Scenario, ScenarioId, limits};

/// A text of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum ScenarioField {
    /// Its name.
    Name,
    /// Its tagline.
    Tagline,
    /// The notes on it.
    Notes,
}

impl ScenarioField {
    pub(super) fn text(self, scenario: &Scenario) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Name => &scenario.name,
            Self::Tagline => &scenario.tagline,
            Self::Notes => &scenario.notes,
        })
    }

    pub(super) fn char_limit(self) -> usize {
        match self {
            Self::Name | Self::Tagline => limits::NAME_CHARS,
            Self::Notes => limits::NOTE_CHARS,
        }
    }

    pub(super) fn edit(self, id: &ScenarioId, text: Arc<str>) -> Edit {
        let id = id.clone();
        let change = match self {
            Self::Name => ScenarioChange::Name(text),
            Self::Tagline => ScenarioChange::Tagline(text),
            Self::Notes => ScenarioChange::Notes(text),
        };
        Edit::Scenario(ListEdit::Change { id, change })
    }
}

/// A text on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum CardField {
    /// What it saves us.
    Saves,
    /// What it gives the buyer.
    Gives,
    /// Who sees to it.
    Owner,
    /// By when.
    ByWhen,
}

/// The card of a factor in a scenario; `None` if the scenario is gone.
///
/// A project that is shown in a scenario has the cards of that scenario for its own.
pub(super) fn card<'p>(
    project: &'p Project,
    scenario: Option<&ScenarioId>,
    factor: &FactorId,
) -> Option<Cow<'p, Card>> {
    let plan = match scenario {
        Some(id) => &project.scenario(id)?.plan,
        None => &project.plan,
    };
    let card = plan.cards.get(factor);
    Some(card.map_or_else(Cow::default, |card| Cow::Borrowed(&**card)))
}

impl CardField {
    pub(super) fn text(self, card: &Card) -> &str {
        match self {
            Self::Saves => &card.saves,
            Self::Gives => &card.gives,
            Self::Owner => &card.owner,
            Self::ByWhen => &card.by_when,
        }
    }

    pub(super) fn char_limit(self) -> usize {
        match self {
            Self::Saves | Self::Gives => limits::NOTE_CHARS,
            Self::Owner | Self::ByWhen => limits::NAME_CHARS,
        }
    }

    /// The rest of the card stays as it is.
    pub(super) fn edit(
        self,
        scenario: Option<&ScenarioId>,
        factor: &FactorId,
        text: Arc<str>,
    ) -> Edit {
        let note = match self {
            Self::Saves => CardNote::Saves(text),
            Self::Gives => CardNote::Gives(text),
            Self::Owner => CardNote::Owner(text),
            Self::ByWhen => CardNote::ByWhen(text),
        };
        Edit::Plan(PlanEdit::Note {
            scenario: scenario.cloned(),
            factor: factor.clone(),
            note,
        })
    }
}
