//! `seachart check`: what it counts, lists and doubts.

use std::fs;

use serde_json::json;

use super::{done, folder, json_of, run};

#[test]
fn check_counts_in_words_and_in_json() {
    let folder = folder();
    assert_eq!(
        done(&folder, "check w.ron"),
        "3 competitors, 10 factors\n21 levels, 9 not offered, 0 unscored\n1 map\nno problems\n"
    );
    let report = json_of(&run(&folder, "check w.ron --json"));
    assert_eq!(
        report,
        json!({
            "file": "w.ron",
            "version": 2,
            "competitors": 3,
            "factors": 10,
            "scores": {"levels": 21, "not_offered": 9, "unscored": 0},
            "evidence": 0,
            "metrics": [],
            "segments": [],
            "scenarios": [],
            "maps": [{
                "id": "price-and-complexity",
                "name": "Price and complexity",
                "x": "price",
                "y": "wine-complexity",
            }],
            "problems": [],
        })
    );
}

#[test]
fn check_lists_what_is_said_about_the_table() {
    let folder = folder();
    let full = include_str!("../files/v2_full.ron");
    fs::write(folder.path().join("p.ron"), full).unwrap();
    assert_eq!(
        done(&folder, "check p.ron"),
        "4 competitors, 6 factors\n\
         16 levels, 3 not offered, 5 unscored\n\
         3 metrics, 3 segments, 2 scenarios, 3 maps, evidence for 3 scores\n\
         warning: 5 of 24 scores are missing: project\n\
         warning: the name is empty: map cups-and-share\n\
         warning: nothing is on the y axis: map map\n"
    );
    let report = json_of(&run(&folder, "check p.ron --json"));
    assert_eq!(report["version"], 2);
    assert_eq!(report["evidence"], 3);
    assert_eq!(
        report["metrics"],
        json!([
            {"id": "cups-a-day", "name": "Cups a day"},
            {"id": "revenue", "name": "Revenue"},
            {"id": "wrong-orders", "name": "Wrong orders"},
        ])
    );
    assert_eq!(
        report["segments"],
        json!([
            {"id": "commuters", "name": "Commuters"},
            {"id": "people-who-stay", "name": "People who stay"},
            {"id": "tea-drinkers", "name": "Tea drinkers"},
        ])
    );
    assert_eq!(
        report["scenarios"],
        json!([{"id": "to-be", "name": "To be"}, {"id": "cheaper", "name": "Cheaper"}])
    );
    assert_eq!(
        report["maps"],
        json!([
            {"id": "speed-and-price", "name": "Speed and price", "x": "price", "y": "speed"},
            {"id": "cups-and-share", "name": "", "x": "cups-a-day", "y": "share"},
            {"id": "map", "name": "Tradition", "x": "tradition", "y": null},
        ])
    );
}

#[test]
fn check_tells_the_version_of_the_file() {
    let folder = folder();
    let small = include_str!("../files/v1_small.ron");
    fs::write(folder.path().join("p.ron"), small).unwrap();
    let report = json_of(&run(&folder, "check p.ron --json"));
    assert_eq!(report["version"], 1);
}

#[test]
fn check_says_what_is_doubtful_about_maps_and_evidence() {
    let folder = folder();
    let text = r#"(version: 2, title: "T", tagline: "t", metrics: [
        (id: "m", name: "M"), (id: "n", name: "M"),
    ], competitors: [
        (id: "a", name: "A", role: Own, color: Palette(0), share: 70.01),
        (id: "b", name: "B", color: Palette(1), share: 30),
    ], factors: [(id: "f", name: "F"), (id: "g", name: "G"), (id: "h", name: "H")], segments: [
        (id: "s", name: "S", size: 60, color: Palette(2)),
        (id: "t", name: "", size: 60, color: Palette(3)),
    ], scores: {
        "a": {"f": Level(5.01), "g": NotOffered},
        "b": {"f": Level(5.02)},
    }, evidence: {
        "a": {
            "f": (survey: (n: 9, mean: 3, low: 1, high: 5)),
            "g": (survey: (n: 9, mean: 1, low: 1, high: 5)),
        },
        "b": {
            "f": (survey: (n: 9, mean: 3, low: 1, high: 5)),
            "h": (survey: (n: 9, mean: 5, low: 1, high: 5)),
        },
    }, scenarios: [(id: "s", name: " ")], maps: [
        (id: "1", name: "One", x: (of: Factor("f")), y: (of: Factor("f"))),
        (id: "2", name: "One", x: (of: Factor("h")), y: (of: Metric("m"))),
        (id: "3", name: "Three", x: (of: Share), y: (of: Share)),
        (id: "4", name: "Four"),
    ])"#;
    fs::write(folder.path().join("p.ron"), text).unwrap();
    assert_eq!(
        done(&folder, "check p.ron"),
        "2 competitors, 3 factors\n\
         2 levels, 1 not offered, 3 unscored\n\
         2 metrics, 2 segments, 1 scenario, 4 maps, evidence for 4 scores\n\
         warning: the shares of the competitors sum to 100.01 percent: project\n\
         warning: the sizes of the segments sum to 120 percent: project\n\
         warning: 3 of 6 scores are missing: project\n\
         warning: nothing is scored: factor h\n\
         warning: the same name as metric m: metric n\n\
         warning: the name is empty: segment t\n\
         warning: not offered, but the mean of its survey stands for 0.0: \
         competitor a, factor g\n\
         warning: the level is 5.02, but the mean of its survey stands for 5.0: \
         competitor b, factor f\n\
         warning: unscored, but the mean of its survey stands for 10.0: \
         competitor b, factor h\n\
         warning: the name is empty: scenario s\n\
         warning: the same name as map 1: map 2\n\
         warning: both axes are factor f: map 1\n\
         warning: nobody can be placed by factor h, the x axis: map 2\n\
         warning: nobody can be placed by metric m, the y axis: map 2\n\
         warning: both axes are the share: map 3\n\
         warning: nothing is on the x axis: map 4\n\
         warning: nothing is on the y axis: map 4\n"
    );
}

#[test]
fn check_says_what_is_doubtful() {
    let folder = folder();
    let text = r##"(version: 1, title: "T", tagline: "t", competitors: [
        (id: "a", name: "Same", color: Palette(3)),
        (id: "b", name: "Same", color: Palette(13)),
        (id: "c", name: " ", color: Custom("#123456")),
    ], factors: [
        (id: "f", name: "F", on_canvas: false),
        (id: "g", name: "", on_canvas: false),
        (id: "h", name: "F", on_canvas: false),
    ], scores: {"a": {"f": Level(1.0), "g": NotOffered}, "b": {"f": Level(2.0)}})"##;
    fs::write(folder.path().join("p.ron"), text).unwrap();
    assert_eq!(
        done(&folder, "check p.ron"),
        "3 competitors, 3 factors\n\
         2 levels, 1 not offered, 6 unscored\n\
         warning: no competitor is our own company: project\n\
         warning: no factor stands on the canvas: project\n\
         warning: 6 of 9 scores are missing: project\n\
         warning: the same name as competitor a: competitor b\n\
         warning: the same colour and marker as competitor a: competitor b\n\
         warning: the name is empty: competitor c\n\
         warning: nothing is scored: competitor c\n\
         warning: the name is empty: factor g\n\
         warning: the same name as factor f: factor h\n\
         warning: nothing is scored: factor h\n"
    );
    let report = json_of(&run(&folder, "check p.ron --json"));
    assert_eq!(
        report["problems"][5],
        json!({"severity": "warning", "message": "the name is empty", "where": "competitor c"})
    );
}
