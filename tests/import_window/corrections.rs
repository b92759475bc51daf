//! Every guess is open to correction, and the outlook follows at once.

use egui::{Key, Modifiers};
use seachart::model::{Level, Score};

use super::{MAKE, SHOPS, dialog};

#[test]
fn a_column_is_given_another_role() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.choose("Column speed", "Ignore");
    assert!(window.shows("3 competitors · 1 factor · 3 scores"));
    assert!(!window.shows("not a number"));
    window.choose("Column taste", "Ignore");
    assert!(window.shows("Nothing can be made of it yet"));
    assert!(window.shows("No column has values"));
    assert!(!window.may(MAKE));
    window.choose("Column speed", "Values");
    window.click(MAKE);
    let factors = &window.app().project().unwrap().factors;
    assert_eq!(factors.len(), 1);
    assert_eq!(&*factors[0].name, "speed");
}

#[test]
fn only_one_column_names_the_competitors() {
    let table = "brand,city,taste\nA,X,1\nB,Y,2\nA,Y,3\nB,X,5\n";
    let (mut window, _folder) = dialog("t.csv", table);
    window.choose("Column city", "Competitor");
    assert!(window.shows("Column brand: Ignore"));
    window.click(MAKE);
    assert_eq!(window.names(), ["X", "Y"]);
}

#[test]
fn the_delimiter_is_corrected() {
    // Two commas in each row, and one semicolon that separates.
    let table = "shop, with, city;taste\nGrind, A, B;4\nBrew, C, D;5\n";
    let (mut window, _folder) = dialog("t.csv", table);
    window.choose("Delimiter: ", "Commas");
    assert!(window.shows("Column with"));
    window.choose("Delimiter: Commas", "Semicolons");
    assert!(window.shows("2 competitors · 1 factor · 2 scores"));
    window.choose("Delimiter: Semicolons", "Automatic");
    window.click(MAKE);
}

#[test]
fn decimals_and_the_header_row_are_corrected() {
    let (mut window, _folder) = dialog("t.csv", "shop;taste\nGrind;4,5\nBrew;2,5\n");
    assert!(window.shows("Decimals: Commas"));
    window.choose("Decimals: Commas", "Points (3.5)");
    assert!(window.shows("Nothing") || window.shows("not a number"));
    window.choose("Decimals: Points", "Automatic");
    window.fill("Header row", "2");
    assert!(window.shows("1 competitor · 1 factor"));
    window.fill("Header row", "7");
    assert!(window.shows("expected 0 to 2"));
    window.fill("Header row", "0");
    assert!(window.shows("Column column 1"));
}

#[test]
fn the_layout_is_corrected() {
    let (mut window, _folder) = dialog("t.csv", "name,North,South\nGood,4,5\nFast,2,3\n");
    window.choose("Layout: ", "Matrix");
    window.choose("Layout: Matrix", "Matrix, turned");
    assert!(window.shows("Column name: Factor"));
    window.click(MAKE);
    assert_eq!(window.names(), ["North", "South"]);
}

#[test]
fn the_headers_of_a_wide_table_are_split_as_somebody_says() {
    let (mut window, _folder) = dialog(
        "t.csv",
        "id,A: taste,B: taste,A: speed,B: speed\n1,1,2,3,4\n2,5,4,3,2\n",
    );
    assert!(window.shows("Layout: Wide"));
    assert!(window.shows("2 competitors · 2 factors"));
    window.choose("Order: Competitor first", "Factor first");
    window.click(MAKE);
    assert_eq!(window.names(), ["taste", "speed"]);
}

#[test]
fn scale_missing_values_and_our_own_company_are_said() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.fill("Scale to", "9");
    window.fill("Missing values", "5, x");
    assert!(window.shows("missing, first in row"));
    assert!(window.shows("1 to 9 becomes 0 to 10"));
    window.choose("Own company: None", "Brew");
    window.click(MAKE);
    let project = window.app().project().unwrap();
    assert_eq!(&*project.own().unwrap().name, "Brew");
    // Only one answer of 4 is left: (4 − 1) / 8.
    assert_eq!(
        window.score("Brew", "taste"),
        Score::Level(Level::nearest(3.75))
    );
}

#[test]
fn a_scale_that_cannot_be_is_said_beside_its_fields() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    window.fill("Scale from", "5");
    assert!(window.shows("expected two different numbers"));
    window.fill("Scale from", "0");
    assert!(!window.shows("expected two different numbers"));
    window.choose("Scale: Given", "Each factor's own");
    assert!(window.shows("the least and the greatest mean"));
}

#[test]
fn roles_are_chosen_by_keyboard() {
    let (mut window, _folder) = dialog("shops.csv", SHOPS);
    let mut steps = 0;
    while window
        .focused()
        .is_none_or(|name| !name.starts_with("Column taste"))
    {
        window.key(Modifiers::NONE, Key::Tab);
        steps += 1;
        assert!(steps < 40, "the column is out of reach");
    }
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.shows("Person"));
}
