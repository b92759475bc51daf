//! Any bytes at all, and good files with something wrong in them: an outcome
//! or an error, never a panic, never a hang.

use std::time::{Duration, Instant};

use seachart::io::import::{Known, Layout, Outcome, Source};

use super::books::{ods, package, xlsx};
use super::try_import;

/// How many broken tables are tried.
const TABLES: u32 = 100_000;

/// How many broken workbooks are tried.
const BOOKS: u32 = 4_000;

/// No single case may take longer.
const PATIENCE: Duration = Duration::from_secs(10);

const SEEDS: [&str; 6] = [
    "brand,taste,speed\nA,1,5\n\"B, \"\"x\"\"\",2,\nA,4,3\n",
    "id;A: taste;B: taste;A: speed;B: speed\r\n1;1,5;2;3;4\r\n2;3;-;5;\r\n",
    "who\tfactor\tscore\nA\tPrice\t3\nB\tPrice\t4\nA\tTaste\t5\n",
    "title\n\nfactor|Acme|Best\nPrice|3|-\nQuality|4|9e2\n",
    "respondent,segment,weight,brand,taste\n1,x,0.5,A,1\n1,y,1.5,B,99\n2,,0,A,x\n",
    "\u{feff}Marke;Güte\nÄ;3,25\nÖ;99999999999999999999\n",
];

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

/// The same numbers in every run: Sebastiano Vigna's splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit.max(1)
    }

    /// The bytes with some of them lost, doubled, swapped or replaced.
    fn broken(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
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
                    let bit = BITS[self.below(BITS.len())];
                    bytes.splice(at..end, bit.iter().copied());
                }
                3 if at < bytes.len() => bytes[at] = self.next() as u8,
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        bytes
    }

    fn known(&mut self) -> Known {
        let layouts = [Layout::Matrix, Layout::Ratings, Layout::Wide, Layout::Long];
        Known {
            layout: layouts.get(self.below(9)).copied(),
            header_row: [0, 1, 2].get(self.below(9)).copied(),
            ..Known::default()
        }
    }
}

/// What an import makes is sound: finite, and a project that can be kept.
fn check(bytes: &[u8], known: &Known) -> bool {
    let begun = Instant::now();
    let outcome = try_import(&Source::from_bytes("t", bytes), known);
    assert!(begun.elapsed() < PATIENCE, "{bytes:?}");
    let Ok(outcome) = outcome else {
        return false;
    };
    sound(&outcome);
    true
}

fn sound(outcome: &Outcome) {
    for cell in &outcome.cells {
        assert!(cell.mean.is_none_or(f64::is_finite), "{outcome:?}");
        assert!(
            cell.sd.is_none_or(|sd| sd.is_finite() && sd >= 0.0),
            "{outcome:?}"
        );
        assert!(cell.n > 0 || cell.mean.is_none(), "{outcome:?}");
    }
    for (low, high) in &outcome.scales.ends {
        assert!(
            low.is_finite() && high.is_finite() && low != high,
            "{outcome:?}"
        );
    }
    if let Ok(project) = seachart::io::import::project(outcome, None) {
        assert_eq!(project.check(), []);
    }
}

#[test]
fn broken_tables_are_read_or_refused() {
    let mut random = Random(7);
    let mut read = 0;
    for turn in 0..TABLES {
        let seed = SEEDS[turn as usize % SEEDS.len()];
        let bytes = match turn % 16 {
            14 => seed.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            15 => (0..random.below(60)).map(|_| random.next() as u8).collect(),
            _ => seed.as_bytes().to_vec(),
        };
        let bytes = random.broken(bytes);
        let known = random.known();
        read += u32::from(check(&bytes, &known));
    }
    assert!(read > TABLES / 10, "only {read} were read");
}

#[test]
fn broken_workbooks_are_read_or_refused() {
    let row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B2\"><v>4</v></c></row>";
    let header =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    let strings = "<sst uniqueCount=\"2\"><si><t>brand</t></si><si><r><t>ta</t></r><r><t>ste</t></r></si></sst>";
    let rows = format!("{header}{row}");
    let cells = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>brand</text:p>\
                 </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>x</text:p>\
                 </table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"3\">\
                 <table:table-cell office:value-type=\"string\"><text:p>A &amp; B</text:p></table:table-cell>\
                 <table:table-cell office:value-type=\"float\" office:value=\"4\"/></table:table-row>";
    let mut random = Random(7);
    let mut read = 0;
    for turn in 0..BOOKS {
        let known = random.known();
        let mut broken = |text: &str| {
            String::from_utf8_lossy(&random.broken(text.as_bytes().to_vec())).into_owned()
        };
        let bytes = match turn % 4 {
            0 => xlsx(&[("S", "visible", &broken(&rows))], strings),
            1 => xlsx(&[("S", "visible", &rows)], &broken(strings)),
            2 => ods(&broken(cells)),
            _ => {
                let whole = if turn % 8 == 3 {
                    xlsx(&[("S", "visible", &rows)], strings)
                } else {
                    ods(cells)
                };
                random.broken(whole)
            }
        };
        read += u32::from(check(&bytes, &known));
    }
    assert!(read > BOOKS / 20, "only {read} were read");
    assert!(!check(
        &package(&[("xl/workbook.xml", "<workbook")]),
        &Known::default()
    ));
}
