//! How long a canvas of 6 competitors × 12 factors takes to become a file, in a
//! process that is warm. `processes.py` times whole processes.

#[path = "../tests/projects/mod.rs"]
mod projects;

use divan::Bencher;
use seachart::figure::{Fonts, Page, Scene, Theme, strategy_canvas};
use seachart::render::{Format, PixelSize, Request, export};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn scene(fonts: &Fonts) -> Scene {
    let page = Page::for_picture(1920.0, 1080.0);
    strategy_canvas(&projects::large(6, 12), &page, Theme::Light, fonts).scene
}

fn bench(bencher: Bencher<'_, '_>, format: Format) {
    let fonts = Fonts::default();
    let scene = scene(&fonts);
    let request = Request::new(format, PixelSize::default());
    bencher.bench(|| export(&scene, &request, &fonts));
}

#[divan::bench]
fn layout_with_fonts_never_used_before(bencher: Bencher<'_, '_>) {
    bencher.bench(|| scene(&Fonts::default()));
}

#[divan::bench]
fn layout(bencher: Bencher<'_, '_>) {
    let fonts = Fonts::default();
    bencher.bench(|| scene(&fonts));
}

#[divan::bench]
fn svg(bencher: Bencher<'_, '_>) {
    bench(bencher, Format::Svg);
}

#[divan::bench]
fn png_1920_by_1080(bencher: Bencher<'_, '_>) {
    bench(bencher, Format::Png);
}

#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    bench(bencher, Format::Pdf);
}
