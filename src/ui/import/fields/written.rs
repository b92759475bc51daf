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
        Decimal::Point => "Points, as in 3.5",
        Decimal::Comma => "Commas, as in 3,5",
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
        let picked = choice(ui, "Sheet", "Sheet", &one_line(&chosen), items, &chosen);
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
        let auto = "Automatic".to_owned();
        let mut changed = Changed::Nothing;
        let mut note = |again: bool| {
            if again {
                changed = Changed::Head;
            }
        };
        let shown = known.encoding.or(found.map(|it| it.0));
        let items = std::iter::once((None, auto.clone()))
            .chain(Encoding::iter().map(|it| (Some(it), it.name().to_owned())));
        note(pick(
            ui,
            "Encoding",
            shown.map(Encoding::name),
            items,
            &mut known.encoding,
        ));
        let shown = known.delimiter.or(found.map(|it| it.1.delimiter));
        let items = std::iter::once((None, auto.clone()))
            .chain(DELIMITERS.map(|(byte, name)| (Some(byte), name.to_owned())));
        note(pick(
            ui,
            "Delimiter",
            shown.map(delimiter_name),
            items,
            &mut known.delimiter,
        ));
        let shown = known.quotes.or(found.map(|it| it.1.quotes));
        let items = [
            (None, auto.clone()),
            (Some(true), quotes_name(true).to_owned()),
        ]
        .into_iter()
        .chain([(Some(false), quotes_name(false).to_owned())]);
        note(pick(
            ui,
            "Quotes",
            shown.map(quotes_name),
            items,
            &mut known.quotes,
        ));
        let shown = known.decimal.or(found.map(|it| it.2));
        let items =
            [Decimal::Point, Decimal::Comma].map(|it| (Some(it), decimal_name(it).to_owned()));
        let items = std::iter::once((None, auto)).chain(items);
        note(pick(
            ui,
            "Decimals",
            shown.map(decimal_name),
            items,
            &mut known.decimal,
        ));
        changed
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
