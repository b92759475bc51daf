//! From what a table says to a project.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::ImportError;
use super::error::{Fault, Place};
use super::outcome::{Cell, Outcome};
use super::scale::Basis;
use crate::model::{
    Competitor, CompetitorId, Confidence, Evidence, Factor, FactorId, Kind, Level, Number, Project,
    Role, Row, Score, Segment, SegmentId, Survey, limits,
};

/// The segment of a table about importance that has none.
pub(super) const EVERYBODY: &str = "Everybody";

/// A project with what the table says; `own` names our own company.
///
/// Levels are the means, mapped linearly from the scale to 0 to 10. Answers
/// of people are evidence for their level, kept to the last digit. A table
/// about importance gives factors and segments.
pub fn project(outcome: &Outcome, own: Option<&str>) -> Result<Project, ImportError> {
    check_counts(outcome)?;
    let own = own.map(|own| own_of(outcome, own)).transpose()?;
    let mut project = Project {
        title: title_of(&outcome.source).into(),
        source: outcome.source.as_str().into(),
        ..Project::default()
    };
    add_competitors(&mut project, &outcome.competitors, own);
    add_factors(&mut project, outcome);
    for name in &segment_names(outcome) {
        let segment = project.fresh_segment(name);
        project.segments.push(Arc::new(segment));
    }
    if outcome.is_importance() {
        set_importance(&mut project, outcome);
    }
    set_scores(&mut project, outcome);
    Ok(project)
}

/// The names of the segments that the table makes.
pub(super) fn segment_names(outcome: &Outcome) -> Vec<String> {
    if outcome.is_importance() && outcome.segments.is_empty() {
        vec![EVERYBODY.to_owned()]
    } else {
        outcome.segments.clone()
    }
}

/// What a file is about, from its name.
fn title_of(source: &str) -> String {
    let stem = Path::new(source).file_stem();
    let stem = stem.map(|stem| stem.to_string_lossy().replace('_', " "));
    stem.unwrap_or_default().trim().to_owned()
}

pub(super) fn check_counts(outcome: &Outcome) -> Result<(), ImportError> {
    let counts = [
        (
            "competitors",
            outcome.competitors.len(),
            limits::COMPETITORS,
        ),
        ("factors", outcome.factors.len(), limits::FACTORS),
        ("segments", outcome.segments.len(), limits::SEGMENTS),
    ];
    for (what, found, limit) in counts {
        if found > limit {
            let message = format!("{found} {what}: a project has at most {limit}");
            return Err(Fault::new(Place::default(), message).of(&outcome.source));
        }
    }
    Ok(())
}

/// The place of our own company among the competitors.
fn own_of(outcome: &Outcome, own: &str) -> Result<usize, ImportError> {
    let wanted = folded(own);
    let mut names = outcome.competitors.iter();
    names
        .position(|name| folded(name) == wanted)
        .ok_or_else(|| {
            let mut list: Vec<String> = outcome.competitors.iter().take(12).cloned().collect();
            if list.len() < outcome.competitors.len() {
                list.push("…".to_owned());
            }
            ImportError::Asked {
                name: outcome.source.clone(),
                message: format!(
                    "there is no competitor \"{}\": expected one of {}",
                    own.trim(),
                    list.join(", ")
                ),
            }
        })
}

/// A name as it is compared: without blanks at its ends, in lower case.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// How many looks there are before they begin again.
const LOOKS: usize = 255;

/// Many names at once; one by one, each would be compared with all before it.
fn add_competitors(project: &mut Project, names: &[String], own: Option<usize>) {
    let mut rivals = 0;
    for (at, (name, id)) in names.iter().zip(competitor_ids(names)).enumerate() {
        let role = if Some(at) == own {
            Role::Own
        } else {
            Role::Rival
        };
        let looks = if role == Role::Rival && rivals >= LOOKS {
            let mut others = project.competitors.iter().filter(|it| it.role == role);
            others
                .nth(rivals % LOOKS)
                .map(|like| Competitor::clone(like))
        } else {
            None
        };
        rivals += usize::from(role == Role::Rival);
        let competitor = looks.unwrap_or_else(|| project.fresh_competitor(name, role));
        project.competitors.push(Arc::new(Competitor {
            id,
            name: name.as_str().into(),
            ..competitor
        }));
    }
}

/// An id for each name, all different.
fn competitor_ids(names: &[String]) -> Vec<CompetitorId> {
    let mut taken: HashSet<CompetitorId> = HashSet::new();
    let mut next: HashMap<CompetitorId, u64> = HashMap::new();
    let id_of = |name: &String| {
        let plain = CompetitorId::from_name(name, |_| false);
        let mut id = plain.clone();
        while taken.contains(&id) {
            let number = next.entry(plain.clone()).or_insert(1);
            *number += 1;
            let numbered = CompetitorId::try_from(format!("{plain}-{number}"));
            id =
                numbered.unwrap_or_else(|_| CompetitorId::from_name(name, |it| taken.contains(it)));
        }
        taken.insert(id.clone());
        id
    };
    names.iter().map(id_of).collect()
}

fn add_factors(project: &mut Project, outcome: &Outcome) {
    for (at, name) in outcome.factors.iter().enumerate() {
        let factor = fresh_factor(project, outcome, at, name);
        project.factors.push(Arc::new(factor));
    }
}

/// A factor of the table. One in a unit of its own says what its ends are.
pub(super) fn fresh_factor(project: &Project, outcome: &Outcome, at: usize, name: &str) -> Factor {
    let mut factor = project.fresh_factor(name, kind_of(name));
    if outcome.scales.basis == Basis::EachFactor
        && let Some((low, high)) = outcome.scales.ends.get(at)
    {
        factor.low = rounded(*low).into();
        factor.high = rounded(*high).into();
    }
    factor
}

/// A price is expensive at its high end; nothing else is known from a name.
fn kind_of(name: &str) -> Kind {
    if folded(name) == "price" {
        Kind::Price
    } else {
        Kind::default()
    }
}

/// A number in at most three decimals, as people write it.
fn rounded(number: f64) -> String {
    ((number * 1000.0).round() / 1000.0).to_string()
}

fn set_importance(project: &mut Project, outcome: &Outcome) {
    let factors: Vec<FactorId> = project.factors.iter().map(|it| it.id.clone()).collect();
    for (at, segment) in project.segments.iter_mut().enumerate() {
        let segment: &mut Segment = Arc::make_mut(segment);
        for (factor, level) in importance_of(outcome, at) {
            if let Some(id) = factors.get(factor) {
                segment.importance.insert(id.clone(), level);
            }
        }
    }
}

/// How important each factor is to a segment of the table.
pub(super) fn importance_of(
    outcome: &Outcome,
    segment: usize,
) -> impl Iterator<Item = (usize, Level)> {
    let of = (!outcome.segments.is_empty()).then_some(segment);
    let cells = outcome.cells.iter().filter(move |cell| cell.segment == of);
    cells.filter_map(|cell| Some((cell.factor, level_of(outcome, cell)?)))
}

fn level_of(outcome: &Outcome, cell: &Cell) -> Option<Level> {
    let level = outcome.scales.level(cell.factor, cell.mean?);
    Some(Level::nearest(level))
}

fn set_scores(project: &mut Project, outcome: &Outcome) {
    // Rows are set in the order of their ids: then each goes to the end.
    let mut rows: BTreeMap<CompetitorId, Row> = BTreeMap::new();
    let segments: Vec<SegmentId> = project.segments.iter().map(|it| it.id.clone()).collect();
    for said in cells(outcome) {
        let Some(competitor) = project.competitors.get(said.competitor) else {
            continue;
        };
        let Some(factor) = project.factors.get(said.factor) else {
            continue;
        };
        let row = rows.entry(competitor.id.clone()).or_default();
        row.insert(factor.id.clone(), said.score);
        let evidence = said.evidence(outcome, |segment| segments.get(segment).cloned());
        project.evidence.set(&competitor.id, &factor.id, evidence);
    }
    for (id, row) in rows {
        project.scores.set_row(&id, row);
    }
}

/// What the table says of one competitor on one factor.
pub(super) struct Said<'o> {
    pub(super) competitor: usize,
    pub(super) factor: usize,
    pub(super) score: Score,
    /// Everybody's, then each segment's.
    cells: &'o [Cell],
}

/// What the table says, cell by cell.
pub(super) fn cells(outcome: &Outcome) -> impl Iterator<Item = Said<'_>> {
    let same = |a: &Cell, b: &Cell| (a.competitor, a.factor) == (b.competitor, b.factor);
    outcome.cells.chunk_by(same).filter_map(|cells| {
        let all = cells.first()?;
        let score = level_of(outcome, all).map_or(Score::NotOffered, Score::Level);
        Some(Said {
            competitor: all.competitor?,
            factor: all.factor,
            score,
            cells,
        })
    })
}

impl Said<'_> {
    /// Where the score comes from. `segment` gives the id of a segment by its place.
    pub(super) fn evidence(
        &self,
        outcome: &Outcome,
        segment: impl Fn(usize) -> Option<SegmentId>,
    ) -> Evidence {
        let survey = outcome.is_survey();
        let mut evidence = Evidence {
            source: outcome.source.as_str().into(),
            confidence: survey.then_some(Confidence::Measured),
            ..Evidence::default()
        };
        if !survey {
            return evidence;
        }
        for cell in self.cells {
            let said = survey_of(outcome, cell);
            match (cell.segment, said) {
                (None, said) => evidence.survey = said,
                (Some(at), Some(said)) => {
                    if let Some(id) = segment(at) {
                        evidence.segments.insert(id, said);
                    }
                }
                (Some(_), None) => {}
            }
        }
        evidence
    }
}

fn survey_of(outcome: &Outcome, cell: &Cell) -> Option<Survey> {
    let number = |value: f64| Number::try_from(value).ok();
    let (low, high) = *outcome.scales.ends.get(cell.factor)?;
    Some(Survey {
        n: u32::try_from(cell.n).unwrap_or(u32::MAX),
        mean: number(cell.mean?)?,
        sd: cell.sd.and_then(number),
        low: number(low)?,
        high: number(high)?,
    })
}
