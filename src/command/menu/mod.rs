//! Commands without arguments: the menus, the palette and the keys are made
//! from this one list.

mod keys;
mod words;

use std::borrow::Cow;

/// How a menu command presents itself just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// [`MenuCommand::label`], or more where there is more to say: what would be undone.
    pub label: Cow<'static, str>,
    /// Whether it could do anything. What cannot is disabled, not hidden.
    pub enabled: bool,
    /// For commands that switch something: whether it is on.
    pub checked: Option<bool>,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
#[expect(missing_docs, reason = "each variant is the menu of the same name")]
pub enum Menu {
    File,
    Edit,
    View,
    Insert,
    Help,
}

impl Menu {
    /// In the menu bar.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Insert => "Insert",
            Self::Help => "Help",
        }
    }
}

/// A command without arguments: it has a name, perhaps a key, and a place in
/// menus and the palette.
#[expect(missing_docs, reason = "`tooltip` says what each one does")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum MenuCommand {
    // In the order of menus and palette.
    New,
    Open,
    Save,
    SaveAs,
    Import,
    PasteTable,
    EarlierVersions,
    Export,
    CopyPicture,
    StartScreen,
    Quit,

    Undo,
    Redo,
    Rename,
    Duplicate,
    Delete,
    MoveUp,
    MoveDown,
    ToggleVisible,
    MakeOwn,
    ClearScore,
    ToggleNotOffered,
    SwapAxes,
    FlipX,
    FlipY,
    ToggleRings,
    ToggleWhiteSpace,
    UnpinLabels,
    Promote,
    SelectNothing,

    Palette,
    ShowCanvas,
    ShowCurve,
    ShowMap,
    ShowErrc,
    ShowScores,
    SideBySide,
    Fit,
    ZoomSelection,
    ZoomIn,
    ZoomOut,
    ToggleOutline,
    ToggleInspector,
    ToggleReading,
    ToggleStandard,
    ToggleMarks,
    ToggleWhiskers,
    ToggleConfidence,
    ToggleImportance,
    Transpose,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    PictureLight,
    PictureDark,
    PicturePrint,

    AddCompetitor,
    AddAlternative,
    AddFactor,
    AddSegment,
    AddScenario,
    AddMap,
    AddMapOfNewFactor,

    Keys,
    About,
}

impl MenuCommand {
    /// The menu it stands in.
    #[expect(
        clippy::too_many_lines,
        reason = "one table with a row for each command"
    )]
    pub fn menu(self) -> Menu {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Import
            | Self::PasteTable
            | Self::EarlierVersions
            | Self::Export
            | Self::CopyPicture
            | Self::StartScreen
            | Self::Quit => Menu::File,
            Self::Undo
            | Self::Redo
            | Self::Rename
            | Self::Duplicate
            | Self::Delete
            | Self::MoveUp
            | Self::MoveDown
            | Self::ToggleVisible
            | Self::MakeOwn
            | Self::ClearScore
            | Self::ToggleNotOffered
            | Self::SwapAxes
            | Self::FlipX
            | Self::FlipY
            | Self::ToggleRings
            | Self::ToggleWhiteSpace
            | Self::UnpinLabels
            | Self::Promote
            | Self::SelectNothing => Menu::Edit,
            Self::Palette
            | Self::ShowCanvas
            | Self::ShowCurve
            | Self::ShowMap
            | Self::ShowErrc
            | Self::ShowScores
            | Self::SideBySide
            | Self::ToggleReading
            | Self::ToggleStandard
            | Self::ToggleMarks
            | Self::Transpose
            | Self::ToggleWhiskers
            | Self::ToggleConfidence
            | Self::ToggleImportance
            | Self::ZoomSelection
            | Self::Fit
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::AppearanceSystem
            | Self::AppearanceLight
            | Self::AppearanceDark
            | Self::PictureLight
            | Self::PictureDark
            | Self::PicturePrint => Menu::View,
            Self::AddCompetitor
            | Self::AddAlternative
            | Self::AddFactor
            | Self::AddSegment
            | Self::AddScenario
            | Self::AddMap
            | Self::AddMapOfNewFactor => Menu::Insert,
            Self::Keys | Self::About => Menu::Help,
        }
    }

    /// Whether a line stands above it in its menu.
    pub fn starts_group(self) -> bool {
        matches!(
            self,
            Self::Save
                | Self::Import
                | Self::Export
                | Self::StartScreen
                | Self::Rename
                | Self::ToggleVisible
                | Self::ClearScore
                | Self::SwapAxes
                | Self::Promote
                | Self::SelectNothing
                | Self::ShowCanvas
                | Self::Fit
                | Self::ToggleOutline
                | Self::AppearanceSystem
                | Self::PictureLight
                | Self::AddFactor
                | Self::AddSegment
                | Self::AddMap
                | Self::ToggleStandard
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use egui::Key;
    use strum::IntoEnumIterator as _;

    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut taken: BTreeMap<String, MenuCommand> = BTreeMap::new();
        for command in MenuCommand::iter() {
            let keys = [command.shortcut(), command.second_shortcut()];
            for key in keys.into_iter().flatten() {
                let name = key.format(&egui::ModifierNames::NAMES, false);
                let other = taken.insert(name.clone(), command);
                assert_eq!(other, None, "{name} is also the key of {command:?}");
            }
        }
    }

    #[test]
    fn every_command_says_what_it_is_and_does() {
        for command in MenuCommand::iter() {
            for text in [command.label(), command.tooltip()] {
                assert!(!text.is_empty(), "{command:?}");
                assert!(!text.ends_with('.'), "{text}");
                assert!(!text.starts_with(char::is_lowercase), "{text}");
            }
        }
    }

    #[test]
    fn no_two_commands_share_a_label() {
        let mut labels: Vec<&str> = MenuCommand::iter().map(MenuCommand::label).collect();
        labels.sort_unstable();
        let all = labels.len();
        labels.dedup();
        assert_eq!(labels.len(), all);
    }

    #[test]
    fn the_commands_of_a_menu_stand_together_in_the_order_of_the_menus() {
        let menus: Vec<Menu> = MenuCommand::iter().map(MenuCommand::menu).collect();
        let mut order = menus.clone();
        order.dedup();
        assert_eq!(order, Menu::iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_key_that_a_text_field_needs_is_left_to_it() {
        for command in MenuCommand::iter() {
            let keys = [command.shortcut(), command.second_shortcut()];
            for key in keys.into_iter().flatten() {
                let function_key = key.logical_key == Key::F1;
                let letter_with_command = key.modifiers.command;
                assert!(
                    function_key || letter_with_command || command.yields_to_text(),
                    "{command:?}"
                );
            }
        }
    }
}
