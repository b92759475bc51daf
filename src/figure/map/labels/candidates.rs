//! Where a label may stand around its bubble, the better the cheaper.

use std::f64::consts::TAU;

use kurbo::{Point, Rect, Size, Vec2};

use super::Item;

/// Between a bubble and a label that touches it, in points.
const TOUCHING: f64 = 2.5;

/// How far labels on leader lines stand from their bubbles, in points.
const AROUND: [f64; 3] = [9.0, 17.0, 28.0];

/// The same for those that find no room nearer.
const FAR: [f64; 5] = [42.0, 60.0, 84.0, 116.0, 160.0];

/// From a spot with many bubbles to the columns of their labels, in points.
const FAN: f64 = 26.0;

/// The directions of labels on leader lines.
const DIRECTIONS: u32 = 16;

/// The steps of a label that makes way, in points.
const NUDGES: [f64; 5] = [3.0, 7.0, 13.0, 21.0, 31.0];

/// What every point of distance costs; 1 is what the other side of the bubble costs.
const POINT: f64 = 0.125;

/// What the second way to break a name costs.
const OTHER_LINES: f64 = 0.45;

/// How far from its bubble a label is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// In a column on either side, to be shared with others at the same spot.
    Fan,
    /// Touching the bubble, or inside it.
    Near,
    /// On a short leader line.
    Around,
    /// On a long one.
    Far,
    /// Wherever there is room.
    Anywhere,
}

/// A place for a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) bounds: Rect,
    /// Which of the item's sizes.
    pub(super) size: usize,
    pub(super) cost: f64,
}

/// The places of a tier around an item within a frame, the cheapest first.
pub(super) fn candidates(item: &Item, tier: Tier, frame: Rect) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (place, size) in item.sizes.iter().enumerate() {
        let mut push = |middle: Point, cost: f64| {
            all.push(Candidate {
                bounds: Rect::from_center_size(middle, *size),
                size: place,
                cost: cost + OTHER_LINES * place as f64,
            });
        };
        match tier {
            Tier::Fan => fan(item, *size, &mut push),
            Tier::Near => near(item, *size, &mut push),
            Tier::Around => on_leaders(item, *size, &AROUND, &mut push),
            Tier::Far => on_leaders(item, *size, &FAR, &mut push),
            Tier::Anywhere => anywhere(item, *size, frame, &mut push),
        }
    }
    // What is dearer than the best one found needs no look.
    all.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    all
}

fn near(item: &Item, size: Size, push: &mut impl FnMut(Point, f64)) {
    let Point { x, y } = item.at;
    let (half_width, half_height) = (size.width / 2.0, size.height / 2.0);
    if half_width.hypot(half_height) < item.inner {
        push(item.at, -0.5);
    }
    let right = item.around.x1 + TOUCHING + half_width;
    let left = item.around.x0 - TOUCHING - half_width;
    // Letters have room above and below them already.
    let above = item.around.y0 - half_height;
    let below = item.around.y1 + half_height;
    push(Point::new(right, y), 0.0);
    push(Point::new(left, y), 1.0);
    push(Point::new(x, above), 0.7);
    push(Point::new(x, below), 0.9);
    let up = y - half_height - item.clear;
    let down = y + half_height + item.clear;
    for (middle, cost) in [(up, 0.5), (down, 0.6)] {
        push(Point::new(right, middle), cost);
        push(Point::new(left, middle), cost + 1.0);
    }
    let shift = (half_width - item.around.width() / 2.0).max(0.0);
    for (middle, cost) in [(above, 1.0), (below, 1.2)] {
        push(Point::new(x + shift, middle), cost);
        push(Point::new(x - shift, middle), cost + 0.4);
    }
    if item.is_ring {
        let (top, bottom) = (item.around.y0, item.around.y1);
        push(Point::new(x, top + half_height + TOUCHING), 0.4);
        push(Point::new(x, bottom - half_height - TOUCHING), 0.6);
    }
}

/// Two columns, from which lines to the spot cross no label.
fn fan(item: &Item, size: Size, push: &mut impl FnMut(Point, f64)) {
    let step = size.height + 2.0;
    let rows = i32::try_from(item.crowd).unwrap_or(i32::MAX).min(40);
    let away = item.around.width() / 2.0 + FAN + size.width / 2.0;
    for row in -rows..=rows {
        let y = item.at.y + f64::from(row) * step;
        let cost = f64::from(row.abs());
        push(Point::new(item.at.x + away, y), cost);
        push(Point::new(item.at.x - away, y), cost + 0.1);
    }
}

fn on_leaders(item: &Item, size: Size, distances: &[f64], push: &mut impl FnMut(Point, f64)) {
    let reach = item.around.size() / 2.0;
    for (ring, distance) in distances.iter().enumerate() {
        for step in 0..DIRECTIONS {
            // Every other ring half a step on, so that rays do not line up.
            let turn = (f64::from(step) + 0.5 * (ring % 2) as f64) / f64::from(DIRECTIONS);
            let way = Vec2::from_angle(turn * TAU);
            let clear = |bubble: f64, label: f64| bubble + distance + label;
            let by = Vec2::new(
                way.x * clear(reach.width, size.width / 2.0),
                way.y * clear(reach.height, size.height / 2.0),
            );
            let leftwards = if way.x < -0.1 { 0.5 } else { 0.0 };
            push(item.at + by, 2.5 + POINT * distance + leftwards);
        }
    }
}

/// A lattice over the whole frame.
fn anywhere(item: &Item, size: Size, frame: Rect, push: &mut impl FnMut(Point, f64)) {
    let room = frame.size() - size;
    if room.width <= 0.0 || room.height <= 0.0 {
        return;
    }
    let columns = (room.width / 30.0).ceil().clamp(1.0, 40.0);
    let rows = (room.height / 13.0).ceil().clamp(1.0, 40.0);
    let first = frame.origin() + (size / 2.0).to_vec2();
    for row in 0..=rows as u32 {
        for column in 0..=columns as u32 {
            let (across, down) = (f64::from(column) / columns, f64::from(row) / rows);
            let middle = first + Vec2::new(across * room.width, down * room.height);
            push(middle, 20.0 + POINT * middle.distance(item.at));
        }
    }
}

/// The places next to the one where a label stood before, to which it slides
/// when it must make way.
pub(super) fn nudged(item: &Item, way: Vec2, size: usize) -> Vec<Candidate> {
    let middle = item.at + way;
    let Some(extent) = item.sizes.get(size) else {
        return Vec::new();
    };
    let place = |by: Vec2| Candidate {
        bounds: Rect::from_center_size(middle + by, *extent),
        size,
        cost: 0.0,
    };
    let directions = (0..DIRECTIONS).map(|step| f64::from(step) / f64::from(DIRECTIONS));
    let slides = NUDGES.iter().flat_map(|by| {
        let ways = directions.clone();
        ways.map(move |turn| Vec2::from_angle(turn * TAU) * *by)
    });
    slides.map(place).collect()
}
