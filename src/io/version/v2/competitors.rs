//! Metrics, and the competitors that have them.

use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use super::list::{Before, Thing};
use super::names::Known;
use super::{NAME, NOTE};
use crate::io::version::value::{checked, once};
use crate::model::{Competitor, CompetitorId, Metric, MetricId, Number, Role, limits};

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum MetricField {
    Id,
    Name,
    Unit,
}

impl Thing for Metric {
    const STRUCT: &'static str = "Metric";
    const LIMIT: usize = limits::METRICS;

    type Id = MetricId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        _known: &Known,
        before: &mut Before<MetricId>,
    ) -> Result<Self, A::Error> {
        let (mut id, mut name, mut unit) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                MetricField::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                MetricField::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                MetricField::Unit => once(&mut unit, "unit", || map.next_value_seed(NAME))?,
            }
        }
        Ok(Self {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            unit: unit.unwrap_or_default(),
        })
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Id,
    Name,
    Role,
    Color,
    Marker,
    Share,
    Metrics,
    Visible,
    Notes,
}

impl Thing for Competitor {
    const STRUCT: &'static str = "Competitor";
    const LIMIT: usize = limits::COMPETITORS;

    type Id = CompetitorId;

    fn read<'de, A: MapAccess<'de>>(
        mut map: A,
        known: &Known,
        before: &mut Before<CompetitorId>,
    ) -> Result<Self, A::Error> {
        let (mut id, mut name, mut role, mut color) = (None, None, None, None);
        let (mut marker, mut share, mut metrics) = (None, None, None);
        let (mut visible, mut notes) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Id => once(&mut id, "id", || map.next_value_seed(before.fresh_id()))?,
                Field::Name => once(&mut name, "name", || map.next_value_seed(NAME))?,
                Field::Role => once(&mut role, "role", || {
                    map.next_value_seed(checked(|role| check_role(*role, before)))
                })?,
                Field::Color => once(&mut color, "color", || map.next_value())?,
                Field::Marker => once(&mut marker, "marker", || map.next_value())?,
                Field::Share => once(&mut share, "share", || map.next_value())?,
                Field::Metrics => once(&mut metrics, "metrics", || {
                    map.next_value_seed(known.by_metric(PhantomData::<Number>))
                })?,
                Field::Visible => once(&mut visible, "visible", || map.next_value())?,
                Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            }
        }
        let competitor = Self {
            id: id.ok_or_else(|| Error::missing_field("id"))?,
            name: name.ok_or_else(|| Error::missing_field("name"))?,
            role: role.unwrap_or_default(),
            color: color.ok_or_else(|| Error::missing_field("color"))?,
            marker: marker.unwrap_or_default(),
            share: share.unwrap_or_default(),
            metrics: metrics.unwrap_or_default(),
            visible: visible.unwrap_or(true),
            notes: notes.unwrap_or_default(),
        };
        if competitor.role == Role::Own {
            before.own = Some(competitor.id.clone());
        }
        Ok(competitor)
    }
}

fn check_role(role: Role, before: &Before<CompetitorId>) -> Result<(), String> {
    match &before.own {
        Some(own) if role == Role::Own => Err(format!(
            "a second own company beside \"{own}\": expected one at most"
        )),
        _ => Ok(()),
    }
}
