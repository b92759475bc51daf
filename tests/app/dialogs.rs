//! Typed paths, the export dialog, and notices.

use std::time::Duration;

use egui::{Key, Modifiers};
use seachart::app::{Reply, Settings};
use seachart::command::{Command, MenuCommand, View};
use seachart::io;
use seachart::model::Score;

use crate::projects;
use crate::window::Window;

const BARBERS: &str = "Japanese barbers";

#[test]
fn without_a_dialog_service_a_path_is_typed_to_save_and_to_open() {
    let folder = tempfile::tempdir().unwrap();
    let replies = [Reply::NoService, Reply::NoService];
    let mut window = Window::sample(BARBERS, replies);
    window.key(Modifiers::COMMAND, Key::S);
    assert!(window.value("Path").ends_with("Japanese barbers.ron"));
    let typed = folder.path().join("typed");
    window.fill("Path", &typed.to_string_lossy());
    window.key(Modifiers::NONE, Key::Enter);
    let path = folder.path().join("typed.ron");
    assert_eq!(io::read(&path).unwrap(), io::sample("barber").unwrap());
    assert_eq!(window.app().title(), "typed.ron — Seachart");

    window.menu("File", "Start screen");
    window.click("Open…");
    let folder = format!("{}/", folder.path().display());
    assert_eq!(window.value("Path"), folder, "where the last file is");
    window.fill("Path", &path.to_string_lossy());
    window.click("Open");
    assert_eq!(window.app().title(), "typed.ron — Seachart");
}

#[test]
fn a_typed_path_that_will_not_do_is_said_beside_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::sample(BARBERS, [Reply::NoService, Reply::NoService]);
    window.key(Modifiers::COMMAND, Key::S);
    window.fill("Path", &folder.path().join("no/hair").to_string_lossy());
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("There is no folder"));
    window.click("Cancel");
    window.key(Modifiers::COMMAND, Key::O);
    window.fill("Path", &folder.path().join("none.ron").to_string_lossy());
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("There is no such file"));
    window.fill("Path", &folder.path().to_string_lossy());
    assert!(!window.shows("There is no such file"), "while it is mended");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("That is a folder"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("That is a folder"));
    assert_eq!(window.title(), BARBERS);
}

#[test]
fn a_file_is_not_replaced_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there.ron");
    std::fs::write(&path, "precious").unwrap();
    let mut window = Window::sample(BARBERS, [Reply::NoService]);
    window.key(Modifiers::COMMAND, Key::S);
    window.fill("Path", &folder.path().join("there").to_string_lossy());
    window.click("Save");
    assert!(window.shows("There is such a file already"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    window.click("Replace");
    assert_eq!(io::read(&path).unwrap(), io::sample("barber").unwrap());
}

#[test]
fn the_ending_that_a_dialog_left_out_does_not_hide_a_file_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("there.ron");
    std::fs::write(&path, "precious").unwrap();
    let reply = Reply::Path(folder.path().join("there"));
    let mut window = Window::sample(BARBERS, [reply]);
    window.key(Modifiers::COMMAND, Key::S);
    assert!(window.shows("There is such a file already"));
    window.click("Cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
}

#[test]
fn a_picture_is_exported_in_each_format() {
    for (format, beginning) in [("SVG", "<?xml"), ("PNG", "\u{fffd}PNG"), ("PDF", "%PDF")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hair");
        let mut window = Window::sample(BARBERS, [Reply::Path(path)]);
        window.key(Modifiers::COMMAND, Key::E);
        window.click(format);
        window.click_last("Export…");
        let name = format!("hair.{}", format.to_lowercase());
        let bytes = std::fs::read(folder.path().join(&name)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let begins = text.starts_with(beginning) || text.starts_with("<svg");
        assert!(begins, "{format}: {text:.20}");
        assert_eq!(window.notices(), [format!("Exported {name}")]);
        assert!(!window.shows("Resolution"), "the dialog is closed");
    }
}

#[test]
fn the_picture_of_the_shown_view_is_exported() {
    for (view, title) in [
        (Key::Num2, "Value curve of QB House"),
        (Key::Num3, "Positioning map"),
        (Key::Num4, "Eliminate"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hair.svg");
        let mut window = Window::sample(BARBERS, [Reply::Path(path.clone())]);
        window.key(Modifiers::COMMAND, view);
        window.key(Modifiers::COMMAND, Key::E);
        window.click("SVG");
        window.click_last("Export…");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(title), "{view:?}: {text:.600}");
    }
}

#[test]
fn the_board_is_exported_as_text() {
    for (format, begins) in [("MD", "# "), ("CSV", "\u{feff}")] {
        let folder = tempfile::tempdir().unwrap();
        let name = format!("hair.{}", format.to_lowercase());
        let path = folder.path().join(&name);
        let mut window = Window::sample(BARBERS, [Reply::Path(path.clone())]);
        window.key(Modifiers::COMMAND, Key::Num4);
        window.key(Modifiers::COMMAND, Key::E);
        window.click(format);
        assert!(!window.shows("Resolution"), "a text has no size");
        window.click_last("Export…");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(begins), "{text:.80}");
        assert!(text.contains("Reservation desk"));
        // Another picture cannot be text.
        window.key(Modifiers::COMMAND, Key::Num1);
        window.key(Modifiers::COMMAND, Key::E);
        assert!(!window.shows(format));
        assert!(window.shows("Resolution"));
    }
}

#[test]
fn scores_and_evidence_are_exported_as_tables() {
    for (picture, format, begins) in [
        (
            "Scores, as a table",
            "CSV",
            "\u{feff}Competitor (0..10),Price,",
        ),
        (
            "Evidence, as a list",
            "MD",
            "# Japanese barbers\n\n| Competitor | Factor | Level (0..10) |",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder
            .path()
            .join(format!("hair.{}", format.to_lowercase()));
        let mut window = Window::sample(BARBERS, [Reply::Path(path.clone())]);
        window.key(Modifiers::COMMAND, Key::E);
        window.click("Picture: Canvas");
        window.click(picture);
        assert!(!window.shows("Resolution"), "a table has no size");
        assert!(!window.shows("SVG"), "and is no picture");
        window.click(format);
        window.click_last("Export…");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with(begins), "{text:.80}");
    }
}

#[test]
fn a_size_that_cannot_be_is_said_beside_its_field() {
    let mut window = Window::sample(BARBERS, []);
    window.key(Modifiers::COMMAND, Key::E);
    for (field, wrong) in [("Width", "0"), ("Width", "abc"), ("Height", "99999")] {
        let right = window.value(field);
        window.fill(field, wrong);
        assert!(window.shows("expected 1 to 16384"), "{field} {wrong}");
        assert!(!window.last_is_enabled("Export…"));
        window.fill(field, &right);
        assert!(!window.shows("expected"));
        assert!(window.last_is_enabled("Export…"));
    }
    window.fill("Resolution", "1");
    assert!(window.shows("expected 10 to 2400"));
}

#[test]
fn the_export_dialog_remembers_its_choices_until_the_program_ends() {
    let mut window = Window::sample(BARBERS, []);
    window.key(Modifiers::COMMAND, Key::E);
    window.fill("Width", "800");
    window.click("Transparent background");
    window.click("Cancel");
    window.key(Modifiers::COMMAND, Key::E);
    assert_eq!(window.value("Width"), "800");
}

#[test]
fn a_cancelled_export_comes_back_to_its_dialog() {
    let mut window = Window::sample(BARBERS, [Reply::Cancel]);
    window.key(Modifiers::COMMAND, Key::E);
    window.click_last("Export…");
    assert!(window.shows("Resolution"));
    assert!(window.notices().is_empty());
}

#[test]
fn a_path_that_is_chosen_too_late_is_not_taken_for_another_project() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("late.ron");
    let reply = Reply::Later(Duration::from_millis(300), path.clone());
    let mut window = Window::sample(BARBERS, [reply]);
    window.run_frames(Command::Menu(MenuCommand::SaveAs));
    window.run_frames(Command::OpenSample("wine"));
    window.settle();
    std::thread::sleep(Duration::from_millis(400));
    window.settle();
    assert_eq!(window.title(), "US wine, around 2001");
    assert!(!path.exists(), "the wrong project was saved");
    assert!(window.notices().join(" ").contains("nothing was saved"));
}

#[test]
fn further_pages_go_over_no_file_that_nobody_was_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.ron");
    let mut project = projects::large(3, 60);
    for factor in project.factors.clone() {
        let own = project.own().unwrap().id.clone();
        project.scores.set(&own, &factor.id, Score::NotOffered);
    }
    io::write(&path, &project).unwrap();
    let (picture, second) = ("grid.svg", folder.path().join("grid-2.svg"));
    std::fs::write(&second, "precious").unwrap();
    let replies = [0, 1].map(|_| Reply::Path(folder.path().join(picture)));
    let mut window = Window::with(Settings::default(), replies);
    window.run(Command::Open(path));
    window.run(Command::Show(View::Errc));
    window.key(Modifiers::COMMAND, Key::E);
    window.click("SVG");
    window.fill("Height", "450");
    window.fill("Width", "800");
    window.click_last("Export…");
    assert_eq!(std::fs::read_to_string(&second).unwrap(), "precious");
    assert!(!folder.path().join(picture).exists());
    let said = window.notices().join(" ");
    assert!(said.contains("grid-2.svg: expected another name"), "{said}");
    std::fs::remove_file(&second).unwrap();
    window.key(Modifiers::COMMAND, Key::E);
    window.click_last("Export…");
    assert!(second.exists(), "{:?}", window.notices());
}

#[test]
fn the_picture_is_copied_to_the_clipboard() {
    let mut window = Window::sample(BARBERS, []);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert_eq!(window.notices(), ["Picture copied"]);
}

#[test]
fn a_notice_goes_by_itself_and_an_error_stays() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.ron");
    std::fs::write(&broken, "nonsense").unwrap();
    let mut window = Window::sample(BARBERS, []);
    window.drop_file(&broken);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert_eq!(window.notices().len(), 2);
    window.wait(8.0);
    assert_eq!(window.notices().len(), 1, "the error stays");
    window.click("Close this message");
    assert!(window.notices().is_empty());
}
