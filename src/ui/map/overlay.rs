//! What is painted over the picture while somebody works on it.

use egui::{Align2, Response, Shape, Stroke, Ui, vec2};
use kurbo::Point;

use super::super::live::plate;
use super::Stage;
use super::drag::Drag;
use super::group::Spot;
use super::handles::Grip;
use super::hit::Under;
use super::thing::Thing;
use crate::figure::{MapAxis, Position};
use crate::model::Level;
use crate::render::screen::{color, screen_from_page};

/// From the edge of a thing to the ring around it: a label begins just outside.
const HALO: f32 = 2.5;

/// Halos around the selected bubbles, which are at these places in their list.
pub(super) fn selected(ui: &Ui, stage: &Stage<'_>, places: &[usize]) {
    let look = stage.context.theme.look();
    let painter = ui.painter_at(stage.clip);
    let halo = Stroke::new(2.0, color(look.accent.faded(0.45)));
    let bubbles = &stage.picture.bubbles;
    for bubble in places.iter().filter_map(|place| bubbles.get(*place)) {
        let at = screen_from_page(&stage.transform, bubble.at);
        let radius = bubble.radius as f32 * stage.scale() + HALO;
        painter.circle_stroke(at, radius, halo);
    }
}

/// The name of a bubble that has no label but the pointer.
pub(super) fn name(ui: &Ui, stage: &Stage<'_>, grips: &[Grip]) {
    let Some(Under::Bubble(id)) = &stage.under else {
        return;
    };
    if stage.picture.labels.competitors.contains_key(id) {
        return;
    }
    let thing = Thing::Competitor(id.clone());
    let Some(grip) = grips.iter().find(|grip| grip.thing == thing) else {
        return;
    };
    let at = screen_from_page(&stage.transform, grip.at);
    let up = grip.radius as f32 * stage.scale() + 6.0;
    let text = super::words::short(&stage.who(id));
    let at = at - vec2(0.0, up);
    let theme = stage.context.theme;
    plate(ui, stage.clip, theme, at, Align2::CENTER_BOTTOM, &text);
}

/// Rings around a thing: focused, hovered, not on the map yet.
pub(super) fn grip(ui: &Ui, stage: &Stage<'_>, response: &Response, grip: &Grip) {
    let look = stage.context.theme.look();
    let painter = ui.painter_at(stage.clip);
    let center = screen_from_page(&stage.transform, grip.at);
    let radius = grip.radius as f32 * stage.scale();
    if grip.unplaced
        && let Thing::Competitor(id) = &grip.thing
    {
        let competitor = stage.directory.find(id);
        let ink = competitor.map_or(look.strong_rule, |found| look.color(found));
        let line = Stroke::new(1.5, color(ink.faded(0.6)));
        painter.circle(center, radius, color(look.page), line);
        let theme = stage.context.theme;
        let text = format!("Drag {} here", super::words::short(&stage.who(id)));
        let at = center + vec2(radius + 8.0, 0.0);
        plate(ui, stage.clip, theme, at, Align2::LEFT_CENTER, &text);
    }
    let ring = matches!(grip.thing, Thing::Segment(_));
    // The picture cuts rings off at its frame.
    let painter = if ring {
        painter.with_clip_rect(stage.frame().intersect(stage.clip))
    } else {
        painter
    };
    if ring && (response.has_focus() || is_active(stage, response, grip)) {
        // The middle, which is where a ring is taken.
        let stroke = Stroke::new(1.5, color(look.accent));
        for arm in [vec2(5.0, 0.0), vec2(0.0, 5.0)] {
            painter.line_segment([center - arm, center + arm], stroke);
        }
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, color(look.accent));
        painter.circle_stroke(center, radius + HALO + 0.5, stroke);
    } else if ring && grip.thing.is_selected(stage.context.selection) {
        let stroke = Stroke::new(2.0, color(look.accent.faded(0.45)));
        painter.circle_stroke(center, radius + HALO, stroke);
    } else if is_active(stage, response, grip) {
        let stroke = Stroke::new(1.5, color(look.strong_rule));
        painter.circle_stroke(center, radius + HALO, stroke);
    }
}

/// Whether the pointer is on a thing.
fn is_active(stage: &Stage<'_>, response: &Response, grip: &Grip) -> bool {
    let under = stage.under.as_ref();
    match &grip.thing {
        Thing::Competitor(_) => response.hovered(),
        Thing::Segment(id) => response.hovered() || under.and_then(Under::segment) == Some(id),
    }
}

/// Under what moves: the industry standards on both axes. They are named at the
/// ends that are away from `now`, the place of what moves on the page.
pub(super) fn standards(ui: &Ui, stage: &Stage<'_>, drag: &Drag, now: Point) {
    let axes = &stage.picture.axes;
    let frame = axes.frame;
    let middle = frame.center();
    let [x, y] = *drag.standards(stage);
    if let Some(level) = x {
        let at = axes.x.at(level);
        let line = [Point::new(at, frame.y0), Point::new(at, frame.y1)];
        let (end, align) = if now.y < middle.y {
            (1, Align2::CENTER_BOTTOM)
        } else {
            (0, Align2::CENTER_TOP)
        };
        standard(ui, stage, (&axes.x, level), line, (end, align));
    }
    if let Some(level) = y.filter(|_| axes.x.of != axes.y.of) {
        let at = axes.y.at(level);
        let line = [Point::new(frame.x0, at), Point::new(frame.x1, at)];
        let (end, align) = if now.x < middle.x {
            (1, Align2::RIGHT_CENTER)
        } else {
            (0, Align2::LEFT_CENTER)
        };
        standard(ui, stage, (&axes.y, level), line, (end, align));
    }
}

/// A thin dashed line across the map, with its name at one of its ends.
fn standard(
    ui: &Ui,
    stage: &Stage<'_>,
    (axis, level): (&MapAxis, f64),
    line: [Point; 2],
    (end, align): (usize, Align2),
) {
    let look = stage.context.theme.look();
    let line = line.map(|point| screen_from_page(&stage.transform, point));
    let stroke = Stroke::new(1.0, color(look.standard));
    ui.painter_at(stage.clip)
        .extend(Shape::dashed_line(&line, stroke, 5.0, 4.0));
    let shown = stage.amount(axis, Position::Level(Level::nearest(level)));
    let text = format!("industry standard {shown}");
    let inwards = align.to_sign() * -3.0;
    plate(
        ui,
        stage.clip,
        stage.context.theme,
        line[end] + inwards,
        align,
        &text,
    );
}

/// The ghost of what moves, and both its values with the distance of the move.
pub(super) fn moving(ui: &Ui, stage: &Stage<'_>, drag: &Drag, grip: &Grip) {
    let look = stage.context.theme.look();
    let painter = ui.painter_at(stage.frame().intersect(stage.clip));
    let [from, to] = [drag.from, grip.at].map(|at| screen_from_page(&stage.transform, at));
    let radius = grip.radius as f32 * stage.scale();
    let ghost = Stroke::new(1.5, color(look.strong_rule));
    if from.distance(to) > 1.0 {
        let circle: Vec<_> = (0..=48_u8)
            .map(|step| {
                let angle = f32::from(step) / 48.0 * std::f32::consts::TAU;
                from + radius * vec2(angle.cos(), angle.sin())
            })
            .collect();
        painter.extend(Shape::dashed_line(&circle, ghost, 3.0, 3.0));
        painter.extend(Shape::dashed_line(&[from, to], ghost, 2.0, 4.0));
    }
    let Some((_, start)) = drag.held() else {
        return;
    };
    let theme = stage.context.theme;
    let text = said(stage, drag, start, grip.spot);
    // Away from where it came from, so that the way stays in sight.
    let right = to.x >= from.x;
    let side = if right { 1.0 } else { -1.0 };
    // The middle of a ring is what is held, and may be far from its rim.
    let off = radius.min(24.0);
    let at = to + vec2(side * (off + 10.0), -(off + 6.0));
    let align = if right {
        Align2::LEFT_BOTTOM
    } else {
        Align2::RIGHT_BOTTOM
    };
    plate(ui, stage.clip, theme, at, align, &text);
}

/// "Price 4.0 (+1.5)", the same for the other axis, and how far that is.
fn said(stage: &Stage<'_>, drag: &Drag, start: Spot, end: Spot) -> String {
    let axes = &stage.picture.axes;
    let mut lines = vec![change(stage, &axes.x, start.x, end.x)];
    if axes.x.of != axes.y.of {
        lines.push(change(stage, &axes.y, start.y, end.y));
    }
    let ways = [way(stage, start.x, end.x), way(stage, start.y, end.y)];
    if let [Some(x), Some(y)] = ways
        && lines.len() == 2
        && x != 0.0
        && y != 0.0
    {
        lines.push(format!("Moved {:.1}", x.hypot(y)));
    }
    if drag.count() > 1 {
        lines.push(format!("{} competitors", drag.count()));
    }
    lines.join("\n")
}

fn change(stage: &Stage<'_>, axis: &MapAxis, start: Position, end: Position) -> String {
    let now = stage.along(axis, end);
    match way(stage, start, end) {
        Some(way) if way.abs() >= 0.005 => {
            let sign = if way < 0.0 { "\u{2212}" } else { "+" };
            let size = format!("{:.2}", way.abs());
            let size = size.strip_suffix('0').unwrap_or(&size);
            format!("{now} ({sign}{size})")
        }
        _ => now,
    }
}

/// The way between two levels, as the project shows levels.
fn way(stage: &Stage<'_>, start: Position, end: Position) -> Option<f64> {
    let (Position::Level(start), Position::Level(end)) = (start, end) else {
        return None;
    };
    let (low, high) = stage.project().settings.scale.ends();
    Some((end.get() - start.get()) / 10.0 * (high - low))
}
