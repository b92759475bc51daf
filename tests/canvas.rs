//! The strategy canvas as a picture: nothing overlaps, nothing leaves the page,
//! nothing is lost.

mod projects;

use kurbo::{Rect, Shape as _};
use proptest::prelude::*;
use seachart::figure::{Canvas, Fonts, Mark, Page, Part, Shape, Theme, strategy_canvas};
use seachart::io::samples;
use seachart::model::{CompetitorId, Project, Score};
use seachart::render::{Format, PixelSize, Request, svg};
use strum::IntoEnumIterator as _;

/// Slides in both shapes, a sheet of paper in both directions, a square.
const SIZES: [(f64, f64); 6] = [
    (800.0, 450.0),
    (1920.0, 1080.0),
    (3840.0, 2160.0),
    (1024.0, 768.0),
    (1240.0, 1754.0),
    (900.0, 900.0),
];

/// What floats may be off by, in points.
const TOLERANCE: f64 = 0.05;

fn lay_out(project: &Project, (width, height): (f64, f64), theme: Theme, fonts: &Fonts) -> Canvas {
    strategy_canvas(project, &Page::for_picture(width, height), theme, fonts)
}

fn texts(canvas: &Canvas, fonts: &Fonts) -> Vec<(Part, String, Rect)> {
    let marks = canvas.scene.marks.iter();
    marks
        .filter_map(|Mark { part, shape }| match shape {
            Shape::Text(text) => Some((part.clone(), text.content.clone(), text.bounds(fonts))),
            Shape::Path { .. } => None,
        })
        .collect()
}

fn markers(canvas: &Canvas) -> Vec<(Part, Rect)> {
    let marks = canvas.scene.marks.iter();
    marks
        .filter_map(|Mark { part, shape }| match (part, shape) {
            (Part::Point(..), Shape::Path { path, stroke, .. }) => {
                let edge = stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
                Some((part.clone(), path.bounding_box().inflate(edge, edge)))
            }
            _ => None,
        })
        .collect()
}

fn overlap(a: Rect, b: Rect) -> bool {
    let shared = a.intersect(b);
    shared.width() > TOLERANCE && shared.height() > TOLERANCE
}

/// Every rule about places that a picture must keep.
#[track_caller]
fn check(canvas: &Canvas, fonts: &Fonts, what: &str) {
    let texts = texts(canvas, fonts);
    let page = canvas.scene.size.to_rect();
    for (index, (part, content, at)) in texts.iter().enumerate() {
        assert!(
            page.inflate(TOLERANCE, TOLERANCE).union(*at) == page.inflate(TOLERANCE, TOLERANCE),
            "{what}: {part:?} \"{content}\" leaves the page: {at:?} of {page:?}"
        );
        for (other, other_content, other_at) in &texts[index + 1..] {
            assert!(
                !overlap(*at, *other_at),
                "{what}: {part:?} \"{content}\" {at:?} overlaps {other:?} \"{other_content}\" {other_at:?}"
            );
        }
        for (marker, marker_at) in markers(canvas) {
            assert!(
                !overlap(*at, marker_at),
                "{what}: {part:?} \"{content}\" {at:?} overlaps the marker {marker:?} {marker_at:?}"
            );
        }
        if matches!(part, Part::Label(_)) {
            let frame = canvas.axes.x_range.1;
            assert!(at.x0 >= frame, "{what}: \"{content}\" stands in the frame");
        }
    }
}

/// Every factor is named in full, every curve labelled in full.
#[track_caller]
fn check_complete(project: &Project, canvas: &Canvas, what: &str) {
    let said = |wanted: &Part| -> String {
        let marks = canvas
            .scene
            .marks
            .iter()
            .filter(|mark| mark.part == *wanted);
        let lines = marks.filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.content.as_str()),
            Shape::Path { .. } => None,
        });
        lines.collect::<String>().replace(' ', "")
    };
    let squeezed = |name: &str| name.split_whitespace().collect::<String>();
    for factor in project.canvas_factors() {
        let name = said(&Part::FactorName(factor.id.clone()));
        assert_eq!(name, squeezed(&factor.name), "{what}");
    }
    assert_eq!(canvas.unlabelled, 0, "{what}");
    for competitor in project.shown_competitors() {
        if project.scores.row(&competitor.id).is_some() {
            let name = said(&Part::Label(competitor.id.clone()));
            assert_eq!(name, squeezed(&competitor.name), "{what}");
        }
    }
}

fn check_everywhere(name: &str, project: &Project, fonts: &Fonts) {
    for size in SIZES {
        for theme in Theme::iter() {
            let what = format!("{name} at {size:?} in {theme:?}");
            let canvas = lay_out(project, size, theme, fonts);
            check(&canvas, fonts, &what);
            check_complete(project, &canvas, &what);
        }
    }
}

#[test]
fn the_samples_are_laid_out_without_overlaps() {
    let fonts = Fonts::default();
    for sample in samples() {
        let project = seachart::io::sample(sample.name).unwrap();
        check_everywhere(sample.name, &project, &fonts);
    }
}

#[test]
fn few_and_many_factors_long_and_foreign_names_are_laid_out_without_overlaps() {
    let fonts = Fonts::default();
    for (name, project) in projects::all() {
        check_everywhere(name, &project, &fonts);
    }
}

#[test]
fn names_of_any_kind_are_laid_out_saved_and_exported() {
    let fonts = Fonts::bundled_only();
    let project = projects::hostile();
    for size in SIZES {
        let canvas = lay_out(&project, size, Theme::Light, &fonts);
        check(&canvas, &fonts, "hostile");
        let request = Request::new(Format::Svg, PixelSize::new(800, 450).unwrap());
        let text = svg(&canvas.scene, &request, &fonts);
        resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed");
    }
    let text = seachart::io::to_ron(&project);
    let back = seachart::io::parse(&text, std::path::Path::new("x.ron")).unwrap();
    assert_eq!(back, project);
}

/// The golden pictures are read by people when they change: few, and all that
/// the look consists of.
#[test]
fn the_pictures_are_the_golden_ones() {
    let fonts = Fonts::bundled_only();
    let pictures = [
        ("wine", seachart::io::sample("wine").unwrap(), Theme::Light),
        (
            "airline",
            seachart::io::sample("airline").unwrap(),
            Theme::Dark,
        ),
        ("gaps", projects::with_gaps(), Theme::Print),
        ("forty-factors", projects::forty_factors(), Theme::Light),
    ];
    for (name, project, theme) in pictures {
        let canvas = lay_out(&project, (960.0, 540.0), theme, &fonts);
        let request = Request::new(Format::Svg, PixelSize::new(960, 540).unwrap());
        let text = svg(&canvas.scene, &request, &fonts);
        let path = format!(
            "{}/tests/golden/canvas-{name}.svg",
            env!("CARGO_MANIFEST_DIR")
        );
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap();
        assert!(
            text == golden,
            "{name} is another picture; UPDATE_GOLDEN=1 rewrites it"
        );
    }
}

#[test]
fn the_same_picture_at_every_size_of_one_shape() {
    let fonts = Fonts::bundled_only();
    for (_, project) in projects::all() {
        let [small, _, large] = [SIZES[0], SIZES[1], SIZES[2]]
            .map(|size| lay_out(&project, size, Theme::Light, &fonts));
        assert_eq!(small, large);
    }
}

#[test]
fn every_score_has_its_point_and_every_gap_none() {
    let fonts = Fonts::bundled_only();
    let project = projects::with_gaps();
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    let points = &canvas.points;
    for competitor in project.shown_competitors() {
        for factor in project.canvas_factors() {
            let found: Vec<_> = points
                .iter()
                .filter(|point| point.competitor == competitor.id && point.factor == factor.id)
                .collect();
            match project.scores.get(&competitor.id, &factor.id) {
                Score::Unscored => assert!(found.is_empty(), "a gap, not a zero"),
                Score::NotOffered => {
                    assert_eq!(found.len(), 1);
                    assert!(found[0].at.y > canvas.axes.bottom, "below level 0");
                }
                Score::Level(level) => {
                    assert_eq!(found.len(), 1);
                    assert_eq!(canvas.axes.level_at(found[0].at.y), level);
                    assert_eq!(Some(found[0].at.x), canvas.axes.x(&factor.id));
                }
            }
        }
    }
}

#[test]
fn those_who_do_not_offer_a_factor_stand_side_by_side() {
    let fonts = Fonts::bundled_only();
    let project = projects::nobody_offers_anything(12);
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    for (index, point) in canvas.points.iter().enumerate() {
        for other in &canvas.points[index + 1..] {
            assert_ne!(point.at, other.at);
        }
    }
    check(&canvas, &fonts, "nobody offers anything");
}

#[test]
fn our_own_curve_is_drawn_last_and_thickest() {
    let fonts = Fonts::bundled_only();
    let project = seachart::io::sample("wine").unwrap();
    let own = project.own().unwrap().id.clone();
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    let widths: Vec<(CompetitorId, f64)> = canvas
        .scene
        .marks
        .iter()
        .filter_map(|mark| match (&mark.part, &mark.shape) {
            (
                Part::Curve(id),
                Shape::Path {
                    stroke: Some(stroke),
                    ..
                },
            ) if stroke.dash.is_empty() => Some((id.clone(), stroke.width)),
            _ => None,
        })
        .collect();
    let (last, width) = widths.last().unwrap();
    assert_eq!(*last, own);
    assert!(widths.iter().all(|(id, other)| *id == own || other < width));
}

#[test]
fn a_page_of_any_shape_is_laid_out_without_nonsense() {
    let fonts = Fonts::bundled_only();
    let project = seachart::io::sample("hotel").unwrap();
    for size in [
        (1.0, 1.0),
        (1.0, 16_384.0),
        (16_384.0, 1.0),
        (0.0, 0.0),
        (100.0, 2_000.0),
    ] {
        let canvas = lay_out(&project, size, Theme::Light, &fonts);
        for (_, _, at) in texts(&canvas, &fonts) {
            assert!(at.is_finite(), "{size:?}");
        }
        assert!(canvas.axes.top < canvas.axes.bottom, "{size:?}");
    }
}

#[test]
fn the_emptiest_projects_have_a_picture() {
    let fonts = Fonts::bundled_only();
    let mut project = Project::default();
    check(
        &lay_out(&project, SIZES[0], Theme::Light, &fonts),
        &fonts,
        "nothing",
    );
    let factor = project.fresh_factor("Price", seachart::model::Kind::Price);
    project.factors.push(factor.into());
    check(
        &lay_out(&project, SIZES[0], Theme::Light, &fonts),
        &fonts,
        "one factor",
    );
    let competitor = project.fresh_competitor("", seachart::model::Role::Rival);
    project.competitors.push(competitor.into());
    check(
        &lay_out(&project, SIZES[0], Theme::Light, &fonts),
        &fonts,
        "all unscored",
    );
}

#[test]
fn the_description_tells_every_curve() {
    let project = seachart::io::sample("wine").unwrap();
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &Fonts::bundled_only());
    let told = &canvas.scene.description;
    assert!(
        told.starts_with("Strategy canvas with 3 value curves and 10 factors."),
        "{told}"
    );
    assert!(
        told.contains("[yellow tail] (own company): Price 2.5"),
        "{told}"
    );
    assert!(told.contains("not offered"), "{told}");
}

#[test]
fn two_hundred_competitors_are_labelled_as_far_as_there_is_room() {
    let fonts = Fonts::bundled_only();
    let project = projects::large(200, 60);
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    check(&canvas, &fonts, "200 × 60");
    assert!(canvas.unlabelled > 0);
    let remark = format!("{} not labelled", canvas.unlabelled);
    let texts = texts(&canvas, &fonts);
    assert!(texts.iter().any(|(_, content, _)| *content == remark));
    let own = &project.own().unwrap().id;
    assert!(
        texts
            .iter()
            .any(|(part, ..)| *part == Part::Label(own.clone()))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_projects_are_laid_out_without_overlaps(
        project in projects::any(),
        size in prop::sample::select(SIZES.to_vec()),
        theme in prop::sample::select(Theme::iter().collect::<Vec<_>>()),
    ) {
        let fonts = Fonts::bundled_only();
        let canvas = lay_out(&project, size, theme, &fonts);
        check(&canvas, &fonts, "random");
        if project.competitors.len() <= 12 {
            check_complete(&project, &canvas, "random");
        }
    }
}
