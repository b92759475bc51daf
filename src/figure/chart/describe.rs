//! Value curves in words, for those who cannot see them.

use super::super::paragraph::shown_name;
use crate::model::{Competitor, Factor, Level, Project, Role, Scale, Score};

/// What a picture of `project` is called: its title, or else `kind`.
pub(in super::super) fn title(project: &Project, kind: &str) -> String {
    if project.title.trim().is_empty() {
        kind.to_owned()
    } else {
        shown_name(&project.title)
    }
}

/// A competitor and what it is to us.
pub(in super::super) fn name_and_role(competitor: &Competitor) -> String {
    let role = match competitor.role {
        Role::Own => " (own company)",
        Role::Rival => "",
        Role::Alternative => " (alternative)",
    };
    format!("{}{role}", shown_name(&competitor.name))
}

/// Every score: "Price 4.0, Wine range not offered".
pub(in super::super) fn in_words(scale: Scale, factors: &[&Factor], scores: &[Score]) -> String {
    let pairs = factors.iter().zip(scores);
    let told = pairs.map(|(factor, score)| {
        let score = match score {
            Score::Unscored => "unscored".to_owned(),
            Score::NotOffered => "not offered".to_owned(),
            Score::Level(level) => scale.show(*level),
        };
        format!("{} {score}", shown_name(&factor.name))
    });
    listed(told)
}

/// The highest and the lowest level.
pub(in super::super) fn in_short(scale: Scale, factors: &[&Factor], scores: &[Score]) -> String {
    let pairs = factors.iter().zip(scores);
    let levels = pairs.filter_map(|(factor, score)| Some((score.level()?, factor)));
    let (mut highest, mut lowest) = (None, None);
    for (level, factor) in levels {
        if highest.is_none_or(|(most, _)| level > most) {
            highest = Some((level, factor));
        }
        if lowest.is_none_or(|(least, _)| level < least) {
            lowest = Some((level, factor));
        }
    }
    let end = |(level, factor): (Level, &&Factor)| {
        format!("{} {}", shown_name(&factor.name), scale.show(level))
    };
    match (highest, lowest) {
        (Some(highest), Some(lowest)) => {
            format!("highest on {}, lowest on {}", end(highest), end(lowest))
        }
        _ => "offers none of the factors".to_owned(),
    }
}

/// Levels that are no scores, such as the industry standard; none where there is none.
pub(in super::super) fn levels_in_words(
    scale: Scale,
    factors: &[&Factor],
    levels: &[Option<f64>],
) -> String {
    let pairs = factors.iter().zip(levels);
    let told = pairs.filter_map(|(factor, level)| {
        let level = scale.show(Level::nearest((*level)?));
        Some(format!("{} {level}", shown_name(&factor.name)))
    });
    listed(told)
}

/// "a, b, c".
pub(in super::super) fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<String>>().join(", ")
}

/// "1 factor", "2 factors".
pub(in super::super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
