//! Where a score comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CompetitorId, FactorId, Level, Number, SegmentId};

/// How sure somebody is of a score.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
pub enum Confidence {
    /// Somebody's feeling.
    Guess,

    /// From reading, visiting, asking.
    Informed,

    /// Counted, tested or surveyed.
    Measured,
}

impl Confidence {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Guess => "Guess",
            Self::Informed => "Informed",
            Self::Measured => "Measured",
        }
    }
}

/// A day of the Gregorian calendar; in files as `"2026-11-25"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is no day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a day: expected year, month and day, such as \"2026-11-25\"")]
pub struct NotADate(pub String);

impl Date {
    /// The day, if the calendar has it. Years are 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let there = (1..=9999).contains(&year) && (1..=days).contains(&day);
        there.then_some(Self { year, month, day })
    }

    /// Year, month and day.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| {
            parts
                .next()
                .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|part| part.parse::<u16>().ok())
        };
        let date = match (part(4), part(2), part(2)) {
            (Some(year), Some(month), Some(day)) => {
                // Two digits fit.
                Self::new(year, month as u8, day as u8)
            }
            _ => None,
        };
        match date.filter(|_| parts.next().is_none()) {
            Some(date) => Ok(date),
            None => Err(NotADate(text.chars().take(40).collect())),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// What a survey says of one competitor on one factor, on the survey's own scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// How many people said so; at least 1.
    pub n: u32,

    /// The mean of what they said.
    pub mean: Number,

    /// The standard deviation of what they said, with n − 1; none for one person.
    #[serde(default)]
    pub sd: Option<Number>,

    /// The answer that means level 0.
    pub low: Number,

    /// The answer that means level 10; another than `low`.
    pub high: Number,
}

impl Survey {
    /// Whether it can be a survey: somebody was asked, nothing varies less than
    /// not at all, and the two ends of the scale are not the same answer.
    pub fn is_sound(&self) -> bool {
        let varies = self.sd.is_none_or(|sd| sd.get() >= 0.0);
        let width = (self.high.get() - self.low.get()).abs();
        self.n >= 1 && varies && width > 0.0 && width.is_finite()
    }

    /// The mean on the project's scale of 0 to 10.
    pub fn level(&self) -> Level {
        let (low, high) = (self.low.get(), self.high.get());
        Level::nearest((self.mean.get() - low) / (high - low) * 10.0)
    }

    /// The standard deviation on the project's scale of 0 to 10.
    pub fn spread(&self) -> Option<f64> {
        let width = (self.high.get() - self.low.get()).abs();
        self.sd.map(|sd| sd.get() / width * 10.0)
    }
}

/// Where a score comes from and how sure it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Evidence {
    /// A document, a person, a visit; empty for none.
    pub source: Arc<str>,

    /// When that was, where known.
    pub date: Option<Date>,

    /// A quote or a note; empty for none.
    pub quote: Arc<str>,

    /// How sure it is, where somebody said so.
    pub confidence: Option<Confidence>,

    /// How far the level may be off either way, 0 to 10, where somebody said so.
    pub spread: Option<Level>,

    /// The survey it is from, if it is from one.
    pub survey: Option<Survey>,

    /// What each segment said in that survey.
    pub segments: BTreeMap<SegmentId, Survey>,
}

impl Evidence {
    /// What a survey said, to all and to each segment.
    pub fn surveys(&self) -> impl Iterator<Item = &Survey> {
        self.survey.iter().chain(self.segments.values())
    }
}

/// The evidence for all scores of a project. Holds no empty row and no empty
/// [`Evidence`], so that equal evidence is one value.
///
/// Behind one `Arc`: few edits touch it, and all undo steps share it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceTable(Arc<BTreeMap<CompetitorId, EvidenceRow>>);

/// The evidence for the scores of one competitor.
pub type EvidenceRow = BTreeMap<FactorId, Arc<Evidence>>;

impl EvidenceTable {
    /// The evidence for a score, if there is any.
    pub fn get(&self, competitor: &CompetitorId, factor: &FactorId) -> Option<&Arc<Evidence>> {
        self.0.get(competitor)?.get(factor)
    }

    /// Every competitor with evidence, by id.
    pub fn rows(&self) -> impl Iterator<Item = (&CompetitorId, &EvidenceRow)> {
        self.0.iter()
    }

    /// Put evidence in place of what there is; empty evidence is none.
    pub fn set(&mut self, competitor: &CompetitorId, factor: &FactorId, evidence: Evidence) {
        if evidence == Evidence::default() {
            if self.get(competitor, factor).is_some() {
                let table = Arc::make_mut(&mut self.0);
                if let Some(row) = table.get_mut(competitor) {
                    row.remove(factor);
                    if row.is_empty() {
                        table.remove(competitor);
                    }
                }
            }
            return;
        }
        let row = Arc::make_mut(&mut self.0).entry(competitor.clone());
        row.or_default().insert(factor.clone(), Arc::new(evidence));
    }

    /// Forget one competitor.
    pub fn remove_row(&mut self, competitor: &CompetitorId) {
        if self.0.contains_key(competitor) {
            Arc::make_mut(&mut self.0).remove(competitor);
        }
    }

    /// Forget what one segment said.
    pub fn remove_segment(&mut self, segment: &SegmentId) {
        let said = |evidence: &Evidence| evidence.segments.contains_key(segment);
        let mut all = self.0.values().flat_map(BTreeMap::values);
        if !all.any(|evidence| said(evidence)) {
            return;
        }
        Arc::make_mut(&mut self.0).retain(|_, row| {
            row.retain(|_, evidence| {
                if said(evidence) {
                    Arc::make_mut(evidence).segments.remove(segment);
                }
                **evidence != Evidence::default()
            });
            !row.is_empty()
        });
    }

    /// Forget one factor.
    pub fn remove_column(&mut self, factor: &FactorId) {
        if self.0.values().any(|row| row.contains_key(factor)) {
            Arc::make_mut(&mut self.0).retain(|_, row| {
                row.remove(factor);
                !row.is_empty()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        let date = Date::try_from("2024-02-29".to_owned());
        assert_eq!(date.map(|date| date.to_string()), Ok("2024-02-29".into()));
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-01-01",
            "2026-01-01-01",
            "",
            "0000-01-01",
            "+026-01-01",
        ] {
            assert!(Date::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_survey_maps_linearly_to_levels() {
        let number = |value: f64| Number::try_from(value).unwrap();
        let survey = Survey {
            n: 12,
            mean: number(4.0),
            sd: Some(number(0.8)),
            low: number(1.0),
            high: number(5.0),
        };
        assert_eq!(survey.level().get(), 7.5);
        assert_eq!(survey.spread(), Some(2.0));
        let turned = Survey {
            low: number(5.0),
            high: number(1.0),
            ..survey
        };
        assert_eq!(turned.level().get(), 2.5);
        assert_eq!(turned.spread(), Some(2.0));
    }

    #[test]
    fn empty_evidence_leaves_no_trace() {
        let competitor = CompetitorId::from_name("a", |_| false);
        let factor = FactorId::from_name("f", |_| false);
        let mut table = EvidenceTable::default();
        let guess = Evidence {
            confidence: Some(Confidence::Guess),
            ..Evidence::default()
        };
        table.set(&competitor, &factor, guess);
        assert!(table.get(&competitor, &factor).is_some());
        table.set(&competitor, &factor, Evidence::default());
        assert_eq!(table, EvidenceTable::default());
    }
}
