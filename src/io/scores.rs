//! The table of scores for other programs.
//!
//! One row for each competitor and one column for each factor, in the order of
//! the project. The heading of the first column says on which scale the levels
//! are, so that [`super::import`] reads them as they were.

use super::cells::{csv, markdown, push_markdown_table};
use crate::model::{Competitor, Level, Project, Scale, Score};

/// How the absence of an offer is written: a hyphen might begin a formula.
const NOT_OFFERED: &str = "–";

/// The scores of `project` as comma-separated values (RFC 4180): UTF-8 with a
/// byte order mark, lines that end in CR LF, the headings first.
///
/// Levels are exact, on the project's scale. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe.
pub fn scores_csv(project: &Project) -> String {
    let rows = project.competitors.iter().map(|it| cells(project, it));
    csv(std::iter::once(headings(project)).chain(rows))
}

/// The scores of `project` as a Markdown document: its title and a table.
pub fn scores_markdown(project: &Project) -> String {
    let mut text = String::new();
    let title = markdown(&project.title);
    if !title.is_empty() {
        text.extend(["# ", &title, "\n\n"]);
    }
    let rows = project.competitors.iter().map(|it| cells(project, it));
    push_markdown_table(&mut text, &headings(project), |at| at > 0, rows);
    let source = markdown(&project.source);
    if !source.is_empty() {
        text.extend(["\n", &source, "\n"]);
    }
    text
}

fn headings(project: &Project) -> Vec<String> {
    let (low, high) = project.settings.scale.ends();
    let first = format!("Competitor ({low}..{high})");
    let factors = project.factors.iter().map(|factor| factor.name.to_string());
    std::iter::once(first).chain(factors).collect()
}

fn cells(project: &Project, competitor: &Competitor) -> Vec<String> {
    let scale = project.settings.scale;
    let row = project.scores.row(&competitor.id);
    let score = |id| row.and_then(|row| row.get(id)).copied().unwrap_or_default();
    let scores = project
        .factors
        .iter()
        .map(|factor| match score(&factor.id) {
            Score::Unscored => String::new(),
            Score::NotOffered => NOT_OFFERED.to_owned(),
            Score::Level(level) => exact(level, scale),
        });
    let name = competitor.name.to_string();
    std::iter::once(name).chain(scores).collect()
}

/// A level on its scale, with all its decimals.
pub(super) fn exact(level: Level, scale: Scale) -> String {
    let (low, high) = scale.ends();
    decimals(low + f64::from(level.hundredths()) * (high - low) / 1000.0)
}

/// A number on a scale with all its decimals, at least one: a hundredth of a
/// level is at least four thousandths of any scale.
pub(super) fn decimals(number: f64) -> String {
    let text = format!("{number:.3}");
    let text = text.trim_end_matches('0');
    match text.strip_suffix('.') {
        Some(whole) => format!("{whole}.0"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn the_scores_of_the_wine_as_csv() {
        let mut project = crate::io::sample("wine").unwrap();
        project.settings.scale = Scale::OneToFive;
        let text = scores_csv(&project);
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(
            lines[0].starts_with("\u{feff}Competitor (1..5),Price,Enological terminology,"),
            "{}",
            lines[0]
        );
        assert_eq!(lines[1], "[yellow tail],2.0,–,–,–,1.0,1.0,1.0,5.0,5.0,5.0");
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn every_level_is_exact_on_every_scale() {
        for scale in Scale::iter() {
            let (low, high) = scale.ends();
            for hundredths in 0..=1000 {
                let level = Level::nearest(f64::from(hundredths) / 100.0);
                let shown: f64 = exact(level, scale).parse().unwrap();
                let back = Level::nearest((shown - low) / (high - low) * 10.0);
                assert_eq!(back, level, "{scale:?}");
            }
        }
    }
}
