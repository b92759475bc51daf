//! The map in words, for those who cannot see it.

use super::super::paragraph::shown_name;
use super::axes::Position;
use super::range::quantity;
use super::remarks::Remark;
use super::subject::{Dimension, Stand, Subject};
use crate::model::Role;

/// The most competitors that are told one by one.
const TOLD: usize = 60;

/// What a map is called: its name, or what is on its axes.
pub(super) fn name(subject: &Subject<'_>) -> String {
    let name = &subject.of.map.name;
    if !name.trim().is_empty() {
        return shown_name(name);
    }
    match (subject.x, subject.y) {
        (Dimension::Nothing, Dimension::Nothing) => "Positioning map".to_owned(),
        (Dimension::Nothing, other) | (other, Dimension::Nothing) => shown_name(other.name()),
        (x, y) => format!("{} × {}", shown_name(x.name()), shown_name(y.name())),
    }
}

pub(super) fn title(subject: &Subject<'_>) -> String {
    let title = &subject.of.project.title;
    let name = name(subject);
    if title.trim().is_empty() {
        name
    } else {
        format!("{}: {name}", shown_name(title))
    }
}

pub(super) fn description(subject: &Subject<'_>, remarks: &[Remark]) -> String {
    let count = subject.placed.len();
    let competitors = if count == 1 {
        "competitor"
    } else {
        "competitors"
    };
    let mut text = format!("Positioning map with {count} {competitors}");
    if !subject.x.is_nothing() && !subject.y.is_nothing() {
        let (x, y) = (shown_name(subject.x.name()), shown_name(subject.y.name()));
        text.extend([", ", &x, " from left to right, ", &y, " from bottom to top"]);
    }
    text.push('.');
    // Our own company first.
    let is_own = |stand: &&Stand<'_>| stand.role == Role::Own;
    let own = subject.placed.iter().find(is_own);
    let others = subject.placed.iter().filter(|stand| !is_own(stand));
    let order = own.into_iter().chain(others);
    for stand in order.take(TOLD) {
        text.push_str(&told(subject, stand));
    }
    if count > TOLD {
        text.extend([" And ", &(count - TOLD).to_string(), " more."]);
    }
    for remark in remarks {
        text.push(' ');
        text.push_str(&remark.text());
    }
    text
}

fn told(subject: &Subject<'_>, stand: &Stand<'_>) -> String {
    let role = match stand.role {
        Role::Own => " (own company)",
        Role::Rival => "",
        Role::Alternative => " (alternative)",
    };
    let name = shown_name(&stand.competitor.name);
    let at = |dimension: Dimension<'_>, position| {
        let scale = subject.of.project.settings.scale;
        let told = match position {
            Position::Level(level) => scale.show(level),
            Position::NotOffered => "not offered".to_owned(),
            Position::Value(value) => quantity(value, dimension.unit()),
        };
        format!("{} {told}", shown_name(dimension.name()))
    };
    let (x, y) = (at(subject.x, stand.x), at(subject.y, stand.y));
    format!(" {name}{role}: {x}, {y}.")
}
