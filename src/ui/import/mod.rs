//! The import dialog: the first rows of a table, what they are taken for, and
//! what will be made of them. Everything that was guessed can be corrected.
//!
//! It reads no file: the first rows come from whoever opened it, and a command
//! asks for them again, for the whole table, or for the end of it all.

mod conflicts;
mod draft;
mod fields;
mod outlook;
mod table;

use std::sync::Arc;
use std::time::Duration;

use egui::{Align, Context, Key, Layout, RichText, Ui, UiBuilder, Vec2, vec2};

use super::export::entered;
use super::fields::{error_line, one_line};
use super::theme;
use crate::command::{Command, ImportStep};
use crate::figure::Fonts;
use crate::io::import::{Head, ImportError, Known, Merge, Plan, Progress};
use crate::model::Project;
use conflicts::Conflicts;
use draft::Draft;
use fields::{Changed, Fields, Seen, Texts};
use outlook::{Small, capital};

/// The widest and highest it gets, in points.
const LARGEST: Vec2 = vec2(1160.0, 760.0);
/// Around it.
const AROUND: f32 = 48.0;
/// Of the fields on the left.
const FIELDS: f32 = 248.0;
/// How often the bar moves while a table is read.
const PACE: Duration = Duration::from_millis(50);

/// What is shown.
#[derive(Debug, Default)]
enum Stage {
    /// Nothing.
    #[default]
    Closed,
    /// The first rows are on their way.
    Reading,
    /// The first rows, or why there are none.
    Ready,
    /// All of it is being read.
    Running(Arc<Progress>),
    /// What the project and the table do not agree upon.
    Merging(Box<Conflicts>),
}

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct ImportDialog {
    stage: Stage,
    /// Of the table, without folders.
    name: String,
    /// Whether it is text already, and no bytes that could be read otherwise.
    copied: bool,
    known: Known,
    draft: Option<Draft>,
    seen: Option<Seen>,
    /// Why the last thing failed.
    problem: Option<String>,
    /// Whether other settings might read what could not be read.
    curable: bool,
    texts: Texts,
    small: Option<Small>,
}

impl ImportDialog {
    /// Show it from the next frame on, waiting for the first rows of a table
    /// that is called so, or of what was copied.
    pub fn open(&mut self, name: Option<String>) {
        *self = Self {
            stage: Stage::Reading,
            copied: name.is_none(),
            name: name.unwrap_or_else(|| "clipboard".to_owned()),
            ..Self::default()
        };
    }

    /// Is it shown?
    pub fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Closed)
    }

    /// Show it no longer, and forget the table.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// What somebody said about the table, for reading its first rows.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// How to read the table; none while that makes no sense.
    pub fn plan(&self) -> Option<&Plan> {
        let draft = self.draft.as_ref()?;
        let plan = draft.plan.as_ref().ok()?;
        draft.made.as_ref().ok().map(|_| plan)
    }

    /// The first rows are being read, as they are known to be written now.
    pub fn wait(&mut self) {
        self.stage = Stage::Reading;
    }

    /// Take the first rows, or say why there are none.
    pub fn take_head(&mut self, head: Result<Head, ImportError>) {
        self.stage = Stage::Ready;
        match head {
            Ok(head) => {
                self.seen = Some(Seen {
                    format: head.format.clone(),
                    sheets: head.sheets.clone(),
                });
                self.problem = None;
                self.draft = Some(match self.draft.take() {
                    Some(draft) => draft.replaced(head, &self.known),
                    None => Draft::new(head, &self.known),
                });
            }
            Err(error) => {
                self.curable =
                    matches!(&error, ImportError::Wrong { place, .. } if place.row.is_some());
                self.problem = Some(capital(&error.in_words()));
                self.draft = None;
            }
        }
    }

    /// The whole table is being read.
    pub fn run(&mut self, progress: Arc<Progress>) {
        self.problem = None;
        self.stage = Stage::Running(progress);
    }

    /// Go back from reading the whole table, and say why.
    pub fn stop(&mut self, error: Option<String>) {
        self.problem = error.map(|error| capital(&error));
        self.stage = Stage::Ready;
    }

    /// Let conflicts with `project` be decided.
    pub fn decide(&mut self, merge: Merge, project: Arc<Project>) {
        self.stage = Stage::Merging(Box::new(Conflicts::new(merge, project)));
    }

    /// The table beside the project, with every conflict decided. The dialog
    /// is closed after that.
    pub fn take_merge(&mut self) -> Option<Merge> {
        match std::mem::take(&mut self.stage) {
            Stage::Merging(conflicts) => {
                self.close();
                Some(conflicts.merge)
            }
            other => {
                self.stage = other;
                None
            }
        }
    }

    /// Show it if it is open; push what was asked for onto `commands`. `beside`
    /// says whether there is a project to add the table to.
    pub fn ui(&mut self, ctx: &Context, beside: bool, fonts: &Fonts, commands: &mut Vec<Command>) {
        if !self.is_open() {
            return;
        }
        if matches!(self.stage, Stage::Running(_)) {
            ctx.request_repaint_after(PACE);
        }
        let margin = ctx.global_style().spacing.window_margin.sum();
        let around = Vec2::splat(AROUND) + margin;
        let size = theme::room(ctx, around).min(LARGEST - margin);
        let modal = theme::modal(ctx, "Import a table").show(ctx, |ui| {
            ui.set_width(size.x);
            ui.set_height(size.y);
            self.heading(ui);
            ui.add_space(theme::GAP);
            let below = theme::ROW_HEIGHT + theme::GAP + ui.spacing().item_spacing.y;
            let height = (ui.max_rect().bottom() - ui.cursor().top() - below).max(0.0);
            let body = egui::Rect::from_min_size(ui.cursor().min, vec2(size.x, height));
            ui.allocate_rect(body, egui::Sense::hover());
            let mut inside = ui.new_child(UiBuilder::new().max_rect(body));
            self.body(&mut inside, body.size(), fonts, commands);
            ui.add_space(theme::GAP);
            self.buttons(ui, beside, commands);
        });
        // A click beside it would lose every correction.
        let escape = modal.is_top_modal
            && !modal.any_popup_open
            && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
        if escape {
            let step = match self.stage {
                Stage::Running(_) => ImportStep::Stop,
                _ => ImportStep::Close,
            };
            commands.push(Command::Import(step));
        }
    }

    fn heading(&self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Import a table").text_style(theme::section()));
            ui.add(egui::Label::new(RichText::new(one_line(&self.name)).weak()).truncate());
        });
    }

    fn body(&mut self, ui: &mut Ui, size: Vec2, fonts: &Fonts, commands: &mut Vec<Command>) {
        if let Stage::Merging(conflicts) = &mut self.stage {
            conflicts.ui(ui, &self.name, size.y);
            return;
        }
        if self.draft.is_none() && !matches!(self.stage, Stage::Ready) {
            ui.label("Reading the first rows…");
            return;
        }
        ui.add_enabled_ui(matches!(self.stage, Stage::Ready), |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
                if self.draft.is_some() || self.seen.is_some() || self.curable {
                    self.fields(ui, size.y, commands);
                }
                let right = vec2(ui.available_width().max(0.0), size.y);
                ui.vertical(|ui| {
                    ui.set_width(right.x);
                    self.right(ui, right, fonts);
                });
            });
        });
    }

    fn fields(&mut self, ui: &mut Ui, height: f32, commands: &mut Vec<Command>) {
        let changed = ui
            .vertical(|ui| {
                ui.set_width(FIELDS);
                egui::ScrollArea::vertical()
                    .id_salt("fields")
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        // Clear of the bar that scrolls.
                        ui.set_width(FIELDS - theme::GAP);
                        let fields = Fields {
                            known: &mut self.known,
                            draft: self.draft.as_mut(),
                            seen: self.seen.as_ref(),
                            copied: self.copied,
                            texts: &mut self.texts,
                        };
                        fields.ui(ui)
                    })
                    .inner
            })
            .inner;
        match changed {
            Changed::Nothing => {}
            Changed::Plan => self.plan_again(),
            Changed::Head => commands.push(Command::Import(ImportStep::Again)),
        }
    }

    fn plan_again(&mut self) {
        self.problem = None;
        if let Some(draft) = &mut self.draft {
            draft.plan(&self.known);
        }
    }

    /// The first rows, and below them what they make.
    fn right(&mut self, ui: &mut Ui, size: Vec2, fonts: &Fonts) {
        let Some(draft) = &mut self.draft else {
            ui.label(RichText::new("This table cannot be read").text_style(theme::section()));
            let color = theme::colors(ui).error;
            let problem = self.problem.as_deref().unwrap_or_default();
            ui.add(egui::Label::new(RichText::new(problem).color(color)).wrap());
            return;
        };
        let below = (size.y * 0.36).clamp(120.0, 220.0);
        let between = theme::GAP + ui.spacing().item_spacing.y;
        let first = vec2(size.x, (size.y - below - between).max(0.0));
        if let Some((column, role)) = table::ui(ui, draft, first) {
            self.problem = None;
            draft.assign(column, role, &self.known);
        }
        ui.add_space(theme::GAP);
        outlook::ui(ui, draft, &mut self.small, fonts, vec2(size.x, below));
    }

    fn buttons(&mut self, ui: &mut Ui, beside: bool, commands: &mut Vec<Command>) {
        let mut push = |step: ImportStep| commands.push(Command::Import(step));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Stage::Running(progress) = &self.stage {
                if ui.button("Cancel").clicked() {
                    push(ImportStep::Stop);
                }
                bar(ui, progress);
                return;
            }
            if let Stage::Merging(_) = &self.stage {
                let go = ui.add(theme::main_button(ui, "Add to this project"));
                if go.clicked() || entered(ui) {
                    push(ImportStep::Merge);
                }
            } else {
                let sensible = matches!(self.stage, Stage::Ready) && self.plan().is_some();
                let make = theme::main_button(ui, "Make a new project");
                if ui.add_enabled(sensible, make).clicked() || (sensible && entered(ui)) {
                    push(ImportStep::Make);
                }
                let add = egui::Button::new("Add to this project");
                if beside && ui.add_enabled(sensible, add).clicked() {
                    push(ImportStep::Add);
                }
            }
            if ui.button("Cancel").clicked() {
                push(ImportStep::Close);
            }
            if let (Some(problem), Some(_)) = (&self.problem, &self.draft) {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    error_line(ui, problem);
                });
            }
        });
    }
}

/// How much of the table is read.
fn bar(ui: &mut Ui, progress: &Progress) {
    let fraction = progress.fraction();
    let bar = egui::ProgressBar::new(fraction.unwrap_or(0.0) as f32).desired_width(240.0);
    let bar = match fraction {
        Some(fraction) => bar.text(format!("{:.0} %", fraction * 100.0)),
        None => bar,
    };
    let response = ui.add(bar);
    response.accessible_name("How much is read");
    ui.label("Reading the table…");
}
