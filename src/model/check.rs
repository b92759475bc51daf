//! The rules of a project that no single type can hold.

use std::collections::BTreeSet;

use super::{
    BubbleSize, Card, CompetitorId, Evidence, FactorId, Measure, MetricId, Plan, Project, Role,
    Score, SegmentId, Survey, Whose, limits,
};

/// A rule of the project that is broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Two things of one kind with one id.
    #[error("the {what} id \"{id}\" is used twice")]
    Twice {
        /// The kind.
        what: &'static str,
        /// The id.
        id: String,
    },

    /// More than one competitor in the role of our own company.
    #[error("\"{0}\" and \"{1}\" both have the role Own; a project has one own company at most")]
    TwoOwn(CompetitorId, CompetitorId),

    /// Something is said about a thing that is not in its list.
    #[error("{whose} names the {what} \"{id}\", which is not in the list")]
    Strange {
        /// Who says so, such as "a score".
        whose: &'static str,
        /// The kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
    },

    /// An entry that says nothing takes up a place.
    #[error("{what} of \"{id}\" says nothing: expected no entry")]
    Empty {
        /// What is empty.
        what: &'static str,
        /// What it is about.
        id: String,
    },

    /// A survey of nobody, or on a scale without width.
    #[error("the survey of \"{1}\" of \"{0}\" asked nobody, or its numbers cannot be")]
    Survey(CompetitorId, FactorId),

    /// More of something than [`limits`] allows.
    #[error("too many {what}: {found}, at most {limit} are allowed")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
}

/// The ids of everything, and what was found to be wrong.
#[derive(Default)]
struct Checker<'p> {
    competitors: BTreeSet<&'p CompetitorId>,
    factors: BTreeSet<&'p FactorId>,
    metrics: BTreeSet<&'p MetricId>,
    segments: BTreeSet<&'p SegmentId>,
    broken: Vec<Broken>,
}

impl Project {
    /// Everything wrong with the project. Empty for any project built by edits.
    pub fn check(&self) -> Vec<Broken> {
        let mut checker = Checker::default();
        checker.lists(self);
        checker.scores(self);
        checker.evidence(self);
        checker.maps(self);
        for segment in &self.segments {
            checker.factors_of("a segment", segment.importance.keys());
            checker.factors_of("a segment", segment.ideal.keys());
        }
        if let Some(id) = self.importance.as_ref().and_then(Whose::segment) {
            let known = checker.segments.contains(id);
            checker.known(known, "the row of importance", "segment", id.as_str());
        }
        checker.plan(&self.plan);
        for scenario in &self.scenarios {
            checker.factors_of("a scenario", scenario.scores.keys());
            checker.plan(&scenario.plan);
        }
        checker.too_many(self);
        checker.broken
    }
}

impl<'p> Checker<'p> {
    /// Collect the ids and find those that are taken twice.
    fn lists(&mut self, project: &'p Project) {
        let mut own: Option<&CompetitorId> = None;
        for competitor in &project.competitors {
            let id = &competitor.id;
            let first = self.competitors.insert(id);
            self.once(first, "competitor", id.as_str());
            if competitor.role == Role::Own {
                if let Some(first) = own {
                    self.broken.push(Broken::TwoOwn(first.clone(), id.clone()));
                }
                own = Some(id);
            }
        }
        for factor in &project.factors {
            let first = self.factors.insert(&factor.id);
            self.once(first, "factor", factor.id.as_str());
        }
        for metric in &project.metrics {
            let first = self.metrics.insert(&metric.id);
            self.once(first, "metric", metric.id.as_str());
        }
        for segment in &project.segments {
            let first = self.segments.insert(&segment.id);
            self.once(first, "segment", segment.id.as_str());
        }
        let (mut maps, mut scenarios) = (BTreeSet::new(), BTreeSet::new());
        for map in &project.maps {
            self.once(maps.insert(&map.id), "map", map.id.as_str());
        }
        for scenario in &project.scenarios {
            let first = scenarios.insert(&scenario.id);
            self.once(first, "scenario", scenario.id.as_str());
        }
        for competitor in &project.competitors {
            for metric in competitor.metrics.keys() {
                let known = self.metrics.contains(metric);
                self.known(known, "a competitor", "metric", metric.as_str());
            }
        }
    }

    fn scores(&mut self, project: &Project) {
        for (competitor, row) in project.scores.rows() {
            let known = self.competitors.contains(competitor);
            self.known(known, "a score", "competitor", competitor.as_str());
            self.factors_of("a score", row.keys());
            for (factor, score) in row.iter() {
                if *score == Score::Unscored {
                    self.empty("a score", factor.as_str());
                }
            }
        }
    }

    fn evidence(&mut self, project: &Project) {
        for (competitor, row) in project.evidence.rows() {
            let known = self.competitors.contains(competitor);
            self.known(known, "evidence", "competitor", competitor.as_str());
            self.factors_of("evidence", row.keys());
            for (factor, evidence) in row {
                if **evidence == Evidence::default() {
                    self.empty("evidence", factor.as_str());
                }
                if !evidence.surveys().all(Survey::is_sound) {
                    let (competitor, factor) = (competitor.clone(), factor.clone());
                    self.broken.push(Broken::Survey(competitor, factor));
                }
                for segment in evidence.segments.keys() {
                    let known = self.segments.contains(segment);
                    self.known(known, "evidence", "segment", segment.as_str());
                }
            }
        }
    }

    fn maps(&mut self, project: &Project) {
        for map in &project.maps {
            for axis in [&map.x, &map.y] {
                match &axis.of {
                    Measure::Factor(id) => self.factors_of("a map", std::iter::once(id)),
                    Measure::Metric(id) => self.metric_of_map(id),
                    Measure::Nothing | Measure::Share => {}
                }
            }
            if let BubbleSize::Metric(id) = &map.size {
                self.metric_of_map(id);
            }
            for competitor in map.hidden.iter().chain(map.pins.keys()) {
                let known = self.competitors.contains(competitor);
                self.known(known, "a map", "competitor", competitor.as_str());
            }
            for segment in map.segment_pins.keys() {
                let known = self.segments.contains(segment);
                self.known(known, "a map", "segment", segment.as_str());
            }
        }
    }

    fn metric_of_map(&mut self, id: &MetricId) {
        let known = self.metrics.contains(id);
        self.known(known, "a map", "metric", id.as_str());
    }

    fn plan(&mut self, plan: &Plan) {
        self.factors_of("a plan", plan.cards.keys());
        for (factor, card) in &plan.cards {
            if **card == Card::default() {
                self.empty("a card", factor.as_str());
            }
        }
        self.few("muted findings", plan.muted.len(), limits::MUTED);
    }

    fn too_many(&mut self, project: &Project) {
        let counts = [
            (
                "competitors",
                project.competitors.len(),
                limits::COMPETITORS,
            ),
            ("factors", project.factors.len(), limits::FACTORS),
            ("metrics", project.metrics.len(), limits::METRICS),
            ("segments", project.segments.len(), limits::SEGMENTS),
            ("maps", project.maps.len(), limits::MAPS),
            ("scenarios", project.scenarios.len(), limits::SCENARIOS),
        ];
        for (what, found, limit) in counts {
            self.few(what, found, limit);
        }
    }

    fn factors_of<'i>(&mut self, whose: &'static str, ids: impl Iterator<Item = &'i FactorId>) {
        for id in ids {
            let known = self.factors.contains(id);
            self.known(known, whose, "factor", id.as_str());
        }
    }

    fn once(&mut self, first: bool, what: &'static str, id: &str) {
        if !first {
            let id = id.to_owned();
            self.broken.push(Broken::Twice { what, id });
        }
    }

    fn known(&mut self, known: bool, whose: &'static str, what: &'static str, id: &str) {
        if !known {
            let id = id.to_owned();
            self.broken.push(Broken::Strange { whose, what, id });
        }
    }

    fn empty(&mut self, what: &'static str, id: &str) {
        let id = id.to_owned();
        self.broken.push(Broken::Empty { what, id });
    }

    fn few(&mut self, what: &'static str, found: usize, limit: usize) {
        if found > limit {
            self.broken.push(Broken::TooMany { what, found, limit });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Axis, Kind, Scenario};

    #[test]
    fn check_names_what_is_broken() {
        let mut project = Project::default();
        let own = project.fresh_competitor("Us", Role::Own);
        project.competitors.push(Arc::new(own.clone()));
        project.competitors.push(Arc::new(own.clone()));
        let strange = FactorId::from_name("strange", |_| false);
        project.scores.set(&own.id, &strange, Score::NotOffered);
        let id = own.id.to_string();
        assert_eq!(
            project.check(),
            [
                Broken::Twice {
                    what: "competitor",
                    id
                },
                Broken::TwoOwn(own.id.clone(), own.id),
                Broken::Strange {
                    whose: "a score",
                    what: "factor",
                    id: "strange".to_owned()
                },
            ]
        );
    }

    #[test]
    fn whatever_names_a_factor_is_checked() {
        let mut project = Project::default();
        let strange = project.fresh_factor("Strange", Kind::Product).id;
        let scenario = Scenario {
            scores: [(strange.clone(), Score::Unscored)].into(),
            ..project.fresh_scenario("To be")
        };
        let mut map = project.fresh_map("Map");
        map.x = Axis::of_factor(&strange);
        let mut segment = project.fresh_segment("Commuters");
        segment
            .ideal
            .insert(strange.clone(), crate::model::Level::MAX);
        project.plan.cards.insert(strange, Arc::default());
        project.scenarios.push(Arc::new(scenario));
        project.maps.push(Arc::new(map));
        project.segments.push(Arc::new(segment));
        let broken: Vec<String> = project.check().iter().map(Broken::to_string).collect();
        assert_eq!(
            broken,
            [
                "a map names the factor \"strange\", which is not in the list",
                "a segment names the factor \"strange\", which is not in the list",
                "a plan names the factor \"strange\", which is not in the list",
                "a card of \"strange\" says nothing: expected no entry",
                "a scenario names the factor \"strange\", which is not in the list",
            ]
        );
    }
}
