//! Questions about positioning maps.

use crate::model::{FactorId, Project};

/// The pair of factors.
pub fn suggest_axes(project: &Project) -> Option<(FactorId, FactorId)> {
    let [x, y, ..] = project.factors.as_slice() else {
        return None;
    };
    Some((x.id.clone(), y.id.clone()))
}
