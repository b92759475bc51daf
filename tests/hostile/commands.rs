//! What the commands make of a file that somebody broke.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use seachart::cli::answer;
use seachart::model::Project;
use serde_json::Value;

use super::within;

/// The status and the words of `seachart` with these arguments.
fn seachart(arguments: &[&str]) -> (u8, String) {
    let all = ["seachart"].iter().chain(arguments);
    within(arguments[0], || answer(all.map(OsString::from)))
}

/// The JSON document of a command; all of it is one.
fn document(arguments: &[&str], status: u8) -> Value {
    let (ended, text) = seachart(arguments);
    assert_eq!(ended, status, "{arguments:?}: {text}");
    serde_json::from_str(&text).unwrap()
}

/// The words of a command, which does its work.
fn words(arguments: &[&str]) -> String {
    let (status, text) = seachart(arguments);
    assert_eq!(status, 0, "{arguments:?}: {text}");
    text
}

/// `check` refuses what the reader refuses, in words or as a document.
pub(crate) fn refused(path: &Path, as_json: bool) {
    let path = path.to_str().unwrap();
    if as_json {
        let report = document(&["check", path, "--json"], 1);
        let problems = report["problems"].as_array().unwrap();
        assert_eq!(problems[0]["severity"], "error", "{report}");
        assert!(report["competitors"].is_null(), "{report}");
    } else {
        let (status, text) = seachart(&["check", path]);
        assert_eq!(status, 1, "{text}");
        assert!(text.contains(path), "which file? {text}");
    }
}

/// `check` and `analyze` say something of what the reader accepts.
pub(crate) fn said(path: &Path, project: &Project, as_json: bool) {
    let path = path.to_str().unwrap();
    if as_json {
        let report = document(&["check", path, "--json"], 0);
        assert_eq!(report["competitors"], project.competitors.len(), "{report}");
        assert_eq!(report["factors"], project.factors.len(), "{report}");
        let reading = document(&["analyze", path, "--json"], 0);
        let judged = reading["errc"].as_object().unwrap();
        let expected = project.own().map_or(0, |_| project.factors.len());
        assert_eq!(judged.len(), expected, "{reading}");
    } else {
        assert!(words(&["check", path]).ends_with('\n'));
        assert!(words(&["analyze", path]).ends_with('\n'));
    }
}

/// `export` draws a view into a PNG and a PDF file of this size, and writes a
/// table; the number of files.
pub(crate) fn exported(path: &Path, project: &Project, which: u64, size: (u32, u32)) -> u64 {
    let folder = path.with_file_name("exports");
    fs::create_dir(&folder).unwrap();
    let view = match which % 4 {
        0 if project.own().is_some() => "curve",
        1 if !project.maps.is_empty() => "map",
        2 => "errc",
        _ => "canvas",
    };
    let table = ["errc", "scores", "evidence"][which as usize % 3];
    let ending = if which.is_multiple_of(2) { "csv" } else { "md" };
    let size = format!("{}x{}", size.0, size.1);
    for (view, ending) in [(view, "png"), (view, "pdf"), (table, ending)] {
        let out = folder.join(format!("out.{ending}"));
        let (path, out) = (path.to_str().unwrap(), out.to_str().unwrap());
        let mut arguments = vec!["export", path, out, "--view", view];
        if ["png", "pdf"].contains(&ending) {
            arguments.extend(["--size", &size]);
        }
        assert_eq!(words(&arguments), "");
    }
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("png") => assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
            Some("pdf") => assert!(bytes.starts_with(b"%PDF-")),
            _ => assert!(str::from_utf8(&bytes).is_ok()),
        }
        count += 1;
    }
    assert!(count >= 3, "{count} files");
    fs::remove_dir_all(&folder).unwrap();
    count
}
