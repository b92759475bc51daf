//! How far levels may be off, and how sure they are, in pictures of curves.
//!
//! Curves with whiskers stand side by side, each a little to the right of the
//! one before, whatever their levels are: whiskers of one factor do not lie on
//! each other, and a point that is dragged moves nothing else.

use kurbo::{BezPath, Line, Point};

use super::super::known::{Kinds, Known};
use super::super::paragraph::shown_name;
use super::super::pen::Pen;
use super::super::{Part, Stroke};
use super::{Axes, Placed};
use crate::model::{Competitor, Factor, Project, Scale};

/// Of the lines, in points.
const WIDTH: f64 = 1.0;

/// How opaque they are.
const OPACITY: f64 = 0.6;

/// Half the length of the line at an end, at most, in points.
const END: f64 = 3.0;

/// The same against the way from one curve to the next, at most.
const ENDS: f64 = 0.4;

/// From one curve to the next, in points, where there is room for that.
const STEP: f64 = 10.0;

/// The part of the way to the next factor that curves take side by side.
const SHARE: f64 = 0.64;

/// What is known of the levels of curves, as far as it is drawn.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Evidence {
    /// One per curve and column; empty where nothing is drawn.
    rows: Vec<Vec<Known>>,
    /// The curves that stand side by side, in this order.
    abreast: Vec<usize>,
    /// What there is to explain.
    pub(in super::super) kinds: Kinds,
}

impl Evidence {
    /// Of the levels of `competitors` on `factors`; `as_is` is the project
    /// before the scenario that is drawn.
    pub(in super::super) fn of(
        project: &Project,
        as_is: Option<&Project>,
        competitors: &[&Competitor],
        factors: &[&Factor],
    ) -> Self {
        let settings = project.settings;
        if !settings.whiskers && !settings.confidence {
            return Self::default();
        }
        let mut evidence = Self::default();
        for (at, competitor) in competitors.iter().enumerate() {
            let mut kinds = Kinds::default();
            let mut row = Vec::with_capacity(factors.len());
            for factor in factors {
                let ids = (&competitor.id, &factor.id);
                kinds.add(project, ids.0, ids.1);
                row.push(Known::of(project, as_is, ids));
            }
            if kinds.whiskers() {
                evidence.abreast.push(at);
            }
            evidence.kinds.merge(kinds);
            evidence.rows.push(row);
        }
        // What is planned has no evidence, and may be any level.
        evidence.kinds.unsaid |= as_is.is_some();
        evidence
    }

    /// What is known of a level, if anything is drawn of that.
    pub(super) fn get(&self, curve: usize, column: usize) -> Known {
        let row = self.rows.get(curve);
        row.and_then(|row| row.get(column))
            .copied()
            .unwrap_or_default()
    }

    /// What is drawn of one curve, in a sentence: "Evidence: Price ± 0.5,
    /// measured; Speed a guess."; empty where that is nothing.
    pub(in super::super) fn in_words(
        &self,
        curve: usize,
        factors: &[&Factor],
        scale: Scale,
    ) -> String {
        let (low, high) = scale.ends();
        let told = factors.iter().enumerate().filter_map(|(column, factor)| {
            let Known { spread, confidence } = self.get(curve, column);
            let spread = spread.map(|spread| format!("± {:.1}", spread * (high - low) / 10.0));
            let sure = confidence.map(|sure| sure.name().to_lowercase());
            let said: Vec<String> = spread.into_iter().chain(sure).collect();
            (!said.is_empty()).then(|| format!("{} {}", shown_name(&factor.name), said.join(", ")))
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() {
            return String::new();
        }
        format!("Evidence: {}.", told.join("; "))
    }

    /// How much room curves side by side would like to have, in points.
    pub(in super::super) fn breadth(&self) -> f64 {
        self.abreast.len().saturating_sub(1) as f64 * STEP
    }

    /// How far from the middle of its columns a curve stands.
    pub(super) fn aside(&self, curve: usize, axes: &Axes) -> f64 {
        let place = self.abreast.iter().position(|at| *at == curve);
        let middle = (self.abreast.len() as f64 - 1.0) / 2.0;
        place.map_or(0.0, |place| (place as f64 - middle) * self.step(axes))
    }

    fn step(&self, axes: &Axes) -> f64 {
        let count = self.abreast.len().saturating_sub(1).max(1) as f64;
        let last = axes.columns.last().map_or(axes.x_range.1, |(_, x)| *x);
        // Nor do the lines across the ends of the outermost leave the frame.
        let inset = axes.x_range.1 - last;
        let room = (SHARE * axes.pitch()).min(inset / (0.5 + ENDS / count));
        (room.max(0.0) / count).min(STEP)
    }

    /// Draw the whiskers of all curves, which belongs behind them.
    pub(super) fn draw(
        &self,
        pen: &mut Pen<'_>,
        competitors: &[&Competitor],
        places: &[Vec<Option<Placed>>],
        axes: &Axes,
    ) {
        let step = if self.abreast.len() < 2 {
            axes.pitch()
        } else {
            self.step(axes)
        };
        let end = (ENDS * step).min(END);
        for (curve, (competitor, row)) in competitors.iter().zip(places).enumerate() {
            let color = pen.look.color(competitor).faded(OPACITY);
            for (column, point) in row.iter().enumerate() {
                let spread = self.get(curve, column).spread;
                let (Some(point), Some(spread)) = (point, spread) else {
                    continue;
                };
                let Some(level) = point.score.level() else {
                    continue;
                };
                let ends = (level.get() - spread, level.get() + spread);
                let path = whisker(point.at, ends, end, axes);
                let stroke = Stroke {
                    width: WIDTH,
                    color,
                    dash: Vec::new(),
                };
                let part = Part::Whisker(point.competitor.clone(), point.factor.clone());
                pen.path(part, path, None, Some(stroke));
            }
        }
    }
}

/// From the lowest to the highest level that may be meant. Where the scale ends
/// before that, so does the line, without the short one across it.
fn whisker(at: Point, (low, high): (f64, f64), end: f64, axes: &Axes) -> BezPath {
    let mut path = BezPath::new();
    let mut line = |line: Line| {
        path.move_to(line.p0);
        path.line_to(line.p1);
    };
    let level = |level: f64| axes.y(level.clamp(0.0, 10.0));
    line(Line::new((at.x, level(high)), (at.x, level(low))));
    for reach in [high, low] {
        if (0.0..=10.0).contains(&reach) {
            let y = level(reach);
            line(Line::new((at.x - end, y), (at.x + end, y)));
        }
    }
    path
}
