//! The cursor in sheets of a few cells.

use proptest::prelude::*;

use super::*;

/// A body of three rows and four columns under one row and beside two
/// columns of heads.
const EXTENT: Extent = Extent {
    rows: 4,
    columns: 6,
    head_rows: 1,
    head_columns: 2,
};

#[track_caller]
fn check(from: (usize, usize), ways: &[Way], to: (usize, usize)) {
    let mut cursor = Cursor::at(place(from.0, from.1));
    for way in ways {
        cursor.go(*way, EXTENT);
    }
    assert_eq!(cursor.active(), place(to.0, to.1), "{from:?} {ways:?}");
}

#[test]
fn arrows_walk_over_body_and_heads_and_never_into_the_corner() {
    use Way::{Down, End, Finish, Home, Left, PageDown, PageUp, Right, Start, Up};
    check((1, 2), &[Right, Down], (2, 3));
    check((1, 2), &[Left, Left, Left], (1, 0));
    check((1, 2), &[Left, Up], (1, 1));
    check((1, 2), &[Up, Up, Left], (0, 2));
    check((3, 5), &[Down, Right], (3, 5));
    check((2, 4), &[Home], (2, 2));
    check((2, 1), &[Home], (2, 0));
    check((2, 2), &[End], (2, 5));
    check((2, 4), &[Start], (1, 2));
    check((2, 4), &[Finish], (3, 5));
    check((1, 3), &[PageDown(20)], (3, 3));
    check((3, 3), &[PageUp(20)], (1, 3));
}

#[test]
fn a_block_stays_in_its_part_of_the_sheet() {
    let mut cursor = Cursor::at(place(1, 2));
    cursor.extend(Way::Left, EXTENT);
    assert_eq!(
        cursor.block(EXTENT).len(),
        1,
        "no heads in a block of cells"
    );
    cursor.extend(Way::Right, EXTENT);
    cursor.extend(Way::Down, EXTENT);
    let block = cursor.block(EXTENT);
    assert_eq!((block.rows, block.columns), (1..3, 2..4));
    assert_eq!(cursor.active(), place(1, 2));
}

#[test]
fn a_head_selects_its_row_and_shift_more_of_them() {
    let mut cursor = Cursor::default();
    cursor.press(place(1, 0), false, EXTENT);
    assert_eq!(cursor.block(EXTENT).columns, 2..6);
    cursor.press(place(3, 0), true, EXTENT);
    assert_eq!(cursor.block(EXTENT).rows, 1..4);
    assert_eq!(cursor.active(), place(1, 0), "the name that F2 edits");
    cursor.press(place(0, 3), false, EXTENT);
    assert_eq!(cursor.block(EXTENT).rows, 1..4);
    assert_eq!(cursor.block(EXTENT).columns, 3..4);
    cursor.press(place(1, 1), false, EXTENT);
    assert_eq!(cursor.block(EXTENT).len(), 1, "a cell beside a name");
    cursor.press(place(0, 0), false, EXTENT);
    assert_eq!(cursor.block(EXTENT).len(), 12);
}

#[test]
fn enter_goes_back_to_where_tab_began() {
    let mut cursor = Cursor::at(place(1, 3));
    cursor.advance(Next::Right, EXTENT);
    cursor.advance(Next::Right, EXTENT);
    assert_eq!(cursor.active(), place(1, 5));
    cursor.advance(Next::Down, EXTENT);
    assert_eq!(cursor.active(), place(2, 3));
}

#[test]
fn tab_at_the_end_of_a_row_begins_the_next() {
    let mut cursor = Cursor::at(place(1, 5));
    cursor.advance(Next::Right, EXTENT);
    assert_eq!(cursor.active(), place(2, 2));
    cursor.advance(Next::Left, EXTENT);
    assert_eq!(cursor.active(), place(1, 5));
    let mut last = Cursor::at(place(3, 5));
    last.advance(Next::Right, EXTENT);
    assert_eq!(last.active(), place(3, 5));
}

#[test]
fn tab_and_enter_walk_round_a_block() {
    let mut cursor = Cursor::at(place(1, 2));
    cursor.drag(place(2, 3), EXTENT);
    let mut walk = |next, count| {
        (0..count)
            .map(|_| {
                cursor.advance(next, EXTENT);
                let at = cursor.active();
                (at.row, at.column)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(walk(Next::Right, 4), [(1, 3), (2, 2), (2, 3), (1, 2)]);
    assert_eq!(walk(Next::Down, 4), [(2, 2), (1, 3), (2, 3), (1, 2)]);
    assert_eq!(walk(Next::Up, 1), [(2, 3)]);
    assert_eq!(walk(Next::Left, 1), [(2, 2)]);
}

#[test]
fn enter_on_a_head_goes_to_the_next_head() {
    let mut cursor = Cursor::whole(place(1, 0), Whole::Rows);
    cursor.advance(Next::Down, EXTENT);
    assert_eq!(cursor, Cursor::at(place(2, 0)));
}

#[test]
fn a_jump_stops_where_filled_cells_end_or_begin() {
    // Row 1: filled, filled, empty, filled.
    let filled = |at: Place| at.row == 1 && at.column != 4;
    let mut cursor = Cursor::at(place(1, 2));
    let mut to = |way, block| {
        cursor.jump(way, EXTENT, block, filled);
        if block { cursor.far() } else { cursor.active() }
    };
    assert_eq!(to(Way::Right, false), place(1, 3));
    assert_eq!(to(Way::Right, false), place(1, 5));
    assert_eq!(to(Way::Right, false), place(1, 5));
    assert_eq!(to(Way::Down, false), place(3, 5));
    assert_eq!(to(Way::Up, false), place(1, 5));
    assert_eq!(to(Way::Left, true), place(1, 3));
}

#[test]
fn a_sheet_that_shrinks_takes_the_cursor_along() {
    let mut cursor = Cursor::at(place(3, 5));
    let smaller = Extent {
        rows: 2,
        columns: 4,
        ..EXTENT
    };
    cursor.fit(smaller);
    assert_eq!(cursor, Cursor::at(place(1, 3)));
}

fn way() -> impl Strategy<Value = Way> {
    prop::sample::select(vec![
        Way::Left,
        Way::Right,
        Way::Up,
        Way::Down,
        Way::Home,
        Way::End,
        Way::Start,
        Way::Finish,
        Way::PageUp(2),
        Way::PageDown(2),
    ])
}

proptest! {
    #[test]
    fn whatever_is_pressed_the_cursor_stays_in_the_sheet(
        (rows, columns) in (2_usize..6, 3_usize..7),
        moves in prop::collection::vec((way(), 0_u8..7, 0_usize..6, 0_usize..7), 0..30),
    ) {
        let extent = Extent { rows, columns, ..EXTENT };
        let mut cursor = Cursor::at(place(1, 2));
        for (way, what, row, column) in moves {
            let at = place(row.min(rows - 1), column.min(columns - 1));
            match what {
                0 => cursor.go(way, extent),
                1 => cursor.extend(way, extent),
                2 => cursor.jump(way, extent, row % 2 == 0, |at| at.column % 2 == 0),
                3 => cursor.press(at, row % 2 == 0, extent),
                4 => cursor.drag(at, extent),
                5 => cursor.advance(
                    [Next::Right, Next::Left, Next::Down, Next::Up][row % 4],
                    extent,
                ),
                _ => cursor.select_all(),
            }
            let block = cursor.block(extent);
            prop_assert!(block.len() > 0);
            prop_assert!(block.rows.end <= rows && block.columns.end <= columns);
            prop_assert!(extent.part(cursor.active()) != Part::Corner);
            prop_assert!(block.cells().all(|at| extent.part(at) != Part::Corner));
            let fitted = { let mut copy = cursor; copy.fit(extent); copy };
            prop_assert_eq!(fitted, cursor, "what fits is left alone");
        }
    }
}
