//! The export dialog: what kind of file, how large, in which theme, and how it
//! will look.

mod size;
mod table;

use std::sync::Arc;

use egui::{Context, Ui, Vec2, vec2};
use strum::IntoEnumIterator as _;

use super::{picture, theme};
use crate::command::Command;
use crate::figure::{AsIs, Fonts, Page, Picture, Scene, Theme, shown_name};
use crate::model::Project;
use crate::render::{Format, Request};
use size::{Preset, SizeFields, Unit};
pub use table::{Table, TextFormat};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A picture.
    Drawn(Format),
    /// A table as text.
    Text(TextFormat),
}

/// The file that the dialog describes.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A picture in a theme.
    Drawn(Picture, Theme, Request),
    /// A table as text.
    Table(Table, TextFormat),
}

impl Wanted {
    /// The ending of the file.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Drawn(_, _, request) => request.format.extension(),
            Self::Table(_, format) => format.extension(),
        }
    }
}

/// What the dialog remembers: all choices, for as long as the program runs.
#[derive(Debug)]
pub struct ExportDialog {
    open: bool,
    picture: Picture,
    /// In place of the picture.
    table: Option<Table>,
    kind: Kind,
    size: SizeFields,
    theme: Theme,
    transparent: bool,
    outlines: bool,
    preview: Option<Preview>,
}

/// A scene and what it was laid out from.
#[derive(Debug)]
struct Preview {
    project: Arc<Project>,
    as_is: Option<(Arc<Project>, String)>,
    picture: Picture,
    page: Page,
    theme: Theme,
    /// Its first page.
    scene: Scene,
    /// How many pages it has.
    pages: usize,
}

impl Default for ExportDialog {
    fn default() -> Self {
        Self {
            open: false,
            picture: Picture::default(),
            table: None,
            kind: Kind::Drawn(Format::Png),
            size: SizeFields::default(),
            theme: Theme::default(),
            transparent: false,
            outlines: false,
            preview: None,
        }
    }
}

impl ExportDialog {
    /// Show it from the next frame on, with the picture that is in the window and
    /// its theme, or with the table that is there in place of a picture.
    pub fn open(&mut self, picture: Picture, table: Option<Table>, theme: Theme) {
        self.open = true;
        self.picture = picture;
        self.table = table;
        self.theme = theme;
    }

    /// Is it shown?
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Show it no longer. The choices stay for the next time.
    pub fn close(&mut self) {
        self.open = false;
        self.preview = None;
    }

    /// The file as chosen; none while a field holds nothing sensible.
    pub fn wanted(&self) -> Option<Wanted> {
        let format = match self.kind() {
            Kind::Text(format) => {
                return Some(Wanted::Table(self.table.unwrap_or(Table::Board), format));
            }
            Kind::Drawn(format) => format,
        };
        let request = Request {
            format,
            size: self.size.pixels().ok()?,
            dpi: self.size.dpi().ok()?,
            transparent: self.transparent,
            outlines: self.outlines && format != Format::Png,
        };
        Some(Wanted::Drawn(self.picture.clone(), self.theme, request))
    }

    /// The kind of file: a table is text, and so can the board be.
    fn kind(&self) -> Kind {
        match self.kind {
            Kind::Drawn(_) if self.table.is_some() => Kind::Text(TextFormat::Csv),
            Kind::Text(_) if self.table.is_some() => self.kind,
            Kind::Text(_) if self.picture != Picture::Errc => Kind::Drawn(Format::Png),
            kind => kind,
        }
    }

    /// Show it if it is open; push what was asked for onto `commands`. In a
    /// scenario, `as_is` is the project without it, and what it is called.
    pub fn ui(
        &mut self,
        ctx: &Context,
        project: &Arc<Project>,
        as_is: Option<(&Arc<Project>, &str)>,
        fonts: &Fonts,
        commands: &mut Vec<Command>,
    ) {
        if !self.open {
            return;
        }
        let room = theme::room(ctx, vec2(96.0, 140.0));
        let modal = theme::modal(ctx, "Export the picture").show(ctx, |ui| {
            ui.label(egui::RichText::new("Export the picture").text_style(theme::section()));
            ui.add_space(theme::GAP);
            let fields = 300.0;
            let picture = vec2(
                (room.x - fields - 24.0).clamp(160.0, 520.0),
                room.y.min(360.0),
            );
            egui::ScrollArea::vertical()
                .max_height(room.y)
                .show(ui, |ui| {
                    ui.horizontal_top(|ui| {
                        self.lay_out(project, as_is, fonts);
                        self.preview(ui, picture);
                        ui.add_space(theme::GAP);
                        ui.vertical(|ui| {
                            ui.set_width(fields);
                            self.fields(ui, project);
                        });
                    });
                });
            ui.add_space(theme::GAP);
            self.buttons(ui, commands)
        });
        if modal.should_close() || modal.inner {
            self.close();
        }
    }

    /// The picture as it will be, as large as fits into `room`.
    fn preview(&mut self, ui: &mut Ui, room: Vec2) {
        let (rect, response) = ui.allocate_exact_size(room, egui::Sense::hover());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, "Preview of the picture")
        });
        ui.painter().rect_filled(rect, 6.0, theme::colors(ui).desk);
        if let Some(table) = self.table {
            in_place_of_picture(ui, rect, table);
            return;
        }
        if let Some(Preview {
            scene,
            theme,
            pages,
            ..
        }) = &mut self.preview
        {
            let ground = (!self.transparent).then_some(theme.look().page);
            scene.background = ground;
            let rect = rect.shrink(12.0);
            let page = vec2(scene.size.width as f32, scene.size.height as f32);
            let scale = (rect.width() / page.x).min(rect.height() / page.y);
            let sheet = egui::Rect::from_center_size(rect.center(), page * scale);
            picture::paint(ui, sheet, scene, *theme);
            if *pages > 1 {
                let corner = rect.right_bottom() - vec2(4.0, 0.0);
                let font = egui::TextStyle::Small.resolve(ui.style());
                let color = theme::colors(ui).soft_text;
                let text = format!("Page 1 of {pages}");
                ui.painter()
                    .text(corner, egui::Align2::RIGHT_BOTTOM, text, font, color);
            }
        }
    }

    /// Make the scene anew, only when something changed. While a field holds
    /// nonsense, the picture stays as it was.
    fn lay_out(
        &mut self,
        project: &Arc<Project>,
        as_is: Option<(&Arc<Project>, &str)>,
        fonts: &Fonts,
    ) {
        let Ok(size) = self.size.pixels() else {
            return;
        };
        let page = Page::for_picture(f64::from(size.width()), f64::from(size.height()));
        let up_to_date = self.preview.as_ref().is_some_and(|preview| {
            let same_as_is = match (&preview.as_is, as_is) {
                (Some((then, name)), Some((now, scenario))) => {
                    Arc::ptr_eq(then, now) && name == scenario
                }
                (None, None) => true,
                _ => false,
            };
            Arc::ptr_eq(&preview.project, project)
                && same_as_is
                && preview.picture == self.picture
                && preview.page == page
                && preview.theme == self.theme
        });
        if up_to_date {
            return;
        }
        let (picture, theme) = (self.picture.clone(), self.theme);
        let beside = as_is.map(|(project, scenario)| AsIs { project, scenario });
        self.preview = picture
            .pages(project, beside, &page, theme, fonts)
            .and_then(|pages| {
                let count = pages.len();
                Some((pages.into_iter().next()?, count))
            })
            .map(|(scene, pages)| Preview {
                project: Arc::clone(project),
                as_is: as_is.map(|(project, name)| (Arc::clone(project), name.to_owned())),
                picture,
                page,
                theme,
                scene,
                pages,
            });
    }

    fn fields(&mut self, ui: &mut Ui, project: &Project) {
        egui::Grid::new("export")
            .num_columns(2)
            .spacing(vec2(12.0, 8.0))
            .show(ui, |ui| {
                ui.label("Picture");
                self.pictures(ui, project);
                ui.end_row();
                ui.label("Format");
                self.kinds(ui);
                ui.end_row();
                if matches!(self.kind(), Kind::Text(_)) {
                    return;
                }
                ui.label("Size");
                self.presets(ui);
                ui.end_row();
                self.size.rows(ui);
                ui.label("Theme");
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    for theme in Theme::iter() {
                        let name = theme.name().split(' ').next().unwrap_or_default();
                        ui.selectable_value(&mut self.theme, theme, name);
                    }
                });
                ui.end_row();
            });
        let Kind::Drawn(format) = self.kind() else {
            return;
        };
        ui.add_space(theme::GAP);
        ui.checkbox(&mut self.transparent, "Transparent background");
        let outlines = egui::Checkbox::new(&mut self.outlines, "Text as outlines");
        ui.add_enabled(format != Format::Png, outlines)
            .on_hover_text("Looks the same where the font is missing, and cannot be edited there")
            .on_disabled_hover_text("A PNG has no text to turn into outlines");
    }

    /// Which kind of file.
    fn kinds(&mut self, ui: &mut Ui) {
        let current = self.kind();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let mut offer = |kind: Kind, name: &str, hover: &str| {
                let choice = ui.selectable_label(kind == current, name);
                if choice.on_hover_text(hover).clicked() {
                    self.kind = kind;
                }
            };
            if self.table.is_none() {
                for format in Format::iter() {
                    offer(Kind::Drawn(format), format.name(), use_of(format));
                }
            }
            if self.table.is_some() || self.picture == Picture::Errc {
                for format in TextFormat::iter() {
                    offer(Kind::Text(format), format.name(), format.good_for());
                }
            }
        });
    }

    /// Which picture of the project.
    fn pictures(&mut self, ui: &mut Ui, project: &Project) {
        let maps = project.maps.iter().map(|map| {
            let name = format!("Map: {}", shown_name(&map.name));
            (Picture::Map(map.id.clone()), name)
        });
        let curves = project.competitors.iter().map(|competitor| {
            let name = format!("Value curve: {}", shown_name(&competitor.name));
            (Picture::Curve(competitor.id.clone()), name)
        });
        let first = [
            (Picture::Canvas, "Canvas".to_owned()),
            (Picture::Errc, "ERRC grid".to_owned()),
        ];
        let all: Vec<(Picture, String)> = first.into_iter().chain(maps).chain(curves).collect();
        let chosen = all.iter().find(|(picture, _)| *picture == self.picture);
        let name = match self.table {
            Some(table) => table.name().to_owned(),
            None => chosen.map(|(_, name)| name.clone()).unwrap_or_default(),
        };
        let list = egui::ComboBox::from_id_salt("picture")
            .selected_text(&name)
            .width(180.0)
            .truncate()
            .show_ui(ui, |ui| {
                for (picture, name) in all {
                    let this = self.table.is_none() && self.picture == picture;
                    if ui.selectable_label(this, name).clicked() {
                        self.picture = picture;
                        self.table = None;
                    }
                }
                for table in Table::ALONE {
                    let this = Some(table);
                    ui.selectable_value(&mut self.table, this, table.name());
                }
            });
        list.response.widget_info(|| {
            let name = format!("Picture: {name}");
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name)
        });
    }

    fn presets(&mut self, ui: &mut Ui) {
        let chosen = self.size.preset();
        let name = chosen.map_or("Other", Preset::name);
        let list = egui::ComboBox::from_id_salt("size")
            .selected_text(name)
            .width(180.0)
            .show_ui(ui, |ui| {
                for preset in Preset::iter() {
                    let this = chosen == Some(preset);
                    if ui.selectable_label(this, preset.name()).clicked() {
                        self.size = preset.fields();
                    }
                }
            });
        list.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("Size: {name}"))
        });
    }

    /// `true` on Cancel.
    fn buttons(&self, ui: &mut Ui, commands: &mut Vec<Command>) -> bool {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            let go = theme::main_button(ui, "Export…");
            let sensible = self.wanted().is_some();
            if ui.add_enabled(sensible, go).clicked() || (sensible && entered(ui)) {
                commands.push(Command::WritePicture);
            }
            ui.button("Cancel").clicked()
        })
        .inner
    }
}

/// Enter, and nothing has the focus that means something else by it. A text
/// field lets go of the focus on Enter.
pub(super) fn entered(ui: &Ui) -> bool {
    let free = ui.memory(|memory| memory.focused().is_none());
    free && !egui::Popup::is_any_open(ui.ctx())
        && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// Say in place of a preview what stands in a table.
fn in_place_of_picture(ui: &mut Ui, rect: egui::Rect, table: Table) {
    let middle = egui::Rect::from_center_size(rect.center(), vec2(0.7 * rect.width(), 80.0));
    let builder = egui::UiBuilder::new().max_rect(middle);
    ui.scope_builder(builder, |ui| {
        ui.vertical_centered(|ui| {
            let text = egui::RichText::new(table.rows()).color(theme::colors(ui).soft_text);
            ui.add(egui::Label::new(text).wrap());
        });
    });
}

/// What a format is good for.
fn use_of(format: Format) -> &'static str {
    match format {
        Format::Svg => "For web pages and for editing in a drawing program",
        Format::Png => "For slides, documents and messages",
        Format::Pdf => "For printing, with text that can be searched",
    }
}

/// For the unit of the fields.
fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Pixels => "pixels",
        Unit::Centimetres => "cm",
    }
}
