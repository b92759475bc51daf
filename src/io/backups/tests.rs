use std::time::Duration;

use super::*;

/// A data folder, and a file.
struct Place {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("p.ron");
        fs::write(&file, "before").unwrap();
        Self { folder, file }
    }

    fn backups(&self) -> Backups {
        Backups::new(&self.folder.path().join("data"))
    }

    /// Overwrite the file as a save does.
    fn save(&self, contents: &str) {
        self.backups().keep_present(&self.file).unwrap();
        fs::write(&self.file, contents).unwrap();
        self.backups()
            .keep(&self.file, contents.as_bytes())
            .unwrap();
    }

    fn kept(&self) -> Vec<String> {
        kept(&self.backups(), &self.file)
    }
}

fn kept(backups: &Backups, path: &Path) -> Vec<String> {
    let versions = backups.versions(path).into_iter();
    versions
        .map(|version| fs::read_to_string(version.kept).unwrap())
        .collect()
}

#[test]
fn the_last_five_that_differ_are_kept_the_newest_first() {
    let place = Place::new();
    assert!(place.kept().is_empty());
    for contents in ["1", "2", "3", "4", "5", "6", "7"] {
        place.save(contents);
    }
    assert_eq!(place.kept(), ["7", "6", "5", "4", "3"]);
    place.save("7");
    assert_eq!(place.kept(), ["7", "6", "5", "4", "3"], "nothing is new");
    place.save("4");
    assert_eq!(place.kept(), ["4", "7", "6", "5", "3"], "the newest again");
}

#[test]
fn what_came_from_elsewhere_is_kept_before_it_is_overwritten() {
    let place = Place::new();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(&place.file).unwrap();
    file.set_modified(long_ago).unwrap();
    place.save("1");
    assert_eq!(place.kept(), ["1", "before"]);
    let versions = place.backups().versions(&place.file);
    assert_eq!(versions[1].saved, long_ago, "as old as the file was");
    assert_eq!(versions[1].bytes, 6);
    fs::write(&place.file, "of another program").unwrap();
    place.save("2");
    assert_eq!(place.kept(), ["2", "of another program", "1", "before"]);
}

#[test]
fn what_is_about_to_be_overwritten_is_not_the_next_to_go() {
    let place = Place::new();
    for contents in ["1", "2", "3", "4", "5"] {
        place.save(contents);
    }
    assert_eq!(place.kept(), ["5", "4", "3", "2", "1"]);
    // Another program puts back the oldest that is kept.
    fs::write(&place.file, "1").unwrap();
    place.save("6");
    assert_eq!(place.kept(), ["6", "1", "5", "4", "3"]);
}

#[test]
fn what_cannot_be_kept_is_an_error() {
    let place = Place::new();
    let file = File::options().write(true).open(&place.file).unwrap();
    file.set_len(limits::FILE_BYTES + 1).unwrap();
    let error = place.backups().keep_present(&place.file).unwrap_err();
    assert!(matches!(error, BackupError::TooLarge), "{error}");
    let below_a_file = place.file.join("p.ron");
    let error = place.backups().keep_present(&below_a_file).unwrap_err();
    assert!(matches!(error, BackupError::Unreadable(_)), "{error}");
    let none = place.folder.path().join("none");
    place.backups().keep_present(&none).unwrap();
    assert!(place.kept().is_empty());
}

#[test]
fn what_was_just_replaced_goes_late_however_old_it_is() {
    let place = Place::new();
    let backups = place.backups().of_at_most(40);
    let keep = |path: &Path, contents: &str, at: u64| {
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + at);
        backups.put(path, contents.as_bytes(), at).unwrap();
    };
    let other = place.folder.path().join("other");
    for (contents, at) in [("o1--------", 11), ("o2--------", 12), ("o3--------", 13)] {
        keep(&other, contents, at);
    }
    // Theirs comes from an archive: its file is older than all others.
    keep(&place.file, "theirs----", 1);
    keep(&place.file, "ours------", 14);
    assert_eq!(kept(&backups, &place.file), ["ours------", "theirs----"]);
    assert_eq!(kept(&backups, &other), ["o3--------", "o2--------"]);
}

#[test]
fn every_file_has_its_own_versions_by_whatever_path() {
    let place = Place::new();
    place.save("1");
    let other = place.folder.path().join("q.ron");
    place.backups().keep(&other, b"other").unwrap();
    assert_eq!(kept(&place.backups(), &other), ["other"]);
    let detour = place.folder.path().join("data/../p.ron");
    assert_eq!(kept(&place.backups(), &detour), ["1", "before"]);
    #[cfg(unix)]
    {
        let link = place.folder.path().join("link");
        std::os::unix::fs::symlink(&place.file, &link).unwrap();
        assert_eq!(kept(&place.backups(), &link), ["1", "before"]);
    }
    fs::remove_file(&place.file).unwrap();
    assert_eq!(place.kept(), ["1", "before"], "though the file is gone");
}

#[test]
fn all_versions_together_are_bounded_and_the_newest_of_each_file_go_last() {
    let place = Place::new();
    let backups = place.backups().of_at_most(40);
    let keep = |name: &str, contents: &str, at: u64| {
        let path = place.folder.path().join(name);
        fs::write(&path, "").unwrap();
        let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + at);
        backups.put(&path, contents.as_bytes(), at).unwrap();
        path
    };
    let a = keep("a", "a1--------", 1);
    keep("a", "a2--------", 2);
    let b = keep("b", "b1--------", 3);
    let c = keep("c", "c1--------", 4);
    assert_eq!(kept(&backups, &a), ["a2--------", "a1--------"]);
    keep("c", "c2--------", 5);
    assert_eq!(kept(&backups, &a), ["a2--------"], "the oldest goes");
    keep("c", "c3--------", 6);
    assert_eq!(kept(&backups, &c), ["c3--------", "c2--------"]);
    assert_eq!(kept(&backups, &a), ["a2--------"], "it has only this one");
    let d = keep("d", "d1-----------------------------------", 7);
    assert_eq!(kept(&backups, &d).len(), 1, "what was just saved stays");
    for gone in [a, b, c] {
        assert!(kept(&backups, &gone).is_empty());
        assert!(!backups.folder_of(&canonical(&gone)).exists());
    }
}

#[test]
fn what_is_no_version_is_left_alone() {
    let place = Place::new();
    place.save("1");
    let folder = place.backups().folder_of(&canonical(&place.file));
    for name in ["notes.txt", "7-x.ron", "x-7.ron", "8.ron"] {
        fs::write(folder.join(name), "mine").unwrap();
    }
    fs::create_dir(folder.join("9-folder.ron")).unwrap();
    place.save("2");
    assert_eq!(place.kept(), ["2", "1", "before"]);
    assert_eq!(fs::read_to_string(folder.join("8.ron")).unwrap(), "mine");
    let owner = fs::read(folder.join(OWNER)).unwrap();
    let expected = canonical(&place.file);
    assert_eq!(owner, expected.as_os_str().as_encoded_bytes());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.save("1");
    let folder = place.backups().folder_of(&canonical(&place.file));
    let mode = fs::metadata(folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
}

#[test]
fn a_clock_that_goes_back_does_not_change_the_order() {
    let place = Place::new();
    let backups = place.backups();
    let now = SystemTime::now();
    for (contents, at) in [
        ("1", now + Duration::from_secs(1_000_000)),
        ("2", now),
        ("3", now - Duration::from_secs(1_000_000)),
    ] {
        backups.put(&place.file, contents.as_bytes(), at).unwrap();
    }
    assert_eq!(place.kept(), ["3", "2", "1"]);
}

#[test]
fn a_data_folder_that_is_none_is_an_error_and_nothing_else() {
    let place = Place::new();
    fs::write(place.folder.path().join("data"), "in the way").unwrap();
    let error = place.backups().keep(&place.file, b"1").unwrap_err();
    let words = error.to_string();
    assert!(words.starts_with("cannot make a folder, "), "{words}");
    assert!(place.kept().is_empty());
    assert_eq!(fs::read_to_string(&place.file).unwrap(), "before");
}

#[test]
fn two_programs_at_once_do_each_other_no_harm() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let place = &place;
            scope.spawn(move || {
                for turn in 0..10 {
                    let contents = format!("{} of {writer}", turn % 7);
                    place
                        .backups()
                        .keep(&place.file, contents.as_bytes())
                        .unwrap();
                }
            });
        }
    });
    let kept = place.kept();
    assert_eq!(kept.len(), MOST_VERSIONS);
    let different: std::collections::BTreeSet<_> = kept.iter().collect();
    assert_eq!(different.len(), MOST_VERSIONS, "{kept:?}");
}
