//! What stands in the window while no project is open: recent files, samples,
//! and a way to begin.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, Layout, Rect, Sense, Ui, Vec2, vec2};

use super::RescuePanel;
use super::picture::thumbnail;
use super::theme;
use crate::command::{Command, MenuCommand};
use crate::figure::{Fonts, Scene, Theme};
use crate::model::Project;
use crate::render::screen;

/// The widest the page gets.
const PAGE_WIDTH: f32 = 884.0;
/// Of the picture on a card.
const PICTURE: Vec2 = vec2(284.0, 160.0);
/// Of the words below it.
const WORDS: f32 = 68.0;

/// A sample on offer.
#[derive(Clone, Debug)]
pub struct Card {
    /// As the command line names it.
    pub name: &'static str,
    /// All of it.
    pub project: Arc<Project>,
}

/// A file opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// Where it was.
    pub path: PathBuf,
    /// Whether it is no longer there.
    pub missing: bool,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct StartContext<'a> {
    /// The samples.
    pub cards: &'a [Card],
    /// Files opened before.
    pub recent: &'a [Recent],
    /// To draw pictures with.
    pub fonts: &'a Fonts,
}

/// What the page remembers: the pictures on its cards.
#[derive(Debug, Default)]
pub struct Start {
    pictures: Option<(Theme, Vec<Scene>)>,
}

impl Start {
    /// Show the page, with what was `rescued` before all else; push what was
    /// chosen onto `commands`.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        context: StartContext<'_>,
        rescued: &mut RescuePanel,
        commands: &mut Vec<Command>,
    ) {
        let StartContext { cards, fonts, .. } = context;
        let theme = if ui.visuals().dark_mode {
            Theme::Dark
        } else {
            Theme::Light
        };
        if self.pictures.as_ref().is_none_or(|(of, _)| *of != theme) {
            let scenes = cards
                .iter()
                .map(|card| thumbnail(&card.project, PICTURE, theme, fonts));
            self.pictures = Some((theme, scenes.collect()));
        }
        let scenes = self.pictures.as_ref().map_or(&[][..], |(_, scenes)| scenes);
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                let room = ui.available_width();
                let margin = ((room - PAGE_WIDTH) / 2.0).max(theme::WIDE_GAP);
                ui.add_space(theme::WIDE_GAP);
                ui.horizontal_top(|ui| {
                    ui.add_space(margin);
                    ui.vertical(|ui| {
                        ui.set_width((room - 2.0 * margin).max(0.0));
                        page(ui, (context, scenes), rescued, commands);
                    });
                });
                ui.add_space(2.0 * theme::WIDE_GAP);
            });
    }
}

fn page(
    ui: &mut Ui,
    (context, scenes): (StartContext<'_>, &[Scene]),
    rescued: &mut RescuePanel,
    commands: &mut Vec<Command>,
) {
    let StartContext {
        cards,
        recent,
        fonts,
    } = context;
    ui.heading("Seachart");
    ui.weak("See where everybody competes, and where nobody does");
    ui.add_space(theme::WIDE_GAP);
    ui.horizontal(|ui| {
        let blank = theme::main_button(ui, "Blank project").min_size(vec2(0.0, 32.0));
        if ui.add(blank).clicked() {
            commands.push(Command::Menu(MenuCommand::New));
        }
        let open = egui::Button::new("Open…").min_size(vec2(0.0, 32.0));
        if ui
            .add(open)
            .on_hover_text("Or drop a project file here")
            .clicked()
        {
            commands.push(Command::Menu(MenuCommand::Open));
        }
        let import = egui::Button::new("Import a table…").min_size(vec2(0.0, 32.0));
        let hint = "Or drop one here, or paste one with Ctrl+V: CSV, TSV, TXT, XLSX or ODS";
        if ui.add(import).on_hover_text(hint).clicked() {
            commands.push(Command::Menu(MenuCommand::Import));
        }
    });
    rescued.section(ui, fonts, commands);
    if !recent.is_empty() {
        title(ui, "Recent files");
        for file in recent {
            ui.push_id(&file.path, |ui| recent_row(ui, file, commands));
        }
    }
    title(ui, "Samples");
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme::WIDE_GAP, theme::WIDE_GAP);
        ui.horizontal_wrapped(|ui| {
            for (card, scene) in cards.iter().zip(scenes) {
                sample_card(ui, card, scene, commands);
            }
        });
    });
}

fn title(ui: &mut Ui, words: &str) {
    ui.add_space(1.5 * theme::WIDE_GAP);
    ui.label(egui::RichText::new(words).text_style(theme::section()));
    ui.add_space(4.0);
}

fn recent_row(ui: &mut Ui, file: &Recent, commands: &mut Vec<Command>) {
    let name = file_name(&file.path);
    ui.horizontal(|ui| {
        let height = theme::ROW_HEIGHT;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let forget = ui.add(egui::Button::new("×").frame_when_inactive(false));
            let words = format!("Forget {name}");
            forget.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
            if forget.on_hover_text("Take it off this list").clicked() {
                commands.push(Command::ForgetRecent(file.path.clone()));
            }
            let soft = theme::colors(ui).soft_text;
            let place = match (file.missing, file.path.parent()) {
                (true, _) => "no longer there".to_owned(),
                (false, Some(folder)) => folder.display().to_string(),
                (false, None) => String::new(),
            };
            let place = egui::RichText::new(place).small().color(soft);
            let button = egui::Button::new(&name)
                .right_text(place)
                .truncate()
                .frame_when_inactive(false)
                .min_size(vec2(ui.available_width(), height));
            let row = ui
                .add_enabled(!file.missing, button)
                .on_hover_text(file.path.display().to_string())
                .on_disabled_hover_text(format!("{} is no longer there", file.path.display()));
            row.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, !file.missing, &name));
            if row.clicked() {
                commands.push(Command::Open(file.path.clone()));
            }
        });
    });
}

fn sample_card(ui: &mut Ui, card: &Card, scene: &Scene, commands: &mut Vec<Command>) {
    let size = PICTURE + vec2(0.0, WORDS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let title = &card.project.title;
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Sample {title}"))
    });
    if response.clicked() {
        commands.push(Command::OpenSample(card.name));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let colors = theme::colors(ui);
    let line = if response.hovered() || response.has_focus() {
        egui::Stroke::new(1.5, colors.accent)
    } else {
        egui::Stroke::new(1.0, colors.line)
    };
    let radius = egui::CornerRadius::same(8);
    ui.painter().rect_filled(rect, radius, colors.panel);
    let picture = Rect::from_min_size(rect.min, PICTURE).shrink(1.0);
    screen::paint(ui, scene, picture);
    ui.painter()
        .hline(picture.x_range(), picture.bottom(), (1.0, colors.line));
    ui.painter()
        .rect_stroke(rect, radius, line, egui::StrokeKind::Inside);
    let words = Rect::from_min_max(picture.left_bottom(), rect.max).shrink2(vec2(12.0, 8.0));
    let layout = Layout::top_down(Align::Min);
    let mut words = ui.new_child(egui::UiBuilder::new().max_rect(words).layout(layout));
    words.spacing_mut().item_spacing.y = 2.0;
    words.add(
        egui::Label::new(egui::RichText::new(&**title).font(theme::semibold(13.5))).truncate(),
    );
    two_lines(&mut words, &card.project.tagline);
}

/// What fits of `text` into two small lines.
fn two_lines(ui: &mut Ui, text: &str) {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let color = theme::colors(ui).soft_text;
    let width = ui.available_width();
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), font, color, width);
    job.wrap.max_rows = 2;
    ui.label(job);
}

/// The last part of a path, for people.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
