//! What there is to find, and when.

/// With fewer factors in common a curve has no shape to speak of: two points
/// always make r 1 or −1.
pub(super) const MIN_COMMON: usize = 3;

/// Curves this near in level, 1.5 of 10 on average, are hard to tell apart in
/// the picture; the usual margin of a single factor is 2.
pub(super) const NEAR_LEVEL: f64 = 0.15;

/// A shape distance of 0.1 is an r of 0.8, a strong correlation by most books.
pub(super) const NEAR_SHAPE: f64 = 0.1;

/// The same strong correlation, as the mean over all pairs of rivals.
pub(super) const RED_OCEAN: f64 = 0.8;

/// At or above the best on three factors of four: "everything" to a buyer.
pub(super) const EVERYTHING: f64 = 0.75;

/// How far from 5 the middle goes: 3.5 to 6.5, which is neither low nor high in
/// the five words that levels can be shown as.
pub(super) const MIDDLE: f64 = 1.5;

/// Levels that differ by at most this, a quarter of a step of five words and
/// then some, are the same to a buyer.
pub(super) const SAME: f64 = 0.5;

/// A step between neighbouring factors that is seen as a jump.
pub(super) const JUMP: f64 = 3.0;

/// With fewer points any curve goes up and down.
pub(super) const MIN_POINTS: usize = 5;

/// The part of a curve's inner points at which it turns sharply that makes it a
/// zigzag.
pub(super) const ZIGZAG: f64 = 0.6;

/// What a finding is about. Findings are in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::EnumIter)]
pub enum FindingKind {
    /// No sentence about our own curve.
    NoTagline,
    /// Our own curve is much like a rival's.
    Converging,
    /// The rivals' curves have one shape.
    RivalsAlike,
    /// At or above the best rival nearly everywhere.
    HighOnEverything,
    /// Nothing is eliminated or reduced.
    NothingCut,
    /// No level of ours is high or low.
    AllInTheMiddle,
    /// A factor on which all offer the same.
    NobodyDiffers,
    /// A factor whose name is not the buyer's.
    Jargon,
    /// Our own curve goes up and down from factor to factor.
    Zigzag,
    /// Shares that cannot count, as a rival has none.
    SharesMissing,
    /// Missing scores hold something else back.
    Unscored,
}

impl FindingKind {
    /// The first part of the ids of such findings. Saved with projects, so it
    /// never changes.
    pub fn slug(self) -> &'static str {
        match self {
            Self::NoTagline => "no-tagline",
            Self::Converging => "converging",
            Self::RivalsAlike => "rivals-alike",
            Self::HighOnEverything => "high-on-everything",
            Self::NothingCut => "nothing-cut",
            Self::AllInTheMiddle => "all-in-the-middle",
            Self::NobodyDiffers => "nobody-differs",
            Self::Jargon => "jargon",
            Self::Zigzag => "zigzag",
            Self::SharesMissing => "shares-missing",
            Self::Unscored => "unscored",
        }
    }

    /// When there is such a finding.
    pub fn formula(self) -> String {
        match self {
            Self::NoTagline => "There is our own curve and no tagline.".to_owned(),
            Self::Converging => format!(
                "Level distance ≤ {NEAR_LEVEL} and shape distance ≤ {NEAR_SHAPE}, or no shape as \
                 a curve is flat; over at least {MIN_COMMON} factors."
            ),
            Self::RivalsAlike => format!("Mean r over all pairs of rivals ≥ {RED_OCEAN}."),
            Self::HighOnEverything => format!(
                "At or above the best rival on at least {:.0} % of at least {MIN_COMMON} factors.",
                EVERYTHING * 100.0
            ),
            Self::NothingCut => format!(
                "At least {MIN_COMMON} factors have an action, by decision or else by the rule, \
                 and none is eliminate or reduce."
            ),
            Self::AllInTheMiddle => format!(
                "At least {MIN_COMMON} levels of ours, all from {} to {}.",
                5.0 - MIDDLE,
                5.0 + MIDDLE
            ),
            Self::NobodyDiffers => format!(
                "At least two of us and the rivals are scored, all offer it, and their levels lie \
                 within {SAME}."
            ),
            Self::Jargon => "Capitals such as SKU, words that end in -isation or -ization, and a \
                             short list of words of the office."
                .to_owned(),
            Self::Zigzag => format!(
                "Of at least {MIN_POINTS} points of ours next to each other, at least {:.0} % of \
                 the inner ones turn between two steps of {JUMP} or more. Depends on the order of \
                 the factors: a hint, never a verdict.",
                ZIGZAG * 100.0
            ),
            Self::SharesMissing => {
                "Some and not all of the rivals that offer a factor have a share \
                                    above 0, so that all count alike in its standard."
                    .to_owned()
            }
            Self::Unscored => {
                "Scores that are missing where something else here needs them.".to_owned()
            }
        }
    }
}
