//! What a text field edits, and what a text typed into it means.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{CompetitorChange, Edit, FactorChange};
use crate::model::{
    Color, CompetitorId, Direction, FactorId, MapId, MetricId, Project, ScenarioId, SegmentId,
    limits,
};

mod evidence;
mod map;
mod scenario;
mod segment;
mod value;

pub(in crate::ui) use evidence::EvidenceField;
pub(in crate::ui) use map::{MapField, MetricField};
pub(in crate::ui) use scenario::{CardField, ScenarioField};
pub(in crate::ui) use segment::SegmentField;
pub(in crate::ui) use value::{
    date_text, level_text, parse_date, parse_level, parse_perhaps_level, parse_perhaps_span,
    parse_score, parse_share, score_text, share_text, span, spread_text, unit,
};

/// One text of the project that a user can type.
///
/// A draft is kept under it, so that what was typed goes where it belongs even
/// when the panel shows something else by then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Field {
    /// The project's title.
    Title,
    /// The tagline of our own curve.
    Tagline,
    /// Where the scores come from.
    Source,
    /// The project's notes.
    ProjectNotes,
    /// How far from the industry standard is well above or well below it, in
    /// units of the project's scale.
    Margin,
    /// The name of a competitor.
    CompetitorName(CompetitorId),
    /// The custom colour of a competitor, as six hexadecimal digits.
    CompetitorColor(CompetitorId),
    /// The share of a competitor, in percent; empty for unknown.
    CompetitorShare(CompetitorId),
    /// What a competitor has of a metric; empty for unknown.
    CompetitorMetric(CompetitorId, MetricId),
    /// The notes on a competitor.
    CompetitorNotes(CompetitorId),
    /// The name of a factor.
    FactorName(FactorId),
    /// The level of a factor that buyers like best.
    FactorIdeal(FactorId),
    /// The words at the low end of a factor.
    FactorLow(FactorId),
    /// The words at the high end of a factor.
    FactorHigh(FactorId),
    /// The notes on a factor.
    FactorNotes(FactorId),
    /// A level, a dash for not offered, or empty for unscored.
    Score(CompetitorId, FactorId),
    /// A text of the evidence for a score.
    Evidence(CompetitorId, FactorId, EvidenceField),
    /// A text of a metric.
    Metric(MetricId, MetricField),
    /// A text of a segment.
    Segment(SegmentId, SegmentField),
    /// A text of a map.
    Map(MapId, MapField),
    /// A text of a scenario.
    Scenario(ScenarioId, ScenarioField),
    /// A text on the card of a factor, in a scenario or, with none, in the as-is.
    Card(Option<ScenarioId>, FactorId, CardField),
}

impl Field {
    /// The text of this field in `project`; `None` if its owner is gone.
    pub(in crate::ui) fn text<'p>(&self, project: &'p Project) -> Option<Cow<'p, str>> {
        let scale = project.settings.scale;
        Some(match self {
            Self::Title => Cow::Borrowed(&*project.title),
            Self::Tagline => Cow::Borrowed(&*project.tagline),
            Self::Source => Cow::Borrowed(&*project.source),
            Self::ProjectNotes => Cow::Borrowed(&*project.notes),
            Self::Margin => span(project.settings.margin.get(), scale).into(),
            Self::CompetitorName(id) => Cow::Borrowed(&*project.competitor(id)?.name),
            Self::CompetitorColor(id) => value::color_text(project.competitor(id)?.color).into(),
            Self::CompetitorShare(id) => share_text(project.competitor(id)?.share).into(),
            Self::CompetitorMetric(id, metric) => {
                project.metric(metric)?;
                let number = project.competitor(id)?.metrics.get(metric);
                number.map(ToString::to_string).unwrap_or_default().into()
            }
            Self::CompetitorNotes(id) => Cow::Borrowed(&*project.competitor(id)?.notes),
            Self::FactorName(id) => Cow::Borrowed(&*project.factor(id)?.name),
            Self::FactorIdeal(id) => {
                let ideal = match project.factor(id)?.direction {
                    Direction::Ideal(level) => Some(level),
                    Direction::More | Direction::Less => None,
                };
                level_text(ideal, scale).into()
            }
            Self::FactorLow(id) => Cow::Borrowed(&*project.factor(id)?.low),
            Self::FactorHigh(id) => Cow::Borrowed(&*project.factor(id)?.high),
            Self::FactorNotes(id) => Cow::Borrowed(&*project.factor(id)?.notes),
            Self::Score(competitor, factor) => {
                project.competitor(competitor)?;
                project.factor(factor)?;
                score_text(project.scores.get(competitor, factor), scale).into()
            }
            Self::Evidence(competitor, factor, field) => {
                project.competitor(competitor)?;
                project.factor(factor)?;
                field.text(project.evidence.get(competitor, factor), scale)
            }
            Self::Metric(id, field) => field.text(project.metric(id)?),
            Self::Segment(id, field) => field.text(project.segment(id)?, project)?,
            Self::Map(id, field) => field.text(project.map(id)?),
            Self::Scenario(id, field) => field.text(project.scenario(id)?),
            Self::Card(scenario, factor, field) => {
                project.factor(factor)?;
                match scenario::card(project, scenario.as_ref(), factor)? {
                    Cow::Borrowed(card) => Cow::Borrowed(field.text(card)),
                    Cow::Owned(card) => field.text(&card).to_owned().into(),
                }
            }
        })
    }

    /// The most characters this field takes.
    pub(in crate::ui) fn char_limit(&self) -> usize {
        match self {
            Self::ProjectNotes | Self::CompetitorNotes(_) | Self::FactorNotes(_) => {
                limits::NOTE_CHARS
            }
            Self::Title
            | Self::Tagline
            | Self::Source
            | Self::CompetitorName(_)
            | Self::FactorName(_)
            | Self::FactorLow(_)
            | Self::FactorHigh(_)
            | Self::Map(..)
            | Self::Metric(..) => limits::NAME_CHARS,
            Self::Evidence(_, _, field) => field.char_limit(),
            Self::Segment(_, field) => field.char_limit(),
            Self::Scenario(_, field) => field.char_limit(),
            Self::Card(_, _, field) => field.char_limit(),
            Self::CompetitorMetric(..) => value::NUMBER_CHARS,
            Self::Margin
            | Self::CompetitorColor(_)
            | Self::CompetitorShare(_)
            | Self::FactorIdeal(_)
            | Self::Score(..) => value::SHORT_CHARS,
        }
    }

    /// The edit of `project` that `typed` asks for, or what was expected instead of it.
    pub(in crate::ui) fn edit(&self, typed: &str, project: &Project) -> Result<Edit, String> {
        let text = || Arc::from(typed);
        let scale = project.settings.scale;
        Ok(match self {
            Self::Title => Edit::SetTitle(text()),
            Self::Tagline => Edit::SetTagline(text()),
            Self::Source => Edit::SetSource(text()),
            Self::ProjectNotes => Edit::SetNotes(text()),
            Self::Margin => Edit::SetMargin(value::parse_span(typed, scale)?),
            Self::CompetitorName(id) => competitor(id, CompetitorChange::Name(text())),
            Self::CompetitorColor(id) => {
                let color = Color::Custom(value::parse_color(typed)?);
                competitor(id, CompetitorChange::Color(color))
            }
            Self::CompetitorShare(id) => {
                competitor(id, CompetitorChange::Share(parse_share(typed)?))
            }
            Self::CompetitorMetric(id, metric) => {
                let number = value::parse_number(typed)?;
                competitor(id, CompetitorChange::Metric(metric.clone(), number))
            }
            Self::CompetitorNotes(id) => competitor(id, CompetitorChange::Notes(text())),
            Self::FactorName(id) => factor(id, FactorChange::Name(text())),
            Self::FactorIdeal(id) => {
                let ideal = Direction::Ideal(parse_level(typed, scale)?);
                factor(id, FactorChange::Direction(ideal))
            }
            Self::FactorLow(id) => factor(id, FactorChange::Low(text())),
            Self::FactorHigh(id) => factor(id, FactorChange::High(text())),
            Self::FactorNotes(id) => factor(id, FactorChange::Notes(text())),
            Self::Score(competitor, factor) => Edit::SetScore {
                competitor: competitor.clone(),
                factor: factor.clone(),
                score: parse_score(typed, scale)?,
            },
            Self::Evidence(competitor, factor, field) => {
                field.edit((competitor, factor), typed, scale)?
            }
            Self::Metric(id, field) => field.edit(id, text()),
            Self::Segment(id, field) => field.edit(id, typed, scale)?,
            Self::Map(id, field) => field.edit(id, text(), project)?,
            Self::Scenario(id, field) => field.edit(id, text()),
            Self::Card(scenario, factor, field) => field.edit(scenario.as_ref(), factor, text()),
        })
    }
}

fn competitor(id: &CompetitorId, change: CompetitorChange) -> Edit {
    let id = id.clone();
    Edit::ChangeCompetitor { id, change }
}

fn factor(id: &FactorId, change: FactorChange) -> Edit {
    let id = id.clone();
    Edit::ChangeFactor { id, change }
}
