//! New values for single fields.

use std::sync::Arc;

use super::{Refused, checked_name, checked_note};
use crate::model::{
    Color, Competitor, Direction, Factor, Kind, Marker, MetricId, Number, Role, Share,
};

/// A field of a competitor and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum CompetitorChange {
    Name(Arc<str>),
    /// To `Own`: the present own company becomes a rival.
    Role(Role),
    Color(Color),
    Marker(Marker),
    Share(Option<Share>),
    /// What is known of a metric; none if it is not known.
    Metric(MetricId, Option<Number>),
    Visible(bool),
    Notes(Arc<str>),
}

impl CompetitorChange {
    pub(super) fn apply(self, competitor: &mut Competitor) -> Result<(), Refused> {
        match self {
            Self::Name(name) => competitor.name = checked_name(name)?,
            Self::Role(role) => competitor.role = role,
            Self::Color(color) => competitor.color = color,
            Self::Marker(marker) => competitor.marker = marker,
            Self::Share(share) => competitor.share = share,
            Self::Metric(id, Some(value)) => drop(competitor.metrics.insert(id, value)),
            Self::Metric(id, None) => drop(competitor.metrics.remove(&id)),
            Self::Visible(visible) => competitor.visible = visible,
            Self::Notes(notes) => competitor.notes = checked_note(notes)?,
        }
        Ok(())
    }
}

/// A field of a factor and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum FactorChange {
    Name(Arc<str>),
    Kind(Kind),
    Direction(Direction),
    Low(Arc<str>),
    High(Arc<str>),
    OnCanvas(bool),
    Notes(Arc<str>),
}

impl FactorChange {
    pub(super) fn apply(self, factor: &mut Factor) -> Result<(), Refused> {
        match self {
            Self::Name(name) => factor.name = checked_name(name)?,
            Self::Kind(kind) => factor.kind = kind,
            Self::Direction(direction) => factor.direction = direction,
            Self::Low(low) => factor.low = checked_name(low)?,
            Self::High(high) => factor.high = checked_name(high)?,
            Self::OnCanvas(on_canvas) => factor.on_canvas = on_canvas,
            Self::Notes(notes) => factor.notes = checked_note(notes)?,
        }
        Ok(())
    }
}
