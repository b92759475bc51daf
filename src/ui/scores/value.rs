//! What a cell of the table may hold, and what a text typed into one means.

use std::sync::Arc;

use strum::IntoEnumIterator as _;

use crate::model::{Direction, Kind, Level, Score, limits};

/// What a cell of the table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// How much of a factor a competitor offers.
    Score(Score),
    /// The name of a competitor or of a factor.
    Name(Arc<str>),
    /// The kind of a factor.
    Kind(Kind),
    /// What buyers prefer of a factor.
    Direction(Direction),
}

/// A name of at most as many characters as a file may hold.
pub(super) fn read_name(typed: &str) -> Result<Value, String> {
    let limit = limits::NAME_CHARS;
    if typed.len() > limit && typed.chars().count() > limit {
        return Err(format!("expected at most {limit} characters"));
    }
    Ok(Value::Name(typed.into()))
}

/// A kind by its name or by enough of its beginning.
pub(super) fn read_kind(typed: &str) -> Result<Value, String> {
    let text = typed.trim().to_lowercase();
    let named = |kind: &Kind| kind.name().to_lowercase();
    let exact = Kind::iter().find(|kind| named(kind) == text);
    let mut begun = Kind::iter().filter(|kind| !text.is_empty() && named(kind).starts_with(&text));
    let only = match (begun.next(), begun.next()) {
        (Some(kind), None) => Some(kind),
        _ => None,
    };
    exact.or(only).map(Value::Kind).ok_or_else(|| {
        let names: Vec<&str> = Kind::iter().map(Kind::name).collect();
        format!("expected one of {}", names.join(", "))
    })
}

/// A direction: more, less, or the level that buyers like best, which may
/// follow the word "ideal". `now` is what the word alone means.
pub(super) fn read_direction(
    typed: &str,
    level: impl Fn(&str) -> Result<Level, String>,
    now: &str,
) -> Result<Value, String> {
    let text = typed.trim().to_lowercase();
    let begins = |word: &str| !text.is_empty() && word.starts_with(&text);
    let direction = if begins("more is better") {
        Direction::More
    } else if begins("less is better") {
        Direction::Less
    } else {
        let number = text.strip_prefix("ideal").unwrap_or(&text);
        let number = number.strip_prefix(" level").unwrap_or(number).trim();
        let alone = number.is_empty() && !text.is_empty();
        let ideal = if number.is_empty() && !alone {
            Err(String::new())
        } else {
            level(number)
        };
        let expected = |_not: String| {
            format!("expected more, less, or the level that buyers like best, such as {now}")
        };
        Direction::Ideal(ideal.map_err(expected)?)
    };
    Ok(Value::Direction(direction))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn kind(typed: &str, expected: Option<Kind>) {
        assert_eq!(read_kind(typed).ok(), expected.map(Value::Kind), "{typed}");
    }

    #[test]
    fn a_kind_is_known_by_enough_of_its_beginning() {
        kind("Price", Some(Kind::Price));
        kind(" prod", Some(Kind::Product));
        kind("i", Some(Kind::Image));
        kind("p", None);
        kind("", None);
        kind("colour", None);
    }

    #[test]
    fn a_direction_is_more_less_or_a_level() {
        let read = |typed| {
            let level = |text: &str| match text {
                "" => Ok(Level::MIDDLE),
                "7" => Ok(Level::nearest(7.0)),
                _ => Err("expected 7".to_owned()),
            };
            read_direction(typed, level, "5.0")
        };
        let is = |direction| Ok(Value::Direction(direction));
        assert_eq!(read("m"), is(Direction::More));
        assert_eq!(read("Less is better"), is(Direction::Less));
        assert_eq!(read("ideal"), is(Direction::Ideal(Level::MIDDLE)));
        for typed in ["7", "ideal 7", "Ideal level 7"] {
            assert_eq!(read(typed), is(Direction::Ideal(Level::nearest(7.0))));
        }
        for typed in ["", "sideways", "ideal x"] {
            let refused = read(typed).unwrap_err();
            assert!(refused.ends_with("such as 5.0"), "{refused}");
        }
    }
}
