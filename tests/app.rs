//! The application around the panels, driven as a user drives it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "app/dialogs.rs"]
mod dialogs;
#[path = "app/edits.rs"]
mod edits;
#[path = "app/evidence.rs"]
mod evidence;
#[path = "app/files.rs"]
mod files;
#[path = "app/maps.rs"]
mod maps;
#[path = "app/palette.rs"]
mod palette;
mod projects;
#[path = "app/versions.rs"]
mod versions;
mod window;

use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use seachart::app::{Appearance, Settings};
use seachart::command::{Command, Menu, MenuCommand, Selection};
use seachart::edit::{Edit, ListEdit, ScenarioChange};
use strum::IntoEnumIterator as _;

use window::Window;

#[test]
fn every_command_stands_in_its_menu_by_name() {
    let mut window = Window::sample("US wine, around 2001", []);
    for menu in Menu::iter() {
        window.click(menu.name());
        for command in MenuCommand::iter().filter(|command| command.menu() == menu) {
            // Buttons with the same words may stand elsewhere too.
            let found = window.harness.query_all_by_label(command.label());
            assert!(found.count() > 0, "{command:?}");
        }
        window.key(Modifiers::NONE, Key::Escape);
        let command = MenuCommand::iter().find(|command| command.menu() == menu);
        assert!(!window.shows(command.unwrap().tooltip()));
    }
}

#[test]
fn commands_that_can_do_nothing_are_disabled_and_not_hidden() {
    let mut window = Window::new([]);
    window.click("File");
    assert!(!window.is_enabled("Save"));
    assert!(window.is_enabled("New"));
    window.key(Modifiers::NONE, Key::Escape);
    window.click("Edit");
    for command in MenuCommand::iter().filter(|command| command.menu() == Menu::Edit) {
        assert!(!window.is_enabled(command.label()), "{command:?}");
    }
}

#[test]
fn nothing_moves_while_nothing_happens() {
    let mut window = Window::sample("US wine, around 2001", []);
    for _ in 0..3 {
        assert_eq!(
            window.harness.run(),
            1,
            "one frame was asked for, and one was drawn"
        );
        let root = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
        assert_eq!(root.repaint_delay, std::time::Duration::MAX);
    }
}

#[test]
fn the_start_screen_opens_a_sample() {
    let mut window = Window::new([]);
    assert_eq!(window.app().title(), "Seachart");
    window.click("Sample Japanese barbers");
    assert_eq!(window.title(), "Japanese barbers");
    assert_eq!(window.app().title(), "Japanese barbers — Seachart");
    assert!(
        !window.app().is_dirty(),
        "an untouched sample is nothing to lose"
    );
    window.menu("File", "Start screen");
    assert!(window.app().project().is_none());
}

#[test]
fn a_blank_project_is_called_untitled() {
    let mut window = Window::new([]);
    window.click("Blank project");
    assert_eq!(window.app().title(), "Untitled — Seachart");
    assert!(window.names().is_empty());
}

#[test]
fn the_windows_title_says_what_is_edited_and_is_only_sent_when_it_changes() {
    let mut window = Window::sample("Japanese barbers", []);
    let is_title =
        |command: &egui::ViewportCommand| matches!(command, egui::ViewportCommand::Title(_));
    window.change_title("Barbers");
    assert_eq!(window.app().title(), "Japanese barbers • edited — Seachart");
    window.harness.step();
    assert!(!window.viewport_commands().iter().any(is_title));
    let sent = window.key_in_one_frame(Modifiers::COMMAND, Key::Z);
    let expected = egui::ViewportCommand::Title("Japanese barbers — Seachart".to_owned());
    assert!(sent.contains(&expected), "{sent:?}");
}

#[test]
fn the_title_is_edited_in_the_toolbar_as_one_step() {
    let mut window = Window::sample("Japanese barbers", []);
    window.fill("Title of the picture", "Hair");
    assert_eq!(window.title(), "Japanese barbers", "not before Enter");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.title(), "Hair");
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.title(), "Japanese barbers");
    window.fill("Title of the picture", "Hair");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(window.title(), "Japanese barbers", "Escape takes it back");
}

/// The tools in their order, as far as they have room.
#[test]
fn tools_give_way_before_they_overlap() {
    let mut window = Window::sample("Two coffee shops and a chain", []);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    let Selection::Scenario(id) = window.app().selection().clone() else {
        panic!("a new scenario is selected");
    };
    let long: Arc<str> = Arc::from("Everything that a founder says of a plan");
    let change = ScenarioChange::Name(Arc::clone(&long));
    window.run(Command::Edit(Edit::Scenario(ListEdit::Change {
        id,
        change,
    })));
    let scenario = format!("Scenario: {long}");
    let names = [
        "ERRC board",
        &scenario,
        "Title of the picture",
        "Theme of the picture: Light",
        "Light picture",
        "Fit",
        "Export…",
    ];
    for width in [640.0, 700.0, 780.0, 860.0, 900.0, 1280.0] {
        window.harness.set_size(egui::vec2(width, 600.0));
        window.settle();
        let found = names.map(|name| {
            let all = window.harness.query_all_by_label(name);
            all.map(|node| node.rect()).find(|rect| rect.top() < 70.0)
        });
        for always in [0, 1, 5, 6] {
            assert!(found[always].is_some(), "{} at {width}", names[always]);
        }
        assert!(
            width < 700.0 || found[3].is_some() != found[4].is_some(),
            "the themes at {width}"
        );
        let there: Vec<egui::Rect> = found.into_iter().flatten().collect();
        for pair in there.windows(2) {
            assert!(pair[0].right() < pair[1].left(), "{there:?} at {width}");
        }
        assert!(there[there.len() - 1].right() < width);
    }
}

#[test]
fn the_window_is_light_or_dark_as_chosen() {
    let mut window = Window::new([]);
    assert_eq!(window.app().settings().appearance, Appearance::System);
    window.menu("View", "Dark window");
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Dark);
    window.menu("View", "Light window");
    assert_eq!(window.harness.ctx.theme(), egui::Theme::Light);
    assert_eq!(window.app().settings().appearance, Appearance::Light);

    let settings = Settings {
        appearance: Appearance::Dark,
        ..Settings::default()
    };
    let window = Window::with(settings, []);
    assert_eq!(
        window.harness.ctx.theme(),
        egui::Theme::Dark,
        "as it was left"
    );
}

#[test]
fn the_pictures_theme_is_not_the_windows() {
    let mut window = Window::sample("Japanese barbers", []);
    window.menu("View", "Dark window");
    assert_eq!(
        window.app().settings().picture,
        seachart::figure::Theme::Light
    );
    window.click("Print picture");
    assert_eq!(
        window.app().settings().picture,
        seachart::figure::Theme::Print
    );
    assert!(!window.app().is_dirty(), "it is not of the project");
}

#[test]
fn the_side_panels_can_be_put_away() {
    let mut window = Window::sample("Japanese barbers", []);
    assert!(window.shows("Competitor QB House"));
    window.menu("View", "Outline");
    assert!(!window.shows("Competitor QB House"));
    assert!(!window.app().settings().outline);
}

#[test]
fn the_window_can_be_as_small_as_it_may_get() {
    let mut window = Window::new([]);
    window.harness.set_size(egui::vec2(640.0, 420.0));
    window.settle();
    window.click("Blank project");
    window.key(Modifiers::COMMAND, Key::E);
    let button = window
        .harness
        .get_all_by_label("Export…")
        .last()
        .unwrap()
        .rect();
    assert!(button.max.y <= 420.0 && button.max.x <= 640.0, "{button:?}");
}
