//! Value curves and the markers on them.

use kurbo::{BezPath, PathEl, Point};

use super::super::pen::Pen;
use super::super::{Part, Stroke, marker_path};
use super::{Axes, Placed, Subject};
use crate::model::{Competitor, Role, Score};

/// Dots and the gaps between them on the way down to "not offered", in points.
const DOTS: [f64; 2] = [0.1, 4.0];

/// Dashes of alternatives, in points.
const ALTERNATIVE: [f64; 2] = [7.0, 4.0];

/// Between markers that stand side by side, in points.
const SIDE_BY_SIDE: f64 = 2.0;

/// Draw all curves, back to front, and say where their points are.
pub(super) fn draw(pen: &mut Pen<'_>, subject: &Subject<'_>, axes: &Axes) -> Vec<Placed> {
    let rows = place(subject, axes);
    // Many curves in one frame are only told apart if they are thin.
    let thin = (16.0 / rows.len().max(1) as f64).clamp(0.5, 1.0);
    let mut all = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    for (competitor, row) in subject.competitors.iter().zip(rows) {
        curve(pen, competitor, &row, thin);
        all.extend(row.into_iter().flatten());
    }
    all
}

/// The points of each curve, one place per factor; `None` is a gap.
fn place(subject: &Subject<'_>, axes: &Axes) -> Vec<Vec<Option<Placed>>> {
    let scores = &subject.project.scores;
    let rows: Vec<Vec<Score>> = subject
        .competitors
        .iter()
        .map(|competitor| {
            let row = scores.row(&competitor.id);
            let score = |id| row.and_then(|row| row.get(id)).copied().unwrap_or_default();
            axes.columns.iter().map(|(id, _)| score(id)).collect()
        })
        .collect();
    let without = |column: usize| {
        let scores = rows.iter().filter_map(move |row| row.get(column));
        scores.filter(|score| **score == Score::NotOffered).count()
    };
    let crowds: Vec<usize> = (0..axes.columns.len()).map(without).collect();
    let mut standing = vec![0_usize; axes.columns.len()];
    let curves = subject.competitors.iter().zip(&rows);
    curves
        .map(|(competitor, row)| {
            let columns = axes.columns.iter().zip(row).enumerate();
            columns
                .map(|(column, ((factor, x), score))| {
                    let radius = radius(competitor, axes.pitch());
                    let mut x = *x;
                    if *score == Score::NotOffered {
                        x += beside(standing[column], crowds[column], radius, axes);
                        standing[column] += 1;
                    }
                    Some(Placed {
                        competitor: competitor.id.clone(),
                        factor: factor.clone(),
                        score: *score,
                        at: Point::new(x, axes.y_of(*score)?),
                        radius,
                    })
                })
                .collect()
        })
        .collect()
}

/// How far from the middle the `place`th of `count` markers stands: side by
/// side, closer where they would leave the column or the frame.
fn beside(place: usize, count: usize, radius: f64, axes: &Axes) -> f64 {
    let last = axes.columns.last().map_or(axes.x_range.1, |(_, x)| *x);
    let room = (0.8 * axes.pitch()).min(2.0 * (axes.x_range.1 - last));
    let step = (2.0 * radius + SIDE_BY_SIDE).min(room / count.max(1) as f64);
    (place as f64 - (count as f64 - 1.0) / 2.0) * step
}

fn radius(competitor: &Competitor, pitch: f64) -> f64 {
    let (share, largest) = match competitor.role {
        Role::Own => (0.2, 5.5),
        Role::Rival => (0.16, 4.25),
        Role::Alternative => (0.14, 3.75),
    };
    (share * pitch).clamp(1.5, largest)
}

fn curve(pen: &mut Pen<'_>, competitor: &Competitor, row: &[Option<Placed>], thin: f64) {
    let color = pen.look.color(competitor);
    let (width, dash) = match competitor.role {
        Role::Own => (3.0, Vec::new()),
        Role::Rival => (1.75 * thin, pen.look.dash(competitor).to_vec()),
        Role::Alternative => (1.5 * thin, ALTERNATIVE.to_vec()),
    };
    let (mut solid, mut dotted) = (BezPath::new(), BezPath::new());
    for pair in row.windows(2) {
        let [Some(from), Some(to)] = pair else {
            continue;
        };
        let offered = |point: &Placed| point.score != Score::NotOffered;
        let path = if offered(from) && offered(to) {
            &mut solid
        } else {
            &mut dotted
        };
        // One stroke for neighbours that join, so that dashes run on.
        if path.elements().last() != Some(&PathEl::LineTo(from.at)) {
            path.move_to(from.at);
        }
        path.line_to(to.at);
    }
    let dots = (DOTS.to_vec(), f64::min(width, 2.0));
    for (path, (dash, width)) in [(dotted, dots), (solid, (dash, width))] {
        if !path.is_empty() {
            let stroke = Stroke { width, color, dash };
            let part = Part::Curve(competitor.id.clone());
            pen.path(part, path, None, Some(stroke));
        }
    }
    for point in row.iter().flatten() {
        let hollow = point.score == Score::NotOffered;
        let page = pen.look.page;
        let (fill, edge, width) = if hollow {
            (page, color, 1.5)
        } else {
            (color, page, 1.0)
        };
        let path = marker_path(competitor.marker, point.at, point.radius);
        let stroke = Stroke {
            width,
            color: edge,
            dash: Vec::new(),
        };
        let part = Part::Point(competitor.id.clone(), point.factor.clone());
        pen.path(part, path, Some(fill), Some(stroke));
    }
}
