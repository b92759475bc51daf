//! The list of competitors.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::super::value::{checked, once};
use super::{COMPETITORS, NAME, NOTE};
use crate::model::{Competitor, CompetitorId, Role};

/// Reads the list.
pub(super) struct Competitors;

impl<'de> DeserializeSeed<'de> for Competitors {
    type Value = Vec<Arc<Competitor>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Competitors {
    type Value = Vec<Arc<Competitor>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of competitors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut competitors = Vec::new();
        let mut before = Before::default();
        while let Some(competitor) = list.next_element_seed(One(&mut before))? {
            competitors.push(Arc::new(competitor));
        }
        Ok(competitors)
    }
}

/// What the competitors so far leave to the next.
#[derive(Default)]
struct Before {
    ids: BTreeSet<CompetitorId>,
    own: Option<CompetitorId>,
}

impl Before {
    fn check_id(&mut self, id: &CompetitorId) -> Result<(), String> {
        if self.ids.insert(id.clone()) {
            Ok(())
        } else {
            Err(format!(
                "a second competitor with the id \"{id}\": expected every id once"
            ))
        }
    }

    fn check_role(&self, role: Role) -> Result<(), String> {
        match &self.own {
            Some(own) if role == Role::Own => Err(format!(
                "a second own company beside \"{own}\": expected one at most"
            )),
            _ => Ok(()),
        }
    }
}

/// Reads one competitor.
struct One<'b>(&'b mut Before);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    Role,
    Color,
    Marker,
    Share,
    Visible,
    Notes,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Competitor;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Competitor, D::Error> {
        if self.0.ids.len() >= COMPETITORS {
            return Err(D::Error::custom(format_args!(
                "too many competitors: expected at most {COMPETITORS}"
            )));
        }
        deserializer.deserialize_struct("Competitor", &["id"], self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = Competitor;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a competitor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Competitor, A::Error> {
        let before = self.0;
        let (mut id, mut name, mut role, mut color) = (None, None, None, None);
        let (mut marker, mut share, mut visible, mut notes) = (None, None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || {
                    map.next_value_seed(checked(|id| before.check_id(id)))
                })?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Role => once(&mut role, "role", || {
                    map.next_value_seed(checked(|role| before.check_role(*role)))
                })?,
                Field::Color => once(&mut color, "color", || map.next_value())?,
                Field::Marker => once(&mut marker, "marker", || map.next_value())?,
                Field::Share => once(&mut share, "share", || map.next_value())?,
                Field::Visible => once(&mut visible, "visible", || map.next_value())?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            }
        }
        let competitor = Competitor {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            role: role.unwrap_or_default(),
            color: color.ok_or_else(|| Error::missing_field("color"))?,
            marker: marker.unwrap_or_default(),
            share: share.unwrap_or_default(),
            metrics: BTreeMap::new(),
            visible: visible.unwrap_or(true),
            notes: notes.unwrap_or_default(),
        };
        if competitor.role == Role::Own {
            before.own = Some(competitor.id.clone());
        }
        Ok(competitor)
    }
}
