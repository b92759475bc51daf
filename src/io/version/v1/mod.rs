//! Version 1: one table of competitors, factors and scores. Written until
//! positioning maps and plans came; what it lacks has its default.
//!
//! Every rule is checked while the reader stands at the value it is about, so
//! that an error has a line and a column. The single values (roles, colours,
//! levels, …) are read as the model has them: whoever changes how one of those
//! is read copies the old way to here first.

use serde::Deserialize;
use serde::de::{Error, MapAccess};

use self::competitors::Competitors;
use self::factors::Factors;
use self::scores::Table;
use self::settings::Settings;
use super::value::{Text, once};
use crate::model::Project;

mod competitors;
mod factors;
pub(super) mod scores;
mod settings;

/// The most competitors.
const COMPETITORS: usize = 2_000;

/// The most factors.
const FACTORS: usize = 1_000;

/// A name, a title, a word.
const NAME: Text = Text::at_most(10_000);

/// A note.
const NOTE: Text = Text::at_most(1_000_000);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Title,
    Tagline,
    Source,
    Notes,
    Settings,
    Competitors,
    Factors,
    Scores,
    /// Already read: here only to be told from an unknown field.
    Version,
}

/// The project in the fields after the version.
pub(super) fn read<'de, A: MapAccess<'de>>(mut map: A) -> Result<Project, A::Error> {
    let (mut title, mut tagline, mut source, mut notes) = (None, None, None, None);
    let (mut settings, mut competitors, mut factors, mut scores) = (None, None, None, None);
    while let Some(field) = map.next_key()? {
        match field {
            Field::Title => once(&mut title, "title", || map.next_value_seed(NAME))?,
            Field::Tagline => once(&mut tagline, "tagline", || map.next_value_seed(NAME))?,
            Field::Source => once(&mut source, "source", || map.next_value_seed(NAME))?,
            Field::Notes => once(&mut notes, "notes", || map.next_value_seed(NOTE))?,
            Field::Settings => once(&mut settings, "settings", || map.next_value::<Settings>())?,
            Field::Competitors => once(&mut competitors, "competitors", || {
                map.next_value_seed(Competitors)
            })?,
            Field::Factors => once(&mut factors, "factors", || map.next_value_seed(Factors))?,
            Field::Scores => once(&mut scores, "scores", || {
                let (Some(competitors), Some(factors)) = (&competitors, &factors) else {
                    return Err(Error::custom(
                        "the scores come too early: expected competitors and factors before them",
                    ));
                };
                map.next_value_seed(Table::of(competitors, factors))
            })?,
            Field::Version => return Err(Error::duplicate_field("version")),
        }
    }
    Ok(Project {
        title: title.unwrap_or_default(),
        tagline: tagline.unwrap_or_default(),
        source: source.unwrap_or_default(),
        notes: notes.unwrap_or_default(),
        settings: settings.unwrap_or_default().upgrade(),
        competitors: competitors.ok_or_else(|| Error::missing_field("competitors"))?,
        factors: factors.ok_or_else(|| Error::missing_field("factors"))?,
        scores: scores.ok_or_else(|| Error::missing_field("scores"))?,
        ..Project::default()
    })
}
