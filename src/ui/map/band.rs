//! The ground of the map: a rubber band around several bubbles, clicks that
//! select, and rings that are taken by their rims.

use egui::{PointerButton, Response, Stroke, StrokeKind, Ui};
use kurbo::{Point, Rect};

use super::super::live::{MANY, take_escape};
use super::Stage;
use super::drag::Drag;
use super::hit::{self, Under};
use super::rings;
use super::thing::Thing;
use crate::command::{Command, Selection};
use crate::model::CompetitorId;
use crate::render::screen::{color, page_from_screen, screen_from_page};

/// What the ground remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Band {
    /// Where it was begun, on the page.
    from: Option<Point>,
    cancelled: bool,
}

impl Band {
    pub(super) fn is_dragging(&self) -> bool {
        self.from.is_some()
    }

    /// Whether a drag of the ground is for a band or a ring, even where it would
    /// move the picture.
    pub(super) fn holds(&self, ui: &Ui, under: Option<&Under>) -> bool {
        self.from.is_some()
            || ui.input(|input| input.modifiers.shift)
            || matches!(under, Some(Under::Rim(_)))
    }

    pub(super) fn ui(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        ground: &Response,
        drag: &mut Option<Drag>,
        commands: &mut Vec<Command>,
    ) {
        clicks(ui, stage, ground, commands);
        if ground.drag_started_by(PointerButton::Primary) {
            self.start(ui, stage, drag, commands);
        }
        if let Some(held) = drag.as_mut().filter(|drag| drag.by_ground)
            && held.follow(ui, stage, ground, commands)
        {
            *drag = None;
        }
        self.follow(ui, stage, ground, commands);
    }

    fn start(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        drag: &mut Option<Drag>,
        commands: &mut Vec<Command>,
    ) {
        let Some(press) = ui.input(|input| input.pointer.press_origin()) else {
            return;
        };
        let at = page_from_screen(&stage.transform, press);
        let reach = hit::REACH / f64::from(stage.scale());
        if let Some(Under::Rim(id)) = hit::under(stage.picture, at, reach) {
            let thing = Thing::Segment(id);
            if let Some(place) = rings::place(stage, &thing) {
                *drag = Drag::start(ui, stage, &thing, place, commands);
                if let Some(drag) = drag {
                    drag.by_ground = true;
                }
            }
        } else if !stage.zoomed || ui.input(|input| input.modifiers.shift) {
            self.from = Some(at);
            self.cancelled = false;
        }
    }

    fn follow(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        ground: &Response,
        commands: &mut Vec<Command>,
    ) {
        let Some(from) = self.from else { return };
        let over = ground.drag_stopped();
        self.cancelled |= take_escape(ui);
        let pointer = ground.interact_pointer_pos();
        if let Some(pointer) = pointer.filter(|_| !self.cancelled) {
            let to = page_from_screen(&stage.transform, pointer);
            let band = Rect::from_points(from, to);
            paint(ui, stage, band);
            if over {
                let adds = ui.input(|input| input.modifiers.shift);
                commands.push(Command::Select(within(stage, band, adds)));
            }
        }
        if over || !ground.dragged() {
            self.from = None;
        }
    }
}

/// What a click on the ground selects: what lies there, or nothing.
fn clicks(ui: &Ui, stage: &Stage<'_>, ground: &Response, commands: &mut Vec<Command>) {
    let clicked = ground.clicked() || ground.secondary_clicked();
    if !clicked {
        return;
    }
    let under = stage.under.as_ref();
    let press = Press::of(ui, ground);
    if let Some(id) = under.and_then(Under::competitor) {
        if ground.double_clicked() {
            let what = Selection::Competitor(id.clone());
            commands.push(Command::Rename(what));
        } else {
            commands.push(pick(stage, id, press));
        }
    } else if let Some(id) = under.and_then(Under::segment) {
        commands.push(Command::Select(Selection::Segment(id.clone())));
    } else if press != Press::Adds {
        commands.push(Command::Select(Selection::Project));
    }
}

/// How something was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// To select it alone.
    Click,
    /// With Shift held.
    Adds,
    /// For its menu.
    Menu,
}

impl Press {
    pub(super) fn of(ui: &Ui, response: &Response) -> Self {
        if response.secondary_clicked() {
            Self::Menu
        } else if ui.input(|input| input.modifiers.shift) {
            Self::Adds
        } else {
            Self::Click
        }
    }
}

/// Select a competitor: added to the others or taken from them with Shift held.
/// A menu is about all that are selected, if this one is.
pub(super) fn pick(stage: &Stage<'_>, id: &CompetitorId, press: Press) -> Command {
    let selection = stage.context.selection;
    let among = matches!(selection, Selection::Several(_)) && selection.has(id);
    Command::Select(match press {
        Press::Adds => selection.toggled(id),
        Press::Menu if among => selection.clone(),
        Press::Menu | Press::Click => Selection::Competitor(id.clone()),
    })
}

/// Those whose middles are in the band, perhaps with those that are selected.
fn within(stage: &Stage<'_>, band: Rect, adds: bool) -> Selection {
    let bubbles = stage.picture.bubbles.iter();
    let inside = bubbles.filter(|bubble| band.contains(bubble.at));
    let mut ids: Vec<CompetitorId> = inside.map(|bubble| bubble.competitor.clone()).collect();
    if adds {
        ids.extend_from_slice(stage.context.selection.competitors());
    }
    Selection::of_competitors(ids)
}

/// The band, and rings around what is in it.
fn paint(ui: &Ui, stage: &Stage<'_>, band: Rect) {
    let look = stage.context.theme.look();
    let painter = ui.painter_at(stage.clip);
    let corner = |x, y| screen_from_page(&stage.transform, Point::new(x, y));
    let rect = egui::Rect::from_two_pos(corner(band.x0, band.y0), corner(band.x1, band.y1));
    let (fill, edge) = (look.accent.faded(0.10), color(look.accent.faded(0.7)));
    let edge = Stroke::new(1.0, edge);
    painter.rect(rect, 2.0, color(fill), edge, StrokeKind::Inside);
    let bubbles = stage.picture.bubbles.iter();
    let inside = bubbles.filter(|bubble| band.contains(bubble.at));
    for bubble in inside.take(MANY) {
        let at = screen_from_page(&stage.transform, bubble.at);
        let radius = bubble.radius as f32 * stage.scale() + 3.5;
        let halo = Stroke::new(2.0, color(look.accent.faded(0.5)));
        painter.circle_stroke(at, radius, halo);
    }
}
