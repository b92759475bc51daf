//! `seachart import`: a project from a table of another program.

use std::io;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::check::many;
use super::{Done, Fault, put};
use crate::io::import::{
    self, Basis, Cell, Column, Decimal, Format, ImportError, Importances, Known, Layout, Outcome,
    Plan, Progress, Role, ScalePlan, Source,
};

/// What `seachart import` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The table: CSV, TSV, TXT, XLSX or ODS; - is standard input
    data: PathBuf,
    /// The project to write
    out: PathBuf,
    /// How the table is laid out: matrix, ratings, wide or long
    #[arg(long, value_parser = layout)]
    layout: Option<Layout>,
    /// The column that names competitors
    #[arg(long, value_name = "COLUMN")]
    competitor: Option<String>,
    /// The column that names factors
    #[arg(long, value_name = "COLUMN")]
    factor: Option<String>,
    /// The column with the values
    #[arg(long, value_name = "COLUMN")]
    value: Option<String>,
    /// The columns that are factors
    #[arg(long, value_name = "A,B,…", value_delimiter = ',')]
    factors: Vec<String>,
    /// Columns to leave out
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    ignore: Vec<String>,
    /// The column that names segments
    #[arg(long, value_name = "COLUMN")]
    segment: Option<String>,
    /// The column that says how much a person counts
    #[arg(long, value_name = "COLUMN")]
    weight: Option<String>,
    /// The values that mean levels 0 and 10
    #[arg(long, value_name = "MIN..MAX", value_parser = scale, allow_hyphen_values = true)]
    scale: Option<Ends>,
    /// Values that mean that nothing was answered
    #[arg(
        long,
        value_name = "VALUES",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    missing: Vec<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row with the names of the columns, from 1; 0 for none
    #[arg(long, value_name = "N", value_parser = row, allow_negative_numbers = true)]
    header_row: Option<u32>,
    /// The competitor that is our own company
    #[arg(long, value_name = "NAME")]
    own: Option<String>,
    /// Take how important factors are into a project there is, by the names of factors and
    /// segments, and write it to OUT
    #[arg(long, value_name = "PROJECT", conflicts_with = "own")]
    importances: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
}

/// The ends of a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ends {
    low: f64,
    high: f64,
}

fn layout(text: &str) -> Result<Layout, String> {
    let unknown = |_| "expected matrix, ratings, wide or long".to_owned();
    text.parse().map_err(unknown)
}

fn row(text: &str) -> Result<u32, String> {
    let wrong = |_| "expected the number of a row, from 1, or 0 for none".to_owned();
    text.trim().parse().map_err(wrong)
}

fn scale(text: &str) -> Result<Ends, String> {
    let number = |text: &str| text.trim().parse().ok().filter(|it: &f64| it.is_finite());
    let ends = text.split_once("..").and_then(|(low, high)| {
        Some(Ends {
            low: number(low)?,
            high: number(high)?,
        })
    });
    match ends {
        Some(Ends { low, high }) if low == high => Err("expected two different numbers".to_owned()),
        Some(ends) => Ok(ends),
        None => Err("expected two numbers, such as 1..5".to_owned()),
    }
}

impl Options {
    /// Read the table and write the project.
    pub(super) fn run(self) -> Result<Done, Fault> {
        let source = self.source()?;
        if source.is_file(&self.out) {
            let message = "the project would replace the table: expected another file";
            return Err(Fault::Usage(format!("{message}: {}", self.out.display())));
        }
        let known = self.known();
        let plan = source.plan(&known).map_err(fault)?;
        let outcome = import::run(&source, &plan, &Progress::default()).map_err(fault)?;
        let taken = match &self.importances {
            Some(path) => {
                let project = crate::io::read(path).map_err(Fault::input)?;
                Some(import::importances(&outcome, &project).map_err(fault)?)
            }
            None => None,
        };
        let project = match &taken {
            Some(taken) => taken.project.clone(),
            None => import::project(&outcome, plan.own.as_deref()).map_err(fault)?,
        };
        put(&self.out, &project, self.force)?;
        let outcome = taken.as_ref().map_or(&outcome, |taken| &taken.outcome);
        if self.json {
            return Done::json(&Report::of(outcome), false);
        }
        Ok(Done {
            text: in_words(&plan, outcome, taken.as_ref()),
            at_fault: false,
        })
    }

    fn source(&self) -> Result<Source, Fault> {
        if self.data.as_os_str() == "-" {
            return Source::read("standard input", io::stdin().lock()).map_err(fault);
        }
        Source::file(&self.data).map_err(fault)
    }

    fn known(&self) -> Known {
        Known {
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            layout: self.layout,
            competitor: self.competitor.clone(),
            factor: self.factor.clone(),
            value: self.value.clone(),
            factors: self.factors.clone(),
            ignore: self.ignore.clone(),
            segment: self.segment.clone(),
            weight: self.weight.clone(),
            scale: match self.scale {
                Some(Ends { low, high }) => ScalePlan::Given { low, high },
                None => ScalePlan::Guess,
            },
            missing: self.missing.clone(),
            own: self.own.clone(),
            ..Known::default()
        }
    }
}

/// What was asked for and does not go with the table is the command line's fault.
fn fault(error: ImportError) -> Fault {
    match error {
        ImportError::Asked { .. } => Fault::usage(error),
        _ => Fault::input(error),
    }
}

/// The JSON document: names as in the table, numbers unrounded.
#[derive(Debug, Serialize)]
struct Report<'o> {
    layout: &'static str,
    rows: u64,
    skipped: Vec<SkippedReport<'o>>,
    competitors: &'o [String],
    factors: &'o [String],
    cells: Vec<CellReport<'o>>,
}

#[derive(Debug, Serialize)]
struct SkippedReport<'o> {
    column: &'o str,
    reason: &'static str,
    count: u64,
    first_row: u64,
}

#[derive(Debug, Serialize)]
struct CellReport<'o> {
    competitor: Option<&'o str>,
    factor: Option<&'o str>,
    /// None for everybody.
    segment: Option<&'o str>,
    n: u64,
    mean: Option<f64>,
    sd: Option<f64>,
}

impl<'o> Report<'o> {
    fn of(outcome: &'o Outcome) -> Self {
        let name = |names: &'o [String], at: Option<usize>| {
            at.and_then(|at| names.get(at)).map(String::as_str)
        };
        let cell = |cell: &Cell| CellReport {
            competitor: name(&outcome.competitors, cell.competitor),
            factor: name(&outcome.factors, Some(cell.factor)),
            segment: name(&outcome.segments, cell.segment),
            n: cell.n,
            mean: cell.mean,
            sd: cell.sd,
        };
        let skipped = outcome.skipped.iter().map(|it| SkippedReport {
            column: &it.column,
            reason: it.reason.name(),
            count: it.count,
            first_row: it.first_row,
        });
        Self {
            layout: outcome.layout.name(),
            rows: outcome.rows,
            skipped: skipped.collect(),
            competitors: &outcome.competitors,
            factors: &outcome.factors,
            cells: outcome.cells.iter().map(cell).collect(),
        }
    }
}

/// What was guessed, made and left out.
fn in_words(plan: &Plan, outcome: &Outcome, taken: Option<&Importances>) -> String {
    let mut lines = vec![read_as(plan), laid_out(plan, outcome), scaled(outcome)];
    let mut made = vec![
        many(outcome.competitors.len(), "competitor"),
        many(outcome.factors.len(), "factor"),
    ];
    if !outcome.segments.is_empty() {
        made.push(many(outcome.segments.len(), "segment"));
    }
    let rows = many(outcome.rows as usize, "row");
    match taken {
        Some(taken) => lines.extend(taken_in(taken, &rows)),
        None => lines.push(format!("made {} from {rows}", made.join(", "))),
    }
    for it in &outcome.skipped {
        let (column, reason) = (&it.column, it.reason.name());
        lines.push(format!(
            "skipped {} in {column}: {reason}, first in row {}",
            many(it.count as usize, "cell"),
            it.first_row
        ));
    }
    if outcome.skipped.is_empty() {
        lines.push("skipped nothing".to_owned());
    }
    lines.push(String::new());
    lines.join("\n")
}

/// What was taken into a project.
fn taken_in(taken: &Importances, rows: &str) -> Vec<String> {
    let matter = if taken.factors == 1 {
        "matters"
    } else {
        "matter"
    };
    let mut lines = vec![format!(
        "took how much {} {matter} to {} from {rows}",
        many(taken.factors, "factor"),
        taken.segments.join(", ")
    )];
    if taken.replaced > 0 {
        let replaced = many(taken.replaced, "importance");
        lines.push(format!("replaced {replaced} of the project"));
    }
    if !taken.unknown.is_empty() {
        let unknown = taken.unknown.join(", ");
        lines.push(format!("left out, as no factor is called so: {unknown}"));
    }
    lines
}

/// How the bytes were read.
fn read_as(plan: &Plan) -> String {
    let header = match plan.header_row {
        0 => "no header".to_owned(),
        row => format!("header in row {row}"),
    };
    match &plan.format {
        Format::Text {
            encoding,
            dialect,
            decimal,
        } => {
            let delimiter = match dialect.delimiter {
                b'\t' => "tabs",
                b';' => "semicolons",
                b'|' => "bars",
                _ => "commas",
            };
            let decimal = match decimal {
                Decimal::Point => "",
                Decimal::Comma => ", decimal commas",
            };
            let quotes = if dialect.quotes {
                ""
            } else {
                ", quotes are letters"
            };
            let encoding = encoding.name();
            format!("read as {encoding} with {delimiter} between cells{quotes}{decimal}, {header}")
        }
        Format::Sheet(name) => format!("read from sheet {name}, {header}"),
    }
}

/// What the columns were taken for.
fn laid_out(plan: &Plan, outcome: &Outcome) -> String {
    let mut parts = vec![format!("layout {}", outcome.layout.name())];
    for (role, what) in [
        (Role::Competitor, "competitor"),
        (Role::Factor, "factor"),
        (Role::Segment, "segment"),
        (Role::Weight, "weight"),
        (Role::Person, "person"),
    ] {
        let names = plan
            .columns_in(role)
            .map(|(_, column)| column.name.as_str());
        let names: Vec<&str> = names.collect();
        if !names.is_empty() {
            parts.push(format!("{what} in {}", names.join(", ")));
        }
    }
    if outcome.is_importance() {
        parts.push("read as importance".to_owned());
    }
    let ignored = plan
        .columns_in(Role::Ignore)
        .map(|(_, Column { name, .. })| name.as_str());
    let ignored: Vec<&str> = ignored.collect();
    if !ignored.is_empty() {
        parts.push(format!("ignored {}", ignored.join(", ")));
    }
    parts.join("; ")
}

/// Which values mean levels 0 and 10.
fn scaled(outcome: &Outcome) -> String {
    let scales = &outcome.scales;
    let (low, high) = scales.ends.first().copied().unwrap_or_default();
    let mut line = match scales.basis {
        Basis::Given => format!("scale {low} to {high} is levels 0 to 10"),
        Basis::Guessed => format!("scale {low} to {high}, guessed, is levels 0 to 10"),
        Basis::EachFactor => "each factor's least to greatest value is levels 0 to 10".to_owned(),
    };
    let doubtful = scales
        .doubtful
        .iter()
        .filter_map(|at| outcome.factors.get(*at));
    let doubtful: Vec<&str> = doubtful.map(String::as_str).collect();
    if !doubtful.is_empty() {
        line.push_str("; without ");
        line.push_str(&doubtful.join(", "));
        line.push_str(" it would be narrower");
    }
    line
}
