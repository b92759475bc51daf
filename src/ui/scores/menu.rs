//! What can be done with the cells under the pointer.

use egui::{Button, Ui};
use strum::IntoEnumIterator as _;

use super::super::grid::{Asked, Grid, How, Place, Sheet};
use super::super::live::entry;
use super::sheet::{ScoreSheet, Subject};
use super::value::Value;
use crate::command::{Command, MenuCommand, Selection, View};
use crate::model::{Direction, Kind, Level, Score};

/// The entries, for the block and for what the active cell is about.
pub(super) fn ui(
    ui: &mut Ui,
    grid: &mut Grid<Value>,
    sheet: &ScoreSheet<'_>,
    asked: &mut Vec<Asked<Value>>,
    commands: &mut Vec<Command>,
) {
    cells(ui, grid, sheet, asked);
    ui.separator();
    let at = grid.cursor().active();
    match sheet.subject(at) {
        Subject::Score(competitor, factor) => {
            if ui
                .add(Button::new("Make not offered").shortcut_text("-"))
                .clicked()
            {
                let block = grid.cursor().block(sheet.extent());
                let cells = block
                    .cells()
                    .map(|at| (at, Value::Score(Score::NotOffered)));
                asked.push(Asked::Set(How::Typed, cells.collect()));
                grid.focus();
                ui.close();
            }
            if ui.button("Show on the canvas").clicked() {
                let point = Selection::Point(competitor.id.clone(), factor.id.clone());
                commands.push(Command::Show(View::Canvas));
                commands.push(Command::Select(point));
            }
        }
        Subject::Kind(factor) => kinds(ui, at, factor.kind, asked),
        Subject::Direction(factor) => directions(ui, at, factor.direction, asked),
        Subject::Competitor(_) | Subject::Factor(_) => head(ui, grid, sheet, commands),
        Subject::Title(_) => {}
    }
}

/// The entries of every table, for the block.
pub(super) fn cells<V: Clone>(
    ui: &mut Ui,
    grid: &mut Grid<V>,
    sheet: &impl Sheet<Value = V>,
    asked: &mut Vec<Asked<V>>,
) {
    ui.set_min_width(220.0);
    clipboard(ui, grid, sheet, asked);
    ui.separator();
    fill(ui, grid, sheet, asked);
}

fn clipboard<V: Clone>(
    ui: &mut Ui,
    grid: &mut Grid<V>,
    sheet: &impl Sheet<Value = V>,
    asked: &mut Vec<Asked<V>>,
) {
    let item = |ui: &mut Ui, name: &str, key: &str| {
        let clicked = ui.add(Button::new(name).shortcut_text(key)).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if item(ui, "Cut", "Ctrl+X") {
        grid.copy(ui, sheet);
        asked.push(grid.clear(sheet, How::Cut));
        grid.focus();
    }
    if item(ui, "Copy", "Ctrl+C") {
        grid.copy(ui, sheet);
        grid.focus();
    }
    if item(ui, "Copy with names", "") {
        grid.copy_with_names(ui, sheet);
        grid.focus();
    }
    if item(ui, "Paste", "Ctrl+V") {
        grid.ask_for_clipboard(ui);
    }
}

fn fill<V: Clone>(
    ui: &mut Ui,
    grid: &mut Grid<V>,
    sheet: &impl Sheet<Value = V>,
    asked: &mut Vec<Asked<V>>,
) {
    let entries = [
        ("Fill down", "Ctrl+D"),
        ("Fill right", ""),
        ("Clear cells", "Delete"),
    ];
    for (place, (name, key)) in entries.into_iter().enumerate() {
        if ui.add(Button::new(name).shortcut_text(key)).clicked() {
            asked.push(match place {
                0 => grid.fill_down(sheet),
                1 => grid.fill_right(sheet),
                _ => grid.clear(sheet, How::Cleared),
            });
            grid.focus();
            ui.close();
        }
    }
}

/// One of several, by their names; what was chosen.
pub(super) fn one_of<T: Copy + PartialEq>(
    ui: &mut Ui,
    all: impl IntoIterator<Item = T>,
    now: T,
    name: impl Fn(T) -> &'static str,
) -> Option<T> {
    let mut chosen = None;
    for one in all {
        if ui.radio(one == now, name(one)).clicked() {
            chosen = Some(one);
            ui.close();
        }
    }
    chosen
}

/// What a factor may be.
fn kinds(ui: &mut Ui, at: Place, now: Kind, asked: &mut Vec<Asked<Value>>) {
    if let Some(kind) = one_of(ui, Kind::iter(), now, Kind::name) {
        asked.push(Asked::Set(How::Typed, vec![(at, Value::Kind(kind))]));
    }
}

/// What buyers may prefer.
fn directions(ui: &mut Ui, at: Place, now: Direction, asked: &mut Vec<Asked<Value>>) {
    let ideal = match now {
        Direction::Ideal(_) => now,
        Direction::More | Direction::Less => Direction::Ideal(Level::MIDDLE),
    };
    let all = [Direction::More, Direction::Less, ideal];
    if let Some(direction) = one_of(ui, all, now, Direction::name) {
        let value = Value::Direction(direction);
        asked.push(Asked::Set(How::Typed, vec![(at, value)]));
    }
}

/// What can be done with a competitor or a factor.
fn head(ui: &mut Ui, grid: &mut Grid<Value>, sheet: &ScoreSheet<'_>, commands: &mut Vec<Command>) {
    if ui.add(Button::new("Rename").shortcut_text("F2")).clicked() {
        grid.edit(sheet);
        ui.close();
    }
    for command in [
        MenuCommand::Duplicate,
        MenuCommand::ToggleVisible,
        MenuCommand::MoveUp,
        MenuCommand::MoveDown,
    ] {
        entry(ui, command, None, commands);
    }
    if let Subject::Competitor(_) = sheet.subject(grid.cursor().active()) {
        entry(ui, MenuCommand::MakeOwn, None, commands);
    }
    let what = match sheet.subject(grid.cursor().active()) {
        Subject::Competitor(_) => "Delete the competitor",
        _ => "Delete the factor",
    };
    if ui
        .button(what)
        .on_hover_text(MenuCommand::Delete.tooltip())
        .clicked()
    {
        commands.push(Command::Menu(MenuCommand::Delete));
        ui.close();
    }
}
