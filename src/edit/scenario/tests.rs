use std::sync::Arc;

use super::*;
use crate::edit::{Edit, History, ListEdit};
use crate::model::{Action, Kind, Level, Role};

fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

fn factor(project: &Project, at: usize) -> FactorId {
    project.factors[at].id.clone()
}

fn scenario(project: &Project, at: usize) -> ScenarioId {
    project.scenarios[at].id.clone()
}

/// Our company with two factors at 2 and 4, and so many scenarios.
fn history(scenarios: &[&str]) -> History {
    let mut project = Project::default();
    let own = project.fresh_competitor("Us", Role::Own);
    for (name, score) in [("Price", 2.0), ("Range", 4.0)] {
        let factor = project.fresh_factor(name, Kind::Product);
        project.scores.set(&own.id, &factor.id, level(score));
        project.factors.push(Arc::new(factor));
    }
    project.competitors.push(Arc::new(own));
    for name in scenarios {
        let scenario = project.fresh_scenario(name);
        project.scenarios.push(Arc::new(scenario));
    }
    History::new(project)
}

fn set(history: &mut History, at: usize, of: usize, score: Score) {
    let project = history.project();
    let edit = PlanEdit::Score {
        scenario: scenario(project, at),
        factor: factor(project, of),
        score,
    };
    history.apply(Edit::Plan(edit)).unwrap();
}

/// Our own curve in a scenario.
fn curve(project: &Project, id: &ScenarioId) -> Vec<Score> {
    let seen = project.in_scenario(id).unwrap();
    let own = &project.own().unwrap().id;
    let factors = project.factors.iter();
    factors
        .map(|factor| seen.scores.get(own, &factor.id))
        .collect()
}

fn promote(history: &mut History, at: usize) -> Result<(), Refused> {
    let scenario = scenario(history.project(), at);
    history.apply(Edit::Plan(PlanEdit::Promote {
        scenario,
        former: "Before".into(),
    }))
}

#[test]
fn a_scenario_has_only_what_differs() {
    let mut history = history(&["To be"]);
    set(&mut history, 0, 0, level(9.0));
    assert_eq!(history.project().scenarios[0].scores.len(), 1);
    set(&mut history, 0, 0, level(2.0));
    assert_eq!(history.project().scenarios[0].scores.len(), 0);
    // Unscored here is something else than as it is.
    set(&mut history, 0, 1, Score::Unscored);
    let project = history.project();
    let curve = curve(project, &scenario(project, 0));
    assert_eq!(curve, [level(2.0), Score::Unscored]);
}

#[test]
fn other_scenarios_keep_their_curves_when_one_is_promoted() {
    let mut history = history(&["One", "Two", "Three"]);
    set(&mut history, 0, 0, level(9.0));
    set(&mut history, 1, 1, Score::NotOffered);
    set(&mut history, 2, 0, level(9.0));
    set(&mut history, 2, 1, Score::Unscored);
    let before = Arc::clone(history.project());
    let [one, two, three] = [0, 1, 2].map(|at| scenario(&before, at));
    promote(&mut history, 0).unwrap();
    let after = history.project();
    assert_eq!(after.scores, before.in_scenario(&one).unwrap().scores);
    for id in [&two, &three] {
        assert_eq!(curve(after, id), curve(&before, id));
    }
    // What "Three" had in common with the promoted one is as it is now.
    assert_eq!(after.scenario(&three).unwrap().scores.len(), 1);
    // The as-is of before stands where the promoted one stood.
    let former = &after.scenarios[0];
    assert_eq!(&*former.name, "Before");
    assert_eq!(curve(after, &former.id), [level(2.0), level(4.0)]);
    assert!(after.scenario(&one).is_none());
}

#[test]
fn promoting_takes_tagline_and_plan_along() {
    let mut history = history(&["To be"]);
    let id = scenario(history.project(), 0);
    let factor = factor(history.project(), 0);
    let change = ScenarioChange::Tagline("Cheap and good".into());
    let edits = [
        Edit::SetTagline("As ever".into()),
        Edit::Scenario(ListEdit::Change {
            id: id.clone(),
            change,
        }),
        Edit::Plan(PlanEdit::Card {
            scenario: Some(id),
            factor: factor.clone(),
            card: Card {
                decision: Some(Action::Raise),
                ..Card::default()
            },
        }),
    ];
    for edit in edits {
        history.apply(edit).unwrap();
    }
    promote(&mut history, 0).unwrap();
    let project = history.project();
    assert_eq!(&*project.tagline, "Cheap and good");
    assert_eq!(project.plan.card(&factor).decision, Some(Action::Raise));
    let former = &project.scenarios[0];
    assert_eq!(&*former.tagline, "As ever");
    assert_eq!(former.plan, Plan::default());
}

#[test]
fn without_an_own_company_there_is_no_curve_to_change() {
    let mut history = history(&["To be"]);
    let id = history.project().own().unwrap().id.clone();
    history.apply(Edit::RemoveCompetitor { id }).unwrap();
    let project = Arc::clone(history.project());
    let edit = PlanEdit::Score {
        scenario: scenario(&project, 0),
        factor: factor(&project, 0),
        score: level(1.0),
    };
    let refused = history.apply(Edit::Plan(edit));
    assert_eq!(refused, Err(Refused::NoOwn));
    assert_eq!(promote(&mut history, 0), Err(Refused::NoOwn));
    assert!(Arc::ptr_eq(history.project(), &project));
}

#[test]
fn notes_change_one_thing_and_an_empty_card_is_none() {
    let mut history = history(&[]);
    let factor = factor(history.project(), 0);
    let note = |note| {
        let (scenario, factor) = (None, factor.clone());
        Edit::Plan(PlanEdit::Note {
            scenario,
            factor,
            note,
        })
    };
    history
        .apply(note(CardNote::Saves("Shelf space".into())))
        .unwrap();
    history.apply(note(CardNote::Owner("Anna".into()))).unwrap();
    let effort = CardNote::Effort(Some(Effort::Low));
    history.apply(note(effort)).unwrap();
    let card = history.project().plan.card(&factor);
    let expected = Card {
        saves: "Shelf space".into(),
        owner: "Anna".into(),
        effort: Some(Effort::Low),
        ..Card::default()
    };
    assert_eq!(*card, expected);
    assert_eq!(history.undo_label(), Some("Change the plan for Price"));
    for empty in [
        CardNote::Saves("".into()),
        CardNote::Owner("".into()),
        CardNote::Effort(None),
    ] {
        history.apply(note(empty)).unwrap();
    }
    assert!(history.project().plan.cards.is_empty());
}

#[test]
fn findings_are_hidden_and_shown_again_up_to_a_limit() {
    let mut project = Project::clone(history(&[]).project());
    let ids = (1..limits::MUTED).map(|number| Arc::from(number.to_string()));
    project.plan.muted = ids.collect();
    let mut history = History::new(project);
    let mute = |finding: &str, muted| {
        Edit::Plan(PlanEdit::Mute {
            scenario: None,
            finding: finding.into(),
            muted,
        })
    };
    history.apply(mute("the last one", true)).unwrap();
    let refused = history.apply(mute("one more", true));
    assert!(matches!(refused, Err(Refused::Full { .. })), "{refused:?}");
    history.apply(mute("7", false)).unwrap();
    assert_eq!(history.project().plan.muted.len(), limits::MUTED - 1);
}

#[test]
fn a_factor_that_is_gone_is_in_no_plan() {
    let mut history = history(&["To be"]);
    set(&mut history, 0, 0, level(9.0));
    let id = factor(history.project(), 0);
    for scenario in [None, Some(scenario(history.project(), 0))] {
        let card = Card {
            saves: "Much".into(),
            ..Card::default()
        };
        let factor = id.clone();
        history
            .apply(Edit::Plan(PlanEdit::Card {
                scenario,
                factor,
                card,
            }))
            .unwrap();
    }
    let before = Arc::clone(history.project());
    history.apply(Edit::RemoveFactor { id }).unwrap();
    let project = history.project();
    assert_eq!(project.plan, Plan::default());
    assert_eq!(project.scenarios[0].scores.len(), 0);
    assert_eq!(project.scenarios[0].plan, Plan::default());
    history.undo();
    assert!(Arc::ptr_eq(history.project(), &before));
}

#[test]
fn undo_says_in_which_scenario() {
    let mut history = history(&["To be"]);
    set(&mut history, 0, 0, level(9.0));
    let label = history.undo_label();
    assert_eq!(label, Some("Move Price of Us to 9.0 in To be"));
    promote(&mut history, 0).unwrap();
    assert_eq!(history.undo_label(), Some("Make To be the as-is"));
}
