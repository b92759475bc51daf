//! The list of factors.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::value::{checked, once};
use super::{FACTORS, NAME, NOTE};
use crate::model::{Factor, FactorId};

/// Reads the list.
pub(super) struct Factors;

impl<'de> DeserializeSeed<'de> for Factors {
    type Value = Vec<Arc<Factor>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Factors {
    type Value = Vec<Arc<Factor>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of factors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut factors = Vec::new();
        let mut ids = BTreeSet::new();
        while let Some(factor) = list.next_element_seed(One(&mut ids))? {
            factors.push(Arc::new(factor));
        }
        Ok(factors)
    }
}

/// Reads one factor, whose id is not among those before it.
struct One<'b>(&'b mut BTreeSet<FactorId>);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    Kind,
    Direction,
    Low,
    High,
    OnCanvas,
    Notes,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Factor;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Factor, D::Error> {
        if self.0.len() >= FACTORS {
            return Err(D::Error::custom(format_args!(
                "too many factors: expected at most {FACTORS}"
            )));
        }
        deserializer.deserialize_struct("Factor", &["id"], self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = Factor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a factor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Factor, A::Error> {
        let ids = self.0;
        let (mut id, mut name, mut kind, mut direction) = (None, None, None, None);
        let (mut low, mut high, mut on_canvas, mut notes) = (None, None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || {
                    map.next_value_seed(checked(|id| check_id(ids, id)))
                })?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Kind => once(&mut kind, "kind", || map.next_value())?,
                Field::Direction => once(&mut direction, "direction", || map.next_value())?,
                Field::Low => once(&mut low, "low", || map.next_value_seed(NAME))?,
                Field::High => once(&mut high, "high", || map.next_value_seed(NAME))?,
                Field::OnCanvas => once(&mut on_canvas, "on_canvas", || map.next_value())?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            }
        }
        Ok(Factor {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            kind: kind.unwrap_or_default(),
            direction: direction.unwrap_or_default(),
            low: low.unwrap_or_default(),
            high: high.unwrap_or_default(),
            on_canvas: on_canvas.unwrap_or(true),
            notes: notes.unwrap_or_default(),
        })
    }
}

fn check_id(ids: &mut BTreeSet<FactorId>, id: &FactorId) -> Result<(), String> {
    if ids.insert(id.clone()) {
        Ok(())
    } else {
        Err(format!(
            "a second factor with the id \"{id}\": expected every id once"
        ))
    }
}
