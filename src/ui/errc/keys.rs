//! What the keys do to the card that has them.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::{BoardView, Frame};
use crate::analysis::Judgement;
use crate::model::{Action, FactorId};

/// The columns from left to right; their numbers are the keys 1 to 4.
const COLUMNS: [Action; 4] = [
    Action::Eliminate,
    Action::Reduce,
    Action::Raise,
    Action::Create,
];

impl BoardView {
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        judged: &Judgement,
        response: &Response,
    ) {
        if !response.has_focus() {
            return;
        }
        self.on_card = true;
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let factor = &judged.factor;
        if pressed(Key::Enter) {
            self.toggle_notes(ui, frame, factor);
        }
        if pressed(Key::F2) {
            self.naming = Some((factor.clone(), false));
        }
        if pressed(Key::Delete) || pressed(Key::Backspace) {
            frame.decide(judged, None);
        }
        let step = i32::from(pressed(Key::ArrowDown)) - i32::from(pressed(Key::ArrowUp));
        if let Some(next) = neighbour(frame, factor, step) {
            self.focus_next = Some(next);
            ui.ctx().request_repaint();
        }
        let step = i32::from(pressed(Key::ArrowRight)) - i32::from(pressed(Key::ArrowLeft));
        let typed = typed_column(ui);
        let to = typed.or_else(|| beside(judged.action(), step));
        if let Some(action) = to.filter(|action| judged.action() != Some(*action)) {
            frame.move_card(judged, action);
        }
    }
}

/// The next card as they are walked through by Tab: the columns from left to
/// right, then the tray.
fn neighbour(frame: &Frame<'_>, factor: &FactorId, step: i32) -> Option<FactorId> {
    if step == 0 {
        return None;
    }
    let columns = COLUMNS.into_iter().map(Some);
    let all: Vec<&FactorId> = columns
        .chain([Some(Action::Keep), None])
        .flat_map(|action| frame.cards(action))
        .map(|judged| &judged.factor)
        .collect();
    let at = all.iter().position(|id| *id == factor)?;
    let next = at.checked_add_signed(isize::try_from(step).ok()?)?;
    all.get(next).map(|id| (*id).clone())
}

/// The column to the left or right. What is kept lies between reduce and raise.
fn beside(from: Option<Action>, step: i32) -> Option<Action> {
    let at = from.and_then(|action| COLUMNS.iter().position(|column| *column == action));
    match (at, step) {
        (_, 0) => None,
        (Some(at), 1) => COLUMNS.get(at + 1).copied(),
        (Some(at), _) => COLUMNS.get(at.checked_sub(1)?).copied(),
        (None, 1) => Some(Action::Raise),
        (None, _) => Some(Action::Reduce),
    }
}

/// The column whose number was typed: 1 to 4, and 0 for the tray.
fn typed_column(ui: &Ui) -> Option<Action> {
    let typed = ui.input_mut(|input| {
        let is_number = |event: &Event| {
            matches!(event, Event::Text(text) if matches!(text.as_bytes(), [b'0'..=b'4']))
        };
        let at = input.events.iter().position(is_number)?;
        match input.events.remove(at) {
            Event::Text(text) => text.parse::<usize>().ok(),
            _ => None,
        }
    })?;
    match typed {
        0 => Some(Action::Keep),
        number => COLUMNS.get(number - 1).copied(),
    }
}
