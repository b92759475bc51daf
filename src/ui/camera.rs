//! Looks at a laid-out page: pan and zoom over a finished picture.
//!
//! `egui_plot` is the camera over the page; the page is [`crate::figure`]'s.

use egui::{Ui, Vec2};
use egui_plot::{Plot, PlotBounds, PlotResponse, PlotTransform};

use crate::figure::Scene;
use crate::model::CompetitorId;
use crate::render::screen::{SceneItem, plot_bounds};

/// How far in the camera goes, against the whole picture.
const ZOOM: std::ops::RangeInclusive<f64> = 1.0..=16.0;

/// Where the camera is. Nothing here is part of the project.
#[derive(Debug)]
pub struct Camera {
    /// Whether the whole picture is to be shown, whatever the size of the window.
    fit: bool,
    /// Asked for from a menu; done at the next frame.
    zoom_by: f64,
    /// A part of the page to be shown from the next frame on.
    look_at: Option<kurbo::Rect>,
    /// Whether a drag of the ground is for something else than to move the picture.
    held: bool,
    /// Against the whole picture.
    zoom: f64,
    transform: Option<PlotTransform>,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            fit: true,
            zoom_by: 1.0,
            look_at: None,
            held: false,
            zoom: 1.0,
            transform: None,
        }
    }
}

impl Camera {
    /// Show the whole picture from the next frame on.
    pub fn fit(&mut self) {
        self.fit = true;
        self.look_at = None;
    }

    /// Zoom about the middle at the next frame; above 1 is closer.
    pub fn zoom_by(&mut self, factor: f64) {
        self.zoom_by *= factor;
    }

    /// Show a part of the page, in page points, from the next frame on.
    pub fn look_at(&mut self, part: kurbo::Rect) {
        self.look_at = Some(part);
    }

    /// Whether not all of the picture is in sight.
    pub(super) fn is_zoomed(&self) -> bool {
        self.zoom > 1.0 + 1e-3
    }

    /// Whether a drag of the ground means something else than to move the
    /// picture; until the next frame.
    pub(super) fn hold(&mut self, held: bool) {
        self.held = held;
    }

    /// How large the picture is shown, in percent of the whole one.
    pub fn percent(&self) -> f64 {
        self.zoom * 100.0
    }

    /// Between the page and the screen, as of the last frame; none before the first.
    pub(super) fn transform(&self) -> Option<&PlotTransform> {
        self.transform.as_ref()
    }

    /// Show `scene` in all the room there is, dimming all but the marks of
    /// `emphasis`.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        name: &str,
        scene: &Scene,
        emphasis: Option<&CompetitorId>,
    ) -> PlotResponse<()> {
        let size = scene.size;
        let whole = plot_bounds(size);
        let wanted = self.wanted_bounds(whole);
        // A picture that is all in sight stays where it is: a drag that misses
        // its point must not push it away.
        let scrolls = self.is_zoomed();
        let pans = scrolls && !std::mem::take(&mut self.held);
        // Zoom with the wheel is Ctrl+wheel, as in every drawing program.
        let response = Plot::new(name)
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .set_margin_fraction(Vec2::ZERO)
            .allow_drag(pans)
            .allow_scroll(scrolls)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .auto_bounds(false)
            .show(ui, |plot| {
                if let Some(bounds) = wanted {
                    plot.set_plot_bounds(bounds);
                }
                plot.add(SceneItem::new(scene).emphasis(emphasis));
            });
        let bounds = response.transform.bounds();
        let zoom = size.width / bounds.width();
        if (zoom - self.zoom).abs() > 1e-3 {
            ui.ctx().request_repaint(); // What was shown before says how large it was.
        }
        self.zoom = zoom;
        let moved = pans && response.response.dragged() || (self.zoom - 1.0).abs() > 1e-3;
        if moved || off_centre(bounds, &whole) {
            self.fit = false;
        }
        self.transform = Some(response.transform);
        response
    }

    /// The bounds the plot must have instead of those it has, if any.
    fn wanted_bounds(&mut self, whole: PlotBounds) -> Option<PlotBounds> {
        let by = std::mem::replace(&mut self.zoom_by, 1.0);
        let part = self.look_at.take();
        let asked = by != 1.0 || part.is_some();
        let Some(transform) = self.transform.as_ref().filter(|_| !self.fit || asked) else {
            return Some(whole);
        };
        let bounds = transform.bounds();
        let (center, zoom) = if let Some(part) = part {
            let zoom = (whole.width() / part.width()).min(whole.height() / part.height());
            // The page runs downwards, the plot upwards.
            ([part.center().x, -part.center().y], zoom)
        } else {
            let zoom = whole.width() / bounds.width() * by;
            ([bounds.center().x, bounds.center().y], zoom)
        };
        let zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
        let (half_width, half_height) = (whole.width() / zoom / 2.0, whole.height() / zoom / 2.0);
        // The page fills the window: what `f32` makes of a whole one is no range.
        let within = |value: f64, low: f64, high: f64| value.min(high).max(low);
        let [left, low] = whole.min();
        let [right, high] = whole.max();
        let x = within(center[0], left + half_width, right - half_width);
        let y = within(center[1], low + half_height, high - half_height);
        let wanted = PlotBounds::from_min_max(
            [x - half_width, y - half_height],
            [x + half_width, y + half_height],
        );
        if asked {
            self.fit = false;
        }
        (asked || off_centre(&wanted, bounds)).then_some(wanted)
    }
}

/// Whether two bounds differ by more than what `f32` makes of them.
fn off_centre(bounds: &PlotBounds, whole: &PlotBounds) -> bool {
    let (a, b) = (bounds.center(), whole.center());
    let off = (a.x - b.x).abs().max((a.y - b.y).abs());
    off.max((bounds.height() - whole.height()).abs()) > 1e-3 * whole.width()
}

/// Screen points per page point.
pub(super) fn scale_of(transform: &PlotTransform) -> f64 {
    f64::from(transform.frame().width()) / transform.bounds().width()
}
