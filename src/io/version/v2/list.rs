//! Lists of things with ids of their own.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, Struct};
use super::names::{Id, Known};
use crate::io::version::value::{Checked, checked};

/// What stands in a list of the project.
pub(super) trait Thing: Sized {
    /// Its struct's name in files.
    const STRUCT: &'static str;

    /// The most there may be.
    const LIMIT: usize;

    /// The kind of its id.
    type Id: Id;

    /// The thing in the fields, after those in `before`.
    fn read<'de, A: MapAccess<'de>>(
        map: A,
        known: &Known,
        before: &mut Before<Self::Id>,
    ) -> Result<Self, A::Error>;
}

/// What the things so far leave to the next.
pub(super) struct Before<Id> {
    ids: BTreeSet<Id>,
    /// Of competitors: our own company.
    pub(super) own: Option<Id>,
}

impl<I: Id> Before<I> {
    /// An id that none so far has.
    pub(super) fn fresh_id(&mut self) -> Checked<I, impl FnOnce(&I) -> Result<(), String>> {
        checked(|id: &I| {
            if self.ids.insert(id.clone()) {
                Ok(())
            } else {
                let what = I::ONE;
                Err(format!(
                    "a second {what} with the id \"{id}\": expected every id once"
                ))
            }
        })
    }
}

/// Reads a list of things, which may name what is known.
pub(super) struct List<'k, T> {
    known: &'k Known,
    things: PhantomData<T>,
}

impl<'k, T> List<'k, T> {
    /// A list of things that may name what is known.
    pub(super) fn of(known: &'k Known) -> Self {
        Self {
            known,
            things: PhantomData,
        }
    }
}

impl<'de, T: Thing> DeserializeSeed<'de> for List<'_, T> {
    type Value = (Vec<Arc<T>>, BTreeSet<T::Id>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Thing> Visitor<'de> for List<'_, T> {
    type Value = (Vec<Arc<T>>, BTreeSet<T::Id>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", T::Id::MANY)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let known = self.known;
        let mut things = Vec::new();
        let mut before = Before {
            ids: BTreeSet::new(),
            own: None,
        };
        while let Some(thing) = list.next_element_seed(One::<T> {
            known,
            before: &mut before,
        })? {
            things.push(Arc::new(thing));
        }
        Ok((things, before.ids))
    }
}

/// Reads one thing.
struct One<'k, 'b, T: Thing> {
    known: &'k Known,
    before: &'b mut Before<T::Id>,
}

impl<'de, T: Thing> DeserializeSeed<'de> for One<'_, '_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        if self.before.ids.len() >= T::LIMIT {
            let (things, limit) = (T::Id::MANY, T::LIMIT);
            return Err(D::Error::custom(format_args!(
                "too many {things}: expected at most {limit}"
            )));
        }
        Struct(self).deserialize(deserializer)
    }
}

impl<T: Thing> Fields for One<'_, '_, T> {
    const STRUCT: &'static str = T::STRUCT;

    type Value = T;

    fn read<'de, A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map, self.known, self.before)
    }
}
