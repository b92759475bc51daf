//! The strategy canvas as a picture: nothing overlaps, nothing leaves the page,
//! nothing is lost.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod projects;
mod scenes;

use kurbo::Rect;
use proptest::prelude::*;
use scenes::{SIZES, boxes, check_texts, said, squeezed};
use seachart::figure::{
    AsIs, Canvas, CanvasOptions, Fonts, Lane, Page, Part, Rgba, Shape, Theme, strategy_canvas,
    strategy_canvas_with,
};
use seachart::io::samples;
use seachart::model::{
    Action, CompetitorId, Confidence, Evidence, FactorId, Level, Number, Project, Role, Score,
    Survey,
};
use seachart::render::{Format, PixelSize, Request, svg};
use strum::IntoEnumIterator as _;

fn lay_out(project: &Project, (width, height): (f64, f64), theme: Theme, fonts: &Fonts) -> Canvas {
    strategy_canvas(project, &Page::for_picture(width, height), theme, fonts)
}

/// A scenario beside the project as it is.
fn lay_out_planned(
    (as_is, seen): &(Project, Project),
    (width, height): (f64, f64),
    theme: Theme,
    fonts: &Fonts,
) -> Canvas {
    let page = Page::for_picture(width, height);
    let options = CanvasOptions {
        as_is: Some(AsIs {
            project: as_is,
            scenario: "To be",
        }),
        ..CanvasOptions::default()
    };
    strategy_canvas_with(seen, &page, theme, fonts, options)
}

fn texts(canvas: &Canvas, fonts: &Fonts) -> Vec<(Part, String, Rect)> {
    scenes::texts(&canvas.scene, fonts)
}

/// Every rule about places that a picture must keep.
#[track_caller]
fn check(canvas: &Canvas, fonts: &Fonts, what: &str) {
    let markers = boxes(&canvas.scene, |part| matches!(part, Part::Point(..)));
    check_texts(&canvas.scene, &markers, fonts, what);
    for (part, content, at) in texts(canvas, fonts) {
        let frame = canvas.axes.x_range.1;
        match part {
            Part::Label(_) | Part::Standard | Part::AsIs => {
                assert!(at.x0 >= frame, "{what}: \"{content}\" stands in the frame");
            }
            Part::Verdict(factor) => {
                let column = canvas.axes.x(&factor).unwrap();
                assert!((at.center().x - column).abs() < 0.5, "{what}: {content}");
                assert!(at.y0 > canvas.axes.not_offered, "{what}: {content}");
            }
            _ => {}
        }
    }
}

/// Every factor is named in full, every curve labelled in full.
#[track_caller]
fn check_complete(project: &Project, canvas: &Canvas, what: &str) {
    for factor in project.canvas_factors() {
        let name = said(&canvas.scene, &Part::FactorName(factor.id.clone()));
        assert_eq!(name, squeezed(&factor.name), "{what}");
    }
    assert_eq!(canvas.unlabelled, 0, "{what}");
    for competitor in project.shown_competitors() {
        if project.scores.row(&competitor.id).is_some() {
            let name = said(&canvas.scene, &Part::Label(competitor.id.clone()));
            let expected = squeezed(&competitor.name);
            let whole = name.strip_suffix("–Tobe").unwrap_or(&name);
            assert_eq!(whole, expected, "{what}");
        }
    }
}

/// Whiskers and bars stay where they belong, and no two whiskers of a factor lie
/// on each other.
#[track_caller]
fn check_evidence(canvas: &Canvas, what: &str) {
    let axes = &canvas.axes;
    let whiskers = boxes(&canvas.scene, |part| matches!(part, Part::Whisker(..)));
    let mut middles: Vec<(&FactorId, f64)> = Vec::new();
    for (part, at) in &whiskers {
        let Part::Whisker(_, factor) = part else {
            continue;
        };
        assert!(
            axes.top - 1.0 <= at.y0 && at.y1 <= axes.bottom + 1.0,
            "{what}: {part:?} leaves the scale"
        );
        let (left, right) = axes.x_range;
        assert!(
            left - 1.0 <= at.x0 && at.x1 <= right + 1.0,
            "{what}: {part:?}"
        );
        let middle = at.center().x;
        let apart = middles
            .iter()
            .filter(|(other, _)| *other == factor)
            .all(|(_, other)| (middle - other).abs() > (axes.pitch() / 60.0).min(1.0));
        assert!(apart, "{what}: {part:?} lies on another");
        middles.push((factor, middle));
    }
    for (part, at) in boxes(&canvas.scene, |part| matches!(part, Part::Importance(_))) {
        let Part::Importance(factor) = &part else {
            continue;
        };
        let column = axes.x(factor).unwrap();
        assert!((at.center().x - column).abs() < 0.5, "{what}: {part:?}");
        assert!(at.width() < axes.pitch(), "{what}: {part:?}");
        let name = Part::FactorName(factor.clone());
        let named = scenes::texts(&canvas.scene, &Fonts::bundled_only());
        let lowest = named
            .iter()
            .filter(|(other, ..)| *other == name)
            .map(|(.., at)| at.y1);
        assert!(
            lowest.fold(0.0, f64::max) <= at.y0 + 0.05,
            "{what}: {part:?}"
        );
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
    let evident = projects::with_evidence(project.clone());
    for size in SIZES {
        let what = format!("{name} with evidence at {size:?}");
        let canvas = lay_out(&evident, size, Theme::Light, fonts);
        check(&canvas, fonts, &what);
        check_complete(&evident, &canvas, &what);
        check_evidence(&canvas, &what);
    }
    let planned = projects::planned(project.clone());
    for size in SIZES {
        let what = format!("{name} in a scenario at {size:?}");
        let canvas = lay_out_planned(&planned, size, Theme::Light, fonts);
        check(&canvas, fonts, &what);
        check_complete(&planned.1, &canvas, &what);
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
    let size = (960.0, 540.0);
    let mut canvases: Vec<(&str, Canvas)> = Vec::new();
    for (name, project, theme) in pictures {
        canvases.push((name, lay_out(&project, size, theme, &fonts)));
    }
    let planned = projects::planned(seachart::io::sample("hotel").unwrap());
    let canvas = lay_out_planned(&planned, size, Theme::Light, &fonts);
    canvases.push(("scenario", canvas));
    let evident = projects::with_evidence(seachart::io::sample("coffee").unwrap());
    let canvas = lay_out(&evident, size, Theme::Print, &fonts);
    canvases.push(("evidence", canvas));
    for (name, canvas) in canvases {
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

/// The shapes of a point: what fills it, and whether it has an edge of a colour.
fn ink(canvas: &Canvas, competitor: &str, factor: &str) -> Vec<(Option<Rgba>, Option<Rgba>)> {
    let marks = canvas.scene.marks.iter();
    marks
        .filter_map(|mark| match (&mark.part, &mark.shape) {
            (Part::Point(of, on), Shape::Path { fill, stroke, .. })
                if of.as_str() == competitor && on.as_str() == factor =>
            {
                Some((*fill, stroke.as_ref().map(|stroke| stroke.color)))
            }
            _ => None,
        })
        .collect()
}

/// The evidence of one score of the coffee shops, drawn.
fn one_score(evidence: Evidence) -> Project {
    let mut project = seachart::io::sample("coffee").unwrap();
    let competitor = CompetitorId::try_from("artisan-brew".to_owned()).unwrap();
    let factor = FactorId::try_from("price".to_owned()).unwrap();
    project.evidence.set(&competitor, &factor, evidence);
    project.settings.whiskers = true;
    project.settings.confidence = true;
    project
}

#[test]
fn a_marker_is_filled_as_much_as_its_level_is_sure() {
    let fonts = Fonts::bundled_only();
    let look = Theme::Light.look();
    let (page, accent) = (Some(look.page), Some(look.accent));
    let cases = [
        (Confidence::Measured, vec![(accent, page)]),
        (Confidence::Guess, vec![(page, accent)]),
        (
            Confidence::Informed,
            vec![(page, None), (accent, None), (None, accent)],
        ),
    ];
    for (confidence, expected) in cases {
        let project = one_score(Evidence {
            confidence: Some(confidence),
            ..Evidence::default()
        });
        let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
        assert_eq!(
            ink(&canvas, "artisan-brew", "price"),
            expected,
            "{confidence:?}"
        );
        let note = said(&canvas.scene, &Part::Note);
        assert!(note.contains("measuredinformedguessnotsaid"), "{note}");
    }
    let radius = |canvas: &Canvas, factor: &str| {
        let wanted = Part::Point(
            CompetitorId::try_from("artisan-brew".to_owned()).unwrap(),
            FactorId::try_from(factor.to_owned()).unwrap(),
        );
        let boxes = boxes(&canvas.scene, |part| *part == wanted);
        boxes[0].1.width()
    };
    let project = one_score(Evidence {
        confidence: Some(Confidence::Measured),
        ..Evidence::default()
    });
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    let (sure, unsaid) = (radius(&canvas, "price"), radius(&canvas, "convenience"));
    assert!(unsaid < 0.8 * sure, "{unsaid} {sure}");
}

#[test]
fn nothing_known_changes_no_picture() {
    let fonts = Fonts::bundled_only();
    let project = seachart::io::sample("coffee").unwrap();
    let mut shown = project.clone();
    shown.settings.whiskers = true;
    shown.settings.confidence = true;
    let canvas = |project: &Project| lay_out(project, SIZES[0], Theme::Light, &fonts);
    assert_eq!(canvas(&shown), canvas(&project));
}

#[test]
fn a_whisker_goes_as_far_as_the_spread_and_stops_where_the_scale_does() {
    let fonts = Fonts::bundled_only();
    // The price of ours is 7.0.
    for (spread, low, high) in [(2.0, 5.0, 9.0), (4.5, 2.5, 10.0)] {
        let project = one_score(Evidence {
            spread: Some(Level::nearest(spread)),
            ..Evidence::default()
        });
        let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
        let found = boxes(&canvas.scene, |part| matches!(part, Part::Whisker(..)));
        let [(_, at)] = found.as_slice() else {
            panic!("one whisker: {found:?}");
        };
        assert!((at.y0 - canvas.axes.y(high)).abs() < 1.0, "±{spread}");
        assert!((at.y1 - canvas.axes.y(low)).abs() < 1.0, "±{spread}");
        let note = said(&canvas.scene, &Part::Note);
        assert!(note.contains("±thespreadgiven"), "{note}");
    }
}

#[test]
fn a_survey_has_whiskers_only_where_the_level_is_its_own() {
    let fonts = Fonts::bundled_only();
    let number = |value: f64| Number::try_from(value).unwrap();
    let asked = |mean: f64| Evidence {
        survey: Some(Survey {
            n: 12,
            mean: number(mean),
            sd: Some(number(0.8)),
            low: number(1.0),
            high: number(5.0),
        }),
        ..Evidence::default()
    };
    // (3.8 − 1) / 4 × 10 = 7.0, and 0.8 / 4 × 10 = 2.0.
    for (mean, whiskers) in [(3.8, 1), (3.0, 0)] {
        let canvas = lay_out(&one_score(asked(mean)), SIZES[0], Theme::Light, &fonts);
        let found = boxes(&canvas.scene, |part| matches!(part, Part::Whisker(..)));
        assert_eq!(found.len(), whiskers, "{mean}");
        // What it would be stays, while a point is dragged away from it.
        assert!(said(&canvas.scene, &Part::Note).contains("standarddeviation"));
    }
}

#[test]
fn what_is_planned_has_no_evidence() {
    let fonts = Fonts::bundled_only();
    let project = one_score(Evidence {
        spread: Some(Level::nearest(1.0)),
        confidence: Some(Confidence::Measured),
        ..Evidence::default()
    });
    let mut seen = project.clone();
    let own = project.own().unwrap().id.clone();
    let factor = FactorId::try_from("price".to_owned()).unwrap();
    let price = Score::Level(Level::nearest(2.0));
    seen.scores.set(&own, &factor, price);
    let canvas = lay_out_planned(&(project, seen), SIZES[0], Theme::Light, &fonts);
    let found = boxes(&canvas.scene, |part| matches!(part, Part::Whisker(..)));
    assert_eq!(found, []);
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
    let competitor = project.fresh_competitor("", Role::Rival);
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

/// The marks of the factors, in the order of the project.
fn marks(project: &Project, canvas: &Canvas) -> Vec<String> {
    let factors = project.factors.iter();
    factors
        .map(|factor| said(&canvas.scene, &Part::Verdict(factor.id.clone())))
        .collect()
}

#[test]
fn the_marks_say_what_is_done_with_each_factor() {
    let fonts = Fonts::bundled_only();
    let mut project = seachart::io::sample("wine").unwrap();
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    let expected = ["R↓", "E", "E", "E", "R↓", "R↓", "R↓", "C", "C", "C"];
    assert_eq!(marks(&project, &canvas), expected);
    assert!(said(&canvas.scene, &Part::Note).contains("Eeliminate"));

    let price = project.factors[0].id.clone();
    let decide = |project: &mut Project, decision| {
        let card = seachart::model::Card {
            decision: Some(decision),
            ..seachart::model::Card::default()
        };
        project.plan.cards.insert(price.clone(), card.into());
    };
    for (decision, expected) in [
        (Action::Raise, "R↑*"),
        (Action::Reduce, "R↓"),
        (Action::Keep, "K*"),
    ] {
        decide(&mut project, decision);
        let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
        assert_eq!(marks(&project, &canvas)[0], expected);
        let key = said(&canvas.scene, &Part::Note);
        assert_eq!(key.contains('*'), expected.contains('*'));
    }

    project.settings.marks = false;
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    assert!(marks(&project, &canvas).iter().all(String::is_empty));
    assert_eq!(said(&canvas.scene, &Part::Note), "");
}

#[test]
fn without_our_own_curve_nothing_is_marked() {
    let fonts = Fonts::bundled_only();
    let sample = seachart::io::sample("wine").unwrap();
    let mut hidden = sample.clone();
    std::sync::Arc::make_mut(&mut hidden.competitors[0]).visible = false;
    let mut without = sample.clone();
    let own = without.competitors.remove(0);
    without.scores.remove_row(&own.id);
    for project in [hidden, without] {
        let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
        assert!(marks(&project, &canvas).iter().all(String::is_empty));
        assert_eq!(said(&canvas.scene, &Part::Standard), "Industrystandard");
    }
}

/// The levels that the standard is drawn at.
fn drawn_standard(canvas: &Canvas) -> Vec<(FactorId, Level)> {
    let mut found = Vec::new();
    for mark in &canvas.scene.marks {
        let (Part::Standard, Shape::Path { path, stroke, .. }) = (&mark.part, &mark.shape) else {
            continue;
        };
        // The leader line of its label is thinner.
        if stroke.as_ref().is_none_or(|stroke| stroke.width < 1.0) {
            continue;
        }
        for element in path.elements() {
            let at = element.end_point().unwrap();
            let columns = &canvas.axes.columns;
            if let Some((factor, _)) = columns.iter().find(|(_, x)| (x - at.x).abs() < 1e-9) {
                found.push((factor.clone(), canvas.axes.level_at(at.y)));
            }
        }
    }
    found
}

#[test]
fn the_standard_is_drawn_where_rivals_offer_something() {
    let fonts = Fonts::bundled_only();
    let project = seachart::io::sample("wine").unwrap();
    let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
    let standards = project.factors.iter().filter_map(|factor| {
        let standard = seachart::analysis::industry_standard(&project, &factor.id)?;
        Some((factor.id.clone(), Level::nearest(standard.level)))
    });
    let standards: Vec<_> = standards.collect();
    assert_eq!(standards.len(), 7, "nobody but us offers the other three");
    assert_eq!(drawn_standard(&canvas), standards);
    let first_curve = canvas
        .scene
        .marks
        .iter()
        .position(|mark| matches!(mark.part, Part::Curve(_)));
    let standard = canvas
        .scene
        .marks
        .iter()
        .position(|mark| mark.part == Part::Standard);
    assert!(standard < first_curve, "behind the curves");
}

#[test]
fn the_standard_of_one_rival_is_that_rivals_curve_and_left_out() {
    let fonts = Fonts::bundled_only();
    let barber = seachart::io::sample("barber").unwrap();
    let mut off = seachart::io::sample("wine").unwrap();
    off.settings.standard = false;
    for project in [barber, off] {
        let canvas = lay_out(&project, SIZES[0], Theme::Light, &fonts);
        assert!(
            canvas
                .scene
                .marks
                .iter()
                .all(|mark| mark.part != Part::Standard)
        );
        assert!(!canvas.scene.description.contains("Industry standard"));
    }
}

#[test]
fn a_scenario_is_drawn_before_what_we_are() {
    let fonts = Fonts::bundled_only();
    let planned = projects::planned(seachart::io::sample("hotel").unwrap());
    let own = planned.0.own().unwrap().id.clone();
    let canvas = lay_out_planned(&planned, SIZES[0], Theme::Light, &fonts);
    let label = said(&canvas.scene, &Part::Label(own.clone()));
    assert_eq!(label, "citizenM–Tobe");
    assert_eq!(said(&canvas.scene, &Part::AsIs), "citizenM–asis");
    let told = &canvas.scene.description;
    assert!(told.contains("citizenM as it is: Price 3.75"), "{told}");
    let places = |wanted: &Part| {
        let marks = canvas.scene.marks.iter();
        let mut at = marks.enumerate().filter(|(_, mark)| mark.part == *wanted);
        at.next().unwrap().0
    };
    assert!(places(&Part::AsIs) < places(&Part::Curve(own)));
    for point in &canvas.points {
        let score = planned.1.scores.get(&point.competitor, &point.factor);
        assert_eq!(point.score, score, "the points are those of the scenario");
    }
}

#[test]
fn a_scenario_that_changes_nothing_hides_what_we_are() {
    let fonts = Fonts::bundled_only();
    let project = seachart::io::sample("hotel").unwrap();
    let same = (project.clone(), project);
    let canvas = lay_out_planned(&same, SIZES[0], Theme::Light, &fonts);
    assert!(
        canvas
            .scene
            .marks
            .iter()
            .all(|mark| mark.part != Part::AsIs)
    );
}

#[test]
fn nothing_but_a_dragged_point_moves_while_its_mark_changes() {
    let fonts = Fonts::bundled_only();
    let mut project = seachart::io::sample("barber").unwrap();
    let own = project.own().unwrap().id.clone();
    let page = Page::for_picture(960.0, 540.0);
    let options = CanvasOptions {
        lane: Lane::Shown,
        ..CanvasOptions::default()
    };
    let mut axes = None;
    for level in [0.0, 5.0, 10.0] {
        for factor in project.factors.clone() {
            let score = Score::Level(Level::nearest(level));
            project.scores.set(&own, &factor.id, score);
            let canvas = strategy_canvas_with(&project, &page, Theme::Light, &fonts, options);
            let before = axes.get_or_insert_with(|| canvas.axes.clone());
            assert_eq!(canvas.axes, *before, "at {level}");
        }
    }
    let rivals = project
        .competitors
        .iter()
        .filter(|it| it.role == Role::Rival);
    assert_eq!(rivals.count(), 1);
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
        let evident = projects::with_evidence(project.clone());
        let canvas_of_evidence = lay_out(&evident, size, theme, &fonts);
        check(&canvas_of_evidence, &fonts, "random with evidence");
        check_evidence(&canvas_of_evidence, "random with evidence");
        let planned = projects::planned(project);
        let in_scenario = lay_out_planned(&planned, size, theme, &fonts);
        check(&in_scenario, &fonts, "random in a scenario");
        if planned.0.competitors.len() <= 12 {
            check_complete(&planned.0, &canvas, "random");
            check_complete(&planned.1, &in_scenario, "random in a scenario");
        }
    }
}
