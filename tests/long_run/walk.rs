//! Somebody at the keyboard who never tires and has no plan.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use seachart::app::{App, Reply, Settings};
use seachart::command::{Answer, Command, MenuCommand, Selection, View};
use seachart::edit::{Edit, History, ListEdit};
use seachart::io;
use seachart::model::{CompetitorId, Project};
use strum::IntoEnumIterator as _;

use super::dice::Random;
pub(crate) use super::plain::Seen;
use super::plain::{Plain, Sight};
use super::plan::{Plan, plan};
use super::window::Window;

/// The most competitors, factors, and others of one kind, before some are deleted:
/// else what is kept in memory would say nothing.
const MANY: usize = 14;

/// The letters beside ASCII that are used.
const DRAWN: &str = "é日本’“”–€";

/// How many of the last deeds are told when something is wrong.
const TRAIL: usize = 40;

/// Commands of menus that leave the project; they are given seldom.
const LEAVING: [MenuCommand; 4] = [
    MenuCommand::New,
    MenuCommand::Open,
    MenuCommand::StartScreen,
    MenuCommand::Quit,
];

/// Commands that write pictures, which takes long.
const PICTURES: [MenuCommand; 2] = [MenuCommand::Export, MenuCommand::CopyPicture];

/// What can be clicked or dragged.
const ROLES: [Role; 10] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MenuItem,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::TextInput,
];

/// How many deeds of each kind there were.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Commands that were run as panels send them.
    pub(crate) commands: u64,
    /// Events of pointer and keyboard, each with a frame that was drawn.
    pub(crate) events: u64,
    /// Pictures that were written or copied.
    pub(crate) pictures: u64,
    /// Saves that were compared with their file.
    pub(crate) saves: u64,
}

/// One run through the program.
pub(crate) struct Walk {
    window: Window,
    random: Random,
    runner: TestRunner,
    plans: BoxedStrategy<Plan>,
    plain: Plain,
    folder: PathBuf,
    pub(crate) tally: Tally,
    trail: VecDeque<String>,
    seed: u64,
}

impl Drop for Walk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("the walk of seed {} ended with", self.seed);
            for deed in &self.trail {
                println!("  {deed}");
            }
        }
    }
}

impl Walk {
    pub(crate) fn new(seed: u64, folder: &Path) -> Self {
        let mut random = Random(seed);
        let names = ["a.ron", "b.ron", "picture.svg", "picture.png", "map.pdf"];
        let replies = (0..20_000).map(|_| match random.below(8) {
            0 => Reply::Cancel,
            1 => Reply::NoService,
            other => Reply::Path(folder.join(names[other % names.len()])),
        });
        let replies: Vec<Reply> = replies.collect();
        let mut window = Window::with(Settings::default(), replies);
        // Names are in all scripts, and the fonts of this machine are not.
        window.draw_boxes();
        window.settle();
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let plain = Plain::new(&Sight::of(window.app()));
        let mut walk = Self {
            window,
            random,
            runner: TestRunner::new_with_rng(Config::default(), rng),
            plans: plan().boxed(),
            plain,
            folder: folder.to_owned(),
            tally: Tally::default(),
            trail: VecDeque::new(),
            seed,
        };
        walk.command(Command::OpenSample("coffee"));
        walk
    }

    /// How many deeds there were.
    pub(crate) fn deeds(&self) -> u64 {
        self.tally.commands + self.tally.events
    }

    /// What the list of everything has counted.
    pub(crate) fn seen(&self) -> Seen {
        self.plain.seen
    }

    /// Whether as many steps can be undone as are ever kept.
    pub(crate) fn is_full(&self) -> bool {
        self.plain.is_full()
    }

    fn app(&self) -> &App {
        self.window.app()
    }

    fn note(&mut self, deed: impl FnOnce() -> String) {
        if self.trail.len() == TRAIL {
            self.trail.pop_front();
        }
        self.trail.push_back(deed());
    }

    /// One deed, or the few that a gesture takes.
    pub(crate) fn go_on(&mut self) {
        if self.app().project().is_none() {
            let samples: Vec<&str> = io::samples().iter().map(|sample| sample.name).collect();
            let name = *self.random.one_of(&samples);
            return self.command(Command::OpenSample(name));
        }
        if let Some(edit) = self.too_much() {
            return self.command(Command::Edit(edit));
        }
        match self.random.below(10_000) {
            0..6000 => self.edit(),
            6000..6400 => self.edit_several(),
            6400..7100 => self.gesture(),
            7100..7900 => self.undo_or_redo(),
            7900..8500 => self.select(),
            8500..9200 => self.menu(),
            9200..9595 => self.show(),
            9595..9600 => self.picture(),
            9600..9612 => self.save(),
            9612..9615 => self.leave(),
            9615..9690 => self.drag(),
            9690..9810 => self.click(),
            9810..9920 => self.key(),
            9920..9950 => self.text(),
            _ => self.other_event(),
        }
    }

    /// Run a command as if a panel had sent it, and compare everything.
    fn command(&mut self, command: Command) {
        self.note(|| short(&command));
        let gesture = self.app().history().is_some_and(History::in_gesture);
        if gesture && matches!(command, Command::Menu(_) | Command::ShowScenario(_)) {
            self.command(Command::CommitGesture);
        }
        let ctx = self.window.harness.ctx.clone();
        let app = self
            .window
            .harness
            .state_mut()
            .app
            .as_mut()
            .expect("an app");
        let kind = Kind::of(&command);
        app.run(command, &ctx);
        self.tally.commands += 1;
        if self.app().is_waiting() {
            self.wait();
        }
        let now = Sight::of(self.app());
        match kind {
            Kind::Begin => self.plain.begin(),
            Kind::Commit => self.plain.commit(),
            Kind::Cancel => self.plain.cancel(),
            Kind::Undo => self.plain.undo(&now),
            Kind::Redo => self.plain.redo(&now),
            Kind::Edit => self.plain.change(&now),
            Kind::Other => self.plain.follow(&now),
        }
        self.compare();
    }

    /// One frame with an event in it, or without, and compare everything.
    fn event(&mut self, event: Option<Event>) {
        if let Some(event) = event {
            self.note(|| format!("{event:?}"));
            self.window.harness.event(event);
        }
        self.window.harness.step();
        self.tally.events += 1;
        if self.app().is_waiting() {
            self.wait();
        }
        self.plain.follow(&Sight::of(self.app()));
        self.compare();
    }

    /// Until no thread is at work.
    fn wait(&mut self) {
        let begun = Instant::now();
        while self.app().is_waiting() {
            self.window.harness.step();
            assert!(begun.elapsed() < Duration::from_mins(1), "a job hangs");
            std::thread::sleep(Duration::from_millis(1));
        }
        // What came is taken in by the frame after.
        self.window.harness.step();
        self.saved();
    }

    /// What is said to be saved is in the file.
    fn saved(&mut self) {
        let app = self.app();
        let (Some(project), false) = (app.project(), app.is_dirty()) else {
            return;
        };
        let title = app.title();
        let name = title.split(" — ").next().unwrap_or_default();
        let path = self.folder.join(name);
        if !path.is_file() {
            return;
        }
        let file = io::read(&path).expect("a saved file opens");
        assert!(file == **project, "another project is in {name}");
        self.plain.follow(&Sight::of(self.window.app()));
        self.plain.saved();
        self.tally.saves += 1;
    }

    /// Everything that must hold at any time.
    fn compare(&mut self) {
        let now = Sight::of(self.app());
        self.plain.compare(&now);
        let app = self.app();
        let edited = app.title().contains(" • edited");
        assert_eq!(edited, app.is_dirty(), "{}", app.title());
        let Some(project) = app.project() else {
            assert_eq!(*app.selection(), Selection::Project);
            return;
        };
        assert_eq!(project.check(), []);
        assert!(is_there(app.selection(), project), "{:?}", app.selection());
        let there = app.map().is_none_or(|id| project.map(id).is_some());
        assert!(there, "the map that is shown");
        let scenario = app.scenario();
        assert!(scenario.is_none_or(|id| project.scenario(id).is_some()));
        let shown = app.shown().expect("a project");
        assert_eq!(shown.competitors.len(), project.competitors.len());
        assert!(app.notices().count() < 50, "more notices than fit");
    }

    /// Delete one of what there is too much of.
    fn too_much(&mut self) -> Option<Edit> {
        let project = Arc::clone(self.app().project()?);
        let at = self.random.below(MANY);
        if project.competitors.len() > MANY {
            let id = project.competitors[at].id.clone();
            return Some(Edit::RemoveCompetitor { id });
        }
        if project.factors.len() > MANY {
            let id = project.factors[at].id.clone();
            return Some(Edit::RemoveFactor { id });
        }
        if project.segments.len() > MANY {
            let id = project.segments[at].id.clone();
            return Some(Edit::Segment(ListEdit::Remove { id }));
        }
        if project.maps.len() > MANY {
            let id = project.maps[at].id.clone();
            return Some(Edit::Map(ListEdit::Remove { id }));
        }
        if project.metrics.len() > MANY {
            let id = project.metrics[at].id.clone();
            return Some(Edit::Metric(ListEdit::Remove { id }));
        }
        let scenario = project.scenarios.get(MANY)?.id.clone();
        Some(Edit::Scenario(ListEdit::Remove { id: scenario }))
    }

    /// An edit, with no other letters than the fonts of the start can draw: each
    /// further font that a text asks for is kept, and would look like growth.
    fn plan(&mut self) -> Edit {
        let project = Arc::clone(self.app().project().expect("a project"));
        loop {
            let tree = self.plans.new_tree(&mut self.runner).expect("a plan");
            let edit = tree.current().edit(&project);
            let said = format!("{edit:?}");
            if said.chars().all(|c| c.is_ascii() || DRAWN.contains(c)) {
                return edit;
            }
        }
    }

    fn edit(&mut self) {
        let edit = self.plan();
        self.command(Command::Edit(edit));
    }

    fn edit_several(&mut self) {
        let count = 1 + self.random.below(4);
        let edits = (0..count).map(|_| self.plan()).collect();
        self.command(Command::Edits("Several at once".to_owned(), edits));
    }

    fn gesture(&mut self) {
        if self.random.once_in(2) {
            self.command(Command::BeginGesture);
        } else {
            self.command(Command::BeginNamedGesture("Named".to_owned()));
        }
        for _ in 0..self.random.below(6) {
            self.edit();
        }
        match self.random.below(5) {
            0 => self.command(Command::CancelGesture),
            // The widget went away in the middle.
            1 => {}
            _ => self.command(Command::CommitGesture),
        }
    }

    fn undo_or_redo(&mut self) {
        let (most, undo) = (1 + self.random.below(6), self.random.below(5) < 3);
        let command = if undo {
            MenuCommand::Undo
        } else {
            MenuCommand::Redo
        };
        for _ in 0..most {
            self.command(Command::Menu(command));
        }
    }

    fn select(&mut self) {
        let selection = self.something();
        if self.random.once_in(8) {
            self.command(Command::Rename(selection));
        } else {
            self.command(Command::Select(selection));
        }
    }

    /// Something that is there, or was once.
    fn something(&mut self) -> Selection {
        let project = Arc::clone(self.app().project().expect("a project"));
        let at = self.random.below(MANY);
        let stranger = CompetitorId::from_name("stranger", |_| false);
        let competitor = project.competitors.get(at).map(|it| it.id.clone());
        let factor = project.factors.get(at / 2).map(|it| it.id.clone());
        let found = match self.random.below(8) {
            0 => project
                .segments
                .get(at)
                .map(|it| Selection::Segment(it.id.clone())),
            1 => project.maps.get(at).map(|it| Selection::Map(it.id.clone())),
            2 => project
                .scenarios
                .get(at)
                .map(|it| Selection::Scenario(it.id.clone())),
            3 => factor.map(Selection::Factor),
            4 => competitor.map(Selection::Competitor),
            5 => {
                let some = project.competitors.iter().skip(at / 3).take(1 + at);
                Some(Selection::of_competitors(
                    some.map(|it| it.id.clone()).collect(),
                ))
            }
            6 => Some(Selection::Competitor(stranger)),
            _ => competitor
                .zip(factor)
                .map(|(whose, of)| Selection::Point(whose, of)),
        };
        found.unwrap_or_default()
    }

    fn menu(&mut self) {
        let all: Vec<MenuCommand> = MenuCommand::iter()
            .filter(|command| !LEAVING.contains(command) && !PICTURES.contains(command))
            .filter(|command| *command != MenuCommand::Save && *command != MenuCommand::SaveAs)
            .collect();
        let command = *self.random.one_of(&all);
        self.command(Command::Menu(command));
    }

    fn show(&mut self) {
        let project = Arc::clone(self.app().project().expect("a project"));
        let at = self.random.below(MANY);
        let views: Vec<View> = View::iter().collect();
        let command = match self.random.below(3) {
            0 => Command::Show(*self.random.one_of(&views)),
            1 => match project.maps.get(at / 3) {
                Some(map) => Command::ShowMap(map.id.clone()),
                None => Command::Menu(MenuCommand::AddMap),
            },
            _ => {
                let scenario = project.scenarios.get(at / 3);
                Command::ShowScenario(scenario.map(|scenario| scenario.id.clone()))
            }
        };
        self.command(command);
    }

    fn picture(&mut self) {
        if self.random.once_in(2) {
            self.command(Command::Menu(MenuCommand::CopyPicture));
        } else {
            self.command(Command::Menu(MenuCommand::Export));
            self.event(None);
            self.command(Command::WritePicture);
        }
        self.event(None);
        self.escape();
        self.tally.pictures += 1;
    }

    fn save(&mut self) {
        let commands = [MenuCommand::Save, MenuCommand::SaveAs];
        let command = *self.random.one_of(&commands);
        self.command(Command::Menu(command));
        self.escape();
    }

    fn leave(&mut self) {
        let command = match self.random.below(4) {
            0 => Command::Menu(MenuCommand::New),
            1 => Command::Menu(MenuCommand::StartScreen),
            2 => Command::Open(self.folder.join("a.ron")),
            _ => Command::OpenSample("hotel"),
        };
        self.command(command);
        self.event(None);
        let answers = [Answer::Save, Answer::Discard, Answer::Cancel];
        let answer = *self.random.one_of(&answers);
        self.command(Command::Answer(answer));
        self.event(None);
        self.escape();
    }

    /// Out of whatever stands in front.
    fn escape(&mut self) {
        for _ in 0..2 {
            self.press(Modifiers::NONE, Key::Escape);
        }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        // Where the oldest step is lost for a new one, two in one frame would
        // look like one: what is typed is handed in first.
        if self.plain.is_full() && key != Key::Enter && self.window.harness.ctx.text_edit_focused()
        {
            self.press(Modifiers::NONE, Key::Enter);
        }
        let held = modifiers != Modifiers::NONE;
        if held {
            self.hold(modifiers);
        }
        for pressed in [true, false] {
            self.event(Some(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers,
            }));
        }
        if held {
            self.hold(Modifiers::NONE);
        }
    }

    /// The keys that are held while something else happens.
    fn hold(&mut self, modifiers: Modifiers) {
        self.event(Some(Event::ModifiersChanged(modifiers)));
    }

    /// Where something stands that has a name and can be clicked.
    fn target(&mut self) -> Option<Pos2> {
        let mut places = Vec::new();
        let root = self.window.harness.root();
        for node in root.children_recursive() {
            let node = node.accesskit_node();
            if !node.is_disabled() && ROLES.contains(&node.role()) {
                places.extend(node.bounding_box());
            }
        }
        let place = places.get(self.random.below(places.len()))?;
        let (x, y) = (place.x0 + place.x1, place.y0 + place.y1);
        Some(Pos2::new(x as f32 / 2.0, y as f32 / 2.0))
    }

    fn anywhere(&mut self) -> Pos2 {
        let size = self.window.harness.ctx.content_rect().size();
        let x = self.random.below(size.x.max(1.0) as usize) as f32;
        let y = self.random.below(size.y.max(1.0) as usize) as f32;
        Pos2::new(x, y)
    }

    fn button(pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) -> Event {
        Event::PointerButton {
            pos,
            button,
            pressed,
            modifiers,
        }
    }

    fn modifiers(&mut self) -> Modifiers {
        match self.random.below(6) {
            0 => Modifiers::COMMAND,
            1 => Modifiers::SHIFT,
            _ => Modifiers::NONE,
        }
    }

    /// From something to anywhere near it, with a key or a command in between.
    fn drag(&mut self) {
        let from = match self.target() {
            Some(from) if !self.random.once_in(4) => from,
            _ => self.anywhere(),
        };
        let modifiers = self.modifiers();
        self.hand_in();
        self.event(Some(Event::PointerMoved(from)));
        let primary = PointerButton::Primary;
        self.event(Some(Self::button(from, primary, true, modifiers)));
        let mut at = from;
        for _ in 0..=self.random.below(5) {
            let way = vec2(self.random.below(160) as f32, self.random.below(160) as f32);
            at += way - vec2(80.0, 80.0);
            self.event(Some(Event::PointerMoved(at)));
        }
        match self.random.below(12) {
            0 => self.press(Modifiers::NONE, Key::Escape),
            1 => self.press(Modifiers::COMMAND, Key::Z),
            2 => self.event(Some(Event::PointerGone)),
            3 => self.edit(),
            _ => {}
        }
        self.event(Some(Self::button(at, primary, false, modifiers)));
    }

    fn click(&mut self) {
        let at = match self.target() {
            Some(at) if !self.random.once_in(5) => at,
            _ => self.anywhere(),
        };
        let button = if self.random.once_in(6) {
            PointerButton::Secondary
        } else {
            PointerButton::Primary
        };
        let modifiers = self.modifiers();
        let times = if self.random.once_in(6) { 2 } else { 1 };
        self.hand_in();
        self.event(Some(Event::PointerMoved(at)));
        for _ in 0..times {
            self.event(Some(Self::button(at, button, true, modifiers)));
            self.event(Some(Self::button(at, button, false, modifiers)));
        }
    }

    /// What is typed, where a step more could not be counted.
    fn hand_in(&mut self) {
        if self.plain.is_full() && self.window.harness.ctx.text_edit_focused() {
            self.press(Modifiers::NONE, Key::Enter);
        }
    }

    fn key(&mut self) {
        let shortcuts = MenuCommand::iter()
            .filter(|command| !LEAVING.contains(command) && !PICTURES.contains(command))
            .filter_map(MenuCommand::shortcut);
        let shortcuts: Vec<_> = shortcuts.collect();
        let plain = [
            Key::Tab,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::Enter,
            Key::Space,
            Key::Escape,
            Key::N,
            Key::Num0,
            Key::Num7,
            Key::Minus,
            Key::Delete,
            Key::Backspace,
            Key::Home,
            Key::End,
            Key::PageDown,
        ];
        if self.random.once_in(3) {
            let shortcut = *self.random.one_of(&shortcuts);
            self.press(shortcut.modifiers, shortcut.logical_key);
        } else {
            let (modifiers, key) = (self.modifiers(), *self.random.one_of(&plain));
            self.press(modifiers, key);
        }
    }

    fn text(&mut self) {
        let texts = [
            "7",
            "10",
            "-",
            ".",
            "3,5",
            "Price",
            "é",
            "日本",
            "\u{202e}x",
            "  ",
        ];
        let text = (*self.random.one_of(&texts)).to_owned();
        let event = match self.random.below(4) {
            0 => Event::Paste(text.repeat(self.random.below(40))),
            1 => Event::Copy,
            _ => Event::Text(text),
        };
        self.hand_in();
        self.event(Some(event));
    }

    /// Wheel, zoom, another size of the window, time that passes.
    fn other_event(&mut self) {
        match self.random.below(5) {
            0 => {
                let way = self.random.below(400) as f32 - 200.0;
                self.event(Some(Event::MouseWheel {
                    source: egui::MouseWheelSource::Unknown,
                    unit: egui::MouseWheelUnit::Point,
                    delta: vec2(way / 3.0, way),
                    modifiers: Modifiers::NONE,
                    phase: egui::TouchPhase::Move,
                }));
            }
            1 => {
                let zoom = 0.5 + self.random.below(20) as f32 / 10.0;
                self.event(Some(Event::Zoom(zoom)));
            }
            2 => {
                let sizes = [
                    (1280.0, 800.0),
                    (640.0, 420.0),
                    (1.0, 1.0),
                    (1920.0, 1080.0),
                ];
                let (width, height) = *self.random.one_of(&sizes);
                self.window.harness.set_size(vec2(width, height));
                self.event(None);
                self.window.harness.set_size(vec2(1280.0, 800.0));
                self.event(None);
            }
            3 => {
                let now = self.window.harness.ctx.input(|input| input.time);
                self.window.harness.input_mut().time = Some(now + 10.0);
                self.event(None);
                self.window.harness.input_mut().time = None;
            }
            _ => self.event(None),
        }
    }

    /// Leave everything, so that nothing of the project needs to be kept.
    pub(crate) fn end(&mut self) {
        self.escape();
        self.command(Command::CommitGesture);
        self.command(Command::Menu(MenuCommand::StartScreen));
        self.event(None);
        self.command(Command::Answer(Answer::Discard));
        for _ in 0..4 {
            self.event(None);
        }
        assert!(self.app().project().is_none(), "the start screen");
    }
}

/// What a command is to the history.
#[derive(Clone, Copy)]
enum Kind {
    Begin,
    Commit,
    Cancel,
    Undo,
    Redo,
    Edit,
    Other,
}

impl Kind {
    fn of(command: &Command) -> Self {
        match command {
            Command::BeginGesture | Command::BeginNamedGesture(_) => Self::Begin,
            Command::CommitGesture => Self::Commit,
            Command::CancelGesture => Self::Cancel,
            Command::Menu(MenuCommand::Undo) => Self::Undo,
            Command::Menu(MenuCommand::Redo) => Self::Redo,
            Command::Edit(_) | Command::Edits(..) => Self::Edit,
            _ => Self::Other,
        }
    }
}

/// Whether what is selected is in the project.
fn is_there(selection: &Selection, project: &Project) -> bool {
    let competitors = selection.competitors().iter();
    let competitors = competitors.map(|id| project.competitor(id).is_some());
    let factor = selection.factor().map(|id| project.factor(id).is_some());
    let other = match selection {
        Selection::Segment(id) => project.segment(id).is_some(),
        Selection::Map(id) => project.map(id).is_some(),
        Selection::Scenario(id) => project.scenario(id).is_some(),
        _ => true,
    };
    other && competitors.chain(factor).all(|there| there)
}

/// A command in a line that can be read.
fn short(command: &Command) -> String {
    let text = format!("{command:?}");
    text.chars().take(300).collect()
}
