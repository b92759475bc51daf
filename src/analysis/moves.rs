//! What moving a card of the eliminate-reduce-raise-create board comes to.

use super::judge_factor;
use crate::model::{Action, FactorId, Project, Role, Score};

/// What becomes of a factor when its card is moved to another column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardMove {
    /// What we offer from then on; none where nothing can be proposed, as there
    /// is no industry standard, and only the decision is kept.
    pub score: Option<Score>,

    /// The users' decision that has to be kept with it; none where the rule
    /// says the same.
    pub decision: Option<Action>,
}

/// What it takes to move the card of `factor` to the column of `action`.
///
/// Our score goes where [`super::Judgement::proposed`] has it, and the decision
/// is kept only if the rule would say something else there.
///
/// `None` without an own company or without such a factor.
pub fn move_card(project: &Project, factor: &FactorId, action: Action) -> Option<CardMove> {
    let own = &project.own()?.id;
    let before = judge_factor(project, project.factor(factor)?)?;
    // Where nothing is known of the rivals, to keep is to leave alone.
    let keeps = action == Action::Keep && !any_rival_scored(project, factor);
    let score = before.proposed(action).filter(|_| !keeps);
    let verdict = match score {
        Some(score) if score != before.own => {
            let mut after = project.clone();
            after.scores.set(own, factor, score);
            judge_factor(&after, after.factor(factor)?)?.verdict
        }
        _ => before.verdict,
    };
    Some(CardMove {
        score,
        decision: (verdict != Some(action)).then_some(action),
    })
}

fn any_rival_scored(project: &Project, factor: &FactorId) -> bool {
    project.competitors.iter().any(|competitor| {
        competitor.role == Role::Rival
            && project.scores.get(&competitor.id, factor) != Score::Unscored
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use strum::IntoEnumIterator as _;

    use super::*;
    use crate::model::{Kind, Level};

    /// One factor, our own score on it and those of rivals.
    fn project(own: Score, rivals: &[Score], margin: f64) -> (Project, FactorId) {
        let mut project = Project::default();
        project.settings.margin = Level::nearest(margin);
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor.clone()));
        let roles = std::iter::once(Role::Own).chain(std::iter::repeat(Role::Rival));
        for (role, score) in roles.zip(std::iter::once(&own).chain(rivals)) {
            let competitor = project.fresh_competitor("x", role);
            project.scores.set(&competitor.id, &factor.id, *score);
            project.competitors.push(Arc::new(competitor));
        }
        (project, factor.id)
    }

    fn level(value: f64) -> Score {
        Score::Level(Level::nearest(value))
    }

    /// As the edits of the board do it.
    fn moved(project: &Project, factor: &FactorId, action: Action) -> (Project, CardMove) {
        let found = move_card(project, factor, action).unwrap();
        let mut after = project.clone();
        let own = project.own().unwrap().id.clone();
        if let Some(score) = found.score {
            after.scores.set(&own, factor, score);
        }
        let mut card = (*project.plan.card(factor)).clone();
        card.decision = found.decision;
        after.plan.cards.insert(factor.clone(), Arc::new(card));
        (after, found)
    }

    #[track_caller]
    fn check(own: Score, rivals: &[Score], action: Action, expected: CardMove) {
        let (project, factor) = project(own, rivals, 2.0);
        assert_eq!(move_card(&project, &factor, action), Some(expected));
    }

    #[test]
    fn the_point_goes_to_the_proposed_level() {
        let rivals = [level(4.0), level(6.0)];
        let at = |score, decision| CardMove {
            score: Some(score),
            decision,
        };
        // Right at the margin the rule still says keep, so the decision is kept.
        let raised = at(level(7.0), Some(Action::Raise));
        check(level(5.5), &rivals, Action::Raise, raised);
        let reduced = at(level(3.0), Some(Action::Reduce));
        check(level(5.5), &rivals, Action::Reduce, reduced);
        let gone = at(Score::NotOffered, None);
        check(level(5.5), &rivals, Action::Eliminate, gone);
        check(level(9.0), &rivals, Action::Keep, at(level(5.0), None));
        // What is there already stays as it is.
        check(level(5.5), &rivals, Action::Keep, at(level(5.5), None));
        check(level(9.0), &rivals, Action::Raise, at(level(9.0), None));
        let created = at(level(7.0), None);
        check(
            Score::NotOffered,
            &[Score::NotOffered],
            Action::Create,
            created,
        );
    }

    #[test]
    fn without_a_standard_only_the_decision_is_kept() {
        let only = |action| CardMove {
            score: None,
            decision: Some(action),
        };
        let nobody = [Score::NotOffered];
        check(level(5.0), &nobody, Action::Raise, only(Action::Raise));
        check(level(5.0), &nobody, Action::Reduce, only(Action::Reduce));
        let unknown = [Score::Unscored];
        check(level(5.0), &unknown, Action::Keep, only(Action::Keep));
        assert_eq!(
            move_card(
                &Project::default(),
                &project(level(1.0), &[], 2.0).1,
                Action::Keep
            ),
            None
        );
    }

    fn score() -> impl Strategy<Value = Score> {
        prop_oneof![
            1 => Just(Score::Unscored),
            1 => Just(Score::NotOffered),
            4 => (0..=1000_u16).prop_map(|hundredths| level(f64::from(hundredths) / 100.0)),
        ]
    }

    proptest! {
        #[test]
        fn card_to_point_to_card_gives_the_same_column(
            own in score(),
            rivals in prop::collection::vec(score(), 0..4),
            margin in 0.0..10.0_f64,
            earlier in 0..6_usize,
        ) {
            let (mut project, factor) = project(own, &rivals, margin);
            // Perhaps something else was decided before.
            if let Some(action) = Action::iter().nth(earlier) {
                project = moved(&project, &factor, action).0;
            }
            for action in Action::iter() {
                let (after, found) = moved(&project, &factor, action);
                let judged = judge_factor(&after, after.factor(&factor).unwrap()).unwrap();
                prop_assert_eq!(judged.action(), Some(action));
                // The point as it stands now is what the column proposes.
                let again = move_card(&after, &factor, action).unwrap();
                prop_assert_eq!(again.decision, found.decision);
                prop_assert!(again.score == found.score || again.score == Some(judged.own));
                // With a standard, doing as proposed is in line with the rule; but
                // without a margin no level may be as near as the rule wants it.
                let near = |standard: f64| {
                    (Level::nearest(standard).get() - standard).abs() <= Level::nearest(margin).get()
                };
                let leveled = match action {
                    Action::Reduce | Action::Raise => judged.standard.is_some(),
                    Action::Keep => judged.standard.is_some_and(|it| near(it.level)),
                    Action::Eliminate | Action::Create => false,
                };
                if leveled {
                    prop_assert!(!judged.is_against_the_rule(), "{:?}", judged);
                }
            }
        }
    }
}
