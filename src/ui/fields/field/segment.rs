//! The texts of a segment.

use std::borrow::Cow;

use super::value;
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::model::{Color, FactorId, Project, Scale, Segment, SegmentId, limits};

/// A text of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum SegmentField {
    /// Its name.
    Name,
    /// Its part of all buyers, in percent; empty for unknown.
    Size,
    /// Its custom colour, as six hexadecimal digits.
    Color,
    /// How much a factor matters to it; empty where nobody has said.
    Importance(FactorId),
    /// How much of a factor it would like best; empty where nobody has said.
    Ideal(FactorId),
    /// The notes on it.
    Notes,
}

impl SegmentField {
    /// `None` if the factor it is about is gone.
    pub(super) fn text<'p>(&self, segment: &'p Segment, project: &Project) -> Option<Cow<'p, str>> {
        let scale = project.settings.scale;
        Some(match self {
            Self::Name => Cow::Borrowed(&*segment.name),
            Self::Size => value::share_text(segment.size).into(),
            Self::Color => value::color_text(segment.color).into(),
            Self::Importance(factor) => {
                project.factor(factor)?;
                value::level_text(segment.importance.get(factor).copied(), scale).into()
            }
            Self::Ideal(factor) => {
                project.factor(factor)?;
                value::level_text(segment.ideal.get(factor).copied(), scale).into()
            }
            Self::Notes => Cow::Borrowed(&*segment.notes),
        })
    }

    pub(super) fn char_limit(&self) -> usize {
        match self {
            Self::Name => limits::NAME_CHARS,
            Self::Notes => limits::NOTE_CHARS,
            Self::Size | Self::Color | Self::Importance(_) | Self::Ideal(_) => value::SHORT_CHARS,
        }
    }

    pub(super) fn edit(&self, id: &SegmentId, typed: &str, scale: Scale) -> Result<Edit, String> {
        let change = match self {
            Self::Name => SegmentChange::Name(typed.into()),
            Self::Size => SegmentChange::Size(value::parse_share(typed)?),
            Self::Color => SegmentChange::Color(Color::Custom(value::parse_color(typed)?)),
            Self::Importance(factor) => {
                let level = value::parse_perhaps_level(typed, scale)?;
                SegmentChange::Importance(factor.clone(), level)
            }
            Self::Ideal(factor) => {
                let level = value::parse_perhaps_level(typed, scale)?;
                SegmentChange::Ideal(factor.clone(), level)
            }
            Self::Notes => SegmentChange::Notes(typed.into()),
        };
        let id = id.clone();
        Ok(Edit::Segment(ListEdit::Change { id, change }))
    }
}
