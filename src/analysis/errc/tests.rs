use proptest::prelude::*;
use strum::IntoEnumIterator as _;

use super::*;
use crate::analysis::testing::{
    any_project, factor, level, own, project, rival, with_decision, with_own,
};
use crate::model::Role;

/// The judgement of the only factor.
fn judged(ours: &str, rivals: &[&str]) -> Judgement {
    let mut entries = vec![own(ours)];
    entries.extend(rivals.iter().map(|scores| rival(scores)));
    judge(&project(&entries)).remove(0)
}

#[track_caller]
fn check(ours: &str, rivals: &[&str], expected: Option<Action>) {
    let found = judged(ours, rivals);
    assert_eq!(found.verdict, expected, "{ours} against {rivals:?}");
    assert_eq!(found.action(), expected);
    assert!(!found.is_against_the_rule());
}

#[test]
fn every_row_of_the_rule() {
    use Action::{Create, Eliminate, Keep, Raise, Reduce};
    // No rival offers it, we do.
    check("0", &["-"], Some(Create));
    check("7", &["-", "?"], Some(Create));
    // Rivals offer it, we do not.
    check("-", &["0"], Some(Eliminate));
    check("-", &["-", "9", "?"], Some(Eliminate));
    // The standard is 5 and the margin 2.
    check("2.99", &["4", "6", "-"], Some(Reduce));
    check("7.01", &["4", "6", "?"], Some(Raise));
    // Otherwise.
    check("3", &["4", "6"], Some(Keep));
    check("7", &["4", "6"], Some(Keep));
    check("5", &["4", "6"], Some(Keep));
    check("-", &["-", "?"], Some(Keep));
    // Our level is unscored, or every rival's is.
    check("?", &["4"], None);
    check("?", &["-"], None);
    check("7", &["?", "?"], None);
    check("-", &["?"], None);
    check("7", &[], None);
}

#[test]
fn alternatives_do_not_count() {
    let project = project(&[own("7"), (Role::Alternative, None, "9"), rival("-")]);
    assert_eq!(judge(&project)[0].verdict, Some(Action::Create));
}

#[test]
fn arithmetic_does_not_push_a_level_past_the_margin() {
    // In floating point 3.3 lies below 5.3 − 2.0, and 3.3 − 5.3 above −2.0.
    for hundredths in 0..=800_u16 {
        let low = f64::from(hundredths) / 100.0;
        let (low, high) = (low.to_string(), (low + 2.0).to_string());
        check(&low, &[&high], Some(Action::Keep));
        check(&high, &[&low, &low, &low], Some(Action::Keep));
    }
}

#[test]
fn proposals_stay_on_the_scale() {
    let low = judged("5", &["1"]);
    assert_eq!(low.proposed(Action::Reduce), Some(level(0.0)));
    assert_eq!(low.proposed(Action::Eliminate), Some(Score::NotOffered));
    assert_eq!(low.proposed(Action::Create), Some(level(7.0)));
    assert_eq!(low.proposed(Action::Keep), Some(level(1.0)));
    assert_eq!(
        low.proposed(Action::Raise),
        Some(level(5.0)),
        "it is one already"
    );
    let high = judged("5", &["9"]);
    assert_eq!(high.proposed(Action::Raise), Some(level(10.0)));
    let middle = judged("5", &["4", "5.5"]);
    assert_eq!(middle.proposed(Action::Raise), Some(level(6.75)));
    assert_eq!(middle.proposed(Action::Reduce), Some(level(2.75)));
    assert_eq!(
        middle.proposed(Action::Keep),
        Some(level(5.0)),
        "it is one already"
    );
}

#[test]
fn without_a_standard_there_is_nothing_to_raise_or_reduce_against() {
    for found in [judged("5", &["-"]), judged("5", &["?"]), judged("5", &[])] {
        assert_eq!(found.proposed(Action::Raise), None);
        assert_eq!(found.proposed(Action::Reduce), None);
        assert_eq!(found.proposed(Action::Keep), Some(Score::NotOffered));
        assert_eq!(found.gap(), None);
    }
}

#[test]
fn the_gap_counts_not_offered_as_nothing() {
    assert_eq!(judged("7.5", &["5"]).gap(), Some(2.5));
    assert_eq!(judged("-", &["4", "8"]).gap(), Some(-6.0));
    assert_eq!(judged("?", &["4"]).gap(), None);
}

/// The judgement of the only factor, about which the users decided.
fn decided(ours: &str, rivals: &[&str], decision: Action) -> Judgement {
    Judgement {
        card: Arc::new(Card {
            decision: Some(decision),
            ..Card::default()
        }),
        ..judged(ours, rivals)
    }
}

#[test]
fn a_decision_counts_and_its_disagreement_is_shown() {
    let found = decided("5.5", &["5"], Action::Raise);
    assert_eq!(found.action(), Some(Action::Raise));
    assert_eq!(found.verdict, Some(Action::Keep));
    assert!(found.is_against_the_rule());
    assert_eq!(
        found.reason(Scale::ZeroToTen),
        "5.5 against a standard of 5.0 is within ±2.0"
    );
    assert!(decided("9", &["5"], Action::Reduce).is_against_the_rule());
    assert!(decided("5", &["5"], Action::Create).is_against_the_rule());
    assert!(!decided("9", &["5"], Action::Raise).is_against_the_rule());
}

#[test]
fn a_level_at_the_margin_is_in_line_with_both() {
    for (ours, rivals, decision) in [
        ("7", &["5"][..], Action::Raise),
        ("3", &["5"], Action::Reduce),
        // Where the margin leads off the scale, its end is as far as one can go.
        ("10", &["9"], Action::Raise),
        ("0", &["1"], Action::Reduce),
        // The standard is 5⅓: 7.33 is the level nearest to the margin.
        ("7.33", &["5", "5", "6"], Action::Raise),
    ] {
        let found = decided(ours, rivals, decision);
        assert_eq!(found.verdict, Some(Action::Keep), "{ours}");
        assert_eq!(found.action(), Some(decision));
        assert!(!found.is_against_the_rule(), "{ours}");
        assert!(!decided(ours, rivals, Action::Keep).is_against_the_rule());
    }
    assert!(decided("6.99", &["5"], Action::Raise).is_against_the_rule());
}

#[test]
fn nothing_is_against_a_rule_without_a_verdict() {
    for found in [
        decided("?", &["5"], Action::Raise),
        decided("5", &["?"], Action::Keep),
    ] {
        assert!(!found.is_against_the_rule());
        assert!(found.action().is_some());
    }
}

#[test]
fn every_verdict_has_a_reason() {
    #[track_caller]
    fn check(ours: &str, rivals: &[&str], scale: Scale, expected: &str) {
        assert_eq!(judged(ours, rivals).reason(scale), expected);
    }
    let ten = Scale::ZeroToTen;
    check(
        "9",
        &["5"],
        ten,
        "9.0 against a standard of 5.0 is more than 2.0 above",
    );
    check(
        "1",
        &["5"],
        ten,
        "1.0 against a standard of 5.0 is more than 2.0 below",
    );
    check(
        "2.5",
        &["5"],
        Scale::OneToFive,
        "2.0 against a standard of 3.0 is more than 0.8 below",
    );
    check("1", &["-"], ten, "we offer it and no rival does");
    check("-", &["1"], ten, "rivals offer it and we do not");
    check("-", &["-"], ten, "neither we nor any rival offers it");
    check("?", &["1"], ten, "our own level is unscored");
    check("1", &["?"], ten, "no rival is scored");
    check("-", &["?"], ten, "no rival is scored");
}

#[test]
fn without_an_own_company_nothing_is_judged() {
    let project = project(&[rival("5 6")]);
    assert_eq!(judge(&project), []);
    assert_eq!(judge_factor(&project, &project.factors[0]), None);
}

#[test]
fn a_scenario_is_judged_by_its_own_scores_and_plan() {
    let project = project(&[own("5 5"), rival("5 5")]);
    let second = factor(&project, 1);
    let mut project = with_decision(project, &second, Some(Action::Create));
    let mut scenario = project.fresh_scenario("To be");
    scenario
        .scores
        .insert(factor(&project, 0), Score::NotOffered);
    project.scenarios.push(Arc::new(scenario.clone()));
    let seen = project.in_scenario(&scenario.id).unwrap();
    let actions: Vec<_> = judge(&seen).iter().map(Judgement::action).collect();
    assert_eq!(actions, [Some(Action::Eliminate), Some(Action::Keep)]);
    let actions: Vec<_> = judge(&project).iter().map(Judgement::action).collect();
    assert_eq!(actions, [Some(Action::Keep), Some(Action::Create)]);
}

proptest! {
    /// A card is put into another column, so the point moves, so the card is
    /// in that column.
    #[test]
    fn a_card_stays_where_it_is_put(project in any_project(4, 3)) {
        for (index, judgement) in judge(&project).iter().enumerate() {
            let id = &judgement.factor;
            for action in Action::iter() {
                let Some(score) = judgement.proposed(action) else {
                    continue;
                };
                let moved = with_own(project.clone(), id, score);
                let moved = with_decision(moved, id, None);
                let verdict = judge(&moved)[index].verdict;
                let decision = (verdict != Some(action)).then_some(action);
                let moved = with_decision(moved, id, decision);
                prop_assert_eq!(judge(&moved)[index].action(), Some(action));
            }
        }
    }

    #[test]
    fn one_factor_is_judged_as_all_are(project in any_project(5, 4)) {
        let one_by_one = project.factors.iter().filter_map(|it| judge_factor(&project, it));
        prop_assert_eq!(judge(&project), one_by_one.collect::<Vec<_>>());
    }

    /// The two inequalities as they are defined, where no level is near the margin.
    #[test]
    fn the_rule_is_as_it_is_written(project in any_project(5, 4)) {
        let margin = project.settings.margin.get();
        for found in judge(&project) {
            let (Score::Level(ours), Some(standard)) = (found.own, found.standard) else {
                continue;
            };
            let (ours, standard) = (ours.get(), standard.level);
            if ((ours - standard).abs() - margin).abs() < 1e-6 {
                continue;
            }
            let expected = if ours < standard - margin {
                Action::Reduce
            } else if ours > standard + margin {
                Action::Raise
            } else {
                Action::Keep
            };
            prop_assert_eq!(found.verdict, Some(expected));
        }
    }
}
