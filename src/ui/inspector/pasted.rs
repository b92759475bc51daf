//! Importances of a segment, pasted from a spreadsheet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use egui::{TextEdit, Ui};

use super::super::fields::{one_line, remark};
use super::{Form, scores};
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::model::{FactorId, Project, Scale, Segment, SegmentId};

/// What was pasted, and what came of the last of it.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    text: String,
    /// To whom it was said, and what could not be taken.
    said: Option<(SegmentId, String)>,
}

/// What a text of importances asks for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    changes: Vec<SegmentChange>,
    /// Factors that something is said about.
    factors: usize,
    /// Names that no factor has.
    unknown: Vec<String>,
    /// Factors whose numbers mean nothing.
    wrong: Vec<String>,
}

/// A field to paste into, and a button that takes what is in it.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment) {
    form.fold(ui, "Paste importances", |ui, form| {
        let ends = scores::ends(form.project.settings.scale);
        remark(
            ui,
            &format!(
                "Lines from a spreadsheet: factor, importance and, if there is one, ideal; {ends}"
            ),
        );
        let field = TextEdit::multiline(&mut form.pasted.text)
            .desired_rows(4)
            .desired_width(f32::INFINITY)
            .hint_text("Price\t7.5\t4");
        ui.add(field).accessible_name("Importances to take");
        let some = !form.pasted.text.trim().is_empty();
        let button = egui::Button::new("Take importances");
        if ui.add_enabled(some, button).clicked() {
            take(form, segment);
        }
        if let Some((_, said)) = form
            .pasted
            .said
            .as_ref()
            .filter(|(id, _)| *id == segment.id)
        {
            remark(ui, said);
        }
    });
}

fn take(form: &mut Form<'_>, segment: &Segment) {
    let found = read(&form.pasted.text, form.project);
    let said = said(&found);
    let edits = found.changes.into_iter().map(|change| {
        let id = segment.id.clone();
        Edit::Segment(ListEdit::Change { id, change })
    });
    let name = one_line(&segment.name);
    form.edits(format!("Paste importances to {name}"), edits.collect());
    form.pasted.said = Some((segment.id.clone(), said));
    form.pasted.text.clear();
}

/// What came of it, in words.
fn said(found: &Found) -> String {
    let mut said = match found.factors {
        0 => "Nothing was taken".to_owned(),
        1 => "Taken for 1 factor".to_owned(),
        count => format!("Taken for {count} factors"),
    };
    for (what, names) in [
        ("no factor is called", &found.unknown),
        ("no number on the scale for", &found.wrong),
    ] {
        if !names.is_empty() {
            _ = write!(said, "; {what} {}", names.join(", "));
        }
    }
    said
}

/// The factor, the importance and the ideal of each line, set apart by tabs or
/// semicolons. Names are the same without regard to upper case and blanks at
/// their ends; a blank number leaves what there is, and a first line of words
/// is a heading.
fn read(text: &str, project: &Project) -> Found {
    let factors = project.factors.iter();
    let known: BTreeMap<String, &FactorId> = factors
        .map(|factor| (folded(&one_line(&factor.name)), &factor.id))
        .collect();
    let scale = project.settings.scale;
    let mut found = Found::default();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for (at, line) in lines.enumerate() {
        let mut cells = line.split(['\t', ';']).map(str::trim);
        let name = cells.next().unwrap_or_default();
        let numbers = [cells.next(), cells.next()].map(Option::unwrap_or_default);
        match known.get(&folded(name)) {
            Some(id) => found.take(name, id, numbers, scale),
            None if at == 0 && numbers.iter().all(|it| scale.parse(it).is_err()) => {}
            None => found.unknown.push(one_line(name)),
        }
    }
    found
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Found {
    fn take(&mut self, name: &str, id: &FactorId, numbers: [&str; 2], scale: Scale) {
        let changes = [SegmentChange::Importance, SegmentChange::Ideal];
        let mut any = false;
        for (text, change) in numbers.into_iter().zip(changes) {
            if text.is_empty() {
                continue;
            }
            match scale.parse(text) {
                Ok(level) => {
                    self.changes.push(change(id.clone(), Some(level)));
                    any = true;
                }
                Err(_) => self.wrong.push(one_line(name)),
            }
        }
        self.factors += usize::from(any);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Level};

    fn project() -> Project {
        let mut project = Project::default();
        for name in ["Price", "Speed of service", "Taste"] {
            let factor = project.fresh_factor(name, Kind::Product);
            project.factors.push(factor.into());
        }
        project
    }

    #[test]
    fn lines_of_a_spreadsheet_are_matched_by_name() {
        let project = project();
        let text = "Factor\tImportance\tIdeal\n price \t7,5\t2\nSPEED OF SERVICE\t\t9\nColour\t3\n\
                    Taste\t12\t\n\n";
        let found = read(text, &project);
        let [price, speed, _] = [0, 1, 2].map(|at: usize| project.factors[at].id.clone());
        let level = |value| Some(Level::nearest(value));
        assert_eq!(
            found.changes,
            [
                SegmentChange::Importance(price.clone(), level(7.5)),
                SegmentChange::Ideal(price, level(2.0)),
                SegmentChange::Ideal(speed, level(9.0)),
            ]
        );
        assert_eq!(
            said(&found),
            "Taken for 2 factors; no factor is called Colour; no number on the scale for Taste"
        );
    }

    #[test]
    fn a_text_without_sense_changes_nothing() {
        for text in ["", "\n\t\n", "Hello", "Price", "\t\t\t"] {
            assert_eq!(read(text, &project()).changes, [], "{text:?}");
        }
        assert_eq!(said(&read("", &project())), "Nothing was taken");
    }
}
