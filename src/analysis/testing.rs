//! Projects to ask about, written as tables.

use std::sync::Arc;

use proptest::prelude::*;

use crate::model::{
    Action, Card, Competitor, CompetitorId, FactorId, Kind, Level, Project, Role, Score, Share,
};

/// One competitor: its role, its share, and its scores in words, where `-` is
/// not offered and `?` unscored.
pub(super) type Entry<'a> = (Role, Option<f64>, &'a str);

/// Our own company.
pub(super) fn own(scores: &str) -> Entry<'_> {
    (Role::Own, None, scores)
}

/// A rival without a share.
pub(super) fn rival(scores: &str) -> Entry<'_> {
    (Role::Rival, None, scores)
}

pub(super) fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

/// A project of these competitors on the factors A, B, C, … Their ids are "us",
/// which comes first if there is one, "them", "them-2" and so on.
pub(super) fn project(entries: &[Entry<'_>]) -> Project {
    let mut project = Project {
        tagline: "One clear sentence".into(),
        ..Project::default()
    };
    let factors = entries.iter().map(|(.., scores)| scores.split(' ').count());
    for number in 0..factors.max().unwrap_or_default() {
        let name = char::from(b'A' + number as u8).to_string();
        let factor = project.fresh_factor(&name, Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    let first = project.fresh_competitor("them", Role::Rival);
    let mut others = 0;
    for (role, share, scores) in entries {
        let mut competitor = Competitor {
            role: *role,
            ..first.clone()
        };
        if *role == Role::Own {
            competitor.id = CompetitorId::from_name("us", |_| false);
        } else {
            others += 1;
        }
        if others > 1 {
            competitor.id = CompetitorId::from_name(&format!("them-{others}"), |_| false);
        }
        competitor.share = share.map(|percent| Share::try_from(percent).unwrap());
        for (factor, score) in project.factors.iter().zip(scores.split(' ')) {
            let score = match score {
                "-" => Score::NotOffered,
                "?" => Score::Unscored,
                number => level(number.parse().unwrap()),
            };
            project.scores.set(&competitor.id, &factor.id, score);
        }
        project.competitors.push(Arc::new(competitor));
    }
    project
}

pub(super) fn factor(project: &Project, index: usize) -> FactorId {
    project.factors[index].id.clone()
}

/// The project with another score of ours.
pub(super) fn with_own(mut project: Project, factor: &FactorId, score: Score) -> Project {
    let own = project.own().unwrap().id.clone();
    project.scores.set(&own, factor, score);
    project
}

/// The project with this decision on the board, or with none.
pub(super) fn with_decision(
    mut project: Project,
    factor: &FactorId,
    decision: Option<Action>,
) -> Project {
    let card = Card {
        decision,
        ..Card::default()
    };
    match decision {
        Some(_) => drop(project.plan.cards.insert(factor.clone(), Arc::new(card))),
        None => drop(project.plan.cards.remove(factor)),
    }
    project
}

/// Scores that are often missing, and often equal.
fn any_score() -> impl Strategy<Value = Score> {
    prop_oneof![
        2 => Just(Score::Unscored),
        2 => Just(Score::NotOffered),
        2 => (0..=4_u8).prop_map(|step| level(f64::from(step) * 2.5)),
        4 => (0..=1000_u16).prop_map(|hundredths| level(f64::from(hundredths) / 100.0)),
    ]
}

/// A project with up to `rivals` rivals and `factors` factors, with or without
/// an own company, of any scores, shares and margin.
pub(super) fn any_project(rivals: usize, factors: usize) -> impl Strategy<Value = Project> {
    let competitor = move |role: BoxedStrategy<Role>| {
        let share =
            proptest::option::weighted(0.7, (0..=400_u16).prop_map(|it| f64::from(it) / 4.0));
        let scores = proptest::collection::vec(any_score(), factors);
        (role, share, scores)
    };
    let first = competitor(prop_oneof![4 => Just(Role::Own), 1 => Just(Role::Rival)].boxed());
    let role = prop_oneof![8 => Just(Role::Rival), 1 => Just(Role::Alternative)].boxed();
    let rest = proptest::collection::vec(competitor(role), 0..=rivals);
    let canvas = proptest::collection::vec(proptest::bool::weighted(0.9), 0..=factors);
    let margin = (0..=1000_u16).prop_map(|hundredths| f64::from(hundredths) / 100.0);
    (first, rest, canvas, margin).prop_map(|(first, rest, canvas, margin)| {
        let mut project = Project::default();
        project.settings.margin = Level::nearest(margin);
        for on_canvas in canvas {
            let mut factor = project.fresh_factor("Factor", Kind::Product);
            factor.on_canvas = on_canvas;
            project.factors.push(Arc::new(factor));
        }
        for (role, share, scores) in std::iter::once(first).chain(rest) {
            let mut competitor = project.fresh_competitor("Name", role);
            competitor.share = share.map(|percent| Share::try_from(percent).unwrap());
            for (factor, score) in project.factors.iter().zip(scores) {
                project.scores.set(&competitor.id, &factor.id, score);
            }
            project.competitors.push(Arc::new(competitor));
        }
        project
    })
}
