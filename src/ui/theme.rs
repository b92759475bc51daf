//! Every colour, size and font of the window.
//!
//! Nothing else in `ui` and `app` names a colour. The picture has a look of its
//! own in [`crate::figure`], which never depends on this one: a dark window may
//! show a light picture, and an export is the same from both.

#![expect(
    clippy::disallowed_methods,
    reason = "this is where the colours of the window live"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    Theme, Ui, Visuals, vec2,
};

use crate::figure::Fonts;
use crate::render::screen;

/// Of the menu bar, the toolbar and rows of lists: comfortable to hit.
pub const ROW_HEIGHT: f32 = 26.0;
/// Of the bar with the title and the buttons.
pub const TOOLBAR_HEIGHT: f32 = 44.0;
/// Of the line at the bottom.
pub const STATUS_HEIGHT: f32 = 26.0;
/// Of the lists on the left: narrowest, usual, widest.
pub const OUTLINE_WIDTH: [f32; 3] = [180.0, 240.0, 420.0];
/// Of the fields on the right: narrowest, usual, widest.
pub const INSPECTOR_WIDTH: [f32; 3] = [180.0, 280.0, 420.0];
/// Of the picture, which side panels leave it if they can.
pub const CANVAS_WIDTH: f32 = 320.0;
/// Of the room that canvas and map need to stand side by side.
pub const BESIDE_WIDTH: f32 = 900.0;
/// Between things that belong together.
pub const GAP: f32 = 8.0;
/// Between things that do not.
pub const WIDE_GAP: f32 = 16.0;

const RADIUS: CornerRadius = CornerRadius::same(6);

/// The colours of the window, once for light and once for dark.
#[derive(Debug, PartialEq, Eq)]
pub struct Colors {
    /// Of panels, menus and windows.
    pub panel: Color32,
    /// Behind the picture, as a desk is behind a sheet.
    pub desk: Color32,
    /// Of fields for text.
    pub field: Color32,
    /// Of most text.
    pub text: Color32,
    /// Of hints, keys and what matters less.
    pub soft_text: Color32,
    /// Between panels and around fields.
    pub line: Color32,
    /// Of a button.
    pub button: Color32,
    /// Of what the pointer is on.
    pub hover: Color32,
    /// Of what is being pressed.
    pub press: Color32,
    /// Of the one thing to press, of links and of what has the focus: our sea blue.
    pub accent: Color32,
    /// Of text on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub selected: Color32,
    /// Of what went wrong.
    pub error: Color32,
    /// Of what needs attention.
    pub warning: Color32,
    /// Under what floats.
    shadow: Color32,
    /// Over everything behind a question.
    pub veil: Color32,
}

static LIGHT: Colors = Colors {
    panel: Color32::from_rgb(0xfa, 0xfb, 0xfc),
    desk: Color32::from_rgb(0xe9, 0xed, 0xf1),
    field: Color32::from_rgb(0xff, 0xff, 0xff),
    text: Color32::from_rgb(0x1b, 0x27, 0x33),
    soft_text: Color32::from_rgb(0x5a, 0x67, 0x74),
    line: Color32::from_rgb(0xda, 0xe0, 0xe6),
    button: Color32::from_rgb(0xed, 0xf0, 0xf3),
    hover: Color32::from_rgb(0xe1, 0xe7, 0xec),
    press: Color32::from_rgb(0xd0, 0xd9, 0xe1),
    accent: Color32::from_rgb(0x0f, 0x6e, 0x99),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    selected: Color32::from_rgb(0xd8, 0xec, 0xf6),
    error: Color32::from_rgb(0xb3, 0x26, 0x1e),
    warning: Color32::from_rgb(0x8a, 0x5a, 0x00),
    shadow: Color32::from_black_alpha(28),
    veil: Color32::from_black_alpha(70),
};

static DARK: Colors = Colors {
    panel: Color32::from_rgb(0x1c, 0x23, 0x2b),
    desk: Color32::from_rgb(0x10, 0x15, 0x1a),
    field: Color32::from_rgb(0x13, 0x19, 0x1f),
    text: Color32::from_rgb(0xe3, 0xe9, 0xef),
    soft_text: Color32::from_rgb(0x9c, 0xa8, 0xb4),
    line: Color32::from_rgb(0x33, 0x3e, 0x49),
    button: Color32::from_rgb(0x2a, 0x34, 0x3e),
    hover: Color32::from_rgb(0x35, 0x41, 0x4d),
    press: Color32::from_rgb(0x41, 0x4f, 0x5c),
    accent: Color32::from_rgb(0x4c, 0xb8, 0xe6),
    on_accent: Color32::from_rgb(0x0b, 0x1a, 0x24),
    selected: Color32::from_rgb(0x1a, 0x3d, 0x50),
    error: Color32::from_rgb(0xff, 0x8a, 0x80),
    warning: Color32::from_rgb(0xe5, 0xb9, 0x4a),
    shadow: Color32::from_black_alpha(110),
    veil: Color32::from_black_alpha(130),
};

/// The colours of the window that `ui` is in.
pub fn colors(ui: &Ui) -> &'static Colors {
    of(ui.visuals())
}

/// The colours of the window with these visuals.
pub fn of(visuals: &Visuals) -> &'static Colors {
    if visuals.dark_mode { &DARK } else { &LIGHT }
}

/// The ground of a cell of a table, tinted from 0 to 1 with our sea blue: so
/// little that every text can be read on it.
pub fn tinted(colors: &Colors, tint: f32) -> Color32 {
    colors.field.lerp_to_gamma(colors.accent, 0.2 * tint)
}

/// For names and headings among other text.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(screen::SEMI_BOLD.into()))
}

/// The style of headings inside a page or a dialog.
pub fn section() -> TextStyle {
    TextStyle::Name("section".into())
}

/// The frame of a dialog.
pub fn dialog(ctx: &Context) -> egui::Frame {
    egui::Frame::window(&ctx.global_style())
}

/// A question or a form in the middle of the window, with all else behind a veil.
pub fn modal(ctx: &Context, name: &'static str) -> egui::Modal {
    let id = egui::Id::unique(name);
    egui::Modal::new(id)
        .area(egui::Modal::default_area(id).accessible_name(name))
        .backdrop_color(of(&ctx.global_style().visuals).veil)
        .frame(dialog(ctx))
}

/// What a dialog may cover of the window, with this much left around what it
/// holds. Nothing where the window is smaller than that.
pub fn room(ctx: &Context, around: egui::Vec2) -> egui::Vec2 {
    (ctx.content_rect().size() - around).max(egui::Vec2::ZERO)
}

/// The one button that does what a dialog or a bar is there for.
pub fn main_button<'a>(ui: &Ui, label: &'a str) -> egui::Button<'a> {
    let colors = colors(ui);
    egui::Button::new(egui::RichText::new(label).color(colors.on_accent))
        .fill(colors.accent)
        .stroke(Stroke::new(1.0, colors.accent))
}

/// Set fonts and both styles; once, before the first frame.
pub fn install(ctx: &Context, fonts: &Arc<Fonts>) {
    screen::install_fonts(ctx, fonts);
    ctx.set_style_of(Theme::Light, style(&LIGHT, &Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(&DARK, &Visuals::dark()));
    // Ctrl with plus, minus and 0 zoom the picture, not the window.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.fallback_theme = Theme::Light; // Where the system has no say.
    });
}

fn style(colors: &Colors, base: &Visuals) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(colors, base),
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(40.0, ROW_HEIGHT);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.menu_width = 260.0;
    spacing.combo_width = 120.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.indent = 16.0;
    spacing.tooltip_width = 320.0;
    // Labels that can be selected take the pointer from what lies under them.
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    BTreeMap::from([
        (TextStyle::Heading, semibold(22.0)),
        (section(), semibold(14.5)),
        (TextStyle::Body, regular(13.5)),
        (TextStyle::Button, regular(13.5)),
        (TextStyle::Small, regular(12.0)),
        (
            TextStyle::Monospace,
            FontId::new(13.0, FontFamily::Monospace),
        ),
    ])
}

fn visuals(colors: &Colors, base: &Visuals) -> Visuals {
    let line = Stroke::new(1.0, colors.line);
    Visuals {
        override_text_color: None,
        weak_text_color: Some(colors.soft_text),
        widgets: widgets(colors),
        selection: Selection {
            bg_fill: colors.selected,
            stroke: Stroke::new(1.0, colors.accent),
        },
        hyperlink_color: colors.accent,
        faint_bg_color: colors.button,
        extreme_bg_color: colors.field,
        text_edit_bg_color: Some(colors.field),
        code_bg_color: colors.button,
        warn_fg_color: colors.warning,
        error_fg_color: colors.error,
        window_corner_radius: CornerRadius::same(8),
        window_shadow: shadow(colors, 24),
        window_fill: colors.panel,
        window_stroke: line,
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: colors.panel,
        popup_shadow: shadow(colors, 16),
        text_cursor: egui::style::TextCursorStyle {
            stroke: Stroke::new(1.5, colors.accent),
            ..base.text_cursor.clone()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        disabled_alpha: 0.45,
        ..base.clone()
    }
}

fn shadow(colors: &Colors, blur: u8) -> Shadow {
    Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: colors.shadow,
    }
}

fn widgets(colors: &Colors) -> Widgets {
    let widget = |fill: Color32, line: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        corner_radius: RADIUS,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, colors.line);
    let focus = Stroke::new(1.5, colors.accent);
    Widgets {
        noninteractive: widget(colors.panel, line, colors.text),
        inactive: widget(colors.button, line, colors.text),
        hovered: widget(colors.hover, line, colors.text),
        // Also what has the keyboard focus, which must be seen.
        active: widget(colors.press, focus, colors.text),
        open: widget(colors.hover, line, colors.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two opaque colours by WCAG 2.2, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |color: Color32| {
            let linear = |byte: u8| {
                let value = f64::from(byte) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_text_can_be_read_on_what_lies_behind_it() {
        for colors in [&LIGHT, &DARK] {
            let grounds = [
                colors.panel,
                colors.field,
                colors.desk,
                colors.button,
                colors.selected,
            ];
            for ground in grounds {
                assert!(contrast(colors.text, ground) >= 7.0, "{ground:?}");
            }
            for ground in [colors.panel, colors.field, colors.desk] {
                let soft = [colors.soft_text, colors.accent, colors.error];
                for text in soft.into_iter().chain([colors.warning]) {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
            }
            assert!(contrast(colors.text, tinted(colors, 1.0)) >= 7.0);
            assert!(contrast(colors.soft_text, tinted(colors, 0.0)) >= 4.5);
            assert!(contrast(colors.on_accent, colors.accent) >= 4.5);
            assert!(contrast(colors.accent, colors.selected) >= 4.5);
        }
    }
}
