//! The evidence as a sheet: one row for each score, with where it comes from.

use std::sync::Arc;

use egui::{Id, Pos2, Ui};
use strum::IntoEnumIterator as _;

use super::super::fields::{
    date_text, one_line, parse_date, parse_perhaps_span, parse_score, score_text, spread_text,
};
use super::super::grid::{
    Align, Asked, Cell, Cursor, End, Extent, How, Ink, Mark, Place, Sheet, place,
};
use super::super::marker;
use super::filter::Lit;
use super::menu;
use super::steps::{called, in_one_step, said, verb};
use crate::command::{Command, Selection, View};
use crate::edit::{Edit, EvidenceChange};
use crate::figure::Look;
use crate::model::{
    Competitor, Confidence, Date, Evidence, Factor, Level, Project, Role, Score, limits,
};

/// The names of competitor and factor.
const HEADS: usize = 2;

/// What stands above the columns.
const TITLES: [&str; 8] = [
    "Competitor",
    "Factor",
    "Level",
    "Confidence",
    "Source",
    "Date",
    "Quote or note",
    "Spread, ±",
];

/// What a cell of the list holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// How much is offered.
    Score(Score),
    /// How sure it is.
    Confidence(Option<Confidence>),
    /// A source, or a quote.
    Text(Arc<str>),
    /// When that was.
    Date(Option<Date>),
    /// How far the level may be off.
    Spread(Option<Level>),
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Competitor,
    Factor,
    Level,
    Confidence,
    Source,
    Date,
    Quote,
    Spread,
}

impl Column {
    const ALL: [Self; TITLES.len()] = [
        Self::Competitor,
        Self::Factor,
        Self::Level,
        Self::Confidence,
        Self::Source,
        Self::Date,
        Self::Quote,
        Self::Spread,
    ];

    fn title(self) -> &'static str {
        TITLES[self as usize]
    }

    fn align(self) -> Align {
        match self {
            Self::Level | Self::Spread => Align::Right,
            _ => Align::Left,
        }
    }
}

/// The places of a competitor and a factor in the project.
pub(super) type Row = (usize, usize);

/// The rows of the list, by competitor and then by factor: every score, and
/// what is unscored and has evidence all the same. Of a filter, what it found.
pub(super) fn rows(project: &Project, lit: Option<&Lit>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (at, competitor) in project.competitors.iter().enumerate() {
        for (on, factor) in project.factors.iter().enumerate() {
            let shown = if let Some(lit) = lit {
                lit.has(&competitor.id, &factor.id)
            } else {
                let score = project.scores.get(&competitor.id, &factor.id);
                let evidence = project.evidence.get(&competitor.id, &factor.id);
                score != Score::Unscored || evidence.is_some()
            };
            if shown {
                rows.push((at, on));
            }
        }
    }
    rows
}

/// The list of a project.
pub(super) struct EvidenceSheet<'a> {
    /// In the chosen scenario.
    pub(super) project: &'a Project,
    /// As [`rows`] gives them.
    pub(super) rows: &'a [Row],
    /// Changes with the names.
    pub(super) version: u64,
    /// Markers and colours of competitors.
    pub(super) look: &'a Look,
}

impl<'a> EvidenceSheet<'a> {
    fn column(at: Place) -> Column {
        Column::ALL[at.column.min(TITLES.len() - 1)]
    }

    /// Whose score on which factor a row is about; none for the heads.
    fn point(&self, at: Place) -> Option<(&'a Competitor, &'a Factor)> {
        let (of, on) = at.row.checked_sub(1).and_then(|row| self.rows.get(row))?;
        let competitor = self.project.competitors.get(*of)?;
        Some((competitor, self.project.factors.get(*on)?))
    }

    fn score(&self, (competitor, factor): (&Competitor, &Factor)) -> Score {
        self.project.scores.get(&competitor.id, &factor.id)
    }

    fn evidence(&self, (competitor, factor): (&Competitor, &Factor)) -> Option<&'a Evidence> {
        let found = self.project.evidence.get(&competitor.id, &factor.id);
        found.map(|evidence| &**evidence)
    }

    /// The entries for what the pointer is on: how sure the levels of the block
    /// are, and the way to the canvas.
    pub(super) fn menu(
        &self,
        ui: &mut Ui,
        cursor: Cursor,
        asked: &mut Vec<Asked<Value>>,
        commands: &mut Vec<Command>,
    ) {
        let at = cursor.active();
        let Some(point) = self.point(at) else {
            return;
        };
        ui.separator();
        if Self::column(at) == Column::Confidence {
            let now = self.evidence(point).and_then(|it| it.confidence);
            let all = std::iter::once(None).chain(Confidence::iter().map(Some));
            let name = |it: Option<Confidence>| it.map_or("Not said", Confidence::name);
            if let Some(confidence) = menu::one_of(ui, all, now, name) {
                let cells = cursor.block(self.extent()).cells();
                let cells = cells.filter(|at| Self::column(*at) == Column::Confidence);
                let cells = cells.map(|at| (at, Value::Confidence(confidence)));
                asked.push(Asked::Set(How::Typed, cells.collect()));
            }
            ui.separator();
        }
        if ui.button("Show on the canvas").clicked() {
            commands.push(Command::Show(View::Canvas));
            commands.push(Command::Select(self.selection(cursor)));
        }
    }

    /// What is selected in the window when the cursor is here.
    pub(super) fn selection(&self, cursor: Cursor) -> Selection {
        match self.point(cursor.active()) {
            Some((competitor, factor)) => {
                Selection::Point(competitor.id.clone(), factor.id.clone())
            }
            None => Selection::Project,
        }
    }

    /// Where the cursor goes when something is selected in the window, in the
    /// column that it is in; none for what is no row here.
    pub(super) fn cursor(&self, selection: &Selection, now: Cursor) -> Option<Cursor> {
        let is_it = |row: &Row| {
            let competitor = self.project.competitors.get(row.0);
            let factor = self.project.factors.get(row.1);
            let same = |of: &_, on: &_| {
                competitor.is_some_and(|it| it.id == *of) && factor.is_some_and(|it| it.id == *on)
            };
            matches!(selection, Selection::Point(of, on) if same(of, on))
        };
        let row = self.rows.iter().position(is_it)?;
        Some(Cursor::at(place(row + 1, now.active().column)))
    }

    /// What asks for `cells` to hold these values; none if they do already.
    pub(super) fn command(&self, how: How, cells: Vec<(Place, Value)>) -> Option<Command> {
        let name = format!("{} {} of evidence", verb(how), called(cells.len(), "cell"));
        in_one_step(self, how, name, cells, |at, value| self.edit(at, value))
    }

    fn edit(&self, at: Place, value: Value) -> Option<Edit> {
        let (competitor, factor) = self.point(at)?;
        let (competitor, factor) = (competitor.id.clone(), factor.id.clone());
        let change = match (Self::column(at), value) {
            (_, Value::Score(score)) => {
                return Some(Edit::SetScore {
                    competitor,
                    factor,
                    score,
                });
            }
            (_, Value::Confidence(confidence)) => EvidenceChange::Confidence(confidence),
            (Column::Quote, Value::Text(text)) => EvidenceChange::Quote(text),
            (_, Value::Text(text)) => EvidenceChange::Source(text),
            (_, Value::Date(date)) => EvidenceChange::Date(date),
            (_, Value::Spread(spread)) => EvidenceChange::Spread(spread),
        };
        Some(Edit::ChangeEvidence {
            competitor,
            factor,
            change,
        })
    }

    fn names(point: (&Competitor, &Factor)) -> String {
        format!("{}, {}", one_line(&point.0.name), one_line(&point.1.name))
    }
}

/// A confidence by its name or by the beginning of it; nothing for none.
fn read_confidence(typed: &str) -> Result<Value, String> {
    let text = typed.trim().to_lowercase();
    if text.is_empty() {
        return Ok(Value::Confidence(None));
    }
    let mut all = Confidence::iter();
    all.find(|it| it.name().to_lowercase().starts_with(&text))
        .map(|found| Value::Confidence(Some(found)))
        .ok_or_else(|| "expected guess, informed, measured, or nothing".to_owned())
}

/// A text of at most as many characters as a file may hold.
fn read_text(typed: &str, limit: usize) -> Result<Value, String> {
    if typed.len() > limit && typed.chars().count() > limit {
        return Err(format!("expected at most {limit} characters"));
    }
    Ok(Value::Text(typed.into()))
}

impl Sheet for EvidenceSheet<'_> {
    type Value = Value;

    fn extent(&self) -> Extent {
        Extent {
            rows: self.rows.len() + 1,
            columns: TITLES.len(),
            head_rows: 1,
            head_columns: HEADS,
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn id(&self, grid: Id, at: Place) -> Id {
        match self.point(at) {
            Some((competitor, factor)) => grid.with((&competitor.id, &factor.id, at.column)),
            None => grid.with(("title", at.column)),
        }
    }

    fn cell(&self, at: Place) -> Cell<'_> {
        let column = Self::column(at);
        let Some(point) = self.point(at) else {
            return Cell {
                text: column.title().into(),
                align: column.align(),
                ink: Ink::Soft,
                ..Cell::default()
            };
        };
        let text = match column {
            Column::Source | Column::Quote => {
                let text = self.text(at);
                if text.is_empty() {
                    text
                } else {
                    one_line(&text)
                }
            }
            _ => self.text(at),
        };
        let own = column == Column::Competitor && point.0.role == Role::Own;
        Cell {
            text: text.into(),
            align: column.align(),
            ink: if own { Ink::Accent } else { Ink::Text },
            strong: at.column < HEADS,
            mark: (column == Column::Level)
                .then(|| self.evidence(point).and_then(|it| it.confidence))
                .flatten()
                .map(|confidence| match confidence {
                    Confidence::Guess => Mark::Hollow,
                    Confidence::Informed => Mark::Half,
                    Confidence::Measured => Mark::Full,
                }),
            ..Cell::default()
        }
    }

    fn name(&self, at: Place) -> String {
        let column = Self::column(at);
        match self.point(at) {
            Some(point) => {
                let text = said(&self.text(at));
                format!("{}, {}: {text}", Self::names(point), column.title())
            }
            None => column.title().to_owned(),
        }
    }

    fn whereabouts(&self, at: Place) -> String {
        let column = Self::column(at).title().to_lowercase();
        match self.point(at) {
            Some(point) => format!("the {column} of {}", Self::names(point)),
            None => column,
        }
    }

    fn hint(&self, at: Place) -> Option<String> {
        let evidence = self.evidence(self.point(at)?)?;
        match Self::column(at) {
            Column::Quote if !evidence.quote.is_empty() => Some(evidence.quote.to_string()),
            Column::Source if !evidence.source.is_empty() => Some(evidence.source.to_string()),
            Column::Level => evidence.survey.map(|survey| {
                let [mean, low, high] = [survey.mean, survey.low, survey.high];
                let (n, mean) = (survey.n, mean.get());
                format!("mean of {n} answers: {mean:.2} on {low} to {high}")
            }),
            _ => None,
        }
    }

    fn text(&self, at: Place) -> String {
        let column = Self::column(at);
        let Some(point) = self.point(at) else {
            return column.title().to_owned();
        };
        let scale = self.project.settings.scale;
        let evidence = self.evidence(point);
        match column {
            Column::Competitor => point.0.name.to_string(),
            Column::Factor => point.1.name.to_string(),
            Column::Level => score_text(self.score(point), scale),
            Column::Confidence => {
                let confidence = evidence.and_then(|it| it.confidence);
                confidence.map_or("", Confidence::name).to_owned()
            }
            Column::Source => evidence.map_or("", |it| &it.source).to_owned(),
            Column::Date => date_text(evidence.and_then(|it| it.date)),
            Column::Quote => evidence.map_or("", |it| &it.quote).to_owned(),
            Column::Spread => spread_text(evidence.and_then(|it| it.spread), scale),
        }
    }

    fn is_blank(&self, at: Place) -> bool {
        self.text(at).is_empty()
    }

    fn value(&self, at: Place) -> Value {
        let column = Self::column(at);
        let Some(point) = self.point(at) else {
            return Value::Text(column.title().into());
        };
        let evidence = self.evidence(point);
        match column {
            Column::Competitor => Value::Text(Arc::clone(&point.0.name)),
            Column::Factor => Value::Text(Arc::clone(&point.1.name)),
            Column::Level => Value::Score(self.score(point)),
            Column::Confidence => Value::Confidence(evidence.and_then(|it| it.confidence)),
            Column::Source => {
                let source = evidence.map(|it| Arc::clone(&it.source));
                Value::Text(source.unwrap_or_default())
            }
            Column::Date => Value::Date(evidence.and_then(|it| it.date)),
            Column::Quote => {
                let quote = evidence.map(|it| Arc::clone(&it.quote));
                Value::Text(quote.unwrap_or_default())
            }
            Column::Spread => Value::Spread(evidence.and_then(|it| it.spread)),
        }
    }

    fn read(&self, at: Place, typed: &str) -> Result<Value, String> {
        let scale = self.project.settings.scale;
        match Self::column(at) {
            _ if self.point(at).is_none() => Err("expected nothing: it is no cell".to_owned()),
            Column::Competitor | Column::Factor => {
                Err("expected nothing: names are changed in the table of scores".to_owned())
            }
            Column::Level => parse_score(typed, scale).map(Value::Score),
            Column::Confidence => read_confidence(typed),
            Column::Source => read_text(typed, limits::NAME_CHARS),
            Column::Date => parse_date(typed).map(Value::Date),
            Column::Quote => read_text(typed, limits::NOTE_CHARS),
            Column::Spread => parse_perhaps_span(typed, scale).map(Value::Spread),
        }
    }

    fn takes(&self, at: Place, value: &Value) -> bool {
        self.point(at).is_some()
            && matches!(
                (Self::column(at), value),
                (Column::Level, Value::Score(_))
                    | (Column::Confidence, Value::Confidence(_))
                    | (Column::Quote, Value::Text(_))
                    | (Column::Date, Value::Date(_))
                    | (Column::Spread, Value::Spread(_))
            )
    }

    fn cleared(&self, at: Place) -> Option<Value> {
        self.point(at)?;
        Some(match Self::column(at) {
            Column::Competitor | Column::Factor => return None,
            Column::Level => Value::Score(Score::Unscored),
            Column::Confidence => Value::Confidence(None),
            Column::Source | Column::Quote => Value::Text("".into()),
            Column::Date => Value::Date(None),
            Column::Spread => Value::Spread(None),
        })
    }

    fn is_typed_over(&self, at: Place) -> bool {
        at.column >= HEADS
    }

    fn width(&self, column: usize) -> [f32; 2] {
        match Self::column(place(1, column)) {
            Column::Competitor | Column::Factor => [96.0, 200.0],
            Column::Level => [64.0, 96.0],
            Column::Spread => [88.0, 110.0],
            Column::Confidence => [92.0, 110.0],
            Column::Date => [108.0, 120.0],
            Column::Source => [140.0, 220.0],
            Column::Quote => [150.0, 320.0],
        }
    }

    fn more(&self, _end: End) -> Option<&'static str> {
        None
    }

    fn sign(&self, ui: &Ui, at: Place, center: Pos2) {
        if let Some((competitor, _)) = self.point(at).filter(|_| at.column == 0) {
            marker::swatch(ui, center, competitor, self.look);
        }
    }

    fn has_signs(&self, end: End) -> bool {
        end == End::Row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_known_by_its_beginning() {
        for (typed, expected) in [
            ("measured", Some(Confidence::Measured)),
            (" G", Some(Confidence::Guess)),
            ("inf", Some(Confidence::Informed)),
            ("", None),
        ] {
            assert_eq!(read_confidence(typed), Ok(Value::Confidence(expected)));
        }
        assert!(read_confidence("sure").is_err());
    }
}
