//! Characters that no font draws, in words.

use std::collections::BTreeSet;

/// How many characters are named before the rest is only counted.
const NAMED: usize = 3;

/// A character that cannot be shown, by number and name: `U+1F600 GRINNING FACE`.
pub fn glyph_name(character: char) -> String {
    let number = u32::from(character);
    match unicode_names2::name(character) {
        Some(name) => format!("U+{number:04X} {name}"),
        None => format!("U+{number:04X}"),
    }
}

/// One sentence about characters that no font draws, each named once; `None`
/// where there are none.
pub fn undrawable(characters: impl IntoIterator<Item = char>) -> Option<String> {
    let characters: BTreeSet<char> = characters.into_iter().collect();
    let characters: Vec<char> = characters.into_iter().collect();
    let (named, rest) = characters.split_at(characters.len().min(NAMED));
    if named.is_empty() {
        return None;
    }
    let names: Vec<String> = named.iter().map(|c| glyph_name(*c)).collect();
    let names = names.join(", ");
    Some(match rest.len() {
        0 => format!("no font here can draw {names}"),
        1 => format!("no font here can draw {names} and 1 character more"),
        more => format!("no font here can draw {names} and {more} characters more"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_named() {
        assert_eq!(undrawable([]), None);
        let sentence = undrawable(['😀', '\u{e000}', '\u{10ffff}', '漢', '漢', '𝐀']);
        assert_eq!(
            sentence.as_deref(),
            Some(
                "no font here can draw U+6F22 CJK UNIFIED IDEOGRAPH-6F22, U+E000, \
                 U+1D400 MATHEMATICAL BOLD CAPITAL A and 2 characters more"
            )
        );
    }
}
