//! The scores as a sheet: factors × competitors, or turned round. What is known
//! of a factor stands beside its name.

use std::sync::Arc;

use egui::{Align2, Id, Pos2, TextStyle, Ui};

use super::super::fields::{level_text, one_line, parse_level, parse_score, score_text, unnamed};
use super::super::grid::{Align, Cell, End, Extent, Ink, Mark, Place, Sheet, place};
use super::super::{marker, theme};
use super::filter::Lit;
use super::value::{Value, read_direction, read_kind, read_name};
use crate::figure::Look;
use crate::model::{
    Competitor, CompetitorId, Confidence, Direction, Evidence, Factor, FactorId, Level, Project,
    Role, Score,
};

/// The name, the kind and the direction of a factor.
const ATTRIBUTES: usize = 3;

/// The heads of these.
const TITLES: [&str; ATTRIBUTES] = ["Factor", "Kind", "Preferred"];

/// What a cell of the table is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'a> {
    /// A score.
    Score(&'a Competitor, &'a Factor),
    /// The name of a competitor.
    Competitor(&'a Competitor),
    /// The name of a factor.
    Factor(&'a Factor),
    /// The kind of a factor.
    Kind(&'a Factor),
    /// What buyers prefer of a factor.
    Direction(&'a Factor),
    /// What the heads beside or below are.
    Title(usize),
}

/// The table of a project.
pub(super) struct ScoreSheet<'a> {
    /// In the chosen scenario.
    pub(super) project: &'a Project,
    /// Whether competitors are rows and factors columns.
    pub(super) transposed: bool,
    /// The most decimals that a level of the table is shown with.
    pub(super) decimals: usize,
    /// Changes with the names.
    pub(super) version: u64,
    /// The scores that do not stand back; none where all are lit.
    pub(super) lit: Option<&'a Lit>,
    /// Markers and colours of competitors.
    pub(super) look: &'a Look,
}

impl<'a> ScoreSheet<'a> {
    /// A place as if factors were rows: along the factors, along the competitors.
    fn turned(&self, at: Place) -> (usize, usize) {
        if self.transposed {
            (at.column, at.row)
        } else {
            (at.row, at.column)
        }
    }

    /// The place of a factor's row or column head and of a competitor's.
    fn turned_back(&self, factor: usize, competitor: usize) -> Place {
        if self.transposed {
            place(competitor, factor)
        } else {
            place(factor, competitor)
        }
    }

    /// What a cell is about.
    pub(super) fn subject(&self, at: Place) -> Subject<'a> {
        let (down, right) = self.turned(at);
        let factor = down
            .checked_sub(1)
            .and_then(|at| self.project.factors.get(at));
        let competitor = right
            .checked_sub(ATTRIBUTES)
            .and_then(|at| self.project.competitors.get(at));
        match (factor, competitor) {
            (Some(factor), Some(competitor)) => Subject::Score(competitor, factor),
            (None, Some(competitor)) => Subject::Competitor(competitor),
            (Some(factor), None) => match right {
                0 => Subject::Factor(factor),
                1 => Subject::Kind(factor),
                _ => Subject::Direction(factor),
            },
            (None, None) => Subject::Title(right.min(ATTRIBUTES - 1)),
        }
    }

    /// Where the head of a factor is.
    pub(super) fn place_of_factor(&self, id: &FactorId) -> Option<Place> {
        let mut all = self.project.factors.iter();
        let at = all.position(|factor| factor.id == *id)?;
        Some(self.turned_back(at + 1, 0))
    }

    /// Where the head of a competitor is.
    pub(super) fn place_of_competitor(&self, id: &CompetitorId) -> Option<Place> {
        let mut all = self.project.competitors.iter();
        let at = all.position(|competitor| competitor.id == *id)?;
        Some(self.turned_back(0, at + ATTRIBUTES))
    }

    /// Where a score is.
    pub(super) fn place_of_score(
        &self,
        competitor: &CompetitorId,
        factor: &FactorId,
    ) -> Option<Place> {
        let (row, column) = (
            self.turned(self.place_of_factor(factor)?).0,
            self.turned(self.place_of_competitor(competitor)?).1,
        );
        Some(self.turned_back(row, column))
    }

    fn score(&self, competitor: &Competitor, factor: &Factor) -> Score {
        self.project.scores.get(&competitor.id, &factor.id)
    }

    fn evidence(&self, competitor: &Competitor, factor: &Factor) -> Option<&'a Evidence> {
        let found = self.project.evidence.get(&competitor.id, &factor.id);
        found.map(|evidence| &**evidence)
    }

    fn direction_text(&self, direction: Direction) -> String {
        match direction {
            Direction::More => "More".to_owned(),
            Direction::Less => "Less".to_owned(),
            Direction::Ideal(level) => {
                format!("Ideal {}", self.project.settings.scale.show(level))
            }
        }
    }

    fn score_cell(&self, competitor: &Competitor, factor: &Factor) -> Cell<'a> {
        let scale = self.project.settings.scale;
        let score = self.score(competitor, factor);
        let text = score_text(score, scale);
        let behind = text.split_once('.').map(|(_, behind)| behind.len());
        let align = match (score, behind) {
            // Under the digits before the points of the others.
            (Score::NotOffered, _) if self.decimals > 0 => {
                Align::Number(self.decimals as f32 + 0.3)
            }
            (_, Some(behind)) => Align::Number(self.decimals.saturating_sub(behind) as f32),
            _ => Align::Right,
        };
        let evidence = self.evidence(competitor, factor);
        Cell {
            text: text.into(),
            align,
            ink: if score == Score::NotOffered {
                Ink::Soft
            } else {
                Ink::Text
            },
            strong: false,
            tint: match score {
                Score::Level(level) => 0.1 + 0.9 * (level.get() / 10.0) as f32,
                Score::NotOffered | Score::Unscored => 0.0,
            },
            mark: evidence.map(mark),
            dimmed: self
                .lit
                .is_some_and(|lit| !lit.has(&competitor.id, &factor.id)),
        }
    }

    /// A name above numbers stands where they do.
    fn above(&self, at: Place, cell: Cell<'a>) -> Cell<'a> {
        let in_top = at.row < self.extent().head_rows;
        let align = if in_top { Align::Right } else { Align::Left };
        Cell { align, ..cell }
    }
}

/// The name of a competitor or of a factor; ours stands out.
fn name_cell<'a>(name: &str, own: bool) -> Cell<'a> {
    Cell {
        text: one_line(name).into(),
        align: Align::Left,
        ink: match (own, unnamed(name)) {
            (true, _) => Ink::Accent,
            (false, true) => Ink::Soft,
            (false, false) => Ink::Text,
        },
        strong: true,
        dimmed: false,
        ..Cell::default()
    }
}

/// The mark of a score that is not out of the air.
fn mark(evidence: &Evidence) -> Mark {
    match evidence.confidence {
        None => Mark::Corner,
        Some(Confidence::Guess) => Mark::Hollow,
        Some(Confidence::Informed) => Mark::Half,
        Some(Confidence::Measured) => Mark::Full,
    }
}

/// What is known of where a score comes from, in one line.
fn evidence_line(evidence: &Evidence) -> String {
    let confidence = evidence.confidence.map(|it| it.name().to_owned());
    let source = Some(one_line(&evidence.source)).filter(|_| !unnamed(&evidence.source));
    let date = evidence.date.map(|date| date.to_string());
    let survey = evidence.survey.map(|survey| {
        let [mean, low, high] = [survey.mean, survey.low, survey.high];
        format!(
            "mean of {} answers: {:.2} on {low} to {high}",
            survey.n,
            mean.get()
        )
    });
    let parts = [confidence, source, date, survey];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        "With evidence".to_owned()
    } else {
        parts.join(" · ")
    }
}

impl Sheet for ScoreSheet<'_> {
    type Value = Value;

    fn extent(&self) -> Extent {
        let (factors, competitors) = (
            self.project.factors.len() + 1,
            self.project.competitors.len() + ATTRIBUTES,
        );
        if self.transposed {
            Extent {
                rows: competitors,
                columns: factors,
                head_rows: ATTRIBUTES,
                head_columns: 1,
            }
        } else {
            Extent {
                rows: factors,
                columns: competitors,
                head_rows: 1,
                head_columns: ATTRIBUTES,
            }
        }
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn id(&self, grid: Id, at: Place) -> Id {
        match self.subject(at) {
            Subject::Score(competitor, factor) => grid.with((&competitor.id, &factor.id)),
            Subject::Competitor(competitor) => grid.with(&competitor.id),
            Subject::Factor(factor) => grid.with(&factor.id),
            Subject::Kind(factor) => grid.with((&factor.id, "kind")),
            Subject::Direction(factor) => grid.with((&factor.id, "direction")),
            Subject::Title(title) => grid.with(("title", title)),
        }
    }

    fn cell(&self, at: Place) -> Cell<'_> {
        let soft = |text: String| Cell {
            text: text.into(),
            ink: Ink::Soft,
            ..Cell::default()
        };
        match self.subject(at) {
            Subject::Score(competitor, factor) => self.score_cell(competitor, factor),
            Subject::Competitor(competitor) => {
                let own = competitor.role == Role::Own;
                self.above(at, name_cell(&competitor.name, own))
            }
            Subject::Factor(factor) => self.above(at, name_cell(&factor.name, false)),
            Subject::Kind(factor) => self.above(at, soft(factor.kind.name().to_owned())),
            Subject::Direction(factor) => {
                self.above(at, soft(self.direction_text(factor.direction)))
            }
            Subject::Title(0) if self.transposed => soft("Competitor".to_owned()),
            Subject::Title(title) => soft(TITLES[title].to_owned()),
        }
    }

    fn name(&self, at: Place) -> String {
        match self.subject(at) {
            Subject::Score(competitor, factor) => {
                let (whose, which) = (one_line(&competitor.name), one_line(&factor.name));
                let score = match self.score(competitor, factor) {
                    Score::Unscored => "unscored".to_owned(),
                    Score::NotOffered => "not offered".to_owned(),
                    Score::Level(level) => self.project.settings.scale.show(level),
                };
                format!("{whose}, {which}: {score}")
            }
            Subject::Competitor(competitor) => {
                format!("{}, competitor", one_line(&competitor.name))
            }
            Subject::Factor(factor) => format!("{}, factor", one_line(&factor.name)),
            Subject::Kind(factor) => {
                format!("Kind of {}: {}", one_line(&factor.name), factor.kind.name())
            }
            Subject::Direction(factor) => format!(
                "Preferred of {}: {}",
                one_line(&factor.name),
                self.direction_text(factor.direction)
            ),
            Subject::Title(title) => TITLES[title].to_owned(),
        }
    }

    fn whereabouts(&self, at: Place) -> String {
        match self.subject(at) {
            Subject::Score(competitor, factor) => format!(
                "{} of {}",
                one_line(&factor.name),
                one_line(&competitor.name)
            ),
            Subject::Competitor(_) => "the name of a competitor".to_owned(),
            Subject::Factor(_) => "the name of a factor".to_owned(),
            Subject::Kind(factor) => format!("the kind of {}", one_line(&factor.name)),
            Subject::Direction(factor) => {
                format!("what buyers prefer of {}", one_line(&factor.name))
            }
            Subject::Title(title) => TITLES[title].to_owned(),
        }
    }

    fn hint(&self, at: Place) -> Option<String> {
        match self.subject(at) {
            Subject::Score(competitor, factor) => {
                self.evidence(competitor, factor).map(evidence_line)
            }
            Subject::Direction(factor) => Some(match factor.direction {
                Direction::Ideal(_) => "Buyers like one level best".to_owned(),
                direction => format!("Buyers: {}", direction.name().to_lowercase()),
            }),
            Subject::Kind(_) | Subject::Competitor(_) | Subject::Factor(_) | Subject::Title(_) => {
                None
            }
        }
    }

    fn text(&self, at: Place) -> String {
        match self.subject(at) {
            Subject::Score(competitor, factor) => {
                let scale = self.project.settings.scale;
                score_text(self.score(competitor, factor), scale)
            }
            Subject::Competitor(competitor) => competitor.name.to_string(),
            Subject::Factor(factor) => factor.name.to_string(),
            Subject::Kind(factor) => factor.kind.name().to_owned(),
            Subject::Direction(factor) => self.direction_text(factor.direction),
            Subject::Title(title) => TITLES[title].to_owned(),
        }
    }

    fn is_blank(&self, at: Place) -> bool {
        match self.subject(at) {
            Subject::Score(competitor, factor) => self.score(competitor, factor) == Score::Unscored,
            _ => false,
        }
    }

    fn value(&self, at: Place) -> Value {
        match self.subject(at) {
            Subject::Score(competitor, factor) => Value::Score(self.score(competitor, factor)),
            Subject::Competitor(competitor) => Value::Name(Arc::clone(&competitor.name)),
            Subject::Factor(factor) => Value::Name(Arc::clone(&factor.name)),
            Subject::Kind(factor) => Value::Kind(factor.kind),
            Subject::Direction(factor) => Value::Direction(factor.direction),
            Subject::Title(title) => Value::Name(TITLES[title].into()),
        }
    }

    fn read(&self, at: Place, typed: &str) -> Result<Value, String> {
        let scale = self.project.settings.scale;
        match self.subject(at) {
            Subject::Score(..) => parse_score(typed, scale).map(Value::Score),
            Subject::Competitor(_) | Subject::Factor(_) => read_name(typed),
            Subject::Kind(_) => read_kind(typed),
            Subject::Direction(factor) => {
                let now = match factor.direction {
                    Direction::Ideal(level) => level,
                    Direction::More | Direction::Less => Level::MIDDLE,
                };
                let level = |text: &str| match text {
                    "" => Ok(now),
                    text => parse_level(text, scale),
                };
                read_direction(typed, level, &level_text(Some(now), scale))
            }
            Subject::Title(_) => Err("expected nothing: it is no cell".to_owned()),
        }
    }

    fn takes(&self, at: Place, value: &Value) -> bool {
        matches!(
            (self.subject(at), value),
            (Subject::Score(..), Value::Score(_))
                | (Subject::Competitor(_) | Subject::Factor(_), Value::Name(_))
                | (Subject::Kind(_), Value::Kind(_))
                | (Subject::Direction(_), Value::Direction(_))
        )
    }

    fn cleared(&self, at: Place) -> Option<Value> {
        match self.subject(at) {
            Subject::Score(..) => Some(Value::Score(Score::Unscored)),
            _ => None,
        }
    }

    fn is_typed_over(&self, at: Place) -> bool {
        matches!(
            self.subject(at),
            Subject::Score(..) | Subject::Kind(_) | Subject::Direction(_)
        )
    }

    fn width(&self, column: usize) -> [f32; 2] {
        match (column, self.transposed) {
            (0, _) => [96.0, 260.0],
            (1, false) => [70.0, 110.0],
            (2, false) => [84.0, 120.0],
            (_, true) => [88.0, 196.0],
            (_, false) => [76.0, 196.0],
        }
    }

    fn more(&self, end: End) -> Option<&'static str> {
        Some(match (end, self.transposed) {
            (End::Row, false) | (End::Column, true) => "Add factor to the table",
            (End::Column, false) | (End::Row, true) => "Add competitor to the table",
        })
    }

    fn sign(&self, ui: &Ui, at: Place, center: Pos2) {
        match self.subject(at) {
            Subject::Competitor(competitor) => {
                marker::swatch(ui, center, competitor, self.look);
            }
            Subject::Factor(_) => {
                let number = self.turned(at).0;
                let font = TextStyle::Small.resolve(ui.style());
                let color = theme::colors(ui).soft_text;
                let painter = ui.painter();
                let place = Align2::CENTER_CENTER;
                painter.text(center, place, number.to_string(), font, color);
            }
            _ => {}
        }
    }

    fn has_signs(&self, _end: End) -> bool {
        true
    }
}
