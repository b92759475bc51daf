//! What the README says about limits is what the program holds to.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use seachart::io::import::limits as table;
use seachart::model::limits;

/// Where limits are declared: one line each.
const DECLARED: [&str; 2] = ["src/model/limits.rs", "src/model/limits/import.rs"];

fn mebibytes(bytes: impl TryInto<u64>) -> String {
    let bytes = bytes.try_into().ok().unwrap();
    match (bytes % (1 << 30), bytes % (1 << 20)) {
        (0, _) => format!("{} GiB", bytes >> 30),
        (_, 0) => format!("{} MiB", bytes >> 20),
        _ => panic!("{bytes} bytes are no number that people use"),
    }
}

/// With a comma between thousands.
fn count(number: impl TryInto<u64>) -> String {
    let digits = number.try_into().ok().unwrap().to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Every limit, as the README should say it.
fn rows() -> Vec<(&'static str, String)> {
    let characters = |number| format!("{} characters", count(number));
    vec![
        ("a project file", mebibytes(limits::FILE_BYTES)),
        ("brackets within brackets in it", count(limits::NESTING)),
        ("competitors", count(limits::COMPETITORS)),
        ("factors", count(limits::FACTORS)),
        ("metrics", count(limits::METRICS)),
        ("segments", count(limits::SEGMENTS)),
        ("scenarios", count(limits::SCENARIOS)),
        ("maps", count(limits::MAPS)),
        ("muted findings of a plan", count(limits::MUTED)),
        ("a name or a title", characters(limits::NAME_CHARS)),
        ("a note", characters(limits::NOTE_CHARS)),
        (
            "a picture, each side",
            format!("{} pixels", count(limits::PICTURE_SIDE)),
        ),
        ("a table: a cell", mebibytes(table::CELL_BYTES)),
        ("a table: a row", mebibytes(table::ROW_BYTES)),
        ("a table: columns", count(table::COLUMNS)),
        (
            "a table: competitors × factors × segments",
            count(table::CELLS),
        ),
        ("a table: all names", mebibytes(table::NAME_BYTES)),
        (
            "a table: from a pipe or the clipboard",
            mebibytes(table::TEXT_BYTES),
        ),
        (
            "a table: rows looked at for the guess",
            count(table::HEAD_ROWS),
        ),
        (
            "a table: text looked at for the guess",
            mebibytes(table::HEAD_BYTES),
        ),
        ("a workbook, packed", mebibytes(table::WORKBOOK_BYTES)),
        (
            "a sheet of an XLSX, unpacked",
            mebibytes(table::SHEET_BYTES),
        ),
        (
            "another part of a workbook, unpacked",
            mebibytes(table::STRINGS_BYTES),
        ),
        ("parts of a workbook", count(table::PARTS)),
        ("an ODS, unpacked", mebibytes(table::ODS_BYTES)),
        ("cells of an ODS", count(table::ODS_CELLS)),
    ]
}

#[test]
fn the_readme_names_every_limit_and_no_other_number() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, section) = readme.split_once("\n## Limits\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let said = section.lines().filter(|line| line.starts_with("| "));
    let said: Vec<&str> = said.skip(1).collect();
    let rows = rows().into_iter();
    let expected: Vec<String> = rows
        .map(|(what, most)| format!("| {what} | {most} |"))
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn every_limit_is_in_the_table() {
    let declared = DECLARED.map(|file| {
        let text = fs::read_to_string(file).unwrap();
        let lines = text.lines();
        lines.filter(|line| line.starts_with("pub const ")).count()
    });
    assert_eq!(declared.iter().sum::<usize>(), rows().len());
}
