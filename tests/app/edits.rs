//! Menu commands that change the project.

use std::sync::Arc;

use egui::{Key, Modifiers};
use seachart::command::{Command, MenuCommand, Selection};
use seachart::edit::Edit;
use seachart::model::{Role, Score};

use crate::window::Window;

const WINE: &str = "US wine, around 2001";

fn select_point(window: &mut Window, competitor: &str, factor: &str) {
    let project = window.app().project().unwrap();
    let id = |name: &str| {
        let mut list = project.competitors.iter();
        list.find(|found| &*found.name == name).unwrap().id.clone()
    };
    let factor = project.factors.iter().find(|found| &*found.name == factor);
    let point = Selection::Point(id(competitor), factor.unwrap().id.clone());
    window.run(Command::Select(point));
}

#[test]
fn a_drag_stays_one_step_whatever_keys_are_pressed_in_its_middle() {
    let mut window = Window::sample(WINE, []);
    let project = Arc::clone(window.app().project().unwrap());
    window.drag_with_key("[yellow tail], Price", -120.0, Modifiers::COMMAND, Key::Z);
    assert_ne!(window.app().project(), Some(&project));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.app().project(), Some(&project));
    assert!(!window.app().enabled(MenuCommand::Undo));
}

#[test]
fn undo_in_a_notice_cannot_be_pressed_behind_a_question() {
    let mut window = Window::sample(WINE, []);
    window.run(Command::Edit(Edit::SetTitle("Changed".into())));
    let own = window.app().project().unwrap().own().unwrap().id.clone();
    window.run(Command::Edit(Edit::RemoveCompetitor { id: own }));
    let changed = Arc::clone(window.app().project().unwrap());
    window.key(Modifiers::COMMAND, Key::N);
    window.click_last("Undo");
    assert_eq!(window.app().project(), Some(&changed));
}

fn selected_score(window: &Window) -> Score {
    let Selection::Point(competitor, factor) = window.app().selection() else {
        panic!("no point is selected");
    };
    window
        .app()
        .project()
        .unwrap()
        .scores
        .get(competitor, factor)
}

#[test]
fn a_deleted_competitor_comes_back_through_the_notice() {
    let mut window = Window::sample(WINE, []);
    let before = Arc::clone(window.app().project().unwrap());
    window.click("Competitor Premium wines");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.names(), ["[yellow tail]", "Budget wines"]);
    assert_eq!(window.notices(), ["Deleted Premium wines and 10 scores"]);
    let next = window.app().selection().competitor().unwrap().clone();
    assert_eq!(next.as_str(), "budget-wines", "its neighbour is selected");

    window.click("Undo");
    assert_eq!(*window.app().project().unwrap(), before);
    assert!(
        window.notices().is_empty(),
        "the offer is gone with the deletion"
    );
}

#[test]
fn the_offer_to_undo_a_deletion_ends_with_the_next_change() {
    let mut window = Window::sample(WINE, []);
    window.click("Factor Price");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.notices(), ["Deleted Price and 3 scores"]);
    window.change_title("Wine");
    assert!(window.notices().is_empty());
}

#[test]
fn undo_says_what_it_undoes() {
    let mut window = Window::sample(WINE, []);
    window.change_title("Wine");
    window.click("Edit");
    window.click_last("Undo Change the title");
    assert_eq!(window.title(), WINE);
    window.click("Redo Change the title");
    assert_eq!(window.title(), "Wine");
}

#[test]
fn a_copy_has_the_scores_and_a_look_of_its_own() {
    let mut window = Window::sample(WINE, []);
    window.click("Competitor [yellow tail]");
    window.key(Modifiers::COMMAND, Key::D);
    assert_eq!(
        window.names()[1],
        "[yellow tail] copy",
        "it stands below the original"
    );
    let project = window.app().project().unwrap();
    let [original, copy] = [&project.competitors[0], &project.competitors[1]];
    assert_eq!((original.role, copy.role), (Role::Own, Role::Rival));
    assert_ne!(original.color, copy.color);
    let row = |id| project.scores.row(id).unwrap();
    assert_eq!(row(&original.id), row(&copy.id));
    assert_eq!(window.app().selection().competitor(), Some(&copy.id));
}

#[test]
fn a_copied_factor_has_the_scores_too() {
    let mut window = Window::sample(WINE, []);
    window.click("Factor Price");
    window.key(Modifiers::COMMAND, Key::D);
    let project = window.app().project().unwrap();
    assert_eq!(&*project.factors[1].name, "Price copy");
    let column = |at: usize| project.scores.column(&project.factors[at].id);
    assert_eq!(column(0), column(1));
    assert_eq!(project.factors[0].direction, project.factors[1].direction);
}

#[test]
fn alt_and_arrows_move_what_is_selected() {
    let mut window = Window::sample(WINE, []);
    window.click("Competitor Premium wines");
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(
        window.names(),
        ["[yellow tail]", "Budget wines", "Premium wines"]
    );
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.names()[2], "Premium wines", "the end is the end");
    window.key(Modifiers::ALT, Key::ArrowUp);
    window.key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.names()[0], "Premium wines");
}

#[test]
fn ctrl_h_hides_and_shows() {
    let mut window = Window::sample(WINE, []);
    window.click("Competitor Premium wines");
    window.key(Modifiers::COMMAND, Key::H);
    assert!(!window.app().project().unwrap().competitors[1].visible);
    window.key(Modifiers::COMMAND, Key::H);
    assert!(window.app().project().unwrap().competitors[1].visible);
}

#[test]
fn the_own_company_can_be_another() {
    let mut window = Window::sample(WINE, []);
    window.click("Competitor Budget wines");
    window.menu("Edit", "Make own company");
    let project = window.app().project().unwrap();
    assert_eq!(&*project.own().unwrap().name, "Budget wines");
    assert_eq!(project.competitors[0].role, Role::Rival);
}

#[test]
fn not_offered_and_back_keeps_the_level() {
    let mut window = Window::sample(WINE, []);
    select_point(&mut window, "Premium wines", "Price");
    let before = selected_score(&window);
    window.key(Modifiers::NONE, Key::N);
    assert_eq!(selected_score(&window), Score::NotOffered);
    window.key(Modifiers::NONE, Key::N);
    assert_eq!(selected_score(&window), before);
}

#[test]
fn delete_clears_a_selected_score_and_deletes_nobody() {
    let mut window = Window::sample(WINE, []);
    select_point(&mut window, "Premium wines", "Price");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(selected_score(&window), Score::Unscored);
    assert_eq!(window.names().len(), 3);
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.names().len(), 3, "once more does nothing");
}

#[test]
fn what_is_added_is_selected() {
    let mut window = Window::new([]);
    window.click("Blank project");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    assert!(window.app().selection().competitor().is_some());
    window.key(Modifiers::NONE, Key::Escape);
    window.menu("Insert", "Add alternative");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(window.app().selection().factor().is_some());
    let project = window.app().project().unwrap();
    let roles: Vec<Role> = project.competitors.iter().map(|found| found.role).collect();
    assert_eq!(roles, [Role::Rival, Role::Alternative]);
}

#[test]
fn undoing_an_addition_leaves_nothing_selected_that_is_not_there() {
    let mut window = Window::new([]);
    window.click("Blank project");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.key(Modifiers::NONE, Key::Escape);
    window.run(Command::Menu(MenuCommand::Undo));
    assert_eq!(*window.app().selection(), Selection::Project);
}
