//! What the curve says: focus, divergence, convergence, over-delivery, and
//! findings in plain words.
//!
//! Each number has its formula and what went into it beside it. Worked out from
//! the project that is shown, and anew in the frame in which it changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Frame, Margin, ScrollArea, Ui};

use super::fields::{heading, one_line, remark, unnamed};
use super::own;
use crate::analysis::{Reading, read};
use crate::command::{Command, Selection};
use crate::edit::{Edit, PlanEdit};
use crate::figure::Look;
use crate::model::{FactorId, Project, ScenarioId};

mod findings;
mod fold;
mod gauges;

/// What the panel shows this frame.
#[derive(Clone, Copy, Debug)]
pub struct ReadingContext<'a> {
    /// The open project, in the chosen scenario.
    pub project: &'a Arc<Project>,
    /// The scenario that is worked on; none for the as-is.
    pub scenario: Option<&'a ScenarioId>,
    /// What is selected.
    pub selection: &'a Selection,
    /// Of the picture, whose markers stand beside the names.
    pub look: &'a Look,
}

/// What the panel remembers between frames. Nothing here is part of the project.
#[derive(Debug, Default)]
pub struct ReadingPanel {
    /// Of the project that was shown last.
    read: Option<(Arc<Project>, Arc<Reading>)>,
    /// What is unfolded, by name.
    open: BTreeSet<String>,
}

/// What all parts of the panel share this frame.
struct Page<'a> {
    context: ReadingContext<'a>,
    open: &'a mut BTreeSet<String>,
    commands: &'a mut Vec<Command>,
}

impl Page<'_> {
    fn project(&self) -> &Project {
        self.context.project
    }

    /// Show a factor as a link that selects it.
    fn factor_link(&mut self, ui: &mut Ui, factor: &FactorId) {
        let found = self.project().factor(factor);
        let Some(name) = found.map(|found| one_line(&found.name)) else {
            return;
        };
        let link = ui.link(egui::RichText::new(&name).small());
        let selected = self.context.selection.factor() == Some(factor);
        link.widget_info(|| {
            let label = format!("Select {name}");
            egui::WidgetInfo::selected(egui::Role::Link, ui.is_enabled(), selected, label)
        });
        if link.clicked() {
            let selection = Selection::Factor(factor.clone());
            self.commands.push(Command::Select(selection));
        }
    }

    fn mute(&mut self, finding: &str, muted: bool) {
        self.commands.push(Command::Edit(Edit::Plan(PlanEdit::Mute {
            scenario: self.context.scenario.cloned(),
            finding: finding.into(),
            muted,
        })));
    }
}

impl ReadingPanel {
    /// Show the reading in all the room there is; push what the user asked for
    /// onto `commands`.
    pub fn ui(&mut self, ui: &mut Ui, context: ReadingContext<'_>, commands: &mut Vec<Command>) {
        let reading = self.reading(context.project);
        let mut page = Page {
            context,
            open: &mut self.open,
            commands,
        };
        ScrollArea::vertical()
            .id_salt("reading")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let margin = Margin {
                    left: 4,
                    right: 8,
                    top: 8,
                    bottom: 16,
                };
                Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.take_available_width();
                    ui.spacing_mut().item_spacing.y = 4.0;
                    page.ui(ui, &reading);
                });
            });
    }

    /// The reading of `project`, made anew only when it changed.
    fn reading(&mut self, project: &Arc<Project>) -> Arc<Reading> {
        match &self.read {
            Some((of, reading)) if Arc::ptr_eq(of, project) => Arc::clone(reading),
            _ => {
                let reading = Arc::new(read(project));
                self.read = Some((Arc::clone(project), Arc::clone(&reading)));
                reading
            }
        }
    }
}

impl Page<'_> {
    fn ui(&mut self, ui: &mut Ui, reading: &Reading) {
        if self.project().own().is_none() {
            let text = "Most of this is about our own curve, and no competitor is our own \
                        company yet.";
            own::missing(ui, self.context.project, text, self.commands);
            ui.add_space(8.0);
        }
        heading(ui, "Three marks of a good curve");
        self.gauge(ui, "Focus", gauges::FOCUS, &reading.focus);
        self.divergence(ui, &reading.divergence);
        self.tagline(ui);
        ui.add_space(8.0);
        heading(ui, "The field");
        self.gauge(
            ui,
            "Convergence of rivals",
            gauges::CONVERGENCE,
            &reading.convergence,
        );
        self.gauge(
            ui,
            "Over-delivery",
            gauges::OVER_DELIVERY,
            &reading.over_delivery,
        );
        ui.add_space(8.0);
        heading(ui, "Findings");
        remark(ui, "Rules of thumb to look again by. None is a grade");
        self.findings(ui, &reading.findings);
    }

    /// The third mark has no number: it is there or it is not.
    fn tagline(&self, ui: &mut Ui) {
        let tagline = &self.project().tagline;
        let text = if unnamed(tagline) {
            "none yet".to_owned()
        } else {
            one_line(tagline)
        };
        fold::plain(ui, "Tagline", &text);
    }
}
