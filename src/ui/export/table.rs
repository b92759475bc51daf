//! Tables as text for other programs.

/// A table that a project can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// The eliminate-reduce-raise-create board.
    Board,
    /// Competitors × factors.
    Scores,
    /// Where each score comes from.
    Evidence,
}

impl Table {
    /// Those of which there is no picture.
    pub(super) const ALONE: [Self; 2] = [Self::Scores, Self::Evidence];

    /// In the list of pictures.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Board => "ERRC grid",
            Self::Scores => "Scores, as a table",
            Self::Evidence => "Evidence, as a list",
        }
    }

    /// What stands in its rows.
    pub(super) fn rows(self) -> &'static str {
        match self {
            Self::Board => "One row for each factor: verdict, decision, level, standard, plan",
            Self::Scores => {
                "One row for each competitor and one column for each factor; \
                 what is imported again from its CSV is the same"
            }
            Self::Evidence => {
                "One row for each score: level, confidence, source, date, quote, spread, \
                 and the figures of a survey"
            }
        }
    }
}

/// A way to write a table as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum TextFormat {
    /// For documents and wikis.
    Markdown,
    /// For spreadsheets.
    Csv,
}

impl TextFormat {
    /// For buttons.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Markdown => "MD",
            Self::Csv => "CSV",
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// What it is good for.
    pub(super) fn good_for(self) -> &'static str {
        match self {
            Self::Markdown => "For documents and wikis",
            Self::Csv => "For spreadsheets",
        }
    }
}
