//! The live canvas, driven as a user drives it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod keys;
#[path = "../projects/mod.rs"]
mod projects;

use std::sync::Arc;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::History;
use seachart::figure::{Fonts, Theme};
use seachart::model::{Level, Project, Score};
use seachart::ui::{CanvasContext, CanvasView, theme};

/// The canvas and what stands in for the application.
struct Fixture {
    history: History,
    selection: Selection,
    view: CanvasView,
    fonts: Arc<Fonts>,
    sent: Vec<Command>,
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
        let project = Arc::clone(self.history.project());
        let context = CanvasContext {
            project: &project,
            as_is: None,
            alone: None,
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
        let competitor = project
            .competitors
            .iter()
            .find(|found| &*found.name == competitor)
            .unwrap();
        let factor = project
            .factors
            .iter()
            .find(|found| &*found.name == factor)
            .unwrap();
        project.scores.get(&competitor.id, &factor.id)
    }
}

type Driver = Harness<'static, Fixture>;

fn driver(project: Project) -> Driver {
    let fixture = Fixture {
        history: History::new(project),
        selection: Selection::Project,
        view: CanvasView::default(),
        fonts: Arc::new(Fonts::bundled_only()),
        sent: Vec::new(),
        installed: false,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(960.0, 600.0))
        .with_step_dt(0.05)
        .with_max_steps(20)
        .build_ui_state(|ui, fixture: &mut Fixture| fixture.ui(ui), fixture);
    harness.run();
    harness
}

fn shop() -> Driver {
    driver(projects::three_factors())
}

/// The middle of the handle whose name begins so.
fn handle(harness: &Driver, name: &str) -> Pos2 {
    harness.get_by_label_contains(name).rect().center()
}

fn drag(harness: &mut Driver, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.step();
    for step in 1..=8 {
        harness.hover_at(from + (to - from) * (step as f32 / 8.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run();
}

fn level(value: f64) -> Score {
    Score::Level(Level::nearest(value))
}

#[test]
fn a_drag_moves_the_point_and_undoes_in_one_step() {
    let mut harness = shop();
    let before = Arc::clone(harness.state().history.project());
    let from = handle(&harness, "Our shop, Choice");
    let start = harness.state().score("Our shop", "Choice").level().unwrap();

    drag(&mut harness, from, from - vec2(0.0, 90.0));

    let moved = harness.state().score("Our shop", "Choice").level().unwrap();
    assert!(moved > start, "the point followed the pointer");
    let other = harness.state().score("Our shop", "Price");
    assert_eq!(
        Some(other),
        Some(
            before
                .scores
                .get(&before.competitors[0].id, &before.factors[0].id)
        )
    );
    let at = handle(&harness, "Our shop, Choice");
    assert!(
        (at - (from - vec2(0.0, 90.0))).length() < 1.0,
        "it is where it was dropped"
    );
    assert_eq!(harness.state().history.undo_steps(), 1);
    let label = format!("Move Choice of Our shop to {moved}");
    assert_eq!(harness.state().history.undo_label(), Some(label.as_str()));

    harness.state_mut().history.undo();
    assert_eq!(**harness.state().history.project(), *before);
    assert!(!harness.state().history.is_dirty());
}

#[test]
fn picking_a_point_up_off_its_centre_does_not_move_it() {
    let mut harness = shop();
    let beside = handle(&harness, "Our shop, Choice") + vec2(3.0, 5.0);
    drag(&mut harness, beside, beside);
    assert!(!harness.state().history.is_dirty());
    harness.drag_at(beside);
    harness.step();
    harness.hover_at(beside + vec2(0.0, 30.0));
    harness.step();
    harness.hover_at(beside);
    harness.step();
    harness.drop_at(beside);
    harness.run();
    assert!(
        !harness.state().history.is_dirty(),
        "back where it was is no change"
    );
    assert_eq!(harness.state().history.undo_steps(), 0);
}

#[test]
fn a_drag_past_the_top_stops_there() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop, Choice");
    drag(&mut harness, from, Pos2::new(from.x, -200.0));
    assert_eq!(harness.state().score("Our shop", "Choice"), level(10.0));
}

#[test]
fn escape_cancels_a_drag() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop, Choice");
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from - vec2(0.0, 80.0));
    harness.step();
    harness.hover_at(from - vec2(0.0, 100.0));
    harness.step();
    assert!(harness.state().history.is_dirty(), "it shows at once");
    harness.key_press(Key::Escape);
    harness.step();
    harness.hover_at(from - vec2(0.0, 60.0));
    harness.step();
    harness.drop_at(from - vec2(0.0, 60.0));
    harness.run();
    assert!(!harness.state().history.is_dirty());
    assert_eq!(harness.state().history.undo_steps(), 0);
    assert!(!harness.state().view.is_dragging());
}

#[test]
fn a_drag_beside_the_points_changes_nothing_and_pans_what_is_larger_than_the_window() {
    let mut harness = shop();
    let from = handle(&harness, "Our shop, Choice");
    let (beside, way) = (from + vec2(60.0, 90.0), vec2(40.0, 10.0));
    drag(&mut harness, beside, beside + way);
    assert_eq!(handle(&harness, "Our shop, Choice"), from, "all in sight");

    harness.state_mut().view.camera_mut().zoom_by(2.0);
    harness.run();
    let zoomed = handle(&harness, "Our shop, Choice");
    drag(&mut harness, beside, beside + way);
    let moved = handle(&harness, "Our shop, Choice") - zoomed;
    assert!((moved - way).length() < 7.0, "{moved:?}");
    drag(&mut harness, beside, beside + vec2(0.0, 5_000.0));
    let shown = harness.state().view.camera().percent();
    assert!((shown - 200.0).abs() < 1.0, "panning does not zoom");

    assert!(!harness.state().history.is_dirty());
    harness.state_mut().view.camera_mut().fit();
    harness.run();
    let back = handle(&harness, "Our shop, Choice");
    assert!((back - from).length() < 0.5, "fit shows all of it again");
}

#[test]
fn zooming_keeps_handles_on_their_points() {
    let mut harness = shop();
    harness.state_mut().view.camera_mut().zoom_by(2.0);
    harness.run();
    assert!((harness.state().view.camera().percent() - 200.0).abs() < 1.0);
    let from = handle(&harness, "Our shop, Choice");
    drag(&mut harness, from, from + vec2(0.0, 50.0));
    let at = handle(&harness, "Our shop, Choice");
    assert!((at - (from + vec2(0.0, 50.0))).length() < 1.5);
}

#[test]
fn hovering_a_curve_lifts_it_until_a_key_is_pressed() {
    let mut harness = shop();
    let a = handle(&harness, "The market hall, Price");
    let b = handle(&harness, "The market hall, Choice");
    harness.hover_at(a + (b - a) * 0.3);
    harness.run();
    let hovered = |harness: &Driver| harness.state().view.hovered().cloned();
    let rival = harness.state().history.project().competitors[1].id.clone();
    assert_eq!(hovered(&harness), Some(rival));
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(hovered(&harness), None);
}

#[test]
fn a_point_has_a_menu() {
    let mut harness = shop();
    harness
        .get_by_label_contains("Our shop, Choice")
        .click_secondary();
    harness.run();
    harness.get_by_label_contains("Not offered").click();
    harness.run();
    let sent = &harness.state().sent;
    assert!(sent.contains(&Command::Menu(MenuCommand::ToggleNotOffered)));
}

#[test]
fn a_click_on_a_curve_selects_its_competitor_and_on_nothing_the_project() {
    let mut harness = shop();
    let a = handle(&harness, "The market hall, Price");
    let b = handle(&harness, "The market hall, Choice");
    let middle = a + (b - a) * 0.3;
    for (at, expected) in [
        (middle, Some("The market hall")),
        (middle + vec2(0.0, -120.0), None),
    ] {
        harness.hover_at(at);
        harness.run();
        for pressed in [true, false] {
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            harness.step();
        }
        harness.run();
        let state = harness.state();
        let selected = state.selection.competitor().map(|id| {
            state
                .history
                .project()
                .competitor(id)
                .unwrap()
                .name
                .to_string()
        });
        assert_eq!(selected.as_deref(), expected);
    }
}

#[test]
fn a_point_can_be_dragged_to_not_offered_and_back() {
    let mut harness = driver(projects::with_gaps());
    let hollow = handle(&harness, "Us, B: not offered");
    let from = handle(&harness, "Us, H");
    drag(&mut harness, from, Pos2::new(from.x, hollow.y));
    assert_eq!(harness.state().score("Us", "H"), Score::NotOffered);
    let from = handle(&harness, "Us, H");
    drag(&mut harness, from, from - vec2(0.0, 200.0));
    assert!(harness.state().score("Us", "H").level().is_some());
}

#[test]
fn what_is_unscored_of_the_selected_competitor_can_be_scored() {
    let mut harness = driver(projects::with_gaps());
    assert!(harness.query_by_label_contains("Us, A: unscored").is_none());
    let own = harness.state().history.project().competitors[0].id.clone();
    harness.state_mut().selection = Selection::Competitor(own);
    harness.run();
    let from = handle(&harness, "Us, A: unscored");
    drag(&mut harness, from, from - vec2(0.0, 30.0));
    assert!(harness.state().score("Us", "A").level().is_some());
}

#[test]
fn a_factor_name_is_dragged_sideways_to_reorder() {
    let mut harness = shop();
    let from = harness.get_by_label("Name of factor Price").rect().center();
    let to = harness
        .get_by_label("Name of factor Advice")
        .rect()
        .center();
    drag(&mut harness, from, to + vec2(20.0, 0.0));
    let names: Vec<String> = harness
        .state()
        .history
        .project()
        .factors
        .iter()
        .map(|factor| factor.name.to_string())
        .collect();
    assert_eq!(names, ["Choice", "Advice", "Price"]);
    assert_eq!(harness.state().history.undo_steps(), 1);
}

#[test]
fn a_factor_name_is_renamed_in_place() {
    let mut harness = shop();
    let at = harness
        .get_by_label("Name of factor Choice")
        .rect()
        .center();
    harness.hover_at(at);
    harness.run();
    // A click a frame: frames of tests are too far apart for anything else.
    for _ in 0..2 {
        for pressed in [true, false] {
            harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        harness.step();
    }
    harness.run();
    harness.get_by_label("Factor name").type_text("Variety");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        &*harness.state().history.project().factors[1].name,
        "Variety"
    );
}

#[test]
fn a_blank_project_teaches_its_first_steps() {
    let mut harness = driver(Project::default());
    harness.get_by_label("1  Add our company").click();
    harness.run();
    let own = harness.state().history.project().own().cloned().unwrap();
    let rename = Command::Rename(Selection::Competitor(own.id.clone()));
    assert!(harness.state().sent.contains(&rename));
    harness.get_by_label("1  Add competitors").click();
    harness.run();
    harness.get_by_label("2  Add factors").click();
    harness.run();
    let sent = &harness.state().sent;
    assert!(sent.contains(&Command::Menu(MenuCommand::AddCompetitor)));
    assert!(sent.contains(&Command::Menu(MenuCommand::AddFactor)));
}

#[test]
fn a_large_canvas_has_handles_where_the_pointer_is() {
    let harness = driver(projects::large(50, 60));
    assert!(
        harness
            .query_by_label_contains("Competitor 1, Factor 1:")
            .is_some(),
        "our own"
    );
    assert!(
        harness
            .query_by_label_contains("Competitor 7, Factor 30:")
            .is_none()
    );
    let canvas = seachart::figure::strategy_canvas(
        harness.state().history.project(),
        &seachart::figure::Page::for_picture(944.0, 584.0),
        Theme::Light,
        &Fonts::bundled_only(),
    );
    assert_eq!(canvas.points.len(), 3_000);
}

#[test]
fn an_untouched_frame_sends_nothing() {
    let mut harness = shop();
    harness.state_mut().sent.clear();
    harness.run();
    assert_eq!(harness.state().sent, []);
}
