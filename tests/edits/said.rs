//! Random edits of what is said about the table: metrics, evidence, segments,
//! maps, scenarios and plans.

use std::sync::Arc;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use seachart::edit::{
    CardNote, CompetitorChange, Edit, EvidenceChange, ListEdit, MapChange, MetricChange, PlanEdit,
    ScenarioChange, SegmentChange,
};
use seachart::model::{
    Action, Axis, BubbleSize, Buyers, Card, Color, Confidence, Crosshair, Date, Effort, Evidence,
    Level, MapId, Measure, MetricId, Number, Pin, Project, Quadrants, ScenarioId, Score, SegmentId,
    Share, Whose,
};

use super::{competitor_at, factor_at, random};

/// How many kinds of edits a [`Said`] can become.
const KINDS: usize = 45;

/// An edit before it is known what there is.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    kind: usize,
    /// Which field, where there are several.
    field: usize,
    which: Index,
    competitor: Index,
    factor: Index,
    place: usize,
    flag: bool,
    text: Arc<str>,
    level: Option<Level>,
    score: Score,
    share: Option<Share>,
    color: Color,
    action: Option<Action>,
    effort: Option<Effort>,
    crosshair: Crosshair,
    buyers: Buyers,
    confidence: Option<Confidence>,
}

/// Any edit, of what there is and of what there is not.
pub(crate) fn said() -> impl Strategy<Value = Said> {
    let places = (
        (0..KINDS, 0..12_usize, 0..8_usize, any::<bool>()),
        (any::<Index>(), any::<Index>(), any::<Index>()),
    );
    let values = (
        random::text(),
        option::of(random::level()),
        random::score(),
        random::share(),
        random::color(),
    );
    let choices = (
        option::of(random::variant::<Action>()),
        option::of(random::variant::<Effort>()),
        random::variant::<Crosshair>(),
        random::variant::<Buyers>(),
        option::of(random::variant::<Confidence>()),
    );
    (places, values, choices).prop_map(
        |(
            ((kind, field, place, flag), (which, competitor, factor)),
            (text, level, score, share, color),
            (action, effort, crosshair, buyers, confidence),
        )| Said {
            kind,
            field,
            which,
            competitor,
            factor,
            place,
            flag,
            text,
            level,
            score,
            share,
            color,
            action,
            effort,
            crosshair,
            buyers,
            confidence,
        },
    )
}

/// The id of one of a list, or one that does not exist.
macro_rules! one_of {
    ($list:expr, $which:expr, $id:ty) => {{
        let list = &$list;
        let at = $which.index(list.len() + 1);
        list.get(at).map_or_else(
            || <$id>::from_name("stranger", |_| false),
            |item| item.id.clone(),
        )
    }};
}

/// An edit of a list: add, move, remove, or else a change.
macro_rules! list_edit {
    ($self:expr, $kind:expr, $id:expr, $item:expr, $change:expr) => {{
        let id = $id;
        match $kind {
            0 | 1 => {
                let mut item = $item;
                // At times an id that is taken.
                if $self.flag && $self.field == 0 {
                    item.id = id;
                }
                let at = $self.place;
                ListEdit::Add { item, at }
            }
            2 => ListEdit::Move {
                id,
                to: $self.place,
            },
            3 => ListEdit::Remove { id },
            _ => ListEdit::Change {
                id,
                change: $change,
            },
        }
    }};
}

impl Said {
    /// The edit, to be made to `project`.
    pub(crate) fn edit(&self, project: &Project) -> Edit {
        match self.kind {
            0..6 => self.metric(project, self.kind),
            6..13 => self.segment(project, self.kind - 6),
            13..21 => self.map(project, self.kind - 13),
            21..28 => self.scenario(project, self.kind - 21),
            28..36 => Edit::Plan(self.plan(project, self.kind - 28)),
            36 => Edit::SetMargin(self.level.unwrap_or_default()),
            37 => Edit::SetStandard(self.flag),
            38 => Edit::SetMarks(self.flag),
            39 => self.evidence(project),
            40 => Edit::SetWhiskers(self.flag),
            41 => Edit::SetConfidence(self.flag),
            42 => self.importance(project),
            _ => self.changed_evidence(project),
        }
    }

    fn metric(&self, project: &Project, kind: usize) -> Edit {
        let id = one_of!(project.metrics, self.which, MetricId);
        let text = Arc::clone(&self.text);
        if kind == 5 {
            let value = self
                .level
                .map(|level| Number::try_from(level.get()).unwrap());
            return Edit::ChangeCompetitor {
                id: competitor_at(project, self.competitor),
                change: CompetitorChange::Metric(id, value),
            };
        }
        let change = if self.flag {
            MetricChange::Name(text)
        } else {
            MetricChange::Unit(text)
        };
        let fresh = project.fresh_metric(&self.text);
        Edit::Metric(list_edit!(self, kind, id, fresh, change))
    }

    fn segment(&self, project: &Project, kind: usize) -> Edit {
        let id = one_of!(project.segments, self.which, SegmentId);
        let text = Arc::clone(&self.text);
        let factor = factor_at(project, self.factor);
        let mut fresh = project.fresh_segment(&self.text);
        if let Some(level) = self.level {
            fresh.ideal.insert(factor.clone(), level);
        }
        let change = match self.field {
            0 => SegmentChange::Name(text),
            1 => SegmentChange::Buyers(self.buyers),
            2 => SegmentChange::Size(self.share),
            3 => SegmentChange::Color(self.color),
            4 => SegmentChange::Visible(self.flag),
            5..8 => SegmentChange::Importance(factor, self.level),
            8..11 => SegmentChange::Ideal(factor, self.level),
            _ => SegmentChange::Notes(text),
        };
        Edit::Segment(list_edit!(self, kind, id, fresh, change))
    }

    fn map(&self, project: &Project, kind: usize) -> Edit {
        let id = one_of!(project.maps, self.which, MapId);
        let text = Arc::clone(&self.text);
        let factor = factor_at(project, self.factor);
        let metric = one_of!(project.metrics, self.which, MetricId);
        let axis = Axis {
            of: match self.place {
                0 => Measure::Nothing,
                1 => Measure::Share,
                2 => Measure::Metric(metric.clone()),
                _ => Measure::Factor(factor),
            },
            flipped: self.flag,
        };
        let pin = self.level.map(|level| Pin::nearest(level.get(), -3.0));
        let competitor = competitor_at(project, self.competitor);
        let segment = one_of!(project.segments, self.which, SegmentId);
        let mut fresh = project.fresh_map(&self.text);
        fresh.x = axis.clone();
        let change = match self.field {
            0 => MapChange::Name(text),
            1 => MapChange::X(axis),
            2 => MapChange::Y(axis),
            3 => MapChange::Axes(axis.clone(), axis),
            4 => MapChange::Size(BubbleSize::Metric(metric)),
            5 => MapChange::Crosshair(self.crosshair),
            6 => MapChange::Quadrants(Quadrants {
                top_left: text,
                ..Quadrants::default()
            }),
            7 => MapChange::Hidden(competitor, self.flag),
            8 if self.flag => MapChange::Segments(self.place > 3),
            8 => MapChange::WhiteSpace(self.place > 3),
            9 => MapChange::Pin(competitor, pin),
            10 => MapChange::SegmentPin(segment, pin),
            _ => MapChange::Unpin,
        };
        Edit::Map(list_edit!(self, kind, id, fresh, change))
    }

    fn scenario(&self, project: &Project, kind: usize) -> Edit {
        let id = one_of!(project.scenarios, self.which, ScenarioId);
        let text = Arc::clone(&self.text);
        let mut fresh = project.fresh_scenario(&self.text);
        let factor = factor_at(project, self.factor);
        if self.flag {
            fresh.scores.insert(factor, self.score);
        }
        let change = match self.field {
            0..4 => ScenarioChange::Name(text),
            4..8 => ScenarioChange::Tagline(text),
            _ => ScenarioChange::Notes(text),
        };
        Edit::Scenario(list_edit!(self, kind, id, fresh, change))
    }

    fn plan(&self, project: &Project, kind: usize) -> PlanEdit {
        let id = one_of!(project.scenarios, self.which, ScenarioId);
        let factor = factor_at(project, self.factor);
        let text = || Arc::clone(&self.text);
        let scenario = self.flag.then(|| id.clone());
        match kind {
            0..3 => PlanEdit::Score {
                scenario: id,
                factor,
                score: self.score,
            },
            3 => PlanEdit::Card {
                scenario,
                factor,
                card: Card {
                    decision: self.action,
                    saves: text(),
                    effort: self.effort,
                    ..Card::default()
                },
            },
            4 | 5 => PlanEdit::Note {
                scenario,
                factor,
                note: match self.field {
                    0..3 => CardNote::Saves(text()),
                    3..5 => CardNote::Gives(text()),
                    5..7 => CardNote::Owner(text()),
                    7..10 => CardNote::Effort(self.effort),
                    _ => CardNote::ByWhen(text()),
                },
            },
            6 => PlanEdit::Mute {
                scenario,
                finding: text(),
                muted: self.place > 2,
            },
            _ => PlanEdit::Promote {
                scenario: id,
                former: text(),
            },
        }
    }

    fn evidence(&self, project: &Project) -> Edit {
        Edit::SetEvidence {
            competitor: competitor_at(project, self.competitor),
            factor: factor_at(project, self.factor),
            evidence: Evidence {
                source: Arc::clone(&self.text),
                confidence: self.confidence,
                spread: self.level,
                ..Evidence::default()
            },
        }
    }

    fn importance(&self, project: &Project) -> Edit {
        let id = one_of!(project.segments, self.which, SegmentId);
        Edit::SetImportance(match self.place {
            0..3 => None,
            3 => Some(Whose::All),
            _ => Some(Whose::Segment(id)),
        })
    }

    fn changed_evidence(&self, project: &Project) -> Edit {
        let change = match self.field {
            0..3 => EvidenceChange::Source(Arc::clone(&self.text)),
            3..5 => EvidenceChange::Date(Date::new(2026, 11, self.place as u8)),
            5..7 => EvidenceChange::Quote(Arc::clone(&self.text)),
            7..10 => EvidenceChange::Confidence(self.confidence),
            _ => EvidenceChange::Spread(self.level),
        };
        Edit::ChangeEvidence {
            competitor: competitor_at(project, self.competitor),
            factor: factor_at(project, self.factor),
            change,
        }
    }
}
