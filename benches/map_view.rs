//! One frame of the live map: layout, labels, handles, painting, tessellation,
//! and of the whole window around it.
//!
//! `dragged` is a frame in which a bubble follows the pointer, with the edit
//! that it makes; `still` is one in which nothing changed but something asked
//! for a repaint. Bars: 4 ms for 200 competitors with their labels, 3 ms for
//! 10,000, 16 ms for 100,000.

#![expect(clippy::expect_used, reason = "a benchmark that cannot run has failed")]

use std::sync::Arc;

use divan::{Bencher, black_box};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, vec2};
use seachart::app::{App, Dialogs, Settings};
use seachart::command::{Command, Selection, View};
use seachart::edit::{Edit, History, ListEdit};
use seachart::figure::{Fonts, MapSubject, Page, Theme, positioning_map};
use seachart::model::{
    Axis, Column, Competitor, CompetitorId, Factor, Kind, Level, Map, Project, Role, Row, Score,
};
use seachart::render::screen::install_fonts;
use seachart::ui::{MapContext, MapView};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// How many competitors.
const COUNTS: [usize; 3] = [200, 10_000, 100_000];

fn factors() -> [Factor; 2] {
    let project = Project::default();
    ["Price", "Wine range"].map(|name| project.fresh_factor(name, Kind::default()))
}

fn competitor(number: usize) -> Competitor {
    let role = if number == 0 { Role::Own } else { Role::Rival };
    let fresh = Project::default().fresh_competitor("x", role);
    let id = format!("competitor-{number:06}");
    Competitor {
        id: CompetitorId::try_from(id).expect("an id"),
        name: format!("Competitor {number}").into(),
        ..fresh
    }
}

/// Anywhere on both factors, always the same.
fn row(number: usize) -> Row {
    let spread = |prime: usize| ((number + 1) * prime % 1001) as f64 / 100.0;
    let levels = [spread(389), spread(577)];
    let scores = levels.map(|level| Score::Level(Level::nearest(level)));
    factors().into_iter().map(|it| it.id).zip(scores).collect()
}

fn map(project: &Project) -> Map {
    let [x, y] = factors();
    Map {
        x: Axis::of_factor(&x.id),
        y: Axis::of_factor(&y.id),
        ..project.fresh_map("A map")
    }
}

fn project(count: usize) -> Project {
    let mut project = Project {
        title: "A table".into(),
        ..Project::default()
    };
    project.factors = factors().into_iter().map(Arc::new).collect();
    for number in 0..count {
        let competitor = competitor(number);
        project.scores.set_row(&competitor.id, row(number));
        project.competitors.push(Arc::new(competitor));
    }
    let map = map(&project);
    project.maps.push(Arc::new(map));
    project
}

/// A window without a window.
struct Window {
    context: Context,
    view: MapView,
    fonts: Arc<Fonts>,
    history: History,
    selection: Selection,
    ready: bool,
}

const SIZE: egui::Vec2 = vec2(1600.0, 900.0);

fn input(events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        events,
        ..RawInput::default()
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

impl Window {
    fn new(count: usize) -> Self {
        let context = Context::default();
        let fonts = Arc::new(Fonts::default());
        install_fonts(&context, &fonts);
        // As in the window: a program that reads the screen may be listening.
        context.enable_accesskit();
        let mut window = Self {
            context,
            view: MapView::default(),
            fonts,
            history: History::new(project(count)),
            selection: Selection::Project,
            ready: false,
        };
        window.frame(Vec::new());
        window.ready = true;
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        window
    }

    /// One frame, with the commands that came of it; how many primitives it has.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        let project = Arc::clone(self.history.project());
        let mut commands = Vec::new();
        let Self {
            context,
            view,
            fonts,
            selection,
            ready,
            ..
        } = self;
        let mut output = context.run_ui(input(events), |ui| {
            if *ready {
                let context = MapContext {
                    project: &project,
                    as_is: None,
                    map: project.maps.first().map(|map| &map.id),
                    selection,
                    theme: Theme::Light,
                    fonts,
                };
                view.ui(ui, context, &mut commands);
            }
        });
        output.textures_delta.clear();
        let primitives = context.tessellate(output.shapes, output.pixels_per_point);
        for command in commands {
            self.run(command);
        }
        primitives.len()
    }

    fn run(&mut self, command: Command) {
        match command {
            Command::Edits(name, edits) => self.history.apply_all(name, edits).expect("an edit"),
            Command::BeginGesture => self.history.begin(),
            Command::CommitGesture => {
                self.history.commit();
            }
            Command::Select(selection) => self.selection = selection,
            _ => {}
        }
    }

    /// Where the bubble of our own company is on the screen.
    fn own(&self) -> Pos2 {
        let project = self.history.project();
        let subject = MapSubject {
            project,
            map: project.maps.first().expect("a map"),
            as_is: None,
        };
        // The window without the bar above the map.
        let height = SIZE.y - 34.0;
        let page = Page::for_picture(SIZE.x.into(), height.into());
        let picture = positioning_map(subject, &page, Theme::Light, &self.fonts);
        let own = picture.bubbles.last().expect("a bubble").at;
        Pos2::new(own.x as f32, own.y as f32 + 34.0)
    }

    /// Press on our own bubble and move it a little.
    fn pick_up(&mut self) -> Pos2 {
        let at = self.own();
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(at, true)]);
        let way = [vec2(10.0, 4.0), vec2(20.0, 8.0)];
        for by in way {
            self.frame(vec![Event::PointerMoved(at + by)]);
        }
        assert!(self.view.is_dragging(), "the bubble is held");
        at
    }
}

fn place(step: u32, at: Pos2) -> Pos2 {
    let turn = step as f32 * 0.1;
    at + 60.0 * vec2(turn.cos(), turn.sin())
}

#[divan::bench(args = COUNTS)]
fn still(bencher: Bencher<'_, '_>, count: usize) {
    let mut window = Window::new(count);
    bencher.bench_local(|| black_box(window.frame(Vec::new())));
}

#[divan::bench(args = COUNTS)]
fn hovered(bencher: Bencher<'_, '_>, count: usize) {
    let mut window = Window::new(count);
    let at = window.own();
    let mut step = 0;
    bencher.bench_local(|| {
        step += 1;
        black_box(window.frame(vec![Event::PointerMoved(place(step, at))]))
    });
}

#[divan::bench(args = COUNTS)]
fn dragged(bencher: Bencher<'_, '_>, count: usize) {
    let mut window = Window::new(count);
    let at = window.pick_up();
    let mut step = 0;
    bencher.bench_local(|| {
        step += 1;
        black_box(window.frame(vec![Event::PointerMoved(place(step, at))]))
    });
    assert!(window.view.is_dragging(), "to the end");
}

/// A tenth of all competitors dragged at once.
#[divan::bench(args = [200, 10_000])]
fn dragged_together(bencher: Bencher<'_, '_>, count: usize) {
    let mut window = Window::new(count);
    let all = (0..count).step_by(10).map(|number| competitor(number).id);
    window.selection = Selection::of_competitors(all.collect());
    window.frame(Vec::new());
    let at = window.pick_up();
    let mut step = 0;
    bencher.bench_local(|| {
        step += 1;
        black_box(window.frame(vec![Event::PointerMoved(place(step, at))]))
    });
}

/// The edit alone.
#[divan::bench(args = COUNTS)]
fn edit(bencher: Bencher<'_, '_>, count: usize) {
    let mut history = History::new(project(count));
    let [factor, _] = factors();
    let whose = competitor(count / 2).id;
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let level = Level::nearest(f64::from(step % 1000) / 100.0);
        let edit = Edit::SetScore {
            competitor: whose.clone(),
            factor: factor.id.clone(),
            score: Score::Level(level),
        };
        history.apply(edit).expect("an edit");
    });
}

/// The whole window with the map alone: panels, menus and all.
struct Whole {
    context: Context,
    app: App,
}

impl Whole {
    fn new(count: usize) -> Self {
        let context = Context::default();
        let app = App::new(&context, Settings::default(), Dialogs::Scripted([].into()));
        context.enable_accesskit();
        let mut whole = Self { context, app };
        whole.run(Command::OpenSample("wine"));
        let sample = Arc::clone(whole.app.project().expect("a sample"));
        let gone = sample.competitors.iter().map(|it| it.id.clone());
        let gone = gone.map(|id| Edit::RemoveCompetitor { id });
        whole.run(Command::Edits("Empty".to_owned(), gone.collect()));
        let gone = sample.factors.iter().map(|it| it.id.clone());
        let gone = gone.map(|id| Edit::RemoveFactor { id });
        let added = factors().map(|factor| Edit::AddFactor {
            factor,
            scores: Column::new(),
            at: usize::MAX,
        });
        let edits = gone.chain(added).collect();
        whole.run(Command::Edits("Other factors".to_owned(), edits));
        let competitors = (0..count).map(|number| Edit::AddCompetitor {
            competitor: competitor(number),
            scores: row(number),
            at: usize::MAX,
        });
        whole.run(Command::Edits("Fill".to_owned(), competitors.collect()));
        let item = map(whole.app.project().expect("a project"));
        let (shown, at) = (item.id.clone(), usize::MAX);
        whole.run(Command::Edit(Edit::Map(ListEdit::Add { item, at })));
        whole.run(Command::Show(View::Map));
        whole.run(Command::ShowMap(shown));
        for _ in 0..4 {
            whole.frame(Vec::new());
        }
        whole
    }

    fn run(&mut self, command: Command) {
        let context = self.context.clone();
        self.app.run(command, &context);
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        let Self { context, app } = self;
        let mut output = context.run_ui(input(events), |ui| {
            app.logic(ui.ctx());
            app.frame(ui);
        });
        output.textures_delta.clear();
        let primitives = context.tessellate(output.shapes, output.pixels_per_point);
        primitives.len()
    }
}

#[divan::bench(args = [200, 10_000])]
fn window_still(bencher: Bencher<'_, '_>, count: usize) {
    let mut whole = Whole::new(count);
    bencher.bench_local(|| black_box(whole.frame(Vec::new())));
}

/// With one competitor selected and moved by a command a frame.
#[divan::bench(args = [200, 10_000])]
fn window_moved(bencher: Bencher<'_, '_>, count: usize) {
    let mut whole = Whole::new(count);
    let [factor, _] = factors();
    let whose = competitor(count / 2).id;
    whole.run(Command::Select(Selection::Competitor(whose.clone())));
    whole.run(Command::BeginGesture);
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let edit = Edit::SetScore {
            competitor: whose.clone(),
            factor: factor.id.clone(),
            score: Score::Level(Level::nearest(f64::from(step % 1000) / 100.0)),
        };
        whole.run(Command::Edits("Move".to_owned(), vec![edit]));
        black_box(whole.frame(Vec::new()))
    });
}
