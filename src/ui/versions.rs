//! The dialog of earlier versions: when each was saved, what has changed since,
//! and a small picture of it.

use std::sync::Arc;
use std::time::SystemTime;

use egui::{Align, Context, Layout, Rect, RichText, Sense, Ui, Vec2, vec2};

use super::theme;
use crate::command::Command;
use crate::figure::Scene;
use crate::model::Project;
use crate::render::screen;

/// Of the picture of a version.
pub const VERSION_PICTURE: Vec2 = vec2(176.0, 100.0);

const WIDTH: f32 = 620.0;

/// A version to choose.
#[derive(Debug)]
pub struct Earlier {
    /// When it was saved.
    pub saved: SystemTime,
    /// How long ago that was, in words.
    pub ago: String,
    /// The same by the calendar and the clock.
    pub date: String,
    /// Of its file.
    pub bytes: u64,
    /// What is in it.
    pub contents: Contents,
}

/// What is in a version.
#[derive(Debug)]
pub enum Contents {
    /// A project.
    Project {
        /// All of it.
        project: Arc<Project>,
        /// Of [`VERSION_PICTURE`].
        picture: Scene,
        /// What has changed since; none if it is the same as the open one.
        since: Option<String>,
    },
    /// Something that cannot be opened, and why.
    Unreadable(String),
}

/// What the dialog shows, while it is open.
#[derive(Debug, Default)]
pub struct VersionsDialog {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    /// Of the file.
    name: String,
    /// None until they are read.
    versions: Option<Vec<Earlier>>,
    /// Of the dialog, when it was last drawn.
    height: f32,
}

impl VersionsDialog {
    /// Show it from the next frame on, for the file of this name.
    pub fn open(&mut self, name: String) {
        self.open = Some(Open {
            name,
            versions: None,
            height: 0.0,
        });
    }

    /// Is it shown?
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The versions are read: the newest comes first.
    pub fn show(&mut self, versions: Vec<Earlier>) {
        if let Some(open) = &mut self.open {
            open.versions = Some(versions);
        }
    }

    /// Show it no longer.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// A version and its project, if it has one.
    pub fn project(&self, place: usize) -> Option<(&Earlier, &Arc<Project>)> {
        let version = self.open.as_ref()?.versions.as_ref()?.get(place)?;
        match &version.contents {
            Contents::Project { project, .. } => Some((version, project)),
            Contents::Unreadable(_) => None,
        }
    }

    /// Show it if it is open; push what was chosen onto `commands`.
    pub fn ui(&mut self, ctx: &Context, commands: &mut Vec<Command>) {
        let Some(open) = &mut self.open else {
            return;
        };
        let room = theme::room(ctx, vec2(96.0, 200.0));
        let modal = theme::modal(ctx, "Earlier versions").show(ctx, |ui| {
            ui.set_width(WIDTH.min(room.x));
            let title = format!("Earlier versions of {}", open.name);
            ui.label(RichText::new(title).text_style(theme::section()));
            ui.add_space(theme::GAP);
            egui::ScrollArea::vertical()
                .max_height(room.y)
                .auto_shrink([false, true])
                .show(ui, |ui| list(ui, open.versions.as_deref(), commands));
            ui.add_space(theme::GAP);
            let any = open.versions.as_ref().is_some_and(|list| !list.is_empty());
            buttons(ui, any)
        });
        let height = modal.response.rect.height();
        if std::mem::replace(&mut open.height, height).to_bits() != height.to_bits() {
            ctx.request_repaint(); // Only the next frame has it in the middle again.
        }
        if modal.should_close() || modal.inner {
            commands.push(Command::CloseVersions);
        }
    }
}

/// `true` once it is to be closed. `any` where there is something to open.
fn buttons(ui: &mut Ui, any: bool) -> bool {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let close = ui.button("Close").clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let soft = theme::colors(ui).soft_text;
            let words = "A copy is in no file until you save it; the file stays as it is";
            if any {
                ui.label(RichText::new(words).small().color(soft));
            }
        });
        close
    })
    .inner
}

fn list(ui: &mut Ui, versions: Option<&[Earlier]>, commands: &mut Vec<Command>) {
    match versions {
        None => {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.weak("Looking for them");
            });
        }
        Some([]) => {
            ui.weak("There are none yet. One is kept whenever the file is saved.");
        }
        Some(versions) => {
            ui.spacing_mut().item_spacing.y = theme::GAP;
            for (place, version) in versions.iter().enumerate() {
                ui.push_id(place, |ui| row(ui, place, version, commands));
            }
        }
    }
}

fn row(ui: &mut Ui, place: usize, version: &Earlier, commands: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        picture(ui, version);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(2.0);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = theme::GAP;
                ui.label(RichText::new(&version.ago).font(theme::semibold(13.5)));
                let soft = theme::colors(ui).soft_text;
                let more = format!("{} · {}", version.date, size(version.bytes));
                ui.label(RichText::new(more).small().color(soft));
            });
            words(ui, &version.contents);
            if let Contents::Project { since: Some(_), .. } = version.contents {
                ui.add_space(4.0);
                let open = ui.button("Open a copy");
                let name = format!("Open a copy of {}", version.date);
                open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                if open.clicked() {
                    commands.push(Command::OpenVersion(place));
                }
            }
        });
    });
}

/// What has changed since, in at most two lines.
fn words(ui: &mut Ui, contents: &Contents) {
    let colors = theme::colors(ui);
    let (text, color) = match contents {
        Contents::Project { since: None, .. } => ("As it is now".to_owned(), colors.soft_text),
        Contents::Project {
            since: Some(since), ..
        } => (format!("Since then: {since}"), colors.text),
        Contents::Unreadable(why) => (format!("Cannot be opened: {why}"), colors.error),
    };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = egui::text::LayoutJob::simple(text.clone(), font, color, ui.available_width());
    job.wrap.max_rows = 2;
    ui.label(job).on_hover_text(text);
}

/// The curves of a version on a card; a blank one for what cannot be opened.
fn picture(ui: &mut Ui, version: &Earlier) {
    let (rect, _) = ui.allocate_exact_size(VERSION_PICTURE, Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let colors = theme::colors(ui);
    let radius = egui::CornerRadius::same(6);
    ui.painter().rect_filled(rect, radius, colors.field);
    if let Contents::Project { picture, .. } = &version.contents {
        let inner = Rect::from_min_size(rect.min, VERSION_PICTURE).shrink(1.0);
        screen::paint(ui, picture, inner);
    }
    let line = egui::Stroke::new(1.0, colors.line);
    ui.painter()
        .rect_stroke(rect, radius, line, egui::StrokeKind::Inside);
}

/// Of a file, for people: "12 KB".
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_as_short_as_it_can_be() {
        assert_eq!(size(0), "0 bytes");
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(6_201), "7 KB");
        assert_eq!(size(999_000), "999 KB");
        assert_eq!(size(7_140_000), "7.1 MB");
    }
}
