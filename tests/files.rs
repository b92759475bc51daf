//! Project files: what comes back, what is refused, and with which words.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use seachart::io::{ReadError, parse, read, samples, to_ron};
use seachart::model::{Axis, Level, Number, Project, Role, Scale, Score, Share};

#[path = "files/random.rs"]
mod random;
#[path = "files/refused.rs"]
mod refused;
#[path = "files/refused_v2.rs"]
mod refused_v2;

/// A small project of version 1 with a bit of everything.
const SMALL_V1: &str = include_str!("files/v1_small.ron");

/// A small project of version 2 with a bit of everything.
const SMALL: &str = include_str!("files/v2_small.ron");

/// A project of version 2 with every field of everything in use.
const FULL: &str = include_str!("files/v2_full.ron");

fn read_text(text: &str) -> Result<Project, ReadError> {
    parse(text, Path::new("p.ron"))
}

/// The files of a version, with their names, in order.
fn files_of(version: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir("tests/files")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            let ours = name.starts_with(version) && path.extension()? == "ron";
            ours.then(|| (name, fs::read_to_string(&path).unwrap()))
        })
        .collect();
    files.sort();
    files
}

/// A file of version 1 opens as what it was, with the defaults of what came
/// later, and is saved as version 2.
#[track_caller]
fn upgraded(name: &str, competitors: usize, factors: usize, levels: usize) -> Project {
    let files = files_of("v1_");
    let (_, text) = files.iter().find(|(other, _)| other == name).unwrap();
    assert!(text.starts_with("Seachart(\n  version: 1,\n"));
    let project = read_text(text).unwrap();
    assert_eq!(project.check(), []);
    assert_eq!(project.competitors.len(), competitors);
    assert_eq!(project.factors.len(), factors);
    assert_eq!(project.count().levels, levels);

    let plain = Project::default();
    let added = |project: &Project| {
        let settings = project.settings;
        (
            settings.margin,
            [
                settings.standard,
                settings.marks,
                settings.whiskers,
                settings.confidence,
            ],
            project.importance.clone(),
            project.metrics.clone(),
            project.segments.clone(),
            project.evidence.clone(),
            project.plan.clone(),
            project.scenarios.clone(),
            project.maps.clone(),
        )
    };
    assert_eq!(added(&project), added(&plain));
    let mut rivals = project.competitors.iter();
    assert!(rivals.all(|competitor| competitor.metrics.is_empty()));

    let saved = to_ron(&project);
    assert!(saved.starts_with("Seachart(\n  version: 2,\n"), "{saved}");
    assert_eq!(read_text(&saved).unwrap(), project);
    // Nothing is lost: every line of the old file is in the new one, in its order.
    let mut lines = saved.lines();
    for line in text.lines().filter(|line| *line != "  version: 1,") {
        assert!(lines.any(|other| other == line), "{name}: {line}");
    }
    project
}

#[test]
fn the_small_file_of_version_1_is_upgraded() {
    let project = upgraded("v1_small.ron", 2, 2, 2);
    assert_eq!(project.settings.scale, Scale::OneToFive);
    assert_eq!(project.competitors[1].share.map(Share::percent), Some(12.5));
}

#[test]
fn the_wine_file_of_version_1_is_upgraded() {
    let project = upgraded("v1_wine.ron", 3, 10, 21);
    assert_eq!(&*project.title, "US wine, around 2001");
}

#[test]
fn every_version_has_its_files() {
    let names = |version| -> Vec<String> {
        let files = files_of(version).into_iter();
        files.map(|(name, _)| name).collect()
    };
    let first = ["v1_full.ron", "v1_hand.ron", "v1_small.ron", "v1_wine.ron"];
    assert_eq!(names("v1_"), first);
    assert_eq!(
        names("v2_"),
        ["v2_drawn.ron", "v2_full.ron", "v2_small.ron"]
    );
    assert_eq!(names("v3_"), [""; 0]);
}

#[test]
fn every_file_of_version_2_opens_and_is_saved_as_it_was() {
    for (name, text) in files_of("v2_") {
        let project = read_text(&text).unwrap();
        assert_eq!(project.check(), [], "{name}");
        assert_eq!(to_ron(&project), text, "{name}");
    }
}

#[test]
fn the_full_file_is_read_to_the_last_field() {
    let project = read_text(FULL).unwrap();
    let [map, ..] = &*project.maps else {
        panic!("three maps");
    };
    assert_eq!(map.y.of.factor().unwrap().as_str(), "speed");
    let pins: Vec<(f64, f64)> = map.pins.values().map(|pin| pin.way()).collect();
    assert_eq!(pins, [(12.5, -8.0), (-2000.0, 0.1)]);
    let [to_be, ..] = &*project.scenarios else {
        panic!("two scenarios");
    };
    let scores: Vec<Score> = to_be.scores.values().copied().collect();
    let level = |level| Score::Level(Level::nearest(level));
    let expected = [level(8.0), level(7.0), Score::NotOffered, Score::Unscored];
    assert_eq!(scores, expected);
    let (competitor, factor) = (&project.competitors[1].id, &project.factors[1].id);
    let evidence = project.evidence.get(competitor, factor).unwrap();
    assert_eq!(evidence.date.unwrap().parts(), (2024, 2, 29));
    assert_eq!(evidence.survey.unwrap().level().get(), 9.5);
    let chain: Vec<f64> = project.competitors[2]
        .metrics
        .values()
        .map(|number| number.get())
        .collect();
    assert_eq!(chain, [1450.0, 2_150_000.0, 2.5e-6]);
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
    // Version 2 asks for no more than that.
    let newer = text.replace("version:1", "version:2");
    assert_eq!(read_text(&newer).unwrap(), project);
    let text = "(version:2,factors:[(name:\"A\",id:\"a\",)],\
                competitors:[(id:\"us\",name:\"\",color:Palette(3)),],\
                maps:[(id:\"m\",name:\"M\",y:(of:Factor(\"a\")),pins:{\"us\":(1,-2)})],\
                scores:{\"us\":{}},evidence:{\"us\":{\"a\":(spread:Some(1),survey:None)}})";
    let project = read_text(text).unwrap();
    assert_eq!(project.maps[0].x, Axis::default());
    assert!(project.maps[0].segments);
    let pin = project.maps[0].pins.values().next().unwrap();
    assert_eq!(pin.way(), (1.0, -2.0));
}

#[test]
fn a_number_comes_back_to_the_last_bit() {
    for value in [
        0.0,
        3.0,
        -0.1,
        0.1 + 0.2,
        1e16,
        1e-7,
        f64::MAX,
        5e-324,
        1.0 / 3.0,
    ] {
        let number = Number::try_from(value).unwrap();
        let mut project = Project::default();
        let metric = project.fresh_metric("Revenue");
        let mut competitor = project.fresh_competitor("Us", Role::Own);
        competitor.metrics.insert(metric.id.clone(), number);
        project.metrics.push(Arc::new(metric));
        project.competitors.push(Arc::new(competitor));
        let text = to_ron(&project);
        assert!(
            text.contains(&format!("\"revenue\": {value:?},\n")),
            "{text}"
        );
        let back = read_text(&text).unwrap();
        let number = back.competitors[0].metrics.values().next().unwrap();
        assert_eq!(number.get().to_bits(), value.to_bits());
    }
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
    let texts = samples().iter().map(|sample| sample.text);
    for text in texts.chain([SMALL_V1, FULL]) {
        let whole = text.trim_end();
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
        for field in [
            "settings",
            "metrics",
            "segments",
            "evidence",
            "plan",
            "scenarios",
            "maps",
        ] {
            let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
            let text = format!(
                "(version: 2, competitors: [], factors: [], scores: {{}}, {field}: {deep})"
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
        for version in 1..=2 {
            let inside = format!("Seachart(version: {version}, {text}");
            prop_assert!(read_text(&inside).is_err());
        }
    }

    #[test]
    fn random_slips_never_panic_and_never_half_open(
        file in prop::sample::select(vec![SMALL_V1, SMALL, FULL]),
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..4),
        cut in any::<bool>(),
    ) {
        let mut text: Vec<char> = file.chars().collect();
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
