//! The keys of commands.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::MenuCommand;

impl MenuCommand {
    /// The key that sends this command anywhere in the window.
    #[expect(
        clippy::too_many_lines,
        reason = "one table with a row for each command"
    )]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
            Self::Import => (Modifiers::COMMAND, Key::I),
            // Ctrl+V alone never comes as a key: the window turns it into text.
            Self::PasteTable => (Modifiers::COMMAND | Modifiers::SHIFT, Key::V),
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
            Self::ShowScores => (Modifiers::COMMAND, Key::Num5),
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
            | Self::EarlierVersions
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
            | Self::Transpose
            | Self::ToggleStandard
            | Self::ToggleMarks
            | Self::ToggleWhiskers
            | Self::ToggleConfidence
            | Self::ToggleImportance
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
                | Self::PasteTable
                | Self::SelectNothing
        )
    }
}
