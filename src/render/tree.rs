//! From SVG text to the tree that PNG and PDF are painted from.

use resvg::usvg::{self, FontFamily, FontResolver};

use super::{ExportError, Request, svg};
use crate::figure::{Fonts, Scene, Weight};

/// `scene` with all texts laid out in the fonts they were measured with.
pub(super) fn tree(
    scene: &Scene,
    request: &Request,
    fonts: &Fonts,
) -> Result<usvg::Tree, ExportError> {
    let request = Request {
        outlines: false,
        ..*request
    };
    let text = svg(scene, &request, fonts);
    // Only now: writing the text has found the fallback fonts it needs.
    let options = usvg::Options {
        fontdb: fonts.database(),
        font_resolver: resolver(fonts),
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(&text, &options).map_err(|error| ExportError::Draw(error.to_string()))
}

/// Finds for usvg the faces that [`Fonts`] chose.
fn resolver(fonts: &Fonts) -> FontResolver<'_> {
    FontResolver {
        select_font: Box::new(|font, _| {
            let weight = if font.weight() >= 600 {
                Weight::SemiBold
            } else {
                Weight::Regular
            };
            font.families().iter().find_map(|family| match family {
                FontFamily::Named(name) => fonts.face_named(name, weight),
                _ => None,
            })
        }),
        // Every text says which font draws it. What that font lacks, none has.
        select_fallback: Box::new(|_, _, _| None),
    }
}
