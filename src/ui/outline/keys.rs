//! The arrow keys in the lists.

use egui::{EventFilter, Key, Rect, Ui};

use super::row::row_rect;
use super::{Frame, List, Outline, Places, row_id};
use crate::command::{Command, Selection};
use crate::model::Project;

impl Places {
    /// Where a row stands, in sight or not.
    pub(super) fn of(&self, project: &Project, what: &Selection) -> Option<Rect> {
        let place = |list: List, area| {
            let index = list.position(project, what)?;
            Some(row_rect(area, index))
        };
        match what {
            Selection::Project => Some(self.project),
            Selection::Competitor(_) => place(List::Competitors, self.competitors),
            Selection::Factor(_) => place(List::Factors, self.factors),
            _ => None,
        }
    }
}

impl Outline {
    /// Move the selection from the row with the focus, through all lists.
    pub(super) fn keys(&self, ui: &Ui, frame: &mut Frame<'_>, places: &Places) {
        let Some(from) = &self.focused else {
            return;
        };
        let id = row_id(frame.panel, from);
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let Some(to) = target(ui, frame.project, from) else {
            return;
        };
        ui.memory_mut(|memory| memory.request_focus(row_id(frame.panel, &to)));
        if let Some(rect) = places.of(frame.project, &to) {
            ui.scroll_to_rect(rect, None);
        }
        frame.commands.push(Command::Select(to));
    }
}

/// Where the pressed key leads from a row.
fn target(ui: &Ui, project: &Project, from: &Selection) -> Option<Selection> {
    let competitors = project.competitors.len();
    let last = competitors + project.factors.len();
    let from = match from {
        Selection::Competitor(_) => 1 + List::Competitors.position(project, from)?,
        Selection::Factor(_) => 1 + competitors + List::Factors.position(project, from)?,
        _ => 0,
    };
    let to = ui.input(|input| {
        if input.modifiers.any() {
            None
        } else if input.key_pressed(Key::ArrowUp) {
            from.checked_sub(1)
        } else if input.key_pressed(Key::ArrowDown) {
            Some(from + 1).filter(|to| *to <= last)
        } else if input.key_pressed(Key::Home) {
            Some(0)
        } else if input.key_pressed(Key::End) {
            Some(last)
        } else {
            None
        }
    })?;
    Some(match to.checked_sub(1) {
        None => Selection::Project,
        Some(index) => match index.checked_sub(competitors) {
            None => List::Competitors.thing(project, index)?.selection(),
            Some(index) => List::Factors.thing(project, index)?.selection(),
        },
    })
}

/// Whether the keyboard was used in this frame, or the pointer; `None` if neither was.
pub(super) fn used_last(ui: &Ui) -> Option<bool> {
    ui.input(|input| {
        if input.pointer.any_pressed() {
            return Some(false);
        }
        let keys = [Key::Tab, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End];
        keys.iter()
            .any(|key| input.key_pressed(*key))
            .then_some(true)
    })
}
