//! Maps as files: golden ones, and the same in every format.

use std::sync::Arc;

use kurbo::Shape as _;
use seachart::figure::{Fonts, Part, Shape, Theme};
use seachart::model::{BubbleSize, Level, Map, Project, Quadrants, Score, Share};
use seachart::render::screen::{install_fonts, paint};
use seachart::render::{Format, PixelSize, Request, export, pixels, svg};

use super::{lay_out, projects, random, suggested};

/// Everything that a map can show.
fn everything() -> (Project, Map) {
    let mut project = projects::twelve_competitors();
    let mut map = suggested(&project);
    let factors = [map.x.of.factor(), map.y.of.factor()].map(|it| it.unwrap().clone());
    for (index, competitor) in project.competitors.iter_mut().enumerate() {
        let share = 1.0 + (index * index % 17) as f64;
        Arc::make_mut(competitor).share = Some(Share::try_from(share).unwrap());
    }
    let [_, .., before, last] = project.competitors.as_slice() else {
        panic!("there are twelve");
    };
    let (before, last) = (before.id.clone(), last.id.clone());
    project.scores.set(&before, &factors[1], Score::NotOffered);
    project.scores.set(&last, &factors[0], Score::Unscored);
    for (name, x, y, size) in [("Families", 3.0, 4.0, 25.0), ("Students", 8.0, 2.0, 8.0)] {
        let mut segment = project.fresh_segment(name);
        segment.size = Some(Share::try_from(size).unwrap());
        segment.ideal.insert(factors[0].clone(), Level::nearest(x));
        segment.ideal.insert(factors[1].clone(), Level::nearest(y));
        project.segments.push(Arc::new(segment));
    }
    map.size = BubbleSize::Share;
    map.white_space = true;
    map.quadrants = Quadrants {
        top_left: "Plain and good".into(),
        bottom_right: "Dear".into(),
        ..Quadrants::default()
    };
    (project, map)
}

#[test]
fn the_pictures_are_the_golden_ones() {
    let fonts = Fonts::bundled_only();
    let airline = seachart::io::sample("airline").unwrap();
    let (all, all_map) = everything();
    let forty = random::crowd(40);
    let evident = projects::with_evidence(projects::of(
        "",
        &["Us", "Them", "The others", "Another"],
        &["Price", "Speed", "Taste"],
    ));
    let pictures = [
        ("airline", &airline, suggested(&airline), Theme::Light),
        ("everything", &all, all_map, Theme::Dark),
        ("forty", &forty, suggested(&forty), Theme::Print),
        ("evidence", &evident, suggested(&evident), Theme::Light),
    ];
    for (name, project, map, theme) in pictures {
        let picture = lay_out(project, &map, (960.0, 540.0), theme, &fonts);
        let request = Request::new(Format::Svg, PixelSize::new(960, 540).unwrap());
        let text = svg(&picture.scene, &request, &fonts);
        let path = format!("{}/tests/golden/map-{name}.svg", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text == golden,
            "{name} is another picture; UPDATE_GOLDEN=1 rewrites it"
        );
    }
}

#[test]
fn every_format_has_the_map_with_its_texts() {
    let fonts = Fonts::bundled_only();
    let (project, map) = everything();
    let picture = lay_out(&project, &map, (960.0, 540.0), Theme::Light, &fonts);
    let size = PixelSize::new(960, 540).unwrap();
    let text = svg(&picture.scene, &Request::new(Format::Svg, size), &fonts);
    for wanted in [
        "class=\"bubble\"",
        "class=\"ring\"",
        "class=\"white-space\"",
        "class=\"size-key\"",
        "class=\"quadrants\"",
        "Northwind Traders",
        "A gap is not demand.",
        "not offered",
        "Not on the map (unscored): Trey Research",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    let pdf = export(&picture.scene, &Request::new(Format::Pdf, size), &fonts).unwrap();
    assert!(String::from_utf8_lossy(&pdf).contains("/ToUnicode"));
    let drawn = pixels(&picture.scene, &Request::new(Format::Png, size), &fonts).unwrap();
    // In the middle of our own bubble is its colour.
    let own = picture.bubbles.last().unwrap().at;
    let at = 4 * (own.y as usize * 960 + own.x as usize);
    let [r, g, b, _] = drawn[at..at + 4] else {
        panic!("four bytes a pixel")
    };
    assert!(b > r && g > r, "{r} {g} {b}");
}

#[test]
fn a_crowd_is_few_marks_in_every_format() {
    let fonts = Fonts::bundled_only();
    let project = random::crowd(5_000);
    let map = suggested(&project);
    let picture = lay_out(&project, &map, (960.0, 540.0), Theme::Light, &fonts);
    let crowds = picture
        .scene
        .marks
        .iter()
        .filter(|mark| mark.part == Part::Bubbles);
    assert!((1..60).contains(&crowds.count()));
    let size = PixelSize::new(960, 540).unwrap();
    let text = svg(&picture.scene, &Request::new(Format::Svg, size), &fonts);
    resvg::usvg::roxmltree::Document::parse(&text).expect("well-formed");
    let drawn = pixels(&picture.scene, &Request::new(Format::Png, size), &fonts).unwrap();
    let inked = drawn
        .as_chunks::<4>()
        .0
        .iter()
        .filter(|pixel| pixel[1] < 200);
    let area: f64 = picture
        .scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Markers { outline, at, .. } => {
                let one = outline.area().abs();
                Some(at.iter().map(|(_, scale)| one * scale * scale).sum::<f64>())
            }
            _ => None,
        })
        .sum();
    // Some lie on each other.
    assert!(inked.count() as f64 > 0.6 * area);
}

#[test]
fn a_crowd_is_few_shapes_on_screen_that_cover_every_bubble() {
    let context = egui::Context::default();
    let fonts = Arc::new(Fonts::bundled_only());
    install_fonts(&context, &fonts);
    // Smooth, and with so many that edges are no longer smoothed.
    for count in [2_000, 21_000] {
        let project = random::crowd(count);
        let map = suggested(&project);
        let picture = lay_out(&project, &map, (960.0, 540.0), Theme::Light, &fonts);
        let mut painted = Vec::new();
        for _ in 0..2 {
            let mut output = context.run_ui(egui::RawInput::default(), |ui| {
                let page = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(960.0, 540.0));
                paint(ui, &picture.scene, page);
            });
            output.textures_delta.clear();
            painted = output.shapes;
        }
        assert!(painted.len() < 200, "{}", painted.len());
        let meshes = painted.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Mesh(mesh) => Some(mesh),
            _ => None,
        });
        let corners: usize = meshes.map(|mesh| mesh.vertices.len()).sum();
        assert!(corners >= 4 * (count - 1), "{corners}");
    }
}
