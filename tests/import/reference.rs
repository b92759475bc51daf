//! Real surveys against results that other programs computed. The tables are
//! no part of this repository: `SEACHART_DATA` says where they are.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use seachart::io::import::{Known, Layout, Outcome, Source};
use serde_json::Value;

use super::{cell, cell_of, strings, try_import};

/// The folder with the tables; without one, why nothing is tested.
fn data() -> Option<PathBuf> {
    let folder = env::var_os("SEACHART_DATA").map(PathBuf::from);
    if folder.is_none() {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
        {
            eprintln!("skipped: SEACHART_DATA does not say where the tables are");
        }
    }
    folder
}

#[track_caller]
fn read(path: &Path, known: &Known) -> Outcome {
    try_import(&Source::file(path).unwrap(), known).unwrap()
}

fn reference(folder: &Path, name: &str) -> Value {
    let path = folder.join("reference").join(name).with_extension("json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Names, then names, then a number.
fn table(value: &Value) -> BTreeMap<String, BTreeMap<String, f64>> {
    serde_json::from_value(value.clone()).unwrap()
}

#[track_caller]
fn close(found: f64, expected: f64, what: &str) {
    let error = (found - expected).abs();
    assert!(
        error <= 1e-9 * expected.abs(),
        "{what}: {found}, not {expected}"
    );
}

/// Every cell of the reference, to nine digits.
#[track_caller]
fn agrees(outcome: &Outcome, expected: &Value) {
    let (counts, means) = (table(&expected["n"]), table(&expected["mean"]));
    let deviations = table(&expected["sd_n_minus_1"]);
    for (competitor, factors) in &counts {
        for (factor, n) in factors {
            let found = cell(outcome, competitor, factor);
            let what = format!("{competitor}, {factor}");
            close(found.n as f64, *n, &what);
            close(found.mean.unwrap(), means[competitor][factor], &what);
            close(found.sd.unwrap(), deviations[competitor][factor], &what);
        }
    }
}

#[test]
fn fast_food_is_the_same_however_it_is_written() {
    let Some(folder) = data() else { return };
    let expected = &reference(&folder, "fastfood_ratings")["results"]["by_restaurant"];
    let factors = [
        "taste", "speed", "value", "variety", "clean", "conv", "healthy", "pref",
    ];
    let plain = read(&folder.join("fastfood_ratings.csv"), &Known::default());
    for (name, layout, rows) in [
        ("fastfood_ratings.csv", Layout::Ratings, 320),
        (
            "import_variants/dev_fastfood_fully_long.csv",
            Layout::Long,
            2560,
        ),
        ("import_variants/dev_fastfood_wide.csv", Layout::Wide, 40),
        (
            "import_variants/dev_fastfood_semicolon_crlf_bom.csv",
            Layout::Ratings,
            320,
        ),
        (
            "import_variants/dev_fastfood_utf16le_tab.txt",
            Layout::Ratings,
            320,
        ),
        (
            "import_variants/dev_fastfood_two_sheets_header_row3.xlsx",
            Layout::Ratings,
            320,
        ),
    ] {
        let outcome = read(&folder.join(name), &Known::default());
        assert_eq!((outcome.layout, outcome.rows), (layout, rows), "{name}");
        assert_eq!(outcome.factors, strings(&factors), "{name}");
        assert_eq!(outcome.skipped, [], "{name}");
        assert_eq!(outcome.cells.len(), plain.cells.len(), "{name}");
        assert_eq!(outcome.scales.ends, vec![(1.0, 5.0); 8], "{name}");
        agrees(&outcome, expected);
        for other in &plain.cells {
            let competitor = &plain.competitors[other.competitor.unwrap()];
            let same = cell(&outcome, competitor, &plain.factors[other.factor]);
            assert_eq!(
                (same.n, same.mean, same.sd),
                (other.n, other.mean, other.sd),
                "{name}"
            );
        }
    }
}

#[test]
fn brands_stand_in_the_last_column() {
    let Some(folder) = data() else { return };
    let outcome = read(&folder.join("brand_ratings.csv"), &Known::default());
    assert_eq!(outcome.layout, Layout::Ratings);
    assert_eq!(outcome.competitors.len(), 10);
    assert_eq!(outcome.cells.len(), 90);
    assert_eq!(outcome.scales.ends, vec![(1.0, 10.0); 9]);
    let expected = reference(&folder, "brand_ratings");
    agrees(&outcome, &expected["results"]["by_brand_raw"]);
}

#[test]
fn lounges_are_rated_0_or_not_at_all() {
    let Some(folder) = data() else { return };
    let expected = &reference(&folder, "airline_lounge_ratings")["results"];
    let path = folder.join("airline_lounge_ratings.csv");
    let kept = read(&path, &Known::default());
    agrees(
        &kept,
        &expected["zero_kept_as_a_value"]["by_airline_available_case"],
    );
    assert_eq!(kept.competitors.len(), 97);
    assert_eq!(kept.factors.len(), 8);
    for skipped in &kept.skipped {
        let blank = &expected["missing_by_column"][&skipped.column];
        assert_eq!(Some(skipped.count), blank.as_u64(), "{}", skipped.column);
    }
    let known = Known {
        missing: strings(&["0"]),
        ..Known::default()
    };
    let left_out = read(&path, &known);
    agrees(
        &left_out,
        &expected["zero_treated_as_not_rated"]["by_airline_available_case"],
    );
    let zeros = left_out
        .skipped
        .iter()
        .filter(|it| it.reason.name() == "missing");
    let mut found = 0;
    for skipped in zeros {
        let zeros = &expected["zeros_by_column"][&skipped.column];
        assert_eq!(Some(skipped.count), zeros.as_u64(), "{}", skipped.column);
        found += 1;
    }
    assert_eq!(found, 7);
    // One of them was asked from 1 to 10.
    let doubtful = left_out
        .scales
        .doubtful
        .iter()
        .map(|at| &left_out.factors[*at]);
    assert_eq!(doubtful.collect::<Vec<_>>(), ["overall_rating"]);
}

#[test]
fn importance_has_segments_and_no_competitors() {
    let Some(folder) = data() else { return };
    let known = Known {
        segment: Some("usertype".to_owned()),
        ..Known::default()
    };
    let outcome = read(&folder.join("fastfood_importance.csv"), &known);
    assert!(outcome.is_importance());
    assert_eq!(outcome.competitors, [""; 0]);
    let expected = &reference(&folder, "fastfood_ratings")["results"];
    let by_type = &expected["stated_importance_by_usertype"];
    let (means, deviations) = (table(&by_type["mean"]), table(&by_type["sd_n_minus_1"]));
    assert_eq!(outcome.factors.len(), 9);
    for (segment, factors) in &means {
        for (factor, mean) in factors {
            let found = cell_of(&outcome, "", factor, Some(segment));
            close(found.mean.unwrap(), *mean, factor);
            close(found.sd.unwrap(), deviations[segment][factor], factor);
        }
    }
    let project = seachart::io::import::project(&outcome, None).unwrap();
    assert_eq!(project.check(), []);
    assert_eq!(project.segments.len(), 3);
    assert!(project.segments.iter().all(|it| it.importance.len() == 9));
}

#[test]
fn cars_are_measured_in_units_of_their_own() {
    let Some(folder) = data() else { return };
    let path = folder.join("cars_specs.csv");
    let cars = read(&path, &Known::default());
    assert_eq!(cars.layout, Layout::Matrix);
    assert_eq!(cars.competitors.len(), 311);
    let known = Known {
        competitor: Some("Origin".to_owned()),
        ..Known::default()
    };
    // The reference leaves out cars of which anything is not known.
    let text = fs::read_to_string(&path).unwrap();
    let complete: Vec<&str> = text.lines().filter(|line| !line.contains(",,")).collect();
    let source = Source::from_bytes("cars.csv", complete.join("\n").as_bytes());
    let outcome = try_import(&source, &known).unwrap();
    assert_eq!(outcome.rows, 392);
    let results = &reference(&folder, "cars_specs")["results"];
    let levels = table(&results["minmax_0_1_by_origin_higher_better"]);
    for (origin, means) in &table(&results["mean_by_origin"]) {
        for (factor, mean) in means {
            let found = cell(&outcome, origin, factor).mean.unwrap();
            close(found, *mean, factor);
            let at = outcome.factors.iter().position(|it| it == factor).unwrap();
            let level = outcome.scales.level(at, found) / 10.0;
            assert!(
                (level - levels[origin][factor]).abs() < 1e-9,
                "{origin} {factor}"
            );
        }
    }
}

#[test]
fn other_layouts_of_the_folder_are_found() {
    let Some(folder) = data() else { return };
    for (name, layout, competitors, factors) in [
        ("city_distances.csv", Layout::Long, 9, 9),
        ("smoke_ca.csv", Layout::Matrix, 5, 4),
        ("headphones_conjoint.csv", Layout::Ratings, 3, 2),
        ("cracker_choice.csv", Layout::Ratings, 3, 1),
    ] {
        let outcome = read(&folder.join(name), &Known::default());
        let found = (
            outcome.layout,
            outcome.competitors.len(),
            outcome.factors.len(),
        );
        assert_eq!(found, (layout, competitors, factors), "{name}");
    }
}

/// `SEACHART_RATINGS_1M` names the table that `gen_ratings.py` makes.
#[test]
fn a_million_rows_agree() {
    let Some(folder) = data() else { return };
    let Some(path) = env::var_os("SEACHART_RATINGS_1M") else {
        #[expect(clippy::print_stderr, reason = "whoever runs the tests should know")]
        {
            eprintln!("skipped: SEACHART_RATINGS_1M does not say where the table is");
        }
        return;
    };
    let expected = reference(&folder, "ratings_1m");
    let outcome = read(Path::new(&path), &Known::default());
    assert_eq!(outcome.rows, 1_000_000);
    for (brand, items) in table(&expected["mean_by_brand_available_case"]) {
        for (item, mean) in items {
            close(cell(&outcome, &brand, &item).mean.unwrap(), mean, &brand);
        }
        let n = expected["n_by_brand_item01"][&brand].as_u64();
        assert_eq!(Some(cell(&outcome, &brand, "item01").n), n);
        let business = expected["mean_Business_by_brand_item01_05"][&brand]
            .as_array()
            .unwrap();
        for (number, mean) in (1..).zip(business) {
            let found = cell_of(
                &outcome,
                &brand,
                &format!("item{number:02}"),
                Some("Business"),
            );
            close(found.mean.unwrap(), mean.as_f64().unwrap(), &brand);
        }
    }
}
