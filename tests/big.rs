//! 200 competitors × 60 factors with 20 scenarios, 10,000 notes and 20 maps:
//! opened, worked on, saved and drawn like a small project. How fast that is,
//! `benches/project.rs` and `benches/frame.rs` measure.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "big/project.rs"]
mod project;
#[path = "window/mod.rs"]
#[expect(dead_code, reason = "each test file uses some of it")]
mod window;

use std::path::Path;
use std::sync::Arc;

use egui::{Key, Modifiers};
use seachart::command::{Command, Selection, View};
use seachart::edit::{Edit, History};
use seachart::figure::{AsIs, Fonts, Page, Picture, Theme};
use seachart::io::{parse, read, to_ron, write};
use seachart::model::{Project, Score};
use seachart::render::{Format, PixelSize, Request, export_pages};
use strum::IntoEnumIterator as _;

use project::{COMPETITORS, FACTORS, MAPS, NOTES, SCENARIOS, project};
use window::Window;

#[test]
fn it_is_as_big_as_is_said_and_comes_back_from_its_file() {
    let project = project();
    assert_eq!(project.check(), []);
    assert_eq!(project.competitors.len(), COMPETITORS);
    assert_eq!(project.factors.len(), FACTORS);
    assert_eq!(project.scenarios.len(), SCENARIOS);
    assert_eq!(project.maps.len(), MAPS);
    let notes = project.evidence.rows().map(|(_, row)| row.len());
    assert_eq!(notes.sum::<usize>(), NOTES);
    assert_eq!(project.count().unscored, 0);
    let text = to_ron(&project);
    assert!(text.len() > 3 << 20, "{} bytes", text.len());
    assert!(parse(&text, Path::new("p.ron")).unwrap() == project);
}

/// The point of the picture of `project` in every format, every page.
fn drawn(project: &Project, as_is: Option<AsIs<'_>>, picture: &Picture, format: Format) -> usize {
    let fonts = Fonts::bundled_only();
    let page = Page::for_picture(1920.0, 1080.0);
    let pages = picture.pages(project, as_is, &page, Theme::Light, &fonts);
    let request = Request::new(format, PixelSize::default());
    let files = export_pages(&pages.unwrap(), &request, &fonts).unwrap();
    assert!(files.iter().all(|file| file.len() > 1000));
    files.len()
}

#[test]
fn every_view_is_exported() {
    let project = project();
    let own = project.own().unwrap().id.clone();
    let mut pictures = vec![Picture::Canvas, Picture::Curve(own), Picture::Errc];
    let maps = project.maps.iter().take(3);
    pictures.extend(maps.map(|map| Picture::Map(map.id.clone())));
    let last = project.scenarios.last().unwrap();
    let seen = project.in_scenario(&last.id).unwrap();
    let as_is = AsIs {
        project: &project,
        scenario: &last.name,
    };
    for picture in &pictures {
        for format in Format::iter() {
            assert!(drawn(&project, None, picture, format) > 0);
        }
        assert!(drawn(&seen, Some(as_is), picture, Format::Svg) > 0);
    }
    assert!(drawn(&project, None, &Picture::Errc, Format::Svg) > 1);
}

#[test]
fn edits_share_what_they_do_not_change() {
    let project = project();
    let (competitor, factor) = (
        project.competitors[100].id.clone(),
        project.factors[30].id.clone(),
    );
    let mut history = History::new(project);
    let before = Arc::clone(history.project());
    let score = Score::NotOffered;
    let edit = Edit::SetScore {
        competitor,
        factor,
        score,
    };
    history.apply(edit).unwrap();
    let after = history.project();
    assert!(**after != *before);
    let shared = after.competitors.iter().zip(&before.competitors);
    assert!(shared.into_iter().all(|(now, then)| Arc::ptr_eq(now, then)));
    history.undo();
    assert!(Arc::ptr_eq(history.project(), &before));
}

#[test]
fn it_is_worked_on_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("big.ron");
    write(&path, &project()).unwrap();
    let mut window = Window::new([]);
    window.run(Command::Open(path.clone()));
    for view in View::iter() {
        window.run(Command::Show(view));
    }
    let project = Arc::clone(window.app().project().unwrap());
    window.run(Command::Show(View::Canvas));
    let last = project.scenarios.last().unwrap().id.clone();
    window.run(Command::ShowScenario(Some(last.clone())));
    let own = project.own().unwrap().id.clone();
    let (whose, of) = (own.clone(), project.factors[1].id.clone());
    window.run(Command::Select(Selection::Point(whose, of.clone())));
    window.run(Command::Edit(Edit::SetScore {
        competitor: own,
        factor: of.clone(),
        score: Score::NotOffered,
    }));
    assert!(window.app().is_dirty());
    window.key(Modifiers::COMMAND, Key::S);
    assert!(!window.app().is_dirty());
    let saved = read(&path).unwrap();
    assert_eq!(
        saved.scenario(&last).unwrap().scores[&of],
        Score::NotOffered
    );
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.app().project() == Some(&project));
}
