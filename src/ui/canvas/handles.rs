//! The points of the curves as handles: dragged, nudged, typed.

use egui::{EventFilter, Key, Modifiers, Response, Ui, Vec2};

use super::super::live::{Keyboard, MANY, NEAR, ROOM, SNAP, nudges, take_escape, typed_digit};
use super::grip::{Grip, handle, handle_id, start_level, unscored};
use super::inline::InlineEdit;
use super::{Stage, context_menu, overlay};
use crate::command::{Command, Selection};
use crate::edit::Edit;
use crate::figure::{Lane, Placed};
use crate::model::{CompetitorId, FactorId, Level, Score};
use crate::render::screen::{page_from_screen, screen_from_page};

/// A drag in progress.
#[derive(Debug)]
struct Drag {
    competitor: CompetitorId,
    factor: FactorId,
    /// From the pointer to the point, so that picking a point up off its centre
    /// does not move it.
    grab: Vec2,
    /// The layout keeps its lane for what is not offered until the drag ends.
    lane: Lane,
    /// Escape was pressed: what still comes of this drag is to be ignored.
    cancelled: bool,
}

/// What the handles remember between frames.
#[derive(Debug, Default)]
pub(super) struct Handles {
    drag: Option<Drag>,
    /// Arrow keys are held down: one undo step until they are let go.
    nudging: bool,
    keyboard: Keyboard,
}

impl Handles {
    pub(super) fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    /// The lane that the layout must have.
    pub(super) fn lane(&self) -> Lane {
        self.drag.as_ref().map_or(Lane::IfUsed, |drag| drag.lane)
    }

    pub(super) fn ui(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        hovered: Option<&CompetitorId>,
        inline: &mut Option<InlineEdit>,
        commands: &mut Vec<Command>,
    ) {
        self.take_the_keyboard(ui, stage, inline.is_some());
        let mut any_dragged = false;
        let front = stage.context.selection.competitor().or(hovered);
        let grips = self.grips(ui, stage);
        let is_in_front = |grip: &&Grip| Some(&grip.competitor) == front;
        let in_front: Vec<&Grip> = grips.iter().filter(is_in_front).collect();
        for grip in &grips {
            let response = handle(ui, stage, grip, !is_covered(stage, grip, &in_front));
            any_dragged |= response.dragged() || response.drag_stopped();
            self.drag(ui, stage, grip, &response, commands);
            if inline.is_none() && self.drag.is_none() && response.has_focus() {
                *inline = self.keys(ui, stage, grip, &response, commands);
            }
            response.context_menu(|ui| context_menu(ui, stage.context.selection, commands));
            overlay::grip(ui, stage, &response, grip);
            if self.moves(grip) {
                overlay::value(ui, stage, grip);
            }
        }
        // A handle that vanished during its drag never said that it ended.
        if !any_dragged && self.drag.take().is_some_and(|drag| !drag.cancelled) {
            commands.push(Command::CommitGesture);
        }
        self.stop_nudging(ui, commands);
    }

    fn moves(&self, grip: &Grip) -> bool {
        self.drag.as_ref().is_some_and(|drag| {
            !drag.cancelled && drag.competitor == grip.competitor && drag.factor == grip.factor
        })
    }

    /// Give the keyboard to the selected point once nothing else has it: after a
    /// dialog or a field is closed, and when a point is selected elsewhere.
    fn take_the_keyboard(&mut self, ui: &Ui, stage: &Stage<'_>, typing: bool) {
        let selection = stage.context.selection;
        if self.keyboard.is_free(ui, selection, typing)
            && let Selection::Point(competitor, factor) = selection
        {
            let id = handle_id(ui, competitor, factor);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// The points that can be picked up. Their order is that of Tab, so it must
    /// not depend on what is selected.
    fn grips(&self, ui: &Ui, stage: &Stage<'_>) -> Vec<Grip> {
        let selected = stage.context.selection.competitor();
        let own = stage.project().own().map(|own| &own.id);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let many = stage.canvas.points.len() > MANY;
        let wanted = |point: &&Placed| {
            let id = Some(&point.competitor);
            let near = pointer.is_some_and(|pointer| {
                let at = screen_from_page(&stage.transform, point.at);
                at.distance(pointer) < NEAR || self.is_dragging() && id == selected
            });
            !many || near || id == selected || id == own
        };
        let mut grips: Vec<Grip> = stage
            .canvas
            .points
            .iter()
            .filter(wanted)
            .map(Grip::of)
            .collect();
        grips.extend(unscored(stage));
        grips
    }

    fn drag(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        grip: &Grip,
        response: &Response,
        commands: &mut Vec<Command>,
    ) {
        let selection = Selection::Point(grip.competitor.clone(), grip.factor.clone());
        if response.clicked() || response.secondary_clicked() || response.gained_focus() {
            commands.push(Command::Select(selection.clone()));
        }
        if response.clicked() {
            response.request_focus();
        }
        if response.drag_started()
            && let Some(press) = ui.input(|input| input.pointer.press_origin())
        {
            self.drag = Some(Drag {
                competitor: grip.competitor.clone(),
                factor: grip.factor.clone(),
                grab: screen_from_page(&stage.transform, grip.at) - press,
                lane: lane_of(stage),
                cancelled: false,
            });
            response.request_focus();
            self.nudging = false; // What the arrow keys did is a step of its own.
            commands.push(Command::Select(selection));
            commands.push(Command::BeginGesture);
        }
        let Some(drag) = self
            .drag
            .as_mut()
            .filter(|drag| drag.competitor == grip.competitor && drag.factor == grip.factor)
        else {
            return;
        };
        if !drag.cancelled && take_escape(ui) {
            drag.cancelled = true;
            commands.push(Command::CancelGesture);
        }
        if response.dragged()
            && !drag.cancelled
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let at = page_from_screen(&stage.transform, pointer + drag.grab);
            let score = score_at(stage, at.y, ui.input(|input| input.modifiers.command));
            if score != grip.score {
                commands.push(set(grip, score));
            }
        }
        if response.drag_stopped() {
            if !drag.cancelled {
                commands.push(Command::CommitGesture);
            }
            self.drag = None;
        }
    }

    /// What the keys do to the point that has them; a field, if one is typed into it.
    fn keys(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        grip: &Grip,
        response: &Response,
        commands: &mut Vec<Command>,
    ) -> Option<InlineEdit> {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));

        let mut score = grip.score;
        for (key, step) in nudges(ui, &[Key::ArrowUp, Key::ArrowDown]) {
            let delta = if key == Key::ArrowUp { step } else { -step };
            if !self.nudging {
                self.nudging = true;
                commands.push(Command::BeginGesture);
            }
            score = Score::Level(nudged(stage, grip, score, delta));
            commands.push(set(grip, score));
        }
        if let Some(beside) = neighbour(ui, stage, grip) {
            ui.memory_mut(|memory| memory.request_focus(handle_id(ui, &grip.competitor, &beside)));
        }
        let text = typed_digit(ui).or_else(|| {
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let level = grip.score.level();
            let shown = level.map(|level| stage.project().settings.scale.show(level));
            enter.then(|| shown.unwrap_or_default())
        })?;
        Some(InlineEdit::level(&grip.competitor, &grip.factor, text))
    }

    /// Close the undo step of held arrow keys once they are let go.
    fn stop_nudging(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let held = ui.input(|input| input.key_down(Key::ArrowUp) || input.key_down(Key::ArrowDown));
        if self.nudging && !held {
            self.nudging = false;
            commands.push(Command::CommitGesture);
        }
    }
}

/// Whether a point lies under one of the curve that is in front, which then is
/// the one that a press picks up.
fn is_covered(stage: &Stage<'_>, grip: &Grip, in_front: &[&Grip]) -> bool {
    let reach = f64::from(ROOM / stage.scale()) / 2.0;
    in_front.iter().any(|other| {
        other.competitor != grip.competitor
            && other.factor == grip.factor
            && other.at.distance(grip.at) < reach
    })
}

fn set(grip: &Grip, score: Score) -> Command {
    Command::Edit(Edit::SetScore {
        competitor: grip.competitor.clone(),
        factor: grip.factor.clone(),
        score,
    })
}

/// During a drag that may end in "not offered" the lane stays where it is.
fn lane_of(stage: &Stage<'_>) -> Lane {
    if stage.canvas.axes.not_offered > stage.canvas.axes.bottom {
        Lane::Shown
    } else {
        Lane::IfUsed
    }
}

/// What a point dragged to `y` on the page stands for.
fn score_at(stage: &Stage<'_>, y: f64, snap: bool) -> Score {
    let axes = &stage.canvas.axes;
    let halfway = f64::midpoint(axes.bottom, axes.not_offered);
    if axes.not_offered > axes.bottom && y > halfway {
        return Score::NotOffered;
    }
    let level = axes.level_at(y);
    Score::Level(if snap { level.snapped(SNAP) } else { level })
}

fn nudged(stage: &Stage<'_>, grip: &Grip, score: Score, delta: f64) -> Level {
    match score {
        Score::Level(level) => level.nudged(delta),
        // Up from the lane is onto the scale.
        Score::NotOffered => Level::MIN,
        Score::Unscored => start_level(stage, &grip.factor),
    }
}

/// The next factor to the left or right that has a point of this curve, if its arrow was pressed.
fn neighbour(ui: &Ui, stage: &Stage<'_>, grip: &Grip) -> Option<FactorId> {
    let (left, right) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowLeft),
            input.consume_key(Modifiers::NONE, Key::ArrowRight),
        )
    });
    let columns = &stage.canvas.axes.columns;
    let at = columns.iter().position(|(id, _)| *id == grip.factor)?;
    let next = match (left, right) {
        (true, false) => at.checked_sub(1)?,
        (false, true) => at + 1,
        _ => return None,
    };
    columns.get(next).map(|(id, _)| id.clone())
}
