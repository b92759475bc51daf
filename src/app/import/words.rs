//! What is said once a table was read.

use crate::io::import::{About, Basis, Change, Conflict, Keep, Merge, Outcome};

/// The most places that are named where something was left out.
const NAMED: usize = 3;

/// What the undo menu calls it: "Import 120 scores from fastfood.csv".
pub(super) fn step(changes: &[Change], outcome: &Outcome) -> String {
    let count = |is_it: fn(&Change) -> bool| changes.iter().filter(|change| is_it(change)).count();
    let scores = count(|change| matches!(change, Change::SetScore { .. }));
    let importances = count(|change| matches!(change, Change::SetImportance { .. }));
    let what = if scores == 0 && importances > 0 {
        many(importances, "importance")
    } else {
        many(scores, "score")
    };
    format!("Import {what} from {}", outcome.source)
}

/// What a new project was made of.
pub(super) fn made(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    for (count, what) in [
        (outcome.competitors.len(), "competitor"),
        (outcome.factors.len(), "factor"),
        (outcome.segments.len(), "segment"),
    ] {
        if count > 0 {
            parts.push(many(count, what));
        }
    }
    let rows = many(outcome.rows as usize, "row");
    let last = parts.pop().unwrap_or_default();
    let made = match parts.as_slice() {
        [] => last,
        _ => format!("{} and {last}", parts.join(", ")),
    };
    let first = format!("Made {made} from {rows} of {}", outcome.source);
    with_remarks(first, outcome)
}

/// What was added to a project.
pub(super) fn added(merge: &Merge, outcome: &Outcome) -> String {
    let mut first = step(&merge.changes(), outcome).replacen("Import", "Imported", 1);
    let kept = merge
        .conflicts
        .iter()
        .filter(|it| it.keep == Keep::Project)
        .count();
    if kept > 0 {
        let scores = |it: &Conflict| matches!(it.about, About::Competitor(_));
        let all_scores = merge.conflicts.iter().all(scores);
        let what = if all_scores { "score" } else { "value" };
        first = format!("{first}; {} stayed as before", many(kept, what));
    }
    first.push_str(&unknown(merge));
    with_remarks(first, outcome)
}

/// What is said of a table that changes nothing.
pub(super) fn nothing(merge: &Merge, outcome: &Outcome) -> String {
    format!("{} says nothing new{}", outcome.source, unknown(merge))
}

/// The factors that the project has not; how a sentence goes on.
fn unknown(merge: &Merge) -> String {
    if merge.unknown.is_empty() {
        return String::new();
    }
    let names = merge.unknown.iter().take(NAMED).map(String::as_str);
    let names = names.collect::<Vec<_>>().join(", ");
    let more = if merge.unknown.len() > NAMED {
        ", …"
    } else {
        ""
    };
    format!("; no factor is called {names}{more}")
}

/// How the scale was mapped, and what was left out.
fn with_remarks(first: String, outcome: &Outcome) -> String {
    let mut sentences = vec![first];
    sentences.extend(scaled(outcome));
    sentences.extend(left_out(outcome));
    sentences.join(". ")
}

fn scaled(outcome: &Outcome) -> Option<String> {
    let scales = &outcome.scales;
    let (low, high) = scales.ends.first().copied()?;
    match scales.basis {
        Basis::EachFactor => {
            Some("The least to the greatest mean of each factor became 0–10".to_owned())
        }
        Basis::Given | Basis::Guessed if (low, high) == (0.0, 10.0) => None,
        Basis::Given => Some(format!("{low}–{high} became 0–10")),
        Basis::Guessed => Some(format!("{low}–{high}, as guessed, became 0–10")),
    }
}

fn left_out(outcome: &Outcome) -> Option<String> {
    if outcome.skipped.is_empty() {
        return None;
    }
    let named = outcome.skipped.iter().take(NAMED).map(|it| {
        let cells = many(it.count as usize, "cell");
        let (column, reason) = (&it.column, it.reason.name());
        format!(
            "{cells} in {column} ({reason}, first in row {})",
            it.first_row
        )
    });
    let mut text = format!("Left out: {}", named.collect::<Vec<_>>().join(", "));
    let more = outcome.skipped.iter().skip(NAMED);
    let more: u64 = more.map(|it| it.count).sum();
    if more > 0 {
        text = format!("{text}, and {} elsewhere", many(more as usize, "cell"));
    }
    Some(text)
}

fn many(count: usize, what: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {what}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::import::{Known, Progress, ScalePlan, Source, run};

    fn outcome(text: &str, scale: ScalePlan) -> Outcome {
        let source = Source::from_bytes("t.csv", text.as_bytes());
        let known = Known {
            scale,
            ..Known::default()
        };
        let plan = source.plan(&known).unwrap();
        run(&source, &plan, &Progress::default()).unwrap()
    }

    #[test]
    fn what_was_made_and_how_it_was_mapped_is_said() {
        let table = "brand,taste\nA,1\nB,5\n";
        assert_eq!(
            made(&outcome(table, ScalePlan::Guess)),
            "Made 2 competitors and 1 factor from 2 rows of t.csv. 1–5, as guessed, became 0–10"
        );
        let ten = ScalePlan::Given {
            low: 0.0,
            high: 10.0,
        };
        assert_eq!(
            made(&outcome(table, ten)),
            "Made 2 competitors and 1 factor from 2 rows of t.csv"
        );
        assert!(
            made(&outcome(table, ScalePlan::EachFactor)).ends_with("of each factor became 0–10")
        );
    }

    #[test]
    fn the_first_places_of_what_was_left_out_are_named_and_the_rest_counted() {
        let table = "brand,a,b,c,d\nA,1,2,3,4\nB,,,,\nC,x,5,5,5\nD,1,2,3,5\n";
        let said = made(&outcome(table, ScalePlan::Guess));
        let expected = "Left out: 1 cell in a (blank, first in row 3), \
                        1 cell in a (not a number, first in row 4), \
                        1 cell in b (blank, first in row 3), and 2 cells elsewhere";
        assert!(said.ends_with(expected), "{said}");
    }
}
