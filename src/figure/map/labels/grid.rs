//! Boxes on a page, found by where they are.

use kurbo::{Line, Point, Rect};

/// The side of a cell, in points: about the height of two lines of text.
const CELL: f64 = 26.0;

/// The most cells along one side.
const MOST: usize = 256;

/// Boxes in the cells of a page.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    area: Rect,
    columns: usize,
    rows: usize,
    /// The boxes that touch each cell.
    cells: Vec<Vec<u32>>,
    boxes: Vec<Option<Rect>>,
}

impl Grid {
    /// Without boxes.
    pub(super) fn new(area: Rect) -> Self {
        let count = |side: f64| ((side / CELL).ceil() as usize).clamp(1, MOST);
        let (columns, rows) = (count(area.width()), count(area.height()));
        Self {
            area,
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
            boxes: Vec::new(),
        }
    }

    /// The first and last column, and the first and last row, that a box touches.
    fn cells(&self, area: Rect) -> (usize, usize, usize, usize) {
        // `as` stops at 0 and takes NaN there.
        let column = |x: f64| {
            let at = (x - self.area.x0) / self.area.width().max(1.0) * self.columns as f64;
            (at as usize).min(self.columns - 1)
        };
        let row = |y: f64| {
            let at = (y - self.area.y0) / self.area.height().max(1.0) * self.rows as f64;
            (at as usize).min(self.rows - 1)
        };
        (column(area.x0), column(area.x1), row(area.y0), row(area.y1))
    }

    /// Add a box and give the name to call it by.
    pub(super) fn add(&mut self, area: Rect) -> usize {
        self.boxes.push(None);
        let name = self.boxes.len() - 1;
        self.put(name, area);
        name
    }

    /// Make room for a box that is put somewhere later.
    pub(super) fn reserve(&mut self, count: usize) {
        self.boxes.resize(self.boxes.len() + count, None);
    }

    /// Put a box that is nowhere to a place.
    pub(super) fn put(&mut self, name: usize, area: Rect) {
        let (left, right, top, bottom) = self.cells(area);
        for row in top..=bottom {
            for column in left..=right {
                self.cells[row * self.columns + column].push(name as u32);
            }
        }
        self.boxes[name] = Some(area);
    }

    /// Take a box away.
    pub(super) fn take(&mut self, name: usize) {
        let Some(area) = self.boxes[name].take() else {
            return;
        };
        let (left, right, top, bottom) = self.cells(area);
        for row in top..=bottom {
            for column in left..=right {
                let cell = &mut self.cells[row * self.columns + column];
                cell.retain(|other| *other as usize != name);
            }
        }
    }

    /// Whether any box but `except` overlaps an area.
    pub(super) fn is_taken(&self, area: Rect, except: usize) -> bool {
        self.over(area).any(|name| name != except)
    }

    /// The boxes that overlap an area; one that touches several cells may come
    /// several times.
    pub(super) fn over(&self, area: Rect) -> impl Iterator<Item = usize> {
        let (left, right, top, bottom) = self.cells(area);
        let rows = (top..=bottom).map(|row| row * self.columns);
        let cells = rows.flat_map(move |row| row + left..=row + right);
        let names = cells.flat_map(|cell| &self.cells[cell]);
        names
            .map(|name| *name as usize)
            .filter(move |name| self.boxes[*name].is_some_and(|other| overlap(other, area)))
    }

    /// The boxes whose inside a line crosses, each once.
    pub(super) fn crossed(&self, line: Line) -> Vec<usize> {
        let mut names: Vec<usize> = self
            .over(Rect::from_points(line.p0, line.p1).inflate(0.5, 0.5))
            .filter(|name| self.boxes[*name].is_some_and(|area| crosses(line, area)))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Whether two boxes share more than an edge.
pub(super) fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// Whether a line runs through a box.
///
/// The part of the line within each pair of sides is cut down until nothing is
/// left (Liang and Barsky, *A New Concept and Method for Line Clipping*, 1984).
pub(super) fn crosses(line: Line, area: Rect) -> bool {
    let way = line.p1 - line.p0;
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (way, low, high) in [
        (way.x, area.x0 - line.p0.x, area.x1 - line.p0.x),
        (way.y, area.y0 - line.p0.y, area.y1 - line.p0.y),
    ] {
        if way == 0.0 {
            if low >= 0.0 || high <= 0.0 {
                return false;
            }
            continue;
        }
        let (enter, leave) = (low / way, high / way);
        start = start.max(enter.min(leave));
        end = end.min(enter.max(leave));
    }
    start < end
}

/// Whether a box lies across the line of a circle.
pub(super) fn is_on_circle(area: Rect, middle: Point, radius: f64) -> bool {
    let nearest = nearest(area, middle);
    let far = |low: f64, high: f64, at: f64| (at - low).abs().max((high - at).abs());
    let furthest = far(area.x0, area.x1, middle.x).hypot(far(area.y0, area.y1, middle.y));
    nearest.distance(middle) < radius && radius < furthest
}

/// The point of a box that is nearest to another point.
pub(super) fn nearest(area: Rect, to: Point) -> Point {
    Point::new(to.x.clamp(area.x0, area.x1), to.y.clamp(area.y0, area.y1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rect() -> impl Strategy<Value = Rect> {
        let at = || -20.0..220.0;
        (at(), at(), 0.5..60.0, 0.5..60.0)
            .prop_map(|(x, y, width, height)| Rect::new(x, y, x + width, y + height))
    }

    #[test]
    fn a_line_crosses_a_box_only_where_it_runs_through_it() {
        let area = Rect::new(10.0, 10.0, 20.0, 20.0);
        let runs = |a: (f64, f64), b: (f64, f64)| crosses(Line::new(a, b), area);
        assert!(runs((0.0, 15.0), (30.0, 15.0)));
        assert!(runs((15.0, 0.0), (15.0, 12.0)));
        assert!(runs((5.0, 5.0), (25.0, 25.0)));
        assert!(!runs((0.0, 15.0), (9.0, 15.0)));
        assert!(!runs((0.0, 10.0), (30.0, 10.0)));
        assert!(!runs((0.0, 15.0), (15.0, 0.0)));
    }

    #[test]
    fn a_box_on_a_circle_is_neither_inside_nor_outside() {
        let on = |area| is_on_circle(area, Point::new(50.0, 50.0), 30.0);
        assert!(on(Rect::new(70.0, 45.0, 90.0, 55.0)));
        assert!(!on(Rect::new(45.0, 45.0, 60.0, 55.0)));
        assert!(!on(Rect::new(90.0, 45.0, 99.0, 55.0)));
        assert!(on(Rect::new(0.0, 0.0, 100.0, 100.0)));
    }

    proptest! {
        #[test]
        fn the_grid_finds_what_overlaps(
            boxes in prop::collection::vec(rect(), 0..40),
            taken in prop::collection::vec(any::<bool>(), 40),
            area in rect(),
        ) {
            let mut grid = Grid::new(Rect::new(0.0, 0.0, 200.0, 200.0));
            for area in &boxes {
                grid.add(*area);
            }
            for (name, _) in boxes.iter().enumerate().filter(|(name, _)| taken[*name]) {
                grid.take(name);
            }
            let mut found: Vec<usize> = grid.over(area).collect();
            found.sort_unstable();
            found.dedup();
            let expected: Vec<usize> = (0..boxes.len())
                .filter(|name| !taken[*name] && overlap(boxes[*name], area))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
