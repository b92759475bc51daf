//! What can be done with work that another run had no time to save.

use std::sync::Arc;

/// One answer to an offer. The names are those of the cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rescue {
    /// Show what there is, in front of the open project.
    Show,
    /// Decide another time.
    Later,
    /// Go on with it.
    Open(Arc<str>),
    /// Go on with it, and save it under another name at once.
    SaveElsewhere(Arc<str>),
    /// Delete it; asked about before.
    Discard(Arc<str>),
}
