//! What the undo menu calls an edit.

use super::{CompetitorChange, Edit, FactorChange};
use crate::model::{Competitor, CompetitorId, Factor, FactorId, Project, Score, Whose};

/// The most characters of a name in a label.
const NAME_CHARS: usize = 40;

/// In the imperative, with names as they were before the edit and levels as the
/// project shows them.
pub(super) fn of(edit: &Edit, project: &Project) -> String {
    match edit {
        Edit::SetTitle(_) => "Change the title".to_owned(),
        Edit::SetTagline(_) => "Change the tagline".to_owned(),
        Edit::SetSource(_) => "Change the source note".to_owned(),
        Edit::SetNotes(_) => "Change the project notes".to_owned(),
        Edit::SetScale(scale) => format!("Show levels as {}", scale.name().to_lowercase()),
        Edit::AddCompetitor { competitor, .. } => {
            format!("Add competitor {}", competitor_name(competitor))
        }
        Edit::ChangeCompetitor { id, change } => change_competitor(change, &whose(project, id)),
        Edit::MoveCompetitor { id, .. } => format!("Move {}", whose(project, id)),
        Edit::RemoveCompetitor { id } => {
            let scores = project.scores.row(id).map_or(0, |row| row.len());
            format!("Delete {}{}", whose(project, id), and_scores(scores))
        }
        Edit::AddFactor { factor, .. } => format!("Add factor {}", factor_name(factor)),
        Edit::ChangeFactor { id, change } => change_factor(change, &which(project, id)),
        Edit::MoveFactor { id, .. } => format!("Move {}", which(project, id)),
        Edit::RemoveFactor { id } => {
            let scores = project.scores.column(id).len();
            format!("Delete {}{}", which(project, id), and_scores(scores))
        }
        Edit::SetScore {
            competitor,
            factor,
            score,
        } => set_label(project, competitor, factor, *score),
        Edit::SetEvidence {
            competitor, factor, ..
        } => format!(
            "Change the evidence for {}",
            point(project, competitor, factor)
        ),
        Edit::ChangeEvidence {
            competitor,
            factor,
            change,
        } => change.label(&point(project, competitor, factor)),
        Edit::SetMargin(margin) => format!("Set the margin to {margin}"),
        Edit::SetStandard(true) => "Show the industry standard".to_owned(),
        Edit::SetStandard(false) => "Hide the industry standard".to_owned(),
        Edit::SetMarks(true) => "Show the marks of the plan".to_owned(),
        Edit::SetMarks(false) => "Hide the marks of the plan".to_owned(),
        Edit::SetWhiskers(true) => "Show the whiskers".to_owned(),
        Edit::SetWhiskers(false) => "Hide the whiskers".to_owned(),
        Edit::SetConfidence(true) => "Show how sure levels are".to_owned(),
        Edit::SetConfidence(false) => "Hide how sure levels are".to_owned(),
        Edit::SetImportance(whose) => importance(project, whose.as_ref()),
        Edit::Metric(edit) => edit.label(project, one_line),
        Edit::Segment(edit) => edit.label(project, one_line),
        Edit::Map(edit) => edit.label(project, one_line),
        Edit::Scenario(edit) => edit.label(project, one_line),
        Edit::Plan(edit) => edit.label(project),
    }
}

/// What setting one score is called.
pub(super) fn set_label(
    project: &Project,
    competitor: &CompetitorId,
    factor: &FactorId,
    score: Score,
) -> String {
    let point = point(project, competitor, factor);
    match score {
        Score::Unscored => format!("Clear {point}"),
        Score::NotOffered => format!("Set {point} to not offered"),
        Score::Level(level) => {
            format!("Move {point} to {}", project.settings.scale.show(level))
        }
    }
}

/// What it is called to put somebody's importance under the factors.
fn importance(project: &Project, whose: Option<&Whose>) -> String {
    match whose {
        None => "Hide the importance".to_owned(),
        Some(Whose::All) => "Show the importance to all segments".to_owned(),
        Some(Whose::Segment(id)) => {
            let segment = project.segment(id);
            let name = segment.map_or("", |segment| &segment.name);
            format!(
                "Show the importance to {}",
                one_line(name, "an unnamed segment")
            )
        }
    }
}

/// "Price of Acme".
fn point(project: &Project, competitor: &CompetitorId, factor: &FactorId) -> String {
    format!(
        "{} of {}",
        which(project, factor),
        whose(project, competitor)
    )
}

fn change_competitor(change: &CompetitorChange, name: &str) -> String {
    match change {
        CompetitorChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
        CompetitorChange::Role(role) => format!("Make {name} {}", role.name().to_lowercase()),
        CompetitorChange::Color(_) => format!("Recolour {name}"),
        CompetitorChange::Marker(_) => format!("Change the marker of {name}"),
        CompetitorChange::Share(_) => format!("Change the share of {name}"),
        CompetitorChange::Metric(..) => format!("Change a metric of {name}"),
        CompetitorChange::Visible(true) => format!("Show {name}"),
        CompetitorChange::Visible(false) => format!("Hide {name}"),
        CompetitorChange::Notes(_) => format!("Change the notes on {name}"),
    }
}

fn change_factor(change: &FactorChange, name: &str) -> String {
    match change {
        FactorChange::Name(to) => format!("Rename {name} to {}", one_line(to, "(unnamed)")),
        FactorChange::Kind(kind) => format!("Make {name} a factor of {}", kind.name()),
        FactorChange::Direction(_) => format!("Change what buyers prefer of {name}"),
        FactorChange::Low(_) | FactorChange::High(_) => format!("Change the words of {name}"),
        FactorChange::OnCanvas(true) => format!("Put {name} on the canvas"),
        FactorChange::OnCanvas(false) => format!("Take {name} off the canvas"),
        FactorChange::Notes(_) => format!("Change the notes on {name}"),
    }
}

/// "and 12 scores", so that a deletion says what goes with it.
fn and_scores(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " and 1 score".to_owned(),
        _ => format!(" and {count} scores"),
    }
}

pub(super) fn whose(project: &Project, id: &CompetitorId) -> String {
    let competitor = project.competitor(id);
    competitor.map_or_else(|| "a competitor".to_owned(), |found| competitor_name(found))
}

pub(super) fn which(project: &Project, id: &FactorId) -> String {
    let factor = project.factor(id);
    factor.map_or_else(|| "a factor".to_owned(), |found| factor_name(found))
}

fn competitor_name(competitor: &Competitor) -> String {
    one_line(&competitor.name, "an unnamed competitor")
}

fn factor_name(factor: &Factor) -> String {
    one_line(&factor.name, "an unnamed factor")
}

/// `name` on one line and not too long, or `unnamed` where it is blank.
pub(super) fn one_line(name: &str, unnamed: &str) -> String {
    let mut line = String::new();
    for (place, word) in name.split_whitespace().enumerate() {
        if place > 0 {
            line.push(' ');
        }
        line.push_str(word);
        if let Some((cut, _)) = line.char_indices().nth(NAME_CHARS) {
            line.truncate(cut);
            line.push('…');
            break;
        }
    }
    if line.is_empty() {
        unnamed.to_owned()
    } else {
        line
    }
}
