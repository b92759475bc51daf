//! Typed levels: a small field for each axis beside the thing they move.

use egui::text::{CCursor, CCursorRange};
use egui::{
    Area, Frame, Grid, Key, Label, Order, Pos2, Rect, RichText, TextEdit, TextWrapMode, Ui, vec2,
};

use super::super::fields::parse_score;
use super::Stage;
use super::group::Spot;
use super::handles::Grip;
use super::thing::Thing;
use crate::command::Command;
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::figure::{MapAxis, Position};
use crate::model::{FactorId, Level, Score, limits};
use crate::render::screen::screen_from_page;

/// Of a field, in points.
const WIDTH: f32 = 64.0;

/// One of the fields.
#[derive(Debug)]
struct Line {
    factor: FactorId,
    text: String,
    /// What stood there when it was opened.
    before: String,
    error: Option<String>,
}

/// The open fields.
#[derive(Debug)]
pub(super) struct Typed {
    thing: Thing,
    /// Where the thing was.
    at: kurbo::Point,
    spot: Spot,
    /// Whether the fields have had their first frame, and what is selected in
    /// the first one then: all, or nothing behind a digit.
    shown: bool,
    replaces: bool,
    lines: Vec<Line>,
}

/// How the fields are done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// By Enter, or by Tab out of the last one: the texts count.
    Taken,
    /// By a click elsewhere: the texts count.
    Left,
    /// By Escape: the texts do not count.
    Cancelled,
}

impl Typed {
    /// With the levels there are. None where no axis is a factor.
    pub(super) fn of(stage: &Stage<'_>, grip: &Grip) -> Option<Self> {
        let axes = &stage.picture.axes;
        let scale = stage.project().settings.scale;
        let line = |axis: &MapAxis, position: Position| {
            let factor = axis.of.factor()?.clone();
            let text = match position {
                _ if grip.unplaced => String::new(),
                Position::Level(level) => scale.show(level),
                Position::NotOffered => "-".to_owned(),
                Position::Value(_) => String::new(),
            };
            Some(Line {
                factor,
                before: text.clone(),
                text,
                error: None,
            })
        };
        let (x, y) = (
            line(&axes.x, grip.spot.x),
            line(&axes.y, grip.spot.y).filter(|_| axes.x.of != axes.y.of),
        );
        let lines: Vec<Line> = x.into_iter().chain(y).collect();
        (!lines.is_empty()).then(|| Self {
            thing: grip.thing.clone(),
            at: grip.at,
            spot: grip.spot,
            shown: false,
            replaces: true,
            lines,
        })
    }

    /// With what is typed so far in place of the first level.
    pub(super) fn over(stage: &Stage<'_>, grip: &Grip, text: String) -> Option<Self> {
        let mut typed = Self::of(stage, grip)?;
        typed.replaces = false;
        if let Some(line) = typed.lines.first_mut() {
            line.text = text;
        }
        Some(typed)
    }

    /// What the texts ask for; none where one of them is no level, which is then
    /// said beside it.
    fn command(&mut self, stage: &Stage<'_>) -> Option<Command> {
        let scale = stage.project().settings.scale;
        let mut edits = Vec::new();
        let mut end = self.spot;
        let axes = &stage.picture.axes;
        for line in &mut self.lines {
            // What nobody typed into is not written.
            if line.text == line.before {
                continue;
            }
            let score = match parse_score(&line.text, scale) {
                Ok(score) => score,
                Err(expected) => {
                    line.error = Some(expected);
                    continue;
                }
            };
            let factor = line.factor.clone();
            if let Some(position) = position_of(score) {
                if axes.x.of.factor() == Some(&factor) {
                    end.x = position;
                } else {
                    end.y = position;
                }
            }
            match edit_of(&self.thing, factor, score) {
                Some(edit) => edits.push(edit),
                None => line.error = Some(format!("expected {}", scale.expected())),
            }
        }
        if self.lines.iter().any(|line| line.error.is_some()) {
            return None;
        }
        let name = stage.step(&self.thing, self.spot, end);
        Some(Command::Edits(name, edits))
    }
}

fn position_of(score: Score) -> Option<Position> {
    match score {
        Score::Level(level) => Some(Position::Level(level)),
        Score::NotOffered => Some(Position::NotOffered),
        Score::Unscored => None,
    }
}

/// An ideal is a level or not said; a score may also be "not offered".
fn edit_of(thing: &Thing, factor: FactorId, score: Score) -> Option<Edit> {
    match thing {
        Thing::Competitor(id) => Some(Edit::SetScore {
            competitor: id.clone(),
            factor,
            score,
        }),
        Thing::Segment(id) => {
            let level: Option<Level> = match score {
                Score::NotOffered => return None,
                other => other.level(),
            };
            let change = SegmentChange::Ideal(factor, level);
            let id = id.clone();
            Some(Edit::Segment(ListEdit::Change { id, change }))
        }
    }
}

/// Show the open fields, if there are any, and close them when they are done with.
pub(super) fn ui(
    ui: &Ui,
    stage: &Stage<'_>,
    typed: &mut Option<Typed>,
    commands: &mut Vec<Command>,
) {
    let Some(fields) = typed else { return };
    let there = match &fields.thing {
        Thing::Competitor(id) => stage.directory.find(id).is_some(),
        Thing::Segment(id) => stage.project().segment(id).is_some(),
    };
    if !there {
        *typed = None;
        return;
    }
    let place: Pos2 = screen_from_page(&stage.transform, fields.at) + vec2(14.0, 10.0);
    let area = Area::new(ui.scope_id().with("typed levels"))
        .order(Order::Foreground)
        .fixed_pos(place)
        .constrain_to(stage.clip);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style());
        frame.show(ui, |ui| lines_ui(ui, stage, fields)).inner
    });
    let Some(end) = done(ui, shown.inner, shown.response.rect) else {
        return;
    };
    let handle = fields.thing.handle_id(ui);
    if end != End::Cancelled {
        let refused_before = fields.lines.iter().any(|line| line.error.is_some());
        match fields.command(stage) {
            Some(Command::Edits(_, edits)) if edits.is_empty() => {}
            Some(command) => commands.push(command),
            // Left by a click elsewhere with a text that is no level: let it go.
            None if end == End::Left && refused_before => {}
            None => {
                fields.shown = false;
                fields.replaces = true;
                return;
            }
        }
    }
    *typed = None;
    if end != End::Left {
        ui.memory_mut(|memory| memory.request_focus(handle));
    }
}

/// What became of the fields in a frame.
#[derive(Clone, Copy, Debug, Default)]
struct Focus {
    /// One of them has it.
    any: bool,
    /// One of them lost it.
    lost: bool,
}

fn done(ui: &Ui, focus: Focus, rect: Rect) -> Option<End> {
    if !focus.lost {
        return None;
    }
    let (escape, enter, tab, press) = ui.input(|input| {
        (
            input.key_pressed(Key::Escape),
            input.key_pressed(Key::Enter),
            input.key_pressed(Key::Tab),
            input.pointer.interact_pos(),
        )
    });
    if escape {
        Some(End::Cancelled)
    } else if enter || (tab && !focus.any) {
        Some(End::Taken)
    } else if focus.any || press.is_some_and(|press| rect.contains(press)) {
        None
    } else {
        Some(End::Left)
    }
}

fn lines_ui(ui: &mut Ui, stage: &Stage<'_>, typed: &mut Typed) -> Focus {
    let mut focus = Focus::default();
    let first_frame = !std::mem::replace(&mut typed.shown, true);
    let begins = typed.lines.iter().position(|line| line.error.is_some());
    let begins = begins.unwrap_or(0);
    Grid::new("typed levels")
        .num_columns(2)
        .spacing(vec2(8.0, 4.0))
        .show(ui, |ui| {
            for (place, line) in typed.lines.iter_mut().enumerate() {
                let name = stage.project().factor(&line.factor);
                let name = name.map_or_else(String::new, |it| super::words::short(&it.name));
                ui.label(&name);
                let field = TextEdit::singleline(&mut line.text)
                    .desired_width(f32::INFINITY)
                    .char_limit(limits::NAME_CHARS);
                let cell = ui.scope(|ui| {
                    ui.set_width(WIDTH); // However near to the edge it stands.
                    field.show(ui)
                });
                let mut output = cell.inner;
                let response = output.response.response.clone();
                focus.any |= response.has_focus();
                focus.lost |= response.lost_focus();
                let begin = first_frame && place == begins;
                if begin {
                    response.request_focus();
                }
                let tabbed = response.gained_focus()
                    && !first_frame
                    && ui.input(|input| input.key_pressed(Key::Tab));
                if begin || tabbed {
                    // A typed digit is followed by more; a level is replaced.
                    let end = CCursor::new(line.text.chars().count());
                    let range = if tabbed || typed.replaces {
                        CCursorRange::two(CCursor::new(0), end)
                    } else {
                        CCursorRange::one(end)
                    };
                    output.state.cursor.set_char_range(Some(range));
                    output.state.store(ui.ctx(), response.id);
                }
                if response.changed() {
                    line.error = None;
                }
                response.accessible_name(format!("Level of {name}"));
                ui.end_row();
                if let Some(error) = &line.error {
                    let error = RichText::new(error).color(ui.visuals().error_fg_color);
                    ui.label("");
                    ui.add(Label::new(error).wrap_mode(TextWrapMode::Extend));
                    ui.end_row();
                }
            }
        });
    if first_frame {
        return Focus::default();
    }
    focus
}
