//! Random projects, names and scores.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use seachart::model::{
    Color, Direction, Kind, Level, Marker, Project, Rgb, Role, Scale, Score, Settings, Share,
};
use strum::IntoEnumIterator;

#[path = "random_parts.rs"]
mod parts;

/// One of the variants.
pub(super) fn variant<T: IntoEnumIterator + Clone + std::fmt::Debug + 'static>() -> BoxedStrategy<T>
{
    prop::sample::select(T::iter().collect::<Vec<T>>()).boxed()
}

/// A name or a note, mostly ordinary.
pub(super) fn text() -> impl Strategy<Value = Arc<str>> {
    prop_oneof![
        4 => "[A-Za-z ,.']{0,12}",
        1 => "[\\n\"\\\\ \\t'a日é/*]{0,10}",
        1 => any::<String>(),
    ]
    .prop_map(Arc::from)
}

/// A level.
pub(super) fn level() -> impl Strategy<Value = Level> {
    (0_u16..=1000).prop_map(|hundredths| Level::nearest(f64::from(hundredths) / 100.0))
}

/// A score, also an unscored one.
pub(super) fn score() -> impl Strategy<Value = Score> {
    prop_oneof![
        1 => Just(Score::Unscored),
        1 => Just(Score::NotOffered),
        3 => level().prop_map(Score::Level),
    ]
}

/// A colour.
pub(super) fn color() -> impl Strategy<Value = Color> {
    prop_oneof![
        any::<u8>().prop_map(Color::Palette),
        any::<[u8; 3]>().prop_map(|rgb| Color::Custom(Rgb(rgb))),
    ]
}

/// A share of the market, or none.
pub(super) fn share() -> impl Strategy<Value = Option<Share>> {
    option::of(
        (0_u16..=10_000).prop_filter_map("a percentage", |hundredths| {
            Share::try_from(f64::from(hundredths) / 100.0).ok()
        }),
    )
}

/// What buyers prefer.
pub(super) fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![
        Just(Direction::More),
        Just(Direction::Less),
        level().prop_map(Direction::Ideal),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    (variant::<Scale>(), level(), any::<[bool; 4]>()).prop_map(
        |(scale, margin, [standard, marks, whiskers, confidence])| Settings {
            scale,
            margin,
            standard,
            marks,
            whiskers,
            confidence,
        },
    )
}

/// A sound project of some competitors and factors, and much said about them.
pub(super) fn project() -> impl Strategy<Value = Project> {
    let competitor = (
        text(),
        color(),
        variant::<Marker>(),
        share(),
        any::<bool>(),
        text(),
    );
    let factor = (
        text(),
        variant::<Kind>(),
        direction(),
        (text(), text()),
        any::<bool>(),
        text(),
    );
    let table = (vec(competitor, 0..6), vec(factor, 0..6), vec(score(), 36));
    let head = (text(), text(), text(), text(), settings());
    (head, table, parts::parts()).prop_map(|(head, table, parts)| {
        let (title, tagline, source, notes, settings) = head;
        let (competitors, factors, scores) = table;
        let mut project = Project {
            title,
            tagline,
            source,
            notes,
            settings,
            ..Project::default()
        };
        for (place, (name, color, marker, share, visible, notes)) in
            competitors.into_iter().enumerate()
        {
            let role = match place {
                1 => Role::Own,
                2 => Role::Alternative,
                _ => Role::Rival,
            };
            let mut competitor = project.fresh_competitor(&name, role);
            competitor.color = color;
            competitor.marker = marker;
            competitor.share = share;
            competitor.visible = visible;
            competitor.notes = notes;
            project.competitors.push(Arc::new(competitor));
        }
        for (name, kind, direction, (low, high), on_canvas, notes) in factors {
            let mut factor = project.fresh_factor(&name, kind);
            factor.direction = direction;
            factor.low = low;
            factor.high = high;
            factor.on_canvas = on_canvas;
            factor.notes = notes;
            project.factors.push(Arc::new(factor));
        }
        fill(&mut project, scores);
        parts.add_to(&mut project);
        project
    })
}

fn fill(project: &mut Project, scores: Vec<Score>) {
    let mut scores = scores.into_iter();
    for competitor in &project.competitors {
        for factor in &project.factors {
            let score = scores.next().unwrap_or_default();
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
}
