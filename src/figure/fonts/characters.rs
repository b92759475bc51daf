//! Which characters of a text are seen.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

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

/// `text` for a painter that puts words from left to right only: what runs to
/// the left is put into the order in which it stands, each word in itself as it
/// was.
pub(crate) fn left_to_right(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c >= '\u{590}' && runs_left(c)) {
        return Cow::Borrowed(text);
    }
    let bidi = BidiInfo::new(text, Some(Level::ltr()));
    let mut seen = String::with_capacity(text.len());
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            if levels.get(run.start).is_some_and(Level::is_rtl) {
                push_leftwards(&mut seen, &text[run]);
            } else {
                seen.push_str(&text[run]);
            }
        }
    }
    Cow::Owned(seen)
}

/// Append a part that runs to the left: its words from the last to the first,
/// and what stands between them mirrored.
fn push_leftwards(seen: &mut String, part: &str) {
    let mut rest = part;
    while let Some(last) = rest.chars().next_back() {
        let in_word = runs_left(last);
        let start = rest
            .char_indices()
            .rev()
            .take_while(|(_, c)| runs_left(*c) == in_word)
            .last()
            .map_or(0, |(at, _)| at);
        let (before, stretch) = rest.split_at(start);
        if in_word {
            seen.push_str(stretch);
        } else {
            seen.extend(stretch.chars().rev().map(mirrored));
        }
        rest = before;
    }
}

/// Whether `c` belongs to a word that runs to the left.
fn runs_left(c: char) -> bool {
    use BidiClass::{AL, NSM, R};
    matches!(bidi_class(c), R | AL | NSM) || c == '\u{200d}'
}

/// The other one of a pair of brackets.
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        _ => c,
    }
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

    #[test]
    fn words_that_run_to_the_left_are_put_where_they_stand() {
        let latin = "price e\u{301}";
        assert!(matches!(left_to_right(latin), Cow::Borrowed(_)));
        assert_eq!(left_to_right("אב גד"), "גד אב");
        assert_eq!(left_to_right("price: אב, גד (הו)"), "price: (הו) גד ,אב");
        assert_eq!(left_to_right("אב 12 גד"), "גד 12 אב");
    }
}
