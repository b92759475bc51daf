//! Tables as spreadsheets put them on the clipboard.

use seachart::io::import::{Decimal, Format, Known, Layout, Source};

use super::{cell, try_import};

#[test]
fn a_copied_table_has_tabs_quotes_and_line_breaks() {
    let text = "company\tPrice\t\"Ease of\nuse\"\n\"The \"\"Grind\"\"\"\t3,5\t8\n\
                Artisan \"Brew\"\t7\t6,25\n\"Two\tTabs\"\t5\t\n";
    let source = Source::from_text(text);
    let plan = source.plan(&Known::default()).unwrap();
    assert_eq!((plan.layout, plan.header_row), (Layout::Matrix, 1));
    let Format::Text {
        dialect, decimal, ..
    } = plan.format
    else {
        panic!("expected text");
    };
    assert_eq!((dialect.delimiter, decimal), (b'\t', Decimal::Comma));
    let outcome = try_import(&source, &Known::default()).unwrap();
    assert_eq!(
        outcome.competitors,
        ["The \"Grind\"", "Artisan \"Brew\"", "Two\tTabs"]
    );
    assert_eq!(outcome.factors, ["Price", "Ease of\nuse"]);
    assert_eq!(cell(&outcome, "The \"Grind\"", "Price").mean, Some(3.5));
    assert_eq!(
        cell(&outcome, "Artisan \"Brew\"", "Ease of\nuse").mean,
        Some(6.25)
    );
    assert_eq!(outcome.source, "Pasted table");
}

#[test]
fn a_copied_table_may_have_no_end_of_line() {
    let outcome = try_import(
        &Source::from_text("x\tA\tB\r\nPrice\t1\t2"),
        &Known::default(),
    );
    assert_eq!(outcome.unwrap().competitors, ["A", "B"]);
}
