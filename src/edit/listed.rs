//! Edits that all lists of a project have in common: add, change, move, remove.

use std::fmt::Debug;
use std::sync::Arc;

use super::{Refused, move_within};
use crate::model::Project;

/// Something that stands in one of the project's lists under an id of its own.
pub trait Listed: Clone + Debug + PartialEq + Eq {
    /// What tells it from the others of its kind.
    type Id: Clone + Debug + PartialEq + Eq;

    /// A field and its new value.
    type Change: Clone + Debug + PartialEq + Eq;

    /// For messages: "map".
    const ONE: &'static str;

    /// For messages: "maps".
    const MANY: &'static str;

    /// How many a project may have.
    const LIMIT: usize;

    /// Its id.
    fn id(&self) -> &Self::Id;

    /// Its id as text, and its name.
    fn names(&self) -> (&str, &str);

    /// The list it stands in.
    fn list(project: &Project) -> &[Arc<Self>];

    /// Whether it may stand in `project`: texts not too long, nothing named
    /// that is not there.
    fn check(&self, project: &Project) -> Result<(), Refused>;

    /// The list it stands in, to be changed.
    #[doc(hidden)]
    fn list_mut(project: &mut Project) -> &mut Vec<Arc<Self>>;

    /// Put a new value into a field.
    #[doc(hidden)]
    fn change(&mut self, change: Self::Change);

    /// Forget whatever else in the project names it, now that it is out of its list.
    #[doc(hidden)]
    fn forget(project: &mut Project, id: &Self::Id);

    /// What goes with it when it is taken out, for the undo menu, such as
    /// " and 3 values"; empty for nothing worth a word.
    fn with_it(_project: &Project, _id: &Self::Id) -> String {
        String::new()
    }

    /// What the undo menu calls a change of the one called `name`.
    fn change_label(change: &Self::Change, name: &str, project: &Project) -> String;
}

/// An edit of one of the project's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEdit<T: Listed> {
    /// Put something into the list.
    Add {
        /// With an id that no other has.
        item: T,
        /// Its place in the list; past the end is at the end.
        at: usize,
    },

    /// Change one field.
    Change {
        /// Of which one.
        id: T::Id,
        /// The field and its new value.
        change: T::Change,
    },

    /// Give it another place in the list.
    Move {
        /// Which one.
        id: T::Id,
        /// Its place once it is moved; past the end is at the end.
        to: usize,
    },

    /// Take it out, and whatever names it.
    Remove {
        /// Which one.
        id: T::Id,
    },
}

impl<T: Listed> ListEdit<T> {
    pub(super) fn apply(self, project: &mut Project) -> Result<(), Refused> {
        match self {
            Self::Add { item, at } => {
                let list = T::list(project);
                if list.len() >= T::LIMIT {
                    let (what, limit) = (T::MANY, T::LIMIT);
                    return Err(Refused::Full { what, limit });
                }
                if list.iter().any(|other| other.id() == item.id()) {
                    return Err(Refused::Taken(item.names().0.to_owned()));
                }
                item.check(project)?;
                let at = at.min(list.len());
                T::list_mut(project).insert(at, Arc::new(item));
            }
            Self::Change { id, change } => {
                let at = place::<T>(project, &id)?;
                let mut changed = Arc::clone(&T::list(project)[at]);
                Arc::make_mut(&mut changed).change(change);
                changed.check(project)?;
                T::list_mut(project)[at] = changed;
            }
            Self::Move { id, to } => {
                let at = place::<T>(project, &id)?;
                move_within(T::list_mut(project), at, to);
            }
            Self::Remove { id } => {
                let at = place::<T>(project, &id)?;
                T::list_mut(project).remove(at);
                T::forget(project, &id);
            }
        }
        Ok(())
    }

    /// What the undo menu calls it. `short` makes a name fit.
    pub(super) fn label(&self, project: &Project, short: impl Fn(&str, &str) -> String) -> String {
        let unnamed = format!("an unnamed {}", T::ONE);
        let name_of = |id: &T::Id| {
            let mut list = T::list(project).iter();
            let found = list.find(|item| item.id() == id);
            found.map_or_else(
                || format!("a {}", T::ONE),
                |item| short(item.names().1, &unnamed),
            )
        };
        match self {
            Self::Add { item, .. } => {
                format!("Add {} {}", T::ONE, short(item.names().1, &unnamed))
            }
            Self::Change { id, change } => T::change_label(change, &name_of(id), project),
            Self::Move { id, .. } => format!("Move {}", name_of(id)),
            Self::Remove { id } => {
                format!("Delete {}{}", name_of(id), T::with_it(project, id))
            }
        }
    }
}

/// Where it stands in its list.
pub(super) fn place<T: Listed>(project: &Project, id: &T::Id) -> Result<usize, Refused> {
    let mut list = T::list(project).iter();
    list.position(|item| item.id() == id)
        .ok_or(Refused::Gone { what: T::ONE })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Edit, History, MapChange};
    use crate::model::{Map, MapId, limits};

    fn add(history: &mut History, name: &str, at: usize) -> Result<(), Refused> {
        let item = history.project().fresh_map(name);
        history.apply(Edit::Map(ListEdit::Add { item, at }))
    }

    fn names(history: &History) -> Vec<&str> {
        let maps = history.project().maps.iter();
        maps.map(|map| &*map.name).collect()
    }

    fn id(history: &History, at: usize) -> MapId {
        history.project().maps[at].id.clone()
    }

    #[test]
    fn a_list_is_added_to_moved_within_and_taken_from() {
        let mut history = History::new(Project::default());
        for (name, at) in [("b", 9), ("a", 0), ("c", usize::MAX)] {
            add(&mut history, name, at).unwrap();
        }
        assert_eq!(names(&history), ["a", "b", "c"]);
        let edit = ListEdit::Move {
            id: id(&history, 0),
            to: usize::MAX,
        };
        history.apply(Edit::Map(edit)).unwrap();
        assert_eq!(names(&history), ["b", "c", "a"]);
        let edit = ListEdit::Remove {
            id: id(&history, 1),
        };
        history.apply(Edit::Map(edit)).unwrap();
        assert_eq!(names(&history), ["b", "a"]);
        assert_eq!(history.undo_label(), Some("Delete c"));
    }

    #[test]
    fn an_id_is_taken_once_and_what_is_gone_is_gone() {
        let mut history = History::new(Project::default());
        add(&mut history, "Prices", 0).unwrap();
        let item = Map::clone(&history.project().maps[0]);
        let refused = history.apply(Edit::Map(ListEdit::Add { item, at: 0 }));
        assert_eq!(refused, Err(Refused::Taken("prices".to_owned())));
        let id = MapId::from_name("stranger", |_| false);
        let gone = Err(Refused::Gone { what: "map" });
        let change = MapChange::Unpin;
        for edit in [
            ListEdit::Remove { id: id.clone() },
            ListEdit::Move {
                id: id.clone(),
                to: 0,
            },
            ListEdit::Change { id, change },
        ] {
            assert_eq!(history.apply(Edit::Map(edit)), gone);
        }
    }

    #[test]
    fn a_list_has_a_limit() {
        let mut history = History::new(Project::default());
        for _ in 0..limits::MAPS {
            add(&mut history, "Map", usize::MAX).unwrap();
        }
        let limit = limits::MAPS;
        let full = Refused::Full {
            what: "maps",
            limit,
        };
        assert_eq!(add(&mut history, "Map", 0), Err(full));
    }
}
