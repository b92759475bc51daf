//! The value curve in words, for those who cannot see it.

use super::super::chart::describe::{in_words, levels_in_words, listed, name_and_role, title};
use super::super::paragraph::shown_name;
use super::{Subject, signed, unit};

pub(super) fn picture_title(subject: &Subject<'_>) -> String {
    let whole = title(subject.project, "Value curve");
    match subject.competitor {
        Some(competitor) => format!("{whole}: {}", shown_name(&competitor.name)),
        None => whole,
    }
}

pub(super) fn description(subject: &Subject<'_>) -> String {
    let Subject {
        factors, curves, ..
    } = subject;
    let scale = subject.project.settings.scale;
    let (Some(competitor), Some(now)) = (subject.competitor, curves.rows.first()) else {
        return "Value curve of nobody.".to_owned();
    };
    let name = name_and_role(competitor);
    let told = in_words(scale, factors, now);
    let mut text = format!("Value curve of {name}: {told}.");
    let evidence = curves.evidence.in_words(0, factors, scale);
    if !evidence.is_empty() {
        text.extend([" ", &evidence]);
    }
    if let Some(before) = &curves.as_is {
        text.extend([" As it is: ", &in_words(scale, factors, before), "."]);
    }
    let mut tell = |what: &str, told: String| {
        if !told.is_empty() {
            text.extend([what, &told, "."]);
        }
    };
    let standard = levels_in_words(scale, factors, &subject.standards);
    tell(" Industry standard: ", standard);
    let side = |side: fn((f64, f64)) -> f64| {
        let ranges = subject.ranges.iter();
        let levels: Vec<Option<f64>> = ranges.map(|range| range.map(side)).collect();
        levels_in_words(scale, factors, &levels)
    };
    tell(" Lowest rival: ", side(|(low, _)| low));
    tell(" Highest rival: ", side(|(_, high)| high));
    let gaps = factors.iter().zip(&subject.gaps);
    let gaps = gaps.filter_map(|(factor, gap)| {
        let gap = signed((*gap)? * unit(scale));
        Some(format!("{} {gap}", shown_name(&factor.name)))
    });
    tell(" Gap to the standard: ", listed(gaps));
    text
}
