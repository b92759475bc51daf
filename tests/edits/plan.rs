//! Random edits: of the table, and of what is said about it.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use seachart::edit::{CompetitorChange, Edit, FactorChange};
use seachart::model::{
    Color, CompetitorId, Direction, FactorId, Kind, Marker, Project, Role, Scale, Score, Share,
};

use self::said::{Said, said};
use super::random;

#[path = "said.rs"]
mod said;

/// How many kinds of edits a [`Table`] can become.
const KINDS: usize = 25;

/// An edit before it is known what there is.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    /// Of the table.
    Table(Table),
    /// Of what is said about it.
    Said(Said),
}

impl Plan {
    /// The edit, to be made to `project`.
    pub(super) fn edit(&self, project: &Project) -> Edit {
        match self {
            Self::Table(plan) => plan.edit(project),
            Self::Said(plan) => plan.edit(project),
        }
    }
}

/// Any edit, of what there is and of what there is not.
pub(super) fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![table().prop_map(Plan::Table), said().prop_map(Plan::Said)]
}

/// One of the competitors, or one that does not exist.
fn competitor_at(project: &Project, place: Index) -> CompetitorId {
    let at = place.index(project.competitors.len() + 1);
    let stranger = || CompetitorId::from_name("stranger", |_| false);
    let list = &project.competitors;
    list.get(at).map_or_else(stranger, |it| it.id.clone())
}

/// One of the factors, or one that does not exist.
fn factor_at(project: &Project, place: Index) -> FactorId {
    let at = place.index(project.factors.len() + 1);
    let stranger = || FactorId::from_name("stranger", |_| false);
    let list = &project.factors;
    list.get(at).map_or_else(stranger, |it| it.id.clone())
}

/// An edit of the table before it is known which competitors and factors there are.
#[derive(Clone, Debug)]
pub(super) struct Table {
    kind: usize,
    competitor: Index,
    factor: Index,
    place: usize,
    flag: bool,
    text: Arc<str>,
    score: Score,
    color: Color,
    marker: Marker,
    share: Option<Share>,
    role: Role,
    factor_kind: Kind,
    direction: Direction,
    scale: Scale,
}

fn table() -> impl Strategy<Value = Table> {
    let places = (
        0..KINDS,
        any::<Index>(),
        any::<Index>(),
        0..8_usize,
        any::<bool>(),
    );
    let looks = (
        random::color(),
        random::variant::<Marker>(),
        random::share(),
    );
    let words = (random::text(), random::score(), random::variant::<Role>());
    let rest = (
        random::variant::<Kind>(),
        random::direction(),
        random::variant::<Scale>(),
    );
    (places, looks, words, rest).prop_map(
        |(
            (kind, competitor, factor, place, flag),
            (color, marker, share),
            (text, score, role),
            (factor_kind, direction, scale),
        )| Table {
            kind,
            competitor,
            factor,
            place,
            flag,
            text,
            score,
            color,
            marker,
            share,
            role,
            factor_kind,
            direction,
            scale,
        },
    )
}

impl Table {
    /// The edit, to be made to `project`.
    fn edit(&self, project: &Project) -> Edit {
        let text = Arc::clone(&self.text);
        match self.kind {
            0 => Edit::SetTitle(text),
            1 => Edit::SetTagline(text),
            2 => Edit::SetSource(text),
            3 => Edit::SetNotes(text),
            4 => Edit::SetScale(self.scale),
            5 => self.added_competitor(project),
            6 => self.added_factor(project),
            7 => Edit::MoveCompetitor {
                id: competitor_at(project, self.competitor),
                to: self.place,
            },
            8 => Edit::RemoveCompetitor {
                id: competitor_at(project, self.competitor),
            },
            9 => Edit::MoveFactor {
                id: factor_at(project, self.factor),
                to: self.place,
            },
            10 => Edit::RemoveFactor {
                id: factor_at(project, self.factor),
            },
            11..=17 => Edit::ChangeCompetitor {
                id: competitor_at(project, self.competitor),
                change: self.competitor_change(text),
            },
            18..=23 => Edit::ChangeFactor {
                id: factor_at(project, self.factor),
                change: self.factor_change(text),
            },
            _ => Edit::SetScore {
                competitor: competitor_at(project, self.competitor),
                factor: factor_at(project, self.factor),
                score: self.score,
            },
        }
    }

    fn added_competitor(&self, project: &Project) -> Edit {
        let mut competitor = project.fresh_competitor(&self.text, self.role);
        if self.flag {
            competitor.id = competitor_at(project, self.competitor);
        }
        Edit::AddCompetitor {
            competitor,
            scores: [(factor_at(project, self.factor), self.score)].into(),
            at: self.place,
        }
    }

    fn added_factor(&self, project: &Project) -> Edit {
        let mut factor = project.fresh_factor(&self.text, self.factor_kind);
        if self.flag {
            factor.id = factor_at(project, self.factor);
        }
        Edit::AddFactor {
            factor,
            scores: [(competitor_at(project, self.competitor), self.score)].into(),
            at: self.place,
        }
    }

    fn competitor_change(&self, text: Arc<str>) -> CompetitorChange {
        match self.kind {
            11 => CompetitorChange::Name(text),
            12 => CompetitorChange::Role(self.role),
            13 => CompetitorChange::Color(self.color),
            14 => CompetitorChange::Marker(self.marker),
            15 => CompetitorChange::Share(self.share),
            16 => CompetitorChange::Visible(self.flag),
            _ => CompetitorChange::Notes(text),
        }
    }

    fn factor_change(&self, text: Arc<str>) -> FactorChange {
        match self.kind {
            18 => FactorChange::Name(text),
            19 => FactorChange::Kind(self.factor_kind),
            20 => FactorChange::Direction(self.direction),
            21 if self.flag => FactorChange::Low(text),
            21 => FactorChange::High(text),
            22 => FactorChange::OnCanvas(self.flag),
            _ => FactorChange::Notes(text),
        }
    }
}
