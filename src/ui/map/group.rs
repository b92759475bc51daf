//! Where things go that are moved across a map, alone or together.

use kurbo::Point;

use super::super::live::SNAP;
use crate::figure::{MapAxes, MapAxis, Position};
use crate::model::Level;

/// Where something stands along both axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x: Position,
    pub(super) y: Position,
}

/// How a drag is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hold {
    /// In steps of [`SNAP`].
    pub(super) snap: bool,
    /// Along the axis of the larger movement only.
    pub(super) lock: bool,
}

/// Things that are moved as one, and where they were.
///
/// One thing goes where it is put: into a gutter, too, and out again. Several
/// keep their distances, stop together where the first of them comes to an end
/// of an axis, and leave what is not offered where it is.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The one that is held comes first.
    start: Vec<Spot>,
    /// Whether it may be put into a gutter.
    gutters: bool,
    /// Whether both axes are one factor, so that there is one way to go.
    diagonal: bool,
}

impl Group {
    /// Of competitors; the first is the one that is held.
    pub(super) fn of_competitors(start: Vec<Spot>, axes: &MapAxes) -> Self {
        Self {
            gutters: start.len() == 1,
            diagonal: axes.x.of == axes.y.of,
            start,
        }
    }

    /// Of one ideal, which is always a level.
    pub(super) fn of_ideal(start: Spot, axes: &MapAxes) -> Self {
        Self {
            gutters: false,
            diagonal: axes.x.of == axes.y.of,
            start: vec![start],
        }
    }

    /// Where they are once the one that is held has been taken from one point of
    /// the page to another.
    pub(super) fn dragged(&self, axes: &MapAxes, from: Point, to: Point, hold: Hold) -> Vec<Spot> {
        let way = to - from;
        let sideways = way.x.abs() >= way.y.abs();
        let locked = hold.lock || self.diagonal;
        let to = Point::new(
            if locked && !sideways { from.x } else { to.x },
            if locked && sideways { from.y } else { to.y },
        );
        let Some(held) = self.start.first() else {
            return Vec::new();
        };
        let spots = if self.gutters {
            vec![Spot {
                x: put(&axes.x, held.x, (from.x, to.x), hold.snap),
                y: put(&axes.y, held.y, (from.y, to.y), hold.snap),
            }]
        } else {
            self.shifted(
                shift(&axes.x, held.x, (from.x, to.x), hold.snap),
                shift(&axes.y, held.y, (from.y, to.y), hold.snap),
            )
        };
        self.mirrored(spots, sideways)
    }

    /// Where they are after so many levels along each axis.
    pub(super) fn nudged(&self, axes: &MapAxes, x: f64, y: f64) -> Vec<Spot> {
        let spots = match self.start.as_slice() {
            [one] if self.gutters => vec![Spot {
                x: stepped(&axes.x, one.x, x),
                y: stepped(&axes.y, one.y, y),
            }],
            _ => {
                let along = |axis: &MapAxis, by: f64| {
                    let moves = axis.is_draggable();
                    if moves {
                        (by * 100.0).round() as i32
                    } else {
                        0
                    }
                };
                self.shifted(along(&axes.x, x), along(&axes.y, y))
            }
        };
        self.mirrored(spots, x != 0.0)
    }

    /// All of them, moved by so many hundredths of a level, or as far as all of
    /// them can go.
    fn shifted(&self, x: i32, y: i32) -> Vec<Spot> {
        let room = |along: fn(&Spot) -> Position| {
            let levels = self.start.iter().filter_map(|spot| hundredths(along(spot)));
            let ends = levels.fold(None, |ends, level| match ends {
                None => Some((level, level)),
                Some((low, high)) => Some((level.min(low), level.max(high))),
            });
            ends.map_or((0, 0), |(low, high)| (-low, TOP - high))
        };
        let (x_room, y_room) = (room(|spot| spot.x), room(|spot| spot.y));
        let (x, y) = (x.clamp(x_room.0, x_room.1), y.clamp(y_room.0, y_room.1));
        let moved = |position: Position, by: i32| match hundredths(position) {
            Some(level) => Position::Level(Level::nearest(f64::from(level + by) / 100.0)),
            None => position,
        };
        let spots = self.start.iter().map(|spot| Spot {
            x: moved(spot.x, x),
            y: moved(spot.y, y),
        });
        spots.collect()
    }

    /// One factor on both axes has one level.
    fn mirrored(&self, mut spots: Vec<Spot>, from_x: bool) -> Vec<Spot> {
        if self.diagonal {
            for spot in &mut spots {
                if from_x {
                    spot.y = spot.x;
                } else {
                    spot.x = spot.y;
                }
            }
        }
        spots
    }
}

/// The top of the scale, in hundredths.
const TOP: i32 = 1000;

fn hundredths(position: Position) -> Option<i32> {
    match position {
        Position::Level(level) => Some((level.get() * 100.0).round() as i32),
        Position::NotOffered | Position::Value(_) => None,
    }
}

/// Where something is put along an axis by a way from one coordinate of the
/// page to another.
fn put(axis: &MapAxis, start: Position, (from, to): (f64, f64), snap: bool) -> Position {
    // Exact, so that what does not move is not rounded.
    if !axis.is_draggable() || from == to {
        return start;
    }
    match axis.position_at(to) {
        Position::Level(level) if snap => Position::Level(level.snapped(SNAP)),
        position => position,
    }
}

/// How many hundredths of a level the way from one coordinate of the page to
/// another is for something that starts there.
fn shift(axis: &MapAxis, start: Position, (from, to): (f64, f64), snap: bool) -> i32 {
    if !axis.is_draggable() {
        return 0;
    }
    let (low, high) = axis.range;
    let by = (to - from) / (axis.ends.1 - axis.ends.0) * (high - low);
    let level = hundredths(start).map_or(0.0, |level| f64::from(level) / 100.0);
    let target = level + by;
    let target = if snap {
        (target / SNAP).round() * SNAP
    } else {
        target
    };
    // Far outside of the window is far enough.
    ((target - level) * 100.0).round().clamp(-1e6, 1e6) as i32
}

/// One step of the arrow keys along an axis.
fn stepped(axis: &MapAxis, start: Position, by: f64) -> Position {
    match start {
        Position::Level(level) if axis.is_draggable() => Position::Level(level.nudged(by)),
        // Up from the gutter is onto the scale.
        Position::NotOffered if by > 0.0 => Position::Level(Level::MIN),
        position => position,
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Rect;
    use proptest::prelude::*;

    use super::*;
    use crate::model::{FactorId, Measure};

    fn axis(name: &str, ends: (f64, f64)) -> MapAxis {
        MapAxis {
            of: Measure::Factor(FactorId::from_name(name, |_| false)),
            range: (0.0, 10.0),
            gutter: Some(ends.0 - 30.0 * (ends.1 - ends.0).signum()),
            ends,
        }
    }

    fn axes(flipped: bool) -> MapAxes {
        let ends = if flipped {
            (600.0, 100.0)
        } else {
            (100.0, 600.0)
        };
        MapAxes {
            x: axis("price", ends),
            y: axis("range", (500.0, 100.0)),
            frame: Rect::new(40.0, 80.0, 640.0, 560.0),
        }
    }

    fn level(value: f64) -> Position {
        Position::Level(Level::nearest(value))
    }

    fn spot(x: f64, y: f64) -> Spot {
        Spot {
            x: level(x),
            y: level(y),
        }
    }

    fn point(axes: &MapAxes, spot: Spot) -> Point {
        axes.point(spot.x, spot.y)
    }

    #[test]
    fn one_goes_where_it_is_put_and_into_the_gutter_and_out() {
        let axes = axes(false);
        let group = Group::of_competitors(vec![spot(5.0, 5.0)], &axes);
        let from = point(&axes, spot(5.0, 5.0));
        let put = |x, y| group.dragged(&axes, from, Point::new(x, y), Hold::default());
        assert_eq!(put(from.x + 50.0, from.y - 40.0), [spot(6.0, 6.0)]);
        assert_eq!(put(71.0, from.y)[0].x, Position::NotOffered);
        assert_eq!(put(-900.0, -900.0)[0].y, level(10.0));
        assert_eq!(put(from.x, from.y), [spot(5.0, 5.0)]);
    }

    #[test]
    fn a_lock_keeps_to_the_axis_of_the_larger_movement_and_a_snap_to_halves() {
        let axes = axes(false);
        let group = Group::of_competitors(vec![spot(5.03, 5.02)], &axes);
        let from = point(&axes, spot(5.03, 5.02));
        let put = |x, y, hold| group.dragged(&axes, from, from + kurbo::Vec2::new(x, y), hold);
        let lock = Hold {
            lock: true,
            snap: false,
        };
        assert_eq!(put(50.0, 30.0, lock), [spot(6.03, 5.02)]);
        assert_eq!(put(20.0, 40.0, lock), [spot(5.03, 4.02)]);
        let snap = Hold {
            lock: false,
            snap: true,
        };
        assert_eq!(put(40.0, 0.0, snap), [spot(6.0, 5.02)]);
    }

    #[test]
    fn nothing_moves_along_a_metric() {
        let mut axes = axes(false);
        axes.x.of = Measure::Share;
        axes.x.gutter = None;
        let start = Spot {
            x: Position::Value(3.0),
            y: level(5.0),
        };
        for start in [vec![start], vec![start, start]] {
            let group = Group::of_competitors(start, &axes);
            let from = Point::new(250.0, 300.0);
            let spots = group.dragged(&axes, from, Point::new(400.0, 260.0), Hold::default());
            assert_eq!(spots[0].x, Position::Value(3.0));
            assert_eq!(spots[0].y, level(6.0));
            assert_eq!(group.nudged(&axes, 1.0, 0.0)[0].x, Position::Value(3.0));
        }
    }

    #[test]
    fn on_one_factor_twice_there_is_one_level() {
        let mut axes = axes(false);
        axes.y.of = axes.x.of.clone();
        let group = Group::of_competitors(vec![spot(5.0, 5.0)], &axes);
        let from = point(&axes, spot(5.0, 5.0));
        let to = from + kurbo::Vec2::new(50.0, -10.0);
        let spots = group.dragged(&axes, from, to, Hold::default());
        assert_eq!(spots, [spot(6.0, 6.0)]);
        assert_eq!(group.nudged(&axes, 0.0, -1.0), [spot(4.0, 4.0)]);
    }

    #[test]
    fn a_step_out_of_the_gutter_is_onto_the_scale() {
        let axes = axes(false);
        let start = Spot {
            x: Position::NotOffered,
            y: level(5.0),
        };
        let group = Group::of_competitors(vec![start], &axes);
        assert_eq!(group.nudged(&axes, -0.1, 0.0), [start]);
        assert_eq!(group.nudged(&axes, 0.1, 0.0)[0].x, level(0.0));
    }

    fn any_group() -> impl Strategy<Value = Vec<Spot>> {
        let position = prop_oneof![
            8 => (0..=1000_u32).prop_map(level_of),
            1 => Just(Position::NotOffered),
        ];
        let spot = (position.clone(), position).prop_map(|(x, y)| Spot { x, y });
        prop::collection::vec(spot, 2..12)
    }

    fn level_of(hundredths: u32) -> Position {
        level(f64::from(hundredths) / 100.0)
    }

    proptest! {
        #[test]
        fn dragging_a_group_and_back_is_the_identity_and_deforms_nothing(
            start in any_group(),
            (x, y) in (-700.0..700.0_f64, -700.0..700.0_f64),
            (flipped, snap) in (any::<bool>(), any::<bool>()),
        ) {
            let axes = axes(flipped);
            let group = Group::of_competitors(start.clone(), &axes);
            let from = point(&axes, start[0]);
            let to = from + kurbo::Vec2::new(x, y);
            let there = group.dragged(&axes, from, to, Hold { snap, lock: false });
            for along in [|spot: &Spot| spot.x, |spot: &Spot| spot.y] {
                let pairs = start.iter().zip(&there);
                let ways: Vec<i32> = pairs
                    .filter_map(|(a, b)| Some(hundredths(along(b))? - hundredths(along(a))?))
                    .collect();
                prop_assert!(ways.windows(2).all(|two| two[0] == two[1]), "{ways:?}");
                for (a, b) in start.iter().zip(&there) {
                    let gutter = along(a) == Position::NotOffered;
                    prop_assert_eq!(gutter, along(b) == Position::NotOffered);
                }
            }
            // Back from where it stopped, by the way that it went.
            let went = |along: fn(&Spot) -> Position| {
                let mut pairs = start.iter().zip(&there);
                let way = pairs.find_map(|(a, b)| {
                    Some(hundredths(along(b))? - hundredths(along(a))?)
                });
                f64::from(way.unwrap_or_default()) / 100.0
            };
            let (x, y) = (went(|spot| spot.x), went(|spot| spot.y));
            let back = Group::of_competitors(there, &axes).nudged(&axes, -x, -y);
            prop_assert_eq!(back, start.clone());
            // And the same drag, taken back before it is let go.
            let same = group.dragged(&axes, from, from, Hold::default());
            prop_assert_eq!(same, start);
        }
    }
}
