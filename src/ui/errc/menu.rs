//! What can be done with a card.

use egui::Ui;

use super::{BoardView, Frame};
use crate::analysis::Judgement;
use crate::command::{Command, Selection, View};
use crate::model::Action;

/// The columns in the order of the menu, with their keys.
const COLUMNS: [(Action, &str); 5] = [
    (Action::Eliminate, "1"),
    (Action::Reduce, "2"),
    (Action::Raise, "3"),
    (Action::Create, "4"),
    (Action::Keep, "0"),
];

impl BoardView {
    pub(super) fn menu(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, judged: &Judgement) {
        ui.set_min_width(220.0);
        let current = judged.action();
        for (action, key) in COLUMNS {
            let button = egui::Button::new(format!("Move to {}", action.name()));
            let button = ui.add_enabled(current != Some(action), button.shortcut_text(key));
            if button.clicked() {
                frame.move_card(judged, action);
            }
        }
        ui.separator();
        ui.menu_button("Decide without moving the point", |ui| {
            for (action, _) in COLUMNS {
                let chosen = current == Some(action);
                if ui
                    .radio(chosen, format!("Decide {}", action.name()))
                    .clicked()
                {
                    frame.decide(judged, Some(action));
                    ui.close();
                }
            }
        });
        let follow = egui::Button::new("Follow the rule").shortcut_text("Delete");
        let decided = judged.card.decision.is_some();
        if ui.add_enabled(decided, follow).clicked() {
            frame.decide(judged, None);
        }
        ui.separator();
        let open = self.open.contains(&judged.factor);
        let notes = if open {
            "Close the notes"
        } else {
            "Open the notes"
        };
        let notes = egui::Button::new(notes).shortcut_text("Enter");
        if ui.add(notes).clicked() {
            self.toggle_notes(ui, frame, &judged.factor);
        }
        if ui
            .add(egui::Button::new("Rename").shortcut_text("F2"))
            .clicked()
        {
            self.naming = Some((judged.factor.clone(), false));
        }
        if ui.button("Show on the canvas").clicked() {
            let own = frame.project().own();
            let point = own.map(|own| Selection::Point(own.id.clone(), judged.factor.clone()));
            frame.commands.push(Command::Show(View::Canvas));
            frame.commands.extend(point.map(Command::Select));
        }
    }
}
