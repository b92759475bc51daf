//! What the areas of bubbles stand for.

use kurbo::{Circle, Line, Point, Rect, Shape as _};

use super::super::paragraph::{LINE_HEIGHT, Paragraph, shown_name};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Stroke, Turn, Weight};
use super::bubbles::Sizes;
use super::range::{quantity, round_down};
use super::subject::Subject;

/// The size of its letters.
const LETTERS: f64 = 9.0;

/// The radius of its largest circle, at most.
const LARGEST: f64 = 23.0;

/// The most circles within each other.
const MOST: usize = 3;

/// How much smaller the area of each circle is than that of the one around it, at least.
const SMALLER: f64 = 4.0;

/// Of the name of what is measured, in points.
const NAME_WIDTH: f64 = 130.0;

/// Between circles and their numbers.
const GAP: f64 = 7.0;

/// A key to the sizes of bubbles.
pub(super) struct Key {
    /// Sizes and radii, the largest first.
    circles: Vec<(String, f64)>,
    name: String,
    numbers: f64,
    name_width: f64,
}

impl Key {
    /// None where all bubbles have one size.
    pub(super) fn of(subject: &Subject<'_>, sizes: &Sizes, fonts: &Fonts) -> Option<Self> {
        let dimension = subject.size?;
        let mut size = round_down(sizes.most()?);
        let mut circles: Vec<(String, f64)> = Vec::new();
        while circles.len() < MOST {
            let radius = sizes.radius(size)?;
            // Round numbers too small to be told apart are no help.
            let apart = circles
                .last()
                .is_none_or(|(_, above)| 2.0 * (above - radius) >= LINE_HEIGHT * LETTERS);
            if radius < 1.5 || !apart {
                break;
            }
            let too_large = radius > LARGEST;
            if !too_large {
                circles.push((quantity(size, dimension.unit()), radius));
            }
            size = round_down(size / if too_large { 2.0 } else { SMALLER });
        }
        let width = |text: &str| fonts.width(text, LETTERS, Weight::Regular);
        let numbers = circles.iter().map(|(text, _)| width(text));
        let numbers = numbers.fold(0.0, f64::max).ceil();
        let paragraph = Paragraph::new(&shown_name(dimension.name()), Weight::Regular, fonts);
        let mut lines = paragraph.lines(NAME_WIDTH / LETTERS, fonts);
        lines.shorten(1);
        let name = format!("Area: {}", lines.rows.concat());
        (!circles.is_empty()).then(|| Self {
            name_width: width(&name).ceil(),
            circles,
            name,
            numbers,
        })
    }

    fn radius(&self) -> f64 {
        self.circles.first().map_or(0.0, |(_, radius)| *radius)
    }

    /// Of all of it, in points.
    pub(super) fn width(&self) -> f64 {
        (2.0 * self.radius() + GAP + self.numbers).max(self.name_width)
    }

    /// Of all of it, in points.
    pub(super) fn height(&self) -> f64 {
        2.0 * self.radius() + 1.6 * LINE_HEIGHT * LETTERS
    }

    /// Draw it with its top right corner at a point.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, corner: Point) {
        let look = pen.look;
        let style = Style {
            size: LETTERS,
            weight: Weight::Regular,
            color: look.soft_text,
            anchor: Anchor::End,
        };
        let area = Rect::new(
            corner.x - self.width(),
            corner.y,
            corner.x,
            corner.y + self.height(),
        );
        let line = LINE_HEIGHT * LETTERS;
        let baseline = corner.y + 0.5 * line + 0.36 * LETTERS;
        let part = Part::SizeKey;
        pen.text(
            &part,
            &self.name,
            Point::new(area.x1, baseline),
            Turn::Upright,
            style,
        );
        let middle = area.x1 - self.numbers - GAP - self.radius();
        for (text, radius) in &self.circles {
            let circle = Circle::new((middle, area.y1 - 1.0 - radius), *radius);
            let stroke = Stroke {
                width: 1.0,
                color: look.standard,
                dash: Vec::new(),
            };
            pen.path(part.clone(), circle.to_path(0.05), None, Some(stroke));
            let top = area.y1 - 1.0 - 2.0 * radius;
            let end = area.x1 - self.numbers - 2.0;
            let rule = Line::new((middle, top), (end, top));
            pen.line(part.clone(), rule, 0.5, look.strong_rule);
            let at = Point::new(area.x1, top + 0.36 * LETTERS);
            pen.text(&part, text, at, Turn::Upright, style);
        }
    }
}
