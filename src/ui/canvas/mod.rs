//! The live strategy canvas: the picture of an export, with handles on it.
//!
//! Handles are egui widgets above the plot, so
//! that they take the press before panning does, work from the keyboard, and
//! are found by name. What is drawn here is never in a file: handles, hover,
//! selection, values beside the pointer.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Rect, Ui};
use egui_plot::PlotTransform;

use super::camera::{Camera, scale_of};
use super::live::{Pointed, entry, pointed};
use crate::analysis::{Standard, industry_standard};
use crate::command::{Command, MenuCommand, Selection};
use crate::figure::{
    AsIs, Canvas, CanvasOptions, CurveOptions, Fonts, Lane, Page, Theme, ValueCurve,
    strategy_canvas_with, value_curve,
};
use crate::model::{CompetitorId, FactorId, Project};
use crate::render::screen::page_from_screen;

mod grip;
mod handles;
mod hit;
mod inline;
mod marks;
mod names;
mod overlay;
mod steps;

use handles::Handles;
use inline::InlineEdit;
use names::NameDrag;

/// What the canvas shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct CanvasContext<'a> {
    /// The open project, in the chosen scenario.
    pub project: &'a Arc<Project>,
    /// The project without the scenario, where one is chosen.
    pub as_is: Option<AsIs<'a>>,
    /// The competitor whose value curve is shown by itself; none shows the
    /// strategy canvas.
    pub alone: Option<&'a CompetitorId>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Of the picture, not of the window.
    pub theme: Theme,
    /// What texts are measured with.
    pub fonts: &'a Fonts,
}

/// A layout and what it was made from.
#[derive(Debug)]
struct Layout {
    project: Arc<Project>,
    page: Page,
    theme: Theme,
    lane: Lane,
    alone: Option<CompetitorId>,
    picture: Arc<Picture>,
}

/// A laid-out canvas and what is said at its points.
#[derive(Debug)]
struct Picture {
    canvas: Canvas,
    /// Of the factors on the canvas that a rival offers.
    standards: BTreeMap<FactorId, Standard>,
}

/// What the view remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct CanvasView {
    layout: Option<Layout>,
    camera: Camera,
    /// The curve under the pointer.
    hovered: Option<CompetitorId>,
    handles: Handles,
    names: NameDrag,
    inline: Option<InlineEdit>,
}

impl CanvasView {
    /// Where it looks.
    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    /// Where it looks, to be changed.
    pub fn camera_mut(&mut self) -> &mut Camera {
        &mut self.camera
    }

    /// Show what is selected larger, from the next frame on.
    pub fn look_at(&mut self, selection: &Selection) {
        let Some(layout) = &self.layout else { return };
        let points = layout.picture.canvas.points.iter();
        let selected = points.filter(|point| {
            let whose = selection.competitors().contains(&point.competitor);
            let on = selection.factor() == Some(&point.factor);
            match selection {
                Selection::Point(..) => whose && on,
                _ => whose || on,
            }
        });
        let boxes = selected.map(|point| kurbo::Rect::from_center_size(point.at, (0.0, 0.0)));
        if let Some(all) = boxes.reduce(|all, point| all.union(point)) {
            self.camera.look_at(all.inflate(80.0, 60.0));
        }
    }

    /// The competitor whose curve or label is under the pointer.
    pub fn hovered(&self) -> Option<&CompetitorId> {
        self.hovered.as_ref()
    }

    /// Is something typed on the picture? Then Escape and most keys are the field's.
    pub fn is_typing(&self) -> bool {
        self.inline.is_some()
    }

    /// Is a handle or a name being dragged? Then Escape is the canvas's.
    pub fn is_dragging(&self) -> bool {
        self.handles.is_dragging() || self.names.is_dragging()
    }

    /// Show the canvas in all the room there is; push what the user asked for
    /// onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: CanvasContext<'_>, commands: &mut Vec<Command>) {
        let rect = ui.available_rect_before_wrap();
        if rect.width() < 1.0 || rect.height() < 1.0 {
            return;
        }
        let page = Page::for_picture(rect.width().into(), rect.height().into());
        let picture = self.layout(context, page);
        let canvas = &picture.canvas;
        self.find_hovered(ui, canvas, context);

        let emphasis = self.hovered.clone();
        let name = match context.alone {
            Some(_) => "value curve",
            None => "strategy canvas",
        };
        let response = self.camera.ui(ui, name, &canvas.scene, emphasis.as_ref());
        let transform = response.transform;
        let ground = &response.response;
        if ground.clicked() || ground.secondary_clicked() {
            let picked = self.hovered.clone().map(Selection::Competitor);
            commands.push(Command::Select(picked.unwrap_or_default()));
        }
        if ground.double_clicked()
            && let Some(hovered) = self.hovered.clone()
        {
            commands.push(Command::Rename(Selection::Competitor(hovered)));
        }
        ground.context_menu(|ui| context_menu(ui, context.selection, commands));
        if self.hovered.is_some() && ground.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }

        let stage = Stage {
            context,
            canvas,
            standards: &picture.standards,
            transform,
            clip: rect,
        };
        marks::ui(ui, &stage, commands);
        self.names.ui(ui, &stage, &mut self.inline, commands);
        self.handles.ui(
            ui,
            &stage,
            self.hovered.as_ref(),
            &mut self.inline,
            commands,
        );
        inline::ui(ui, &stage, &mut self.inline, commands);
        steps::ui(ui, &stage, commands);
    }

    /// The layout for this frame, made anew only when something changed.
    fn layout(&mut self, context: CanvasContext<'_>, page: Page) -> Arc<Picture> {
        let lane = self.handles.lane();
        let current = self.layout.as_ref().filter(|layout| {
            Arc::ptr_eq(&layout.project, context.project)
                && layout.page == page
                && layout.theme == context.theme
                && layout.lane == lane
                && layout.alone.as_ref() == context.alone
        });
        if let Some(layout) = current {
            return Arc::clone(&layout.picture);
        }
        let canvas = laid_out(context, page, lane);
        let columns = canvas.axes.columns.iter().zip(&canvas.standards);
        let standards =
            columns.filter_map(|((factor, _), standard)| Some((factor.clone(), (*standard)?)));
        let picture = Arc::new(Picture {
            standards: standards.collect(),
            canvas,
        });
        self.layout = Some(Layout {
            project: Arc::clone(context.project),
            page,
            theme: context.theme,
            lane,
            alone: context.alone.cloned(),
            picture: Arc::clone(&picture),
        });
        picture
    }

    /// Find the curve or label under the pointer, by where things were a frame ago.
    fn find_hovered(&mut self, ui: &Ui, canvas: &Canvas, context: CanvasContext<'_>) {
        if self.is_dragging() {
            return;
        }
        let at = match pointed(ui) {
            Pointed::Nothing => return,
            Pointed::Away => None,
            Pointed::At(at) => Some(at),
        };
        self.hovered = at.zip(self.camera.transform()).and_then(|(at, transform)| {
            let reach = hit::REACH / scale_of(transform);
            let at = page_from_screen(transform, at);
            let selected = context.selection.competitor();
            hit::competitor_at(canvas, at, reach, context.fonts, selected)
        });
    }
}

/// The picture: of all curves, or of one by itself.
fn laid_out(context: CanvasContext<'_>, page: Page, lane: Lane) -> Canvas {
    let CanvasContext {
        project,
        as_is,
        theme,
        fonts,
        ..
    } = context;
    let Some(competitor) = context.alone else {
        let options = CanvasOptions { lane, as_is };
        return strategy_canvas_with(project, &page, theme, fonts, options);
    };
    let options = CurveOptions { lane, as_is };
    let ValueCurve {
        scene,
        axes,
        points,
    } = value_curve(project, competitor, &page, theme, fonts, options);
    let columns = axes.columns.iter();
    let standards = columns.map(|(factor, _)| industry_standard(project, factor));
    Canvas {
        standards: standards.collect(),
        scene,
        axes,
        points,
        unlabelled: 0,
    }
}

/// What everything on the canvas needs to know this frame.
struct Stage<'a> {
    context: CanvasContext<'a>,
    canvas: &'a Canvas,
    standards: &'a BTreeMap<FactorId, Standard>,
    transform: PlotTransform,
    /// Of the picture on the screen.
    clip: Rect,
}

impl Stage<'_> {
    /// Screen points per page point.
    fn scale(&self) -> f32 {
        scale_of(&self.transform) as f32
    }

    fn project(&self) -> &Project {
        self.context.project
    }

    /// The industry standard of a factor on the canvas, 0 to 10.
    fn standard(&self, factor: &FactorId) -> Option<f64> {
        self.standards.get(factor).map(|standard| standard.level)
    }
}

/// What can be done with what is selected.
fn context_menu(ui: &mut Ui, selection: &Selection, commands: &mut Vec<Command>) {
    let entries: &[MenuCommand] = match selection {
        Selection::Project => &[
            MenuCommand::AddCompetitor,
            MenuCommand::AddFactor,
            MenuCommand::Fit,
            MenuCommand::CopyPicture,
            MenuCommand::Export,
        ],
        Selection::Competitor(_) => &[
            MenuCommand::Rename,
            MenuCommand::Duplicate,
            MenuCommand::ToggleVisible,
            MenuCommand::MakeOwn,
            MenuCommand::Delete,
        ],
        Selection::Factor(_) => &[
            MenuCommand::Rename,
            MenuCommand::Duplicate,
            MenuCommand::ToggleVisible,
            MenuCommand::MoveUp,
            MenuCommand::MoveDown,
            MenuCommand::Delete,
        ],
        Selection::Point(..) => &[MenuCommand::ToggleNotOffered, MenuCommand::ClearScore],
        Selection::Several(_) => &[MenuCommand::SelectNothing],
        Selection::Segment(_) | Selection::Map(_) | Selection::Scenario(_) => &[
            MenuCommand::Rename,
            MenuCommand::Duplicate,
            MenuCommand::Delete,
        ],
    };
    ui.set_min_width(200.0);
    let columns = matches!(selection, Selection::Factor(_));
    for command in entries {
        // On the canvas, up and down in the list of factors is left and right.
        let label = match command {
            MenuCommand::MoveUp if columns => Some("Move left"),
            MenuCommand::MoveDown if columns => Some("Move right"),
            _ => None,
        };
        entry(ui, *command, label, commands);
    }
}
