//! Finds competitors and their bubbles by their ids, however many there are.

use std::collections::HashMap;
use std::sync::Arc;

use crate::figure::Bubble;
use crate::model::{Competitor, CompetitorId, Project};

/// The places of competitors in the project's list.
#[derive(Debug, Default)]
pub(super) struct Directory {
    of: Vec<Arc<Competitor>>,
    places: HashMap<CompetitorId, usize>,
}

impl Directory {
    /// Keep in step with the list of `project`, which most edits leave as it is.
    pub(super) fn follow(&mut self, project: &Project) {
        let list = &project.competitors;
        let mut pairs = self.of.iter().zip(list);
        if self.of.len() == list.len() && pairs.all(|(then, now)| Arc::ptr_eq(then, now)) {
            return;
        }
        self.of.clone_from(list);
        let places = list.iter().enumerate();
        self.places = places.map(|(place, it)| (it.id.clone(), place)).collect();
    }

    /// The competitor with this id.
    pub(super) fn find(&self, id: &CompetitorId) -> Option<&Arc<Competitor>> {
        self.of.get(*self.places.get(id)?)
    }
}

/// Finds a few bubbles among very many, whose order hardly ever changes from one
/// picture to the next.
#[derive(Debug, Default)]
pub(super) struct Whereabouts {
    /// Of the picture that was asked last.
    serial: u64,
    wanted: Vec<CompetitorId>,
    /// Where they are in the list of bubbles, in the order in which they are wanted.
    found: Vec<usize>,
}

impl Whereabouts {
    /// Where the wanted ones, which are sorted, are in the list of bubbles of the
    /// picture with this number.
    pub(super) fn find(
        &mut self,
        serial: u64,
        bubbles: &[Bubble],
        wanted: Vec<CompetitorId>,
    ) -> &[usize] {
        if self.wanted != wanted || !(self.serial == serial || self.all_stay(bubbles)) {
            let mut found: Vec<(usize, usize)> = Vec::new();
            if !wanted.is_empty() {
                for (place, bubble) in bubbles.iter().enumerate() {
                    if let Ok(at) = wanted.binary_search(&bubble.competitor) {
                        found.push((at, place));
                    }
                }
            }
            found.sort_unstable();
            self.found = found.into_iter().map(|(_, place)| place).collect();
            self.wanted = wanted;
        }
        self.serial = serial;
        &self.found
    }

    fn all_stay(&self, bubbles: &[Bubble]) -> bool {
        let mut pairs = self.wanted.iter().zip(&self.found);
        self.wanted.len() == self.found.len()
            && pairs.all(|(id, place)| {
                let bubble = bubbles.get(*place);
                bubble.is_some_and(|bubble| bubble.competitor == *id)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Position;
    use crate::model::{Level, Role};

    fn bubble(id: &CompetitorId) -> Bubble {
        Bubble {
            competitor: id.clone(),
            at: kurbo::Point::ORIGIN,
            radius: 1.0,
            x: Position::Level(Level::MIN),
            y: Position::Level(Level::MIN),
        }
    }

    #[test]
    fn bubbles_are_found_whatever_their_order() {
        let ids: Vec<CompetitorId> = ["a", "b", "c", "d"]
            .iter()
            .map(|name| CompetitorId::from_name(name, |_| false))
            .collect();
        let mut list: Vec<Bubble> = ids.iter().map(bubble).collect();
        let mut whereabouts = Whereabouts::default();
        let wanted = || vec![ids[1].clone(), ids[3].clone()];
        assert_eq!(whereabouts.find(1, &list, wanted()), [1, 3]);
        assert_eq!(whereabouts.find(2, &list, wanted()), [1, 3]);
        list.rotate_left(1);
        assert_eq!(whereabouts.find(3, &list, wanted()), [0, 2]);
        list.remove(2);
        assert_eq!(whereabouts.find(4, &list, wanted()), [0], "d is gone");
        list.push(bubble(&ids[3]));
        assert_eq!(whereabouts.find(5, &list, wanted()), [0, 3], "and back");
        assert_eq!(whereabouts.find(6, &list, Vec::new()), [0_usize; 0]);
    }

    #[test]
    fn everybody_is_found_whatever_happens_to_the_list() {
        let mut project = Project::default();
        let mut directory = Directory::default();
        for number in 0..50 {
            let competitor = project.fresh_competitor(&format!("C {number}"), Role::Rival);
            project.competitors.insert(0, Arc::new(competitor));
            if number % 7 == 0 {
                project.competitors.pop();
            }
            directory.follow(&project);
            for competitor in &project.competitors {
                let found = directory.find(&competitor.id);
                assert!(found.is_some_and(|found| Arc::ptr_eq(found, competitor)));
            }
            assert_eq!(directory.places.len(), project.competitors.len());
        }
    }
}
