//! Finds competitors by their ids, however many there are.

use std::collections::HashMap;
use std::sync::Arc;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;

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
