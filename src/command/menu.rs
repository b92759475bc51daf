//! Commands without arguments: the menus, the palette and the keys are made
//! from this one list.

use std::borrow::Cow;

use egui::{Key, KeyboardShortcut, Modifiers};

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
    /// For menus and buttons. Ends in `…` when the command will ask for more.
    pub fn label(self) -> &'static str {
        self.label_and_tooltip().0
    }

    /// One sentence, no full stop.
    pub fn tooltip(self) -> &'static str {
        self.label_and_tooltip().1
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one table with a row for each command"
    )]
    fn label_and_tooltip(self) -> (&'static str, &'static str) {
        match self {
            Self::New => ("New", "Start a blank project"),
            Self::Open => ("Open…", "Open a project file"),
            Self::Save => ("Save", "Write the project to its file"),
            Self::SaveAs => ("Save as…", "Write the project to a new file"),
            Self::Export => ("Export…", "Write the picture as SVG, PNG or PDF"),
            Self::CopyPicture => ("Copy picture", "Put the picture on the clipboard"),
            Self::StartScreen => ("Start screen", "Recent files and samples"),
            Self::Quit => ("Quit", "Close the window"),
            Self::Undo => ("Undo", "Take back the last change"),
            Self::Redo => ("Redo", "Make the undone change again"),
            Self::Rename => ("Rename", "Edit the name of what is selected"),
            Self::Duplicate => ("Duplicate", "Copy what is selected, with its scores"),
            Self::Delete => (
                "Delete",
                "Delete the selected competitor or factor, or clear the selected score",
            ),
            Self::MoveUp => ("Move up", "Move what is selected up in its list"),
            Self::MoveDown => ("Move down", "Move what is selected down in its list"),
            Self::ToggleVisible => ("Show or hide", "Show or hide the selected curve or factor"),
            Self::MakeOwn => (
                "Make own company",
                "Make the selected competitor our own company",
            ),
            Self::ClearScore => ("Clear score", "Make the selected score unscored"),
            Self::ToggleNotOffered => (
                "Not offered",
                "Turn the selected score into not offered, and back",
            ),
            Self::SwapAxes => ("Swap axes", "Exchange the two axes of the map"),
            Self::FlipX => (
                "Flip horizontal axis",
                "Turn the horizontal axis of the map round",
            ),
            Self::FlipY => (
                "Flip vertical axis",
                "Turn the vertical axis of the map round",
            ),
            Self::ToggleRings => (
                "Segments on the map",
                "Draw what segments would like best, or not",
            ),
            Self::ToggleWhiteSpace => (
                "White space",
                "Shade how far each place of the map is from the nearest competitor, or not",
            ),
            Self::UnpinLabels => (
                "Unpin labels",
                "Leave the places of all labels of the map to the program",
            ),
            Self::Promote => (
                "Make it the as-is",
                "Promote the chosen scenario to our curve as it is; the former one becomes a scenario",
            ),
            Self::SelectNothing => ("Select nothing", "Show the project itself in the inspector"),
            Self::Palette => ("Commands…", "Find a command by typing"),
            Self::ShowCanvas => ("Strategy canvas", "All value curves over the same factors"),
            Self::ShowCurve => (
                "Value curve",
                "One competitor's curve over the band of its rivals",
            ),
            Self::ShowMap => ("Positioning map", "Competitors as bubbles on two axes"),
            Self::ShowErrc => ("ERRC board", "What to eliminate, reduce, raise and create"),
            Self::SideBySide => (
                "Canvas and map side by side",
                "Show the strategy canvas and the map in one window",
            ),
            Self::Fit => ("Fit", "Show the whole picture"),
            Self::ZoomSelection => ("Zoom to selection", "Show what is selected larger"),
            Self::ZoomIn => ("Zoom in", "Show the picture larger"),
            Self::ZoomOut => ("Zoom out", "Show the picture smaller"),
            Self::ToggleOutline => ("Outline", "Show or hide the lists on the left"),
            Self::ToggleInspector => ("Inspector", "Show or hide the fields on the right"),
            Self::ToggleReading => (
                "Reading",
                "Show or hide what the curve says: focus, divergence, findings",
            ),
            Self::ToggleStandard => (
                "Industry standard",
                "Draw the industry standard on the canvas, or not",
            ),
            Self::ToggleMarks => (
                "Marks of the plan",
                "Mark what is done with each factor of the canvas, or not",
            ),
            Self::AppearanceSystem => (
                "Window as the system",
                "A light or a dark window, as the system is",
            ),
            Self::AppearanceLight => ("Light window", "A light window, whatever the system is"),
            Self::AppearanceDark => ("Dark window", "A dark window, whatever the system is"),
            Self::PictureLight => ("Light picture", "The picture as on a white page"),
            Self::PictureDark => ("Dark picture", "The picture as on a dark slide"),
            Self::PicturePrint => (
                "Print picture",
                "The picture in greys, as a printer without colours has it",
            ),
            Self::AddCompetitor => ("Add competitor", "Add a rival to the canvas"),
            Self::AddAlternative => (
                "Add alternative",
                "Add something of another kind that buyers choose instead",
            ),
            Self::AddFactor => ("Add factor", "Add something the industry competes on"),
            Self::AddSegment => (
                "Add segment",
                "Add a group of buyers who want about the same",
            ),
            Self::AddScenario => (
                "Add scenario",
                "Add a variant of our own curve, starting from the one shown",
            ),
            Self::AddMap => (
                "Add map",
                "Add a positioning map of the two factors that tell most",
            ),
            Self::AddMapOfNewFactor => (
                "Add map with a new factor",
                "Add a positioning map and a factor for its vertical axis",
            ),
            Self::Keys => ("Keys", "Show all keys"),
            Self::About => ("About Seachart", "Show the version and the licences"),
        }
    }

    /// The key that sends this command anywhere in the window.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
            Self::Export => (Modifiers::COMMAND, Key::E),
            Self::CopyPicture => (Modifiers::COMMAND | Modifiers::SHIFT, Key::C),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z),
            Self::Rename => (Modifiers::NONE, Key::F2),
            Self::Duplicate => (Modifiers::COMMAND, Key::D),
            Self::Delete => (Modifiers::NONE, Key::Delete),
            Self::MoveUp => (Modifiers::ALT, Key::ArrowUp),
            Self::MoveDown => (Modifiers::ALT, Key::ArrowDown),
            Self::ToggleVisible => (Modifiers::COMMAND, Key::H),
            Self::ToggleNotOffered => (Modifiers::NONE, Key::N),
            Self::SelectNothing => (Modifiers::NONE, Key::Escape),
            Self::Palette => (Modifiers::COMMAND, Key::K),
            Self::ShowCanvas => (Modifiers::COMMAND, Key::Num1),
            Self::ShowCurve => (Modifiers::COMMAND, Key::Num2),
            Self::ShowMap => (Modifiers::COMMAND, Key::Num3),
            Self::ShowErrc => (Modifiers::COMMAND, Key::Num4),
            Self::SideBySide => (Modifiers::COMMAND, Key::B),
            Self::Fit => (Modifiers::COMMAND, Key::Num0),
            Self::ZoomSelection => (Modifiers::COMMAND, Key::Num9),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Equals),
            Self::ZoomOut => (Modifiers::COMMAND, Key::Minus),
            Self::AddCompetitor => (Modifiers::COMMAND | Modifiers::SHIFT, Key::K),
            Self::AddFactor => (Modifiers::COMMAND | Modifiers::SHIFT, Key::F),
            Self::AddScenario => (Modifiers::COMMAND | Modifiers::SHIFT, Key::N),
            Self::AddMap => (Modifiers::COMMAND | Modifiers::SHIFT, Key::M),
            Self::ToggleReading => (Modifiers::COMMAND, Key::R),
            Self::Keys => (Modifiers::NONE, Key::F1),
            Self::StartScreen
            | Self::MakeOwn
            | Self::ClearScore
            | Self::ToggleOutline
            | Self::ToggleInspector
            | Self::AppearanceSystem
            | Self::AppearanceLight
            | Self::AppearanceDark
            | Self::PictureLight
            | Self::PictureDark
            | Self::PicturePrint
            | Self::AddAlternative
            | Self::ToggleStandard
            | Self::ToggleMarks
            | Self::AddSegment
            | Self::AddMapOfNewFactor
            | Self::SwapAxes
            | Self::FlipX
            | Self::FlipY
            | Self::ToggleRings
            | Self::ToggleWhiteSpace
            | Self::UnpinLabels
            | Self::Promote
            | Self::About => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// A second key for the same command, for hands that learnt it elsewhere.
    /// Works, and is not shown in menus.
    pub fn second_shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::Redo => (Modifiers::COMMAND, Key::Y),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Plus),
            Self::Delete => (Modifiers::NONE, Key::Backspace),
            _ => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// The menu it stands in.
    pub fn menu(self) -> Menu {
        match self {
            Self::New
            | Self::Open
            | Self::Save
            | Self::SaveAs
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
            | Self::SideBySide
            | Self::ToggleReading
            | Self::ToggleStandard
            | Self::ToggleMarks
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

    /// Whether its key is left to a text field that has the focus, because it
    /// writes, moves or deletes there.
    pub fn yields_to_text(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Rename
                | Self::Delete
                | Self::MoveUp
                | Self::MoveDown
                | Self::ToggleVisible
                | Self::ToggleNotOffered
                | Self::SelectNothing
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
