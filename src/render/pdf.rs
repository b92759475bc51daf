//! Pages from SVG text.

use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::tree::tree;
use super::{ExportError, Request};
use crate::figure::{Fonts, Scene, one_line};

/// A PDF file of one page for each scene: text stays text, its fonts are
/// inside. It says nothing about who made it, where and when.
pub(super) fn pdf(
    scenes: &[Scene],
    request: &Request,
    fonts: &Fonts,
) -> Result<Vec<u8>, ExportError> {
    let mut document = Document::new();
    if let Some(first) = scenes.first() {
        let title = one_line(&first.title).into_owned();
        document.set_metadata(Metadata::new().title(title));
    }
    for scene in scenes {
        add_page(&mut document, scene, request, fonts)?;
    }
    document
        .finish()
        .map_err(|error| ExportError::Draw(format!("{error:?}")))
}

fn add_page(
    document: &mut Document,
    scene: &Scene,
    request: &Request,
    fonts: &Fonts,
) -> Result<(), ExportError> {
    let tree = tree(scene, request, fonts)?;
    let points = |pixels: u32| (f64::from(pixels) / request.dpi * 72.0) as f32;
    let (width, height) = (points(request.size.width()), points(request.size.height()));
    let no_page = || ExportError::Draw(format!("a page of {width} × {height} points"));
    let size = Size::from_wh(width, height).ok_or_else(no_page)?;

    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let settings = SvgSettings {
        embed_text: !request.outlines,
        ..SvgSettings::default()
    };
    surface
        .draw_svg(&tree, size, settings)
        .ok_or_else(no_page)?;
    surface.finish();
    page.finish();
    Ok(())
}
