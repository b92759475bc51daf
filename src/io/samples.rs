//! The projects that are built in, to learn from and to start with.

use std::path::Path;

use super::parse;
use crate::model::Project;

/// A built-in project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Names it on the command line.
    pub name: &'static str,
    /// For menus: what it is about.
    pub title: &'static str,
    /// The text of its file.
    pub text: &'static str,
}

const SAMPLES: [Sample; 6] = [
    Sample {
        name: "wine",
        title: "US wine, around 2001",
        text: include_str!("../../assets/samples/wine.ron"),
    },
    Sample {
        name: "airline",
        title: "US short-haul air travel",
        text: include_str!("../../assets/samples/airline.ron"),
    },
    Sample {
        name: "circus",
        title: "Live entertainment",
        text: include_str!("../../assets/samples/circus.ron"),
    },
    Sample {
        name: "hotel",
        title: "Hotels for frequent travellers",
        text: include_str!("../../assets/samples/hotel.ron"),
    },
    Sample {
        name: "barber",
        title: "Japanese barbers",
        text: include_str!("../../assets/samples/barber.ron"),
    },
    Sample {
        name: "coffee",
        title: "Two coffee shops and a chain",
        text: include_str!("../../assets/samples/coffee.ron"),
    },
];

/// All samples, in the order of menus.
pub fn samples() -> &'static [Sample] {
    &SAMPLES
}

/// The project of the sample with this name.
pub fn sample(name: &str) -> Option<Project> {
    let sample = SAMPLES.iter().find(|sample| sample.name == name)?;
    parse(sample.text, Path::new(sample.name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::to_ron;
    use crate::model::Role;

    #[test]
    fn every_sample_is_sound_and_written_as_we_would_write_it() {
        for Sample { name, title, text } in samples() {
            let project = parse(text, Path::new(name)).unwrap();
            assert_eq!(project.check(), [], "{name}");
            assert_eq!(to_ron(&project), *text, "{name}");
            assert_eq!(&*project.title, *title, "{name}");
            assert_eq!(sample(name), Some(project), "{name}");
        }
        assert_eq!(sample("tea"), None);
    }

    #[test]
    fn every_sample_is_complete_and_says_whose_numbers_they_are() {
        for Sample { name, .. } in samples() {
            let project = sample(name).unwrap();
            assert_eq!(project.count().unscored, 0, "{name}");
            assert!(!project.tagline.is_empty(), "{name}");
            assert!(!project.source.is_empty(), "{name}");
            assert!(project.notes.contains("ours"), "{name}");
            assert_eq!(project.competitors[0].role, Role::Own, "{name}");
            for factor in &project.factors {
                assert!(factor.notes.starts_with("Basis "), "{name}: {}", factor.id);
            }
        }
    }
}
