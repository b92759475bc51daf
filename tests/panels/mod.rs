//! What the tests of both panels share: a project, and an app that is no more
//! than a history, a selection and the two panels.

use std::sync::Arc;

use egui::{Key, Modifiers, Panel, Ui, Vec2};
use egui_kittest::Harness;
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::{CompetitorChange, Edit, FactorChange, History};
use seachart::figure::Theme;
use seachart::model::{
    Column, Competitor, CompetitorId, Factor, FactorId, Kind, Level, Project, Role, Row, Score,
    Share,
};
use seachart::ui::{Inspector, Outline};

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
            outline: Outline::default(),
            inspector: Inspector::default(),
            shown,
            theme: Theme::Light,
            sent: Vec::new(),
        }
    }

    pub(crate) fn ui(&mut self, ui: &mut Ui) {
        let mut commands = Vec::new();
        let project = Arc::clone(self.history.project());
        if self.shown != Shown::Inspector {
            Panel::left("left")
                .resizable(false)
                .exact_size(240.0)
                .show(ui, |ui| {
                    self.outline
                        .ui(ui, &project, &self.selection, self.theme, &mut commands);
                });
        }
        if self.shown != Shown::Outline {
            Panel::right("right")
                .resizable(false)
                .exact_size(280.0)
                .show(ui, |ui| {
                    self.inspector
                        .ui(ui, &project, &self.selection, self.theme, &mut commands);
                });
        }
        keys(ui, &mut commands);
        for command in commands {
            self.run(command);
        }
    }

    pub(crate) fn run(&mut self, command: Command) {
        self.sent.push(command.clone());
        match command {
            Command::Edit(edit) => self.history.apply(edit).unwrap(),
            Command::BeginGesture => self.history.begin(),
            Command::CommitGesture => {
                self.history.commit();
            }
            Command::CancelGesture => self.history.cancel(),
            Command::Select(selection) => self.selection = selection,
            Command::Rename(what) => self.outline.start_rename(what),
            Command::Menu(command) => self.menu(command),
            other => unreachable!("{other:?} is not sent by the panels"),
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
            MenuCommand::Rename => self.outline.start_rename(self.selection.clone()),
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
