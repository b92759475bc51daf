//! What is doubtful in a project.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use super::{Problem, Severity};
use crate::figure::{Fonts, Rgba, Theme, undrawable};
use crate::model::{Competitor, Factor, Marker, Project, Share};

/// Everything doubtful: the project as a whole, then each kind of thing in the
/// user's order (evidence by id), then letters that no font has.
pub(super) fn problems(project: &Project) -> Vec<Problem> {
    let mut problems = Problems::default();
    problems.of_project(project);
    problems.of_competitors(project);
    problems.of_factors(project);
    problems.of_parts(project);
    problems.of_glyphs(project);
    problems.0
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    pub(super) fn warn(&mut self, place: impl Into<String>, message: impl Into<String>) {
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
        self.of_sum(
            "the shares of the competitors",
            project.competitors.iter().map(|it| it.share),
        );
        self.of_sum(
            "the sizes of the segments",
            project.segments.iter().map(|it| it.size),
        );
        let unscored = project.count().unscored;
        if unscored > 0 {
            let cells = project.competitors.len() * project.factors.len();
            self.warn(place, format!("{unscored} of {cells} scores are missing"));
        }
    }

    /// Parts of one whole that are more than the whole.
    fn of_sum(&mut self, what: &str, parts: impl Iterator<Item = Option<Share>>) {
        // In hundredths, which are exact.
        let hundredths = |share: Share| (share.percent() * 100.0).round() as u64;
        let sum: u64 = parts.flatten().map(hundredths).sum();
        if sum > 10_000 {
            let percent = sum as f64 / 100.0;
            self.warn("project", format!("{what} sum to {percent} percent"));
        }
    }

    fn of_competitors(&mut self, project: &Project) {
        let mut names: BTreeMap<&str, &Competitor> = BTreeMap::new();
        let mut looks: HashMap<(Rgba, Marker), &Competitor> = HashMap::new();
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
            match looks.entry((color, competitor.marker)) {
                Entry::Occupied(other) => {
                    let id = &other.get().id;
                    self.warn(
                        &place,
                        format!("the same colour and marker as competitor {id}"),
                    );
                }
                Entry::Vacant(free) => {
                    free.insert(competitor);
                }
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
        for metric in &project.metrics {
            ask(
                format!("metric {}", metric.id),
                &[&metric.name, &metric.unit],
            );
        }
        for segment in &project.segments {
            ask(format!("segment {}", segment.id), &[&segment.name]);
        }
        for scenario in &project.scenarios {
            let texts = [&*scenario.name, &*scenario.tagline];
            ask(format!("scenario {}", scenario.id), &texts);
        }
        for map in &project.maps {
            let [a, b, c, d] = map.quadrants.names();
            ask(format!("map {}", map.id), &[&map.name, a, b, c, d]);
        }
    }
}

fn place_of(competitor: &Competitor) -> String {
    format!("competitor {}", competitor.id)
}
