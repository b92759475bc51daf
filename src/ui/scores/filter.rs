//! Which scores are lit while the others stand back.

use std::collections::BTreeSet;

use crate::model::{CompetitorId, FactorId};

/// The scores that a filter found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lit {
    found: BTreeSet<(CompetitorId, FactorId)>,
}

impl Lit {
    /// Whether a score was found.
    pub(super) fn has(&self, competitor: &CompetitorId, factor: &FactorId) -> bool {
        // A key of a set of pairs is owned; so are few lookups a frame.
        self.found.contains(&(competitor.clone(), factor.clone()))
    }
}
