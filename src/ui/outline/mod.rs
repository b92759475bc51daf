//! The lists on the left: the project, its competitors, factors, segments,
//! scenarios and maps.
//!
//! Shows what there is and in which order, and pushes commands. It keeps only
//! which lists are folded, and what lasts for a gesture: a name that is being
//! edited, a row that is dragged.

use egui::{Id, Rect, ScrollArea, Sense, Ui, vec2};

use super::fields::{Drafts, ROW_HEIGHT};
use crate::command::{Command, Selection};
use crate::figure::{Look, Theme};
use crate::model::{MapId, Project, ScenarioId};

mod headings;
mod items;
mod keys;
mod list;
mod menu;
mod reorder;
mod row;
mod starters;

use list::{List, Spot, Thing};
use reorder::Drag;

/// Between the lists, in points.
const GAP: f32 = 6.0;

/// What the lists show.
#[derive(Clone, Copy, Debug)]
pub struct OutlineContext<'a> {
    /// The project as it is shown: in the chosen scenario.
    pub project: &'a Project,
    /// What is selected.
    pub selection: &'a Selection,
    /// The variant of our own curve that is worked on; none for the as-is.
    pub scenario: Option<&'a ScenarioId>,
    /// The map that is shown, or would be.
    pub map: Option<&'a MapId>,
    /// Of the picture: the colours of the signs.
    pub theme: Theme,
}

/// For each list whether its rows are folded away.
type Folded = [bool; List::ALL.len()];

/// The lists on the left. Nothing it remembers is part of the project; a new
/// project deserves a new one.
#[derive(Debug, Default)]
pub struct Outline {
    drafts: Drafts,
    rename: Option<Rename>,
    drag: Option<Drag>,
    folded: Folded,
    /// The row with the keyboard focus, or the one that an arrow key has given it to.
    focused: Option<Spot>,
    /// What was selected in the last frame, or is by this panel: another
    /// selection is scrolled to.
    last: Selection,
    /// Whether the keyboard was used last, and not the pointer.
    by_key: bool,
}

/// A name that is being edited in its row.
#[derive(Debug)]
struct Rename {
    what: Spot,
    /// Whether its field has the focus yet.
    begun: bool,
}

/// What is the same for all rows of a frame.
struct Frame<'a> {
    panel: Id,
    project: &'a Project,
    selection: &'a Selection,
    scenario: Option<&'a ScenarioId>,
    map: Option<&'a MapId>,
    look: &'a Look,
    commands: &'a mut Vec<Command>,
}

/// Where things stood in this frame.
struct Places {
    project: Rect,
    /// None for a list that is folded.
    lists: [Option<Rect>; List::ALL.len()],
}

/// A row of a list.
struct Item<'a> {
    thing: Thing<'a>,
    spot: Spot,
    list: List,
    index: usize,
    /// The place of the whole list.
    area: Rect,
}

/// The widget of a row.
fn row_id(panel: Id, spot: &Spot) -> Id {
    panel.with(("row", spot))
}

/// Take a piece of the panel, `height` points high and as wide as it is.
fn allocate(ui: &mut Ui, height: f32) -> Rect {
    let size = vec2(ui.available_width(), height);
    ui.allocate_exact_size(size, Sense::hover()).0
}

impl Outline {
    /// Edit a name in place from the next frame on: that of what stands in a
    /// list, of the competitor of a point, or the project's title.
    pub fn start_rename(&mut self, what: Selection) {
        let what = match what {
            Selection::Point(competitor, _) => Selection::Competitor(competitor),
            other => other,
        };
        let Some(what) = Spot::of(&what) else {
            return;
        };
        if let Some(list) = List::of(&what) {
            self.folded[list as usize] = false;
        }
        self.rename = Some(Rename { what, begun: false });
    }

    /// Show the lists; push what the user asked for onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: OutlineContext<'_>, commands: &mut Vec<Command>) {
        let OutlineContext {
            project,
            selection,
            scenario,
            map,
            theme,
        } = context;
        let before = commands.len();
        let mut frame = Frame {
            panel: ui.scope_id().with("outline"),
            project,
            selection,
            scenario,
            map,
            look: theme.look(),
            commands,
        };
        self.by_key = keys::used_last(ui).unwrap_or(self.by_key);
        ScrollArea::vertical()
            .id_salt("outline")
            .auto_shrink([false, false])
            .show(ui, |ui| self.lists(ui, &mut frame));
        self.drafts
            .finish(ui.ctx(), frame.panel, project, frame.commands);
        if frame.commands.len() > before {
            // What they change is shown only in the next frame.
            ui.ctx().request_repaint();
        }
    }

    fn lists(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let focused = self.focused.take();
        let chosen = frame.selection.clone();
        let moved = std::mem::replace(&mut self.last, chosen) != self.last;
        ui.add_space(4.0);
        let mut places = Places {
            project: allocate(ui, ROW_HEIGHT),
            lists: [None; List::ALL.len()],
        };
        self.project_row(ui, frame, places.project);
        for list in List::ALL {
            ui.add_space(GAP);
            self.heading(ui, frame, list);
            if self.folded[list as usize] {
                continue;
            }
            let rows = list.len(frame.project);
            let area = allocate(ui, rows as f32 * ROW_HEIGHT);
            places.lists[list as usize] = Some(area);
            self.list(ui, frame, (list, area), focused.as_ref());
            if rows == 0 {
                headings::without(ui, frame, list);
            }
        }
        ui.add_space(GAP);
        self.rest(ui, frame);
        self.keys(ui, frame, &places);
        if moved
            && let Some(spot) = Spot::of(frame.selection)
            && let Some(rect) = places.of(frame.project, &spot)
        {
            ui.scroll_to_rect(rect, None);
        }
    }

    /// What is left below the lists: a press on it selects nothing in particular.
    fn rest(&mut self, ui: &Ui, frame: &mut Frame<'_>) {
        let rest = ui.available_rect_before_wrap();
        let rest = rest.intersect(ui.clip_rect());
        let empty = ui.interact(rest, frame.panel.with("rest"), Sense::CLICK);
        if rest.is_positive() && empty.clicked() {
            self.choose(frame, &Spot::Project);
        }
    }

    /// Select what a row shows. It stays where it is: it is in sight, or an
    /// arrow key scrolls to it.
    fn choose(&mut self, frame: &mut Frame<'_>, spot: &Spot) {
        spot.choose(frame.commands);
        self.last = spot.selection();
    }

    /// Show the rows of a list that are in sight, and those that must not
    /// vanish: with the focus, a drag or a name that is edited.
    fn list(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        (list, area): (List, Rect),
        focused: Option<&Spot>,
    ) {
        let project = frame.project;
        let count = list.len(project);
        let clip = ui.clip_rect();
        let at = |y: f32| ((y - area.top()) / ROW_HEIGHT).max(0.0) as usize;
        // One more at both ends, for Tab and the arrow keys to go to.
        let last = (at(clip.bottom()) + 2).min(count);
        let first = at(clip.top()).saturating_sub(1).min(last);
        let mut indices: Vec<usize> = (first..last).collect();
        let has_focus = |spot: &&Spot| {
            let id = row_id(frame.panel, spot);
            ui.memory(|memory| memory.has_focus(id))
        };
        let dragged = self.drag.as_ref().map(|drag| &drag.what);
        let renamed = self.rename.as_ref().map(|rename| &rename.what);
        let kept = [focused.filter(has_focus), dragged, renamed];
        let kept = kept.into_iter().flatten();
        indices.extend(kept.filter_map(|spot| list.position(project, spot)));
        indices.sort_unstable();
        indices.dedup();
        for index in indices {
            if let Some(thing) = list.thing(project, index) {
                let item = Item {
                    thing,
                    spot: thing.spot(),
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
