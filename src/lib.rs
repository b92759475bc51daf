//! Seachart: competitive positioning on the desktop.
//!
//! A project is one table of competitors × factors; every picture and panel is
//! a view of it. Layers, lowest first. A module may use those above it in this
//! list, never those below; `tests/architecture.rs` fails when that is broken.
//!
//! 1. [`model`]: the project as plain data. No egui, no files, no clock.
//! 2. [`edit`]: every change a user can make, and the undo history.
//! 3. [`analysis`]: pure questions about a project.
//! 4. [`figure`]: turns a project into marks at fixed positions. All of the look.
//! 5. [`render`]: paints the marks: screen, SVG, PNG, PDF.
//! 6. [`io`]: project files and samples. Shows nothing.
//! 7. [`command`]: what a user can ask for in the window.
//! 8. [`ui`]: panels. They read the project and push commands; they change nothing.
//! 9. [`app`]: owns the history and runs the commands.
//!
//! [`cli`] stands beside `ui`: the same work without a window.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod command;
pub mod edit;
pub mod figure;
pub mod io;
pub mod model;
pub mod render;
pub mod ui;
