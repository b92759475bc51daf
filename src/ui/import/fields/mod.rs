//! How a table is written and what it means, each guess open to correction.

mod parts;
mod written;

use egui::Ui;
use strum::IntoEnumIterator as _;

use super::draft::{Arrangement, Draft};
use crate::io::import::{Basis, Format, Known, Layout, ScalePlan, SheetInfo, Split};
use crate::ui::fields::{heading, one_line, remark};
use crate::ui::theme;
use parts::{Text, choice, grid, name, number, problem};

/// The most competitors to choose our own company from.
const LISTED: usize = 500;

/// What has to be done after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Changed {
    /// Nothing.
    Nothing,
    /// Guess again.
    Plan,
    /// Read the first rows again.
    Head,
}

/// How the first rows were written when they could be read last.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) format: Format,
    pub(super) sheets: Vec<SheetInfo>,
}

/// What stands in the text fields while somebody types there.
#[derive(Debug, Default)]
pub(super) struct Texts {
    header: String,
    between: String,
    low: String,
    high: String,
    missing: String,
}

/// The fields beside the table.
pub(super) struct Fields<'a> {
    pub(super) known: &'a mut Known,
    pub(super) draft: Option<&'a mut Draft>,
    pub(super) seen: Option<&'a Seen>,
    /// Whether it is text already: then nobody asks how its letters are written.
    pub(super) copied: bool,
    pub(super) texts: &'a mut Texts,
}

impl Fields<'_> {
    /// Show them.
    pub(super) fn ui(mut self, ui: &mut Ui) -> Changed {
        heading(ui, "How it is written");
        let mut changed = grid(ui, "written", |ui| self.written(ui));
        if self.draft.is_none() {
            return changed;
        }
        ui.add_space(theme::GAP);
        heading(ui, "What it means");
        changed = changed.max(grid(ui, "layout", |ui| self.layout(ui)));
        let arrangement = self.draft.as_deref().and_then(Draft::arrangement);
        if let Some(arrangement) = arrangement {
            remark(ui, arrangement.hint());
        }
        changed = changed.max(grid(ui, "scale", |ui| {
            let split = self.split(ui);
            split.max(self.scale(ui))
        }));
        self.scale_remark(ui);
        changed.max(grid(ui, "more", |ui| {
            let missing = self.missing(ui);
            missing.max(self.own(ui))
        }))
    }

    fn layout(&mut self, ui: &mut Ui) -> Changed {
        let Some(draft) = self.draft.as_deref_mut() else {
            return Changed::Nothing;
        };
        let now = draft.arrangement();
        let items = Arrangement::iter().map(|it| (Some(it), it.name().to_owned()));
        let shown = now.map_or("Choose one", Arrangement::name);
        let picked = choice(ui, ("Layout", ""), shown, items, &now).flatten();
        let Some(arrangement) = picked else {
            return Changed::Nothing;
        };
        draft.arrange(arrangement, self.known);
        Changed::Plan
    }

    /// How the headers of a wide table are split.
    fn split(&mut self, ui: &mut Ui) -> Changed {
        let Some(Ok(plan)) = self.draft.as_deref().map(|draft| &draft.plan) else {
            return Changed::Nothing;
        };
        if plan.layout != Layout::Wide {
            return Changed::Nothing;
        }
        let split = plan.split.clone();
        name(ui, "Headers");
        let text = &mut self.texts.between;
        let typed = ui
            .horizontal(|ui| {
                ui.label("split at");
                Text::short("Headers are split at", &split.between).ui(ui, text)
            })
            .inner;
        ui.end_row();
        if typed && !text.is_empty() {
            self.known.split = Some(Split {
                between: text.clone(),
                ..split
            });
            return Changed::Plan;
        }
        let items = [
            (true, "Competitor first".to_owned()),
            (false, "Factor first".to_owned()),
        ];
        let shown = if split.competitor_first {
            "Competitor first"
        } else {
            "Factor first"
        };
        let picked = choice(ui, ("Order", ""), shown, items, &split.competitor_first);
        match picked {
            Some(competitor_first) => {
                self.known.split = Some(Split {
                    competitor_first,
                    ..split
                });
                Changed::Plan
            }
            None => Changed::Nothing,
        }
    }

    fn scale(&mut self, ui: &mut Ui) -> Changed {
        let kind = ScaleKind::of(self.known.scale);
        let items = ScaleKind::ALL.map(|it| (it, it.name().to_owned()));
        let label = ("Scale", "Which answers mean levels 0 and 10");
        let picked = choice(ui, label, kind.name(), items, &kind);
        let ends = self.ends();
        let mut changed = Changed::Nothing;
        if let Some(kind) = picked {
            let (low, high) = ends.unwrap_or((1.0, 5.0));
            self.known.scale = match kind {
                ScaleKind::Guess => ScalePlan::Guess,
                ScaleKind::Given => ScalePlan::Given { low, high },
                ScaleKind::Each => ScalePlan::EachFactor,
            };
            changed = Changed::Plan;
        }
        let Some((low, high)) = ends else {
            return changed;
        };
        name(ui, "");
        let texts = &mut *self.texts;
        let typed = ui
            .horizontal(|ui| {
                let first = Text::short("Scale from", &low.to_string()).ui(ui, &mut texts.low);
                ui.label("to");
                first | Text::short("Scale to", &high.to_string()).ui(ui, &mut texts.high)
            })
            .inner;
        ui.end_row();
        match (number(&texts.low), number(&texts.high)) {
            (Some(low), Some(high)) if low != high => {
                if typed {
                    self.known.scale = ScalePlan::Given { low, high };
                    changed = Changed::Plan;
                }
            }
            _ => problem(ui, "expected two different numbers"),
        }
        changed
    }

    /// The ends of the scale that all factors share.
    fn ends(&self) -> Option<(f64, f64)> {
        if let ScalePlan::Given { low, high } = self.known.scale {
            return Some((low, high));
        }
        let made = self.draft.as_deref()?.made.as_ref().ok()?;
        let scales = &made.outcome.scales;
        let shared = scales.basis != Basis::EachFactor;
        scales.ends.first().copied().filter(|_| shared)
    }

    /// What is doubtful about the scale.
    fn scale_remark(&self, ui: &mut Ui) {
        let made = self
            .draft
            .as_deref()
            .and_then(|draft| draft.made.as_ref().ok());
        let Some(made) = made else {
            return;
        };
        let scales = &made.outcome.scales;
        if scales.basis == Basis::EachFactor {
            remark(
                ui,
                "Levels 0 and 10 are the least and the greatest mean of each factor",
            );
        }
        let doubtful = scales
            .doubtful
            .iter()
            .filter_map(|at| made.outcome.factors.get(*at));
        let doubtful: Vec<String> = doubtful.map(|name| one_line(name)).collect();
        if !doubtful.is_empty() {
            let text = format!(
                "Without {} it would be narrower: is it asked on another scale?",
                doubtful.join(", ")
            );
            let color = theme::colors(ui).warning;
            let text = egui::RichText::new(text).small().color(color);
            ui.add(egui::Label::new(text).wrap());
        }
    }

    fn missing(&mut self, ui: &mut Ui) -> Changed {
        name(ui, "Missing").on_hover_text("What else than a blank means that nothing was answered");
        let now = self.known.missing.join(", ");
        let field = Text {
            name: "Missing values",
            label: None,
            now: &now,
            width: ui.available_width(),
            hint: "such as 0, 99",
        };
        let text = &mut self.texts.missing;
        let typed = field.ui(ui, text);
        ui.end_row();
        if !typed {
            return Changed::Nothing;
        }
        let parts = text.split([',', ';']).map(|it| it.trim().to_owned());
        self.known.missing = parts.filter(|it| !it.is_empty()).collect();
        Changed::Plan
    }

    fn own(&mut self, ui: &mut Ui) -> Changed {
        let made = self
            .draft
            .as_deref()
            .and_then(|draft| draft.made.as_ref().ok());
        let competitors = made.map_or(&[][..], |made| &made.outcome.competitors);
        let shown = self
            .known
            .own
            .as_deref()
            .map_or_else(|| "None".to_owned(), one_line);
        let items = std::iter::once((None, "None".to_owned())).chain(
            competitors
                .iter()
                .take(LISTED)
                .map(|name| (Some(name.clone()), one_line(name))),
        );
        let hint = "Which of the competitors is our own company";
        match choice(ui, ("Own company", hint), &shown, items, &self.known.own) {
            Some(own) => {
                self.known.own = own;
                Changed::Plan
            }
            None => Changed::Nothing,
        }
    }
}

/// How the scale is come by, without its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScaleKind {
    Guess,
    Given,
    Each,
}

impl ScaleKind {
    const ALL: [Self; 3] = [Self::Guess, Self::Given, Self::Each];

    fn of(plan: ScalePlan) -> Self {
        match plan {
            ScalePlan::Guess => Self::Guess,
            ScalePlan::Given { .. } => Self::Given,
            ScalePlan::EachFactor => Self::Each,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Guess => "Automatic",
            Self::Given => "Given",
            Self::Each => "Each factor's own",
        }
    }
}
