//! How much factors matter, to one segment or to all.

use std::fmt;

use crate::model::{FactorId, Project, Segment, Share, Whose};

/// How the segments counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BySize {
    /// There is only one.
    One,
    /// Each by its size.
    Sizes,
    /// All alike, because not every segment that says something has a size
    /// above 0.
    Alike,
}

/// Such as "weighted by size"; empty for one segment.
impl fmt::Display for BySize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::One => "",
            Self::Sizes => "weighted by size",
            Self::Alike => "all counting alike, as not every one has a size",
        })
    }
}

/// How much factors matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Importance {
    /// Of each factor asked about, 0 to 10, not rounded; none where nobody said.
    pub levels: Vec<Option<f64>>,
    /// How the segments counted.
    pub weighting: BySize,
}

/// How much each of `factors` matters: Σ wᵢ·Iᵢ / Σ wᵢ over the segments that
/// say how much, where wᵢ is the size of the segment if every segment that says
/// anything has one above 0, and 1 otherwise.
///
/// `None` where nobody says anything about any of them.
pub fn importance<'f>(
    project: &Project,
    whose: &Whose,
    factors: impl IntoIterator<Item = &'f FactorId>,
) -> Option<Importance> {
    let asked = |segment: &&Segment| {
        let wanted = whose.segment().is_none_or(|id| segment.id == *id);
        wanted && !segment.importance.is_empty()
    };
    let segments = project.segments.iter().map(AsRef::as_ref);
    let segments: Vec<&Segment> = segments.filter(asked).collect();
    let size = |segment: &Segment| segment.size.map_or(0.0, Share::percent);
    let weighting = match segments.as_slice() {
        [_] => BySize::One,
        all if all.iter().all(|it| size(it) > 0.0) => BySize::Sizes,
        _ => BySize::Alike,
    };
    let level = |factor: &FactorId| {
        let said = segments.iter().filter_map(|segment| {
            let weight = match weighting {
                BySize::Sizes => size(segment),
                BySize::One | BySize::Alike => 1.0,
            };
            Some((weight, segment.importance.get(factor)?.get()))
        });
        let sum = |(weights, sum): (f64, f64), (weight, level): (f64, f64)| {
            (weights + weight, sum + weight * level)
        };
        let (weights, sum) = said.fold((0.0, 0.0), sum);
        (weights > 0.0).then(|| sum / weights)
    };
    let levels: Vec<Option<f64>> = factors.into_iter().map(level).collect();
    let said = levels.iter().any(Option::is_some);
    said.then_some(Importance { levels, weighting })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::analysis::testing::{own, project};
    use crate::model::{Level, SegmentId};

    /// A project of three factors and a segment per size and what it says.
    fn with(segments: &[(Option<f64>, [Option<f64>; 3])]) -> Project {
        let mut project = project(&[own("1 2 3")]);
        for (size, said) in segments {
            let mut segment = project.fresh_segment("s");
            segment.size = size.map(|percent| Share::try_from(percent).unwrap());
            for (factor, level) in project.factors.iter().zip(said) {
                if let Some(level) = level {
                    let level = Level::nearest(*level);
                    segment.importance.insert(factor.id.clone(), level);
                }
            }
            project.segments.push(Arc::new(segment));
        }
        project
    }

    fn of(project: &Project, whose: &Whose) -> Option<Importance> {
        importance(project, whose, project.factors.iter().map(|it| &it.id))
    }

    #[test]
    fn segments_count_by_size_where_they_say_something() {
        let project = with(&[
            (Some(30.0), [Some(8.0), Some(2.0), None]),
            (Some(10.0), [Some(4.0), None, None]),
            // Says nothing, so its size is not missed.
            (None, [None, None, None]),
        ]);
        let found = of(&project, &Whose::All).unwrap();
        // (30 × 8 + 10 × 4) / 40.
        assert_eq!(found.levels, [Some(7.0), Some(2.0), None]);
        assert_eq!(found.weighting, BySize::Sizes);
    }

    #[test]
    fn without_every_size_all_count_alike() {
        for size in [None, Some(0.0)] {
            let project = with(&[
                (Some(30.0), [Some(8.0), None, None]),
                (size, [Some(4.0), None, None]),
            ]);
            let found = of(&project, &Whose::All).unwrap();
            assert_eq!(found.levels[0], Some(6.0));
            assert_eq!(found.weighting, BySize::Alike);
        }
    }

    #[test]
    fn one_segment_speaks_for_itself() {
        let project = with(&[
            (None, [Some(8.0), None, None]),
            (None, [Some(4.0), Some(1.0), None]),
        ]);
        let second = Whose::Segment(project.segments[1].id.clone());
        let found = of(&project, &second).unwrap();
        assert_eq!(found.levels, [Some(4.0), Some(1.0), None]);
        assert_eq!(found.weighting, BySize::One);
        let gone = Whose::Segment(SegmentId::from_name("gone", |_| false));
        assert_eq!(of(&project, &gone), None);
        assert_eq!(of(&with(&[(None, [None; 3])]), &Whose::All), None);
    }

    proptest! {
        #[test]
        fn the_mean_lies_between_the_least_and_the_most_that_is_said(
            said in proptest::collection::vec((0.5_f64..100.0, 0.0_f64..10.0), 1..8),
        ) {
            let segments: Vec<_> = said
                .iter()
                .map(|(size, level)| (Some((size * 4.0).round() / 4.0), [Some(*level), None, None]))
                .collect();
            let project = with(&segments);
            let found = of(&project, &Whose::All).unwrap().levels[0].unwrap();
            let levels = || said.iter().map(|(_, level)| Level::nearest(*level).get());
            let (least, most) = (levels().fold(10.0, f64::min), levels().fold(0.0, f64::max));
            prop_assert!((least - 1e-9..=most + 1e-9).contains(&found));
        }
    }
}
