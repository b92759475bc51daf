//! What an industry competes on.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::competitor::yes;
use super::{FactorId, Level};

/// The kind of differentiation a factor belongs to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::EnumIter,
)]
pub enum Kind {
    /// Features, performance, quality, style, design, …
    #[default]
    Product,
    /// Ordering, delivery, training, maintenance, …
    Service,
    /// Coverage, platforms, convenience of buying, …
    Channel,
    /// Knowledge, courtesy, responsiveness, …
    Personnel,
    /// Brand story, symbols, atmosphere, …
    Image,
    /// What the buyer pays.
    Price,
}

impl Kind {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Product => "Product",
            Self::Service => "Service",
            Self::Channel => "Channel",
            Self::Personnel => "Personnel",
            Self::Image => "Image",
            Self::Price => "Price",
        }
    }
}

/// What buyers prefer of a factor. It never turns a curve over: height stays amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// The more, the better.
    #[default]
    More,
    /// The less, the better, as with a price.
    Less,
    /// Best at one level.
    Ideal(Level),
}

impl Direction {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::More => "More is better",
            Self::Less => "Less is better",
            Self::Ideal(_) => "Ideal level",
        }
    }
}

/// One thing the industry competes on and invests in, named from the buyer's side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// Stays the same when the factor is renamed or moved.
    pub id: FactorId,

    /// As shown under the canvas. May be empty, long or of several lines.
    pub name: Arc<str>,

    /// Its kind of differentiation.
    #[serde(default)]
    pub kind: Kind,

    /// What buyers prefer.
    #[serde(default)]
    pub direction: Direction,

    /// What level 0 means in words, such as "cheap"; empty for none.
    #[serde(default)]
    pub low: Arc<str>,

    /// What level 10 means in words, such as "expensive"; empty for none.
    #[serde(default)]
    pub high: Arc<str>,

    /// Whether it stands on the strategy canvas.
    #[serde(default = "yes")]
    pub on_canvas: bool,

    /// Free text for whoever works on the project; never drawn.
    #[serde(default)]
    pub notes: Arc<str>,
}
