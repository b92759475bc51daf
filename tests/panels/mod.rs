//! What the tests of both panels share: a project, and an app that is no more
//! than a history, a selection and the two panels.

use std::sync::Arc;

use egui::{Key, Modifiers, Panel, Ui, Vec2};
use egui_kittest::Harness;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::{
    CompetitorChange, Edit, FactorChange, History, ListEdit, PlanEdit, ScenarioChange,
    SegmentChange,
};
use seachart::figure::Theme;
use seachart::model::{
    Axis, Buyers, Column, Competitor, CompetitorId, Factor, FactorId, Kind, Level, MapId, Project,
    Role, Row, ScenarioId, Score, SegmentId, Share,
};
use seachart::ui::{Inspector, InspectorContext, Outline, OutlineContext};

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Outline,
    Inspector,
    Both,
}

/// What runs the commands of the panels.
pub(crate) struct Fixture {
    pub(crate) history: History,
    pub(crate) selection: Selection,
    pub(crate) scenario: Option<ScenarioId>,
    pub(crate) map: Option<MapId>,
    pub(crate) outline: Outline,
    pub(crate) inspector: Inspector,
    pub(crate) shown: Shown,
    pub(crate) theme: Theme,
    /// All commands so far.
    pub(crate) sent: Vec<Command>,
}

impl Fixture {
    pub(crate) fn new(project: Project, shown: Shown) -> Self {
        Self {
            history: History::new(project),
            selection: Selection::Project,
            scenario: None,
            map: None,
            outline: Outline::default(),
            inspector: Inspector::default(),
            shown,
            theme: Theme::Light,
            sent: Vec::new(),
        }
    }

    pub(crate) fn ui(&mut self, ui: &mut Ui) {
        let mut commands = Vec::new();
        let as_is = Arc::clone(self.history.project());
        let project = self.seen();
        if self.shown != Shown::Inspector {
            let context = OutlineContext {
                project: &project,
                selection: &self.selection,
                scenario: self.scenario.as_ref(),
                map: self.map.as_ref(),
                theme: self.theme,
            };
            Panel::left("left")
                .resizable(false)
                .exact_size(240.0)
                .show(ui, |ui| self.outline.ui(ui, context, &mut commands));
        }
        if self.shown != Shown::Outline {
            let context = InspectorContext {
                project: &project,
                as_is: self.scenario.as_ref().map(|_| &*as_is),
                selection: &self.selection,
                scenario: self.scenario.as_ref(),
                map: self.map.as_ref(),
                theme: self.theme,
            };
            Panel::right("right")
                .resizable(false)
                .exact_size(280.0)
                .show(ui, |ui| self.inspector.ui(ui, context, &mut commands));
        }
        keys(ui, &mut commands);
        // As the app does it.
        let late =
            |command: &Command| matches!(command, Command::Menu(_) | Command::ShowScenario(_));
        let (late, early): (Vec<_>, Vec<_>) = commands.into_iter().partition(late);
        for command in early.into_iter().chain(late) {
            self.run(command);
        }
    }

    /// The project in the chosen scenario.
    fn seen(&self) -> Arc<Project> {
        let project = self.history.project();
        let scenario = self.scenario.as_ref();
        let seen = scenario.and_then(|id| project.in_scenario(id));
        seen.map_or_else(|| Arc::clone(project), Arc::new)
    }

    pub(crate) fn run(&mut self, command: Command) {
        self.sent.push(command.clone());
        match command {
            Command::Edit(edit) => self.history.apply(self.meant(edit)).unwrap(),
            Command::Edits(name, edits) => {
                self.history.begin_named(name);
                for edit in edits {
                    self.history.apply(self.meant(edit)).unwrap();
                }
                self.history.commit();
            }
            Command::BeginGesture => self.history.begin(),
            Command::CommitGesture => {
                self.history.commit();
            }
            Command::CancelGesture => self.history.cancel(),
            Command::Select(selection) => self.selection = selection,
            Command::ShowScenario(scenario) => self.scenario = scenario,
            Command::ShowMap(map) => self.map = Some(map),
            Command::Rename(what) => {
                self.selection = what.clone();
                self.outline.start_rename(what);
            }
            Command::Menu(command) => self.menu(command),
            other => unreachable!("{other:?} is not sent by the panels"),
        }
        let project = self.history.project();
        self.scenario = self
            .scenario
            .take()
            .filter(|id| project.scenario(id).is_some());
        self.map = self.map.take().filter(|id| project.map(id).is_some());
    }

    /// In a scenario our own scores and the tagline are those of the scenario.
    fn meant(&self, edit: Edit) -> Edit {
        let own = self.project().own().map(|own| own.id.clone());
        match (edit, self.scenario.clone()) {
            (
                Edit::SetScore {
                    competitor,
                    factor,
                    score,
                },
                Some(scenario),
            ) if Some(&competitor) == own.as_ref() => Edit::Plan(PlanEdit::Score {
                scenario,
                factor,
                score,
            }),
            (Edit::SetTagline(tagline), Some(id)) => {
                let change = ScenarioChange::Tagline(tagline);
                Edit::Scenario(ListEdit::Change { id, change })
            }
            (edit, _) => edit,
        }
    }

    fn menu(&mut self, command: MenuCommand) {
        let project = Arc::clone(self.history.project());
        match command {
            MenuCommand::Undo => assert!(self.history.undo().is_some(), "there is a step"),
            MenuCommand::AddCompetitor => self.add(project.fresh_competitor("New", Role::Rival)),
            MenuCommand::AddAlternative => {
                self.add(project.fresh_competitor("New", Role::Alternative));
            }
            MenuCommand::AddFactor => {
                let factor = project.fresh_factor("New factor", Kind::Product);
                let what = Selection::Factor(factor.id.clone());
                let at = project.factors.len();
                let scores = Column::new();
                self.run(Command::Edit(Edit::AddFactor { factor, scores, at }));
                self.run(Command::Select(what.clone()));
                self.run(Command::Rename(what));
            }
            MenuCommand::AddSegment => {
                let item = project.fresh_segment("New segment");
                let what = Selection::Segment(item.id.clone());
                self.add_listed(Edit::Segment(ListEdit::Add { item, at: 99 }), what);
            }
            MenuCommand::AddScenario => {
                let item = project.fresh_scenario("To be");
                let what = Selection::Scenario(item.id.clone());
                self.add_listed(Edit::Scenario(ListEdit::Add { item, at: 99 }), what);
            }
            MenuCommand::AddMap => {
                let item = project.fresh_map("New map");
                let what = Selection::Map(item.id.clone());
                self.add_listed(Edit::Map(ListEdit::Add { item, at: 99 }), what);
            }
            MenuCommand::Rename => self.outline.start_rename(self.selection.clone()),
            // What they do is the app's; that they were sent is enough.
            MenuCommand::Promote | MenuCommand::Duplicate | MenuCommand::AddMapOfNewFactor => {}
            other => {
                let edit = self.edit_of(other, &project);
                self.run(Command::Edit(edit));
            }
        }
    }

    fn add(&mut self, competitor: Competitor) {
        let what = Selection::Competitor(competitor.id.clone());
        let at = self.history.project().competitors.len();
        let scores = Row::new();
        self.run(Command::Edit(Edit::AddCompetitor {
            competitor,
            scores,
            at,
        }));
        self.run(Command::Select(what.clone()));
        self.run(Command::Rename(what));
    }

    fn add_listed(&mut self, edit: Edit, what: Selection) {
        self.run(Command::Edit(edit));
        self.run(Command::Rename(what));
    }

    fn edit_of(&self, command: MenuCommand, project: &Project) -> Edit {
        match (command, self.selection.clone()) {
            (MenuCommand::Delete, Selection::Competitor(id)) => Edit::RemoveCompetitor { id },
            (MenuCommand::Delete, Selection::Factor(id)) => Edit::RemoveFactor { id },
            (MenuCommand::ToggleVisible, Selection::Competitor(id)) => {
                let change = CompetitorChange::Visible(!project.competitor(&id).unwrap().visible);
                Edit::ChangeCompetitor { id, change }
            }
            (MenuCommand::ToggleVisible, Selection::Factor(id)) => {
                let change = FactorChange::OnCanvas(!project.factor(&id).unwrap().on_canvas);
                Edit::ChangeFactor { id, change }
            }
            (MenuCommand::Delete, Selection::Segment(id)) => Edit::Segment(ListEdit::Remove { id }),
            (MenuCommand::Delete, Selection::Scenario(id)) => {
                Edit::Scenario(ListEdit::Remove { id })
            }
            (MenuCommand::Delete, Selection::Map(id)) => Edit::Map(ListEdit::Remove { id }),
            (MenuCommand::ToggleVisible, Selection::Segment(id)) => {
                let change = SegmentChange::Visible(!project.segment(&id).unwrap().visible);
                Edit::Segment(ListEdit::Change { id, change })
            }
            (MenuCommand::MoveDown, Selection::Competitor(id)) => {
                let mut all = project.competitors.iter();
                let at = all.position(|other| other.id == id).unwrap();
                Edit::MoveCompetitor { id, to: at + 1 }
            }
            (command, selection) => unreachable!("{command:?} on {selection:?} is not sent here"),
        }
    }

    pub(crate) fn project(&self) -> &Project {
        self.history.project()
    }

    pub(crate) fn competitor(&self, id: &str) -> &Competitor {
        let all = &self.project().competitors;
        all.iter().find(|other| other.id.as_str() == id).unwrap()
    }

    pub(crate) fn factor(&self, id: &str) -> &Factor {
        let all = &self.project().factors;
        all.iter().find(|other| other.id.as_str() == id).unwrap()
    }

    pub(crate) fn score(&self, competitor: &str, factor: &str) -> Score {
        let scores = &self.project().scores;
        scores.get(&competitor_id(competitor), &factor_id(factor))
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        let all = self.project().competitors.iter();
        all.map(|competitor| &*competitor.name).collect()
    }

    pub(crate) fn factor_names(&self) -> Vec<&str> {
        let all = self.project().factors.iter();
        all.map(|factor| &*factor.name).collect()
    }
}

/// The keys of the app that matter here.
fn keys(ui: &Ui, commands: &mut Vec<Command>) {
    let text = ui.ctx().text_edit_focused();
    if ui.input(|input| input.key_pressed(Key::F2)) && !text {
        commands.push(Command::Menu(MenuCommand::Rename));
    }
    let down = ui.input(|input| input.modifiers.alt && input.key_pressed(Key::ArrowDown));
    if down && !text {
        commands.push(Command::Menu(MenuCommand::MoveDown));
    }
}

pub(crate) fn competitor_id(id: &str) -> CompetitorId {
    CompetitorId::try_from(id.to_owned()).unwrap()
}

pub(crate) fn factor_id(id: &str) -> FactorId {
    FactorId::try_from(id.to_owned()).unwrap()
}

pub(crate) fn segment_id(id: &str) -> SegmentId {
    SegmentId::try_from(id.to_owned()).unwrap()
}

pub(crate) fn scenario_id(id: &str) -> ScenarioId {
    ScenarioId::try_from(id.to_owned()).unwrap()
}

pub(crate) fn map_id(id: &str) -> MapId {
    MapId::try_from(id.to_owned()).unwrap()
}

pub(crate) fn segment(id: &str) -> Selection {
    Selection::Segment(segment_id(id))
}

pub(crate) fn scenario(id: &str) -> Selection {
    Selection::Scenario(scenario_id(id))
}

pub(crate) fn map(id: &str) -> Selection {
    Selection::Map(map_id(id))
}

pub(crate) fn competitor(id: &str) -> Selection {
    Selection::Competitor(competitor_id(id))
}

pub(crate) fn factor(id: &str) -> Selection {
    Selection::Factor(factor_id(id))
}

/// Three competitors and four factors: us, two rivals with shares.
pub(crate) fn wine() -> Project {
    let mut project = Project {
        title: "US wine".into(),
        ..Project::default()
    };
    let rows = [
        ("[yellow tail]", Role::Own, None, ["4", "-", "", "10"]),
        (
            "Premium wines",
            Role::Rival,
            Some(30.0),
            ["10", "10", "10", "-"],
        ),
        (
            "Budget wines",
            Role::Rival,
            Some(10.0),
            ["2", "2.5", "", "-"],
        ),
    ];
    let kinds = [
        ("Price", Kind::Price),
        ("Terminology", Kind::Image),
        ("Wine range", Kind::Product),
        ("Ease of selection", Kind::Service),
    ];
    for (name, kind) in kinds {
        let factor = project.fresh_factor(name, kind);
        project.factors.push(Arc::new(factor));
    }
    for (name, role, share, scores) in rows {
        let mut competitor = project.fresh_competitor(name, role);
        competitor.share = share.map(|percent| Share::try_from(percent).unwrap());
        for (factor, score) in project.factors.clone().iter().zip(scores) {
            let score = match score {
                "" => Score::Unscored,
                "-" => Score::NotOffered,
                level => Score::Level(Level::nearest(level.parse().unwrap())),
            };
            project.scores.set(&competitor.id, &factor.id, score);
        }
        project.competitors.push(Arc::new(competitor));
    }
    assert_eq!(project.check(), []);
    project
}

/// The wines with all that can be said about them: a metric, two segments, two
/// scenarios and two maps.
pub(crate) fn full() -> Project {
    let mut project = wine();
    let mut metric = project.fresh_metric("Revenue");
    metric.unit = "M€".into();
    project.metrics.push(Arc::new(metric));
    for (name, size, buyers) in [
        ("Wine lovers", Some(12.5), Buyers::Buyers),
        ("Beer drinkers", None, Buyers::NonBuyers),
    ] {
        let mut segment = project.fresh_segment(name);
        segment.size = size.map(|percent| Share::try_from(percent).unwrap());
        segment.buyers = buyers;
        project.segments.push(Arc::new(segment));
    }
    let levels = [("price", 2.0), ("ease-of-selection", 9.0)];
    let segment = Arc::make_mut(&mut project.segments[1]);
    for (factor, level) in levels {
        segment
            .ideal
            .insert(factor_id(factor), Level::nearest(level));
    }
    for (name, price) in [("To be", 7.0), ("Bold", 1.0)] {
        let mut scenario = project.fresh_scenario(name);
        let score = Score::Level(Level::nearest(price));
        scenario.scores.insert(factor_id("price"), score);
        project.scenarios.push(Arc::new(scenario));
    }
    for (name, x, y) in [
        ("Price and ease", "price", "ease-of-selection"),
        ("Words", "terminology", "wine-range"),
    ] {
        let mut map = project.fresh_map(name);
        map.x = Axis::of_factor(&factor_id(x));
        map.y = Axis::of_factor(&factor_id(y));
        project.maps.push(Arc::new(map));
    }
    assert_eq!(project.check(), []);
    project
}

/// As many as anybody could want.
pub(crate) fn huge(competitors: usize, factors: usize) -> Project {
    let mut project = Project::default();
    for place in 0..factors {
        let factor = project.fresh_factor(&format!("Factor number {place}"), Kind::Service);
        project.factors.push(Arc::new(factor));
    }
    for place in 0..competitors {
        let name = format!("Competitor number {place}");
        let competitor = project.fresh_competitor(&name, Role::Rival);
        let level = Score::Level(Level::nearest(place as f64 % 10.0));
        let row = project
            .factors
            .iter()
            .map(|factor| (factor.id.clone(), level));
        let row = row.collect();
        project.scores.set_row(&competitor.id, row);
        project.competitors.push(Arc::new(competitor));
    }
    project
}

pub(crate) fn harness(project: Project, shown: Shown) -> Harness<'static, Fixture> {
    let fixture = Fixture::new(project, shown);
    let mut harness = Harness::builder()
        // Names are shown in scripts that the fonts of a test lack.
        .allow_missing_glyphs()
        .with_size(Vec2::new(640.0, 720.0))
        // Two clicks within the time of a double click, and time to settle.
        .with_step_dt(1.0 / 30.0)
        .with_max_steps(40)
        .build_ui_state(|ui, fixture: &mut Fixture| fixture.ui(ui), fixture);
    harness.run();
    harness
}

/// Type into what has the focus, in place of what is selected in it.
pub(crate) fn type_text(harness: &mut Harness<'_, Fixture>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

pub(crate) fn press(harness: &mut Harness<'_, Fixture>, key: Key) {
    press_with(harness, Modifiers::NONE, key);
}

pub(crate) fn press_with(harness: &mut Harness<'_, Fixture>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}
