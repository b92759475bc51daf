//! A plan made ready: what to do with each cell of a row.

use std::collections::BTreeMap;

use super::error::{Fault, Place};
use super::limits;
use super::number::{self, Decimal};
use super::plan::{Format, Layout, Plan, Role, ScalePlan};

/// What to do with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Nothing.
    Skip,
    /// It names the row: a competitor, or a factor where the table is turned.
    Key,
    /// It names the factor of the row's only value.
    Item,
    /// It names the person's segment.
    Segment,
    /// It says how much the person counts.
    Weight,
    /// It is a value; where it goes among those of its row.
    Value(u32),
}

/// What the places of a row's values mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The factors; rows are competitors.
    Factors(Vec<String>),
    /// The competitors; rows are factors.
    Turned(Vec<String>),
    /// Competitors and factors, and which of them each place has; rows are people.
    Pairs {
        competitors: Vec<String>,
        factors: Vec<String>,
        places: Vec<(u32, u32)>,
    },
    /// The factors that the rows name; rows are competitors.
    Named,
}

/// A plan made ready.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) uses: Vec<Use>,
    pub(super) names: Vec<String>,
    pub(super) shape: Shape,
    /// Whether rows have a name.
    pub(super) has_key: bool,
    pub(super) has_segment: bool,
    /// Whether a dash says that something is not offered.
    pub(super) dashes: bool,
    pub(super) decimal: Decimal,
    pub(super) missing_numbers: Vec<f64>,
    pub(super) missing_texts: Vec<String>,
    /// The ends of the scale; infinite where any number will do.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) header_row: u32,
}

impl Reading {
    /// How many values a row may have.
    pub(super) fn width(&self) -> usize {
        let values = self
            .uses
            .iter()
            .filter(|what| matches!(what, Use::Value(_)));
        values.count()
    }

    /// The plan made ready, or why it makes no sense.
    pub(super) fn of(plan: &Plan) -> Result<Self, Fault> {
        check_roles(plan)?;
        let mut slot = 0;
        let uses = plan.columns.iter().map(|column| match column.role {
            Role::Ignore | Role::Person => Use::Skip,
            Role::Factor if plan.layout == Layout::Long => Use::Item,
            Role::Competitor | Role::Factor => Use::Key,
            Role::Segment => Use::Segment,
            Role::Weight => Use::Weight,
            Role::Rating => {
                slot += 1;
                Use::Value(slot - 1)
            }
        });
        let uses: Vec<Use> = uses.collect();
        let (low, high) = match plan.scale {
            ScalePlan::Given { low, high } => (low.min(high), low.max(high)),
            ScalePlan::Guess | ScalePlan::EachFactor => (f64::NEG_INFINITY, f64::INFINITY),
        };
        let decimal = match plan.format {
            Format::Text { decimal, .. } => decimal,
            Format::Sheet(_) => Decimal::Point,
        };
        let missing = |text: &String| number::parse(text.as_bytes(), decimal);
        Ok(Self {
            has_key: uses.contains(&Use::Key),
            has_segment: uses.contains(&Use::Segment),
            names: plan.columns.iter().map(|it| it.name.clone()).collect(),
            shape: shape_of(plan)?,
            uses,
            dashes: matches!(plan.layout, Layout::Matrix | Layout::Long),
            decimal,
            missing_numbers: plan.missing.iter().filter_map(missing).collect(),
            missing_texts: plan.missing.iter().map(|it| it.trim().to_owned()).collect(),
            low,
            high,
            header_row: plan.header_row,
        })
    }
}

/// Each layout needs its roles, and not twice.
fn check_roles(plan: &Plan) -> Result<(), Fault> {
    let count = |role| plan.columns_in(role).count();
    let wrong = |message: String| Err(Fault::new(Place::default(), message));
    for (role, what) in [
        (Role::Competitor, "competitor"),
        (Role::Factor, "factor"),
        (Role::Segment, "segment"),
        (Role::Weight, "weight"),
    ] {
        if count(role) > 1 {
            let found = count(role);
            return wrong(format!("{found} columns name the {what}: expected one"));
        }
    }
    let (competitor, factor, values) = (
        count(Role::Competitor),
        count(Role::Factor),
        count(Role::Rating),
    );
    if values == 0 {
        return wrong("no column has values: expected at least one column of numbers".to_owned());
    }
    match plan.layout {
        Layout::Matrix if competitor + factor != 1 => {
            wrong("a matrix needs one column with the names of its rows".to_owned())
        }
        Layout::Ratings | Layout::Wide if factor > 0 => {
            let name = plan.layout.name();
            wrong(format!(
                "a column names the factor: expected none in a {name} table"
            ))
        }
        Layout::Wide if competitor > 0 => {
            wrong("a column names the competitor: expected none in a wide table".to_owned())
        }
        Layout::Long if competitor == 0 || factor == 0 || values != 1 => wrong(format!(
            "a long table needs one column each for competitor, factor and value: \
             found {competitor}, {factor} and {values}"
        )),
        _ => Ok(()),
    }
}

fn shape_of(plan: &Plan) -> Result<Shape, Fault> {
    let headers: Vec<(usize, &str)> = plan
        .columns_in(Role::Rating)
        .map(|(at, column)| (at, column.name.trim()))
        .collect();
    if plan.layout == Layout::Long {
        return Ok(Shape::Named);
    }
    let mut seen = BTreeMap::new();
    for (at, name) in &headers {
        if let Some(first) = seen.insert(*name, *at) {
            let place = Place::cell(u64::from(plan.header_row.max(1)), at + 1);
            let first = first + 1;
            let message = format!(
                "column {first} is called \"{}\" too: expected different names",
                quoted(name)
            );
            return Err(Fault::new(place, message));
        }
    }
    let names = || headers.iter().map(|(_, name)| (*name).to_owned()).collect();
    match plan.layout {
        Layout::Wide => pairs_of(plan, &headers),
        _ if plan.is_turned() => Ok(Shape::Turned(names())),
        _ => Ok(Shape::Factors(names())),
    }
}

/// A name, cut where it is long.
fn quoted(name: &str) -> String {
    let mut short: String = name.chars().take(40).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}

fn pairs_of(plan: &Plan, headers: &[(usize, &str)]) -> Result<Shape, Fault> {
    let (mut competitors, mut factors, mut places) = (Vec::new(), Vec::new(), Vec::new());
    let (mut by_competitor, mut by_factor) = (BTreeMap::new(), BTreeMap::new());
    for (at, header) in headers {
        let Some((competitor, factor)) = plan.split.names(header) else {
            let place = Place::cell(u64::from(plan.header_row.max(1)), at + 1);
            let (header, between) = (quoted(header), &plan.split.between);
            let message = format!(
                "\"{header}\" names no competitor and factor: expected both, with \"{between}\" between"
            );
            return Err(Fault::new(place, message));
        };
        places.push((
            place_in(&mut competitors, &mut by_competitor, competitor),
            place_in(&mut factors, &mut by_factor, factor),
        ));
    }
    let cells = competitors.len() * factors.len();
    if cells > limits::CELLS {
        let limit = limits::CELLS;
        let message = format!("{cells} competitors × factors: expected at most {limit}");
        return Err(Fault::new(Place::default(), message));
    }
    Ok(Shape::Pairs {
        competitors,
        factors,
        places,
    })
}

fn place_in<'n>(list: &mut Vec<String>, places: &mut BTreeMap<&'n str, u32>, name: &'n str) -> u32 {
    *places.entry(name).or_insert_with(|| {
        list.push(name.to_owned());
        list.len() as u32 - 1
    })
}
