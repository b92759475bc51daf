//! One frame of the table of scores: layout, painting, tessellation.
//!
//! `still` is a frame in which nothing changed but something asked for a
//! repaint; in `scrolled` the wheel turns, in `walked` the cursor moves, in
//! `typed` a score is typed and entered, which is an edit and two frames. Bar:
//! 4 ms for 60 factors × 200 competitors, however it is turned.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has failed")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, pos2, vec2};
use seachart::command::{Command, Selection};
use seachart::edit::History;
use seachart::figure::{Fonts, Theme};
use seachart::model::{Kind, Level, Project, Role, Score};
use seachart::ui::{ScoresContext, ScoresView, theme};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// So many factors × competitors. The last is turned round.
const TABLES: [&str; 4] = ["10x3", "60x200", "200x1000", "60x200 transposed"];

fn table(name: &str) -> Project {
    let size = name.trim_end_matches(" transposed");
    let (factors, competitors) = size.split_once('x').expect("two numbers");
    let count = |text: &str| text.parse::<usize>().expect("a number");
    let mut project = Project::default();
    for number in 1..=count(competitors) {
        let role = if number == 1 { Role::Own } else { Role::Rival };
        let competitor = project.fresh_competitor(&format!("Competitor {number}"), role);
        project.competitors.push(Arc::new(competitor));
    }
    for number in 1..=count(factors) {
        let factor = project.fresh_factor(&format!("Factor number {number}"), Kind::default());
        project.factors.push(Arc::new(factor));
    }
    for (row, competitor) in project.competitors.clone().iter().enumerate() {
        for (column, factor) in project.factors.clone().iter().enumerate() {
            let level = Level::nearest(((row * 37 + column * 53) % 101) as f64 / 10.0);
            let score = Score::Level(level);
            project.scores.set(&competitor.id, &factor.id, score);
        }
    }
    project
}

/// A window without a window.
struct Window {
    context: Context,
    view: ScoresView,
    history: History,
    selection: Selection,
    transposed: bool,
}

impl Window {
    fn new(name: &str) -> Self {
        let context = Context::default();
        theme::install(&context, &Arc::new(Fonts::default()));
        // As in the window: a program that reads the screen may be listening.
        context.enable_accesskit();
        let mut window = Self {
            context,
            view: ScoresView::default(),
            history: History::new(table(name)),
            selection: Selection::Project,
            transposed: name.ends_with("transposed"),
        };
        // Fonts take effect one frame after they are installed.
        window.draw(Vec::new(), false);
        window.view.arrive();
        for _ in 0..4 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.draw(events, true)
    }

    /// One frame; how many triangles it has.
    fn draw(&mut self, events: Vec<Event>, ready: bool) -> usize {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 900.0))),
            events,
            ..RawInput::default()
        };
        let project = Arc::clone(self.history.project());
        let mut commands = Vec::new();
        let mut output = self.context.run_ui(input, |ui| {
            if ready {
                let context = ScoresContext {
                    project: &project,
                    selection: &self.selection,
                    transposed: self.transposed,
                    theme: Theme::Light,
                };
                self.view.ui(ui, context, &mut commands);
            }
        });
        for command in commands {
            match command {
                Command::Edit(edit) => self.history.apply(edit).expect("the point is there"),
                Command::Select(selection) => self.selection = selection,
                _ => {}
            }
        }
        output.textures_delta.clear();
        let primitives = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        primitives.len()
    }
}

fn key(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

#[divan::bench(args = TABLES)]
fn still(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = Window::new(name);
    bencher.bench_local(|| black_box(window.frame(Vec::new())));
}

#[divan::bench(args = TABLES)]
fn scrolled(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = Window::new(name);
    let mut frames = 0_u32;
    bencher.bench_local(|| {
        frames += 1;
        // To and fro, so that there is always something to scroll.
        let step = if frames % 40 < 20 { -60.0 } else { 60.0 };
        let wheel = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(step, step),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        let pointer = Event::PointerMoved(pos2(900.0, 500.0));
        black_box(window.frame(vec![pointer, wheel]))
    });
}

#[divan::bench(args = TABLES)]
fn walked(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = Window::new(name);
    let mut frames = 0_u32;
    bencher.bench_local(|| {
        frames += 1;
        let way = [Key::ArrowRight, Key::ArrowDown][(frames % 2) as usize];
        black_box(window.frame(vec![key(way)]))
    });
    assert_ne!(window.selection, Selection::Project, "the cursor moved");
}

#[divan::bench(args = TABLES)]
fn typed(bencher: Bencher<'_, '_>, name: &str) {
    let mut window = Window::new(name);
    let before = Arc::clone(window.history.project());
    let mut digit = 0_u32;
    bencher.bench_local(|| {
        digit += 1;
        window.frame(vec![Event::Text((digit % 10).to_string())]);
        black_box(window.frame(vec![key(Key::Tab)]))
    });
    assert!(
        !Arc::ptr_eq(&before, window.history.project()),
        "scores were entered"
    );
}
