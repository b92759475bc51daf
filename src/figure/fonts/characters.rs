//! Which characters of a text are seen.

use std::borrow::Cow;

/// `text` as it is measured and drawn: on one line, without control characters.
///
/// Line breaks and tabs become spaces. Characters that XML 1.0 forbids are
/// among those taken out, so every painter can take the result as it is.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_break(c) || is_forbidden(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|c| is_break(*c) || !is_forbidden(*c));
    Cow::Owned(kept.map(|c| if is_break(c) { ' ' } else { c }).collect())
}

/// Ends a line or a paragraph, or jumps to a tab stop.
fn is_break(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A control character, or one that XML 1.0 has no place for.
fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Whether `c` has no look of its own: joiners, direction marks, variation
/// selectors and the like (Unicode's `Default_Ignorable_Code_Point`).
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether `c` is written in what Japanese uses besides letters: kana, Han and
/// their punctuation.
pub(super) fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{30ff}' | '\u{31c0}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffee}' | '\u{1b000}'..='\u{1b16f}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_breaks_and_controls_is_left_alone() {
        assert!(matches!(
            one_line("Größe <&\"'> \u{200f}価格"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn breaks_become_spaces_and_controls_go() {
        assert_eq!(one_line("a\r\nb\tc\0d\u{7f}\u{fffe}e"), "a  b cde");
        assert_eq!(one_line("\u{2029}\u{1}"), " ");
    }
}
