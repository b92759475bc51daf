//! Readable identifiers that outlive the names they were made from.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The most characters an id may have.
const MAX_CHARS: usize = 64;

/// A text that is no id: empty, too long, or with other characters than
/// lower-case letters, digits and single hyphens between them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not an id: expected 1 to 64 lower-case letters, digits and single hyphens between them"
)]
pub struct NotAnId(pub String);

/// The beginning of `text`, which may come from a hostile file.
fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A slug such as `yellow-tail`: letters and digits of any script in lower
/// case, with single hyphens between words.
fn is_slug(text: &str) -> bool {
    let allowed = |c: char| c == '-' || (c.is_alphanumeric() && !c.is_uppercase());
    !text.is_empty()
        && text.chars().take(MAX_CHARS + 1).count() <= MAX_CHARS
        && text.chars().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// The slug of `name`, or `fallback` where the name has no letter or digit.
fn slug_of(name: &str, fallback: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        // Some letters have no lower case and still count as upper case.
        if c.is_alphanumeric() && !c.is_uppercase() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        // Room for a number that makes the slug unique.
        if slug.chars().count() >= MAX_CHARS - 8 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { fallback } else { slug }.to_owned()
}

/// The first of `slug`, `slug-2`, `slug-3`, … that is not `taken`.
fn unique(slug: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(slug) {
        return slug.to_owned();
    }
    let mut number = 2_u64;
    loop {
        let candidate = format!("{slug}-{number}");
        if !taken(&candidate) {
            return candidate;
        }
        number += 1;
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $fallback:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// An id for something called `name` that no other thing has.
            pub fn from_name(name: &str, taken: impl Fn(&str) -> bool) -> Self {
                Self(unique(&slug_of(name, $fallback), taken).into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                if is_slug(&text) {
                    Ok(Self(text.into()))
                } else {
                    Err(NotAnId(cut(&text)))
                }
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

id!(
    /// Identifies a competitor for the life of the project, across renames and undo.
    CompetitorId,
    "competitor"
);
id!(
    /// Identifies a factor for the life of the project, across renames and undo.
    FactorId,
    "factor"
);
id!(
    /// Identifies a metric for the life of the project, across renames and undo.
    MetricId,
    "metric"
);
id!(
    /// Identifies a positioning map for the life of the project, across renames and undo.
    MapId,
    "map"
);
id!(
    /// Identifies a segment for the life of the project, across renames and undo.
    SegmentId,
    "segment"
);
id!(
    /// Identifies a scenario for the life of the project, across renames and undo.
    ScenarioId,
    "scenario"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        let id = FactorId::from_name(name, |_| false);
        assert_eq!(id.as_str(), expected);
        assert_eq!(FactorId::try_from(expected.to_owned()), Ok(id));
    }

    #[test]
    fn a_name_becomes_a_readable_slug() {
        check("[yellow tail]", "yellow-tail");
        check("Above-the-line  marketing", "above-the-line-marketing");
        check("Größe & Qualität", "größe-qualität");
        check("価格", "価格");
        check("", "factor");
        check("<&\"'>", "factor");
    }

    #[test]
    fn a_name_of_any_length_and_script_gives_a_valid_id() {
        for name in [
            "x".repeat(10_000),
            "\u{202e}abc".to_owned(),
            "𝐀İß".repeat(40),
        ] {
            let id = CompetitorId::from_name(&name, |_| false);
            assert!(is_slug(id.as_str()), "{id} from {name:.20}");
        }
    }

    #[test]
    fn ids_are_made_unique() {
        let taken = ["price", "price-2"];
        let id = FactorId::from_name("Price", |id| taken.contains(&id));
        assert_eq!(id.as_str(), "price-3");
    }

    #[test]
    fn a_text_that_is_no_slug_is_refused() {
        for text in [
            "",
            "Price",
            "a b",
            "-a",
            "a-",
            "a--b",
            "a/b",
            &"a".repeat(65),
        ] {
            assert!(FactorId::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
