//! The names of the axes and the words at their ends: what is measured there is
//! chosen by a click on them.

use std::sync::Arc;

use egui::style::StyleModifier;
use egui::{
    CursorIcon, Key, Margin, Popup, PopupCloseBehavior, Rect, Response, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::super::live::entry;
use super::{Stage, words};
use crate::command::{Command, MenuCommand, Selection};
use crate::edit::{Edit, FactorChange, ListEdit, MapChange};
use crate::figure::{Fonts, MapPicture, Part, Shape};
use crate::model::{Axis, Column, Factor, FactorId, Kind, Map, Measure, Project, limits};
use crate::render::screen::{color, screen_from_page};

/// Of the factors and metrics to choose from, in points.
const LIST_HEIGHT: f32 = 440.0;

/// One of the two axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Side {
    X,
    Y,
}

impl Side {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::X => "Horizontal axis",
            Self::Y => "Vertical axis",
        }
    }

    fn of(self, map: &Map) -> &Axis {
        match self {
            Self::X => &map.x,
            Self::Y => &map.y,
        }
    }

    fn edit(self, map: &Map, axis: Axis) -> Edit {
        let change = match self {
            Self::X => MapChange::X(axis),
            Self::Y => MapChange::Y(axis),
        };
        let id = map.id.clone();
        Edit::Map(ListEdit::Change { id, change })
    }
}

/// Words beside an axis, as they stand in the picture.
#[derive(Clone, Debug)]
pub(super) struct Written {
    side: Side,
    /// The name of what is measured, not a word at an end.
    name: bool,
    text: String,
    /// On the page.
    bounds: kurbo::Rect,
}

/// All words beside the axes.
pub(super) fn written(picture: &MapPicture, fonts: &Fonts) -> Vec<Written> {
    let frame = picture.axes.frame;
    let mut all: Vec<Written> = Vec::new();
    for mark in &picture.scene.marks {
        let (name, Shape::Text(text)) = (matches!(mark.part, Part::FactorName(_)), &mark.shape)
        else {
            continue;
        };
        if !name && mark.part != Part::AxisWord {
            continue;
        }
        let bounds = text.bounds(fonts);
        let side = if bounds.center().y > frame.y1 {
            Side::X
        } else {
            Side::Y
        };
        // Lines of one word stand close to each other.
        let near = |other: &&mut Written| {
            let around = other.bounds.inflate(3.0, 3.0);
            other.side == side && other.name == name && around.overlaps(bounds)
        };
        if let Some(other) = all.iter_mut().rev().find(near) {
            other.bounds = other.bounds.union(bounds);
            other.text.push(' ');
            other.text.push_str(&text.content);
        } else {
            all.push(Written {
                side,
                name,
                text: text.content.clone(),
                bounds,
            });
        }
    }
    all
}

/// What the words remember between frames.
#[derive(Debug, Default)]
pub(super) struct AxisWords {
    /// A word that is being typed: of which factor, whether at its high end.
    draft: Option<(FactorId, bool, String)>,
}

impl AxisWords {
    pub(super) fn ui(&mut self, ui: &Ui, stage: &Stage<'_>, commands: &mut Vec<Command>) {
        let mut open = false;
        for (place, written) in stage.written.iter().enumerate() {
            let response = widget(ui, stage, written, place);
            let popup = Popup::menu(&response)
                .style(StyleModifier::default())
                .width(240.0)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside);
            open |= popup.is_open();
            popup.show(|ui| {
                let context = &stage.context;
                choices(ui, context.project, stage.map, written.side, commands);
                ui.separator();
                self.end_words(ui, context.project, written.side.of(stage.map), commands);
            });
            mark(ui, stage, &response);
        }
        // A menu that closes hands in what was typed, unless by Escape.
        if !open && let Some((factor, high, text)) = self.draft.take() {
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            if !escaped {
                commands.extend(word(stage.project(), factor, high, text));
            }
        }
    }

    /// Fields for the words at the ends of a factor.
    fn end_words(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        axis: &Axis,
        commands: &mut Vec<Command>,
    ) {
        let factor = axis.of.factor().and_then(|id| project.factor(id));
        let Some(factor) = factor else { return };
        for (high, hint) in [(false, "low"), (true, "high")] {
            let mut text = match &self.draft {
                Some((of, end, text)) if (of, *end) == (&factor.id, high) => text.clone(),
                _ if high => factor.high.to_string(),
                _ => factor.low.to_string(),
            };
            ui.horizontal(|ui| {
                ui.weak(if high { "High end" } else { "Low end" });
                let field = TextEdit::singleline(&mut text)
                    .hint_text(hint)
                    .char_limit(limits::NAME_CHARS)
                    .margin(Margin::symmetric(8, 5))
                    .desired_width(f32::INFINITY);
                let field = ui.add(field);
                field.clone().accessible_name(if high {
                    "Word at the high end"
                } else {
                    "Word at the low end"
                });
                if field.changed() {
                    self.draft = Some((factor.id.clone(), high, text));
                } else if field.lost_focus()
                    && let Some((of, end, text)) = self
                        .draft
                        .take_if(|(of, end, _)| (&*of, *end) == (&factor.id, high))
                    && !ui.input(|input| input.key_pressed(Key::Escape))
                {
                    commands.extend(word(project, of, end, text));
                }
            });
        }
    }
}

/// Another word at the end of a factor, if it is another one.
fn word(project: &Project, id: FactorId, high: bool, text: String) -> Option<Command> {
    let factor = project.factor(&id)?;
    let before = if high { &factor.high } else { &factor.low };
    let changed = **before != *text;
    let text: Arc<str> = text.into();
    let change = if high {
        FactorChange::High(text)
    } else {
        FactorChange::Low(text)
    };
    changed.then_some(Command::Edit(Edit::ChangeFactor { id, change }))
}

/// The widget over a name or a word. The keyboard finds the names.
fn widget(ui: &Ui, stage: &Stage<'_>, written: &Written, place: usize) -> Response {
    let bounds = written.bounds.inflate(3.0, 2.0);
    let corner = |x, y| screen_from_page(&stage.transform, kurbo::Point::new(x, y));
    let rect = Rect::from_two_pos(corner(bounds.x0, bounds.y0), corner(bounds.x1, bounds.y1));
    // A metric's name is written as its words are: then each is found by the keys.
    let mut others = stage.written.iter();
    let named = written.name || !others.any(|it| it.name && it.side == written.side);
    let sense = if named { Sense::click() } else { Sense::CLICK };
    let id = ui.scope_id().with(("axis words", written.side, place));
    let response = ui.interact(rect.intersect(stage.clip), id, sense);
    response.widget_info(|| {
        let (side, text) = (written.side.name(), &written.text);
        let name = if written.name {
            format!("{side}: {text}")
        } else {
            format!("{side}, word: {text}")
        };
        WidgetInfo::labeled(Role::Button, true, name)
    });
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text("Choose what this axis measures")
}

/// A box around what is hovered, focused or open.
fn mark(ui: &Ui, stage: &Stage<'_>, response: &Response) {
    let look = stage.context.theme.look();
    let stroke = if response.has_focus() {
        Stroke::new(1.5, color(look.accent))
    } else if response.hovered() {
        Stroke::new(1.0, color(look.strong_rule))
    } else {
        return;
    };
    let around = response.rect.expand2(vec2(2.0, 1.0));
    ui.painter_at(stage.clip)
        .rect_stroke(around, 4.0, stroke, StrokeKind::Inside);
}

/// What an axis can measure.
pub(super) fn choices(
    ui: &mut Ui,
    project: &Project,
    map: &Map,
    side: Side,
    commands: &mut Vec<Command>,
) {
    ui.weak(side.name());
    let axis = side.of(map);
    ScrollArea::vertical()
        .max_height(LIST_HEIGHT)
        .show(ui, |ui| {
            for factor in &project.factors {
                let of = Measure::Factor(factor.id.clone());
                choice(ui, project, map, side, of, commands);
            }
            for metric in &project.metrics {
                let of = Measure::Metric(metric.id.clone());
                choice(ui, project, map, side, of, commands);
            }
        });
    ui.separator();
    choice(ui, project, map, side, Measure::Share, commands);
    if axis.of != Measure::Nothing {
        choice(ui, project, map, side, Measure::Nothing, commands);
    }
    ui.separator();
    let new = ui.button("New factor…");
    let new = new.on_hover_text("Add a factor that is not on the canvas, and show it here");
    if new.clicked() {
        commands.extend(new_factor(project, map, side));
        ui.close();
    }
    if axis.of == Measure::Nothing {
        return;
    }
    let mut flipped = axis.flipped;
    if ui.checkbox(&mut flipped, "Runs the other way").changed() {
        let axis = Axis {
            flipped,
            ..axis.clone()
        };
        commands.push(Command::Edit(side.edit(map, axis)));
    }
    entry(ui, MenuCommand::SwapAxes, None, commands);
}

fn choice(
    ui: &mut Ui,
    project: &Project,
    map: &Map,
    side: Side,
    of: Measure,
    commands: &mut Vec<Command>,
) {
    let axis = side.of(map);
    let name = match of {
        Measure::Share => "Share of the market".to_owned(),
        _ => words::measure(project, &of),
    };
    let chosen = axis.of == of;
    if ui.selectable_label(chosen, name).clicked() {
        if !chosen {
            let flipped = axis.flipped;
            let edit = side.edit(map, Axis { of, flipped });
            commands.push(Command::Edit(edit));
        }
        ui.close();
    }
}

/// A factor that exists in the table and not on the canvas, on this axis.
fn new_factor(project: &Project, map: &Map, side: Side) -> [Command; 2] {
    let factor = Factor {
        on_canvas: false,
        ..project.fresh_factor("New factor", Kind::default())
    };
    let id = factor.id.clone();
    let axis = Axis::of_factor(&id);
    let edits = vec![
        Edit::AddFactor {
            factor,
            scores: Column::new(),
            at: usize::MAX,
        },
        side.edit(map, axis),
    ];
    let name = format!("Add a factor to {}", words::short(&map.name));
    [
        Command::Edits(name, edits),
        Command::Rename(Selection::Factor(id)),
    ]
}
