//! The texts of where a score comes from.

use std::borrow::Cow;
use std::sync::Arc;

use super::value;
use crate::edit::{Edit, EvidenceChange};
use crate::model::{CompetitorId, Evidence, FactorId, Scale, limits};

/// A text of the evidence for a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum EvidenceField {
    /// A document, a person, a visit.
    Source,
    /// When that was, as year, month and day; empty for unknown.
    Date,
    /// A quote or a note.
    Quote,
    /// How far the level may be off either way, in units of the project's
    /// scale; empty where nobody said so.
    Spread,
}

impl EvidenceField {
    /// Empty where there is no evidence.
    pub(super) fn text(self, evidence: Option<&Arc<Evidence>>, scale: Scale) -> Cow<'_, str> {
        let Some(evidence) = evidence else {
            return Cow::Borrowed("");
        };
        match self {
            Self::Source => Cow::Borrowed(&*evidence.source),
            Self::Date => value::date_text(evidence.date).into(),
            Self::Quote => Cow::Borrowed(&*evidence.quote),
            Self::Spread => value::spread_text(evidence.spread, scale).into(),
        }
    }

    pub(super) fn char_limit(self) -> usize {
        match self {
            Self::Source => limits::NAME_CHARS,
            Self::Quote => limits::NOTE_CHARS,
            Self::Date | Self::Spread => value::SHORT_CHARS,
        }
    }

    /// The rest of the evidence stays as it is.
    pub(super) fn edit(
        self,
        (competitor, factor): (&CompetitorId, &FactorId),
        typed: &str,
        scale: Scale,
    ) -> Result<Edit, String> {
        let change = match self {
            Self::Source => EvidenceChange::Source(typed.into()),
            Self::Date => EvidenceChange::Date(value::parse_date(typed)?),
            Self::Quote => EvidenceChange::Quote(typed.into()),
            Self::Spread => EvidenceChange::Spread(value::parse_perhaps_span(typed, scale)?),
        };
        Ok(Edit::ChangeEvidence {
            competitor: competitor.clone(),
            factor: factor.clone(),
            change,
        })
    }
}
