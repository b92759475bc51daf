//! Where a score comes from: what somebody says of it, and what a survey said.

use std::fmt::Write as _;

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    EvidenceField, Field, Lines, TextField, block, line_with_hint, one_line, remark, row, section,
};
use super::Form;
use crate::edit::{Edit, EvidenceChange};
use crate::model::{Competitor, Confidence, Evidence, Factor, Score, Survey};

/// Where nobody said how sure a score is.
const NOT_SAID: &str = "Not said";

/// The evidence for one score.
pub(super) fn of_point(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    let field = |field| Field::Evidence(competitor.id.clone(), factor.id.clone(), field);
    section(ui, "Evidence", |ui| {
        ui.spacing_mut().item_spacing.y = super::GAP;
        if is_planned(form, competitor, factor) {
            remark(ui, "For the level as it is: a plan has none yet");
        }
        block(ui, "Source", |ui| {
            let look = TextField {
                lines: Lines::Few,
                hint: "A document, a person, a visit",
                ..TextField::line(field(EvidenceField::Source), "Source of the score")
            };
            form.field(ui, &look);
        });
        row(ui, "Date", |ui| {
            let look = TextField {
                hint: "yyyy-mm-dd",
                width: 120.0,
                ..TextField::line(field(EvidenceField::Date), "Date of the evidence")
            };
            form.field(ui, &look);
        });
        row(ui, "Confidence", |ui| {
            confidence(ui, form, competitor, factor);
        });
        row(ui, "Spread, ±", |ui| {
            let look = TextField {
                hint: "unknown",
                width: 120.0,
                ..TextField::line(field(EvidenceField::Spread), "Spread of the score")
            };
            form.field(ui, &look);
        });
        block(ui, "Quote or note", |ui| {
            let look = TextField {
                lines: Lines::Many,
                ..TextField::line(field(EvidenceField::Quote), "Quote or note on the score")
            };
            form.field(ui, &look);
        });
        if let Some(evidence) = form.project.evidence.get(&competitor.id, &factor.id) {
            let score = form.project.scores.get(&competitor.id, &factor.id);
            survey(ui, form, evidence, score);
        }
    });
}

/// Whether the level that is shown is one of a plan, which evidence is not about.
fn is_planned(form: &Form<'_>, competitor: &Competitor, factor: &Factor) -> bool {
    let now = form.project.scores.get(&competitor.id, &factor.id);
    now != form.as_is.scores.get(&competitor.id, &factor.id)
}

fn confidence(ui: &mut Ui, form: &mut Form<'_>, competitor: &Competitor, factor: &Factor) {
    let evidence = form.project.evidence.get(&competitor.id, &factor.id);
    let current = evidence.and_then(|evidence| evidence.confidence);
    let name = |it: Option<Confidence>| it.map_or(NOT_SAID, Confidence::name);
    ComboBox::from_id_salt("confidence")
        .selected_text(name(current))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for choice in [None].into_iter().chain(Confidence::iter().map(Some)) {
                let item = ui.selectable_label(choice == current, name(choice));
                let item = match choice {
                    Some(confidence) => item.on_hover_text(meaning(confidence)),
                    None => item,
                };
                if item.clicked() && choice != current {
                    form.edit(Edit::ChangeEvidence {
                        competitor: competitor.id.clone(),
                        factor: factor.id.clone(),
                        change: EvidenceChange::Confidence(choice),
                    });
                }
            }
        })
        .response
        .accessible_name("Confidence in the score");
}

/// What somebody who says so should have done.
fn meaning(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guess => "Somebody's feeling",
        Confidence::Informed => "From reading, visiting, asking",
        Confidence::Measured => "Counted, tested or surveyed",
    }
}

/// What a survey said, to all and to each segment, as it was imported.
fn survey(ui: &mut Ui, form: &Form<'_>, evidence: &Evidence, score: Score) {
    let Some(first) = evidence.surveys().next() else {
        return;
    };
    section(ui, "Survey", |ui| {
        remark(
            ui,
            &format!("Mean ± standard deviation of answers {}", ends(first)),
        );
        ui.spacing_mut().item_spacing.y = 2.0;
        if let Some(all) = &evidence.survey {
            figures(ui, "All", all, first);
        }
        // In the order of the project.
        for segment in &form.project.segments {
            if let Some(said) = evidence.segments.get(&segment.id) {
                figures(ui, &one_line(&segment.name), said, first);
            }
        }
        let said = evidence.survey.map(|all| Score::Level(all.level()));
        if let Some(Score::Level(level)) = said.filter(|said| *said != score) {
            let level = form.project.settings.scale.show(level);
            remark(ui, &format!("The survey alone would give {level}"));
        }
    });
}

/// "from 1 to 5", in the direction of the levels.
fn ends(survey: &Survey) -> String {
    format!("from {} to {}", survey.low, survey.high)
}

/// One line of figures, whose scale is said where it is not that of the `first`.
fn figures(ui: &mut Ui, name: &str, survey: &Survey, first: &Survey) {
    let Survey { n, mean, sd, .. } = survey;
    let mut shown = format!("{:.2}", mean.get());
    if let Some(sd) = sd {
        _ = write!(shown, " ± {:.2}", sd.get());
    }
    _ = write!(shown, ", n = {n}");
    if (survey.low, survey.high) != (first.low, first.high) {
        _ = write!(shown, ", {}", ends(survey));
    }
    let sd = sd.map_or_else(
        || "no standard deviation: one answer".to_owned(),
        |sd| format!("standard deviation {sd} (n − 1)"),
    );
    line_with_hint(ui, name, &shown, &format!("Mean {mean}, {sd}"));
}
