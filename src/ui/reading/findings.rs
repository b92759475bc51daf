//! Findings: what was found, from what, about which factors, and a way to hide it.

use egui::{Frame, Label, Layout, Margin, RichText, Stroke, Ui};

use super::super::fields::remark;
use super::super::theme;
use super::{Page, fold, gauges};
use crate::analysis::Finding;

/// How many factors of a finding are named at first.
const MOST_LINKS: usize = 5;

/// Under which it is remembered that more of a finding is shown.
fn key(finding: &Finding) -> String {
    format!("finding {}", finding.id)
}

impl Page<'_> {
    pub(super) fn findings(&mut self, ui: &mut Ui, all: &[Finding]) {
        let (muted, shown): (Vec<&Finding>, Vec<&Finding>) =
            all.iter().partition(|finding| finding.muted);
        if shown.is_empty() {
            let nothing = if muted.is_empty() {
                "Nothing found"
            } else {
                "Nothing but what is hidden"
            };
            ui.label(RichText::new(nothing).weak());
        }
        ui.spacing_mut().item_spacing.y = theme::GAP;
        for finding in shown {
            ui.push_id(&finding.id, |ui| self.finding(ui, finding));
        }
        if muted.is_empty() {
            return;
        }
        let name = format!("Hidden findings ({})", muted.len());
        // Under one name, however many there are.
        let key = "Hidden findings";
        if fold::fold_as(ui, self.open, key, &name) {
            for finding in muted {
                ui.push_id(&finding.id, |ui| self.finding(ui, finding));
            }
        }
    }

    fn finding(&mut self, ui: &mut Ui, finding: &Finding) {
        let colors = theme::colors(ui);
        let sheet = Frame::new()
            .fill(colors.field)
            .stroke(Stroke::new(1.0, colors.line))
            .corner_radius(6.0)
            .inner_margin(Margin::symmetric(10, 8));
        sheet.show(ui, |ui| {
            ui.take_available_width();
            ui.spacing_mut().item_spacing.y = 4.0;
            let text = RichText::new(&finding.message);
            let text = if finding.muted { text.weak() } else { text };
            ui.add(Label::new(text).wrap())
                .on_hover_text(&finding.formula);
            self.links(ui, finding);
            self.actions(ui, finding);
        });
    }

    /// The factors it speaks of; of many only the first, until more is asked for.
    fn links(&mut self, ui: &mut Ui, finding: &Finding) {
        let all = finding.factors.as_slice();
        let shown = match all.get(..MOST_LINKS) {
            Some(first) if !self.open.contains(&key(finding)) => first,
            _ => all,
        };
        if shown.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for factor in shown {
                self.factor_link(ui, factor);
            }
            let more = all.len() - shown.len();
            if more > 0 {
                ui.label(RichText::new(format!("and {more} more")).small().weak());
            }
        });
    }

    /// How it was found, and to hide it.
    fn actions(&mut self, ui: &mut Ui, finding: &Finding) {
        let key = key(finding);
        let open = self.open.contains(&key);
        ui.horizontal(|ui| {
            let why = if open { "Less" } else { "Why?" };
            let why = ui
                .small_button(why)
                .accessible_name(format!("{why}: {}", finding.message));
            if why.clicked() && !self.open.remove(&key) {
                self.open.insert(key.clone());
            }
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                let label = if finding.muted { "Show again" } else { "Hide" };
                let button = ui
                    .small_button(label)
                    .on_hover_text("Hidden findings stand below the others; saved with the project")
                    .accessible_name(format!("{label}: {}", finding.message));
                if button.clicked() {
                    self.mute(&finding.id, !finding.muted);
                }
            });
        });
        if open {
            remark(ui, &finding.formula);
            gauges::numbers(ui, &finding.numbers);
        }
    }
}
