//! What a map says about itself.

use std::sync::Arc;

use seachart::figure::{Basis, Fonts, MapPicture, Part, Remark, Theme};
use seachart::model::{
    Axis, BubbleSize, Evidence, FactorId, Level, Map, Measure, Number, Project, Share, Survey,
};

use super::{SIZES, at, check, lay_out, projects, suggested, texts};

fn picture(project: &Project, map: &Map) -> MapPicture {
    let fonts = Fonts::bundled_only();
    let picture = lay_out(project, map, SIZES[0], Theme::Light, &fonts);
    check(&picture, map, &fonts, "said");
    picture
}

/// All that stands in the picture as remarks, line after line.
fn notes(picture: &MapPicture) -> String {
    let texts = texts(picture, &Fonts::bundled_only());
    let notes = texts.iter().filter(|(part, ..)| *part == Part::Note);
    let lines: Vec<&str> = notes.map(|(_, content, _)| content.as_str()).collect();
    lines.join(" ")
}

/// Twelve places that do not go together.
fn scattered() -> (Project, Map) {
    let names: Vec<String> = (0..12).map(|at| format!("Company {at}")).collect();
    let places: Vec<(&str, f64, f64)> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            (
                name.as_str(),
                (index * 7 % 12) as f64 * 0.8,
                (index * 5 % 12) as f64 * 0.8,
            )
        })
        .collect();
    at(&places)
}

fn survey(n: u32, level: f64) -> Evidence {
    let number = |value: f64| Number::try_from(value).unwrap();
    Evidence {
        survey: Some(Survey {
            n,
            mean: number(level),
            sd: None,
            low: number(0.0),
            high: number(10.0),
        }),
        ..Evidence::default()
    }
}

#[test]
fn levels_are_judgement_or_survey_or_both() {
    let (mut project, map) = scattered();
    let basis = |project: &Project| {
        let picture = picture(project, &map);
        let found = picture.remarks.iter().find_map(|remark| match remark {
            Remark::Basis(basis) => Some(*basis),
            _ => None,
        });
        let found = found.unwrap();
        assert!(notes(&picture).contains(&found.text()));
        found
    };
    assert_eq!(basis(&project), Basis::Judgement);
    let factors: Vec<FactorId> = project.factors.iter().map(|it| it.id.clone()).collect();
    for (index, competitor) in project.competitors.clone().iter().enumerate() {
        for factor in &factors {
            let level = project.scores.get(&competitor.id, factor).level().unwrap();
            let n = if index == 3 { 40 } else { 120 };
            project
                .evidence
                .set(&competitor.id, factor, survey(n, level.get()));
        }
    }
    assert_eq!(
        basis(&project),
        Basis::Survey {
            least: 40,
            most: 120
        }
    );
    // A level that was changed since is no longer what people said.
    let id = project.competitors[3].id.clone();
    for factor in &factors {
        let level = project.scores.get(&id, factor).level().unwrap();
        let moved = seachart::model::Score::Level(level.nudged(if level > Level::MIDDLE {
            -0.5
        } else {
            0.5
        }));
        project.scores.set(&id, factor, moved);
    }
    let both = basis(&project);
    assert_eq!(
        both,
        Basis::Both {
            least: 120,
            most: 120
        }
    );
    assert_eq!(both.text(), "Survey (n = 120) and judgement");
}

#[test]
fn one_factor_is_enough_to_say_where_its_levels_come_from() {
    let (project, mut map) = scattered();
    let judged = Remark::Basis(Basis::Judgement);
    let is_said = |project: &Project, map: &Map| picture(project, map).remarks.contains(&judged);
    let mut project = project;
    for competitor in &mut project.competitors {
        Arc::make_mut(competitor).share = Share::try_from(5.0).ok();
    }
    map.x.of = Measure::Share;
    assert!(is_said(&project, &map));
    let mut shares_alone = map.clone();
    shares_alone.y.of = Measure::Share;
    assert!(!is_said(&project, &shares_alone));
}

#[test]
fn two_axes_that_go_together_get_a_note_with_r() {
    let (mut project, mut map) = scattered();
    let is_noted =
        |project: &Project, map: &Map| notes(&picture(project, map)).contains("one dimension");
    assert!(!is_noted(&project, &map));
    let [x, y] = [0, 1].map(|at| project.factors[at].id.clone());
    for competitor in project.competitors.clone() {
        let level = project.scores.get(&competitor.id, &x).level().unwrap();
        let turned = Level::nearest(10.0 - level.get());
        project
            .scores
            .set(&competitor.id, &y, seachart::model::Score::Level(turned));
    }
    let said = notes(&picture(&project, &map));
    assert!(
        said.contains("Price and Quality are opposites here (r = \u{2212}1.00)"),
        "{said}"
    );
    // Two are too few to say anything.
    for competitor in &project.competitors[2..] {
        map.hidden.insert(competitor.id.clone());
    }
    let few = picture(&project, &map);
    assert_eq!((few.bubbles.len(), few.remarks.as_slice()), (2, &[][..]));
}

#[test]
fn shares_and_sizes_that_cannot_be_right_are_said() {
    let (mut project, mut map) = scattered();
    map.size = BubbleSize::Share;
    for (index, competitor) in project.competitors.iter_mut().enumerate() {
        let share = match index {
            0 => None,
            1 => Some(0.0),
            _ => Some(30.0),
        };
        Arc::make_mut(competitor).share = share.map(|share| Share::try_from(share).unwrap());
    }
    let picture = picture(&project, &map);
    let said = notes(&picture);
    assert!(said.contains("The shares add up to 300 %."), "{said}");
    assert!(
        said.contains("Hollow (2): Share not known or not above 0."),
        "{said}"
    );
}

#[test]
fn negative_sizes_are_hollow_and_nothing_is_infinite() {
    let (mut project, mut map) = scattered();
    let metric = project.fresh_metric("Profit");
    for (competitor, profit) in project.competitors.iter_mut().zip([-5.0, -1.0, 0.0]) {
        let profit = Number::try_from(profit).unwrap();
        Arc::make_mut(competitor)
            .metrics
            .insert(metric.id.clone(), profit);
    }
    map.size = BubbleSize::Metric(metric.id.clone());
    project.metrics.push(Arc::new(metric));
    let said = notes(&picture(&project, &map));
    assert!(said.contains("Hollow (12): Profit not known"), "{said}");
}

#[test]
fn an_axis_of_nothing_asks_for_something() {
    let (mut project, mut map) = scattered();
    map.x.of = Measure::Nothing;
    let empty = picture(&project, &map);
    assert_eq!(empty.bubbles, []);
    assert_eq!(notes(&empty), "Choose what the horizontal axis measures.");
    // A factor that is gone measures nothing.
    map.x = Axis::of_factor(&FactorId::from_name("gone", |_| false));
    map.y.of = Measure::Nothing;
    assert_eq!(
        notes(&picture(&project, &map)),
        "Choose what the two axes measure."
    );
    project.factors.clear();
    assert_eq!(
        notes(&picture(&project, &map)),
        "Choose what the two axes measure."
    );
}

#[test]
fn few_or_no_competitors_have_a_picture_with_words() {
    let (mut project, mut map) = scattered();
    let all: Vec<_> = project.competitors.iter().map(|it| it.id.clone()).collect();
    map.hidden.extend(all.iter().skip(1).cloned());
    assert_eq!(picture(&project, &map).bubbles.len(), 1);
    map.hidden.extend(all);
    assert_eq!(
        notes(&picture(&project, &map)),
        "No competitor is shown on this map."
    );
    map.hidden.clear();
    project.scores = seachart::model::Scores::default();
    let said = notes(&picture(&project, &map));
    assert!(
        said.contains("Nobody is scored on both axes yet."),
        "{said}"
    );
    assert!(
        said.contains("Not on the map (unscored): Company 0, Company 1,"),
        "{said}"
    );
    let nothing = Project::default();
    picture(&nothing, &nothing.fresh_map(""));
}

#[test]
fn all_at_one_spot_are_all_named() {
    let names: Vec<String> = (0..14).map(|at| format!("Company number {at}")).collect();
    let places: Vec<(&str, f64, f64)> =
        names.iter().map(|name| (name.as_str(), 6.0, 6.0)).collect();
    let (project, map) = at(&places);
    let picture = picture(&project, &map);
    assert_eq!(picture.unlabelled, 0);
    assert!(notes(&picture).contains("All 14 competitors stand at one spot."));
}

#[test]
fn the_same_on_both_axes_is_said() {
    let (project, mut map) = scattered();
    map.y = map.x.clone();
    let picture = picture(&project, &map);
    let judged = Remark::Basis(Basis::Judgement);
    assert_eq!(picture.remarks, [judged, Remark::SameTwice]);
    assert_eq!(picture.bubbles.len(), 12);
}

#[test]
fn the_emptiest_places_are_no_demand_unless_somebody_wants_them() {
    let (mut project, mut map) = at(&[("A", 1.0, 1.0), ("B", 2.0, 1.0), ("C", 1.0, 2.0)]);
    map.white_space = true;
    let said = notes(&picture(&project, &map));
    assert!(
        said.contains("1 A gap") || said.contains("A gap is not demand."),
        "{said}"
    );
    assert!(!said.contains("ideal"), "{said}");
    let mut segment = project.fresh_segment("Night owls");
    for factor in &project.factors {
        segment.ideal.insert(factor.id.clone(), Level::nearest(9.0));
    }
    project.segments.push(Arc::new(segment));
    let picture = picture(&project, &map);
    let said = notes(&picture);
    assert!(
        said.contains("1 is near the ideal of Night owls."),
        "{said}"
    );
    assert_eq!(picture.rings.len(), 1);
    let tinted = picture
        .scene
        .marks
        .iter()
        .filter(|mark| mark.part == Part::WhiteSpace);
    assert!(tinted.count() > 3);
    // Two are too few.
    map.hidden.insert(project.competitors[0].id.clone());
    let marks = self::picture(&project, &map).scene.marks;
    assert!(marks.iter().all(|mark| mark.part != Part::WhiteSpace));
}

#[test]
fn the_areas_of_rings_are_in_proportion_and_need_factors() {
    let (mut project, mut map) = scattered();
    for size in [40.0, 10.0] {
        let mut segment = project.fresh_segment("Segment");
        segment.size = Some(Share::try_from(size).unwrap());
        for factor in &project.factors {
            segment.ideal.insert(factor.id.clone(), Level::MIDDLE);
        }
        project.segments.push(Arc::new(segment));
    }
    let rings = picture(&project, &map).rings;
    assert!((rings[0].radius / rings[1].radius - 2.0).abs() < 1e-9);
    map.segments = false;
    assert_eq!(picture(&project, &map).rings, []);
    map.segments = true;
    map.y.of = Measure::Share;
    assert_eq!(picture(&project, &map).rings, []);
}

#[test]
fn the_description_tells_who_stands_where() {
    let project = seachart::io::sample("airline").unwrap();
    let map = suggested(&project);
    let told = picture(&project, &map).scene.description;
    assert!(told.starts_with("Positioning map with "), "{told}");
    for competitor in &project.competitors {
        assert!(told.contains(&*competitor.name), "{told}");
    }
    assert!(told.contains("Judgement."), "{told}");
    let many = projects::large(200, 2);
    let told = picture(&many, &suggested(&many)).scene.description;
    assert!(told.contains("And 140 more."), "{told}");
}
