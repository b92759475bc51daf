//! How large the cards are and on which page and place each of them stands.

use std::ops::Range;

use kurbo::Rect;

use super::super::Fonts;
use super::BETWEEN;
use super::card::{CARD_GAP, Card, CardText, PAD};

/// Size of the name of a quadrant, in points.
pub(super) const TITLE: f64 = 14.0;

/// From the top of a quadrant to its cards.
pub(super) const TITLE_ROOM: f64 = 32.0;

/// Sizes of names on cards that say everything, the one to try first in front.
const WITH_NOTES: [f64; 5] = [14.0, 13.0, 12.0, 11.0, 10.0];

/// Sizes of names on cards that say only what they must.
const WITHOUT_NOTES: [f64; 6] = [14.0, 13.0, 12.0, 11.0, 10.0, 9.0];

/// The size of names where one page is not enough.
const ON_PAGES: f64 = 10.0;

/// The most cards beside each other in one quadrant.
const MOST_COLUMNS: usize = 4;

/// The widths of cards that look like cards, for a font of size 1.
const CARD_WIDTHS: std::ops::RangeInclusive<f64> = 9.0..=26.0;

/// How cards are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Density {
    /// Of names, in points.
    pub(super) size: f64,
    /// How many cards stand beside each other in half of the page.
    columns: usize,
    /// The width of a card.
    pub(super) card: f64,
    /// Whether what it saves and gives is written.
    pub(super) notes: bool,
}

impl Density {
    fn new(size: f64, columns: usize, half: f64, notes: bool) -> Self {
        let gaps = (columns - 1) as f64 * CARD_GAP;
        Self {
            size,
            columns,
            card: ((half - 2.0 * PAD - gaps) / columns as f64).max(1.0),
            notes,
        }
    }

    /// The size of what is said about the levels.
    pub(super) fn small(&self) -> f64 {
        self.size - 2.5
    }

    fn looks_like_cards(&self) -> bool {
        CARD_WIDTHS.contains(&(self.card / self.size))
    }

    /// How many cards stand beside each other in a quadrant of this width.
    fn columns_in(&self, width: f64) -> usize {
        let room = width - 2.0 * PAD + CARD_GAP + 0.01;
        ((room / (self.card + CARD_GAP)) as usize).max(1)
    }
}

/// What of one quadrant stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quadrant {
    /// Which of the four, row by row.
    pub(super) index: usize,
    /// Its place below the headings of the two halves.
    pub(super) place: Rect,
    /// Which of its cards.
    pub(super) cards: Range<usize>,
    /// Whether some stand on an earlier page.
    pub(super) continued: bool,
}

/// The places of `cards` in the quadrant at `panel`.
pub(super) fn card_places(cards: &[Card], density: &Density, panel: Rect) -> Vec<Rect> {
    let mut top = panel.y0 + TITLE_ROOM;
    let mut places = Vec::with_capacity(cards.len());
    for row in cards.chunks(density.columns_in(panel.width())) {
        let height = row_height(row, density);
        for column in 0..row.len() {
            let left = panel.x0 + PAD + column as f64 * (density.card + CARD_GAP);
            places.push(Rect::new(left, top, left + density.card, top + height));
        }
        top += height + CARD_GAP;
    }
    places
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sheet {
    pub(super) quadrants: Vec<Quadrant>,
}

impl Sheet {
    /// Where a half of the grid begins, if anything of it is on the page.
    pub(super) fn half(&self, side: usize) -> Option<f64> {
        let mut quadrants = self.quadrants.iter();
        let quadrant = quadrants.find(|quadrant| quadrant.index % 2 == side)?;
        Some(quadrant.place.x0)
    }
}

/// Find the largest cards with which all stand on one page, those with notes
/// first; otherwise spread them over pages. `half` is the width of a quadrant,
/// `room` the height of a page.
pub(super) fn pack(
    (half, room): (f64, f64),
    texts: &[Vec<CardText>; 4],
    fonts: &Fonts,
) -> (Density, [Vec<Card>; 4], Vec<Sheet>) {
    let cards = |density: &Density| -> Option<[Vec<Card>; 4]> {
        let cards = texts.each_ref().map(|texts| {
            let cards = texts.iter().map(|text| Card::new(text, density, fonts));
            cards.collect::<Vec<Card>>()
        });
        let broken = cards.iter().flatten().any(Card::is_broken);
        (density.looks_like_cards() && !broken).then_some(cards)
    };
    let has_notes = texts.iter().flatten().any(CardText::has_notes);
    let with_notes: &[f64] = if has_notes { &WITH_NOTES } else { &[] };
    let with_notes = with_notes.iter().map(|size| (*size, true));
    let sizes = with_notes.chain(WITHOUT_NOTES.iter().map(|size| (*size, false)));
    for (size, notes) in sizes {
        for columns in 1..=MOST_COLUMNS {
            let density = Density::new(size, columns, half, notes);
            let Some(cards) = cards(&density) else {
                continue;
            };
            let pages = pages(&cards, &density, (half, room));
            if pages.len() == 1 {
                return (density, cards, pages);
            }
        }
    }
    let columns = (1..=MOST_COLUMNS).rev();
    let mut found = columns.filter_map(|columns| {
        let density = Density::new(ON_PAGES, columns, half, true);
        Some((density, cards(&density)?))
    });
    let (density, cards) = found.next().unwrap_or_else(|| {
        // Words that fit nowhere are broken.
        let density = Density::new(ON_PAGES, 1, half, true);
        let cards = texts.each_ref().map(|texts| {
            let cards = texts.iter().map(|text| Card::new(text, &density, fonts));
            cards.collect()
        });
        (density, cards)
    });
    let pages = pages(&cards, &density, (half, room));
    (density, cards, pages)
}

fn row_height(row: &[Card], density: &Density) -> f64 {
    let heights = row.iter().map(|card| card.height(density));
    heights.fold(0.0, f64::max)
}

/// How high a quadrant of `width` with these cards is.
fn height_of(cards: &[Card], density: &Density, width: f64) -> f64 {
    let rows = cards.chunks(density.columns_in(width));
    let rows = rows.map(|row| row_height(row, density) + CARD_GAP);
    let cards: f64 = rows.sum();
    // Without cards: a line that says so.
    TITLE_ROOM + if cards > 0.0 { cards - CARD_GAP } else { 16.0 } + PAD
}

/// How many of `cards` stand in a quadrant of this height.
fn count_in(cards: &[Card], density: &Density, (width, height): (f64, f64)) -> usize {
    let mut left = height - TITLE_ROOM - PAD + CARD_GAP + 1e-6;
    let mut count = 0;
    for row in cards.chunks(density.columns_in(width)) {
        left -= row_height(row, density) + CARD_GAP;
        if left < 0.0 {
            break;
        }
        count += row.len();
    }
    count
}

/// Spread all cards over as many pages as they need.
fn pages(cards: &[Vec<Card>; 4], density: &Density, (half, room): (f64, f64)) -> Vec<Sheet> {
    let mut done = [0_usize; 4];
    let mut sheets = Vec::new();
    loop {
        let left = |index: usize| &cards[index][done[index]..];
        let open = |index: &usize| sheets.is_empty() || !left(*index).is_empty();
        let sides = [[0, 2], [1, 3]].map(|side| side.into_iter().filter(open).collect::<Vec<_>>());
        // A half that is alone on its page has the whole width.
        let alone = sides.iter().any(Vec::is_empty);
        let width = if alone { 2.0 * half + BETWEEN } else { half };
        let needs = sides.each_ref().map(|side| {
            let needs = side.iter();
            let needs = needs.map(|index| Need::of(left(*index), density, width));
            needs.collect::<Vec<Need>>()
        });
        let mut sheet = Sheet::default();
        for (place, (side, heights)) in sides.iter().zip(heights(&needs, room)).enumerate() {
            let x = if alone {
                0.0
            } else {
                place as f64 * (half + BETWEEN)
            };
            let mut top = 0.0;
            for (index, height) in side.iter().zip(heights) {
                let count = count_in(left(*index), density, (width, height));
                sheet.quadrants.push(Quadrant {
                    index: *index,
                    place: Rect::new(x, top, x + width, top + height),
                    cards: done[*index]..done[*index] + count,
                    continued: done[*index] > 0,
                });
                top += height + BETWEEN;
            }
        }
        advance(&mut sheet, &mut done, cards);
        sheets.push(sheet);
        if (0..4).all(|index| done[index] == cards[index].len()) {
            return sheets;
        }
    }
}

/// How high a quadrant has to be.
#[derive(Clone, Copy, Debug)]
struct Need {
    /// For its first row of cards.
    least: f64,
    /// For all of them.
    all: f64,
}

impl Need {
    fn of(cards: &[Card], density: &Density, width: f64) -> Self {
        let first = cards.len().min(density.columns_in(width));
        Self {
            least: height_of(&cards[..first], density, width),
            all: height_of(cards, density, width),
        }
    }

    /// Of two quadrants side by side.
    fn max(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            all: self.all.max(other.all),
        }
    }
}

/// The heights of the quadrants of both halves: side by side in rows where that
/// fits, otherwise each half for itself.
fn heights(needs: &[Vec<Need>; 2], room: f64) -> [Vec<f64>; 2] {
    let [left, right] = needs;
    if left.len() == right.len() {
        let rows = left.iter().zip(right).map(|(a, b)| a.max(*b));
        let rows: Vec<Need> = rows.collect();
        if spare(&rows, |need| need.all, room) >= 0.0 {
            return [divide(&rows, room), divide(&rows, room)];
        }
    }
    needs.each_ref().map(|needs| divide(needs, room))
}

/// What quadrants above each other leave of `room`.
fn spare(needs: &[Need], height: fn(&Need) -> f64, room: f64) -> f64 {
    let between = BETWEEN * needs.len().saturating_sub(1) as f64;
    room - between - needs.iter().map(height).sum::<f64>()
}

/// The heights of quadrants above each other: what each needs and an equal share
/// of what is left. Where that is too much, room for a row of cards and a share
/// of what is left for the others; where even that is, the first has it all.
fn divide(needs: &[Need], room: f64) -> Vec<f64> {
    let left = spare(needs, |need| need.all, room);
    if left >= 0.0 {
        let share = left / needs.len().max(1) as f64;
        return needs.iter().map(|need| need.all + share).collect();
    }
    let left = spare(needs, |need| need.least, room);
    if left >= 0.0 {
        let wanted: f64 = needs.iter().map(|need| need.all - need.least).sum();
        let grow = |need: &Need| (need.all - need.least) * left / wanted;
        return needs.iter().map(|need| need.least + grow(need)).collect();
    }
    let all = std::iter::once(room).chain(std::iter::repeat(0.0));
    all.take(needs.len()).collect()
}

/// Count what stands on a page as done: at least one card, however small the page is.
fn advance(sheet: &mut Sheet, done: &mut [usize; 4], cards: &[Vec<Card>; 4]) {
    if sheet
        .quadrants
        .iter()
        .all(|quadrant| quadrant.cards.is_empty())
    {
        let mut waiting = sheet.quadrants.iter_mut();
        let waiting = waiting.find(|it| it.cards.end < cards[it.index].len());
        if let Some(quadrant) = waiting {
            quadrant.cards.end += 1;
        }
    }
    for quadrant in &sheet.quadrants {
        done[quadrant.index] = quadrant.cards.end;
    }
    // A quadrant whose first card has to wait is not begun.
    sheet
        .quadrants
        .retain(|it| !it.cards.is_empty() || done[it.index] == cards[it.index].len());
}
