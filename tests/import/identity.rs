//! A table of scores that was exported is imported as it was.

use std::sync::Arc;

use proptest::prelude::*;
use seachart::io::import::{self, Known, Progress, Reason, Skipped, Source};
use seachart::io::{evidence_csv, scores_csv};
use seachart::model::{Kind, Level, Project, Role, Scale, Score};

/// The project in the table of another.
fn back(project: &Project) -> Project {
    read(&scores_csv(project))
}

fn read(text: &str) -> Project {
    let source = Source::from_bytes("scores.csv", text.as_bytes());
    let plan = source.plan(&Known::default()).unwrap();
    let outcome = import::run(&source, &plan, &Progress::default()).unwrap();
    let blank = |it: &Skipped| it.reason == Reason::Blank;
    assert!(outcome.skipped.iter().all(blank), "{:?}", outcome.skipped);
    import::project(&outcome, None).unwrap()
}

/// Names and scores, in their order.
fn table(project: &Project) -> (Vec<&str>, Vec<&str>, Vec<Score>) {
    let scores = project.competitors.iter().flat_map(|competitor| {
        let factors = project.factors.iter();
        factors.map(|factor| project.scores.get(&competitor.id, &factor.id))
    });
    (
        project.competitors.iter().map(|it| &*it.name).collect(),
        project.factors.iter().map(|it| &*it.name).collect(),
        scores.collect(),
    )
}

fn of(competitors: &[String], factors: &[String], scale: Scale) -> Project {
    let mut project = Project::default();
    project.settings.scale = scale;
    for name in competitors {
        let competitor = project.fresh_competitor(name, Role::Rival);
        project.competitors.push(Arc::new(competitor));
    }
    for name in factors {
        let factor = project.fresh_factor(name, Kind::Product);
        project.factors.push(Arc::new(factor));
    }
    project
}

/// Names as people give them, also such that a spreadsheet would take for
/// formulas; each another one, without regard to upper case.
fn names(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![
        4 => "[A-Za-zÄöß日本][A-Za-zé ,;\"'日/&.-]{0,14}",
        1 => "[=+@-][A-Za-z(][A-Za-z0-9()!]{0,8}",
        1 => "(id|ID|year|price|weight|age|segment|gender|n)",
    ];
    prop::collection::vec(name, count).prop_map(|names| {
        let mut seen = std::collections::BTreeSet::new();
        let trimmed = names.into_iter().map(|name| name.trim().to_owned());
        let fresh = trimmed.filter(|name| seen.insert(name.to_lowercase()));
        fresh.collect()
    })
}

fn score() -> impl Strategy<Value = Score> {
    prop_oneof![
        1 => Just(Score::Unscored),
        1 => Just(Score::NotOffered),
        4 => (0_u16..=1000).prop_map(|it| Score::Level(Level::nearest(f64::from(it) / 100.0))),
    ]
}

#[test]
fn the_samples_come_back() {
    for sample in seachart::io::samples() {
        let project = seachart::io::sample(sample.name).unwrap();
        let again = back(&project);
        assert_eq!(table(&again), table(&project), "{}", sample.name);
    }
}

/// Each score with the names it is of.
fn list(project: &Project) -> Vec<(&str, &str, Score)> {
    let (competitors, factors, scores) = table(project);
    let pairs = competitors
        .iter()
        .flat_map(|competitor| factors.iter().map(move |factor| (*competitor, *factor)));
    let mut list: Vec<(&str, &str, Score)> = pairs
        .zip(scores)
        .map(|((competitor, factor), score)| (competitor, factor, score))
        .filter(|(_, _, score)| *score != Score::Unscored)
        .collect();
    list.sort_by_key(|(competitor, factor, _)| (*competitor, *factor));
    list
}

#[test]
fn the_scores_of_the_samples_come_back_from_lists_of_evidence() {
    for sample in seachart::io::samples() {
        for scale in [
            Scale::ZeroToTen,
            Scale::OneToFive,
            Scale::OneToSeven,
            Scale::Words,
        ] {
            let mut project = seachart::io::sample(sample.name).unwrap();
            project.settings.scale = scale;
            let again = read(&evidence_csv(&project, None));
            assert_eq!(list(&again), list(&project), "{}", sample.name);
        }
    }
}

#[test]
fn a_competitor_without_scores_and_a_factor_without_any_come_back() {
    let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let mut project = of(
        &names(&["Acme", "Nobody"]),
        &names(&["Price", "Unasked"]),
        Scale::OneToSeven,
    );
    let (acme, price) = (
        project.competitors[0].id.clone(),
        project.factors[0].id.clone(),
    );
    let level = Score::Level(Level::nearest(3.33));
    project.scores.set(&acme, &price, level);
    assert_eq!(table(&back(&project)), table(&project));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn export_then_import_is_the_identity(
        competitors in names(1..8),
        factors in names(1..8),
        scores in prop::collection::vec(score(), 64),
        scale in prop::sample::select(vec![Scale::ZeroToTen, Scale::OneToFive, Scale::OneToSeven, Scale::Words]),
    ) {
        let mut project = of(&competitors, &factors, scale);
        let mut scores = scores.into_iter();
        for competitor in project.competitors.clone() {
            for factor in project.factors.clone() {
                let score = scores.next().unwrap_or_default();
                project.scores.set(&competitor.id, &factor.id, score);
            }
        }
        // A table of nothing but names is no table of scores.
        prop_assume!(project.count().levels > 0);
        let again = back(&project);
        prop_assert_eq!(table(&again), table(&project));
    }
}
