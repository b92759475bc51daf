//! Turns a project into marks at fixed positions, the same for every painter.
//!
//! All of the look is decided here. A painter only paints; if two painters
//! could disagree about something, it belongs in this module. Nothing here
//! knows egui, SVG or project files; what is on screen but never in a file
//! (handles, selection, hover) is the business of [`crate::ui`].

mod canvas;
mod chart;
mod curve;
mod errc;
mod fonts;
mod glyph;
mod known;
mod legend;
mod map;
mod marker;
mod page;
mod paragraph;
mod pen;
mod picture;
mod scene;
mod spread;
mod theme;

pub use canvas::{AsIs, Canvas, CanvasOptions, strategy_canvas, strategy_canvas_with};
pub use chart::{Axes, Lane, Placed};
pub use curve::{CurveOptions, ValueCurve, value_curve};
pub use errc::{ErrcPicture, errc_grid};
pub use fonts::{Face, Fonts, Glyph, Line, Run, Weight};
pub(crate) use fonts::{left_to_right, one_line};
pub use glyph::{glyph_name, undrawable};
pub use map::{
    Basis, Bubble, LabelPlace, LabelPlaces, Lanes, MapAxes, MapAxis, MapOptions, MapPicture,
    MapSubject, Position, Remark, Ring, Unplaced, positioning_map, positioning_map_with, quantity,
};
use marker::lower_half;
pub use marker::marker_path;
pub use page::Page;
pub use paragraph::shown_name;
pub use picture::Picture;
pub use scene::{Anchor, Mark, Part, Rgba, Scene, Shape, Stroke, Text, Turn};
pub use theme::{Look, Theme};
