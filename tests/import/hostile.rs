//! Any bytes at all, and good files with something wrong in them: an outcome
//! or an error, never a panic, never a hang.

use std::time::{Duration, Instant};

use seachart::io::import::{Known, Outcome, Source};

use super::books::ods;
use super::mutants::Random;
use super::packages::{package, xlsx};
use super::try_import;

/// How many broken tables are tried.
const TABLES: u32 = 100_000;

/// How many broken workbooks of each kind are tried.
const BOOKS: u32 = 10_000;

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
            0..8 => random.table(seed).into_bytes(),
            13 => seed.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            14 => seed.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            15 => (0..random.below(60)).map(|_| random.next() as u8).collect(),
            _ => seed.as_bytes().to_vec(),
        };
        // Half of those with broken rows and cells have whole bytes.
        let bytes = if turn % 16 < 4 {
            bytes
        } else {
            random.broken(bytes)
        };
        let known = random.known();
        read += u32::from(check(&bytes, &known));
    }
    assert!(read > TABLES / 10, "only {read} were read");
}

#[test]
fn broken_xlsx_workbooks_are_read_or_refused() {
    let row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B2\"><v>4</v></c></row>\
               <row r=\"3\"><c r=\"A3\" t=\"str\"><v>B</v></c><c r=\"B3\"><f>2+2</f><v>5</v></c></row>";
    let header =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    let strings = "<sst uniqueCount=\"2\"><si><t>brand</t></si><si><r><t>ta</t></r><r><t>ste</t></r></si></sst>";
    let rows = format!("{header}{row}");
    let mut random = Random(7);
    let mut read = 0;
    for turn in 0..BOOKS {
        let known = random.known();
        let bytes = match turn % 5 {
            0 => xlsx(&[("S", "visible", &random.xml(&rows))], strings),
            1 => xlsx(&[("S", "visible", &rows)], &random.xml(strings)),
            2 => xlsx(&[("S", "visible", &garbled(&mut random, &rows))], strings),
            3 => xlsx(&[("S", "visible", &rows)], &garbled(&mut random, strings)),
            _ => random.broken(xlsx(&[("S", "visible", &rows)], strings)),
        };
        read += u32::from(check(&bytes, &known));
    }
    assert!(read > BOOKS / 10, "only {read} were read");
    assert!(!check(
        &package(&[("xl/workbook.xml", "<workbook")]),
        &Known::default()
    ));
}

#[test]
fn broken_ods_workbooks_are_read_or_refused() {
    let cells = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>brand</text:p>\
                 </table:table-cell><table:table-cell office:value-type=\"string\"><text:p>x</text:p>\
                 </table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"3\">\
                 <table:table-cell office:value-type=\"string\"><text:p>A &amp; B</text:p></table:table-cell>\
                 <table:table-cell office:value-type=\"float\" office:value=\"4\"/></table:table-row>";
    let mut random = Random(7);
    let mut read = 0;
    for turn in 0..BOOKS {
        let known = random.known();
        let bytes = match turn % 4 {
            0 | 1 => ods(&random.xml(cells)),
            2 => ods(&garbled(&mut random, cells)),
            _ => random.broken(ods(cells)),
        };
        read += u32::from(check(&bytes, &known));
    }
    assert!(read > BOOKS / 10, "only {read} were read");
}

/// The text with something wrong in its bytes, as far as it still is text.
fn garbled(random: &mut Random, text: &str) -> String {
    String::from_utf8_lossy(&random.broken(text.as_bytes().to_vec())).into_owned()
}
