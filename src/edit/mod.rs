//! Every change a user can make to a project.
//!
//! An [`Edit`] names its targets by id and carries the new value, never a
//! difference, so it can be logged, repeated and tested without a window. Undo
//! is not the edit's job: [`History`] keeps the projects from before and after.

use std::sync::Arc;

use crate::model::{
    Column, Competitor, CompetitorId, Evidence, Factor, FactorId, Level, Map, Measure, Metric,
    Project, Role, Row, Scale, Scenario, Score, Segment, Whose, limits,
};

mod change;
mod evidence;
mod history;
mod label;
mod listed;
mod map;
mod scenario;
mod segment;

pub use change::{CompetitorChange, FactorChange};
pub use evidence::EvidenceChange;
pub use history::History;
pub use listed::{ListEdit, Listed};
pub use map::{MapChange, MetricChange};
pub use scenario::{CardNote, PlanEdit, ScenarioChange};
pub use segment::SegmentChange;

/// One change to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Give the picture another title.
    SetTitle(Arc<str>),
    /// Give our own curve another tagline.
    SetTagline(Arc<str>),
    /// Say where the scores come from.
    SetSource(Arc<str>),
    /// Change the project's notes.
    SetNotes(Arc<str>),
    /// Show levels on another scale.
    SetScale(Scale),
    /// Say how far from the industry standard is well above or well below it.
    SetMargin(Level),
    /// Draw the industry standard on the canvas, or not.
    SetStandard(bool),
    /// Mark what is done with each factor of the canvas, or not.
    SetMarks(bool),
    /// Draw how far levels may be off, or not.
    SetWhiskers(bool),
    /// Let the fill of markers say how sure levels are, or not.
    SetConfidence(bool),
    /// Put somebody's importance under the factors of the canvas, or nobody's.
    SetImportance(Option<Whose>),

    /// Put a competitor and its scores into the list.
    AddCompetitor {
        /// With an id that no other has.
        competitor: Competitor,
        /// Only of factors there are.
        scores: Row,
        /// Its place in the list; past the end is at the end.
        at: usize,
    },
    /// Change one field of a competitor.
    ChangeCompetitor {
        /// Which one.
        id: CompetitorId,
        /// The field and its new value.
        change: CompetitorChange,
    },
    /// Give a competitor another place in the list.
    MoveCompetitor {
        /// Which one.
        id: CompetitorId,
        /// Its place once it is moved; past the end is at the end.
        to: usize,
    },
    /// Take a competitor and its scores out.
    RemoveCompetitor {
        /// Which one.
        id: CompetitorId,
    },

    /// Put a factor and its scores into the list.
    AddFactor {
        /// With an id that no other has.
        factor: Factor,
        /// Only of competitors there are.
        scores: Column,
        /// Its place in the list; past the end is at the end.
        at: usize,
    },
    /// Change one field of a factor.
    ChangeFactor {
        /// Which one.
        id: FactorId,
        /// The field and its new value.
        change: FactorChange,
    },
    /// Give a factor another place in the list.
    MoveFactor {
        /// Which one.
        id: FactorId,
        /// Its place once it is moved; past the end is at the end.
        to: usize,
    },
    /// Take a factor and its scores out.
    RemoveFactor {
        /// Which one.
        id: FactorId,
    },

    /// Say what one competitor offers of one factor.
    SetScore {
        /// Whose curve.
        competitor: CompetitorId,
        /// Which point of it.
        factor: FactorId,
        /// What it offers.
        score: Score,
    },
    /// Say where a score comes from.
    SetEvidence {
        /// Whose score.
        competitor: CompetitorId,
        /// On which factor.
        factor: FactorId,
        /// Empty evidence is none.
        evidence: Evidence,
    },
    /// Change one field of where a score comes from.
    ChangeEvidence {
        /// Whose score.
        competitor: CompetitorId,
        /// On which factor.
        factor: FactorId,
        /// The field and its new value.
        change: EvidenceChange,
    },
    /// Edit the list of metrics.
    Metric(ListEdit<Metric>),
    /// Edit the list of segments.
    Segment(ListEdit<Segment>),
    /// Edit the list of maps.
    Map(ListEdit<Map>),
    /// Edit the list of scenarios.
    Scenario(ListEdit<Scenario>),
    /// Edit a variant of our own curve, or what is planned with it.
    Plan(PlanEdit),
}

/// Why an edit was refused. The project is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Say because of an earlier command in the same frame.
    #[error("that competitor no longer exists")]
    NoCompetitor(CompetitorId),
    /// Say because of an earlier command in the same frame.
    #[error("that factor no longer exists")]
    NoFactor(FactorId),
    /// Say because of an earlier command in the same frame.
    #[error("that {what} no longer exists")]
    Gone {
        /// What kind of thing.
        what: &'static str,
    },

    /// There is no curve of our own that could be changed.
    #[error("the project has no own company: make one of its competitors our own first")]
    NoOwn,

    /// A survey that asked nobody, varies less than not at all, or has a scale
    /// without width.
    #[error(
        "the numbers of that survey cannot be: expected somebody asked, on a scale of two ends"
    )]
    Survey,

    /// The id of something added is taken.
    #[error("the id \"{0}\" is taken")]
    Taken(String),
    /// The project is as large as it may get.
    #[error("a project holds at most {limit} {what}")]
    Full {
        /// What there would be too much of.
        what: &'static str,
        /// How many there may be.
        limit: usize,
    },
    /// A name or note longer than the file may hold.
    #[error("that text is too long: at most {limit} characters")]
    TooLong {
        /// How many characters there may be.
        limit: usize,
    },
}

impl Edit {
    /// What the undo menu calls this edit, when made to `project`.
    ///
    /// To be asked before the edit is made: it names things as they were.
    pub fn label(&self, project: &Project) -> String {
        label::of(self, project)
    }

    /// What `project` would be after it; nothing is changed.
    pub fn tried(self, project: &Project) -> Result<Project, Refused> {
        let mut project = project.clone();
        self.apply(&mut project)?;
        Ok(project)
    }

    /// Apply to `project`. On an error the caller drops `project`.
    fn apply(self, project: &mut Project) -> Result<(), Refused> {
        match self {
            Self::SetTitle(text) => project.title = checked_name(text)?,
            Self::SetTagline(text) => project.tagline = checked_name(text)?,
            Self::SetSource(text) => project.source = checked_name(text)?,
            Self::SetNotes(text) => project.notes = checked_note(text)?,
            Self::SetScale(scale) => project.settings.scale = scale,
            Self::SetMargin(margin) => project.settings.margin = margin,
            Self::SetStandard(shown) => project.settings.standard = shown,
            Self::SetMarks(shown) => project.settings.marks = shown,
            Self::SetWhiskers(shown) => project.settings.whiskers = shown,
            Self::SetConfidence(shown) => project.settings.confidence = shown,
            Self::SetImportance(whose) => segment::set_importance(project, whose)?,
            Self::AddCompetitor {
                competitor,
                scores,
                at,
            } => add_competitor(project, competitor, scores, at)?,
            Self::ChangeCompetitor { id, change } => change_competitor(project, &id, change)?,
            Self::MoveCompetitor { id, to } => {
                let at = competitor_at(project, &id)?;
                move_within(&mut project.competitors, at, to);
            }
            Self::RemoveCompetitor { id } => remove_competitor(project, &id)?,
            Self::AddFactor { factor, scores, at } => add_factor(project, factor, &scores, at)?,
            Self::ChangeFactor { id, change } => change_factor(project, &id, change)?,
            Self::MoveFactor { id, to } => {
                let at = factor_at(project, &id)?;
                move_within(&mut project.factors, at, to);
            }
            Self::RemoveFactor { id } => remove_factor(project, &id)?,
            Self::SetScore {
                competitor,
                factor,
                score,
            } => {
                // Who has scores is there, and is found faster among them.
                if project.scores.row(&competitor).is_none() {
                    competitor_at(project, &competitor)?;
                }
                factor_at(project, &factor)?;
                project.scores.set(&competitor, &factor, score);
            }
            Self::SetEvidence {
                competitor,
                factor,
                evidence,
            } => evidence::set(project, &competitor, &factor, evidence)?,
            Self::ChangeEvidence {
                competitor,
                factor,
                change,
            } => evidence::change(project, &competitor, &factor, change)?,
            Self::Metric(edit) => edit.apply(project)?,
            Self::Segment(edit) => edit.apply(project)?,
            Self::Map(edit) => edit.apply(project)?,
            Self::Scenario(edit) => edit.apply(project)?,
            Self::Plan(edit) => edit.apply(project)?,
        }
        Ok(())
    }
}

fn add_competitor(
    project: &mut Project,
    competitor: Competitor,
    scores: Row,
    at: usize,
) -> Result<(), Refused> {
    let limit = limits::COMPETITORS;
    if project.competitors.len() >= limit {
        let what = "competitors";
        return Err(Refused::Full { what, limit });
    }
    if project.competitor(&competitor.id).is_some() {
        return Err(Refused::Taken(competitor.id.to_string()));
    }
    if let Some(strange) = scores.keys().find(|id| project.factor(id).is_none()) {
        return Err(Refused::NoFactor(strange.clone()));
    }
    checked_name(Arc::clone(&competitor.name))?;
    checked_note(Arc::clone(&competitor.notes))?;
    if competitor.role == Role::Own {
        step_down(project);
    }
    project.scores.set_row(&competitor.id, scores);
    let at = at.min(project.competitors.len());
    project.competitors.insert(at, Arc::new(competitor));
    Ok(())
}

fn add_factor(
    project: &mut Project,
    factor: Factor,
    scores: &Column,
    at: usize,
) -> Result<(), Refused> {
    let limit = limits::FACTORS;
    if project.factors.len() >= limit {
        let what = "factors";
        return Err(Refused::Full { what, limit });
    }
    if project.factor(&factor.id).is_some() {
        return Err(Refused::Taken(factor.id.to_string()));
    }
    if let Some(strange) = scores.keys().find(|id| project.competitor(id).is_none()) {
        return Err(Refused::NoCompetitor(strange.clone()));
    }
    for text in [&factor.name, &factor.low, &factor.high] {
        checked_name(Arc::clone(text))?;
    }
    checked_note(Arc::clone(&factor.notes))?;
    project.scores.set_column(&factor.id, scores);
    let at = at.min(project.factors.len());
    project.factors.insert(at, Arc::new(factor));
    Ok(())
}

fn change_competitor(
    project: &mut Project,
    id: &CompetitorId,
    change: CompetitorChange,
) -> Result<(), Refused> {
    let at = competitor_at(project, id)?;
    if change == CompetitorChange::Role(Role::Own) {
        step_down(project);
    }
    if let CompetitorChange::Metric(metric, Some(_)) = &change {
        listed::place::<Metric>(project, metric)?;
    }
    change.apply(Arc::make_mut(&mut project.competitors[at]))
}

fn change_factor(
    project: &mut Project,
    id: &FactorId,
    change: FactorChange,
) -> Result<(), Refused> {
    let at = factor_at(project, id)?;
    change.apply(Arc::make_mut(&mut project.factors[at]))
}

/// Take a competitor out, and whatever names it.
fn remove_competitor(project: &mut Project, id: &CompetitorId) -> Result<(), Refused> {
    let at = competitor_at(project, id)?;
    project.competitors.remove(at);
    project.scores.remove_row(id);
    project.evidence.remove_row(id);
    map::forget_competitor(project, id);
    Ok(())
}

/// Take a factor out, and whatever names it.
fn remove_factor(project: &mut Project, id: &FactorId) -> Result<(), Refused> {
    let at = factor_at(project, id)?;
    project.factors.remove(at);
    project.scores.remove_column(id);
    project.evidence.remove_column(id);
    segment::forget_factor(project, id);
    scenario::forget_factor(project, id);
    map::forget_measure(project, &Measure::Factor(id.clone()));
    Ok(())
}

/// Make room for another own company: the present one becomes a rival.
fn step_down(project: &mut Project) {
    for competitor in &mut project.competitors {
        if competitor.role == Role::Own {
            Arc::make_mut(competitor).role = Role::Rival;
        }
    }
}

fn move_within<T>(list: &mut Vec<T>, from: usize, to: usize) {
    let item = list.remove(from);
    list.insert(to.min(list.len()), item);
}

fn checked_name(text: Arc<str>) -> Result<Arc<str>, Refused> {
    checked(text, limits::NAME_CHARS)
}

fn checked_note(text: Arc<str>) -> Result<Arc<str>, Refused> {
    checked(text, limits::NOTE_CHARS)
}

fn checked(text: Arc<str>, limit: usize) -> Result<Arc<str>, Refused> {
    // No text has more characters than bytes, and most are short.
    if text.len() <= limit || text.chars().count() <= limit {
        Ok(text)
    } else {
        Err(Refused::TooLong { limit })
    }
}

fn competitor_at(project: &Project, id: &CompetitorId) -> Result<usize, Refused> {
    let mut list = project.competitors.iter();
    list.position(|competitor| competitor.id == *id)
        .ok_or_else(|| Refused::NoCompetitor(id.clone()))
}

fn factor_at(project: &Project, id: &FactorId) -> Result<usize, Refused> {
    let mut list = project.factors.iter();
    list.position(|factor| factor.id == *id)
        .ok_or_else(|| Refused::NoFactor(id.clone()))
}
