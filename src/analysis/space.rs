//! White space: the places of a map that are far from every competitor.

/// A point of the plane from (0, 0) to (10, 10), in levels.
pub type Place = (f64, f64);

/// How finely the plane is searched at first, in levels.
const COARSE: f64 = 0.25;

/// How finely at last.
const FINE: f64 = 0.01;

/// The least distance that makes a place empty, in levels.
const LEAST: f64 = 0.5;

/// A place with nobody near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Its middle, in levels.
    pub at: Place,
    /// How far the nearest competitor is from there, in levels.
    pub distance: f64,
}

impl Gap {
    /// Whether a segment's ideal is near: closer to the middle than half the way
    /// to the nearest competitor.
    pub fn is_near(&self, ideal: Place) -> bool {
        apart(self.at, ideal) < self.distance / 2.0
    }
}

fn apart(a: Place, b: Place) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Finds the nearest of many places.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// Where the places of each cell of a square grid begin in `places`.
    starts: Vec<usize>,
    places: Vec<Place>,
    /// Cells along one side.
    side: usize,
}

impl Nearest {
    /// Of places from (0, 0) to (10, 10); others are taken to the edge.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let inside = |value: f64| value.clamp(0.0, 10.0);
        let all: Vec<Place> = places
            .into_iter()
            .filter(|(x, y)| x.is_finite() && y.is_finite())
            .map(|(x, y)| (inside(x), inside(y)))
            .collect();
        let side = ((all.len() as f64 / 2.0).sqrt() as usize).clamp(1, 200);
        let cell = |(x, y): Place| cell_of(y, side) * side + cell_of(x, side);
        let mut starts = vec![0; side * side + 1];
        for place in &all {
            starts[cell(*place) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut sorted = vec![(0.0, 0.0); all.len()];
        for place in &all {
            let at = &mut next[cell(*place)];
            sorted[*at] = *place;
            *at += 1;
        }
        Self {
            starts,
            places: sorted,
            side,
        }
    }

    /// The cells that are `around` cells away from one.
    fn ring(&self, column: usize, row: usize, around: usize) -> impl Iterator<Item = usize> {
        let side = self.side;
        let rows = row.saturating_sub(around)..=(row + around).min(side - 1);
        rows.flat_map(move |other| {
            let on_rim = other.abs_diff(row) == around;
            let left = column.checked_sub(around);
            let right = (column + around < side).then_some(column + around);
            // Off the upper and lower rim only the first and the last cell are new.
            let between = if on_rim {
                column.saturating_sub(around.saturating_sub(1))..(column + around).min(side)
            } else {
                0..0
            };
            let ends = [left, right.filter(|_| around > 0)].into_iter().flatten();
            let cells = ends.chain(between.filter(move |_| around > 0));
            cells.map(move |cell| other * side + cell)
        })
    }

    /// How far the nearest place is from `at`; infinite if there is none.
    pub fn distance(&self, at: Place) -> f64 {
        let side = self.side;
        let (column, row) = (cell_of(at.0, side), cell_of(at.1, side));
        let mut least = f64::INFINITY;
        for around in 0..side {
            // All in cells further out are at least so far away.
            let beyond = (around as f64 - 1.0) * 10.0 / side as f64;
            if beyond > 0.0 && beyond * beyond > least {
                break;
            }
            for cell in self.ring(column, row, around) {
                for place in &self.places[self.starts[cell]..self.starts[cell + 1]] {
                    let (dx, dy) = (place.0 - at.0, place.1 - at.1);
                    least = least.min(dx * dx + dy * dy);
                }
            }
        }
        least.sqrt()
    }
}

fn cell_of(value: f64, side: usize) -> usize {
    // `as` stops at 0.
    ((value / 10.0 * side as f64) as usize).min(side - 1)
}

/// Up to `count` of the emptiest places between (0, 0) and (10, 10), the
/// emptiest first.
///
/// A place is as empty as the nearest competitor is far, in levels, both axes
/// alike. Each further one is the emptiest outside the circles of those before
/// it, which reach to their nearest competitors. Places closer than half a level
/// to somebody are no gap.
pub fn gaps(competitors: &Nearest, count: usize) -> Vec<Gap> {
    let mut found: Vec<Gap> = Vec::new();
    if competitors.places.is_empty() {
        return found;
    }
    let steps = (10.0 / COARSE) as usize;
    let lattice = (0..=steps).flat_map(|row| {
        (0..=steps).map(move |column| (column as f64 * COARSE, row as f64 * COARSE))
    });
    let candidates: Vec<Gap> = lattice
        .map(|at| Gap {
            at,
            distance: competitors.distance(at),
        })
        .collect();
    for _ in 0..count {
        let is_free = |at: Place| found.iter().all(|gap| apart(gap.at, at) >= gap.distance);
        let mut best: Option<Gap> = None;
        for gap in candidates.iter().filter(|gap| is_free(gap.at)) {
            if best.is_none_or(|other| gap.distance > other.distance + 1e-9) {
                best = Some(*gap);
            }
        }
        let Some(gap) = best else { break };
        let gap = refined(gap, competitors, is_free);
        if gap.distance < LEAST {
            break;
        }
        found.push(gap);
    }
    found
}

/// The emptiest place near one that was found on the coarse grid.
fn refined(mut gap: Gap, competitors: &Nearest, is_free: impl Fn(Place) -> bool) -> Gap {
    let mut step = COARSE / 2.0;
    while step >= FINE / 2.0 {
        let around = [-1.0, 0.0, 1.0];
        let near = around
            .iter()
            .flat_map(|dy| around.map(|dx| (dx * step, dy * step)));
        let (x, y) = gap.at;
        let inside = |value: f64| value.clamp(0.0, 10.0);
        for (dx, dy) in near {
            let at = (inside(x + dx), inside(y + dy));
            let distance = competitors.distance(at);
            if distance > gap.distance + 1e-9 && is_free(at) {
                gap = Gap { at, distance };
            }
        }
        step /= 2.0;
    }
    gap
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Place>> {
        prop::collection::vec((0.0..=10.0, 0.0..=10.0), count)
    }

    #[test]
    fn the_emptiest_place_is_as_far_from_everybody_as_can_be() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)];
        let found = gaps(&Nearest::new(corners), 3);
        assert!(apart(found[0].at, (5.0, 5.0)) < 0.05, "{found:?}");
        assert!((found[0].distance - 50_f64.sqrt()).abs() < 0.01);
        let one = gaps(&Nearest::new([(2.0, 2.0)]), 1);
        assert_eq!(one[0].at, (10.0, 10.0));
    }

    #[test]
    fn a_crowd_everywhere_leaves_no_gap() {
        let crowd =
            (0..=40).flat_map(|x| (0..=40).map(move |y| (f64::from(x) / 4.0, f64::from(y) / 4.0)));
        assert_eq!(gaps(&Nearest::new(crowd), 3), []);
        assert_eq!(gaps(&Nearest::new([]), 3), []);
    }

    #[test]
    fn an_ideal_is_near_within_half_the_way() {
        let gap = Gap {
            at: (5.0, 5.0),
            distance: 3.0,
        };
        assert!(gap.is_near((6.4, 5.0)));
        assert!(!gap.is_near((6.6, 5.0)));
    }

    proptest! {
        #[test]
        fn the_grid_finds_the_nearest(all in places(1..300), at in (0.0..=10.0, 0.0..=10.0)) {
            let found = Nearest::new(all.iter().copied()).distance(at);
            let least = all.iter().map(|place| apart(*place, at)).fold(f64::INFINITY, f64::min);
            prop_assert!((found - least).abs() < 1e-9, "{} {}", found, least);
        }

        #[test]
        fn gaps_keep_apart_and_come_in_order(all in places(1..60)) {
            let nearest = Nearest::new(all.iter().copied());
            let found = gaps(&nearest, 3);
            for (index, gap) in found.iter().enumerate() {
                prop_assert!((nearest.distance(gap.at) - gap.distance).abs() < 1e-9);
                prop_assert!(gap.distance >= LEAST);
                for before in &found[..index] {
                    prop_assert!(apart(before.at, gap.at) >= before.distance - 1e-9);
                    // Refined within a step of the coarse grid.
                    prop_assert!(gap.distance <= before.distance + COARSE);
                }
            }
        }
    }
}
