//! What a grid shows: a sheet of cells that says of each what it holds and what
//! a text typed into it means.

use std::borrow::Cow;

use egui::{Id, Pos2, Ui};

use super::cursor::{Extent, Place};

/// Where the text of a cell stands in it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) enum Align {
    /// At the left.
    #[default]
    Left,
    /// At the right.
    Right,
    /// At the right, less so many digits: numbers of fewer decimals than others
    /// have their points below each other.
    Number(f32),
}

/// How much a text matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Ink {
    /// As most text.
    #[default]
    Text,
    /// Less than most text.
    Soft,
    /// As what is ours.
    Accent,
}

/// A small mark in the corner of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Mark {
    /// A ring.
    Hollow,
    /// A ring that is half full.
    Half,
    /// A dot.
    Full,
    /// A filled corner.
    Corner,
}

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) struct Cell<'a> {
    /// On one line, or in a head at the top on up to three.
    pub(in crate::ui) text: Cow<'a, str>,
    /// Where it stands.
    pub(in crate::ui) align: Align,
    /// How much it matters.
    pub(in crate::ui) ink: Ink,
    /// Whether it is set in semibold.
    pub(in crate::ui) strong: bool,
    /// How far its ground is tinted, from 0 to 1.
    pub(in crate::ui) tint: f32,
    /// What is in its corner.
    pub(in crate::ui) mark: Option<Mark>,
    /// Whether it stands back behind the others.
    pub(in crate::ui) dimmed: bool,
}

/// The end of a sheet at which something can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum End {
    /// Below the last row.
    Row,
    /// Right of the last column.
    Column,
}

/// A table behind a grid. Its heads are cells as well: the first rows and columns.
pub(in crate::ui) trait Sheet {
    /// What a cell holds.
    type Value: Clone;

    /// How many cells there are.
    fn extent(&self) -> Extent;

    /// Another number whenever the columns may want another width.
    fn version(&self) -> u64;

    /// The widget of a cell: made from what the cell is about, not from its place.
    fn id(&self, grid: Id, at: Place) -> Id;

    /// How a cell looks.
    fn cell(&self, at: Place) -> Cell<'_>;

    /// What a cell is and holds, for those who cannot see it.
    fn name(&self, at: Place) -> String;

    /// What a cell is, as a message names it.
    fn whereabouts(&self, at: Place) -> String;

    /// More about a cell, shown on hover.
    fn hint(&self, at: Place) -> Option<String>;

    /// What a cell holds, as it is typed and copied.
    fn text(&self, at: Place) -> String;

    /// Whether a cell holds nothing.
    fn is_blank(&self, at: Place) -> bool;

    /// What a cell holds, exactly.
    fn value(&self, at: Place) -> Self::Value;

    /// What a text typed into a cell means; an error says what was expected.
    fn read(&self, at: Place, typed: &str) -> Result<Self::Value, String>;

    /// Whether a cell could hold what another one holds.
    fn takes(&self, at: Place, value: &Self::Value) -> bool;

    /// What a cell holds once it is cleared; none if it cannot be.
    fn cleared(&self, at: Place) -> Option<Self::Value>;

    /// Whether typing begins to replace what a cell holds. Names are changed
    /// on purpose only: by F2 or a double click.
    fn is_typed_over(&self, at: Place) -> bool;

    /// The least and the most width of a column, in points.
    fn width(&self, column: usize) -> [f32; 2];

    /// What can be added at an end, as its button is called.
    fn more(&self, end: End) -> Option<&'static str>;

    /// Paint a sign in the head of a row or column, around a point, and say
    /// whether there is one.
    fn sign(&self, ui: &Ui, at: Place, center: Pos2);

    /// Whether the heads of rows, or those of columns, have signs.
    fn has_signs(&self, end: End) -> bool;
}
