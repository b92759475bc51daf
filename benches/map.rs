//! A positioning map: layout, labels and screen tessellation, as in every frame
//! of a drag. Bars: 200 competitors 4 ms, 10,000 3 ms, 100,000 16 ms; labels of
//! 40 competitors 1 ms. Beside them `egui_plot`'s own points of the same count.

use std::sync::Arc;

use divan::{Bencher, black_box};
use egui::{Context, Pos2, RawInput, Rect, vec2};
use egui_plot::{Plot, PlotPoints, Points};
use seachart::figure::{
    Fonts, MapOptions, MapPicture, MapSubject, Page, Scene, Theme, positioning_map_with,
};
use seachart::model::{Axis, Kind, Level, Map, Project, Role, Score};
use seachart::render::screen::{install_fonts, paint};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Numbers that look random, the same in every run.
struct Random(u64);

impl Random {
    /// From 0 to 10.
    fn level(&mut self) -> Level {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        Level::nearest((self.0 >> 33) as f64 / f64::from(1_u32 << 31) * 10.0)
    }
}

/// So many competitors, scattered, and a map of them.
fn scattered(count: usize) -> (Project, Map) {
    let mut project = Project {
        title: "A crowded market".into(),
        ..Project::default()
    };
    let mut random = Random(1);
    for name in ["Price", "Quality"] {
        let factor = project.fresh_factor(name, Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    let template = project.fresh_competitor("x", Role::Rival);
    for number in 0..count {
        let mut competitor = template.clone();
        // As people name and order them, which is not the order of their ids.
        let name = format!("Competitor {}", (number * 7_919) % count.max(1) + 1);
        competitor.id = seachart::model::CompetitorId::from_name(&name, |_| false);
        competitor.name = name.into();
        competitor.color = seachart::model::Color::Palette((number % 10) as u8);
        if number == 0 {
            competitor.role = Role::Own;
        }
        project.competitors.push(Arc::new(competitor));
    }
    let mut ids: Vec<_> = project.competitors.iter().map(|it| it.id.clone()).collect();
    ids.sort();
    for id in ids {
        let row = project.factors.iter();
        let row = row.map(|factor| (factor.id.clone(), Score::Level(random.level())));
        project.scores.set_row(&id, row.collect());
    }
    let mut map = project.fresh_map("Price and quality");
    map.x = Axis::of_factor(&project.factors[0].id);
    map.y = Axis::of_factor(&project.factors[1].id);
    (project, map)
}

/// A window without a window.
struct Window {
    context: Context,
    fonts: Arc<Fonts>,
}

impl Window {
    fn new() -> Self {
        let context = Context::default();
        let fonts = Arc::new(Fonts::default());
        install_fonts(&context, &fonts);
        Self { context, fonts }
    }

    fn frame(&self, mut show: impl FnMut(&mut egui::Ui)) -> usize {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0))),
            ..RawInput::default()
        };
        let mut output = self.context.run_ui(input, |ui| show(ui));
        output.textures_delta.clear();
        let primitives = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        primitives.len()
    }

    fn paint(&self, scene: &Scene) -> usize {
        self.frame(|ui| paint(ui, scene, ui.max_rect()))
    }
}

const COUNTS: [usize; 6] = [12, 40, 200, 1_000, 10_000, 100_000];

/// A frame at rest: everything laid out anew, nothing known of the frame before.
#[divan::bench(args = COUNTS)]
fn still(bencher: Bencher<'_, '_>, count: usize) {
    let (project, map) = scattered(count);
    let window = Window::new();
    let page = Page::for_picture(1600.0, 900.0);
    let frame = || {
        let picture = lay_out(&project, &map, &page, &window.fonts, None);
        window.paint(&picture.scene)
    };
    frame();
    frame();
    bencher.bench_local(|| black_box(frame()));
}

fn lay_out(
    project: &Project,
    map: &Map,
    page: &Page,
    fonts: &Fonts,
    previous: Option<&MapPicture>,
) -> MapPicture {
    let subject = MapSubject {
        project,
        map,
        as_is: None,
    };
    let options = MapOptions {
        selected: &[],
        previous: previous.map(|picture| &picture.labels),
        lanes: previous.map(|picture| picture.lanes),
    };
    positioning_map_with(subject, page, Theme::Light, fonts, options)
}

/// A frame of a drag: a project with one competitor elsewhere, labels that stay.
#[divan::bench(args = COUNTS)]
fn dragged(bencher: Bencher<'_, '_>, count: usize) {
    let (mut project, map) = scattered(count);
    let window = Window::new();
    let page = Page::for_picture(1600.0, 900.0);
    let own = project.competitors[0].id.clone();
    let factor = project.factors[0].id.clone();
    let mut before = lay_out(&project, &map, &page, &window.fonts, None);
    let mut step = 0_u32;
    let mut frame = || {
        step += 1;
        let level = Level::nearest(f64::from(step % 1000) / 100.0);
        project.scores.set(&own, &factor, Score::Level(level));
        let picture = lay_out(&project, &map, &page, &window.fonts, Some(&before));
        let shown = window.paint(&picture.scene);
        before = picture;
        shown
    };
    frame();
    frame();
    bencher.bench_local(|| black_box(frame()));
}

#[divan::bench(args = COUNTS)]
fn layout_alone(bencher: Bencher<'_, '_>, count: usize) {
    let (project, map) = scattered(count);
    let fonts = Fonts::default();
    let page = Page::for_picture(1600.0, 900.0);
    bencher.bench_local(|| black_box(lay_out(&project, &map, &page, &fonts, None)));
}

/// What `egui_plot` needs for as many of its own points, without names.
#[divan::bench(args = COUNTS)]
fn egui_plot_points(bencher: Bencher<'_, '_>, count: usize) {
    let mut random = Random(1);
    let points: Vec<[f64; 2]> = (0..count)
        .map(|_| [random.level().get(), random.level().get()])
        .collect();
    let window = Window::new();
    let frame = || {
        window.frame(|ui| {
            Plot::new("points").show(ui, |plot| {
                let points = PlotPoints::Owned(
                    points
                        .iter()
                        .map(|at| egui_plot::PlotPoint::from(*at))
                        .collect(),
                );
                plot.points(Points::new("points", points).radius(2.0));
            });
        })
    };
    frame();
    frame();
    bencher.bench_local(|| black_box(frame()));
}
