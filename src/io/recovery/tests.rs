//! Of the thread and of what is found after it, together.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use proptest::prelude::*;

use super::*;
use crate::io::{self, Fingerprint};
use crate::model::{Kind, Project, limits};

/// A project with this title.
fn titled(title: &str) -> Project {
    Project {
        title: title.into(),
        ..Project::default()
    }
}

fn kept(title: &str, file: Option<&Path>) -> Kept {
    let fingerprint = file.map(|file| Fingerprint::of_file(file).unwrap());
    Kept {
        project: Arc::new(titled(title)),
        origin: Origin {
            file: file.map(Path::to_owned),
            fingerprint,
            name: title.to_owned(),
        },
    }
}

fn keeper(folder: &Path) -> Keeper {
    Keeper::new(folder, || {}).unwrap()
}

/// End as a program ends that is killed: nothing is tidied up, and the locks go.
fn kill(keeper: Keeper) {
    drop(keeper);
}

fn titles(rescues: &Rescues) -> Vec<String> {
    let projects = rescues
        .list
        .iter()
        .filter_map(|one| one.project.as_ref().ok());
    projects.map(|project| project.title.to_string()).collect()
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn what_was_told_last_is_found_once_the_program_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = keeper(folder.path());
    for title in ["One", "Two", "Three"] {
        keeper.keep(Some(kept(title, None)));
    }
    keeper.settle();
    assert!(rescue(folder.path()).list.is_empty(), "it is still running");
    kill(keeper);
    let found = rescue(folder.path());
    assert_eq!(titles(&found), ["Three"]);
    let one = &found.list[0];
    assert_eq!(one.against, Against::NeverSaved);
    assert_eq!(one.origin.name, "Three");
    assert!(one.fault.is_none());
    let age = SystemTime::now().duration_since(one.written).unwrap();
    assert!(age < Duration::from_mins(1), "{age:?}");
    assert!(
        rescue(folder.path()).list.is_empty(),
        "only one window has it"
    );
}

#[test]
fn every_change_is_on_disk_within_two_seconds_and_few_writes_do() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = keeper(folder.path());
    keeper.keep(Some(kept("0", None)));
    keeper.settle();
    let project = fs::read_dir(folder.path()).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        path.extension()
            .is_some_and(|ending| ending == "ron")
            .then_some(path)
    });
    let project = project.unwrap();
    let (begun, mut seen, mut writes) = (Instant::now(), String::new(), 0);
    let mut last_change = begun;
    for number in 1..=150 {
        keeper.keep(Some(kept(&number.to_string(), None)));
        last_change = Instant::now();
        std::thread::sleep(Duration::from_millis(10));
        let now = io::read(&project).unwrap().title.to_string();
        writes += usize::from(now != seen);
        seen = now;
    }
    while io::read(&project).unwrap().title.as_ref() != "150" {
        assert!(last_change.elapsed() < Duration::from_secs(2));
        std::thread::sleep(Duration::from_millis(5));
    }
    let most = 2 + begun.elapsed().as_secs() as usize;
    assert!(writes <= most, "{writes} writes");
}

#[test]
fn where_nothing_can_be_lost_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = keeper(folder.path());
    keeper.keep(Some(kept("One", None)));
    keeper.settle();
    assert_eq!(files(folder.path()), 2);
    keeper.keep(None);
    keeper.settle();
    assert_eq!(files(folder.path()), 1, "the lock");
    drop(keeper);
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn work_that_is_gone_on_with_stays_in_its_place_and_the_other_is_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let first = keeper(folder.path());
    first.keep(Some(kept("Lost", None)));
    kill(first);
    let second = keeper(folder.path());
    second.keep(Some(kept("Other", None)));
    let found = rescue(folder.path()).list.remove(0);
    let place = Arc::clone(&found.place);
    second.move_to(place, Some(kept("Lost, and more", None)));
    second.settle();
    assert_eq!(
        io::read(&found.place.project()).unwrap(),
        titled("Lost, and more")
    );
    drop(found);
    assert_eq!(files(folder.path()), 2, "the project and its lock");
    kill(second);
    assert_eq!(titles(&rescue(folder.path())), ["Lost, and more"]);
}

#[test]
fn it_is_said_how_the_file_differs() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wine.ron");
    let recovery = folder.path().join("recovery");
    let check = |on_disk: Option<&str>, expected: Option<Against>| {
        io::write(&file, &titled("Before")).unwrap();
        let keeper = keeper(&recovery);
        keeper.keep(Some(kept("Edited", Some(&file))));
        kill(keeper);
        match on_disk {
            Some("") => fs::write(&file, "").unwrap(),
            Some(title) => io::write(&file, &titled(title)).unwrap(),
            None => fs::remove_file(&file).unwrap(),
        }
        let mut found = rescue(&recovery);
        assert!(found.list.len() <= 1);
        let found = found.list.pop();
        assert_eq!(found.as_ref().map(|one| &one.against), expected.as_ref());
        if let Some(found) = found {
            found.place.clear();
        }
        assert_eq!(files(&recovery), 0);
    };
    let differs = |touched| Against::File {
        difference: "the title changed".to_owned(),
        touched,
    };
    check(Some("Before"), Some(differs(false)));
    check(Some("Another"), Some(differs(true)));
    check(Some(""), Some(Against::Unreadable));
    check(None, Some(Against::Gone));
    check(Some("Edited"), None);
}

#[test]
fn the_newest_come_first_and_of_very_many_the_rest_waits() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..25 {
        let path = folder.path().join(format!("{number:02}.ron"));
        io::write(&path, &titled(&number.to_string())).unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1000 + number);
        fs::File::open(&path).unwrap().set_modified(time).unwrap();
    }
    let found = rescue(folder.path());
    assert_eq!(found.list.len(), 20);
    assert_eq!(found.more, 5);
    assert_eq!(titles(&found)[..3], ["24", "23", "22"]);
    for one in &found.list {
        one.place.clear();
    }
    assert_eq!(titles(&rescue(folder.path())), ["4", "3", "2", "1", "0"]);
}

#[test]
fn a_broken_file_is_said_to_be_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.ron");
    fs::write(
        &path,
        "// recovery {}\nSeachart(\n  version: 2,\n  titel: 1,\n)",
    )
    .unwrap();
    let found = rescue(folder.path());
    let problem = found.list[0].project.as_ref().unwrap_err();
    assert!(
        problem.contains("titel") && problem.ends_with("in line 4"),
        "{problem}"
    );
    assert!(path.exists());
}

#[test]
fn a_disk_that_cannot_be_written_to_is_said_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("recovery");
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    let wake = move || {
        count.fetch_add(1, Ordering::Relaxed);
    };
    let keeper = Keeper::new(&inside, wake).unwrap();
    let away = folder.path().join("away");
    fs::rename(&inside, &away).unwrap();
    keeper.keep(Some(kept("One", None)));
    let wait_for = |times| {
        let begun = Instant::now();
        while woken.load(Ordering::Relaxed) < times {
            assert!(begun.elapsed() < Duration::from_secs(5));
            std::thread::sleep(Duration::from_millis(10));
        }
    };
    wait_for(1);
    assert!(keeper.trouble().is_some());
    fs::rename(&away, &inside).unwrap();
    wait_for(2);
    assert_eq!(keeper.trouble(), None);
    kill(keeper);
    assert_eq!(titles(&rescue(&inside)), ["One"]);
}

/// Where a folder is in the way, a file cannot be taken away.
#[test]
fn what_cannot_be_taken_away_is_not_called_unkept() {
    let folder = tempfile::tempdir().unwrap();
    let keeper = keeper(folder.path());
    keeper.keep(Some(kept("One", None)));
    keeper.settle();
    let paths = fs::read_dir(folder.path()).unwrap();
    let mut paths = paths.map(|entry| entry.unwrap().path());
    let project = paths.find(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let project = project.unwrap();
    fs::remove_file(&project).unwrap();
    fs::create_dir(&project).unwrap();
    keeper.keep(None);
    keeper.settle();
    let trouble = keeper.trouble();
    assert!(
        matches!(trouble, Some(Trouble::NotTakenAway(_))),
        "{trouble:?}"
    );
    // To keep something new there fails in the other way.
    keeper.keep(Some(kept("Two", None)));
    let begun = Instant::now();
    while !matches!(keeper.trouble(), Some(Trouble::NotKept(_))) {
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "{:?}",
            keeper.trouble()
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A file that waits for somebody to write into it.
#[cfg(unix)]
fn pipe(path: &Path) {
    let mut command = std::process::Command::new("mkfifo");
    assert!(command.arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_hides_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("recovery");
    let file = folder.path().join("a.ron");
    fs::write(&file, "").unwrap();
    for title in ["One", "Two"] {
        let keeper = keeper(&inside);
        keeper.keep(Some(kept(title, (title == "One").then_some(&file))));
        kill(keeper);
    }
    fs::remove_file(&file).unwrap();
    pipe(&file);
    for name in ["strange.ron", "stranger.fault", "strangest.lock"] {
        pipe(&inside.join(name));
    }
    let found = rescue(&inside);
    let mut titles = titles(&found);
    titles.sort();
    assert_eq!(titles, ["One", "Two"]);
    let mut list = found.list.iter();
    let one = list.find(|one| one.origin.file.is_some()).unwrap();
    assert_eq!(one.against, Against::Unreadable);
    drop(found);
    fs::remove_file(inside.join("strange.ron")).unwrap();
}

#[test]
fn the_note_of_a_fault_is_read_though_the_project_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("recovery");
    let file = folder.path().join("a.ron");
    io::write(&file, &titled("One")).unwrap();
    let keeper = keeper(&inside);
    keeper.keep(Some(kept("One", Some(&file))));
    kill(keeper);
    let names = fs::read_dir(&inside).unwrap();
    let mut paths = names.map(|entry| entry.unwrap().path());
    let project = paths.find(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let note = project.unwrap().with_extension("fault");
    fs::write(note, "0.1.0\nsrc/ui/start.rs:12\nout of luck\n").unwrap();
    let found = rescue(&inside);
    assert!(found.list.is_empty(), "it is in its file");
    assert_eq!(found.faults.len(), 1);
    assert_eq!(found.faults[0].message, "out of luck");
    assert_eq!(files(&inside), 0, "it is said once");
}

/// What has grown too large for a file is kept, and what is kept is offered.
#[test]
fn a_project_that_is_too_large_to_be_saved_is_offered() {
    let mut project = titled("Large");
    let note: Arc<str> = "x".repeat(limits::NOTE_CHARS).into();
    for _ in 0..=limits::FILE_BYTES / note.len() as u64 {
        let mut factor = project.fresh_factor("Factor", Kind::Product);
        factor.notes = Arc::clone(&note);
        project.factors.push(Arc::new(factor));
    }
    let folder = tempfile::tempdir().unwrap();
    let refused = io::write(&folder.path().join("a.ron"), &project).unwrap_err();
    assert!(refused.to_string().contains("too large"), "{refused}");
    let inside = folder.path().join("recovery");
    let keeper = keeper(&inside);
    let project = Arc::new(project);
    keeper.keep(Some(Kept {
        project: Arc::clone(&project),
        origin: Origin::default(),
    }));
    kill(keeper);
    let found = rescue(&inside);
    assert_eq!(found.list.len(), 1);
    let offered = found.list[0].project.as_ref().unwrap();
    assert!(**offered == *project);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Whatever lies in the folder is offered, or said to be broken, and stays.
    #[test]
    fn no_bytes_are_too_much(
        project: Vec<u8>,
        fault in proptest::option::of(any::<Vec<u8>>()),
        header in "(// recovery \\{.{0,40}\\}?\n)?",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.ron");
        let bytes = [header.as_bytes(), &project].concat();
        fs::write(&path, &bytes).unwrap();
        if let Some(fault) = &fault {
            fs::write(folder.path().join("p.fault"), fault).unwrap();
        }
        let found = rescue(folder.path());
        prop_assert_eq!(found.list.len(), 1);
        prop_assert_eq!(found.list[0].fault.is_some(), fault.is_some());
        prop_assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}
