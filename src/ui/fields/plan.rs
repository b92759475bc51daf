//! What fields about the plan edit: the notes on a card, and the margin.

use std::borrow::Cow;
use std::sync::Arc;

use crate::edit::{CardNote, Edit, PlanEdit};
use crate::model::{Card, FactorId, Level, Project, Scale, ScenarioId, limits};

/// A text on the card of a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum CardText {
    /// What it saves us.
    Saves,
    /// What it gives the buyer.
    Gives,
    /// Who sees to it.
    Owner,
    /// By when.
    ByWhen,
}

/// One text of the plan that a user can type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum PlanField {
    /// On the card of a factor, in a scenario or else in the as-is.
    Card(Option<ScenarioId>, FactorId, CardText),
    /// How far from the standard is well above or well below it, in what the
    /// project shows.
    Margin,
}

impl PlanField {
    /// The text in `project`; `None` if what it is about is gone.
    pub(super) fn text<'p>(&self, project: &'p Project) -> Option<Cow<'p, str>> {
        Some(match self {
            Self::Card(scenario, factor, text) => {
                project.factor(factor)?;
                let plan = match scenario {
                    Some(id) => &project.scenario(id)?.plan,
                    None => &project.plan,
                };
                let card = plan.cards.get(factor);
                card.map_or(Cow::Borrowed(""), |card| Cow::Borrowed(text.of(card)))
            }
            Self::Margin => margin_text(project.settings.margin, project.settings.scale).into(),
        })
    }

    /// The most characters it takes.
    pub(super) fn char_limit(&self) -> usize {
        match self {
            Self::Card(_, _, CardText::Saves | CardText::Gives) => limits::NOTE_CHARS,
            Self::Card(_, _, CardText::Owner | CardText::ByWhen) => limits::NAME_CHARS,
            Self::Margin => 40,
        }
    }

    /// The edit that `typed` asks for, or what was expected instead of it.
    pub(super) fn edit(&self, typed: &str, scale: Scale) -> Result<Edit, String> {
        Ok(match self {
            Self::Card(scenario, factor, text) => Edit::Plan(PlanEdit::Note {
                scenario: scenario.clone(),
                factor: factor.clone(),
                note: text.note(typed.into()),
            }),
            Self::Margin => Edit::SetMargin(parse_margin(typed, scale)?),
        })
    }
}

impl CardText {
    fn of(self, card: &Card) -> &str {
        match self {
            Self::Saves => &card.saves,
            Self::Gives => &card.gives,
            Self::Owner => &card.owner,
            Self::ByWhen => &card.by_when,
        }
    }

    fn note(self, text: Arc<str>) -> CardNote {
        match self {
            Self::Saves => CardNote::Saves(text),
            Self::Gives => CardNote::Gives(text),
            Self::Owner => CardNote::Owner(text),
            Self::ByWhen => CardNote::ByWhen(text),
        }
    }
}

/// How much of what is shown one level is.
pub(in crate::ui) fn unit(scale: Scale) -> f64 {
    let (low, high) = scale.ends();
    (high - low) / 10.0
}

/// A difference of levels as users see it: a number with one or two decimals.
fn margin_text(margin: Level, scale: Scale) -> String {
    let text = format!("{:.2}", margin.get() * unit(scale));
    match text.strip_suffix('0') {
        Some(short) => short.to_owned(),
        None => text,
    }
}

fn parse_margin(typed: &str, scale: Scale) -> Result<Level, String> {
    let most = 10.0 * unit(scale);
    let number = typed.trim().trim_start_matches('±').trim_start();
    let number: Option<f64> = number.replacen(',', ".", 1).parse().ok();
    match number.filter(|number| (0.0..=most).contains(number)) {
        Some(number) => Ok(Level::nearest(number / unit(scale))),
        None => Err(format!("expected a number from 0 to {most:.0}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margin_is_typed_in_what_is_shown() {
        let parse = |typed| parse_margin(typed, Scale::ZeroToTen);
        for typed in ["1.5", "1,5", " ±1.5 ", "± 1,5"] {
            assert_eq!(parse(typed), Ok(Level::nearest(1.5)), "{typed}");
        }
        assert_eq!(parse("10"), Ok(Level::MAX));
        for typed in ["", "-1", "10.1", "abc", "NaN", "inf"] {
            assert!(parse(typed).is_err(), "{typed}");
        }
        let five = parse_margin("0.8", Scale::OneToFive);
        assert_eq!(five, Ok(Level::nearest(2.0)));
        assert_eq!(margin_text(Level::nearest(2.0), Scale::OneToFive), "0.8");
        assert_eq!(margin_text(Level::nearest(2.0), Scale::ZeroToTen), "2.0");
        let expected = Err("expected a number from 0 to 4".to_owned());
        assert_eq!(parse_margin("5", Scale::OneToFive), expected);
    }
}
