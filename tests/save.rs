//! Saving: the old file or the new one, whatever happens.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::Arc;

use seachart::io::{
    SystemDisk, WriteError, open, read, sample, save, write, write_bytes, write_new,
};
use seachart::model::{Kind, Project, limits};
use tempfile::TempDir;

fn wine() -> Project {
    sample("wine").unwrap()
}

/// A folder with the wine sample in `p.ron`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("p.ron"), &wine()).unwrap();
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// The message, with the folder's own name left out.
fn message(folder: &TempDir, error: &WriteError) -> String {
    error
        .to_string()
        .replace(&folder.path().display().to_string(), "F")
}

#[test]
fn what_is_saved_is_what_is_opened() {
    let folder = folder();
    let path = folder.path().join("p.ron");
    assert_eq!(read(&path).unwrap(), wine());
    let coffee = sample("coffee").unwrap();
    write(&path, &coffee).unwrap();
    assert_eq!(read(&path).unwrap(), coffee);
    assert_eq!(names(folder.path()), ["p.ron"], "nothing is left beside it");
}

#[test]
fn a_file_keeps_its_permissions_and_a_new_one_has_the_usual() {
    let folder = folder();
    let path = folder.path().join("p.ron");
    fs::write(folder.path().join("usual"), "").unwrap();
    assert_eq!(mode(&path), mode(&folder.path().join("usual")));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    write(&path, &wine()).unwrap();
    assert_eq!(mode(&path), 0o640);
}

#[test]
fn a_file_of_somebody_else_stays_theirs_where_the_system_lets_us() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let folder = folder();
    let path = folder.path().join("p.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let owner = |path: &Path| {
        let metadata = fs::metadata(path).unwrap();
        (metadata.uid(), metadata.gid())
    };
    // Only the system's own user may give it away.
    let given = chown(&path, Some(12345), Some(54321)).is_ok();
    let before = owner(&path);
    assert_eq!(given, before == (12345, 54321));
    write(&path, &sample("coffee").unwrap()).unwrap();
    assert_eq!(owner(&path), before);
    assert_eq!(mode(&path), 0o640);
}

#[test]
fn a_symbolic_link_stays_one() {
    let folder = folder();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    symlink("../p.ron", inside.join("link")).unwrap();
    symlink("link", inside.join("second")).unwrap();
    write_bytes(&inside.join("second"), b"new").unwrap();
    assert_eq!(fs::read(folder.path().join("p.ron")).unwrap(), b"new");
    assert_eq!(names(&inside), ["link", "second"]);
    assert!(
        fs::symlink_metadata(inside.join("link"))
            .unwrap()
            .is_symlink()
    );

    symlink("none", inside.join("dangling")).unwrap();
    write_bytes(&inside.join("dangling"), b"new").unwrap();
    assert_eq!(fs::read(inside.join("none")).unwrap(), b"new");

    symlink("round", inside.join("round")).unwrap();
    assert!(write_bytes(&inside.join("round"), b"new").is_err());
}

#[test]
fn a_folder_is_not_written_over() {
    let folder = folder();
    let error = write(folder.path(), &wine()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "this is a folder: expected the name of a file: F"
    );
    assert_eq!(names(folder.path()), ["p.ron"]);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let folder = folder();
    let error = write(&folder.path().join("none/p.ron"), &wine()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "cannot write the file, its folder does not exist: F/none/p.ron"
    );
    let error = write(&folder.path().join("p.ron/p.ron"), &wine()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "cannot write the file, a part of its path is no folder: F/p.ron/p.ron"
    );
    assert_eq!(read(&folder.path().join("p.ron")).unwrap(), wine());
}

#[test]
fn a_write_protected_file_stays_as_it_is() {
    let folder = folder();
    let path = folder.path().join("p.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let error = write(&path, &Project::default()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "the file is write-protected: F/p.ron"
    );
    assert_eq!(read(&path).unwrap(), wine());
}

#[test]
fn a_new_file_replaces_none() {
    let folder = folder();
    let path = folder.path().join("p.ron");
    let error = write_new(&path, &Project::default()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "there is a file of this name already: F/p.ron"
    );
    assert_eq!(read(&path).unwrap(), wine());
    write_new(&folder.path().join("q.ron"), &wine()).unwrap();
    assert_eq!(names(folder.path()), ["p.ron", "q.ron"]);
}

/// As any program can put one there.
fn make_pipe(path: &Path) {
    let mut command = std::process::Command::new("mkfifo");
    assert!(command.arg(path).status().unwrap().success());
}

#[test]
fn a_window_does_not_wait_for_a_pipe() {
    let folder = folder();
    let path = folder.path().join("pipe.ron");
    make_pipe(&path);
    let error = save(&SystemDisk, &path, &wine()).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "this is a pipe or a device: expected the name of a file: F/pipe.ron"
    );
    let error = open(&path).unwrap_err().to_string();
    assert!(error.starts_with("this is a pipe or a device: "), "{error}");
    let link = folder.path().join("link.ron");
    symlink("pipe.ron", &link).unwrap();
    save(&SystemDisk, &link, &wine()).unwrap_err();
    assert_eq!(names(folder.path()), ["link.ron", "p.ron", "pipe.ron"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_other_programs_noted_with_a_file_stays() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = folder();
    let path = folder.path().join("p.ron");
    let notes = [("user.xdg.tags", "wine,prices"), ("user.empty", "")];
    for (name, value) in notes {
        let set = setxattr(&path, name, value.as_bytes(), XattrFlags::empty());
        if set.is_err() {
            not_tested("attributes of files: this disk has none");
            return;
        }
    }
    write(&path, &sample("coffee").unwrap()).unwrap();
    for (name, value) in notes {
        let mut found = [0; 64];
        let length = getxattr(&path, name, &mut found[..]).unwrap();
        assert_eq!(&found[..length], value.as_bytes(), "{name}");
    }
}

/// Past the test's own output, which nobody reads.
#[cfg(target_os = "linux")]
fn not_tested(what: &str) {
    use std::io::Write as _;
    let line = format!("\nNOT TESTED: {what}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

/// A list of rights as Linux writes it: a tag, rights and an identity each.
#[cfg(target_os = "linux")]
fn access_list(entries: &[(u16, u16, u32)]) -> Vec<u8> {
    let mut list = vec![2, 0, 0, 0];
    for (tag, rights, identity) in entries {
        list.extend(tag.to_le_bytes());
        list.extend(rights.to_le_bytes());
        list.extend(identity.to_le_bytes());
    }
    list
}

#[cfg(target_os = "linux")]
const NOBODY_IN_PARTICULAR: u32 = u32::MAX;

/// The owner may write, and so may user 1234; the group may do nothing, though
/// the mode says rw- in its place.
#[cfg(target_os = "linux")]
const ONE_MORE_WRITER: [(u16, u16, u32); 5] = [
    (0x01, 6, NOBODY_IN_PARTICULAR),
    (0x02, 6, 1234),
    (0x04, 0, NOBODY_IN_PARTICULAR),
    (0x10, 6, NOBODY_IN_PARTICULAR),
    (0x20, 0, NOBODY_IN_PARTICULAR),
];

#[cfg(target_os = "linux")]
#[test]
fn who_else_may_write_a_file_stays_and_the_group_gains_nothing() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    const ACCESS: &str = "system.posix_acl_access";
    let folder = folder();
    let path = folder.path().join("p.ron");
    let list = access_list(&ONE_MORE_WRITER);
    if setxattr(&path, ACCESS, &list, XattrFlags::empty()).is_err() {
        not_tested("lists of rights: this disk has none");
        return;
    }
    assert_eq!(mode(&path), 0o660);
    write(&path, &sample("coffee").unwrap()).unwrap();
    let mut found = [0; 256];
    let length = getxattr(&path, ACCESS, &mut found[..]).unwrap();
    assert_eq!(&found[..length], list);
    assert_eq!(mode(&path), 0o660);
}

/// A folder may give a list to each new file in it; the temporary file is one.
#[cfg(target_os = "linux")]
#[test]
fn nobody_gains_rights_through_a_list_of_the_folder() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = folder();
    let path = folder.path().join("p.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let list = access_list(&ONE_MORE_WRITER);
    let set = setxattr(
        folder.path(),
        "system.posix_acl_default",
        &list,
        XattrFlags::empty(),
    );
    if set.is_err() {
        not_tested("lists of rights of folders: this disk has none");
        return;
    }
    write(&path, &sample("coffee").unwrap()).unwrap();
    let mut found = [0; 256];
    let inherited = getxattr(&path, "system.posix_acl_access", &mut found[..]);
    assert!(inherited.is_err(), "{inherited:?}");
    assert_eq!(mode(&path), 0o640);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_to_be_full() {
    // Replacing a device by a file would be worse than failing.
    let path = Path::new("/dev/full");
    let error = write(path, &wine()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot write the file, the disk is full: /dev/full"
    );
    assert!(!fs::metadata(path).unwrap().is_file());
}

#[test]
fn a_project_that_could_not_be_opened_again_is_not_saved() {
    let mut project = wine();
    let note: Arc<str> = "x".repeat(limits::NOTE_CHARS).into();
    for _ in 0..=limits::FILE_BYTES / note.len() as u64 {
        let mut factor = project.fresh_factor("Factor", Kind::Product);
        factor.notes = Arc::clone(&note);
        project.factors.push(Arc::new(factor));
    }
    let folder = folder();
    let path = folder.path().join("p.ron");
    let error = write(&path, &project).unwrap_err();
    assert_eq!(
        message(&folder, &error),
        "the project is too large: a file has at most 64 MiB: F/p.ron"
    );
    assert_eq!(read(&path).unwrap(), wine());
}

#[test]
fn readers_see_the_old_file_or_the_new_one() {
    let folder = folder();
    let path = folder.path().join("p.ron");
    let sizes = [b"a".repeat(100_000), b"b".repeat(200_000)];
    write_bytes(&path, &sizes[0]).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for turn in 1..15 {
                write_bytes(&path, &sizes[turn % 2]).unwrap();
            }
        });
        for _ in 0..200 {
            let seen = fs::read(&path).unwrap();
            assert!(sizes.contains(&seen), "{} bytes", seen.len());
        }
    });
}
