//! The canvas in words, for those who cannot see it.

use strum::IntoEnumIterator as _;

use super::super::chart::describe::{
    counted, in_short, in_words, levels_in_words, listed, name_and_role,
};
use super::super::paragraph::shown_name;
use super::Subject;
use crate::model::Action;

/// The most cells of a canvas that are all told; of a larger one each curve is
/// told by its ends.
const MAX_CELLS: usize = 240;

pub(super) fn description(subject: &Subject<'_>) -> String {
    let (factors, curves) = (&subject.factors, &subject.curves);
    let scale = subject.project.settings.scale;
    let mut text = format!(
        "Strategy canvas with {} and {}.",
        counted(curves.competitors.len(), "value curve", "value curves"),
        counted(factors.len(), "factor", "factors"),
    );
    let in_full = factors.len() * curves.competitors.len() <= MAX_CELLS;
    let tell = if in_full { in_words } else { in_short };
    // Front to back: our own company first.
    let told = curves.competitors.iter().zip(&curves.rows).enumerate();
    for (curve, (competitor, row)) in told.rev() {
        let name = name_and_role(competitor);
        text.extend([" ", &name, ": ", &tell(scale, factors, row), "."]);
        let evidence = curves.evidence.in_words(curve, factors, scale);
        if in_full && !evidence.is_empty() {
            text.extend([" ", &evidence]);
        }
    }
    if let (Some(before), Some(own)) = (&curves.as_is, curves.competitors.last()) {
        let name = shown_name(&own.name);
        let told = tell(scale, factors, before);
        text.extend([" ", &name, " as it is: ", &told, "."]);
    }
    if let Some(standards) = subject.drawn_standards.as_ref().filter(|_| in_full) {
        let told = levels_in_words(scale, factors, standards);
        text.extend([" Industry standard: ", &told, "."]);
    }
    verdicts(&mut text, subject);
    if in_full && !subject.bars.is_empty() {
        text.extend([" ", &subject.bars.in_words(factors)]);
    }
    text
}

/// What is done with which factors.
fn verdicts(text: &mut String, subject: &Subject<'_>) {
    let named = |wanted: &dyn Fn(&crate::analysis::Judgement) -> bool| {
        let pairs = subject.factors.iter().zip(&subject.judgements);
        let named = pairs.filter(|(_, judgement)| wanted(judgement));
        listed(named.map(|(factor, _)| shown_name(&factor.name)))
    };
    for action in Action::iter() {
        let factors = named(&|judgement| judgement.action() == Some(action));
        if !factors.is_empty() {
            text.extend([" ", action.name(), ": ", &factors, "."]);
        }
    }
    let against = named(&crate::analysis::Judgement::is_against_the_rule);
    if !against.is_empty() {
        text.extend([" Decided against the rule: ", &against, "."]);
    }
}
