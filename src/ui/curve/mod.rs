//! One competitor's value curve by itself, over what its rivals offer.
//!
//! The picture is the figure's, and everything on it works as on the strategy
//! canvas: points are dragged, nudged and typed.

use egui::{Align, ComboBox, Frame, Layout, Margin, RichText, Ui, vec2};

use super::canvas::{CanvasContext, CanvasView};
use super::fields::one_line;
use super::theme;
use crate::command::{Command, Selection};
use crate::model::{Competitor, CompetitorId, Project};

/// Of the box that shows whose curve it is.
const COMBO_WIDTH: f32 = 240.0;

/// What the view remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct CurveView {
    picture: CanvasView,
    /// Whose curve was shown last.
    shown: Option<CompetitorId>,
}

impl CurveView {
    /// The picture, with its camera and what is going on in it.
    pub fn picture(&self) -> &CanvasView {
        &self.picture
    }

    /// The picture, to be changed.
    pub fn picture_mut(&mut self) -> &mut CanvasView {
        &mut self.picture
    }

    /// Whose curve is shown: that of the competitor selected last, or else our
    /// own, or else the first. None where there is no competitor.
    pub fn whose<'p>(&self, project: &'p Project, selection: &Selection) -> Option<&'p Competitor> {
        let found = |id: &CompetitorId| project.competitor(id);
        let selected = selection.competitor().and_then(found);
        let last = || self.shown.as_ref().and_then(found);
        let own = || project.own();
        let first = || project.competitors.first();
        let whose = selected.or_else(last).or_else(own).or_else(first);
        whose.map(AsRef::as_ref)
    }

    /// Show the curve in all the room there is; push what the user asked for
    /// onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: CanvasContext<'_>, commands: &mut Vec<Command>) {
        let project = context.project;
        let Some(whose) = self.whose(project, context.selection) else {
            // Says what to do first.
            self.picture.ui(ui, context, commands);
            return;
        };
        self.shown = Some(whose.id.clone());
        let bar = Frame::new().inner_margin(Margin::symmetric(12, 6));
        bar.show(ui, |ui| {
            let size = vec2(ui.available_width(), theme::ROW_HEIGHT);
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.label(RichText::new("Value curve of").weak());
                choose(ui, project, whose, commands);
            });
        });
        let context = CanvasContext {
            alone: Some(&whose.id),
            ..context
        };
        self.picture.ui(ui, context, commands);
    }
}

/// Whose curve it is, and the others to choose from.
fn choose(ui: &mut Ui, project: &Project, whose: &Competitor, commands: &mut Vec<Command>) {
    let current = one_line(&whose.name);
    let combo = ComboBox::from_id_salt("value curve of")
        .selected_text(&current)
        .width(COMBO_WIDTH.min(ui.available_width()))
        .truncate()
        .show_ui(ui, |ui| {
            for competitor in &project.competitors {
                let chosen = competitor.id == whose.id;
                let name = one_line(&competitor.name);
                if ui.selectable_label(chosen, name).clicked() {
                    let id = competitor.id.clone();
                    commands.push(Command::Select(Selection::Competitor(id)));
                }
            }
        });
    combo
        .response
        .on_hover_text("The curve of the competitor that is selected")
        .accessible_name(format!("Value curve of {current}"));
}
