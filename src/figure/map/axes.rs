//! Where things stand on a map, and what stands at a place.

use kurbo::{Point, Rect};

use crate::model::{Level, Measure};

/// Where something stands along an axis of a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Position {
    /// At a level of a factor.
    Level(Level),
    /// In the gutter beyond the low end: the factor is not offered.
    NotOffered,
    /// At an amount of a metric or of the share, in its own unit.
    Value(f64),
}

impl Position {
    /// The level or the amount as a number; none in the gutter.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Level(level) => Some(level.get()),
            Self::Value(value) => Some(value),
            Self::NotOffered => None,
        }
    }
}

/// An axis of a laid-out map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAxis {
    /// What it measures: nothing, if the factor or metric is no longer there.
    pub of: Measure,
    /// The lowest and the highest value on it: levels 0 and 10 of a factor,
    /// round numbers of a metric.
    pub range: (f64, f64),
    /// Where these two stand, as an x or a y of the page. The first is the
    /// larger of the two on a flipped x and on a y that is not flipped.
    pub ends: (f64, f64),
    /// The middle of the gutter for what is not offered, if there is one.
    pub gutter: Option<f64>,
}

impl MapAxis {
    /// Whether a drag along it writes levels.
    pub fn is_draggable(&self) -> bool {
        self.of.factor().is_some()
    }

    /// Where a value stands.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        let (start, end) = self.ends;
        start + (end - start) * ((value - low) / (high - low))
    }

    /// Where a position is on the page: at the low end where there is no gutter
    /// for what is not offered.
    pub fn place(&self, position: Position) -> f64 {
        match position.value() {
            Some(value) => self.at(value),
            None => self.gutter.unwrap_or(self.ends.0),
        }
    }

    /// The value that stands at an x or y of the page, stopping at both ends.
    pub fn value_at(&self, coordinate: f64) -> f64 {
        let (low, high) = self.range;
        let (start, end) = self.ends;
        (low + (high - low) * ((coordinate - start) / (end - start))).clamp(low, high)
    }

    /// What stands at an x or y of the page: the nearest level, the gutter from
    /// halfway to it on, or so much of a metric.
    pub fn position_at(&self, coordinate: f64) -> Position {
        if !self.is_draggable() {
            return Position::Value(self.value_at(coordinate));
        }
        let (start, end) = self.ends;
        let beyond =
            |gutter: f64| (coordinate - f64::midpoint(gutter, start)) * (end - start) < 0.0;
        if self.gutter.is_some_and(beyond) {
            Position::NotOffered
        } else {
            Position::Level(Level::nearest(self.value_at(coordinate)))
        }
    }
}

/// Where positions stand on a laid-out map, and what stands at a point of it.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAxes {
    /// From left to right, if not flipped.
    pub x: MapAxis,
    /// From bottom to top, if not flipped.
    pub y: MapAxis,
    /// Around bubbles and their labels, with the gutters.
    pub frame: Rect,
}

impl MapAxes {
    /// The point of the page at two positions.
    pub fn point(&self, x: Position, y: Position) -> Point {
        Point::new(self.x.place(x), self.y.place(y))
    }

    /// What stands at a point of the page, along both axes.
    pub fn positions_at(&self, point: Point) -> (Position, Position) {
        (self.x.position_at(point.x), self.y.position_at(point.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FactorId;

    fn axis(ends: (f64, f64), gutter: Option<f64>) -> MapAxis {
        MapAxis {
            of: Measure::Factor(FactorId::from_name("f", |_| false)),
            range: (0.0, 10.0),
            ends,
            gutter,
        }
    }

    #[test]
    fn the_gutter_begins_halfway_to_it_on_either_side() {
        for (ends, gutter) in [((100.0, 500.0), 60.0), ((500.0, 100.0), 540.0)] {
            let axis = axis(ends, Some(gutter));
            let edge = f64::midpoint(ends.0, gutter);
            let outwards = (gutter - ends.0).signum();
            assert_eq!(axis.position_at(edge + outwards), Position::NotOffered);
            let low = Position::Level(Level::MIN);
            assert_eq!(axis.position_at(edge - outwards), low);
            assert_eq!(axis.place(Position::NotOffered), gutter);
        }
    }

    #[test]
    fn every_level_comes_back_from_its_place() {
        for ends in [(100.0, 500.0), (500.0, 100.0), (0.0, 1.0)] {
            let axis = axis(ends, None);
            for hundredths in 0..=1000 {
                let level = Level::nearest(f64::from(hundredths) / 100.0);
                let position = Position::Level(level);
                assert_eq!(axis.position_at(axis.place(position)), position);
            }
        }
    }

    #[test]
    fn nothing_is_dragged_along_a_metric() {
        let axis = MapAxis {
            of: Measure::Share,
            range: (0.0, 40.0),
            ends: (100.0, 500.0),
            gutter: None,
        };
        assert!(!axis.is_draggable());
        assert_eq!(axis.position_at(300.0), Position::Value(20.0));
        assert_eq!(axis.position_at(1e9), Position::Value(40.0));
    }
}
