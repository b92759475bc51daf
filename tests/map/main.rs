//! The positioning map as a picture: no label overlaps another, a bubble or the
//! frame, everything stands where the scores put it, and bad maps say what is
//! wrong with them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod live;
mod pictures;
#[path = "../projects/mod.rs"]
mod projects;
mod random;
mod said;

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Shape as _};
use seachart::analysis::suggest_axes;
use seachart::figure::{
    Fonts, MapAxis, MapOptions, MapPicture, MapSubject, Mark, Page, Part, Position, Shape, Theme,
    positioning_map, positioning_map_with,
};
use seachart::io::samples;
use seachart::model::{Axis, BubbleSize, Level, Map, Measure, Number, Project, Score, Share};
use strum::IntoEnumIterator as _;

/// Slides in both shapes, a sheet of paper in both directions, a square.
const SIZES: [(f64, f64); 5] = [
    (800.0, 450.0),
    (1024.0, 768.0),
    (1240.0, 1754.0),
    (900.0, 900.0),
    (2400.0, 800.0),
];

/// What floats may be off by, in points.
const TOLERANCE: f64 = 0.05;

fn lay_out(
    project: &Project,
    map: &Map,
    (width, height): (f64, f64),
    theme: Theme,
    fonts: &Fonts,
) -> MapPicture {
    let subject = MapSubject {
        project,
        map,
        as_is: None,
    };
    positioning_map(subject, &Page::for_picture(width, height), theme, fonts)
}

/// A map with the suggested factors on its axes.
fn suggested(project: &Project) -> Map {
    let mut map = project.fresh_map("");
    if let Some((x, y)) = suggest_axes(project) {
        (map.x, map.y) = (Axis::of_factor(&x), Axis::of_factor(&y));
    }
    map
}

fn score(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

/// Competitors of these names at these levels of two factors.
fn at(places: &[(&str, f64, f64)]) -> (Project, Map) {
    let names: Vec<&str> = places.iter().map(|(name, ..)| *name).collect();
    let mut project = projects::of("Places", &names, &["Price", "Quality"]);
    let [x, y] = [0, 1].map(|place| project.factors[place].id.clone());
    for (competitor, (_, across, up)) in project.competitors.clone().iter().zip(places) {
        project.scores.set(&competitor.id, &x, score(*across));
        project.scores.set(&competitor.id, &y, score(*up));
    }
    let mut map = project.fresh_map("Price and quality");
    (map.x, map.y) = (Axis::of_factor(&x), Axis::of_factor(&y));
    (project, map)
}

fn texts(picture: &MapPicture, fonts: &Fonts) -> Vec<(Part, String, Rect)> {
    let marks = picture.scene.marks.iter();
    marks
        .filter_map(|Mark { part, shape }| match shape {
            Shape::Text(text) => Some((part.clone(), text.content.clone(), text.bounds(fonts))),
            _ => None,
        })
        .collect()
}

/// The boxes around all bubbles, by whose they are where they are not many.
fn bubbles(picture: &MapPicture) -> Vec<(Part, Rect)> {
    let marks = picture.scene.marks.iter();
    let boxes = marks.flat_map(|Mark { part, shape }| match (part, shape) {
        (Part::Bubble(_), Shape::Path { path, .. }) => vec![(part.clone(), path.bounding_box())],
        (Part::Bubbles, Shape::Markers { outline, at, .. }) => {
            let around = outline.bounding_box();
            let copies = at.iter();
            let copies = copies.map(|(middle, scale)| {
                (
                    part.clone(),
                    around.scale_from_origin(*scale) + middle.to_vec2(),
                )
            });
            copies.collect()
        }
        _ => Vec::new(),
    });
    boxes.collect()
}

fn overlap(a: Rect, b: Rect) -> bool {
    let shared = a.intersect(b);
    shared.width() > TOLERANCE && shared.height() > TOLERANCE
}

fn is_inside(inner: Rect, outer: Rect) -> bool {
    let outer = outer.inflate(TOLERANCE, TOLERANCE);
    outer.union(inner) == outer
}

/// Every coordinate of a scene.
fn coordinates(picture: &MapPicture) -> Vec<f64> {
    fn of_path(path: &BezPath) -> Vec<f64> {
        let points = path.control_box();
        vec![points.x0, points.y0, points.x1, points.y1]
    }
    let mut all: Vec<f64> = Vec::new();
    for mark in &picture.scene.marks {
        all.extend(match &mark.shape {
            Shape::Path { path, .. } => of_path(path),
            Shape::Area { pieces, .. } => of_path(pieces),
            Shape::Text(text) => vec![text.at.x, text.at.y, text.size],
            Shape::Markers { at, .. } => {
                let copies = at.iter().flat_map(|(at, scale)| [at.x, at.y, *scale]);
                copies.collect()
            }
        });
    }
    let bubbles = picture.bubbles.iter();
    all.extend(bubbles.flat_map(|bubble| [bubble.at.x, bubble.at.y, bubble.radius]));
    all
}

/// Every rule about places that a picture must keep, whose pinned labels stand
/// where the user put them.
#[track_caller]
fn check(picture: &MapPicture, map: &Map, fonts: &Fonts, what: &str) {
    assert!(
        coordinates(picture).iter().all(|it| it.is_finite()),
        "{what}"
    );
    let page = picture.scene.size.to_rect();
    let all = texts(picture, fonts);
    for (index, (part, content, at)) in all.iter().enumerate() {
        assert!(
            is_inside(*at, page),
            "{what}: {part:?} \"{content}\" leaves the page: {at:?}"
        );
        for (other, other_content, other_at) in &all[index + 1..] {
            let pinned = is_pinned(part, map) || is_pinned(other, map);
            // The numbers of gaps stand on the map like bubbles.
            assert!(
                pinned || !overlap(*at, *other_at),
                "{what}: {part:?} \"{content}\" {at:?} overlaps {other:?} \"{other_content}\" {other_at:?}"
            );
        }
    }
    let bubbles = bubbles(picture);
    let frame = picture.axes.frame;
    for (part, content, at) in &all {
        let (Part::Label(_) | Part::RingLabel(_)) = part else {
            continue;
        };
        assert!(
            is_inside(*at, frame),
            "{what}: \"{content}\" {at:?} leaves the frame {frame:?}"
        );
        if is_pinned(part, map) {
            continue;
        }
        for (bubble, bubble_at) in &bubbles {
            // A large bubble may have its own name inside.
            let own = bubble.competitor().is_some() && bubble.competitor() == part.competitor();
            assert!(
                own || !overlap(*at, *bubble_at),
                "{what}: \"{content}\" {at:?} overlaps {bubble:?} {bubble_at:?}"
            );
        }
    }
}

fn is_pinned(part: &Part, map: &Map) -> bool {
    match part {
        Part::Label(id) => map.pins.contains_key(id),
        Part::RingLabel(id) => map.segment_pins.contains_key(id),
        _ => false,
    }
}

/// Every bubble has its label, and every label says the whole name.
#[track_caller]
fn check_complete(picture: &MapPicture, project: &Project, fonts: &Fonts, what: &str) {
    assert_eq!(picture.unlabelled, 0, "{what}");
    let all = texts(picture, fonts);
    let squeezed = |name: &str| name.split_whitespace().collect::<String>();
    for bubble in &picture.bubbles {
        let wanted = Part::Label(bubble.competitor.clone());
        let lines = all.iter().filter(|(part, ..)| *part == wanted);
        let said: String = lines.map(|(_, content, _)| squeezed(content)).collect();
        let name = &project.competitor(&bubble.competitor).unwrap().name;
        assert_eq!(said, squeezed(name), "{what}");
    }
}

/// The map with areas that stand for shares.
fn sized(map: &Map) -> Map {
    Map {
        size: BubbleSize::Share,
        ..map.clone()
    }
}

/// There are whiskers, and none leaves the frame.
#[track_caller]
fn check_whiskers(picture: &MapPicture, what: &str) {
    let mut count = 0;
    for Mark { part, shape } in &picture.scene.marks {
        let (Part::Whisker(..), Shape::Path { path, .. }) = (part, shape) else {
            continue;
        };
        let frame = picture.axes.frame.inflate(1.0, 1.0);
        assert!(is_inside(path.bounding_box(), frame), "{what}: {part:?}");
        count += 1;
    }
    assert!(count > 0, "{what}");
}

#[test]
fn the_samples_are_laid_out_without_overlaps() {
    let fonts = Fonts::default();
    for sample in samples() {
        let project = seachart::io::sample(sample.name).unwrap();
        let map = suggested(&project);
        for size in SIZES {
            for theme in Theme::iter() {
                let what = format!("{} at {size:?} in {theme:?}", sample.name);
                let picture = lay_out(&project, &map, size, theme, &fonts);
                check(&picture, &map, &fonts, &what);
                check_complete(&picture, &project, &fonts, &what);
            }
            let evident = projects::with_evidence(project.clone());
            for map in [map.clone(), sized(&map)] {
                let what = format!("{} with evidence at {size:?}", sample.name);
                let picture = lay_out(&evident, &map, size, Theme::Light, &fonts);
                check(&picture, &map, &fonts, &what);
                check_complete(&picture, &evident, &fonts, &what);
                check_whiskers(&picture, &what);
            }
        }
    }
}

#[test]
fn long_and_foreign_names_are_laid_out_without_overlaps() {
    let fonts = Fonts::default();
    for (name, project) in projects::all() {
        let map = suggested(&project);
        for size in SIZES {
            let what = format!("{name} at {size:?}");
            let picture = lay_out(&project, &map, size, Theme::Light, &fonts);
            check(&picture, &map, &fonts, &what);
            check_complete(&picture, &project, &fonts, &what);
        }
    }
}

#[test]
fn names_of_any_kind_are_laid_out() {
    let fonts = Fonts::bundled_only();
    let project = projects::hostile();
    let mut map = suggested(&project);
    map.name = "x".repeat(10_000).into();
    map.quadrants.top_left = "endless ".repeat(1_000).into();
    for size in SIZES {
        let picture = lay_out(&project, &map, size, Theme::Light, &fonts);
        check(&picture, &map, &fonts, "hostile");
    }
}

#[test]
fn the_same_picture_at_every_size_of_one_shape() {
    let fonts = Fonts::bundled_only();
    let project = projects::twelve_competitors();
    let map = suggested(&project);
    let sizes = [(800.0, 450.0), (1600.0, 900.0), (3840.0, 2160.0)];
    let [small, middle, large] =
        sizes.map(|size| lay_out(&project, &map, size, Theme::Light, &fonts));
    assert_eq!(small, middle);
    assert_eq!(small, large);
}

#[test]
fn every_bubble_stands_at_its_scores_and_says_them_when_asked() {
    let fonts = Fonts::bundled_only();
    let project = projects::with_gaps();
    for (x, y) in [(0, 2), (1, 3), (4, 7), (5, 6)] {
        for flipped in [false, true] {
            let mut map = project.fresh_map("m");
            map.x = Axis::of_factor(&project.factors[x].id);
            map.y = Axis::of_factor(&project.factors[y].id);
            (map.x.flipped, map.y.flipped) = (flipped, flipped);
            let picture = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
            check(&picture, &map, &fonts, "gaps");
            check_places(&picture, &project, &map);
        }
    }
}

#[track_caller]
fn check_places(picture: &MapPicture, project: &Project, map: &Map) {
    let position = |id, axis: &Axis| match project.scores.get(id, axis.of.factor().unwrap()) {
        Score::Unscored => None,
        Score::NotOffered => Some(Position::NotOffered),
        Score::Level(level) => Some(Position::Level(level)),
    };
    for competitor in project.shown_competitors() {
        let id = &competitor.id;
        let bubble = picture
            .bubbles
            .iter()
            .find(|bubble| bubble.competitor == *id);
        let unplaced = picture.unplaced.iter().find(|(other, _)| other == id);
        let (x, y) = (position(id, &map.x), position(id, &map.y));
        let (Some(x), Some(y)) = (x, y) else {
            let (_, why) = unplaced.expect("listed beside the map");
            assert_eq!((why.x, why.y), (x.is_none(), y.is_none()));
            assert!(bubble.is_none(), "never placed at zero");
            continue;
        };
        let bubble = bubble.expect("on the map");
        assert!(unplaced.is_none());
        assert_eq!((bubble.x, bubble.y), (x, y));
        assert_eq!(picture.axes.positions_at(bubble.at), (x, y));
        assert_eq!(picture.axes.point(x, y), bubble.at);
        assert!(picture.axes.frame.contains(bubble.at));
    }
}

#[test]
fn what_is_not_offered_stands_beyond_the_low_end() {
    let fonts = Fonts::bundled_only();
    let (mut project, mut map) = at(&[("Us", 3.0, 4.0), ("Rival", 0.0, 0.0), ("Other", 9.0, 1.0)]);
    let other = project.competitors[2].id.clone();
    for (flip_x, flip_y) in [(false, false), (true, false), (false, true), (true, true)] {
        (map.x.flipped, map.y.flipped) = (flip_x, flip_y);
        let before = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
        assert_eq!((before.axes.x.gutter, before.axes.y.gutter), (None, None));
        let mut changed = project.clone();
        for factor in &project.factors {
            changed.scores.set(&other, &factor.id, Score::NotOffered);
        }
        let picture = lay_out(&changed, &map, SIZES[0], Theme::Light, &fonts);
        check(&picture, &map, &fonts, "gutters");
        for (axis, flipped, is_x) in [
            (&picture.axes.x, flip_x, true),
            (&picture.axes.y, flip_y, false),
        ] {
            let gutter = axis.gutter.expect("somebody stands in it");
            // To the right of and below the low end, where the axis is turned round.
            let beyond = if flipped == is_x {
                gutter > axis.ends.0
            } else {
                gutter < axis.ends.0
            };
            assert!(beyond, "{axis:?}");
            assert_eq!(axis.position_at(gutter), Position::NotOffered);
        }
        let words = texts(&picture, &fonts);
        let said = words.iter().filter(|(part, ..)| *part == Part::AxisWord);
        let said: String = said.map(|(_, content, _)| content.as_str()).collect();
        assert!(said.contains("not"), "{said}");
    }
    project.scores.remove_row(&other);
}

#[test]
fn a_flipped_axis_turns_the_map_round() {
    let fonts = Fonts::bundled_only();
    let (project, mut map) = at(&[("Us", 2.0, 3.0), ("Rival", 9.0, 8.0)]);
    let plain = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
    (map.x.flipped, map.y.flipped) = (true, true);
    let flipped = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
    let axes = &plain.axes;
    let turned = |axis: &MapAxis, at: f64| axis.ends.0 + axis.ends.1 - at;
    let place = |picture: &MapPicture| -> Point {
        let own = &project.competitors[0].id;
        picture
            .bubbles
            .iter()
            .find(|it| it.competitor == *own)
            .unwrap()
            .at
    };
    let (before, after) = (place(&plain), place(&flipped));
    assert!((turned(&axes.x, before.x) - after.x).abs() < 1e-9);
    assert!((turned(&axes.y, before.y) - after.y).abs() < 1e-9);
    assert!(before.x < after.x && before.y > after.y);
}

#[test]
fn areas_of_bubbles_are_in_proportion() {
    let fonts = Fonts::bundled_only();
    let names: Vec<String> = (0..10).map(|number| format!("Number {number}")).collect();
    let places: Vec<(&str, f64, f64)> = names
        .iter()
        .enumerate()
        .map(|(index, name)| (name.as_str(), index as f64, (index * 7 % 10) as f64))
        .collect();
    let (mut project, mut map) = at(&places);
    for (index, competitor) in project.competitors.iter_mut().enumerate() {
        let share = 2.0 + 3.0 * index as f64;
        Arc::make_mut(competitor).share = Some(Share::try_from(share).unwrap());
    }
    map.size = BubbleSize::Share;
    let picture = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
    check(&picture, &map, &fonts, "sizes");
    let per_percent = |id: &seachart::model::CompetitorId| {
        let mark = picture.scene.marks.iter();
        let mut mark = mark.filter(|mark| mark.part == Part::Bubble(id.clone()));
        let Some(Shape::Path { path, .. }) = mark.next().map(|mark| &mark.shape) else {
            panic!("{id} has a bubble");
        };
        path.area().abs() / project.competitor(id).unwrap().share.unwrap().percent()
    };
    let ratios: Vec<f64> = picture
        .bubbles
        .iter()
        .map(|it| per_percent(&it.competitor))
        .collect();
    for ratio in &ratios {
        assert!((ratio / ratios[0] - 1.0).abs() < 0.01, "{ratios:?}");
    }
    // The largest lies behind the others, our own before all.
    let (own, others) = picture.bubbles.split_last().unwrap();
    assert_eq!(own.competitor, project.own().unwrap().id);
    assert!(
        others
            .windows(2)
            .all(|pair| pair[0].radius >= pair[1].radius)
    );
    let keyed = texts(&picture, &fonts)
        .into_iter()
        .filter(|(part, ..)| *part == Part::SizeKey);
    assert!(keyed.count() >= 2, "a key says what areas stand for");
}

#[test]
fn a_metric_has_a_round_axis_along_which_nothing_is_dragged() {
    let fonts = Fonts::bundled_only();
    let (mut project, mut map) = at(&[("Us", 2.0, 3.0), ("Rival", 9.0, 8.0), ("Other", 5.0, 1.0)]);
    let mut metric = project.fresh_metric("Revenue");
    metric.unit = "M€".into();
    for (competitor, revenue) in project.competitors.iter_mut().zip([12.0, 480.0]) {
        let revenue = Number::try_from(revenue).unwrap();
        Arc::make_mut(competitor)
            .metrics
            .insert(metric.id.clone(), revenue);
    }
    map.y.of = Measure::Metric(metric.id.clone());
    project.metrics.push(Arc::new(metric));
    let picture = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
    check(&picture, &map, &fonts, "metric");
    assert_eq!(picture.axes.y.range, (0.0, 500.0));
    assert!(!picture.axes.y.is_draggable() && picture.axes.x.is_draggable());
    let said: BTreeSet<String> = texts(&picture, &fonts)
        .into_iter()
        .map(|(_, said, _)| said)
        .collect();
    assert!(
        said.contains("500\u{a0}M€") && said.contains("Revenue"),
        "{said:?}"
    );
    assert_eq!(picture.unplaced.len(), 1);
}

#[test]
fn an_arrow_shows_the_way_from_where_somebody_stood() {
    let fonts = Fonts::bundled_only();
    let (before, map) = at(&[("Us", 2.0, 3.0), ("Rival", 9.0, 8.0)]);
    let mut after = before.clone();
    let own = before.own().unwrap().id.clone();
    after.scores.set(&own, &before.factors[0].id, score(8.0));
    let subject = MapSubject {
        project: &after,
        map: &map,
        as_is: Some(&before),
    };
    let page = Page::for_picture(800.0, 450.0);
    let picture = positioning_map(subject, &page, Theme::Light, &fonts);
    check(&picture, &map, &fonts, "arrow");
    let arrows: BTreeSet<String> = picture
        .scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.part {
            Part::Arrow(id) => Some(id.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(arrows, BTreeSet::from([own.to_string()]));
    let old = lay_out(&before, &map, (800.0, 450.0), Theme::Light, &fonts);
    let start = old
        .bubbles
        .iter()
        .find(|it| it.competitor == own)
        .unwrap()
        .at;
    let marks = picture.scene.marks.iter();
    let dots = marks.filter_map(|mark| match (&mark.part, &mark.shape) {
        (Part::Arrow(_), Shape::Path { path, .. }) => Some(path.bounding_box().center()),
        _ => None,
    });
    assert!(dots.into_iter().any(|dot| dot.distance(start) < 0.1));
}

#[test]
fn crowds_are_labelled_as_far_as_there_is_room() {
    let fonts = Fonts::bundled_only();
    let own = |project: &Project| project.own().unwrap().id.clone();
    for count in [80, 400, 3_000] {
        let project = random::crowd(count);
        let map = suggested(&project);
        let picture = lay_out(&project, &map, SIZES[0], Theme::Light, &fonts);
        check(&picture, &map, &fonts, "crowd");
        assert_eq!(picture.bubbles.len(), count);
        assert_eq!(bubbles(&picture).len(), count);
        let said = texts(&picture, &fonts);
        if picture.unlabelled > 0 {
            let remark = format!("{} not labelled", picture.unlabelled);
            assert!(said.iter().any(|(_, content, _)| *content == remark));
        }
        assert_eq!(picture.labels.competitors.len() + picture.unlabelled, count);
        if count < 1_000 {
            assert!(
                picture.labels.competitors.contains_key(&own(&project)),
                "our own first"
            );
        }
    }
}

#[test]
fn what_is_selected_is_labelled_before_others() {
    let fonts = Fonts::bundled_only();
    let project = random::crowd(400);
    let map = suggested(&project);
    let page = Page::for_picture(800.0, 450.0);
    let subject = MapSubject {
        project: &project,
        map: &map,
        as_is: None,
    };
    let plain = positioning_map(subject, &page, Theme::Light, &fonts);
    let without = plain.bubbles.iter().map(|it| &it.competitor);
    let mut without = without.filter(|id| !plain.labels.competitors.contains_key(*id));
    let selected = [without.next().unwrap().clone()];
    let options = MapOptions {
        selected: &selected,
        ..MapOptions::default()
    };
    let picture = positioning_map_with(subject, &page, Theme::Light, &fonts, options);
    assert!(picture.labels.competitors.contains_key(&selected[0]));
}
