//! How fast tables are read: a survey of a million rows as text, and a
//! workbook of 100,000 rows beside what calamine alone takes for it.

#![expect(clippy::unwrap_used, reason = "a benchmark may panic")]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, Cursor, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use calamine::{Reader as _, Xlsx};
use divan::{Bencher, black_box};
use seachart::io::import::{Known, Progress, Source, project, run};
use seachart::model::Project;
use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const BRANDS: [&str; 8] = [
    "Acme",
    "Borealis",
    "Cirrus",
    "Deltona",
    "Evergreen",
    "Fjord",
    "Gamma",
    "Helios",
];

/// The answer in a row and column, 1 to 10; one in a hundred is missing.
fn answer(row: usize, column: usize) -> Option<usize> {
    let mixed = row.wrapping_mul(2_654_435_761) ^ column.wrapping_mul(40_503).wrapping_mul(row | 1);
    let mixed = (mixed >> 7) % 1000;
    (mixed >= 10).then_some(mixed % 10 + 1)
}

/// A million people and brands, and 20 answers of each: about 60 MB.
static SURVEY: LazyLock<NamedTempFile> = LazyLock::new(|| {
    let mut text = "respondent,segment,brand".to_owned();
    for column in 1..=20 {
        write!(text, ",item{column:02}").unwrap();
    }
    text.push('\n');
    for row in 0..1_000_000 {
        let segment = ["Business", "Leisure", "Family"][row / 8 % 3];
        write!(text, "{},{segment},{}", row / 8 + 1, BRANDS[row % 8]).unwrap();
        for column in 0..20 {
            match answer(row, column) {
                Some(answer) => write!(text, ",{answer}").unwrap(),
                None => text.push(','),
            }
        }
        text.push('\n');
    }
    let mut file = NamedTempFile::with_suffix(".csv").unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
});

/// 100,000 rows of the same as a workbook.
static WORKBOOK: LazyLock<NamedTempFile> = LazyLock::new(|| {
    let mut sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
                     <sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>brand</t></is></c>"
            .to_owned();
    let column = |at: usize| char::from(b'A' + at as u8);
    for at in 1..=20 {
        let name = column(at);
        write!(
            sheet,
            "<c r=\"{name}1\" t=\"inlineStr\"><is><t>item{at:02}</t></is></c>"
        )
        .unwrap();
    }
    sheet.push_str("</row>");
    for row in 0..100_000 {
        let number = row + 2;
        write!(
            sheet,
            "<row r=\"{number}\"><c r=\"A{number}\" t=\"s\"><v>{}</v></c>",
            row % 8
        )
        .unwrap();
        for at in 1..=20 {
            if let Some(answer) = answer(row, at) {
                write!(sheet, "<c r=\"{}{number}\"><v>{answer}</v></c>", column(at)).unwrap();
            }
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let mut file = NamedTempFile::with_suffix(".xlsx").unwrap();
    file.write_all(&package(&sheet)).unwrap();
    file
});

fn package(sheet: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    let strings = BRANDS.join("</t></si><si><t>");
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{packages}\"><Relationship Id=\"rId1\" \
             Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{packages}\"><Relationship Id=\"rId1\" \
             Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>\
             </sheets></workbook>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!("<sst uniqueCount=\"8\"><si><t>{strings}</t></si></sst>"),
        ),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// From the file to the finished project.
fn import(path: &Path) -> Project {
    let source = Source::file(path).unwrap();
    let plan = source.plan(&Known::default()).unwrap();
    let outcome = run(&source, &plan, &Progress::default()).unwrap();
    project(&outcome, None).unwrap()
}

#[divan::bench(sample_count = 10)]
fn a_million_rows_of_text(bencher: Bencher<'_, '_>) {
    let path = SURVEY.path();
    bencher.bench_local(|| import(black_box(path)));
}

#[divan::bench(sample_count = 5)]
fn a_workbook_of_100_000_rows(bencher: Bencher<'_, '_>) {
    let path = WORKBOOK.path();
    bencher.bench_local(|| import(black_box(path)));
}

#[divan::bench(sample_count = 5)]
fn the_same_by_calamine_alone(bencher: Bencher<'_, '_>) {
    let path = WORKBOOK.path();
    bencher.bench_local(|| {
        let file = BufReader::new(File::open(black_box(path)).unwrap());
        let mut book = Xlsx::new(file).unwrap();
        book.worksheet_range("S").unwrap()
    });
}
