//! What stands where everything hangs on our own curve and there is none.

use egui::Ui;

use super::remark;
use crate::command::{Command, Selection};
use crate::edit::Edit;
use crate::model::{Project, Role, Row};

/// Say `why` nothing stands here, with a button that helps.
pub(in crate::ui) fn no_own(
    ui: &mut Ui,
    project: &Project,
    why: &str,
    commands: &mut Vec<Command>,
) {
    remark(ui, why);
    let add = ui.button("Add own company");
    let hint = "Or select a competitor and make it the own company";
    if add.on_hover_text(hint).clicked() {
        let competitor = project.fresh_competitor("Our company", Role::Own);
        let added = Selection::Competitor(competitor.id.clone());
        commands.push(Command::Edit(Edit::AddCompetitor {
            competitor,
            scores: Row::new(),
            at: 0,
        }));
        commands.push(Command::Rename(added));
    }
}
