//! The names beside bubbles and rings.
//!
//! A label stands beside its bubble, or elsewhere with a leader line, where it
//! overlaps nothing: no other label, no bubble, no name of a quadrant, not the
//! frame. The most important are placed first, and then each looks once more
//! for a better place. While something is dragged, labels keep their places.

use kurbo::{Line, Point, Rect, Size, Vec2};

use super::super::paragraph::{Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Rgba, Weight};
use super::bubbles::Extent;
use super::subject::{Subject, rank};
use super::{Bubble, LabelPlace, LabelPlaces, MapOptions, Ring};
use crate::model::{Pin, Role};

mod board;
mod candidates;
mod grid;
mod settle;

use board::{Board, Spot};
use grid::Grid;

/// Sizes of labels, and up to how many labels each is used for.
const SIZES: [(usize, f64); 4] = [(14, 11.5), (30, 10.5), (90, 9.5), (usize::MAX, 8.5)];

/// How much larger the label of our own company is.
const OWN: f64 = 1.08;

/// The most lines of a label.
const MOST_LINES: usize = 3;

/// The part of the frame's width that a label takes at most, and the least
/// width and the largest that this may come to.
const WIDTH: (f64, f64, f64) = (0.18, 60.0, 132.0);

/// How much wider a label may be that would otherwise be cut.
const WIDER: [f64; 3] = [1.0, 1.35, 1.8];

/// How much narrower a label is in more lines.
const NARROWER: f64 = 0.62;

/// How many labels are tried among so many bubbles: with thousands there is
/// hardly room for one.
const TRIED: [(usize, usize); 4] = [(250, 250), (1_000, 120), (10_000, 48), (usize::MAX, 24)];

/// Up to so many labels find a place anywhere on the map.
const URGENT: usize = 60;

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
    /// Whether it is to have a label wherever there is room.
    is_urgent: bool,
    /// Whether its label makes way for no other.
    is_first: bool,
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
    /// In drawing order, with their places among the subject's competitors and
    /// the room they take.
    pub(super) bubbles: &'a [(usize, Bubble)],
    pub(super) extents: &'a [Extent],
    pub(super) rings: &'a [Ring],
    pub(super) arrows: &'a [Line],
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
    let mut solid = Grid::new(around.frame);
    let boxes = around.extents.iter().map(|extent| &extent.around);
    for area in boxes.chain(around.fixed) {
        solid.add(*area);
    }
    let maker = Maker::new(pen, subject, around, options);
    let order = maker.by_importance();
    let (items, words): (Vec<Item>, Vec<Words<'_>>) = order.into_iter().unzip();
    let points = maker.size;
    let labelled = around.bubbles.len() + around.rings.len();
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

/// Measures labels.
struct Maker<'a> {
    subject: &'a Subject<'a>,
    around: &'a Surroundings<'a>,
    options: MapOptions<'a>,
    fonts: &'a Fonts,
    look: &'static super::super::Look,
    size: f64,
}

impl<'a> Maker<'a> {
    fn new(
        pen: &Pen<'a>,
        subject: &'a Subject<'a>,
        around: &'a Surroundings<'a>,
        options: MapOptions<'a>,
    ) -> Self {
        let count = around.bubbles.len() + around.rings.len();
        let size = SIZES.iter().find(|(most, _)| count <= *most);
        let size = size.map_or(8.5, |(_, size)| *size);
        // Before the first picture there were no letters.
        let before = options.previous.filter(|before| before.size > 0.0);
        Self {
            subject,
            around,
            options,
            fonts: pen.fonts,
            look: pen.look,
            size: before.map_or(size, |before| before.size),
        }
    }

    /// Our own company, what is selected, segments, and the others by size and
    /// in the user's order; as many as are worth a try.
    fn by_importance(&self) -> Vec<(Item, Words<'a>)> {
        let bubbles = self.around.bubbles;
        let tried = TRIED.iter().find(|(count, _)| bubbles.len() <= *count);
        let tried = tried.map_or(0, |(_, tried)| *tried);
        let key = |place: usize| {
            let (index, bubble) = &bubbles[place];
            let stand = &self.subject.placed[*index];
            let is_selected = self.options.selected.contains(&bubble.competitor);
            let rank = match (rank(stand.competitor.role), is_selected) {
                (0, _) => 0,
                (_, true) => 1,
                _ => 2,
            };
            let size = stand.size.unwrap_or_default();
            (rank, size, *index)
        };
        let by_key = |a: &(u8, f64, usize), b: &(u8, f64, usize)| {
            let by_size = b.1.total_cmp(&a.1);
            a.0.cmp(&b.0).then(by_size).then(a.2.cmp(&b.2))
        };
        let mut keys: Vec<((u8, f64, usize), usize)> = (0..bubbles.len())
            .map(|place| (key(place), place))
            .collect();
        if keys.len() > tried {
            keys.select_nth_unstable_by(tried, |(a, _), (b, _)| by_key(a, b));
            keys.truncate(tried);
        }
        keys.sort_by(|(a, _), (b, _)| by_key(a, b));
        let first = keys.partition_point(|((rank, ..), _)| *rank < 2);
        let mut items: Vec<_> = keys
            .iter()
            .map(|((rank, ..), place)| self.of_bubble(*place, *rank < 2))
            .collect();
        let rings = self
            .around
            .rings
            .iter()
            .filter_map(|ring| self.of_ring(ring));
        items.splice(first..first, rings);
        items
    }

    fn of_bubble(&self, place: usize, is_first: bool) -> (Item, Words<'a>) {
        let (index, bubble) = &self.around.bubbles[place];
        let stand = &self.subject.placed[*index];
        let competitor = stand.competitor;
        let (weight, size) = match competitor.role {
            Role::Own => (Weight::SemiBold, OWN * self.size),
            Role::Rival | Role::Alternative => (Weight::Regular, self.size),
        };
        let pin = self.subject.of.map.pins.get(&competitor.id);
        let before = self
            .options
            .previous
            .and_then(|it| it.competitors.get(&competitor.id));
        let color = self.look.color(competitor);
        let words = self.words(Of::Bubble(bubble), &competitor.name, (weight, size), color);
        let Extent { around, inside } = self.around.extents[place];
        let item = Item {
            reach: around.size().max_side() / 2.0,
            inner: if stand.size.is_some() {
                inside - 3.0
            } else {
                0.0
            },
            own: place,
            is_ring: false,
            ..self.item(bubble.at, around, &words, (pin, before))
        };
        let bubbles = self.around.bubbles;
        let here = |other: &&(usize, Bubble)| other.1.at.distance(bubble.at) < 1.0;
        let is_few = bubbles.len() <= URGENT;
        let item = Item {
            crowd: if is_few {
                bubbles.iter().filter(here).count()
            } else {
                1
            },
            is_urgent: is_first || is_few,
            is_first,
            ..item
        };
        (item, words)
    }

    fn of_ring(&self, ring: &'a Ring) -> Option<(Item, Words<'a>)> {
        let segment = self.subject.of.project.segment(&ring.segment)?;
        let color = super::rings::color(self.look, segment);
        let pin = self.subject.of.map.segment_pins.get(&segment.id);
        let before = self
            .options
            .previous
            .and_then(|it| it.segments.get(&segment.id));
        let style = (Weight::Regular, 0.96 * self.size);
        let words = self.words(Of::Ring(ring), &segment.name, style, color);
        let around = Rect::from_center_size(ring.at, Size::new(ring.radius, ring.radius) * 2.0);
        let item = self.item(ring.at, around, &words, (pin, before));
        Some((item, words))
    }

    fn item(
        &self,
        at: Point,
        around: Rect,
        words: &Words<'_>,
        (pin, before): (Option<&Pin>, Option<&LabelPlace>),
    ) -> Item {
        let size = words.style.size;
        let extent = |lines: &Lines| Size::new(lines.widest * size, lines.height() * size);
        Item {
            at,
            around,
            reach: around.width() / 2.0,
            inner: 0.0,
            own: usize::MAX,
            is_ring: true,
            sizes: words.lines.iter().map(extent).collect(),
            pin: pin.map(|pin| pin.way().into()),
            before: before.copied(),
            rests: before.is_some_and(|place| place.of.distance(at) < 0.01),
            crowd: 1,
            is_urgent: true,
            is_first: false,
        }
    }

    fn words(
        &self,
        of: Of<'a>,
        name: &str,
        (weight, size): (Weight, f64),
        color: Rgba,
    ) -> Words<'a> {
        let paragraph = Paragraph::new(name, weight, self.fonts);
        let (part, least, most) = WIDTH;
        let width = (part * self.around.frame.width()).clamp(least, most) / size;
        // Rather wider than cut.
        let wider = WIDER
            .iter()
            .map(|by| paragraph.lines(by * width, self.fonts));
        let mut first = Lines::default();
        for lines in wider {
            first = lines;
            if first.rows.len() <= MOST_LINES && !first.broken {
                break;
            }
        }
        first.shorten(MOST_LINES);
        let other = NARROWER * first.widest;
        let mut lines = vec![first];
        if lines[0].rows.len() < MOST_LINES {
            let narrow = paragraph.lines(other.max(3.0), self.fonts);
            let more = narrow.rows.len() > lines[0].rows.len();
            if more && !narrow.broken && narrow.rows.len() <= MOST_LINES {
                lines.push(narrow);
            }
        }
        let color = if paragraph.unnamed {
            self.look.soft_text
        } else {
            color
        };
        let anchor = Anchor::Middle;
        let style = Style {
            size,
            weight,
            color,
            anchor,
        };
        Words { of, lines, style }
    }
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
            pen.lines(
                &label,
                lines,
                x,
                bounds.y0,
                Style {
                    anchor,
                    color,
                    ..self.style
                },
            );
        }
    }
}
