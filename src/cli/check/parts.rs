//! What is doubtful in what is said about the table.

use std::collections::BTreeMap;

use super::problems::Problems;
use crate::model::{Evidence, Map, Measure, Project, Score};

/// How far a mean may be from the level that is said to come from it.
const ROUNDED: f64 = 0.01;

impl Problems {
    /// Metrics, segments, evidence, scenarios and maps.
    pub(super) fn of_parts(&mut self, project: &Project) {
        let metrics = project.metrics.iter();
        self.of_names("metric", metrics.map(|it| (it.id.as_str(), &*it.name)));
        let segments = project.segments.iter();
        self.of_names("segment", segments.map(|it| (it.id.as_str(), &*it.name)));
        self.of_evidence(project);
        let scenarios = project.scenarios.iter();
        self.of_names("scenario", scenarios.map(|it| (it.id.as_str(), &*it.name)));
        let maps = project.maps.iter();
        self.of_names("map", maps.map(|it| (it.id.as_str(), &*it.name)));
        for map in &project.maps {
            self.of_map(project, map);
        }
    }

    /// Names that are empty or there twice.
    fn of_names<'p>(&mut self, what: &str, all: impl Iterator<Item = (&'p str, &'p str)>) {
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, name) in all {
            let place = format!("{what} {id}");
            let name = name.trim();
            if name.is_empty() {
                self.warn(place, "the name is empty");
            } else if let Some(other) = names.insert(name, id) {
                self.warn(place, format!("the same name as {what} {other}"));
            }
        }
    }

    fn of_evidence(&mut self, project: &Project) {
        for (competitor, row) in project.evidence.rows() {
            for (factor, evidence) in row {
                let score = project.scores.get(competitor, factor);
                if let Some(message) = of_survey(evidence, score) {
                    let place = format!("competitor {competitor}, factor {factor}");
                    self.warn(place, message);
                }
            }
        }
    }

    fn of_map(&mut self, project: &Project, map: &Map) {
        let place = format!("map {}", map.id);
        for (axis, of) in [("x", &map.x.of), ("y", &map.y.of)] {
            if *of == Measure::Nothing {
                self.warn(&place, format!("nothing is on the {axis} axis"));
            } else if !project.competitors.is_empty() && !is_known_of_anybody(project, of) {
                let of = name_of(of);
                self.warn(
                    &place,
                    format!("nobody can be placed by {of}, the {axis} axis"),
                );
            }
        }
        if map.x.of == map.y.of && map.x.of != Measure::Nothing {
            let of = name_of(&map.x.of);
            self.warn(&place, format!("both axes are {of}"));
        }
    }
}

/// How a score differs from the survey that it is said to come from.
fn of_survey(evidence: &Evidence, score: Score) -> Option<String> {
    let survey = evidence.survey?;
    let mean = survey.level();
    match score {
        // A hair more, as decimals are not exact.
        Score::Level(level) if (level.get() - mean.get()).abs() <= ROUNDED + 1e-9 => None,
        Score::Level(level) => Some(format!(
            "the level is {level}, but the mean of its survey stands for {mean}"
        )),
        Score::NotOffered => Some(format!(
            "not offered, but the mean of its survey stands for {mean}"
        )),
        Score::Unscored => Some(format!(
            "unscored, but the mean of its survey stands for {mean}"
        )),
    }
}

/// Whether anybody can be placed along a measure.
fn is_known_of_anybody(project: &Project, measure: &Measure) -> bool {
    let mut competitors = project.competitors.iter();
    match measure {
        Measure::Nothing => false,
        Measure::Factor(id) => project.scores.rows().any(|(_, row)| row.contains_key(id)),
        Measure::Metric(id) => competitors.any(|it| it.metrics.contains_key(id)),
        Measure::Share => competitors.any(|it| it.share.is_some()),
    }
}

fn name_of(measure: &Measure) -> String {
    match measure {
        Measure::Nothing => "nothing".to_owned(),
        Measure::Factor(id) => format!("factor {id}"),
        Measure::Metric(id) => format!("metric {id}"),
        Measure::Share => "the share".to_owned(),
    }
}
