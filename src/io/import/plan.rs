//! What a table means: every guess in one value, open to correction.

use super::number::Decimal;
use super::text::{Dialect, Encoding};

/// How competitors, factors and values stand in a table.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    strum::EnumIter,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "lowercase")]
pub enum Layout {
    /// One row a competitor and one column a factor, or the reverse.
    Matrix,
    /// One row a person and competitor, one column a factor.
    Ratings,
    /// One row a person, one column a competitor and factor.
    Wide,
    /// One row a value, with columns that name the competitor and the factor.
    Long,
}

impl Layout {
    /// On the command line and in JSON.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// For menus.
    pub fn title(self) -> &'static str {
        match self {
            Self::Matrix => "Competitors × factors",
            Self::Ratings => "Ratings: one row per person and competitor",
            Self::Wide => "Ratings: one row per person",
            Self::Long => "One row per value",
        }
    }
}

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Role {
    /// Nothing.
    #[default]
    Ignore,
    /// Names the competitor of the row.
    Competitor,
    /// Names the factor of the row.
    Factor,
    /// Holds the values, of one factor, of one competitor, or of both, as its
    /// header says.
    Rating,
    /// Names the segment of the person.
    Segment,
    /// Says how much the person counts.
    Weight,
    /// Tells persons apart; not read.
    Person,
}

impl Role {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignore => "Ignore",
            Self::Competitor => "Competitor",
            Self::Factor => "Factor",
            Self::Rating => "Values",
            Self::Segment => "Segment",
            Self::Weight => "Weight",
            Self::Person => "Person",
        }
    }
}

/// One column and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As in the header; "column 3" where that is blank or there is none.
    pub name: String,
    /// What it is for.
    pub role: Role,
}

/// How the bytes of a table are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rows of text.
    Text {
        /// How letters are written.
        encoding: Encoding,
        /// What separates cells and rows.
        dialect: Dialect,
        /// How numbers are written.
        decimal: Decimal,
    },
    /// A sheet of a workbook, by its name.
    Sheet(String),
}

/// Which answers mean levels 0 and 10; between them it is linear.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum ScalePlan {
    /// To be found from all values.
    #[default]
    Guess,
    /// The same for all factors. What lies outside is skipped.
    Given {
        /// Means level 0.
        low: f64,
        /// Means level 10; another than `low`.
        high: f64,
    },
    /// From the least to the greatest mean of each factor.
    EachFactor,
}

/// How the header of a column names a competitor and a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What stands between them, such as ": ".
    pub between: String,
    /// Whether the competitor comes first.
    pub competitor_first: bool,
}

impl Default for Split {
    fn default() -> Self {
        Self {
            between: ":".to_owned(),
            competitor_first: true,
        }
    }
}

impl Split {
    /// The competitor and the factor that `header` names.
    pub(super) fn names<'h>(&self, header: &'h str) -> Option<(&'h str, &'h str)> {
        let (first, second) = header.split_once(&self.between)?;
        let (first, second) = (first.trim(), second.trim());
        if first.is_empty() || second.is_empty() {
            return None;
        }
        Some(if self.competitor_first {
            (first, second)
        } else {
            (second, first)
        })
    }
}

/// What a table means. Found by [`super::guess()`]; any field may be changed
/// before [`super::run()`].
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How the bytes are read.
    pub format: Format,
    /// The row with the names of the columns, from 1; 0 if there is none.
    pub header_row: u32,
    /// How competitors, factors and values stand in it.
    pub layout: Layout,
    /// What each column is for.
    pub columns: Vec<Column>,
    /// In a wide table: how headers are split.
    pub split: Split,
    /// Which answers mean levels 0 and 10.
    pub scale: ScalePlan,
    /// What else than a blank means that nothing was answered, such as "0" or "99".
    pub missing: Vec<String>,
    /// The competitor that is our own company, by name.
    pub own: Option<String>,
}

impl Plan {
    /// The columns in a role, with their places from 0.
    pub fn columns_in(&self, role: Role) -> impl Iterator<Item = (usize, &Column)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.role == role)
    }

    /// Whether rows name factors and columns name competitors.
    pub(super) fn is_turned(&self) -> bool {
        self.layout == Layout::Matrix && self.columns_in(Role::Competitor).next().is_none()
    }
}
