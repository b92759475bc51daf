//! What the open project and the table do not agree upon, to be decided.

use std::sync::Arc;

use egui::{Align, Label, Layout, RichText, Ui, WidgetInfo, vec2};

use super::outlook::many;
use crate::io::import::{About, Conflict, Keep, Merge};
use crate::model::{Project, Scale, Score};
use crate::ui::fields::{one_line, remark};
use crate::ui::theme;

/// Of each of the two scores, in points.
const SCORE: f32 = 112.0;

/// The widest a column of names gets: eyes must find the scores beside it.
const NAMES: f32 = 280.0;

/// A table beside the open project.
#[derive(Debug)]
pub(super) struct Conflicts {
    pub(super) merge: Merge,
    /// What it was put beside.
    project: Arc<Project>,
}

impl Conflicts {
    pub(super) fn new(merge: Merge, project: Arc<Project>) -> Self {
        Self { merge, project }
    }

    /// Show them in `height`, each with its two scores to choose from.
    pub(super) fn ui(&mut self, ui: &mut Ui, table: &str, height: f32) {
        let all_scores = self.heading(ui, table);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            for (name, keep) in [("Keep all", Keep::Project), ("Replace all", Keep::Table)] {
                if ui.button(name).clicked() {
                    for conflict in &mut self.merge.conflicts {
                        conflict.keep = keep;
                    }
                }
            }
        });
        ui.add_space(4.0);
        let names = ((ui.available_width() - 2.0 * SCORE - 40.0) / 2.0).clamp(60.0, NAMES);
        row(ui, |ui| {
            for (text, width) in [
                (if all_scores { "Competitor" } else { "Whose" }, names),
                ("Factor", names),
                ("Here", SCORE),
                ("In the table", SCORE),
            ] {
                cell(ui, width, |ui| ui.weak(text));
            }
        });
        ui.separator();
        let line = theme::ROW_HEIGHT;
        let room = (height - (ui.cursor().top() - ui.min_rect().top())).max(4.0 * line);
        let project = &self.project;
        let conflicts = &mut self.merge.conflicts;
        egui::ScrollArea::vertical()
            .id_salt("conflicts")
            .max_height(room)
            .auto_shrink(false)
            .show_rows(ui, line, conflicts.len(), |ui, rows| {
                for at in rows {
                    if let Some(conflict) = conflicts.get_mut(at) {
                        ui.push_id(at, |ui| one(ui, project, conflict, names));
                    }
                }
            });
    }

    /// How many there are of what, and what can be done. Whether all are scores.
    fn heading(&self, ui: &mut Ui, table: &str) -> bool {
        let count = self.merge.conflicts.len() as u64;
        let about = |it: &Conflict| matches!(it.about, About::Competitor(_));
        let scores = self.merge.conflicts.iter().filter(|it| about(it)).count() as u64;
        let verb = if count == 1 { "differs" } else { "differ" };
        let what = match (scores, count - scores) {
            (scores, 0) => many(scores, "score"),
            (0, importances) => many(importances, "importance"),
            (scores, importances) => format!(
                "{} and {}",
                many(scores, "score"),
                many(importances, "importance")
            ),
        };
        ui.label(format!("{what} {verb} from those in {}", one_line(table)));
        let evidence = if scores > 0 {
            "A score takes its evidence along. "
        } else {
            ""
        };
        remark(
            ui,
            &format!(
                "Choose what stays. {evidence}All else in the table is added, and undo takes \
                 back all of it at once"
            ),
        );
        scores == count
    }
}

fn one(ui: &mut Ui, project: &Project, conflict: &mut Conflict, names: f32) {
    let name = match &conflict.about {
        About::Competitor(id) => project.competitor(id).map(|it| &it.name),
        About::Segment(id) => project.segment(id).map(|it| &it.name),
    };
    let competitor = name.map_or_else(String::new, |name| one_line(name));
    let factor = project.factor(&conflict.factor);
    let factor = factor.map_or_else(String::new, |it| one_line(&it.name));
    let scale = project.settings.scale;
    row(ui, |ui| {
        for name in [&competitor, &factor] {
            cell(ui, names, |ui| ui.add(Label::new(name).truncate()));
        }
        let sides = [
            (Keep::Project, conflict.before, "Keep"),
            (Keep::Table, conflict.after, "Take"),
        ];
        for (keep, score, verb) in sides {
            let text = in_words(score, scale);
            let chosen = conflict.keep == keep;
            cell(ui, SCORE, |ui| {
                let button = ui.radio(chosen, RichText::new(&text));
                button.widget_info(|| {
                    let name = format!("{verb} {text}: {competitor}, {factor}");
                    WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name)
                });
                if button.clicked() {
                    conflict.keep = keep;
                }
                button
            });
        }
    });
}

fn in_words(score: Score, scale: Scale) -> String {
    match score {
        Score::Unscored => "unscored".to_owned(),
        Score::NotOffered => "not offered".to_owned(),
        Score::Level(level) => scale.show(level),
    }
}

fn row(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_height(theme::ROW_HEIGHT);
        ui.spacing_mut().item_spacing.x = 8.0;
        add(ui);
    });
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui) -> egui::Response) {
    let size = vec2(width, theme::ROW_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        add(ui);
    });
}
