//! Panels: each reads the project and pushes commands.
//!
//! Nothing here changes the project or reads a file. What a panel remembers
//! between frames is never part of the project.

mod camera;
mod canvas;
mod conflict;
mod curve;
mod errc;
mod export;
mod fields;
mod grid;
mod help;
mod icon;
mod import;
mod inspector;
pub mod keys;
mod live;
mod map;
mod marker;
mod menu;
mod notices;
mod outline;
mod own;
mod palette;
mod picture;
mod prompt;
mod reading;
mod rescue;
mod scores;
mod start;
mod status;
pub mod theme;
mod toolbar;
mod versions;

pub use camera::Camera;
pub use canvas::{CanvasContext, CanvasView};
pub use conflict::{Conflict, conflict};
pub use curve::CurveView;
pub use errc::{BoardContext, BoardView};
pub use export::{ExportDialog, Table, TextFormat, Wanted};
pub use help::about_window;
pub use import::ImportDialog;
pub use inspector::{Inspector, InspectorContext};
pub use keys::keys_window;
pub use map::{MapContext, MapView};
pub use menu::{Offers, menu_bar};
pub use notices::{NoticeId, Notices};
pub use outline::{Outline, OutlineContext};
pub use palette::Palette;
pub use picture::thumbnail;
pub use prompt::{PathField, Purpose, unsaved_changes};
pub use reading::{ReadingContext, ReadingPanel};
pub use rescue::{RescuePanel, RescuedCard};
pub use scores::{ScoresContext, ScoresView};
pub use start::{Card, Recent, Start, StartContext};
pub use status::{Hint, Saved, status_line};
pub use toolbar::Toolbar;
pub use versions::{Contents, Earlier, VERSION_PICTURE, VersionsDialog};
