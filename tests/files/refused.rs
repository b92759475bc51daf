//! Files that are refused: each with its words, its line and its column.

use seachart::model::limits;

use super::{SMALL_V1 as SMALL, read_text};

/// Reading `text` fails with these words at this place.
#[track_caller]
pub(super) fn refused(text: &str, line_and_column: &str, message: &str) {
    let error = read_text(text).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("{message}: p.ron:{line_and_column}")
    );
}

/// `SMALL` with its first `from` made `to` is refused.
#[track_caller]
fn refused_with(from: &str, to: &str, line_and_column: &str, message: &str) {
    assert!(SMALL.contains(from), "{from}");
    refused(&SMALL.replacen(from, to, 1), line_and_column, message);
}

#[test]
fn what_is_no_project_is_refused() {
    let no_project = "this is no project: expected Seachart( at the start";
    let empty = "the file is empty: expected a project, which begins with Seachart(";
    refused("", "1:1", empty);
    refused(" \n\t\n", "1:1", empty);
    refused("hello", "1:1", no_project);
    refused("{\"version\": 1}", "1:1", no_project);
    refused("Price;5;1\n", "1:1", no_project);
    refused("# Notes\n", "1:1", no_project);
    refused("Project(version: 1)", "1:1", no_project);
    refused(&"(".repeat(100_000), "1:2", "expected a name");
    refused(&"[".repeat(100_000), "1:1", no_project);
    refused(
        "/* /* */",
        "1:1",
        "the file ends within a comment: expected */",
    );
}

#[test]
fn the_version_is_read_first() {
    let newer = "version 3 of the file is newer than this program, which reads up to 2";
    refused("Seachart(version: 3, wormholes: 7)", "1:19", newer);
    refused_with("version: 1", "version: 3", "2:12", newer);
    refused_with(
        "version: 1",
        "version: 0",
        "2:12",
        "there is no version 0 of the file: expected 1 or 2",
    );
    refused_with(
        "version: 1",
        "version: one",
        "2:12",
        "the version is not a whole number: expected 1 or 2",
    );
    refused_with(
        "version: 1",
        "version: 99999999999999999999",
        "2:12",
        "the version is not a whole number: expected 1 or 2",
    );
    refused_with(
        "  version: 1,\n",
        "",
        "2:3",
        "the first field is \"title\": expected version",
    );
    refused(
        "Seachart()",
        "1:10",
        "the field \"version\" of Seachart is missing: expected it before this",
    );
}

#[test]
fn fields_are_known_and_there_once() {
    refused_with(
        "tagline:",
        "tag_line:",
        "4:3",
        "unknown field \"tag_line\" of Seachart: expected title, tagline, source, notes, \
         settings, competitors, factors, scores or version",
    );
    refused_with(
        "color:",
        "colour:",
        "18:7",
        "unknown field \"colour\" of Competitor: expected id, name, role, color, marker, share, \
         visible or notes",
    );
    refused_with(
        "on_canvas: true",
        "Oncanvas: true",
        "43:7",
        "unknown field \"Oncanvas\" of Factor: expected id, name, kind, direction, low, high, \
         on_canvas or notes",
    );
    refused_with(
        "      name: \"Us & <co>\",\n",
        "",
        "22:5",
        "the field \"name\" of Competitor is missing: expected it before this",
    );
    refused_with(
        "role: Own",
        "name: \"Them\"",
        "17:7",
        "the field \"name\" of Competitor is there twice: expected it once",
    );
    refused_with(
        "source:",
        "version:",
        "5:3",
        "the field \"version\" of Seachart is there twice: expected it once",
    );
    let (head, _) = SMALL.split_once("  scores:").unwrap();
    refused(
        &format!("{head})\n"),
        "57:1",
        "the field \"scores\" of Seachart is missing: expected it before this",
    );
    refused_with(
        "  competitors: [",
        "  scores: {},\n  competitors: [",
        "13:3",
        "the scores come too early: expected competitors and factors before them",
    );
}

#[test]
fn levels_lie_on_their_scale() {
    for (level, message) in [
        ("12", "level 12 is outside 0 to 10"),
        ("-0.5", "level -0.5 is outside 0 to 10"),
        ("NaN", "level NaN is outside 0 to 10"),
        ("inf", "level inf is outside 0 to 10"),
        ("1.234", "level 1.234 has more than two decimals"),
        ("four", "expected a number"),
        ("\"4\"", "expected a number"),
        ("1.2.3", "expected a number"),
    ] {
        let to = format!("Level({level})");
        refused_with("Level(4.0)", &to, "60:22", message);
    }
    refused_with(
        "Ideal(7.25)",
        "Ideal(70)",
        "50:24",
        "level 70 is outside 0 to 10",
    );
    refused_with(
        "share: 12.5",
        "share: 150",
        "30:14",
        "share 150 is not a percentage: expected 0 to 100 with at most two decimals",
    );
}

#[test]
fn single_values_are_refused_where_they_stand() {
    refused_with(
        "id: \"us\"",
        "id: \"US & co\"",
        "15:12",
        "\"US & co\" is not an id: expected 1 to 64 lower-case letters, digits and single \
         hyphens between them",
    );
    refused_with(
        "#1f6fb2",
        "red",
        "28:22",
        "\"red\" is not a colour: expected # and six hexadecimal digits, such as \"#1f6fb2\"",
    );
    refused_with(
        "Palette(0)",
        "Palette(300)",
        "18:22",
        "the number is out of range: expected 0 to 255",
    );
    refused_with(
        "Palette(0)",
        "Blue",
        "18:14",
        "found \"Blue\": expected Palette or Custom",
    );
    refused_with(
        "role: Own",
        "role: Boss",
        "17:13",
        "found \"Boss\": expected Own, Rival or Alternative",
    );
}

#[test]
fn brackets_commas_and_quotes_are_asked_for() {
    refused_with(
        "visible: true",
        "visible: yes",
        "21:16",
        "expected true or false",
    );
    refused_with(
        "title: \"",
        "title: 7, \"",
        "3:10",
        "expected a text in double quotes",
    );
    refused_with("title: \"", "title \"", "3:9", "expected a colon");
    refused_with(
        "title: \"",
        "title: \"\\q",
        "3:11",
        "unknown escape in a text: expected \\n, \\t, \\\", \\\\ or \\u{…}",
    );
    refused_with(
        "competitors: [",
        "competitors: (",
        "13:16",
        "expected a list, which begins with [",
    );
    refused_with(
        "scores: {",
        "scores: [",
        "57:11",
        "expected pairs in braces, which begin with {",
    );
    refused_with(
        "role: Own,",
        "role: Own",
        "18:7",
        "expected a comma or a closing bracket",
    );
    refused_with(
        "Competitor(",
        "Rival(",
        "14:5",
        "found \"Rival\": expected Competitor(",
    );
    refused(
        &format!("{SMALL}more"),
        "67:1",
        "there is more after the end of the project: expected nothing",
    );
}

#[test]
fn the_table_fits_together() {
    refused_with(
        "id: \"them\"",
        "id: \"us\"",
        "25:12",
        "a second competitor with the id \"us\": expected every id once",
    );
    refused_with(
        "id: \"fun\"",
        "id: \"price\"",
        "47:12",
        "a second factor with the id \"price\": expected every id once",
    );
    refused_with(
        "role: Rival",
        "role: Own",
        "27:13",
        "a second own company beside \"us\": expected one at most",
    );
    refused_with(
        "\"them\": {",
        "\"who\": {",
        "58:6",
        "\"who\" is not in the list of competitors: expected an id from there",
    );
    refused_with(
        "\"us\": {",
        "\"them\": {",
        "62:6",
        "\"them\" has scores here and before: expected them once",
    );
    refused_with(
        "\"price\": Level",
        "\"prize\": Level",
        "60:8",
        "\"prize\" is not in the list of factors: expected an id from there",
    );
    refused_with(
        "\"price\": Level",
        "\"fun\": Level",
        "60:8",
        "\"fun\" has scores here and before: expected them once",
    );
    refused_with(
        "NotOffered",
        "Unscored",
        "59:14",
        "what is unscored has no entry: expected Level(0.0 to 10.0), NotOffered, or no line at all",
    );
}

/// As many competitors as there could be in version 1.
const MOST: usize = 2_000;

#[test]
fn sizes_have_limits() {
    let long = "x".repeat(limits::NAME_CHARS + 1);
    refused_with(
        "US wine",
        &long,
        "3:11",
        "the text is too long: expected at most 10000 characters",
    );
    refused_with(
        "id: \"us\"",
        &format!("id: \"{long}\""),
        "15:12",
        &format!(
            "\"{}…\" is not an id: expected 1 to 64 lower-case letters, digits and single \
             hyphens between them",
            "x".repeat(40)
        ),
    );
    let many = |count: usize| -> String {
        let each = |n| format!("(id: \"c{n}\", name: \"\", color: Palette(1)),\n");
        let list: String = (0..count).map(each).collect();
        format!("Seachart(version: 1, factors: [], competitors: [\n{list}], scores: {{}})")
    };
    assert!(read_text(&many(MOST)).is_ok());
    refused(
        &many(MOST + 1),
        "2002:1",
        "too many competitors: expected at most 2000",
    );
}

#[test]
fn an_error_is_one_short_line() {
    for from in [
        "id: \"us\"",
        "tagline:",
        "Palette(0)",
        "role: Own",
        "Level(4.0)",
    ] {
        let field = from.split(':').next().unwrap();
        for odd in [
            "\"a\nb\u{1b}[31m\"".to_owned(),
            format!("\"{}\"", "y".repeat(1_000_000)),
            "z".repeat(1_000_000),
        ] {
            let text = SMALL.replacen(from, &format!("{field}: {odd}"), 1);
            let line = read_text(&text).unwrap_err().to_string();
            assert!(!line.contains(|c: char| c.is_control()), "{line}");
            assert!(line.len() < 600, "{line}");
        }
    }
}
