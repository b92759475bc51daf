//! Bubbles and rings as handles: dragged, nudged, typed.

use egui::{EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};
use kurbo::Point;

use super::super::live::{GRIP, Keyboard, MANY, NEAR, ROOM, nudges, typed_digit};
use super::Stage;
use super::band::{Press, pick};
use super::directory::Whereabouts;
use super::drag::Drag;
use super::group::Spot;
use super::thing::{Movers, Thing, start_position, start_score};
use super::typed::Typed;
use super::{menu, overlay, rings};
use crate::command::{Command, Selection};
use crate::edit::Edit;
use crate::figure::{Bubble, Position};
use crate::model::{CompetitorId, FactorId, Level, Score};
use crate::render::screen::{page_from_screen, screen_from_page};

/// The keys that move a thing.
const ARROWS: [Key; 4] = [
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
];

/// Something that can be picked up.
#[derive(Clone, Debug)]
pub(super) struct Grip {
    pub(super) thing: Thing,
    /// On the page.
    pub(super) at: Point,
    /// In page points.
    pub(super) radius: f64,
    pub(super) spot: Spot,
    /// A competitor that is not on the map yet, at a place to start from.
    pub(super) unplaced: bool,
}

/// What the handles remember between frames.
#[derive(Debug, Default)]
pub(super) struct Handles {
    /// Where the one that has the keyboard was when the arrow keys were
    /// pressed: all until they are let go is one undo step.
    nudging: Option<Spot>,
    keyboard: Keyboard,
    /// What had the keyboard a frame ago.
    focused: Option<Thing>,
    /// A level that a key made not offered, to go back to.
    offered: Option<(CompetitorId, FactorId, Level)>,
    /// Where the selected bubbles are in their list, and those that need handles.
    selected: Whereabouts,
    in_hand: Whereabouts,
}

impl Handles {
    pub(super) fn ui(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        drag: &mut Option<Drag>,
        typed: &mut Option<Typed>,
        commands: &mut Vec<Command>,
    ) {
        self.take_the_keyboard(ui, stage, typed.is_some());
        let grips = self.grips(ui, stage, drag.as_ref());
        let selected = stage.context.selection.competitors().to_vec();
        let bubbles = &stage.picture.bubbles;
        let selected = self.selected.find(stage.drawn.serial, bubbles, selected);
        overlay::selected(ui, stage, selected);
        if let Some(drag) = drag.as_ref().filter(|drag| !drag.cancelled)
            && let Some(held) = grips.iter().find(|grip| drag.holds(&grip.thing))
        {
            overlay::standards(ui, stage, drag, held.at);
        }
        self.focused = None;
        for grip in &grips {
            let response = handle(ui, stage, grip, &grips);
            overlay::grip(ui, stage, &response, grip);
            if response.has_focus() {
                self.focused = Some(grip.thing.clone());
            }
            presses(ui, stage, grip, &response, commands);
            if response.drag_started() {
                self.nudging = None; // What the arrow keys did is a step of its own.
                *drag = Drag::start(ui, stage, &grip.thing, (grip.at, grip.spot), commands);
                response.request_focus();
            }
            if let Some(held) = drag.as_mut().filter(|it| it.holds(&grip.thing)) {
                if !held.cancelled {
                    overlay::moving(ui, stage, held, grip);
                }
                if !held.by_ground && held.follow(ui, stage, &response, commands) {
                    *drag = None;
                }
            } else if typed.is_none() && drag.is_none() && response.has_focus() {
                *typed = self.keys(ui, stage, grip, &response, commands);
            }
            tooltip(stage, grip, response, drag.is_some());
        }
        if drag.is_none() {
            overlay::name(ui, stage, &grips);
        }
        self.stop_nudging(ui, commands);
    }

    /// Give the keyboard to what is selected once nothing else has it.
    fn take_the_keyboard(&mut self, ui: &Ui, stage: &Stage<'_>, typing: bool) {
        let selection = stage.context.selection;
        if !self.keyboard.is_free(ui, selection, typing) {
            return;
        }
        let thing = match selection {
            Selection::Competitor(id) => Thing::Competitor(id.clone()),
            Selection::Segment(id) => Thing::Segment(id.clone()),
            _ => return,
        };
        ui.memory_mut(|memory| memory.request_focus(thing.handle_id(ui)));
    }

    /// What can be picked up. Their order is that of Tab, so it must not depend
    /// on what is selected: bubbles back to front, then rings.
    fn grips(&mut self, ui: &Ui, stage: &Stage<'_>, drag: Option<&Drag>) -> Vec<Grip> {
        let bubbles = &stage.picture.bubbles;
        let mut grips: Vec<Grip> = if bubbles.len() <= MANY {
            bubbles.iter().map(of_bubble).collect()
        } else {
            let mut places = self.in_hand(stage, drag);
            places.extend(near_the_pointer(ui, stage));
            places.sort_unstable();
            places.dedup();
            let few = places.into_iter().filter_map(|place| bubbles.get(place));
            few.map(of_bubble).collect()
        };
        grips.extend(unplaced(stage));
        grips.extend(stage.picture.rings.iter().filter_map(|ring| {
            let thing = Thing::Segment(ring.segment.clone());
            let (at, spot) = rings::place(stage, &thing)?;
            Some(Grip {
                thing,
                at,
                radius: ring.radius,
                spot,
                unplaced: false,
            })
        }));
        grips
    }

    /// The places of bubbles that have handles wherever the pointer is: of the
    /// selected ones, if they are not too many, of what has the keyboard and of
    /// what is dragged.
    fn in_hand(&mut self, stage: &Stage<'_>, drag: Option<&Drag>) -> Vec<usize> {
        let selected = stage.context.selection.competitors();
        let mut wanted = if selected.len() <= MANY {
            selected.to_vec()
        } else {
            Vec::new()
        };
        let held = drag.and_then(Drag::held).map(|(thing, _)| thing);
        for thing in [self.focused.as_ref(), held].into_iter().flatten() {
            if let Thing::Competitor(id) = thing {
                wanted.push(id.clone());
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        let bubbles = &stage.picture.bubbles;
        let found = self.in_hand.find(stage.drawn.serial, bubbles, wanted);
        found.to_vec()
    }

    /// What the keys do to the thing that has them; a field, if one is typed into it.
    fn keys(
        &mut self,
        ui: &Ui,
        stage: &Stage<'_>,
        grip: &Grip,
        response: &Response,
        commands: &mut Vec<Command>,
    ) -> Option<Typed> {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        self.nudge(ui, stage, grip, commands);
        commands.extend(self.toggle_not_offered(ui, stage, &grip.thing));
        if let Some(digit) = typed_digit(ui) {
            return Typed::over(stage, grip, digit);
        }
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        enter.then(|| Typed::of(stage, grip)).flatten()
    }

    /// Move it, and what is selected with it, the way the arrows point on the screen.
    fn nudge(&mut self, ui: &Ui, stage: &Stage<'_>, grip: &Grip, commands: &mut Vec<Command>) {
        let axes = &stage.picture.axes;
        let (mut x, mut y) = (0.0, 0.0);
        for (key, step) in nudges(ui, &ARROWS) {
            match key {
                Key::ArrowRight => x += step,
                Key::ArrowLeft => x -= step,
                Key::ArrowUp => y += step,
                _ => y -= step,
            }
        }
        if x == 0.0 && y == 0.0 {
            return;
        }
        // The page runs downwards.
        let x = x * (axes.x.ends.1 - axes.x.ends.0).signum();
        let y = y * (axes.y.ends.0 - axes.y.ends.1).signum();
        if self.nudging.is_none() {
            commands.push(Command::BeginGesture);
        }
        let start = *self.nudging.get_or_insert(grip.spot);
        let movers = Movers::of(stage, &grip.thing, grip.spot).began_at(start);
        let spots = movers.group.nudged(axes, x, y);
        commands.extend(movers.put(stage, &spots));
    }

    /// Close the undo step of held arrow keys once they are let go.
    fn stop_nudging(&mut self, ui: &Ui, commands: &mut Vec<Command>) {
        let held = ui.input(|input| ARROWS.iter().any(|key| input.key_down(*key)));
        if !held && self.nudging.take().is_some() {
            commands.push(Command::CommitGesture);
        }
    }

    /// `N` is about the horizontal axis, with Shift about the vertical one.
    fn toggle_not_offered(&mut self, ui: &Ui, stage: &Stage<'_>, thing: &Thing) -> Option<Command> {
        let Thing::Competitor(id) = thing else {
            return None;
        };
        let (x, y) = ui.input_mut(|input| {
            let y = input.consume_key(Modifiers::SHIFT, Key::N);
            (input.consume_key(Modifiers::NONE, Key::N), y)
        });
        let axes = &stage.picture.axes;
        let axis = match (x, y) {
            (true, _) => &axes.x,
            (_, true) => &axes.y,
            _ => return None,
        };
        let factor = axis.of.factor()?;
        let score = match stage.project().scores.get(id, factor) {
            Score::NotOffered => match &self.offered {
                Some((whose, of, level)) if (whose, of) == (id, factor) => Score::Level(*level),
                _ => start_score(stage, axis),
            },
            Score::Level(level) => {
                self.offered = Some((id.clone(), factor.clone(), level));
                Score::NotOffered
            }
            Score::Unscored => Score::NotOffered,
        };
        Some(Command::Edit(Edit::SetScore {
            competitor: id.clone(),
            factor: factor.clone(),
            score,
        }))
    }
}

/// The places of bubbles that a press may mean.
fn near_the_pointer(ui: &Ui, stage: &Stage<'_>) -> Vec<usize> {
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
        return Vec::new();
    };
    let at = page_from_screen(&stage.transform, pointer);
    let reach = f64::from(NEAR / stage.scale());
    let bubbles = stage.picture.bubbles.iter().enumerate();
    let near = bubbles.filter(|(_, bubble)| {
        let reach = reach + bubble.radius;
        (bubble.at - at).hypot2() < reach * reach
    });
    near.map(|(place, _)| place).collect()
}

fn of_bubble(bubble: &Bubble) -> Grip {
    Grip {
        thing: Thing::Competitor(bubble.competitor.clone()),
        at: bubble.at,
        radius: bubble.radius,
        spot: Spot {
            x: bubble.x,
            y: bubble.y,
        },
        unplaced: false,
    }
}

/// A place to pick up the selected competitor if it is not scored on an axis, so
/// that it can be put on the map: at the levels it has, at the industry standard
/// or in the middle.
fn unplaced(stage: &Stage<'_>) -> Option<Grip> {
    let id = stage.context.selection.competitor()?;
    let mut unplaced = stage.picture.unplaced.iter();
    unplaced.find(|(other, _)| other == id)?;
    let axes = &stage.picture.axes;
    let along =
        |axis: &crate::figure::MapAxis| match stage.project().scores.get(id, axis.of.factor()?) {
            Score::Level(level) => Some(Position::Level(level)),
            Score::NotOffered => Some(Position::NotOffered),
            Score::Unscored => start_position(stage, axis),
        };
    let (x, y) = (along(&axes.x)?, along(&axes.y)?);
    Some(Grip {
        thing: Thing::Competitor(id.clone()),
        at: axes.point(x, y),
        radius: 6.0,
        spot: Spot { x, y },
        unplaced: true,
    })
}

/// The widget of a thing. A ring is taken by its middle, unless a bubble lies
/// there; its rim belongs to the ground.
fn handle(ui: &Ui, stage: &Stage<'_>, grip: &Grip, all: &[Grip]) -> Response {
    let center = screen_from_page(&stage.transform, grip.at);
    let radius = grip.radius as f32 * stage.scale();
    let (side, sense) = match grip.thing {
        // A square of the same area: its corners reach hardly further.
        Thing::Competitor(_) => (ROOM.max(1.78 * radius), GRIP),
        Thing::Segment(_) if is_covered(stage, grip, all) => (ROOM, Sense::FOCUSABLE),
        Thing::Segment(_) => (ROOM, GRIP),
    };
    let rect = Rect::from_center_size(center, Vec2::splat(side)).intersect(stage.clip);
    let id = grip.thing.handle_id(ui);
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| {
        let name = stage.thing(&grip.thing);
        let place = place_in_words(stage, grip);
        WidgetInfo::labeled(Role::Slider, true, format!("{name}: {place}"))
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_value(place_in_words(stage, grip));
    });
    if response.secondary_clicked() || response.context_menu_opened() {
        response.request_focus();
    }
    response
}

fn is_covered(stage: &Stage<'_>, ring: &Grip, all: &[Grip]) -> bool {
    let reach = f64::from(ROOM / stage.scale()) / 2.0;
    all.iter().any(|other| {
        let bubble = matches!(other.thing, Thing::Competitor(_));
        bubble && other.at.distance(ring.at) < reach + reach.max(other.radius)
    })
}

fn place_in_words(stage: &Stage<'_>, grip: &Grip) -> String {
    if grip.unplaced {
        "not on the map yet".to_owned()
    } else {
        stage.spot(grip.spot)
    }
}

/// What a press and the keyboard select.
fn presses(
    ui: &Ui,
    stage: &Stage<'_>,
    grip: &Grip,
    response: &Response,
    commands: &mut Vec<Command>,
) {
    let selection = stage.context.selection;
    let adds = Press::of(ui, response) == Press::Adds;
    if response.double_clicked() {
        commands.push(Command::Rename(grip.thing.selection()));
    } else if response.clicked() || response.secondary_clicked() {
        commands.push(match &grip.thing {
            Thing::Competitor(id) => pick(stage, id, Press::of(ui, response)),
            Thing::Segment(_) => Command::Select(grip.thing.selection()),
        });
    } else if response.gained_focus() && !grip.thing.is_selected(selection) {
        commands.push(Command::Select(grip.thing.selection()));
    }
    // Taken out of the selection, it has nothing to do with the keyboard.
    if response.clicked() && !(adds && grip.thing.is_selected(selection)) {
        response.request_focus();
    }
    response.context_menu(|ui| menu::thing(ui, stage, &grip.thing, commands));
}

/// All there is to say about a thing, for whoever waits for it.
fn tooltip(stage: &Stage<'_>, grip: &Grip, response: Response, dragging: bool) {
    if dragging {
        return;
    }
    response.on_hover_ui(|ui| {
        ui.strong(stage.thing(&grip.thing));
        ui.label(place_in_words(stage, grip));
        if let Thing::Competitor(id) = &grip.thing
            && let Some(size) = stage.size(id)
        {
            ui.label(size);
        }
    });
}
