//! Pastes and fills in a sheet of small numbers.

use egui::{Id, Pos2, Ui};
use proptest::prelude::*;

use super::super::cursor::{Extent, Part};
use super::super::sheet::{Cell, End};
use super::super::tsv;
use super::*;

/// Digits under one row of heads that hold nothing; -1 is an empty cell.
#[derive(Clone, Debug, PartialEq)]
struct Digits(Vec<Vec<i8>>);

impl Digits {
    /// Three rows of four: 0 to 11.
    fn new() -> Self {
        let rows = (0..3).map(|row| (0..4).map(|column| 4 * row + column).collect());
        Self(rows.collect())
    }

    fn with(&self, cells: &[(Place, i8)]) -> Self {
        let mut copy = self.clone();
        for (at, value) in cells {
            copy.0[at.row - 1][at.column] = *value;
        }
        copy
    }
}

impl Sheet for Digits {
    type Value = i8;

    fn extent(&self) -> Extent {
        Extent {
            rows: self.0.len() + 1,
            columns: self.0[0].len(),
            head_rows: 1,
            head_columns: 0,
        }
    }

    fn version(&self) -> u64 {
        0
    }

    fn id(&self, grid: Id, at: Place) -> Id {
        grid.with(at)
    }

    fn cell(&self, at: Place) -> Cell<'_> {
        Cell {
            text: self.text(at).into(),
            ..Cell::default()
        }
    }

    fn name(&self, at: Place) -> String {
        self.whereabouts(at)
    }

    fn whereabouts(&self, at: Place) -> String {
        format!("{} of {}", at.row, at.column)
    }

    fn hint(&self, _at: Place) -> Option<String> {
        None
    }

    fn text(&self, at: Place) -> String {
        match self.value(at) {
            -1 => String::new(),
            value => value.to_string(),
        }
    }

    fn is_blank(&self, at: Place) -> bool {
        self.value(at) == -1
    }

    fn value(&self, at: Place) -> i8 {
        self.0[at.row - 1][at.column]
    }

    fn read(&self, _at: Place, typed: &str) -> Result<i8, String> {
        match typed {
            "" => Ok(-1),
            typed => typed.parse().map_err(|_not| "expected digits".to_owned()),
        }
    }

    fn takes(&self, at: Place, _value: &i8) -> bool {
        self.extent().part(at) == Part::Body
    }

    fn cleared(&self, _at: Place) -> Option<i8> {
        Some(-1)
    }

    fn is_typed_over(&self, _at: Place) -> bool {
        true
    }

    fn width(&self, _column: usize) -> [f32; 2] {
        [40.0, 80.0]
    }

    fn more(&self, _end: End) -> Option<&'static str> {
        None
    }

    fn sign(&self, _ui: &Ui, _at: Place, _center: Pos2) {}

    fn has_signs(&self, _end: End) -> bool {
        false
    }
}

fn block(rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> Block {
    Block { rows, columns }
}

fn pasted(block: &Block, text: &str) -> Result<Pasted<i8>, String> {
    let texts = tsv::parse(text);
    let table = Table {
        texts: &texts,
        exact: None,
    };
    paste(&Digits::new(), block, &table)
}

/// The sheet after a paste, row by row.
#[track_caller]
fn check(block: &Block, text: &str, expected: [[i8; 4]; 3]) {
    let sheet = Digits::new().with(&pasted(block, text).unwrap().cells);
    assert_eq!(sheet.0, expected, "{text:?} into {block:?}");
}

#[test]
fn a_table_is_pasted_where_the_block_begins() {
    check(
        &block(1..2, 1..2),
        "20\t21\n22\t\n",
        [[0, 20, 21, 3], [4, 22, -1, 7], [8, 9, 10, 11]],
    );
}

#[test]
fn a_table_that_fits_into_the_block_several_times_fills_it() {
    let once = [[20, 21, 20, 21], [20, 21, 20, 21], [8, 9, 10, 11]];
    check(&block(1..3, 0..4), "20\t21", once);
    check(&block(1..4, 0..4), "1", [[1; 4]; 3]);
    let not_twice = [[20, 21, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]];
    check(&block(1..2, 0..3), "20\t21", not_twice);
}

#[test]
fn a_row_that_is_shorter_leaves_the_rest_as_it_is() {
    check(
        &block(1..2, 0..1),
        "20\n21\t22\n",
        [[20, 1, 2, 3], [21, 22, 6, 7], [8, 9, 10, 11]],
    );
}

#[test]
fn what_does_not_fit_is_left_out_and_said() {
    let corner = block(3..4, 3..4);
    let found = pasted(&corner, "1\t2\n3\t4\n5\t6\n").unwrap();
    assert_eq!(found.cells, [(place(3, 3), 1)]);
    let said = found.left_out.unwrap();
    assert!(said.starts_with("2 rows and 1 column of"), "{said}");
    assert_eq!(pasted(&corner, "1").unwrap().left_out, None);
}

#[test]
fn a_cell_that_means_nothing_stops_the_paste_and_is_named() {
    let refused = pasted(&block(1..2, 0..1), "1\tx\n").unwrap_err();
    assert_eq!(
        refused,
        "nothing was pasted: \"x\" in row 1, column 2 cannot be 1 of 1: expected digits"
    );
}

#[test]
fn fills_take_the_first_row_or_column_of_the_block_or_what_is_before_it() {
    let sheet = Digits::new();
    let down = |block| sheet.with(&fill_down(&sheet, &block)).0;
    assert_eq!(
        down(block(1..4, 1..3)),
        [[0, 1, 2, 3], [4, 1, 2, 7], [8, 1, 2, 11]]
    );
    assert_eq!(down(block(3..4, 0..1))[2], [4, 9, 10, 11]);
    assert_eq!(fill_down(&sheet, &block(1..2, 0..4)), []);
    let right = |block| sheet.with(&fill_right(&sheet, &block)).0;
    assert_eq!(right(block(2..3, 1..4))[1], [4, 5, 5, 5]);
    assert_eq!(right(block(1..2, 2..3))[0], [0, 1, 1, 3]);
    assert_eq!(fill_right(&sheet, &block(1..4, 0..1)), []);
}

#[test]
fn only_filled_cells_are_cleared() {
    let sheet = Digits::new().with(&[(place(1, 0), -1)]);
    assert_eq!(clear(&sheet, &block(1..2, 0..2)), [(place(1, 1), -1)]);
}

proptest! {
    #[test]
    fn what_is_pasted_stays_in_the_body(
        (row, column, height, width) in (1_usize..4, 0_usize..4, 1_usize..4, 1_usize..5),
        text in "[0-9\t\n]{0,30}",
    ) {
        let sheet = Digits::new();
        let extent = sheet.extent();
        let rows = row..(row + height).min(extent.rows);
        let columns = column..(column + width).min(extent.columns);
        if let Ok(pasted) = pasted(&block(rows, columns), &text) {
            let body = extent.room(Part::Body);
            prop_assert!(pasted.cells.iter().all(|(at, _)| body.has(*at)));
        }
    }

    #[test]
    fn a_block_that_is_copied_and_pasted_is_as_it_was(
        (row, column, height, width) in (1_usize..4, 0_usize..4, 1_usize..4, 1_usize..5),
    ) {
        let sheet = Digits::new().with(&[(place(2, 1), -1), (place(3, 3), -1)]);
        let extent = sheet.extent();
        let block = block(
            row..(row + height).min(extent.rows),
            column..(column + width).min(extent.columns),
        );
        let rows: Vec<Vec<String>> = block
            .rows
            .clone()
            .map(|row| block.columns.clone().map(|column| sheet.text(place(row, column))).collect())
            .collect();
        let texts = tsv::parse(&tsv::write(&rows));
        let table = Table { texts: &texts, exact: None };
        let pasted = paste(&sheet, &block, &table);
        prop_assert_eq!(pasted.map(|pasted| sheet.with(&pasted.cells)), Ok(sheet));
    }
}
