//! Questions about a project, answered by pure functions.
//!
//! Nothing here changes the project or knows how the answer is shown. A variant
//! of our own curve is asked about through [`crate::model::Project::in_scenario`].

mod correlation;
mod errc;
mod findings;
mod jargon;
mod map;
mod moves;
mod reading;
mod standard;
mod table;
#[cfg(test)]
mod testing;

pub use errc::{Judgement, judge, judge_factor};
pub use findings::{Finding, FindingKind};
pub use map::suggest_axes;
pub use moves::{CardMove, move_card};
pub use reading::{Divergence, Gauge, Reading, WhyNot, read};
pub use standard::{
    Contribution, Standard, Weighting, contributions, industry_standard, industry_standards,
};
