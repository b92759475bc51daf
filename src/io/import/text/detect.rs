//! What separates the cells of a text, and how its numbers are written.

use memchr::memchr;

use super::super::marks::{self, Hint};
use super::super::number::{self, Decimal};
use super::first_rows;
use super::record::{self, Dialect};

/// What separates cells, the likelier first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether a text begins as the tables of scores and of evidence that this
/// program writes: their names may have any signs in them, and there are always
/// commas between.
fn is_ours(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let headings: [&[u8]; 2] = [b"Competitor (", b"Competitor,Factor,Level ("];
    let mut scales = headings.iter().filter_map(|it| text.strip_prefix(*it));
    let scale = scales.next().unwrap_or_default();
    let end = scale.iter().take(40).position(|byte| *byte == b')');
    end.is_some_and(|end| scale.get(end + 1) == Some(&b','))
}

/// How much of a text is looked at.
const BYTES: usize = 64 << 10;

/// What separates the cells and rows of a text that begins so: what makes the
/// most rows equally long. What is known is taken as it is.
pub(in crate::io::import) fn detect_as(
    text: &[u8],
    whole: bool,
    delimiter: Option<u8>,
    quotes: Option<bool>,
) -> Dialect {
    let delimiter = delimiter.or_else(|| is_ours(text).then_some(b','));
    let newline = if memchr(b'\n', text).is_none() && memchr(b'\r', text).is_some() {
        b'\r'
    } else {
        b'\n'
    };
    let whole = whole && text.len() <= BYTES;
    let text = &text[..text.len().min(BYTES)];
    let mut best = (
        0.0,
        0,
        Dialect {
            delimiter: delimiter.unwrap_or(DELIMITERS[0]),
            newline,
            quotes: quotes.unwrap_or(true),
        },
    );
    let may_quote = [true, false]
        .into_iter()
        .filter(|it| quotes.is_none_or(|known| known == *it));
    let may_separate = DELIMITERS
        .into_iter()
        .filter(|it| delimiter.is_none_or(|known| known == *it));
    for quotes in may_quote {
        for delimiter in may_separate.clone() {
            let dialect = Dialect {
                delimiter,
                newline,
                quotes,
            };
            let (share, width) = evenness(text, whole, dialect);
            // Hardly any file is written without quotes.
            let share = match quotes {
                true if is_swallowed(text, dialect) => share * 0.5,
                true => share,
                false => share * 0.8,
            };
            if width > 1 && (share > best.0 || (share == best.0 && width > best.1)) {
                best = (share, width, dialect);
            }
        }
    }
    best.2
}

/// Whether quotes that are never closed take up nearly all of the rows.
fn is_swallowed(text: &[u8], dialect: Dialect) -> bool {
    let quoted = record::cut(text, dialect);
    let plain = record::cut(
        text,
        Dialect {
            quotes: false,
            ..dialect
        },
    );
    quoted.open && quoted.rows * 10 < plain.rows
}

/// Which part of the rows has the commonest number of cells, and that number.
fn evenness(text: &[u8], whole: bool, dialect: Dialect) -> (f64, usize) {
    let mut rows = first_rows(text, whole, dialect);
    if rows.is_empty() {
        // A row longer than what is looked at.
        rows = first_rows(text, true, dialect);
    }
    let widths: Vec<usize> = rows
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .map(Vec::len)
        .collect();
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    let mut distinct = widths.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let commonest = distinct
        .into_iter()
        .filter(|width| *width > 1)
        .max_by_key(|width| (count(*width), *width));
    let Some(width) = commonest else {
        return (0.0, 1);
    };
    (count(width) as f64 / widths.len() as f64, width)
}

/// What stands between the whole and its parts in the numbers among `cells`.
pub(in crate::io::import) fn detect_decimal<'c>(
    cells: impl Iterator<Item = &'c [u8]>,
    delimiter: u8,
) -> Decimal {
    // With one of the marks: all numbers, and those that are read one way only.
    let (mut points, mut sure_points) = (0_usize, 0_usize);
    let (mut commas, mut sure_commas) = (0_usize, 0_usize);
    for cell in cells {
        let Some(hint) = marks::hint(number::trimmed(cell)) else {
            continue;
        };
        let (Hint::Is(decimal) | Hint::Either(decimal)) = hint;
        let sure = usize::from(hint == Hint::Is(decimal));
        let (all, sures) = match decimal {
            Decimal::Point => (&mut points, &mut sure_points),
            Decimal::Comma => (&mut commas, &mut sure_commas),
        };
        *all += 1;
        *sures += sure;
    }
    let is_comma = match (sure_points, sure_commas) {
        // 1,234 is a thousand to those who write comma-separated files.
        (0, 0) => commas > points && delimiter != b',',
        // Where no decimals are, the marks stand between thousands.
        (0, _) => true,
        (_, 0) => false,
        _ => commas > points,
    };
    if is_comma {
        Decimal::Comma
    } else {
        Decimal::Point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(text: &[u8], whole: bool) -> Dialect {
        detect_as(text, whole, None, None)
    }

    #[track_caller]
    fn check(text: &str, delimiter: u8, decimal: Decimal) {
        let dialect = detect(text.as_bytes(), true);
        assert_eq!(
            char::from(dialect.delimiter),
            char::from(delimiter),
            "{text}"
        );
        let rows = first_rows(text.as_bytes(), true, dialect);
        let cells = rows.iter().flatten().map(Vec::as_slice);
        assert_eq!(detect_decimal(cells, delimiter), decimal, "{text}");
    }

    #[test]
    fn money_has_no_three_decimals() {
        check("a\tb\nx\t$1,200\ny\t$2,400\n", b'\t', Decimal::Point);
        check("a;b\nx;1.200 €\ny;2.400 €\n", b';', Decimal::Comma);
        check("a;b\nx;1,200\ny;2,400\n", b';', Decimal::Comma);
    }

    #[test]
    fn delimiters_and_decimals_are_found() {
        check("a,b\n1,2\n3,4\n", b',', Decimal::Point);
        check("a;b\n1;2\n3;4\n", b';', Decimal::Point);
        check("a;b;c\n1,5;2,5;3\n4,5;5,5;6,1\n", b';', Decimal::Comma);
        check("a\tb\n1,5\t2\n", b'\t', Decimal::Comma);
        check("a|b\n1.5|2\n", b'|', Decimal::Point);
        check("a,b\n\"1,5\",\"2,5\"\n", b',', Decimal::Comma);
        check("a,b\n\"1,500\",\"2,500\"\n", b',', Decimal::Point);
        check("a;b\n1.200;4\n2.350;3,5\n", b';', Decimal::Comma);
        check("a;b\n1.200;4\n2.350;3\n", b';', Decimal::Point);
        check("a;b\n1,200;4\n2,350;3.5\n", b';', Decimal::Point);
        check("a;b\n1.200,50 €;4\n", b';', Decimal::Comma);
        check("a;b\n1,5;4.5\n2,5;1.5\n;2.5\n", b';', Decimal::Point);
        check(
            "name;note\nA;\"one, two, three\"\nB;\"x, y\"\n",
            b';',
            Decimal::Point,
        );
        check("Some, title\n\na;b;c\n1;2;3\n4;5;6\n", b';', Decimal::Point);
    }

    #[test]
    fn what_is_known_is_not_guessed() {
        let dialect = detect_as(b"a,b\n1,2\n", true, Some(b';'), None);
        assert_eq!((dialect.delimiter, dialect.quotes), (b';', true));
        let dialect = detect_as(b"a;b\n1,2;\"x\"\n", true, None, Some(false));
        assert_eq!((dialect.delimiter, dialect.quotes), (b';', false));
    }

    #[test]
    fn ends_of_lines_and_quotes_are_found() {
        assert_eq!(detect(b"a,b\r1,2\r", true).newline, b'\r');
        assert_eq!(detect(b"a,b\r\n1,2\r\n", true).newline, b'\n');
        let never_closed = format!(
            "size,price
\"5,1
{}",
            "6,2
"
            .repeat(40)
        );
        assert!(!detect(never_closed.as_bytes(), true).quotes);
        assert!(detect(b"\"a\",\"b\"\n\"1\",\"2\"\n", true).quotes);
    }
}
