//! What goes when there are too many versions.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{MOST_VERSIONS, OWNER, Version, versions_in};

/// Let go of what is too much: in `changed`, the versions of one file, the
/// oldest beyond their number; among all of them in `all`, the oldest, and last
/// the newest of each file and what the newest in `changed` has just replaced,
/// however old that is. What cannot be taken away stays.
pub(super) fn make(all: &Path, changed: &Path, most_bytes: u64) {
    let mut seen = BTreeSet::new();
    for version in versions_in(changed) {
        // Two programs at once may have kept the same.
        if !seen.insert(version.hash) || seen.len() > MOST_VERSIONS {
            drop(fs::remove_file(version.kept));
        }
    }
    let mut versions = every(all);
    let mut total: u64 = versions.iter().map(|(_, version)| version.bytes).sum();
    let goes_last = |place: usize, version: &Version| match place {
        0 => true,
        1 => version.kept.starts_with(changed),
        _ => false,
    };
    versions.sort_by_key(|(place, version)| (goes_last(*place, version), version.saved));
    for (_, version) in versions {
        if total <= most_bytes {
            break;
        }
        if fs::remove_file(&version.kept).is_ok() {
            total -= version.bytes;
            leave(&version.kept);
        }
    }
}

/// All versions of all files, each with its place among those of its file, the
/// newest at 0.
fn every(all: &Path) -> Vec<(usize, Version)> {
    let Ok(entries) = fs::read_dir(all) else {
        return Vec::new();
    };
    let folders = entries.flatten().map(|entry| versions_in(&entry.path()));
    folders
        .flat_map(|versions| versions.into_iter().enumerate())
        .collect()
}

/// Take away the folder of a version that is gone, if it was the last one.
fn leave(kept: &Path) {
    let Some(folder) = kept.parent() else {
        return;
    };
    if versions_in(folder).is_empty() {
        drop(fs::remove_file(folder.join(OWNER)));
        drop(fs::remove_dir(folder)); // Fails if there is anything else in it.
    }
}
