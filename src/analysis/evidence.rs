//! Which scores nobody could defend, and which may be out of date.

use crate::model::{CompetitorId, Date, Evidence, FactorId, Project, Score};

/// A score that somebody gave: whose, and on which factor.
pub type Scored<'p> = (&'p CompetitorId, &'p FactorId);

/// Whether evidence says where a score comes from: it has a source, a quote or
/// a survey.
///
/// A date, a confidence or a spread alone says how old, how sure or how exact a
/// score is, and nothing of where it comes from.
pub fn says_where_from(evidence: &Evidence) -> bool {
    let written = [&evidence.source, &evidence.quote];
    written.iter().any(|text| !text.trim().is_empty()) || evidence.surveys().next().is_some()
}

/// The scores of which nobody says where they come from, by competitor and
/// then by factor, in the order of the project. "Not offered" is a score, and
/// what is unscored needs no evidence.
pub fn without_evidence(project: &Project) -> Vec<Scored<'_>> {
    scores_with(project, |evidence| !evidence.is_some_and(says_where_from))
}

/// The scores whose evidence is from a day before `date`, in the order of
/// [`without_evidence`].
///
/// What is undated is not among them: nobody can say that it is old. It is
/// found by [`undated`].
pub fn older_than(project: &Project, date: Date) -> Vec<Scored<'_>> {
    let dated = |evidence: &Evidence| evidence.date.is_some_and(|day| day < date);
    scores_with(project, |evidence| evidence.is_some_and(dated))
}

/// The scores with evidence of an unknown day, in the order of
/// [`without_evidence`]: those that have none at all are not among them.
pub fn undated(project: &Project) -> Vec<Scored<'_>> {
    let undated = |evidence: &Evidence| evidence.date.is_none() && says_where_from(evidence);
    scores_with(project, |evidence| evidence.is_some_and(undated))
}

fn scores_with(project: &Project, wanted: impl Fn(Option<&Evidence>) -> bool) -> Vec<Scored<'_>> {
    let mut found = Vec::new();
    for competitor in &project.competitors {
        let Some(row) = project.scores.row(&competitor.id) else {
            continue;
        };
        for factor in &project.factors {
            let score = row.get(&factor.id).copied().unwrap_or_default();
            let evidence = || project.evidence.get(&competitor.id, &factor.id);
            if score != Score::Unscored && wanted(evidence().map(AsRef::as_ref)) {
                found.push((&competitor.id, &factor.id));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::testing::{any_project, own, project, rival};
    use crate::model::{Confidence, Level, Number, Survey};

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).unwrap()
    }

    fn of_source(source: &str, day: Option<&str>) -> Evidence {
        Evidence {
            source: source.into(),
            date: day.map(date),
            ..Evidence::default()
        }
    }

    /// Two curves of three factors with this evidence for the first one's
    /// scores, in their order.
    fn with(evidence: Vec<Evidence>) -> Project {
        let mut project = project(&[own("4 - 6"), rival("? 2 ?")]);
        let us = project.competitors[0].id.clone();
        let factors = project.factors.clone();
        for (factor, evidence) in factors.iter().zip(evidence) {
            project.evidence.set(&us, &factor.id, evidence);
        }
        project
    }

    fn names(found: &[Scored<'_>]) -> String {
        let names = found.iter().map(|(of, on)| format!("{of} {on}"));
        names.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn what_says_nothing_of_where_it_comes_from_is_no_evidence() {
        let sure = Evidence {
            confidence: Some(Confidence::Measured),
            date: Some(date("2026-01-01")),
            spread: Some(Level::nearest(1.0)),
            ..Evidence::default()
        };
        let project = with(vec![
            sure,
            of_source("Price list", None),
            of_source(" ", None),
        ]);
        let found = without_evidence(&project);
        assert_eq!(names(&found), "us a, us c, them b");
    }

    #[test]
    fn a_survey_and_a_quote_say_where_a_score_comes_from() {
        let number = |value: f64| Number::try_from(value).unwrap();
        let survey = Survey {
            n: 1,
            mean: number(3.0),
            sd: None,
            low: number(1.0),
            high: number(5.0),
        };
        let asked = Evidence {
            survey: Some(survey),
            ..Evidence::default()
        };
        let heard = Evidence {
            quote: "They were out of it".into(),
            ..Evidence::default()
        };
        let project = with(vec![asked, heard]);
        assert_eq!(names(&without_evidence(&project)), "us c, them b");
        assert_eq!(names(&undated(&project)), "us a, us b");
    }

    #[test]
    fn only_a_known_day_before_the_date_is_older() {
        let project = with(vec![
            of_source("A visit", Some("2025-06-30")),
            of_source("A visit", Some("2025-07-01")),
            of_source("A visit", None),
        ]);
        let found = older_than(&project, date("2025-07-01"));
        assert_eq!(names(&found), "us a");
        assert_eq!(names(&undated(&project)), "us c");
    }

    #[test]
    fn evidence_for_what_nobody_scored_is_not_asked_about() {
        let mut project = with(Vec::new());
        let them = project.competitors[1].id.clone();
        let factor = project.factors[0].id.clone();
        let old = of_source("A visit", Some("1999-01-01"));
        project.evidence.set(&them, &factor, old);
        assert_eq!(older_than(&project, date("2026-01-01")), []);
    }

    proptest! {
        #[test]
        fn every_score_has_evidence_or_is_named(project in any_project(3, 5)) {
            let mut project = project;
            let count = project.count();
            let scores = count.levels + count.not_offered;
            prop_assert_eq!(without_evidence(&project).len(), scores);
            let all = without_evidence(&project);
            let named: Vec<_> = all.iter().map(|(of, on)| ((*of).clone(), (*on).clone())).collect();
            for (number, (competitor, factor)) in named.iter().enumerate() {
                let day = (number % 2 == 0).then_some("2020-01-01");
                project.evidence.set(competitor, factor, of_source("A visit", day));
            }
            prop_assert_eq!(without_evidence(&project), []);
            let (old, unknown) = (older_than(&project, date("2021-01-01")), undated(&project));
            prop_assert_eq!(old.len() + unknown.len(), scores);
        }
    }
}
