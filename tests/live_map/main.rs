//! The live map, driven as a user drives it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod bubbles;
mod empty;
mod keys;
mod labels;
#[path = "../projects/mod.rs"]
mod projects;
mod several;

use std::sync::Arc;

use egui::{Event, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, Selection};
use seachart::edit::History;
use seachart::figure::{Fonts, Theme};
use seachart::model::{Axis, Level, Map, MapId, Project, Score};
use seachart::ui::{MapContext, MapView, theme};

/// The map and what stands in for the application.
struct Fixture {
    history: History,
    selection: Selection,
    map: Option<MapId>,
    view: MapView,
    fonts: Arc<Fonts>,
    sent: Vec<Command>,
    /// What no font can draw.
    missing: egui::MissingGlyphPolicy,
    /// Fonts take effect one frame after they are installed.
    installed: bool,
}

impl Fixture {
    fn ui(&mut self, ui: &mut egui::Ui) {
        if !self.installed {
            theme::install(ui.ctx(), &self.fonts);
            self.installed = true;
            ui.ctx().request_repaint();
            return;
        }
        ui.ctx().set_missing_glyph_policy(self.missing);
        let project = Arc::clone(self.history.project());
        let context = MapContext {
            project: &project,
            as_is: None,
            map: self.map.as_ref(),
            selection: &self.selection,
            theme: Theme::Light,
            fonts: &self.fonts,
        };
        let mut commands = Vec::new();
        self.view.ui(ui, context, &mut commands);
        for command in commands {
            self.run(command);
        }
    }

    fn run(&mut self, command: Command) {
        match command.clone() {
            Command::Edit(edit) => self.history.apply(edit).unwrap(),
            Command::Edits(name, edits) => self.history.apply_all(name, edits).unwrap(),
            Command::BeginGesture => self.history.begin(),
            Command::CommitGesture => {
                self.history.commit();
            }
            Command::CancelGesture => self.history.cancel(),
            Command::Select(selection) => self.selection = selection,
            _ => {}
        }
        self.sent.push(command);
    }

    fn score(&self, competitor: &str, factor: &str) -> Score {
        let project = self.history.project();
        let mut competitors = project.competitors.iter();
        let competitor = competitors
            .find(|found| &*found.name == competitor)
            .unwrap();
        let mut factors = project.factors.iter();
        let factor = factors.find(|found| &*found.name == factor).unwrap();
        project.scores.get(&competitor.id, &factor.id)
    }

    fn level(&self, competitor: &str, factor: &str) -> f64 {
        self.score(competitor, factor).level().unwrap().get()
    }

    fn map(&self) -> &Map {
        self.history
            .project()
            .map(self.map.as_ref().unwrap())
            .unwrap()
    }

    fn is_selected(&self, name: &str) -> bool {
        let mut competitors = self.history.project().competitors.iter();
        let competitor = competitors.find(|found| &*found.name == name).unwrap();
        self.selection.has(&competitor.id)
    }
}

type Driver = Harness<'static, Fixture>;

fn driver(project: Project) -> Driver {
    driver_that(egui::MissingGlyphPolicy::Panic, project)
}

/// With a policy for what no font here can draw: the others panic to find
/// forgotten icons.
fn driver_that(missing: egui::MissingGlyphPolicy, project: Project) -> Driver {
    let fixture = Fixture {
        map: project.maps.first().map(|map| map.id.clone()),
        history: History::new(project),
        selection: Selection::Project,
        view: MapView::default(),
        fonts: Arc::new(Fonts::bundled_only()),
        sent: Vec::new(),
        missing,
        installed: false,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(960.0, 640.0))
        .with_step_dt(0.05)
        .with_max_steps(20)
        .build_ui_state(|ui, fixture: &mut Fixture| fixture.ui(ui), fixture);
    harness.run();
    harness
}

/// The project with a map of its first two factors.
fn with_map(mut project: Project) -> Project {
    let mut map = project.fresh_map("Where we stand");
    if let [x, y, ..] = project.factors.as_slice() {
        map.x = Axis::of_factor(&x.id);
        map.y = Axis::of_factor(&y.id);
    }
    project.maps.push(Arc::new(map));
    project
}

/// Three competitors at known levels of price and choice.
fn three() -> Project {
    let names = ["Our shop", "The market hall", "The kiosk"];
    let mut project = projects::of("A small shop", &names, &["Price", "Choice", "Advice"]);
    let levels = [(5.0, 5.0), (3.0, 7.5), (8.0, 2.5)];
    for (competitor, (price, choice)) in project.competitors.clone().iter().zip(levels) {
        for (factor, level) in project.factors.clone().iter().zip([price, choice]) {
            project
                .scores
                .set(&competitor.id, &factor.id, level_of(level));
        }
    }
    with_map(project)
}

fn shop() -> Driver {
    driver(three())
}

/// The same map, changed.
fn shop_with(change: impl FnOnce(&Project, &mut Map)) -> Driver {
    let mut project = three();
    let mut map = (*project.maps[0]).clone();
    change(&project, &mut map);
    project.maps[0] = Arc::new(map);
    driver(project)
}

fn level_of(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

/// The middle of the handle whose name begins so.
fn handle(harness: &Driver, name: &str) -> Pos2 {
    harness.get_by_label_contains(name).rect().center()
}

fn drag(harness: &mut Driver, from: Pos2, to: Pos2) {
    drag_with(harness, Modifiers::NONE, from, to);
}

/// A drag with modifiers held from after the press until after it is let go.
fn drag_with(harness: &mut Driver, modifiers: Modifiers, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    pick_up(harness, modifiers, from, to);
    harness.event_modifiers(button(to, false, modifiers), modifiers);
    harness.run();
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

/// The same, without letting go.
fn pick_up(harness: &mut Driver, modifiers: Modifiers, from: Pos2, to: Pos2) {
    harness.event(Event::ModifiersChanged(modifiers));
    harness.event_modifiers(Event::PointerMoved(from), modifiers);
    harness.event_modifiers(button(from, true, modifiers), modifiers);
    harness.step();
    for step in 1..=8 {
        let at = from + (to - from) * (step as f32 / 8.0);
        harness.event_modifiers(Event::PointerMoved(at), modifiers);
        harness.step();
    }
}

fn button(pos: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    }
}

fn click_at(harness: &mut Driver, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.run();
    harness.event(Event::ModifiersChanged(modifiers));
    for pressed in [true, false] {
        harness.event_modifiers(button(at, pressed, modifiers), modifiers);
        harness.step();
    }
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

/// How many screen points one level is, to the right and up.
fn per_level(harness: &Driver) -> (f32, f32) {
    let (a, b) = (handle(harness, "Our shop:"), handle(harness, "The kiosk:"));
    ((b.x - a.x) / 3.0, (b.y - a.y) / 2.5)
}
