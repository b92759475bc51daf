//! What commands are called, and what they are said to do.

use super::MenuCommand;

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
            Self::Import => (
                "Import…",
                "Make scores of a table: CSV, TSV, TXT, XLSX or ODS",
            ),
            Self::PasteTable => ("Paste table…", "Make scores of the table on the clipboard"),
            Self::EarlierVersions => (
                "Restore an earlier version…",
                "Show the file as it was saved before, to open it as a copy",
            ),
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
            Self::ShowScores => (
                "Table of scores",
                "All scores in a table, as quick as a spreadsheet",
            ),
            Self::Transpose => (
                "Transpose",
                "Turn the table of scores round: competitors as rows, or factors",
            ),
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
            Self::ToggleWhiskers => ("Whiskers", "Draw how far levels may be off, or not"),
            Self::ToggleConfidence => (
                "Confidence as fill",
                "Let the fill of markers say how sure levels are, or not",
            ),
            Self::ToggleImportance => (
                "Importance under factors",
                "Put the importance to the selected segment, or to all, under the canvas, or not",
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
}
