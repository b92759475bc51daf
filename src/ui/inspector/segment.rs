//! The fields of a segment.

use egui::{Align, Layout, Rect, Response, RichText, Sense, Ui, UiBuilder, vec2};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    Drafts, Field, Lines, NameLink, Painted, ROW_HEIGHT, SegmentField, TextField, block,
    error_line, one_line, remark, row, section,
};
use super::{Form, color, distance, kind, pasted, scores};
use crate::command::Selection;
use crate::edit::{Edit, ListEdit, SegmentChange};
use crate::model::{Buyers, Factor, Segment, Whose};

/// Between rows, in points.
const GAP: f32 = 2.0;

pub(super) fn show(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment) {
    let field = |field| Field::Segment(segment.id.clone(), field);
    kind(ui, "Segment");
    block(ui, "Name", |ui| {
        let look = TextField {
            lines: Lines::Few,
            ..TextField::line(field(SegmentField::Name), "Segment name")
        };
        form.field(ui, &look);
    });
    row(ui, "Who they are", |ui| buyers(ui, form, segment));
    row(ui, "Size, %", |ui| {
        let look = TextField {
            hint: "unknown",
            width: 88.0,
            ..TextField::line(field(SegmentField::Size), "Size in percent")
        };
        form.field(ui, &look);
    });
    row(ui, "Colour", |ui| {
        let digits = field(SegmentField::Color);
        color::show(ui, form, Painted::Segment(segment), digits, |color| {
            change(segment, SegmentChange::Color(color))
        });
    });
    row(ui, "Maps", |ui| {
        let mut visible = segment.visible;
        if ui.checkbox(&mut visible, "Shown").changed() {
            form.edit(change(segment, SegmentChange::Visible(visible)));
        }
    });
    row(ui, "Canvas", |ui| {
        let this = Whose::Segment(segment.id.clone());
        let mut shown = form.project.importance.as_ref() == Some(&this);
        let response = ui.checkbox(&mut shown, "How much factors matter");
        if response.changed() {
            form.edit(Edit::SetImportance(shown.then_some(this)));
        }
    });
    distance::of_segment(ui, form, segment);
    wishes(ui, form, segment);
    pasted::show(ui, form, segment);
    block(ui, "Notes", |ui| {
        let look = TextField {
            lines: Lines::Many,
            ..TextField::line(field(SegmentField::Notes), "Segment notes")
        };
        form.field(ui, &look);
    });
}

fn change(segment: &Segment, change: SegmentChange) -> Edit {
    let id = segment.id.clone();
    Edit::Segment(ListEdit::Change { id, change })
}

fn buyers(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for buyers in Buyers::iter() {
        let current = segment.buyers == buyers;
        if ui.radio(current, buyers.name()).clicked() && !current {
            form.edit(change(segment, SegmentChange::Buyers(buyers)));
        }
    }
}

/// The two numbers of a factor in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Importance,
    Ideal,
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Importance => "Importance",
            Self::Ideal => "Ideal",
        }
    }

    fn field(self, segment: &Segment, factor: &Factor) -> Field {
        let factor = factor.id.clone();
        let field = match self {
            Self::Importance => SegmentField::Importance(factor),
            Self::Ideal => SegmentField::Ideal(factor),
        };
        Field::Segment(segment.id.clone(), field)
    }
}

/// How much each factor matters to them, and how much of it they would like best.
fn wishes(ui: &mut Ui, form: &mut Form<'_>, segment: &Segment) {
    section(ui, "What they want", |ui| {
        let factors = &form.project.factors;
        if factors.is_empty() {
            remark(ui, "No factors yet");
            return;
        }
        let ends = scores::ends(form.project.settings.scale);
        remark(ui, &format!("{ends}, empty where nobody has said"));
        titles(ui);
        let open = |drafts: &Drafts, index: usize| {
            let is_open = |column: Column| drafts.is_open(&column.field(segment, &factors[index]));
            is_open(Column::Importance) || is_open(Column::Ideal)
        };
        let size = (factors.len(), ROW_HEIGHT + GAP);
        form.rows(ui, size, open, |ui, form, index| {
            let row = Wish { segment, index };
            row.show(ui, form);
        });
    });
}

/// The places of the name and of the two numbers in a row.
fn places(rect: Rect) -> (Rect, [Rect; 2]) {
    let width = (rect.width() * 0.26).clamp(44.0, 72.0);
    let right = rect.with_min_x(rect.right() - width);
    let left = right.translate(vec2(-width - 4.0, 0.0));
    (rect.with_max_x(left.left() - 8.0), [left, right])
}

/// Above the columns.
fn titles(ui: &mut Ui) {
    let size = vec2(ui.available_width(), 18.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let (_, [left, right]) = places(rect);
    for (column, rect) in [(Column::Importance, left), (Column::Ideal, right)] {
        // Both lean to the right, where there is room for the longer one.
        let rect = rect.with_min_x(rect.left() - 16.0);
        let layout = Layout::right_to_left(Align::Center);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        inside.label(RichText::new(column.name()).small().weak());
    }
}

/// A row of the table.
struct Wish<'a> {
    segment: &'a Segment,
    index: usize,
}

impl Wish<'_> {
    fn show(&self, ui: &mut Ui, form: &mut Form<'_>) {
        let factor = &form.project.factors[self.index];
        let size = vec2(ui.available_width(), ROW_HEIGHT + GAP);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let (name, [left, right]) = places(rect.with_max_y(rect.top() + ROW_HEIGHT));
        let link = NameLink {
            id: form.panel.with(("wish", &factor.id)),
            rect: name,
            name: &factor.name,
            pale: false,
        };
        if link.show(ui).clicked() {
            form.select(Selection::Factor(factor.id.clone()));
        }
        for (column, rect) in [(Column::Importance, left), (Column::Ideal, right)] {
            let field = self.number(ui, form, column, rect);
            self.go_on(ui, form, column, &field);
        }
        for column in [Column::Importance, Column::Ideal] {
            let error = form.drafts.error(&column.field(self.segment, factor));
            if let Some(error) = error.map(|error| format!("{}: {error}", column.name())) {
                error_line(ui, &error);
                ui.add_space(4.0);
            }
        }
    }

    fn number(&self, ui: &mut Ui, form: &mut Form<'_>, column: Column, rect: Rect) -> Response {
        let factor = &form.project.factors[self.index];
        let layout = Layout::left_to_right(Align::Center);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        let name = format!("{} of {}", column.name(), one_line(&factor.name));
        let look = TextField {
            width: rect.width(),
            ..TextField::line(column.field(self.segment, factor), &name)
        };
        form.drafts
            .show(&mut inside, form.panel, form.project, &look, form.commands)
    }

    /// Enter goes on to the next factor in the same column, Shift+Enter back.
    fn go_on(&self, ui: &Ui, form: &mut Form<'_>, column: Column, field: &Response) {
        let (enter, back) =
            ui.input(|input| (input.key_pressed(egui::Key::Enter), input.modifiers.shift));
        if !(field.lost_focus() && enter) {
            return;
        }
        let factors = &form.project.factors;
        let own = column.field(self.segment, &factors[self.index]);
        let next = if form.drafts.error(&own).is_some() {
            Some(self.index)
        } else if back {
            self.index.checked_sub(1)
        } else {
            Some(self.index + 1)
        };
        if let Some(factor) = next.and_then(|next| factors.get(next)) {
            form.drafts.focus_next(column.field(self.segment, factor));
        }
    }
}
