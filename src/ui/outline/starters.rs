//! Factors to begin with, by kind of differentiation.

use crate::model::Kind;

/// Names of common factors of a kind. The names are ours to word, the kinds
/// and what belongs to them are the trade's.
pub(super) fn starters(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Product => &[
            "Features",
            "Performance",
            "Quality",
            "Durability",
            "Reliability",
            "Maintainability",
            "Style",
            "Design",
        ],
        Kind::Service => &[
            "Ease of ordering",
            "Delivery speed",
            "Training",
            "Consultation",
            "Installation",
            "Maintenance",
            "Support",
        ],
        Kind::Channel => &[
            "Coverage",
            "Platforms",
            "Channel management",
            "Convenience of buying",
        ],
        Kind::Personnel => &[
            "Knowledge and skills",
            "Courtesy",
            "Credibility",
            "Staff reliability",
            "Responsiveness",
            "Communication",
        ],
        Kind::Image => &["Visual identity", "Brand story", "Symbols", "Atmosphere"],
        Kind::Price => &["Price"],
    }
}
