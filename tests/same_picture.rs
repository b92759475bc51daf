//! What is on screen is what is exported: the place of every mark and label,
//! laid out for a window and for a file, painted and written.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod projects;

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Pos2, RawInput, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use kurbo::Shape as _;
use resvg::usvg;
use seachart::command::Selection;
use seachart::figure::{Canvas, Fonts, Page, Shape, Theme, strategy_canvas};
use seachart::model::Project;
use seachart::render::screen::{View, add_shapes, install_fonts};
use seachart::render::{Format, PixelSize, Request, svg};
use seachart::ui::{CanvasContext, CanvasView};

/// Of the canvas in the window, in points, and of the file, in pixels.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 700.0;

/// What two painters may differ by: a letter's side bearing is not the same
/// thing to both.
const TOLERANCE: f64 = 1.0;

/// Middles of texts and of paths, each in the order of the scene.
#[derive(Debug, Default)]
struct Places {
    texts: Vec<(String, f64, f64)>,
    paths: Vec<(f64, f64)>,
}

fn canvas(project: &Project, fonts: &Fonts) -> Canvas {
    let page = Page::for_picture(WIDTH, HEIGHT);
    strategy_canvas(project, &page, Theme::Light, fonts)
}

/// By the scene itself, in pixels of the file.
fn laid_out(canvas: &Canvas, fonts: &Fonts) -> Places {
    let scale = WIDTH / canvas.scene.size.width;
    let mut places = Places::default();
    for mark in &canvas.scene.marks {
        match &mark.shape {
            Shape::Text(text) => {
                let middle = text.bounds(fonts).center();
                let content = text.content.clone();
                places
                    .texts
                    .push((content, middle.x * scale, middle.y * scale));
            }
            Shape::Path { path, .. } => {
                let middle = path.bounding_box().center();
                places.paths.push((middle.x * scale, middle.y * scale));
            }
            Shape::Area { .. } | Shape::Markers { .. } => {}
        }
    }
    places
}

/// By the file.
fn exported(canvas: &Canvas, fonts: &Fonts) -> Places {
    fn collect(group: &usvg::Group, places: &mut Places) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => collect(group, places),
                usvg::Node::Path(path) => {
                    let at = path.abs_bounding_box();
                    let middle = (at.x() + at.width() / 2.0, at.y() + at.height() / 2.0);
                    places.paths.push((middle.0.into(), middle.1.into()));
                }
                usvg::Node::Text(text) => {
                    let at = text.abs_bounding_box();
                    let content = text.chunks().iter().map(usvg::TextChunk::text).collect();
                    let middle = (at.x() + at.width() / 2.0, at.y() + at.height() / 2.0);
                    places
                        .texts
                        .push((content, middle.0.into(), middle.1.into()));
                }
                usvg::Node::Image(_) => {}
            }
        }
    }
    let size = PixelSize::new(WIDTH as u32, HEIGHT as u32).unwrap();
    let request = Request {
        transparent: true, // The page itself is no mark.
        ..Request::new(Format::Svg, size)
    };
    let text = svg(&canvas.scene, &request, fonts);
    let options = usvg::Options {
        fontdb: fonts.database(),
        font_family: "Inter".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&text, &options).unwrap();
    let mut places = Places::default();
    collect(tree.root(), &mut places);
    places
}

/// By the window's painter: the texts.
fn painted(canvas: &Canvas, fonts: &Arc<Fonts>) -> Vec<(String, f64, f64)> {
    let context = egui::Context::default();
    install_fonts(&context, fonts);
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(WIDTH as f32, HEIGHT as f32));
    let mut shapes = Vec::new();
    for _ in 0..2 {
        shapes.clear();
        let input = RawInput {
            screen_rect: Some(rect),
            ..RawInput::default()
        };
        let mut output = context.run_ui(input, |ui| {
            let view = View::fit(canvas.scene.size, rect);
            add_shapes(ui, &canvas.scene, view, None, &mut shapes);
        });
        output.textures_delta.clear();
    }
    let texts = shapes.iter().filter_map(|shape| match shape {
        egui::Shape::Text(text) => Some(middle_of(text)),
        _ => None,
    });
    texts.collect()
}

/// The middle of the row of a text on screen.
fn middle_of(text: &TextShape) -> (String, f64, f64) {
    let row = &text.galley.rows[0];
    let turned = egui::emath::Rot2::from_angle(text.angle);
    let middle = text.pos + turned * (row.pos + row.size / 2.0).to_vec2();
    let content = text.galley.text().to_owned();
    (content, middle.x.into(), middle.y.into())
}

#[track_caller]
fn check_near(what: &str, a: (f64, f64), b: (f64, f64), tolerance: f64) {
    let off = (a.0 - b.0).abs().max((a.1 - b.1).abs());
    assert!(off <= tolerance, "{what} is at {a:?} and at {b:?}");
}

fn check(name: &str, project: &Project) {
    let fonts = Arc::new(Fonts::default());
    let canvas = canvas(project, &fonts);
    let wanted = laid_out(&canvas, &fonts);
    let written = exported(&canvas, &fonts);

    assert_eq!(written.paths.len(), wanted.paths.len(), "{name}");
    for (a, b) in wanted.paths.iter().zip(&written.paths) {
        check_near(&format!("{name}: a path"), *a, *b, 0.02);
    }
    assert_eq!(written.texts.len(), wanted.texts.len(), "{name}");
    for (a, b) in wanted.texts.iter().zip(&written.texts) {
        assert_eq!(a.0, b.0, "{name}");
        check_near(
            &format!("{name}: \"{}\"", a.0),
            (a.1, a.2),
            (b.1, b.2),
            TOLERANCE,
        );
    }
    let painted = painted(&canvas, &fonts);
    assert_eq!(painted.len(), wanted.texts.len(), "{name}");
    for (a, b) in wanted.texts.iter().zip(&painted) {
        check_near(
            &format!("{name}: \"{}\"", a.0),
            (a.1, a.2),
            (b.1, b.2),
            TOLERANCE,
        );
    }
}

#[test]
fn marks_and_labels_stand_at_the_same_places_on_screen_and_in_the_file() {
    for sample in seachart::io::samples() {
        check(sample.name, &seachart::io::sample(sample.name).unwrap());
    }
    for (name, project) in [
        ("forty factors", projects::forty_factors()),
        ("German", projects::german()),
        ("gaps", projects::with_gaps()),
    ] {
        check(name, &project);
    }
}

/// The panel that shows the picture lays it out as an export of its own size does.
#[test]
fn handles_stand_on_the_marks_of_the_export() {
    struct State {
        view: CanvasView,
        project: Arc<Project>,
        fonts: Arc<Fonts>,
        ready: bool,
    }
    let fonts = Arc::new(Fonts::default());
    let project = Arc::new(projects::three_factors());
    let state = State {
        view: CanvasView::default(),
        project: Arc::clone(&project),
        fonts: Arc::clone(&fonts),
        ready: false,
    };
    let mut harness = egui_kittest::Harness::builder()
        .with_size(vec2(WIDTH as f32, HEIGHT as f32))
        .build_ui_state(
            |ui, state: &mut State| {
                if !state.ready {
                    install_fonts(ui.ctx(), &state.fonts);
                    state.ready = true;
                    ui.ctx().request_repaint();
                    return;
                }
                let context = CanvasContext {
                    project: &state.project,
                    as_is: None,
                    alone: None,
                    selection: &Selection::Project,
                    theme: Theme::Light,
                    fonts: &state.fonts,
                };
                state.view.ui(ui, context, &mut Vec::new());
            },
            state,
        );
    harness.run();
    // The panel has a margin around it.
    let inside = harness.get_by_label_contains("Our shop, Price").rect();
    let room = harness.ctx.content_rect().shrink(8.0);
    let page = Page::for_picture(room.width().into(), room.height().into());
    let canvas = strategy_canvas(&project, &page, Theme::Light, &fonts);
    let scale = f64::from(room.width()) / canvas.scene.size.width;
    let point = canvas
        .points
        .iter()
        .find(|point| {
            let factor = project.factor(&point.factor).unwrap();
            let competitor = project.competitor(&point.competitor).unwrap();
            &*factor.name == "Price" && &*competitor.name == "Our shop"
        })
        .unwrap();
    let wanted = (
        f64::from(room.left()) + point.at.x * scale,
        f64::from(room.top()) + point.at.y * scale,
    );
    let found = inside.center();
    check_near("the handle", wanted, (found.x.into(), found.y.into()), 0.5);
}
