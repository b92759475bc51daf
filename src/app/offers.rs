//! Which commands can act just now, and how they present themselves.

use std::borrow::Cow;

use strum::IntoEnumIterator as _;

use super::evidence::any_importance;
use super::{App, Appearance};
use crate::command::{MenuCommand, Offer, Selection, View};
use crate::figure::Theme;
use crate::model::{Project, Role, Score};

impl App {
    /// Whether `command` could do anything now.
    pub fn enabled(&self, command: MenuCommand) -> bool {
        let Some(session) = &self.session else {
            return without_project(command);
        };
        let project = &self.shown_of(session.history.project());
        match command {
            MenuCommand::Save => session.history.is_dirty() || session.path.is_none(),
            MenuCommand::EarlierVersions => session.path.is_some() && self.data.is_some(),
            MenuCommand::Undo => session.history.undo_label().is_some(),
            MenuCommand::Redo => session.history.redo_label().is_some(),
            MenuCommand::SelectNothing => self.selection != Selection::Project,
            MenuCommand::ToggleVisible => matches!(
                self.selection,
                Selection::Competitor(_)
                    | Selection::Factor(_)
                    | Selection::Point(..)
                    | Selection::Segment(_)
            ),
            MenuCommand::Duplicate | MenuCommand::MoveUp | MenuCommand::MoveDown => {
                can_move(command, &self.selection, project)
            }
            MenuCommand::Delete => match &self.selection {
                Selection::Point(..) => score(&self.selection, project) != Score::Unscored,
                Selection::Project => false,
                _ => true,
            },
            MenuCommand::Rename => !matches!(self.selection, Selection::Several(_)),
            MenuCommand::AddScenario => project.own().is_some(),
            MenuCommand::Promote => {
                let chosen = matches!(self.selection, Selection::Scenario(_));
                project.own().is_some() && (chosen || self.scenario().is_some())
            }
            MenuCommand::ZoomSelection => !matches!(
                self.selection,
                Selection::Project | Selection::Map(_) | Selection::Scenario(_)
            ),
            MenuCommand::SwapAxes
            | MenuCommand::FlipX
            | MenuCommand::FlipY
            | MenuCommand::ToggleRings
            | MenuCommand::ToggleWhiteSpace => self.map_at_hand().is_some(),
            MenuCommand::UnpinLabels => self
                .map_at_hand()
                .is_some_and(|map| !map.pins.is_empty() || !map.segment_pins.is_empty()),
            MenuCommand::MakeOwn => self
                .selection
                .competitor()
                .and_then(|id| project.competitor(id))
                .is_some_and(|competitor| competitor.role != Role::Own),
            MenuCommand::ClearScore => score(&self.selection, project) != Score::Unscored,
            MenuCommand::ToggleImportance => any_importance(project),
            MenuCommand::ToggleNotOffered => matches!(self.selection, Selection::Point(..)),
            _ => true,
        }
    }

    /// Every command as it presents itself now, in their order.
    pub(super) fn offers(&self) -> Vec<Offer> {
        MenuCommand::iter()
            .map(|command| Offer {
                label: self.label(command),
                enabled: self.enabled(command),
                checked: self.checked(command),
            })
            .collect()
    }

    fn label(&self, command: MenuCommand) -> Cow<'static, str> {
        let label = command.label();
        let history = self.session.as_ref().map(|session| &session.history);
        let what = match command {
            MenuCommand::Undo => history.and_then(|history| history.undo_label()),
            MenuCommand::Redo => history.and_then(|history| history.redo_label()),
            _ => None,
        };
        match what {
            Some(what) => format!("{label} {what}").into(),
            None => label.into(),
        }
    }

    /// For commands that switch something: whether it is on.
    fn checked(&self, command: MenuCommand) -> Option<bool> {
        let appearance = self.settings.appearance;
        let picture = self.settings.picture;
        match command {
            MenuCommand::ToggleOutline => Some(self.settings.outline),
            MenuCommand::ToggleInspector => Some(self.settings.inspector && !self.settings.reading),
            MenuCommand::ToggleReading => Some(self.settings.reading),
            MenuCommand::ShowCanvas => Some(self.shows_canvas()),
            MenuCommand::ShowCurve => Some(self.view() == View::Curve),
            MenuCommand::ShowMap => Some(self.shows_map()),
            MenuCommand::ShowErrc => Some(self.view() == View::Errc),
            MenuCommand::ShowScores => Some(self.view() == View::Scores),
            MenuCommand::Transpose => Some(self.settings.transposed),
            MenuCommand::SideBySide => Some(self.shows_canvas() && self.shows_map()),
            MenuCommand::ToggleStandard => Some(
                self.project()
                    .is_some_and(|project| project.settings.standard),
            ),
            MenuCommand::ToggleMarks => {
                Some(self.project().is_some_and(|project| project.settings.marks))
            }
            MenuCommand::ToggleRings => Some(self.map_at_hand().is_some_and(|map| map.segments)),
            MenuCommand::ToggleWhiteSpace => {
                Some(self.map_at_hand().is_some_and(|map| map.white_space))
            }
            MenuCommand::AppearanceSystem => Some(appearance == Appearance::System),
            MenuCommand::AppearanceLight => Some(appearance == Appearance::Light),
            MenuCommand::AppearanceDark => Some(appearance == Appearance::Dark),
            MenuCommand::PictureLight => Some(picture == Theme::Light),
            MenuCommand::PictureDark => Some(picture == Theme::Dark),
            MenuCommand::PicturePrint => Some(picture == Theme::Print),
            other => self.draws(other),
        }
    }
}

/// Whether `command` makes sense on the start screen.
fn without_project(command: MenuCommand) -> bool {
    matches!(
        command,
        MenuCommand::New
            | MenuCommand::Open
            | MenuCommand::Import
            | MenuCommand::PasteTable
            | MenuCommand::Quit
            | MenuCommand::Palette
            | MenuCommand::AppearanceSystem
            | MenuCommand::AppearanceLight
            | MenuCommand::AppearanceDark
            | MenuCommand::PictureLight
            | MenuCommand::PictureDark
            | MenuCommand::PicturePrint
            | MenuCommand::Keys
            | MenuCommand::About
    )
}

fn can_move(command: MenuCommand, selection: &Selection, project: &Project) -> bool {
    let Some((place, count)) = place(selection, project) else {
        return false;
    };
    match command {
        MenuCommand::MoveUp => place > 0,
        MenuCommand::MoveDown => place + 1 < count,
        _ => true,
    }
}

/// The place of the selected competitor or factor in its list, and how long the list is.
pub(super) fn place(selection: &Selection, project: &Project) -> Option<(usize, usize)> {
    let (place, count) = match selection {
        Selection::Competitor(id) => {
            let mut list = project.competitors.iter();
            let place = list.position(|competitor| competitor.id == *id);
            (place, project.competitors.len())
        }
        Selection::Factor(id) => {
            let mut list = project.factors.iter();
            let place = list.position(|factor| factor.id == *id);
            (place, project.factors.len())
        }
        Selection::Segment(id) => {
            let mut list = project.segments.iter();
            let place = list.position(|segment| segment.id == *id);
            (place, project.segments.len())
        }
        Selection::Map(id) => {
            let mut list = project.maps.iter();
            let place = list.position(|map| map.id == *id);
            (place, project.maps.len())
        }
        Selection::Scenario(id) => {
            let mut list = project.scenarios.iter();
            let place = list.position(|scenario| scenario.id == *id);
            (place, project.scenarios.len())
        }
        Selection::Project | Selection::Point(..) | Selection::Several(_) => return None,
    };
    Some((place?, count))
}

/// The score of the selected point; unscored where none is selected.
pub(super) fn score(selection: &Selection, project: &Project) -> Score {
    match selection {
        Selection::Point(competitor, factor) => project.scores.get(competitor, factor),
        _ => Score::Unscored,
    }
}
