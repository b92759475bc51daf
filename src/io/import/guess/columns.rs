//! What the first rows say of each column.

use std::collections::BTreeSet;

use super::super::head::Value;
use super::super::number::{self, Decimal};
use super::super::tally::is_dash;
use super::words;

/// What is known of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stats {
    /// As in the header.
    pub(super) name: String,
    /// The words of the name in lower case.
    pub(super) words: Vec<String>,
    /// How many cells have something in them.
    pub(super) filled: usize,
    /// How many of these are numbers.
    pub(super) numbers: usize,
    /// How many different things they say.
    pub(super) distinct: usize,
    /// Whether all numbers are whole.
    pub(super) whole: bool,
    pub(super) min: f64,
    pub(super) max: f64,
    /// What each row says; numbers as they are written.
    pub(super) texts: Vec<String>,
    /// The number in each row, if there is one.
    pub(super) values: Vec<Option<f64>>,
}

impl Stats {
    pub(super) fn of(name: String, rows: &[Vec<Value>], at: usize, decimal: Decimal) -> Self {
        let mut stats = Self {
            words: words(&name),
            name,
            whole: true,
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            ..Self::default()
        };
        let mut seen = BTreeSet::new();
        for row in rows {
            let value = row.get(at).unwrap_or(&Value::Blank);
            let text = value.text().trim().to_owned();
            let blank = number::is_blank(text.as_bytes()) || is_dash(text.as_bytes());
            if !blank {
                stats.filled += 1;
                seen.insert(text.clone());
            }
            let number = value.number(decimal);
            stats.values.push(number);
            if let Some(number) = number {
                stats.numbers += 1;
                stats.whole &= number.fract() == 0.0;
                stats.min = stats.min.min(number);
                stats.max = stats.max.max(number);
            }
            stats.texts.push(text);
        }
        stats.distinct = seen.len();
        stats
    }

    /// Whether at least half of it is numbers.
    pub(super) fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers * 2 >= self.filled
    }

    /// Whether it is words.
    pub(super) fn is_text(&self) -> bool {
        self.filled > 0 && self.numbers * 2 < self.filled
    }

    /// Whether the name has one of these words.
    pub(super) fn is_called(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }

    /// Whether the name is one of these.
    pub(super) fn is_exactly(&self, names: &[&str]) -> bool {
        names.contains(&self.words.join(" ").as_str())
    }

    /// Whether the name is one of what answers are told apart by, such as "age
    /// group", and not of something to be rated, such as "price per month".
    pub(super) fn is_about(&self) -> bool {
        let is_word = |word: &&String| !word.chars().all(|c| c.is_ascii_digit());
        let mut words = self.words.iter().filter(is_word);
        let first = words.next().map_or("", String::as_str);
        words::ABOUT.contains(&first) && words.count() < 3
    }

    /// Whether every row says something else.
    pub(super) fn is_unique(&self) -> bool {
        self.filled > 1 && self.distinct == self.filled
    }

    /// Whether it says no more than yes and no.
    pub(super) fn is_flag(&self) -> bool {
        self.is_numeric() && self.min >= 0.0 && self.max <= 1.0 && self.whole
    }
}

/// The words of a name in lower case: letters and digits, of any script.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        // AirlineName is two words too.
        let begins = lower && c.is_uppercase();
        lower = c.is_lowercase();
        if (!c.is_alphanumeric() || begins) && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_words() {
        assert_eq!(words("airline_name"), ["airline", "name"]);
        assert_eq!(words("AirlineName"), ["airline", "name"]);
        assert_eq!(words("  ID "), ["id"]);
        assert_eq!(words("Weight_in_lbs"), ["weight", "in", "lbs"]);
        assert_eq!(words("Größe (cm)"), ["größe", "cm"]);
        assert_eq!(words("–"), [""; 0]);
    }
}
