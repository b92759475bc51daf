//! The grid in words, for those who cannot see it.

use strum::IntoEnumIterator as _;

use super::super::chart::describe;
use super::super::shown_name;
use super::Subject;
use crate::model::Action;

/// What there is instead of a grid where nobody is us.
pub(super) const NO_OWN: &str = "There is no own company in this project, and so nothing that it \
                                 could eliminate, reduce, raise or create";

pub(super) fn title(subject: &Subject<'_>) -> String {
    describe::title(subject.project, "Eliminate, reduce, raise, create")
}

pub(super) fn description(subject: &Subject<'_>) -> String {
    if !subject.has_own {
        return format!("{NO_OWN}.");
    }
    let mut text = "Eliminate-reduce-raise-create grid.".to_owned();
    let actions = Action::iter().map(Some).chain([None]);
    for action in actions {
        let names = subject.with(action);
        let names = describe::listed(names.map(|it| shown_name(&it.factor.name)));
        if !names.is_empty() {
            let word = action.map_or("Not judged yet", Action::name);
            text.extend([" ", word, ": ", &names, "."]);
        }
    }
    text
}
