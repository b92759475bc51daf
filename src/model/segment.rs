//! Who buys, and what they want.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::competitor::yes;
use super::{Color, FactorId, Level, SegmentId, Share};

/// A group of buyers, or of people who do not buy yet.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum Buyers {
    /// They buy from somebody in this industry.
    #[default]
    Buyers,

    /// They do not buy here yet.
    NonBuyers,
}

impl Buyers {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Buyers => "Buyers",
            Self::NonBuyers => "Non-buyers",
        }
    }
}

/// Whose opinion is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// That of all segments, each counting by its size.
    All,

    /// That of one segment.
    Segment(SegmentId),
}

impl Whose {
    /// The segment, if it is one's.
    pub fn segment(&self) -> Option<&SegmentId> {
        match self {
            Self::All => None,
            Self::Segment(id) => Some(id),
        }
    }
}

/// A group of buyers who want about the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Stays the same when the segment is renamed or moved.
    pub id: SegmentId,

    /// As shown beside its ring. May be empty, long or of several lines.
    pub name: Arc<str>,

    /// Whether they buy here.
    #[serde(default)]
    pub buyers: Buyers,

    /// Its part of all buyers, where known.
    #[serde(default)]
    pub size: Option<Share>,

    /// Of its ring.
    pub color: Color,

    /// Whether its ring is drawn on maps that show segments.
    #[serde(default = "yes")]
    pub visible: bool,

    /// How much each factor matters to them, 0 to 10. What is not said has no entry.
    #[serde(default)]
    pub importance: BTreeMap<FactorId, Level>,

    /// How much of each factor they would like best. What is not said has no entry.
    #[serde(default)]
    pub ideal: BTreeMap<FactorId, Level>,

    /// Free text for whoever works on the project; never drawn.
    #[serde(default)]
    pub notes: Arc<str>,
}
