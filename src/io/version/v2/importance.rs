//! Whose importance stands under the factors of the canvas.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, VariantAccess as _, Visitor};

use super::names::{Known, Name};
use crate::model::Whose;

/// Reads whose it is: that of all, or of a segment of the list.
pub(super) struct WhoseOf<'k>(pub(super) &'k Known);

#[derive(Clone, Copy, Deserialize)]
#[serde(variant_identifier)]
enum WhoseName {
    All,
    Segment,
}

impl<'de> DeserializeSeed<'de> for WhoseOf<'_> {
    type Value = Whose;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Whose, D::Error> {
        deserializer.deserialize_enum("Whose", &["All", "Segment"], self)
    }
}

impl<'de> Visitor<'de> for WhoseOf<'_> {
    type Value = Whose;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("whose importance is shown")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, whose: A) -> Result<Whose, A::Error> {
        let (name, rest) = whose.variant()?;
        match name {
            WhoseName::All => rest.unit_variant().map(|()| Whose::All),
            WhoseName::Segment => rest
                .newtype_variant_seed(Name(&self.0.segments))
                .map(Whose::Segment),
        }
    }
}
