//! A finished picture: nothing in it is left to decide.

use kurbo::{BezPath, Point, Rect, Size};

use super::{Fonts, Weight};
use crate::model::{CompetitorId, FactorId, SegmentId};

/// A colour with straight alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

impl Rgba {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self([r, g, b, 255])
    }

    /// This colour with its alpha times `factor`, from 0 to 1.
    #[must_use]
    pub fn faded(self, factor: f64) -> Self {
        let Self([r, g, b, a]) = self;
        Self([r, g, b, byte(f64::from(a) * factor)])
    }
}

/// The nearest whole number, stopping at the ends of a byte.
pub(super) fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// What a mark is a picture of.
///
/// Painters use it to group marks and to dim those of other competitors, the
/// window to find out what lies under the pointer, tests to ask about places.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The project's title.
    Title,
    /// The tagline of our own curve.
    Tagline,
    /// Where the scores come from.
    Source,
    /// Rules and ticks behind the curves.
    Rule,
    /// The words at the ends of the vertical axis.
    AxisWord,
    /// The name of a factor under the canvas.
    FactorName(FactorId),
    /// The words at the ends of a factor's own scale.
    FactorWord(FactorId),
    /// The line of a competitor.
    Curve(CompetitorId),
    /// The point of a competitor on a factor.
    Point(CompetitorId, FactorId),
    /// How far the level of a competitor on a factor may be off, or on either
    /// factor of a map.
    Whisker(CompetitorId, FactorId),
    /// How much a factor matters, under its name.
    Importance(FactorId),
    /// The name of a competitor beside its curve.
    Label(CompetitorId),
    /// The thin line from a curve to its label.
    Leader(CompetitorId),
    /// A remark in the picture, such as what to do with an empty one.
    Note,
    /// The dashed line and the label of the industry standard.
    Standard,
    /// The line and points of our own curve as it is, behind a scenario's.
    AsIs,
    /// What is done with a factor, as a mark below it or on a card.
    Verdict(FactorId),
    /// The card of a factor on the eliminate-reduce-raise-create grid.
    Card(FactorId),
    /// The band from the lowest to the highest rival.
    Band,
    /// The bubble of a competitor on a map.
    Bubble(CompetitorId),
    /// The bubbles of many competitors on a crowded map.
    Bubbles,
    /// The way of a competitor from an earlier place on a map.
    Arrow(CompetitorId),
    /// The ring of a segment's ideal levels on a map.
    Ring(SegmentId),
    /// The name of a segment beside its ring.
    RingLabel(SegmentId),
    /// The name of a quadrant of a map.
    Quadrant,
    /// How far places of a map are from the nearest competitor.
    WhiteSpace,
    /// What the areas of bubbles stand for.
    SizeKey,
}

impl Part {
    /// The competitor this mark belongs to, if it belongs to one.
    pub fn competitor(&self) -> Option<&CompetitorId> {
        match self {
            Self::Curve(id)
            | Self::Point(id, _)
            | Self::Whisker(id, _)
            | Self::Label(id)
            | Self::Leader(id)
            | Self::Bubble(id)
            | Self::Arrow(id) => Some(id),
            Self::Title
            | Self::Tagline
            | Self::Source
            | Self::Rule
            | Self::AxisWord
            | Self::FactorName(_)
            | Self::FactorWord(_)
            | Self::Importance(_)
            | Self::Note
            | Self::Standard
            | Self::AsIs
            | Self::Verdict(_)
            | Self::Card(_)
            | Self::Band
            | Self::Bubbles
            | Self::Ring(_)
            | Self::RingLabel(_)
            | Self::Quadrant
            | Self::WhiteSpace
            | Self::SizeKey => None,
        }
    }
}

/// A line along a path. Ends and joins are round.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// In points.
    pub width: f64,
    /// Of the line.
    pub color: Rgba,
    /// Lengths of dash and gap in turn, in points; empty for a solid line.
    pub dash: Vec<f64>,
}

/// Which point of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Where reading starts.
    Start,
    /// The middle.
    Middle,
    /// Where reading ends.
    End,
}

/// Which way a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// To the right.
    Upright,
    /// Upwards: turned by 90° against the clock.
    Up,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// On the baseline.
    pub at: Point,
    /// Which point of the text stands there.
    pub anchor: Anchor,
    /// Which way it runs.
    pub turn: Turn,
    /// Of the font, in points.
    pub size: f64,
    /// Of the font.
    pub weight: Weight,
    /// Of the letters.
    pub color: Rgba,
    /// Without line breaks and control characters.
    pub content: String,
}

impl Text {
    /// The box around the text, from the tallest to the lowest letters of the font.
    pub fn bounds(&self, fonts: &Fonts) -> Rect {
        let width = fonts.width(&self.content, self.size, self.weight);
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let (above, below) = (Fonts::ASCENT * self.size, Fonts::DESCENT * self.size);
        let Point { x, y } = self.at;
        match self.turn {
            Turn::Upright => Rect::new(x - before, y - above, x - before + width, y + below),
            Turn::Up => Rect::new(x - above, y + before - width, x + below, y + before),
        }
    }
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A path, filled, stroked or both; the fill is painted first.
    Path {
        /// Its outline, in points.
        path: BezPath,
        /// Inside (non-zero rule).
        fill: Option<Rgba>,
        /// Along it.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
    /// An area made of many convex pieces that meet at their sides.
    Area {
        /// The pieces, each a closed ring of straight lines.
        pieces: BezPath,
        /// Inside.
        fill: Rgba,
    },
    /// Many copies of one outline.
    Markers {
        /// Closed, around the origin; its middle sees every point of it.
        outline: BezPath,
        /// The middle of each copy, and how many times larger than the outline it is.
        at: Vec<(Point, f64)>,
        /// Inside.
        fill: Rgba,
        /// Along the outline, as wide whatever the size of the copy.
        stroke: Option<Stroke>,
    },
}

/// A shape and what it is a picture of.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it is a picture of.
    pub part: Part,
    /// What to paint.
    pub shape: Shape,
}

/// A finished picture, in points with y downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Of the page; its origin is the top left corner.
    pub size: Size,
    /// Behind everything; `None` leaves the page transparent.
    pub background: Option<Rgba>,
    /// Back to front.
    pub marks: Vec<Mark>,
    /// What the picture is called, for those who cannot see it.
    pub title: String,
    /// What it shows, in sentences, for those who cannot see it.
    pub description: String,
}
