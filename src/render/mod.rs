//! Painters: each paints the marks of [`crate::figure`] and decides nothing.

// Stands in for the painters, which are written elsewhere, until they are merged.

use crate::figure::{Fonts, Scene};

/// The most pixels a side may have.
pub const MAX_SIDE: u32 = 16_384;

/// Of an exported file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
#[expect(missing_docs, reason = "each variant is the format of the same name")]
pub enum Format {
    Svg,
    #[default]
    Png,
    Pdf,
}

impl Format {
    /// Without the dot.
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

/// Of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "says it itself")]
pub struct PixelSize {
    pub width: u32,
    pub height: u32,
}

/// Why no picture was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a picture is 1 to {MAX_SIDE} pixels wide and high")]
pub struct ExportError;

impl PixelSize {
    /// Checked.
    pub fn new(width: u32, height: u32) -> Result<Self, ExportError> {
        let fits = |side: u32| (1..=MAX_SIDE).contains(&side);
        if fits(width) && fits(height) {
            Ok(Self { width, height })
        } else {
            Err(ExportError)
        }
    }
}

/// What to make.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "says it itself")]
pub struct Request {
    pub format: Format,
    pub size: PixelSize,
    pub dpi: f64,
    pub transparent: bool,
    pub outlines: bool,
}

/// Makes nothing.
pub fn export(scene: &Scene, request: &Request, fonts: &Fonts) -> Result<Vec<u8>, ExportError> {
    let _ = (scene, fonts);
    Ok(request.format.name().as_bytes().to_vec())
}

/// White.
pub fn pixels(
    scene: &Scene,
    width: u32,
    height: u32,
    fonts: &Fonts,
) -> Result<Vec<u8>, ExportError> {
    let _ = (scene, fonts);
    Ok(vec![255; width as usize * height as usize * 4])
}

pub mod screen {
    //! For the window.

    /// Inter in two weights before egui's own.
    pub fn font_definitions() -> egui::FontDefinitions {
        use std::sync::Arc;
        let mut fonts = egui::FontDefinitions::default();
        let faces: [(&str, &[u8]); 2] = [
            (
                "inter",
                include_bytes!("../../assets/fonts/Inter-Regular.otf"),
            ),
            (
                "semibold",
                include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
            ),
        ];
        for (name, bytes) in faces {
            let data = egui::FontData::from_static(bytes);
            fonts.font_data.insert(name.to_owned(), Arc::new(data));
        }
        let proportional = fonts
            .families
            .entry(egui::FontFamily::Proportional)
            .or_default();
        proportional.insert(0, "inter".to_owned());
        let mut semibold = proportional.clone();
        semibold.insert(0, "semibold".to_owned());
        fonts
            .families
            .insert(egui::FontFamily::Name("semibold".into()), semibold);
        fonts
    }
}
