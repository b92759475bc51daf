//! What the window writes: the project file, earlier versions of it, and what
//! it keeps of unsaved work.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use seachart::app::Settings;
use seachart::command::Command;
use seachart::io;

use super::SECRETS;
use super::traces::{real_names, say};
use super::window::Window;

/// The project files in `folder` and the folders in it.
fn projects(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(projects(&path));
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            found.push(path);
        }
    }
    found
}

/// The files with projects in `folder`, as soon as one of them has this in it.
fn projects_with(folder: &Path, words: &str) -> Vec<PathBuf> {
    let begun = Instant::now();
    loop {
        let found = projects(folder);
        let has = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|it| it.contains(words));
        if found.iter().any(has) {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "no {words}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[track_caller]
fn says_nothing(text: &str, words: &[String]) {
    for word in words {
        assert!(!say(text.as_bytes(), word), "{word} in\n{text}");
    }
}

#[test]
fn what_the_window_writes_says_nothing_of_its_user() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join(SECRETS[2]);
    fs::create_dir(&folder).unwrap();
    let (path, data) = (folder.join("w.ron"), root.path().join("secretdata"));
    io::write(&path, &io::sample("wine").unwrap()).unwrap();
    let own = data.clone();
    let mut window = Window::prepared(Settings::default(), [], |app| app.keeping_in(Some(own)));
    window.run(Command::Open(path.clone()));
    window.change_title("Saved here");
    window.key(Modifiers::COMMAND, Key::S);
    window.change_title("Only kept");

    let mut words: Vec<String> = real_names().into_iter().collect();
    words.extend([SECRETS[2], "secretdata"].map(ToOwned::to_owned));
    let place = root.path().file_name().unwrap().to_str().unwrap();
    words.push(place.to_owned());

    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("Saved here"));
    says_nothing(&saved, &words);
    let versions = projects_with(&data.join("backups"), "Saved here");
    assert_eq!(versions.len(), 2, "before and after the save");
    for version in versions {
        says_nothing(&fs::read_to_string(version).unwrap(), &words);
    }
    // Where unsaved work belongs is for the next start of this very user: it
    // stands in front of the project and leaves the folder with nobody.
    let kept = projects_with(&data.join("recovery"), "Only kept");
    assert_eq!(kept.len(), 1);
    let text = fs::read_to_string(&kept[0]).unwrap();
    let (line, project) = text.split_once('\n').unwrap();
    assert!(
        say(line.as_bytes(), SECRETS[2]),
        "it is looked for in vain: {line}"
    );
    says_nothing(project, &words);
}
