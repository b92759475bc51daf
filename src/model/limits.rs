//! How large anything may be that comes from outside.
//!
//! Generous for people, finite for hostile files. What is larger is refused,
//! with the limit in the error. The README has them all in one table, which a
//! test compares with this.

pub mod import;

/// The most bytes a project file may have: 64 MiB.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;

/// How deep brackets may stand in each other in a project file.
pub const NESTING: usize = 128;

/// The most competitors a project may have.
pub const COMPETITORS: usize = 100_000;

/// The most factors a project may have.
pub const FACTORS: usize = 1_000;

/// The most characters of a name, a title or a word at the end of a scale.
pub const NAME_CHARS: usize = 10_000;

/// The most characters of a note.
pub const NOTE_CHARS: usize = 1_000_000;

/// The most metrics a project may have.
pub const METRICS: usize = 200;

/// The most positioning maps a project may have.
pub const MAPS: usize = 200;

/// The most segments a project may have.
pub const SEGMENTS: usize = 200;

/// The most scenarios a project may have.
pub const SCENARIOS: usize = 200;

/// The most findings a plan may have muted.
pub const MUTED: usize = 10_000;

/// The most pixels a picture may have on a side.
pub const PICTURE_SIDE: u32 = 16_384;
