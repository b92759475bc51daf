//! Project files: what comes back, what is refused, and with which words.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use seachart::io::{ReadError, parse, read, samples, to_ron};
use seachart::model::Project;

#[path = "files/random.rs"]
mod random;
#[path = "files/refused.rs"]
mod refused;

/// A small project with a bit of everything.
const SMALL: &str = include_str!("files/v1_small.ron");

fn read_text(text: &str) -> Result<Project, ReadError> {
    parse(text, Path::new("p.ron"))
}

#[test]
fn every_file_of_version_1_opens_and_is_saved_as_it_was() {
    let mut files = 0;
    for entry in fs::read_dir("tests/files").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with("v1_") {
            let project = read(&path).unwrap();
            assert_eq!(project.check(), [], "{name}");
            assert_eq!(
                to_ron(&project),
                fs::read_to_string(&path).unwrap(),
                "{name}"
            );
            files += 1;
        }
    }
    assert_eq!(files, 2);
}

#[test]
fn a_file_may_be_written_by_hand() {
    let text = "\u{feff}// Mine\r\n(version: 1, competitors: [], )";
    refused::refused(
        text,
        "2:31",
        "the field \"factors\" of Seachart is missing: expected it before this",
    );
    let text = "\u{feff}// Mine\r\n(version:1,factors:[(name:\"A\",id:\"a\",)],\
                competitors:[(id:\"us\",name:\"\",color:Palette(3)),],scores:{\"us\":{\"a\":Level(4)}})";
    let project = read_text(text).unwrap();
    assert_eq!(project.count().levels, 1);
    assert_eq!(project.competitors[0].name.as_ref(), "");
    assert!(project.competitors[0].visible);
}

#[test]
fn a_text_comes_back_whatever_is_in_it() {
    for text in [
        "",
        "\n",
        "  two\n  lines\n\n and more \n",
        "It’s \"quoted\" and \\ 'apostrophes'",
        "tab\tand\rreturn\r\n",
        "\0\u{1}\u{7f}\u{85}\u{2028}\u{202e}\u{200f}\u{feff}",
        "日本語 😀 👨‍👩‍👧 e\u{301} ไทย",
        "//no comment /* at all",
        "\\u{41} \\n",
    ] {
        let project = Project {
            title: text.into(),
            notes: text.into(),
            ..Project::default()
        };
        let file = to_ron(&project);
        assert_eq!(read_text(&file).unwrap(), project, "{file}");
        // As version control on Windows hands it out.
        let windows = file.replace('\n', "\r\n");
        assert_eq!(read_text(&windows).unwrap(), project, "{file}");
    }
}

#[test]
fn a_line_of_a_note_is_a_line_of_the_file() {
    let project = Project {
        notes: "One\n  two".into(),
        ..Project::default()
    };
    let expected = "  notes: \"One\\n\\\n    \\u{20} two\",\n";
    assert!(to_ron(&project).contains(expected), "{}", to_ron(&project));
}

#[test]
fn what_is_cut_off_is_refused() {
    for sample in samples() {
        let whole = sample.text.trim_end();
        for end in (0..whole.len())
            .step_by(50)
            .filter(|end| whole.is_char_boundary(*end))
        {
            let message = read_text(&whole[..end]).unwrap_err().to_string();
            assert!(
                message.contains("the file ends ") || message.contains("the file is empty"),
                "{end}: {message}"
            );
        }
    }
}

#[track_caller]
fn file_refused(bytes: &[u8], message: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    fs::write(&path, bytes).unwrap();
    let error = read(&path).unwrap_err().to_string();
    let path = path.display().to_string();
    assert_eq!(error.replace(&path, "p.ron"), message);
}

#[test]
fn what_is_no_text_is_refused() {
    file_refused(
        b"Seachart(\n  title: \"\xff\"",
        "byte 21 is no text: expected text in UTF-8: p.ron:2:11",
    );
    file_refused(
        b"a\0b\xff",
        "byte 2 is zero: expected text in UTF-8: p.ron:1:2",
    );
    file_refused(
        b"\xff\xfeS\0e\0",
        "byte 1 is no text: expected text in UTF-8: p.ron:1:1",
    );
    file_refused(
        b"",
        "the file is empty: expected a project, which begins with Seachart(: p.ron:1:1",
    );
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let message = |path: &Path| {
        let error = read(path).unwrap_err();
        assert_eq!(error.place(), None);
        error
            .to_string()
            .replace(&folder.path().display().to_string(), "F")
    };
    assert_eq!(
        message(folder.path()),
        "this is a folder: expected a project file: F"
    );
    assert_eq!(
        message(&folder.path().join("none.ron")),
        "cannot read the file, there is no such file: F/none.ron"
    );
    fs::write(folder.path().join("file"), "").unwrap();
    assert_eq!(
        message(&folder.path().join("file/p.ron")),
        "cannot read the file, a part of its path is no folder: F/file/p.ron"
    );
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.ron");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let start = Instant::now();
    let message = read(&path).unwrap_err().to_string();
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(
        message.starts_with("the file is too large: expected at most 64 MiB: "),
        "{message}"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_hides_its_size_is_not_read_for_ever() {
    let message = read(Path::new("/dev/zero")).unwrap_err().to_string();
    assert!(message.starts_with("the file is too large"), "{message}");
}

#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("Some(", ")"),
        ("/*", "*/"),
    ] {
        for field in ["share", "color", "notes", "role"] {
            let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
            let text = format!(
                "(version: 1, competitors: [(id: \"a\", name: \"a\", {field}: {deep})], factors: [], scores: {{}})"
            );
            assert!(read_text(&text).is_err(), "{field} {open}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_comes_back_from_its_file(project in random::project()) {
        let text = to_ron(&project);
        let back = read_text(&text);
        prop_assert_eq!(back.as_ref().unwrap(), &project);
        prop_assert_eq!(to_ron(&back.unwrap()), text);
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(text) = str::from_utf8(&bytes) {
            prop_assert!(read_text(text).is_err());
        }
        let text = String::from_utf8_lossy(&bytes);
        let inside = format!("Seachart(version: 1, {text}");
        prop_assert!(read_text(&inside).is_err());
    }

    #[test]
    fn random_slips_never_panic_and_never_half_open(
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4),
        cut in any::<bool>(),
    ) {
        let mut text: Vec<char> = SMALL.chars().collect();
        for (at, character) in slips {
            let at = at.index(text.len());
            if cut {
                text.remove(at);
            } else {
                text[at] = character;
            }
        }
        let text: String = text.into_iter().collect();
        if let Ok(project) = read_text(&text) {
            prop_assert_eq!(project.check(), []);
            prop_assert_eq!(read_text(&to_ron(&project)).unwrap(), project);
        }
    }
}
