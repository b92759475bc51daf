//! What is to be said about a map, in words.

use std::fmt::Write as _;

use super::super::paragraph::shown_name;
use super::READABLE;
use super::axes::Position;
use super::subject::{Dimension, Stand, Subject};
use crate::analysis::{STRONG, correlation};
use crate::model::{Share, Survey};

/// Something to be said about a map, as it is said in the picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// One axis, or both, measure nothing: nothing is placed.
    NothingOn {
        /// The horizontal axis.
        x: bool,
        /// The vertical axis.
        y: bool,
    },
    /// Both axes measure the same: all stand on a diagonal.
    SameTwice,
    /// No competitor is shown on this map.
    NoCompetitors,
    /// Competitors are shown, but none is known along both axes.
    NobodyPlaced,
    /// All competitors, so many, stand at one spot.
    OneSpot(usize),
    /// Where the levels come from.
    Basis(Basis),
    /// The two factors say nearly the same: the correlation of the levels, with
    /// the names of the factors on x and y.
    Correlated {
        /// Pearson's r, beyond ±0.8.
        r: f64,
        /// The factor on the horizontal axis.
        x: String,
        /// The factor on the vertical axis.
        y: String,
    },
    /// The shares of the shown competitors add up to so much more than 100 %.
    SharesOver(f64),
    /// So many bubbles have no known size above 0, and are small and hollow.
    SizesUnknown {
        /// How many.
        count: usize,
        /// What the sizes measure.
        of: String,
    },
    /// The emptiest places are marked.
    Gaps {
        /// The segments whose ideal is near the first, the second, … of them.
        near: Vec<Vec<String>>,
    },
}

/// Where the levels of a map come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// From whoever works on the project.
    Judgement,
    /// All from surveys of so many people.
    Survey {
        /// The fewest people that a level is from.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Some from surveys of so many people, some from judgement.
    Both {
        /// The fewest people that a surveyed level is from.
        least: u32,
        /// The most.
        most: u32,
    },
}

impl Basis {
    /// In a few words: "Judgement", "Survey, n = 120".
    pub fn text(self) -> String {
        let people = |least: u32, most: u32| {
            if least == most {
                format!("n = {most}")
            } else {
                format!("n {least}–{most}")
            }
        };
        match self {
            Self::Judgement => "Judgement".to_owned(),
            Self::Survey { least, most } => format!("Survey, {}", people(least, most)),
            Self::Both { least, most } => {
                format!("Survey ({}) and judgement", people(least, most))
            }
        }
    }
}

impl Remark {
    /// Whether there is nothing to be seen because of it.
    pub(super) fn is_obstacle(&self) -> bool {
        matches!(
            self,
            Self::NothingOn { .. } | Self::NoCompetitors | Self::NobodyPlaced
        )
    }

    /// In one sentence or two.
    pub fn text(&self) -> String {
        match self {
            Self::NothingOn { x: true, y: true } => "Choose what the two axes measure.".to_owned(),
            Self::NothingOn { x: true, .. } => {
                "Choose what the horizontal axis measures.".to_owned()
            }
            Self::NothingOn { .. } => "Choose what the vertical axis measures.".to_owned(),
            Self::SameTwice => {
                "Both axes measure the same, so all stand on one diagonal.".to_owned()
            }
            Self::NoCompetitors => "No competitor is shown on this map.".to_owned(),
            Self::NobodyPlaced => "Nobody is scored on both axes yet.".to_owned(),
            Self::OneSpot(count) => format!("All {count} competitors stand at one spot."),
            Self::Basis(basis) => format!("{}.", basis.text()),
            Self::Correlated { r, x, y } => {
                let (how, sign) = if *r < 0.0 {
                    ("are opposites", "\u{2212}")
                } else {
                    ("go together", "")
                };
                let r = r.abs();
                format!(
                    "{} and {} {how} here (r = {sign}{r:.2}): this map has hardly more than \
                     one dimension.",
                    shown_name(x),
                    shown_name(y)
                )
            }
            Self::SharesOver(sum) => format!("The shares add up to {sum:.0} %."),
            Self::SizesUnknown { count: 1, of } => {
                format!("Hollow: {} not known or not above 0.", shown_name(of))
            }
            Self::SizesUnknown { count, of } => {
                format!(
                    "Hollow ({count}): {} not known or not above 0.",
                    shown_name(of)
                )
            }
            Self::Gaps { near } => gaps(near),
        }
    }
}

fn gaps(near: &[Vec<String>]) -> String {
    let mut text = "A gap is not demand.".to_owned();
    for (place, segments) in near.iter().enumerate().filter(|(_, near)| !near.is_empty()) {
        let names: Vec<String> = segments.iter().map(|name| shown_name(name)).collect();
        let names = names.join(" and ");
        _ = write!(text, " {} is near the ideal of {names}.", place + 1);
    }
    text
}

/// What is to be said about a map, but for its white space, which is only known
/// once it is laid out.
pub(super) fn remarks(subject: &Subject<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let placed = subject.placed.len();
    let (x, y) = (subject.x.is_nothing(), subject.y.is_nothing());
    if x || y {
        return vec![Remark::NothingOn { x, y }];
    }
    match placed {
        0 if subject.unplaced.is_empty() => return vec![Remark::NoCompetitors],
        0 => return vec![Remark::NobodyPlaced],
        _ => {}
    }
    if placed >= READABLE {
        remarks.extend(basis(subject).map(Remark::Basis));
    }
    if subject.is_diagonal() {
        remarks.push(Remark::SameTwice);
    } else if placed >= READABLE {
        remarks.extend(correlated(subject));
    }
    let first = &subject.placed[0];
    let together = |stand: &Stand<'_>| (stand.x, stand.y) == (first.x, first.y);
    if placed > 1 && subject.placed.iter().all(together) {
        remarks.push(Remark::OneSpot(placed));
    }
    remarks.extend(shares(subject));
    remarks.extend(unknown_sizes(subject));
    remarks
}

/// None if no axis is a factor: a metric is neither judgement nor survey.
fn basis(subject: &Subject<'_>) -> Option<Basis> {
    let factors = [subject.x.factor(), subject.y.factor()];
    if factors == [None, None] {
        return None;
    }
    let evidence = &subject.of.project.evidence;
    if evidence.rows().next().is_none() {
        return Some(Basis::Judgement);
    }
    let (mut judged, mut people) = (false, None);
    for stand in &subject.placed {
        for (factor, position) in factors.into_iter().zip([stand.x, stand.y]) {
            let Some(factor) = factor else { continue };
            let said = evidence.get(&stand.competitor.id, &factor.id);
            let survey = said.and_then(|said| said.survey.as_ref());
            let agrees = |survey: &&Survey| position == Position::Level(survey.level());
            match survey.filter(agrees) {
                Some(Survey { n, .. }) => {
                    let (least, most) = people.unwrap_or((*n, *n));
                    people = Some((least.min(*n), most.max(*n)));
                }
                None => judged = true,
            }
        }
    }
    Some(match (people, judged) {
        (None, _) => Basis::Judgement,
        (Some((least, most)), false) => Basis::Survey { least, most },
        (Some((least, most)), true) => Basis::Both { least, most },
    })
}

fn correlated(subject: &Subject<'_>) -> Option<Remark> {
    let placed = subject.placed.iter();
    let pairs = placed.filter_map(|stand| Some((stand.x.value()?, stand.y.value()?)));
    let r = correlation(pairs).filter(|r| r.abs() > STRONG)?;
    Some(Remark::Correlated {
        r,
        x: subject.x.name().to_owned(),
        y: subject.y.name().to_owned(),
    })
}

fn shares(subject: &Subject<'_>) -> Option<Remark> {
    let dimensions = [Some(subject.x), Some(subject.y), subject.size];
    let shown = |dimension: &Option<Dimension<'_>>| matches!(dimension, Some(Dimension::Share));
    if !dimensions.iter().any(shown) {
        return None;
    }
    let shares = subject
        .placed
        .iter()
        .filter_map(|stand| stand.competitor.share);
    let sum: f64 = shares.map(Share::percent).sum();
    // Rounded shares of a whole may add up to a little more.
    (sum > 100.5).then_some(Remark::SharesOver(sum))
}

fn unknown_sizes(subject: &Subject<'_>) -> Option<Remark> {
    let of = subject.size?.name().to_owned();
    let placed = subject.placed.iter();
    let count = placed.filter(|stand| stand.size.is_none()).count();
    (count > 0).then_some(Remark::SizesUnknown { count, of })
}
