//! Tables that cannot be read, and imports that are not wanted any more.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, ImportStep, MenuCommand};

use super::mutants::Random;
use super::packages::xlsx;
use super::{MAKE, SHOPS, dialog, file};
use crate::window::Window;

#[test]
fn what_is_no_table_is_said_in_words_and_the_dialog_stays() {
    let old: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty.csv", b"", "The file is empty"),
        ("old.xls", old, "This is an old or encrypted workbook"),
        ("zero.csv", b"a,b\n1,\0\n", "row 2"),
        ("broken.xlsx", b"PK\x03\x04nonsense", "expected"),
        ("broken.ods", b"PK\x05\x06", "expected"),
    ];
    for (name, bytes, words) in cases {
        let (mut window, _folder) = dialog(name, bytes);
        assert!(window.shows("This table cannot be read"), "{name}");
        assert!(window.shows(words), "{name}");
        assert!(!window.may(MAKE), "{name}");
        window.click("Cancel");
        assert!(window.app().project().is_none());
    }
    let mut window = Window::new([]);
    window.run(Command::Import(ImportStep::File(
        "/nowhere/none.csv".into(),
    )));
    assert!(window.shows("Cannot read the file"));
}

#[test]
fn another_encoding_cures_what_was_taken_for_another() {
    // One row of UTF-16 without a mark, of letters that are no ASCII.
    let text = "名\tё\nА\t3\nБ\t4\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (mut window, _folder) = dialog("t.txt", bytes);
    window.draw_boxes();
    window.choose("Encoding: ", "UTF-8");
    assert!(window.shows("This table cannot be read"));
    window.choose("Encoding: UTF-8", "UTF-16 BE");
    assert!(window.shows("2 competitors · 1 factor"));
}

#[test]
fn a_quote_that_is_never_closed_is_cured_by_taking_quotes_for_letters() {
    let (mut window, _folder) = dialog("t.csv", "shop,taste\nA,3\nB,\"4,5\nC,5\n");
    window.draw_boxes();
    assert!(window.shows("A quote opens here and is never closed"));
    assert!(window.shows("row 3, column 2"));
    assert!(!window.may(MAKE));
    window.choose("Quotes: ", "None");
    assert!(window.shows("3 competitors · 1 factor"));
    assert!(window.may(MAKE));
}

#[test]
fn what_the_whole_table_has_wrong_is_said_and_can_be_tried_again() {
    let mut text = SHOPS.to_owned();
    // Beyond what is looked at first.
    for row in 0..100_000 {
        writeln!(text, "{row},Grind,1,2").unwrap();
    }
    text.push_str("1,Gri\0nd,1,2\n");
    let (mut window, _folder) = dialog("shops.csv", text);
    assert!(window.shows("From the first 999 rows: the table goes on"));
    window.click(MAKE);
    assert!(window.shows("row 100010"), "where it is");
    assert!(window.may(MAKE), "to be tried again");
    assert!(window.app().project().is_none());
}

#[test]
fn a_long_import_moves_a_bar_and_is_cancelled() {
    let mut text = SHOPS.to_owned();
    while text.len() < 40 << 20 {
        text.push_str("17,Grind,3,4\n18,Brew,2,5\n19,Chain,5,1\n");
    }
    let (folder, path) = file("long.csv", text);
    let mut window = Window::new([]);
    window.drop_file(&path);
    window.harness.get_by_label(MAKE).click();
    let begun = Instant::now();
    while !window.shows("How much is read") {
        window.harness.step();
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    assert!(window.app().is_waiting());
    window.click("Cancel");
    assert!(!window.app().is_waiting(), "nothing goes on");
    assert!(window.may(MAKE), "the dialog is as before");
    assert!(window.app().project().is_none());
    assert!(window.notices().is_empty());
    window.click("Cancel");
    assert!(!window.asks());
    drop(folder);
}

#[test]
fn a_new_table_takes_the_place_of_one_that_is_looked_at() {
    let (_folder, path) = file("other.csv", "shop,price\nA,1\nB,5\n");
    let (mut window, _first) = dialog("shops.csv", SHOPS);
    window.run(Command::Import(ImportStep::File(path)));
    assert!(window.shows("other.csv"));
    window.click(MAKE);
    assert_eq!(window.names(), ["A", "B"]);
}

#[test]
fn broken_tables_are_shown_or_refused() {
    let mut random = Random(3);
    let mut window = Window::new([]);
    window.draw_boxes();
    let mut shown = 0;
    for turn in 0..60 {
        let mut bytes = random.table(SHOPS).into_bytes();
        if turn % 3 == 0 {
            bytes = random.broken(bytes);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        window.run(Command::Import(ImportStep::Text(text)));
        assert!(window.asks(), "{turn}");
        shown += u32::from(window.may(MAKE));
        window.run(Command::Import(ImportStep::Make));
        if !window.asks() {
            assert_eq!(window.app().project().unwrap().check(), []);
            window.run(Command::Menu(MenuCommand::StartScreen));
            window.click("Don't save");
        }
    }
    assert!(shown > 20, "only {shown} were shown");
}

#[test]
fn another_sheet_of_a_workbook_is_chosen() {
    let (mut window, _folder) = dialog("book.xlsx", book());
    assert!(window.shows("Sheet: Taste"));
    assert!(window.shows("2 competitors · 1 factor · 2 scores"));
    window.choose("Sheet: Taste", "Empty");
    assert!(window.shows("The sheet \"Empty\" is empty"));
    assert!(!window.may(MAKE));
    window.choose("Sheet: Empty", "Price (hidden)");
    assert!(window.shows("Column price: Values"));
    window.click(MAKE);
    assert_eq!(window.names(), ["A", "B"]);
}

/// A workbook of three sheets, the last of which is hidden.
fn book() -> Vec<u8> {
    let sheet = |header: &str| {
        let mut rows = format!("<row>{}{}</row>", text("shop"), text(header));
        for (name, value) in [("A", 1), ("B", 5)] {
            write!(rows, "<row>{}<c><v>{value}</v></c></row>", text(name)).unwrap();
        }
        rows
    };
    xlsx(
        &[
            ("Taste", "visible", &sheet("taste")),
            ("Empty", "visible", ""),
            ("Price", "hidden", &sheet("price")),
        ],
        "<sst/>",
    )
}

fn text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
