//! `seachart import`, as scripts see it.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use seachart::io::read;
use serde_json::{Value, json};
use tempfile::TempDir;

const TABLE: &str = "brand,segment,taste,speed\nA,old,1,5\nA,new,2,\nB,old,4,x\n";

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), TABLE).unwrap();
    folder
}

fn seachart(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_seachart"));
    command
        .current_dir(folder.path())
        .arg("import")
        .args(arguments);
    command
}

#[track_caller]
fn done(folder: &TempDir, arguments: &[&str]) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = seachart(folder, arguments).output().unwrap();
    let errors = String::from_utf8(stderr).unwrap();
    assert_eq!((status.code(), errors.as_str()), (Some(0), ""));
    String::from_utf8(stdout).unwrap()
}

#[track_caller]
fn fails(folder: &TempDir, arguments: &[&str], status: i32, line: &str) {
    let output = seachart(folder, arguments).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!("seachart: {line}\n")
    );
    assert_eq!(output.status.code(), Some(status));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_project_is_made_and_said_in_words() {
    let folder = folder();
    let words = done(&folder, &["t.csv", "o.ron", "--own", "b"]);
    assert_eq!(
        words,
        "read as UTF-8 with commas between cells, header in row 1\n\
         layout ratings; competitor in brand; segment in segment\n\
         scale 1 to 5, guessed, is levels 0 to 10\n\
         made 2 competitors, 2 factors, 2 segments from 3 rows\n\
         skipped 1 cell in speed: blank, first in row 3\n\
         skipped 1 cell in speed: not a number, first in row 4\n"
    );
    let project = read(&folder.path().join("o.ron")).unwrap();
    assert_eq!(project.check(), []);
    assert_eq!(project.own().map(|own| &*own.name), Some("B"));
    assert_eq!((&*project.title, &*project.source), ("t", "t.csv"));
    let a = &project.competitors[0].id;
    let evidence = project.evidence.get(a, &project.factors[0].id).unwrap();
    assert_eq!(
        evidence.survey.map(|it| (it.n, it.mean.get())),
        Some((2, 1.5))
    );
    assert_eq!(evidence.segments.len(), 2);
}

#[test]
fn json_is_to_the_letter() {
    let folder = folder();
    let text = done(
        &folder,
        &["t.csv", "o.ron", "--json", "--factors", "taste,speed"],
    );
    let found: Value = serde_json::from_str(&text).unwrap();
    let said = |competitor: &str,
                factor: &str,
                segment: Option<&str>,
                n: u64,
                mean: f64,
                sd: Option<f64>| {
        json!({"competitor": competitor, "factor": factor, "segment": segment,
               "n": n, "mean": mean, "sd": sd})
    };
    let expected = json!({
        "layout": "ratings",
        "rows": 3,
        "skipped": [
            {"column": "speed", "reason": "blank", "count": 1, "first_row": 3},
            {"column": "speed", "reason": "not a number", "count": 1, "first_row": 4},
        ],
        "competitors": ["A", "B"],
        "factors": ["taste", "speed"],
        "cells": [
            said("A", "taste", None, 2, 1.5, Some(0.5_f64.sqrt())),
            said("A", "taste", Some("old"), 1, 1.0, None),
            said("A", "taste", Some("new"), 1, 2.0, None),
            said("A", "speed", None, 1, 5.0, None),
            said("A", "speed", Some("old"), 1, 5.0, None),
            said("B", "taste", None, 1, 4.0, None),
            said("B", "taste", Some("old"), 1, 4.0, None),
        ],
    });
    assert_eq!(found, expected);
    let keys: Vec<usize> = [
        "layout",
        "rows",
        "skipped",
        "competitors",
        "factors",
        "cells",
    ]
    .iter()
    .map(|key| text.find(&format!("\n  \"{key}\"")).unwrap())
    .collect();
    assert!(keys.is_sorted());
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let folder = folder();
    done(&folder, &["t.csv", "o.ron"]);
    let line = "--force replaces it, there is a file of this name already: o.ron";
    fails(&folder, &["t.csv", "o.ron"], 1, line);
    done(&folder, &["t.csv", "o.ron", "--force"]);
}

#[test]
fn a_table_is_never_replaced_by_its_project() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("sub")).unwrap();
    fs::hard_link(path("t.csv"), path("hard.ron")).unwrap();
    let mut names = vec!["t.csv", "./t.csv", "sub/../t.csv"];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("t.csv", path("soft.ron")).unwrap();
        names.extend(["hard.ron", "soft.ron"]);
    }
    for name in names {
        let line = format!("the project would replace the table: expected another file: {name}");
        fails(&folder, &["t.csv", name, "--force"], 2, &line);
        fails(&folder, &["t.csv", name], 2, &line);
        assert_eq!(fs::read_to_string(path("t.csv")).unwrap(), TABLE);
    }
}

#[test]
fn whose_fault_it_is_is_told() {
    let folder = folder();
    let asked: [(&[&str], &str); 10] = [
        (
            &["--competitor", "x"],
            "there is no column \"x\": expected brand, segment, taste or speed: t.csv",
        ),
        (
            &["--factors", "taste,x"],
            "there is no column \"x\": expected brand, segment, taste or speed: t.csv",
        ),
        (
            &["--own", "C"],
            "there is no competitor \"C\": expected one of A, B: t.csv",
        ),
        (
            &["--segment", "brand", "--competitor", "brand"],
            "the column \"brand\" cannot be both: competitor and segment: t.csv",
        ),
        (&["--sheet", "S"], "a table of text has no sheets: t.csv"),
        (
            &["--header-row", "9"],
            "there is no row 9 for the header: t.csv",
        ),
        (
            &["--header-row", "99999999999999999999"],
            "invalid value '99999999999999999999' for '--header-row <N>': expected the number of a row, from 1, or 0 for none (seachart --help tells more)",
        ),
        (
            &["--header-row", "-1"],
            "invalid value '-1' for '--header-row <N>': expected the number of a row, from 1, or 0 for none (seachart --help tells more)",
        ),
        (
            &["--scale", "5"],
            "invalid value '5' for '--scale <MIN..MAX>': expected two numbers, such as 1..5 (seachart --help tells more)",
        ),
        (
            &["--layout", "round"],
            "invalid value 'round' for '--layout <LAYOUT>': expected matrix, ratings, wide or long (seachart --help tells more)",
        ),
    ];
    for (options, line) in asked {
        let arguments = [&["t.csv", "o.ron"], options].concat();
        fails(&folder, &arguments, 2, line);
    }
    fails(
        &folder,
        &["none.csv", "o.ron"],
        1,
        "cannot read the file, there is no such file: none.csv",
    );
    fails(
        &folder,
        &[".", "o.ron"],
        1,
        "this is a folder: expected a table: .",
    );
    fs::write(folder.path().join("zero.csv"), "a,b\nx,1\ny,\0\n").unwrap();
    let line = "a zero byte: expected text, not a binary file: zero.csv:3:2";
    fails(&folder, &["zero.csv", "o.ron"], 1, line);
    assert!(!folder.path().join("o.ron").exists());
}

#[test]
fn a_table_without_a_value_is_no_project() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("w.csv", "brand,who,taste\nA,x,1\nA,y,2\nB,x,3\n");
    write("b.csv", "brand,taste\nA,\nB,\n");
    write("i.csv", "taste,speed\n99,99\n99,99\n");
    done(&folder, &["t.csv", "p.ron"]);
    let none = "no value could be read, the first cell left out is";
    for (options, said) in [
        (
            &["w.csv", "o.ron", "--weight", "who"][..],
            "not a number: expected at least one number: w.csv:2:2",
        ),
        (
            &["t.csv", "o.ron", "--missing", "1,2,3,4,5"],
            "missing: expected at least one number: t.csv:2:3",
        ),
        (
            &["t.csv", "o.ron", "--scale", "20..30"],
            "outside the scale: expected at least one number: t.csv:2:3",
        ),
        (
            &["b.csv", "o.ron", "--factors", "taste"],
            "blank: expected at least one number: b.csv:2:2",
        ),
        (
            &[
                "i.csv",
                "o.ron",
                "--missing",
                "99",
                "--importances",
                "p.ron",
            ],
            "missing: expected at least one number: i.csv:2:1",
        ),
    ] {
        fails(&folder, options, 1, &format!("{none} {said}"));
        assert!(!folder.path().join("o.ron").exists());
    }
}

#[test]
fn quotes_that_are_letters_are_said() {
    let folder = folder();
    fs::write(folder.path().join("q.csv"), "a,b,c\nA,\"3,4\nB,5,6\n").unwrap();
    let words = done(&folder, &["q.csv", "o.ron"]);
    let first = "read as UTF-8 with commas between cells, quotes are letters, header in row 1\n";
    assert!(words.starts_with(first), "{words}");
    assert!(
        words.contains("skipped 1 cell in b: not a number, first in row 2\n"),
        "{words}"
    );
}

#[test]
fn standard_input_is_a_table_too() {
    let folder = folder();
    let mut child = seachart(&folder, &["-", "o.ron", "--scale", "1..5"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(TABLE.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(
        read(&folder.path().join("o.ron"))
            .unwrap()
            .competitors
            .len(),
        2
    );
}

#[test]
fn importances_are_taken_into_a_project_by_name() {
    let folder = folder();
    let table = "id,age,Taste,speed,hours\n1,old,5,1,3\n2,new,3,1,3\n3,old,5,3,3\n";
    fs::write(folder.path().join("i.csv"), table).unwrap();
    done(&folder, &["t.csv", "p.ron"]);
    let words = done(
        &folder,
        &[
            "i.csv",
            "o.ron",
            "--segment",
            "age",
            "--importances",
            "p.ron",
        ],
    );
    assert!(
        words.contains(
            "took how much 2 factors matter to old, new from 3 rows\n\
             left out, as no factor is called so: hours\n"
        ),
        "{words}"
    );
    let before = read(&folder.path().join("p.ron")).unwrap();
    let after = read(&folder.path().join("o.ron")).unwrap();
    assert_eq!(after.factors, before.factors);
    assert_eq!(after.scores, before.scores);
    assert_eq!(after.evidence, before.evidence);
    let names: Vec<&str> = after.segments.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["old", "new"], "those of the survey are known again");
    let level = |segment: usize, factor: usize| {
        let importance = &after.segments[segment].importance;
        importance.get(&after.factors[factor].id).map(|it| it.get())
    };
    // On a scale from 1 to 5: 5 is 10, 2 is 2.5.
    assert_eq!((level(0, 0), level(0, 1)), (Some(10.0), Some(2.5)));
    assert_eq!((level(1, 0), level(1, 1)), (Some(5.0), Some(0.0)));
    let one = "Factor,Old,New\nTaste,1,3\n";
    fs::write(folder.path().join("m.csv"), one).unwrap();
    let words = done(&folder, &["m.csv", "q.ron", "--importances", "o.ron"]);
    assert!(
        words.ends_with(
            "layout matrix; factor in Factor; read as importance\n\
             scale 1 to 5, guessed, is levels 0 to 10\n\
             took how much 1 factor matters to Old, New from 1 row\n\
             replaced 1 importance of the project\n\
             skipped nothing\n"
        ),
        "{words}"
    );
    let line = "this table tells how competitors do, and not how important factors are: \
                expected none in it: t.csv";
    fails(
        &folder,
        &["t.csv", "x.ron", "--importances", "p.ron"],
        1,
        line,
    );
}
