//! The window that says which program this is.

use egui::Context;

use super::theme;

const LICENCES: [(&str, &str); 2] = [
    ("Seachart", "MIT or Apache 2.0, as you like"),
    ("The font Inter", "SIL Open Font License 1.1"),
];

/// Show version and licences; `false` once it is closed.
pub fn about_window(ctx: &Context) -> bool {
    let modal = theme::modal(ctx, "About Seachart").show(ctx, |ui| {
        ui.set_width(360.0);
        ui.heading("Seachart");
        ui.weak(concat!("Version ", env!("CARGO_PKG_VERSION")));
        ui.add_space(theme::WIDE_GAP);
        ui.label(
            "Puts competitors on a strategy canvas, lets you drag them, and makes the picture \
             for the slide. Works offline; nothing leaves this computer.",
        );
        ui.add_space(theme::WIDE_GAP);
        egui::Grid::new("licences").num_columns(2).show(ui, |ui| {
            for (what, licence) in LICENCES {
                ui.label(what);
                ui.weak(licence);
                ui.end_row();
            }
        });
        ui.add_space(theme::WIDE_GAP);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            ui.button("Close").clicked()
        })
        .inner
    });
    !(modal.inner || modal.should_close())
}
