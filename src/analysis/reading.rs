//! A reading of our own curve against the rivals': the marks of a good curve as
//! numbers, each with its formula and what went into it.
//!
//! It is of the curve in the picture: the factors that stand on the canvas
//! count, all of them and no others, and the competitors count whether they are
//! shown or hidden. The measures are this program's own; they help to look, and
//! grade nothing.

use std::fmt;

use super::correlation::{Pairs, Sums, all_pairs};
use super::errc::judge_table;
use super::findings::{Finding, Known, findings};
use super::standard::amount;
use super::table::{Line, Table};
use crate::model::{CompetitorId, FactorId, Project};

/// Why a number is not defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// No competitor has the role of our own company.
    NoOwn,
    /// No factor stands on the canvas.
    NoFactors,
    /// No competitor is a rival.
    NoRivals,
    /// One rival has nobody to be like.
    OneRival,
    /// There is no factor on which both sides are scored.
    NothingInCommon,
    /// There is one such factor, and a curve of one point has no shape.
    OneInCommon,
    /// One of two curves does not vary, so that r divides by 0.
    Flat,
    /// No two rivals have an r.
    NoPair,
    /// Nothing of ours lies above the industry standard.
    NothingAbove,
    /// Too many rivals with gaps in different places.
    TooMany,
}

/// In words that follow "not defined: ".
impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoOwn => "no competitor is our own company",
            Self::NoFactors => "no factor stands on the canvas",
            Self::NoRivals => "there are no rivals",
            Self::OneRival => "there is only one rival",
            Self::NothingInCommon => "no factor is scored on both sides",
            Self::OneInCommon => "only one factor is scored on both sides",
            Self::Flat => "one of the two curves is flat",
            Self::NoPair => "no two rivals have curves with a shape over the same factors",
            Self::NothingAbove => "nothing of ours lies above the industry standard",
            Self::TooMany => "too many rivals with gaps in different places",
        })
    }
}

/// One number of the reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    /// The number, never NaN.
    pub value: Result<f64, WhyNot>,
    /// How it is made.
    pub formula: &'static str,
    /// What went into it.
    pub numbers: Vec<(&'static str, f64)>,
    /// The factors that counted, and what each put in: how far our level lies
    /// above the standard or the best rival. Empty where factors put in nothing.
    pub factors: Vec<(FactorId, f64)>,
}

impl Gauge {
    fn undefined(formula: &'static str, why: WhyNot) -> Self {
        Self {
            value: Err(why),
            formula,
            numbers: Vec::new(),
            factors: Vec::new(),
        }
    }
}

/// How far our own curve is from a rival's.
#[derive(Clone, Debug, PartialEq)]
pub struct Divergence {
    /// The rival.
    pub competitor: CompetitorId,
    /// On how many factors both are scored.
    pub common: usize,
    /// How far apart the levels are: 0 the same, 1 as far as can be.
    pub level: Result<f64, WhyNot>,
    /// Pearson's r: 1 the same shape, −1 the opposite one.
    pub r: Result<f64, WhyNot>,
}

impl Divergence {
    /// How [`Self::level`] is made.
    pub const LEVEL_FORMULA: &'static str = "mean of |our level − theirs| / 10 over the factors \
        on which both are scored; not offered counts as 0";

    /// How [`Self::shape`] is made.
    pub const SHAPE_FORMULA: &'static str = "(1 − r) / 2 with Pearson’s r over the factors on \
        which both are scored; not offered counts as 0";

    /// How different the shapes are: 0 the same, 1 the opposite.
    pub fn shape(&self) -> Result<f64, WhyNot> {
        self.r.map(|r| (1.0 - r) / 2.0)
    }
}

/// What can be said of our own curve and the rivals'.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Whether our effort is on few things: 0 spread evenly, near 1 on one.
    pub focus: Gauge,
    /// From each rival, in the order of the project; empty without an own company.
    pub divergence: Vec<Divergence>,
    /// Whether the rivals' curves have one shape: 1 all the same.
    pub convergence: Gauge,
    /// On which part of the factors we are at or above the best rival.
    pub over_delivery: Gauge,
    /// What is worth a second look, by kind and then in the order of the project.
    pub findings: Vec<Finding>,
}

/// Read `project`.
pub fn read(project: &Project) -> Reading {
    let table = Table::of(project, project.canvas_factors());
    let focus = focus(&table);
    let divergence = divergence(&table);
    let convergence = convergence(&table);
    let over_delivery = over_delivery(&table);
    let findings = findings(&Known {
        project,
        table: &table,
        judgements: &judge_table(project, &table),
        divergence: &divergence,
        convergence: &convergence,
        over_delivery: &over_delivery,
    });
    Reading {
        focus,
        divergence,
        convergence,
        over_delivery,
        findings,
    }
}

/// Why our own curve cannot be held against the rivals', seen from afar.
fn nothing_to_compare(table: &Table<'_>) -> Option<WhyNot> {
    if table.own.is_none() {
        Some(WhyNot::NoOwn)
    } else if table.factors.is_empty() {
        Some(WhyNot::NoFactors)
    } else if table.rivals.is_empty() {
        Some(WhyNot::NoRivals)
    } else {
        None
    }
}

const FOCUS: &str = "Gini coefficient Σ (2i − n − 1)·xᵢ / (n·Σ x) of x, in rising order: how far \
    our level lies above the industry standard, 0 where below and where we do not offer the \
    factor; our whole level where no rival offers it. Over the factors on which we and at least \
    one rival are scored";

fn focus(table: &Table<'_>) -> Gauge {
    let Some((_, own)) = table.own.as_ref() else {
        return Gauge::undefined(FOCUS, WhyNot::NoOwn);
    };
    if let Some(why) = nothing_to_compare(table) {
        return Gauge::undefined(FOCUS, why);
    }
    let mut factors = Vec::new();
    for ((factor, own), tally) in table.factors.iter().zip(own).zip(&table.tallies) {
        let Some(own) = amount(*own).filter(|_| tally.scored > 0) else {
            continue;
        };
        let standard = tally.standard().map_or(0.0, |standard| standard.level);
        let above = (f64::from(own) / 100.0 - standard).max(0.0);
        factors.push((factor.id.clone(), above));
    }
    let above: Vec<f64> = factors.iter().map(|(_, above)| *above).collect();
    let value = match gini(&above) {
        Some(gini) => Ok(gini),
        None if factors.is_empty() => Err(WhyNot::NothingInCommon),
        None => Err(WhyNot::NothingAbove),
    };
    Gauge {
        value,
        formula: FOCUS,
        numbers: vec![
            ("factors", factors.len() as f64),
            ("sum_above_standard", above.iter().sum()),
        ],
        factors,
    }
}

/// The Gini coefficient of amounts that are not negative: 0 all alike, near 1
/// one has all. None where there is nothing to share out.
fn gini(amounts: &[f64]) -> Option<f64> {
    let total: f64 = amounts.iter().sum();
    if total <= 0.0 {
        return None;
    }
    let mut rising = amounts.to_vec();
    rising.sort_unstable_by(f64::total_cmp);
    let n = rising.len() as f64;
    let weighted: f64 = (1..)
        .zip(&rising)
        .map(|(i, x)| (2.0 * f64::from(i) - n - 1.0) * x)
        .sum();
    // All alike may come out a rounding error below 0.
    Some((weighted / (n * total)).max(0.0))
}

fn divergence(table: &Table<'_>) -> Vec<Divergence> {
    let Some((_, own)) = &table.own else {
        return Vec::new();
    };
    let own: Vec<Option<i32>> = own.iter().map(|score| amount(*score)).collect();
    let rivals = table.rivals.iter();
    rivals.map(|line| divergence_from(line, &own)).collect()
}

fn divergence_from(line: &Line<'_>, own: &[Option<i32>]) -> Divergence {
    let mut sums = Sums::default();
    let mut apart = 0;
    for (column, score) in &line.cells {
        if let (Some(own), Some(theirs)) = (own[*column], amount(*score)) {
            sums.add(own, theirs);
            apart += (own - theirs).abs();
        }
    }
    Divergence {
        competitor: line.rival.id.clone(),
        common: sums.n as usize,
        level: match sums.n {
            0 => Err(WhyNot::NothingInCommon),
            n => Ok(f64::from(apart) / (n as f64 * 1000.0)),
        },
        r: sums.r().ok_or(match sums.n {
            0 => WhyNot::NothingInCommon,
            1 => WhyNot::OneInCommon,
            _ => WhyNot::Flat,
        }),
    }
}

const CONVERGENCE: &str = "mean of Pearson’s r over all pairs of rivals, each pair over the \
    factors on which both are scored; not offered counts as 0; pairs without r are left out";

fn convergence(table: &Table<'_>) -> Gauge {
    let undefined = |why| Gauge::undefined(CONVERGENCE, why);
    let rivals = table.rivals.len();
    match rivals {
        _ if table.factors.is_empty() => return undefined(WhyNot::NoFactors),
        0 => return undefined(WhyNot::NoRivals),
        1 => return undefined(WhyNot::OneRival),
        _ => {}
    }
    let Some(Pairs { sum, count }) = all_pairs(&table.rivals, table.factors.len()) else {
        return undefined(WhyNot::TooMany);
    };
    let value = match count {
        0 => Err(WhyNot::NoPair),
        _ => Ok((sum / count as f64).clamp(-1.0, 1.0)),
    };
    Gauge {
        value,
        formula: CONVERGENCE,
        numbers: vec![("rivals", rivals as f64), ("pairs", count as f64)],
        factors: Vec::new(),
    }
}

const OVER_DELIVERY: &str = "share of the factors on which we offer as much as the best rival or \
    more, best being the most; over the factors on which we and at least one rival are scored; \
    a factor that we do not offer counts as below";

fn over_delivery(table: &Table<'_>) -> Gauge {
    let Some((_, own)) = table.own.as_ref() else {
        return Gauge::undefined(OVER_DELIVERY, WhyNot::NoOwn);
    };
    if let Some(why) = nothing_to_compare(table) {
        return Gauge::undefined(OVER_DELIVERY, why);
    }
    let mut factors = Vec::new();
    let mut reached = 0_usize;
    for ((factor, own), tally) in table.factors.iter().zip(own).zip(&table.tallies) {
        let (Some(ours), Some((_, best))) = (amount(*own), tally.ends) else {
            continue;
        };
        reached += usize::from(own.level().is_some() && ours >= best);
        factors.push((factor.id.clone(), f64::from(ours - best) / 100.0));
    }
    let value = match factors.len() {
        0 => Err(WhyNot::NothingInCommon),
        count => Ok(reached as f64 / count as f64),
    };
    Gauge {
        value,
        formula: OVER_DELIVERY,
        numbers: vec![
            ("at_or_above", reached as f64),
            ("factors", factors.len() as f64),
        ],
        factors,
    }
}

#[cfg(test)]
mod tests;
