//! Project files and the samples that are built in. Shows nothing.
//!
//! A file is read into a [`crate::model::Project`] whole or not at all, and
//! replaced whole or not at all. What it looks like is said once for writing
//! ([`to_ron`]) and once for reading, per version, in `version`.

pub mod backups;
mod board;
mod cells;
mod claim;
mod evidence;
mod fingerprint;
pub mod import;
mod present;
mod read;
pub mod recovery;
mod samples;
mod save;
mod scores;
mod text;
mod version;
pub mod watch;
mod words;

pub use board::{board_csv, board_markdown};
pub use claim::Claim;
pub use evidence::{evidence_csv, evidence_markdown};
pub use fingerprint::Fingerprint;
pub use present::Present;
pub use read::{Opened, ReadError, open, parse, read, read_versioned};
pub use samples::{Sample, sample, samples};
pub use save::{
    Disk, Existing, Left, SystemDisk, WriteError, may_replace, numbered, save, save_over, write,
    write_bytes, write_new, write_pages,
};
pub use scores::{scores_csv, scores_markdown};
pub use text::to_ron;
pub use version::LATEST as VERSION;
