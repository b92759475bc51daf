//! Finds out who stands where.
//!
//! With thousands of competitors, looking up their scores takes longer than
//! everything else: while something is dragged, those that are the same as in
//! the frame before are not looked up again.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::axes::Position;
use super::subject::{Place, Stand, Subject};
use super::{MapSubject, Unplaced};
use crate::model::{BubbleSize, Competitor, CompetitorId, Measure, Project, Row};

/// With fewer competitors than these nothing is remembered.
const WORTH_IT: usize = 1_000;

/// What is remembered is gathered anew when more than one in so many has changed.
const RENEWED: usize = 16;

/// Where competitors stood when they were last looked up.
///
/// It makes no difference to any picture, only to how long it takes: so any two
/// of them are equal.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory(Option<Arc<Remembered>>);

impl PartialEq for Memory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Debug)]
struct Remembered {
    x: Measure,
    y: Measure,
    size: BubbleSize,
    hidden: BTreeSet<CompetitorId>,
    /// By the competitors' places in the project; none where there was nothing
    /// worth remembering.
    entries: Vec<Option<Entry>>,
}

/// A competitor, its scores, and what they came to. As long as both are the
/// same pieces of memory, which this keeps alive, that is the same.
#[derive(Debug)]
struct Entry {
    competitor: Arc<Competitor>,
    id: CompetitorId,
    row: Arc<Row>,
    /// The place of the row among all rows.
    at: usize,
    place: Place,
}

/// All rows of scores, by id.
struct Rows<'a> {
    all: Vec<(&'a CompetitorId, &'a Arc<Row>)>,
    /// Made when somebody is not where they were thought to be.
    index: OnceCell<Index>,
}

impl<'a> Rows<'a> {
    fn of(project: &'a Project) -> Self {
        Self {
            all: project.scores.rows().collect(),
            index: OnceCell::new(),
        }
    }

    /// The row of a competitor and its place; `guess` is where it may be.
    fn find(&self, id: &CompetitorId, guess: usize) -> Option<(usize, &'a Arc<Row>)> {
        if let Some((other, row)) = self.all.get(guess)
            && *other == id
        {
            return Some((guess, row));
        }
        let index = self.index.get_or_init(|| Index::of(&self.all));
        let at = index.find(id, &self.all)?;
        Some((at, self.all[at].1))
    }

    fn has(&self, entry: &Entry) -> bool {
        self.all.get(entry.at).is_some_and(|(id, row)| {
            Arc::ptr_eq(row, &entry.row) && std::ptr::eq(id.as_str(), entry.id.as_str())
        })
    }
}

/// The places of rows by their ids: an open hash table, half empty.
///
/// A search by halves fetches from all over the memory for every competitor;
/// the hasher of the standard library takes as long as all the rest.
struct Index(Vec<u32>);

/// No place.
const NOWHERE: u32 = u32::MAX;

impl Index {
    fn of(rows: &[(&CompetitorId, &Arc<Row>)]) -> Self {
        let mut table = vec![NOWHERE; (2 * rows.len()).next_power_of_two()];
        let last = table.len() - 1;
        for (at, (id, _)) in rows.iter().enumerate() {
            let mut slot = hash(id) & last;
            while table[slot] != NOWHERE {
                slot = (slot + 1) & last;
            }
            table[slot] = at as u32;
        }
        Self(table)
    }

    fn find(&self, id: &CompetitorId, rows: &[(&CompetitorId, &Arc<Row>)]) -> Option<usize> {
        let last = self.0.len() - 1;
        let mut slot = hash(id) & last;
        // Half of the table is empty, so this ends.
        while self.0[slot] != NOWHERE {
            let at = self.0[slot] as usize;
            if rows[at].0 == id {
                return Some(at);
            }
            slot = (slot + 1) & last;
        }
        None
    }
}

/// Of the bytes of an id, eight at a time as in Firefox's `FxHash`, with the upper
/// bits mixed into the lower ones as in `SplitMix64`: names that end in numbers
/// differ in few bits.
fn hash(id: &CompetitorId) -> usize {
    let mut sum = 0_u64;
    for bytes in id.as_str().as_bytes().chunks(8) {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        let mixed = sum.rotate_left(5) ^ u64::from_le_bytes(word);
        sum = mixed.wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    let mixed = (sum ^ (sum >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 31)) as usize
}

impl<'a> Subject<'a> {
    /// Find out who stands where, from memory as far as that goes; give what is
    /// to be remembered if `keep`.
    pub(super) fn gather(&mut self, memory: &Memory, keep: bool) -> Memory {
        let MapSubject { project, map, .. } = self.of;
        let rows = Rows::of(project);
        let is_same = |it: &&Arc<Remembered>| {
            it.x == map.x.of && it.y == map.y.of && it.size == map.size && it.hidden == map.hidden
        };
        let remembered = memory.0.as_ref().filter(is_same);
        let entries = remembered.map_or(&[][..], |it| it.entries.as_slice());
        let mut anew = 0;
        // Rows and competitors are often in the same order.
        let mut guess = 0;
        for (place, competitor) in project.competitors.iter().enumerate() {
            if let Some(Some(entry)) = entries.get(place)
                && Arc::ptr_eq(&entry.competitor, competitor)
                && rows.has(entry)
            {
                self.put(competitor, entry.place);
                continue;
            }
            anew += 1;
            if competitor.visible && !map.hidden.contains(&competitor.id) {
                let found = rows.find(&competitor.id, guess);
                guess = found.map_or(guess, |(at, _)| at + 1);
                self.look_up(competitor, found.map(|(_, row)| &**row));
            }
        }
        let many = project.competitors.len();
        if !keep || many < WORTH_IT {
            Memory::default()
        } else if anew * RENEWED < many && remembered.is_some() {
            memory.clone()
        } else {
            self.remember(&rows)
        }
    }

    fn look_up(&mut self, competitor: &'a Competitor, row: Option<&Row>) {
        let x = self.x.position(competitor, row);
        let y = self.y.position(competitor, row);
        let (Some(x), Some(y)) = (x, y) else {
            let why = Unplaced {
                x: x.is_none(),
                y: y.is_none(),
            };
            self.unplaced.push((competitor.id.clone(), why));
            return;
        };
        let place = Place {
            x,
            y,
            size: self.size_of(competitor),
            role: competitor.role,
            marker: competitor.marker,
            color: competitor.color,
        };
        self.put(competitor, place);
    }

    fn put(&mut self, competitor: &'a Competitor, at: Place) {
        self.not_offered.0 |= at.x == Position::NotOffered;
        self.not_offered.1 |= at.y == Position::NotOffered;
        self.placed.push(Stand { competitor, at });
    }

    fn remember(&self, rows: &Rows<'a>) -> Memory {
        let MapSubject { project, map, .. } = self.of;
        let mut placed = self.placed.iter().peekable();
        let mut guess = 0;
        let entries = project.competitors.iter().map(|competitor| {
            let stand =
                placed.next_if(|stand| std::ptr::eq(stand.competitor, Arc::as_ptr(competitor)))?;
            let (at, row) = rows.find(&competitor.id, guess)?;
            guess = at + 1;
            Some(Entry {
                competitor: Arc::clone(competitor),
                id: rows.all[at].0.clone(),
                row: Arc::clone(row),
                at,
                place: stand.at,
            })
        });
        Memory(Some(Arc::new(Remembered {
            entries: entries.collect(),
            x: map.x.of.clone(),
            y: map.y.of.clone(),
            size: map.size.clone(),
            hidden: map.hidden.clone(),
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_end_in_numbers_are_spread_over_the_table() {
        for name in ["competitor", "c", "a-name-of-some-length"] {
            let ids = (0..20_000).map(|number| {
                let name = format!("{name}-{number}");
                CompetitorId::from_name(&name, |_| false)
            });
            let mut slots: Vec<usize> = ids.map(|id| hash(&id) % (1 << 16)).collect();
            slots.sort_unstable();
            slots.dedup();
            // Of 20,000 balls in 65,536 boxes about 17,200 lie alone or on top.
            assert!(slots.len() > 16_000, "{name}: {}", slots.len());
        }
    }

    #[test]
    fn every_row_is_found_and_nothing_else() {
        let mut project = Project::default();
        let factor = project.fresh_factor("f", crate::model::Kind::Price);
        let id = |number: usize| CompetitorId::from_name(&format!("c {number}"), |_| false);
        for number in 0..100 {
            let score = crate::model::Score::NotOffered;
            project.scores.set(&id(number), &factor.id, score);
        }
        let rows = Rows::of(&project);
        for number in 0..100 {
            for guess in [0, 50, 1_000] {
                let (at, _) = rows.find(&id(number), guess).unwrap();
                assert_eq!(*rows.all[at].0, id(number));
            }
        }
        assert!(rows.find(&id(100), 0).is_none());
        assert!(Rows::of(&Project::default()).find(&id(0), 0).is_none());
    }
}
