//! `seachart check`: what is wrong or doubtful in a project.

use std::path::Path;

use serde::Serialize;

use self::problems::problems;
use super::{Done, Fault};
use crate::io::{self, ReadError};
use crate::model::{Axis, Count, Map, Measure, Project};

mod parts;
mod problems;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    /// The file cannot be opened.
    Error,
    /// It can, and something in it is doubtful.
    Warning,
}

/// One thing that is wrong or doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Problem {
    severity: Severity,
    message: String,
    /// A line and column, or what in the project is meant.
    r#where: String,
}

/// What is known of a file. With `null` for what is not, when it cannot be opened.
#[derive(Debug, Serialize)]
struct Report {
    file: String,
    version: Option<u64>,
    competitors: Option<usize>,
    factors: Option<usize>,
    scores: Scores,
    /// How many scores say where they come from.
    evidence: Option<usize>,
    metrics: Option<Vec<Named>>,
    segments: Option<Vec<Named>>,
    scenarios: Option<Vec<Named>>,
    maps: Option<Vec<MapEntry>>,
    problems: Vec<Problem>,
}

/// Something in a list of the project.
#[derive(Debug, Serialize)]
struct Named {
    id: String,
    name: String,
}

/// A positioning map, with what is on its axes: the id of a factor or metric,
/// "share", or nothing.
#[derive(Debug, Serialize)]
struct MapEntry {
    id: String,
    name: String,
    x: Option<String>,
    y: Option<String>,
}

#[derive(Debug, Default, Serialize)]
struct Scores {
    levels: Option<usize>,
    not_offered: Option<usize>,
    unscored: Option<usize>,
}

/// Report on the file at `path`.
pub(super) fn run(path: &Path, json: bool) -> Result<Done, Fault> {
    match io::read_versioned(path) {
        Ok((project, version)) if json => Done::json(&Report::of(path, version, &project), false),
        Ok((project, _)) => Ok(Done {
            text: in_words(&project),
            at_fault: false,
        }),
        Err(error) if json => Done::json(&Report::of_error(path, &error), true),
        Err(error) => Err(Fault::input(error)),
    }
}

impl Done {
    /// One JSON document.
    pub(super) fn json(report: &impl Serialize, at_fault: bool) -> Result<Self, Fault> {
        let mut text = serde_json::to_string_pretty(report).map_err(Fault::input)?;
        text.push('\n');
        Ok(Self { text, at_fault })
    }
}

/// The ids and names of a list.
macro_rules! named {
    ($list:expr) => {
        $list
            .iter()
            .map(|thing| Named {
                id: thing.id.to_string(),
                name: thing.name.to_string(),
            })
            .collect()
    };
}

impl Report {
    fn of(path: &Path, version: u64, project: &Project) -> Self {
        let Count {
            levels,
            not_offered,
            unscored,
        } = project.count();
        Self {
            file: path.display().to_string(),
            version: Some(version),
            competitors: Some(project.competitors.len()),
            factors: Some(project.factors.len()),
            scores: Scores {
                levels: Some(levels),
                not_offered: Some(not_offered),
                unscored: Some(unscored),
            },
            evidence: Some(evidence(project)),
            metrics: Some(named!(project.metrics)),
            segments: Some(named!(project.segments)),
            scenarios: Some(named!(project.scenarios)),
            maps: Some(maps(project)),
            problems: problems(project),
        }
    }

    fn of_error(path: &Path, error: &ReadError) -> Self {
        let place = error.place();
        Self {
            file: path.display().to_string(),
            version: None,
            competitors: None,
            factors: None,
            scores: Scores::default(),
            evidence: None,
            metrics: None,
            segments: None,
            scenarios: None,
            maps: None,
            problems: vec![Problem {
                severity: Severity::Error,
                message: error.message(),
                r#where: place.map_or_else(
                    || "file".to_owned(),
                    |(line, column)| format!("{line}:{column}"),
                ),
            }],
        }
    }
}

/// How many scores have evidence.
fn evidence(project: &Project) -> usize {
    project.evidence.rows().map(|(_, row)| row.len()).sum()
}

fn maps(project: &Project) -> Vec<MapEntry> {
    let of = |axis: &Axis| match &axis.of {
        Measure::Nothing => None,
        Measure::Factor(id) => Some(id.to_string()),
        Measure::Metric(id) => Some(id.to_string()),
        Measure::Share => Some("share".to_owned()),
    };
    let entry = |map: &Map| MapEntry {
        id: map.id.to_string(),
        name: map.name.to_string(),
        x: of(&map.x),
        y: of(&map.y),
    };
    project.maps.iter().map(|map| entry(map)).collect()
}

fn in_words(project: &Project) -> String {
    let Count {
        levels,
        not_offered,
        unscored,
    } = project.count();
    let competitors = many(project.competitors.len(), "competitor");
    let factors = many(project.factors.len(), "factor");
    let levels = many(levels, "level");
    let mut lines = vec![
        format!("{competitors}, {factors}"),
        format!("{levels}, {not_offered} not offered, {unscored} unscored"),
    ];
    lines.extend(parts_in_words(project));
    let problems = problems(project);
    if problems.is_empty() {
        lines.push("no problems".to_owned());
    }
    for problem in problems {
        lines.push(format!("warning: {}: {}", problem.message, problem.r#where));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What is said about the table, where anything is.
fn parts_in_words(project: &Project) -> Option<String> {
    let counts = [
        (project.metrics.len(), "metric"),
        (project.segments.len(), "segment"),
        (project.scenarios.len(), "scenario"),
        (project.maps.len(), "map"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let mut parts: Vec<String> = counts.map(|(count, what)| many(count, what)).collect();
    let sourced = evidence(project);
    if sourced > 0 {
        parts.push(format!("evidence for {}", many(sourced, "score")));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "1 factor", "2 factors".
pub(super) fn many(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}
