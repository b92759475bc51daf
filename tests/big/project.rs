//! A project as large as a whole department could make it. Shared with the
//! benchmarks.

use std::sync::Arc;

use seachart::model::{
    Action, Axis, BubbleSize, Card, Confidence, Date, Evidence, Kind, Level, Measure, Number,
    Project, Role, Score, Survey,
};

/// How many there are of everything.
pub(crate) const COMPETITORS: usize = 200;
pub(crate) const FACTORS: usize = 60;
pub(crate) const SCENARIOS: usize = 20;
pub(crate) const NOTES: usize = 10_000;
pub(crate) const MAPS: usize = 20;
const SEGMENTS: usize = 6;

/// Levels that go up and down.
fn level(row: usize, column: usize) -> Level {
    let hundredths = (row * 137 + column * 253 + row * column * 11) % 1001;
    Level::nearest(hundredths as f64 / 100.0)
}

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap_or_default()
}

/// All scored, nearly all with evidence, planned in every scenario.
pub(crate) fn project() -> Project {
    let mut project = Project {
        title: "Everything that is known of a market".into(),
        tagline: "One clear and true sentence about our own curve".into(),
        source: "Source: invented for this test".into(),
        ..Project::default()
    };
    lists(&mut project);
    scores(&mut project);
    for number in 0..SCENARIOS {
        scenario(&mut project, number);
    }
    for number in 0..MAPS {
        map(&mut project, number);
    }
    project
}

fn lists(project: &mut Project) {
    let revenue = project.fresh_metric("Revenue");
    for place in 0..COMPETITORS {
        let role = if place == 0 { Role::Own } else { Role::Rival };
        let name = format!("Competitor {} of the north", place + 1);
        let mut competitor = project.fresh_competitor(&name, role);
        let of_revenue = number((place * place) as f64 * 1.5);
        competitor.metrics.insert(revenue.id.clone(), of_revenue);
        project.competitors.push(Arc::new(competitor));
    }
    project.metrics.push(Arc::new(revenue));
    for place in 0..FACTORS {
        let name = format!("Quality number {} of what is sold", place + 1);
        let factor = project.fresh_factor(&name, Kind::Service);
        project.factors.push(Arc::new(factor));
    }
    for place in 0..SEGMENTS {
        let mut segment = project.fresh_segment(&format!("Buyers of kind {}", place + 1));
        for (column, factor) in project.factors.iter().enumerate() {
            let level = level(place, column);
            segment.importance.insert(factor.id.clone(), level);
            segment.ideal.insert(factor.id.clone(), level);
        }
        project.segments.push(Arc::new(segment));
    }
}

fn scores(project: &mut Project) {
    let (competitors, factors) = (project.competitors.clone(), project.factors.clone());
    for (row, competitor) in competitors.iter().enumerate() {
        for (column, factor) in factors.iter().enumerate() {
            let score = match (row + column * 7) % 29 {
                0 => Score::NotOffered,
                _ => Score::Level(level(row, column)),
            };
            project.scores.set(&competitor.id, &factor.id, score);
            if row * FACTORS + column < NOTES {
                let evidence = evidence(row, column);
                project.evidence.set(&competitor.id, &factor.id, evidence);
            }
        }
    }
}

fn evidence(row: usize, column: usize) -> Evidence {
    let survey = Survey {
        n: 40 + column as u32,
        mean: number(1.0 + (row % 40) as f64 / 10.0),
        sd: Some(number(0.5)),
        low: number(1.0),
        high: number(5.0),
    };
    Evidence {
        source: format!("Interview {} with buyers", row * FACTORS + column).into(),
        date: Date::new(2026, 1 + (column % 12) as u8, 1 + (row % 28) as u8),
        quote: "“They answer within the hour, and they know what they sell.”".into(),
        confidence: Some(Confidence::Informed),
        survey: row.is_multiple_of(3).then_some(survey),
        ..Evidence::default()
    }
}

fn scenario(project: &mut Project, place: usize) {
    let mut scenario = project.fresh_scenario(&format!("Plan {}", place + 1));
    for (column, factor) in project.factors.iter().enumerate() {
        let id = factor.id.clone();
        if (column + place).is_multiple_of(3) {
            let score = Score::Level(level(place, column));
            scenario.scores.insert(id.clone(), score);
        }
        let card = Card {
            decision: Some(Action::Raise),
            saves: "Two people at the front desk.".into(),
            gives: "An answer in a minute.".into(),
            ..Card::default()
        };
        scenario.plan.cards.insert(id, Arc::new(card));
    }
    project.scenarios.push(Arc::new(scenario));
}

fn map(project: &mut Project, place: usize) {
    let mut map = project.fresh_map(&format!("Map {}", place + 1));
    let factor = |at: usize| Axis::of_factor(&project.factors[at % FACTORS].id);
    (map.x, map.y) = (factor(place), factor(place * 7 + 1));
    if let Some(metric) = project.metrics.first() {
        if place == 1 {
            map.y.of = Measure::Metric(metric.id.clone());
        }
        map.size = BubbleSize::Metric(metric.id.clone());
    }
    map.white_space = true;
    project.maps.push(Arc::new(map));
}
