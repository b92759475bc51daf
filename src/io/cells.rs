//! Cells of tables for other programs: comma-separated values and Markdown.

/// What programs that read CSV take for UTF-8, and Excel for nothing else.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Rows as comma-separated values (RFC 4180): UTF-8 with a byte order mark,
/// lines that end in CR LF.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub(super) fn csv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut text = String::from(BYTE_ORDER_MARK);
    for cells in rows {
        for (at, cell) in cells.as_ref().iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            push_csv(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

/// Append a table in Markdown; the columns that `is_numeric` lean to the right.
pub(super) fn push_markdown_table<R: AsRef<[String]>>(
    text: &mut String,
    headings: &[String],
    is_numeric: impl Fn(usize) -> bool,
    rows: impl IntoIterator<Item = R>,
) {
    let row = |text: &mut String, cells: &mut dyn Iterator<Item = String>| {
        text.push('|');
        for cell in cells {
            text.extend([" ", &cell, " |"]);
        }
        text.push('\n');
    };
    row(text, &mut headings.iter().map(|cell| markdown(cell)));
    let rules = (0..headings.len()).map(|at| if is_numeric(at) { "---:" } else { "---" });
    row(text, &mut rules.map(str::to_owned));
    for cells in rows {
        row(text, &mut cells.as_ref().iter().map(|cell| markdown(cell)));
    }
}

/// `text` as Markdown that says just that, on one line.
pub(super) fn markdown(text: &str) -> String {
    if is_number(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push_str("<br>");
        }
        push_markdown(&mut out, line);
    }
    out
}

/// Append `line` with a backslash before everything that Markdown could read
/// otherwise: signs that mean something anywhere, and those that do at the
/// beginning of a line.
fn push_markdown(out: &mut String, line: &str) {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut characters = line.chars().enumerate().peekable();
    while let Some((at, character)) = characters.next() {
        let ends_word = characters
            .peek()
            .is_none_or(|(_, next)| next.is_whitespace());
        let anywhere = matches!(
            character,
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '#'
        );
        let leading = match character {
            '+' | '-' | '=' | ':' => at == 0,
            '.' | ')' => at > 0 && at == digits && ends_word,
            _ => false,
        };
        if anywhere || leading {
            out.push('\\');
        }
        if character.is_control() {
            out.push(' ');
        } else {
            out.push(character);
        }
    }
}

/// Append a cell, in quotes if it needs them.
fn push_csv(text: &mut String, cell: &str) {
    let formula = cell.starts_with(is_formula) && !is_number(cell);
    let quoted = cell.contains(['"', ',', '\r', '\n']) || cell.trim() != cell;
    if quoted {
        text.push('"');
    }
    if formula {
        text.push('\'');
    }
    for character in cell.chars() {
        if character == '"' {
            text.push('"');
        }
        text.push(character);
    }
    if quoted {
        text.push('"');
    }
}

/// What makes a spreadsheet take a cell for a formula, if it comes first.
pub(super) fn is_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n')
}

/// Whether a cell is a plain number, which a spreadsheet should take for one.
pub(super) fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match digits.split_once('.') {
        Some((whole, decimals)) => part(whole) && part(decimals),
        None => part(digits),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        assert_eq!(markdown(text), expected);
    }

    #[test]
    fn markdown_says_just_what_the_text_says() {
        check_markdown("a | b", "a \\| b");
        check_markdown("two\r\nlines\n", "two<br>lines");
        check_markdown("- item", "\\- item");
        check_markdown("12. item", "12\\. item");
        check_markdown("3.5 up", "3.5 up");
        check_markdown("-2.5", "-2.5");
        check_markdown("-2.5 up", "\\-2.5 up");
        check_markdown("# <b>*x*</b>", "\\# \\<b\\>\\*x\\*\\</b\\>");
        check_markdown(" \t", "");
        check_markdown("a\tb", "a b");
    }

    #[test]
    fn numbers_are_no_formulas() {
        for number in ["-2.5", "0", "12.25", "-0.01"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["-", "-1+1", "+1", "-inf", "1.", ".5", "--1", "-1e5", "=1"] {
            assert!(!is_number(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_markdown_row_has_one_line_and_all_its_cells(name in "(\\||\\\\|\\PC|[\r\n\t]){0,10}") {
            let cell = markdown(&name);
            prop_assert!(!cell.contains(char::is_control));
            let mut bare = 0;
            let mut escaped = false;
            for character in cell.chars() {
                bare += usize::from(character == '|' && !escaped);
                escaped = character == '\\' && !escaped;
            }
            prop_assert_eq!(bare, 0);
        }
    }
}
