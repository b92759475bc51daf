//! `seachart check`: what is wrong or doubtful in a project.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::{Done, Fault};
use crate::figure::{Fonts, Rgba, Theme, undrawable};
use crate::io::{self, ReadError, VERSION};
use crate::model::{Competitor, Count, Factor, Marker, Project};

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
    problems: Vec<Problem>,
}

#[derive(Debug, Default, Serialize)]
struct Scores {
    levels: Option<usize>,
    not_offered: Option<usize>,
    unscored: Option<usize>,
}

/// Report on the file at `path`.
pub(super) fn run(path: &Path, json: bool) -> Result<Done, Fault> {
    match io::read(path) {
        Ok(project) if json => Done::json(&Report::of(path, &project), false),
        Ok(project) => Ok(Done {
            text: in_words(&project),
            at_fault: false,
        }),
        Err(error) if json => Done::json(&Report::of_error(path, &error), true),
        Err(error) => Err(Fault::input(error)),
    }
}

impl Done {
    fn json(report: &Report, at_fault: bool) -> Result<Self, Fault> {
        let mut text = serde_json::to_string_pretty(report).map_err(Fault::input)?;
        text.push('\n');
        Ok(Self { text, at_fault })
    }
}

impl Report {
    fn of(path: &Path, project: &Project) -> Self {
        let Count {
            levels,
            not_offered,
            unscored,
        } = project.count();
        Self {
            file: path.display().to_string(),
            version: Some(VERSION),
            competitors: Some(project.competitors.len()),
            factors: Some(project.factors.len()),
            scores: Scores {
                levels: Some(levels),
                not_offered: Some(not_offered),
                unscored: Some(unscored),
            },
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

fn many(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

/// Everything doubtful, the project as a whole first, then in the user's order.
fn problems(project: &Project) -> Vec<Problem> {
    let mut problems = Problems::default();
    problems.of_project(project);
    problems.of_competitors(project);
    problems.of_factors(project);
    problems.of_glyphs(project);
    problems.0
}

#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn warn(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.0.push(Problem {
            severity: Severity::Warning,
            message: message.into(),
            r#where: place.into(),
        });
    }

    fn of_project(&mut self, project: &Project) {
        let place = "project";
        if project.title.trim().is_empty() {
            self.warn(place, "no title");
        }
        if project.tagline.trim().is_empty() {
            self.warn(place, "no tagline, one sentence about our own curve");
        }
        if project.competitors.is_empty() {
            self.warn(place, "no competitors");
        } else if project.own().is_none() {
            self.warn(place, "no competitor is our own company");
        }
        if !project.competitors.is_empty() && project.shown_competitors().next().is_none() {
            self.warn(place, "every competitor is hidden");
        }
        if project.factors.is_empty() {
            self.warn(place, "no factors");
        } else if project.canvas_factors().next().is_none() {
            self.warn(place, "no factor stands on the canvas");
        }
        let unscored = project.count().unscored;
        if unscored > 0 {
            let cells = project.competitors.len() * project.factors.len();
            self.warn(place, format!("{unscored} of {cells} scores are missing"));
        }
    }

    fn of_competitors(&mut self, project: &Project) {
        let mut names: BTreeMap<&str, &Competitor> = BTreeMap::new();
        let mut looks: Vec<(Rgba, Marker, &Competitor)> = Vec::new();
        for competitor in &project.competitors {
            let place = place_of(competitor);
            let name = competitor.name.trim();
            if name.is_empty() {
                self.warn(&place, "the name is empty");
            } else if let Some(other) = names.insert(name, competitor) {
                let id = &other.id;
                self.warn(&place, format!("the same name as competitor {id}"));
            }
            if !project.factors.is_empty() && project.scores.row(&competitor.id).is_none() {
                self.warn(&place, "nothing is scored");
            }
            if !competitor.visible {
                continue;
            }
            let color = Theme::Light.look().color(competitor);
            let alike =
                |(c, m, _): &&(Rgba, Marker, &Competitor)| (*c, *m) == (color, competitor.marker);
            match looks.iter().find(alike) {
                Some((.., other)) => {
                    let id = &other.id;
                    self.warn(
                        &place,
                        format!("the same colour and marker as competitor {id}"),
                    );
                }
                None => looks.push((color, competitor.marker, competitor)),
            }
        }
    }

    fn of_factors(&mut self, project: &Project) {
        let mut names: BTreeMap<&str, &Factor> = BTreeMap::new();
        for factor in &project.factors {
            let place = format!("factor {}", factor.id);
            let name = factor.name.trim();
            if name.is_empty() {
                self.warn(&place, "the name is empty");
            } else if let Some(other) = names.insert(name, factor) {
                let id = &other.id;
                self.warn(&place, format!("the same name as factor {id}"));
            }
            let mut rows = project.scores.rows();
            if !project.competitors.is_empty() && !rows.any(|(_, row)| row.contains_key(&factor.id))
            {
                self.warn(&place, "nothing is scored");
            }
        }
    }

    fn of_glyphs(&mut self, project: &Project) {
        let fonts = Fonts::default();
        let mut ask = |place: String, texts: &[&str]| {
            if let Some(sentence) = undrawable(texts.iter().flat_map(|it| fonts.missing(it))) {
                self.warn(place, sentence);
            }
        };
        let Project {
            title,
            tagline,
            source,
            ..
        } = project;
        ask("project".to_owned(), &[title, tagline, source]);
        for competitor in &project.competitors {
            ask(place_of(competitor), &[&competitor.name]);
        }
        for factor in &project.factors {
            let Factor {
                name, low, high, ..
            } = &**factor;
            ask(format!("factor {}", factor.id), &[name, low, high]);
        }
    }
}

fn place_of(competitor: &Competitor) -> String {
    format!("competitor {}", competitor.id)
}
