//! Factors.

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use super::list::{Before, Thing};
use super::names::Known;
use super::{NAME, NOTE};
use crate::io::version::value::once;
use crate::model::{Factor, FactorId, limits};

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

impl Thing for Factor {
    const STRUCT: &'static str = "Factor";
    const LIMIT: usize = limits::FACTORS;

    type Id = FactorId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        _known: &Known,
        before: &mut Before<FactorId>,
    ) -> Result<Self, A::Error> {
        let (mut id, mut name, mut kind, mut direction) = (None, None, None, None);
        let (mut low, mut high, mut on_canvas, mut notes) = (None, None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Kind => once(&mut kind, "kind", || map.next_value())?,
                Field::Direction => once(&mut direction, "direction", || map.next_value())?,
                Field::Low => once(&mut low, "low", || map.next_value_seed(NAME))?,
                Field::High => once(&mut high, "high", || map.next_value_seed(NAME))?,
                Field::OnCanvas => once(&mut on_canvas, "on_canvas", || map.next_value())?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            }
        }
        Ok(Self {
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
