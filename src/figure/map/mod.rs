//! Positioning maps: competitors as bubbles on two axes.
//!
//! Laid out from the outside in, as the canvas is: the heading takes the top of
//! the page, the source note and what is to be said about the map its bottom,
//! the words of the axes the left and the room below the frame; the bubbles get
//! what is left. Labels come last, where they have room.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Vec2};

use super::page::Page;
use super::{Fonts, Scene, Theme};
use crate::model::{CompetitorId, Map, Project, SegmentId};

mod axes;
mod bubbles;
mod describe;
mod frame;
mod gather;
mod key;
mod labels;
mod layout;
mod notes;
mod quadrants;
mod range;
mod remarks;
mod rings;
mod subject;
mod whiskers;
mod white;
mod words;

pub use axes::{MapAxes, MapAxis, Position};
use gather::Memory;
use layout::Layout;
pub use range::quantity;
pub use remarks::{Basis, Remark};
use subject::Subject;

/// What a picture of a map is made of.
#[derive(Clone, Copy, Debug)]
pub struct MapSubject<'a> {
    /// The project, as it is or in a scenario.
    pub project: &'a Project,
    /// Which of its maps.
    pub map: &'a Map,
    /// The project before the scenario: where a competitor stands elsewhere in
    /// it, an arrow shows the way. `None` outside a scenario.
    pub as_is: Option<&'a Project>,
}

/// What only a live map needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct MapOptions<'a> {
    /// Labelled right after our own company, where not all can be.
    pub selected: &'a [CompetitorId],
    /// Where labels stood in the picture before: each stays where it is, seen
    /// from its bubble, as long as it has room there. To be given while
    /// something is dragged; at rest the picture is to be the one that is
    /// exported, whatever came before it.
    pub previous: Option<&'a LabelPlaces>,
    /// What the picture before had room for: while something is dragged, nothing
    /// else may move.
    pub lanes: Option<Lanes>,
}

/// What a picture has room for beside the bubbles, whether or not it needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes {
    /// Whether x, and y, have a gutter for what is not offered.
    gutters: (bool, bool),
    /// The height of the remarks, in points.
    notes: f64,
    /// Whether there is room to count missing labels.
    counts: bool,
}

/// A competitor on a laid-out map.
#[derive(Clone, Debug, PartialEq)]
pub struct Bubble {
    /// Whose bubble.
    pub competitor: CompetitorId,
    /// Its middle.
    pub at: Point,
    /// Of a circle of its area, in points.
    pub radius: f64,
    /// Where it stands along the horizontal axis.
    pub x: Position,
    /// Where it stands along the vertical axis.
    pub y: Position,
}

/// The ideal levels of a segment on a laid-out map.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Whose ideal.
    pub segment: SegmentId,
    /// Its middle.
    pub at: Point,
    /// In points.
    pub radius: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPlace {
    /// The box around all its lines.
    pub bounds: Rect,
    /// The middle of the bubble or ring that it belongs to.
    pub of: Point,
    /// Which of the ways to break it into lines was taken.
    size: usize,
}

impl LabelPlace {
    /// The way from the middle of the bubble to the middle of the label, in
    /// points to the right and down: what a pin keeps.
    pub fn way(&self) -> Vec2 {
        self.bounds.center() - self.of
    }
}

/// Where all labels of a map stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelPlaces {
    /// Those of competitors. The others have no label.
    pub competitors: BTreeMap<CompetitorId, LabelPlace>,
    /// Those of segments.
    pub segments: BTreeMap<SegmentId, LabelPlace>,
    /// Of the letters, in points.
    size: f64,
    /// Where all competitors stand, so that a frame of a drag need not ask again.
    memory: Memory,
}

/// Why a shown competitor is not on the map: along which axes nothing is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Unscored on the horizontal axis, or without its metric.
    pub x: bool,
    /// The same for the vertical axis.
    pub y: bool,
}

/// A laid-out positioning map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPicture {
    /// The picture.
    pub scene: Scene,
    /// Where positions stand in it.
    pub axes: MapAxes,
    /// Every competitor in it, back to front.
    pub bubbles: Vec<Bubble>,
    /// The ideals of segments in it, back to front.
    pub rings: Vec<Ring>,
    /// Where the labels stand.
    pub labels: LabelPlaces,
    /// The shown competitors that are not on it, in the user's order.
    pub unplaced: Vec<(CompetitorId, Unplaced)>,
    /// How many bubbles have no label because there is no room for more.
    pub unlabelled: usize,
    /// What is to be said about it, as it is said in the picture.
    pub remarks: Vec<Remark>,
    /// What it has room for.
    pub lanes: Lanes,
}

/// Lay out a positioning map on `page`.
pub fn positioning_map(
    subject: MapSubject<'_>,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
) -> MapPicture {
    positioning_map_with(subject, page, theme, fonts, MapOptions::default())
}

/// Like [`positioning_map`], with what only a live map needs.
pub fn positioning_map_with(
    subject: MapSubject<'_>,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
    options: MapOptions<'_>,
) -> MapPicture {
    let mut subject = Subject::of(subject);
    let memory = options.previous.map(|previous| previous.memory.clone());
    let memory = subject.gather(&memory.unwrap_or_default(), options.previous.is_some());
    let layout = Layout {
        subject: &subject,
        page,
        theme,
        fonts,
        options,
    };
    let crowd = subject.placed.len() > CROWD;
    let counts = options.lanes.map_or(crowd, |lanes| lanes.counts);
    let mut picture = layout.draw(counts);
    if picture.unlabelled > 0 && !counts && options.lanes.is_none() {
        picture = layout.draw(true);
    }
    picture.unplaced = subject.unplaced;
    picture.labels.memory = memory;
    picture
}

/// From so many competitors on there may not be room for all labels.
const CROWD: usize = 60;

/// A map of fewer competitors than these is no ground for conclusions.
const READABLE: usize = 3;

/// From so many bubbles on they are drawn all at once.
const MANY: usize = 300;
