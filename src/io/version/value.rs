//! Seeds that read one value and refuse it on the spot. They know no version:
//! what a version allows is said by its own module.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

/// Put what `read` gives into `slot`, which must still be empty.
pub(super) fn once<T, E: Error>(
    slot: &mut Option<T>,
    field: &'static str,
    read: impl FnOnce() -> Result<T, E>,
) -> Result<(), E> {
    if slot.is_some() {
        return Err(E::duplicate_field(field));
    }
    *slot = Some(read()?);
    Ok(())
}

/// A text of limited length.
#[derive(Clone, Copy)]
pub(super) struct Text {
    /// The most characters.
    limit: usize,
}

impl Text {
    /// A text of at most so many characters.
    pub(super) const fn at_most(limit: usize) -> Self {
        Self { limit }
    }
}

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Arc<str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Arc<str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Text {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in double quotes")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Arc<str>, E> {
        // No text has more characters than bytes.
        if text.len() <= self.limit || text.chars().count() <= self.limit {
            return Ok(text.into());
        }
        let limit = self.limit;
        Err(E::custom(format_args!(
            "the text is too long: expected at most {limit} characters"
        )))
    }
}

/// A value of type `T` that passes a check of what is around it.
pub(super) struct Checked<T, F> {
    check: F,
    value: PhantomData<T>,
}

/// Reads a `T` and refuses it with the text that `check` gives.
pub(super) fn checked<T, F: FnOnce(&T) -> Result<(), String>>(check: F) -> Checked<T, F> {
    Checked {
        check,
        value: PhantomData,
    }
}

impl<'de, T, F> DeserializeSeed<'de> for Checked<T, F>
where
    T: Deserialize<'de>,
    F: FnOnce(&T) -> Result<(), String>,
{
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let value = T::deserialize(deserializer)?;
        (self.check)(&value).map_err(D::Error::custom)?;
        Ok(value)
    }
}
