//! The lists on the left: the project, its competitors, its factors.
//!
//! Shows what there is and in which order, and pushes commands. It keeps only
//! what lasts for a gesture: a name that is being edited, a row that is dragged.

use egui::{Id, Rect, ScrollArea, Sense, Ui, vec2};

use super::fields::{Drafts, ROW_HEIGHT};
use crate::command::{Command, Selection};
use crate::figure::{Look, Theme};
use crate::model::{Competitor, Factor, Project};

mod headings;
mod items;
mod keys;
mod menu;
mod reorder;
mod row;
mod starters;

use reorder::Drag;

/// Between the lists, in points.
const GAP: f32 = 8.0;

/// The lists on the left. Nothing it remembers is part of the project; a new
/// project deserves a new one.
#[derive(Debug, Default)]
pub struct Outline {
    drafts: Drafts,
    rename: Option<Rename>,
    drag: Option<Drag>,
    /// The row with the keyboard focus.
    focused: Option<Selection>,
    /// What was selected in the last frame: another selection is scrolled to.
    last: Selection,
    /// Whether the keyboard was used last, and not the pointer.
    by_key: bool,
}

/// A name that is being edited in its row.
#[derive(Debug)]
struct Rename {
    what: Selection,
    /// Whether its field has the focus yet.
    begun: bool,
}

/// What is the same for all rows of a frame.
struct Frame<'a> {
    panel: Id,
    project: &'a Project,
    selection: &'a Selection,
    look: &'a Look,
    commands: &'a mut Vec<Command>,
}

/// Where things stood in this frame.
struct Places {
    project: Rect,
    competitors: Rect,
    factors: Rect,
}

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Competitors,
    Factors,
}

/// What a row of a list shows.
#[derive(Clone, Copy, Debug)]
enum Thing<'a> {
    Competitor(&'a Competitor),
    Factor(&'a Factor),
}

/// A row of a list.
struct Item<'a> {
    thing: Thing<'a>,
    what: Selection,
    list: List,
    index: usize,
    /// The place of the whole list.
    area: Rect,
}

impl List {
    fn len(self, project: &Project) -> usize {
        match self {
            Self::Competitors => project.competitors.len(),
            Self::Factors => project.factors.len(),
        }
    }

    fn thing(self, project: &Project, index: usize) -> Option<Thing<'_>> {
        Some(match self {
            Self::Competitors => Thing::Competitor(project.competitors.get(index)?),
            Self::Factors => Thing::Factor(project.factors.get(index)?),
        })
    }

    /// Where something stands in this list, if it does.
    fn position(self, project: &Project, what: &Selection) -> Option<usize> {
        match (self, what) {
            (Self::Competitors, Selection::Competitor(id)) => {
                let mut all = project.competitors.iter();
                all.position(|competitor| competitor.id == *id)
            }
            (Self::Factors, Selection::Factor(id)) => {
                let mut all = project.factors.iter();
                all.position(|factor| factor.id == *id)
            }
            _ => None,
        }
    }
}

impl Thing<'_> {
    fn selection(self) -> Selection {
        match self {
            Self::Competitor(competitor) => Selection::Competitor(competitor.id.clone()),
            Self::Factor(factor) => Selection::Factor(factor.id.clone()),
        }
    }
}

/// The widget of a row.
fn row_id(panel: Id, what: &Selection) -> Id {
    panel.with(("row", what))
}

/// Take a piece of the panel, `height` points high and as wide as it is.
fn allocate(ui: &mut Ui, height: f32) -> Rect {
    let size = vec2(ui.available_width(), height);
    ui.allocate_exact_size(size, Sense::hover()).0
}

impl Outline {
    /// Edit a name in place from the next frame on: that of a competitor, of a
    /// factor, of the competitor of a point, or the project's title.
    pub fn start_rename(&mut self, what: Selection) {
        let what = match what {
            Selection::Point(competitor, _) => Selection::Competitor(competitor),
            other => other,
        };
        self.rename = Some(Rename { what, begun: false });
    }

    /// Show the lists; push what the user asked for onto `commands`.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        selection: &Selection,
        theme: Theme,
        commands: &mut Vec<Command>,
    ) {
        let before = commands.len();
        let mut frame = Frame {
            panel: ui.scope_id().with("outline"),
            project,
            selection,
            look: theme.look(),
            commands,
        };
        self.by_key = keys::used_last(ui).unwrap_or(self.by_key);
        self.focused = None;
        ScrollArea::vertical()
            .id_salt("outline")
            .auto_shrink([false, false])
            .show(ui, |ui| self.lists(ui, &mut frame));
        self.drafts
            .finish(ui.ctx(), frame.panel, project, frame.commands);
        self.last = selection.clone();
        if frame.commands.len() > before {
            // What they change is shown only in the next frame.
            ui.ctx().request_repaint();
        }
    }

    fn lists(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(4.0);
        let project = allocate(ui, ROW_HEIGHT);
        self.project_row(ui, frame, project);
        ui.add_space(GAP);
        headings::competitors(ui, frame);
        let competitors = allocate(ui, frame.project.competitors.len() as f32 * ROW_HEIGHT);
        self.list(ui, frame, List::Competitors, competitors);
        if frame.project.competitors.is_empty() {
            headings::no_competitors(ui, frame);
        }
        ui.add_space(GAP);
        headings::factors(ui, frame);
        let factors = allocate(ui, frame.project.factors.len() as f32 * ROW_HEIGHT);
        self.list(ui, frame, List::Factors, factors);
        if frame.project.factors.is_empty() {
            headings::no_factors(ui, frame);
        }
        ui.add_space(GAP);
        let rest = ui.available_rect_before_wrap();
        let rest = rest.intersect(ui.clip_rect());
        let empty = ui.interact(rest, frame.panel.with("rest"), Sense::CLICK);
        if rest.is_positive() && empty.clicked() {
            frame.commands.push(Command::Select(Selection::Project));
        }
        let places = Places {
            project,
            competitors,
            factors,
        };
        self.keys(ui, frame, &places);
        if *frame.selection != self.last
            && let Some(rect) = places.of(frame.project, frame.selection)
        {
            ui.scroll_to_rect(rect, None);
        }
    }

    /// Show the rows of a list that are in sight, and those that must not
    /// vanish: with the focus, a drag or a name that is edited.
    fn list(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, list: List, area: Rect) {
        let project = frame.project;
        let count = list.len(project);
        let clip = ui.clip_rect();
        let at = |y: f32| ((y - area.top()) / ROW_HEIGHT).max(0.0) as usize;
        // One more at both ends, for Tab and the arrow keys to go to.
        let last = (at(clip.bottom()) + 2).min(count);
        let first = at(clip.top()).saturating_sub(1).min(last);
        let mut indices: Vec<usize> = (first..last).collect();
        let focused = focused_selection(ui, frame, list);
        let dragged = self.drag.as_ref().map(|drag| &drag.what);
        let renamed = self.rename.as_ref().map(|rename| &rename.what);
        let kept = [focused.as_ref(), dragged, renamed].into_iter().flatten();
        indices.extend(kept.filter_map(|what| list.position(project, what)));
        indices.sort_unstable();
        indices.dedup();
        for index in indices {
            if let Some(thing) = list.thing(project, index) {
                let item = Item {
                    thing,
                    what: thing.selection(),
                    list,
                    index,
                    area,
                };
                self.item(ui, frame, &item);
            }
        }
        self.drop_line(ui, list, area);
    }
}

/// What of `list` is selected and has the focus: an arrow key may have moved
/// both out of sight.
fn focused_selection(ui: &Ui, frame: &Frame<'_>, list: List) -> Option<Selection> {
    let selected = match list {
        List::Competitors => frame
            .selection
            .competitor()
            .cloned()
            .map(Selection::Competitor),
        List::Factors => frame.selection.factor().cloned().map(Selection::Factor),
    };
    selected.filter(|what| {
        let id = row_id(frame.panel, what);
        ui.memory(|memory| memory.has_focus(id))
    })
}
