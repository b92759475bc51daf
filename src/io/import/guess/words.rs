//! Words that people call columns.

use super::columns::Stats;

/// Called so, a column names competitors.
pub(super) const COMPETITOR: [&str; 34] = [
    "brand",
    "brands",
    "competitor",
    "competitors",
    "company",
    "companies",
    "rest",
    "restaurant",
    "airline",
    "carrier",
    "provider",
    "supplier",
    "vendor",
    "store",
    "shop",
    "hotel",
    "bank",
    "product",
    "firm",
    "manufacturer",
    "retailer",
    "name",
    "chain",
    "offering",
    "offer",
    "alternative",
    "marke",
    "anbieter",
    "wettbewerber",
    "firma",
    "unternehmen",
    "marque",
    "marca",
    "empresa",
];

/// Called so, a column names factors.
pub(super) const FACTOR: [&str; 26] = [
    "factor",
    "factors",
    "attribute",
    "attributes",
    "item",
    "items",
    "criterion",
    "criteria",
    "dimension",
    "dimensions",
    "question",
    "questions",
    "variable",
    "measure",
    "statement",
    "feature",
    "features",
    "aspect",
    "driver",
    "faktor",
    "faktoren",
    "merkmal",
    "kriterium",
    "kriterien",
    "critère",
    "factores",
];

/// Called so, a column holds values.
pub(super) const VALUE: [&str; 18] = [
    "value",
    "values",
    "rating",
    "ratings",
    "score",
    "scores",
    "answer",
    "response",
    "level",
    "points",
    "mean",
    "wert",
    "bewertung",
    "note",
    "punkte",
    "valor",
    "valeur",
    "grade",
];

/// Called so, a column tells about the person, the day or the place.
pub(super) const ABOUT: [&str; 30] = [
    "segment",
    "gender",
    "sex",
    "age",
    "region",
    "country",
    "city",
    "state",
    "group",
    "type",
    "class",
    "date",
    "time",
    "year",
    "month",
    "day",
    "income",
    "education",
    "job",
    "wave",
    "language",
    "channel",
    "source",
    "comment",
    "comments",
    "notes",
    "text",
    "origin",
    "category",
    "college",
];

/// Called exactly so, a column names segments.
pub(super) const SEGMENT: [&str; 6] = [
    "segment",
    "segments",
    "customer segment",
    "buyer segment",
    "segment name",
    "kundensegment",
];

/// Called exactly so, a column says how much a person counts.
pub(super) const WEIGHT: [&str; 8] = [
    "weight",
    "weights",
    "wt",
    "weighting",
    "case weight",
    "survey weight",
    "gewicht",
    "sample weight",
];

/// Called so, the only column beside the factors says how much they matter.
const IMPORTANCE: [&str; 17] = [
    "importance",
    "importances",
    "weight",
    "weights",
    "weighting",
    "relevance",
    "priority",
    "wichtigkeit",
    "bedeutung",
    "gewicht",
    "gewichtung",
    "relevanz",
    "poids",
    "importancia",
    "peso",
    "importanza",
    "重要度",
];

/// Called exactly so, a column tells persons apart.
const PERSON: [&str; 19] = [
    "id",
    "respondent",
    "person",
    "participant",
    "user",
    "customer",
    "case",
    "subject",
    "panelist",
    "interview",
    "obs",
    "nr",
    "no",
    "number",
    "index",
    "row",
    "rater",
    "teilnehmer",
    "befragter",
];

/// Parts of what factors are called.
const PARTS_OF_FACTORS: [&str; 44] = [
    "price",
    "cost",
    "quality",
    "service",
    "speed",
    "range",
    "choice",
    "design",
    "comfort",
    "location",
    "support",
    "reliab",
    "durab",
    "taste",
    "value",
    "variety",
    "clean",
    "healthy",
    "friendl",
    "ease",
    "easy",
    "convenien",
    "brand",
    "warranty",
    "delivery",
    "training",
    "expertise",
    "atmosphere",
    "ambi",
    "marketing",
    "prestige",
    "innovation",
    "performance",
    "safety",
    "feature",
    "availab",
    "preis",
    "qualität",
    "auswahl",
    "prix",
    "qualité",
    "precio",
    "calidad",
    "hours",
];

/// Whether a column tells persons apart.
pub(super) fn is_person(stats: &Stats) -> bool {
    let last = stats.words.last().map(String::as_str);
    stats.is_exactly(&PERSON) || last == Some("id")
}

/// Whether a column is called as one with the importance of factors.
pub(in crate::io::import) fn is_called_importance(name: &str) -> bool {
    let words = super::columns::words(name);
    let mut words = words.iter().map(String::as_str);
    words.any(|word| IMPORTANCE.contains(&word) || VALUE.contains(&word))
}

/// Whether something is called as factors are.
pub(super) fn sounds_like_factor(name: &str) -> bool {
    let name = name.to_lowercase();
    PARTS_OF_FACTORS.iter().any(|part| name.contains(part))
}
