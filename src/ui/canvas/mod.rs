//! The live strategy canvas: the picture of an export, with handles on it.
//!
//! `egui_plot` is the camera (pan, zoom, coordinates) over a laid-out page; the
//! page is [`crate::figure`]'s. Handles are egui widgets above the plot, so
//! that they take the press before panning does, work from the keyboard, and
//! are found by name. What is drawn here is never in a file: handles, hover,
//! selection, values beside the pointer.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Rect, Sense, Ui, Vec2};
use egui_plot::{Plot, PlotBounds, PlotTransform};

use crate::analysis::{Standard, industry_standard};
use crate::command::{Command, MenuCommand, Selection};
use crate::figure::{Canvas, Fonts, Lane, Page, Theme, strategy_canvas_with};
use crate::model::{CompetitorId, FactorId, Project};
use crate::render::screen::{SceneItem, page_from_screen, plot_bounds};

mod grip;
mod handles;
mod hit;
mod inline;
mod names;
mod overlay;
mod steps;

use handles::Handles;
use inline::InlineEdit;
use names::NameDrag;

/// How far in the camera goes, against the whole picture.
const ZOOM: std::ops::RangeInclusive<f64> = 1.0..=16.0;

/// What the canvas shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct CanvasContext<'a> {
    /// The open project.
    pub project: &'a Arc<Project>,
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
#[derive(Debug)]
pub struct CanvasView {
    layout: Option<Layout>,
    /// Whether the whole picture is to be shown, whatever the size of the window.
    fit: bool,
    /// Asked for from a menu; done at the next frame.
    zoom_by: f64,
    /// Against the whole picture.
    zoom: f64,
    transform: Option<PlotTransform>,
    /// The curve under the pointer.
    hovered: Option<CompetitorId>,
    handles: Handles,
    names: NameDrag,
    inline: Option<InlineEdit>,
}

impl Default for CanvasView {
    fn default() -> Self {
        Self {
            layout: None,
            fit: true,
            zoom_by: 1.0,
            zoom: 1.0,
            transform: None,
            hovered: None,
            handles: Handles::default(),
            names: NameDrag::default(),
            inline: None,
        }
    }
}

impl CanvasView {
    /// Show the whole picture from the next frame on.
    pub fn fit(&mut self) {
        self.fit = true;
    }

    /// Zoom about the middle at the next frame; above 1 is closer.
    pub fn zoom_by(&mut self, factor: f64) {
        self.zoom_by *= factor;
    }

    /// How large the picture is shown, in percent of the whole one.
    pub fn zoom_percent(&self) -> f64 {
        self.zoom * 100.0
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

        let response = self.plot(ui, canvas);
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
        self.transform = Some(transform);
    }

    /// The layout for this frame, made anew only when something changed.
    fn layout(&mut self, context: CanvasContext<'_>, page: Page) -> Arc<Picture> {
        let lane = self.handles.lane();
        let current = self.layout.as_ref().filter(|layout| {
            Arc::ptr_eq(&layout.project, context.project)
                && layout.page == page
                && layout.theme == context.theme
                && layout.lane == lane
        });
        if let Some(layout) = current {
            return Arc::clone(&layout.picture);
        }
        let canvas =
            strategy_canvas_with(context.project, &page, context.theme, context.fonts, lane);
        let columns = canvas.axes.columns.iter();
        let standards = columns.filter_map(|(factor, _)| {
            Some((factor.clone(), industry_standard(context.project, factor)?))
        });
        let picture = Arc::new(Picture {
            standards: standards.collect(),
            canvas,
        });
        self.layout = Some(Layout {
            project: Arc::clone(context.project),
            page,
            theme: context.theme,
            lane,
            picture: Arc::clone(&picture),
        });
        picture
    }

    /// Find the curve or label under the pointer, by where things were a frame ago.
    ///
    /// Only a pointer that moves or presses asks: one that was left lying on a
    /// curve must not dim the others while somebody works with keys.
    fn find_hovered(&mut self, ui: &Ui, canvas: &Canvas, context: CanvasContext<'_>) {
        if self.is_dragging() {
            return;
        }
        let (moves, types) = ui.input(|input| {
            let mut events = input.events.iter();
            let typed = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
            let pointed = |event: &Event| {
                matches!(
                    event,
                    Event::PointerMoved(_) | Event::PointerButton { .. } | Event::PointerGone
                )
            };
            (events.clone().any(pointed), events.any(typed))
        });
        if types {
            self.hovered = None;
        }
        if !moves {
            return;
        }
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let here = pointer.filter(|at| {
            let layer = ui.ctx().layer_id_at(*at);
            ui.clip_rect().contains(*at) && layer == Some(ui.layer_id())
        });
        self.hovered = here
            .zip(self.transform.as_ref())
            .and_then(|(at, transform)| {
                let reach = hit::REACH / scale_of(transform);
                let at = page_from_screen(transform, at);
                let selected = context.selection.competitor();
                hit::competitor_at(canvas, at, reach, context.fonts, selected)
            });
    }

    fn plot(&mut self, ui: &mut Ui, canvas: &Canvas) -> egui_plot::PlotResponse<()> {
        let size = canvas.scene.size;
        let whole = plot_bounds(size);
        let wanted = self.wanted_bounds(whole);
        let emphasis = self.hovered.as_ref();
        // A picture that is all in sight stays where it is: a drag that misses
        // its point must not push it away.
        let pans = self.zoom > 1.0 + 1e-3;
        // Zoom with the wheel is Ctrl+wheel, as in every drawing program.
        let response = Plot::new("strategy canvas")
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .set_margin_fraction(Vec2::ZERO)
            .allow_drag(pans)
            .allow_scroll(pans)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .auto_bounds(false)
            .show(ui, |plot| {
                if let Some(bounds) = wanted {
                    plot.set_plot_bounds(bounds);
                }
                plot.add(SceneItem::new(&canvas.scene).emphasis(emphasis));
            });
        let bounds = response.transform.bounds();
        self.zoom = size.width / bounds.width();
        let moved = response.response.dragged() || (self.zoom - 1.0).abs() > 1e-3;
        if moved || off_centre(bounds, &whole) {
            self.fit = false;
        }
        response
    }

    /// The bounds the plot must have instead of those it has, if any.
    fn wanted_bounds(&mut self, whole: PlotBounds) -> Option<PlotBounds> {
        let by = std::mem::replace(&mut self.zoom_by, 1.0);
        let Some(transform) = self.transform.as_ref().filter(|_| !self.fit || by != 1.0) else {
            return Some(whole);
        };
        let bounds = transform.bounds();
        let zoom = (whole.width() / bounds.width() * by).clamp(*ZOOM.start(), *ZOOM.end());
        let center = bounds.center();
        let (half_width, half_height) = (whole.width() / zoom / 2.0, whole.height() / zoom / 2.0);
        // The page fills the window: what `f32` makes of a whole one is no range.
        let within = |value: f64, low: f64, high: f64| value.min(high).max(low);
        let [left, low] = whole.min();
        let [right, high] = whole.max();
        let x = within(center.x, left + half_width, right - half_width);
        let y = within(center.y, low + half_height, high - half_height);
        let wanted = PlotBounds::from_min_max(
            [x - half_width, y - half_height],
            [x + half_width, y + half_height],
        );
        if by != 1.0 {
            self.fit = false;
        }
        (by != 1.0 || off_centre(&wanted, bounds)).then_some(wanted)
    }
}

/// Whether two bounds differ by more than what `f32` makes of them.
fn off_centre(bounds: &PlotBounds, whole: &PlotBounds) -> bool {
    let (a, b) = (bounds.center(), whole.center());
    let off = (a.x - b.x).abs().max((a.y - b.y).abs());
    off.max((bounds.height() - whole.height()).abs()) > 1e-3 * whole.width()
}

/// Screen points per page point.
fn scale_of(transform: &PlotTransform) -> f64 {
    f64::from(transform.frame().width()) / transform.bounds().width()
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
    };
    ui.set_min_width(200.0);
    let columns = matches!(selection, Selection::Factor(_));
    for entry in entries {
        // On the canvas, up and down in the list of factors is left and right.
        let label = match entry {
            MenuCommand::MoveUp if columns => "Move left",
            MenuCommand::MoveDown if columns => "Move right",
            _ => entry.label(),
        };
        let mut button = egui::Button::new(label);
        if let Some(shortcut) = entry.shortcut() {
            button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
        }
        if ui.add(button).on_hover_text(entry.tooltip()).clicked() {
            commands.push(Command::Menu(*entry));
            ui.close();
        }
    }
}

/// The sense of everything that can be clicked, dragged and walked to by Tab.
const GRIP: Sense = Sense::CLICK.union(Sense::DRAG).union(Sense::FOCUSABLE);

/// Is Escape pressed this frame? Takes it, so that it means nothing else.
fn take_escape(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}
