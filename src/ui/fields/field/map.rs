//! The texts of a map and of a metric.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{Edit, ListEdit, MapChange, MetricChange};
use crate::model::{Map, MapId, Metric, MetricId, Project};

/// A text of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum MapField {
    /// Its name.
    Name,
    /// The name of a quadrant, as it lies in the picture.
    TopLeft,
    /// As above.
    TopRight,
    /// As above.
    BottomLeft,
    /// As above.
    BottomRight,
}

impl MapField {
    pub(super) fn text(self, map: &Map) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Name => &map.name,
            Self::TopLeft => &map.quadrants.top_left,
            Self::TopRight => &map.quadrants.top_right,
            Self::BottomLeft => &map.quadrants.bottom_left,
            Self::BottomRight => &map.quadrants.bottom_right,
        })
    }

    /// The names of the other quadrants stay as they are.
    pub(super) fn edit(
        self,
        id: &MapId,
        text: Arc<str>,
        project: &Project,
    ) -> Result<Edit, String> {
        let gone = || "that map no longer exists".to_owned();
        let mut quadrants = project.map(id).ok_or_else(gone)?.quadrants.clone();
        let place = match self {
            Self::Name => {
                let (id, change) = (id.clone(), MapChange::Name(text));
                return Ok(Edit::Map(ListEdit::Change { id, change }));
            }
            Self::TopLeft => &mut quadrants.top_left,
            Self::TopRight => &mut quadrants.top_right,
            Self::BottomLeft => &mut quadrants.bottom_left,
            Self::BottomRight => &mut quadrants.bottom_right,
        };
        *place = text;
        let (id, change) = (id.clone(), MapChange::Quadrants(quadrants));
        Ok(Edit::Map(ListEdit::Change { id, change }))
    }
}

/// A text of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum MetricField {
    /// Its name.
    Name,
    /// What it is counted in.
    Unit,
}

impl MetricField {
    pub(super) fn text(self, metric: &Metric) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Name => &metric.name,
            Self::Unit => &metric.unit,
        })
    }

    pub(super) fn edit(self, id: &MetricId, text: Arc<str>) -> Edit {
        let id = id.clone();
        let change = match self {
            Self::Name => MetricChange::Name(text),
            Self::Unit => MetricChange::Unit(text),
        };
        Edit::Metric(ListEdit::Change { id, change })
    }
}
