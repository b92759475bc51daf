//! Bubbles and rings under the pointer, on their way.

use egui::{Pos2, Response, Ui, Vec2};
use kurbo::Point;

use super::super::live::{MANY, take_escape};
use super::Stage;
use super::group::{Hold, Spot};
use super::thing::{Movers, Thing};
use crate::command::Command;
use crate::render::screen::{page_from_screen, screen_from_page};

/// A drag in progress.
#[derive(Debug)]
pub(super) struct Drag {
    movers: Movers,
    /// Where the held one was, on the page.
    pub(super) from: Point,
    /// From the pointer to there, so that picking a thing up off its centre does
    /// not move it.
    grab: Vec2,
    /// The industry standards on both axes when it began.
    standards: [Option<f64>; 2],
    /// By the rim of a ring, which is the business of the ground.
    pub(super) by_ground: bool,
    /// Escape was pressed: what still comes of this drag is to be ignored.
    pub(super) cancelled: bool,
    /// Whether the widget that is dragged was there this frame.
    alive: bool,
}

impl Drag {
    /// Pick a thing up that stands at a point of the page. `spot` is where that
    /// is in levels.
    pub(super) fn start(
        ui: &Ui,
        stage: &Stage<'_>,
        held: &Thing,
        (from, spot): (Point, Spot),
        commands: &mut Vec<Command>,
    ) -> Option<Self> {
        let press = ui.input(|input| input.pointer.press_origin())?;
        if !held.is_selected(stage.context.selection) {
            commands.push(Command::Select(held.selection()));
        }
        commands.push(Command::BeginGesture);
        Some(Self {
            movers: Movers::of(stage, held, spot),
            from,
            grab: screen_from_page(&stage.transform, from) - press,
            standards: *stage.standards(),
            by_ground: false,
            cancelled: false,
            alive: true,
        })
    }

    /// Whether this is the thing that is held.
    pub(super) fn holds(&self, thing: &Thing) -> bool {
        self.movers.held().is_some_and(|(held, _)| held == thing)
    }

    /// The thing that is held, and where it was.
    pub(super) fn held(&self) -> Option<(&Thing, Spot)> {
        self.movers.held()
    }

    /// How many things are moved.
    pub(super) fn count(&self) -> usize {
        self.movers.things.len()
    }

    /// The industry standards on both axes. Of very many competitors those from
    /// the beginning of the drag: asking all of them takes longer than a frame has.
    pub(super) fn standards<'a>(&'a self, stage: &'a Stage<'_>) -> &'a [Option<f64>; 2] {
        if stage.project().competitors.len() > MANY {
            &self.standards
        } else {
            stage.standards()
        }
    }

    /// Go where the pointer goes; `true` once it is let go.
    pub(super) fn follow(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        response: &Response,
        commands: &mut Vec<Command>,
    ) -> bool {
        self.alive = true;
        if !self.cancelled && take_escape(ui) {
            self.cancelled = true;
            commands.push(Command::CancelGesture);
        }
        if response.dragged()
            && !self.cancelled
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let spots = self.spots(ui, stage, pointer);
            commands.extend(self.movers.put(stage, &spots));
        }
        let over = response.drag_stopped();
        if over && !self.cancelled {
            commands.push(Command::CommitGesture);
        }
        over
    }

    fn spots(&self, ui: &Ui, stage: &Stage<'_>, pointer: Pos2) -> Vec<Spot> {
        let to = page_from_screen(&stage.transform, pointer + self.grab);
        let modifiers = ui.input(|input| input.modifiers);
        let hold = Hold {
            snap: modifiers.command,
            lock: modifiers.shift,
        };
        // Screens count in `f32`: what was not moved is exactly where it was.
        let same = ui.input(|input| input.pointer.press_origin() == Some(pointer));
        let to = if same { self.from } else { to };
        let axes = &stage.picture.axes;
        self.movers.group.dragged(axes, self.from, to, hold)
    }
}

/// A thing whose handle vanished during its drag never said that it ended.
pub(super) fn end_if_lost(drag: &mut Option<Drag>, commands: &mut Vec<Command>) {
    let lost = drag
        .as_mut()
        .is_some_and(|drag| !std::mem::take(&mut drag.alive));
    if lost && drag.take().is_some_and(|drag| !drag.cancelled) {
        commands.push(Command::CommitGesture);
    }
}
