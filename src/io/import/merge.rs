//! What a table would change in a project there is.
//!
//! Only described: files know no edits. Whoever asks makes one undo step of it.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::ImportError;
use super::outcome::Outcome;
use super::project::{cells, check_counts, folded, fresh_factor, importance_of, segment_names};
use crate::model::{
    Competitor, CompetitorId, Evidence, Factor, FactorId, Level, Project, Role, Score, Segment,
    SegmentId,
};

/// One change to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A competitor that was not there.
    AddCompetitor(Competitor),
    /// A factor that was not there.
    AddFactor(Factor),
    /// A segment that was not there.
    AddSegment(Segment),
    /// Another score.
    SetScore {
        /// Whose.
        competitor: CompetitorId,
        /// On which factor.
        factor: FactorId,
        /// What the table says.
        score: Score,
    },
    /// Where a score comes from now.
    SetEvidence {
        /// Whose.
        competitor: CompetitorId,
        /// On which factor.
        factor: FactorId,
        /// The table.
        evidence: Evidence,
    },
    /// How important a factor is to a segment.
    SetImportance {
        /// To whom.
        segment: SegmentId,
        /// Which one.
        factor: FactorId,
        /// What the table says.
        level: Level,
    },
}

/// Which of two scores stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keep {
    /// What the project says.
    Project,
    /// What the table says.
    #[default]
    Table,
}

/// Of whom something is said about a factor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// How much a competitor offers.
    Competitor(CompetitorId),
    /// How important it is to a segment.
    Segment(SegmentId),
}

/// What the project and the table do not agree upon: a score, which takes its
/// evidence along, or an importance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose.
    pub about: About,
    /// On which factor.
    pub factor: FactorId,
    /// What the project says; an importance is a level.
    pub before: Score,
    /// What the table says.
    pub after: Score,
    /// Which of them stays; to be chosen before [`Merge::changes`].
    pub keep: Keep,
}

/// A table beside a project, matched by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// What is new, things before what is said of them.
    additions: Vec<Change>,
    /// What is said, in the order of the table, with its evidence.
    said: Vec<(CompetitorId, FactorId, Score, Evidence)>,
    /// The importances that are said, in the order of the table.
    weighed: Vec<(SegmentId, FactorId, Level)>,
    /// What the two do not agree upon, in the order of the table.
    pub conflicts: Vec<Conflict>,
    /// The factors that a table of importances tells about and the project has not.
    pub unknown: Vec<String>,
}

/// Put the table beside a project. Names are the same without regard to
/// upper case and blanks at their ends. A table of importances adds no factors
/// to a project that has some.
pub fn merge(outcome: &Outcome, project: &Project) -> Result<Merge, ImportError> {
    check_counts(outcome)?;
    let mut beside = Beside {
        // Grows by what is new, so that ids and looks stay different.
        grown: project.clone(),
        additions: Vec::new(),
        unknown: Vec::new(),
    };
    let competitors = beside.competitors(outcome);
    let factors = beside.factors(outcome);
    let segments = beside.segments(outcome);
    let mut merge = Merge {
        additions: beside.additions,
        said: Vec::new(),
        weighed: Vec::new(),
        conflicts: Vec::new(),
        unknown: beside.unknown,
    };
    if outcome.is_importance() {
        merge.weigh(outcome, project, (&segments, &factors));
    }
    for cell in cells(outcome) {
        let ids = (competitors.get(cell.competitor), factors.get(cell.factor));
        let (Some(competitor), Some(Some(factor))) = ids else {
            continue;
        };
        let before = project.scores.get(competitor, factor);
        if before != Score::Unscored && before != cell.score {
            merge.conflicts.push(Conflict {
                about: About::Competitor(competitor.clone()),
                factor: factor.clone(),
                before,
                after: cell.score,
                keep: Keep::default(),
            });
        }
        let mut evidence = cell.evidence(outcome, |at| segments.get(at).cloned());
        if let Some(present) = project.evidence.get(competitor, factor)
            && before == cell.score
        {
            evidence = both(present, evidence);
        }
        let ids = (competitor.clone(), factor.clone());
        merge.said.push((ids.0, ids.1, cell.score, evidence));
    }
    Ok(merge)
}

/// The evidence for a level that stays: what is there stays, and the table fills
/// what nobody said. Only a newer survey takes the place of an older one, and
/// its source with it.
fn both(present: &Evidence, table: Evidence) -> Evidence {
    let mut evidence = present.clone();
    let newer =
        table.survey.is_some() && present.survey.is_some() && table.survey != present.survey;
    if newer || evidence.source.is_empty() {
        evidence.source = table.source;
    }
    evidence.confidence = evidence.confidence.or(table.confidence);
    evidence.survey = table.survey.or(evidence.survey);
    evidence.segments.extend(table.segments);
    evidence
}

impl Merge {
    /// What changes in the project, to be made in this order as one step.
    pub fn changes(&self) -> Vec<Change> {
        let kept = self.conflicts.iter().filter(|it| it.keep == Keep::Project);
        let kept: HashSet<(&About, &FactorId)> = kept.map(|it| (&it.about, &it.factor)).collect();
        let mut changes = self.additions.clone();
        for (segment, factor, level) in &self.weighed {
            if !kept.contains(&(&About::Segment(segment.clone()), factor)) {
                changes.push(Change::SetImportance {
                    segment: segment.clone(),
                    factor: factor.clone(),
                    level: *level,
                });
            }
        }
        for (competitor, factor, score, evidence) in &self.said {
            if kept.contains(&(&About::Competitor(competitor.clone()), factor)) {
                continue;
            }
            changes.push(Change::SetScore {
                competitor: competitor.clone(),
                factor: factor.clone(),
                score: *score,
            });
            changes.push(Change::SetEvidence {
                competitor: competitor.clone(),
                factor: factor.clone(),
                evidence: evidence.clone(),
            });
        }
        changes
    }

    /// Note how important factors are to segments, where that is another level.
    fn weigh(
        &mut self,
        outcome: &Outcome,
        project: &Project,
        (segments, factors): (&[SegmentId], &[Option<FactorId>]),
    ) {
        for (at, segment) in segments.iter().enumerate() {
            let present = project.segment(segment);
            for (factor, level) in importance_of(outcome, at) {
                let Some(Some(factor)) = factors.get(factor) else {
                    continue;
                };
                let before = present.and_then(|it| it.importance.get(factor)).copied();
                if before == Some(level) {
                    continue;
                }
                self.weighed.push((segment.clone(), factor.clone(), level));
                if let Some(before) = before {
                    self.conflicts.push(Conflict {
                        about: About::Segment(segment.clone()),
                        factor: factor.clone(),
                        before: Score::Level(before),
                        after: Score::Level(level),
                        keep: Keep::default(),
                    });
                }
            }
        }
    }
}

/// A project that takes in what a table has and it has not.
struct Beside {
    grown: Project,
    additions: Vec<Change>,
    /// What of importance is no factor of the project.
    unknown: Vec<String>,
}

impl Beside {
    fn competitors(&mut self, outcome: &Outcome) -> Vec<CompetitorId> {
        let known = self.grown.competitors.iter();
        let mut known: BTreeMap<String, CompetitorId> =
            known.map(|it| (folded(&it.name), it.id.clone())).collect();
        let id_of = |name: &String| {
            known
                .entry(folded(name))
                .or_insert_with(|| {
                    let competitor = self.grown.fresh_competitor(name, Role::Rival);
                    let id = competitor.id.clone();
                    self.additions
                        .push(Change::AddCompetitor(competitor.clone()));
                    self.grown.competitors.push(Arc::new(competitor));
                    id
                })
                .clone()
        };
        outcome.competitors.iter().map(id_of).collect()
    }

    fn factors(&mut self, outcome: &Outcome) -> Vec<Option<FactorId>> {
        let closed = outcome.is_importance() && !self.grown.factors.is_empty();
        let known = self.grown.factors.iter();
        let mut known: BTreeMap<String, FactorId> =
            known.map(|it| (folded(&it.name), it.id.clone())).collect();
        let id_of = |(at, name): (usize, &String)| {
            if closed && !known.contains_key(&folded(name)) {
                self.unknown.push(name.clone());
                return None;
            }
            let id = known.entry(folded(name)).or_insert_with(|| {
                let factor = fresh_factor(&self.grown, outcome, at, name);
                let id = factor.id.clone();
                self.additions.push(Change::AddFactor(factor.clone()));
                self.grown.factors.push(Arc::new(factor));
                id
            });
            Some(id.clone())
        };
        outcome.factors.iter().enumerate().map(id_of).collect()
    }

    fn segments(&mut self, outcome: &Outcome) -> Vec<SegmentId> {
        let known = self.grown.segments.iter();
        let mut known: BTreeMap<String, SegmentId> =
            known.map(|it| (folded(&it.name), it.id.clone())).collect();
        let id_of = |name: &String| {
            known
                .entry(folded(name))
                .or_insert_with(|| {
                    let segment = self.grown.fresh_segment(name);
                    let id = segment.id.clone();
                    self.additions.push(Change::AddSegment(segment.clone()));
                    self.grown.segments.push(Arc::new(segment));
                    id
                })
                .clone()
        };
        segment_names(outcome).iter().map(id_of).collect()
    }
}
