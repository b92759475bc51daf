//! Above the columns: which variant of our curve it is, its tagline, the margin.

use egui::{Label, RichText, Sense, Slider, Ui, UiBuilder, vec2};

use super::super::fields::{Field, Lines, TextField, one_line, unit};
use super::super::theme;
use super::{BoardView, Frame};
use crate::command::{Command, MenuCommand};
use crate::edit::Edit;
use crate::model::Level;

/// Of the margin's label, slider and field together.
const MARGIN_WIDTH: f32 = 258.0;
/// Of the field.
const MARGIN_FIELD: f32 = 48.0;

/// The largest margin on the slider, in levels; larger ones are typed.
const MOST: f64 = 5.0;

/// What the margin does, on hover.
const MARGIN: &str = "How far from the industry standard is well above or well below it: beyond \
                      it the rule says raise or reduce, within it keep";

impl BoardView {
    pub(super) fn head(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        if ui.available_width() >= 640.0 {
            let room = ui.available_rect_before_wrap();
            let left = room.with_max_x(room.right() - MARGIN_WIDTH - theme::WIDE_GAP);
            let right = room.with_min_x(room.right() - MARGIN_WIDTH);
            let used = ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                self.variant(ui, frame);
            });
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                self.margin_ui(ui, frame);
            });
            ui.advance_cursor_after_rect(used.response.rect);
        } else {
            self.variant(ui, frame);
            self.margin_ui(ui, frame);
        }
        ui.add_space(theme::GAP);
    }

    /// The scenario's name and its tagline.
    fn variant(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let context = frame.context;
        let scenario = context.scenario.and_then(|id| context.project.scenario(id));
        ui.horizontal(|ui| {
            let name = scenario.map_or_else(|| "As is".to_owned(), |it| one_line(&it.name));
            ui.add(Label::new(RichText::new(name).heading()).truncate());
            if context.project.scenarios.is_empty() {
                let offer = ui.link("Plan a change: add a scenario");
                let command = MenuCommand::AddScenario;
                if offer.on_hover_text(command.tooltip()).clicked() {
                    frame.commands.push(Command::Menu(command));
                }
            }
        });
        let look = TextField {
            hint: "Tagline: one clear and true sentence about this curve",
            lines: Lines::One,
            width: 640.0_f32.min(ui.available_width()),
            ..TextField::line(Field::Tagline, "Tagline of the curve")
        };
        self.drafts
            .show_with_error(ui, frame.panel, context.project, &look, frame.commands);
    }

    fn margin_ui(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let project = frame.context.project;
        ui.horizontal_top(|ui| {
            ui.set_min_height(theme::ROW_HEIGHT);
            let label = Label::new(RichText::new("Margin ±").weak());
            let (rect, _) = ui.allocate_exact_size(vec2(64.0, theme::ROW_HEIGHT), Sense::hover());
            ui.put(rect, label).on_hover_text(MARGIN);
            self.slider(ui, frame);
            let look = TextField {
                width: MARGIN_FIELD,
                ..TextField::line(Field::Margin, "Margin")
            };
            self.drafts
                .show_with_error(ui, frame.panel, project, &look, frame.commands)
                .on_hover_text(MARGIN);
        });
    }

    fn slider(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let settings = &frame.context.project.settings;
        let (unit, margin) = (unit(settings.scale), settings.margin);
        let mut shown = (margin.get() * unit).min(MOST * unit);
        ui.spacing_mut().slider_width = 130.0;
        // To be seen on the desk.
        ui.visuals_mut().widgets.inactive.bg_fill = theme::colors(ui).press;
        let slider = Slider::new(&mut shown, 0.0..=MOST * unit)
            .step_by(0.1 * unit)
            .smart_aim(false)
            .show_value(false);
        let response = ui.add(slider);
        let moved = Level::nearest(shown / unit);
        let changed = response.changed() && moved != margin;
        let edit = changed.then_some(Edit::SetMargin(moved));
        response
            .on_hover_text(MARGIN)
            .accessible_name("Margin slider");
        self.margin.show(ui, edit, frame.commands);
    }
}
