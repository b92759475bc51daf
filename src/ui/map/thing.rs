//! What stands on a map and can be moved: competitors, and the ideals of segments.

use egui::{Id, Ui};

use super::Stage;
use super::group::{Group, Spot};
use crate::command::{Command, Selection};
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::figure::{MapAxis, Position};
use crate::model::{CompetitorId, FactorId, Level, Score, SegmentId};

/// A competitor or a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Competitor(CompetitorId),
    Segment(SegmentId),
}

impl Thing {
    /// It alone, selected.
    pub(super) fn selection(&self) -> Selection {
        match self {
            Self::Competitor(id) => Selection::Competitor(id.clone()),
            Self::Segment(id) => Selection::Segment(id.clone()),
        }
    }

    /// Whether it is selected, alone or with others.
    pub(super) fn is_selected(&self, selection: &Selection) -> bool {
        match self {
            Self::Competitor(id) => selection.has(id),
            Self::Segment(id) => matches!(selection, Selection::Segment(other) if other == id),
        }
    }

    /// Of its handle.
    pub(super) fn handle_id(&self, ui: &Ui) -> Id {
        match self {
            Self::Competitor(id) => ui.scope_id().with(("bubble", id)),
            Self::Segment(id) => ui.scope_id().with(("ring", id)),
        }
    }

    /// What puts it onto a spot, leaving alone what is so already.
    fn edits(&self, stage: &Stage<'_>, spot: Spot) -> Vec<Edit> {
        let axes = &stage.picture.axes;
        let mut along = vec![(&axes.x, spot.x), (&axes.y, spot.y)];
        if axes.x.of == axes.y.of {
            along.pop();
        }
        let edits = along.into_iter().filter_map(|(axis, position)| {
            let factor = axis.of.factor()?;
            match self {
                Self::Competitor(id) => set_score(stage, id, factor, position),
                Self::Segment(id) => set_ideal(stage, id, factor, position),
            }
        });
        edits.collect()
    }
}

fn set_score(
    stage: &Stage<'_>,
    competitor: &CompetitorId,
    factor: &FactorId,
    position: Position,
) -> Option<Edit> {
    let score = match position {
        Position::Level(level) => Score::Level(level),
        Position::NotOffered => Score::NotOffered,
        Position::Value(_) => return None,
    };
    let changes = stage.project().scores.get(competitor, factor) != score;
    changes.then(|| Edit::SetScore {
        competitor: competitor.clone(),
        factor: factor.clone(),
        score,
    })
}

fn set_ideal(
    stage: &Stage<'_>,
    segment: &SegmentId,
    factor: &FactorId,
    position: Position,
) -> Option<Edit> {
    let Position::Level(level) = position else {
        return None;
    };
    let found = stage.project().segment(segment)?;
    let changes = found.ideal.get(factor) != Some(&level);
    changes.then(|| {
        let change = SegmentChange::Ideal(factor.clone(), Some(level));
        let id = segment.clone();
        Edit::Segment(ListEdit::Change { id, change })
    })
}

/// Things that are moved as one.
#[derive(Clone, Debug)]
pub(super) struct Movers {
    /// The one that is held comes first.
    pub(super) things: Vec<Thing>,
    pub(super) group: Group,
    /// Where the one that is held was when all this began.
    start: Spot,
}

impl Movers {
    /// The thing that is held, and all others that are selected with it.
    pub(super) fn of(stage: &Stage<'_>, held: &Thing, spot: Spot) -> Self {
        let axes = &stage.picture.axes;
        let (mut things, mut spots) = (vec![held.clone()], vec![spot]);
        let selection = stage.context.selection;
        let Thing::Competitor(id) = held else {
            let group = Group::of_ideal(spot, axes);
            return Self {
                things,
                group,
                start: spot,
            };
        };
        if matches!(selection, Selection::Several(_)) && selection.has(id) {
            for bubble in &stage.picture.bubbles {
                if bubble.competitor != *id && selection.has(&bubble.competitor) {
                    things.push(Thing::Competitor(bubble.competitor.clone()));
                    spots.push(Spot {
                        x: bubble.x,
                        y: bubble.y,
                    });
                }
            }
        }
        let group = Group::of_competitors(spots, axes);
        Self {
            things,
            group,
            start: spot,
        }
    }

    /// They have come here by several steps, the first of which began there.
    pub(super) fn began_at(mut self, start: Spot) -> Self {
        self.start = start;
        self
    }

    /// The one that is held.
    pub(super) fn held(&self) -> Option<(&Thing, Spot)> {
        Some((self.things.first()?, self.start))
    }

    /// What puts all of them onto their spots, if anything has to change.
    pub(super) fn put(&self, stage: &Stage<'_>, spots: &[Spot]) -> Option<Command> {
        let pairs = self.things.iter().zip(spots);
        let edits: Vec<Edit> = pairs
            .flat_map(|(thing, spot)| thing.edits(stage, *spot))
            .collect();
        if edits.is_empty() {
            return None;
        }
        let name = match (self.held(), spots.first(), self.things.len()) {
            (Some((held, start)), Some(end), 1) => stage.step(held, start, *end),
            (.., many) => format!("Move {many} competitors"),
        };
        Some(Command::Edits(name, edits))
    }
}

/// Where something starts along an axis that has no level there yet; nothing
/// along an axis that is no factor.
pub(super) fn start_position(stage: &Stage<'_>, axis: &MapAxis) -> Option<Position> {
    let standard = stage.standard(axis.of.factor()?);
    let level = standard.map_or(Level::MIDDLE, Level::nearest);
    Some(Position::Level(level))
}

/// The same as a score, for what is offered again.
pub(super) fn start_score(stage: &Stage<'_>, axis: &MapAxis) -> Score {
    match start_position(stage, axis) {
        Some(Position::Level(level)) => Score::Level(level),
        _ => Score::Unscored,
    }
}
