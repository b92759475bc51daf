//! `seachart analyze`: the reading of our own curve, for scripts and for people.

use std::path::PathBuf;

use clap::Args;
use serde::{Serialize, Serializer};

use super::{Done, Fault, seen};
use crate::analysis::{Judgement, Reading, Standard, industry_standards, judge, read};
use crate::io;
use crate::model::{Action, FactorId, Project, Score};

mod report;

/// What --help says of the document that --json prints.
const JSON: &str = "\
The JSON document, with ids as in the file and in its order, and numbers that are not rounded:
  {\"scenario\": id or null, \"margin\": number,
   \"industry_standard\": {factor: level or null},
   \"errc\": {factor: {\"verdict\", \"decision\", \"level\", \"standard\"}},
   \"focus\", \"divergence\": {rival: {\"level\", \"shape\"}}, \"convergence\", \"over_delivery\",
   \"findings\": [{\"id\", \"message\", \"factors\", \"numbers\", \"muted\"}]}
A verdict is eliminate, reduce, raise, create, keep or unscored, a decision one of the first five or
null. The level in errc is a number, \"not_offered\", or null where it is unscored. A number that is not
defined is null. The industry standard and errc have every factor; focus, divergence, convergence,
over-delivery and findings read the factors on the canvas. Without an own company errc and divergence
are empty, focus and over_delivery null.";

#[derive(Debug, Args)]
#[command(after_help = JSON)]
pub(super) struct Options {
    /// The project
    file: PathBuf,

    /// Which variant of our own curve, by its id [default: as it is]
    #[arg(long, value_name = "ID")]
    scenario: Option<String>,

    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

impl Options {
    pub(super) fn run(self) -> Result<Done, Fault> {
        let project = io::read(&self.file).map_err(Fault::input)?;
        let scenario = self.scenario.as_deref();
        let project = seen(project, scenario, &self.file)?;
        let text = if self.json {
            let document = Document::of(&project, scenario);
            let mut text = serde_json::to_string_pretty(&document).map_err(Fault::input)?;
            text.push('\n');
            text
        } else {
            report::in_words(&project, scenario)
        };
        Ok(Done {
            text,
            at_fault: false,
        })
    }
}

/// A JSON object whose keys keep this order.
struct InOrder<V>(Vec<(String, V)>);

impl<V: Serialize> Serialize for InOrder<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The document of `--json`. A number that is not defined is `null`.
#[derive(Serialize)]
struct Document<'a> {
    scenario: Option<&'a str>,
    margin: f64,
    industry_standard: InOrder<Option<f64>>,
    errc: InOrder<Errc>,
    focus: Option<f64>,
    divergence: InOrder<Distance>,
    convergence: Option<f64>,
    over_delivery: Option<f64>,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Errc {
    verdict: &'static str,
    decision: Option<&'static str>,
    level: Offered,
    standard: Option<f64>,
}

/// What we offer: a number, `"not_offered"`, or `null`.
#[derive(Serialize)]
#[serde(untagged)]
enum Offered {
    Level(f64),
    Word(&'static str),
    Unscored,
}

#[derive(Serialize)]
struct Distance {
    level: Option<f64>,
    shape: Option<f64>,
}

#[derive(Serialize)]
struct Found {
    id: String,
    message: String,
    factors: Vec<FactorId>,
    numbers: InOrder<f64>,
    muted: bool,
}

impl<'a> Document<'a> {
    fn of(project: &Project, scenario: Option<&'a str>) -> Self {
        let standards = industry_standards(project);
        let level = |standard: Standard| standard.level;
        let Reading {
            focus,
            divergence,
            convergence,
            over_delivery,
            findings,
        } = read(project);
        let findings = findings.into_iter().map(|finding| Found {
            id: finding.id,
            message: finding.message,
            factors: finding.factors,
            numbers: in_order(finding.numbers, |(name, number)| (name.to_owned(), number)),
            muted: finding.muted,
        });
        Self {
            scenario,
            margin: project.settings.margin.get(),
            industry_standard: in_order(standards, |(factor, standard)| {
                (factor.into(), standard.map(level))
            }),
            errc: in_order(judge(project), |judgement| Errc::of(&judgement)),
            focus: focus.value.ok(),
            divergence: in_order(divergence, |from| {
                let (level, shape) = (from.level.ok(), from.shape().ok());
                (from.competitor.into(), Distance { level, shape })
            }),
            convergence: convergence.value.ok(),
            over_delivery: over_delivery.value.ok(),
            findings: findings.collect(),
        }
    }
}

fn in_order<T, V>(all: Vec<T>, entry: impl Fn(T) -> (String, V)) -> InOrder<V> {
    InOrder(all.into_iter().map(entry).collect())
}

impl Errc {
    fn of(judgement: &Judgement) -> (String, Self) {
        let errc = Self {
            verdict: judgement.verdict.map_or("unscored", word),
            decision: judgement.card.decision.map(word),
            level: match judgement.own {
                Score::Level(level) => Offered::Level(level.get()),
                Score::NotOffered => Offered::Word("not_offered"),
                Score::Unscored => Offered::Unscored,
            },
            standard: judgement.standard.map(|standard| standard.level),
        };
        (judgement.factor.to_string(), errc)
    }
}

fn word(action: Action) -> &'static str {
    match action {
        Action::Eliminate => "eliminate",
        Action::Reduce => "reduce",
        Action::Raise => "raise",
        Action::Create => "create",
        Action::Keep => "keep",
    }
}
