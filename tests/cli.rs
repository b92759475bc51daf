//! The command line, as scripts see it: the real program, its output, its exit status.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "cli/check.rs"]
mod check;

/// The program, in `folder`, without a display.
fn seachart(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seachart"));
    command
        .current_dir(folder.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    command
}

fn run(folder: &TempDir, arguments: &str) -> Output {
    seachart(folder)
        .args(arguments.split_whitespace())
        .output()
        .unwrap()
}

/// The command does its work and says nothing on standard error.
#[track_caller]
fn done(folder: &TempDir, arguments: &str) -> String {
    let output = run(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), errors.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

/// The command fails with this status and exactly this line.
#[track_caller]
fn fails(folder: &TempDir, arguments: &str, status: i32, line: &str) {
    let output = run(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, format!("seachart: {line}\n"));
    assert_eq!(output.status.code(), Some(status));
    assert!(output.stdout.is_empty());
}

/// A folder with the wine sample in `w.ron`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(done(&folder, "new w.ron --sample wine"), "");
    folder
}

fn json_of(output: &Output) -> Value {
    assert!(output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_samples_are_listed_and_each_can_be_made() {
    let folder = folder();
    let names = done(&folder, "samples");
    assert_eq!(names, "wine\nairline\ncircus\nhotel\nbarber\ncoffee\n");
    for name in names.lines() {
        done(&folder, &format!("new {name}.ron --sample {name}"));
        let report = done(&folder, &format!("check {name}.ron"));
        assert!(report.ends_with("\nno problems\n"), "{name}: {report}");
    }
}

#[test]
fn a_new_project_is_blank() {
    let folder = folder();
    done(&folder, "new blank.ron");
    assert_eq!(
        done(&folder, "check blank.ron"),
        "0 competitors, 0 factors\n\
         0 levels, 0 not offered, 0 unscored\n\
         warning: no title: project\n\
         warning: no tagline, one sentence about our own curve: project\n\
         warning: no competitors: project\n\
         warning: no factors: project\n"
    );
}

#[test]
fn new_replaces_a_file_only_by_force() {
    let folder = folder();
    let before = fs::read(folder.path().join("w.ron")).unwrap();
    let line = "--force replaces it, there is a file of this name already: w.ron";
    fails(&folder, "new w.ron --sample coffee", 1, line);
    assert_eq!(fs::read(folder.path().join("w.ron")).unwrap(), before);
    done(&folder, "new w.ron --sample coffee --force");
    assert_ne!(fs::read(folder.path().join("w.ron")).unwrap(), before);
    let line = "cannot write the file, its folder does not exist: none/w.ron";
    fails(&folder, "new none/w.ron", 1, line);
    let line = "this is a folder: expected the name of a file: .";
    fails(&folder, "new . --force", 1, line);
}

#[test]
fn what_cannot_be_opened_is_at_fault() {
    let folder = folder();
    fs::write(folder.path().join("p.ron"), "Seachart(\n  version: 7,\n)").unwrap();
    let message = "version 7 of the file is newer than this program, which reads up to 2";
    fails(&folder, "check p.ron", 1, &format!("{message}: p.ron:2:12"));
    fails(
        &folder,
        "export p.ron p.svg",
        1,
        &format!("{message}: p.ron:2:12"),
    );
    assert!(!folder.path().join("p.svg").exists());
    let output = run(&folder, "check --json p.ron");
    assert_eq!(output.status.code(), Some(1));
    let nothing = Value::Null;
    assert_eq!(
        json_of(&output),
        json!({
            "file": "p.ron",
            "version": nothing,
            "competitors": nothing,
            "factors": nothing,
            "scores": {"levels": nothing, "not_offered": nothing, "unscored": nothing},
            "evidence": nothing,
            "metrics": nothing,
            "segments": nothing,
            "scenarios": nothing,
            "maps": nothing,
            "problems": [{"severity": "error", "message": message, "where": "2:12"}],
        })
    );
    let missing = "cannot read the file, there is no such file";
    fails(
        &folder,
        "check none.ron",
        1,
        &format!("{missing}: none.ron"),
    );
    let output = run(&folder, "check none.ron --json");
    assert_eq!(
        json_of(&output)["problems"],
        json!([{"severity": "error", "message": missing, "where": "file"}])
    );
    fails(
        &folder,
        "check .",
        1,
        "this is a folder: expected a project file: .",
    );
}

#[test]
fn a_picture_has_the_format_of_its_ending_and_the_size_asked_for() {
    let folder = folder();
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    for theme in ["light", "dark", "print"] {
        done(
            &folder,
            &format!("export w.ron w.svg --view canvas --theme {theme}"),
        );
        let svg = String::from_utf8(bytes("w.svg")).unwrap();
        assert!(svg.contains("<svg") && svg.contains("yellow tail"), "{svg}");
    }
    done(
        &folder,
        "export w.ron outlines.SVG --outlines --transparent",
    );
    assert!(
        !String::from_utf8(bytes("outlines.SVG"))
            .unwrap()
            .contains("<text")
    );
    done(&folder, "export w.ron w.pdf");
    assert!(bytes("w.pdf").starts_with(b"%PDF-"));
    let png = |options: &str| {
        done(&folder, &format!("export w.ron w.png {options}"));
        let png = bytes("w.png");
        assert!(png.starts_with(b"\x89PNG"));
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (side(16), side(20))
    };
    assert_eq!(png(""), (1920, 1080));
    assert_eq!(png("--size 800x450 --dpi 200"), (800, 450));
    assert_eq!(
        png("--width-cm 25.4 --height-cm 12.7 --dpi 100"),
        (1000, 500)
    );
    assert_eq!(png("--width-cm 2.54 --height-cm 1.27"), (300, 150));
}

#[test]
fn the_command_line_is_at_fault() {
    let folder = folder();
    let more = "(seachart --help tells more)";
    for (arguments, message) in [
        (
            "export w.ron w.gif",
            "the name of a picture ends in .svg, .png or .pdf: w.gif",
        ),
        (
            "export w.ron w",
            "the name of a picture ends in .svg, .png or .pdf: w",
        ),
        (
            "export w.ron w.svg --size 800",
            "invalid value '800' for '--size <WIDTHxHEIGHT>': expected width x height in pixels, \
             such as 1920x1080 MORE",
        ),
        (
            "export w.ron w.svg --dpi 0",
            "invalid value '0' for '--dpi <DPI>': expected 1 to 10000 pixels an inch MORE",
        ),
        (
            "export w.ron w.svg --width-cm 3",
            "the following required arguments were not provided: --height-cm <CM> MORE",
        ),
        (
            "export w.ron w.svg --width-cm NaN --height-cm 3",
            "invalid value 'NaN' for '--width-cm <CM>': expected a length in centimetres, such as \
             25.4 MORE",
        ),
        (
            "export w.ron w.svg --view radar",
            "invalid value 'radar' for '--view <VIEW>' [possible values: canvas, curve, map, errc, scores, evidence] MORE",
        ),
        (
            "export w.ron w.svg --theme neon",
            "invalid value 'neon' for '--theme <THEME>' [possible values: light, dark, print] MORE",
        ),
        (
            "new x.ron --sample tea",
            "invalid value 'tea' for '--sample <NAME>' [possible values: wine, airline, circus, \
             hotel, barber, coffee] MORE",
        ),
        ("chek w.ron x", "there is no command \"chek\" MORE"),
        (
            "--frobnicate",
            "unexpected argument '--frobnicate' found MORE",
        ),
        (
            "check",
            "the following required arguments were not provided: <FILE> MORE",
        ),
    ] {
        fails(&folder, arguments, 2, &message.replace("MORE", more));
    }
}

#[test]
fn an_absurd_size_is_refused_with_the_limit() {
    let folder = folder();
    for size in [
        "--size 16385x10",
        "--size 0x10",
        "--width-cm 500 --height-cm 500",
    ] {
        let output = run(&folder, &format!("export w.ron w.png {size}"));
        assert_eq!(output.status.code(), Some(2), "{size}");
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(line.contains("16384") || line.contains("16,384"), "{line}");
        assert!(!folder.path().join("w.png").exists());
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let folder = folder();
    let version = done(&folder, "--version");
    assert_eq!(
        version,
        concat!("seachart ", env!("CARGO_PKG_VERSION"), "\n")
    );
    for arguments in ["--help", "help", "export --help", "new -h"] {
        let help = done(&folder, arguments);
        assert!(help.contains("Usage: seachart"), "{help}");
    }
}

#[test]
fn without_a_display_the_window_says_what_works() {
    let folder = folder();
    for arguments in ["", "w.ron"] {
        let output = run(&folder, arguments);
        let line = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
        assert!(
            line.starts_with("seachart: ") && line.contains("seachart export"),
            "{line}"
        );
    }
}

#[test]
fn an_error_is_one_line_whatever_the_name_is() {
    let folder = folder();
    let output = seachart(&folder)
        .args(["check", "a\nb\u{1b}[2J.ron"])
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "seachart: cannot read the file, there is no such file: a\u{fffd}b\u{fffd}[2J.ron\n"
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder();
    let mut child = seachart(&folder)
        .args(["check", "w.ron", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let errors = BufReader::new(child.stderr.take().unwrap()).lines().count();
    assert_eq!(errors, 0);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let folder = folder();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = seachart(&folder)
        .arg("samples")
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let line = String::from_utf8(output.stderr).unwrap();
    assert!(
        line.starts_with("seachart: cannot write to standard output, "),
        "{line}"
    );
}

/// The program in a shell that lets files grow to a kilobyte only.
#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_the_old_file() {
    let folder = folder();
    let before = fs::read(folder.path().join("w.ron")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_seachart"));
    let output = Command::new("sh")
        .current_dir(folder.path())
        .arg("-c")
        .arg("trap '' XFSZ; ulimit -f 1; exec \"$0\" new w.ron --sample coffee --force")
        .arg(program)
        .output()
        .unwrap();
    let line = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{line}");
    assert!(
        line.starts_with("seachart: cannot write the file, "),
        "{line}"
    );
    assert_eq!(fs::read(folder.path().join("w.ron")).unwrap(), before);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left over"
    );
}
