//! What of a project stands on a map, and where.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::axes::Position;
use super::{MapSubject, Unplaced};
use crate::model::{
    BubbleSize, Color, Competitor, CompetitorId, Factor, Marker, Measure, Metric, Number, Project,
    Role, Row, Score, Share,
};

/// What an axis measures, looked up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Dimension<'a> {
    /// Nothing, or something that is no longer there.
    Nothing,
    Factor(&'a Factor),
    Metric(&'a Metric),
    Share,
}

impl<'a> Dimension<'a> {
    fn of(project: &'a Project, measure: &Measure) -> Self {
        match measure {
            Measure::Nothing => Self::Nothing,
            Measure::Factor(id) => project
                .factor(id)
                .map_or(Self::Nothing, |factor| Self::Factor(factor)),
            Measure::Metric(id) => project
                .metric(id)
                .map_or(Self::Nothing, |metric| Self::Metric(metric)),
            Measure::Share => Self::Share,
        }
    }

    pub(super) fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing)
    }

    pub(super) fn factor(self) -> Option<&'a Factor> {
        match self {
            Self::Factor(factor) => Some(factor),
            Self::Nothing | Self::Metric(_) | Self::Share => None,
        }
    }

    /// The same as in the map, but nothing where the thing is gone.
    pub(super) fn measure(self) -> Measure {
        match self {
            Self::Nothing => Measure::Nothing,
            Self::Factor(factor) => Measure::Factor(factor.id.clone()),
            Self::Metric(metric) => Measure::Metric(metric.id.clone()),
            Self::Share => Measure::Share,
        }
    }

    /// What it is called. May be empty.
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Nothing => "",
            Self::Factor(factor) => &factor.name,
            Self::Metric(metric) => &metric.name,
            Self::Share => "Share",
        }
    }

    /// What its numbers count. May be empty.
    pub(super) fn unit(self) -> &'a str {
        match self {
            Self::Nothing | Self::Factor(_) => "",
            Self::Metric(metric) => &metric.unit,
            Self::Share => "%",
        }
    }

    /// Where a competitor with these scores stands along it.
    pub(super) fn position(self, competitor: &Competitor, row: Option<&Row>) -> Option<Position> {
        match self {
            Self::Nothing => None,
            Self::Factor(factor) => match row?.get(&factor.id)? {
                Score::Unscored => None,
                Score::NotOffered => Some(Position::NotOffered),
                Score::Level(level) => Some(Position::Level(*level)),
            },
            Self::Metric(metric) => {
                let value = competitor.metrics.get(&metric.id)?;
                Some(Position::Value(tame(value.get())))
            }
            Self::Share => Some(Position::Value(competitor.share?.percent())),
        }
    }
}

/// A number whose distance from any other such number is one too.
fn tame(value: f64) -> f64 {
    value.clamp(-1e150, 1e150)
}

/// A competitor on the map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand<'a> {
    pub(super) competitor: &'a Competitor,
    pub(super) at: Place,
}

/// Where a competitor stands, and what of it shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) x: Position,
    pub(super) y: Position,
    /// What the area of its bubble stands for: above 0, or unknown.
    pub(super) size: Option<f64>,
    /// As in the competitor, which would have to be fetched from far off.
    pub(super) role: Role,
    pub(super) marker: Marker,
    pub(super) color: Color,
}

impl std::ops::Deref for Stand<'_> {
    type Target = Place;

    fn deref(&self) -> &Place {
        &self.at
    }
}

/// What of a project stands on a map.
pub(super) struct Subject<'a> {
    pub(super) of: MapSubject<'a>,
    pub(super) x: Dimension<'a>,
    pub(super) y: Dimension<'a>,
    /// In the user's order.
    pub(super) placed: Vec<Stand<'a>>,
    pub(super) unplaced: Vec<(CompetitorId, Unplaced)>,
    /// What is measured by the areas of bubbles.
    pub(super) size: Option<Dimension<'a>>,
    /// Whether anybody stands in the gutter of x, and of y.
    pub(super) not_offered: (bool, bool),
}

impl<'a> Subject<'a> {
    /// Before anybody is placed.
    pub(super) fn of(of: MapSubject<'a>) -> Self {
        let MapSubject { project, map, .. } = of;
        let x = Dimension::of(project, &map.x.of);
        let y = Dimension::of(project, &map.y.of);
        let size = match &map.size {
            BubbleSize::Same => None,
            BubbleSize::Share => Some(Dimension::Share),
            BubbleSize::Metric(id) => project.metric(id).map(|it| Dimension::Metric(it)),
        };
        Self {
            of,
            x,
            y,
            placed: Vec::with_capacity(project.competitors.len()),
            unplaced: Vec::new(),
            size,
            not_offered: (false, false),
        }
    }

    pub(super) fn size_of(&self, competitor: &Competitor) -> Option<f64> {
        let value = match self.size? {
            Dimension::Share => competitor.share.map(Share::percent),
            Dimension::Metric(metric) => {
                competitor.metrics.get(&metric.id).copied().map(Number::get)
            }
            Dimension::Nothing | Dimension::Factor(_) => None,
        };
        value.map(tame).filter(|value| *value > 0.0)
    }

    /// The factors on both axes, if there are two different ones.
    pub(super) fn factors(&self) -> Option<(&'a Factor, &'a Factor)> {
        let (x, y) = (self.x.factor()?, self.y.factor()?);
        (x.id != y.id).then_some((x, y))
    }

    /// Whether both axes measure the same.
    pub(super) fn is_diagonal(&self) -> bool {
        !self.x.is_nothing() && self.x.measure() == self.y.measure()
    }

    /// Where a competitor stands in another state of the project.
    pub(super) fn positions_in(
        &self,
        project: &Project,
        competitor: &CompetitorId,
    ) -> Option<(Position, Position)> {
        let row = project.scores.row(competitor).map(AsRef::as_ref);
        let competitor = project.competitor(competitor)?;
        Some((
            self.x.position(competitor, row)?,
            self.y.position(competitor, row)?,
        ))
    }
}

/// The competitors of which anything differs between two states of a project.
pub(super) fn changed(project: &Project, before: &Project) -> BTreeSet<CompetitorId> {
    let mut changed = BTreeSet::new();
    let mut others = before.scores.rows().peekable();
    for (id, row) in project.scores.rows() {
        while others.peek().is_some_and(|(other, _)| *other < id) {
            changed.extend(others.next().map(|(other, _)| other.clone()));
        }
        let same = others.next_if(|(other, _)| *other == id);
        if !same.is_some_and(|(_, other)| Arc::ptr_eq(row, other) || row == other) {
            changed.insert(id.clone());
        }
    }
    changed.extend(others.map(|(other, _)| other.clone()));
    let pairs = project.competitors.iter().zip(&before.competitors);
    for (competitor, other) in pairs {
        if !Arc::ptr_eq(competitor, other) && competitor != other {
            changed.insert(competitor.id.clone());
        }
    }
    changed
}
