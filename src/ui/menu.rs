//! The menu bar, made from the table of commands.

use egui::{Button, Context, KeyboardShortcut, Response, RichText, Role, Ui, WidgetInfo};
use strum::IntoEnumIterator as _;

use super::theme;
use crate::command::{Command, Menu, MenuCommand, Offer};

/// Asks how a command presents itself just now.
pub type Offers<'a> = &'a dyn Fn(MenuCommand) -> Offer;

/// Show the menus; push what was chosen onto `commands`. `document` stands at
/// the right end: the name of the file and whether it is edited.
pub fn menu_bar(ui: &mut Ui, offers: Offers<'_>, document: &str, commands: &mut Vec<Command>) {
    egui::MenuBar::new()
        .style(|style: &mut egui::Style| {
            egui::containers::menu::menu_style(style);
            style.spacing.button_padding.x = 8.0;
            style.spacing.item_spacing.x = 2.0;
        })
        .config(egui::containers::menu::MenuConfig::new().style(item_style))
        .ui(ui, |ui| {
            for menu in Menu::iter() {
                ui.menu_button(menu.name(), |ui| items(ui, menu, offers, commands));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let text = RichText::new(document).color(theme::colors(ui).soft_text);
                ui.add(egui::Label::new(text).truncate());
            });
        });
}

/// Of the items of menus: as buttons without frames, with room around the words.
fn item_style(style: &mut egui::Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding = egui::vec2(10.0, 2.0);
    style.spacing.item_spacing.y = 0.0;
}

fn items(ui: &mut Ui, menu: Menu, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let entries = MenuCommand::iter().filter(|command| command.menu() == menu);
    for (place, command) in entries.enumerate() {
        if place > 0 && command.starts_group() {
            ui.add_space(3.0);
            ui.add(egui::Separator::default().spacing(1.0));
            ui.add_space(3.0);
        }
        item(ui, command, offers, commands);
    }
}

fn item(ui: &mut Ui, command: MenuCommand, offers: Offers<'_>, commands: &mut Vec<Command>) {
    let offer = offers(command);
    let mut button = Button::new(&*offer.label);
    let colors = theme::colors(ui);
    if let Some(key) = command.shortcut() {
        let key = RichText::new(key_name(ui.ctx(), &key)).color(colors.soft_text);
        button = button.shortcut_text(key);
    } else if offer.checked == Some(true) {
        button = button.shortcut_text(RichText::new("✓").color(colors.accent));
    }
    let response = ui
        .add_enabled(offer.enabled, button)
        .on_hover_text(command.tooltip())
        .on_disabled_hover_text(command.tooltip());
    name_item(&response, command, &offer);
    if response.clicked() {
        commands.push(Command::Menu(command));
        ui.close();
    }
}

/// Tell screen readers what an item says and which key does the same.
pub(super) fn name_item(response: &Response, command: MenuCommand, offer: &Offer) {
    response.widget_info(|| match offer.checked {
        Some(checked) => {
            WidgetInfo::selected(Role::CheckBox, offer.enabled, checked, &*offer.label)
        }
        None => WidgetInfo::labeled(Role::Button, offer.enabled, &*offer.label),
    });
    if let Some(key) = command.shortcut() {
        let key = key_name(&response.ctx, &key);
        response
            .ctx
            .accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key));
    }
}

/// A key as people write it: egui says "Ctrl+Equals".
pub(super) fn key_name(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    let name = ctx.format_shortcut(shortcut);
    let signs = [("Equals", "="), ("Minus", "-"), ("Plus", "+")];
    let found = signs.into_iter().find_map(|(word, sign)| {
        let rest = name.strip_suffix(word)?;
        Some(format!("{rest}{sign}"))
    });
    found.unwrap_or(name)
}
