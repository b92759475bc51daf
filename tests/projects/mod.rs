//! Projects to try things on: few and many factors, long and foreign names.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses some of them"
)]

use std::sync::Arc;

use proptest::prelude::*;
use seachart::model::{
    Action, Card, Confidence, Evidence, Kind, Level, Number, Plan, Project, Role, Scenario,
    ScenarioId, Score, Share, Survey, Whose,
};

/// A project of these names with scores that go up and down.
pub(crate) fn of(title: &str, competitors: &[&str], factors: &[&str]) -> Project {
    let mut project = Project {
        title: title.into(),
        tagline: "One clear and true sentence about our own curve".into(),
        source: "Source: invented for this test".into(),
        ..Project::default()
    };
    for (index, name) in competitors.iter().enumerate() {
        let role = if index == 0 { Role::Own } else { Role::Rival };
        let competitor = project.fresh_competitor(name, role);
        project.competitors.push(Arc::new(competitor));
    }
    for (index, name) in factors.iter().enumerate() {
        let kind = if index == 0 {
            Kind::Price
        } else {
            Kind::Product
        };
        let factor = project.fresh_factor(name, kind);
        project.factors.push(Arc::new(factor));
    }
    for (row, competitor) in project.competitors.clone().iter().enumerate() {
        for (column, factor) in project.factors.clone().iter().enumerate() {
            let step = (row * 37 + column * 53 + row * column * 11) % 101;
            let score = Score::Level(Level::nearest(step as f64 / 10.0));
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
    project
}

fn numbered(word: &str, count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| format!("{word} {number}"))
        .collect()
}

fn refs(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// So many competitors and factors, plainly named.
pub(crate) fn large(competitors: usize, factors: usize) -> Project {
    let competitors = numbered("Competitor", competitors);
    let factors = numbered("Factor", factors);
    of("A large project", &refs(&competitors), &refs(&factors))
}

/// Three factors and two competitors.
pub(crate) fn three_factors() -> Project {
    of(
        "A small shop",
        &["Our shop", "The market hall"],
        &["Price", "Choice", "Advice"],
    )
}

/// Forty factors with names of one to five words.
pub(crate) fn forty_factors() -> Project {
    let words = [
        "Price per month",
        "Setup",
        "Reliability of delivery",
        "Support by telephone",
        "Ease of use on the first day",
        "Range",
        "Training",
        "Integration with accounting",
    ];
    let factors: Vec<String> = (0..40)
        .map(|index| format!("{} {}", words[index % words.len()], index / words.len() + 1))
        .collect();
    of(
        "Forty factors on one canvas",
        &[
            "Our product",
            "Established vendor",
            "Low-cost entrant",
            "In-house tool",
        ],
        &refs(&factors),
    )
}

/// Twelve competitors whose curves end close together.
pub(crate) fn twelve_competitors() -> Project {
    let names = [
        "Our company",
        "Northwind Traders",
        "Contoso",
        "Fabrikam Residences",
        "Adventure Works",
        "Wide World Importers",
        "Tailspin Toys",
        "Litware",
        "Proseware",
        "Lucerne Publishing",
        "Margie's Travel",
        "Trey Research",
    ];
    let factors = ["Price", "Comfort", "Speed", "Service", "Range", "Design"];
    let mut project = of("Twelve competitors", &names, &factors);
    let last = project.factors.last().unwrap().id.clone();
    for (index, competitor) in project.competitors.clone().iter().enumerate() {
        let level = Level::nearest(6.0 + index as f64 / 20.0);
        project
            .scores
            .set(&competitor.id, &last, Score::Level(level));
    }
    project
}

/// German compounds.
pub(crate) fn german() -> Project {
    of(
        "Wettbewerbsvergleich der Gebäudereinigungsunternehmen im Großraum München",
        &[
            "Sauberkeitsgesellschaft mbH & Co. KG",
            "Gebäudedienstleistungsgruppe Süddeutschland Aktiengesellschaft",
            "Hausmeisterservice Übermüller",
        ],
        &[
            "Angebotspreis je Quadratmeter",
            "Kundenzufriedenheitsmessung",
            "Reaktionsgeschwindigkeit",
            "Umweltverträglichkeitszertifizierung",
            "Mitarbeiterweiterbildung",
            "Vertragslaufzeitflexibilität",
            "Ansprechpartner vor Ort",
            "Notdienstbereitschaft rund um die Uhr",
        ],
    )
}

/// Japanese names.
pub(crate) fn japanese() -> Project {
    of(
        "日本の理容市場における価値曲線",
        &["キュービーハウス", "一般的な理髪店", "高級ヘアサロン"],
        &[
            "価格",
            "予約受付",
            "追加サービス（タオル・マッサージ・お茶）",
            "施術の種類",
            "衛生",
            "待ち時間の短さ",
            "施術時間の短さ",
            "エアウォッシャー",
        ],
    )
}

/// Greek, Cyrillic, Arabic, Hebrew and emoji.
pub(crate) fn many_scripts() -> Project {
    of(
        "Σύγκριση · Сравнение · مقارنة · השוואה",
        &["Η εταιρεία μας", "Конкурент первый", "المنافس", "המתחרה 🚀"],
        &[
            "Τιμή",
            "Надёжность доставки",
            "جودة الخدمة",
            "מהירות",
            "Fun 🎉",
        ],
    )
}

/// Names of sixty characters.
pub(crate) fn long_names() -> Project {
    let factor =
        |word: &str| format!("{word} that buyers of this industry compare before they decide");
    let factors: Vec<String> = ["Price", "Range", "Speed", "Trust", "Style", "Reach"]
        .iter()
        .map(|word| factor(word).chars().take(60).collect())
        .collect();
    of(
        &"A title that goes on and on to see where it breaks ".repeat(3),
        &[
            "The company whose long registered name nobody ever shortened",
            "Another one, also with sixty characters in its name, exactly",
        ],
        &refs(&factors),
    )
}

/// Level, not offered and unscored in all neighbourhoods.
pub(crate) fn with_gaps() -> Project {
    let mut project = of(
        "Gaps",
        &["Us", "Rival", "Other", "Nobody asked"],
        &["A", "B", "C", "D", "E", "F", "G", "H"],
    );
    for (row, competitor) in project.competitors.clone().iter().enumerate() {
        for (column, factor) in project.factors.clone().iter().enumerate() {
            let score = match (row * 3 + column * (row + 1)) % 5 {
                0 => Score::Unscored,
                1 => Score::NotOffered,
                _ => continue,
            };
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
    project
}

/// Everything is known to be missing.
pub(crate) fn nobody_offers_anything(competitors: usize) -> Project {
    let mut project = large(competitors, 3);
    for competitor in project.competitors.clone() {
        for factor in project.factors.clone() {
            project
                .scores
                .set(&competitor.id, &factor.id, Score::NotOffered);
        }
    }
    project
}

/// Names that no well-meaning person would choose.
pub(crate) fn hostile() -> Project {
    let long = "endless ".repeat(1_250);
    let unbroken = "x".repeat(10_000);
    of(
        "<&\"'> \u{0}]]> title",
        &[
            "",
            &long,
            "two\nlines\r\nthree",
            "<&\"'>",
            "\u{202e}right to left",
        ],
        &[
            "",
            &unbroken,
            "a\tb\u{1}c",
            "--><script>",
            "\u{200f}\u{200f}",
            &long,
            "\u{fffe}\u{feff}",
        ],
    )
}

/// A project with a scenario in which some levels are others, some factors are
/// not offered, and some decisions are against the rule; and the same project
/// seen in it.
pub(crate) fn planned(mut project: Project) -> (Project, Project) {
    let mut scenario = Scenario {
        id: ScenarioId::from_name("to-be", |_| false),
        name: "To be".into(),
        tagline: "What nobody else would do".into(),
        notes: "".into(),
        scores: std::collections::BTreeMap::new(),
        plan: Plan::default(),
    };
    let actions = [
        Action::Raise,
        Action::Keep,
        Action::Create,
        Action::Eliminate,
        Action::Reduce,
    ];
    for (index, factor) in project.factors.iter().enumerate() {
        let score = match index % 7 {
            0 | 3 | 6 => {
                let tenths = (index * 29 + 40) % 101;
                Score::Level(Level::nearest(tenths as f64 / 10.0))
            }
            1 => Score::NotOffered,
            4 => Score::Unscored,
            _ => continue,
        };
        scenario.scores.insert(factor.id.clone(), score);
    }
    for (index, factor) in project.factors.iter().enumerate().step_by(4) {
        let card = Card {
            decision: Some(actions[index / 4 % actions.len()]),
            saves: "two people at the front desk and the paper they print".into(),
            gives: "a room in a minute".into(),
            ..Card::default()
        };
        scenario
            .plan
            .cards
            .insert(factor.id.clone(), Arc::new(card));
    }
    let id = scenario.id.clone();
    project.scenarios.push(Arc::new(scenario));
    let seen = project.in_scenario(&id).unwrap();
    (project, seen)
}

/// The project with evidence of every kind, some of it from a survey, and two
/// segments of which one says how much factors matter; all of it drawn.
pub(crate) fn with_evidence(mut project: Project) -> Project {
    let confidences = [
        Some(Confidence::Measured),
        Some(Confidence::Informed),
        Some(Confidence::Guess),
        None,
    ];
    let spreads = [0.4, 1.2, 2.5, 0.0, 6.0];
    for (row, competitor) in project.competitors.clone().iter().enumerate() {
        for (column, factor) in project.factors.clone().iter().enumerate() {
            let Score::Level(level) = project.scores.get(&competitor.id, &factor.id) else {
                continue;
            };
            let number = |value: f64| Number::try_from(value).unwrap();
            let survey = Survey {
                n: 40,
                mean: number(level.get()),
                sd: Some(number(1.5)),
                low: number(0.0),
                high: number(10.0),
            };
            let evidence = Evidence {
                confidence: confidences[(row + 2 * column) % 4],
                spread: (column % 3 > 0).then(|| Level::nearest(spreads[(row + column) % 5])),
                survey: (column % 3 == 0).then_some(survey),
                ..Evidence::default()
            };
            project.evidence.set(&competitor.id, &factor.id, evidence);
        }
    }
    for (name, size) in [("Families of the neighbourhood", 60.0), ("Students", 15.0)] {
        let mut segment = project.fresh_segment(name);
        segment.size = Some(Share::try_from(size).unwrap());
        for (column, factor) in project.factors.iter().enumerate() {
            if column % 5 != 4 {
                let level = Level::nearest((column * 37 % 101) as f64 / 10.0);
                segment.importance.insert(factor.id.clone(), level);
            }
        }
        project.segments.push(Arc::new(segment));
    }
    project.importance = Some(Whose::All);
    project.settings.whiskers = true;
    project.settings.confidence = true;
    assert_eq!(project.check(), []);
    project
}

/// All of the above that must be complete pictures.
pub(crate) fn all() -> Vec<(&'static str, Project)> {
    vec![
        ("three factors", three_factors()),
        ("forty factors", forty_factors()),
        ("twelve competitors", twelve_competitors()),
        ("German", german()),
        ("Japanese", japanese()),
        ("many scripts", many_scripts()),
        ("long names", long_names()),
        ("gaps", with_gaps()),
    ]
}

/// Any project of up to 20 competitors and 40 factors that fits a page.
pub(crate) fn any() -> impl Strategy<Value = Project> {
    let name = "[A-ZÄÖ][a-zäöüß]{0,11}( [a-z&<>\"']{1,12}){0,4}";
    let words = "(|[a-z]{3,9}( [a-z]{3,9})?)";
    let competitors = prop::collection::vec(name, 0..20);
    let factors = prop::collection::vec((name, words, words), 0..40);
    let scores = prop::collection::vec(0..1200_u16, 1..200);
    (competitors, factors, scores).prop_map(|(competitors, factors, scores)| {
        let names: Vec<&str> = factors.iter().map(|(name, ..)| name.as_str()).collect();
        let competitors: Vec<&str> = competitors.iter().map(String::as_str).collect();
        let mut project = of("Random", &competitors, &names);
        for (factor, (_, low, high)) in project.factors.iter_mut().zip(&factors) {
            let factor = Arc::make_mut(factor);
            factor.low = low.as_str().into();
            factor.high = high.as_str().into();
        }
        let mut next = scores.iter().cycle();
        for competitor in project.competitors.clone() {
            for factor in project.factors.clone() {
                let score = match next.next() {
                    Some(1001..1100) => Score::NotOffered,
                    Some(hundredths @ ..=1000) => {
                        Score::Level(Level::nearest(f64::from(*hundredths) / 100.0))
                    }
                    None | Some(1100..) => Score::Unscored,
                };
                project.scores.set(&competitor.id, &factor.id, score);
            }
        }
        project
    })
}
