//! What can be asked of an exporter, and what can go wrong.

use super::{pdf, png, svg};
use crate::figure::{Fonts, Scene};
use crate::model::limits;

/// The most pixels a picture may have on a side.
///
/// A picture of this size on both sides is drawn in bands and so needs little
/// memory, but [`super::pixels`] gives it back as 1 GiB in one piece.
pub const MAX_SIDE: u32 = limits::PICTURE_SIDE;

/// A kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Format {
    /// For documents, slides and editing: sharp at every size.
    Svg,
    /// Pixels, for everything else.
    #[default]
    Png,
    /// For printing: sharp, with its fonts inside.
    Pdf,
}

impl Format {
    /// The format that files with this ending have, in any case, without a dot.
    pub fn from_extension(extension: &str) -> Option<Self> {
        use strum::IntoEnumIterator as _;
        Self::iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The ending of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
        }
    }
}

/// The size of a picture in pixels: at least 1 and at most [`MAX_SIDE`] on each side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PixelSize {
    width: u32,
    height: u32,
}

impl Default for PixelSize {
    /// That of a slide: 1920 × 1080.
    fn default() -> Self {
        Self {
            width: 1920,
            height: 1080,
        }
    }
}

impl PixelSize {
    /// `width` × `height` pixels.
    pub fn new(width: u32, height: u32) -> Result<Self, ExportError> {
        let allowed = 1..=MAX_SIDE;
        if allowed.contains(&width) && allowed.contains(&height) {
            Ok(Self { width, height })
        } else {
            Err(ExportError::Size {
                width: f64::from(width),
                height: f64::from(height),
            })
        }
    }

    /// The pixels of a picture of `width` × `height` centimetres at `dpi` dots an inch.
    pub fn from_cm(width: f64, height: f64, dpi: f64) -> Result<Self, ExportError> {
        check_dpi(dpi)?;
        let pixels = |cm: f64| (cm / 2.54 * dpi).round();
        let (width, height) = (pixels(width), pixels(height));
        let allowed = 1.0..=f64::from(MAX_SIDE);
        if !allowed.contains(&width) || !allowed.contains(&height) {
            return Err(ExportError::Size { width, height });
        }
        #[expect(clippy::cast_sign_loss, reason = "at least 1, as was just checked")]
        Self::new(width as u32, height as u32)
    }

    /// In pixels.
    pub fn width(self) -> u32 {
        self.width
    }

    /// In pixels.
    pub fn height(self) -> u32 {
        self.height
    }
}

/// What to make of a scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request {
    /// The kind of file.
    pub format: Format,
    /// Of the picture. An SVG file asks to be shown at this size.
    pub size: PixelSize,
    /// Dots an inch, from 1 to 10,000: how large the picture is on paper.
    pub dpi: f64,
    /// Whether the page is left out, so that what lies behind the picture shows.
    pub transparent: bool,
    /// Whether an SVG file has paths for text: the same look on machines
    /// without the font, but nothing to select or edit.
    pub outlines: bool,
}

impl Request {
    /// A picture of `size` at 96 dots an inch, with its page and with text.
    pub fn new(format: Format, size: PixelSize) -> Self {
        Self {
            format,
            size,
            dpi: 96.0,
            transparent: false,
            outlines: false,
        }
    }
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ExportError {
    /// Too large, empty, or not a number.
    #[error("a picture of {width} × {height} pixels: expected 1 to {MAX_SIDE} on each side")]
    Size {
        /// In pixels.
        width: f64,
        /// In pixels.
        height: f64,
    },
    /// No sensible resolution.
    #[error("{0} dots an inch: expected 1 to 10000")]
    Dpi(f64),
    /// The machine has too little memory.
    #[error("a picture of {width} × {height} pixels needs more memory than there is")]
    Memory {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// A library refused what it was given. Should not happen.
    #[error("the picture cannot be drawn: {0}")]
    Draw(String),
}

/// Refuse a resolution that makes no sense.
pub(super) fn check_dpi(dpi: f64) -> Result<(), ExportError> {
    if (1.0..=10_000.0).contains(&dpi) {
        Ok(())
    } else {
        Err(ExportError::Dpi(dpi))
    }
}

/// The bytes of a file with `scene` in it.
///
/// The same scene, request and fonts give the same bytes.
pub fn export(scene: &Scene, request: &Request, fonts: &Fonts) -> Result<Vec<u8>, ExportError> {
    check_dpi(request.dpi)?;
    match request.format {
        Format::Svg => Ok(svg(scene, request, fonts).into_bytes()),
        Format::Png => png::png(scene, request, fonts),
        Format::Pdf => pdf::pdf(std::slice::from_ref(scene), request, fonts),
    }
}

/// The bytes of the files with a picture of several pages in them: one file
/// with all pages where the format has pages, otherwise one for each.
///
/// The same scenes, request and fonts give the same bytes.
pub fn export_pages(
    pages: &[Scene],
    request: &Request,
    fonts: &Fonts,
) -> Result<Vec<Vec<u8>>, ExportError> {
    match request.format {
        Format::Pdf if !pages.is_empty() => {
            check_dpi(request.dpi)?;
            Ok(vec![pdf::pdf(pages, request, fonts)?])
        }
        _ => pages
            .iter()
            .map(|page| export(page, request, fonts))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_names_a_format_in_any_case() {
        assert_eq!(Format::from_extension("svg"), Some(Format::Svg));
        assert_eq!(Format::from_extension("PNG"), Some(Format::Png));
        assert_eq!(Format::from_extension("jpeg"), None);
        assert_eq!(Format::from_extension(""), None);
    }

    #[test]
    fn centimetres_become_pixels() {
        let slide = PixelSize::from_cm(25.4, 12.7, 300.0).unwrap();
        assert_eq!((slide.width(), slide.height()), (3000, 1500));
    }

    #[test]
    fn sizes_beyond_the_limit_are_refused_with_the_limit() {
        assert!(PixelSize::new(MAX_SIDE, 1).is_ok());
        for (width, height) in [(0, 10), (10, 0), (MAX_SIDE + 1, 10), (10, u32::MAX)] {
            let error = PixelSize::new(width, height).unwrap_err().to_string();
            assert!(error.contains("1 to 16384"), "{error}");
        }
        for (cm, dpi) in [(1e9, 300.0), (-1.0, 96.0), (0.0, 96.0), (f64::NAN, 96.0)] {
            assert!(PixelSize::from_cm(cm, 10.0, dpi).is_err(), "{cm}");
        }
        for dpi in [0.0, -300.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(
                PixelSize::from_cm(10.0, 10.0, dpi),
                Err(ExportError::Dpi(_))
            ));
        }
    }
}
