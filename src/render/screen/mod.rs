//! Paints a scene in the window, by itself or inside an `egui_plot` plot.
//!
//! In a plot, coordinates are points of the page with x to the right and y
//! upwards: the page's y with its sign turned. The plot pans and zooms; it is
//! to keep an equal aspect. What is on screen but never in a file (handles,
//! selection, hover) is painted by [`crate::ui`] on top.

mod brush;
mod crowd;
mod fill;
mod fonts;
mod stroke;

use std::ops::RangeInclusive;

use egui::{Color32, Pos2, Rect, Shape, Ui, Vec2};
use egui_plot::{PlotBounds, PlotGeometry, PlotItem, PlotItemBase, PlotPoint, PlotTransform};
use kurbo::{Point, Size};

pub use fonts::{SEMI_BOLD, font_definitions, install_fonts};

use crate::figure::{Mark, Rgba, Scene};
use crate::model::CompetitorId;
use brush::Brush;

/// What remains of a curve's opacity while another one is emphasised.
const DIMMED: f64 = 0.25;

/// Where a page lies on the screen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Of the page's top left corner.
    pub origin: Pos2,
    /// Screen points for each point of the page.
    pub scale: f32,
    /// Nothing is painted outside.
    pub clip: Rect,
}

impl View {
    /// The view that a plot shows.
    pub fn of_plot(transform: &PlotTransform) -> Self {
        Self {
            origin: screen_from_page(transform, Point::ORIGIN),
            scale: transform.dpos_dvalue_x() as f32,
            clip: *transform.frame(),
        }
    }

    /// The view in which a page of `size` just fits into `rect`, in its middle.
    pub fn fit(size: Size, rect: Rect) -> Self {
        let page = Vec2::new(size.width.max(1.0) as f32, size.height.max(1.0) as f32);
        let scale = (rect.width() / page.x).min(rect.height() / page.y);
        Self {
            origin: rect.center() - page * scale / 2.0,
            scale,
            clip: rect,
        }
    }

    /// The place on screen of a point of the page.
    pub fn screen_from_page(&self, point: Point) -> Pos2 {
        self.origin + Vec2::new(point.x as f32, point.y as f32) * self.scale
    }
}

/// The place on screen of a point of the page that a plot shows.
pub fn screen_from_page(transform: &PlotTransform, point: Point) -> Pos2 {
    transform.position_from_point(&PlotPoint::new(point.x, -point.y))
}

/// The point of the page that a plot shows at a place on screen.
pub fn page_from_screen(transform: &PlotTransform, place: Pos2) -> Point {
    let value = transform.value_from_position(place);
    Point::new(value.x, -value.y)
}

/// A colour of a figure as the window has it.
pub fn color(rgba: Rgba) -> Color32 {
    brush::color_of(rgba, 1.0)
}

/// The bounds of a plot that shows a whole page of `size`.
pub fn plot_bounds(size: Size) -> PlotBounds {
    PlotBounds::from_min_max([0.0, -size.height], [size.width, 0.0])
}

/// Paint a whole scene inside `rect`, as large as it goes.
pub fn paint(ui: &Ui, scene: &Scene, rect: Rect) {
    let mut shapes = Vec::new();
    add_shapes(ui, scene, View::fit(scene.size, rect), None, &mut shapes);
    ui.painter().with_clip_rect(rect).extend(shapes);
}

/// Append the shapes of a scene, back to front; an emphasised competitor's
/// marks are in front of all others, which are dimmed.
pub fn add_shapes(
    ui: &Ui,
    scene: &Scene,
    view: View,
    emphasis: Option<&CompetitorId>,
    shapes: &mut Vec<Shape>,
) {
    let mut brush = Brush::new(ui, scene, view, shapes);
    if let Some(color) = scene.background {
        brush.page(scene.size, color);
    }
    let is_emphasised = |mark: &Mark| emphasis.is_some() && mark.part.competitor() == emphasis;
    for mark in scene.marks.iter().filter(|mark| !is_emphasised(mark)) {
        let dimmed = emphasis.is_some() && mark.part.competitor().is_some();
        brush.mark(mark, if dimmed { DIMMED } else { 1.0 });
    }
    for mark in scene.marks.iter().filter(|mark| is_emphasised(mark)) {
        brush.mark(mark, 1.0);
    }
}

/// A whole scene as one item of a plot.
pub struct SceneItem<'a> {
    base: PlotItemBase,
    scene: &'a Scene,
    emphasis: Option<&'a CompetitorId>,
}

impl<'a> SceneItem<'a> {
    /// Paint `scene`.
    pub fn new(scene: &'a Scene) -> Self {
        Self {
            base: PlotItemBase::new("figure".to_owned()),
            scene,
            emphasis: None,
        }
    }

    /// Dim the curves of all other competitors, if there is one to emphasise.
    #[must_use]
    pub fn emphasis(mut self, competitor: Option<&'a CompetitorId>) -> Self {
        self.emphasis = competitor;
        self
    }
}

impl PlotItem for SceneItem<'_> {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        add_shapes(
            ui,
            self.scene,
            View::of_plot(transform),
            self.emphasis,
            shapes,
        );
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        Color32::TRANSPARENT
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None // Hover is the business of the panel.
    }

    fn bounds(&self) -> PlotBounds {
        plot_bounds(self.scene.size)
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }
}
