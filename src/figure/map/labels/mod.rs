//! The names beside bubbles and rings.
//!
//! A label stands beside its bubble, or elsewhere with a leader line, where it
//! overlaps nothing: no other label, no bubble, no name of a quadrant, not the
//! frame. The most important are placed first, and then each looks once more
//! for a better place. While something is dragged, labels keep their places.

use kurbo::{Line, Point, Rect, Size, Vec2};

use super::super::paragraph::Lines;
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Part};
use super::bubbles::{Bubbles, Extent, Selected};
use super::subject::Subject;
use super::{Bubble, LabelPlace, LabelPlaces, MapOptions, Ring};

mod board;
mod candidates;
mod grid;
mod items;
mod settle;
mod solid;

use board::{Board, Spot};
use items::Maker;
use solid::Solid;

/// Something that wants a label.
#[derive(Clone, Debug)]
struct Item {
    /// The middle of its bubble or ring.
    at: Point,
    /// The box around that.
    around: Rect,
    /// From the middle to where a leader line begins.
    reach: f64,
    /// How far letters may be from the middle to be inside the bubble; 0 if
    /// they must not be.
    inner: f64,
    /// The name of its bubble among what is solid; no such name for a ring.
    own: usize,
    is_ring: bool,
    /// Between a label beside it and a line through its middle, in points.
    clear: f64,
    /// The sizes that its label may have, the best first.
    sizes: Vec<Size>,
    /// Where the user put it, seen from the middle.
    pin: Option<Vec2>,
    /// Where it stood before.
    before: Option<LabelPlace>,
    /// Whether its bubble stands where it stood then.
    rests: bool,
    /// How many bubbles stand at this spot.
    crowd: usize,
    urgency: Urgency,
}

/// How much something needs a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    /// If there is room near it.
    Low,
    /// Wherever there is room.
    High,
    /// And it makes way for no other label.
    First,
}

/// Its words, and whose they are.
struct Words<'a> {
    of: Of<'a>,
    /// One for each size.
    lines: Vec<Lines>,
    style: Style,
}

#[derive(Clone, Copy)]
enum Of<'a> {
    Bubble(&'a Bubble),
    Ring(&'a Ring),
}

/// What labels are placed among.
pub(super) struct Surroundings<'a> {
    pub(super) frame: Rect,
    pub(super) bubbles: &'a Bubbles,
    /// The room that each bubble takes.
    pub(super) extents: &'a [Extent],
    pub(super) selected: &'a Selected<'a>,
    pub(super) rings: &'a [Ring],
    pub(super) arrows: &'a [Line],
    /// Whether bubbles have whiskers, which run through their middles.
    pub(super) has_whiskers: bool,
    pub(super) crosshair: &'a [Line],
    /// What else labels must keep clear of.
    pub(super) fixed: &'a [Rect],
}

/// Draw the labels; say where they are and how many had no room.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    subject: &Subject<'_>,
    around: &Surroundings<'_>,
    options: MapOptions<'_>,
) -> (LabelPlaces, usize) {
    let boxes = around.extents.iter().map(|extent| extent.around);
    let solid = Solid::new(around.frame, boxes, around.fixed);
    let maker = Maker::new(pen, subject, around, options);
    let order = maker.by_importance();
    let (items, words): (Vec<Item>, Vec<Words<'_>>) = order.into_iter().unzip();
    let points = maker.size;
    let labelled = around.bubbles.all.len() + around.rings.len();
    let mut board = Board::new(around, solid, items);
    settle::settle(&mut board, options.previous.is_some());

    let mut places = LabelPlaces {
        size: points,
        ..LabelPlaces::default()
    };
    let mut count = 0;
    let spots = std::mem::take(&mut board.spots);
    for ((spot, item), words) in spots.into_iter().zip(&board.items).zip(&words) {
        let Some(spot) = spot else { continue };
        count += 1;
        words.draw(pen, item, &spot);
        let place = LabelPlace {
            bounds: spot.candidate.bounds,
            of: item.at,
            size: spot.candidate.size,
        };
        match words.of {
            Of::Bubble(bubble) => drop(places.competitors.insert(bubble.competitor.clone(), place)),
            Of::Ring(ring) => drop(places.segments.insert(ring.segment.clone(), place)),
        }
    }
    (places, labelled - count)
}

impl Words<'_> {
    fn draw(&self, pen: &mut Pen<'_>, item: &Item, spot: &Spot) {
        let bounds = spot.candidate.bounds;
        let (label, leader) = match self.of {
            Of::Bubble(Bubble { competitor, .. }) => (
                Part::Label(competitor.clone()),
                Part::Leader(competitor.clone()),
            ),
            Of::Ring(Ring { segment, .. }) => {
                let part = Part::RingLabel(segment.clone());
                (part.clone(), part)
            }
        };
        if let Some(line) = spot.leader {
            pen.line(leader, line, 0.75, self.style.color.faded(0.6));
        }
        let (x, anchor) = if bounds.x0 > item.at.x {
            (bounds.x0, Anchor::Start)
        } else if bounds.x1 < item.at.x {
            (bounds.x1, Anchor::End)
        } else {
            (bounds.center().x, Anchor::Middle)
        };
        let is_inside = item.inner > 0.0 && item.around.contains(bounds.center());
        let color = if is_inside {
            pen.look.text
        } else {
            self.style.color
        };
        if let Some(lines) = self.lines.get(spot.candidate.size) {
            let style = Style {
                color,
                anchor,
                ..self.style
            };
            pen.lines(&label, lines, x, bounds.y0, style);
        }
    }
}
