//! The picture as a file and on the clipboard, made beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{ColorImage, Context};

use super::App;
use super::jobs::{News, Slot};
use crate::command::View;
use crate::figure::{AsIs, Fonts, Page, Picture, Scene, Theme, undrawable};
use crate::model::Project;
use crate::render::{Format, PixelSize, Request};
use crate::ui::{Purpose, Table, TextFormat, Wanted};
use crate::{io, render};

/// Of a copied picture: as large as most slides.
const COPY_SIZE: [u32; 2] = [1920, 1080];

/// What a picture is made from: a project in a scenario, and without it.
struct Subject {
    project: Arc<Project>,
    as_is: Option<(Arc<Project>, Arc<str>)>,
}

impl Subject {
    fn pages(
        &self,
        picture: &Picture,
        size: PixelSize,
        theme: Theme,
        fonts: &Fonts,
    ) -> Result<Vec<Scene>, String> {
        let page = Page::for_picture(f64::from(size.width()), f64::from(size.height()));
        let as_is = self.as_is.as_ref();
        let as_is = as_is.map(|(project, scenario)| AsIs { project, scenario });
        picture
            .pages(&self.project, as_is, &page, theme, fonts)
            .ok_or_else(|| "what is to be drawn no longer exists".to_owned())
    }

    /// A table as text.
    fn table(&self, table: Table, format: TextFormat) -> String {
        let project = &self.project;
        let as_is = self.as_is.as_ref().map(|(project, _)| &**project);
        match (table, format) {
            (Table::Board, TextFormat::Markdown) => io::board_markdown(project),
            (Table::Board, TextFormat::Csv) => io::board_csv(project),
            (Table::Scores, TextFormat::Markdown) => io::scores_markdown(project),
            (Table::Scores, TextFormat::Csv) => io::scores_csv(project),
            (Table::Evidence, TextFormat::Markdown) => io::evidence_markdown(project, as_is),
            (Table::Evidence, TextFormat::Csv) => io::evidence_csv(project, as_is),
        }
    }

    /// Write what is wanted to `path`.
    fn write(&self, wanted: &Wanted, path: &Path, fonts: &Fonts) -> Result<(), String> {
        match wanted {
            Wanted::Drawn(picture, theme, request) => {
                let pages = self.pages(picture, request.size, *theme, fonts)?;
                let files = render::export_pages(&pages, request, fonts);
                let files = files.map_err(|error| error.to_string())?;
                // Who let the first page be replaced meant the others, too.
                if !path.exists()
                    && let Some(other) = further(path, files.len()).find(|other| other.exists())
                {
                    let other = other.display();
                    return Err(format!(
                        "the picture has {} pages, and there is a file for one of them already: \
                         {other}: expected another name",
                        files.len()
                    ));
                }
                io::write_pages(path, &files)
            }
            Wanted::Table(table, format) => {
                let text = self.table(*table, *format);
                io::write_bytes(path, text.as_bytes())
            }
        }
        .map_err(|error| error.to_string())
    }
}

/// The files of the pages after the first.
fn further(path: &Path, pages: usize) -> impl Iterator<Item = PathBuf> {
    (2..=pages).map(move |number| io::numbered(path, number))
}

impl App {
    /// Show the export dialog, with the picture that is in the window.
    pub(super) fn open_export(&mut self) {
        let picture = self.picture();
        let table = (self.view() == View::Scores).then_some(Table::Scores);
        self.panels
            .export
            .open(picture, table, self.settings.picture);
    }

    /// Ask where to write the picture that the export dialog describes.
    pub(super) fn write_picture(&mut self) {
        let Some(wanted) = self.panels.export.wanted() else {
            return;
        };
        if self.jobs.is_busy(Slot::Export) {
            self.notices.note("the last export is not finished yet");
            return;
        }
        let Some(session) = &self.session else {
            return;
        };
        let extension = wanted.extension();
        let name = format!("{}.{extension}", session.file_stem());
        self.files.export = Some(wanted);
        self.ask(Purpose::Export, name, extension);
    }

    /// Write the picture that waited for this path.
    pub(super) fn export_to(&mut self, path: PathBuf) {
        let Some(wanted) = self.files.export.take() else {
            return;
        };
        let Some(subject) = self.subject() else {
            return;
        };
        self.panels.export.close();
        let fonts = Arc::clone(&self.fonts);
        let started = self.jobs.start(Slot::Export, move || {
            let written = subject.write(&wanted, &path, &fonts);
            News::Exported(path, written)
        });
        self.note_failure(started);
    }

    pub(super) fn exported(&mut self, path: &Path, result: Result<(), String>) {
        match result {
            Ok(()) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                self.notices.note(format!("Exported {}", name.display()));
            }
            Err(error) => {
                self.notices.error(error);
            }
        }
    }

    fn subject(&self) -> Option<Subject> {
        let project = self.shown()?;
        let as_is = self.as_is();
        Some(Subject { project, as_is })
    }

    /// Put the picture on the clipboard.
    pub(super) fn copy_picture(&mut self) {
        let Some(subject) = self.subject() else {
            return;
        };
        let picture = self.picture();
        if self.jobs.is_busy(Slot::Copy) {
            return;
        }
        let theme = self.settings.picture;
        let fonts = Arc::clone(&self.fonts);
        let started = self.jobs.start(Slot::Copy, move || {
            News::Picture(pixels(&subject, &picture, theme, &fonts))
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

    /// Say once of each character that no font here can draw it. Asked after
    /// every change, so that nobody finds out from a slide.
    pub(super) fn watch_glyphs(&mut self) {
        let Some(session) = self.session.as_ref() else {
            return;
        };
        let project = session.history.project();
        let seen = self.glyphs.seen.as_ref();
        if session.history.in_gesture() || seen.is_some_and(|seen| Arc::ptr_eq(seen, project)) {
            return;
        }
        let missing = texts_of(project).flat_map(|text| self.fonts.missing(text));
        let new: Vec<char> = missing.filter(|c| !self.glyphs.said.contains(c)).collect();
        self.glyphs.seen = Some(Arc::clone(project));
        self.glyphs.said.extend(&new);
        if let Some(sentence) = undrawable(new) {
            self.notices.error(sentence);
        }
    }
}

/// What a project can put into a picture.
fn texts_of(project: &Project) -> impl Iterator<Item = &str> {
    let heading = [&project.title, &project.tagline, &project.source];
    let names = project
        .competitors
        .iter()
        .map(|competitor| &competitor.name);
    let factors = project.factors.iter();
    let words = factors.flat_map(|factor| [&factor.name, &factor.low, &factor.high]);
    let metrics = project.metrics.iter();
    let metrics = metrics.flat_map(|metric| [&metric.name, &metric.unit]);
    let segments = project.segments.iter().map(|segment| &segment.name);
    let maps = project.maps.iter();
    let maps = maps.flat_map(|map| map.quadrants.names().into_iter().chain([&map.name]));
    heading
        .into_iter()
        .chain(names)
        .chain(words)
        .chain(metrics)
        .chain(segments)
        .chain(maps)
        .map(AsRef::as_ref)
}

/// The picture for the clipboard.
fn pixels(
    subject: &Subject,
    picture: &Picture,
    theme: Theme,
    fonts: &Fonts,
) -> Result<ColorImage, String> {
    let [width, height] = COPY_SIZE;
    let size = PixelSize::new(width, height).map_err(|error| error.to_string())?;
    let pages = subject.pages(picture, size, theme, fonts)?;
    let scene = pages.first().ok_or("there is nothing to draw")?;
    let request = Request::new(Format::Png, size);
    let pixels = render::pixels(scene, &request, fonts).map_err(|error| error.to_string())?;
    let size = [width as usize, height as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, &pixels))
}
