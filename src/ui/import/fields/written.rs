//! How a table is written: letters, cells, numbers, and where it begins.

use egui::Ui;
use strum::IntoEnumIterator as _;

use super::parts::{Text, choice, name, pick, problem};
use super::{Changed, Fields};
use crate::io::import::{Decimal, Encoding, Format, SheetInfo};
use crate::ui::fields::one_line;

const DELIMITERS: [(u8, &str); 4] = [
    (b',', "Commas"),
    (b';', "Semicolons"),
    (b'\t', "Tabs"),
    (b'|', "Bars"),
];

fn delimiter_name(byte: u8) -> &'static str {
    let found = DELIMITERS.iter().find(|(it, _)| *it == byte);
    found.map_or("Commas", |(_, name)| name)
}

fn quotes_name(quotes: bool) -> &'static str {
    if quotes { "Around cells" } else { "None" }
}

fn decimal_name(decimal: Decimal) -> &'static str {
    match decimal {
        Decimal::Point => "Points (3.5)",
        Decimal::Comma => "Commas (3,5)",
    }
}

impl Fields<'_> {
    pub(super) fn written(&mut self, ui: &mut Ui) -> Changed {
        let mut changed = match self.seen.map(|seen| &seen.format) {
            Some(Format::Sheet(sheet)) => self.sheet(ui, sheet),
            Some(Format::Text { .. }) | None => self.text(ui),
        };
        if self.draft.is_some() {
            changed = changed.max(self.header(ui));
        }
        changed
    }

    fn sheet(&mut self, ui: &mut Ui, chosen: &str) -> Changed {
        let chosen = self
            .known
            .sheet
            .clone()
            .unwrap_or_else(|| chosen.to_owned());
        let sheets = self.seen.map_or(&[][..], |seen| &seen.sheets);
        let name = |sheet: &SheetInfo| {
            let hidden = if sheet.hidden { " (hidden)" } else { "" };
            format!("{}{hidden}", one_line(&sheet.name))
        };
        let items = sheets.iter().map(|sheet| (sheet.name.clone(), name(sheet)));
        let picked = choice(ui, ("Sheet", ""), &one_line(&chosen), items, &chosen);
        let Some(sheet) = picked else {
            return Changed::Nothing;
        };
        self.known.sheet = Some(sheet);
        self.known.header_row = None;
        self.known.layout = None;
        Changed::Head
    }

    fn text(&mut self, ui: &mut Ui) -> Changed {
        let found = self.seen.and_then(|seen| match seen.format {
            Format::Text {
                encoding,
                dialect,
                decimal,
            } => Some((encoding, dialect, decimal)),
            Format::Sheet(_) => None,
        });
        let known = &mut *self.known;
        let letters = !self.copied && {
            let name = ("Encoding", Encoding::name as fn(Encoding) -> &'static str);
            let found = found.map(|it| it.0);
            pick(ui, name, found, Encoding::iter(), &mut known.encoding)
        };
        let all = DELIMITERS.iter().map(|(byte, _)| *byte);
        let found_delimiter = found.map(|it| it.1.delimiter);
        let name = ("Delimiter", delimiter_name as fn(u8) -> &'static str);
        let cells = pick(ui, name, found_delimiter, all, &mut known.delimiter);
        let found_quotes = found.map(|it| it.1.quotes);
        let name = ("Quotes", quotes_name as fn(bool) -> &'static str);
        let quotes = pick(ui, name, found_quotes, [true, false], &mut known.quotes);
        let all = [Decimal::Point, Decimal::Comma];
        let name = ("Decimals", decimal_name as fn(Decimal) -> &'static str);
        let numbers = pick(ui, name, found.map(|it| it.2), all, &mut known.decimal);
        if letters || cells || quotes || numbers {
            Changed::Head
        } else {
            Changed::Nothing
        }
    }

    fn header(&mut self, ui: &mut Ui) -> Changed {
        let Some(draft) = self.draft.as_deref_mut() else {
            return Changed::Nothing;
        };
        let now = match &draft.plan {
            Ok(plan) => plan.header_row,
            Err(_) => self.known.header_row.unwrap_or_default(),
        };
        let label = name(ui, "Header row").id;
        let text = &mut self.texts.header;
        let typed = ui
            .horizontal(|ui| {
                let now = now.to_string();
                let field = Text {
                    label: Some(label),
                    ..Text::short("Header row", &now)
                };
                let typed = field.ui(ui, text);
                ui.label(egui::RichText::new("0 for none").small().weak());
                typed
            })
            .inner;
        let rows = draft.head.rows.len();
        let row = text.trim().parse::<u32>().ok();
        let row = row.filter(|row| (*row as usize) < rows.max(1));
        ui.end_row();
        if row.is_none() {
            problem(ui, &format!("expected 0 to {}", rows.saturating_sub(1)));
        }
        match row {
            Some(row) if typed => {
                self.known.header_row = Some(row);
                draft.forget_roles();
                Changed::Plan
            }
            _ => Changed::Nothing,
        }
    }
}
