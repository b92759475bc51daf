//! Where scores come from.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess};

use super::fields::{Fields, Maybe, Struct};
use super::names::Known;
use super::{NAME, NOTE};
use crate::io::version::value::{checked, once};
use crate::model::{Evidence, Number, Survey};

/// Reads the evidence for one score; only what there is stands in the file.
#[derive(Clone, Copy)]
pub(super) struct EvidenceOf<'k>(pub(super) &'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Source,
    Date,
    Quote,
    Confidence,
    Spread,
    Survey,
    Segments,
}

impl Fields for EvidenceOf<'_> {
    const STRUCT: &'static str = "Evidence";

    type Value = Evidence;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Evidence, A::Error> {
        let (mut source, mut date, mut quote, mut confidence) = (None, None, None, None);
        let (mut spread, mut survey, mut segments) = (None, None, None);
        while let Some(field) = map.next_key()? {
            match field {
                Field::Source => once(&mut source, "source", || map.next_value_seed(NAME))?,
                Field::Date => once(&mut date, "date", || map.next_value())?,
                Field::Quote => once(&mut quote, "quote", || map.next_value_seed(NOTE))?,
                Field::Confidence => once(&mut confidence, "confidence", || map.next_value())?,
                Field::Spread => once(&mut spread, "spread", || map.next_value())?,
                Field::Survey => once(&mut survey, "survey", || {
                    map.next_value_seed(Maybe(SurveyOf))
                })?,
                Field::Segments => once(&mut segments, "segments", || {
                    map.next_value_seed(self.0.by_segment(Struct(SurveyOf)))
                })?,
            }
        }
        let evidence = Evidence {
            source: source.unwrap_or_default(),
            date: date.unwrap_or_default(),
            quote: quote.unwrap_or_default(),
            confidence: confidence.unwrap_or_default(),
            spread: spread.unwrap_or_default(),
            survey: survey.unwrap_or_default(),
            segments: segments.unwrap_or_default(),
        };
        if evidence == Evidence::default() {
            return Err(Error::custom(
                "the evidence says nothing: expected a field of it before this, or no entry at all",
            ));
        }
        Ok(evidence)
    }
}

/// Reads a survey.
#[derive(Clone, Copy)]
struct SurveyOf;

#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum SurveyField {
    N,
    Mean,
    Sd,
    Low,
    High,
}

impl Fields for SurveyOf {
    const STRUCT: &'static str = "Survey";

    type Value = Survey;

    fn read<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<Survey, A::Error> {
        let (mut n, mut mean, mut sd) = (None, None, None);
        let (mut low, mut high): (Option<Number>, Option<Number>) = (None, None);
        while let Some(field) = map.next_key()? {
            match field {
                SurveyField::N => once(&mut n, "n", || map.next_value_seed(People))?,
                SurveyField::Mean => once(&mut mean, "mean", || map.next_value())?,
                SurveyField::Sd => once(&mut sd, "sd", || {
                    map.next_value_seed(checked(|sd| check_deviation(*sd)))
                })?,
                SurveyField::Low => once(&mut low, "low", || {
                    map.next_value_seed(checked(|end| check_end(*end, high)))
                })?,
                SurveyField::High => once(&mut high, "high", || {
                    map.next_value_seed(checked(|end| check_end(*end, low)))
                })?,
            }
        }
        Ok(Survey {
            n: n.ok_or_else(|| Error::missing_field("n"))?,
            mean: mean.ok_or_else(|| Error::missing_field("mean"))?,
            sd: sd.unwrap_or_default(),
            low: low.ok_or_else(|| Error::missing_field("low"))?,
            high: high.ok_or_else(|| Error::missing_field("high"))?,
        })
    }
}

/// Reads how many people were asked.
struct People;

impl<'de> DeserializeSeed<'de> for People {
    type Value = u32;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        let refused = "this is no number of people: expected a whole number from 1 to 4294967295";
        match u32::deserialize(deserializer) {
            Ok(people @ 1..) => Ok(people),
            Ok(0) | Err(_) => Err(D::Error::custom(refused)),
        }
    }
}

fn check_deviation(sd: Option<Number>) -> Result<(), String> {
    match sd {
        Some(sd) if sd.get() < 0.0 => Err(format!(
            "the standard deviation is {sd}: expected 0 or more, or None"
        )),
        _ => Ok(()),
    }
}

/// Whether an end of a survey's scale is apart from the other, if that was read.
fn check_end(end: Number, other: Option<Number>) -> Result<(), String> {
    if other == Some(end) {
        return Err(format!(
            "low and high are both {end}: expected two different answers"
        ));
    }
    if other.is_some_and(|other| !(end.get() - other.get()).is_finite()) {
        return Err("low and high are too far apart: expected the answers of a scale".to_owned());
    }
    Ok(())
}
