//! Edits and their history: what is done can be undone, and what holds keeps holding.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use seachart::edit::{CompetitorChange, Edit, FactorChange, History, Refused};
use seachart::io::{parse, sample, to_ron};
use seachart::model::{CompetitorId, FactorId, Level, Project, Role, Scale, Score, limits};

use self::plan::{Plan, plan};

#[path = "edits/plan.rs"]
mod plan;
#[path = "files/random.rs"]
mod random;

/// What a user does to a history.
#[derive(Clone, Debug)]
enum Deed {
    Edit(Plan),
    Begin,
    BeginNamed,
    Commit,
    Cancel,
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => plan().prop_map(Deed::Edit),
        1 => Just(Deed::Begin),
        1 => Just(Deed::BeginNamed),
        1 => Just(Deed::Commit),
        1 => Just(Deed::Cancel),
        2 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
    ]
}

/// A history that is plainly right: it keeps a copy of everything.
struct Plain {
    current: Project,
    past: Vec<Project>,
    future: Vec<Project>,
    gesture: Option<Project>,
}

impl Plain {
    fn changed(&mut self, next: Project) {
        let before = std::mem::replace(&mut self.current, next);
        if before != self.current && self.gesture.is_none() {
            self.past.push(before);
            self.future.clear();
        }
    }

    fn commit(&mut self) {
        if let Some(before) = self.gesture.take()
            && before != self.current
        {
            self.past.push(before);
            self.future.clear();
        }
    }

    fn undo(&mut self) {
        self.commit();
        if let Some(before) = self.past.pop() {
            self.future
                .push(std::mem::replace(&mut self.current, before));
        }
    }

    fn redo(&mut self) {
        self.commit();
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.current, after));
        }
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_edits_undo_to_the_start_and_redo_to_the_end(
        start in random::project(),
        plans in vec(plan(), 0..40),
    ) {
        let mut history = History::new(start.clone());
        for plan in plans {
            let before = Arc::clone(history.project());
            let steps = history.undo_steps();
            let edit = plan.edit(&before);
            let label = edit.label(&before);
            prop_assert!(!label.trim().is_empty(), "{edit:?}");
            prop_assert!(!label.contains(['\n', '\r']), "{label}");
            let applied = history.apply(edit);
            prop_assert_eq!(history.project().check(), []);
            if applied.is_err() {
                prop_assert!(Arc::ptr_eq(history.project(), &before));
            }
            let changed = **history.project() != *before;
            prop_assert_eq!(history.undo_steps(), steps + usize::from(changed));
        }
        let end = Arc::clone(history.project());
        let file = to_ron(&end);
        prop_assert_eq!(&parse(&file, Path::new("p.ron")).unwrap(), &*end);

        let mut undone = 0;
        while history.undo().is_some() {
            prop_assert_eq!(history.project().check(), []);
            undone += 1;
        }
        prop_assert_eq!(&**history.project(), &start);
        prop_assert!(!history.is_dirty());
        for _ in 0..undone {
            prop_assert!(history.redo().is_some());
        }
        prop_assert!(history.redo().is_none());
        prop_assert!(Arc::ptr_eq(history.project(), &end));
        prop_assert_eq!(history.is_dirty(), undone > 0);
    }

    #[test]
    fn any_use_of_the_history_is_what_copies_would_give(
        start in random::project(),
        deeds in vec(deed(), 0..60),
    ) {
        let mut history = History::new(start.clone());
        let mut plain = Plain { current: start, past: vec![], future: vec![], gesture: None };
        for deed in deeds {
            match deed {
                Deed::Edit(plan) => {
                    let edit = plan.edit(&plain.current);
                    if history.apply(edit).is_ok() {
                        plain.changed(Project::clone(history.project()));
                    }
                }
                Deed::Begin | Deed::BeginNamed => {
                    plain.commit();
                    plain.gesture = Some(plain.current.clone());
                    if matches!(deed, Deed::Begin) {
                        history.begin();
                    } else {
                        history.begin_named("A gesture".to_owned());
                    }
                }
                Deed::Commit => {
                    plain.commit();
                    history.commit();
                }
                Deed::Cancel => {
                    plain.current = plain.gesture.take().unwrap_or(plain.current);
                    history.cancel();
                }
                Deed::Undo => {
                    plain.undo();
                    history.undo();
                }
                Deed::Redo => {
                    plain.redo();
                    history.redo();
                }
            }
            prop_assert_eq!(&**history.project(), &plain.current);
            prop_assert_eq!(history.project().check(), []);
            prop_assert_eq!(history.undo_steps(), plain.past.len());
            prop_assert_eq!(history.redo_label().is_some(), !plain.future.is_empty());
            prop_assert_eq!(history.in_gesture(), plain.gesture.is_some());
        }
    }
}

fn wine() -> History {
    History::new(sample("wine").unwrap())
}

fn yellow_tail() -> CompetitorId {
    CompetitorId::from_name("[yellow tail]", |_| false)
}

fn price() -> FactorId {
    FactorId::from_name("Price", |_| false)
}

fn set(level: f64) -> Edit {
    set_score(Score::Level(Level::nearest(level)))
}

fn set_score(score: Score) -> Edit {
    Edit::SetScore {
        competitor: yellow_tail(),
        factor: price(),
        score,
    }
}

#[track_caller]
fn labelled(edit: Edit, label: &str) {
    let mut history = wine();
    history.apply(edit).unwrap();
    assert_eq!(history.undo_label(), Some(label));
}

#[test]
fn undo_says_what_it_takes_back() {
    labelled(set(4.0), "Move Price of [yellow tail] to 4.0");
    labelled(set(3.75), "Move Price of [yellow tail] to 3.75");
    labelled(
        set_score(Score::NotOffered),
        "Set Price of [yellow tail] to not offered",
    );
    labelled(set_score(Score::Unscored), "Clear Price of [yellow tail]");
    labelled(Edit::SetTitle("Wine".into()), "Change the title");
    labelled(Edit::SetScale(Scale::OneToFive), "Show levels as 1 to 5");
    let id = yellow_tail();
    labelled(
        Edit::RemoveCompetitor { id: id.clone() },
        "Delete [yellow tail] and 10 scores",
    );
    labelled(
        Edit::RemoveFactor { id: price() },
        "Delete Price and 3 scores",
    );
    labelled(
        Edit::MoveCompetitor {
            id: id.clone(),
            to: 2,
        },
        "Move [yellow tail]",
    );
    let change = CompetitorChange::Name("Kangaroo\nwine".into());
    labelled(
        Edit::ChangeCompetitor {
            id: id.clone(),
            change,
        },
        "Rename [yellow tail] to Kangaroo wine",
    );
    let change = CompetitorChange::Role(Role::Rival);
    labelled(
        Edit::ChangeCompetitor { id, change },
        "Make [yellow tail] rival",
    );
    let change = FactorChange::OnCanvas(false);
    labelled(
        Edit::ChangeFactor {
            id: price(),
            change,
        },
        "Take Price off the canvas",
    );
}

#[test]
fn a_drag_is_one_step_named_after_where_it_ended() {
    let mut history = wine();
    let start = Arc::clone(history.project());
    history.begin();
    for level in [2.6, 3.0, 3.9, 4.2] {
        history.apply(set(level)).unwrap();
    }
    assert!(Arc::ptr_eq(history.before_gesture(), &start));
    assert_eq!(history.commit(), Some("Move Price of [yellow tail] to 4.2"));
    assert_eq!(history.undo_steps(), 1);
    history.undo();
    assert!(Arc::ptr_eq(history.project(), &start));
}

#[test]
fn several_edits_at_once_are_one_step_or_none() {
    let mut history = wine();
    let before = Arc::clone(history.project());
    let other = CompetitorChange::Notes("a note".into());
    let note = Edit::ChangeCompetitor {
        id: yellow_tail(),
        change: other,
    };
    history
        .apply_all("Both".to_owned(), [set(7.0), note.clone()])
        .unwrap();
    assert_eq!(history.undo_steps(), 1);
    assert_eq!(history.undo_label(), Some("Both"));
    history.undo();
    assert!(Arc::ptr_eq(history.project(), &before));

    let gone = Edit::RemoveFactor { id: price() };
    let refused = history.apply_all("None".to_owned(), [set(7.0), gone, set(8.0)]);
    assert_eq!(refused, Err(Refused::NoFactor(price())));
    assert!(Arc::ptr_eq(history.project(), &before));
    assert_eq!(history.redo_label(), Some("Both"), "still to be redone");

    // In a gesture they are part of it, and it is called like the last of them.
    history.begin();
    history
        .apply_all("A little".to_owned(), [set(5.0)])
        .unwrap();
    history
        .apply_all("Further".to_owned(), [set(6.0), note])
        .unwrap();
    history.commit();
    assert_eq!(history.undo_steps(), 1);
    assert_eq!(history.undo_label(), Some("Further"));
    history.begin_named("By name".to_owned());
    history
        .apply_all("Elsewhere".to_owned(), [set(2.0)])
        .unwrap();
    history.commit();
    assert_eq!(history.undo_label(), Some("By name"));
}

#[test]
fn a_drag_that_ends_where_it_began_is_no_change() {
    let mut history = wine();
    history.begin();
    history.apply(set(9.0)).unwrap();
    assert!(history.is_dirty());
    history.apply(set(2.5)).unwrap();
    assert_eq!(history.commit(), None);
    assert_eq!(history.undo_steps(), 0);
    assert!(!history.is_dirty());
}

#[test]
fn escape_takes_a_drag_back_and_keeps_what_could_be_redone() {
    let mut history = wine();
    history.apply(set(4.0)).unwrap();
    history.undo();
    history.begin();
    history.apply(set(9.0)).unwrap();
    history.cancel();
    assert!(!history.is_dirty());
    assert_eq!(history.redo(), Some("Move Price of [yellow tail] to 4.0"));
}

#[test]
fn undoing_to_what_was_saved_is_clean_again() {
    let mut history = wine();
    history.apply(set(4.0)).unwrap();
    history.mark_saved(Arc::clone(history.project()));
    assert!(!history.is_dirty());
    history.apply(set(5.0)).unwrap();
    assert!(history.is_dirty());
    history.undo();
    assert!(!history.is_dirty());
    history.undo();
    assert!(history.is_dirty(), "before what was saved");
    history.redo();
    assert!(!history.is_dirty());
    assert!(History::unsaved(Project::default()).is_dirty());
}

#[test]
fn there_is_one_own_company_at_most() {
    let mut history = wine();
    let id = CompetitorId::from_name("Budget wines", |_| false);
    let change = CompetitorChange::Role(Role::Own);
    history
        .apply(Edit::ChangeCompetitor {
            id: id.clone(),
            change,
        })
        .unwrap();
    assert_eq!(history.project().own().unwrap().id, id);
    let before = history.project().competitor(&yellow_tail()).unwrap();
    assert_eq!(before.role, Role::Rival);
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let mut history = wine();
    let nobody = CompetitorId::from_name("nobody", |_| false);
    let nothing = FactorId::from_name("nothing", |_| false);
    let long: Arc<str> = "é".repeat(limits::NAME_CHARS + 1).into();
    let project = Arc::clone(history.project());
    let mut same = project.fresh_competitor("Same", Role::Rival);
    same.id = yellow_tail();
    for (edit, refused) in [
        (
            Edit::RemoveCompetitor { id: nobody.clone() },
            Refused::NoCompetitor(nobody),
        ),
        (
            Edit::MoveFactor {
                id: nothing.clone(),
                to: 0,
            },
            Refused::NoFactor(nothing),
        ),
        (
            Edit::AddCompetitor {
                competitor: same,
                scores: [].into(),
                at: 0,
            },
            Refused::Taken("yellow-tail".to_owned()),
        ),
        (
            Edit::SetTitle(long),
            Refused::TooLong {
                limit: limits::NAME_CHARS,
            },
        ),
    ] {
        assert_eq!(history.apply(edit), Err(refused));
        assert!(Arc::ptr_eq(history.project(), &project));
    }
    assert!(!history.is_dirty());
}
