//! A table without rows or columns says what to do.

use egui::{Key, Modifiers};
use seachart::command::{Command, MenuCommand};

use super::press;
use crate::window::Window;

#[test]
fn a_blank_project_is_filled_from_the_table() {
    let mut window = Window::new([]);
    window.click("Blank project");
    window.key(Modifiers::COMMAND, Key::Num5);
    assert!(window.shows("One table, and every view follows it"));
    window.click_last("Add our company");
    press(&mut window, Key::Enter);
    assert!(window.shows("One table, and every view follows it"));
    window.click_last("Add factor");
    window.write("Price");
    press(&mut window, Key::Enter);
    assert!(!window.shows("One table, and every view follows it"));
    let project = window.app().project().unwrap();
    assert_eq!(&*project.factors[0].name, "Price");
    window.click("Our company, Price: unscored");
    window.write("4");
    press(&mut window, Key::Enter);
    super::check_level(&window, "Our company", "Price", 4.0);
}

#[test]
fn the_last_factor_may_go_while_the_cursor_is_on_it() {
    let mut window = super::wine();
    window.key(Modifiers::COMMAND, Key::End);
    for _ in 0..10 {
        let project = window.app().project().unwrap();
        let id = project.factors.last().unwrap().id.clone();
        window.run(Command::Edit(seachart::edit::Edit::RemoveFactor { id }));
        press(&mut window, Key::ArrowUp);
    }
    assert!(window.shows("One table, and every view follows it"));
    for _ in 0..10 {
        window.run(Command::Menu(MenuCommand::Undo));
    }
    press(&mut window, Key::ArrowRight);
    assert!(window.shows("Premium wines, Price: 10.0"));
}
