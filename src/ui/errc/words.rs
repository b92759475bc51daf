//! What the board says in words.

use super::super::fields::{one_line, unit, unnamed};
use crate::analysis::{Judgement, Standard};
use crate::model::{Action, Card, Factor, Level, Scale, Score};

/// The most characters of a name in a sentence.
const NAME_CHARS: usize = 40;

/// The name of a factor in a sentence.
pub(super) fn short_name(factor: &Factor) -> String {
    if unnamed(&factor.name) {
        return "an unnamed factor".to_owned();
    }
    let name = one_line(&factor.name);
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name,
    }
}

/// A score as users see it.
pub(super) fn score(score: Score, scale: Scale) -> String {
    match score {
        Score::Unscored => "unscored".to_owned(),
        Score::NotOffered => "not offered".to_owned(),
        Score::Level(level) => scale.show(level),
    }
}

/// The level of a standard as users see it.
pub(super) fn standard(standard: Standard, scale: Scale) -> String {
    scale.show(Level::nearest(standard.level))
}

/// How far we are from the standard: "+1.5", "−2.0"; none where either is missing.
pub(super) fn gap(judged: &Judgement, scale: Scale) -> Option<String> {
    let gap = judged.gap()? * unit(scale);
    let text = format!("{:.2}", gap.abs());
    let text = text.strip_suffix('0').unwrap_or(&text);
    let sign = match text {
        "0.0" => "±",
        _ if gap < 0.0 => "−",
        _ => "+",
    };
    Some(format!("{sign}{text}"))
}

/// For those who cannot see the card: "Card Price: Raise, level 7.0, industry
/// standard 5.0".
pub(super) fn card_name(factor: &Factor, judged: &Judgement, scale: Scale) -> String {
    let action = judged.action().map_or("Unscored", Action::name);
    let own = match judged.own {
        Score::Level(level) => format!("level {}", scale.show(level)),
        other => score(other, scale),
    };
    let standard = match judged.standard {
        Some(found) => format!("industry standard {}", standard(found, scale)),
        None => "no industry standard".to_owned(),
    };
    let against = match judged.verdict {
        Some(verdict) if judged.is_against_the_rule() => {
            format!(", against the rule, which says {}", verdict.name())
        }
        _ => String::new(),
    };
    let name = one_line(&factor.name);
    format!("Card {name}: {action}, {own}, {standard}{against}")
}

/// Both sides of a disagreement: "you say Raise; 5.5 against a standard of 5.0
/// is within ±2.0: Keep". None where there is none.
pub(super) fn disagreement(judged: &Judgement, scale: Scale) -> Option<String> {
    let decision = judged.card.decision?;
    let reason = judged.reason(scale);
    let decision = decision.name();
    match judged.verdict {
        None => Some(format!("you say {decision}; {reason}")),
        Some(verdict) if judged.is_against_the_rule() => {
            Some(format!("you say {decision}; {reason}: {}", verdict.name()))
        }
        Some(_) => None,
    }
}

/// Who does it, with how much work, and by when, on one line; empty where
/// nothing is said.
pub(super) fn who_and_when(card: &Card) -> String {
    let said = |text: &str| (!unnamed(text)).then(|| one_line(text));
    let effort = card
        .effort
        .map(|effort| format!("{} effort", effort.name().to_lowercase()));
    let parts = [said(&card.owner), effort, said(&card.by_when)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// What a column is for.
pub(super) fn explanation(action: Action) -> &'static str {
    match action {
        Action::Eliminate => "Rivals offer it, we do not",
        Action::Reduce => "Well below the standard",
        Action::Raise => "Well above the standard",
        Action::Create => "No rival offers it, we do",
        Action::Keep => "Near the standard",
    }
}

/// Why a card moves without its point.
pub(super) fn no_proposal(action: Action) -> String {
    match action {
        Action::Raise | Action::Reduce => format!(
            "No rival offers it, so there is no standard to {} against: your decision is kept, \
             the point stays",
            action.name().to_lowercase()
        ),
        _ => {
            "Nothing is known of the rivals here: your decision is kept, the point stays".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Weighting, judge};
    use crate::model::{Kind, Project, Role};

    /// Our own level against a standard of 5.0, with a decision.
    fn judged(own: Score, decision: Option<Action>) -> (Factor, Judgement) {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor.clone()));
        for (role, score) in [(Role::Own, own), (Role::Rival, level(5.0))] {
            let competitor = project.fresh_competitor("x", role);
            project.scores.set(&competitor.id, &factor.id, score);
            project.competitors.push(Arc::new(competitor));
        }
        let card = Card {
            decision,
            ..Card::default()
        };
        project.plan.cards.insert(factor.id.clone(), Arc::new(card));
        let judged = judge(&project).remove(0);
        (factor, judged)
    }

    fn level(value: f64) -> Score {
        Score::Level(Level::nearest(value))
    }

    #[test]
    fn a_disagreement_has_both_sides_and_the_reason() {
        let (factor, judged) = judged(level(5.5), Some(Action::Raise));
        let scale = Scale::ZeroToTen;
        assert_eq!(
            disagreement(&judged, scale).as_deref(),
            Some("you say Raise; 5.5 against a standard of 5.0 is within ±2.0: Keep")
        );
        assert_eq!(
            card_name(&factor, &judged, scale),
            "Card Price: Raise, level 5.5, industry standard 5.0, against the rule, which says \
             Keep"
        );
    }

    #[test]
    fn in_line_with_the_rule_there_is_nothing_to_say() {
        for decision in [None, Some(Action::Raise)] {
            let (_, judged) = judged(level(8.0), decision);
            assert_eq!(disagreement(&judged, Scale::ZeroToTen), None);
        }
        // Right at the margin, as moving the card there puts it.
        let (_, judged) = judged(level(7.0), Some(Action::Raise));
        assert_eq!(disagreement(&judged, Scale::ZeroToTen), None);
    }

    #[test]
    fn a_gap_has_a_sign_and_the_units_of_the_scale() {
        let (_, above) = judged(level(7.5), None);
        assert_eq!(gap(&above, Scale::ZeroToTen).as_deref(), Some("+2.5"));
        assert_eq!(gap(&above, Scale::OneToFive).as_deref(), Some("+1.0"));
        let (_, below) = judged(Score::NotOffered, None);
        assert_eq!(gap(&below, Scale::ZeroToTen).as_deref(), Some("−5.0"));
        let (_, at) = judged(level(5.0), None);
        assert_eq!(gap(&at, Scale::ZeroToTen).as_deref(), Some("±0.0"));
        assert_eq!(gap(&judged(Score::Unscored, None).1, Scale::Words), None);
        let one = Standard {
            level: 3.333,
            rivals: 1,
            weighting: Weighting::Alike,
        };
        assert_eq!(standard(one, Scale::ZeroToTen), "3.33");
    }
}
