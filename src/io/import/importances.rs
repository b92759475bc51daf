//! Importances of a table, taken into a project there is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::ImportError;
use super::error::{Fault, Place};
use super::guess::is_called_importance;
use super::outcome::{Cell, Outcome};
use super::plan::Layout;
use super::project::{EVERYBODY, folded, importance_of, segment_names};
use super::scale::{self, Basis};
use crate::model::{FactorId, Project, limits};

/// A project with the importances of a table, and what came of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Importances {
    /// With what the table says; factors are those there were.
    pub project: Project,
    /// The table, read as how important factors are.
    pub outcome: Outcome,
    /// How many factors of it the table tells about.
    pub factors: usize,
    /// The segments that have importances of it now, by name.
    pub segments: Vec<String>,
    /// How many importances were there already and are others now.
    pub replaced: usize,
    /// What else the table tells about: no factor of the project is called so.
    pub unknown: Vec<String>,
}

/// The factors of a project, by their names without regard to upper case.
type Known = BTreeMap<String, FactorId>;

/// Take the importances of a table into `project`. Factors and segments are
/// matched by name, without regard to upper case and blanks at their ends. A
/// segment that is not there is added, a factor is not.
///
/// Of a matrix, the rows or the columns that are called as factors are these,
/// and the others are segments. A single column that is called "Importance" or
/// the like is of the project's only segment.
pub fn importances(outcome: &Outcome, project: &Project) -> Result<Importances, ImportError> {
    let of_name = |fault: Fault| fault.of(&outcome.source);
    let factors = project.factors.iter();
    let known: Known = factors
        .map(|factor| (folded(&factor.name), factor.id.clone()))
        .collect();
    let outcome = read_as(outcome, project, &known).map_err(of_name)?;
    take(outcome, project, &known).map_err(of_name)
}

fn fault(message: impl Into<String>) -> Fault {
    Fault::new(Place::default(), message)
}

/// The table, read as how important factors are.
fn read_as(outcome: &Outcome, project: &Project, known: &Known) -> Result<Outcome, Fault> {
    let mut outcome = if outcome.is_importance() {
        outcome.clone()
    } else if outcome.layout == Layout::Matrix && outcome.segments.is_empty() {
        of_matrix(outcome, project, known)?
    } else {
        return Err(fault(
            "this table tells how competitors do, and not how important factors are: \
             expected none in it",
        ));
    };
    if outcome.scales.basis != Basis::Given && said(&outcome).all(|cell| cell.n <= 1) {
        set_scale(&mut outcome, known);
    }
    Ok(outcome)
}

/// What segments say; where there are none, what everybody does.
fn said(outcome: &Outcome) -> impl Iterator<Item = &Cell> {
    let by_segment = !outcome.segments.is_empty();
    let cells = outcome.cells.iter();
    cells.filter(move |cell| cell.segment.is_some() == by_segment)
}

/// A matrix of factors and segments, one of which it took for competitors.
fn of_matrix(outcome: &Outcome, project: &Project, known: &Known) -> Result<Outcome, Fault> {
    let is_known = |name: &&String| known.contains_key(&folded(name));
    let count = |names: &[String]| names.iter().filter(is_known).count();
    let (as_said, turned) = (count(&outcome.factors), count(&outcome.competitors));
    if as_said + turned == 0 {
        return Err(none_known(project));
    }
    let is_turned = turned > as_said;
    let cell = |cell: &Cell| {
        let competitor = cell.competitor?;
        let (factor, segment) = if is_turned {
            (competitor, cell.factor)
        } else {
            (cell.factor, competitor)
        };
        Some(Cell {
            competitor: None,
            factor,
            segment: Some(segment),
            ..*cell
        })
    };
    let (factors, segments) = if is_turned {
        (&outcome.competitors, &outcome.factors)
    } else {
        (&outcome.factors, &outcome.competitors)
    };
    Ok(Outcome {
        competitors: Vec::new(),
        factors: factors.clone(),
        segments: named(segments, project)?,
        cells: outcome.cells.iter().filter_map(cell).collect(),
        ..outcome.clone()
    })
}

/// The segments of a matrix, or the only one of the project where the only
/// column says nothing but that it holds importances.
fn named(segments: &[String], project: &Project) -> Result<Vec<String>, Fault> {
    let is_segment = |name: &String| {
        let mut there = project.segments.iter();
        there.any(|segment| folded(&segment.name) == folded(name))
    };
    match segments {
        [only] if is_called_importance(only) && !is_segment(only) => {
            match project.segments.as_slice() {
                [] => Ok(vec![EVERYBODY.to_owned()]),
                [segment] => Ok(vec![segment.name.to_string()]),
                several => Err(fault(format!(
                    "\"{only}\" does not say to which of {} segments: expected the name of one",
                    several.len()
                ))),
            }
        }
        _ => Ok(segments.to_vec()),
    }
}

/// Importances are compared with each other: one scale, of what the table says
/// of factors that are known.
fn set_scale(outcome: &mut Outcome, known: &Known) {
    let is_known: Vec<bool> = outcome
        .factors
        .iter()
        .map(|name| known.contains_key(&folded(name)))
        .collect();
    let used = said(outcome).filter(|cell| is_known.get(cell.factor) == Some(&true));
    let (min, max) = used
        .filter_map(|cell| cell.mean)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(min, max), it| {
            (min.min(it), max.max(it))
        });
    if min <= max {
        outcome.scales = scale::shared(min, max, is_known.len());
    }
}

/// What to say of a table that tells of nothing in the project.
fn none_known(project: &Project) -> Fault {
    let mut names: Vec<&str> = project.factors.iter().take(5).map(|it| &*it.name).collect();
    if names.len() < project.factors.len() {
        names.push("…");
    }
    if names.is_empty() {
        return fault("the project has no factors: expected some");
    }
    fault(format!(
        "nothing in the table is called as a factor of the project: expected {}",
        names.join(", ")
    ))
}

fn take(outcome: Outcome, project: &Project, known: &Known) -> Result<Importances, Fault> {
    let names = outcome.factors.iter();
    let ids: Vec<Option<&FactorId>> = names.map(|name| known.get(&folded(name))).collect();
    let factors = ids.iter().flatten().count();
    if factors == 0 {
        return Err(none_known(project));
    }
    let named = outcome.factors.iter().zip(&ids);
    let unknown = named.filter(|(_, id)| id.is_none());
    let unknown: Vec<String> = unknown.map(|(name, _)| name.clone()).collect();
    let mut project = project.clone();
    let mut replaced = 0;
    let segments = segment_names(&outcome);
    for (at, name) in segments.iter().enumerate() {
        let place = segment_place(&mut project, name)?;
        let Some(segment) = project.segments.get_mut(place) else {
            continue;
        };
        let importance = &mut Arc::make_mut(segment).importance;
        for (factor, level) in importance_of(&outcome, at) {
            if let Some(Some(id)) = ids.get(factor) {
                let before = importance.insert((*id).clone(), level);
                replaced += usize::from(before.is_some_and(|before| before != level));
            }
        }
    }
    Ok(Importances {
        project,
        outcome,
        factors,
        segments,
        replaced,
        unknown,
    })
}

/// The place of the segment with this name, which is added if there is none.
fn segment_place(project: &mut Project, name: &str) -> Result<usize, Fault> {
    let mut segments = project.segments.iter();
    match segments.position(|segment| folded(&segment.name) == folded(name)) {
        Some(place) => Ok(place),
        None if project.segments.len() >= limits::SEGMENTS => {
            let most = limits::SEGMENTS;
            Err(fault(format!("a project has at most {most} segments")))
        }
        None => {
            let segment = project.fresh_segment(name);
            project.segments.push(Arc::new(segment));
            Ok(project.segments.len() - 1)
        }
    }
}
