//! The canvas in words, for those who cannot see it.

use super::super::paragraph::shown_name;
use super::Subject;
use crate::model::{Competitor, Project, Role, Score};

/// The most cells of a canvas that are all told; of a larger one each curve is
/// told by its ends.
const MAX_CELLS: usize = 240;

pub(super) fn title(project: &Project) -> String {
    if project.title.trim().is_empty() {
        "Strategy canvas".to_owned()
    } else {
        shown_name(&project.title)
    }
}

pub(super) fn description(subject: &Subject<'_>) -> String {
    let Subject {
        factors,
        competitors,
        ..
    } = subject;
    let mut text = format!(
        "Strategy canvas with {} and {}.",
        counted(competitors.len(), "value curve", "value curves"),
        counted(factors.len(), "factor", "factors"),
    );
    let in_full = factors.len() * competitors.len() <= MAX_CELLS;
    // Front to back: our own company first.
    for competitor in competitors.iter().rev() {
        let role = match competitor.role {
            Role::Own => " (own company)",
            Role::Rival => "",
            Role::Alternative => " (alternative)",
        };
        let curve = if in_full {
            in_words(subject, competitor)
        } else {
            in_short(subject, competitor)
        };
        text.extend([" ", &shown_name(&competitor.name), role, ": ", &curve, "."]);
    }
    text
}

/// Every score: "Price 4.0, Wine range not offered".
fn in_words(subject: &Subject<'_>, competitor: &Competitor) -> String {
    let scale = subject.project.settings.scale;
    let factors = subject.factors.iter().map(|factor| {
        let score = match subject.project.scores.get(&competitor.id, &factor.id) {
            Score::Unscored => "unscored".to_owned(),
            Score::NotOffered => "not offered".to_owned(),
            Score::Level(level) => scale.show(level),
        };
        format!("{} {score}", shown_name(&factor.name))
    });
    factors.collect::<Vec<String>>().join(", ")
}

/// The highest and the lowest level.
fn in_short(subject: &Subject<'_>, competitor: &Competitor) -> String {
    let scale = subject.project.settings.scale;
    let levels = subject.factors.iter().filter_map(|factor| {
        let score = subject.project.scores.get(&competitor.id, &factor.id);
        Some((score.level()?, factor))
    });
    let (mut highest, mut lowest) = (None, None);
    for (level, factor) in levels {
        if highest.is_none_or(|(most, _)| level > most) {
            highest = Some((level, factor));
        }
        if lowest.is_none_or(|(least, _)| level < least) {
            lowest = Some((level, factor));
        }
    }
    let end = |(level, factor): (_, &&crate::model::Factor)| {
        format!("{} {}", shown_name(&factor.name), scale.show(level))
    };
    match (highest, lowest) {
        (Some(highest), Some(lowest)) => {
            format!("highest on {}, lowest on {}", end(highest), end(lowest))
        }
        _ => "offers none of the factors".to_owned(),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
