//! Questions about a project, answered by pure functions.
//!
//! Nothing here changes the project or knows how the answer is shown. A variant
//! of our own curve is asked about through [`crate::model::Project::in_scenario`].

mod correlation;
mod difference;
mod errc;
mod evidence;
mod findings;
mod importance;
mod jargon;
mod map;
mod moves;
mod reading;
mod segment;
mod space;
mod standard;
mod table;
#[cfg(test)]
mod testing;

pub use difference::{difference, difference_in_words};
pub use errc::{Judgement, judge, judge_factor};
pub use evidence::{Scored, older_than, says_where_from, undated, without_evidence};
pub use findings::{Finding, FindingKind};
pub use importance::{BySize, Importance, importance};
pub use map::{STRONG, correlation, distance_to_ideal, own_distance_to_ideal, suggest_axes};
pub use moves::{CardMove, move_card};
pub use reading::{Divergence, Gauge, Reading, WhyNot, read};
pub use segment::{Fit, fit};
pub use space::{Gap, Nearest, Place, gaps};
pub use standard::{
    Contribution, Standard, Weighting, contributions, industry_standard, industry_standards,
};
