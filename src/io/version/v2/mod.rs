//! Version 2: the table of version 1, and what is said about it: metrics,
//! segments, evidence, plans, scenarios and positioning maps.
//!
//! Every rule is checked while the reader stands at the value it is about, so
//! that an error has a line and a column. Whatever names something comes after
//! the list that has it. The single values (roles, colours, levels, …) are read
//! as the model has them: whoever changes how one of those is read copies the
//! old way to here first.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use self::evidence::EvidenceOf;
use self::fields::Struct;
use self::importance::WhoseOf;
use self::list::List;
use self::names::Known;
use self::plans::PlanOf;
use self::settings::Settings;
use super::v1::scores::Table;
use super::value::Text;
use crate::model::{EvidenceTable, Project, limits};

mod competitors;
mod evidence;
mod factors;
mod fields;
mod importance;
mod list;
mod maps;
mod names;
mod plans;
mod segments;
mod settings;

/// A name, a title, a word.
const NAME: Text = Text::at_most(limits::NAME_CHARS);

/// A note.
const NOTE: Text = Text::at_most(limits::NOTE_CHARS);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, strum::IntoStaticStr)]
#[serde(field_identifier, rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
enum Field {
    Title,
    Tagline,
    Source,
    Notes,
    Settings,
    Metrics,
    Competitors,
    Factors,
    Segments,
    Importance,
    Scores,
    Evidence,
    Plan,
    Scenarios,
    Maps,
    /// Already read: here only to be told from an unknown field.
    Version,
}

impl Field {
    /// As it is written.
    fn name(self) -> &'static str {
        self.into()
    }

    /// The lists that must be there, and be read, before what names things in them.
    fn needs(self) -> &'static [Self] {
        match self {
            Self::Segments | Self::Plan | Self::Scenarios => &[Self::Factors],
            Self::Scores | Self::Evidence | Self::Maps => &[Self::Competitors, Self::Factors],
            _ => &[],
        }
    }

    /// What names things in a list that may be missing.
    fn needed_by(self) -> &'static [Self] {
        match self {
            Self::Metrics => &[Self::Competitors, Self::Maps],
            Self::Segments => &[Self::Importance, Self::Evidence, Self::Maps],
            _ => &[],
        }
    }
}

/// The fields so far.
#[derive(Default)]
struct Met(BTreeSet<Field>);

impl Met {
    /// Whether `field` may stand here.
    fn meet<E: Error>(&mut self, field: Field) -> Result<(), E> {
        let name = field.name();
        if field == Field::Version || !self.0.insert(field) {
            return Err(E::duplicate_field(name));
        }
        let needs = field.needs();
        if needs.iter().any(|list| !self.0.contains(list)) {
            let needs: Vec<&str> = needs.iter().map(|list| list.name()).collect();
            let needs = needs.join(" and ");
            return Err(E::custom(format_args!(
                "the field \"{name}\" comes too early: expected {needs} before it"
            )));
        }
        if let Some(user) = field.needed_by().iter().find(|user| self.0.contains(user)) {
            let user = user.name();
            return Err(E::custom(format_args!(
                "the field \"{name}\" comes too late: expected it before {user}"
            )));
        }
        Ok(())
    }

    /// Whether a field that no project does without was there.
    fn had<E: Error>(&self, field: Field) -> Result<(), E> {
        if self.0.contains(&field) {
            Ok(())
        } else {
            Err(E::missing_field(field.name()))
        }
    }
}

/// The project in the fields after the version.
pub(super) fn read<'de, A: MapAccess<'de>>(mut map: A) -> Result<Project, A::Error> {
    let mut project = Project::default();
    let mut known = Known::default();
    let mut met = Met::default();
    while let Some(field) = map.next_key()? {
        met.meet(field)?;
        match field {
            Field::Title => project.title = map.next_value_seed(NAME)?,
            Field::Tagline => project.tagline = map.next_value_seed(NAME)?,
            Field::Source => project.source = map.next_value_seed(NAME)?,
            Field::Notes => project.notes = map.next_value_seed(NOTE)?,
            Field::Settings => project.settings = map.next_value::<Settings>()?.into(),
            Field::Metrics => {
                (project.metrics, known.metrics) = map.next_value_seed(List::of(&known))?;
            }
            Field::Competitors => {
                (project.competitors, known.competitors) = map.next_value_seed(List::of(&known))?;
            }
            Field::Factors => {
                (project.factors, known.factors) = map.next_value_seed(List::of(&known))?;
            }
            Field::Segments => {
                (project.segments, known.segments) = map.next_value_seed(List::of(&known))?;
            }
            Field::Importance => {
                project.importance = Some(map.next_value_seed(WhoseOf(&known))?);
            }
            Field::Scores => {
                let table = Table::of(&project.competitors, &project.factors);
                project.scores = map.next_value_seed(table)?;
            }
            Field::Evidence => project.evidence = evidence(&mut map, &known)?,
            Field::Plan => project.plan = map.next_value_seed(Struct(PlanOf(&known)))?,
            Field::Scenarios => (project.scenarios, _) = map.next_value_seed(List::of(&known))?,
            Field::Maps => (project.maps, _) = map.next_value_seed(List::of(&known))?,
            Field::Version => {}
        }
    }
    met.had(Field::Competitors)?;
    met.had(Field::Factors)?;
    met.had(Field::Scores)?;
    Ok(project)
}

fn evidence<'de, A: MapAccess<'de>>(map: &mut A, known: &Known) -> Result<EvidenceTable, A::Error> {
    let row = known.by_factor(Struct(EvidenceOf(known)));
    let rows = map.next_value_seed(known.by_competitor(row))?;
    let mut table = EvidenceTable::default();
    for (competitor, row) in rows {
        for (factor, evidence) in row {
            table.set(&competitor, &factor, evidence);
        }
    }
    Ok(table)
}
