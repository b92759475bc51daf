//! Questions about a project, answered by pure functions.
//!
//! Nothing here changes the project or knows how the answer is shown.

mod standard;

pub use standard::{Standard, Weighting, industry_standard};
