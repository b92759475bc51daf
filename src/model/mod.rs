//! The project as plain data: competitors, factors and scores.
//!
//! Everything here is a value: it is compared, cloned and written to disk, and
//! it never reaches for the clock, the disk or egui. Invariants that a type can
//! hold (a level lies on its scale) are held by that type; the rest are checked
//! by [`Project::check`].

mod competitor;
mod factor;
mod id;
mod level;
pub mod limits;
mod project;
mod score;

pub use competitor::{Color, Competitor, Marker, NotAColor, NotAShare, Rgb, Role, Share};
pub use factor::{Direction, Factor, Kind};
pub use id::{CompetitorId, FactorId, NotAnId};
pub use level::{Level, NotALevel, NotOnScale, Scale};
pub use project::{Broken, Count, Project, Settings};
pub use score::{Column, Row, Score, Scores};
