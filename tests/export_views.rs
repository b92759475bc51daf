//! What `seachart export` draws beside the canvas, as scripts see it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod projects;

use std::fs;
use std::process::{Command, Output};

use seachart::model::{Role, Score};
use tempfile::TempDir;

fn run(folder: &TempDir, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_seachart"))
        .current_dir(folder.path())
        .args(arguments.split_whitespace())
        .output()
        .unwrap()
}

/// The command does its work and says nothing at all.
#[track_caller]
fn done(folder: &TempDir, arguments: &str) {
    let output = run(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), errors.as_str()), (Some(0), ""));
    assert!(output.stdout.is_empty());
}

/// The command fails with this status and exactly this line.
#[track_caller]
fn fails(folder: &TempDir, arguments: &str, status: i32, line: &str) {
    let output = run(folder, arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, format!("seachart: {line}\n"));
    assert_eq!(output.status.code(), Some(status));
}

/// A folder with the wine sample in `w.ron`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(&folder, "new w.ron --sample wine");
    folder
}

fn text(folder: &TempDir, name: &str) -> String {
    String::from_utf8(fs::read(folder.path().join(name)).unwrap()).unwrap()
}

/// The files in a folder, by name.
fn files(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_curve_is_that_of_our_own_company_or_of_the_one_asked_for() {
    let folder = folder();
    done(&folder, "export w.ron c.svg --view curve");
    assert!(text(&folder, "c.svg").contains("Value curve of [yellow tail] (own company)"));
    let premium = "export w.ron c.svg --view curve --competitor premium-wines";
    done(&folder, premium);
    assert!(text(&folder, "c.svg").contains("Value curve of Premium wines:"));
    for ending in ["png", "pdf"] {
        done(&folder, &format!("export w.ron c.{ending} --view curve"));
    }
    fails(
        &folder,
        "export w.ron c.svg --view curve --competitor Premium",
        2,
        "there is no competitor \"Premium\", expected yellow-tail, premium-wines, budget-wines: \
         w.ron",
    );
    fails(
        &folder,
        "export w.ron c.svg --competitor yellow-tail",
        2,
        "--competitor says whose curve to draw: expected --view curve",
    );
}

#[test]
fn a_map_is_the_first_or_the_one_asked_for() {
    let folder = folder();
    let sample = seachart::io::sample("wine").unwrap();
    let first = sample.maps[0].id.clone();
    for ending in ["svg", "png", "pdf"] {
        done(&folder, &format!("export w.ron m.{ending} --view map"));
    }
    let svg = text(&folder, "m.svg");
    assert!(svg.contains("Positioning map with 3 competitors"), "{svg}");
    assert!(svg.contains("class=\"bubble\"") && svg.contains(">Judgement<"));
    done(
        &folder,
        &format!("export w.ron n.svg --view map --map {first}"),
    );
    assert_eq!(text(&folder, "n.svg"), svg);
    fails(
        &folder,
        "export w.ron m.svg --view map --map none",
        2,
        &format!("there is no map \"none\", expected {first}: w.ron"),
    );
    fails(
        &folder,
        &format!("export w.ron m.svg --map {first}"),
        2,
        "--map says which map to draw: expected --view map",
    );
}

#[test]
fn a_project_without_maps_says_how_to_make_one() {
    let folder = folder();
    let mut project = seachart::io::sample("wine").unwrap();
    project.maps.clear();
    fs::write(folder.path().join("p.ron"), seachart::io::to_ron(&project)).unwrap();
    fails(
        &folder,
        "export p.ron m.svg --view map",
        1,
        "there is no map in the project, \"Add map\" in the window makes one: p.ron",
    );
    fails(
        &folder,
        "export p.ron m.svg --view map --map x",
        2,
        "there is no map \"x\", it has none: p.ron",
    );
}

#[test]
fn without_an_own_company_somebody_has_to_be_named() {
    let folder = folder();
    let mut project = seachart::io::sample("wine").unwrap();
    std::sync::Arc::make_mut(&mut project.competitors[0]).role = Role::Rival;
    fs::write(folder.path().join("p.ron"), seachart::io::to_ron(&project)).unwrap();
    fails(
        &folder,
        "export p.ron c.svg --view curve",
        1,
        "there is no own company, --competitor says whose curve to draw: p.ron",
    );
    done(
        &folder,
        "export p.ron c.svg --view curve --competitor yellow-tail",
    );
    done(&folder, "export p.ron e.svg --view errc");
    assert!(text(&folder, "e.svg").contains("There is no own company"));
}

#[test]
fn a_grid_of_one_page_is_one_file() {
    let folder = folder();
    for ending in ["svg", "png", "pdf", "md", "csv"] {
        done(&folder, &format!("export w.ron e.{ending} --view errc"));
    }
    let svg = text(&folder, "e.svg");
    for word in ["Lowers cost", "Adds value", "Enological terminology"] {
        assert!(svg.contains(word), "{word}");
    }
    assert!(text(&folder, "e.md").contains("| Price | Reduce |"));
    assert!(text(&folder, "e.csv").starts_with("\u{feff}Factor,Verdict,"));
    let expected = ["e.csv", "e.md", "e.pdf", "e.png", "e.svg", "w.ron"];
    assert_eq!(files(&folder), expected);
}

#[test]
fn further_pages_are_files_with_their_number_and_one_pdf_has_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = projects::large(3, 60);
    for factor in project.factors.clone() {
        let own = project.own().unwrap().id.clone();
        project.scores.set(&own, &factor.id, Score::NotOffered);
    }
    fs::write(folder.path().join("p.ron"), seachart::io::to_ron(&project)).unwrap();
    done(&folder, "export p.ron a.b.svg --view errc --size 800x450");
    done(&folder, "export p.ron a.pdf --view errc --size 800x450");
    let pages = files(&folder).len() - 2;
    assert!(pages > 1, "{pages}");
    for number in 1..=pages {
        let name = match number {
            1 => "a.b.svg".to_owned(),
            _ => format!("a.b-{number}.svg"),
        };
        let words = format!(">{number} of {pages}<");
        assert!(text(&folder, &name).contains(&words), "{name}");
    }
    let pdf = fs::read(folder.path().join("a.pdf")).unwrap();
    let pdf = String::from_utf8_lossy(&pdf);
    assert_eq!(pdf.matches("/Type/Page/Resources").count(), pages);
}

#[test]
fn a_table_is_written_of_the_board_alone() {
    let folder = folder();
    for view in ["canvas", "curve"] {
        let line = "the name of a picture ends in .svg, .png or .pdf: x.csv";
        fails(
            &folder,
            &format!("export w.ron x.csv --view {view}"),
            2,
            line,
        );
    }
    let line = "the name of a picture ends in .svg, .png, .pdf, .md or .csv: x.gif";
    fails(&folder, "export w.ron x.gif --view errc", 2, line);
    assert_eq!(files(&folder), ["w.ron"]);
}

#[test]
fn every_view_shows_a_scenario_beside_what_is() {
    let folder = tempfile::tempdir().unwrap();
    let (project, _) = projects::planned(seachart::io::sample("hotel").unwrap());
    fs::write(folder.path().join("p.ron"), seachart::io::to_ron(&project)).unwrap();
    let scenario = "--scenario to-be";
    done(&folder, &format!("export p.ron x.svg {scenario}"));
    let svg = text(&folder, "x.svg");
    assert!(svg.contains(">citizenM – To be<"), "{svg}");
    assert!(svg.contains(">citizenM – as is<"), "{svg}");
    assert!(
        svg.contains(">What nobody else would do<"),
        "its own tagline"
    );
    done(
        &folder,
        &format!("export p.ron x.svg --view curve {scenario}"),
    );
    let svg = text(&folder, "x.svg");
    assert!(svg.contains(">citizenM – as is<"), "{svg}");
    done(
        &folder,
        &format!("export p.ron x.svg --view errc {scenario}"),
    );
    let svg = text(&folder, "x.svg");
    assert!(svg.contains(">To be: What nobody else would do<"), "{svg}");
    assert!(svg.contains(">3.75 → 4.0<"), "{svg}");
    done(
        &folder,
        &format!("export p.ron x.csv --view errc {scenario}"),
    );
    let csv = text(&folder, "x.csv");
    assert!(
        csv.contains("\r\nPrice,Reduce,Raise,4.0,6.25,-2.25,two people"),
        "{csv}"
    );
    fails(
        &folder,
        "export p.ron x.svg --scenario lean",
        2,
        "there is no scenario \"lean\", expected to-be: p.ron",
    );
}

#[test]
fn a_scenario_that_is_not_there_is_refused() {
    let folder = folder();
    for view in ["canvas", "curve", "errc"] {
        fails(
            &folder,
            &format!("export w.ron x.svg --view {view} --scenario tobe"),
            2,
            "there is no scenario \"tobe\", it has none: w.ron",
        );
    }
}

#[test]
fn scores_and_evidence_are_tables_and_no_pictures() {
    let folder = folder();
    done(&folder, "export w.ron s.csv --view scores");
    let csv = text(&folder, "s.csv");
    assert!(
        csv.starts_with("\u{feff}Competitor (0..10),Price,"),
        "{csv}"
    );
    done(&folder, "export w.ron e.md --view evidence");
    let list = text(&folder, "e.md");
    assert!(
        list.contains("| Competitor | Factor | Level (0..10) | Confidence |"),
        "{list}"
    );
    for view in ["scores", "evidence"] {
        let line = "the name of a table ends in .md or .csv: x.svg";
        fails(
            &folder,
            &format!("export w.ron x.svg --view {view}"),
            2,
            line,
        );
    }
    // What was exported is a project again.
    assert!(run(&folder, "import s.csv again.ron").status.success());
    done(&folder, "export again.ron t.csv --view scores");
    assert_eq!(text(&folder, "t.csv"), csv);
}

#[test]
fn whiskers_confidence_and_importance_are_drawn_where_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = projects::with_evidence(seachart::io::sample("coffee").unwrap());
    project.settings.whiskers = false;
    project.settings.confidence = false;
    project.importance = None;
    fs::write(folder.path().join("p.ron"), seachart::io::to_ron(&project)).unwrap();
    done(&folder, "export p.ron x.svg");
    let svg = text(&folder, "x.svg");
    for class in ["whisker", "importance"] {
        assert!(!svg.contains(&format!("class=\"{class}\"")), "{class}");
    }
    for view in ["canvas", "curve", "map"] {
        done(
            &folder,
            &format!("export p.ron x.svg --view {view} --whiskers"),
        );
        assert!(
            text(&folder, "x.svg").contains("class=\"whisker\""),
            "{view}"
        );
        done(
            &folder,
            &format!("export p.ron x.svg --view {view} --confidence"),
        );
        assert!(text(&folder, "x.svg").contains(">Confidence:<"), "{view}");
    }
    for (whose, said) in [
        ("all", ">Importance to all segments, "),
        ("commuters", ">Importance to Commuters<"),
    ] {
        done(&folder, &format!("export p.ron x.svg --importance {whose}"));
        let svg = text(&folder, "x.svg");
        assert!(
            svg.contains("class=\"importance\"") && svg.contains(said),
            "{whose}"
        );
    }
    let line = "there is no segment \"nobody\", expected commuters, people-who-stay, \
                families-of-the-neighbourhood, students: p.ron";
    fails(&folder, "export p.ron y.svg --importance nobody", 2, line);
    done(&folder, "new none.ron --sample wine");
    let line = "nothing is known of how important factors are to \"all\": none.ron";
    fails(&folder, "export none.ron y.svg --importance all", 2, line);
    for (options, line) in [
        (
            "--view map --importance all",
            "--importance stands under the canvas: expected --view canvas",
        ),
        (
            "--view errc --whiskers",
            "--whiskers is about drawn levels: expected --view canvas, curve or map",
        ),
    ] {
        fails(&folder, &format!("export p.ron y.svg {options}"), 2, line);
    }
    assert!(!folder.path().join("y.svg").exists());
}
