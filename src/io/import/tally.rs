//! Rows are counted here, whatever they come from.

use std::collections::BTreeSet;

use super::error::{Fault, Place};
use super::limits;
use super::names::Names;
use super::number;
use super::reading::{Reading, Shape, Use};
use super::sums::Sums;

/// No count and no unit of measurement reaches further, and squares of what
/// does have no room in a float.
const LARGEST: f64 = 1e100;

/// Why a cell, or the row with it, was left out.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter, strum::EnumCount,
)]
pub enum Reason {
    /// There is nothing in it.
    Blank,
    /// It says what was said to mean nothing.
    Missing,
    /// A number was expected.
    NotANumber,
    /// Beyond the ends of the scale.
    OutsideScale,
    /// A weight that is zero or less.
    NotPositive,
    /// Right of the last column that has a header.
    NoHeader,
}

impl Reason {
    /// In words, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Missing => "missing",
            Self::NotANumber => "not a number",
            Self::OutsideScale => "outside the scale",
            Self::NotPositive => "not positive",
            Self::NoHeader => "no header",
        }
    }
}

/// How often something was left out, and where first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Skip {
    pub(super) count: u64,
    pub(super) first_row: u64,
}

impl Skip {
    fn add(&mut self, count: u64, row: u64) {
        if self.count == 0 || row < self.first_row {
            self.first_row = row;
        }
        self.count += count;
    }
}

/// The reasons, of each column.
pub(super) type Skips = [Skip; <Reason as strum::EnumCount>::COUNT];

/// No segment: the person's is not known, or there is no such column.
pub(super) const NO_SEGMENT: usize = 0;

/// What one row name and segment have said.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) key: u32,
    /// [`NO_SEGMENT`], or the place of the segment and 1.
    pub(super) segment: u32,
    pub(super) sums: Vec<Sums>,
    /// Places with a dash: not offered.
    pub(super) not_offered: BTreeSet<u32>,
}

/// What was read of the row so far.
#[derive(Debug, Default)]
struct Row {
    number: u64,
    key: Option<u32>,
    item: Option<u32>,
    segment: Option<u32>,
    weight: f64,
    /// NaN where there is none.
    values: Vec<f64>,
    /// Left out so far, and told only if the row counts.
    skips: Vec<(usize, Reason)>,
    dashes: Vec<u32>,
    /// Whether any cell that is used says anything.
    says: bool,
}

/// All that is known after some rows.
#[derive(Debug)]
pub(super) struct Tally<'r> {
    pub(super) reading: &'r Reading,
    pub(super) rows: u64,
    pub(super) keys: Names,
    pub(super) items: Names,
    pub(super) segments: Names,
    pub(super) groups: Vec<Group>,
    /// The group of each key and segment.
    places: Vec<Vec<Option<u32>>>,
    pub(super) skips: Vec<Skips>,
    /// Cells right of the last header.
    pub(super) beyond: Skip,
    cells: usize,
    row: Row,
}

impl<'r> Tally<'r> {
    pub(super) fn new(reading: &'r Reading) -> Self {
        let row = Row {
            values: vec![f64::NAN; reading.width()],
            weight: 1.0,
            ..Row::default()
        };
        Self {
            reading,
            rows: 0,
            keys: Names::default(),
            items: Names::default(),
            segments: Names::default(),
            groups: Vec::new(),
            places: Vec::new(),
            skips: vec![Skips::default(); reading.uses.len()],
            beyond: Skip::default(),
            cells: 0,
            row,
        }
    }

    /// Begin with a row; numbers count from 1.
    #[inline]
    pub(super) fn begin(&mut self, number: u64) {
        let row = &mut self.row;
        row.number = number;
        row.key = None;
        row.item = None;
        row.segment = None;
        row.weight = 1.0;
        row.values.fill(f64::NAN);
        row.skips.clear();
        row.dashes.clear();
        row.says = false;
    }

    /// A number in a column of values.
    #[inline]
    pub(super) fn number(&mut self, column: usize, place: u32, value: f64) {
        self.row.says = true;
        if !self.reading.missing_numbers.is_empty() && self.reading.missing_numbers.contains(&value)
        {
            self.row.skips.push((column, Reason::Missing));
        } else if value < self.reading.low || value > self.reading.high {
            self.row.skips.push((column, Reason::OutsideScale));
        } else if value.abs() > LARGEST {
            self.row.skips.push((column, Reason::NotANumber));
        } else if let Some(slot) = self.row.values.get_mut(place as usize) {
            *slot = value;
        }
    }

    /// A cell of text; `column` counts from 0.
    pub(super) fn text(&mut self, column: usize, text: &[u8]) -> Result<(), Fault> {
        let Some(what) = self.reading.uses.get(column) else {
            if !number::trimmed(text).is_empty() {
                self.beyond.add(1, self.row.number);
            }
            return Ok(());
        };
        match *what {
            Use::Skip => {}
            Use::Key => self.row.key = self.name(column, text, |tally| &mut tally.keys)?,
            Use::Item => self.row.item = self.name(column, text, |tally| &mut tally.items)?,
            Use::Segment => {
                self.row.segment = self.name(column, text, |tally| &mut tally.segments)?;
            }
            Use::Weight => self.weight(column, text),
            Use::Value(place) => self.value(column, place, text),
        }
        Ok(())
    }

    /// A cell that a workbook holds as a number.
    pub(super) fn numeric(&mut self, column: usize, value: f64) -> Result<(), Fault> {
        match self.reading.uses.get(column) {
            Some(Use::Value(place)) => {
                self.number(column, *place, value);
                Ok(())
            }
            // The shortest digits: 7 and not 7.0.
            _ => self.text(column, value.to_string().as_bytes()),
        }
    }

    /// A cell that a workbook holds as something that is neither text nor number.
    pub(super) fn other(&mut self, column: usize, text: &str) -> Result<(), Fault> {
        match self.reading.uses.get(column) {
            Some(Use::Value(_) | Use::Weight) => {
                self.row.says = true;
                self.row.skips.push((column, Reason::NotANumber));
                if self.reading.uses.get(column) == Some(&Use::Weight) {
                    self.row.weight = f64::NAN;
                }
                Ok(())
            }
            _ => self.text(column, text.as_bytes()),
        }
    }

    fn name(
        &mut self,
        column: usize,
        text: &[u8],
        names: impl Fn(&mut Self) -> &mut Names,
    ) -> Result<Option<u32>, Fault> {
        let text = number::trimmed(text);
        if text.is_empty() {
            return Ok(None);
        }
        self.row.says = true;
        let at = Place::cell(self.row.number, column + 1);
        names(self).place(text, at).map(Some)
    }

    fn weight(&mut self, column: usize, text: &[u8]) {
        let reason = match number::parse(text, self.reading.decimal) {
            Some(weight) if weight > 0.0 && weight <= LARGEST => {
                self.row.weight = weight;
                return;
            }
            Some(_) => Reason::NotPositive,
            None if number::is_blank(text) => Reason::Blank,
            None => Reason::NotANumber,
        };
        self.row.weight = f64::NAN;
        self.row.skips.push((column, reason));
    }

    fn value(&mut self, column: usize, place: u32, text: &[u8]) {
        if let Some(value) = number::parse(text, self.reading.decimal) {
            return self.number(column, place, value);
        }
        let text = number::trimmed(text);
        let reading = self.reading;
        let reason = if reading.missing_texts.iter().any(|it| it.as_bytes() == text) {
            Reason::Missing
        } else if number::is_blank(text) {
            self.row.skips.push((column, Reason::Blank));
            return;
        } else if is_dash(text) {
            if reading.dashes {
                self.row.dashes.push(place);
                self.row.says = true;
                return;
            }
            Reason::Blank
        } else {
            Reason::NotANumber
        };
        self.row.says = true;
        self.row.skips.push((column, reason));
    }

    /// End the row after `columns` cells. It counts if a cell that is used says
    /// anything, or if `says_else` finds another one that does.
    #[inline]
    pub(super) fn end(
        &mut self,
        columns: usize,
        says_else: impl FnOnce() -> bool,
    ) -> Result<(), Fault> {
        if columns < self.reading.uses.len() {
            self.short(columns);
        }
        if !self.row.says && !says_else() {
            return Ok(());
        }
        self.rows += 1;
        if self.reading.has_key && self.row.key.is_none() {
            self.skip_row(Use::Key);
            return Ok(());
        }
        let named = self.reading.shape == Shape::Named;
        if named && self.row.item.is_none() {
            self.skip_row(Use::Item);
            return Ok(());
        }
        for at in 0..self.row.skips.len() {
            let (column, reason) = self.row.skips[at];
            self.skips[column][reason as usize].add(1, self.row.number);
        }
        if self.reading.has_segment && self.row.segment.is_none() {
            self.skip_cell(Use::Segment);
        }
        if self.row.weight.is_nan() {
            return Ok(());
        }
        self.count()
    }

    /// What a short row lacks is blank.
    #[cold]
    fn short(&mut self, columns: usize) {
        for (column, what) in self.reading.uses.iter().enumerate().skip(columns) {
            match what {
                Use::Value(_) => self.row.skips.push((column, Reason::Blank)),
                Use::Weight => {
                    self.row.weight = f64::NAN;
                    self.row.skips.push((column, Reason::Blank));
                }
                _ => {}
            }
        }
    }

    /// The row has no name, so nothing in it counts.
    #[cold]
    fn skip_row(&mut self, what: Use) {
        self.skip_cell(what);
    }

    fn skip_cell(&mut self, what: Use) {
        let column = self.reading.uses.iter().position(|it| *it == what);
        if let Some(skips) = column.and_then(|column| self.skips.get_mut(column)) {
            skips[Reason::Blank as usize].add(1, self.row.number);
        }
    }

    /// Add the row's values to its group.
    fn count(&mut self) -> Result<(), Fault> {
        let segment = self
            .row
            .segment
            .map_or(NO_SEGMENT, |place| place as usize + 1);
        let key = self.row.key.unwrap_or_default();
        let group = self.group(key, segment)?;
        let base = self.row.item.unwrap_or_default() as usize;
        let wide = base + self.row.values.len();
        let sums = &mut self.groups[group].sums;
        if sums.len() < wide {
            self.cells += wide - sums.len();
            sums.resize(wide, Sums::default());
            self.check_size()?;
        }
        let (row, group) = (&self.row, &mut self.groups[group]);
        for (value, sums) in row.values.iter().zip(&mut group.sums[base..]) {
            if !value.is_nan() {
                sums.add(*value, row.weight);
            }
        }
        for place in &row.dashes {
            group.not_offered.insert(base as u32 + place);
        }
        Ok(())
    }

    /// The place of the group of a key and a segment.
    #[inline]
    fn group(&mut self, key: u32, segment: usize) -> Result<usize, Fault> {
        let found = self.places.get(key as usize).and_then(|of| of.get(segment));
        match found {
            Some(Some(place)) => Ok(*place as usize),
            _ => self.new_group(key, segment),
        }
    }

    #[cold]
    fn new_group(&mut self, key: u32, segment: usize) -> Result<usize, Fault> {
        let place = self.groups.len();
        self.cells += 1;
        self.check_size()?;
        if self.places.len() <= key as usize {
            self.places.resize(key as usize + 1, Vec::new());
        }
        let of_key = &mut self.places[key as usize];
        if of_key.len() <= segment {
            self.cells += segment + 1 - of_key.len();
            of_key.resize(segment + 1, None);
        }
        of_key[segment] = Some(place as u32);
        self.groups.push(Group {
            key,
            segment: segment as u32,
            ..Group::default()
        });
        self.check_size()?;
        Ok(place)
    }

    fn check_size(&self) -> Result<(), Fault> {
        let limit = limits::CELLS;
        if self.cells <= limit {
            return Ok(());
        }
        let message = format!(
            "more than {limit} competitors × factors × segments: does each column do what it should?"
        );
        Err(Fault::new(Place::row(self.row.number), message))
    }

    /// Take over what another part of the table says.
    pub(super) fn merge(&mut self, other: Self) -> Result<(), Fault> {
        let keys = self.keys.merge(other.keys)?;
        let items = self.items.merge(other.items)?;
        let segments = self.segments.merge(other.segments)?;
        self.rows += other.rows;
        for theirs in other.groups {
            let key = keys.get(theirs.key as usize).copied().unwrap_or_default();
            let segment = match theirs.segment as usize {
                NO_SEGMENT => NO_SEGMENT,
                place => segments[place - 1] as usize + 1,
            };
            let group = self.group(key, segment)?;
            let place_of = |at: usize| items.get(at).map_or(at, |place| *place as usize);
            for (at, sums) in theirs.sums.iter().enumerate() {
                let at = place_of(at);
                let ours = &mut self.groups[group].sums;
                if ours.len() <= at {
                    self.cells += at + 1 - ours.len();
                    ours.resize(at + 1, Sums::default());
                }
                ours[at].merge(sums);
            }
            let dashes = theirs
                .not_offered
                .iter()
                .map(|at| place_of(*at as usize) as u32);
            self.groups[group].not_offered.extend(dashes);
            self.check_size()?;
        }
        for (ours, theirs) in self.skips.iter_mut().zip(other.skips) {
            for (ours, theirs) in ours.iter_mut().zip(theirs) {
                if theirs.count > 0 {
                    ours.add(theirs.count, theirs.first_row);
                }
            }
        }
        if other.beyond.count > 0 {
            self.beyond.add(other.beyond.count, other.beyond.first_row);
        }
        Ok(())
    }
}

/// Whether a cell says with a dash, or as lists of ours do in words, that
/// something is not offered.
pub(super) fn is_dash(text: &[u8]) -> bool {
    text.eq_ignore_ascii_case(b"not offered")
        || matches!(text, b"-" | b"--")
        || ["–", "—", "−"].iter().any(|it| it.as_bytes() == text)
}
