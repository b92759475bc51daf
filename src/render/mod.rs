//! Painters: each paints the marks of [`crate::figure`] and decides nothing
//! about their look.
//!
//! The SVG text is the reference; PNG and PDF are made from it. The window
//! paints the same scene by itself, for speed. Nothing here touches files: a
//! painter gives back bytes.

mod export;
mod number;
mod pdf;
mod png;
pub mod screen;
mod svg;
mod tree;

pub use export::{ExportError, Format, MAX_SIDE, PixelSize, Request, export, export_pages};
pub use png::pixels;
pub use svg::svg;
