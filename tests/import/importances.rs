//! How much factors matter, of tables of any shape, in a project there is.

use std::sync::Arc;

use seachart::io::import::{Basis, Importances, Known, importances};
use seachart::model::{Kind, Project};

use super::{import, scale};

/// A project with these segments, and three factors.
fn of(segments: &[&str]) -> Project {
    let mut project = Project::default();
    for name in ["Price", "Wine range", "Prestige"] {
        let factor = project.fresh_factor(name, Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    for name in segments {
        let segment = project.fresh_segment(name);
        project.segments.push(Arc::new(segment));
    }
    project
}

#[track_caller]
fn taken(text: &str, project: &Project) -> Importances {
    let taken = importances(&import(text, &Known::default()), project).unwrap();
    assert_eq!(taken.project.check(), []);
    taken
}

#[track_caller]
fn refused(text: &str, project: &Project, line: &str) {
    let error = importances(&import(text, &Known::default()), project).unwrap_err();
    assert_eq!(error.to_string(), format!("{line}: table.csv"));
}

/// Segments, and what they say of the three factors.
fn said(project: &Project) -> Vec<(&str, [Option<f64>; 3])> {
    let segments = project.segments.iter();
    segments
        .map(|segment| {
            let level = |at: usize| {
                let level = segment.importance.get(&project.factors[at].id);
                level.map(|level| level.get())
            };
            (&*segment.name, [0, 1, 2].map(level))
        })
        .collect()
}

#[test]
fn a_matrix_of_factors_and_segments_is_read_either_way() {
    let project = of(&["Young"]);
    let expected = [
        ("Young", [Some(10.0), Some(5.0), None]),
        ("Old", [Some(5.0), Some(0.0), None]),
    ];
    for text in [
        "Factor,Young,Old\nPrice,5,3\nWine range,3,1\n",
        "Factor,young,Old\n price ,5,3\nWINE RANGE,3,1\nPrestige,,\n",
        "Audience,Price,Wine range\nYoung,5,3\nOld,3,1\n",
        "x,Young,Old\nPrice,5,3\nWine range,3,1\n",
        "Segment,Price,Wine range\nYoung,5,3\nOld,3,1\n",
    ] {
        let taken = taken(text, &project);
        assert_eq!(said(&taken.project), expected, "{text}");
        assert_eq!(
            (taken.factors, taken.replaced),
            (3 - usize::from(!text.contains("Prestige")), 0)
        );
        assert!(taken.outcome.is_importance());
        assert!(taken.project.competitors.is_empty());
    }
}

#[test]
fn a_single_column_is_of_the_only_segment() {
    for text in [
        "Factor,Importance\nPrice,5\nWine range,3\n",
        "Factor,Importance (1-5)\nPrice,5\nWine range,3\n",
        "Kriterium;Wichtigkeit\nPrice;5\nWine range;3,0\n",
        "what,weight\nPrice,5\nWine range,3\n",
    ] {
        let levels = [Some(10.0), Some(5.0), None];
        let none = taken(text, &of(&[]));
        assert_eq!(said(&none.project), [("Everybody", levels)], "{text}");
        let one = taken(text, &of(&["Young"]));
        assert_eq!(said(&one.project), [("Young", levels)], "{text}");
    }
    let two = of(&["Young", "Old"]);
    let line = "\"Importance\" does not say to which of 2 segments: expected the name of one";
    refused("Factor,Importance\nPrice,5\nPrestige,3\n", &two, line);
    let named = taken("Factor,Old\nPrice,5\nPrestige,3\n", &two);
    assert_eq!(
        said(&named.project)[1],
        ("Old", [Some(10.0), None, Some(5.0)])
    );
}

#[test]
fn what_was_there_and_is_other_is_counted() {
    let text = "Factor,Young\nPrice,5\nWine range,3\n";
    let first = taken(text, &of(&["Young"]));
    assert_eq!(first.replaced, 0);
    assert_eq!(taken(text, &first.project).replaced, 0);
    let other = "Factor,Young\nPrice,5\nWine range,1\nPrestige,1\n";
    assert_eq!(taken(other, &first.project).replaced, 1);
}

#[test]
fn importances_are_on_one_scale_of_what_is_known() {
    // What is no factor has no part in the scale.
    let text = "Segment,Hours,Price,Wine range\nYoung,9,5,3\nOld,8,1,3\n";
    let hours = taken(text, &of(&[]));
    assert_eq!(hours.unknown, ["Hours"]);
    assert_eq!(
        said(&hours.project)[0],
        ("Young", [Some(10.0), Some(5.0), None])
    );
    let shares = taken("Factor,Weight\nPrice,60 %\nPrestige,4 %\n", &of(&[]));
    assert_eq!(shares.outcome.scales.basis, Basis::Guessed);
    assert_eq!(said(&shares.project)[0].1, [Some(6.0), None, Some(0.4)]);
    let given = import("Factor,Old\nPrice,5\nPrestige,3\n", &scale(0.0, 10.0));
    let given = importances(&given, &of(&[])).unwrap();
    assert_eq!(said(&given.project)[0].1, [Some(5.0), None, Some(3.0)]);
}

#[test]
fn a_table_about_something_else_is_refused() {
    let line = "nothing in the table is called as a factor of the project: \
                expected Price, Wine range, Prestige";
    refused("Factor,Young\nTaste,5\nSpeed,3\n", &of(&[]), line);
    refused("taste,speed\n5,3\n4,3\n", &of(&[]), line);
    let line = "this table tells how competitors do, and not how important factors are: \
                expected none in it";
    let text = "brand,Price,Prestige\nA,5,1\nA,4,2\nB,3,1\nB,2,2\n";
    refused(text, &of(&[]), line);
}
