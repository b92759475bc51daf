//! The industry standard in words.

use crate::analysis::{Standard, Weighting};
use crate::model::{Level, Scale};

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

#[cfg(test)]
mod tests {
    use super::*;

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
