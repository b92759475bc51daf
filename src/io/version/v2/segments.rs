//! Segments, with what they want of each factor.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use super::list::{Before, Thing};
use super::names::Known;
use super::{NAME, NOTE};
use crate::io::version::value::once;
use crate::model::{Level, Segment, SegmentId, limits};

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    Buyers,
    Size,
    Color,
    Visible,
    Importance,
    Ideal,
    Notes,
}

impl Thing for Segment {
    const STRUCT: &'static str = "Segment";
    const LIMIT: usize = limits::SEGMENTS;

    type Id = SegmentId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        known: &Known,
        before: &mut Before<SegmentId>,
    ) -> Result<Self, A::Error> {
        let levels = known.by_factor(PhantomData::<Level>);
        let (mut id, mut name, mut buyers, mut size) = (None, None, None, None);
        let (mut color, mut visible, mut importance) = (None, None, None);
        let (mut ideal, mut notes) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Buyers => once(&mut buyers, "buyers", || map.next_value())?,
                Field::Size => once(&mut size, "size", || map.next_value())?,
                Field::Color => once(&mut color, "color", || map.next_value())?,
                Field::Visible => once(&mut visible, "visible", || map.next_value())?,
                Field::Importance => once(&mut importance, "importance", || {
                    map.next_value_seed(levels)
                })?,
                Field::Ideal => once(&mut ideal, "ideal", || map.next_value_seed(levels))?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            }
        }
        Ok(Self {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            buyers: buyers.unwrap_or_default(),
            size: size.unwrap_or_default(),
            color: color.ok_or_else(|| Error::missing_field("color"))?,
            visible: visible.unwrap_or(true),
            importance: importance.unwrap_or_default(),
            ideal: ideal.unwrap_or_default(),
            notes: notes.unwrap_or_default(),
        })
    }
}
