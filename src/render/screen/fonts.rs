//! The fonts of the window: those that figures are measured with.

use std::sync::Arc;

use egui::epaint::text::FontInsert;
use egui::epaint::text::{FallbackRequest, FontProvider};
use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

use crate::figure::{Face, Fonts, Weight};

/// The name of the family for titles and our own company.
pub const SEMI_BOLD: &str = "semibold";

/// Let the window draw with the fonts that `fonts` measures with: the bundled
/// ones, and for what they lack the same fonts of the machine.
///
/// Takes the place of the fallback fonts that eframe brings.
pub fn install_fonts(context: &Context, fonts: &Arc<Fonts>) {
    context.set_fonts(font_definitions());
    context.set_font_providers(vec![Arc::new(Fallback(Arc::clone(fonts)))]);
}

/// The bundled fonts: the family `Proportional`, and one called [`SEMI_BOLD`].
pub fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::default();
    let bundled = [
        ("Inter", Face::Bundled(Weight::Regular)),
        ("Inter SemiBold", Face::Bundled(Weight::SemiBold)),
        ("Noto Emoji", Face::Emoji),
    ];
    for (name, face) in bundled {
        if let Some(file) = Fonts::file(face) {
            let data = Arc::new(FontData::from_static(file));
            definitions.font_data.insert(name.to_owned(), data);
        }
    }
    let proportional = definitions.families.entry(FontFamily::Proportional);
    let proportional = proportional.or_default();
    // Figures must not be drawn in a font that they are not measured with.
    proportional.retain(|name| name != "Ubuntu-Light");
    proportional.insert(0, "Noto Emoji".to_owned());
    let mut semi_bold = proportional.clone();
    proportional.insert(0, "Inter".to_owned());
    semi_bold.insert(0, "Inter SemiBold".to_owned());
    let semi_bold_family = FontFamily::Name(SEMI_BOLD.into());
    definitions.families.insert(semi_bold_family, semi_bold);
    definitions
}

/// Finds for egui the fonts of the machine that [`Fonts`] chose.
struct Fallback(Arc<Fonts>);

impl FontProvider for Fallback {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let weight = match request.family {
            FontFamily::Name(name) if **name == *SEMI_BOLD => Weight::SemiBold,
            _ => Weight::Regular,
        };
        let base = request.cluster.chars().next()?;
        let id = self.0.fallback_for(base, weight)?;
        let database = self.0.database();
        let name = &database.face(id)?.post_script_name;
        let copy = |file: &[u8], index| FontData {
            index,
            tweak: FontTweak {
                hinting: Some(false),
                ..FontTweak::default()
            },
            ..FontData::from_owned(file.to_vec())
        };
        let data = database.with_face_data(id, copy)?;
        Some(FontInsert::new(name, data, Vec::new()))
    }
}
