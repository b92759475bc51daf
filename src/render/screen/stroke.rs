//! Lines with round ends, which egui's lack.

use egui::{Color32, Pos2, Rect, Shape, Stroke, Vec2};

use super::brush::Outline;

/// Lines thinner than this, in points, show no shape at their ends.
const ROUND_FROM: f32 = 1.75;

/// The same for dashes, of which there may be thousands.
const ROUND_DASHES_FROM: f32 = 4.0;

/// How lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    /// In points on screen.
    pub width: f32,
    /// Of the line.
    pub color: Color32,
}

impl Pen {
    /// Whether any of a line may be seen within `clip`.
    pub(super) fn is_near(self, line: &Outline, clip: Rect) -> bool {
        let bounds = Rect::from_points(&line.points).expand(self.width);
        clip.intersects(bounds)
    }

    /// Append the shapes of one line.
    pub(super) fn draw(self, line: &Outline, shapes: &mut Vec<Shape>) {
        self.draw_with_ends(line, ROUND_FROM, shapes);
    }

    /// Append the shapes of one of many dashes, with plainer ends.
    pub(super) fn draw_dash(self, dash: &Outline, shapes: &mut Vec<Shape>) {
        self.draw_with_ends(dash, ROUND_DASHES_FROM, shapes);
    }

    /// Append the shapes of one line, with round ends from a width on.
    fn draw_with_ends(self, line: &Outline, round_from: f32, shapes: &mut Vec<Shape>) {
        let stroke = Stroke::new(self.width, self.color);
        let radius = self.width / 2.0;
        if line.closed && line.points.len() > 2 {
            shapes.push(Shape::closed_line(line.points.clone(), stroke));
            return;
        }
        let (Some(&first), Some(&last)) = (line.points.first(), line.points.last()) else {
            return;
        };
        let steps = line.points.windows(2);
        let length: f32 = steps.map(|ends| ends[0].distance(ends[1])).sum();
        if length < 0.1 * self.width {
            shapes.push(Shape::circle_filled(first, radius, self.color));
            return;
        }
        // Two half-seen colours on each other are darker than one.
        let is_opaque = self.color.a() == u8::MAX;
        let mut longer_by = radius;
        if self.width >= round_from && is_opaque {
            shapes.push(Shape::circle_filled(first, radius, self.color));
            shapes.push(Shape::circle_filled(last, radius, self.color));
            longer_by = 0.0;
        }
        if let &[first, last] = line.points.as_slice() {
            let mut ends = [first, last];
            lengthen(&mut ends, longer_by);
            shapes.push(Shape::line_segment(ends, stroke));
        } else {
            let mut points = line.points.clone();
            lengthen(&mut points, longer_by);
            shapes.push(Shape::line(points, stroke));
        }
    }
}

/// Move the ends of a line outwards.
fn lengthen(points: &mut [Pos2], by: f32) {
    if let [first, second, ..] = points {
        *first += outwards(*first, *second) * by;
    }
    if let [.., before, last] = points {
        *last += outwards(*last, *before) * by;
    }
}

/// The direction from the second point to the first.
fn outwards(end: Pos2, inner: Pos2) -> Vec2 {
    (end - inner).normalized()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(points: &[Pos2], width: f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let line = Outline {
            points: points.to_vec(),
            closed: false,
        };
        let color = Color32::BLACK;
        Pen { width, color }.draw(&line, &mut shapes);
        shapes
    }

    #[test]
    fn thick_and_thin_lines_reach_half_their_width_beyond_their_ends() {
        let points = [Pos2::new(10.0, 10.0), Pos2::new(20.0, 10.0)];
        for width in [1.0, 3.0] {
            let shapes = draw(&points, width);
            let seen = shapes.iter().fold(Rect::NOTHING, |seen, shape| {
                seen.union(shape.visual_bounding_rect())
            });
            assert!((seen.left() - (10.0 - width / 2.0)).abs() < 0.51, "{seen}");
            assert!((seen.right() - (20.0 + width / 2.0)).abs() < 0.51, "{seen}");
        }
    }

    #[test]
    fn a_dash_without_length_is_a_dot() {
        let shapes = draw(&[Pos2::ZERO, Pos2::new(0.01, 0.0)], 2.0);
        assert!(matches!(shapes.as_slice(), [Shape::Circle(dot)] if dot.radius == 1.0));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(draw(&[], 2.0).is_empty());
    }
}
