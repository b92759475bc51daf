//! ODS workbooks, row by row.
//!
//! calamine unpacks all sheets at once and with every repetition, and waits
//! for the end of a document that was cut off; so ODS is read here.

use std::io::BufRead;

use super::super::error::Fault;
use super::super::head::SheetInfo;
use super::super::limits;
use super::parts::{Package, broken};
use super::xlsx::too_far_right;
use super::xml::{Piece, Tag, Xml};
use super::{Cell, Sink};

/// The rows of the longest sheets there are.
const ROWS: u32 = 1_048_576;

/// A workbook whose package keeps to the limits.
pub(super) struct Ods {
    package: Package,
    sheets: Vec<SheetInfo>,
}

/// A cell that was read.
#[derive(Clone, Debug, PartialEq)]
enum Held {
    Blank,
    Text(String),
    Number(f64),
    Other(String),
}

impl Ods {
    pub(super) fn open(mut package: Package) -> Result<Self, Fault> {
        let sheets = sheets_of(&mut Xml::new(package.part("content.xml")?))?;
        Ok(Self { package, sheets })
    }

    pub(super) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub(super) fn read(&mut self, sheet: &str, sink: &mut dyn Sink) -> Result<(), Fault> {
        let mut xml = Xml::new(self.package.part("content.xml")?);
        loop {
            match xml.next()? {
                Piece::Start { tag, closed: false }
                    if tag.name() == "table:table"
                        && tag.attribute("table:name").as_deref() == Some(sheet) =>
                {
                    return Table { row: 0, sink }.read(&mut xml);
                }
                Piece::Over => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The sheets, and which of them have a style that hides them.
fn sheets_of<R: BufRead>(xml: &mut Xml<R>) -> Result<Vec<SheetInfo>, Fault> {
    let (mut sheets, mut hidden, mut style) = (Vec::new(), Vec::new(), None);
    loop {
        match xml.next()? {
            Piece::Start { tag, .. } => match tag.name() {
                "style:style" => style = tag.attribute("style:name"),
                "style:table-properties"
                    if tag.attribute("table:display").as_deref() == Some("false") =>
                {
                    hidden.extend(style.clone());
                }
                "table:table" if sheets.len() < limits::PARTS => {
                    let of = tag.attribute("table:style-name");
                    sheets.push(SheetInfo {
                        name: tag.attribute("table:name").unwrap_or_default(),
                        hidden: of.is_some_and(|of| hidden.contains(&of)),
                    });
                }
                _ => {}
            },
            Piece::Over if sheets.is_empty() => return Err(broken("it has no sheet")),
            Piece::Over => return Ok(sheets),
            Piece::End(_) | Piece::Text(_) => {}
        }
    }
}

/// How often something is repeated: at least once, and not more often than `most`.
fn repeats(tag: Tag<'_>, name: &str, most: u32) -> u32 {
    let count = tag.attribute(name).and_then(|it| it.parse::<u32>().ok());
    count.unwrap_or(1).clamp(1, most)
}

/// A sheet as it is read.
struct Table<'s> {
    row: u32,
    sink: &'s mut dyn Sink,
}

impl Table<'_> {
    fn read<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Piece::Start { tag, closed } if tag.name() == "table:table-row" => {
                    let count = repeats(tag, "table:number-rows-repeated", ROWS);
                    let cells = if closed {
                        Vec::new()
                    } else {
                        row(xml, self.row)?
                    };
                    if !self.tell(&cells, count)? {
                        return Ok(());
                    }
                }
                // Sheets within cells are passed with these.
                Piece::End("table:table") => return Ok(()),
                Piece::Over => return Err(broken("a sheet ends early")),
                _ => {}
            }
        }
    }

    /// Tell of a row as often as it is repeated. False if no more are wanted.
    fn tell(&mut self, cells: &[(u32, Held)], count: u32) -> Result<bool, Fault> {
        if cells.is_empty() {
            self.row = self.row.saturating_add(count).min(ROWS);
            return Ok(true);
        }
        for _ in 0..count {
            if self.row >= ROWS {
                return Err(broken("it has more rows than any sheet"));
            }
            for (column, held) in cells {
                let cell = match held {
                    Held::Blank => continue,
                    Held::Text(text) => Cell::Text(text),
                    Held::Number(number) => Cell::Number(*number),
                    Held::Other(text) => Cell::Other(text),
                };
                if !self.sink.cell(self.row, *column, cell)? {
                    return Ok(false);
                }
            }
            self.row += 1;
        }
        Ok(true)
    }
}

/// The cells of a row that are not blank, with their columns.
fn row<R: BufRead>(xml: &mut Xml<R>, number: u32) -> Result<Vec<(u32, Held)>, Fault> {
    let mut cells = Vec::new();
    let (mut column, mut bytes) = (0_u32, 0);
    loop {
        let (count, held) = match xml.next()? {
            Piece::Start { tag, closed } if is_cell(tag.name()) => {
                let count = repeats(tag, "table:number-columns-repeated", u32::MAX);
                let value = value_of(tag);
                let held = match (value, closed) {
                    (value, true) => value,
                    (value, false) => {
                        let text = text(xml)?;
                        value_or_text(value, text)
                    }
                };
                (count, held)
            }
            Piece::End("table:table-row") => return Ok(cells),
            Piece::Over => return Err(broken("a row ends early")),
            _ => continue,
        };
        if held != Held::Blank {
            if column.saturating_add(count) as usize > limits::COLUMNS {
                return Err(too_far_right(number));
            }
            for at in column..column + count {
                bytes += size_of(&held);
                if bytes > limits::ROW_BYTES {
                    return Err(broken("a row is longer than any may be"));
                }
                cells.push((at, held.clone()));
            }
        }
        column = column.saturating_add(count);
    }
}

fn size_of(held: &Held) -> usize {
    match held {
        Held::Text(text) | Held::Other(text) => 64 + text.len(),
        Held::Blank | Held::Number(_) => 64,
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table:table-cell" | "table:covered-table-cell")
}

/// What the attributes of a cell say. An empty text may stand between its tags.
fn value_of(tag: Tag<'_>) -> Held {
    let said = |name: &str| tag.attribute(name);
    if said("calcext:value-type").as_deref() == Some("error") {
        return Held::Other("error".to_owned());
    }
    match said("office:value-type").as_deref() {
        Some("float") => {
            let number = said("office:value").and_then(|it| it.parse::<f64>().ok());
            match number.filter(|it| it.is_finite()) {
                Some(number) => Held::Number(number),
                None => Held::Other("not a number".to_owned()),
            }
        }
        Some("string") => Held::Text(said("office:string-value").unwrap_or_default()),
        // A percentage or an amount of money is a number as well.
        Some("percentage" | "currency") => {
            let number = said("office:value").and_then(|it| it.parse::<f64>().ok());
            number
                .filter(|it| it.is_finite())
                .map_or(Held::Blank, Held::Number)
        }
        Some("date") => Held::Other(said("office:date-value").unwrap_or_default()),
        Some("time") => Held::Other(said("office:time-value").unwrap_or_default()),
        Some("boolean") => Held::Other(said("office:boolean-value").unwrap_or_default()),
        _ => Held::Blank,
    }
}

/// A text is what stands between the tags, unless an attribute says it.
fn value_or_text(value: Held, between: String) -> Held {
    match value {
        Held::Text(said) if said.is_empty() => Held::Text(between),
        value => value,
    }
}

/// What stands between the tags of a cell, a line for each paragraph.
/// Annotations and drawings are no part of it.
fn text<R: BufRead>(xml: &mut Xml<R>) -> Result<String, Fault> {
    let (mut said, mut depth, mut aside, mut paragraphs) = (String::new(), 0_u32, None, 0);
    loop {
        match xml.next()? {
            Piece::Start { tag, closed } => {
                let name = tag.name();
                if aside.is_none() {
                    match name {
                        "text:p" => {
                            if paragraphs > 0 {
                                said.push('\n');
                            }
                            paragraphs += 1;
                        }
                        "text:s" => {
                            let count = repeats(tag, "text:c", 1000);
                            said.extend(std::iter::repeat_n(' ', count as usize));
                        }
                        "text:tab" => said.push('\t'),
                        "text:line-break" => said.push('\n'),
                        "office:annotation" | "draw:frame" | "table:table" if !closed => {
                            aside = Some(depth);
                        }
                        _ => {}
                    }
                }
                if !closed {
                    depth += 1;
                }
            }
            Piece::End(_) if depth == 0 => return Ok(said),
            Piece::End(_) => {
                depth -= 1;
                if aside == Some(depth) {
                    aside = None;
                }
            }
            Piece::Text(text) if aside.is_none() && paragraphs > 0 => said.push_str(&text),
            Piece::Text(_) => {}
            Piece::Over => return Err(broken("a cell ends early")),
        }
        if said.len() > limits::CELL_BYTES {
            return Err(broken("a cell is longer than any may be"));
        }
    }
}
