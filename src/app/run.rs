//! Opens the window.

use std::path::PathBuf;

use egui::ViewportBuilder;

use super::{App, Dialogs, Settings};
use crate::command::Command;
use crate::io::recovery::FaultGuard;

/// What the system calls the program: the folder of its data has this name.
const NAME: &str = "seachart";

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
        .with_app_id(NAME)
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
        let mut app =
            App::new(&creation.egui_ctx, settings, dialogs).keeping_in(eframe::storage_dir(NAME));
        if let Some(guard) = app.fault_guard() {
            keep_on_fault(guard);
        }
        if let Some(path) = path {
            app.run(Command::Open(path), &creation.egui_ctx);
        }
        let app: Box<dyn eframe::App> = Box::new(app);
        Ok(app)
    };
    eframe::run_native(NAME, options, Box::new(start)).map_err(|error| RunError::NoWindow {
        reason: plain(&error.to_string()),
    })
}

/// Should this program panic, have what is unsaved written down first.
pub fn keep_on_fault(guard: FaultGuard) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        guard.record(info);
        usual(info);
    }));
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

/// An error of the libraries below on one line and without the places in their
/// sources that they name.
fn plain(error: &str) -> String {
    let words = error.split_whitespace().collect::<Vec<_>>().join(" ");
    let after_place = words
        .rsplit_once(".rs:")
        .and_then(|(_, rest)| rest.split_once(": "));
    match after_place {
        Some((_, message)) => message.to_owned(),
        None => words,
    }
}

/// The window's icon: two value curves that part.
fn icon() -> egui::IconData {
    let image = include_bytes!("../../assets/icon.png");
    eframe::icon_data::from_png_bytes(image).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_a_library_is_one_plain_line() {
        let error = "winit EventLoopError: os error at /x/winit/src/mod.rs:788: Failed to open\n\
                     connection to X server";
        assert_eq!(plain(error), "Failed to open connection to X server");
        assert_eq!(plain("No\nOpenGL"), "No OpenGL");
    }

    #[test]
    fn the_error_names_the_command_that_works_and_stays_on_one_line() {
        let reason = "no display".to_owned();
        let text = RunError::NoWindow { reason }.to_string();
        assert!(text.contains("seachart export FILE OUT.png"));
        assert!(!text.contains('\n'));
    }

    #[test]
    fn the_icon_can_be_read() {
        assert_eq!(icon().width, 128);
    }
}
