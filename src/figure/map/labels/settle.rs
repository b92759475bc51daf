//! The order in which labels find their places.

use kurbo::{Point, Rect, Vec2};

use super::Urgency;
use super::board::{Board, Spot};
use super::candidates::Candidate;

/// How often every label looks for a better place.
const SWEEPS: usize = 3;

/// Up to so many labels do so.
const SWEPT: usize = 120;

/// How many labels without a place ask others to make way.
const ASKING: usize = 24;

/// And how many of the others each of them asks.
const ASKED: usize = 12;

/// Find places for all labels, the most important first; those before stay
/// where they are when `live`.
pub(super) fn settle(board: &mut Board<'_>, live: bool) {
    for index in 0..board.items.len() {
        if let Some(way) = board.items[index].pin {
            let spot = pinned(board, index, way);
            board.put(index, spot);
        }
    }
    if live {
        hold(board);
    }
    for index in 0..board.items.len() {
        if board.spots[index].is_none()
            && let Some(spot) = board.search(index)
        {
            board.put(index, spot);
        }
    }
    if !live {
        make_way(board);
        improve(board);
    }
}

/// Where the user put it, within the frame.
fn pinned(board: &Board<'_>, index: usize, way: Vec2) -> Spot {
    let item = &board.items[index];
    let size = item.sizes.first().copied().unwrap_or_default();
    let frame = board.frame;
    let middle = item.at + way;
    // A label that is wider than the frame stands in its middle.
    let within = |at: f64, half: f64, low: f64, high: f64| {
        let (low, high) = (low + half, high - half);
        if low > high {
            f64::midpoint(low, high)
        } else {
            at.clamp(low, high)
        }
    };
    let middle = Point::new(
        within(middle.x, size.width / 2.0, frame.x0, frame.x1),
        within(middle.y, size.height / 2.0, frame.y0, frame.y1),
    );
    let bounds = Rect::from_center_size(middle, size);
    Spot {
        leader: board.leader(index, bounds),
        candidate: Candidate {
            bounds,
            size: 0,
            cost: 0.0,
        },
    }
}

/// Labels of what has not moved stay if they have room; then those of what has
/// moved come along; then those without room give way, as little as they can.
fn hold(board: &mut Board<'_>) {
    let free = |board: &Board<'_>, index: usize| {
        board.spots[index].is_none() && board.items[index].before.is_some()
    };
    for resting in [true, false] {
        for index in 0..board.items.len() {
            if free(board, index)
                && board.items[index].rests == resting
                && let Some(spot) = board.keep(index)
            {
                board.put(index, spot);
            }
        }
    }
    for index in 0..board.items.len() {
        if free(board, index)
            && let Some(spot) = board.yield_to_others(index)
        {
            board.put(index, spot);
        }
    }
}

/// Labels without a place take that of another one that finds a new place.
fn make_way(board: &mut Board<'_>) {
    let without: Vec<usize> = (0..board.items.len())
        .filter(|index| board.spots[*index].is_none())
        .take(ASKING)
        .collect();
    for index in without {
        for (spot, other) in board.wishes(index).into_iter().take(ASKED) {
            let stays = &board.items[other];
            if stays.pin.is_some() || (stays.urgency == Urgency::First && other < index) {
                continue;
            }
            let Some(before) = board.take(other) else {
                continue;
            };
            board.put(index, spot);
            if let Some(elsewhere) = board.search(other) {
                board.put(other, elsewhere);
                break;
            }
            board.take(index);
            board.put(other, before);
        }
    }
}

/// Every label in turn takes the best place that the others leave it.
fn improve(board: &mut Board<'_>) {
    if board.items.len() > SWEPT {
        return;
    }
    for _ in 0..SWEEPS {
        let mut moved = false;
        for index in 0..board.items.len() {
            if board.items[index].pin.is_some() {
                continue;
            }
            let Some(before) = board.take(index) else {
                continue;
            };
            let found = board.search(index).unwrap_or(before);
            moved |= found.candidate.bounds != before.candidate.bounds;
            board.put(index, found);
        }
        if !moved {
            break;
        }
    }
}
