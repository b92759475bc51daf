//! Tables that are refused, with a place, and large ones that are not.

use std::fmt::Write as _;
use std::io::{Cursor, Read};

use seachart::io::import::{Known, Progress, Source, run};
use seachart::model::limits;

use super::{import, skipped, try_import};

#[track_caller]
fn fails(bytes: &[u8], line: &str) {
    let source = Source::from_bytes("t.csv", bytes);
    let error = try_import(&source, &Known::default()).unwrap_err();
    assert_eq!(error.to_string(), line);
}

#[test]
fn nothing_and_nearly_nothing() {
    fails(b"", "the file is empty: expected a table: t.csv");
    fails(b" \r\n\n", "the file is empty: expected a table: t.csv");
    fails(
        b"\xef\xbb\xbf",
        "no column has values: expected at least one column of numbers: t.csv",
    );
    fails(
        b"brand,taste\n",
        "no column has values: expected at least one column of numbers: t.csv",
    );
    fails(
        b"hello\nworld\n",
        "no column has values: expected at least one column of numbers: t.csv",
    );
    let source = Source::from_bytes("t.csv", b"brand,taste\n");
    let known = Known {
        factors: vec!["taste".to_owned()],
        competitor: Some("brand".to_owned()),
        ..Known::default()
    };
    let error = try_import(&source, &known).unwrap_err().to_string();
    assert_eq!(
        error,
        "there is no row with data: expected rows below the header: t.csv"
    );
}

#[test]
fn duplicate_headers() {
    let line = "column 2 is called \"taste\" too: expected different names: t.csv:1:3";
    fails(b"brand,taste,taste\nA,1,2\nA,2,3\nB,1,1\n", line);
    // Where they are not used, they do no harm.
    assert_eq!(
        import("brand,taste,x,x\nA,1,p,q\nA,2,p,q\n", &Known::default()).rows,
        2
    );
    let source = Source::from_bytes("t.csv", b"brand,taste,taste\nA,1,2\n");
    let known = Known {
        ignore: vec!["taste".to_owned()],
        ..Known::default()
    };
    let error = try_import(&source, &known).unwrap_err().to_string();
    assert_eq!(
        error,
        "columns 2 and 3 are both called \"taste\": expected different names: t.csv"
    );
}

#[test]
fn zero_bytes_early_and_late() {
    fails(
        b"brand,taste\nA,\x001\n",
        "a zero byte: expected text, not a binary file: t.csv:2:2",
    );
    let mut text = "brand,taste\n".to_owned();
    for row in 0..300_000 {
        text.push_str(if row == 250_000 {
            "A,\"x\0\"\n"
        } else {
            "A,\"1\"\n"
        });
    }
    fails(
        text.as_bytes(),
        "a zero byte: expected text, not a binary file: t.csv:250002:2",
    );
    fails(
        &[0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0],
        "a zero byte: expected text, not a binary file: t.csv:1:1",
    );
}

#[test]
fn too_many_columns() {
    let mut header = "brand".to_owned();
    for number in 0..100_000 {
        write!(header, ",c{number}").unwrap();
    }
    let line = "too many columns: expected at most 16384: t.csv:1:16385";
    fails(format!("{header}\nA\n").as_bytes(), line);
    let late = format!("brand,taste\nA,1\nA,2{}\n", ",x".repeat(100_000));
    fails(
        late.as_bytes(),
        "too many columns: expected at most 16384: t.csv:3:16385",
    );
}

#[test]
fn a_long_cell() {
    let long = "x".repeat(100 << 20);
    let line = "the cell is longer than 1 MiB: is a quote never closed?: t.csv:3:1";
    fails(format!("brand,taste\nA,1\n{long},2\n").as_bytes(), line);
    fails(format!("brand,taste\nA,1\n\"{long},2\n").as_bytes(), line);
}

#[test]
fn a_quote_that_is_never_closed() {
    // At the beginning it is an ordinary letter of one cell.
    let rows = "A,1\n".repeat(600_000);
    let outcome = import(&format!("brand,taste\nA,\"1\n{rows}"), &Known::default());
    assert_eq!(skipped(&outcome), [("taste", "not a number", 1, 2)]);
    // Later it takes the rest.
    let line = "a quote opens here and is never closed: expected another one where the cell \
                ends: t.csv:600002:2";
    fails(format!("brand,taste\n{rows}A,\"1\n{rows}").as_bytes(), line);
    // More of it than any cell may have.
    let line = "the cell is longer than 1 MiB: is a quote never closed?: t.csv:600002:2";
    let more = rows.repeat(8);
    fails(format!("brand,taste\n{rows}A,\"1\n{more}").as_bytes(), line);
}

#[test]
fn a_quote_that_is_never_closed_in_a_short_table() {
    // The quotes can only be letters.
    for (text, rows) in [
        ("brand,taste,price\nA,\"3,4\nB,5,6\n", 2),
        ("brand,taste,price\nA,3,4\n\"B,5,6\n\nC,1,2", 3),
    ] {
        let outcome = import(text, &Known::default());
        assert_eq!((outcome.rows, outcome.factors.len()), (rows, 2), "{text}");
    }
    let line = |place: &str| {
        format!(
            "a quote opens here and is never closed: expected another one where the cell ends: t.csv:{place}"
        )
    };
    for (text, place) in [
        // Other cells are within quotes.
        ("\"brand\",taste\n\"A\",3\nB,\"4\n", "3:2"),
        ("\"brand\",taste\n\"A\",3\n\"B\",4\n\"C,5\n", "4:1"),
        // The rows would have more or fewer cells.
        ("brand,taste\nA,3\nB,\"4,5\nC,5\n", "3:2"),
    ] {
        fails(text.as_bytes(), &line(place));
    }
    // Where it is known that quotes are quotes, and where it is known that they are not.
    let source = Source::from_bytes("t.csv", b"brand,taste,price\nA,\"3,4\nB,5,6\n");
    let quotes = |quotes| Known {
        quotes: Some(quotes),
        ..Known::default()
    };
    let error = try_import(&source, &quotes(true)).unwrap_err();
    assert_eq!(error.to_string(), line("2:2"));
    assert_eq!(try_import(&source, &quotes(false)).unwrap().rows, 2);
    // A cell may end where the table does.
    assert_eq!(
        import("brand,taste\nA,3\nB,\"4\"", &Known::default()).rows,
        2
    );
}

#[test]
fn too_many_of_anything() {
    let mut text = "brand,taste\n".to_owned();
    for number in 0..=limits::COMPETITORS {
        write!(text, "b{number},1\nb{number},2\n").unwrap();
    }
    let source = Source::from_bytes("t.csv", text.as_bytes());
    let outcome = try_import(&source, &Known::default()).unwrap();
    let error = seachart::io::import::project(&outcome, None)
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "100001 competitors: a project has at most 100000: t.csv"
    );
    let name = "n".repeat(limits::NAME_CHARS + 1);
    let line = "the name is too long: expected at most 10000 characters: t.csv:3:1";
    fails(format!("brand,taste\nA,1\n{name},2\n").as_bytes(), line);
}

#[test]
fn many_names_alike_get_different_ids() {
    let mut text = "brand,taste\n".to_owned();
    for number in 0..20_000 {
        // Digits of another kind: no letter is left for an id.
        let name = format!("{number:b}").replace('0', "!").replace('1', "?");
        writeln!(text, "{name},1").unwrap();
    }
    let outcome = import(&text, &Known::default());
    let project = seachart::io::import::project(&outcome, None).unwrap();
    assert_eq!(project.competitors.len(), 20_000);
    assert_eq!(project.check(), []);
}

/// A table that is as long as one likes and never in memory.
struct Endless {
    rows: u64,
    rest: Cursor<String>,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if self.rest.position() == self.rest.get_ref().len() as u64 && self.rows > 0 {
            self.rows -= 1;
            self.rest = Cursor::new("A,4\nB,2\n".repeat(1000));
        }
        self.rest.read(out)
    }
}

#[test]
fn standard_input_has_an_end() {
    let endless = Endless {
        rows: 40_000,
        rest: Cursor::new("brand,taste\n".to_owned()),
    };
    let error = Source::read("standard input", endless)
        .unwrap_err()
        .to_string();
    let line = "more than 256 MiB: expected less, or a file that can be read twice: standard input";
    assert_eq!(error, line);
}

#[test]
fn an_import_can_be_cancelled_and_tells_how_far_it_is() {
    let text = format!("brand,taste\n{}", "A,1\nB,2\n".repeat(200_000));
    let source = Source::from_bytes("t.csv", text.as_bytes());
    let plan = source.plan(&Known::default()).unwrap();
    let progress = Progress::default();
    assert_eq!(progress.fraction(), None);
    run(&source, &plan, &progress).unwrap();
    assert_eq!(progress.fraction(), Some(1.0));
    progress.cancel();
    let error = run(&source, &plan, &progress).unwrap_err().to_string();
    assert_eq!(error, "the import was cancelled");
}

#[test]
fn many_threads_say_the_same_as_one() {
    let mut text = "brand,segment,taste,speed\n".to_owned();
    for row in 0..120_000 {
        let value = if row % 97 == 0 {
            String::new()
        } else {
            (row % 7 + 1).to_string()
        };
        let name = row / 5000;
        writeln!(
            text,
            "\"brand, {name}\",s{},{value},{}",
            row % 3,
            row % 5 + 1
        )
        .unwrap();
    }
    let outcome = import(&text, &Known::default());
    assert_eq!(outcome.rows, 120_000);
    let expected: Vec<String> = (0..24).map(|number| format!("brand, {number}")).collect();
    assert_eq!(outcome.competitors, expected);
    let mut sums = (0, 0.0);
    let mut at = text.find('\n').unwrap() + 1;
    let known = Known::default();
    while at < text.len() {
        let end = text[at..]
            .find("\"brand, 12\"")
            .map_or(text.len(), |end| at + end);
        let end = if at == end {
            text[at..].find('\n').map_or(text.len(), |it| at + it + 1)
        } else {
            end
        };
        if text[at..].starts_with("\"brand, 12\"") {
            let value = text[at..end].trim().split(',').nth(3).unwrap();
            if let Ok(value) = value.parse::<f64>() {
                sums = (sums.0 + 1, sums.1 + value);
            }
        }
        at = end;
    }
    let found = super::cell(&outcome, "brand, 12", "taste");
    assert_eq!(found.n, sums.0);
    assert!((found.mean.unwrap() - sums.1 / sums.0 as f64).abs() < 1e-12);
    assert_eq!(outcome.skipped[0].first_row, 2);
    assert_eq!(import(&text, &known), outcome);
    // In another encoding too, which is read in other pieces.
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let source = Source::from_bytes("table.csv", &wide);
    assert_eq!(try_import(&source, &known).unwrap(), outcome);
}
