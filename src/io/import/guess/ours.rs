//! Tables of scores that this program wrote.

use super::super::plan::{Column, Layout, Plan, Role, ScalePlan};
use super::{Known, Table};

/// What the heading of the first column begins with, before the scale.
const HEADING: &str = "Competitor (";

/// What is known of a table whose first heading says on which scale its levels
/// are, such as "Competitor (0..10)", as far as nobody said anything else.
pub(super) fn known(table: &Table, known: &Known) -> Option<Known> {
    let first = table.stats.first()?;
    let (low, high) = scale(&first.name)?;
    let said = known.competitor.is_some()
        || known.factor.is_some()
        || known.value.is_some()
        || known.layout.is_some_and(|it| it != Layout::Matrix);
    let mut ours = known.clone();
    if ours.scale == ScalePlan::Guess {
        ours.scale = ScalePlan::Given { low, high };
    }
    if !said {
        ours.layout = Some(Layout::Matrix);
        ours.competitor = Some(first.name.clone());
    }
    (!said).then_some(ours)
}

/// Every other column of such a table is a factor, also one without scores, and
/// one that is called as other tables call the numbers of their rows.
pub(super) fn all_factors(plan: &mut Plan, known: &Known) {
    if !known.factors.is_empty() {
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

/// The ends of the scale in a heading.
fn scale(heading: &str) -> Option<(f64, f64)> {
    let ends = heading.strip_prefix(HEADING)?.strip_suffix(')')?;
    let (low, high) = ends.split_once("..")?;
    let (low, high): (f64, f64) = (low.parse().ok()?, high.parse().ok()?);
    (low.is_finite() && high.is_finite() && low != high).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_of_a_table_of_ours_says_its_scale() {
        assert_eq!(scale("Competitor (0..10)"), Some((0.0, 10.0)));
        assert_eq!(scale("Competitor (1..5)"), Some((1.0, 5.0)));
        for heading in [
            "Competitor",
            "Competitor ()",
            "Competitor (1..1)",
            "Competitor (1..NaN)",
            "Brand (1..5)",
            "Competitor (1-5)",
        ] {
            assert_eq!(scale(heading), None, "{heading}");
        }
    }
}
