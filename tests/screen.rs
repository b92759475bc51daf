//! What the window paints of a scene, compared with the page.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{FontFamily, FontId, Pos2, Rect, Shape, Vec2};
use kurbo::{BezPath, Point, Size};
use seachart::figure::{self, Anchor, Fonts, Mark, Part, Rgba, Scene, Stroke, Text, Turn, Weight};
use seachart::model::CompetitorId;
use seachart::render::screen::{
    SEMI_BOLD, View, add_shapes, install_fonts, page_from_screen, plot_bounds, screen_from_page,
};

const SAMPLES: [&str; 6] = [
    "Above-the-line marketing, AVATAR To. Wa 1,234.50",
    "Größe und Übersichtlichkeit des Geschäftsführers",
    "Ποιότητα και εξυπηρέτηση",
    "Качество обслуживания клиентов",
    "office ffi -> x 3×4 (A) 10:30",
    "Go 🚗 now",
];

/// What `show` sees in a window that draws with `fonts`.
fn in_window<T>(
    fonts: &Arc<Fonts>,
    pixels_per_point: f32,
    mut show: impl FnMut(&egui::Ui) -> T,
) -> T {
    let context = egui::Context::default();
    install_fonts(&context, fonts);
    context.set_pixels_per_point(pixels_per_point);
    let mut seen = None;
    for _ in 0..2 {
        let mut output = context.run_ui(egui::RawInput::default(), |ui| seen = Some(show(ui)));
        output.textures_delta.clear();
    }
    seen.unwrap()
}

fn text(content: &str, at: (f64, f64), anchor: Anchor, turn: Turn) -> Mark {
    Mark {
        part: Part::Note,
        shape: figure::Shape::Text(Text {
            at: at.into(),
            anchor,
            turn,
            size: 12.0,
            weight: Weight::Regular,
            color: Rgba::hex(0),
            content: content.to_owned(),
        }),
    }
}

fn curve(of: &CompetitorId, color: u32) -> Mark {
    let mut path = BezPath::new();
    path.move_to((10.0, 10.0));
    path.line_to((300.0, 200.0));
    path.line_to((400.0, 100.0));
    Mark {
        part: Part::Curve(of.clone()),
        shape: figure::Shape::Path {
            path,
            fill: None,
            stroke: Some(Stroke {
                width: 1.0,
                color: Rgba::hex(color),
                dash: Vec::new(),
            }),
        },
    }
}

fn scene(marks: Vec<Mark>) -> Scene {
    Scene {
        size: Size::new(960.0, 540.0),
        background: None,
        marks,
        title: String::new(),
        description: String::new(),
    }
}

fn view(scale: f32) -> View {
    View {
        origin: Pos2::new(7.0, 3.0),
        scale,
        clip: Rect::from_min_size(Pos2::ZERO, Vec2::new(2000.0, 2000.0)),
    }
}

fn shapes(
    fonts: &Arc<Fonts>,
    scene: &Scene,
    view: View,
    emphasis: Option<&CompetitorId>,
) -> Vec<Shape> {
    in_window(fonts, 1.0, |ui| {
        let mut shapes = Vec::new();
        add_shapes(ui, scene, view, emphasis, &mut shapes);
        shapes
    })
}

/// Both ends of the baseline of a text on screen.
fn baseline(shape: &TextShape) -> (Pos2, Pos2) {
    let row = &shape.galley.rows[0];
    let y = row.pos.y + row.glyphs[0].pos.y;
    assert!(
        row.glyphs
            .iter()
            .all(|glyph| glyph.pos.y == row.glyphs[0].pos.y),
        "the letters of a line stand on one line"
    );
    let turned = egui::emath::Rot2::from_angle(shape.angle);
    let place = |x: f32| shape.pos + turned * Vec2::new(x, y);
    (place(row.pos.x), place(row.pos.x + row.size.x))
}

#[test]
fn widths_are_those_of_the_window() {
    let fonts = Arc::new(Fonts::bundled_only());
    for scale in [1.0, 1.5, 2.0] {
        in_window(&fonts, scale, |ui| {
            for content in SAMPLES {
                for size in [9.0, 12.5, 28.0] {
                    for weight in [Weight::Regular, Weight::SemiBold] {
                        let family = match weight {
                            Weight::Regular => FontFamily::Proportional,
                            Weight::SemiBold => FontFamily::Name(SEMI_BOLD.into()),
                        };
                        let font = FontId::new(size, family);
                        let color = egui::Color32::BLACK;
                        let galley = ui.painter().layout_no_wrap(content.to_owned(), font, color);
                        let drawn = f64::from(galley.rows[0].size.x);
                        let measured = fonts.width(content, f64::from(size), weight);
                        assert!(
                            (drawn - measured).abs() < 0.1,
                            "{content}: {drawn}, {measured}"
                        );
                    }
                }
            }
        });
    }
}

#[test]
fn texts_stand_where_the_page_says() {
    let fonts = Arc::new(Fonts::bundled_only());
    for anchor in [Anchor::Start, Anchor::Middle, Anchor::End] {
        for turn in [Turn::Upright, Turn::Up] {
            for scale in [0.8, 1.0, 2.3] {
                let at = Point::new(400.0, 300.0);
                let scene = scene(vec![text(SAMPLES[0], at.into(), anchor, turn)]);
                let shapes = shapes(&fonts, &scene, view(scale), None);
                let [Shape::Text(shape)] = shapes.as_slice() else {
                    panic!("one text: {shapes:?}");
                };
                let width = fonts.width(SAMPLES[0], 12.0, Weight::Regular);
                let before = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                let along = |distance: f64| match turn {
                    Turn::Upright => Point::new(at.x + distance, at.y),
                    Turn::Up => Point::new(at.x, at.y - distance),
                };
                let expected = [along(-before), along(width - before)];
                let (start, end) = baseline(shape);
                for (seen, expected) in [start, end].into_iter().zip(expected) {
                    let expected = view(scale).screen_from_page(expected);
                    assert!(
                        seen.distance(expected) < 0.5,
                        "{seen} {expected} {anchor:?} {turn:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn letters_of_two_fonts_stand_on_one_baseline() {
    let fonts = Arc::new(Fonts::bundled_only());
    let scene = scene(vec![text(
        "Go 🚗 now",
        (100.0, 100.0),
        Anchor::Start,
        Turn::Upright,
    )]);
    let shapes = shapes(&fonts, &scene, view(1.3), None);
    let line = fonts.line("Go 🚗 now", Weight::Regular);
    assert!(!shapes.is_empty() && shapes.len() <= line.runs.len());
    for shape in &shapes {
        let Shape::Text(shape) = shape else {
            panic!("texts only: {shape:?}");
        };
        let expected = view(1.3).screen_from_page(Point::new(100.0, 100.0)).y;
        assert!((baseline(shape).0.y - expected).abs() < 0.5);
    }
}

#[test]
fn an_emphasised_curve_is_in_front_and_the_others_are_dimmed() {
    let [ours, theirs] = ["Ours", "Theirs"].map(|name| CompetitorId::from_name(name, |_| false));
    let rule = text("rule", (10.0, 10.0), Anchor::Start, Turn::Upright);
    let scene = scene(vec![curve(&ours, 0x0000ff), curve(&theirs, 0xff0000), rule]);
    let fonts = Arc::new(Fonts::bundled_only());
    let alphas = |emphasis| -> Vec<u8> {
        let shapes = shapes(&fonts, &scene, view(1.0), emphasis);
        let paths = shapes.iter().filter_map(|shape| match shape {
            Shape::Path(path) => Some(&path.stroke.color),
            _ => None,
        });
        paths
            .map(|color| match color {
                egui::epaint::ColorMode::Solid(color) => color.a(),
                egui::epaint::ColorMode::UV(_) => panic!("curves have one colour"),
            })
            .collect()
    };
    assert_eq!(alphas(None), [255, 255]);
    assert_eq!(alphas(Some(&ours)), [64, 255]);
    assert_eq!(alphas(Some(&theirs)), [64, 255]);
}

#[test]
fn what_lies_outside_the_view_is_left_out() {
    let ours = CompetitorId::from_name("Ours", |_| false);
    let scene = scene(vec![
        curve(&ours, 0),
        text("far away", (10.0, 10.0), Anchor::Start, Turn::Upright),
    ]);
    let fonts = Arc::new(Fonts::bundled_only());
    let elsewhere = View {
        origin: Pos2::new(-5000.0, 0.0),
        ..view(1.0)
    };
    assert_eq!(shapes(&fonts, &scene, elsewhere, None), []);
    assert_eq!(shapes(&fonts, &scene, view(1.0), None).len(), 2);
}

#[test]
fn places_on_the_page_and_on_screen_are_two_names_for_one_thing() {
    let frame = Rect::from_min_size(Pos2::new(20.0, 30.0), Vec2::new(960.0, 540.0));
    let bounds = plot_bounds(Size::new(960.0, 540.0));
    let transform = egui_plot::PlotTransform::new(frame, bounds, false);
    let corner = screen_from_page(&transform, Point::ORIGIN);
    assert!(corner.distance(frame.min) < 1e-3);
    for point in [
        Point::new(0.0, 0.0),
        Point::new(960.0, 540.0),
        Point::new(12.3, 456.7),
    ] {
        let place = screen_from_page(&transform, point);
        assert!(place.distance(View::of_plot(&transform).screen_from_page(point)) < 1e-2);
        assert!(page_from_screen(&transform, place).distance(point) < 1e-3);
    }
}
