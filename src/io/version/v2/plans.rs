//! Plans, and the scenarios that have them.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, Struct};
use super::list::{Before, Thing};
use super::names::Known;
use super::{NAME, NOTE};
use crate::io::version::value::once;
use crate::io::words::quoted;
use crate::model::{Card, Plan, Scenario, ScenarioId, Score, limits};

/// Reads a plan.
pub(super) struct PlanOf<'k>(pub(super) &'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum PlanField {
    Cards,
    Muted,
}

impl Fields for PlanOf<'_> {
    const STRUCT: &'static str = "Plan";

    type Value = Plan;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Plan, A::Error> {
        let (mut cards, mut muted) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                PlanField::Cards => once(&mut cards, "cards", || {
                    map.next_value_seed(self.0.by_factor(Struct(CardOf)))
                })?,
                PlanField::Muted => once(&mut muted, "muted", || map.next_value_seed(Muted))?,
            }
        }
        Ok(Plan {
            cards: cards.unwrap_or_default(),
            muted: muted.unwrap_or_default(),
        })
    }
}

/// Reads a card; only what is said on it stands in the file.
#[derive(Clone, Copy)]
struct CardOf;

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum CardField {
    Decision,
    Saves,
    Gives,
    Owner,
    Effort,
    ByWhen,
}

impl Fields for CardOf {
    const STRUCT: &'static str = "Card";

    type Value = Arc<Card>;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Arc<Card>, A::Error> {
        let (mut decision, mut saves, mut gives) = (None, None, None);
        let (mut owner, mut effort, mut by_when) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                CardField::Decision => once(&mut decision, "decision", || map.next_value())?,
                CardField::Saves => once(&mut saves, "saves", || map.next_value_seed(NOTE))?,
                CardField::Gives => once(&mut gives, "gives", || map.next_value_seed(NOTE))?,
                CardField::Owner => once(&mut owner, "owner", || map.next_value_seed(NAME))?,
                CardField::Effort => once(&mut effort, "effort", || map.next_value())?,
                CardField::ByWhen => once(&mut by_when, "by_when", || map.next_value_seed(NAME))?,
            }
        }
        let card = Card {
            decision: decision.unwrap_or_default(),
            saves: saves.unwrap_or_default(),
            gives: gives.unwrap_or_default(),
            owner: owner.unwrap_or_default(),
            effort: effort.unwrap_or_default(),
            by_when: by_when.unwrap_or_default(),
        };
        if card == Card::default() {
            return Err(Error::custom(
                "the card says nothing: expected a field of it before this, or no entry at all",
            ));
        }
        Ok(Arc::new(card))
    }
}

/// Reads the findings that are not to be seen.
struct Muted;

impl<'de> DeserializeSeed<'de> for Muted {
    type Value = BTreeSet<Arc<str>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Muted {
    type Value = BTreeSet<Arc<str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of findings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut muted = BTreeSet::new();
        while let Some(finding) = list.next_element_seed(OneMuted(&muted))? {
            muted.insert(finding);
        }
        Ok(muted)
    }
}

/// Reads one, which is not among those before it.
struct OneMuted<'b>(&'b BTreeSet<Arc<str>>);

impl<'de> DeserializeSeed<'de> for OneMuted<'_> {
    type Value = Arc<str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Arc<str>, D::Error> {
        let limit = limits::MUTED;
        if self.0.len() >= limit {
            return Err(D::Error::custom(format_args!(
                "too many muted findings: expected at most {limit}"
            )));
        }
        let finding = NAME.deserialize(deserializer)?;
        if self.0.contains(&finding) {
            let finding = quoted(&finding);
            return Err(D::Error::custom(format_args!(
                "{finding} is here and before: expected it once"
            )));
        }
        Ok(finding)
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    Tagline,
    Notes,
    Scores,
    Plan,
}

impl Thing for Scenario {
    const STRUCT: &'static str = "Scenario";
    const LIMIT: usize = limits::SCENARIOS;

    type Id = ScenarioId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        known: &Known,
        before: &mut Before<ScenarioId>,
    ) -> Result<Self, A::Error> {
        let (mut id, mut name, mut tagline) = (None, None, None);
        let (mut notes, mut scores, mut plan) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Tagline => once(&mut tagline, "tagline", || map.next_value_seed(NAME))?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
                // Here an unscored one has an entry: it differs from the as-is.
                Field::Scores => once(&mut scores, "scores", || {
                    map.next_value_seed(known.by_factor(PhantomData::<Score>))
                })?,
                Field::Plan => once(&mut plan, "plan", || {
                    map.next_value_seed(Struct(PlanOf(known)))
                })?,
            }
        }
        Ok(Self {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            tagline: tagline.unwrap_or_default(),
            notes: notes.unwrap_or_default(),
            scores: scores.unwrap_or_default(),
            plan: plan.unwrap_or_default(),
        })
    }
}
