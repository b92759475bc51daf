//! The fields of the project as a whole.

use egui::{ComboBox, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{Field, Lines, TextField, block, line, one_line, remark, row};
use super::{Form, kind, metrics};
use crate::edit::Edit;
use crate::model::{Level, Scale, Whose};

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>) {
    kind(ui, "Project");
    block(ui, "Title", |ui| {
        form.field(ui, &TextField::line(Field::Title, "Project title"));
    });
    block(ui, "Tagline", |ui| {
        let field = TextField {
            hint: "One clear and true sentence",
            lines: Lines::Few,
            ..TextField::line(Field::Tagline, "Project tagline")
        };
        form.field(ui, &field);
        let scenario = form.scenario.and_then(|id| form.project.scenario(id));
        if let Some(scenario) = scenario {
            let name = one_line(&scenario.name);
            remark(ui, &format!("Of the scenario {name}"));
        }
    });
    block(ui, "Source note", |ui| {
        let field = TextField {
            hint: "Where the scores come from",
            lines: Lines::Few,
            ..TextField::line(Field::Source, "Project source note")
        };
        form.field(ui, &field);
    });
    row(ui, "Levels", |ui| scale(ui, form));
    row(ui, "Margin, ±", |ui| {
        let field = TextField {
            width: 88.0,
            ..TextField::line(Field::Margin, "Margin of the plan")
        };
        form.field(ui, &field);
        let says = "Well above or well below the industry standard begins here";
        remark(ui, says);
    });
    ui.vertical(|ui| drawn(ui, form));
    counts(ui, form);
    block(ui, "Notes", |ui| {
        let field = TextField {
            lines: Lines::Many,
            ..TextField::line(Field::ProjectNotes, "Project notes")
        };
        form.field(ui, &field);
    });
    metrics::list(ui, form);
}

/// What is drawn besides the curves.
fn drawn(ui: &mut Ui, form: &mut Form<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let settings = form.project.settings;
    let mut standard = settings.standard;
    let label = "Draw the industry standard";
    if ui.checkbox(&mut standard, label).changed() {
        form.edit(Edit::SetStandard(standard));
    }
    let mut marks = settings.marks;
    let label = "Mark the plan under factors";
    if ui.checkbox(&mut marks, label).changed() {
        form.edit(Edit::SetMarks(marks));
    }
    let mut whiskers = settings.whiskers;
    let label = "Whiskers: how far levels may be off";
    if ui.checkbox(&mut whiskers, label).changed() {
        form.edit(Edit::SetWhiskers(whiskers));
    }
    let mut confidence = settings.confidence;
    let label = "Markers filled as levels are sure";
    if ui.checkbox(&mut confidence, label).changed() {
        form.edit(Edit::SetConfidence(confidence));
    }
    importance(ui, form);
}

/// Whose importance stands under the factors of the canvas.
fn importance(ui: &mut Ui, form: &mut Form<'_>) {
    let project = form.project;
    if project.segments.is_empty() {
        return;
    }
    let name = |whose: Option<&Whose>| match whose {
        None => "Nobody's".to_owned(),
        Some(Whose::All) => "All segments'".to_owned(),
        Some(Whose::Segment(id)) => {
            let segment = project.segment(id);
            segment.map_or_else(String::new, |segment| one_line(&segment.name))
        }
    };
    let current = project.importance.as_ref();
    let segments = project.segments.iter();
    let segments = segments.map(|segment| Some(Whose::Segment(segment.id.clone())));
    let choices = [None, Some(Whose::All)].into_iter().chain(segments);
    ui.add_space(4.0);
    row(ui, "Importance", |ui| {
        ComboBox::from_id_salt("importance")
            .selected_text(name(current))
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for choice in choices {
                    let is_current = choice.as_ref() == current;
                    let item = ui.selectable_label(is_current, name(choice.as_ref()));
                    if item.clicked() && !is_current {
                        form.edit(Edit::SetImportance(choice));
                    }
                }
            })
            .response
            .accessible_name("Whose importance stands under the factors");
    });
}

/// How levels are shown, with an example.
fn scale(ui: &mut Ui, form: &mut Form<'_>) {
    let current = form.project.settings.scale;
    ComboBox::from_id_salt("scale")
        .selected_text(current.name())
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for scale in Scale::iter() {
                let item = ui.selectable_label(scale == current, scale.name());
                if item.clicked() && scale != current {
                    form.edit(Edit::SetScale(scale));
                }
            }
        })
        .response
        .accessible_name("How levels are shown");
    let [low, high] = [Level::MIN, Level::nearest(7.5)].map(|level| current.show(level));
    let example = match current {
        Scale::ZeroToTen => "As they are stored".to_owned(),
        Scale::OneToFive | Scale::OneToSeven | Scale::Words => {
            format!("The level 0.0 is shown as {low}, 7.5 as {high}")
        }
    };
    remark(ui, &example);
}

fn counts(ui: &mut Ui, form: &Form<'_>) {
    let count = form.project.count();
    let lines = [
        ("Competitors", form.project.competitors.len()),
        ("Factors", form.project.factors.len()),
        ("Scored", count.levels),
        ("Not offered", count.not_offered),
        ("Unscored", count.unscored),
    ];
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (name, number) in lines {
            line(ui, name, &number.to_string());
        }
    });
}
