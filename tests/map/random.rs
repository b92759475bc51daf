//! A few hundred maps of up to 40 competitors.

use std::sync::Arc;

use proptest::prelude::*;
use seachart::figure::{Fonts, Theme};
use seachart::model::{
    Axis, BubbleSize, Crosshair, Kind, Level, Map, Measure, Number, Pin, Project, Quadrants, Role,
    Score, Share,
};
use strum::IntoEnumIterator as _;

use super::{SIZES, check, check_places, lay_out, projects, score};

/// So many competitors, scattered.
pub(super) fn crowd(count: usize) -> Project {
    let mut project = projects::large(1, 2);
    let template = project.fresh_competitor("x", Role::Rival);
    for number in 2..=count {
        let mut competitor = template.clone();
        let name = format!("Competitor {number}");
        competitor.id = seachart::model::CompetitorId::from_name(&name, |_| false);
        competitor.name = name.into();
        project.competitors.push(Arc::new(competitor));
    }
    let mut seed = 1_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(seed >> 8) / f64::from(1_u32 << 24) * 10.0
    };
    for competitor in project.competitors.clone() {
        for factor in project.factors.clone() {
            project
                .scores
                .set(&competitor.id, &factor.id, score(next()));
        }
    }
    project
}

/// What varies of a competitor: name, places, share, revenue.
type Spec = (String, u16, u16, Option<u16>, Option<i32>);

fn specs() -> impl Strategy<Value = Vec<Spec>> {
    let name = "[A-ZÄÖ][a-zäöüß]{0,11}( [a-z&<>\"']{1,12}){0,3}";
    // Of 1200 the last hundred each are not offered and unscored.
    let place = || prop_oneof![8 => 0..=1000_u16, 1 => 1001..1200_u16, 1 => Just(500_u16)];
    let share = prop::option::of(0..=10_000_u16);
    let revenue = prop::option::of(-1_000..1_000_000_i32);
    prop::collection::vec((name, place(), place(), share, revenue), 0..40)
}

fn of_place(place: u16) -> Score {
    match place {
        ..=1000 => score(f64::from(place) / 100.0),
        1001..1100 => Score::NotOffered,
        _ => Score::Unscored,
    }
}

fn project(specs: &[Spec], segments: &[(String, u16, u16, u16)]) -> Project {
    let names: Vec<&str> = specs.iter().map(|(name, ..)| name.as_str()).collect();
    let mut project = projects::of("Random", &names, &["Price", "Quality"]);
    let metric = project.fresh_metric("Revenue");
    let [x, y] = [0, 1].map(|at| project.factors[at].id.clone());
    for (at, (_, across, up, share, revenue)) in specs.iter().enumerate() {
        let id = project.competitors[at].id.clone();
        project.scores.set(&id, &x, of_place(*across));
        project.scores.set(&id, &y, of_place(*up));
        let competitor = Arc::make_mut(&mut project.competitors[at]);
        competitor.share = share.map(|it| Share::try_from(f64::from(it) / 100.0).unwrap());
        let revenue = revenue.map(|it| Number::try_from(f64::from(it)).unwrap());
        competitor
            .metrics
            .extend(revenue.map(|it| (metric.id.clone(), it)));
    }
    project.metrics.push(Arc::new(metric));
    for (name, across, up, size) in segments {
        let mut segment = project.fresh_segment(name);
        segment.size = Some(Share::try_from(f64::from(*size) / 100.0).unwrap());
        segment
            .ideal
            .insert(x.clone(), Level::nearest(f64::from(*across) / 100.0));
        segment
            .ideal
            .insert(y.clone(), Level::nearest(f64::from(*up) / 100.0));
        project.segments.push(Arc::new(segment));
    }
    project
}

fn measure(which: u8, project: &Project, factor: usize) -> Measure {
    match which {
        0 => Measure::Nothing,
        1 => Measure::Share,
        2 => Measure::Metric(project.metrics[0].id.clone()),
        _ => Measure::Factor(project.factors[factor].id.clone()),
    }
}

prop_compose! {
    fn maps()(
        specs in specs(),
        segments in prop::collection::vec(("[A-Z][a-z]{2,9}( [a-z]{2,9})?", 0..=1000_u16, 0..=1000_u16, 0..=6000_u16), 0..4),
        (across, up) in (0..14_u8, 0..14_u8),
        flipped in (any::<bool>(), any::<bool>()),
        size in 0..4_u8,
        quadrants in prop::collection::vec("(|[A-Z][a-z]{3,10})", 4),
        crosshair in prop::sample::select(Crosshair::iter().collect::<Vec<_>>()),
        white_space in any::<bool>(),
        pins in prop::collection::vec((0..40_usize, -200.0..200.0, -200.0..200.0), 0..2),
    ) -> (Project, Map) {
        let project = project(&specs, &segments);
        let mut map = project.fresh_map("Random");
        map.x = Axis { of: measure(across, &project, 0), flipped: flipped.0 };
        map.y = Axis { of: measure(up, &project, 1), flipped: flipped.1 };
        map.size = match size {
            0 => BubbleSize::Share,
            1 => BubbleSize::Metric(project.metrics[0].id.clone()),
            _ => BubbleSize::Same,
        };
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| quadrants[at].as_str().into());
        map.quadrants = Quadrants { top_left: a, top_right: b, bottom_left: c, bottom_right: d };
        (map.crosshair, map.white_space) = (crosshair, white_space);
        for (at, across, down) in pins {
            if let Some(competitor) = project.competitors.get(at) {
                map.pins.insert(competitor.id.clone(), Pin::nearest(across, down));
            }
        }
        (project, map)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_maps_are_laid_out_without_overlaps(
        (project, map) in maps(),
        size in prop::sample::select(SIZES.to_vec()),
        theme in prop::sample::select(Theme::iter().collect::<Vec<_>>()),
    ) {
        let fonts = Fonts::bundled_only();
        let picture = lay_out(&project, &map, size, theme, &fonts);
        check(&picture, &map, &fonts, "random");
        if map.x.of.factor().is_some() && map.y.of.factor().is_some() {
            check_places(&picture, &project, &map);
        }
        // Twelve have room on every page, unless the user put a label where
        // another would have had its only room.
        let free = map.pins.is_empty() && map.segment_pins.is_empty();
        if free && map.size == BubbleSize::Same && picture.bubbles.len() <= 12 {
            prop_assert_eq!(picture.unlabelled, 0);
        }
    }

    #[test]
    fn values_of_any_size_stand_within_the_frame(
        values in prop::collection::vec(
            prop_oneof![any::<f64>(), -1e308..1e308, -1.0..1.0, Just(0.0), Just(f64::MAX), Just(f64::MIN_POSITIVE)],
            1..8,
        ),
    ) {
        let fonts = Fonts::bundled_only();
        let names: Vec<String> = (0..values.len()).map(|at| format!("c{at}")).collect();
        let refs: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut project = projects::of("Values", &refs, &["Price"]);
        project.factors[0] = Arc::new(project.fresh_factor("Price", Kind::Price));
        let metric = project.fresh_metric("Any");
        for (competitor, value) in project.competitors.iter_mut().zip(&values) {
            if let Ok(number) = Number::try_from(*value) {
                Arc::make_mut(competitor).metrics.insert(metric.id.clone(), number);
            }
        }
        let mut map = project.fresh_map("m");
        map.x.of = Measure::Metric(metric.id.clone());
        map.y.of = Measure::Metric(metric.id.clone());
        map.size = BubbleSize::Metric(metric.id.clone());
        map.white_space = true;
        project.metrics.push(Arc::new(metric));
        let picture = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
        check(&picture, &map, &fonts, "values");
        for bubble in &picture.bubbles {
            prop_assert!(picture.axes.frame.contains(bubble.at));
        }
    }
}
