//! What is done with a factor: the rule's verdict, the users' own decision, and
//! the card with all that is planned.

use egui::{ComboBox, Label, RichText, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    CardField, Field, Lines, TextField, line, one_line, remark, row, section,
};
use super::super::own;
use super::Form;
use crate::analysis::{Judgement, judge_factor};
use crate::edit::{Edit, PlanEdit};
use crate::model::{Action, Card, Effort, Factor, Score};

/// What is planned with a factor in the scenario that is shown.
pub(super) fn of_factor(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    section(ui, "Plan", |ui| {
        let Some(judged) = judge_factor(form.project, factor) else {
            let why = "What to do with it is judged by our own curve, and there is none yet";
            own::missing(ui, form.project, why, form.commands);
            return;
        };
        ui.spacing_mut().item_spacing.y = super::GAP;
        ui.vertical(|ui| verdict(ui, form, &judged));
        decision(ui, form, &judged);
        form.fold(ui, "Card", |ui, form| {
            texts(ui, form, factor);
            row(ui, "Effort", |ui| effort(ui, form, &judged));
        });
    });
}

/// What the rule and the users say about a point of our own curve.
pub(super) fn of_point(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    if let Some(judged) = judge_factor(form.project, factor) {
        section(ui, "Plan", |ui| {
            ui.spacing_mut().item_spacing.y = super::GAP;
            ui.vertical(|ui| verdict(ui, form, &judged));
            decision(ui, form, &judged);
        });
    }
}

fn verdict(ui: &mut Ui, form: &Form<'_>, judged: &Judgement) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let scenario = form.scenario.and_then(|id| form.project.scenario(id));
    if let Some(scenario) = scenario {
        let name = one_line(&scenario.name);
        remark(ui, &format!("In the scenario {name}"));
    }
    let reason = judged.reason(form.project.settings.scale);
    let verdict = judged.verdict.map_or("No verdict", Action::name);
    line(ui, "The rule says", verdict);
    match judged.card.decision {
        Some(decision) if judged.is_against_the_rule() => {
            let text = format!("You say {}; {reason}: {verdict}", decision.name());
            let color = ui.visuals().warn_fg_color;
            ui.add(Label::new(RichText::new(text).color(color)).wrap());
        }
        _ => {
            remark(ui, &capital(&reason));
        }
    }
}

/// The users' own decision, kept beside the rule's verdict.
fn decision(ui: &mut Ui, form: &mut Form<'_>, judged: &Judgement) {
    let current = judged.card.decision;
    let name = |decision: Option<Action>| decision.map_or("As the rule says", Action::name);
    row(ui, "Decision", |ui| {
        let mut chosen = None;
        ComboBox::from_id_salt("decision")
            .selected_text(name(current))
            .width(ui.available_width())
            .show_ui(ui, |ui| {
                let all = std::iter::once(None).chain(Action::iter().map(Some));
                for decision in all {
                    let item = ui.selectable_label(decision == current, name(decision));
                    if item.clicked() {
                        chosen = Some(decision);
                    }
                }
            })
            .response
            .accessible_name("What is done with it");
        if let Some(decision) = chosen.filter(|decision| *decision != current) {
            let card = Card {
                decision,
                ..(*judged.card).clone()
            };
            form.edit(set_card(form, judged, card));
        }
        if let Some(decision) = current {
            propose(ui, form, judged, decision);
        }
    });
}

/// A button that takes the point to where the decision would have it.
fn propose(ui: &mut Ui, form: &mut Form<'_>, judged: &Judgement, decision: Action) {
    let proposed = judged.proposed(decision);
    let (Some(own), Some(score)) = (form.project.own(), proposed) else {
        return;
    };
    if score == judged.own {
        return;
    }
    let to = match score {
        Score::Level(level) => form.project.settings.scale.show(level),
        Score::NotOffered => "not offered".to_owned(),
        Score::Unscored => return,
    };
    let hint = "Move the point of our own curve to where the decision would have it";
    if ui
        .button(format!("Move to {to}"))
        .on_hover_text(hint)
        .clicked()
    {
        let competitor = own.id.clone();
        let factor = judged.factor.clone();
        form.edit(Edit::SetScore {
            competitor,
            factor,
            score,
        });
    }
}

fn texts(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    for (label, name, field, hint) in [
        (
            "Saves",
            "What it saves",
            CardField::Saves,
            "cost, time, trouble for us",
        ),
        (
            "Gives",
            "What it gives the buyer",
            CardField::Gives,
            "to the buyer",
        ),
        (
            "Owner",
            "Who sees to it",
            CardField::Owner,
            "who sees to it",
        ),
        (
            "By when",
            "By when it is done",
            CardField::ByWhen,
            "such as end of June",
        ),
    ] {
        let field = Field::Card(form.scenario.cloned(), factor.id.clone(), field);
        row(ui, label, |ui| {
            let look = TextField {
                hint,
                lines: Lines::Few,
                ..TextField::line(field, name)
            };
            form.field(ui, &look);
        });
    }
}

fn effort(ui: &mut Ui, form: &mut Form<'_>, judged: &Judgement) {
    let current = judged.card.effort;
    let name = |effort: Option<Effort>| effort.map_or("Unknown", Effort::name);
    let mut chosen = None;
    ComboBox::from_id_salt("effort")
        .selected_text(name(current))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            let all = std::iter::once(None).chain(Effort::iter().map(Some));
            for effort in all {
                let item = ui.selectable_label(effort == current, name(effort));
                if item.clicked() {
                    chosen = Some(effort);
                }
            }
        })
        .response
        .accessible_name("How much effort it is");
    if let Some(effort) = chosen.filter(|effort| *effort != current) {
        let card = Card {
            effort,
            ..(*judged.card).clone()
        };
        form.edit(set_card(form, judged, card));
    }
}

/// In the scenario that is shown.
fn set_card(form: &Form<'_>, judged: &Judgement, card: Card) -> Edit {
    Edit::Plan(PlanEdit::Card {
        scenario: form.scenario.cloned(),
        factor: judged.factor.clone(),
        card,
    })
}

/// A sentence of its own.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(capital("rivals offer it"), "Rivals offer it");
        assert_eq!(capital("5.5 against"), "5.5 against");
        assert_eq!(capital(""), "");
    }
}
