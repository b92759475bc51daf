//! The scores, whose names were all read before.
//!
//! Version 2 reads them here too: nothing about them has changed since.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::io::words::quoted;
use crate::model::{Competitor, CompetitorId, Factor, FactorId, Row, Score, Scores};

/// Ids in their order, each to be met once.
///
/// A file that we wrote has them in this order too, so the next is mostly the
/// one after the last, and is found without a search.
struct Index<'i, Id> {
    ids: Vec<&'i Id>,
    met: Vec<bool>,
    next: usize,
}

/// Why a key is refused.
enum Odd {
    Stranger,
    Twice,
}

impl<'i, Id: AsStr + Ord> Index<'i, Id> {
    fn of(ids: impl Iterator<Item = &'i Id>) -> Self {
        let mut ids: Vec<&Id> = ids.collect();
        ids.sort_unstable();
        let met = vec![false; ids.len()];
        Self { ids, met, next: 0 }
    }

    fn forget(&mut self) {
        self.met.fill(false);
        self.next = 0;
    }

    /// The id called `key`, unless it was met before.
    fn meet(&mut self, key: &str) -> Result<&'i Id, Odd> {
        let expected = self.ids.get(self.next);
        let at = if expected.is_some_and(|id| id.as_str() == key) {
            self.next
        } else {
            self.ids
                .binary_search_by(|id| id.as_str().cmp(key))
                .map_err(|_place| Odd::Stranger)?
        };
        if std::mem::replace(&mut self.met[at], true) {
            return Err(Odd::Twice);
        }
        self.next = at + 1;
        Ok(self.ids[at])
    }
}

/// An id of either kind.
trait AsStr {
    fn as_str(&self) -> &str;
}

impl AsStr for CompetitorId {
    fn as_str(&self) -> &str {
        self.as_str()
    }
}

impl AsStr for FactorId {
    fn as_str(&self) -> &str {
        self.as_str()
    }
}

/// Reads all scores.
pub(in super::super) struct Table<'p> {
    competitors: Index<'p, CompetitorId>,
    factors: Index<'p, FactorId>,
}

impl<'p> Table<'p> {
    /// For scores of these competitors on these factors.
    pub(in super::super) fn of(
        competitors: &'p [Arc<Competitor>],
        factors: &'p [Arc<Factor>],
    ) -> Self {
        Self {
            competitors: Index::of(competitors.iter().map(|competitor| &competitor.id)),
            factors: Index::of(factors.iter().map(|factor| &factor.id)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Table<'_> {
    type Value = Scores;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scores, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Table<'_> {
    type Value = Scores;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("scores by competitor")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Scores, A::Error> {
        let mut scores = Scores::default();
        let list = "competitors";
        while let Some(competitor) = map.next_key_seed(Key {
            list,
            index: &mut self.competitors,
        })? {
            self.factors.forget();
            let row = map.next_value_seed(OneRow(&mut self.factors))?;
            scores.set_row(competitor, row);
        }
        Ok(scores)
    }
}

/// Reads the id that scores stand under.
struct Key<'t, 'p, Id> {
    list: &'static str,
    index: &'t mut Index<'p, Id>,
}

impl<'de, 'p, Id: AsStr + Ord> DeserializeSeed<'de> for Key<'_, 'p, Id> {
    type Value = &'p Id;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'p Id, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'p, Id: AsStr + Ord> Visitor<'_> for Key<'_, 'p, Id> {
    type Value = &'p Id;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an id from the list of {}", self.list)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<&'p Id, E> {
        let list = self.list;
        self.index.meet(key).map_err(|odd| match odd {
            Odd::Stranger => E::custom(format_args!(
                "{} is not in the list of {list}: expected an id from there",
                quoted(key)
            )),
            Odd::Twice => E::custom(format_args!(
                "{} has scores here and before: expected them once",
                quoted(key)
            )),
        })
    }
}

/// Reads the scores of one competitor.
struct OneRow<'t, 'p>(&'t mut Index<'p, FactorId>);

impl<'de> DeserializeSeed<'de> for OneRow<'_, '_> {
    type Value = Row;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OneRow<'_, '_> {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("scores by factor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let list = "factors";
        let index = self.0;
        let mut row = Vec::with_capacity(index.ids.len());
        while let Some(factor) = map.next_key_seed(Key {
            list,
            index: &mut *index,
        })? {
            row.push((factor.clone(), map.next_value_seed(OneScore)?));
        }
        // Sorts first, which costs nothing where it is sorted already.
        Ok(row.into_iter().collect())
    }
}

/// Reads one score.
struct OneScore;

impl<'de> DeserializeSeed<'de> for OneScore {
    type Value = Score;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Score, D::Error> {
        match Score::deserialize(deserializer)? {
            Score::Unscored => Err(D::Error::custom(
                "what is unscored has no entry: expected Level(0.0 to 10.0), NotOffered, or no line at all",
            )),
            score => Ok(score),
        }
    }
}
