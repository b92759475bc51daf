//! How long the window takes for a picture: layout of the page, shapes, and
//! their triangles. The bars: 1 ms for 6 × 12, 5 ms for 50 × 60.

#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot go on has failed"
)]

#[path = "../tests/projects/mod.rs"]
mod projects;

use std::sync::Arc;

use divan::Bencher;
use egui::{Context, Pos2, RawInput, Rect, Vec2};
use seachart::figure::{Fonts, Page, Theme, strategy_canvas};
use seachart::model::Project;
use seachart::render::screen::{install_fonts, paint};

fn main() {
    divan::main();
}

/// A frame that shows `project` and nothing else, laid out anew.
fn frame(context: &Context, fonts: &Fonts, project: &Project, theme: Theme) -> usize {
    let rect = Rect::from_min_size(Pos2::ZERO, Vec2::new(1600.0, 900.0));
    let input = RawInput {
        screen_rect: Some(rect),
        ..RawInput::default()
    };
    let mut output = context.run_ui(input, |ui| {
        let page = Page::for_picture(1600.0, 900.0);
        let canvas = strategy_canvas(project, &page, theme, fonts);
        paint(ui, &canvas.scene, rect);
    });
    output.textures_delta.clear();
    context
        .tessellate(output.shapes, output.pixels_per_point)
        .len()
}

fn bench(bencher: Bencher<'_, '_>, competitors: usize, factors: usize, theme: Theme) {
    let context = Context::default();
    let fonts = Arc::new(Fonts::default());
    install_fonts(&context, &fonts);
    let project = projects::large(competitors, factors);
    // The first frame fills the font atlas.
    frame(&context, &fonts, &project, theme);
    bencher.bench_local(|| frame(&context, &fonts, &project, theme));
}

#[divan::bench]
fn six_by_twelve(bencher: Bencher<'_, '_>) {
    bench(bencher, 6, 12, Theme::Light);
}

#[divan::bench]
fn six_by_twelve_dashed(bencher: Bencher<'_, '_>) {
    bench(bencher, 6, 12, Theme::Print);
}

#[divan::bench]
fn fifty_by_sixty(bencher: Bencher<'_, '_>) {
    bench(bencher, 50, 60, Theme::Light);
}

#[divan::bench]
fn fifty_by_sixty_dashed(bencher: Bencher<'_, '_>) {
    bench(bencher, 50, 60, Theme::Print);
}
