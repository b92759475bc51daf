//! Finds out who stands where.
//!
//! With thousands of competitors, looking up their scores takes longer than
//! everything else: while something is dragged, those that are the same as in
//! the frame before are not looked up again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::axes::Position;
use super::subject::{Place, Stand, Subject};
use super::{MapSubject, Unplaced};
use crate::model::{BubbleSize, Competitor, CompetitorId, Measure, Row};

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
struct Rows<'a>(Vec<(&'a CompetitorId, &'a Arc<Row>)>);

impl<'a> Rows<'a> {
    /// The row of a competitor and its place; `guess` is where it may be.
    fn find(&self, id: &CompetitorId, guess: usize) -> Option<(usize, &'a Arc<Row>)> {
        let at = match self.0.get(guess) {
            Some((other, _)) if *other == id => guess,
            _ => self
                .0
                .binary_search_by(|(other, _)| (*other).cmp(id))
                .ok()?,
        };
        Some((at, self.0[at].1))
    }

    fn has(&self, entry: &Entry) -> bool {
        self.0.get(entry.at).is_some_and(|(id, row)| {
            Arc::ptr_eq(row, &entry.row) && std::ptr::eq(id.as_str(), entry.id.as_str())
        })
    }
}

impl<'a> Subject<'a> {
    /// Find out who stands where, from memory as far as that goes; give what is
    /// to be remembered if `keep`.
    pub(super) fn gather(&mut self, memory: &Memory, keep: bool) -> Memory {
        let MapSubject { project, map, .. } = self.of;
        let rows = Rows(project.scores.rows().collect());
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
        match (x, y) {
            (Some(x), Some(y)) => {
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
            _ => {
                let why = Unplaced {
                    x: x.is_none(),
                    y: y.is_none(),
                };
                self.unplaced.push((competitor.id.clone(), why));
            }
        }
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
            let stand = placed.next_if(|stand| std::ptr::eq(stand.competitor, &**competitor))?;
            let (at, row) = rows.find(&competitor.id, guess)?;
            guess = at + 1;
            Some(Entry {
                competitor: Arc::clone(competitor),
                id: rows.0[at].0.clone(),
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
