//! Good files with something wrong in them: bytes anywhere, or what a table
//! and a workbook are made of.

use seachart::io::import::{Known, Layout};

/// What is put into good files.
const BITS: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xc3",
    b"-",
    b".",
    b"e",
    b"1e999",
    b"nan",
    b"inf",
    b"=cmd()",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b": ",
    b"999999999999999999999999",
];

/// Cells that no table should have.
const CELLS: [&str; 20] = [
    "",
    " ",
    "-",
    "–",
    "0",
    "-0.0",
    "1e308",
    "-1e308",
    "1e-320",
    "NaN",
    "1.234,5",
    "1,5",
    "=cmd|' /C calc'!A0",
    "2020-01-01",
    "\"never closed",
    "\"closed\" and more",
    "\"a\"\"b\"",
    "\"two\nlines\"",
    "\u{202e}\u{0}",
    "A: B: C",
];

/// Values of attributes that no workbook should have.
const ATTRIBUTES: [&str; 18] = [
    "",
    "0",
    "-1",
    "1",
    "2",
    "1048577",
    "4294967296",
    "99999999999999999999",
    "A0",
    "XFE1",
    "ZZZZZZZZ1",
    "A1:B9999999",
    "s",
    "inlineStr",
    "b",
    "e",
    "d",
    "float",
];

/// Pieces of XML that no sheet should have, without the bracket they begin with.
const PIECES: [&str; 14] = [
    "v>",
    "/v>",
    "/row>",
    "row>",
    "c r=\"XFD1048576\"><v>1</v></c>",
    "c t=\"s\"><v>4294967295</v></c>",
    "c><v>1e400</v></c>",
    "![CDATA[",
    "!-- ",
    "!DOCTYPE a [<!ENTITY b \"&c;&c;\">]>&b;",
    "?xml version=\"9\"?>",
    "v>&#0;&#x110000;&nbsp;</v>",
    "t xml:space=\"preserve\">",
    "table:table-cell table:number-columns-repeated=\"16385\"/>",
];

/// The same numbers in every run: Sebastiano Vigna's splitmix64.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit.max(1)
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// The bytes with some of them lost, doubled, swapped or replaced.
    pub(super) fn broken(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(12)).min(bytes.len());
            match self.below(5) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, piece);
                }
                2 => {
                    let bit = self.one_of(&BITS);
                    bytes.splice(at..end, bit.iter().copied());
                }
                3 if at < bytes.len() => bytes[at] = self.next() as u8,
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        bytes
    }

    /// The table with rows or cells lost, doubled, swapped or replaced.
    pub(super) fn table(&mut self, table: &str) -> String {
        let mut rows: Vec<String> = table.lines().map(str::to_owned).collect();
        for _ in 0..=self.below(3) {
            let (at, to) = (self.below(rows.len()), self.below(rows.len()));
            match self.below(6) {
                0 if rows.len() > 1 => drop(rows.remove(at)),
                1 => rows.swap(at, to),
                2 => {
                    let row = rows[at].clone();
                    let times = 1 + self.below(40);
                    rows.splice(to..to, std::iter::repeat_n(row, times));
                }
                3 => {
                    rows[at] = rows[at]
                        .replace([',', ';', '\t', '|'], self.one_of(&[",", ";", "\t", "|"]));
                }
                _ => rows[at] = self.row(&rows[at]),
            }
        }
        let end = self.one_of(&["\n", "\r\n", "\r", "\n\n"]);
        rows.join(end)
    }

    fn row(&mut self, row: &str) -> String {
        let between = row.chars().find(|it| ",;\t|".contains(*it)).unwrap_or(',');
        let mut cells: Vec<&str> = row.split(between).collect();
        let (at, to) = (self.below(cells.len()), self.below(cells.len()));
        match self.below(5) {
            0 if cells.len() > 1 => drop(cells.remove(at)),
            1 => cells.swap(at, to),
            2 => {
                let times = self.one_of(&[1, 2, 17, 300]);
                let cell = cells[at];
                cells.splice(to..to, std::iter::repeat_n(cell, times));
            }
            _ => cells[at] = self.one_of(&CELLS),
        }
        cells.join(&between.to_string())
    }

    /// The XML with elements or attributes lost, doubled, swapped or replaced.
    pub(super) fn xml(&mut self, xml: &str) -> String {
        let mut pieces: Vec<String> = xml.split('<').map(str::to_owned).collect();
        for _ in 0..=self.below(3) {
            let (at, to) = (self.below(pieces.len()), self.below(pieces.len()));
            match self.below(6) {
                0 if pieces.len() > 2 => drop(pieces.remove(at)),
                1 => pieces.swap(at, to),
                2 => pieces.insert(to, pieces[at].clone()),
                3 => {
                    let piece = self.one_of(&PIECES);
                    pieces.insert(at, piece.to_owned());
                }
                _ => pieces[at] = self.attribute(&pieces[at]),
            }
        }
        pieces.join("<")
    }

    /// With another value of one of its attributes, or another text.
    fn attribute(&mut self, piece: &str) -> String {
        let mut parts: Vec<&str> = piece.split('"').collect();
        let values = parts.len() / 2;
        if values == 0 {
            let (tag, _) = piece.split_once('>').unwrap_or((piece, ""));
            return format!("{tag}>{}", self.one_of(&CELLS));
        }
        parts[2 * self.below(values) + 1] = self.one_of(&ATTRIBUTES);
        parts.join("\"")
    }

    pub(super) fn known(&mut self) -> Known {
        let layouts = [Layout::Matrix, Layout::Ratings, Layout::Wide, Layout::Long];
        Known {
            layout: layouts.get(self.below(9)).copied(),
            header_row: [0, 1, 2].get(self.below(9)).copied(),
            ..Known::default()
        }
    }
}
