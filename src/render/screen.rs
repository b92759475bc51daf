//! Paints a scene in the window.

// Stands in until the real painter is merged: lines without markers and words.

use std::sync::Arc;

use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, Pos2, Rect, Stroke, Ui};

use crate::figure::{Face, Fonts, Rgba, Scene, Shape, Weight};

/// The name of the family for titles and our own company.
pub const SEMI_BOLD: &str = "semibold";

/// Let the window draw with the fonts that `fonts` measures with.
pub fn install_fonts(context: &Context, fonts: &Arc<Fonts>) {
    let _ = fonts;
    let mut definitions = FontDefinitions::default();
    let bundled = [
        ("Inter", Face::Bundled(Weight::Regular)),
        ("Inter SemiBold", Face::Bundled(Weight::SemiBold)),
    ];
    for (name, face) in bundled {
        if let Some(file) = Fonts::file(face) {
            let data = Arc::new(FontData::from_static(file));
            definitions.font_data.insert(name.to_owned(), data);
        }
    }
    let proportional = definitions.families.entry(FontFamily::Proportional);
    let proportional = proportional.or_default();
    let mut semi_bold = proportional.clone();
    proportional.insert(0, "Inter".to_owned());
    semi_bold.insert(0, "Inter SemiBold".to_owned());
    let semi_bold_family = FontFamily::Name(SEMI_BOLD.into());
    definitions.families.insert(semi_bold_family, semi_bold);
    context.set_fonts(definitions);
}

/// Paint a whole scene inside `rect`, as large as it goes.
pub fn paint(ui: &Ui, scene: &Scene, rect: Rect) {
    let color = |Rgba([r, g, b, a]): Rgba| Color32::from_rgba_unmultiplied(r, g, b, a);
    let painter = ui.painter().with_clip_rect(rect);
    if let Some(background) = scene.background {
        painter.rect_filled(rect, 0.0, color(background));
    }
    let scale = rect.width() / scene.size.width as f32;
    let place = |at: kurbo::Point| rect.min + egui::vec2(at.x as f32, at.y as f32) * scale;
    for mark in &scene.marks {
        if let Shape::Path {
            path,
            stroke: Some(stroke),
            ..
        } = &mark.shape
        {
            let mut points: Vec<Pos2> = Vec::new();
            kurbo::flatten(path, 0.2, |element| {
                points.extend(element.end_point().map(place));
            });
            let stroke = Stroke::new(stroke.width as f32 * scale, color(stroke.color));
            painter.line(points, stroke);
        }
    }
}
