//! The industry standard in words, and who counts in it.

use egui::{Sense, Ui, pos2, vec2};

use super::super::fields::{NameLink, ROW_HEIGHT};
use super::super::marker;
use super::Form;
use crate::analysis::{Contribution, Standard, Weighting, contributions};
use crate::command::Selection;
use crate::model::{Competitor, Factor, Level, Scale};

/// A level that need not be rounded, as users see it.
pub(super) fn shown(level: f64, scale: Scale) -> String {
    scale.show(Level::nearest(level))
}

/// Who counted, and how.
pub(super) fn basis(standard: &Standard) -> String {
    match (standard.rivals, standard.weighting) {
        (1, _) => "Of the one rival that offers it".to_owned(),
        (rivals, Weighting::ByShare) => {
            format!("Of {rivals} rivals that offer it, weighted by share")
        }
        (rivals, Weighting::Alike) => {
            format!("Of {rivals} rivals that offer it, all counting alike")
        }
    }
}

/// How far a level lies from the standard, in units of the scale.
pub(super) fn gap(level: Level, standard: f64, scale: Scale) -> String {
    let (low, high) = scale.ends();
    let gap = (level.get() - standard) / 10.0 * (high - low);
    let size = format!("{:.2}", gap.abs());
    let size = size.strip_suffix('0').unwrap_or(&size);
    if size == "0.0" {
        "At the industry standard".to_owned()
    } else if gap > 0.0 {
        format!("{size} above the industry standard")
    } else {
        format!("{size} below the industry standard")
    }
}

/// Who counts, with what level and with what weight; a name selects the point.
pub(super) fn who_counts(ui: &mut Ui, form: &mut Form<'_>, factor: &Factor) {
    let found = contributions(form.project, &factor.id);
    // Both are in the order of the project.
    let mut parts = found.iter().peekable();
    let all = form.project.competitors.iter();
    let rows: Vec<(&Contribution, &Competitor)> = all
        .filter_map(|competitor| {
            let part = parts.next_if(|part| part.competitor == competitor.id)?;
            Some((part, &**competitor))
        })
        .collect();
    let size = (rows.len(), ROW_HEIGHT);
    form.rows(
        ui,
        size,
        |_, _| false,
        |ui, form, index| {
            let (part, competitor) = rows[index];
            contribution(ui, form, factor, (part, competitor));
        },
    );
}

fn contribution(
    ui: &mut Ui,
    form: &mut Form<'_>,
    factor: &Factor,
    (part, competitor): (&Contribution, &Competitor),
) {
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let level = form.project.settings.scale.show(part.level);
    let text = format!("{level} × {}", weight(part.weight));
    let left = super::value(ui, rect, &text);
    let center = pos2(rect.left() + 10.0, rect.center().y);
    marker::swatch(ui, center, competitor, form.look);
    let link = NameLink {
        id: form.panel.with(("counts", &competitor.id)),
        rect: rect.with_min_x(rect.left() + 24.0).with_max_x(left - 8.0),
        name: &competitor.name,
        pale: !competitor.visible,
    };
    if link.show(ui).clicked() {
        let (of, on) = (competitor.id.clone(), factor.id.clone());
        form.select(Selection::Point(of, on));
    }
}

/// A part of the whole in percent: with a decimal where it is small.
fn weight(part: f64) -> String {
    let percent = 100.0 * part;
    if percent < 9.95 {
        format!("{percent:.1} %")
    } else {
        format!("{percent:.0} %")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_weight_has_a_decimal() {
        let shown = [1.0, 0.3333, 0.099_49, 0.001].map(weight);
        assert_eq!(shown, ["100 %", "33 %", "9.9 %", "0.1 %"]);
    }

    #[test]
    fn the_gap_is_in_units_of_the_scale() {
        let level = Level::nearest(7.5);
        let ten = |standard| gap(level, standard, Scale::ZeroToTen);
        assert_eq!(ten(6.0), "1.5 above the industry standard");
        assert_eq!(ten(7.75), "0.25 below the industry standard");
        assert_eq!(ten(7.501), "At the industry standard");
        let five = gap(level, 5.0, Scale::OneToFive);
        assert_eq!(five, "1.0 above the industry standard");
    }
}
