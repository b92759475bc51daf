use proptest::prelude::*;

use super::*;
use crate::analysis::testing::{Entry, any_project, level, own, project, rival};
use crate::model::Role;

fn reading(entries: &[Entry<'_>]) -> Reading {
    read(&project(entries))
}

#[track_caller]
fn near(value: Result<f64, WhyNot>, expected: f64) {
    let value = value.unwrap();
    assert!((value - expected).abs() < 1e-12, "{value} {expected}");
}

#[test]
fn gini_is_0_for_equal_parts_and_near_1_for_one_part() {
    let near = |amounts: &[f64], expected: f64| {
        let found = gini(amounts).unwrap();
        assert!((found - expected).abs() < 1e-12, "{amounts:?} {found}");
    };
    near(&[3.0], 0.0);
    near(&[0.1; 7], 0.0);
    // (n − 1) / n where one has all.
    near(&[0.0, 8.0, 0.0, 0.0], 0.75);
    // Σᵢⱼ |xᵢ − xⱼ| / (2·n²·mean): 2·(1 + 2 + 1) / (2·9·2) = 8 / 36.
    near(&[3.0, 1.0, 2.0], 2.0 / 9.0);
    assert_eq!(gini(&[]), None);
    assert_eq!(gini(&[0.0, 0.0]), None);
}

#[test]
fn focus_counts_what_lies_above_the_standard() {
    // Above the standards 5, 5, – and 8: 3, 0, 7 (created) and 0 (not offered).
    // In rising order 0 0 3 7: (−3·0 − 1·0 + 1·3 + 3·7) / (4·10).
    let entries = [
        own("8 2 7 - ? 5"),
        rival("4 5 - 8 9 ?"),
        rival("6 5 - 8 9 ?"),
    ];
    let focus = reading(&entries).focus;
    near(focus.value, 24.0 / 40.0);
    let above: Vec<f64> = focus.factors.iter().map(|(_, above)| *above).collect();
    assert_eq!(above, [3.0, 0.0, 7.0, 0.0]);
    assert_eq!(
        focus.numbers,
        [("factors", 4.0), ("sum_above_standard", 10.0)]
    );
}

#[test]
fn divergence_has_a_level_and_a_shape() {
    // Over 8, – and 2 against 4, 5 and 2: (4 + 5 + 0) / 30.
    // x − 10/3 = 14/3, −10/3, −4/3 and y − 11/3 = 1/3, 4/3, −5/3:
    // Σxy = (14 − 40 + 20) / 9 = −6/9, Σx² = 312/9, Σy² = 42/9.
    let found = reading(&[own("8 - 2 ? 9"), rival("4 5 2 7 ?")]).divergence;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].common, 3);
    near(found[0].level, 0.3);
    let r = -6.0 / (312.0_f64 * 42.0).sqrt();
    near(found[0].r, r);
    near(found[0].shape(), (1.0 - r) / 2.0);
}

#[test]
fn premium_and_budget_have_one_shape_at_two_heights() {
    let found = reading(&[own("9 8 7"), rival("3 2 1")]).divergence;
    near(found[0].level, 0.6);
    near(found[0].shape(), 0.0);
    let found = reading(&[own("9 5 1"), rival("1 5 9")]).divergence;
    near(found[0].shape(), 1.0);
}

#[test]
fn convergence_is_over_pairs_of_rivals_only() {
    // r is 1, −1 and −1.
    let entries = [
        own("5 5 9"),
        rival("1 2 3"),
        (Role::Alternative, None, "9 1 9"),
        rival("4 5 6"),
        rival("3 2 1"),
        rival("? ? 4"),
    ];
    let found = reading(&entries).convergence;
    near(found.value, -1.0 / 3.0);
    assert_eq!(found.numbers, [("rivals", 4.0), ("pairs", 3.0)]);
}

#[test]
fn over_delivery_is_at_or_above_the_best_rival() {
    // Above, at, below; created; neither offers it; not scored on both sides.
    let entries = [
        own("9 5 2 1 - 7 ?"),
        rival("8 5 3 - - ? 1"),
        rival("7 4 9 - - ? 1"),
    ];
    let found = reading(&entries).over_delivery;
    near(found.value, 3.0 / 5.0);
    let apart: Vec<f64> = found.factors.iter().map(|(_, apart)| *apart).collect();
    assert_eq!(apart, [1.0, 0.0, -7.0, 1.0, 0.0]);
}

#[test]
fn only_factors_on_the_canvas_are_read_and_hidden_competitors_count() {
    let entries = [own("8 2 9"), rival("4 5 1")];
    let mut seen = project(&entries);
    let mut factor = seen.factors[2].as_ref().clone();
    factor.on_canvas = false;
    seen.factors[2] = factor.into();
    let mut hidden = seen.competitors[1].as_ref().clone();
    hidden.visible = false;
    seen.competitors[1] = hidden.into();
    assert_eq!(
        read(&seen).divergence,
        reading(&[own("8 2"), rival("4 5")]).divergence
    );
}

#[track_caller]
fn undefined(entries: &[Entry<'_>], focus: WhyNot, convergence: WhyNot, over_delivery: WhyNot) {
    let found = reading(entries);
    assert_eq!(found.focus.value, Err(focus));
    assert_eq!(found.convergence.value, Err(convergence));
    assert_eq!(found.over_delivery.value, Err(over_delivery));
}

#[test]
fn what_is_not_defined_says_why() {
    use WhyNot::{NoFactors, NoOwn, NoPair, NoRivals, NothingInCommon, OneRival};
    undefined(&[], NoOwn, NoFactors, NoOwn);
    undefined(&[rival("1 2")], NoOwn, OneRival, NoOwn);
    undefined(&[own("1 2")], NoRivals, NoRivals, NoRivals);
    let alternative = (Role::Alternative, None, "9 1");
    undefined(&[own("1 2"), alternative], NoRivals, NoRivals, NoRivals);
    undefined(
        &[own("1 ?"), rival("? 2")],
        NothingInCommon,
        OneRival,
        NothingInCommon,
    );
    let unscored = [own("? ?"), rival("? ?"), rival("? ?")];
    undefined(&unscored, NothingInCommon, NoPair, NothingInCommon);

    let below = reading(&[own("1 2"), rival("1 3"), rival("5 5")]);
    assert_eq!(below.focus.value, Err(WhyNot::NothingAbove));
    assert_eq!(
        below.convergence.value,
        Err(NoPair),
        "one of the two is flat"
    );
    near(below.over_delivery.value, 0.0);

    // Rivals that offer nothing: all is created.
    let alone = reading(&[own("4 8"), rival("- -"), rival("- -")]);
    near(alone.focus.value, (8.0 - 4.0) / (2.0 * 12.0));
    near(alone.over_delivery.value, 1.0);
    near(alone.divergence[0].level, 0.6);
    assert_eq!(alone.divergence[0].shape(), Err(WhyNot::Flat));

    let r = |ours, theirs| reading(&[own(ours), rival(theirs)]).divergence[0].r;
    assert_eq!(r("1 ?", "? 2"), Err(NothingInCommon));
    assert_eq!(r("1 ?", "3 2"), Err(WhyNot::OneInCommon));
    assert_eq!(r("3.3 3.3 3.3", "1 2 3"), Err(WhyNot::Flat));
    assert_eq!(reading(&[rival("1")]).divergence, []);
}

#[test]
fn more_rivals_than_can_be_compared_are_said_to_be_too_many() {
    let rows: Vec<String> = (0..2700_u32)
        .map(|row| {
            let cells = (0..60).map(|column| {
                let gap = (row.wrapping_mul(2654435761) >> (column % 31)) & 1 == 1;
                if gap { "?" } else { "5" }
            });
            cells.collect::<Vec<_>>().join(" ")
        })
        .collect();
    let entries: Vec<Entry<'_>> = rows.iter().map(|row| rival(row)).collect();
    assert_eq!(reading(&entries).convergence.value, Err(WhyNot::TooMany));
}

/// The numbers of a reading, cell by cell and with floats only.
fn plainly(project: &Project) -> (Vec<f64>, f64) {
    let own = project.own().unwrap();
    let value = |id: &CompetitorId, factor: &FactorId| match project.scores.get(id, factor) {
        crate::model::Score::Level(level) => Some(level.get()),
        crate::model::Score::NotOffered => Some(0.0),
        crate::model::Score::Unscored => None,
    };
    let (mut above, mut reached) = (Vec::new(), 0.0);
    for factor in project.canvas_factors() {
        let rivals = project.competitors.iter();
        let rivals = rivals.filter(|competitor| competitor.role == Role::Rival);
        let theirs: Vec<f64> = rivals.filter_map(|it| value(&it.id, &factor.id)).collect();
        let (Some(ours), false) = (value(&own.id, &factor.id), theirs.is_empty()) else {
            continue;
        };
        let standard = crate::analysis::industry_standard(project, &factor.id);
        above.push((ours - standard.map_or(0.0, |it| it.level)).max(0.0));
        let best = theirs.iter().copied().fold(0.0, f64::max);
        let offered = project.scores.get(&own.id, &factor.id).level().is_some();
        reached += f64::from(u8::from(offered && ours >= best));
    }
    let share = reached / above.len() as f64;
    (above, share)
}

proptest! {
    #[test]
    fn every_number_is_finite_and_within_its_range(project in any_project(6, 5)) {
        let found = read(&project);
        let mut all = vec![
            (found.focus.value, 0.0..=1.0),
            (found.convergence.value, -1.0..=1.0),
            (found.over_delivery.value, 0.0..=1.0),
        ];
        for from in &found.divergence {
            all.push((from.level, 0.0..=1.0));
            all.push((from.shape(), 0.0..=1.0));
        }
        for (value, range) in all {
            if let Ok(value) = value {
                prop_assert!(range.contains(&value), "{value}");
            }
        }
        for finding in &found.findings {
            prop_assert!(finding.numbers.iter().all(|(_, number)| number.is_finite()));
        }
        prop_assert!(found.findings.is_sorted_by_key(|finding| finding.kind));
    }

    #[test]
    fn focus_and_over_delivery_agree_with_plain_sums(project in any_project(6, 5)) {
        if project.own().is_some() {
            let found = read(&project);
            let (above, share) = plainly(&project);
            let (n, total) = (above.len() as f64, above.iter().sum::<f64>());
            let apart = above.iter().flat_map(|x| above.iter().map(move |y| (x - y).abs()));
            let gini = apart.sum::<f64>() / (2.0 * n * total);
            match found.focus.value {
                Ok(focus) => prop_assert!((focus - gini).abs() < 1e-12),
                Err(_) => prop_assert!(above.iter().all(|x| *x < 1e-12)),
            }
            match found.over_delivery.value {
                Ok(found) => prop_assert!((found - share).abs() < 1e-12),
                Err(_) => prop_assert!(above.is_empty()),
            }
        }
    }

    /// Which company we are makes no difference to how far two are apart.
    #[test]
    fn divergence_is_the_same_from_both_sides(project in any_project(1, 5)) {
        let mut swapped = project.clone();
        let [first, second] = &mut swapped.competitors[..] else {
            return Ok(());
        };
        if (first.role, second.role) == (Role::Own, Role::Rival) {
            std::sync::Arc::make_mut(first).role = Role::Rival;
            std::sync::Arc::make_mut(second).role = Role::Own;
            let (here, there) = (read(&project).divergence, read(&swapped).divergence);
            prop_assert_eq!(here[0].level, there[0].level);
            prop_assert_eq!(here[0].r, there[0].r);
        }
    }
}

#[test]
fn a_price_is_read_as_an_amount() {
    let mut seen = project(&[own("9"), rival("4")]);
    let mut price = seen.factors[0].as_ref().clone();
    price.direction = crate::model::Direction::Less;
    seen.factors[0] = price.into();
    near(read(&seen).over_delivery.value, 1.0);
    assert_eq!(
        seen.scores
            .get(&seen.competitors[0].id, &seen.factors[0].id),
        level(9.0)
    );
}
