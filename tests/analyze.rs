//! `seachart analyze`, as scripts see it: every number worked out by hand.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seachart"))
        .arg("analyze")
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

/// What the program says of a project in `tests/files`.
#[track_caller]
fn text_of(name: &str, arguments: &[&str]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    let output = run(&[&[path.to_str().unwrap()], arguments].concat());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn document(name: &str) -> Value {
    serde_json::from_str(&text_of(name, &["--json"])).unwrap()
}

/// What the program says of a project with these competitors, scores and factors.
#[track_caller]
fn document_of(competitors: &str, factors: &str, scores: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let text = format!(
        "(version: 1, title: \"T\", tagline: \"t\", competitors: [{competitors}], \
         factors: [{factors}], scores: {{{scores}}})"
    );
    fs::write(&path, text).unwrap();
    let output = run(&[path.to_str().unwrap(), "--json"]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The same numbers to 1e-12, and the same of everything else.
#[track_caller]
fn close(found: &Value, expected: &Value) {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => {
            let off = found.as_f64().unwrap() - expected.as_f64().unwrap();
            assert!(off.abs() < 1e-12, "{found} is not {expected}");
        }
        (Value::Object(found), Value::Object(expected)) => {
            assert!(found.keys().eq(expected.keys()), "{found:?} {expected:?}");
            for (key, value) in found {
                close(value, &expected[key]);
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{found:?} {expected:?}");
            for (found, expected) in found.iter().zip(expected) {
                close(found, expected);
            }
        }
        _ => assert_eq!(found, expected),
    }
}

/// Everything but the wording of the findings.
#[track_caller]
fn check(mut found: Value, expected: &Value) {
    for finding in found["findings"].as_array_mut().unwrap() {
        let message = finding.as_object_mut().unwrap().remove("message").unwrap();
        assert!(
            message.as_str().unwrap().ends_with(" (a heuristic)"),
            "{message}"
        );
    }
    close(&found, expected);
}

fn errc(verdict: &str, level: impl Into<Value>, standard: impl Into<Value>) -> Value {
    json!({
        "verdict": verdict,
        "decision": null,
        "level": level.into(),
        "standard": standard.into(),
    })
}

/// A finding but for its message.
fn finding(id: &str, factors: &[&str], numbers: &Value) -> Value {
    json!({"id": id, "factors": factors, "numbers": numbers, "muted": false})
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len() as f64
}

/// Of an r.
fn shape(r: f64) -> f64 {
    (1.0 - r) / 2.0
}

#[test]
fn a_project_with_gaps_and_what_is_not_offered() {
    //          price  speed  choice  advice  lounge*  night
    // us       3.5    –      9       ?       8        6
    // north    6      7.25   4       5       2        –
    // south    4.5    ?      5.5     3       –        –
    // west     –      2      ?       ?       ?        ?
    // car is an alternative and the lounge is not on the canvas.
    let (price, speed, choice) = (mean(&[6.0, 4.5]), mean(&[7.25, 2.0]), mean(&[4.0, 5.5]));
    let advice = mean(&[5.0, 3.0]);

    // Above the standard: price 0 (3.5 − 5.25 < 0), speed 0, choice 9 − 4.75 = 4.25, night 6.
    // In rising order 0, 0, 4.25, 6: (−3·0 − 1·0 + 1·4.25 + 3·6) / (4 · 10.25).
    let focus = (4.25 + 18.0) / (4.0 * 10.25);

    // North over price, speed, choice, night: x = 3.5, 0, 9, 6 and y = 6, 7.25, 4, 0.
    let north_level = (2.5 + 7.25 + 5.0 + 6.0) / 40.0;
    // Σxy = 21 + 36 = 57, Σx = 18.5, Σy = 17.25, Σx² = 12.25 + 81 + 36 = 129.25,
    // Σy² = 36 + 52.5625 + 16 = 104.5625.
    let spread_x = 4.0 * 129.25 - 18.5 * 18.5;
    let spread_y = 4.0 * 104.5625 - 17.25 * 17.25;
    let north_r = (4.0 * 57.0 - 18.5 * 17.25) / f64::sqrt(spread_x * spread_y);

    // South over price, choice, night: x = 3.5, 9, 6 and y = 4.5, 5.5, 0.
    let south_level = (1.0 + 3.5 + 6.0) / 30.0;
    // Σxy = 15.75 + 49.5 = 65.25, Σx = 18.5, Σy = 10, Σx² = 129.25, Σy² = 20.25 + 30.25 = 50.5.
    let spread_x = 3.0 * 129.25 - 18.5 * 18.5;
    let spread_y = 3.0 * 50.5 - 10.0 * 10.0;
    let south_r = (3.0 * 65.25 - 18.5 * 10.0) / f64::sqrt(spread_x * spread_y);

    // West over price and speed: x = 3.5, 0 and y = 0, 2, which is falling: r = −1.
    let west_level = (3.5 + 2.0) / 20.0;

    // North and south over price, choice, advice, night: x = 6, 4, 5, 0, y = 4.5, 5.5, 3, 0.
    // Σxy = 27 + 22 + 15 = 64, Σx = 15, Σy = 13, Σx² = 36 + 16 + 25 = 77,
    // Σy² = 20.25 + 30.25 + 9 = 59.5.
    let spread_x = 4.0 * 77.0 - 15.0 * 15.0;
    let spread_y = 4.0 * 59.5 - 13.0 * 13.0;
    let rivals_r = (4.0 * 64.0 - 15.0 * 13.0) / f64::sqrt(spread_x * spread_y);
    // North and west over price and speed: 6, 7.25 and 0, 2, both rising: r = 1.
    // South and west have the price alone, and so no r.
    let convergence = mean(&[rivals_r, 1.0]);

    // Price 3.5 < 6, speed none, choice 9 ≥ 5.5, night 6 ≥ 0.
    let over_delivery = 2.0 / 4.0;

    let expected = json!({
        "scenario": null,
        "margin": 2.0,
        "industry_standard": {
            "price": price,
            "speed": speed,
            "choice": choice,
            "advice": advice,
            "lounge": 2.0,
            "night": null,
        },
        "errc": {
            "price": errc("keep", 3.5, price),
            "speed": errc("eliminate", "not_offered", speed),
            "choice": errc("raise", 9.0, choice),
            "advice": errc("unscored", Value::Null, advice),
            "lounge": errc("raise", 8.0, 2.0),
            "night": errc("create", 6.0, Value::Null),
        },
        "focus": focus,
        "divergence": {
            "north": {"level": north_level, "shape": shape(north_r)},
            "south": {"level": south_level, "shape": shape(south_r)},
            "west": {"level": west_level, "shape": 1.0},
        },
        "convergence": convergence,
        "over_delivery": over_delivery,
        "findings": [
            finding(
                "rivals-alike",
                &[],
                &json!({"convergence": convergence, "rivals": 3.0, "pairs": 2.0}),
            ),
            finding("unscored:own", &["advice"], &json!({"factors": 1.0})),
            finding("unscored:rivals", &["choice", "advice", "night"], &json!({"factors": 3.0})),
        ],
    });
    check(document("analyze_gaps.ron"), &expected);
}

#[test]
fn a_project_with_shares() {
    //              freshness  bread  hours
    // us           2          8      5
    // large 37.5%  4          5      6
    // small 12.5%  8          –      2
    // third        –          ?      10
    let freshness = (37.5 * 4.0 + 12.5 * 8.0) / (37.5 + 12.5);
    // The third has no share, so all count alike where it offers something.
    let hours = (6.0 + 2.0 + 10.0) / 3.0;

    // Above the standards 5, 5 and 6: 0, 3, 0. In rising order 0, 0, 3: 2·3 / (3·3).
    let focus = 6.0 / 9.0;

    // Less their means, x = −3, 3, 0 and y = −1, 0, 1: Σxy = 3, Σx² = 18, Σy² = 2.
    let large_r = 3.0 / f64::sqrt(18.0 * 2.0);
    // y = 8, 0, 2 less 10/3 is 14/3, −10/3, −4/3: Σxy = −24, Σy² = 312/9.
    let small_r = -24.0 / f64::sqrt(18.0 * 312.0 / 9.0);

    // Large and small: Σxy = −14/3 − 4/3 = −6. Large and third over freshness and
    // hours: 4, 6 and 0, 10, r = 1. Small and third: 8, 2 and 0, 10, r = −1.
    let convergence = (-6.0 / f64::sqrt(2.0 * 312.0 / 9.0) + 1.0 - 1.0) / 3.0;

    let expected = json!({
        "scenario": null,
        "margin": 2.0,
        "industry_standard": {"freshness": freshness, "bread": 5.0, "hours": hours},
        "errc": {
            "freshness": errc("reduce", 2.0, freshness),
            "bread": errc("raise", 8.0, 5.0),
            "hours": errc("keep", 5.0, hours),
        },
        "focus": focus,
        "divergence": {
            "large": {"level": (2.0 + 3.0 + 1.0) / 30.0, "shape": shape(large_r)},
            "small": {"level": (6.0 + 8.0 + 3.0) / 30.0, "shape": shape(small_r)},
            "third": {"level": (2.0 + 5.0) / 20.0, "shape": 0.0},
        },
        "convergence": convergence,
        "over_delivery": 1.0 / 3.0,
        "findings": [
            finding("shares-missing", &["hours"], &json!({"factors": 1.0})),
            finding("unscored:rivals", &["bread"], &json!({"factors": 1.0})),
        ],
    });
    check(document("analyze_shares.ron"), &expected);
}

#[test]
fn a_flat_curve_has_no_shape() {
    //       weights  classes  baths
    // two   2        6        4
    // us    5        5        5
    // one   1        9        5
    // Above the standards 1.5, 7.5 and 4.5: 3.5, 0, 0.5. In rising order
    // 0, 0.5, 3.5: (−2·0 + 0·0.5 + 2·3.5) / (3·4).
    let expected = json!({
        "scenario": null,
        "margin": 2.0,
        "industry_standard": {"weights": 1.5, "classes": 7.5, "baths": 4.5},
        "errc": {
            "weights": errc("raise", 5.0, 1.5),
            "classes": errc("reduce", 5.0, 7.5),
            "baths": errc("keep", 5.0, 4.5),
        },
        "focus": 7.0 / 12.0,
        "divergence": {
            "two": {"level": (3.0 + 1.0 + 1.0) / 30.0, "shape": null},
            "one": {"level": (4.0 + 4.0 + 0.0) / 30.0, "shape": null},
        },
        // Less their means, −2, 2, 0 and −4, 4, 0.
        "convergence": 1.0,
        "over_delivery": 2.0 / 3.0,
        "findings": [
            finding("no-tagline", &[], &json!({})),
            finding(
                "rivals-alike",
                &[],
                &json!({"convergence": 1.0, "rivals": 2.0, "pairs": 1.0}),
            ),
            finding(
                "all-in-the-middle",
                &["weights", "classes", "baths"],
                &json!({"lowest": 5.0, "highest": 5.0}),
            ),
        ],
    });
    check(document("analyze_flat.ron"), &expected);
}

#[test]
fn keys_are_in_the_order_of_the_project() {
    let text = text_of("analyze_flat.ron", &["--json"]);
    let mut rest = text.as_str();
    for key in [
        "scenario",
        "margin",
        "industry_standard",
        "weights",
        "classes",
        "baths",
        "errc",
        "weights",
        "verdict",
        "decision",
        "level",
        "standard",
        "classes",
        "baths",
        "focus",
        "divergence",
        "two",
        "one",
        "convergence",
        "over_delivery",
        "findings",
    ] {
        let key = format!("\"{key}\": ");
        let (_, after) = rest.split_once(&key).unwrap();
        rest = after;
    }
}

#[test]
fn people_read_aligned_columns() {
    let text = text_of("analyze_gaps.ron", &[]);
    let expected = "\
A ferry line
Our ferry, as it is; a margin of 2.0 to the industry standard

Factor           Ours         Standard  Gap    Action
Price            3.5          5.25      −1.75  Keep
Speed            not offered  4.63      −4.63  Eliminate
Choice of times  9.0          4.75      +4.25  Raise
Advice           unscored     4.0       –      no verdict: our own level is unscored
Lounge           8.0          2.0       +6.0   Raise
Night crossings  6.0          –         –      Create

Focus                  0.54  factors 4, sum above standard 10.25
Convergence of rivals  0.90  rivals 3, pairs 2
Over-delivery          0.50  at or above 2, factors 4

Divergence from  Level  Shape
North line       0.52   0.81
South line       0.35   0.39
West line        0.28   1.00

Findings
  - The rivals’ curves have much the same shape: what do none of them do? (a heuristic)
";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
    let text = text_of("analyze_flat.ron", &[]);
    let line = "Second gym       0.17   –      not defined: one of the two curves is flat\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn without_an_own_company_only_the_rivals_are_read() {
    let rivals =
        r#"(id: "a", name: "A", color: Palette(1)), (id: "b", name: "B", color: Palette(2))"#;
    let factors = r#"(id: "f", name: "F"), (id: "g", name: "G"), (id: "h", name: "H")"#;
    let scores = r#""a": {"f": Level(1), "g": Level(3), "h": Level(2)},
                    "b": {"f": Level(3), "g": Level(1), "h": Level(2)}"#;
    let expected = json!({
        "scenario": null,
        "margin": 2.0,
        "industry_standard": {"f": 2.0, "g": 2.0, "h": 2.0},
        "errc": {},
        "focus": null,
        "divergence": {},
        "convergence": -1.0,
        "over_delivery": null,
        "findings": [
            finding("nobody-differs:h", &["h"], &json!({"spread": 0.0, "competitors": 2.0})),
        ],
    });
    check(document_of(rivals, factors, scores), &expected);
}

#[test]
fn what_is_not_defined_is_null() {
    let us = r#"(id: "us", name: "Us", role: Own, color: Palette(0))"#;
    let them =
        r#"(id: "a", name: "A", color: Palette(1)), (id: "b", name: "B", color: Palette(2))"#;
    let everybody = format!("{us}, {them}");
    let factors = r#"(id: "f", name: "F"), (id: "g", name: "G")"#;
    let ours = r#""us": {"f": Level(2), "g": Level(6)}"#;
    let measures = |competitors: &str, scores: &str| {
        let found = document_of(competitors, factors, scores);
        let verdict = &found["errc"]["f"]["verdict"];
        (
            json!([found["focus"], found["convergence"], found["over_delivery"]]),
            found["divergence"]["a"].clone(),
            verdict.clone(),
        )
    };
    let nothing = json!([null, null, null]);
    let apart = |level: Value, shape: Value| json!({"level": level, "shape": shape});

    let no_rivals = measures(us, ours);
    assert_eq!(no_rivals, (nothing.clone(), Value::Null, json!("unscored")));

    let one = r#"(id: "a", name: "A", color: Palette(1))"#;
    let scores = format!(r#"{ours}, "a": {{"f": Level(1), "g": Level(7)}}"#);
    let one_rival = measures(&format!("{us}, {one}"), &scores);
    // Above the standard by 1 and 0, of two: (−1·0 + 1·1) / (2·1).
    let expected = (
        json!([0.5, null, 0.5]),
        apart(json!(0.1), json!(0.0)),
        json!("keep"),
    );
    assert_eq!(one_rival, expected);

    let none = r#"{"f": NotOffered, "g": NotOffered}"#;
    let offer_nothing = measures(&everybody, &format!(r#"{ours}, "a": {none}, "b": {none}"#));
    // All is created: above by 2 and 6, (−1·2 + 1·6) / (2·8).
    let apart_from_none = apart(json!(0.4), Value::Null);
    let expected = (json!([0.25, null, 1.0]), apart_from_none, json!("create"));
    assert_eq!(offer_nothing, expected);

    let unscored = measures(&everybody, "");
    let expected = (
        nothing.clone(),
        apart(Value::Null, Value::Null),
        json!("unscored"),
    );
    assert_eq!(unscored, expected);

    let blank = document_of("", "", "");
    assert_eq!(blank["errc"], json!({}));
    assert_eq!(blank["findings"], json!([]));
}

#[test]
fn a_scenario_that_is_not_there_is_at_fault() {
    let file = "tests/files/analyze_flat.ron";
    for json in [&[][..], &["--json"]] {
        let output = run(&[&[file, "--scenario", "to-be"], json].concat());
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let line =
            "seachart: there is no scenario \"to-be\", it has none: tests/files/analyze_flat.ron\n";
        assert_eq!(String::from_utf8(output.stderr).unwrap(), line);
    }
    let output = run(&["tests/files/none.ron"]);
    assert_eq!(output.status.code(), Some(1));
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_scenario_has_scores_decisions_and_muted_findings_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let text = r#"(version: 2, title: "T", tagline: "t", settings: (margin: 1.0), competitors: [
            (id: "us", name: "Us", role: Own, color: Palette(0)),
            (id: "a", name: "A", color: Palette(1)),
        ], factors: [(id: "g", name: "G"), (id: "f", name: "F")], scores: {
            "us": {"f": Level(1), "g": Level(9)},
            "a": {"f": Level(4), "g": Level(7)},
        }, scenarios: [
            (id: "to-be", name: "To be", tagline: "", scores: {"f": Level(4.5)}, plan: (
                cards: {"f": (decision: Raise)},
                muted: ["no-tagline"],
            )),
            (id: "bold", name: "Bold", scores: {"f": NotOffered}),
        ])"#;
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let seen = |scenario: &[&str]| -> Value {
        let output = run(&[&[path, "--json"], scenario].concat());
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let as_is = seen(&[]);
    assert_eq!(
        (&as_is["scenario"], &as_is["margin"]),
        (&Value::Null, &json!(1.0))
    );
    assert_eq!(as_is["errc"]["f"], errc("reduce", 1.0, 4.0));
    assert_eq!(as_is["findings"], json!([]));

    let to_be = seen(&["--scenario", "to-be"]);
    assert_eq!(to_be["scenario"], json!("to-be"));
    let decided = json!({"verdict": "keep", "decision": "raise", "level": 4.5, "standard": 4.0});
    assert_eq!(to_be["errc"]["f"], decided);
    assert_eq!(to_be["errc"]["g"], errc("raise", 9.0, 7.0));
    let found = &to_be["findings"][0];
    assert_eq!(
        (&found["id"], &found["muted"]),
        (&json!("no-tagline"), &json!(true))
    );

    let bold = seen(&["--scenario", "bold"]);
    assert_eq!(bold["errc"]["f"], errc("eliminate", "not_offered", 4.0));

    let output = run(&[path, "--scenario", "to-be"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\nUs, scenario To be; a margin of 1.0 to the industry standard\n"));
    let reason = "Raise, by decision; 4.5 against a standard of 4.0 is within ±1.0: Keep\n";
    assert!(text.contains(reason), "{text}");
    assert!(text.contains("\n  - (muted) There is no tagline"), "{text}");

    let output = run(&[path, "--scenario", "To be"]);
    assert_eq!(output.status.code(), Some(2));
    let line = format!("seachart: there is no scenario \"To be\", expected to-be, bold: {path}\n");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), line);
}

#[test]
fn names_of_any_kind_keep_the_report_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let long = "long ".repeat(2000);
    let text = format!(
        r#"(version: 1, title: "Two\nlines\u{{1b}}[2J", competitors: [
            (id: "us", name: "", role: Own, color: Palette(0))
        ], factors: [
            (id: "a", name: "価格"), (id: "b", name: "{long}"), (id: "c", name: "")
        ], scores: {{"us": {{"a": Level(1), "b": Level(2), "c": Level(3)}}}})"#
    );
    fs::write(&path, text).unwrap();
    let output = run(&[path.to_str().unwrap()]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Two lines [2J");
    assert_eq!(
        lines[1],
        "us, as it is; a margin of 2.0 to the industry standard"
    );
    let at = |line: usize, what: &str| lines[line].split(what).next().unwrap().chars().count();
    assert_eq!(
        at(3, "Ours"),
        at(4, "1.0") + 2,
        "two characters of double width"
    );
    assert_eq!(at(3, "Ours"), at(5, "2.0"));
    assert!(lines[6].starts_with("c  "), "{text}");
    assert!(
        lines.iter().all(|line| line.chars().count() < 110),
        "{text}"
    );
}
