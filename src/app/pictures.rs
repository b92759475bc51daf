//! The picture as a file and on the clipboard, made beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ColorImage, Context};

use super::App;
use super::jobs::{News, Slot};
use crate::figure::{Fonts, Page, Scene, Shape, Theme, strategy_canvas};
use crate::model::Project;
use crate::render::{ExportError, Format, PixelSize, Request};
use crate::ui::Purpose;
use crate::{io, render};

/// Of a copied picture: as large as most slides.
const COPY_SIZE: [u32; 2] = [1920, 1080];

/// The most characters named that cannot be drawn.
const MOST_NAMED: usize = 8;

/// A picture that waits for its path.
pub(super) struct Export {
    pub(super) theme: Theme,
    pub(super) request: Request,
}

impl App {
    /// Ask where to write the picture that the export dialog describes.
    pub(super) fn write_picture(&mut self) {
        let Some((theme, request)) = self.panels.export.request() else {
            return;
        };
        if self.jobs.is_busy(Slot::Export) {
            self.notices.note("the last export is not finished yet");
            return;
        }
        let Some(session) = &self.session else {
            return;
        };
        let extension = request.format.extension();
        let name = format!("{}.{extension}", session.file_stem());
        self.files.export = Some(Export { theme, request });
        self.ask(Purpose::Export, name, extension);
    }

    /// Write the picture that waited for this path.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let Some(Export { theme, request }) = self.files.export.take() else {
            return;
        };
        let Some(project) = self.project().map(Arc::clone) else {
            return;
        };
        self.panels.export.close();
        let fonts = Arc::clone(&self.fonts);
        let started = self.jobs.start(Slot::Export, move || {
            let scene = scene(&project, request.size, theme, &fonts);
            let missing = missing(&scene, &fonts);
            let written = render::export(&scene, &request, &fonts)
                .map_err(|error| error.to_string())
                .and_then(|bytes| {
                    io::write_bytes(&path, &bytes).map_err(|error| error.to_string())
                });
            News::Exported(path, written, missing)
        });
        self.note_failure(started);
    }

    pub(super) fn exported(&mut self, path: &Path, result: Result<(), String>, missing: &[char]) {
        match result {
            Ok(()) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                self.notices.note(format!("Exported {}", name.display()));
                self.say_missing(missing);
            }
            Err(error) => {
                self.notices.error(error);
            }
        }
    }

    /// Put the picture on the clipboard.
    pub(super) fn copy_picture(&mut self) {
        let Some(project) = self.project().map(Arc::clone) else {
            return;
        };
        if self.jobs.is_busy(Slot::Copy) {
            return;
        }
        let theme = self.settings.picture;
        let fonts = Arc::clone(&self.fonts);
        let started = self.jobs.start(Slot::Copy, move || {
            let picture = picture(&project, theme, &fonts);
            News::Picture(picture.map_err(|error| error.to_string()))
        });
        self.note_failure(started);
    }

    pub(super) fn copied(&mut self, result: Result<ColorImage, String>, ctx: &Context) {
        match result {
            Ok(image) => {
                ctx.copy_image(image);
                self.notices.note("Picture copied");
            }
            Err(error) => {
                self.notices.error(error);
            }
        }
    }

    /// Say once which characters no font here can draw.
    fn say_missing(&mut self, missing: &[char]) {
        if missing.is_empty() || self.said_missing {
            return;
        }
        self.said_missing = true;
        let named: Vec<String> = missing
            .iter()
            .take(MOST_NAMED)
            .map(|c| format!("U+{:04X}", u32::from(*c)))
            .collect();
        let more = if missing.len() > MOST_NAMED {
            " and more"
        } else {
            ""
        };
        let text = format!("no font here can draw {}{more}", named.join(", "));
        self.notices.error(text);
    }
}

/// The picture for the clipboard.
fn picture(project: &Project, theme: Theme, fonts: &Fonts) -> Result<ColorImage, ExportError> {
    let [width, height] = COPY_SIZE;
    let size = PixelSize::new(width, height)?;
    let scene = scene(project, size, theme, fonts);
    let request = Request::new(Format::Png, size);
    let pixels = render::pixels(&scene, &request, fonts)?;
    let size = [width as usize, height as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, &pixels))
}

fn scene(project: &Project, size: PixelSize, theme: Theme, fonts: &Fonts) -> Scene {
    let page = Page::for_picture(f64::from(size.width()), f64::from(size.height()));
    strategy_canvas(project, &page, theme, fonts).scene
}

/// The characters of all texts in `scene` that cannot be drawn, each once.
fn missing(scene: &Scene, fonts: &Fonts) -> Vec<char> {
    let mut missing = Vec::new();
    for mark in &scene.marks {
        if let Shape::Text(text) = &mark.shape {
            missing.extend(fonts.missing(&text.content));
        }
    }
    missing.sort_unstable();
    missing.dedup();
    missing
}
