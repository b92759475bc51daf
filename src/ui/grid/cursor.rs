//! Where the cursor of a grid is, which cells are selected with it, and how
//! keys and the pointer move both. Knows how many cells there are and no more.

use std::ops::Range;

/// A cell, counted from the top left corner with the heads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::ui) struct Place {
    /// From the top.
    pub(in crate::ui) row: usize,
    /// From the left.
    pub(in crate::ui) column: usize,
}

/// Shorter where many places are named.
pub(in crate::ui) fn place(row: usize, column: usize) -> Place {
    Place { row, column }
}

/// How many cells a sheet has. The first rows and columns are its heads; where
/// they cross there is a corner without cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Extent {
    /// All rows.
    pub(in crate::ui) rows: usize,
    /// All columns.
    pub(in crate::ui) columns: usize,
    /// Of these, the rows of heads at the top.
    pub(in crate::ui) head_rows: usize,
    /// Of these, the columns of heads on the left.
    pub(in crate::ui) head_columns: usize,
}

/// A part of a sheet in which a block stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Part {
    /// What the sheet is about.
    Body,
    /// The heads of columns, above it.
    Top,
    /// The heads of rows, left of it.
    Left,
    /// Where the heads cross.
    Corner,
}

/// Cells of a rectangle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Block {
    /// From the top.
    pub(in crate::ui) rows: Range<usize>,
    /// From the left.
    pub(in crate::ui) columns: Range<usize>,
}

impl Block {
    /// The rectangle with these corners.
    fn between(one: Place, other: Place) -> Self {
        let range = |a: usize, b: usize| a.min(b)..a.max(b) + 1;
        Self {
            rows: range(one.row, other.row),
            columns: range(one.column, other.column),
        }
    }

    /// Whether a cell is in it.
    pub(in crate::ui) fn has(&self, at: Place) -> bool {
        self.rows.contains(&at.row) && self.columns.contains(&at.column)
    }

    /// The top left cell.
    pub(in crate::ui) fn start(&self) -> Place {
        place(self.rows.start, self.columns.start)
    }

    /// How many cells it has.
    pub(in crate::ui) fn len(&self) -> usize {
        self.rows.len() * self.columns.len()
    }

    /// Its cells, row by row.
    pub(in crate::ui) fn cells(&self) -> impl Iterator<Item = Place> + use<> {
        let columns = self.columns.clone();
        let rows = self.rows.clone();
        rows.flat_map(move |row| columns.clone().map(move |column| place(row, column)))
    }

    /// The cell of it that is nearest to a place.
    fn nearest(&self, at: Place) -> Place {
        let within = |value: usize, range: &Range<usize>| {
            value.min(range.end.saturating_sub(1)).max(range.start)
        };
        place(within(at.row, &self.rows), within(at.column, &self.columns))
    }
}

impl Extent {
    /// Whether there is anything but heads.
    pub(in crate::ui) fn has_body(self) -> bool {
        self.rows > self.head_rows && self.columns > self.head_columns
    }

    /// The part that a cell is in.
    pub(in crate::ui) fn part(self, at: Place) -> Part {
        match (at.row < self.head_rows, at.column < self.head_columns) {
            (true, true) => Part::Corner,
            (true, false) => Part::Top,
            (false, true) => Part::Left,
            (false, false) => Part::Body,
        }
    }

    /// All cells of a part.
    pub(in crate::ui) fn room(self, part: Part) -> Block {
        let (top, left) = (0..self.head_rows, 0..self.head_columns);
        let (rows, columns) = (self.head_rows..self.rows, self.head_columns..self.columns);
        let (rows, columns) = match part {
            Part::Body => (rows, columns),
            Part::Top => (top, columns),
            Part::Left => (rows, left),
            Part::Corner => (top, left),
        };
        Block { rows, columns }
    }
}

/// A way to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Way {
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// One up.
    Up,
    /// One down.
    Down,
    /// To the first column.
    Home,
    /// To the last column.
    End,
    /// To the first cell of all.
    Start,
    /// To the last cell of all.
    Finish,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
}

/// On to the next cell that is to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Next {
    /// Tab.
    Right,
    /// Shift+Tab.
    Left,
    /// Enter.
    Down,
    /// Shift+Enter.
    Up,
}

/// Rows or columns that are selected as a whole, by their heads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Whole {
    /// Single cells.
    #[default]
    No,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Everything.
    All,
}

/// The active cell and the block that is selected with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Cursor {
    active: Place,
    /// Where the block begins.
    anchor: Place,
    /// Where it ends.
    far: Place,
    whole: Whole,
    /// The column in which a row of Tabs began: Enter goes back to it.
    tabbed: Option<usize>,
}

impl Cursor {
    /// On one cell.
    pub(in crate::ui) fn at(active: Place) -> Self {
        Self {
            active,
            anchor: active,
            far: active,
            ..Self::default()
        }
    }

    /// On the head of a row or a column, with all of it selected.
    pub(in crate::ui) fn whole(head: Place, whole: Whole) -> Self {
        Self {
            whole,
            ..Self::at(head)
        }
    }

    /// The cell that is typed into.
    pub(in crate::ui) fn active(&self) -> Place {
        self.active
    }

    /// The end of the block that moves, which is to be kept in sight.
    pub(in crate::ui) fn far(&self) -> Place {
        self.far
    }

    /// What is selected as a whole.
    pub(in crate::ui) fn is_whole(&self) -> Whole {
        self.whole
    }

    /// What is selected: at least the active cell.
    pub(in crate::ui) fn block(&self, extent: Extent) -> Block {
        let body = extent.room(Part::Body);
        let between = Block::between(self.anchor, self.far);
        match self.whole {
            Whole::No => between,
            Whole::Rows => Block {
                rows: between.rows,
                ..body
            },
            Whole::Columns => Block {
                columns: between.columns,
                ..body
            },
            Whole::All => body,
        }
    }

    /// Keep within a sheet that may have become smaller.
    pub(in crate::ui) fn fit(&mut self, extent: Extent) {
        let within = |at: Place| {
            let part = match extent.part(at) {
                Part::Corner => Part::Body,
                part => part,
            };
            extent.room(part).nearest(at)
        };
        self.active = within(self.active);
        let room = extent.room(extent.part(self.anchor));
        self.anchor = within(self.anchor);
        self.far = room.nearest(self.far);
        if extent.part(self.far) != extent.part(self.anchor) {
            *self = Self::at(self.active);
        }
    }

    /// Move the active cell, and with it the block.
    pub(in crate::ui) fn go(&mut self, way: Way, extent: Extent) {
        *self = Self::at(step(self.active, way, extent));
    }

    /// Move the far end of the block, within its part of the sheet.
    pub(in crate::ui) fn extend(&mut self, way: Way, extent: Extent) {
        self.tabbed = None;
        if self.whole == Whole::All {
            return;
        }
        let room = extent.room(extent.part(self.anchor));
        self.far = room.nearest(step(self.far, way, extent));
    }

    /// Move in one direction to where filled cells end or begin, or to the end
    /// of the sheet; `block` moves the far end of the block instead.
    pub(in crate::ui) fn jump(
        &mut self,
        way: Way,
        extent: Extent,
        block: bool,
        filled: impl Fn(Place) -> bool,
    ) {
        let from = if block { self.far } else { self.active };
        let room = extent.room(extent.part(from));
        let on = |at: Place| room.nearest(step(at, way, extent));
        let mut at = on(from);
        if filled(from) && filled(at) {
            while at != on(at) && filled(on(at)) {
                at = on(at);
            }
        } else {
            while at != on(at) && !filled(at) {
                at = on(at);
            }
        }
        if block {
            self.tabbed = None;
            self.far = at;
        } else {
            *self = Self::at(at);
        }
    }

    /// Go on to the next cell: within the block if the active cell is in one,
    /// else from row to row.
    pub(in crate::ui) fn advance(&mut self, next: Next, extent: Extent) {
        let block = self.block(extent);
        if block.len() > 1 && block.has(self.active) {
            self.active = within_block(self.active, next, &block);
            return;
        }
        let (at, room) = (self.active, extent.room(extent.part(self.active)));
        let tabbed = match next {
            Next::Right | Next::Left => self.tabbed.or(Some(at.column)),
            Next::Down | Next::Up => None,
        };
        let to = match next {
            Next::Down => place(at.row + 1, self.tabbed.unwrap_or(at.column)),
            Next::Up => place(at.row.saturating_sub(1), self.tabbed.unwrap_or(at.column)),
            Next::Right if at.column + 1 >= extent.columns => {
                place(at.row + 1, extent.head_columns)
            }
            Next::Left if at.column == room.columns.start && at.row == room.rows.start => at,
            Next::Left if at.column == room.columns.start => {
                place(at.row.saturating_sub(1), room.columns.end.saturating_sub(1))
            }
            Next::Right => step(at, Way::Right, extent),
            Next::Left => step(at, Way::Left, extent),
        };
        let stays = to.row >= extent.rows || extent.part(to) == Part::Corner;
        *self = Self {
            tabbed,
            ..Self::at(if stays { at } else { to })
        };
    }

    /// Select everything.
    pub(in crate::ui) fn select_all(&mut self) {
        self.whole = Whole::All;
        self.tabbed = None;
    }

    /// The pointer went down on a cell; with Shift it moves the far end.
    pub(in crate::ui) fn press(&mut self, at: Place, shift: bool, extent: Extent) {
        let part = extent.part(at);
        let whole = match part {
            Part::Corner if at == Place::default() => Whole::All,
            Part::Left if at.column == 0 => Whole::Rows,
            Part::Top if at.row == 0 => Whole::Columns,
            Part::Body | Part::Top | Part::Left | Part::Corner => Whole::No,
        };
        if whole == Whole::All {
            self.select_all();
        } else if part == Part::Corner {
            // Words about the heads, not cells.
        } else if shift && whole == self.whole {
            self.drag(at, extent);
        } else {
            *self = Self::whole(at, whole);
        }
    }

    /// The pointer is on a cell while it is down.
    pub(in crate::ui) fn drag(&mut self, at: Place, extent: Extent) {
        if self.whole == Whole::All {
            return;
        }
        self.tabbed = None;
        self.far = extent.room(extent.part(self.anchor)).nearest(at);
    }
}

/// The next cell of a block, from its last again to its first.
fn within_block(at: Place, next: Next, block: &Block) -> Place {
    let (height, width) = (block.rows.len(), block.columns.len());
    let (down, right) = (at.row - block.rows.start, at.column - block.columns.start);
    let count = height * width;
    let along_rows = |place: usize| (place / width, place % width);
    let along_columns = |place: usize| (place % height, place / height);
    let (down, right) = match next {
        Next::Right => along_rows((down * width + right + 1) % count),
        Next::Left => along_rows((down * width + right + count - 1) % count),
        Next::Down => along_columns((right * height + down + 1) % count),
        Next::Up => along_columns((right * height + down + count - 1) % count),
    };
    place(block.rows.start + down, block.columns.start + right)
}

/// One move from a cell; over the edge of the body into its heads, never into
/// the corner.
fn step(at: Place, way: Way, extent: Extent) -> Place {
    let (last_row, last_column) = (
        extent.rows.saturating_sub(1),
        extent.columns.saturating_sub(1),
    );
    let body = place(extent.head_rows, extent.head_columns);
    let in_left = at.column < extent.head_columns;
    let to = match way {
        Way::Left => place(at.row, at.column.saturating_sub(1)),
        Way::Right => place(at.row, (at.column + 1).min(last_column)),
        Way::Up => place(at.row.saturating_sub(1), at.column),
        Way::Down => place((at.row + 1).min(last_row), at.column),
        Way::Home if in_left => place(at.row, 0),
        Way::Home => place(at.row, body.column),
        Way::End => place(at.row, last_column),
        Way::Start => body,
        Way::Finish => place(last_row, last_column),
        Way::PageUp(rows) => {
            let top = body.row.min(at.row);
            place(at.row.saturating_sub(rows).max(top), at.column)
        }
        Way::PageDown(rows) => place((at.row + rows).min(last_row), at.column),
    };
    if extent.part(to) == Part::Corner {
        at
    } else {
        to
    }
}

#[cfg(test)]
mod tests;
