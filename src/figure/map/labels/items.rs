//! Who is to be labelled, with which words, in how many lines.

use kurbo::{Point, Rect, Size};

use super::super::super::paragraph::{Lines, Paragraph};
use super::super::super::pen::{Pen, Style};
use super::super::super::{Anchor, Fonts, Look, Rgba, Weight};
use super::super::bubbles::Extent;
use super::super::subject::Subject;
use super::super::{Bubble, LabelPlace, MapOptions, Ring, rings};
use super::{Item, Of, Surroundings, Urgency, Words};
use crate::model::{Pin, Role};

/// Between a label and the whisker of its own bubble, in points.
const FROM_WHISKER: f64 = 1.5;

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

/// Measures labels.
pub(super) struct Maker<'a> {
    subject: &'a Subject<'a>,
    around: &'a Surroundings<'a>,
    options: MapOptions<'a>,
    fonts: &'a Fonts,
    look: &'static Look,
    /// Of the letters, in points.
    pub(super) size: f64,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        pen: &Pen<'a>,
        subject: &'a Subject<'a>,
        around: &'a Surroundings<'a>,
        options: MapOptions<'a>,
    ) -> Self {
        let count = around.bubbles.all.len() + around.rings.len();
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

    /// Our own company, what is selected or pinned, segments, and the others by
    /// size and in the user's order; as many as are worth a try.
    pub(super) fn by_importance(&self) -> Vec<(Item, Words<'a>)> {
        let all = self.around.bubbles.iter(self.subject);
        let tried = TRIED.iter().find(|(count, _)| all.len() <= *count);
        let tried = tried.map_or(0, |(_, tried)| *tried);
        let pins = &self.subject.of.map.pins;
        let (mut own, mut first, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for (place, (bubble, stand)) in all.enumerate() {
            let id = &bubble.competitor;
            if stand.role == Role::Own {
                own.push(place);
            } else if self.around.selected.has(id) || pins.contains_key(id) {
                first.push(place);
            } else if others.len() < tried {
                // Largest first, and in the user's order, is how they are drawn.
                others.push(place);
            }
        }
        own.append(&mut first);
        own.truncate(tried);
        others.truncate(tried - own.len());
        let urgent = own.into_iter().map(|place| self.of_bubble(place, true));
        let rings = self.around.rings.iter();
        let rings = rings.filter_map(|ring| self.of_ring(ring));
        let others = others.into_iter().map(|place| self.of_bubble(place, false));
        urgent.chain(rings).chain(others).collect()
    }

    fn of_bubble(&self, place: usize, is_first: bool) -> (Item, Words<'a>) {
        let bubble = &self.around.bubbles.all[place];
        let stand = self.around.bubbles.stand(self.subject, place);
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
            clear: if self.around.has_whiskers {
                FROM_WHISKER
            } else {
                0.0
            },
            ..item(bubble.at, around, &words, (pin, before))
        };
        let bubbles = &self.around.bubbles.all;
        let here = |other: &&Bubble| other.at.distance(bubble.at) < 1.0;
        let is_few = bubbles.len() <= URGENT;
        let item = Item {
            crowd: if is_few {
                bubbles.iter().filter(here).count()
            } else {
                1
            },
            urgency: match (is_first, is_few) {
                (true, _) => Urgency::First,
                (false, true) => Urgency::High,
                (false, false) => Urgency::Low,
            },
            ..item
        };
        (item, words)
    }

    fn of_ring(&self, ring: &'a Ring) -> Option<(Item, Words<'a>)> {
        let segment = self.subject.of.project.segment(&ring.segment)?;
        let color = rings::color(self.look, segment);
        let pin = self.subject.of.map.segment_pins.get(&segment.id);
        let before = self
            .options
            .previous
            .and_then(|it| it.segments.get(&segment.id));
        let style = (Weight::Regular, 0.96 * self.size);
        let words = self.words(Of::Ring(ring), &segment.name, style, color);
        let around = Rect::from_center_size(ring.at, Size::new(ring.radius, ring.radius) * 2.0);
        let item = item(ring.at, around, &words, (pin, before));
        Some((item, words))
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

/// Something around a point that has a label with these words.
fn item(
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
        clear: 0.0,
        sizes: words.lines.iter().map(extent).collect(),
        pin: pin.map(|pin| pin.way().into()),
        before: before.copied(),
        rests: before.is_some_and(|place| place.of.distance(at) < 0.01),
        crowd: 1,
        urgency: Urgency::High,
    }
}
