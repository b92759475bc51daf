//! The labels: dragged to where they are to stay, and double-clicked to rename.

use egui::{CursorIcon, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::live::take_escape;
use super::Stage;
use super::band::{Press, pick};
use super::menu;
use super::thing::Thing;
use crate::command::Command;
use crate::edit::{Edit, ListEdit, MapChange};
use crate::figure::LabelPlace;
use crate::model::Pin;
use crate::render::screen::{page_from_screen, screen_from_page};

/// A label on its way.
#[derive(Debug)]
struct Drag {
    of: Thing,
    /// From the pointer to the middle of the label.
    grab: Vec2,
    cancelled: bool,
}

/// What the labels remember between frames.
#[derive(Debug, Default)]
pub(super) struct LabelDrag {
    drag: Option<Drag>,
}

impl LabelDrag {
    pub(super) fn is_dragging(&self) -> bool {
        self.drag.is_some()
    }

    pub(super) fn ui(&mut self, ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
        let labels = &stage.picture.labels;
        let competitors = labels.competitors.iter();
        let competitors = competitors.map(|(id, place)| (Thing::Competitor(id.clone()), place));
        let segments = labels.segments.iter();
        let segments = segments.map(|(id, place)| (Thing::Segment(id.clone()), place));
        let mut any = false;
        for (thing, place) in segments.chain(competitors) {
            let response = label(ui, stage, &thing, place);
            any |= response.dragged() || response.drag_stopped();
            presses(ui, stage, &thing, &response, commands);
            self.drag(ui, stage, (&thing, place), &response, commands);
        }
        if !any && self.drag.take().is_some_and(|drag| !drag.cancelled) {
            commands.push(Command::CommitGesture);
        }
    }

    fn drag(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        (thing, place): (&Thing, &LabelPlace),
        response: &Response,
        commands: &mut Vec<Command>,
    ) {
        if response.drag_started()
            && let Some(press) = ui.input(|input| input.pointer.press_origin())
        {
            let middle = screen_from_page(&stage.transform, place.bounds.center());
            self.drag = Some(Drag {
                of: thing.clone(),
                grab: middle - press,
                cancelled: false,
            });
            commands.push(Command::BeginGesture);
        }
        let Some(drag) = self.drag.as_mut().filter(|drag| drag.of == *thing) else {
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
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            let middle = page_from_screen(&stage.transform, pointer + drag.grab);
            let way = middle - place.of;
            let pin = Pin::nearest(way.x, way.y);
            commands.push(pinned(stage, thing, Some(pin)));
        }
        if response.drag_stopped() {
            if !drag.cancelled {
                commands.push(Command::CommitGesture);
            }
            self.drag = None;
        }
    }
}

/// Put a label where it is to stay; nowhere leaves it to the program.
pub(super) fn pinned(stage: &Stage<'_>, thing: &Thing, pin: Option<Pin>) -> Command {
    let change = match thing {
        Thing::Competitor(id) => MapChange::Pin(id.clone(), pin),
        Thing::Segment(id) => MapChange::SegmentPin(id.clone(), pin),
    };
    let id = stage.map.id.clone();
    Command::Edit(Edit::Map(ListEdit::Change { id, change }))
}

/// The widget of a label. The keyboard goes to its bubble instead.
fn label(ui: &Ui, stage: &Stage<'_>, thing: &Thing, place: &LabelPlace) -> Response {
    let bounds = place.bounds;
    let corner = |x, y| screen_from_page(&stage.transform, kurbo::Point::new(x, y));
    let rect = Rect::from_two_pos(corner(bounds.x0, bounds.y0), corner(bounds.x1, bounds.y1));
    let id = thing.handle_id(ui).with("label");
    let sense = Sense::CLICK.union(Sense::DRAG);
    let response = ui.interact(rect.intersect(stage.clip), id, sense);
    response.widget_info(|| {
        let name = format!("Label of {}", stage.thing(thing));
        WidgetInfo::labeled(Role::Button, true, name)
    });
    response.on_hover_cursor(CursorIcon::Grab)
}

fn presses(
    ui: &Ui,
    stage: &Stage<'_>,
    thing: &Thing,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    if response.double_clicked() {
        commands.push(Command::Rename(thing.selection()));
    } else if response.clicked() || response.secondary_clicked() {
        commands.push(match thing {
            Thing::Competitor(id) => pick(stage, id, Press::of(ui, response)),
            Thing::Segment(_) => Command::Select(thing.selection()),
        });
    }
    response.context_menu(|ui| menu::thing(ui, stage, thing, commands));
}
