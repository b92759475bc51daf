//! Seeds for what is written as a struct.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

/// Something that is written as a struct: a name, and fields in brackets.
pub(super) trait Fields {
    /// The struct's name in files.
    const STRUCT: &'static str;

    /// What the fields make.
    type Value;

    /// The thing in the fields.
    fn read<'de, A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error>;
}

/// Reads a struct.
#[derive(Clone, Copy)]
pub(super) struct Struct<F>(pub(super) F);

impl<'de, F: Fields> DeserializeSeed<'de> for Struct<F> {
    type Value = F::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<F::Value, D::Error> {
        deserializer.deserialize_struct(F::STRUCT, &["id"], self)
    }
}

impl<'de, F: Fields> Visitor<'de> for Struct<F> {
    type Value = F::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", F::STRUCT)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<F::Value, A::Error> {
        self.0.read(map)
    }
}

/// Reads a struct that may be `None`.
pub(super) struct Maybe<F>(pub(super) F);

impl<'de, F: Fields> DeserializeSeed<'de> for Maybe<F> {
    type Value = Option<F::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, F: Fields> Visitor<'de> for Maybe<F> {
    type Value = Option<F::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}( or None", F::STRUCT)
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Struct(self.0).deserialize(deserializer).map(Some)
    }
}
