//! The colour of something: swatches of the palette, and any other colour by
//! hand or by its digits.

use egui::{Popup, PopupCloseBehavior, Ui};

use super::super::fields::{Field, Painted, TextField, colors, custom};
use super::Form;
use crate::edit::Edit;
use crate::figure::Rgba;
use crate::model::{Color, Rgb};

/// `field` takes the digits; `edit` says what a colour is for.
pub(super) fn show(
    ui: &mut Ui,
    form: &mut Form<'_>,
    painted: Painted<'_>,
    field: Field,
    edit: impl Fn(Color) -> Edit,
) {
    ui.spacing_mut().item_spacing.y = 4.0;
    if let Some(color) = colors(ui, painted, form.look) {
        form.edit(edit(color));
    }
    ui.horizontal(|ui| {
        let custom = custom(ui, painted, form.look);
        Popup::menu(&custom)
            .id(form.panel.with(("custom", &field)))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| picker(ui, form, painted, &edit));
        let field = TextField {
            hint: "#rrggbb",
            width: 88.0,
            ..TextField::line(field, "Custom colour")
        };
        form.field(ui, &field);
    });
}

/// A picker for any colour. What is dragged in it is one undo step.
fn picker(ui: &mut Ui, form: &mut Form<'_>, painted: Painted<'_>, edit: &impl Fn(Color) -> Edit) {
    let before = match painted.color() {
        // Not what a theme of greys makes of it.
        Color::Custom(rgb) => rgb,
        Color::Palette(_) => {
            let Rgba([r, g, b, _]) = painted.shown(form.look);
            Rgb([r, g, b])
        }
    };
    let picked = form.spectrum.show(ui, form.panel, before);
    let edit = picked.map(|rgb| edit(Color::Custom(rgb)));
    form.gesture.show(ui, edit, form.commands);
}
