//! A table beside a project there is.

use std::collections::BTreeSet;
use std::sync::Arc;

use seachart::io::import::{Change, Keep, Known, merge};
use seachart::io::sample;
use seachart::model::{Level, Project, Score};

use super::{import, scale};

/// The project with the changes made.
fn changed(project: &Project, changes: Vec<Change>) -> Project {
    let mut project = project.clone();
    for change in changes {
        match change {
            Change::AddCompetitor(it) => project.competitors.push(Arc::new(it)),
            Change::AddFactor(it) => project.factors.push(Arc::new(it)),
            Change::AddSegment(it) => project.segments.push(Arc::new(it)),
            Change::SetScore {
                competitor,
                factor,
                score,
            } => {
                project.scores.set(&competitor, &factor, score);
            }
            Change::SetEvidence {
                competitor,
                factor,
                evidence,
            } => {
                project.evidence.set(&competitor, &factor, evidence);
            }
            Change::SetImportance {
                segment,
                factor,
                level,
            } => {
                let mut segments = project.segments.iter_mut();
                let found = segments.find(|it| it.id == segment).unwrap();
                Arc::make_mut(found).importance.insert(factor, level);
            }
        }
    }
    assert_eq!(project.check(), []);
    project
}

#[test]
fn names_are_matched_and_conflicts_are_chosen() {
    let wine = sample("wine").unwrap();
    let text = "brand,price,Terroir\n [YELLOW TAIL] ,7,3\nPort,6,4\n";
    let known = Known {
        factors: vec!["price".to_owned(), "Terroir".to_owned()],
        ..scale(0.0, 10.0)
    };
    let outcome = import(text, &known);
    let mut merged = merge(&outcome, &wine).unwrap();
    assert_eq!(merged.conflicts.len(), 1);
    let after = changed(&wine, merged.changes());
    assert_eq!(after.competitors.len(), wine.competitors.len() + 1);
    assert_eq!(after.factors.len(), wine.factors.len() + 1);
    let (own, price) = (&wine.own().unwrap().id, &wine.factors[0].id);
    assert_eq!(
        after.scores.get(own, price),
        Score::Level(Level::nearest(7.0))
    );
    assert!(after.evidence.get(own, price).is_some());
    merged.conflicts[0].keep = Keep::Project;
    let kept = changed(&wine, merged.changes());
    assert_eq!(kept.scores.get(own, price), wine.scores.get(own, price));
    assert_eq!(kept.evidence.get(own, price), None);
    let looks: BTreeSet<String> = kept
        .competitors
        .iter()
        .map(|it| format!("{:?}", it.color))
        .collect();
    assert_eq!(looks.len(), kept.competitors.len());
}

#[test]
fn the_same_table_again_changes_nothing() {
    for text in [
        "brand,segment,taste\nA,x,1\nA,y,5\nB,x,2\nB,y,3\n",
        "id,kind,price,taste\n1,a,1,2\n2,b,3,5\n3,a,2,2\n",
    ] {
        let outcome = import(
            text,
            &Known {
                segment: None,
                ..Known::default()
            },
        );
        let project = seachart::io::import::project(&outcome, None).unwrap();
        let merged = merge(&outcome, &project).unwrap();
        assert_eq!(merged.conflicts, [], "{text}");
        assert_eq!(changed(&project, merged.changes()), project, "{text}");
    }
}

#[test]
fn a_merge_into_nothing_is_an_import() {
    let outcome = import(
        "brand,segment,taste\nA,x,1\nA,y,5\nB,x,2\nB,y,3\n",
        &Known::default(),
    );
    let made = seachart::io::import::project(&outcome, None).unwrap();
    let blank = Project {
        title: Arc::clone(&made.title),
        source: Arc::clone(&made.source),
        ..Project::default()
    };
    let merged = merge(&outcome, &blank).unwrap();
    assert_eq!(changed(&blank, merged.changes()), made);
}
