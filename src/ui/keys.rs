//! Which command a pressed key sends, and the window that lists all keys.

use egui::{Context, Key, KeyboardShortcut, Modifiers, vec2};
use strum::IntoEnumIterator as _;

use super::menu::{Offers, key_name};
use super::theme;
use crate::command::{Menu, MenuCommand};

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is true or not by itself"
)]
pub struct Focus {
    /// In a text field, which needs many keys for itself.
    pub text: bool,
    /// With a drag, which Escape is to cancel.
    pub drag: bool,
    /// With a menu or a list that is open, which Escape is to close.
    pub popup: bool,
    /// With a card of the board, which has its own use for some keys.
    pub card: bool,
    /// With the cells of a table, where keys are those of a spreadsheet.
    pub cells: bool,
}

/// The commands whose keys were pressed. The keys are consumed, so that nothing
/// else acts on them.
///
/// The key of a command that can do nothing now is left alone: perhaps what
/// has the focus can.
pub fn pressed(ctx: &Context, focus: Focus, offers: Offers<'_>) -> Vec<MenuCommand> {
    let mut shortcuts: Vec<(KeyboardShortcut, MenuCommand)> = MenuCommand::iter()
        .filter(|command| !(focus.text && command.yields_to_text()))
        .filter(|command| !(focus.card && yields_to_card(*command)))
        .filter(|command| !(focus.cells && yields_to_cells(*command)))
        .flat_map(|command| {
            let keys = [command.shortcut(), command.second_shortcut()];
            keys.into_iter().flatten().map(move |key| (key, command))
        })
        // A drag is one step: nothing may happen in its middle.
        .filter(|(key, _)| !focus.drag && (key.modifiers.command || !focus.popup))
        .collect();
    // egui takes Ctrl+Shift+S for Ctrl+S as well, so the narrow ones come first.
    shortcuts.sort_by_key(|(key, _)| {
        let Modifiers { alt, shift, .. } = key.modifiers;
        std::cmp::Reverse(u8::from(alt) + u8::from(shift))
    });
    let any_key = ctx.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, egui::Event::Key { pressed: true, .. }))
    });
    if !any_key {
        return Vec::new();
    }
    let mut sent = Vec::new();
    for (key, command) in shortcuts {
        // What is being typed is to be saved, too, and what comes with the key in a
        // frame: neither is an edit yet.
        let can = offers(command).enabled || command == MenuCommand::Save;
        let wanted = can && ctx.input(|input| pressed_exactly(input, key));
        if wanted && ctx.input_mut(|input| input.consume_shortcut(&key)) {
            sent.push(command);
        }
    }
    sent
}

/// Whether the key of a command is left to a card of the board that has the focus,
/// because it names the card or takes back what was decided about it.
fn yields_to_card(command: MenuCommand) -> bool {
    matches!(command, MenuCommand::Rename | MenuCommand::Delete)
}

/// Whether the key of a command is left to the cells of a table that has the
/// focus: it types, fills or clears there.
fn yields_to_cells(command: MenuCommand) -> bool {
    matches!(
        command,
        MenuCommand::Rename
            | MenuCommand::Delete
            | MenuCommand::Duplicate
            | MenuCommand::ToggleNotOffered
    )
}

/// Whether the key was pressed with no more modifiers than it needs: Shift+Delete
/// and Ctrl+N are not Delete and N.
fn pressed_exactly(input: &egui::InputState, shortcut: KeyboardShortcut) -> bool {
    input.events.iter().any(|event| match event {
        egui::Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => {
            // Plus needs Shift on some keyboards and none on others.
            let shifted = *key == Key::Plus || modifiers.shift == shortcut.modifiers.shift;
            *key == shortcut.logical_key
                && shifted
                && modifiers.alt == shortcut.modifiers.alt
                && modifiers.command == shortcut.modifiers.command
        }
        _ => false,
    })
}

/// What is done with the pointer and with keys that are no commands.
const GESTURES: [(&str, &str); 12] = [
    ("Drag a point", "Change its level"),
    ("Drag with Ctrl", "Change it in steps of 0.5"),
    ("Arrow up, arrow down", "Change the selected point by 0.1"),
    ("With Shift", "By 1.0"),
    ("With Ctrl", "By 0.01"),
    ("0 to 9, -", "Type a level, or that it is not offered"),
    ("Tab", "To the next point"),
    ("Escape", "Cancel a drag, or select nothing"),
    ("Drag a factor name", "Give it another place"),
    ("Double-click a name", "Edit it"),
    (
        "Drag the background",
        "Move a picture larger than the window",
    ),
    ("Ctrl and wheel", "Zoom"),
];

/// The same on a map, where it is another.
const MAP_GESTURES: [(&str, &str); 10] = [
    (
        "Drag a bubble",
        "Change both its levels, and those selected with it",
    ),
    ("Drag with Shift", "Along one axis"),
    ("Drag with Ctrl", "In steps of 0.5"),
    ("Drag the background", "Select several"),
    ("Shift and click", "Add to the selection, or take out"),
    ("Arrow keys", "Move by 0.1, with Shift 1.0, with Ctrl 0.01"),
    ("0 to 9, Enter", "Type the levels"),
    (
        "N, Shift+N",
        "Not offered on the horizontal, the vertical axis",
    ),
    ("Drag a label", "Put it where it is to stay"),
    ("Click an axis", "Choose what it measures"),
];

/// The same in a table, where it is that of a spreadsheet.
const TABLE_GESTURES: [(&str, &str); 14] = [
    ("Type", "Replace what a cell holds"),
    ("-", "Not offered"),
    ("F2, double-click", "Edit what a cell or a name holds"),
    ("Enter, Shift+Enter", "Down, up"),
    ("Tab, Shift+Tab", "Right, left"),
    ("Arrow keys, Home, End, Page keys", "Move"),
    ("Ctrl and arrow keys", "To where filled cells end"),
    ("With Shift, or drag", "Select a block"),
    ("Click a name", "Select its row or column"),
    ("Ctrl+A", "Select everything"),
    (
        "Ctrl+C, Ctrl+X, Ctrl+V",
        "Copy, cut, paste, also from other spreadsheets",
    ),
    ("Ctrl+D", "Fill the block from its first row"),
    ("Ctrl+Enter", "Put what is typed into the whole block"),
    ("Delete", "Clear the block"),
];

/// Show all keys in a window; `false` once it is closed.
pub fn keys_window(ctx: &Context) -> bool {
    let modal = theme::modal(ctx, "Keys").show(ctx, |ui| {
        ui.set_width(480.0);
        ui.heading("Keys");
        ui.add_space(theme::GAP);
        let height = theme::room(ctx, vec2(0.0, 160.0)).y;
        egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, lists);
        ui.add_space(theme::GAP);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            ui.button("Close").clicked()
        })
        .inner
    });
    !(modal.inner || modal.should_close())
}

fn lists(ui: &mut egui::Ui) {
    for menu in Menu::iter() {
        let keys: Vec<(String, &str)> = MenuCommand::iter()
            .filter(|command| command.menu() == menu)
            .filter_map(|command| {
                let keys = [command.shortcut(), command.second_shortcut()];
                let names: Vec<String> = keys
                    .iter()
                    .flatten()
                    .map(|key| key_name(ui.ctx(), *key))
                    .collect();
                (!names.is_empty()).then(|| (names.join(" or "), command.label()))
            })
            .collect();
        list(
            ui,
            menu.name(),
            keys.iter().map(|(key, what)| (key.as_str(), *what)),
        );
    }
    list(ui, "On the canvas", GESTURES.into_iter());
    list(ui, "On a map", MAP_GESTURES.into_iter());
    list(ui, "In a table", TABLE_GESTURES.into_iter());
}

fn list<'a>(ui: &mut egui::Ui, title: &str, rows: impl Iterator<Item = (&'a str, &'a str)>) {
    ui.add_space(theme::GAP);
    ui.label(egui::RichText::new(title).text_style(theme::section()));
    ui.add_space(2.0);
    egui::Grid::new(("keys", title))
        .num_columns(2)
        .min_col_width(190.0)
        .spacing(vec2(16.0, 4.0))
        .show(ui, |ui| {
            for (key, what) in rows {
                ui.weak(key);
                ui.label(what.trim_end_matches('…'));
                ui.end_row();
            }
        });
}
