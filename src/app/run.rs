//! Opens the window.

use std::path::PathBuf;

use egui::ViewportBuilder;

use super::{App, Dialogs, Settings};
use crate::command::Command;

/// Why no window opened.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no display, or one that cannot be drawn on.
    #[error(
        "no window can be opened here ({reason}); `seachart export FILE OUT.png` draws without one"
    )]
    NoWindow {
        /// What the system says, on one line.
        reason: String,
    },
}

/// Open the window, with the project in `path` or with the start screen, and
/// come back when it is closed.
pub fn run(path: Option<PathBuf>) -> Result<(), RunError> {
    if let Some(reason) = no_display() {
        return Err(RunError::NoWindow { reason });
    }
    let viewport = ViewportBuilder::default()
        .with_title("Seachart")
        .with_app_id("seachart")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 420.0])
        .with_icon(icon());
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let start = |creation: &eframe::CreationContext<'_>| {
        let settings = Settings::load(creation.storage);
        let dialog = rfd::AsyncFileDialog::new().set_parent(creation);
        let dialogs = Dialogs::System(Box::new(dialog));
        let mut app = App::new(&creation.egui_ctx, settings, dialogs);
        if let Some(path) = path {
            app.run(Command::Open(path), &creation.egui_ctx);
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    };
    eframe::run_native("seachart", options, Box::new(start)).map_err(|error| {
        let words = error.to_string();
        let reason = words.split_whitespace().collect::<Vec<_>>().join(" ");
        RunError::NoWindow { reason }
    })
}

/// Why there cannot be a window, where that is known beforehand.
///
/// The libraries below say it less clearly, and not all of them without a panic.
#[cfg(all(unix, not(target_vendor = "apple")))]
fn no_display() -> Option<String> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let display = ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"];
    let none = !display.into_iter().any(set);
    none.then(|| "neither WAYLAND_DISPLAY nor DISPLAY is set".to_owned())
}

#[cfg(not(all(unix, not(target_vendor = "apple"))))]
fn no_display() -> Option<String> {
    None
}

/// The window's icon: two value curves that part.
fn icon() -> egui::IconData {
    let image = include_bytes!("../../assets/icon.png");
    eframe::icon_data::from_png_bytes(image).unwrap_or_default()
}
