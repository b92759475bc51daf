//! Which scores are lit while the others stand back: those that nobody could
//! defend, or those that may be out of date.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::{older_than, without_evidence};
use crate::model::{CompetitorId, Date, FactorId, Project, Score};

/// What is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Nothing: all scores are lit.
    #[default]
    All,
    /// Scores of which nobody says where they come from.
    WithoutEvidence,
    /// Scores whose evidence is from before a day.
    Older,
}

impl Wanted {
    /// In the list of filters.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "All scores",
            Self::WithoutEvidence => "Without evidence",
            Self::Older => "Evidence older than",
        }
    }
}

/// The scores that a filter found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lit {
    found: BTreeMap<CompetitorId, BTreeSet<FactorId>>,
    /// How many.
    count: usize,
    /// Of how many that there are.
    of: usize,
}

impl Lit {
    /// Whether a score was found.
    pub(super) fn has(&self, competitor: &CompetitorId, factor: &FactorId) -> bool {
        let row = self.found.get(competitor);
        row.is_some_and(|row| row.contains(factor))
    }

    /// Whether none was found.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The found score that comes after a point in the order of the project, or
    /// before it: by competitor, then by factor, and round from the end to the
    /// start.
    pub(super) fn next(
        &self,
        project: &Project,
        from: (Option<&CompetitorId>, Option<&FactorId>),
        forward: bool,
    ) -> Option<(CompetitorId, FactorId)> {
        let mut all = project.competitors.iter();
        let here = from.0.and_then(|id| all.position(|it| it.id == *id));
        let mut all = project.factors.iter();
        let column = from.1.and_then(|id| all.position(|it| it.id == *id));
        let here = here.zip(column);
        let found = project
            .competitors
            .iter()
            .enumerate()
            .flat_map(|(at, whose)| {
                let row = self.found.get(&whose.id);
                let factors = project.factors.iter().enumerate();
                factors
                    .filter(move |(_, factor)| row.is_some_and(|row| row.contains(&factor.id)))
                    .map(move |(place, factor)| ((at, place), (&whose.id, &factor.id)))
            });
        let (mut beyond, mut end) = (None, None);
        for (place, id) in found {
            let after = here.is_none_or(|here| place > here);
            let before = here.is_none_or(|here| place < here);
            if forward {
                end = end.or(Some(id));
                beyond = beyond.or_else(|| after.then_some(id));
            } else {
                end = Some(id);
                beyond = if before { Some(id) } else { beyond };
            }
        }
        let (competitor, factor) = beyond.or(end)?;
        Some((competitor.clone(), factor.clone()))
    }
}

/// The filter, as it was chosen, and what it found.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// What is looked for.
    pub(super) wanted: Wanted,
    /// The day as it is typed.
    pub(super) typed: String,
    /// Whether the field for the day is to get the keyboard.
    pub(super) asks: bool,
    /// Of which project, and for what.
    of: Option<(Arc<Project>, Wanted, String)>,
    /// None where all scores are lit, or the day is none.
    found: Option<Arc<Lit>>,
}

impl Filter {
    /// The day that is typed; none if it is none.
    fn date(&self) -> Option<Date> {
        Date::try_from(self.typed.trim().to_owned()).ok()
    }

    /// Whether something is typed that is no day.
    pub(super) fn is_wrong(&self) -> bool {
        self.wanted == Wanted::Older && !self.typed.trim().is_empty() && self.date().is_none()
    }

    /// Look again if something changed.
    pub(super) fn look(&mut self, project: &Arc<Project>) {
        let same = self.of.as_ref().is_some_and(|(of, wanted, typed)| {
            Arc::ptr_eq(of, project) && *wanted == self.wanted && *typed == self.typed
        });
        if same {
            return;
        }
        self.of = Some((Arc::clone(project), self.wanted, self.typed.clone()));
        let found = match self.wanted {
            Wanted::All => None,
            Wanted::WithoutEvidence => Some(without_evidence(project)),
            Wanted::Older => self.date().map(|date| older_than(project, date)),
        };
        self.found = found.map(|found| {
            let mut lit = Lit {
                count: found.len(),
                of: scored(project),
                ..Lit::default()
            };
            for (competitor, factor) in found {
                let row = lit.found.entry(competitor.clone()).or_default();
                row.insert(factor.clone());
            }
            Arc::new(lit)
        });
    }

    /// What was found.
    pub(super) fn lit(&self) -> Option<&Arc<Lit>> {
        self.found.as_ref()
    }

    /// How many were found, in words.
    pub(super) fn words(&self) -> Option<String> {
        let Lit { count, of, .. } = self.found.as_deref()?;
        let scores = if *of == 1 { "score" } else { "scores" };
        Some(match self.wanted {
            Wanted::Older => {
                format!("{count} of {of} {scores} older than {}", self.typed.trim())
            }
            Wanted::All | Wanted::WithoutEvidence => {
                format!("{count} of {of} {scores} without evidence")
            }
        })
    }
}

/// How many scores there are.
fn scored(project: &Project) -> usize {
    let rows = project.scores.rows();
    rows.map(|(_, row)| {
        let scores = row.values();
        scores.filter(|score| **score != Score::Unscored).count()
    })
    .sum()
}
