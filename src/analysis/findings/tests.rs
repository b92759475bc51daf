use std::sync::Arc;

use super::*;
use crate::analysis::read;
use crate::analysis::testing::{Entry, factor, own, project, rival, with_decision};
use crate::model::Level;

fn found(project: &Project) -> Vec<Finding> {
    read(project).findings
}

/// The ids of all that is found.
fn ids(project: &Project) -> Vec<String> {
    found(project).into_iter().map(|it| it.id).collect()
}

#[track_caller]
fn check(entries: &[Entry<'_>], expected: &[&str]) {
    assert_eq!(ids(&project(entries)), expected);
}

/// The only finding.
#[track_caller]
fn only(project: &Project) -> Finding {
    let mut found = found(project);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn renamed(mut project: Project, index: usize, name: &str) -> Project {
    Arc::make_mut(&mut project.factors[index]).name = name.into();
    project
}

#[test]
fn a_curve_of_its_own_has_no_findings() {
    check(&[own("9 - 1 8"), rival("2 8 6 -")], &[]);
    check(&[], &[]);
}

#[test]
fn a_tagline_is_asked_for_where_there_is_a_curve_of_ours() {
    let mut seen = project(&[own("9 - 1 8"), rival("2 8 6 -")]);
    seen.tagline = " \n".into();
    assert_eq!(only(&seen).id, "no-tagline");
    let mut rivals = project(&[rival("2 8 6 -")]);
    rivals.tagline = "".into();
    assert_eq!(ids(&rivals), [""; 0]);
}

#[test]
fn a_curve_like_a_rivals_converges_with_it_by_name() {
    // Apart by 1, 1 and 2.2: (1 + 1 + 2.2) / 30 = 0.14.
    let mut seen = project(&[own("2 9 0.8 -"), rival("1 8 3 7"), rival("9 1 9 1")]);
    Arc::make_mut(&mut seen.competitors[1]).name = "Premium\nwines".into();
    let mut fourth = seen.clone();
    seen.scores.set(
        &seen.competitors[1].id.clone(),
        &factor(&fourth, 3),
        Score::NotOffered,
    );
    let finding = only(&seen);
    assert_eq!(finding.id, "converging:them");
    assert!(
        finding.message.contains("Premium wines"),
        "{}",
        finding.message
    );
    // The third lies further apart than the margin.
    let near = [factor(&seen, 0), factor(&seen, 1), factor(&seen, 3)];
    assert_eq!(finding.factors, near);
    let names: Vec<&str> = finding.numbers.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["level", "shape", "common_factors"]);

    // The same shape at another height, the same height in another shape, and
    // too few factors.
    fourth.settings.margin = Level::MIN;
    check(
        &[own("9 6 1"), rival("5 2 0")],
        &["high-on-everything", "nothing-cut"],
    );
    check(
        &[own("4 6 4"), rival("5 5 5.5")],
        &["nothing-cut", "all-in-the-middle"],
    );
    check(
        &[own("9 - ?"), rival("9 0 ?")],
        &["nobody-differs:a", "unscored:own", "unscored:standard"],
    );
}

#[test]
fn two_flat_curves_converge_by_their_levels() {
    let seen = project(&[own("2 2 2"), rival("3 3 3")]);
    assert_eq!(ids(&seen), ["converging:them", "nothing-cut"]);
}

#[test]
fn rivals_of_one_shape_are_pointed_out() {
    let seen = project(&[rival("1 2 3"), rival("5 7 9"), rival("2 3 5")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "rivals-alike");
    assert_eq!(finding.numbers[1..], [("rivals", 3.0), ("pairs", 3.0)]);
    check(&[rival("1 2"), rival("5 7")], &[]);
    check(&[rival("1 2 3"), rival("5 7 4")], &[]);
}

#[test]
fn high_on_everything_is_three_of_four() {
    let seen = project(&[own("9 9 9 1"), rival("5 5 8 9")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "high-on-everything");
    assert!(
        finding.message.contains("on 3 of 4 factors"),
        "{}",
        finding.message
    );
    assert_eq!(
        finding.factors,
        [factor(&seen, 0), factor(&seen, 1), factor(&seen, 2)]
    );
    check(&[own("9 9 1 1"), rival("5 5 8 9")], &[]);
}

#[test]
fn a_plan_that_only_adds_is_asked_what_pays_for_it() {
    let seen = project(&[own("9 6 5 3 7"), rival("5 7 6 4 -")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "nothing-cut");
    assert_eq!(finding.factors, [factor(&seen, 0), factor(&seen, 4)]);
    assert_eq!(finding.numbers, [("raised", 1.0), ("created", 1.0)]);
    // What the users decided counts.
    let second = factor(&seen, 1);
    let seen = with_decision(seen, &second, Some(Action::Reduce));
    assert_eq!(ids(&seen), [""; 0]);
}

#[test]
fn a_curve_in_the_middle_is_neither_high_nor_low() {
    let seen = project(&[own("3.5 6.5 5"), rival("9 1 9")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "all-in-the-middle");
    assert_eq!(finding.numbers, [("lowest", 3.5), ("highest", 6.5)]);
    check(&[own("3.5 6.5 -"), rival("9 1 9")], &[]);
    check(&[own("3.5 6.51 5"), rival("9 1 9")], &[]);
}

#[test]
fn a_factor_that_all_offer_alike_is_named() {
    let seen = project(&[own("9 - 6 1"), rival("2 9 6.25 9"), rival("9 1 5.75 9")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "nobody-differs:c");
    assert_eq!(finding.numbers, [("spread", 0.5), ("competitors", 3.0)]);
    check(
        &[own("9 - 6 1"), rival("2 9 6.25 9"), rival("9 1 5.74 9")],
        &[],
    );
    // Whoever does not offer it differs, and one alone cannot.
    check(&[own("9 - 6 1"), rival("2 9 - 9"), rival("9 1 6 9")], &[]);
    check(&[rival("6 1")], &[]);
    check(&[rival("6 1"), rival("6 9")], &["nobody-differs:a"]);
}

#[test]
fn jargon_is_quoted() {
    let seen = project(&[own("9 - 1 8"), rival("2 8 6 -")]);
    let seen = renamed(seen, 2, "SKU rationalisation");
    let finding = only(&seen);
    assert_eq!(finding.id, "jargon:c");
    assert_eq!(
        finding.message,
        "SKU rationalisation looks like jargon (SKU, rationalisation): what would a buyer call \
         it? (a heuristic)"
    );
}

#[test]
fn a_zigzag_is_a_hint() {
    let seen = project(&[own("9 1 9 1 9"), rival("1 9 8 9 3")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "zigzag");
    assert_eq!(
        finding.factors,
        [factor(&seen, 1), factor(&seen, 2), factor(&seen, 3)]
    );
    assert!(finding.message.contains("hint"), "{}", finding.message);
    check(&[own("9 7 9 7 9"), rival("1 9 8 9 3")], &["nothing-cut"]);
    check(&[own("9 1 9 1"), rival("1 9 8 9")], &[]);
    check(&[own("9 9 1 1 9"), rival("1 9.6 8 9 3")], &[]);
}

#[test]
fn shares_that_cannot_count_are_said_to() {
    let large = (crate::model::Role::Rival, Some(60.0), "2 8 6 -");
    let seen = project(&[own("9 - 1 8"), large, rival("2 - 9 -")]);
    let finding = only(&seen);
    assert_eq!(finding.id, "shares-missing");
    assert_eq!(finding.factors, [factor(&seen, 0), factor(&seen, 2)]);
}

#[test]
fn unscored_cells_say_what_they_hold_back() {
    let mut seen = project(&[
        own("9 ? 8 1 2 -"),
        rival("2 8 6 - ? 7"),
        rival("? ? 3 9 ? ?"),
    ]);
    let found = found(&seen);
    let told = found.iter().map(|it| (it.id.as_str(), it.factors.len()));
    let expected = [
        ("unscored:own", 1),
        ("unscored:standard", 1),
        ("unscored:rivals", 4),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let message = &found[2].message;
    assert!(
        message.contains("them") && message.contains("A, B, E and 1 more"),
        "{message}"
    );
    seen.plan.muted.insert("unscored:own".into());
    assert!(read(&seen).findings[0].muted);
}

#[test]
fn a_muted_finding_is_still_listed() {
    let mut seen = project(&[own("9 - 6 1"), rival("2 9 6 9"), rival("9 1 6 9")]);
    assert!(!only(&seen).muted);
    seen.plan.muted.insert("nobody-differs:c".into());
    seen.plan.muted.insert("converging:gone".into());
    assert!(only(&seen).muted);
}

#[test]
fn every_finding_says_that_it_is_a_heuristic_and_how_it_is_found() {
    let seen = project(&[own("5 5 5 5 5"), rival("5 5 5 5 5"), rival("? ? ? ? 4")]);
    let mut seen = renamed(seen, 0, "CRM");
    seen.tagline = "".into();
    let found = found(&seen);
    assert!(found.len() >= 8, "{found:?}");
    for finding in found {
        assert!(
            finding.message.ends_with(" (a heuristic)"),
            "{}",
            finding.message
        );
        assert!(finding.id.starts_with(finding.kind.slug()));
        assert!(finding.formula.ends_with('.'), "{}", finding.formula);
    }
}

#[test]
fn findings_come_by_kind_and_then_in_the_order_of_the_project() {
    let seen = project(&[own("5 5 5 5"), rival("5 5 5 5"), rival("5.5 5 5 5")]);
    assert_eq!(
        ids(&seen),
        [
            "converging:them",
            "converging:them-2",
            "high-on-everything",
            "nothing-cut",
            "all-in-the-middle",
            "nobody-differs:a",
            "nobody-differs:b",
            "nobody-differs:c",
            "nobody-differs:d",
        ]
    );
}
