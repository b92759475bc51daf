//! The value curve of one competitor as a picture: its band, its gaps, its way
//! from as-is to to-be; nothing overlaps, nothing leaves the page.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod projects;
mod scenes;

use std::sync::Arc;

use kurbo::Shape as _;
use proptest::prelude::*;
use scenes::{SIZES, boxes, check_texts, said, squeezed};
use seachart::analysis::{industry_standard, judge};
use seachart::figure::{
    AsIs, CurveOptions, Fonts, Page, Part, Shape, Theme, ValueCurve, value_curve,
};
use seachart::io::samples;
use seachart::model::{CompetitorId, Level, Project, Role, Scale, Score};
use seachart::render::{Format, PixelSize, Request, svg};
use strum::IntoEnumIterator as _;

fn lay_out(
    project: &Project,
    as_is: Option<&Project>,
    competitor: &CompetitorId,
    ((width, height), theme): ((f64, f64), Theme),
    fonts: &Fonts,
) -> ValueCurve {
    let page = Page::for_picture(width, height);
    let options = CurveOptions {
        as_is: as_is.map(|project| AsIs {
            project,
            scenario: "To be",
        }),
        ..CurveOptions::default()
    };
    value_curve(project, competitor, &page, theme, fonts, options)
}

fn light(project: &Project, competitor: &CompetitorId) -> ValueCurve {
    let page = (SIZES[0], Theme::Light);
    lay_out(project, None, competitor, page, &Fonts::bundled_only())
}

#[track_caller]
fn check(project: &Project, curve: &ValueCurve, fonts: &Fonts, what: &str) {
    let markers = boxes(&curve.scene, |part| matches!(part, Part::Point(..)));
    check_texts(&curve.scene, &markers, fonts, what);
    for (part, content, at) in scenes::texts(&curve.scene, fonts) {
        if matches!(
            part,
            Part::Label(_) | Part::Standard | Part::AsIs | Part::Band
        ) {
            let frame = curve.axes.x_range.1;
            assert!(at.x0 >= frame, "{what}: \"{content}\" stands in the frame");
        }
    }
    for factor in project.canvas_factors() {
        let name = said(&curve.scene, &Part::FactorName(factor.id.clone()));
        assert_eq!(name, squeezed(&factor.name), "{what}");
        let standard = industry_standard(project, &factor.id);
        let point = curve.points.iter().find(|point| point.factor == factor.id);
        if let (Some(standard), Some(point)) = (standard, point) {
            let level = point.score.level().map_or(0.0, Level::get);
            let far = (level - standard.level).abs() > project.settings.margin.get();
            let gap = said(&curve.scene, &Part::Verdict(factor.id.clone()));
            assert_eq!(gap.is_empty(), !far, "{what}: {}", factor.id);
        }
    }
}

fn check_everywhere(name: &str, project: &Project, fonts: &Fonts) {
    let (as_is, seen) = projects::planned(project.clone());
    let own = &project.own().unwrap().id;
    let rival = &project.competitors[1].id;
    for size in SIZES {
        for theme in Theme::iter() {
            let page = (size, theme);
            let what = |whose| format!("{whose} of {name} at {page:?}");
            let curve = lay_out(project, None, own, page, fonts);
            check(project, &curve, fonts, &what("ours"));
            let curve = lay_out(project, None, rival, page, fonts);
            check(project, &curve, fonts, &what("a rival's"));
            let curve = lay_out(&seen, Some(&as_is), own, page, fonts);
            check(&seen, &curve, fonts, &what("a scenario"));
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
    for factors in [0, 1, 2, 20, 60] {
        let project = projects::large(3, factors);
        check_everywhere(&format!("{factors} factors"), &project, &fonts);
    }
}

#[test]
fn the_picture_is_the_golden_one() {
    let fonts = Fonts::bundled_only();
    let (as_is, seen) = projects::planned(seachart::io::sample("circus").unwrap());
    let own = &seen.own().unwrap().id;
    let page = ((960.0, 540.0), Theme::Light);
    let curve = lay_out(&seen, Some(&as_is), own, page, &fonts);
    let request = Request::new(Format::Svg, PixelSize::new(960, 540).unwrap());
    let text = svg(&curve.scene, &request, &fonts);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/curve-circus.svg");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap();
    assert!(
        text == golden,
        "it is another picture; UPDATE_GOLDEN=1 rewrites it"
    );
}

#[test]
fn the_gap_is_written_where_it_is_more_than_the_margin() {
    let mut project = seachart::io::sample("wine").unwrap();
    let own = project.own().unwrap().id.clone();
    for scale in Scale::iter() {
        project.settings.scale = scale;
        for margin in [0.0, 2.0, 6.0, 10.0] {
            project.settings.margin = Level::nearest(margin);
            let curve = light(&project, &own);
            let (low, high) = scale.ends();
            for judgement in judge(&project) {
                let written = said(&curve.scene, &Part::Verdict(judgement.factor.clone()));
                let gap = judgement.gap().filter(|gap| gap.abs() > margin);
                let Some(gap) = gap else {
                    assert_eq!(written, "", "{scale:?} {margin}");
                    continue;
                };
                let shown = (gap / 10.0 * (high - low) * 100.0).round() / 100.0;
                let number: f64 = written.replace('−', "-").parse().unwrap();
                assert_eq!(number, shown, "{written}");
                assert!(written.starts_with(['+', '−']), "{written}");
            }
        }
    }
}

#[test]
fn the_band_reaches_from_the_lowest_to_the_highest_other_rival() {
    let mut project = projects::large(6, 4);
    // Whether it is drawn says nothing about whether it counts.
    Arc::make_mut(&mut project.competitors[5]).visible = false;
    let rival = project.competitors[2].id.clone();
    for factor in project.factors.iter().skip(3) {
        for competitor in &project.competitors {
            project
                .scores
                .set(&competitor.id, &factor.id, Score::NotOffered);
        }
    }
    let curve = light(&project, &rival);
    let marks = curve.scene.marks.iter();
    let mut corners = Vec::new();
    for mark in marks {
        if let (
            Part::Band,
            Shape::Path {
                path,
                fill: Some(_),
                ..
            },
        ) = (&mark.part, &mark.shape)
        {
            corners.extend(path.elements().iter().filter_map(kurbo::PathEl::end_point));
        }
    }
    for (column, factor) in project.factors.iter().take(3).enumerate() {
        let x = curve.axes.columns[column].1;
        let levels = project
            .competitors
            .iter()
            .filter(|competitor| competitor.role == Role::Rival && competitor.id != rival);
        let levels = levels.filter_map(|it| project.scores.get(&it.id, &factor.id).level());
        let levels: Vec<Level> = levels.collect();
        let at = corners.iter().filter(|corner| corner.x == x);
        let found: Vec<Level> = at.map(|corner| curve.axes.level_at(corner.y)).collect();
        assert_eq!(found.iter().max(), levels.iter().max());
        assert_eq!(found.iter().min(), levels.iter().min());
    }
    let last = curve.axes.columns[3].1;
    assert!(
        corners.iter().all(|corner| corner.x < last),
        "nobody offers the last"
    );
}

#[test]
fn a_band_of_one_rival_has_its_name() {
    let barber = seachart::io::sample("barber").unwrap();
    let curve = light(&barber, &barber.own().unwrap().id);
    assert_eq!(said(&curve.scene, &Part::Band), "Averagebarber");
    let wine = seachart::io::sample("wine").unwrap();
    let curve = light(&wine, &wine.own().unwrap().id);
    assert_eq!(said(&curve.scene, &Part::Band), "Rangeofrivals");
    let curve = light(&wine, &wine.competitors[1].id);
    assert_eq!(said(&curve.scene, &Part::Band), "Budgetwines");
    assert_eq!(
        said(&curve.scene, &Part::Tagline),
        "",
        "it is not about a rival"
    );
}

#[test]
fn the_points_are_those_of_one_competitor() {
    let project = projects::with_gaps();
    for competitor in &project.competitors {
        let curve = light(&project, &competitor.id);
        let scored = project
            .scores
            .row(&competitor.id)
            .map_or(0, |row| row.len());
        assert_eq!(curve.points.len(), scored);
        for point in &curve.points {
            assert_eq!(point.competitor, competitor.id);
            assert_eq!(
                Some(point.at.x),
                curve.axes.x(&point.factor),
                "in the middle"
            );
            let score = project.scores.get(&competitor.id, &point.factor);
            assert_eq!(
                (point.score, Some(point.at.y)),
                (score, curve.axes.y_of(score))
            );
        }
    }
}

#[test]
fn every_change_that_leaves_room_has_an_arrow() {
    let (as_is, seen) = projects::planned(seachart::io::sample("circus").unwrap());
    let own = &seen.own().unwrap().id;
    let page = (SIZES[0], Theme::Light);
    let curve = lay_out(&seen, Some(&as_is), own, page, &Fonts::bundled_only());
    let heads = curve.scene.marks.iter().filter(|mark| {
        let head = matches!(&mark.shape, Shape::Path { stroke: None, .. });
        mark.part == Part::AsIs && head
    });
    let far = seen.factors.iter().filter(|factor| {
        let y = |project: &Project| curve.axes.y_of(project.scores.get(own, &factor.id));
        matches!((y(&as_is), y(&seen)), (Some(a), Some(b)) if (a - b).abs() > 25.0)
    });
    assert!(far.clone().count() > 2);
    assert_eq!(heads.count(), far.count());
}

#[test]
fn the_description_tells_the_curve_and_what_it_is_measured_by() {
    let project = seachart::io::sample("wine").unwrap();
    let curve = light(&project, &project.own().unwrap().id);
    let told = &curve.scene.description;
    for part in [
        "Value curve of [yellow tail] (own company): Price 2.5, ",
        "Industry standard: Price 5.0, ",
        "Lowest rival: Price 0.0, ",
        "Highest rival: Price 10.0, ",
        "Gap to the standard: Price −2.5, ",
    ] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn the_emptiest_projects_have_a_picture() {
    let fonts = Fonts::bundled_only();
    let nobody = CompetitorId::from_name("nobody", |_| false);
    let mut project = Project::default();
    check(&project, &light(&project, &nobody), &fonts, "nothing");
    let own = project.fresh_competitor("Us", Role::Own);
    project.competitors.push(own.clone().into());
    check(&project, &light(&project, &own.id), &fonts, "no factors");
    let factor = project.fresh_factor("Price", seachart::model::Kind::Price);
    project.factors.push(factor.into());
    let curve = light(&project, &own.id);
    check(&project, &curve, &fonts, "unscored");
    assert!(curve.points.is_empty());
    assert!(industry_standard(&project, &project.factors[0].id).is_none());
    for size in [(1.0, 1.0), (1.0, 16_384.0), (16_384.0, 1.0), (0.0, 0.0)] {
        let curve = lay_out(&project, None, &own.id, (size, Theme::Light), &fonts);
        for mark in &curve.scene.marks {
            if let Shape::Path { path, .. } = &mark.shape {
                assert!(path.bounding_box().is_finite(), "{size:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn random_curves_are_laid_out_without_overlaps(
        project in projects::any(),
        size in prop::sample::select(SIZES.to_vec()),
        theme in prop::sample::select(Theme::iter().collect::<Vec<_>>()),
        whose in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!project.competitors.is_empty());
        let fonts = Fonts::bundled_only();
        let (as_is, seen) = projects::planned(project);
        let whose = whose.get(&seen.competitors).id.clone();
        let curve = lay_out(&seen, Some(&as_is), &whose, (size, theme), &fonts);
        check(&seen, &curve, &fonts, "random");
    }
}
