//! What is different between two states of a project, in words.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::Arc;

use crate::model::{CompetitorId, EvidenceRow, FactorId, Project, Row, Score};

/// What was done to come from `before` to `after`, the weightiest first, such as
/// "3 scores changed" and "1 competitor added". Empty if they are equal.
///
/// What comes and goes with a competitor, a factor or a segment is not counted
/// again.
pub fn difference(before: &Project, after: &Project) -> Vec<String> {
    let mut parts = Vec::new();
    count(&mut parts, scores(before, after), "score", "changed");
    listed(&mut parts, "competitor", [before, after], |project| {
        project.competitors.iter().map(|item| (&item.id, item))
    });
    listed(&mut parts, "factor", [before, after], |project| {
        project.factors.iter().map(|item| (&item.id, item))
    });
    listed(&mut parts, "scenario", [before, after], |project| {
        project.scenarios.iter().map(|item| (&item.id, item))
    });
    listed(&mut parts, "segment", [before, after], |project| {
        project.segments.iter().map(|item| (&item.id, item))
    });
    listed(&mut parts, "map", [before, after], |project| {
        project.maps.iter().map(|item| (&item.id, item))
    });
    listed(&mut parts, "metric", [before, after], |project| {
        project.metrics.iter().map(|item| (&item.id, item))
    });
    let evidence = evidence(before, after);
    count(&mut parts, evidence, "note of evidence", "changed");
    if before.plan != after.plan {
        parts.push("the plan changed".to_owned());
    }
    for (what, then, now) in [
        ("title", &before.title, &after.title),
        ("tagline", &before.tagline, &after.tagline),
        ("source", &before.source, &after.source),
    ] {
        if then != now {
            parts.push(format!("the {what} changed"));
        }
    }
    if before.notes != after.notes {
        parts.push("the notes changed".to_owned());
    }
    if before.settings != after.settings {
        parts.push("the settings changed".to_owned());
    }
    parts
}

/// The same as part of a sentence: "3 scores changed, 1 competitor added".
pub fn difference_in_words(before: &Project, after: &Project) -> String {
    let parts = difference(before, after);
    if parts.is_empty() {
        return "nothing changed".to_owned();
    }
    parts.join(", ")
}

/// Say how many, unless there are none.
fn count(parts: &mut Vec<String>, number: usize, what: &str, done: &str) {
    let one = number == 1;
    let what = match what.split_once(' ') {
        _ if one => what.to_owned(),
        // "notes of evidence"
        Some((first, rest)) => format!("{first}s {rest}"),
        None => format!("{what}s"),
    };
    if number > 0 {
        parts.push(format!("{number} {what} {done}"));
    }
}

/// What was added to a list, taken from it, changed in it, and whether the rest
/// stands in another order.
fn listed<'a, Id, Item, List>(
    parts: &mut Vec<String>,
    what: &str,
    states: [&'a Project; 2],
    list: impl Fn(&'a Project) -> List,
) where
    Id: Eq + Hash + 'a,
    Item: PartialEq + 'a,
    List: Iterator<Item = (&'a Id, &'a Arc<Item>)>,
{
    let [before, after] = states;
    let then: HashMap<_, _> = list(before).collect();
    let now: HashMap<_, _> = list(after).collect();
    let added = list(after).filter(|(id, _)| !then.contains_key(id));
    count(parts, added.count(), what, "added");
    let removed = list(before).filter(|(id, _)| !now.contains_key(id));
    count(parts, removed.count(), what, "removed");
    let changed = list(after).filter(|(id, item)| {
        let other = then.get(id);
        other.is_some_and(|other| !Arc::ptr_eq(other, item) && *other != *item)
    });
    count(parts, changed.count(), what, "changed");
    let stayed = list(before).filter(|(id, _)| now.contains_key(id));
    let still = list(after).filter(|(id, _)| then.contains_key(id));
    if !stayed.map(|(id, _)| id).eq(still.map(|(id, _)| id)) {
        parts.push(format!("the order of the {what}s changed"));
    }
}

/// The factors that are in both.
fn common_factors<'a>(before: &'a Project, after: &'a Project) -> BTreeSet<&'a FactorId> {
    let ids = |project: &'a Project| project.factors.iter().map(|factor| &factor.id);
    let then: BTreeSet<_> = ids(before).collect();
    ids(after).filter(|id| then.contains(id)).collect()
}

/// The competitors that are in both.
fn common_competitors<'a>(before: &'a Project, after: &'a Project) -> Vec<&'a CompetitorId> {
    let ids = |project: &'a Project| project.competitors.iter().map(|item| &item.id);
    let then: BTreeSet<_> = ids(before).collect();
    ids(after).filter(|id| then.contains(id)).collect()
}

/// How many scores are others.
fn scores(before: &Project, after: &Project) -> usize {
    let factors = common_factors(before, after);
    let rows = common_competitors(before, after).into_iter();
    let changed = rows.map(|id| {
        let (then, now) = (before.scores.row(id), after.scores.row(id));
        match (then, now) {
            (Some(then), Some(now)) if Arc::ptr_eq(then, now) => 0,
            _ => cells(then, now, &factors),
        }
    });
    changed.sum()
}

fn cells(then: Option<&Arc<Row>>, now: Option<&Arc<Row>>, factors: &BTreeSet<&FactorId>) -> usize {
    let score = |row: Option<&Arc<Row>>, id: &FactorId| {
        let score = row.and_then(|row| row.get(id));
        score.copied().unwrap_or(Score::Unscored)
    };
    let changed = factors
        .iter()
        .filter(|id| score(then, id) != score(now, id));
    changed.count()
}

/// How many notes of evidence came, went or are others.
fn evidence(before: &Project, after: &Project) -> usize {
    let factors = common_factors(before, after);
    let then: BTreeMap<_, _> = before.evidence.rows().collect();
    let now: BTreeMap<_, _> = after.evidence.rows().collect();
    let changed = common_competitors(before, after).into_iter().map(|id| {
        let (then, now) = (then.get(id), now.get(id));
        let note = |row: Option<&&EvidenceRow>, id: &FactorId| row?.get(id).cloned();
        let others = factors.iter().filter(|id| note(then, id) != note(now, id));
        if then == now { 0 } else { others.count() }
    });
    changed.sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Kind, Level, Role};

    fn plain() -> Project {
        let mut project = Project::default();
        for name in ["Ours", "Rival"] {
            let competitor = project.fresh_competitor(name, Role::Rival);
            project.competitors.push(Arc::new(competitor));
        }
        for name in ["Price", "Range"] {
            let factor = project.fresh_factor(name, Kind::Product);
            project.factors.push(Arc::new(factor));
        }
        with_level(project, 0, 0, 4.0)
    }

    fn with_level(mut project: Project, competitor: usize, factor: usize, level: f64) -> Project {
        let competitor = project.competitors[competitor].id.clone();
        let factor = project.factors[factor].id.clone();
        let score = Score::Level(Level::nearest(level));
        project.scores.set(&competitor, &factor, score);
        project
    }

    fn check(change: impl Fn(Project) -> Project, expected: &[&str]) {
        let before = plain();
        let after = change(before.clone());
        assert_eq!(difference(&before, &after), expected);
        assert_eq!(difference(&after, &after), [""; 0]);
    }

    #[test]
    fn what_was_done_is_counted() {
        check(|project| project, &[]);
        check(
            |project| with_level(project, 0, 0, 5.0),
            &["1 score changed"],
        );
        check(
            |mut project| {
                project.title = "Wine".into();
                with_level(with_level(project, 0, 0, 5.0), 1, 1, 5.0)
            },
            &["2 scores changed", "the title changed"],
        );
        check(
            |mut project| {
                let name: Arc<str> = "Others".into();
                Arc::make_mut(&mut project.competitors[1]).name = name;
                project
            },
            &["1 competitor changed"],
        );
        check(
            |mut project| {
                project.factors.swap(0, 1);
                project
            },
            &["the order of the factors changed"],
        );
    }

    #[test]
    fn evidence_is_counted_in_notes() {
        check(
            |mut project| {
                let (competitor, factors) = (&project.competitors[0].id, &project.factors);
                for factor in factors {
                    let evidence = Evidence {
                        source: "Survey".into(),
                        ..Evidence::default()
                    };
                    project.evidence.set(competitor, &factor.id, evidence);
                }
                project
            },
            &["2 notes of evidence changed"],
        );
    }

    #[test]
    fn what_comes_and_goes_with_something_is_not_counted_again() {
        check(
            |mut project| {
                let id = project.competitors.remove(0).id.clone();
                project.scores.remove_row(&id);
                project
            },
            &["1 competitor removed"],
        );
        check(
            |mut project| {
                for name in ["A", "B"] {
                    let factor = project.fresh_factor(name, Kind::Price);
                    project.factors.push(Arc::new(factor));
                }
                with_level(project, 0, 2, 1.0)
            },
            &["2 factors added"],
        );
    }

    #[test]
    fn a_sentence_says_all_of_it() {
        let before = plain();
        let mut after = with_level(before.clone(), 0, 1, 5.0);
        after.notes = "More".into();
        let words = difference_in_words(&before, &after);
        assert_eq!(words, "1 score changed, the notes changed");
        assert_eq!(difference_in_words(&before, &before), "nothing changed");
    }
}
