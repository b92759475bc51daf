//! The list of evidence and the table of segments.

use seachart::model::{Confidence, Date, Evidence, Level, Project, Share};

use super::*;

const COFFEE: &str = "Two coffee shops and a chain";

/// The sample of coffee shops, with one of the tables in front.
fn coffee(table: &str) -> Window {
    let mut window = Window::sample(COFFEE, []);
    window.key(Modifiers::COMMAND, Key::Num5);
    window.click_last(table);
    window
}

fn evidence(window: &Window, competitor: &str, factor: &str) -> Evidence {
    let project = window.app().project().unwrap();
    let mut competitors = project.competitors.iter();
    let competitor = competitors.find(|it| &*it.name == competitor).unwrap();
    let mut factors = project.factors.iter();
    let factor = factors.find(|it| &*it.name == factor).unwrap();
    let found = project.evidence.get(&competitor.id, &factor.id);
    found.map(|it| Evidence::clone(it)).unwrap_or_default()
}

fn importance(project: &Project, segment: usize, factor: usize) -> Option<f64> {
    let factor = &project.factors[factor].id;
    let level = project.segments[segment].importance.get(factor);
    level.map(|level| level.get())
}

#[test]
fn every_score_has_a_row_of_evidence_that_is_typed_like_any_cell() {
    let mut window = coffee("Evidence");
    window.click("Artisan Brew, Price, Source: nothing");
    check_at(&window, "Artisan Brew", "Price");
    window.write("Price list");
    press(&mut window, Key::Tab);
    window.write("2026-03-01");
    press(&mut window, Key::Enter);
    let found = evidence(&window, "Artisan Brew", "Price");
    assert_eq!(&*found.source, "Price list");
    assert_eq!(found.date, Date::new(2026, 3, 1));
    assert!(window.shows("Artisan Brew, Price, Source: Price list"));
    // What means nothing is refused in words, and changes nothing.
    let before = snapshot(&window);
    window.click("Artisan Brew, Price, Confidence: nothing");
    window.write("sure");
    press(&mut window, Key::Enter);
    assert!(window.shows("expected guess, informed, measured, or nothing"));
    press(&mut window, Key::Escape);
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn a_block_of_evidence_is_pasted_in_one_step() {
    let mut window = coffee("Evidence");
    let before = snapshot(&window);
    window.click("Artisan Brew, Price, Confidence: nothing");
    paste(
        &mut window,
        "Measured\tPrice list\t2026-03-01\tFrom 3 to 5\t0.5\nGuess\tA visit\t\t\t2\n",
    );
    let price = evidence(&window, "Artisan Brew", "Price");
    let expected = Evidence {
        source: "Price list".into(),
        date: Date::new(2026, 3, 1),
        quote: "From 3 to 5".into(),
        confidence: Some(Confidence::Measured),
        spread: Some(Level::nearest(0.5)),
        ..Evidence::default()
    };
    assert_eq!(price, expected);
    let next = evidence(&window, "Artisan Brew", "Speed of service");
    assert_eq!(next.confidence, Some(Confidence::Guess));
    assert_eq!(undo_label(&mut window), "Paste 10 cells of evidence");
    check_one_step_back(&mut window, &before);
    // A day that is none: nothing is pasted anywhere.
    window.click("Artisan Brew, Price, Date: nothing");
    paste(&mut window, "2026-02-30");
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn the_right_button_says_how_sure_a_block_of_levels_is() {
    let mut window = coffee("Evidence");
    window.click("Artisan Brew, Price, Confidence: nothing");
    window
        .harness
        .get_by_label("Artisan Brew, Speed of service, Confidence: nothing")
        .click_modifiers(Modifiers::SHIFT);
    window.settle();
    let inside = window
        .harness
        .get_by_label("Artisan Brew, Speed of service, Confidence: nothing");
    inside.click_secondary();
    window.settle();
    window.click_last("Informed");
    for factor in ["Price", "Speed of service"] {
        let found = evidence(&window, "Artisan Brew", factor);
        assert_eq!(found.confidence, Some(Confidence::Informed), "{factor}");
    }
    assert_eq!(undo_label(&mut window), "Enter 2 cells of evidence");
    press(&mut window, Key::Escape);
    let cell = window
        .harness
        .get_by_label("Artisan Brew, Price, Confidence: Informed");
    cell.click_secondary();
    window.settle();
    window.click_last_containing("Clear cells");
    let found = evidence(&window, "Artisan Brew", "Price");
    assert_eq!(found.confidence, None);
    let cell = window
        .harness
        .get_by_label("Artisan Brew, Price, Source: nothing");
    cell.click_secondary();
    window.settle();
    window.click_last("Show on the canvas");
    let point = window.app().selection().clone();
    assert!(matches!(point, Selection::Point(..)), "{point:?}");
}

#[test]
fn the_right_button_fills_importances_down() {
    let mut window = coffee("Segments");
    let project = snapshot(&window);
    let name = &project.factors[1].name;
    window.click("Commuters, Price, importance: 6.0");
    let below = format!("Commuters, {name}, importance");
    let below = window.harness.get_by_label_contains(&below);
    below.click_modifiers(Modifiers::SHIFT);
    window.settle();
    let cell = window
        .harness
        .get_by_label("Commuters, Price, importance: 6.0");
    cell.click_secondary();
    window.settle();
    window.click_last_containing("Fill down");
    assert_eq!(importance(&snapshot(&window), 0, 1), Some(6.0));
}

#[test]
fn a_filter_leaves_only_the_rows_it_found() {
    let mut window = coffee("Evidence");
    window.click("Artisan Brew, Price, Source: nothing");
    window.write("Price list");
    press(&mut window, Key::Enter);
    window.click("Filter: All scores");
    window.click("Without evidence");
    assert!(!window.shows("Artisan Brew, Price, Source: Price list"));
    assert!(window.shows("Artisan Brew, Speed of service, Source: nothing"));
    window.click("Filter: Without evidence");
    window.click("All scores");
    assert!(window.shows("Artisan Brew, Price, Source: Price list"));
}

#[test]
fn what_is_selected_elsewhere_is_found_in_the_list() {
    let mut window = coffee("Evidence");
    let project = snapshot(&window);
    let chain = project.competitors.last().unwrap().id.clone();
    let factor = project.factors[2].id.clone();
    window.run(Command::Select(Selection::Point(chain, factor)));
    press(&mut window, Key::ArrowDown);
    let (name, next) = (
        &project.competitors.last().unwrap().name,
        &project.factors[3].name,
    );
    check_at(&window, name, next);
}

#[test]
fn sizes_importances_and_ideals_of_segments_are_cells() {
    let mut window = coffee("Segments");
    window.click("Commuters, Price, importance: 6.0");
    window.write("7,5");
    press(&mut window, Key::Enter);
    let project = snapshot(&window);
    assert_eq!(importance(&project, 0, 0), Some(7.5));
    let id = project.segments[0].id.clone();
    assert_eq!(*window.app().selection(), Selection::Segment(id));
    press(&mut window, Key::Delete);
    let size = window.harness.get_by_label_contains("Commuters, size: ");
    size.click();
    window.settle();
    window.write("40 %");
    press(&mut window, Key::Enter);
    let project = window.app().project().unwrap();
    assert_eq!(project.segments[0].size.map(Share::percent), Some(40.0));
    assert_eq!(
        importance(project, 0, 1),
        None,
        "the cell below was cleared"
    );
}

#[test]
fn importances_and_ideals_are_pasted_as_they_stand_in_a_spreadsheet() {
    let mut window = coffee("Segments");
    let before = snapshot(&window);
    window.click("Commuters, Price, importance: 6.0");
    paste(&mut window, "1\t2\n3\t4\n");
    let project = snapshot(&window);
    assert_eq!(importance(&project, 0, 0), Some(1.0));
    assert_eq!(importance(&project, 0, 1), Some(3.0));
    let ideal = &project.segments[0].ideal;
    let level = |factor: usize| ideal.get(&project.factors[factor].id).map(|it| it.get());
    assert_eq!((level(0), level(1)), (Some(2.0), Some(4.0)));
    assert_eq!(undo_label(&mut window), "Paste 4 cells of segments");
    check_one_step_back(&mut window, &before);
}

#[test]
fn without_segments_the_table_says_what_they_are() {
    let mut window = wine();
    window.click_last("Segments");
    assert!(window.shows("Who buys, and what they want"));
    window.click_last("Add segment");
    assert_eq!(window.app().project().unwrap().segments.len(), 1);
}
