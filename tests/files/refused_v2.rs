//! Files of version 2 that are refused: each with its words, its line and its column.

use seachart::model::limits;

use super::refused::refused;
use super::{SMALL, read_text};

/// Each case is two lines: what stands in `SMALL` first and what is put in its
/// place, and then the line and column of the fault and its words. ⏎ is a line end.
#[track_caller]
fn all_refused(cases: &str) {
    let lines: Vec<&str> = cases.trim().lines().map(str::trim_start).collect();
    for case in lines.chunks(2) {
        let [change, fault] = case else {
            panic!("half a case: {case:?}");
        };
        let change = change.replace('⏎', "\n");
        let (from, to) = change.split_once(" → ").unwrap();
        assert!(SMALL.contains(from), "{from}");
        let (place, message) = fault.split_once(' ').unwrap();
        refused(&SMALL.replacen(from, to, 1), place, message);
    }
}

#[test]
fn settings_are_known_and_on_their_scale() {
    all_refused(
        r#"
        margin: 1.25 → margin: 12
            12:13 level 12 is outside 0 to 10
        margin: 1.25 → margin: -0.5
            12:13 level -0.5 is outside 0 to 10
        margin: 1.25 → margin: NaN
            12:13 level NaN is outside 0 to 10
        margin: 1.25 → margin: 1.255
            12:13 level 1.255 has more than two decimals
        margin: 1.25 → margins: 1.25
            12:5 unknown field "margins" of Settings: expected scale, margin, standard, marks, whiskers or confidence
        scale: OneToFive → margin: 2.0
            12:5 the field "margin" of Settings is there twice: expected it once
        "#,
    );
}

#[test]
fn metrics_are_listed_before_competitors_have_them() {
    all_refused(
        r#"
        unit: "M€" → unit: "M€", id: "revenue"
            20:19 the field "id" of Metric is there twice: expected it once
        ⏎      name: "Revenue",⏎ → ⏎
            20:5 the field "name" of Metric is missing: expected it before this
        unit: → units:
            20:7 unknown field "units" of Metric: expected id, name or unit
        ),⏎  ],⏎  competitors → ),⏎    Metric(id: "revenue", name: ""),⏎  ],⏎  competitors
            22:17 a second metric with the id "revenue": expected every id once
        "revenue": 12.5 → "revenues": 12.5
            32:10 "revenues" is not in the list of metrics: expected an id from there
        "revenue": 12.5 → "revenue": NaN
            32:20 NaN is not a finite number
        "revenue": 12.5 → "revenue": -inf
            32:20 -inf is not a finite number
        "revenue": 12.5 → "revenue": 1e999
            32:20 inf is not a finite number
        "revenue": 12.5 → "revenue": many
            32:20 expected a number
        "revenue": 12.5 → "revenue": 12.5, "revenue": 13.0
            32:27 "revenue" is here and before: expected it once
        "revenue": 12.5 → revenue: 12.5
            32:10 expected a text in double quotes
        metrics: {} → metrics: []
            44:16 expected pairs in braces, which begin with {
        "#,
    );
}

#[test]
fn competitors_factors_and_scores_are_as_in_version_1() {
    all_refused(
        r#"
        id: "them" → id: "us"
            38:12 a second competitor with the id "us": expected every id once
        role: Rival → role: Own
            40:13 a second own company beside "us": expected one at most
        id: "fun" → id: "price"
            61:12 a second factor with the id "price": expected every id once
        "fun": NotOffered → "fun": Unscored
            90:14 what is unscored has no entry: expected Level(0.0 to 10.0), NotOffered, or no line at all
        "#,
    );
}

#[test]
fn segments_want_levels_of_factors() {
    all_refused(
        r#"
        buyers: NonBuyers → buyers: Nobody
            75:15 found "Nobody": expected Buyers or NonBuyers
        size: 30.0 → size: 130
            76:13 share 130 is not a percentage: expected 0 to 100 with at most two decimals
        size: 30.0 → size: -1
            76:13 share -1 is not a percentage: expected 0 to 100 with at most two decimals
        color: Palette(4) → color: None
            77:14 found "None": expected Palette or Custom
        "price": 8.0 → "prize": 8.0
            80:10 "prize" is not in the list of factors: expected an id from there
        "price": 8.0 → "price": 10.5
            80:18 level 10.5 is outside 0 to 10
        "price": 8.0 → "price": 8.125
            80:18 level 8.125 has more than two decimals
        "price": 8.0 → "price": NotOffered
            80:18 expected a number
        "price": 2.75 → "price": 2.75, "price": 3.0
            83:25 "price" is here and before: expected it once
        ),⏎  ],⏎  scores → ),⏎    Segment(id: "novices"),⏎  ],⏎  scores
            87:18 a second segment with the id "novices": expected every id once
        importance: → importances:
            79:7 unknown field "importances" of Segment: expected id, name, buyers, size, color, visible, importance, ideal or notes
        "#,
    );
}

#[test]
fn evidence_is_for_a_score_and_says_something() {
    all_refused(
        r#"
        evidence: {⏎    "them" → evidence: {⏎    "who"
            98:6 "who" is not in the list of competitors: expected an id from there
        "price": Evidence → "prize": Evidence
            99:8 "prize" is not in the list of factors: expected an id from there
        ⏎      "price": Evidence(⏎ → ⏎"price": Evidence(spread: 1.0),⏎      "price": Evidence(⏎
            100:8 "price" is here and before: expected it once
        2026-02-28 → 2026-02-29
            100:16 "2026-02-29" is not a day: expected year, month and day, such as "2026-11-25"
        date: "2026-02-28" → date: 2026
            100:15 expected a text in double quotes
        date: "2026-02-28", → confidence: Sure,
            100:21 found "Sure": expected Guess, Informed or Measured
        date: "2026-02-28", → spread: 11,
            100:17 level 11 is outside 0 to 10
        date: "2026-02-28", → source: 7,
            100:17 expected a text in double quotes
        date: "2026-02-28", → when: "2026-02-28",
            100:9 unknown field "when" of Evidence: expected source, date, quote, confidence, spread, survey or segments
        "novices": Survey → "nobody": Survey
            103:12 "nobody" is not in the list of segments: expected an id from there
        ⏎        date: "2026-02-28",⏎        survey: Survey(n: 40, mean: 2.6, sd: 0.5, low: 1.0, high: 5.0),⏎        segments: {⏎          "novices": Survey(n: 1, mean: 3.0, sd: None, low: 5.0, high: 1.0),⏎        },⏎ → ⏎
            100:7 the evidence says nothing: expected a field of it before this, or no entry at all
        "#,
    );
}

#[test]
fn a_survey_can_be_computed_with() {
    all_refused(
        r#"
        n: 40 → n: 0
            101:27 this is no number of people: expected a whole number from 1 to 4294967295
        n: 40 → n: -1
            101:28 this is no number of people: expected a whole number from 1 to 4294967295
        n: 40 → n: 2.5
            101:28 expected a comma or a closing bracket
        n: 40 → n: 99999999999999999999
            101:27 this is no number of people: expected a whole number from 1 to 4294967295
        n: 40 → n: many
            101:27 this is no number of people: expected a whole number from 1 to 4294967295
        mean: 2.6 → mean: NaN
            101:37 NaN is not a finite number
        sd: 0.5 → sd: -0.5
            101:46 the standard deviation is -0.5: expected 0 or more, or None
        sd: 0.5 → sd: NaN
            101:46 NaN is not a finite number
        low: 1.0, high: 5.0 → low: 5.0, high: 5.0
            101:67 low and high are both 5: expected two different answers
        low: 1.0, high: 5.0 → high: 5.0, low: 5
            101:67 low and high are both 5: expected two different answers
        low: 1.0, high: 5.0 → low: 1.0
            101:59 the field "high" of Survey is missing: expected it before this
        n: 40, → people: 40,
            101:24 unknown field "people" of Survey: expected n, mean, sd, low or high
        n: 40, → n: 40, n: 40,
            101:31 the field "n" of Survey is there twice: expected it once
        "#,
    );
}

#[test]
fn cards_say_something_about_a_factor() {
    all_refused(
        r#"
        ⏎        decision: Create,⏎ → ⏎
            111:7 the card says nothing: expected a field of it before this, or no entry at all
        decision: Create → decision: Drop
            111:19 found "Drop": expected Eliminate, Reduce, Raise, Create or Keep
        decision: Create → effort: Huge
            111:17 found "Huge": expected Low, Medium or High
        decision: Create → by: "May"
            111:9 unknown field "by" of Card: expected decision, saves, gives, owner, effort or by_when
        "fun": Card → "joy": Card
            110:8 "joy" is not in the list of factors: expected an id from there
        cards: { → card: {
            109:5 unknown field "card" of Plan: expected cards or muted
        "no-tagline", → "no-tagline", "no-tagline",
            115:22 "no-tagline" is here and before: expected it once
        "no-tagline", → 7,
            115:7 expected a text in double quotes
        "#,
    );
}

#[test]
fn scenarios_differ_in_scores_of_factors() {
    all_refused(
        r#"
        ),⏎  ],⏎  maps → ),⏎    Scenario(id: "to-be", name: ""),⏎  ],⏎  maps
            133:19 a second scenario with the id "to-be": expected every id once
        "fun": Level(7.0) → "joy": Level(7.0)
            125:10 "joy" is not in the list of factors: expected an id from there
        "fun": Level(7.0) → "fun": Level(7.125)
            125:22 level 7.125 has more than two decimals
        "fun": Level(7.0) → "fun": 7.0
            125:16 "7.0" is no name: expected a known one
        "price": Unscored → "price": Unscored, "price": Unscored
            126:29 "price" is here and before: expected it once
        cards: {}, → cards: {"fun": (decision: None)},
            129:39 the card says nothing: expected a field of it before this, or no entry at all
        ⏎      name: "To be",⏎ → ⏎
            131:5 the field "name" of Scenario is missing: expected it before this
        ⏎      tagline: "",⏎      notes: "",⏎ → ⏎headline: "",
            122:1 unknown field "headline" of Scenario: expected id, name, tagline, notes, scores or plan
        "#,
    );
}

#[test]
fn maps_measure_what_there_is() {
    all_refused(
        r#"
        Factor("price") → Factor("prize")
            138:27 "prize" is not in the list of factors: expected an id from there
        Factor("price") → Metric("price")
            138:27 "price" is not in the list of metrics: expected an id from there
        Factor("price") → Metric
            138:25 expected an opening (
        Factor("price") → Price
            138:19 found "Price": expected Nothing, Factor, Metric or Share
        Factor("price") → "price"
            138:19 expected a name
        Axis(of: Factor("price"), flipped: true) → Axis(flipped: true)
            138:28 the field "of" of Axis is missing: expected it before this
        flipped: true → flip: true
            138:36 unknown field "flip" of Axis: expected of or flipped
        size: Same → size: Metric("staff")
            140:21 "staff" is not in the list of metrics: expected an id from there
        size: Same → size: Large
            140:13 found "Large": expected Same, Share or Metric
        crosshair: Middle → crosshair: Centre
            141:18 found "Centre": expected None, Middle or Mean
        top_left → left_top
            143:9 unknown field "left_top" of Quadrants: expected top_left, top_right, bottom_left or bottom_right
        top_left: "" → top_right: ""
            144:9 the field "top_right" of Quadrants is there twice: expected it once
        "#,
    );
}

#[test]
fn labels_are_pinned_near_their_bubbles() {
    all_refused(
        r#"
        "them",⏎      ], → "who",⏎      ],
            149:10 "who" is not in the list of competitors: expected an id from there
        "them",⏎      ], → "them", "them",⏎      ],
            149:18 "them" is here and before: expected it once
        "them",⏎      ], → them,⏎      ],
            149:9 expected a text in double quotes
        "us": (12.5, -8.0) → "we": (12.5, -8.0)
            154:10 "we" is not in the list of competitors: expected an id from there
        "us": (12.5, -8.0) → "us": (12.55, -8.0)
            154:16 12.55 is no place for a label: expected -2000 to 2000 with at most one decimal
        "us": (12.5, -8.0) → "us": (12.5, -2000.5)
            154:22 -2000.5 is no place for a label: expected -2000 to 2000 with at most one decimal
        "us": (12.5, -8.0) → "us": (NaN, -8.0)
            154:16 NaN is no place for a label: expected -2000 to 2000 with at most one decimal
        "us": (12.5, -8.0) → "us": (12.5)
            154:20 expected two numbers, such as (12.5, -8.0)
        "us": (12.5, -8.0) → "us": (12.5, -8.0, 1.0)
            154:28 expected a closing )
        "us": (12.5, -8.0) → "us": 12.5
            154:15 expected an opening (
        "us": (12.5, -8.0) → "us": (12.5, -8.0), "us": (1.0, 1.0)
            154:30 "us" is here and before: expected it once
        segment_pins: {} → segment_pins: {"us": (0, 0)}
            156:23 "us" is not in the list of segments: expected an id from there
        ),⏎  ],⏎) → ),⏎    Map(id: "price-and-revenue", name: ""),⏎  ],⏎)
            158:14 a second map with the id "price-and-revenue": expected every id once
        "#,
    );
}

#[test]
fn the_lists_come_before_what_names_them() {
    all_refused(
        r#"
        settings: → muted:
            10:3 unknown field "muted" of Seachart: expected title, tagline, source, notes, settings, metrics, competitors, factors, segments, importance, scores, evidence, plan, scenarios, maps or version
        maps: [ → maps: [],⏎  maps: [
            135:3 the field "maps" of Seachart is there twice: expected it once
        metrics: [ → maps: [],⏎  metrics: [
            16:3 the field "maps" comes too early: expected competitors and factors before it
        factors: [ → plan: (),⏎  factors: [
            49:3 the field "plan" comes too early: expected factors before it
        competitors: [ → scores: {},⏎  competitors: [
            23:3 the field "scores" comes too early: expected competitors and factors before it
        metrics: [ → competitors: [],⏎  metrics: [
            17:3 the field "metrics" comes too late: expected it before competitors
        segments: [ → evidence: {},⏎  segments: [
            72:3 the field "segments" comes too late: expected it before evidence
        segments: [ → importance: All,⏎  segments: [
            72:3 the field "segments" comes too late: expected it before importance
        maps: [ → charts: [
            134:3 unknown field "charts" of Seachart: expected title, tagline, source, notes, settings, metrics, competitors, factors, segments, importance, scores, evidence, plan, scenarios, maps or version
        "#,
    );
}

/// A project with this in place of the maps, after lists of one thing each.
fn with(field: &str) -> String {
    format!(
        "Seachart(version: 2, competitors: [(id: \"c\", name: \"\", color: Palette(0))], \
         factors: [(id: \"f\", name: \"\")], scores: {{}},\n{field})"
    )
}

#[test]
fn lists_have_limits() {
    for (list, limit, more) in [
        ("segments", limits::SEGMENTS, ", color: Palette(1)"),
        ("scenarios", limits::SCENARIOS, ""),
        ("maps", limits::MAPS, ""),
    ] {
        let many = |count: usize| -> String {
            let each = |n| format!("(id: \"i{n}\", name: \"\"{more}),\n");
            let things: String = (0..count).map(each).collect();
            with(&format!("{list}: [\n{things}]"))
        };
        assert!(read_text(&many(limit)).is_ok(), "{list}");
        let message = format!("too many {list}: expected at most {limit}");
        refused(&many(limit + 1), &format!("{}:1", limit + 3), &message);
    }
    let many = |count: usize| -> String {
        let findings: Vec<String> = (0..count).map(|n| format!("\"{n}\"")).collect();
        with(&format!("plan: (muted: [\n{}])", findings.join(",\n")))
    };
    assert!(read_text(&many(limits::MUTED)).is_ok());
    let message = "too many muted findings: expected at most 10000";
    refused(&many(limits::MUTED + 1), "10003:1", message);
}

#[test]
fn tables_have_limits() {
    for (list, limit, more) in [
        ("metrics", limits::METRICS, ""),
        ("competitors", limits::COMPETITORS, ", color: Palette(1)"),
        ("factors", limits::FACTORS, ""),
    ] {
        let many = |count: usize| -> String {
            let each = |n| format!("(id: \"i{n}\", name: \"\"{more}),\n");
            let things: String = (0..count).map(each).collect();
            let lists = ["metrics", "competitors", "factors"].map(|other| {
                if other == list {
                    format!("{list}: [\n{things}]")
                } else {
                    format!("{other}: []")
                }
            });
            format!("Seachart(version: 2, {}, scores: {{}})", lists.join(", "))
        };
        assert!(read_text(&many(limit)).is_ok(), "{list}");
        let message = format!("too many {list}: expected at most {limit}");
        refused(&many(limit + 1), &format!("{}:1", limit + 2), &message);
    }
}

#[test]
fn texts_have_limits() {
    let name = "x".repeat(limits::NAME_CHARS + 1);
    let note = "x".repeat(limits::NOTE_CHARS + 1);
    let (name_message, note_message) = (
        "the text is too long: expected at most 10000 characters",
        "the text is too long: expected at most 1000000 characters",
    );
    for (field, column) in [
        ("maps: [(name: TEXT)]", 15),
        ("maps: [(quadrants: (top_left: TEXT))]", 31),
        ("plan: (muted: [TEXT])", 16),
        ("plan: (cards: {\"f\": (owner: TEXT)})", 29),
        ("plan: (cards: {\"f\": (by_when: TEXT)})", 31),
        ("scenarios: [(name: TEXT)]", 20),
        ("scenarios: [(tagline: TEXT)]", 23),
        ("segments: [(name: TEXT)]", 19),
        ("evidence: {\"c\": {\"f\": (source: TEXT)}}", 32),
    ] {
        let text = with(&field.replace("TEXT", &format!("\"{name}\"")));
        refused(&text, &format!("2:{}", column + 1), name_message);
    }
    for (field, column) in [
        ("plan: (cards: {\"f\": (saves: TEXT)})", 29),
        ("plan: (cards: {\"f\": (gives: TEXT)})", 29),
        ("scenarios: [(notes: TEXT)]", 21),
        ("segments: [(notes: TEXT)]", 20),
        ("evidence: {\"c\": {\"f\": (quote: TEXT)}}", 31),
    ] {
        let text = with(&field.replace("TEXT", &format!("\"{note}\"")));
        refused(&text, &format!("2:{}", column + 1), note_message);
    }
}

#[test]
fn an_error_is_one_short_line() {
    for from in [
        "\"revenue\": 12.5",
        "mean: 2.6",
        "of: Factor(\"price\")",
        "muted:",
    ] {
        let (field, _) = from.split_once(':').unwrap();
        for odd in [
            "\"a\nb\u{1b}[31m\"".to_owned(),
            format!("\"{}\"", "y".repeat(100_000)),
            "z".repeat(100_000),
            format!("Factor(\"{}\")", "\\n".repeat(100_000)),
        ] {
            for to in [format!("{field}: {odd}"), format!("{odd}: 1")] {
                let text = SMALL.replacen(from, &to, 1);
                let line = read_text(&text).unwrap_err().to_string();
                assert!(!line.contains(|c: char| c.is_control()), "{line}");
                assert!(line.len() < 600, "{line}");
            }
        }
    }
}
