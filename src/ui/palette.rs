//! Finds a command by typing (Ctrl+K).

use egui::{Context, Key, Modifiers, Ui, vec2};
use strum::IntoEnumIterator as _;

use super::menu::{Offers, key_name, name_item};
use super::theme;
use crate::command::{Command, MenuCommand};

/// What the palette remembers while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    open: bool,
    typed: String,
    chosen: usize,
}

impl Palette {
    /// Show it from the next frame on, with nothing typed.
    pub fn open(&mut self) {
        *self = Self {
            open: true,
            ..Self::default()
        };
    }

    /// Is it shown?
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Show it if it is open; push the chosen command onto `commands`.
    pub fn ui(&mut self, ctx: &Context, offers: Offers<'_>, commands: &mut Vec<Command>) {
        if !self.open {
            return;
        }
        let mut found = matches(&self.typed);
        if !self.typed.trim().is_empty() {
            // What can do nothing now is not what Enter should find first.
            found.sort_by_key(|command| !offers(*command).enabled);
        }
        self.chosen = self.chosen.min(found.len().saturating_sub(1));
        let entered = self.take_keys(ctx, found.len());
        let mut modal = theme::modal(ctx, "Commands").frame(theme::dialog(ctx).inner_margin(8));
        modal.area = modal.area.anchor(egui::Align2::CENTER_TOP, vec2(0.0, 72.0));
        let modal = modal.show(ctx, |ui| {
            ui.set_width(theme::room(ctx, vec2(64.0, 0.0)).x.min(520.0));
            self.field(ui);
            ui.add_space(4.0);
            let clicked = self.list(ui, &found, offers);
            self.explain(ui, &found);
            clicked
        });
        let entered = entered.then(|| found.get(self.chosen).copied()).flatten();
        let chosen = modal.inner.or(entered);
        if let Some(command) = chosen
            && offers(command).enabled
        {
            self.open = false;
            commands.push(Command::Menu(command));
        } else if modal.should_close() {
            self.open = false;
        }
    }

    /// Move the choice with the arrows; `true` on Enter. Before the text field
    /// sees the keys.
    fn take_keys(&mut self, ctx: &Context, count: usize) -> bool {
        let [up, down, enter] = ctx.input_mut(|input| {
            [Key::ArrowUp, Key::ArrowDown, Key::Enter]
                .map(|key| input.consume_key(Modifiers::NONE, key))
        });
        if down {
            self.chosen = (self.chosen + 1) % count.max(1);
        }
        if up {
            self.chosen = self
                .chosen
                .checked_sub(1)
                .unwrap_or_else(|| count.max(1) - 1);
        }
        enter
    }

    fn field(&mut self, ui: &mut Ui) {
        let edit = egui::TextEdit::singleline(&mut self.typed)
            .hint_text("Type a command")
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 7));
        let field = ui.add(edit);
        field.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find a command");
            info.current_text_value = Some(self.typed.clone());
            info
        });
        if field.changed() {
            self.chosen = 0;
        }
        if !field.has_focus() {
            field.request_focus();
        }
    }

    /// The commands found; the one that was clicked.
    fn list(
        &mut self,
        ui: &mut Ui,
        found: &[MenuCommand],
        offers: Offers<'_>,
    ) -> Option<MenuCommand> {
        if found.is_empty() {
            ui.add_space(4.0);
            ui.weak("No command has these words");
            ui.add_space(4.0);
            return None;
        }
        let mut clicked = None;
        let height = (ui.ctx().content_rect().height() - 200.0).clamp(120.0, 400.0);
        egui::ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                egui::containers::menu::menu_style(ui.style_mut());
                ui.spacing_mut().button_padding = vec2(10.0, 2.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                for (place, command) in found.iter().enumerate() {
                    let row = self.row(ui, place, *command, offers);
                    if row.clicked() {
                        clicked = Some(*command);
                    }
                }
            });
        clicked
    }

    /// What the chosen command does. A tooltip would cover the next rows.
    fn explain(&self, ui: &mut Ui, found: &[MenuCommand]) {
        if let Some(chosen) = found.get(self.chosen) {
            ui.separator();
            let words = egui::RichText::new(chosen.tooltip()).small().weak();
            ui.horizontal(|ui| {
                ui.add_space(10.0);
                ui.label(words);
            });
        }
    }

    fn row(
        &self,
        ui: &mut Ui,
        place: usize,
        command: MenuCommand,
        offers: Offers<'_>,
    ) -> egui::Response {
        let chosen = place == self.chosen;
        let offer = offers(command);
        let soft = theme::colors(ui).soft_text;
        let menu = egui::RichText::new(command.menu().name())
            .color(soft)
            .small();
        let mut button = egui::Button::selectable(chosen, &*offer.label)
            .min_size(vec2(ui.available_width(), theme::ROW_HEIGHT));
        button = match command.shortcut() {
            Some(key) => {
                let key = egui::RichText::new(key_name(ui.ctx(), key)).color(soft);
                button.shortcut_text(key)
            }
            None => button.right_text(menu),
        };
        let response = ui.add_enabled(offer.enabled, button);
        name_item(&response, command, &offer);
        if chosen && !ui.is_rect_visible(response.rect) {
            response.scroll_to_me(None);
        }
        response
    }
}

/// The commands with every typed word in their label, tooltip or menu; those
/// whose label begins with what was typed first, those with all words in the
/// label next.
fn matches(typed: &str) -> Vec<MenuCommand> {
    let typed = typed.trim().to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut found: Vec<(u8, MenuCommand)> = MenuCommand::iter()
        .filter(|command| *command != MenuCommand::Palette)
        .filter_map(|command| {
            let label = command.label().to_lowercase();
            let more = format!("{} {}", command.tooltip(), command.menu().name()).to_lowercase();
            let in_label = |word: &&str| label.contains(*word);
            if label.starts_with(&typed) {
                Some((0, command))
            } else if words.iter().all(in_label) {
                Some((1, command))
            } else if words
                .iter()
                .all(|word| in_label(word) || more.contains(*word))
            {
                Some((2, command))
            } else {
                None
            }
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank); // Stable: the order of the menus within a rank.
    found.into_iter().map(|(_, command)| command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, first: &[MenuCommand]) {
        let found = matches(typed);
        assert_eq!(found.get(..first.len()), Some(first), "{found:?}");
    }

    #[test]
    fn a_command_is_found_by_its_words_in_any_order() {
        check("save", &[MenuCommand::Save, MenuCommand::SaveAs]);
        check("AS save", &[MenuCommand::SaveAs]);
        check("company own", &[MenuCommand::MakeOwn]);
        check("zoom out", &[MenuCommand::ZoomOut]);
    }

    #[test]
    fn a_command_is_found_by_what_it_does() {
        check(
            "clipboard",
            &[MenuCommand::PasteTable, MenuCommand::CopyPicture],
        );
        check("pdf", &[MenuCommand::Export]);
    }

    #[test]
    fn nothing_typed_finds_everything_in_the_order_of_the_menus() {
        check("", &[MenuCommand::New, MenuCommand::Open]);
        check("  ", &[MenuCommand::New]);
        assert_eq!(matches("no such command"), []);
    }
}
