//! What a table would change in a project there is.
//!
//! Only described: files know no edits. Whoever asks makes one undo step of it.

use std::collections::{BTreeMap, HashMap};
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

/// A score that the project and the table do not agree upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Whose.
    pub competitor: CompetitorId,
    /// On which factor.
    pub factor: FactorId,
    /// What the project says.
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
    /// What the two do not agree upon, in the order of the table.
    pub conflicts: Vec<Conflict>,
}

/// Put the table beside a project. Names are the same without regard to
/// upper case and blanks at their ends.
pub fn merge(outcome: &Outcome, project: &Project) -> Result<Merge, ImportError> {
    check_counts(outcome)?;
    let mut beside = Beside {
        // Grows by what is new, so that ids and looks stay different.
        grown: project.clone(),
        additions: Vec::new(),
    };
    let competitors = beside.competitors(outcome);
    let factors = beside.factors(outcome);
    let segments = beside.segments(outcome);
    let mut additions = beside.additions;
    if outcome.is_importance() {
        importance(outcome, project, (&segments, &factors), &mut additions);
    }
    let (mut said, mut conflicts) = (Vec::new(), Vec::new());
    for cell in cells(outcome) {
        let ids = (competitors.get(cell.competitor), factors.get(cell.factor));
        let (Some(competitor), Some(factor)) = ids else {
            continue;
        };
        let before = project.scores.get(competitor, factor);
        if before != Score::Unscored && before != cell.score {
            conflicts.push(Conflict {
                competitor: competitor.clone(),
                factor: factor.clone(),
                before,
                after: cell.score,
                keep: Keep::default(),
            });
        }
        let mut evidence = cell.evidence(outcome, |at| segments.get(at).cloned());
        // What somebody quoted stays with a score that stays.
        if let Some(present) = project.evidence.get(competitor, factor)
            && before == cell.score
        {
            evidence.quote = Arc::clone(&present.quote);
            evidence.date = present.date;
        }
        said.push((competitor.clone(), factor.clone(), cell.score, evidence));
    }
    Ok(Merge {
        additions,
        said,
        conflicts,
    })
}

impl Merge {
    /// What changes in the project, to be made in this order as one step.
    pub fn changes(&self) -> Vec<Change> {
        let kept: HashMap<(&CompetitorId, &FactorId), Keep> = self
            .conflicts
            .iter()
            .map(|it| ((&it.competitor, &it.factor), it.keep))
            .collect();
        let mut changes = self.additions.clone();
        for (competitor, factor, score, evidence) in &self.said {
            if kept.get(&(competitor, factor)) == Some(&Keep::Project) {
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
}

/// A project that takes in what a table has and it has not.
struct Beside {
    grown: Project,
    additions: Vec<Change>,
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

    fn factors(&mut self, outcome: &Outcome) -> Vec<FactorId> {
        let known = self.grown.factors.iter();
        let mut known: BTreeMap<String, FactorId> =
            known.map(|it| (folded(&it.name), it.id.clone())).collect();
        let id_of = |(at, name): (usize, &String)| {
            known
                .entry(folded(name))
                .or_insert_with(|| {
                    let factor = fresh_factor(&self.grown, outcome, at, name);
                    let id = factor.id.clone();
                    self.additions.push(Change::AddFactor(factor.clone()));
                    self.grown.factors.push(Arc::new(factor));
                    id
                })
                .clone()
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

/// What changes in how important factors are to segments.
fn importance(
    outcome: &Outcome,
    project: &Project,
    (segments, factors): (&[SegmentId], &[FactorId]),
    changes: &mut Vec<Change>,
) {
    for (at, segment) in segments.iter().enumerate() {
        let present = project.segment(segment);
        for (factor, level) in importance_of(outcome, at) {
            let Some(factor) = factors.get(factor) else {
                continue;
            };
            if present.and_then(|it| it.importance.get(factor)) != Some(&level) {
                changes.push(Change::SetImportance {
                    segment: segment.clone(),
                    factor: factor.clone(),
                    level,
                });
            }
        }
    }
}
