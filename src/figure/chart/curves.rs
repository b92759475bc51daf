//! Value curves and the markers on them.

use kurbo::{BezPath, PathEl, Point};

use super::super::known::Fill;
use super::super::pen::Pen;
use super::super::{Part, Stroke, marker_path};
use super::whiskers::Evidence;
use super::{Axes, Placed};
use crate::model::{Competitor, Role, Score};

/// Dots and the gaps between them on the way down to "not offered", in points.
const DOTS: [f64; 2] = [0.1, 4.0];

/// Dashes of alternatives, in points.
const ALTERNATIVE: [f64; 2] = [7.0, 4.0];

/// Between markers that stand side by side, in points.
const SIDE_BY_SIDE: f64 = 2.0;

/// Of our own curve as it is, behind a scenario's, in points.
const AS_IS: f64 = 1.5;

/// Of its points, against those in front of it.
const AS_IS_RADIUS: f64 = 0.7;

/// The curves of a picture.
pub(in super::super) struct Curves<'a> {
    /// Back to front.
    pub(in super::super) competitors: Vec<&'a Competitor>,
    /// One score per column for each of them.
    pub(in super::super) rows: Vec<Vec<Score>>,
    /// The scores that the last of them has as it is, where what is drawn is a
    /// scenario that changes them.
    pub(in super::super) as_is: Option<Vec<Score>>,
    /// What is known of the levels.
    pub(in super::super) evidence: Evidence,
}

/// Where the points of all curves are; `None` is a gap.
pub(in super::super) struct Places {
    rows: Vec<Vec<Option<Placed>>>,
    as_is: Vec<Option<Placed>>,
}

impl Curves<'_> {
    /// Find the place of every point.
    pub(in super::super) fn place(&self, axes: &Axes) -> Places {
        let mut crowds: Vec<Crowd> = (0..axes.columns.len())
            .map(|column| self.crowd(column))
            .collect();
        let placed = self.competitors.iter().zip(&self.rows).enumerate();
        let rows: Vec<Vec<Option<Placed>>> = placed
            .map(|(curve, (competitor, row))| {
                let aside = self.evidence.aside(curve, axes);
                place(competitor, row, aside, &mut crowds, axes)
            })
            .collect();
        let as_is = match (&self.as_is, self.competitors.last(), rows.last()) {
            (Some(before), Some(own), Some(now)) => {
                let aside = self.evidence.aside(rows.len() - 1, axes);
                let mut before = place(own, &self.changed(before), aside, &mut crowds, axes);
                for (before, now) in before.iter_mut().zip(now) {
                    *before = before.take().or_else(|| now.clone());
                }
                self.leave_gaps(before)
            }
            _ => Vec::new(),
        };
        Places { rows, as_is }
    }

    /// Those of `before` that are different now.
    fn changed(&self, before: &[Score]) -> Vec<Score> {
        let now = self.rows.last().into_iter().flatten();
        let pairs = before.iter().zip(now);
        pairs
            .map(|(before, now)| {
                if before == now {
                    Score::Unscored
                } else {
                    *before
                }
            })
            .collect()
    }

    /// What is unscored as it is has no place, whatever it is in the scenario.
    fn leave_gaps(&self, mut places: Vec<Option<Placed>>) -> Vec<Option<Placed>> {
        let before = self.as_is.iter().flatten();
        for (place, score) in places.iter_mut().zip(before) {
            if *score == Score::Unscored {
                *place = None;
            }
        }
        places
    }

    /// Whether any point stands on the rule for what is not offered.
    pub(in super::super) fn any_not_offered(&self) -> bool {
        let scores = self.rows.iter().chain(&self.as_is).flatten();
        scores.into_iter().any(|score| *score == Score::NotOffered)
    }

    /// How many markers stand on the lowest rule of a column.
    fn crowd(&self, column: usize) -> Crowd {
        let scores = self.rows.iter().filter_map(|row| row.get(column));
        let count = scores.filter(|score| **score == Score::NotOffered).count();
        let own = self.rows.last().and_then(|row| row.get(column));
        let before = self.as_is.as_ref().and_then(|row| row.get(column));
        let as_is = before == Some(&Score::NotOffered) && before != own;
        Crowd {
            count: count + usize::from(as_is),
            standing: 0,
        }
    }

    /// Draw all curves, back to front.
    pub(in super::super) fn draw(&self, pen: &mut Pen<'_>, places: &Places, axes: &Axes) {
        // Many curves in one frame are only told apart if they are thin.
        let thin = (16.0 / places.rows.len().max(1) as f64).clamp(0.5, 1.0);
        if let Some(own) = self.competitors.last() {
            as_is(pen, own, &places.as_is);
        }
        self.evidence
            .draw(pen, &self.competitors, &places.rows, axes);
        let curves = self.competitors.iter().zip(&places.rows).enumerate();
        for (curve, (competitor, row)) in curves {
            lines_of(pen, competitor, row, thin);
            for (column, point) in row.iter().enumerate() {
                if let Some(point) = point {
                    self.point(pen, competitor, point, (curve, column));
                }
            }
        }
    }

    /// Draw a point: hollow where the factor is not offered, and else filled as
    /// much as its level is sure, where the picture says that.
    fn point(
        &self,
        pen: &mut Pen<'_>,
        competitor: &Competitor,
        point: &Placed,
        (curve, column): (usize, usize),
    ) {
        let fill = if point.score == Score::NotOffered {
            Fill::NotOffered
        } else if self.evidence.kinds.confidence {
            Fill::of(self.evidence.get(curve, column).confidence)
        } else {
            Fill::Full
        };
        let part = Part::Point(competitor.id.clone(), point.factor.clone());
        let color = pen.look.color(competitor);
        let marker = (competitor.marker, point.at, point.radius);
        pen.marker(&part, marker, color, fill);
    }
}

impl Places {
    /// Where each curve ends; none for one without points.
    pub(in super::super) fn ends(&self) -> impl Iterator<Item = Option<Point>> {
        self.rows.iter().map(|row| end(row))
    }

    /// Where our own curve ends as it is.
    pub(in super::super) fn as_is_end(&self) -> Option<Point> {
        end(&self.as_is)
    }

    /// What changes: from where to where, left to right.
    pub(in super::super) fn moves(&self) -> impl Iterator<Item = (&Placed, &Placed)> {
        let now = self.rows.last().into_iter().flatten();
        let pairs = self.as_is.iter().zip(now);
        pairs.filter_map(|(before, now)| {
            let (before, now) = (before.as_ref()?, now.as_ref()?);
            (before.score != now.score).then_some((before, now))
        })
    }

    /// Every point, curve by curve, back to front.
    pub(in super::super) fn into_points(self) -> Vec<Placed> {
        self.rows.into_iter().flatten().flatten().collect()
    }
}

/// The markers that stand side by side on the lowest rule of a column.
struct Crowd {
    count: usize,
    /// How many of them have their place.
    standing: usize,
}

/// The points of one curve.
fn place(
    competitor: &Competitor,
    row: &[Score],
    aside: f64,
    crowds: &mut [Crowd],
    axes: &Axes,
) -> Vec<Option<Placed>> {
    let radius = radius(competitor, axes.pitch());
    let columns = axes.columns.iter().zip(row).zip(crowds);
    columns
        .map(|(((factor, x), score), crowd)| {
            let mut x = *x;
            if *score == Score::NotOffered {
                x += beside(crowd, radius, axes);
                crowd.standing += 1;
            } else {
                x += aside;
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
}

/// The place beside the last point of a curve where its leader line begins.
fn end(row: &[Option<Placed>]) -> Option<Point> {
    let last = row.iter().rev().flatten().next()?;
    // A hollow marker reaches a little further.
    let edge = if last.score == Score::NotOffered {
        3.0
    } else {
        2.0
    };
    Some(Point::new(last.at.x + last.radius * 1.4 + edge, last.at.y))
}

/// How far from the middle the next marker of a crowd stands: side by side,
/// closer where they would leave the column or the frame.
fn beside(crowd: &Crowd, radius: f64, axes: &Axes) -> f64 {
    let Crowd { count, standing } = *crowd;
    let last = axes.columns.last().map_or(axes.x_range.1, |(_, x)| *x);
    let room = (0.8 * axes.pitch()).min(2.0 * (axes.x_range.1 - last));
    let step = (2.0 * radius + SIDE_BY_SIDE).min(room / count.max(1) as f64);
    (standing as f64 - (count as f64 - 1.0) / 2.0) * step
}

fn radius(competitor: &Competitor, pitch: f64) -> f64 {
    let (share, largest) = match competitor.role {
        Role::Own => (0.2, 5.5),
        Role::Rival => (0.16, 4.25),
        Role::Alternative => (0.14, 3.75),
    };
    (share * pitch).clamp(1.5, largest)
}

/// The line of a curve.
fn lines_of(pen: &mut Pen<'_>, competitor: &Competitor, row: &[Option<Placed>], thin: f64) {
    let color = pen.look.color(competitor);
    let (width, dash) = match competitor.role {
        Role::Own => (3.0, Vec::new()),
        Role::Rival => (1.75 * thin, pen.look.dash(competitor).to_vec()),
        Role::Alternative => (1.5 * thin, ALTERNATIVE.to_vec()),
    };
    let (solid, dotted) = lines(row);
    let dots = (DOTS.to_vec(), f64::min(width, 2.0));
    for (path, (dash, width)) in [(dotted, dots), (solid, (dash, width))] {
        if !path.is_empty() {
            let stroke = Stroke { width, color, dash };
            let part = Part::Curve(competitor.id.clone());
            pen.path(part, path, None, Some(stroke));
        }
    }
}

/// The stretches of a curve that are drawn solid, and those that are dotted.
fn lines(row: &[Option<Placed>]) -> (BezPath, BezPath) {
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
    (solid, dotted)
}

/// Our own curve as it is: thin and pale, with small points where it differs.
fn as_is(pen: &mut Pen<'_>, own: &Competitor, row: &[Option<Placed>]) {
    let color = pen.look.pale(pen.look.color(own));
    let (solid, dotted) = lines(row);
    for (path, dash) in [(dotted, DOTS.to_vec()), (solid, Vec::new())] {
        if !path.is_empty() {
            let stroke = Stroke {
                width: AS_IS,
                color,
                dash,
            };
            pen.path(Part::AsIs, path, None, Some(stroke));
        }
    }
    for point in row.iter().flatten() {
        let hollow = point.score == Score::NotOffered;
        let fill = if hollow { pen.look.page } else { color };
        let path = marker_path(own.marker, point.at, AS_IS_RADIUS * point.radius);
        let stroke = Stroke {
            width: 1.0,
            color,
            dash: Vec::new(),
        };
        pen.path(Part::AsIs, path, Some(fill), Some(stroke));
    }
}
