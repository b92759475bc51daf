//! The table of all scores, as quick as a spreadsheet. It is a view like the
//! others: what is selected here is selected everywhere, and what is changed
//! here moves the pictures.

use std::sync::Arc;

use egui::Ui;

use super::grid::{Asked, End, Grid};
use super::live::Keyboard;
use crate::command::{Command, MenuCommand, Selection};
use crate::figure::Theme;
use crate::model::Project;

mod bar;
mod empty;
mod evidence;
mod filter;
mod link;
mod lists;
mod menu;
mod segments;
mod sheet;
mod steps;
mod value;

use filter::Filter;
use lists::{EvidenceList, SegmentTable};
use sheet::ScoreSheet;
use value::Value;

/// More scores than this are not looked through for their decimals.
const MANY: usize = 100_000;

/// A table that can be shown here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumIter)]
pub(super) enum Table {
    /// Factors × competitors.
    #[default]
    Scores,
    /// Where each score comes from.
    Evidence,
    /// Factors × what segments want.
    Segments,
}

impl Table {
    fn name(self) -> &'static str {
        match self {
            Self::Scores => "Scores",
            Self::Evidence => "Evidence",
            Self::Segments => "Segments",
        }
    }

    fn tooltip(self) -> &'static str {
        match self {
            Self::Scores => "Factors × competitors",
            Self::Evidence => "Where each score comes from",
            Self::Segments => "How much factors matter to segments, and what they would like best",
        }
    }
}

/// What the table shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct ScoresContext<'a> {
    /// The open project, in the chosen scenario.
    pub project: &'a Arc<Project>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whether competitors are rows and factors columns.
    pub transposed: bool,
    /// Of the picture: markers are coloured as there.
    pub theme: Theme,
}

/// What the view remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct ScoresView {
    table: Table,
    grid: Grid<Value>,
    evidence: EvidenceList,
    segments: SegmentTable,
    keyboard: Keyboard,
    /// What was selected when cursor and selection were last the same.
    seen: Option<Selection>,
    /// What was shown last, and whether it was transposed.
    of: Option<(Arc<Project>, bool)>,
    /// Counts the changes of names.
    version: u64,
    /// The most decimals of the levels shown.
    decimals: usize,
    /// Whether the view was not shown a frame ago.
    arrived: bool,
    /// Whose name is to be typed.
    renaming: Option<Selection>,
    filter: Filter,
}

impl ScoresView {
    /// Whether the keyboard is on the cells: then many keys are the table's.
    pub fn is_on_cells(&self) -> bool {
        match self.table {
            Table::Scores => self.grid.has_focus(),
            Table::Evidence => self.evidence.linked.grid.has_focus(),
            Table::Segments => self.segments.linked.grid.has_focus(),
        }
    }

    /// Whether a cell is typed into.
    pub fn is_typing(&self) -> bool {
        match self.table {
            Table::Scores => self.grid.is_typing(),
            Table::Evidence => self.evidence.linked.grid.is_typing(),
            Table::Segments => self.segments.linked.grid.is_typing(),
        }
    }

    /// The view was not shown before: the keyboard comes to the cells.
    pub fn arrive(&mut self) {
        self.arrived = true;
        match self.table {
            Table::Scores => self.grid.focus(),
            Table::Evidence => self.evidence.linked.grid.focus(),
            Table::Segments => self.segments.linked.grid.focus(),
        }
    }

    /// Edit the name of a competitor or a factor in its head.
    pub fn start_rename(&mut self, what: Selection) {
        self.table = Table::Scores;
        self.renaming = Some(what);
    }

    /// Show the table in all the room there is; push what the user asked for
    /// onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: ScoresContext<'_>, commands: &mut Vec<Command>) {
        let project = context.project;
        self.filter.look(project);
        let parts = (&mut self.table, &mut self.filter);
        let pressed = bar::ui(ui, &context, parts, commands);
        if pressed.done {
            self.arrive();
        }
        if let Some(forward) = pressed.jump {
            self.jump(context, forward, commands);
        }
        if project.factors.is_empty() || project.competitors.is_empty() {
            empty::ui(ui, project, commands);
            return;
        }
        if self.table == Table::Segments && project.segments.is_empty() {
            empty::no_segments(ui, commands);
            return;
        }
        if self.table != Table::Scores
            && self
                .keyboard
                .is_free(ui, context.selection, self.is_typing())
        {
            self.arrive();
        }
        match self.table {
            Table::Scores => self.scores(ui, context, commands),
            Table::Evidence => {
                let lit = self.filter.lit().cloned();
                self.evidence.ui(ui, context, lit.as_ref(), commands);
            }
            Table::Segments => self.segments.ui(ui, context, commands),
        }
    }

    fn scores(&mut self, ui: &mut Ui, context: ScoresContext<'_>, commands: &mut Vec<Command>) {
        self.keep_up(context);
        let lit = self.filter.lit().cloned();
        let sheet = ScoreSheet {
            project: context.project,
            transposed: context.transposed,
            decimals: self.decimals,
            version: self.version,
            lit: lit.as_deref(),
            look: context.theme.look(),
        };
        self.grid.fit(&sheet);
        self.hear(&sheet, context.selection);
        if std::mem::take(&mut self.arrived) {
            self.grid.reveal();
        }
        if self
            .keyboard
            .is_free(ui, context.selection, self.grid.is_typing())
        {
            self.grid.focus();
        }
        let before = self.grid.cursor();
        let id = ui.scope_id().with("scores");
        let shown = self.grid.ui(ui, id, &sheet);
        let mut asked = shown.asked;
        shown.response.context_menu(|ui| {
            menu::ui(ui, &mut self.grid, &sheet, &mut asked, commands);
        });
        if self.grid.cursor() != before {
            self.tell(&sheet, context.selection, commands);
        }
        for asked in asked {
            match asked {
                Asked::Set(how, cells) => commands.extend(steps::command(&sheet, how, cells)),
                Asked::Say(text) => commands.push(Command::Notify(text)),
                Asked::More(end) => commands.push(Command::Menu(added(end, context.transposed))),
            }
        }
    }

    /// Select the next score that the filter found, or the one before.
    fn jump(&self, context: ScoresContext<'_>, forward: bool, commands: &mut Vec<Command>) {
        let selection = context.selection;
        let from = (selection.competitor(), selection.factor());
        let lit = self.filter.lit();
        let next = lit.and_then(|lit| lit.next(context.project, from, forward));
        commands.extend(
            next.map(|(competitor, factor)| Command::Select(Selection::Point(competitor, factor))),
        );
    }

    /// Follow a project that has changed.
    fn keep_up(&mut self, context: ScoresContext<'_>) {
        let (project, transposed) = (context.project, context.transposed);
        let (before, was_transposed) = match self.of.take() {
            Some((before, was)) if Arc::ptr_eq(&before, project) && was == transposed => {
                self.of = Some((before, was));
                return;
            }
            Some(before) => before,
            None => (Arc::default(), transposed),
        };
        self.of = Some((Arc::clone(project), transposed));
        self.decimals = decimals(project);
        let turned = was_transposed != transposed;
        let scale = before.settings.scale != project.settings.scale;
        if turned || scale || !link::same_names(&before, project) {
            self.version += 1;
        }
        if turned || !link::same_lists(&before, project) {
            let sheet = |project, transposed| ScoreSheet {
                project,
                transposed,
                decimals: 0,
                version: 0,
                lit: None,
                look: context.theme.look(),
            };
            let (before, after) = (sheet(&before, was_transposed), sheet(project, transposed));
            let cursor = link::moved(&before, &after, self.grid.cursor());
            if turned {
                self.grid.go(cursor);
            } else {
                self.grid.follow(cursor);
            }
        }
    }

    /// Put the cursor on what was selected elsewhere.
    fn hear(&mut self, sheet: &ScoreSheet<'_>, selection: &Selection) {
        if let Some(what) = self.renaming.take()
            && let Some(cursor) = link::cursor(sheet, &what)
        {
            self.seen = Some(selection.clone());
            self.grid.go(cursor);
            self.grid.edit(sheet);
        }
        if self.seen.as_ref() == Some(selection) {
            return;
        }
        self.seen = Some(selection.clone());
        if let Some(cursor) = link::cursor(sheet, selection) {
            self.grid.go(cursor);
        }
    }

    /// Select what the cursor was moved to.
    fn tell(&mut self, sheet: &ScoreSheet<'_>, now: &Selection, commands: &mut Vec<Command>) {
        let selection = link::selection(sheet, self.grid.cursor());
        if selection != *now {
            commands.push(Command::Select(selection.clone()));
        }
        self.seen = Some(selection);
    }
}

/// What is added at an end of the table.
fn added(end: End, transposed: bool) -> MenuCommand {
    match (end, transposed) {
        (End::Row, false) | (End::Column, true) => MenuCommand::AddFactor,
        (End::Column, false) | (End::Row, true) => MenuCommand::AddCompetitor,
    }
}

/// The most decimals that a level of the project is shown with.
fn decimals(project: &Project) -> usize {
    let scale = project.settings.scale;
    let cells = project.competitors.len() * project.factors.len();
    if cells > MANY {
        return 2;
    }
    let rows = project.scores.rows();
    let levels = rows.flat_map(|(_, row)| row.values().filter_map(|score| score.level()));
    let behind = levels.map(|level| match scale.show(level).split_once('.') {
        Some((_, behind)) => behind.len(),
        None => 0,
    });
    behind.max().unwrap_or_default()
}
