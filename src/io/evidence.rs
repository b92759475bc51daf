//! Where scores come from, as a list for other programs.
//!
//! One row for each score, by competitor and then by factor in the order of the
//! project; what is unscored has one only if there is evidence for it. Levels
//! and spreads are on the project's scale, the figures of a survey on its own.
//! The heading of the levels says on which scale they are, so that
//! [`super::import`] reads them as they were.

use super::cells::{csv, markdown, push_markdown_table};
use super::scores::{decimals, exact};
use crate::model::{
    Competitor, Confidence, Evidence, Factor, Level, Number, Project, Scale, Score, Survey,
};

/// How many columns there are.
const COLUMNS: usize = 11;

type Cells = [String; COLUMNS];

/// The headings of the columns.
fn headings(project: &Project) -> Cells {
    let (low, high) = project.settings.scale.ends();
    let level = format!("Level ({low}..{high})");
    [
        "Competitor",
        "Factor",
        &level,
        "Confidence",
        "Source",
        "Date",
        "Quote",
        "Spread",
        "n",
        "Mean",
        "SD",
    ]
    .map(str::to_owned)
}

/// The evidence of `project` as comma-separated values (RFC 4180): UTF-8 with a
/// byte order mark, lines that end in CR LF, the headings first.
///
/// `as_is` is the project before the scenario that `project` is seen in: what
/// is only planned has no evidence. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
pub fn evidence_csv(project: &Project, as_is: Option<&Project>) -> String {
    csv(std::iter::once(headings(project)).chain(rows(project, as_is)))
}

/// The same as a Markdown document: the title of the project and a table.
pub fn evidence_markdown(project: &Project, as_is: Option<&Project>) -> String {
    let mut text = String::new();
    let title = markdown(&project.title);
    if !title.is_empty() {
        text.extend(["# ", &title, "\n\n"]);
    }
    let is_numeric = |at| at == 2 || at >= 7;
    push_markdown_table(
        &mut text,
        &headings(project),
        is_numeric,
        rows(project, as_is),
    );
    let source = markdown(&project.source);
    if !source.is_empty() {
        text.extend(["\n", &source, "\n"]);
    }
    text
}

fn rows(project: &Project, as_is: Option<&Project>) -> Vec<Cells> {
    let mut rows = Vec::new();
    for competitor in &project.competitors {
        for factor in &project.factors {
            let score = project.scores.get(&competitor.id, &factor.id);
            let before = as_is.map(|it| it.scores.get(&competitor.id, &factor.id));
            let planned = before.is_some_and(|before| before != score);
            let evidence = project.evidence.get(&competitor.id, &factor.id);
            let evidence = evidence.filter(|_| !planned).map(AsRef::as_ref);
            if score != Score::Unscored || evidence.is_some() {
                let scale = project.settings.scale;
                rows.push(cells((competitor, factor), score, evidence, scale));
            }
        }
    }
    rows
}

fn cells(
    (competitor, factor): (&Competitor, &Factor),
    score: Score,
    evidence: Option<&Evidence>,
    scale: Scale,
) -> Cells {
    let text = |text: fn(&Evidence) -> &str| evidence.map_or("", text).to_owned();
    let survey: Option<&Survey> = evidence.and_then(|it| it.survey.as_ref());
    let number = |number: Option<Number>| number.map(|it| it.to_string()).unwrap_or_default();
    [
        competitor.name.to_string(),
        factor.name.to_string(),
        match score {
            Score::Unscored => String::new(),
            Score::NotOffered => "not offered".to_owned(),
            Score::Level(level) => exact(level, scale),
        },
        evidence
            .and_then(|it| it.confidence)
            .map_or("", Confidence::name)
            .to_owned(),
        text(|it| &it.source),
        evidence
            .and_then(|it| it.date)
            .map(|date| date.to_string())
            .unwrap_or_default(),
        text(|it| &it.quote),
        evidence
            .and_then(|it| it.spread)
            .map_or_else(String::new, |spread| span(spread, scale)),
        survey.map(|it| it.n.to_string()).unwrap_or_default(),
        number(survey.map(|it| it.mean)),
        number(survey.and_then(|it| it.sd)),
    ]
}

/// A difference of levels on the project's scale, with all its decimals.
fn span(spread: Level, scale: Scale) -> String {
    let (low, high) = scale.ends();
    decimals(f64::from(spread.hundredths()) * (high - low) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CompetitorId, Date, FactorId};

    fn ids() -> (CompetitorId, FactorId) {
        let competitor = CompetitorId::try_from("premium-wines".to_owned()).unwrap();
        let factor = FactorId::try_from("price".to_owned()).unwrap();
        (competitor, factor)
    }

    fn evidence() -> Evidence {
        let number = |value: f64| Number::try_from(value).unwrap();
        Evidence {
            source: "=cmd()".into(),
            date: Date::new(2026, 3, 1),
            quote: "From 12,\nmostly 40".into(),
            confidence: Some(Confidence::Informed),
            spread: Some(Level::nearest(2.0)),
            survey: Some(Survey {
                n: 40,
                mean: number(4.25),
                sd: Some(number(1.0 / 3.0)),
                low: number(1.0),
                high: number(5.0),
            }),
            ..Evidence::default()
        }
    }

    #[test]
    fn every_score_has_a_row_with_what_is_known_of_it() {
        let mut project = crate::io::sample("wine").unwrap();
        project.settings.scale = Scale::OneToFive;
        let count = project.count();
        let (competitor, factor) = ids();
        project.evidence.set(&competitor, &factor, evidence());
        let text = evidence_csv(&project, None);
        assert!(
            text.starts_with(
                "\u{feff}Competitor,Factor,Level (1..5),Confidence,Source,Date,Quote,Spread,n,Mean,SD\r\n"
            ),
            "{text}"
        );
        let scored = count.levels + count.not_offered;
        assert_eq!(text.matches("\r\n").count(), scored + 1);
        // On a scale from 1 to 5 a spread of 2 levels is 0.8.
        let row = "Premium wines,Price,5.0,Informed,'=cmd(),2026-03-01,\"From 12,\nmostly 40\",\
                   0.8,40,4.25,0.3333333333333333\r\n";
        assert!(text.contains(row), "{text}");
        let table = evidence_markdown(&project, None);
        let row = "| \\=cmd() | 2026-03-01 | From 12,<br>mostly 40 | 0.8 | 40 | 4.25 |";
        assert!(table.contains(row), "{table}");
    }

    #[test]
    fn what_is_planned_has_no_evidence() {
        let mut project = crate::io::sample("wine").unwrap();
        let (competitor, factor) = ids();
        project.evidence.set(&competitor, &factor, evidence());
        let mut seen = project.clone();
        seen.scores.set(&competitor, &factor, Score::NotOffered);
        let text = evidence_csv(&seen, Some(&project));
        assert!(
            text.contains("Premium wines,Price,not offered,,,,,,,,\r\n"),
            "{text}"
        );
    }
}
