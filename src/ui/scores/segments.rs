//! The segments as a sheet: a row for their sizes, and one for each factor, with
//! how much it matters to each segment and how much of it they would like best.

use std::sync::Arc;

use egui::{Align2, Id, Pos2, TextStyle, Ui};

use super::super::fields::{
    level_text, one_line, parse_perhaps_level, parse_share, share_text, unnamed,
};
use super::super::grid::{Align, Cell, Cursor, End, Extent, How, Ink, Place, Sheet, place};
use super::super::{marker, theme};

use super::steps::{called, in_one_step, said, verb};
use super::value::{self, read_name};
use crate::command::{Command, Selection};
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::figure::Look;
use crate::model::{Factor, Level, Project, Segment, Share};

/// Rows of heads: the segments, and what of them.
const HEADS: usize = 2;

/// Columns of each segment.
const EACH: usize = 2;

/// What a cell of the table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// How much a factor matters, or how much of it they would like best.
    Level(Option<Level>),
    /// The part of all buyers.
    Size(Option<Share>),
    /// The name of a segment.
    Name(Arc<str>),
    /// Of a cell that is only a head, or none.
    Nothing,
}

/// What a cell is about.
#[derive(Clone, Copy, Debug)]
enum Subject<'a> {
    /// Above the columns of a segment.
    Segment(&'a Segment),
    /// Above one of its columns.
    What(&'a Segment, What),
    /// Beside the row of a factor.
    Factor(&'a Factor),
    /// Beside the row of sizes.
    Sizes,
    /// The size of a segment.
    Size(&'a Segment),
    /// What a segment wants of a factor.
    Wish(&'a Segment, &'a Factor, What),
    /// Nothing.
    Empty,
}

/// The two things that a segment says of a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Importance,
    Ideal,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Importance => "Importance",
            Self::Ideal => "Ideal",
        }
    }

    fn of(self, segment: &Segment, factor: &Factor) -> Option<Level> {
        let said = match self {
            Self::Importance => &segment.importance,
            Self::Ideal => &segment.ideal,
        };
        said.get(&factor.id).copied()
    }
}

/// The table of a project.
pub(super) struct SegmentSheet<'a> {
    /// In the chosen scenario.
    pub(super) project: &'a Project,
    /// Changes with the names.
    pub(super) version: u64,
    /// The colours of rings.
    pub(super) look: &'a Look,
}

impl<'a> SegmentSheet<'a> {
    fn subject(&self, at: Place) -> Subject<'a> {
        let column = at.column.checked_sub(1);
        let segment = column.and_then(|column| self.project.segments.get(column / EACH));
        let what = if column.is_some_and(|column| column % EACH == 1) {
            What::Ideal
        } else {
            What::Importance
        };
        let row = at.row.checked_sub(HEADS);
        let factor = row.and_then(|row| row.checked_sub(1));
        let factor = factor.and_then(|row| self.project.factors.get(row));
        match (segment, row, factor) {
            (Some(segment), None, _) if at.row == 0 && what == What::Importance => {
                Subject::Segment(segment)
            }
            (Some(segment), None, _) if at.row > 0 => Subject::What(segment, what),
            (Some(segment), Some(0), _) if what == What::Importance => Subject::Size(segment),
            (Some(segment), Some(_), Some(factor)) => Subject::Wish(segment, factor, what),
            (None, Some(0), _) => Subject::Sizes,
            (None, Some(_), Some(factor)) => Subject::Factor(factor),
            _ => Subject::Empty,
        }
    }

    /// What is selected in the window when the cursor is here.
    pub(super) fn selection(&self, cursor: Cursor) -> Selection {
        match self.subject(cursor.active()) {
            Subject::Segment(segment)
            | Subject::What(segment, _)
            | Subject::Size(segment)
            | Subject::Wish(segment, ..) => Selection::Segment(segment.id.clone()),
            Subject::Factor(factor) => Selection::Factor(factor.id.clone()),
            Subject::Sizes | Subject::Empty => Selection::Project,
        }
    }

    /// Where the cursor goes when something is selected in the window: to the
    /// segment or the factor, in the row or column that it is in.
    pub(super) fn cursor(&self, selection: &Selection, now: Cursor) -> Option<Cursor> {
        let active = now.active();
        let at = match selection {
            Selection::Segment(id) => {
                let mut all = self.project.segments.iter();
                let segment = all.position(|segment| segment.id == *id)?;
                let beside = active.column.checked_sub(1);
                let what = beside.map_or(0, |column| column % EACH);
                place(active.row, 1 + EACH * segment + what)
            }
            Selection::Factor(id) | Selection::Point(_, id) => {
                let mut all = self.project.factors.iter();
                let factor = all.position(|factor| factor.id == *id)?;
                place(HEADS + 1 + factor, active.column)
            }
            _ => return None,
        };
        Some(Cursor::at(at))
    }

    /// What asks for `cells` to hold these values; none if they do already.
    pub(super) fn command(&self, how: How, cells: Vec<(Place, Value)>) -> Option<Command> {
        let is_importance = |(at, _): &(Place, Value)| {
            matches!(self.subject(*at), Subject::Wish(_, _, What::Importance))
        };
        let noun = if cells.iter().all(is_importance) {
            called(cells.len(), "importance")
        } else {
            format!("{} of segments", called(cells.len(), "cell"))
        };
        let name = format!("{} {noun}", verb(how));
        in_one_step(self, how, name, cells, |at, value| self.edit(at, value))
    }

    fn edit(&self, at: Place, value: Value) -> Option<Edit> {
        let (segment, change) = match (self.subject(at), value) {
            (Subject::Segment(segment), Value::Name(name)) => (segment, SegmentChange::Name(name)),
            (Subject::Size(segment), Value::Size(size)) => (segment, SegmentChange::Size(size)),
            (Subject::Wish(segment, factor, what), Value::Level(level)) => {
                let id = factor.id.clone();
                let change = match what {
                    What::Importance => SegmentChange::Importance(id, level),
                    What::Ideal => SegmentChange::Ideal(id, level),
                };
                (segment, change)
            }
            _ => return None,
        };
        let id = segment.id.clone();
        Some(Edit::Segment(ListEdit::Change { id, change }))
    }
}

impl Sheet for SegmentSheet<'_> {
    type Value = Value;

    fn extent(&self) -> Extent {
        Extent {
            rows: HEADS + 1 + self.project.factors.len(),
            columns: 1 + EACH * self.project.segments.len(),
            head_rows: HEADS,
            head_columns: 1,
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn id(&self, grid: Id, at: Place) -> Id {
        match self.subject(at) {
            Subject::Segment(segment) => grid.with(&segment.id),
            Subject::What(segment, what) => grid.with((&segment.id, what.name())),
            Subject::Factor(factor) => grid.with(&factor.id),
            Subject::Sizes => grid.with("sizes"),
            Subject::Size(segment) => grid.with((&segment.id, "size")),
            Subject::Wish(segment, factor, what) => {
                grid.with((&segment.id, &factor.id, what.name()))
            }
            Subject::Empty => grid.with(("empty", at.row, at.column)),
        }
    }

    fn cell(&self, at: Place) -> Cell<'_> {
        let name = |name: &str| Cell {
            text: one_line(name).into(),
            ink: if unnamed(name) { Ink::Soft } else { Ink::Text },
            strong: true,
            ..Cell::default()
        };
        let number = |text: String, level: Option<Level>| Cell {
            text: text.into(),
            align: Align::Right,
            tint: level.map_or(0.0, |level| 0.1 + 0.9 * (level.get() / 10.0) as f32),
            ..Cell::default()
        };
        match self.subject(at) {
            Subject::Segment(segment) => name(&segment.name),
            Subject::Factor(factor) => name(&factor.name),
            Subject::What(_, what) => Cell {
                text: what.name().into(),
                align: Align::Right,
                ink: Ink::Soft,
                ..Cell::default()
            },
            Subject::Sizes => Cell {
                text: "Size, %".into(),
                ink: Ink::Soft,
                ..Cell::default()
            },
            Subject::Wish(segment, factor, What::Importance) => {
                number(self.text(at), What::Importance.of(segment, factor))
            }
            Subject::Size(_) | Subject::Wish(..) => number(self.text(at), None),
            Subject::Empty => Cell::default(),
        }
    }

    fn name(&self, at: Place) -> String {
        let text = said(&self.text(at));
        match self.subject(at) {
            Subject::Segment(segment) => format!("{}, segment", one_line(&segment.name)),
            Subject::What(segment, what) => {
                format!("{} to {}", what.name(), one_line(&segment.name))
            }
            Subject::Factor(factor) => format!("{}, factor", one_line(&factor.name)),
            Subject::Sizes => "Sizes".to_owned(),
            Subject::Size(segment) => format!("{}, size: {text}", one_line(&segment.name)),
            Subject::Wish(segment, factor, what) => {
                let (whose, which) = (one_line(&segment.name), one_line(&factor.name));
                format!("{whose}, {which}, {}: {text}", what.name().to_lowercase())
            }
            Subject::Empty => String::new(),
        }
    }

    fn whereabouts(&self, at: Place) -> String {
        match self.subject(at) {
            Subject::Segment(_) => "the name of a segment".to_owned(),
            Subject::Size(segment) => format!("the size of {}", one_line(&segment.name)),
            Subject::Wish(segment, factor, what) => format!(
                "the {} of {} to {}",
                what.name().to_lowercase(),
                one_line(&factor.name),
                one_line(&segment.name)
            ),
            Subject::What(..) | Subject::Factor(_) | Subject::Sizes | Subject::Empty => {
                "a place that is no cell".to_owned()
            }
        }
    }

    fn hint(&self, _at: Place) -> Option<String> {
        None
    }

    fn text(&self, at: Place) -> String {
        match self.subject(at) {
            Subject::Segment(segment) => segment.name.to_string(),
            Subject::What(_, what) => what.name().to_owned(),
            Subject::Factor(factor) => factor.name.to_string(),
            Subject::Sizes => "Size, %".to_owned(),
            Subject::Size(segment) => share_text(segment.size),
            Subject::Wish(segment, factor, what) => {
                level_text(what.of(segment, factor), self.project.settings.scale)
            }
            Subject::Empty => String::new(),
        }
    }

    fn is_blank(&self, at: Place) -> bool {
        self.text(at).is_empty()
    }

    fn value(&self, at: Place) -> Value {
        match self.subject(at) {
            Subject::Segment(segment) => Value::Name(Arc::clone(&segment.name)),
            Subject::Size(segment) => Value::Size(segment.size),
            Subject::Wish(segment, factor, what) => Value::Level(what.of(segment, factor)),
            Subject::What(..) | Subject::Factor(_) | Subject::Sizes | Subject::Empty => {
                Value::Nothing
            }
        }
    }

    fn read(&self, at: Place, typed: &str) -> Result<Value, String> {
        match self.subject(at) {
            Subject::Segment(_) => read_name(typed).map(|value| match value {
                value::Value::Name(name) => Value::Name(name),
                _ => Value::Nothing,
            }),
            Subject::Size(_) => parse_share(typed).map(Value::Size),
            Subject::Wish(..) => {
                parse_perhaps_level(typed, self.project.settings.scale).map(Value::Level)
            }
            // What is copied with such a place is pasted there again.
            _ if typed.trim().is_empty() => Ok(Value::Nothing),
            _ => Err("expected nothing: it is no cell".to_owned()),
        }
    }

    fn takes(&self, at: Place, value: &Value) -> bool {
        matches!(
            (self.subject(at), value),
            (Subject::Segment(_), Value::Name(_))
                | (Subject::Size(_), Value::Size(_))
                | (Subject::Wish(..), Value::Level(_))
                | (Subject::Empty, Value::Nothing)
        )
    }

    fn cleared(&self, at: Place) -> Option<Value> {
        match self.subject(at) {
            Subject::Size(_) => Some(Value::Size(None)),
            Subject::Wish(..) => Some(Value::Level(None)),
            _ => None,
        }
    }

    fn is_typed_over(&self, at: Place) -> bool {
        matches!(self.subject(at), Subject::Size(_) | Subject::Wish(..))
    }

    fn width(&self, column: usize) -> [f32; 2] {
        match column {
            0 => [96.0, 260.0],
            column if column % EACH == 1 => [96.0, 180.0],
            _ => [72.0, 96.0],
        }
    }

    fn more(&self, end: End) -> Option<&'static str> {
        Some(match end {
            End::Row => "Add factor to the table",
            End::Column => "Add segment to the table",
        })
    }

    fn sign(&self, ui: &Ui, at: Place, center: Pos2) {
        match self.subject(at) {
            Subject::Segment(segment) => marker::ring(ui, center, segment, self.look),
            Subject::Factor(_) => {
                let number = (at.row - HEADS).to_string();
                let font = TextStyle::Small.resolve(ui.style());
                let color = theme::colors(ui).soft_text;
                ui.painter()
                    .text(center, Align2::CENTER_CENTER, number, font, color);
            }
            _ => {}
        }
    }

    fn has_signs(&self, _end: End) -> bool {
        true
    }
}
