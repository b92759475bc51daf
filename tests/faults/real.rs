//! The real program on disks that are really full or really closed to it.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use seachart::io::{SystemDisk, read, save, write};
use tempfile::TempDir;

use super::{coffee, count, folder, wine};

const PROGRAM: &str = env!("CARGO_BIN_EXE_seachart");

/// Nobody, on most systems: whom the permissions of files bind, unlike root.
const NOBODY: u32 = 65534;

/// In a shell in `folder`; the program is `$0`.
fn shell(folder: &Path, script: &str) -> Output {
    Command::new("sh")
        .current_dir(folder)
        .args(["-c", script, PROGRAM])
        .output()
        .unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Say what was not tested, past the test's own output, which nobody reads.
fn not_tested(what: &str) {
    let line = format!("\nNOT TESTED: {what}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

#[test]
fn killed_in_the_middle_of_a_file_the_old_one_stays_and_the_next_save_tidies_up() {
    let (folder, path) = folder();
    let before = fs::read(&path).unwrap();
    let output = shell(
        folder.path(),
        "ulimit -f 1; exec \"$0\" new p.ron --sample coffee --force",
    );
    assert!(output.status.signal().is_some(), "{output:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|found| *found != path)
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
    write(&path, &coffee()).unwrap();
    assert!(left[0].exists(), "somebody may still be writing it");
    let long_ago = SystemTime::now() - Duration::from_hours(1);
    let file = fs::File::options().write(true).open(&left[0]).unwrap();
    file.set_modified(long_ago).unwrap();
    drop(file);
    write(&path, &wine()).unwrap();
    assert_eq!(count(folder.path()), 1, "nothing is left over");
}

/// Run `script` where a disk of 64 KiB is mounted at `disk` in `folder`, and is
/// gone afterwards; none where nobody may mount.
fn on_small_disk(folder: &TempDir, script: &str) -> Option<Output> {
    fs::create_dir(folder.path().join("disk")).unwrap();
    let mount = "mount -t tmpfs -o size=64k small disk";
    for unshare in ["unshare -m", "unshare -rm"] {
        let try_it = format!("{unshare} sh -c '{mount}'");
        if shell(folder.path(), &try_it).status.success() {
            let inner = format!("{mount} && {script}");
            let all = format!("exec {unshare} sh -c '{inner}' \"$0\"");
            return Some(shell(folder.path(), &all));
        }
    }
    None
}

#[test]
fn a_disk_that_is_full_keeps_the_old_file_and_takes_the_new_one_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let script = "cd disk && \"$0\" new p.ron --sample wine && cp p.ron ../before; \
                  cat /dev/zero > filler 2> /dev/null; \
                  \"$0\" new p.ron --sample coffee --force; echo $?; \
                  cp p.ron ../after; ls -A > ../names; rm filler; \
                  \"$0\" new p.ron --sample coffee --force; echo $?; cp p.ron ../retried";
    let Some(output) = on_small_disk(&folder, script) else {
        not_tested("a full disk: nobody may mount one here");
        return;
    };
    let line = "seachart: cannot write the file, the disk is full: p.ron\n";
    assert_eq!(errors(&output), line);
    assert_eq!(output.stdout, b"1\n0\n");
    let file = |name: &str| folder.path().join(name);
    assert_eq!(read(&file("before")).unwrap(), wine());
    assert_eq!(
        fs::read(file("after")).unwrap(),
        fs::read(file("before")).unwrap()
    );
    assert_eq!(fs::read(file("names")).unwrap(), b"filler\np.ron\n");
    assert_eq!(read(&file("retried")).unwrap(), coffee());
}

/// The program in `folder` as somebody whom permissions bind.
fn bound(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    let root = fs::metadata("/proc/self").is_ok_and(|me| {
        use std::os::unix::fs::MetadataExt as _;
        me.uid() == 0
    });
    if root {
        // Where the program is, that somebody may not be able to look.
        let program = folder.join("../program");
        if !program.exists() && fs::hard_link(PROGRAM, &program).is_err() {
            fs::copy(PROGRAM, &program).unwrap();
        }
        command = Command::new(program);
        command.uid(NOBODY).gid(NOBODY);
    }
    command.current_dir(folder).args(arguments);
    command.output().unwrap()
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_folder_that_nobody_may_write_to_keeps_its_file() {
    let outer = tempfile::tempdir().unwrap();
    set_mode(outer.path(), 0o755);
    let closed = outer.path().join("closed");
    fs::create_dir(&closed).unwrap();
    let path = closed.join("p.ron");
    write(&path, &wine()).unwrap();
    set_mode(&path, 0o666);
    set_mode(&closed, 0o555);
    let before = fs::read(&path).unwrap();
    let again = ["new", "p.ron", "--sample", "coffee", "--force"];
    let output = bound(&closed, &again);
    let line = "seachart: cannot write the file, permission denied: p.ron\n";
    assert_eq!(errors(&output), line);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(&path).unwrap(), before);
    set_mode(&closed, 0o777);
    let output = bound(&closed, &again);
    assert_eq!(errors(&output), "");
    assert_eq!(read(&path).unwrap(), coffee());
    assert_eq!(count(&closed), 1);
}

#[test]
fn a_link_to_another_folder_is_saved_there_and_stays_a_link() {
    let (folder, path) = folder();
    let other = tempfile::tempdir().unwrap();
    let link = other.path().join("link.ron");
    symlink(&path, &link).unwrap();
    save(&SystemDisk, &link, &coffee()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&path).unwrap(), coffee());
    assert_eq!((count(folder.path()), count(other.path())), (1, 1));
}

/// As a file, a folder and nothing in turn, faster than anybody saves.
#[test]
fn whatever_stands_at_the_path_in_that_moment_no_save_is_half_done() {
    let (folder, path) = folder();
    let done = AtomicBool::new(false);
    let (mut saved, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                drop(fs::remove_file(&path));
                drop(fs::create_dir(&path));
                std::thread::yield_now();
                drop(fs::remove_dir(&path));
            }
        });
        let begun = std::time::Instant::now();
        while begun.elapsed() < Duration::from_secs(2) {
            match save(&SystemDisk, &path, &coffee()) {
                Ok(_) => saved += 1,
                Err(_) => refused += 1,
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(saved + refused > 20, "{saved} {refused}");
    assert!(refused > 0, "{saved}");
    assert!(count(folder.path()) <= 1, "nothing is left over");
    drop(fs::remove_dir(&path));
    save(&SystemDisk, &path, &wine()).unwrap();
    assert_eq!(read(&path).unwrap(), wine());
}
