//! The versions of the project file.
//!
//! The version stands first in a file and decides who reads the rest. A reader
//! never changes once files of its version are in the world: a later version
//! gets a module of its own.

use std::fmt;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::words::quoted;
use crate::model::Project;

mod v1;
mod v2;
mod value;

/// The version that is written, and the newest that is read.
pub const LATEST: u64 = 2;

/// What a project is called in a file.
pub(super) const STRUCT: &str = "Seachart";

/// Reads a project of any version, and says which version that is.
pub(super) struct AnyVersion;

impl<'de> DeserializeSeed<'de> for AnyVersion {
    type Value = (Project, u64);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_struct(STRUCT, &["version"], self)
    }
}

impl<'de> Visitor<'de> for AnyVersion {
    type Value = (Project, u64);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a project")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        if map.next_key_seed(VersionKey)?.is_none() {
            return Err(Error::missing_field("version"));
        }
        match map.next_value_seed(VersionValue)? {
            Version::One => Ok((v1::read(map)?, 1)),
            Version::Two => Ok((v2::read(map)?, 2)),
        }
    }
}

/// A version that this program reads.
enum Version {
    One,
    Two,
}

/// The first field.
struct VersionKey;

impl<'de> DeserializeSeed<'de> for VersionKey {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for VersionKey {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("version")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        if name == "version" {
            return Ok(());
        }
        let found = quoted(name);
        Err(E::custom(format_args!(
            "the first field is {found}: expected version"
        )))
    }
}

/// The number of the version.
struct VersionValue;

impl<'de> DeserializeSeed<'de> for VersionValue {
    type Value = Version;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Version, D::Error> {
        let number = u64::deserialize(deserializer).map_err(|_not| {
            D::Error::custom("the version is not a whole number: expected 1 or 2")
        })?;
        match number {
            1 => Ok(Version::One),
            2 => Ok(Version::Two),
            0 => Err(D::Error::custom(
                "there is no version 0 of the file: expected 1 or 2",
            )),
            newer => Err(D::Error::custom(format_args!(
                "version {newer} of the file is newer than this program, which reads up to {LATEST}"
            ))),
        }
    }
}
