//! A card on its way to another column.

use egui::{
    Align2, CursorIcon, FontId, Key, LayerId, Modifiers, Order, Rect, Response, Stroke, StrokeKind,
    Ui, Vec2, vec2,
};

use super::super::fields::{one_line, semibold};
use super::super::theme;
use super::{BoardView, Frame, is_pointed_at, words};
use crate::analysis::{Judgement, move_card};
use crate::model::{Action, FactorId};

/// The most characters of a name on a card that is held.
const NAME_CHARS: usize = 80;

/// A drag in progress.
#[derive(Debug)]
pub(super) struct CardDrag {
    factor: FactorId,
    /// From the pointer to the card's corner.
    grab: Vec2,
    /// Of the card.
    size: Vec2,
    /// The column under the pointer.
    over: Option<Action>,
    /// Escape was pressed: what still comes of this drag is to be ignored.
    cancelled: bool,
    /// The pointer let go in this frame.
    dropped: bool,
    /// The card was shown in this frame.
    shown: bool,
}

impl BoardView {
    /// Before anything is shown.
    pub(super) fn begin_drag_frame(&mut self) {
        if let Some(drag) = &mut self.drag {
            drag.over = None;
            drag.shown = false;
        }
    }

    /// Whether this card is the one that is held.
    pub(super) fn holds(&self, factor: &FactorId) -> bool {
        let drag = self.drag.as_ref();
        drag.is_some_and(|drag| drag.factor == *factor && !drag.cancelled)
    }

    /// Whether a card is held over `rect`, the place of a column.
    pub(super) fn is_held_over(&mut self, ui: &Ui, rect: Rect, action: Action) -> bool {
        let held = self.drag.as_mut().filter(|drag| !drag.cancelled);
        match held {
            Some(drag) if is_pointed_at(ui, rect) => {
                drag.over = Some(action);
                true
            }
            _ => false,
        }
    }

    /// What the pointer does to a card.
    pub(super) fn drag(&mut self, ui: &Ui, factor: &FactorId, response: &Response) {
        if response.drag_started()
            && let Some(press) = ui.input(|input| input.pointer.press_origin())
        {
            self.drag = Some(CardDrag {
                factor: factor.clone(),
                grab: response.rect.min - press,
                size: response.rect.size(),
                over: None,
                cancelled: false,
                dropped: false,
                shown: true,
            });
        }
        if let Some(drag) = self.drag.as_mut().filter(|drag| drag.factor == *factor) {
            drag.shown = true;
            drag.dropped |= response.drag_stopped();
        }
    }

    /// After everything is shown: drop the card, or paint it at the pointer.
    pub(super) fn end_drag_frame(&mut self, ui: &Ui, frame: &mut Frame<'_>) {
        let Some(drag) = &mut self.drag else {
            return;
        };
        let escape =
            |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if !drag.cancelled && escape(ui) {
            drag.cancelled = true;
        }
        let mut cards = frame.judgements.iter();
        let judged = cards.find(|judged| judged.factor == drag.factor);
        let Some(judged) = judged.filter(|_| !drag.cancelled) else {
            if drag.dropped || !drag.shown {
                self.drag = None;
            }
            return;
        };
        let over = drag.over.filter(|action| judged.action() != Some(*action));
        if drag.dropped {
            self.drag = None;
            if let Some(action) = over {
                frame.move_card(judged, action);
            }
        } else if drag.shown {
            ghost(ui, frame, drag, judged, over);
        } else {
            self.drag = None; // Its card is gone, and will not say that it ended.
        }
    }
}

/// The card at the pointer, with what letting go would do.
fn ghost(ui: &Ui, frame: &Frame<'_>, drag: &CardDrag, judged: &Judgement, over: Option<Action>) {
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let (Some(pointer), Some(factor)) = (pointer, frame.project().factor(&judged.factor)) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let text = over.map(|action| {
        let found = move_card(frame.project(), &judged.factor, action);
        match found {
            Some(found) if found.score.is_some() => frame.name_of_move(factor, found, action),
            _ => words::no_proposal(action),
        }
    });
    let colors = theme::colors(ui);
    let layer = LayerId::new(Order::Tooltip, frame.panel.with("ghost"));
    let painter = ui.ctx().layer_painter(layer);
    let width = drag.size.x.clamp(120.0, 260.0);
    let room = width - 20.0;
    let name: String = one_line(&factor.name).chars().take(NAME_CHARS).collect();
    let name = painter.layout(name, semibold(ui, 13.5), colors.text, room);
    let small = FontId::proportional(12.0);
    let text = painter.layout(text.unwrap_or_default(), small, colors.accent, room);
    let gap = if text.is_empty() { 0.0 } else { 4.0 };
    let height = name.size().y + gap + text.size().y + 16.0;
    // Held where it was picked up, however tall it was.
    let grab = vec2(
        drag.grab.x.max(10.0 - width),
        drag.grab.y.max(10.0 - height),
    );
    let rect = Align2::LEFT_TOP.anchor_size(pointer + grab, vec2(width, height));
    painter.add(ui.visuals().popup_shadow.as_shape(rect, 6.0));
    let edge = Stroke::new(1.5, colors.accent);
    painter.rect(rect, 6.0, colors.field, edge, StrokeKind::Inside);
    let at = rect.min + vec2(10.0, 8.0);
    let below = at + vec2(0.0, name.size().y + gap);
    painter.galley(at, name, colors.text);
    painter.galley(below, text, colors.accent);
}
