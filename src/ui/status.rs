//! The line at the bottom: what can be done now, and whether it is saved.

use egui::{Align, Label, Layout, RichText, Ui};

use super::theme;
use crate::command::{Selection, View};

/// What the right end says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing to lose.
    Yes,
    /// Being written.
    Saving,
    /// The file is behind.
    Edited,
    /// There is no file yet.
    Never,
    /// Another program has written the file, and nobody has decided whose is right.
    Changed,
    /// The file is no longer there.
    Gone,
    /// Nobody can say what the file holds now.
    Unknown,
}

impl Saved {
    /// For the line.
    pub fn words(self) -> &'static str {
        match self {
            Self::Yes => "Saved",
            Self::Saving => "Saving…",
            Self::Edited => "Edited",
            Self::Never => "Not in a file yet",
            Self::Changed => "Changed by another program",
            Self::Gone => "File is gone",
            Self::Unknown => "File cannot be looked at",
        }
    }
}

/// What can be done now, in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint(&'static str);

impl Hint {
    /// In a view, with what is selected.
    pub fn new(view: View, selection: &Selection) -> Self {
        let board = view == View::Errc;
        if board && matches!(selection, Selection::Project | Selection::Factor(_)) {
            return Self(
                "Drag a card, or move it with ←, → or 1–4, 0 keeps · Enter opens the notes · F2 \
                 rename · Delete follows the rule",
            );
        }
        if view == View::Scores {
            return Self(
                "Type to replace · F2 edit · - not offered · Enter, Tab go on · Shift+arrows \
                 select · Ctrl+C, V copy, paste · Ctrl+D fill down · Delete clears",
            );
        }
        Self(hint(view, selection))
    }
}

/// What can be done with what is selected in a view.
fn hint(view: View, selection: &Selection) -> &'static str {
    match selection {
        Selection::Project if view == View::Map => {
            "Drag a bubble to change both levels · drag the ground to select several · click an \
             axis to choose what it measures"
        }
        Selection::Competitor(_) if view == View::Map => {
            "Drag, with Shift along one axis · arrow keys ±0.1, Shift ±1, Ctrl ±0.01 · 0–9 type \
             levels · N, Shift+N not offered · F2 rename · Delete"
        }
        Selection::Segment(_) if view == View::Map => {
            "Drag the ring by its middle or its rim · arrow keys ±0.1, Shift ±1, Ctrl ±0.01 · 0–9 \
             type levels · F2 rename · Delete"
        }
        Selection::Project => {
            "Drag a point to change it · click a curve or a name to select it · Ctrl+K finds any \
             command"
        }
        Selection::Competitor(_) | Selection::Factor(_) => {
            "F2 rename · Ctrl+D duplicate · Alt+arrows move · Ctrl+H hide · Delete · Esc selects \
             nothing"
        }
        Selection::Several(_) => {
            "Drag to move all of them · arrow keys ±0.1 · Shift-click adds and takes out · Delete \
             · Esc selects nothing"
        }
        Selection::Segment(_) | Selection::Map(_) | Selection::Scenario(_) => {
            "F2 rename · Ctrl+D duplicate · Alt+arrows move · Delete · Esc selects nothing"
        }
        Selection::Point(..) => {
            "Drag to change · arrow keys ±0.1 · Shift ±1 · Ctrl ±0.01 · 0–9 type a level · N not \
             offered · Delete clears"
        }
    }
}

/// Show the line. `zoom` is that of the picture, in percent of the whole one;
/// none where no picture is shown.
pub fn status_line(ui: &mut Ui, hint: Hint, saved: Saved, zoom: Option<f64>) {
    ui.spacing_mut().item_spacing.x = theme::WIDE_GAP;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let soft = theme::colors(ui).soft_text;
        let small = |text: &str| Label::new(RichText::new(text).small().color(soft));
        if let Some(zoom) = zoom {
            ui.add(small(&format!("{zoom:.0} %")))
                .on_hover_text("How large the picture is shown; Ctrl+0 shows all of it");
        }
        ui.add(small(saved.words()));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(small(hint.0).truncate());
        });
    });
}
