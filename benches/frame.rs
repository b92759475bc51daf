//! One frame of the live canvas: layout, handles, painting, tessellation.
//!
//! `moved` is a frame of a drag, in which everything is laid out anew; `still`
//! is one in which nothing changed but something asked for a repaint. Bars: 1 ms
//! for the sample, 5 ms for 50 competitors × 60 factors.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has failed")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use seachart::command::Selection;
use seachart::edit::{Edit, History};
use seachart::figure::{Fonts, Page, Theme, strategy_canvas};
use seachart::model::{Kind, Level, Project, Role, Score};
use seachart::render::screen::install_fonts;
use seachart::ui::{CanvasContext, CanvasView};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The projects by name: a sample, and so many competitors × factors.
const PROJECTS: [&str; 4] = ["wine", "12x6", "50x60", "200x60"];

fn project(name: &str) -> Project {
    match name.split_once('x') {
        Some((competitors, factors)) => table(
            competitors.parse().expect("a number"),
            factors.parse().expect("a number"),
        ),
        None => seachart::io::sample(name).expect("a sample"),
    }
}

fn table(competitors: usize, factors: usize) -> Project {
    let mut project = Project {
        title: "A table".into(),
        ..Project::default()
    };
    for number in 1..=competitors {
        let role = if number == 1 { Role::Own } else { Role::Rival };
        let competitor = project.fresh_competitor(&format!("Competitor {number}"), role);
        project.competitors.push(Arc::new(competitor));
    }
    for number in 1..=factors {
        let factor = project.fresh_factor(&format!("Factor number {number}"), Kind::default());
        project.factors.push(Arc::new(factor));
    }
    for (row, competitor) in project.competitors.clone().iter().enumerate() {
        for (column, factor) in project.factors.clone().iter().enumerate() {
            let level = Level::nearest(((row * 37 + column * 53) % 101) as f64 / 10.0);
            let score = Score::Level(level);
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
    project
}

/// A window without a window.
struct Window {
    context: Context,
    view: CanvasView,
    fonts: Arc<Fonts>,
}

impl Window {
    fn new() -> Self {
        let context = Context::default();
        let fonts = Arc::new(Fonts::default());
        install_fonts(&context, &fonts);
        // As in the window: a program that reads the screen may be listening.
        context.enable_accesskit();
        Self {
            context,
            view: CanvasView::default(),
            fonts,
        }
    }

    /// One frame; how many triangles it has.
    fn frame(&mut self, project: &Arc<Project>, ready: bool) -> usize {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0))),
            ..RawInput::default()
        };
        let Self {
            context,
            view,
            fonts,
        } = self;
        let mut output = context.run_ui(input, |ui| {
            if ready {
                let context = CanvasContext {
                    project,
                    as_is: None,
                    alone: None,
                    selection: &Selection::Project,
                    theme: Theme::Light,
                    fonts,
                };
                view.ui(ui, context, &mut Vec::new());
            }
        });
        output.textures_delta.clear();
        let primitives = context.tessellate(output.shapes, output.pixels_per_point);
        primitives.len()
    }
}

#[divan::bench(args = PROJECTS)]
fn moved(bencher: Bencher<'_, '_>, name: &str) {
    let mut history = History::new(project(name));
    let mut window = Window::new();
    window.frame(history.project(), false);
    for _ in 0..3 {
        window.frame(history.project(), true);
    }
    let (competitor, factor) = {
        let project = history.project();
        (
            project.competitors[0].id.clone(),
            project.factors[0].id.clone(),
        )
    };
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let level = Level::nearest(f64::from(step % 1000) / 100.0);
        let edit = Edit::SetScore {
            competitor: competitor.clone(),
            factor: factor.clone(),
            score: Score::Level(level),
        };
        history.apply(edit).expect("the point is there");
        black_box(window.frame(history.project(), true))
    });
}

#[divan::bench(args = PROJECTS)]
fn still(bencher: Bencher<'_, '_>, name: &str) {
    let project = Arc::new(project(name));
    let mut window = Window::new();
    window.frame(&project, false);
    for _ in 0..3 {
        window.frame(&project, true);
    }
    bencher.bench_local(|| black_box(window.frame(&project, true)));
}

#[divan::bench(args = PROJECTS)]
fn layout_alone(bencher: Bencher<'_, '_>, name: &str) {
    let project = project(name);
    let fonts = Fonts::default();
    let page = Page::for_picture(1600.0, 900.0);
    bencher.bench_local(|| black_box(strategy_canvas(&project, &page, Theme::Light, &fonts)));
}
