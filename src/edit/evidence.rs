//! Edits of where scores come from.

use std::sync::Arc;

use super::{Listed as _, Refused, checked_name, checked_note, competitor_at, factor_at};
use crate::model::{
    CompetitorId, Confidence, Date, Evidence, FactorId, Level, Project, Segment, Survey,
};

/// A field of the evidence for a score and its new value.
///
/// What a survey said is no field: it is imported, and nobody types it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum EvidenceChange {
    Source(Arc<str>),
    Date(Option<Date>),
    Quote(Arc<str>),
    Confidence(Option<Confidence>),
    Spread(Option<Level>),
}

impl EvidenceChange {
    fn apply(self, evidence: &mut Evidence) {
        match self {
            Self::Source(source) => evidence.source = source,
            Self::Date(date) => evidence.date = date,
            Self::Quote(quote) => evidence.quote = quote,
            Self::Confidence(confidence) => evidence.confidence = confidence,
            Self::Spread(spread) => evidence.spread = spread,
        }
    }

    /// What the undo menu calls it; `point` is such as "Price of Acme".
    pub(super) fn label(&self, point: &str) -> String {
        match self {
            Self::Source(_) => format!("Change the source for {point}"),
            Self::Date(_) => format!("Change the date of the evidence for {point}"),
            Self::Quote(_) => format!("Change the quote for {point}"),
            Self::Confidence(Some(Confidence::Guess)) => format!("Call {point} a guess"),
            Self::Confidence(Some(Confidence::Informed)) => format!("Call {point} informed"),
            Self::Confidence(Some(Confidence::Measured)) => format!("Call {point} measured"),
            Self::Confidence(None) => format!("Clear the confidence in {point}"),
            Self::Spread(_) => format!("Change the spread of {point}"),
        }
    }
}

/// Put `evidence` in place of what there is; empty evidence is none.
pub(super) fn set(
    project: &mut Project,
    competitor: &CompetitorId,
    factor: &FactorId,
    evidence: Evidence,
) -> Result<(), Refused> {
    // Who has scores is there, and is found faster among them.
    if project.scores.row(competitor).is_none() {
        competitor_at(project, competitor)?;
    }
    factor_at(project, factor)?;
    checked_name(Arc::clone(&evidence.source))?;
    checked_note(Arc::clone(&evidence.quote))?;
    if !evidence.surveys().all(Survey::is_sound) {
        return Err(Refused::Survey);
    }
    let mut segments = evidence.segments.keys();
    if segments.any(|id| project.segment(id).is_none()) {
        return Err(Refused::Gone { what: Segment::ONE });
    }
    project.evidence.set(competitor, factor, evidence);
    Ok(())
}

/// Change one field of the evidence for a score, and leave the others as they are.
pub(super) fn change(
    project: &mut Project,
    competitor: &CompetitorId,
    factor: &FactorId,
    change: EvidenceChange,
) -> Result<(), Refused> {
    let present = project.evidence.get(competitor, factor);
    let mut evidence = present.map(|it| Evidence::clone(it)).unwrap_or_default();
    change.apply(&mut evidence);
    set(project, competitor, factor, evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, History};
    use crate::model::{EvidenceTable, Kind, Role, limits};

    fn history() -> History {
        let mut project = Project::default();
        let factor = project.fresh_factor("Price", Kind::Price);
        project.factors.push(Arc::new(factor));
        let competitor = project.fresh_competitor("Acme", Role::Rival);
        project.competitors.push(Arc::new(competitor));
        History::new(project)
    }

    fn apply(history: &mut History, change: EvidenceChange) -> Result<(), Refused> {
        let project = history.project();
        let competitor = project.competitors[0].id.clone();
        let factor = project.factors[0].id.clone();
        history.apply(Edit::ChangeEvidence {
            competitor,
            factor,
            change,
        })
    }

    fn evidence(history: &History) -> Evidence {
        let project = history.project();
        let (competitor, factor) = (&project.competitors[0].id, &project.factors[0].id);
        let found = project.evidence.get(competitor, factor);
        found.map(|it| Evidence::clone(it)).unwrap_or_default()
    }

    #[test]
    fn fields_change_one_by_one_and_the_last_one_cleared_leaves_nothing() {
        let mut history = history();
        let changes = [
            EvidenceChange::Source("Price list".into()),
            EvidenceChange::Confidence(Some(Confidence::Measured)),
            EvidenceChange::Spread(Some(Level::nearest(0.5))),
        ];
        for change in changes {
            apply(&mut history, change).unwrap();
        }
        assert_eq!(
            history.undo_label(),
            Some("Change the spread of Price of Acme")
        );
        let found = evidence(&history);
        assert_eq!(&*found.source, "Price list");
        assert_eq!(found.confidence, Some(Confidence::Measured));
        let cleared = [
            EvidenceChange::Source("".into()),
            EvidenceChange::Confidence(None),
            EvidenceChange::Spread(None),
        ];
        for change in cleared {
            apply(&mut history, change).unwrap();
        }
        assert_eq!(history.project().evidence, EvidenceTable::default());
    }

    #[test]
    fn a_source_longer_than_the_file_may_hold_is_refused() {
        let mut history = history();
        let limit = limits::NAME_CHARS;
        let long = EvidenceChange::Source("x".repeat(limit + 1).into());
        assert_eq!(apply(&mut history, long), Err(Refused::TooLong { limit }));
        assert_eq!(history.undo_steps(), 0);
    }
}
