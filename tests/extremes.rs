//! Nothing, one, and as many as anybody could want, in every view, in windows
//! and pictures of any size: no panic, and no number that is none.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod projects;
#[path = "hostile/sound.rs"]
#[expect(dead_code, unreachable_pub, reason = "each test uses some of it")]
mod sound;
#[path = "window/mod.rs"]
#[expect(dead_code, reason = "each test uses some of it")]
mod window;

use std::path::Path;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use seachart::app::{Reply, Settings};
use seachart::command::{Command, MenuCommand, Selection, View};
use seachart::edit::{Edit, ListEdit};
use seachart::figure::Fonts;
use seachart::io;
use seachart::model::{Axis, Level, Project};
use strum::IntoEnumIterator as _;

use window::Window;

/// Sizes of windows, some of which only a program would give them.
const WINDOWS: [(f32, f32); 7] = [
    (1280.0, 800.0),
    (640.0, 420.0),
    (1.0, 1.0),
    (1.0, 900.0),
    (1600.0, 1.0),
    (90.0, 60.0),
    (300.0, 200.0),
];

/// Sizes of pictures in pixels.
const PICTURES: [(u32, u32); 5] = [(1920, 1080), (1, 1), (1, 16_384), (16_384, 1), (300, 200)];

/// With a map, a scenario and segments, as far as there is something for them
/// to be about.
fn furnished(mut project: Project) -> Project {
    let mut map = project.fresh_map("Map");
    if let [x, .., y] = &*project.factors {
        (map.x, map.y) = (Axis::of_factor(&x.id), Axis::of_factor(&y.id));
    }
    project.maps.push(Arc::new(map));
    let mut segment = project.fresh_segment("Buyers");
    for factor in &project.factors {
        segment.ideal.insert(factor.id.clone(), Level::MAX);
    }
    project.segments.push(Arc::new(segment));
    let empty = project.fresh_map("");
    project.maps.push(Arc::new(empty));
    let (project, _) = projects::planned(project);
    assert_eq!(project.check(), []);
    project
}

/// Every count of competitors by every count of factors.
fn counted() -> impl Iterator<Item = Project> {
    let counts = [0, 1, 2].into_iter();
    counts.flat_map(|rows| [0, 1, 2].map(|columns| projects::large(rows, columns)))
}

/// Very many of one kind or both.
fn many() -> [Project; 3] {
    [(200, 60), (200, 1), (1, 60)].map(|(rows, columns)| projects::large(rows, columns))
}

fn odd() -> Vec<Project> {
    let mut all = vec![
        projects::hostile(),
        projects::many_scripts(),
        projects::long_names(),
        projects::with_gaps(),
        projects::nobody_offers_anything(3),
    ];
    all.extend(counted());
    all.into_iter().map(furnished).collect()
}

/// With this project open.
fn opened(project: &Project, folder: &Path) -> Window {
    let path = folder.join("p.ron");
    io::write(&path, project).unwrap();
    let mut window = Window::with(Settings::default(), []);
    window.draw_boxes();
    window.run(Command::Open(path));
    assert_eq!(window.app().project().unwrap().title, project.title);
    window
}

/// Draw two frames: what is measured in one is used in the next.
fn drawn(window: &mut Window, command: Command) {
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut().app.as_mut().unwrap();
    app.run(command, &ctx);
    window.harness.step();
    window.harness.step();
}

/// Every view, both beside each other, and a scenario.
fn every_view(window: &mut Window) {
    for view in View::iter() {
        drawn(window, Command::Show(view));
    }
    drawn(window, Command::Menu(MenuCommand::SideBySide));
    drawn(window, Command::Menu(MenuCommand::SideBySide));
    let project = Arc::clone(window.app().project().unwrap());
    for scenario in &project.scenarios {
        let scenario = Some(scenario.id.clone());
        drawn(window, Command::ShowScenario(scenario));
        drawn(window, Command::Show(View::Errc));
        drawn(window, Command::Show(View::Canvas));
    }
    drawn(window, Command::ShowScenario(None));
}

/// One of every kind of thing.
fn selections(project: &Project) -> Vec<Selection> {
    let competitor = project.competitors.last().map(|it| it.id.clone());
    let factor = project.factors.last().map(|it| it.id.clone());
    let all = project.competitors.iter().map(|it| it.id.clone()).collect();
    let point = competitor.clone().zip(factor.clone());
    let found = [
        competitor.map(Selection::Competitor),
        factor.map(Selection::Factor),
        point.map(|(competitor, factor)| Selection::Point(competitor, factor)),
        Some(Selection::of_competitors(all)),
        project
            .segments
            .first()
            .map(|it| Selection::Segment(it.id.clone())),
        project.maps.first().map(|it| Selection::Map(it.id.clone())),
        project
            .scenarios
            .first()
            .map(|it| Selection::Scenario(it.id.clone())),
        Some(Selection::Project),
    ];
    found.into_iter().flatten().collect()
}

#[test]
fn every_view_fits_every_window() {
    let folder = tempfile::tempdir().unwrap();
    for project in odd() {
        let mut window = opened(&project, folder.path());
        for (width, height) in WINDOWS {
            window.harness.set_size(vec2(width, height));
            every_view(&mut window);
        }
    }
}

#[test]
fn every_view_holds_very_many() {
    let folder = tempfile::tempdir().unwrap();
    for project in many() {
        let mut window = opened(&furnished(project), folder.path());
        every_view(&mut window);
        window.harness.set_size(vec2(90.0, 60.0));
        every_view(&mut window);
    }
}

#[test]
fn every_selection_fits_every_window() {
    let folder = tempfile::tempdir().unwrap();
    for project in [projects::hostile(), projects::three_factors()] {
        let project = furnished(project);
        let mut window = opened(&project, folder.path());
        drawn(&mut window, Command::Menu(MenuCommand::ToggleReading));
        for (width, height) in WINDOWS {
            window.harness.set_size(vec2(width, height));
            for selection in selections(&project) {
                for view in [View::Canvas, View::Map] {
                    drawn(&mut window, Command::Show(view));
                    drawn(&mut window, Command::Select(selection.clone()));
                    drawn(&mut window, Command::Menu(MenuCommand::ZoomSelection));
                    for _ in 0..40 {
                        let ctx = window.harness.ctx.clone();
                        let app = window.harness.state_mut().app.as_mut().unwrap();
                        app.run(Command::Menu(MenuCommand::ZoomIn), &ctx);
                    }
                    window.harness.step();
                    drawn(&mut window, Command::Menu(MenuCommand::Fit));
                }
                drawn(&mut window, Command::Rename(selection));
            }
        }
    }
}

#[test]
fn every_dialog_fits_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let dialogs = [
        MenuCommand::Export,
        MenuCommand::Palette,
        MenuCommand::Keys,
        MenuCommand::About,
        MenuCommand::StartScreen,
    ];
    for (width, height) in WINDOWS {
        let mut window = opened(&projects::three_factors(), folder.path());
        let none = window.app().project().unwrap().fresh_scenario("none").id;
        // An error is said beside the dialogs, and one of them asks about edits.
        let remove = Edit::Scenario(ListEdit::Remove { id: none });
        drawn(&mut window, Command::Edit(remove));
        drawn(&mut window, Command::Edit(Edit::SetTitle("Other".into())));
        window.harness.set_size(vec2(width, height));
        for dialog in dialogs {
            drawn(&mut window, Command::Menu(dialog));
            drawn(&mut window, Command::Notify("Said ".repeat(100)));
            window.harness.key_press(Key::Escape);
            window.harness.step();
        }
    }
}

/// A window that keeps its data in this folder.
fn keeping(folder: &Path, replies: impl IntoIterator<Item = Reply>) -> Window {
    let data = folder.join("data");
    let window = Window::prepared(Settings::default(), replies, |app| {
        app.keeping_in(Some(data))
    });
    window.draw_boxes();
    window
}

/// What is asked or offered about files, each by what shows it. Each has a
/// folder of its own, so that none sees what another keeps.
fn questions(folder: &Path) -> Vec<(&'static str, Window)> {
    let place = |title: &str| {
        let place = folder.join(title);
        std::fs::create_dir_all(&place).unwrap();
        let table = place.join("table.csv");
        std::fs::write(
            &table,
            "shop,Price,Choice,x\nOur shop,1,2,\nThem,5,-,word\n",
        )
        .unwrap();
        (place.join("p.ron"), table, place)
    };
    // With an edit that is in no file.
    let edited = |title: &str, replies: Vec<Reply>| {
        let (path, _, place) = place(title);
        io::write(&path, &projects::three_factors()).unwrap();
        let mut window = keeping(&place, replies);
        window.run(Command::Open(path));
        window.change_title(title);
        window
    };
    let mut saved = edited("Saved", vec![]);
    for title in ["Once", "Twice", "Thrice"] {
        saved.key(Modifiers::COMMAND, Key::S);
        saved.change_title(title);
    }
    saved.run(Command::Menu(MenuCommand::EarlierVersions));
    let mut changed = edited("Changed", vec![]);
    io::write(&place("Changed").0, &projects::long_names()).unwrap();
    changed.key(Modifiers::COMMAND, Key::S);
    let mut leaving = edited("Leaving", vec![]);
    leaving.close();
    let mut nameless = edited("Nameless", vec![Reply::NoService]);
    nameless.run(Command::Menu(MenuCommand::SaveAs));
    let mut merging = edited("Merging", vec![]);
    merging.drop_file(&place("Merging").1);
    let mut deciding = edited("Deciding", vec![]);
    deciding.drop_file(&place("Deciding").1);
    deciding.click("Add to this project");
    drop(edited("Rescued", vec![]));
    let rescued = keeping(&place("Rescued").2, []);
    drop(edited("Offered", vec![]));
    let (path, _, data) = place("Offered");
    let mut offered = keeping(&data, []);
    offered.run(Command::Open(path));
    let (_, table, data) = place("Importing");
    let mut importing = keeping(&data, []);
    importing.drop_file(&table);
    vec![
        ("Earlier versions of p.ron", saved),
        ("p.ron was changed by another program", changed),
        ("Save the changes to p.ron?", leaving),
        ("Path", nameless),
        ("Add to this project", merging),
        ("Replace all", deciding),
        ("Rescued", rescued),
        ("Rescued work", offered),
        ("Make a new project", importing),
    ]
}

#[test]
fn every_question_about_a_file_fits_every_window() {
    let folder = tempfile::tempdir().unwrap();
    for (shown, mut window) in questions(folder.path()) {
        assert!(window.shows(shown), "{shown}");
        for (width, height) in WINDOWS.into_iter().rev() {
            window.harness.set_size(vec2(width, height));
            window.harness.step();
            window
                .harness
                .hover_at((vec2(width, height) / 2.0).to_pos2());
            window.harness.event(Event::MouseWheel {
                source: MouseWheelSource::Unknown,
                unit: MouseWheelUnit::Line,
                delta: vec2(0.0, -20.0),
                phase: TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
            for _ in 0..4 {
                window.harness.key_press(Key::Tab);
                window.harness.step();
            }
        }
        assert!(window.shows(shown), "{shown}: it is still asked");
    }
}

#[test]
fn every_picture_fits_every_page() {
    let fonts = Fonts::bundled_only();
    for project in odd() {
        for size in PICTURES {
            assert!(sound::drawn(&project, size, &fonts) >= 2);
        }
    }
    for project in many() {
        assert!(sound::drawn(&furnished(project), (1920, 1080), &fonts) >= 2);
    }
}
