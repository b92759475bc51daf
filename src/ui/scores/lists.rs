//! The tables beside that of scores: their grids, and how they follow what is
//! selected elsewhere.

use std::sync::Arc;

use egui::{Id, Ui};

use super::super::grid::{Asked, Cursor, End, Grid, Sheet, Shown};
use super::ScoresContext;
use super::evidence::{self, EvidenceSheet, Row};
use super::filter::Lit;
use super::menu;
use super::segments::{self, SegmentSheet};
use crate::command::{Command, MenuCommand, Selection};
use crate::model::Project;

/// Where the cursor goes when something is selected elsewhere.
type Goes<'a> = &'a dyn Fn(Cursor) -> Option<Cursor>;

/// What is selected where the cursor is.
type Tells<'a> = &'a dyn Fn(Cursor) -> Selection;

/// What else can be done with the cells under the pointer.
type Entries<'a, V> = &'a dyn Fn(&mut Ui, Cursor, &mut Vec<Asked<V>>, &mut Vec<Command>);

/// A grid whose cursor and the selection of the window are one thing.
#[derive(Debug)]
pub(super) struct Linked<V> {
    pub(super) grid: Grid<V>,
    /// What was selected when cursor and selection were last the same.
    seen: Option<Selection>,
}

impl<V> Default for Linked<V> {
    fn default() -> Self {
        Self {
            grid: Grid::default(),
            seen: None,
        }
    }
}

impl<V: Clone> Linked<V> {
    /// Show the sheet; `goes` says where the cursor goes when something is
    /// selected elsewhere, `tells` what is selected where the cursor is.
    fn show<S: Sheet<Value = V>>(
        &mut self,
        ui: &mut Ui,
        (id, sheet): (Id, &S),
        now: &Selection,
        (goes, tells, more): (Goes<'_>, Tells<'_>, Entries<'_, V>),
        commands: &mut Vec<Command>,
    ) -> Shown<V> {
        self.grid.fit(sheet);
        if self.seen.as_ref() != Some(now) {
            self.seen = Some(now.clone());
            if let Some(cursor) = goes(self.grid.cursor()) {
                self.grid.go(cursor);
            }
        }
        let before = self.grid.cursor();
        let mut shown = self.grid.ui(ui, id, sheet);
        let asked = &mut shown.asked;
        shown.response.context_menu(|ui| {
            menu::cells(ui, &mut self.grid, sheet, asked);
            more(ui, self.grid.cursor(), asked, commands);
        });
        if self.grid.cursor() != before {
            let selection = tells(self.grid.cursor());
            if selection != *now {
                commands.push(Command::Select(selection.clone()));
            }
            self.seen = Some(selection);
        }
        shown
    }
}

/// The list of evidence.
#[derive(Debug, Default)]
pub(super) struct EvidenceList {
    pub(super) linked: Linked<evidence::Value>,
    rows: Vec<Row>,
    /// What the rows were made from.
    of: Option<(Arc<Project>, Option<Arc<Lit>>)>,
    /// Counts the changes of the project.
    version: u64,
}

impl EvidenceList {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        context: ScoresContext<'_>,
        lit: Option<&Arc<Lit>>,
        commands: &mut Vec<Command>,
    ) {
        self.keep_up(context.project, lit);
        let sheet = EvidenceSheet {
            project: context.project,
            rows: &self.rows,
            version: self.version,
            look: context.theme.look(),
        };
        let now = context.selection;
        let id = ui.scope_id().with("evidence");
        let goes = |cursor| sheet.cursor(now, cursor);
        let tells = |cursor| sheet.selection(cursor);
        let more = |ui: &mut Ui, cursor, asked: &mut Vec<_>, commands: &mut Vec<_>| {
            sheet.menu(ui, cursor, asked, commands);
        };
        let shown = self
            .linked
            .show(ui, (id, &sheet), now, (&goes, &tells, &more), commands);
        for asked in shown.asked {
            match asked {
                Asked::Set(how, cells) => commands.extend(sheet.command(how, cells)),
                Asked::Say(text) => commands.push(Command::Notify(text)),
                Asked::More(_) => {}
            }
        }
    }

    fn keep_up(&mut self, project: &Arc<Project>, lit: Option<&Arc<Lit>>) {
        let same = self.of.as_ref().is_some_and(|(of, found)| {
            let same_lit = match (found, lit) {
                (Some(a), Some(b)) => Arc::ptr_eq(a, b),
                (None, None) => true,
                _ => false,
            };
            Arc::ptr_eq(of, project) && same_lit
        });
        if !same {
            self.rows = evidence::rows(project, lit.map(AsRef::as_ref));
            self.of = Some((Arc::clone(project), lit.map(Arc::clone)));
            self.version += 1;
        }
    }
}

/// The table of segments.
#[derive(Debug, Default)]
pub(super) struct SegmentTable {
    pub(super) linked: Linked<segments::Value>,
    of: Option<Arc<Project>>,
    /// Counts the changes of the project.
    version: u64,
}

impl SegmentTable {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        context: ScoresContext<'_>,
        commands: &mut Vec<Command>,
    ) {
        let project = context.project;
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, project)) {
            self.of = Some(Arc::clone(project));
            self.version += 1;
        }
        let sheet = SegmentSheet {
            project,
            version: self.version,
            look: context.theme.look(),
        };
        let now = context.selection;
        let id = ui.scope_id().with("segments");
        let goes = |cursor| sheet.cursor(now, cursor);
        let tells = |cursor| sheet.selection(cursor);
        let shown = self.linked.show(
            ui,
            (id, &sheet),
            now,
            (&goes, &tells, &|_, _, _, _| ()),
            commands,
        );
        for asked in shown.asked {
            match asked {
                Asked::Set(how, cells) => commands.extend(sheet.command(how, cells)),
                Asked::Say(text) => commands.push(Command::Notify(text)),
                Asked::More(End::Row) => commands.push(Command::Menu(MenuCommand::AddFactor)),
                Asked::More(End::Column) => commands.push(Command::Menu(MenuCommand::AddSegment)),
            }
        }
    }
}
