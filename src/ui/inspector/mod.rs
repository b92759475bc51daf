//! The fields on the right: all of what is selected.
//!
//! Reads the project and pushes commands. It keeps what was typed and is no
//! edit yet, and whether a drag of its own is going on; nothing else.

use std::collections::BTreeSet;

use egui::{Align, Frame, Id, Layout, Margin, Rect, Response, RichText, ScrollArea, Ui, UiBuilder};

use super::fields::{Drafts, Gesture, ROW_HEIGHT, Spectrum, TextField, fold_line};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::Edit;
use crate::figure::{Look, Theme};
use crate::model::{MapId, Project, ScenarioId};

mod color;
mod competitor;
mod distance;
mod evidence;
mod factor;
mod map;
mod metrics;
mod pasted;
mod plan;
mod point;
mod project;
mod scenario;
mod scores;
mod segment;
mod several;
mod standard;

/// Between fields, in points.
const GAP: f32 = 8.0;

/// The fields on the right. Nothing it remembers is part of the project; a new
/// project deserves a new one.
#[derive(Debug, Default)]
pub struct Inspector {
    drafts: Drafts,
    gesture: Gesture,
    spectrum: Spectrum,
    /// The parts that are unfolded, by their names: the next thing that is
    /// selected has them unfolded as well.
    unfolded: BTreeSet<&'static str>,
    pasted: pasted::Pasted,
}

/// What the fields show.
#[derive(Clone, Copy, Debug)]
pub struct InspectorContext<'a> {
    /// The project as it is shown: in the chosen scenario.
    pub project: &'a Project,
    /// The project with our own company as it is, while a scenario is chosen.
    pub as_is: Option<&'a Project>,
    /// What is selected.
    pub selection: &'a Selection,
    /// The variant of our own curve that is worked on; none for the as-is.
    pub scenario: Option<&'a ScenarioId>,
    /// The map that is shown, or would be.
    pub map: Option<&'a MapId>,
    /// Of the picture: the colours of the signs.
    pub theme: Theme,
}

/// What all fields of a frame share.
struct Form<'a> {
    panel: Id,
    project: &'a Project,
    /// With our own company as it is.
    as_is: &'a Project,
    scenario: Option<&'a ScenarioId>,
    map: Option<&'a MapId>,
    look: &'a Look,
    drafts: &'a mut Drafts,
    gesture: &'a mut Gesture,
    spectrum: &'a mut Spectrum,
    unfolded: &'a mut BTreeSet<&'static str>,
    pasted: &'a mut pasted::Pasted,
    commands: &'a mut Vec<Command>,
}

impl Inspector {
    /// Show the fields of what is selected; push what the user asked for onto
    /// `commands`. What is selected and no longer exists shows the project.
    pub fn ui(&mut self, ui: &mut Ui, context: InspectorContext<'_>, commands: &mut Vec<Command>) {
        let InspectorContext {
            project, selection, ..
        } = context;
        let before = commands.len();
        let panel = ui.scope_id().with("inspector");
        let mut form = Form {
            panel,
            project,
            as_is: context.as_is.unwrap_or(project),
            scenario: context.scenario,
            map: context.map,
            look: context.theme.look(),
            drafts: &mut self.drafts,
            gesture: &mut self.gesture,
            spectrum: &mut self.spectrum,
            unfolded: &mut self.unfolded,
            pasted: &mut self.pasted,
            commands,
        };
        ScrollArea::vertical()
            .id_salt(("inspector", std::mem::discriminant(selection)))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let margin = Margin {
                    left: 4,
                    right: 8,
                    top: 8,
                    bottom: 16,
                };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = GAP;
                    ui.take_available_width();
                    form.selected(ui, selection);
                });
            });
        form.drafts.finish(ui.ctx(), panel, project, form.commands);
        form.gesture.finish(form.commands);
        if form.commands.len() > before {
            // What they change is shown only in the next frame.
            ui.ctx().request_repaint();
        }
    }
}

impl Form<'_> {
    /// Show what is selected; the project in place of what is no longer there.
    fn selected(&mut self, ui: &mut Ui, selection: &Selection) {
        let project = self.project;
        let shown = match selection {
            Selection::Project => None,
            Selection::Competitor(id) => project.competitor(id).map(|found| {
                ui.push_id(id.as_str(), |ui| competitor::show(ui, self, found));
            }),
            Selection::Factor(id) => project.factor(id).map(|found| {
                ui.push_id(id.as_str(), |ui| factor::show(ui, self, found));
            }),
            Selection::Point(of, on) => {
                let found = project.competitor(of).zip(project.factor(on));
                found.map(|(competitor, factor)| {
                    ui.push_id((of.as_str(), on.as_str()), |ui| {
                        point::show(ui, self, competitor, factor);
                    });
                })
            }
            Selection::Several(ids) => several::show(ui, self, ids),
            Selection::Segment(id) => project.segment(id).map(|found| {
                ui.push_id(id.as_str(), |ui| segment::show(ui, self, found));
            }),
            Selection::Map(id) => project.map(id).map(|found| {
                ui.push_id(id.as_str(), |ui| map::show(ui, self, found));
            }),
            Selection::Scenario(id) => project.scenario(id).map(|found| {
                ui.push_id(id.as_str(), |ui| scenario::show(ui, self, found));
            }),
        };
        if shown.is_none() {
            project::show(ui, self);
        }
    }

    /// Show `count` rows of at least `height` points: those that are in sight
    /// and those in which something was typed, which `open` tells.
    fn rows(
        &mut self,
        ui: &mut Ui,
        (count, height): (usize, f32),
        open: impl Fn(&Drafts, usize) -> bool,
        mut show: impl FnMut(&mut Ui, &mut Self, usize),
    ) {
        ui.spacing_mut().item_spacing.y = 0.0;
        // Tab and Enter lead one row out of sight.
        let sight = ui.clip_rect().y_range().expand(2.0 * ROW_HEIGHT);
        let mut skipped = 0;
        for index in 0..count {
            let top = ui.cursor().top() + skipped as f32 * height;
            let seen = top <= sight.max && top + height >= sight.min;
            if seen || (self.drafts.any() && open(self.drafts, index)) {
                ui.add_space(skipped as f32 * height);
                skipped = 0;
                show(ui, self, index);
            } else {
                skipped += 1;
            }
        }
        ui.add_space(skipped as f32 * height);
    }

    /// A part that is folded away until it is wanted.
    fn fold(&mut self, ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui, &mut Self)) {
        let open = self.unfolded.contains(name);
        if fold_line(ui, self.panel.with(("fold", name)), name, open).clicked() {
            if !self.unfolded.remove(name) {
                self.unfolded.insert(name);
            }
            ui.ctx().request_repaint();
        }
        if open {
            add(ui, self);
        }
    }

    /// Show a text field, with what is wrong with its text below it.
    fn field(&mut self, ui: &mut Ui, look: &TextField<'_>) -> Response {
        let (drafts, commands) = (&mut *self.drafts, &mut *self.commands);
        drafts.show_with_error(ui, self.panel, self.project, look, commands)
    }

    fn edit(&mut self, edit: Edit) {
        self.commands.push(Command::Edit(edit));
    }

    /// Several edits as one step.
    fn edits(&mut self, name: String, edits: Vec<Edit>) {
        if !edits.is_empty() {
            self.commands.push(Command::Edits(name, edits));
        }
    }

    fn menu(&mut self, command: MenuCommand) {
        self.commands.push(Command::Menu(command));
    }

    fn select(&mut self, selection: Selection) {
        self.commands.push(Command::Select(selection));
    }
}

/// What kind of thing is shown.
fn kind(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).small().weak());
}

/// Show a value at the right end of `rect`; gives where it begins.
fn value(ui: &mut Ui, rect: Rect, text: &str) -> f32 {
    let layout = Layout::right_to_left(Align::Center);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    inside.label(text).rect.left()
}
