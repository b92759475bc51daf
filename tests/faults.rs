//! What can go wrong with a disk while a project is saved: the old file is as
//! it was, somebody says why and what to do, and the next try works.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[expect(dead_code, reason = "each test file uses some of it")]
mod disk;
#[cfg(target_os = "linux")]
#[path = "faults/real.rs"]
mod real;

use std::fs;
use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
use std::path::{Path, PathBuf};

use disk::{Fault, FaultyDisk, HARMLESS};
use seachart::io::{Fingerprint, Left, WriteError, read, sample, save, save_over, to_ron, write};
use seachart::model::Project;
use tempfile::TempDir;

fn wine() -> Project {
    sample("wine").unwrap()
}

fn coffee() -> Project {
    sample("coffee").unwrap()
}

/// A folder with the wine sample in `p.ron`.
fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    write(&path, &wine()).unwrap();
    (folder, path)
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

/// The message, with the folder's own name left out.
fn message(folder: &Path, error: &WriteError) -> String {
    error
        .to_string()
        .replace(&folder.display().to_string(), "F")
}

#[test]
fn the_old_file_is_as_it_was_and_the_next_try_works() {
    for fault in HARMLESS {
        let (folder, path) = folder();
        let before = fs::read(&path).unwrap();
        let disk = FaultyDisk::with(fault);
        let error = save(&*disk, &path, &coffee()).unwrap_err();
        assert_eq!(error.left(), Left::Old, "{fault:?}: {error}");
        assert_eq!(fs::read(&path).unwrap(), before, "{fault:?}");
        assert_eq!(count(folder.path()), 1, "{fault:?}: nothing is left over");
        disk.mend();
        let written = save(&*disk, &path, &coffee()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), written, "{fault:?}");
        assert_eq!(read(&path).unwrap(), coffee(), "{fault:?}");
    }
}

#[test]
fn where_nothing_was_before_nothing_is_afterwards() {
    for fault in HARMLESS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.ron");
        let disk = FaultyDisk::with(fault);
        save(&*disk, &path, &coffee()).unwrap_err();
        assert_eq!(count(folder.path()), 0, "{fault:?}");
        disk.mend();
        save(&*disk, &path, &coffee()).unwrap();
        assert_eq!(read(&path).unwrap(), coffee(), "{fault:?}");
    }
}

const SPACE: &str = "Free some space and save again, or save it on another disk";
const AGAIN: &str = "Save again, or save it somewhere else";
const FAILING: &str = "The disk may be failing: save it on another one as well";

/// What is said of a fault after "cannot write the file", and what helps.
const REFUSED: [(Fault, &str, &str); 8] = [
    (Fault::Write(StorageFull), "the disk is full", SPACE),
    (Fault::Half(StorageFull), "the disk is full", SPACE),
    (
        Fault::Half(QuotaExceeded),
        "the quota of the disk is used up",
        SPACE,
    ),
    (
        Fault::Half(FileTooLarge),
        "the system allows no file of this size",
        SPACE,
    ),
    (
        Fault::Write(ReadOnlyFilesystem),
        "the disk is write-protected",
        "Save it in a folder that you may write to",
    ),
    (Fault::Nothing, "the disk takes no more", AGAIN),
    (Fault::Sync, "Input/output error", AGAIN),
    (Fault::Place, "Input/output error", AGAIN),
];

const OTHERWISE: &str = "the file reads otherwise than it was written";
const OVERTAKEN: &str = "another program changed the file right after it was written";
const ASKED: &str = "Save again: you are asked before anything of theirs is replaced";

/// The same of a fault that is no refusal.
const DOUBTFUL: [(Fault, &str, &str); 6] = [
    (Fault::ReadsOtherwise, OTHERWISE, FAILING),
    (Fault::PlacedReadsOtherwise, OTHERWISE, FAILING),
    (
        Fault::PlacedUnreadable,
        "the file was written, but cannot be read again, Input/output error",
        FAILING,
    ),
    (Fault::Overtaken, OVERTAKEN, ASKED),
    (Fault::TakenAway, OVERTAKEN, ASKED),
    (
        Fault::SyncFolder,
        "the file was written, but the disk did not confirm it, Input/output error",
        FAILING,
    ),
];

#[test]
fn every_fault_is_said_in_words_with_what_helps() {
    let refused = REFUSED.map(|(fault, words, advice)| {
        let words = format!("cannot write the file, {words}");
        (fault, words, advice)
    });
    let doubtful = DOUBTFUL.map(|(fault, words, advice)| (fault, words.to_owned(), advice));
    for (fault, words, advice) in refused.into_iter().chain(doubtful) {
        let (folder, path) = folder();
        let error = save(&*FaultyDisk::with(fault), &path, &coffee()).unwrap_err();
        let said = message(folder.path(), &error);
        assert_eq!(said, format!("{words}: F/p.ron"), "{fault:?}");
        assert_eq!(error.advice(), advice, "{fault:?}");
    }
}

#[test]
fn what_another_program_writes_during_a_save_is_not_replaced() {
    let (folder, path) = folder();
    let expected = Fingerprint::of_file(&path).unwrap();
    let disk = FaultyDisk::with(Fault::ChangedBefore);
    let error = save_over(&*disk, &path, &coffee(), expected).unwrap_err();
    assert_eq!(
        message(folder.path(), &error),
        "another program has changed the file: F/p.ron"
    );
    assert_eq!(error.left(), Left::Old);
    assert_eq!(fs::read(&path).unwrap(), b"of another program");
    assert_eq!(count(folder.path()), 1, "nothing is left over");
    disk.mend();
    save_over(&*disk, &path, &coffee(), expected).unwrap_err();
    let theirs = Fingerprint::of(b"of another program");
    save_over(&*disk, &path, &coffee(), theirs).unwrap();
    assert_eq!(read(&path).unwrap(), coffee());
    // One that is gone holds nothing that could be lost.
    fs::remove_file(&path).unwrap();
    save_over(&*disk, &path, &wine(), expected).unwrap();
    assert_eq!(read(&path).unwrap(), wine());
}

#[test]
fn a_folder_that_takes_the_files_place_is_left_alone() {
    let (folder, path) = folder();
    let disk = FaultyDisk::with(Fault::FolderInPlace);
    let error = save(&*disk, &path, &coffee()).unwrap_err();
    assert!(matches!(error, WriteError::Folder(_)), "{error:?}");
    assert!(path.join("not empty").is_dir());
    assert_eq!(count(folder.path()), 1, "nothing is left over");
    disk.mend();
    save(&*disk, &path, &coffee()).unwrap_err();
    fs::remove_dir_all(&path).unwrap();
    save(&*disk, &path, &coffee()).unwrap();
    assert_eq!(read(&path).unwrap(), coffee());
}

#[test]
fn a_folder_that_vanishes_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    let path = inner.join("p.ron");
    write(&path, &wine()).unwrap();
    let disk = FaultyDisk::with(Fault::FolderGone);
    let error = save(&*disk, &path, &coffee()).unwrap_err();
    assert_eq!(
        message(folder.path(), &error),
        "cannot write the file, its folder does not exist: F/inner/p.ron"
    );
    disk.mend();
    fs::create_dir(&inner).unwrap();
    save(&*disk, &path, &coffee()).unwrap();
}

/// The name is changed in one step: without the disk's word that it stays
/// changed, a loss of power brings back the old file, whole.
#[test]
fn without_the_word_of_the_disk_the_new_file_stands_there_whole() {
    let (folder, path) = folder();
    let disk = FaultyDisk::with(Fault::SyncFolder);
    let error = save(&*disk, &path, &coffee()).unwrap_err();
    assert_eq!(error.left(), Left::New);
    assert_eq!(fs::read(&path).unwrap(), to_ron(&coffee()).as_bytes());
    assert_eq!(count(folder.path()), 1);
    disk.mend();
    save(&*disk, &path, &wine()).unwrap();
}

#[test]
fn what_another_program_puts_in_place_in_the_same_moment_does_not_count_as_saved() {
    let (_folder, path) = folder();
    let disk = FaultyDisk::with(Fault::Overtaken);
    let error = save(&*disk, &path, &coffee()).unwrap_err();
    assert_eq!(error.left(), Left::Unclear);
    disk.mend();
    save(&*disk, &path, &coffee()).unwrap();
    assert_eq!(read(&path).unwrap(), coffee());
}
