//! Tables as spreadsheets put them on the clipboard: cells between tabs, rows
//! between line ends.
//!
//! A cell with a tab, a line break or a quote stands in quotes, with its own
//! quotes doubled, as `LibreOffice`, Excel and Google Sheets do it.

/// The text of a table. Every row ends its line, so that a last row of one
/// empty cell is not lost; a single cell is its text and no more.
pub(in crate::ui) fn write<R, C>(rows: &[R]) -> String
where
    R: AsRef<[C]>,
    C: AsRef<str>,
{
    let mut text = String::new();
    let alone = matches!(rows, [row] if row.as_ref().len() == 1);
    for row in rows {
        for (place, cell) in row.as_ref().iter().enumerate() {
            if place > 0 {
                text.push('\t');
            }
            write_cell(&mut text, cell.as_ref());
        }
        if !alone {
            text.push('\n');
        }
    }
    text
}

fn write_cell(text: &mut String, cell: &str) {
    if cell.contains(['\t', '\n', '\r', '"']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A cell as it leaves the program: a text that a spreadsheet would take for a
/// formula has an apostrophe before it, which spreadsheets take for "as text".
pub(in crate::ui) fn guarded(cell: String) -> String {
    if is_formula(&cell) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// A cell as it was before it was [`guarded`].
pub(in crate::ui) fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether a spreadsheet would take a text for a formula, if it has no
/// apostrophes before it. A lone sign is none: a dash is how the absence of an
/// offer is typed.
fn is_formula(cell: &str) -> bool {
    let text = cell.trim_start_matches('\'');
    text.len() > 1 && text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The table that a text is; rows may be of different lengths. Any text is a
/// table: one without tabs and line ends has one cell.
///
/// Lines end with CRLF, LF or CR; the last line end begins no further row. A
/// quote that never closes, or that something follows, is a character like any
/// other.
pub(in crate::ui) fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    loop {
        let (cell, after) = next_cell(rest);
        row.push(cell);
        if let Some(after) = after.strip_prefix('\t') {
            rest = after;
            continue;
        }
        rows.push(std::mem::take(&mut row));
        rest = match after.strip_prefix("\r\n") {
            Some(next) => next,
            None => after.strip_prefix(['\n', '\r']).unwrap_or_default(),
        };
        if rest.is_empty() {
            return rows;
        }
    }
}

/// The first cell of `text`, and what follows: nothing, a tab or a line end.
fn next_cell(text: &str) -> (String, &str) {
    if let Some((cell, after)) = quoted(text) {
        return (cell, after);
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// The cell in quotes at the start of `text`, if there is one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inside, after) = rest.split_once('"')?;
        cell.push_str(inside);
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => {
                return Some((cell, after));
            }
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(parse(text), expected, "{text:?}");
    }

    #[test]
    fn line_ends_of_every_kind_end_a_row_and_the_last_begins_none() {
        check("1\t2\n3\t4", &[&["1", "2"], &["3", "4"]]);
        check("1\t2\n3\t4\n", &[&["1", "2"], &["3", "4"]]);
        check("1\t2\r\n3\t4\r\n", &[&["1", "2"], &["3", "4"]]);
        check("1\r2\r", &[&["1"], &["2"]]);
        check("1\n\n", &[&["1"], &[""]]);
        check("\t\n", &[&["", ""]]);
        check("1\n2\t3", &[&["1"], &["2", "3"]]);
    }

    #[test]
    fn a_quoted_cell_may_hold_tabs_line_breaks_and_quotes() {
        check("\"a\tb\"\t1", &[&["a\tb", "1"]]);
        check("\"a\nb\"\t1\n", &[&["a\nb", "1"]]);
        check("\"5\"\" pipe\"", &[&["5\" pipe"]]);
        check("\"\"\t1", &[&["", "1"]]);
    }

    #[test]
    fn a_quote_that_closes_nothing_is_a_character() {
        check("\"open", &[&["\"open"]]);
        check("\"a\" b\t1", &[&["\"a\" b", "1"]]);
        check("5\" pipe\t1", &[&["5\" pipe", "1"]]);
        check("\"a\tb", &[&["\"a", "b"]]);
    }

    /// What `LibreOffice` Calc 7.4 puts on the clipboard for three columns: a
    /// name of two lines, one with quotes, numbers with a decimal comma, and an
    /// empty cell.
    #[test]
    fn a_table_copied_from_libreoffice_is_read_as_it_stands_there() {
        let copied = "Factor\tPremium\tBudget\n\
                      \"Ease of\nselection\"\t10\t2,5\n\
                      \"The \"\"nose\"\"\"\t–\t\n";
        let rows: [&[&str]; 3] = [
            &["Factor", "Premium", "Budget"],
            &["Ease of\nselection", "10", "2,5"],
            &["The \"nose\"", "–", ""],
        ];
        check(copied, &rows);
        assert_eq!(write(&rows), copied);
    }

    #[test]
    fn what_would_be_a_formula_is_text_and_comes_back() {
        for cell in [
            "=cmd()", "+1", "-1", "@a", "'=1", "'", "", "-", "– 1", "4.0",
        ] {
            let out = guarded(cell.to_owned());
            assert!(
                !(out.len() > 1 && out.starts_with(['=', '+', '-', '@'])),
                "{out}"
            );
            assert_eq!(unguarded(&out), cell);
        }
    }

    #[test]
    fn a_single_cell_is_its_text_alone() {
        assert_eq!(write(&[["10.0"]]), "10.0");
        assert_eq!(write(&[["a"], [""]]), "a\n\n");
    }

    proptest! {
        #[test]
        fn a_table_that_was_written_is_read_as_it_was(
            (width, cells) in (1_usize..5).prop_flat_map(|width| {
                let cell = "[ab\t\n\r\"'–é ]{0,6}";
                let row = prop::collection::vec(cell, width);
                (Just(width), prop::collection::vec(row, 1..5))
            })
        ) {
            let back = parse(&write(&cells));
            prop_assert!(back.iter().all(|row| row.len() == width));
            prop_assert_eq!(back, cells);
        }

        #[test]
        fn every_text_is_a_table(text in "[ab\t\n\r\"]{0,40}|\\PC{0,40}") {
            let rows = parse(&text);
            prop_assert!(!rows.is_empty());
            prop_assert!(rows.iter().all(|row| !row.is_empty()));
        }
    }
}
