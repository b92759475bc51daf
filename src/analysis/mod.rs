//! Questions about a project, answered by pure functions.
//!
//! Nothing here changes the project or knows how the answer is shown.

mod errc;
mod standard;

pub use errc::{Judgement, judge, judge_factor};
pub use standard::{Standard, Weighting, industry_standard};
mod map;
pub use map::suggest_axes;
