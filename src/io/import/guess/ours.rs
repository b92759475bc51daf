//! Tables of scores and of evidence that this program wrote.

use super::super::plan::{Column, Layout, Plan, Role, ScalePlan};
use super::{Known, Table};

/// A table of this program, by its headings.
enum Ours<'t> {
    /// A row for each competitor, whose first heading says the scale, such as
    /// "Competitor (0..10)".
    Scores { competitor: &'t str },
    /// A row for each score, whose third heading says the scale, such as
    /// "Level (0..10)".
    Evidence { level: &'t str },
}

impl Ours<'_> {
    /// The table, and the ends of its scale.
    fn of(table: &Table) -> Option<(Ours<'_>, (f64, f64))> {
        let mut names = table.stats.iter().map(|it| it.name.as_str());
        let first = names.next()?;
        if let Some(ends) = scale(first, "Competitor") {
            return Some((Ours::Scores { competitor: first }, ends));
        }
        if (first, names.next()?) != ("Competitor", "Factor") {
            return None;
        }
        let level = names.next()?;
        Some((Ours::Evidence { level }, scale(level, "Level")?))
    }

    fn layout(&self) -> Layout {
        match self {
            Self::Scores { .. } => Layout::Matrix,
            Self::Evidence { .. } => Layout::Long,
        }
    }
}

/// What is known of a table whose headings say on which scale its levels are,
/// as far as nobody said anything else.
pub(super) fn known(table: &Table, known: &Known) -> Option<Known> {
    let (ours, (low, high)) = Ours::of(table)?;
    let said = known.competitor.is_some()
        || known.factor.is_some()
        || known.value.is_some()
        || known.layout.is_some_and(|it| it != ours.layout());
    if said {
        return None;
    }
    let mut told = known.clone();
    if told.scale == ScalePlan::Guess {
        told.scale = ScalePlan::Given { low, high };
    }
    told.layout = Some(ours.layout());
    match ours {
        Ours::Scores { competitor } => told.competitor = Some(competitor.to_owned()),
        Ours::Evidence { level } => {
            told.competitor = Some("Competitor".to_owned());
            told.factor = Some("Factor".to_owned());
            told.value = Some(level.to_owned());
        }
    }
    Some(told)
}

/// Every other column of a table of scores is a factor, also one without scores,
/// and one that is called as other tables call the numbers of their rows.
pub(super) fn all_factors(plan: &mut Plan, known: &Known) {
    if !known.factors.is_empty() || plan.layout != Layout::Matrix {
        return;
    }
    let left_out = |column: &Column| known.ignore.iter().any(|name| name.trim() == column.name);
    for column in plan.columns.iter_mut().skip(1) {
        let said = [&known.segment, &known.weight];
        let is_said = said.iter().any(|it| it.as_deref() == Some(&column.name));
        if !left_out(column) && !is_said {
            column.role = Role::Rating;
        }
    }
}

/// The ends of the scale in a heading, after `what` it is of.
fn scale(heading: &str, what: &str) -> Option<(f64, f64)> {
    let ends = heading.strip_prefix(what)?.strip_prefix(" (")?;
    let (low, high) = ends.strip_suffix(')')?.split_once("..")?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    (low.is_finite() && high.is_finite() && low != high).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_of_a_table_of_ours_says_its_scale() {
        assert_eq!(scale("Competitor (0..10)", "Competitor"), Some((0.0, 10.0)));
        assert_eq!(scale("Level (1..5)", "Level"), Some((1.0, 5.0)));
        for heading in [
            "Competitor",
            "Competitor ()",
            "Competitor (1..1)",
            "Competitor (1..NaN)",
            "Brand (1..5)",
            "Competitor (1-5)",
        ] {
            assert_eq!(scale(heading, "Competitor"), None, "{heading}");
        }
    }
}
