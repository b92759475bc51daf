//! Workbooks, good ones and hostile ones, made here byte by byte.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use seachart::io::import::{Known, Progress, Source, head, run};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::packages::{MAIN, package, xlsx};
use super::{cell, numbers, skipped, try_import};

/// Shared texts, which say how many they are.
fn shared(count: &str) -> String {
    format!(
        "<sst xmlns=\"{MAIN}\" count=\"4\" uniqueCount=\"{count}\"><si><t>brand</t></si>\
         <si><t>taste</t></si><si><t>A</t></si><si><t>B</t></si></sst>"
    )
}

const HEADER: &str =
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

fn read(bytes: &[u8], known: &Known) -> seachart::io::import::Outcome {
    try_import(&Source::from_bytes("book.xlsx", bytes), known).unwrap()
}

#[track_caller]
fn fails(bytes: &[u8], known: &Known, message: &str) {
    let error = try_import(&Source::from_bytes("book.xlsx", bytes), known).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn how_far_a_workbook_is_read_is_told_if_it_says_how_long_it_is() {
    let sheet = |dimension: &str| {
        let mut rows = format!("{dimension}{HEADER}");
        for row in 2..=1000 {
            write!(
                rows,
                "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>2</v></c>\
                 <c r=\"B{row}\"><v>4</v></c></row>"
            )
            .unwrap();
        }
        let bytes = xlsx(&[("S", "visible", &rows)], &shared("4"));
        let source = Source::from_bytes("book.xlsx", &bytes);
        let plan = source.plan(&Known::default()).unwrap();
        let progress = Progress::default();
        run(&source, &plan, &progress).unwrap();
        progress.fraction()
    };
    assert_eq!(sheet("<dimension ref=\"A1:B1000\"/>"), Some(0.999));
    assert_eq!(sheet("<dimension ref=\"A1:B1998\"/>"), Some(0.5));
    // What it says may be wrong.
    assert_eq!(sheet("<dimension ref=\"A1:B20\"/>"), Some(1.0));
    assert_eq!(sheet(""), None);
}

#[test]
fn values_of_formulas_dates_truths_and_errors() {
    let rows = format!(
        "{HEADER}\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><f>2+2</f><v>4</v></c></row>\
         <row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\" s=\"1\"><v>42000</v></c></row>\
         <row r=\"4\"><c r=\"A4\" t=\"s\"><v>2</v></c><c r=\"B4\" t=\"b\"><v>1</v></c></row>\
         <row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" t=\"e\"><v>#N/A</v></c></row>\
         <row r=\"6\"><c r=\"A6\" t=\"s\"><v>2</v></c><c r=\"B6\" t=\"str\"><v>5</v></c></row>\
         <row r=\"8\"><c r=\"A8\" t=\"s\"><v>3</v></c></row>\
         <row r=\"9\"><c r=\"B9\"><v>3</v></c></row>"
    );
    let outcome = read(
        &xlsx(&[("S", "visible", &rows)], &shared("4")),
        &Known::default(),
    );
    assert_eq!(
        numbers(cell(&outcome, "A", "taste")),
        (2, Some(4.5), Some(0.5_f64.sqrt()))
    );
    assert_eq!(outcome.competitors, ["A", "B"]);
    let expected = [
        ("brand", "blank", 1, 9),
        ("taste", "blank", 1, 8),
        ("taste", "not a number", 3, 3),
    ];
    assert_eq!(skipped(&outcome), expected);
}

#[test]
fn hidden_sheets_are_listed_and_not_chosen() {
    let rows = format!(
        "{HEADER}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>4</v></c></row>"
    );
    let other = rows.replace("<v>4</v>", "<v>2</v>");
    let note = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Read me</t></is></c></row>";
    let sheets = [
        ("Secret", "hidden", other.as_str()),
        ("Note", "visible", note),
        ("Data", "visible", rows.as_str()),
    ];
    let bytes = xlsx(&sheets, &shared("4"));
    let source = Source::from_bytes("book.xlsx", &bytes);
    let head = head(&source, &Known::default()).unwrap();
    let found: Vec<(&str, bool)> = head
        .sheets
        .iter()
        .map(|it| (it.name.as_str(), it.hidden))
        .collect();
    assert_eq!(found, [("Secret", true), ("Note", false), ("Data", false)]);
    assert_eq!(
        cell(&read(&bytes, &Known::default()), "A", "taste").mean,
        Some(4.0)
    );
    let named = |name: &str| Known {
        sheet: Some(name.to_owned()),
        ..Known::default()
    };
    assert_eq!(
        cell(&read(&bytes, &named("secret")), "A", "taste").mean,
        Some(2.0)
    );
    let line = "there is no sheet \"None\": expected one of Secret, Note, Data: book.xlsx";
    fails(&bytes, &named("None"), line);
    let all_hidden = xlsx(&[("S", "veryHidden", &rows)], &shared("4"));
    let line = "every sheet is hidden: expected one to be named: book.xlsx";
    fails(&all_hidden, &Known::default(), line);
    let empty = xlsx(&[("S", "visible", "")], &shared("4"));
    fails(
        &empty,
        &Known::default(),
        "the sheet \"S\" is empty: expected a table: book.xlsx",
    );
}

#[test]
fn merged_cells_are_blank_but_for_the_first() {
    let rows = format!(
        "{HEADER}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>4</v></c></row>\
         <row r=\"3\"><c r=\"A3\"/><c r=\"B3\"><v>2</v></c></row>"
    );
    let outcome = read(
        &xlsx(&[("S", "visible", &rows)], &shared("4")),
        &Known::default(),
    );
    assert_eq!(skipped(&outcome), [("brand", "blank", 1, 3)]);
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // 2 GiB of blanks in 2 MiB.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    let blanks = vec![b' '; 1 << 20];
    for name in [
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
    ] {
        zip.start_file(name, options).unwrap();
        let count = if name.contains("sheet1") { 1025 } else { 1 };
        for _ in 0..count {
            zip.write_all(&blanks).unwrap();
        }
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 4 << 20);
    let line =
        "a sheet of the workbook is too large: expected at most 1024 MiB unpacked: book.xlsx";
    fails(&bytes, &Known::default(), line);
    // A part whose size is a lie ends where it was said to end.
    let small = xlsx(&[("S", "visible", HEADER)], &"x".repeat(66 << 20));
    let line = "the part xl/sharedStrings.xml of the workbook is too large: \
                expected at most 64 MiB unpacked: book.xlsx";
    fails(&small, &Known::default(), line);
}

#[test]
fn texts_that_lie_about_their_number_are_refused() {
    for count in [
        "99999999",
        "999999999999999999",
        "99999999999999999999999999",
    ] {
        let bytes = xlsx(&[("S", "visible", HEADER)], &shared(count));
        let line = "the workbook is damaged: it has fewer texts than it says: book.xlsx";
        fails(&bytes, &Known::default(), line);
    }
}

#[test]
fn a_large_sheet_has_no_large_cell() {
    let mut rows = HEADER.to_owned();
    write!(
        rows,
        "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>{}</v></c></row>",
        "x".repeat(65 << 20)
    )
    .unwrap();
    let bytes = xlsx(&[("S", "visible", &rows)], &shared("4"));
    let line = "the workbook is damaged: a cell is longer than any may be: book.xlsx";
    fails(&bytes, &Known::default(), line);
}

#[test]
fn other_packages_and_old_workbooks_are_refused() {
    let line = "this is no workbook: expected CSV, XLSX or ODS: book.xlsx";
    fails(&package(&[("hello.txt", "hello")]), &Known::default(), line);
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
    let line = "this is an old or encrypted workbook: expected CSV, XLSX or ODS; \
                save it as one of them: book.xlsx";
    fails(old, &Known::default(), line);
    let line = "the workbook is damaged: expected a whole zip package: book.xlsx";
    fails(b"PK\x03\x04 and no more", &Known::default(), line);
}

/// An ODS workbook of one sheet with these rows in XML.
pub(super) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content>\
         <office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>\
         <table:table table:name=\"Hidden\" table:style-name=\"ta2\"></table:table>\
         <table:table table:name=\"Ratings\" table:style-name=\"ta1\">\
         <table:table-column/>{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn text(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

fn number(value: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"float\" office:value=\"{value}\">\
         <text:p>{value}</text:p></table:table-cell>"
    )
}

#[test]
fn ods_is_read_with_repetitions_and_asides() {
    let blank_end = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let rows = format!(
        "<table:table-row>{}{}{}{blank_end}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"3\">{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
         <table:table-row>{}\
         <table:table-cell office:value-type=\"float\" office:value=\"2\" \
          table:number-columns-repeated=\"2\" table:formula=\"of:=1+1\"><office:annotation>\
          <text:p>a note</text:p></office:annotation><text:p>2</text:p></table:table-cell>\
         </table:table-row>\
         <table:table-row>{}<table:table-cell office:value-type=\"date\" \
          office:date-value=\"2015-06-13\"><text:p>13.6.15</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048560\">{blank_end}</table:table-row>",
        text("brand"),
        text("taste"),
        text("price"),
        text("A"),
        number("4"),
        number("3.5"),
        text("B &amp;<text:s text:c=\"2\"/>C"),
        text("A"),
    );
    let source = Source::from_bytes("book.ods", &ods(&rows));
    let outcome = try_import(&source, &Known::default()).unwrap();
    assert_eq!(outcome.competitors, ["A", "B &  C"]);
    assert_eq!(
        numbers(cell(&outcome, "A", "taste")),
        (3, Some(4.0), Some(0.0))
    );
    assert_eq!(cell(&outcome, "B &  C", "price").mean, Some(2.0));
    assert_eq!(skipped(&outcome), [("taste", "not a number", 1, 8)]);
    let head = head(&source, &Known::default()).unwrap();
    let hidden: Vec<bool> = head.sheets.iter().map(|it| it.hidden).collect();
    assert_eq!(hidden, [true, false]);
}

#[test]
fn hostile_ods_is_refused() {
    let known = Known::default();
    let refused = |bytes: &[u8], line: &str| {
        let error = try_import(&Source::from_bytes("book.ods", bytes), &known).unwrap_err();
        assert_eq!(error.to_string(), line);
    };
    let wide = format!(
        "<table:table-row>{}<table:table-cell office:value-type=\"float\" office:value=\"2\" \
         table:number-columns-repeated=\"4000000000\"/></table:table-row>",
        text("brand"),
    );
    refused(
        &ods(&wide),
        "too many columns: expected at most 16384: book.ods:1:16385",
    );
    let row = format!("{}{}", text("A"), number("1"));
    let header = format!(
        "<table:table-row>{}{}</table:table-row>",
        text("brand"),
        text("taste")
    );
    let tall = format!(
        "{header}<table:table-row table:number-rows-repeated=\"1000000\">{row}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1000000\">{row}</table:table-row>"
    );
    let line = "the workbook is damaged: it has more rows than any sheet: book.ods";
    refused(&ods(&tall), line);
    for (content, line) in [
        (
            "<table:table table:name=\"S\"><table:table-row>",
            "a row ends early",
        ),
        (
            "<table:table table:name=\"S\"><table:table-row><table:table-cell>",
            "a cell ends early",
        ),
        ("<table:table table:name=\"S\">", "a sheet ends early"),
        ("<table:table table:name=\"S\"", "it ends within a tag"),
        ("<office:body>", "it has no sheet"),
    ] {
        let bytes = package(&[("content.xml", content)]);
        refused(
            &bytes,
            &format!("the workbook is damaged: {line}: book.ods"),
        );
    }
}

#[test]
fn a_table_of_text_has_no_sheets() {
    let known = Known {
        sheet: Some("S".to_owned()),
        ..Known::default()
    };
    fails(
        b"brand,a\nA,1\n",
        &known,
        "a table of text has no sheets: book.xlsx",
    );
}
