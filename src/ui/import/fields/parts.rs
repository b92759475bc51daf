//! What the rows of the fields are made of.

use egui::{ComboBox, Margin, Role as Part, TextEdit, Ui, WidgetInfo, vec2};

use super::Changed;
use crate::ui::fields::error_line;

/// Of the names of fields, in points.
const NAMES: f32 = 92.0;

/// The most characters of a field.
const CHARS: usize = 200;

/// A number, with a point or a comma.
pub(super) fn number(typed: &str) -> Option<f64> {
    let number = typed.trim().replacen(',', ".", 1).parse::<f64>().ok();
    number.filter(|number| number.is_finite())
}

pub(super) fn grid(ui: &mut Ui, salt: &str, rows: impl FnOnce(&mut Ui) -> Changed) -> Changed {
    egui::Grid::new(salt)
        .num_columns(2)
        .min_col_width(NAMES)
        .spacing(vec2(8.0, 4.0))
        .show(ui, rows)
        .inner
}

pub(super) fn name(ui: &mut Ui, text: &str) -> egui::Response {
    ui.add(egui::Label::new(egui::RichText::new(text).weak()))
}

/// What is wrong with the field above, in a row of its own.
pub(super) fn problem(ui: &mut Ui, words: &str) {
    name(ui, "");
    error_line(ui, words);
    ui.end_row();
}

/// A field of text.
pub(super) struct Text<'a> {
    /// Read out; unlike that of any other field here.
    pub(super) name: &'a str,
    /// What says so for those who see it.
    pub(super) label: Option<egui::Id>,
    /// What it shows unless somebody types there.
    pub(super) now: &'a str,
    pub(super) width: f32,
    /// Shown while it is empty.
    pub(super) hint: &'a str,
}

impl<'a> Text<'a> {
    pub(super) fn short(name: &'a str, now: &'a str) -> Self {
        Self {
            name,
            label: None,
            now,
            width: 48.0,
            hint: "",
        }
    }

    /// `true` when `text` changed.
    pub(super) fn ui(&self, ui: &mut Ui, text: &mut String) -> bool {
        let id = egui::Id::unique(("import", self.name));
        if !ui.memory(|memory| memory.has_focus(id)) {
            self.now.clone_into(text);
        }
        let edit = TextEdit::singleline(text)
            .id(id)
            .char_limit(CHARS)
            .hint_text(self.hint)
            .margin(Margin::symmetric(8, 4))
            .desired_width(self.width);
        let response = ui.add(edit);
        let changed = response.changed();
        match self.label {
            Some(label) => drop(response.labelled_by(label)),
            None => drop(response.accessible_name(self.name)),
        }
        changed
    }
}

/// Choose what is known of something, or that it is as `found` in the table;
/// `true` when it is something else now.
pub(super) fn pick<T: Copy + PartialEq>(
    ui: &mut Ui,
    (label, name): (&str, fn(T) -> &'static str),
    found: Option<T>,
    all: impl IntoIterator<Item = T>,
    known: &mut Option<T>,
) -> bool {
    let hint = "As found in the table, until another is chosen";
    let shown = (*known).or(found).map_or("Automatic", name);
    let all = all.into_iter().map(|it| (Some(it), name(it).to_owned()));
    let items = std::iter::once((None, "Automatic".to_owned())).chain(all);
    match choice(ui, (label, hint), shown, items, known) {
        Some(picked) => {
            *known = picked;
            true
        }
        None => false,
    }
}

/// A row with a list to choose from: what was chosen, where it is another.
pub(super) fn choice<T: PartialEq>(
    ui: &mut Ui,
    (label, hint): (&str, &str),
    shown: &str,
    items: impl IntoIterator<Item = (T, String)>,
    current: &T,
) -> Option<T> {
    let mut picked = None;
    let row = name(ui, label);
    if !hint.is_empty() {
        row.on_hover_text(hint);
    }
    let list = ComboBox::from_id_salt(label)
        .selected_text(shown)
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for (item, name) in items {
                let chosen = item == *current;
                if ui.selectable_label(chosen, name).clicked() && !chosen {
                    picked = Some(item);
                }
            }
        });
    list.response
        .widget_info(|| WidgetInfo::labeled(Part::ComboBox, true, format!("{label}: {shown}")));
    ui.end_row();
    picked
}
