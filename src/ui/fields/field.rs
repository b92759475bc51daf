//! What a text field edits, and what a text typed into it means.

use std::borrow::Cow;
use std::sync::Arc;

use super::plan::PlanField;
use crate::edit::{CompetitorChange, Edit, FactorChange};
use crate::model::{
    Color, Competitor, CompetitorId, Direction, Factor, FactorId, Level, Project, Rgb, Scale,
    Score, Share, limits,
};

/// How the absence of an offer is written.
const NOT_OFFERED: &str = "–";

/// One text of the project that a user can type.
///
/// A draft is kept under it, so that what was typed goes where it belongs even
/// when the panel shows something else by then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Field {
    /// The project's title.
    Title,
    /// The tagline of our own curve.
    Tagline,
    /// Where the scores come from.
    Source,
    /// The project's notes.
    ProjectNotes,
    /// The name of a competitor.
    CompetitorName(CompetitorId),
    /// The custom colour of a competitor, as six hexadecimal digits.
    CompetitorColor(CompetitorId),
    /// The share of a competitor, in percent; empty for unknown.
    CompetitorShare(CompetitorId),
    /// The notes on a competitor.
    CompetitorNotes(CompetitorId),
    /// The name of a factor.
    FactorName(FactorId),
    /// The level of a factor that buyers like best.
    FactorIdeal(FactorId),
    /// The words at the low end of a factor.
    FactorLow(FactorId),
    /// The words at the high end of a factor.
    FactorHigh(FactorId),
    /// The notes on a factor.
    FactorNotes(FactorId),
    /// A level, a dash for not offered, or empty for unscored.
    Score(CompetitorId, FactorId),
    /// A text of the plan.
    Plan(PlanField),
}

impl Field {
    /// The text of this field in `project`; `None` if its owner is gone.
    pub(in crate::ui) fn text<'p>(&self, project: &'p Project) -> Option<Cow<'p, str>> {
        let scale = project.settings.scale;
        Some(match self {
            Self::Title => Cow::Borrowed(&*project.title),
            Self::Tagline => Cow::Borrowed(&*project.tagline),
            Self::Source => Cow::Borrowed(&*project.source),
            Self::ProjectNotes => Cow::Borrowed(&*project.notes),
            Self::CompetitorName(id) => Cow::Borrowed(&*project.competitor(id)?.name),
            Self::CompetitorColor(id) => color_text(project.competitor(id)?).into(),
            Self::CompetitorShare(id) => share_text(project.competitor(id)?).into(),
            Self::CompetitorNotes(id) => Cow::Borrowed(&*project.competitor(id)?.notes),
            Self::FactorName(id) => Cow::Borrowed(&*project.factor(id)?.name),
            Self::FactorIdeal(id) => ideal_text(project.factor(id)?, scale).into(),
            Self::FactorLow(id) => Cow::Borrowed(&*project.factor(id)?.low),
            Self::FactorHigh(id) => Cow::Borrowed(&*project.factor(id)?.high),
            Self::FactorNotes(id) => Cow::Borrowed(&*project.factor(id)?.notes),
            Self::Score(competitor, factor) => {
                project.competitor(competitor)?;
                project.factor(factor)?;
                score_text(project.scores.get(competitor, factor), scale).into()
            }
            Self::Plan(field) => field.text(project)?,
        })
    }

    /// The most characters this field takes.
    pub(in crate::ui) fn char_limit(&self) -> usize {
        match self {
            Self::ProjectNotes | Self::CompetitorNotes(_) | Self::FactorNotes(_) => {
                limits::NOTE_CHARS
            }
            Self::Title
            | Self::Tagline
            | Self::Source
            | Self::CompetitorName(_)
            | Self::FactorName(_)
            | Self::FactorLow(_)
            | Self::FactorHigh(_) => limits::NAME_CHARS,
            Self::CompetitorColor(_)
            | Self::CompetitorShare(_)
            | Self::FactorIdeal(_)
            | Self::Score(..) => 40,
            Self::Plan(field) => field.char_limit(),
        }
    }

    /// The edit that `typed` asks for, or what was expected instead of it.
    pub(in crate::ui) fn edit(&self, typed: &str, scale: Scale) -> Result<Edit, String> {
        let text = || Arc::from(typed);
        Ok(match self {
            Self::Title => Edit::SetTitle(text()),
            Self::Tagline => Edit::SetTagline(text()),
            Self::Source => Edit::SetSource(text()),
            Self::ProjectNotes => Edit::SetNotes(text()),
            Self::CompetitorName(id) => competitor(id, CompetitorChange::Name(text())),
            Self::CompetitorColor(id) => {
                competitor(id, CompetitorChange::Color(parse_color(typed)?))
            }
            Self::CompetitorShare(id) => {
                competitor(id, CompetitorChange::Share(parse_share(typed)?))
            }
            Self::CompetitorNotes(id) => competitor(id, CompetitorChange::Notes(text())),
            Self::FactorName(id) => factor(id, FactorChange::Name(text())),
            Self::FactorIdeal(id) => {
                let ideal = Direction::Ideal(parse_level(typed, scale)?);
                factor(id, FactorChange::Direction(ideal))
            }
            Self::FactorLow(id) => factor(id, FactorChange::Low(text())),
            Self::FactorHigh(id) => factor(id, FactorChange::High(text())),
            Self::FactorNotes(id) => factor(id, FactorChange::Notes(text())),
            Self::Score(competitor, factor) => Edit::SetScore {
                competitor: competitor.clone(),
                factor: factor.clone(),
                score: parse_score(typed, scale)?,
            },
            Self::Plan(field) => field.edit(typed, scale)?,
        })
    }
}

fn competitor(id: &CompetitorId, change: CompetitorChange) -> Edit {
    let id = id.clone();
    Edit::ChangeCompetitor { id, change }
}

fn factor(id: &FactorId, change: FactorChange) -> Edit {
    let id = id.clone();
    Edit::ChangeFactor { id, change }
}

/// Empty for a colour of the palette, which has no digits of its own.
fn color_text(competitor: &Competitor) -> String {
    match competitor.color {
        Color::Palette(_) => String::new(),
        Color::Custom(rgb) => rgb.to_string(),
    }
}

fn parse_color(typed: &str) -> Result<Color, String> {
    let digits = typed.trim().trim_start_matches('#');
    Rgb::try_from(format!("#{digits}"))
        .map(Color::Custom)
        .map_err(|_not| "expected six hexadecimal digits, such as #1f6fb2".to_owned())
}

fn share_text(competitor: &Competitor) -> String {
    let percent = competitor.share.map(Share::percent);
    percent.map_or_else(String::new, |percent| percent.to_string())
}

fn parse_share(typed: &str) -> Result<Option<Share>, String> {
    let text = typed.trim();
    let number = text.strip_suffix('%').unwrap_or(text).trim_end();
    if number.is_empty() {
        return Ok(None);
    }
    let percent: f64 = number
        .replacen(',', ".", 1)
        .parse()
        .map_err(|_not| "expected 0 to 100".to_owned())?;
    let share = Share::try_from(percent).map_err(|_not| {
        if (0.0..=100.0).contains(&percent) {
            "expected 0 to 100 with at most two decimals".to_owned()
        } else {
            "expected 0 to 100".to_owned()
        }
    })?;
    Ok(Some(share))
}

fn ideal_text(factor: &Factor, scale: Scale) -> String {
    match factor.direction {
        Direction::Ideal(level) => scale.show(level),
        Direction::More | Direction::Less => String::new(),
    }
}

fn parse_level(typed: &str, scale: Scale) -> Result<Level, String> {
    scale
        .parse(typed)
        .map_err(|refused| format!("expected {}", refused.expected))
}

/// A score as it stands in a field.
fn score_text(score: Score, scale: Scale) -> String {
    match score {
        Score::Unscored => String::new(),
        Score::NotOffered => NOT_OFFERED.to_owned(),
        Score::Level(level) => scale.show(level),
    }
}

/// The score a user means: a level, a dash for "not offered", nothing for
/// unscored. An error says what was expected.
pub(in crate::ui) fn parse_score(typed: &str, scale: Scale) -> Result<Score, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(Score::Unscored);
    }
    let dash = matches!(text, "-" | "–" | "—" | "−");
    if dash || text.eq_ignore_ascii_case("not offered") {
        return Ok(Score::NotOffered);
    }
    parse_level(text, scale).map(Score::Level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_a_level_a_dash_or_nothing() {
        let parse = |typed| parse_score(typed, Scale::ZeroToTen);
        assert_eq!(parse(" "), Ok(Score::Unscored));
        for dash in ["-", "–", "—", " − ", "Not offered"] {
            assert_eq!(parse(dash), Ok(Score::NotOffered), "{dash}");
        }
        assert_eq!(parse("7,5"), Ok(Score::Level(Level::nearest(7.5))));
        for typed in ["abc", "-1", "11", "NaN", "--"] {
            assert_eq!(
                parse(typed),
                Err("expected a number from 0 to 10".to_owned())
            );
        }
    }

    #[test]
    fn a_share_is_a_percentage_or_unknown() {
        let parse = |typed| parse_share(typed).map(|share| share.map(Share::percent));
        assert_eq!(parse(""), Ok(None));
        assert_eq!(parse("%"), Ok(None));
        for typed in ["12.5", "12,5", " 12.5 % "] {
            assert_eq!(parse(typed), Ok(Some(12.5)), "{typed}");
        }
        for typed in ["-1", "100.5", "abc", "NaN", "inf"] {
            assert_eq!(parse(typed), Err("expected 0 to 100".to_owned()), "{typed}");
        }
        assert!(parse("1.234").is_err_and(|expected| expected.ends_with("two decimals")));
    }

    #[test]
    fn a_colour_is_six_digits_with_or_without_the_sign() {
        let blue = Color::Custom(Rgb([0x1f, 0x6f, 0xb2]));
        assert_eq!(parse_color("1F6FB2"), Ok(blue));
        assert_eq!(parse_color(" #1f6fb2 "), Ok(blue));
        for typed in ["", "red", "#12345", "#1f6fb2a"] {
            assert!(parse_color(typed).is_err(), "{typed}");
        }
    }
}
