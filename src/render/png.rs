//! Pixels from SVG text.

use ::png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{PixmapMut, Transform};
use resvg::usvg::Tree;
use std::io::Write as _;

use super::tree::tree;
use super::{ExportError, PixelSize, Request};
use crate::figure::{Fonts, Rgba, Scene};

/// How much memory is drawn on at a time, unless a single row is wider. A
/// picture for a slide is one band.
const BAND_BYTES: usize = 16 << 20;

/// A PNG file: without alpha where every pixel is opaque anyway.
pub(super) fn png(scene: &Scene, request: &Request, fonts: &Fonts) -> Result<Vec<u8>, ExportError> {
    let picture = Picture::new(scene, request, fonts)?;
    let (width, height) = (request.size.width(), request.size.height());

    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_color(if picture.is_opaque() {
        ColorType::Rgb
    } else {
        ColorType::Rgba
    });
    // Half as large again as the best compression, in a tenth of its time.
    encoder.set_deflate_compression(DeflateCompression::Level(1));
    encoder.set_filter(Filter::Up);
    encoder.set_pixel_dims(Some(dimensions(request.dpi)));

    let broken = |error: ::png::EncodingError| ExportError::Draw(error.to_string());
    let mut writer = encoder.write_header().map_err(broken)?;
    let mut rows = writer.stream_writer().map_err(broken)?;
    let mut band = memory(request.size, picture.rows_in_a_band(), 4)?;
    let mut top = 0;
    while top < height {
        let rows_here = picture.rows_in_a_band().min(height - top);
        let band = &mut band[..bytes(width, rows_here, 4)];
        picture.draw(top, rows_here, band)?;
        let packed = if picture.is_opaque() {
            pack(band)
        } else {
            straighten(band);
            &*band
        };
        let io = |error: std::io::Error| ExportError::Draw(error.to_string());
        rows.write_all(packed).map_err(io)?;
        top += rows_here;
    }
    rows.finish().map_err(broken)?;
    writer.finish().map_err(broken)?;
    Ok(file)
}

/// The pixels of `scene` in rows from the top, four bytes each: red, green,
/// blue and straight alpha.
///
/// Needs as much memory as it gives back, up to 1 GiB for the largest size.
pub fn pixels(scene: &Scene, request: &Request, fonts: &Fonts) -> Result<Vec<u8>, ExportError> {
    let picture = Picture::new(scene, request, fonts)?;
    let height = request.size.height();
    let mut pixels = memory(request.size, height, 4)?;
    picture.draw(0, height, &mut pixels)?;
    if !picture.is_opaque() {
        straighten(&mut pixels);
    }
    Ok(pixels)
}

/// A picture that is ready to be drawn.
struct Picture {
    tree: Tree,
    size: PixelSize,
    background: Rgba,
}

impl Picture {
    fn new(scene: &Scene, request: &Request, fonts: &Fonts) -> Result<Self, ExportError> {
        let background = scene.background.filter(|_| !request.transparent);
        Ok(Self {
            tree: tree(scene, request, fonts)?,
            size: request.size,
            background: background.unwrap_or(Rgba([0; 4])),
        })
    }

    fn is_opaque(&self) -> bool {
        self.background.0[3] == u8::MAX
    }

    fn rows_in_a_band(&self) -> u32 {
        let rows = BAND_BYTES / bytes(self.size.width(), 1, 4);
        u32::try_from(rows)
            .unwrap_or(1)
            .clamp(1, self.size.height())
    }

    /// Draw `rows` rows from row `top` on, with premultiplied alpha.
    fn draw(&self, top: u32, rows: u32, band: &mut [u8]) -> Result<(), ExportError> {
        let (width, height) = (self.size.width(), self.size.height());
        let no_canvas = || ExportError::Memory { width, height };
        // The page itself, too: its scaled edge may miss the last pixel by a hair.
        if self.is_opaque() {
            for pixel in band.chunks_exact_mut(4) {
                pixel.copy_from_slice(&self.background.0);
            }
        } else {
            band.fill(0);
        }
        let mut canvas = PixmapMut::from_bytes(band, width, rows).ok_or_else(no_canvas)?;
        let scale_x = width as f32 / self.tree.size().width();
        let scale_y = height as f32 / self.tree.size().height();
        let place = Transform::from_row(scale_x, 0.0, 0.0, scale_y, 0.0, -(top as f32));
        resvg::render(&self.tree, place, &mut canvas);
        Ok(())
    }
}

/// How many bytes that many pixels take.
fn bytes(width: u32, rows: u32, channels: usize) -> usize {
    width as usize * rows as usize * channels
}

/// Memory for `rows` rows of a picture; an error, not an abort, if there is too little.
fn memory(size: PixelSize, rows: u32, channels: usize) -> Result<Vec<u8>, ExportError> {
    let length = bytes(size.width(), rows, channels);
    let mut memory = Vec::new();
    memory
        .try_reserve_exact(length)
        .map_err(|_too_much| ExportError::Memory {
            width: size.width(),
            height: size.height(),
        })?;
    memory.resize(length, 0);
    Ok(memory)
}

/// Move the colours of opaque pixels together, without their alpha.
fn pack(band: &mut [u8]) -> &[u8] {
    let pixels = band.len() / 4;
    for at in 0..pixels {
        band.copy_within(4 * at..4 * at + 3, 3 * at);
    }
    &band[..3 * pixels]
}

/// Divide colours by their alpha.
fn straighten(band: &mut [u8]) {
    for pixel in band.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        if alpha != 0 && alpha != 255 {
            for channel in &mut pixel[..3] {
                let straight = (u32::from(*channel) * 255 + alpha / 2) / alpha;
                *channel = u8::try_from(straight).unwrap_or(u8::MAX);
            }
        }
    }
}

/// What a PNG file calls dots an inch.
fn dimensions(dpi: f64) -> PixelDimensions {
    #[expect(clippy::cast_sign_loss, reason = "a checked resolution is at least 1")]
    let per_metre = (dpi / 0.0254).round() as u32;
    PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: Unit::Meter,
    }
}
