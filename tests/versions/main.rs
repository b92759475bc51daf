//! What files of every version mean, for ever: exact texts, which no change of
//! the model may alter.
//!
//! Where one of these fails, files that people have would be read or written as
//! something else. What is new belongs into a new version.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Debug;
use std::path::Path;

use seachart::io::{VERSION, parse, to_ron};
use seachart::model::{Action, Buyers, Confidence, Crosshair, Effort, Kind, Marker, Role, Scale};
use strum::IntoEnumIterator;

/// A file of version 1, and what it is as one of the newest version.
const UPGRADED: [(&str, &str, &str); 4] = [
    (
        "full",
        include_str!("../files/v1_full.ron"),
        include_str!("v1_full.ron"),
    ),
    (
        "hand",
        include_str!("../files/v1_hand.ron"),
        include_str!("v1_hand.ron"),
    ),
    (
        "small",
        include_str!("../files/v1_small.ron"),
        include_str!("v1_small.ron"),
    ),
    (
        "wine",
        include_str!("../files/v1_wine.ron"),
        include_str!("v1_wine.ron"),
    ),
];

/// A file of version 2 in which every field stands.
const FULL: &str = include_str!("../files/v2_full.ron");

/// A field of version 1 and everything that may stand in it, numbers and texts
/// by example.
const VALUES_1: [(&str, &[&str]); 9] = [
    ("role", &["Own", "Rival", "Alternative"]),
    ("marker", MARKERS),
    ("kind", KINDS),
    ("scale", SCALES),
    ("direction", &["More", "Less", "Ideal(2.5)"]),
    ("color", &["Palette(7)", "Custom(\"#1f6fb2\")"]),
    ("share", &["None", "33.33"]),
    ("visible", &["true", "false"]),
    ("on_canvas", &["true", "false"]),
];

/// The same of a score.
const SCORES: (&str, &[&str]) = ("\"tastings\"", &["NotOffered", "Level(1.25)"]);

/// The same of what version 2 has more.
const VALUES_2: [(&str, &[&str]); 8] = [
    ("buyers", &["Buyers", "NonBuyers"]),
    ("confidence", &["Guess", "Informed", "Measured"]),
    (
        "decision",
        &["Eliminate", "Reduce", "Raise", "Create", "Keep"],
    ),
    ("effort", &["Low", "Medium", "High"]),
    ("crosshair", &["None", "Middle", "Mean"]),
    ("flipped", &["true", "false"]),
    ("white_space", &["true", "false"]),
    ("margin", &["0.0", "10.0"]),
];

const MARKERS: &[&str] = &[
    "Circle",
    "Square",
    "Triangle",
    "Diamond",
    "TriangleDown",
    "Pentagon",
    "Star",
    "Hexagon",
    "Plus",
    "Cross",
];

const KINDS: &[&str] = &[
    "Product",
    "Service",
    "Channel",
    "Personnel",
    "Image",
    "Price",
];

const SCALES: &[&str] = &["ZeroToTen", "OneToFive", "OneToSeven", "Words"];

/// Every field of version 2.
const FIELDS_2: &str = "
    version title tagline source notes settings scale margin standard marks
    metrics id name unit
    competitors role color marker share visible
    factors kind direction low high on_canvas
    segments buyers size importance ideal
    scores evidence date quote confidence spread survey
    plan cards decision saves gives owner effort by_when muted
    scenarios
    maps x y crosshair quadrants top_left top_right bottom_left bottom_right
    hidden white_space pins segment_pins
    whiskers";

/// The file that is written for the project in `text`.
#[track_caller]
fn written(text: &str) -> String {
    let project = parse(text, Path::new("p.ron")).unwrap();
    assert_eq!(project.check(), []);
    to_ron(&project)
}

/// `text` with `value` in the first field of this name that may hold it.
fn with(text: &str, field: &str, value: &str) -> String {
    let mark = format!("{field}: ");
    let at = text.find(&mark).unwrap() + mark.len();
    let length = text[at..].find([',', ')']).unwrap();
    // A bracket that is opened in the value is closed in it.
    let open = text[at..at + length].contains('(');
    let end = at + length + usize::from(open);
    format!("{}{value}{}", &text[..at], &text[end..])
}

#[test]
fn every_file_of_version_1_is_upgraded_as_it_always_was() {
    for (name, text, expected) in UPGRADED {
        let upgraded = written(text);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let path = format!("tests/versions/v1_{name}.ron");
            std::fs::write(path, &upgraded).unwrap();
        } else {
            assert_eq!(upgraded, expected, "{name}");
        }
    }
}

#[test]
fn every_value_of_version_1_is_read_as_it_always_was() {
    let (_, text, _) = UPGRADED[0];
    let scores = ("\"crust\"", SCORES.1);
    for (field, values) in VALUES_1.into_iter().chain([scores]) {
        for value in values {
            let text = with(text, field, value);
            let line = format!("{field}: {value},");
            assert!(text.contains(&line), "{line}");
            assert!(written(&text).contains(&line), "{line}");
        }
    }
}

#[test]
fn every_value_of_version_2_comes_back_as_it_was() {
    assert_eq!(written(FULL), FULL);
    for (field, values) in VALUES_1.iter().chain(&VALUES_2).chain([&SCORES]) {
        for value in *values {
            let text = with(FULL, field, value);
            assert_eq!(written(&text), text, "{field}: {value}");
        }
    }
    // Only a scenario says that something is unscored.
    for value in ["Unscored", "NotOffered", "Level(0.5)"] {
        let (before, scenarios) = FULL.split_once("scenarios: [").unwrap();
        let scenarios = with(scenarios, "\"tradition\"", value);
        let text = format!("{before}scenarios: [{scenarios}");
        assert_eq!(written(&text), text, "{value}");
    }
}

/// Every variant of the model, which is what version 2 is read into, is one
/// that files of version 2 may have.
#[test]
fn no_variant_came_into_the_model_without_a_version() {
    fn names<T: IntoEnumIterator + Debug>() -> Vec<String> {
        T::iter().map(|variant| format!("{variant:?}")).collect()
    }
    let values = |field: &str| {
        let mut all = VALUES_1.iter().chain(&VALUES_2);
        all.find(|(name, _)| *name == field).unwrap().1
    };
    assert_eq!(VERSION, 2, "a new version has a list of its own");
    assert_eq!(names::<Role>(), values("role"));
    assert_eq!(names::<Marker>(), values("marker"));
    assert_eq!(names::<Kind>(), values("kind"));
    assert_eq!(names::<Scale>(), values("scale"));
    assert_eq!(names::<Buyers>(), values("buyers"));
    assert_eq!(names::<Confidence>(), values("confidence"));
    assert_eq!(names::<Action>(), values("decision"));
    assert_eq!(names::<Effort>(), values("effort"));
    assert_eq!(names::<Crosshair>(), values("crosshair"));
}

/// The fields of the newest version in their order, as a file has them: a field
/// more or less is another version.
#[test]
fn no_field_came_into_the_file_without_a_version() {
    let drawn = include_str!("../files/v2_drawn.ron");
    let mut fields: Vec<&str> = Vec::new();
    for line in FULL.lines().chain(drawn.lines()) {
        let field = line.trim_start().split(':').next().unwrap_or_default();
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
        if line.contains(':') && field.chars().all(is_name) && !fields.contains(&field) {
            fields.push(field);
        }
    }
    let expected: Vec<&str> = FIELDS_2.split_whitespace().collect();
    assert_eq!(fields, expected);
}
