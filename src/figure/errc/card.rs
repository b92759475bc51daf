//! The card of a factor.

use kurbo::{Point, Rect, RoundedRect, Shape as _};

use super::super::paragraph::{Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Stroke, Weight};
use super::pack::Density;
use super::{Judged, ROUND, Subject};
use crate::analysis::Judgement;
use crate::model::{Action, FactorId, Level, Scale, Score};

/// From the edge of a card or a quadrant to what stands in it, in points.
pub(super) const PAD: f64 = 8.0;

/// Between cards.
pub(super) const CARD_GAP: f64 = 6.0;

/// The most lines of a name.
const NAME_LINES: usize = 6;

/// The most lines of what is said about it, each.
const SAID_LINES: usize = 3;

/// What is written on a card, measured.
pub(super) struct CardText {
    factor: FactorId,
    name: Paragraph,
    levels: Paragraph,
    /// What rivals offer, where the levels do not say it.
    industry: Option<Paragraph>,
    /// What the rule says instead.
    reason: Option<Paragraph>,
    notes: Vec<Paragraph>,
}

impl CardText {
    pub(super) fn new(judged: &Judged<'_>, subject: &Subject<'_>, fonts: &Fonts) -> Self {
        let Judged { factor, judgement } = judged;
        let regular = |text: &str| Paragraph::new(text, Weight::Regular, fonts);
        let as_is = subject.as_is.and_then(|as_is| {
            let own = as_is.project.own()?;
            Some(as_is.project.scores.get(&own.id, &factor.id))
        });
        let scale = subject.project.settings.scale;
        let card = &judgement.card;
        let notes = [("Saves", &card.saves), ("Gives", &card.gives)];
        let notes = notes
            .into_iter()
            .filter(|(_, note)| !note.trim().is_empty());
        Self {
            factor: factor.id.clone(),
            name: Paragraph::new(&factor.name, Weight::SemiBold, fonts),
            levels: regular(&levels(judgement, as_is, scale)),
            industry: as_is.map(|_| regular(&industry(judgement, scale))),
            reason: reason(judgement).map(|reason| regular(&reason)),
            notes: notes
                .map(|(word, note)| regular(&format!("{word}: {}", note.trim())))
                .collect(),
        }
    }

    pub(super) fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }
}

/// What is written on a card, broken into lines.
pub(super) struct Card {
    factor: FactorId,
    name: Lines,
    unnamed: bool,
    /// Below the name, each with its size: levels first.
    said: Vec<(Lines, f64)>,
}

impl Card {
    pub(super) fn new(text: &CardText, density: &Density, fonts: &Fonts) -> Self {
        let inside = (density.card - 2.0 * PAD).max(1.0);
        let broken = |paragraph: &Paragraph, size: f64, most: usize| {
            let mut lines = paragraph.lines(inside / size, fonts);
            lines.shorten(most);
            lines
        };
        let small = density.small();
        let notes: &[Paragraph] = if density.notes { &text.notes } else { &[] };
        let levels = std::iter::once((&text.levels, density.size - 1.5));
        let others = text
            .industry
            .iter()
            .chain(&text.reason)
            .chain(notes)
            .map(|it| (it, small));
        let said = levels.chain(others);
        Self {
            factor: text.factor.clone(),
            name: broken(&text.name, density.size, NAME_LINES),
            unnamed: text.name.unnamed,
            said: said
                .map(|(paragraph, size)| (broken(paragraph, size, SAID_LINES), size))
                .collect(),
        }
    }

    /// Whether a word had to be broken.
    pub(super) fn is_broken(&self) -> bool {
        self.name.broken || self.said.iter().any(|(lines, _)| lines.broken)
    }

    /// In points.
    pub(super) fn height(&self, density: &Density) -> f64 {
        let said = self.said.iter().map(|(lines, size)| lines.height() * size);
        2.0 * (PAD - 2.0) + self.name.height() * density.size + said.sum::<f64>()
    }

    pub(super) fn draw(&self, pen: &mut Pen<'_>, density: &Density, place: Rect) {
        let part = Part::Card(self.factor.clone());
        let ground = RoundedRect::from_rect(place, ROUND - 2.0).to_path(0.05);
        let edge = Stroke {
            width: 0.75,
            color: pen.look.rule,
            dash: Vec::new(),
        };
        pen.path(part.clone(), ground, Some(pen.look.page), Some(edge));
        let (soft, text) = (pen.look.soft_text, pen.look.text);
        let mut at = Point::new(place.x0 + PAD, place.y0 + PAD - 2.0);
        let mut write = |part: &Part, lines: &Lines, size, weight, color| {
            let style = Style {
                size,
                weight,
                color,
                anchor: Anchor::Start,
            };
            pen.lines(part, lines, at.x, at.y, style);
            at.y += lines.height() * size;
        };
        let color = if self.unnamed { soft } else { text };
        let name = Part::FactorName(self.factor.clone());
        write(&name, &self.name, density.size, Weight::SemiBold, color);
        for (place, (lines, size)) in self.said.iter().enumerate() {
            let color = if place == 0 { text } else { soft };
            write(&part, lines, *size, Weight::Regular, color);
        }
    }
}

/// From where to where: from our own level as it is, or else from the standard.
fn levels(judgement: &Judgement, as_is: Option<Score>, scale: Scale) -> String {
    let now = shown(judgement.own, scale);
    match as_is {
        None => format!("{} → {now}", industry(judgement, scale)),
        Some(before) if before == judgement.own => format!("stays {now}"),
        Some(before) => format!("{} → {now}", shown(before, scale)),
    }
}

/// What rivals offer.
fn industry(judgement: &Judgement, scale: Scale) -> String {
    match judgement.standard {
        Some(standard) => {
            let level = Level::nearest(standard.level);
            format!("industry {}", scale.show(level))
        }
        None => "no rival offers it".to_owned(),
    }
}

fn shown(score: Score, scale: Scale) -> String {
    match score {
        Score::Level(level) => scale.show(level),
        Score::NotOffered => "not offered".to_owned(),
        Score::Unscored => "unscored".to_owned(),
    }
}

/// What the rule says, where the users decided against it.
fn reason(judgement: &Judgement) -> Option<String> {
    judgement.is_against_the_rule().then(|| {
        let verdict = judgement.verdict.map(Action::name);
        match verdict {
            Some(verdict) => format!("Our decision; the rule says {}", verdict.to_lowercase()),
            None => "Our decision; the rule has no verdict yet".to_owned(),
        }
    })
}
