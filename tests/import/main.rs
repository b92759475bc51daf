//! Tables of other programs: what is read from them, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use seachart::io::import::{Cell, ImportError, Known, Outcome, Progress, ScalePlan, Source, run};
use seachart::model::Project;

mod books;
mod cli;
mod clipboard;
mod hostile;
mod identity;
mod importances;
mod merged;
mod mutants;
mod packages;
mod reference;
mod refused;
mod tables;

/// What `source` says, as far as it is not known already.
fn try_import(source: &Source, known: &Known) -> Result<Outcome, ImportError> {
    let plan = source.plan(known)?;
    run(source, &plan, &Progress::default())
}

/// What a table of text says.
#[track_caller]
fn import(text: &str, known: &Known) -> Outcome {
    try_import(&Source::from_bytes("table.csv", text.as_bytes()), known).unwrap()
}

/// The project that a table of text makes; it is sound.
#[track_caller]
fn project(text: &str, known: &Known) -> Project {
    let project = seachart::io::import::project(&import(text, known), known.own.as_deref());
    let project = project.unwrap();
    assert_eq!(project.check(), []);
    project
}

/// What everybody said about a competitor and a factor.
#[track_caller]
fn cell(outcome: &Outcome, competitor: &str, factor: &str) -> Cell {
    cell_of(outcome, competitor, factor, None)
}

/// What a segment said about a competitor and a factor.
#[track_caller]
fn cell_of(outcome: &Outcome, competitor: &str, factor: &str, segment: Option<&str>) -> Cell {
    let place = |names: &[String], name: &str| names.iter().position(|it| it == name);
    let competitor = place(&outcome.competitors, competitor);
    let factor = place(&outcome.factors, factor).unwrap();
    let segment = segment.map(|name| place(&outcome.segments, name).unwrap());
    let found = outcome
        .cells
        .iter()
        .find(|cell| (cell.competitor, cell.factor, cell.segment) == (competitor, factor, segment));
    *found.unwrap()
}

/// Count, mean and deviation of a cell.
fn numbers(cell: Cell) -> (u64, Option<f64>, Option<f64>) {
    (cell.n, cell.mean, cell.sd)
}

/// Column, reason, count and first row of what was skipped.
fn skipped(outcome: &Outcome) -> Vec<(&str, &str, u64, u64)> {
    let skipped = outcome.skipped.iter();
    skipped
        .map(|it| (it.column.as_str(), it.reason.name(), it.count, it.first_row))
        .collect()
}

fn scale(low: f64, high: f64) -> Known {
    Known {
        scale: ScalePlan::Given { low, high },
        ..Known::default()
    }
}

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
