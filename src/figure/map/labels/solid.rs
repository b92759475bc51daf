//! What labels must keep clear of: bubbles, and whatever else is fixed.

use kurbo::{Line, Rect};

use super::grid::Grid;

/// With more boxes than these only the places that they cover are known.
const MANY: usize = 2_500;

/// The side of such a place, in points.
const CELL: f64 = 2.0;

/// The most places along one side.
const MOST: usize = 2_000;

/// Boxes that do not move.
pub(super) enum Solid {
    /// Each by its number.
    Few(Grid),
    /// So many that only what they cover counts.
    Many(Cover),
}

/// How many boxes touch each cell of an area.
pub(super) struct Cover {
    area: Rect,
    columns: usize,
    rows: usize,
    counts: Vec<u16>,
    boxes: Vec<Rect>,
}

impl Solid {
    pub(super) fn new(
        area: Rect,
        boxes: impl ExactSizeIterator<Item = Rect>,
        more: &[Rect],
    ) -> Self {
        let boxes_and_more = boxes.len() + more.len();
        let all = boxes.chain(more.iter().copied());
        if boxes_and_more > MANY {
            return Self::Many(Cover::new(area, all.collect()));
        }
        let mut grid = Grid::new(area);
        for area in all {
            grid.add(area);
        }
        Self::Few(grid)
    }

    /// Whether any box but `except` lies in an area.
    pub(super) fn is_taken(&self, area: Rect, except: usize) -> bool {
        match self {
            Self::Few(grid) => grid.is_taken(area, except),
            Self::Many(cover) => cover.is_taken(area, except),
        }
    }

    /// How many boxes but `except` overlap an area, up to about `most`; none
    /// where there are too many to tell.
    pub(super) fn count(&self, area: Rect, except: usize, most: usize) -> usize {
        let Self::Few(grid) = self else { return 0 };
        let others = grid.over(area).filter(|name| *name != except);
        // Up to four times each, once for each cell that it touches.
        let mut others: Vec<usize> = others.take(4 * most).collect();
        others.sort_unstable();
        others.dedup();
        others.len().min(most)
    }

    /// How many boxes but `except` a line crosses; none where there are too
    /// many to tell.
    pub(super) fn crossed(&self, line: Line, except: usize) -> usize {
        let Self::Few(grid) = self else { return 0 };
        let crossed = grid.crossed(line);
        crossed.iter().filter(|name| **name != except).count()
    }
}

impl Cover {
    fn new(area: Rect, boxes: Vec<Rect>) -> Self {
        let count = |side: f64| ((side / CELL).ceil() as usize).clamp(1, MOST);
        let (columns, rows) = (count(area.width()), count(area.height()));
        let mut cover = Self {
            area,
            columns,
            rows,
            counts: vec![0; columns * rows],
            boxes,
        };
        for at in 0..cover.boxes.len() {
            let [left, right, top, bottom] = cover.cells(cover.boxes[at]);
            for row in top..=bottom {
                let start = row * columns;
                for count in &mut cover.counts[start + left..=start + right] {
                    *count = count.saturating_add(1);
                }
            }
        }
        cover
    }

    /// The first and last column, and the first and last row, that a box touches.
    fn cells(&self, area: Rect) -> [usize; 4] {
        // `as` stops at 0 and takes NaN there.
        let column = |x: f64| (((x - self.area.x0) / CELL) as usize).min(self.columns - 1);
        let row = |y: f64| (((y - self.area.y0) / CELL) as usize).min(self.rows - 1);
        [column(area.x0), column(area.x1), row(area.y0), row(area.y1)]
    }

    fn is_taken(&self, area: Rect, except: usize) -> bool {
        let [left, right, top, bottom] = self.cells(area);
        let own = self.boxes.get(except).map(|own| self.cells(*own));
        (top..=bottom).any(|row| {
            let start = row * self.columns;
            (left..=right).any(|column| {
                let is_own = own.is_some_and(|[left, right, top, bottom]| {
                    (left..=right).contains(&column) && (top..=bottom).contains(&row)
                });
                self.counts[start + column] > u16::from(is_own)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: Rect = Rect::new(10.0, 10.0, 210.0, 110.0);

    fn boxes() -> impl Strategy<Value = Vec<Rect>> {
        let one = (10.0..205.0, 10.0..105.0, 0.5..6.0_f64)
            .prop_map(|(x, y, side)| Rect::new(x, y, x + side, y + side));
        prop::collection::vec(one, 1..30)
    }

    proptest! {
        #[test]
        fn what_is_covered_is_never_said_to_be_free(
            boxes in boxes(),
            (x, y) in (10.0..180.0, 10.0..95.0),
            except in 0..30_usize,
        ) {
            let area = Rect::new(x, y, x + 25.0, y + 12.0);
            let grid = Solid::new(AREA, boxes.clone().into_iter(), &[]);
            let cover = Cover::new(AREA, boxes.clone());
            prop_assert!(!grid.is_taken(area, except) || cover.is_taken(area, except));
            // And what is clear by more than a cell is free.
            let far = area.inflate(2.1, 2.1);
            prop_assert!(grid.is_taken(far, except) || !cover.is_taken(area, except));
        }
    }
}
