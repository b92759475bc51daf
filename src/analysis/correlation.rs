//! Pearson's r between curves, and its mean over all pairs of many.
//!
//! r = (n·Σxy − Σx·Σy) / √((n·Σx² − (Σx)²)·(n·Σy² − (Σy)²)) over the n factors
//! that both are scored on. All sums are whole hundredths and therefore exact:
//! a flat curve has a variance of exactly 0, and two equal shapes an r of exactly 1.

use std::collections::HashMap;

use super::standard::amount;
use super::table::Line;
use crate::model::{Score, limits};

/// The most steps that [`all_pairs`] takes, some tenths of a second: thousands
/// of rivals with gaps in different places, or a hundred thousand without.
const MOST_STEPS: usize = 400_000_000;

/// Up to this many rivals with gaps in the same places are compared one by one;
/// more are compared all at once.
const FEW: usize = 10;

/// What r is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    /// Factors that both are scored on.
    pub(super) n: i64,
    x: i64,
    y: i64,
    xx: i64,
    yy: i64,
    xy: i64,
}

impl Sums {
    pub(super) fn add(&mut self, x: i32, y: i32) {
        let (x, y) = (i64::from(x), i64::from(y));
        self.n += 1;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.yy += y * y;
        self.xy += x * y;
    }

    /// Pearson's r, −1 to 1; none where one of the curves does not vary.
    pub(super) fn r(&self) -> Option<f64> {
        let variance_x = self.n * self.xx - self.x * self.x;
        let variance_y = self.n * self.yy - self.y * self.y;
        if variance_x == 0 || variance_y == 0 {
            return None;
        }
        let covariance = self.n * self.xy - self.x * self.y;
        let r = covariance as f64 / (variance_x as f64 * variance_y as f64).sqrt();
        Some(r.clamp(-1.0, 1.0))
    }
}

/// The r of many pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pairs {
    /// Of r, over the pairs that have one.
    pub(super) sum: f64,
    /// How many pairs have one.
    pub(super) count: usize,
}

impl Pairs {
    fn add(&mut self, r: f64) {
        self.sum += r;
        self.count += 1;
    }
}

/// Every pair of `lines`, each over the columns that both are scored on. None
/// if that would take too long.
///
/// Lines with gaps in the same places are taken together where they are many:
/// with each curve moved and stretched to mean 0 and length 1, r is the product
/// of two curves, and Σᵢ<ⱼ rᵢⱼ = (|Σᵢ zᵢ|² − k) / 2.
pub(super) fn all_pairs(lines: &[Line<'_>], columns: usize) -> Option<Pairs> {
    let groups = groups(lines, columns);
    let steps = [groups.len(), lines.len(), columns];
    let steps = steps.into_iter().try_fold(1, usize::checked_mul)?;
    if steps > MOST_STEPS || columns > limits::FACTORS {
        return None;
    }
    let (few, many): (Vec<Group<'_>>, Vec<Group<'_>>) = groups
        .into_iter()
        .partition(|group| group.lines.len() <= FEW);
    let mut pairs = one_by_one(&few, columns);
    for (index, group) in many.iter().enumerate() {
        let all = Bundle::of(group, &group.mask, columns);
        pairs.sum += (dot(&all.sum, &all.sum) - all.count as f64) / 2.0;
        pairs.count += all.count * all.count.saturating_sub(1) / 2;
        for other in many[index + 1..].iter().chain(&few) {
            let both: Vec<u64> = group
                .mask
                .iter()
                .zip(&other.mask)
                .map(|(a, b)| a & b)
                .collect();
            let mine = Bundle::of(group, &both, columns);
            let theirs = Bundle::of(other, &both, columns);
            pairs.sum += dot(&mine.sum, &theirs.sum);
            pairs.count += mine.count * theirs.count;
        }
    }
    Some(pairs)
}

/// Lines that are scored in the same columns.
struct Group<'t> {
    /// A bit for each column.
    mask: Vec<u64>,
    lines: Vec<&'t [(usize, Score)]>,
}

fn has(mask: &[u64], column: usize) -> bool {
    mask[column / 64] >> (column % 64) & 1 == 1
}

fn groups<'t>(lines: &'t [Line<'_>], columns: usize) -> Vec<Group<'t>> {
    let mut groups: Vec<Group<'t>> = Vec::new();
    let mut places: HashMap<Vec<u64>, usize> = HashMap::new();
    for Line { cells, .. } in lines {
        let mut mask = vec![0; columns.div_ceil(64)];
        for (column, _) in cells {
            mask[column / 64] |= 1 << (column % 64);
        }
        let place = *places.entry(mask).or_insert_with_key(|mask| {
            groups.push(Group {
                mask: mask.clone(),
                lines: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].lines.push(cells);
    }
    groups
}

/// Curves of mean 0 and length 1, added up.
struct Bundle {
    sum: Vec<f64>,
    /// How many there are: flat ones have no such form.
    count: usize,
}

impl Bundle {
    /// The lines of `group` in the columns of `mask`, in all of which they are scored.
    fn of(group: &Group<'_>, mask: &[u64], columns: usize) -> Self {
        let mut bundle = Self {
            sum: vec![0.0; columns],
            count: 0,
        };
        for cells in &group.lines {
            bundle.add(cells, mask);
        }
        bundle
    }

    fn add(&mut self, cells: &[(usize, Score)], mask: &[u64]) {
        let inside = || {
            let cells = cells.iter().filter(|(column, _)| has(mask, *column));
            cells.filter_map(|(column, score)| Some((*column, i64::from(amount(*score)?))))
        };
        let (mut n, mut x, mut xx) = (0, 0, 0);
        for (_, amount) in inside() {
            n += 1;
            x += amount;
            xx += amount * amount;
        }
        let variance = n * xx - x * x;
        if variance == 0 {
            return;
        }
        let length = (n as f64 * variance as f64).sqrt();
        self.count += 1;
        for (column, amount) in inside() {
            self.sum[column] += (n * amount - x) as f64 / length;
        }
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A line with a place for every column.
///
/// Gaps are few where a table is worth reading: what a pair needs are the sums
/// of each line less the columns that only it is scored in, and the products,
/// which the compiler takes eight columns at a time.
struct Dense<'t> {
    /// In hundredths, 0 where it is unscored.
    amounts: Vec<i16>,
    /// A bit for each column that is scored.
    mask: &'t [u64],
    sum: i64,
    squares: i64,
}

impl<'t> Dense<'t> {
    fn of(cells: &[(usize, Score)], mask: &'t [u64], columns: usize) -> Self {
        let mut line = Self {
            amounts: vec![0; columns],
            mask,
            sum: 0,
            squares: 0,
        };
        for (column, score) in cells {
            let amount = amount(*score).unwrap_or_default();
            line.amounts[*column] = amount as i16;
            line.sum += i64::from(amount);
            line.squares += i64::from(amount * amount);
        }
        line
    }

    fn with(&self, other: &Self) -> Sums {
        let both = self.mask.iter().zip(other.mask);
        let (x, xx) = self.sums_without_gaps_of(other);
        let (y, yy) = other.sums_without_gaps_of(self);
        // At most `limits::FACTORS` products of 1000 × 1000 are not past `i32`.
        let products = self.amounts.iter().zip(&other.amounts);
        let xy: i32 = products.map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
        Sums {
            n: both.map(|(a, b)| i64::from((a & b).count_ones())).sum(),
            x,
            y,
            xx,
            yy,
            xy: xy.into(),
        }
    }

    /// The sum and the sum of squares where `other` is scored too.
    fn sums_without_gaps_of(&self, other: &Self) -> (i64, i64) {
        let (mut sum, mut squares) = (self.sum, self.squares);
        for (word, (mine, theirs)) in self.mask.iter().zip(other.mask).enumerate() {
            let mut alone = mine & !theirs;
            while alone != 0 {
                let amount = self.amounts[word * 64 + alone.trailing_zeros() as usize];
                sum -= i64::from(amount);
                squares -= i64::from(amount) * i64::from(amount);
                alone &= alone - 1;
            }
        }
        (sum, squares)
    }
}

/// Every pair of lines of `groups`, one after the other.
fn one_by_one(groups: &[Group<'_>], columns: usize) -> Pairs {
    let lines: Vec<Dense<'_>> = groups
        .iter()
        .flat_map(|group| group.lines.iter().map(|cells| (cells, &group.mask)))
        .map(|(cells, mask)| Dense::of(cells, mask, columns))
        .collect();
    let mut pairs = Pairs::default();
    for (index, line) in lines.iter().enumerate() {
        for other in &lines[index + 1..] {
            if let Some(r) = line.with(other).r() {
                pairs.add(r);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
