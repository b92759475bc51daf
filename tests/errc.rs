//! The eliminate-reduce-raise-create grid as pictures: every factor has its
//! card in its quadrant, nothing overlaps, nothing leaves the page.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod projects;
mod scenes;

use std::collections::BTreeMap;

use kurbo::Rect;
use proptest::prelude::*;
use scenes::{SIZES, boxes, check_texts, is_inside, overlap, said, squeezed};
use seachart::analysis::judge;
use seachart::figure::{AsIs, ErrcPicture, Fonts, Page, Part, Scene, Theme, errc_grid};
use seachart::io::samples;
use seachart::model::{Action, Card, FactorId, Kind, Level, Project, Role, Score};
use seachart::render::{Format, PixelSize, Request, svg};
use strum::IntoEnumIterator as _;

fn lay_out(
    project: &Project,
    as_is: Option<&Project>,
    ((width, height), theme): ((f64, f64), Theme),
    fonts: &Fonts,
) -> ErrcPicture {
    let as_is = as_is.map(|project| AsIs {
        project,
        scenario: "To be",
    });
    let page = Page::for_picture(width, height);
    errc_grid(project, &page, theme, fonts, as_is)
}

fn light(project: &Project) -> ErrcPicture {
    let page = (SIZES[0], Theme::Light);
    lay_out(project, None, page, &Fonts::bundled_only())
}

fn is_card(part: &Part) -> bool {
    matches!(part, Part::Card(_))
}

/// Every rule about places that a page must keep.
#[track_caller]
fn check_page(page: &Scene, fonts: &Fonts, what: &str) {
    check_texts(page, &[], fonts, what);
    let panels = boxes(page, |part| *part == Part::Quadrant);
    let cards = boxes(page, is_card);
    for (index, (part, card)) in cards.iter().enumerate() {
        for (other, other_card) in &cards[index + 1..] {
            assert!(
                !overlap(*card, *other_card),
                "{what}: {part:?} and {other:?}"
            );
        }
        let grown = |panel: &Rect| panel.inflate(0.5, 0.5);
        let home = panels
            .iter()
            .any(|(_, panel)| is_inside(*card, grown(panel)));
        assert!(
            home,
            "{what}: {part:?} {card:?} is in no quadrant: {panels:?}"
        );
    }
    for (part, content, at) in scenes::texts(page, fonts) {
        let (Part::Card(factor) | Part::FactorName(factor)) = &part else {
            continue;
        };
        let own = cards
            .iter()
            .find(|(card, _)| *card == Part::Card(factor.clone()));
        let own = own.expect("a card around it").1;
        assert!(is_inside(at, own), "{what}: \"{content}\" leaves its card");
    }
}

/// Every factor that is not kept has one card with its whole name.
#[track_caller]
fn check(project: &Project, picture: &ErrcPicture, fonts: &Fonts, what: &str) {
    let mut found: BTreeMap<FactorId, usize> = BTreeMap::new();
    for page in &picture.pages {
        check_page(page, fonts, what);
        for (part, _) in boxes(page, is_card) {
            if let Part::Card(factor) = part {
                *found.entry(factor).or_default() += 1;
            }
        }
    }
    for (judgement, factor) in judge(project).iter().zip(&project.factors) {
        let expected = match judgement.action() {
            None | Some(Action::Keep) => None,
            Some(_) => Some(&1),
        };
        assert_eq!(found.get(&factor.id), expected, "{what}: {}", factor.id);
        if expected.is_some() {
            let part = Part::FactorName(factor.id.clone());
            let pages = picture.pages.iter();
            let name: String = pages.map(|page| said(page, &part)).collect();
            assert_eq!(name, squeezed(&factor.name), "{what}");
        }
    }
}

fn check_everywhere(name: &str, project: &Project, fonts: &Fonts) {
    let (as_is, seen) = projects::planned(project.clone());
    for size in SIZES {
        for theme in Theme::iter() {
            let page = (size, theme);
            let what = format!("{name} at {page:?}");
            let picture = lay_out(project, None, page, fonts);
            check(project, &picture, fonts, &what);
            let picture = lay_out(&seen, Some(&as_is), page, fonts);
            check(&seen, &picture, fonts, &format!("{what} in a scenario"));
        }
    }
}

#[test]
fn the_samples_are_laid_out_without_overlaps() {
    let fonts = Fonts::default();
    for sample in samples() {
        let project = seachart::io::sample(sample.name).unwrap();
        check_everywhere(sample.name, &project, &fonts);
        for page in SIZES {
            let picture = lay_out(&project, None, (page, Theme::Light), &fonts);
            assert_eq!(picture.pages.len(), 1, "{} at {page:?}", sample.name);
        }
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

/// A project of `count` factors with all of which we do the same.
fn all_of(action: Action, count: usize) -> Project {
    let mut project = projects::large(3, count);
    for factor in project.factors.clone() {
        let card = Card {
            decision: Some(action),
            saves: "a good deal of work, and the room that it takes".into(),
            ..Card::default()
        };
        project.plan.cards.insert(factor.id.clone(), card.into());
    }
    project
}

#[test]
fn one_full_quadrant_goes_on_over_several_pages() {
    let fonts = Fonts::bundled_only();
    for action in [
        Action::Eliminate,
        Action::Reduce,
        Action::Raise,
        Action::Create,
    ] {
        for count in [1, 30, 60] {
            let project = all_of(action, count);
            for size in SIZES {
                let picture = lay_out(&project, None, (size, Theme::Light), &fonts);
                let what = format!("{count} times {action:?} at {size:?}");
                check(&project, &picture, &fonts, &what);
                let pages = picture.pages.len();
                assert!(pages <= 6, "{what}: {pages} pages");
                for (number, page) in (1..).zip(&picture.pages) {
                    let note = said(page, &Part::Note);
                    let numbered = note.contains(&format!("{number}of{pages}"));
                    assert_eq!(numbered, pages > 1, "{what}: {note}");
                    assert!(
                        !boxes(page, is_card).is_empty(),
                        "{what}: page {number} is empty"
                    );
                }
            }
        }
    }
}

#[test]
fn the_picture_is_the_golden_one() {
    let fonts = Fonts::bundled_only();
    let (as_is, seen) = projects::planned(seachart::io::sample("hotel").unwrap());
    let page = ((960.0, 540.0), Theme::Light);
    let picture = lay_out(&seen, Some(&as_is), page, &fonts);
    let request = Request::new(Format::Svg, PixelSize::new(960, 540).unwrap());
    let text = svg(&picture.pages[0], &request, &fonts);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/errc-hotel.svg");
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
fn a_card_says_from_where_to_where() {
    let project = seachart::io::sample("wine").unwrap();
    let card = |picture: &ErrcPicture, factor: &str| {
        let factor = project.factors.iter().find(|it| it.id.as_str() == factor);
        let part = Part::Card(factor.unwrap().id.clone());
        said(&picture.pages[0], &part)
    };
    let picture = light(&project);
    assert_eq!(card(&picture, "price"), "industry5.0→2.5");
    assert_eq!(card(&picture, "aging-quality"), "industry6.25→notoffered");
    assert_eq!(card(&picture, "easy-drinking"), "norivaloffersit→10.0");

    let mut seen = project.clone();
    let own = project.own().unwrap().id.clone();
    let price = project.factors[0].id.clone();
    seen.scores
        .set(&own, &price, Score::Level(Level::nearest(1.0)));
    let page = (SIZES[0], Theme::Light);
    let picture = lay_out(&seen, Some(&project), page, &Fonts::bundled_only());
    assert_eq!(card(&picture, "price"), "2.5→1.0industry5.0");
    assert_eq!(
        card(&picture, "aging-quality"),
        "staysnotofferedindustry6.25"
    );
    let tagline = said(&picture.pages[0], &Part::Tagline);
    assert!(tagline.starts_with("Tobe:Awinetopick"), "{tagline}");
}

#[test]
fn a_decision_against_the_rule_and_notes_are_on_the_card() {
    let mut project = seachart::io::sample("wine").unwrap();
    let price = project.factors[0].id.clone();
    let card = Card {
        decision: Some(Action::Raise),
        saves: "a lot".into(),
        gives: "more for less".into(),
        ..Card::default()
    };
    project.plan.cards.insert(price.clone(), card.into());
    let picture = light(&project);
    let text = said(&picture.pages[0], &Part::Card(price));
    assert!(text.contains("Ourdecision;therulesaysreduce"), "{text}");
    assert!(text.contains("Saves:alot"), "{text}");
    assert!(text.contains("Gives:moreforless"), "{text}");
}

#[test]
fn what_is_kept_or_not_judged_is_counted_below() {
    let mut project = seachart::io::sample("hotel").unwrap();
    let own = project.own().unwrap().id.clone();
    let first = project.factors[0].id.clone();
    project.scores.set(&own, &first, Score::Unscored);
    project.settings.margin = Level::MAX;
    let picture = light(&project);
    let note = said(&picture.pages[0], &Part::Note);
    let keep = judge(&project)
        .iter()
        .filter(|it| it.action() == Some(Action::Keep))
        .count();
    assert!(keep > 3);
    assert!(note.contains(&format!("Kept({keep}):")), "{note}");
    assert!(note.contains("Notjudgedyet(1):Price"), "{note}");
    assert!(
        picture.pages[0]
            .description
            .contains("Not judged yet: Price.")
    );
}

#[test]
fn an_empty_quadrant_says_so_and_no_own_company_too() {
    let fonts = Fonts::bundled_only();
    let mut project = Project::default();
    let own = project.fresh_competitor("Us", Role::Own);
    project.competitors.push(own.into());
    let picture = light(&project);
    check(&project, &picture, &fonts, "no factors");
    assert_eq!(said(&picture.pages[0], &Part::Note), "Nothingyet".repeat(4));
    project.competitors.clear();
    let factor = project.fresh_factor("Price", Kind::Price);
    project.factors.push(factor.into());
    for size in SIZES {
        let picture = lay_out(&project, None, (size, Theme::Light), &fonts);
        assert_eq!(picture.pages.len(), 1);
        check_page(&picture.pages[0], &fonts, "no own company");
        let note = said(&picture.pages[0], &Part::Note);
        assert!(note.starts_with("Thereisnoowncompany"), "{note}");
    }
}

#[test]
fn a_page_of_any_shape_comes_to_an_end() {
    let fonts = Fonts::bundled_only();
    for project in [projects::hostile(), all_of(Action::Raise, 60)] {
        for size in [
            (1.0, 1.0),
            (1.0, 16_384.0),
            (16_384.0, 1.0),
            (0.0, 0.0),
            (100.0, 2_000.0),
        ] {
            let picture = lay_out(&project, None, (size, Theme::Light), &fonts);
            assert!((1..=60).contains(&picture.pages.len()), "{size:?}");
            for page in &picture.pages {
                for (_, _, at) in scenes::texts(page, &fonts) {
                    assert!(at.is_finite(), "{size:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn random_grids_are_laid_out_without_overlaps(
        project in projects::any(),
        size in prop::sample::select(SIZES.to_vec()),
        theme in prop::sample::select(Theme::iter().collect::<Vec<_>>()),
    ) {
        let fonts = Fonts::bundled_only();
        let (as_is, seen) = projects::planned(project);
        let picture = lay_out(&seen, Some(&as_is), (size, theme), &fonts);
        if seen.own().is_some() {
            check(&seen, &picture, &fonts, "random");
        }
    }
}
