//! What panels are made of: text fields with drafts, gestures, pickers, rows of a form.
//!
//! A field shows the project's text until someone types into it. What is typed
//! stays in a draft and becomes one edit when the field is left; a text that
//! means nothing stays in its field, with what was expected beside it.

mod drafts;
mod field;
mod form;
mod gesture;
mod pickers;
mod spectrum;

pub(super) use drafts::{Drafts, Lines, TextField};
pub(super) use field::{
    CardField, EvidenceField, Field, MapField, MetricField, ScenarioField, SegmentField, date_text,
    level_text, parse_date, parse_level, parse_perhaps_level, parse_perhaps_span, parse_score,
    parse_share, score_text, share_text, span, spread_text, unit,
};
pub(super) use form::{
    NameLink, block, error_line, fold_line, heading, line, line_with_hint, one_line, remark, row,
    section, semibold, unnamed,
};
pub(super) use gesture::Gesture;
pub(super) use pickers::{Painted, colors, custom, markers};
pub(super) use spectrum::Spectrum;

/// The height of a field and of a row in a list, in points.
pub(super) const ROW_HEIGHT: f32 = 26.0;
