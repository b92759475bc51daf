use proptest::prelude::*;

use super::*;
use crate::analysis::table::Table;
use crate::analysis::testing::{any_project, project, rival};
use crate::model::Project;

/// Pearson's r as in a textbook, in two passes.
fn plainly(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let mean_x = pairs.iter().map(|(x, _)| x).sum::<f64>() / n;
    let mean_y = pairs.iter().map(|(_, y)| y).sum::<f64>() / n;
    let xx: f64 = pairs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let yy: f64 = pairs.iter().map(|(_, y)| (y - mean_y).powi(2)).sum();
    let xy: f64 = pairs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let flat_x = pairs.iter().all(|(x, _)| *x == pairs[0].0);
    let flat_y = pairs.iter().all(|(_, y)| *y == pairs[0].1);
    if flat_x || flat_y {
        return None;
    }
    Some(xy / (xx * yy).sqrt())
}

/// The sum and the count of r over all pairs of rivals, cell by cell.
fn all_plainly(project: &Project) -> (f64, usize) {
    let table = Table::of(project, project.factors.iter());
    let cells = |line: usize| -> Vec<Option<f64>> {
        let id = &table.rivals[line].rival.id;
        let scores = project
            .factors
            .iter()
            .map(|it| project.scores.get(id, &it.id));
        scores
            .map(|it| Some(f64::from(amount(it)?) / 100.0))
            .collect()
    };
    let (mut sum, mut count) = (0.0, 0);
    for i in 0..table.rivals.len() {
        for j in 0..i {
            let common: Vec<(f64, f64)> = cells(i)
                .into_iter()
                .zip(cells(j))
                .filter_map(|(x, y)| Some((x?, y?)))
                .collect();
            if let Some(r) = plainly(&common) {
                sum += r;
                count += 1;
            }
        }
    }
    (sum, count)
}

fn agrees(project: &Project) {
    let table = Table::of(project, project.factors.iter());
    let found = all_pairs(&table.rivals, table.factors.len()).unwrap();
    let (sum, count) = all_plainly(project);
    assert_eq!(found.count, count);
    if count > 0 {
        let off = (found.sum - sum).abs() / count as f64;
        assert!(off < 1e-12, "{} and {sum} over {count}", found.sum);
    }
}

#[test]
fn a_flat_curve_has_no_r_and_an_equal_one_exactly_1() {
    let r = |pairs: &[(i32, i32)]| {
        let mut sums = Sums::default();
        for (x, y) in pairs {
            sums.add(*x, *y);
        }
        sums.r()
    };
    assert_eq!(r(&[]), None);
    assert_eq!(r(&[(330, 500)]), None);
    // Three times 3.3: the mean of floats would not be 3.3.
    assert_eq!(r(&[(330, 0), (330, 10), (330, 720)]), None);
    assert_eq!(r(&[(110, 110), (330, 330), (720, 720)]), Some(1.0));
    assert_eq!(r(&[(110, 210), (330, 430), (720, 820)]), Some(1.0));
    assert_eq!(r(&[(0, 1000), (1000, 0)]), Some(-1.0));
    // x − 2 = −2, 0, 2 and y − 2 = −1, 2, −1: Σxy = 2 − 2 = 0.
    assert_eq!(r(&[(0, 100), (200, 400), (400, 100)]), Some(0.0));
}

#[test]
fn many_rivals_with_the_same_gaps_are_taken_together() {
    let rows: Vec<String> = (0..40)
        .map(|row| {
            let cell = |column| format!("{}", f64::from((row * 37 + column * 53) % 101) / 10.0);
            let (a, b, c, d) = (cell(0), cell(1), cell(2), cell(3));
            match row {
                0..15 => format!("{a} {b} {c} {d} 3.3"),
                15..30 => format!("{a} ? {c} {d} -"),
                30..34 => format!("{a} {b} ? ? {d}"),
                34..36 => format!("2.5 ? 2.5 2.5 {d}"),
                36 => "? ? ? ? ?".to_owned(),
                _ => format!("{a} {b} {c} ? 1"),
            }
        })
        .collect();
    let entries: Vec<_> = rows.iter().map(|row| rival(row)).collect();
    agrees(&project(&entries));
}

#[test]
fn what_would_take_too_long_is_refused() {
    let entries = [rival("1 2"), rival("? 3")];
    let project = project(&entries);
    let table = Table::of(&project, project.factors.iter());
    assert!(all_pairs(&table.rivals, limits::FACTORS).is_some());
    assert_eq!(all_pairs(&table.rivals, limits::FACTORS + 1), None);
    assert_eq!(all_pairs(&table.rivals, MOST_STEPS), None);
}

#[test]
fn the_largest_sums_fit() {
    let cell = |column| (column, Score::Level(crate::model::Level::MAX));
    let cells: Vec<(usize, Score)> = (0..limits::FACTORS).map(cell).collect();
    let mut mask = vec![u64::MAX; limits::FACTORS / 64];
    mask.push((1 << (limits::FACTORS % 64)) - 1);
    let dense = Dense::of(&cells, &mask, limits::FACTORS);
    let sums = dense.with(&dense);
    assert_eq!((sums.n, sums.x, sums.xy), (1000, 1_000_000, 1_000_000_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_pairs_agree_with_the_textbook(project in any_project(30, 6)) {
        agrees(&project);
    }
}
