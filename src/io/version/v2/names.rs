//! Ids of things that the file has named before.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use crate::io::words::quoted;
use crate::model::{CompetitorId, FactorId, MapId, MetricId, ScenarioId, SegmentId};

/// An id of any kind.
pub(super) trait Id: Ord + Clone + Display + Borrow<str> + DeserializeOwned {
    /// What it is the id of.
    const ONE: &'static str;

    /// The list of those.
    const MANY: &'static str;
}

impl Id for MetricId {
    const ONE: &'static str = "metric";
    const MANY: &'static str = "metrics";
}

impl Id for CompetitorId {
    const ONE: &'static str = "competitor";
    const MANY: &'static str = "competitors";
}

impl Id for FactorId {
    const ONE: &'static str = "factor";
    const MANY: &'static str = "factors";
}

impl Id for SegmentId {
    const ONE: &'static str = "segment";
    const MANY: &'static str = "segments";
}

impl Id for ScenarioId {
    const ONE: &'static str = "scenario";
    const MANY: &'static str = "scenarios";
}

impl Id for MapId {
    const ONE: &'static str = "map";
    const MANY: &'static str = "maps";
}

/// The ids of the lists so far.
#[derive(Default)]
pub(super) struct Known {
    pub(super) metrics: BTreeSet<MetricId>,
    pub(super) competitors: BTreeSet<CompetitorId>,
    pub(super) factors: BTreeSet<FactorId>,
    pub(super) segments: BTreeSet<SegmentId>,
}

impl Known {
    /// Something said of metrics.
    pub(super) fn by_metric<S>(&self, value: S) -> Keyed<'_, MetricId, S> {
        let known = &self.metrics;
        Keyed { known, value }
    }

    /// Something said of competitors.
    pub(super) fn by_competitor<S>(&self, value: S) -> Keyed<'_, CompetitorId, S> {
        let known = &self.competitors;
        Keyed { known, value }
    }

    /// Something said of factors.
    pub(super) fn by_factor<S>(&self, value: S) -> Keyed<'_, FactorId, S> {
        let known = &self.factors;
        Keyed { known, value }
    }

    /// Something said of segments.
    pub(super) fn by_segment<S>(&self, value: S) -> Keyed<'_, SegmentId, S> {
        let known = &self.segments;
        Keyed { known, value }
    }
}

/// Reads one id that must be known.
pub(super) struct Name<'k, Id>(pub(super) &'k BTreeSet<Id>);

impl<'de, I: Id> DeserializeSeed<'de> for Name<'_, I> {
    type Value = I;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<I, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<I: Id> Visitor<'_> for Name<'_, I> {
    type Value = I;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an id from the list of {}", I::MANY)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<I, E> {
        self.0.get(key).cloned().ok_or_else(|| {
            let (key, list) = (quoted(key), I::MANY);
            E::custom(format_args!(
                "{key} is not in the list of {list}: expected an id from there"
            ))
        })
    }
}

/// Reads one id that must be known, and that `met` does not know yet.
struct NextName<'k, Id, F> {
    known: &'k BTreeSet<Id>,
    met: F,
}

impl<'de, I: Id, F: FnOnce(&I) -> bool> DeserializeSeed<'de> for NextName<'_, I, F> {
    type Value = I;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<I, D::Error> {
        let id = Name(self.known).deserialize(deserializer)?;
        if (self.met)(&id) {
            return Err(D::Error::custom(format_args!(
                "\"{id}\" is here and before: expected it once"
            )));
        }
        Ok(id)
    }
}

/// Reads known ids, each with a value that `value` reads.
pub(super) struct Keyed<'k, Id, S> {
    known: &'k BTreeSet<Id>,
    value: S,
}

// By hand, as deriving it would ask the same of `Id`.
impl<Id, S: Copy> Copy for Keyed<'_, Id, S> {}

impl<Id, S: Copy> Clone for Keyed<'_, Id, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'de, I: Id, S: DeserializeSeed<'de> + Copy> DeserializeSeed<'de> for Keyed<'_, I, S> {
    type Value = BTreeMap<I, S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, I: Id, S: DeserializeSeed<'de> + Copy> Visitor<'de> for Keyed<'_, I, S> {
    type Value = BTreeMap<I, S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "values by {}", I::ONE)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let known = self.known;
        let mut values = BTreeMap::new();
        while let Some(id) = map.next_key_seed(NextName {
            known,
            met: |id: &I| values.contains_key(id),
        })? {
            let value = map.next_value_seed(self.value)?;
            values.insert(id, value);
        }
        Ok(values)
    }
}

/// Reads a set of known ids.
pub(super) struct Names<'k, Id>(pub(super) &'k BTreeSet<Id>);

impl<'de, I: Id> DeserializeSeed<'de> for Names<'_, I> {
    type Value = BTreeSet<I>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, I: Id> Visitor<'de> for Names<'_, I> {
    type Value = BTreeSet<I>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of ids of {}", I::MANY)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let known = self.0;
        let mut ids = BTreeSet::new();
        while let Some(id) = list.next_element_seed(NextName {
            known,
            met: |id: &I| ids.contains(id),
        })? {
            ids.insert(id);
        }
        Ok(ids)
    }
}
