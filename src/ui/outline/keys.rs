//! The arrow keys in the lists.

use egui::{EventFilter, Key, Rect, Ui};

use super::row::row_rect;
use super::{Folded, Frame, List, Outline, Places, Spot, row_id};
use crate::model::Project;

impl Places {
    /// Where a row stands, in sight or not; none while its list is folded.
    pub(super) fn of(&self, project: &Project, spot: &Spot) -> Option<Rect> {
        if *spot == Spot::Project {
            return Some(self.project);
        }
        let list = List::of(spot)?;
        let area = self.lists[list as usize]?;
        Some(row_rect(area, list.position(project, spot)?))
    }
}

impl Outline {
    /// Move the selection from the row with the focus, through all lists.
    pub(super) fn keys(&mut self, ui: &Ui, frame: &mut Frame<'_>, places: &Places) {
        let Some(from) = &self.focused else {
            return;
        };
        let id = row_id(frame.panel, from);
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let Some(to) = target(ui, frame.project, self.folded, from) else {
            return;
        };
        ui.memory_mut(|memory| memory.request_focus(row_id(frame.panel, &to)));
        if let Some(rect) = places.of(frame.project, &to) {
            ui.scroll_to_rect(rect, None);
        }
        self.choose(frame, &to);
        self.focused = Some(to);
    }
}

/// Where the pressed key leads from a row.
fn target(ui: &Ui, project: &Project, folded: Folded, from: &Spot) -> Option<Spot> {
    let open = |list: &List| !folded[*list as usize];
    let lists = || List::ALL.into_iter().filter(open);
    // The project's own row stands before all others.
    let last: usize = lists().map(|list| list.len(project)).sum();
    let from = match List::of(from) {
        None => 0,
        Some(own) => {
            let before = lists().take_while(|list| *list != own);
            let before: usize = before.map(|list| list.len(project)).sum();
            1 + before + own.position(project, from)?
        }
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
    let Some(mut index) = to.checked_sub(1) else {
        return Some(Spot::Project);
    };
    for list in lists() {
        if index < list.len(project) {
            return Some(list.thing(project, index)?.spot());
        }
        index -= list.len(project);
    }
    None
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
