//! What lies under the pointer.

use kurbo::{ParamCurveNearest as _, Point};

use crate::figure::{Canvas, Fonts, Part, Shape};
use crate::model::CompetitorId;

/// How near to a curve the pointer must be, in screen points.
pub(super) const REACH: f64 = 6.0;

/// The competitor whose label, curve or marker is nearest to `at` and no
/// further than `reach`, both in page points; the selected one before all others.
pub(super) fn competitor_at(
    canvas: &Canvas,
    at: Point,
    reach: f64,
    fonts: &Fonts,
    selected: Option<&CompetitorId>,
) -> Option<CompetitorId> {
    let mut nearest: Option<(f64, &CompetitorId)> = None;
    for mark in &canvas.scene.marks {
        let (distance, id) = match (&mark.part, &mark.shape) {
            (Part::Label(id), Shape::Text(text)) => {
                let inside = text.bounds(fonts).inflate(2.0, 1.0).contains(at);
                (if inside { 0.0 } else { f64::MAX }, id)
            }
            (Part::Curve(id), Shape::Path { path, .. }) => {
                let segments = path.segments();
                let squares = segments.map(|segment| segment.nearest(at, 0.1).distance_sq);
                (squares.fold(f64::MAX, f64::min).sqrt(), id)
            }
            _ => continue,
        };
        // The selected curve is the one that a press picks up.
        let first = Some(id) == selected && distance <= reach;
        let distance = if first { -1.0 } else { distance };
        // Of equals the later: it is drawn in front.
        if distance <= reach && nearest.is_none_or(|(least, _)| distance <= least) {
            nearest = Some((distance, id));
        }
    }
    nearest.map(|(_, id)| id.clone())
}
