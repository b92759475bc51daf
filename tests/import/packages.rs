//! Packages and the workbooks in them, made byte by byte.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A package of these parts.
pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// An XLSX workbook of sheets: name, state and rows in XML, before which a sheet
/// may say its dimension.
pub(super) fn xlsx(sheets: &[(&str, &str, &str)], strings: &str) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (number, (name, state, rows)) in (1..).zip(sheets) {
        write!(
            list,
            "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>"
        )
        .unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        )
        .unwrap();
        let says = rows.starts_with("<dimension");
        let (dimension, rows) = rows.split_at(if says { rows.find("<row").unwrap() } else { 0 });
        let sheet = format!(
            "<worksheet xmlns=\"{MAIN}\">{dimension}<sheetData>{rows}</sheetData></worksheet>"
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), sheet));
    }
    let package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    parts.push((
        "_rels/.rels".to_owned(),
        format!(
            "<Relationships xmlns=\"{package_relations}\"><Relationship Id=\"rId1\" \
             Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    ));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{list}</sheets></workbook>"
        ),
    ));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"{package_relations}\">{relations}</Relationships>"),
    ));
    // The second format is a date.
    parts.push((
        "xl/styles.xml".to_owned(),
        format!(
            "<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>\
             </cellXfs></styleSheet>"
        ),
    ));
    parts.push(("xl/sharedStrings.xml".to_owned(), strings.to_owned()));
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    package(&parts)
}
