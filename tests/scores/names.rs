//! Names, kinds and directions in the heads of the table; more rows and columns.

use egui::Key;
use seachart::model::{Direction, Kind, Level};

use super::{check_at, press, snapshot, undo_label, wine};

#[test]
fn a_factor_is_added_below_and_named_there() {
    let mut window = wine();
    window.click("Add factor to the table");
    window.write("Label");
    press(&mut window, Key::Enter);
    let project = snapshot(&window);
    assert_eq!(&*project.factors[10].name, "Label");
    check_at(&window, "", "Label");
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    window.write("3");
    press(&mut window, Key::Enter);
    super::check_level(&window, "[yellow tail]", "Label", 3.0);
}

#[test]
fn a_competitor_is_added_at_the_right_and_named_there() {
    let mut window = wine();
    window.click("Add competitor to the table");
    window.write("Beer");
    press(&mut window, Key::Enter);
    assert_eq!(window.names()[3], "Beer");
    check_at(&window, "Beer", "Price");
}

#[test]
fn typing_does_not_replace_a_name() {
    let mut window = wine();
    let before = snapshot(&window);
    window.click("Price, factor");
    window.write("7");
    press(&mut window, Key::Enter);
    assert_eq!(window.app().project(), Some(&before));
}

#[test]
fn a_double_click_renames() {
    let mut window = wine();
    super::double_click(&mut window, "Premium wines, competitor");
    window.write("Fine wines");
    press(&mut window, Key::Enter);
    assert_eq!(window.names()[1], "Fine wines");
    assert_eq!(
        undo_label(&mut window),
        "Rename Premium wines to Fine wines"
    );
}

#[test]
fn kind_and_direction_are_typed_beside_the_name() {
    let mut window = wine();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowLeft);
    window.write("7");
    press(&mut window, Key::Tab);
    let ideal = Direction::Ideal(Level::nearest(7.0));
    assert_eq!(snapshot(&window).factors[1].direction, ideal);
    assert!(window.shows("Preferred of Enological terminology: Ideal 7.0"));
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::ArrowLeft);
    window.write("serv");
    press(&mut window, Key::Enter);
    assert_eq!(snapshot(&window).factors[1].kind, Kind::Service);
    window.write("colour");
    press(&mut window, Key::Enter);
    assert!(window.shows("expected one of Product, Service"));
}
