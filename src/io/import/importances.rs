//! Importances of a table, taken into a project there is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ImportError;
use super::error::{Fault, Place};
use super::outcome::Outcome;
use super::project::{folded, importance_of, segment_names};
use crate::model::{FactorId, Project, limits};

/// A project with the importances of a table, and what came of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importances {
    /// With what the table says; factors are those there were.
    pub project: Project,
    /// How many factors of it the table tells about.
    pub factors: usize,
    /// The segments that have importances of it now, by name.
    pub segments: Vec<String>,
    /// What else the table tells about: no factor of the project is called so.
    pub unknown: Vec<String>,
}

/// Take the importances of a table into `project`. Factors and segments are
/// matched by name, without regard to upper case and blanks at their ends. A
/// segment that is not there is added, a factor is not.
pub fn importances(outcome: &Outcome, project: &Project) -> Result<Importances, ImportError> {
    let fault = |message: String| Fault::new(Place::default(), message).of(&outcome.source);
    if !outcome.is_importance() {
        let message = "this table tells how competitors do, and not how important factors are: \
                       expected none in it";
        return Err(fault(message.to_owned()));
    }
    let factors = project.factors.iter();
    let known: BTreeMap<String, FactorId> = factors
        .map(|factor| (folded(&factor.name), factor.id.clone()))
        .collect();
    let ids: Vec<Option<&FactorId>> = outcome
        .factors
        .iter()
        .map(|name| known.get(&folded(name)))
        .collect();
    let named = outcome.factors.iter().zip(&ids);
    let unknown = named.filter(|(_, id)| id.is_none());
    let unknown: Vec<String> = unknown.map(|(name, _)| name.clone()).collect();
    let mut project = project.clone();
    let segments = segment_names(outcome);
    for (at, name) in segments.iter().enumerate() {
        let same = |segment: &Arc<_>| {
            let segment: &crate::model::Segment = segment;
            folded(&segment.name) == folded(name)
        };
        let place = match project.segments.iter().position(same) {
            Some(place) => place,
            None if project.segments.len() >= limits::SEGMENTS => {
                let most = limits::SEGMENTS;
                return Err(fault(format!("a project has at most {most} segments")));
            }
            None => {
                let segment = project.fresh_segment(name);
                project.segments.push(Arc::new(segment));
                project.segments.len() - 1
            }
        };
        if let Some(segment) = project.segments.get_mut(place) {
            let importance = &mut Arc::make_mut(segment).importance;
            for (factor, level) in importance_of(outcome, at) {
                if let Some(Some(id)) = ids.get(factor) {
                    importance.insert((*id).clone(), level);
                }
            }
        }
    }
    Ok(Importances {
        project,
        factors: ids.iter().flatten().count(),
        segments,
        unknown,
    })
}
