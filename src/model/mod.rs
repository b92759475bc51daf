//! The project as plain data: competitors, factors and scores, and what is
//! said about them.
//!
//! Everything here is a value: it is compared, cloned and written to disk, and
//! it never reaches for the clock, the disk or egui. Invariants that a type can
//! hold (a level lies on its scale) are held by that type; the rest are checked
//! by [`Project::check`].

mod check;
mod competitor;
mod evidence;
mod factor;
mod fresh;
mod id;
mod level;
pub mod limits;
mod map;
mod metric;
mod number;
mod project;
mod scenario;
mod score;
mod segment;

pub use check::Broken;
pub use competitor::{Color, Competitor, Marker, NotAColor, NotAShare, Rgb, Role, Share};
pub use evidence::{Confidence, Date, Evidence, EvidenceRow, EvidenceTable, NotADate, Survey};
pub use factor::{Direction, Factor, Kind};
pub use id::{CompetitorId, FactorId, MapId, MetricId, NotAnId, ScenarioId, SegmentId};
pub use level::{Level, NotALevel, NotOnScale, Scale};
pub use map::{Axis, BubbleSize, Crosshair, Map, Measure, Pin, Quadrants};
pub use metric::Metric;
pub use number::{NotFinite, Number};
pub use project::{Count, Project, Settings};
pub use scenario::{Action, Card, Effort, Plan, Scenario};
pub use score::{Column, Row, Score, Scores};
pub use segment::{Buyers, Segment, Whose};
