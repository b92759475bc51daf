//! The slim bar above the table: which table, how it is turned, and which
//! scores are looked for in it.

use egui::{
    Align, Button, ComboBox, Id, Label, Layout, Rect, RichText, Sense, TextEdit, Ui, UiBuilder,
    vec2,
};
use strum::IntoEnumIterator as _;

use super::super::icon::{Icon, IconButton};
use super::super::theme;
use super::filter::{Filter, Wanted};
use super::{ScoresContext, Table};
use crate::command::{Command, MenuCommand};

/// Of the bar.
const HEIGHT: f32 = 34.0;
/// Narrower bars have what was found on a line of its own.
const ROOMY: f32 = 820.0;
/// Still narrower ones have the tables on a line of their own.
const NARROW: f32 = 520.0;
/// Of the list of filters.
const FILTER_WIDTH: f32 = 152.0;
/// Of the field for a day.
const DATE_WIDTH: f32 = 108.0;
/// Of the buttons that go to the next score and to the one before.
const JUMP: f32 = 26.0;

/// What was pressed on the bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pressed {
    /// Something after which the keyboard belongs to the table again.
    pub(super) done: bool,
    /// To the next score that was found, or to the one before.
    pub(super) jump: Option<bool>,
}

/// Show the bar at the top of the room there is.
pub(super) fn ui(
    ui: &mut Ui,
    context: &ScoresContext<'_>,
    (table, filter): (&mut Table, &mut Filter),
    commands: &mut Vec<Command>,
) -> Pressed {
    ui.spacing_mut().item_spacing.y = 0.0;
    let width = ui.available_width();
    let mut bar = line(ui);
    let mut pressed = Pressed {
        done: tables(&mut bar, table),
        jump: None,
    };
    if width < NARROW && *table != Table::Segments {
        bar = line(ui);
    }
    if *table == Table::Scores {
        pressed.done |= transpose(&mut bar, context, commands);
    }
    // Segments have no scores that could be looked for.
    if *table == Table::Segments {
        return pressed;
    }
    bar.add_space(theme::GAP);
    pressed.done |= filters(&mut bar, filter);
    if filter.wanted != Wanted::All && width < ROOMY {
        bar = line(ui);
    }
    if filter.wanted == Wanted::Older {
        pressed.done |= day(&mut bar, filter);
    }
    found(&mut bar, filter, &mut pressed);
    pressed
}

/// Competitors as rows, or factors; whether it was pressed.
fn transpose(ui: &mut Ui, context: &ScoresContext<'_>, commands: &mut Vec<Command>) -> bool {
    let transpose = MenuCommand::Transpose;
    let button =
        Button::selectable(context.transposed, transpose.label()).frame_when_inactive(true);
    let pressed = ui.add(button).on_hover_text(transpose.tooltip()).clicked();
    if pressed {
        commands.push(Command::Menu(transpose));
    }
    pressed
}

/// A line of the bar, to be filled from the left.
fn line(ui: &mut Ui) -> Ui {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, 0.0, colors.panel);
    let below = egui::Stroke::new(1.0, colors.line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, below);
    let inside = UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 3.0)))
        .layout(Layout::left_to_right(Align::Center));
    let mut line = ui.new_child(inside);
    line.set_clip_rect(rect.intersect(ui.clip_rect()));
    line.spacing_mut().item_spacing = vec2(6.0, 4.0);
    line
}

/// The tables that can be shown here.
fn tables(ui: &mut Ui, table: &mut Table) -> bool {
    let mut pressed = false;
    for other in Table::iter() {
        let button = Button::selectable(*table == other, other.name());
        if ui.add(button).on_hover_text(other.tooltip()).clicked() {
            *table = other;
            pressed = true;
        }
    }
    pressed
}

/// What is looked for; whether something else was chosen.
fn filters(ui: &mut Ui, filter: &mut Filter) -> bool {
    let before = filter.wanted;
    let combo = ComboBox::from_id_salt("filter")
        .selected_text(before.name())
        .width(FILTER_WIDTH)
        .truncate()
        .show_ui(ui, |ui| {
            for wanted in [Wanted::All, Wanted::WithoutEvidence, Wanted::Older] {
                ui.selectable_value(&mut filter.wanted, wanted, wanted.name());
            }
        });
    combo
        .response
        .on_hover_text("Which scores stand out; the others stand back")
        .accessible_name(format!("Filter: {}", before.name()));
    let changed = filter.wanted != before;
    filter.asks |= changed && filter.wanted == Wanted::Older;
    changed && filter.wanted != Wanted::Older
}

/// The day before which evidence is old; whether it was entered.
fn day(ui: &mut Ui, filter: &mut Filter) -> bool {
    let wrong = filter.is_wrong();
    let mut edit = TextEdit::singleline(&mut filter.typed)
        .hint_text("2026-11-25")
        .char_limit(40)
        .desired_width(DATE_WIDTH);
    if wrong {
        edit = edit.text_color(theme::colors(ui).error);
    }
    let field = ui
        .add(edit)
        .on_hover_text("Year, month and day, such as 2026-11-25");
    if std::mem::take(&mut filter.asks) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    field.accessible_name("Older than");
    entered
}

/// How many were found, and the way from one to the next.
fn found(ui: &mut Ui, filter: &Filter, pressed: &mut Pressed) {
    let (Some(words), Some(lit)) = (filter.words(), filter.lit()) else {
        return;
    };
    for (icon, name, forward) in [
        (Icon::Up, "Previous score found", false),
        (Icon::Down, "Next score found", true),
    ] {
        let (rect, _) = ui.allocate_exact_size(vec2(JUMP, JUMP), Sense::hover());
        if jump(ui, rect, (icon, name), lit.is_empty()) {
            pressed.jump = Some(forward);
            pressed.done = true;
        }
    }
    let text = RichText::new(words).color(theme::colors(ui).soft_text);
    ui.add(Label::new(text).truncate());
}

fn jump(ui: &mut Ui, rect: Rect, (icon, name): (Icon, &str), nowhere: bool) -> bool {
    let button = IconButton {
        id: Id::unique("jump").with(name),
        rect,
        icon,
        name,
        selected: None,
        weak: false,
    };
    ui.add_enabled_ui(!nowhere, |ui| button.show(ui).clicked())
        .inner
}
