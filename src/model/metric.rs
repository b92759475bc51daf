//! What is known of competitors beside the factors: revenue, shops, staff.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::MetricId;

/// A quantity that competitors have in any amount: an axis of a map that nobody
/// can drag along, or the size of its bubbles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Stays the same when the metric is renamed or moved.
    pub id: MetricId,

    /// Such as "Revenue". May be empty, long or of several lines.
    pub name: Arc<str>,

    /// Such as "M€"; empty for none.
    #[serde(default)]
    pub unit: Arc<str>,
}
