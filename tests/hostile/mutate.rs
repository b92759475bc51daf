//! Slips of every kind in a project file.

use super::random::Random;
use super::tokens::{Kind, Token, entry_around, joined, tokens};

/// What stands in place of a number.
const NUMBERS: [&str; 30] = [
    "0",
    "-0.0",
    "1",
    "2",
    "3",
    "10",
    "10.01",
    "9.999",
    "-1",
    "1e308",
    "-1e308",
    "1e309",
    "5e-324",
    "NaN",
    "inf",
    "-inf",
    "0x7f",
    "0b1",
    "1_000",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "1.",
    ".5",
    "+5",
    "007",
    "1e",
    "0.30000000000000004",
];

/// What stands in place of a text.
const TEXTS: [&str; 24] = [
    "\"\"",
    "\" \"",
    "\"\\n\\n\\n\"",
    "\"\\u{0}\"",
    "\"\\u{202e}\\u{2066}\"",
    "\"\\u{d800}\"",
    "\"\\u{110000}\"",
    "\"\\x41\\q\"",
    "\"<&'>]]>\"",
    "\"=cmd()|x\"",
    "\"日本語 👨‍👩‍👧 e\u{301} שלום\"",
    "\"\u{feff}\u{200b}\u{fffe}\"",
    "\"../../etc/passwd\"",
    "\"a-b-c\"",
    "\"A b\"",
    "\"-\"",
    "\"price\"",
    "\"2024-02-30\"",
    "\"9999-12-31\"",
    "\"#12345\"",
    "\"#GGGGGG\"",
    "r#\"raw \" text\"#",
    "b\"bytes\"",
    "'c'",
];

/// What stands in place of anything.
const BITS: [&str; 22] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "/*",
    "*/",
    "//",
    "#",
    "None",
    "Some(",
    "true",
    "()",
    "Seachart(",
    "version: 2,",
    "r#\"",
    "#![enable(unwrap_newtypes)]",
];

/// No text in UTF-8.
const BYTES: [&[u8]; 10] = [
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\x80",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\x80",
    b"\x1a",
];

/// A good file, taken apart once.
pub(crate) struct Original {
    pub(crate) text: String,
    tokens: Vec<Token>,
}

impl Original {
    pub(crate) fn new(text: String) -> Self {
        let tokens = tokens(&text);
        assert_eq!(joined(&tokens), text);
        Self { text, tokens }
    }
}

/// One slip or a few in the file at `which`, which may bring in another.
pub(crate) fn mutated(originals: &[Original], which: usize, random: &mut Random) -> Vec<u8> {
    let mut tokens = originals[which].tokens.clone();
    let more = if random.once_in(3) {
        random.below(4)
    } else {
        0
    };
    for _ in 0..=more {
        slip(&mut tokens, originals, random);
    }
    let mut bytes = if random.once_in(6) {
        written_otherwise(&tokens, random)
    } else {
        joined(&tokens)
    }
    .into_bytes();
    if random.once_in(10) {
        slip_of_bytes(&mut bytes, originals, random);
    }
    bytes
}

/// One slip in the parts of a file.
fn slip(tokens: &mut Vec<Token>, originals: &[Original], random: &mut Random) {
    if tokens.is_empty() {
        return;
    }
    let at = random.below(tokens.len());
    match random.below(16) {
        0 => drop(tokens.remove(at)),
        1 => {
            let token = tokens[at].clone();
            tokens.insert(at, token);
        }
        // What is of one kind is more likely to be taken for the other.
        2 | 3 => swap_alike(tokens, at, random),
        4 | 5 => replace_any(tokens, Kind::Number, random, |random| {
            (*random.one_of(&NUMBERS)).to_owned()
        }),
        6 => replace_any(tokens, Kind::Text, random, text),
        7 => {
            let other = random.one_of(originals);
            let words = other.tokens.iter().filter(|it| it.kind == Kind::Word);
            let words: Vec<&Token> = words.collect();
            let word = random.one_of(&words).text.clone();
            replace_any(tokens, Kind::Word, random, |_| word);
        }
        8 | 9 => drop(tokens.drain(entry_around(tokens, at))),
        10 => {
            let entry = tokens[entry_around(tokens, at)].to_vec();
            let times = if random.once_in(50) { 300 } else { 1 };
            let to = entry_around(tokens, at).start;
            let all = (0..times).flat_map(|_| entry.iter().cloned());
            let all: Vec<Token> = all.collect();
            tokens.splice(to..to, all);
        }
        11 => {
            let entry: Vec<Token> = tokens.drain(entry_around(tokens, at)).collect();
            let to = entry_around(tokens, random.below(tokens.len()).min(tokens.len())).start;
            tokens.splice(to.min(tokens.len())..to.min(tokens.len()), entry);
        }
        12 => {
            let other = &random.one_of(originals).tokens;
            let entry = other[entry_around(other, random.below(other.len()))].to_vec();
            let place = entry_around(tokens, at);
            let place = if random.once_in(2) { place } else { at..at };
            tokens.splice(place, entry);
        }
        13 => rename(tokens, random),
        14 => nest(&mut tokens[at], random),
        _ => tokens[at].text = (*random.one_of(&BITS)).to_owned(),
    }
}

fn swap_alike(tokens: &mut [Token], at: usize, random: &mut Random) {
    let kind = tokens[at].kind;
    let alike = tokens.iter().enumerate();
    let alike: Vec<usize> = alike
        .filter_map(|(place, token)| (token.kind == kind).then_some(place))
        .collect();
    tokens.swap(at, *random.one_of(&alike));
}

/// Put something else in place of one of the parts of a kind.
fn replace_any(
    tokens: &mut [Token],
    kind: Kind,
    random: &mut Random,
    other: impl FnOnce(&mut Random) -> String,
) {
    let count = tokens.iter().filter(|token| token.kind == kind).count();
    let chosen = random.below(count);
    let mut alike = tokens.iter_mut().filter(|token| token.kind == kind);
    if let Some(token) = alike.nth(chosen) {
        token.text = other(random);
    }
}

/// A text that is seldom seen: in what is in it, or in how long it is.
fn text(random: &mut Random) -> String {
    match random.below(60) {
        0 => format!("\"{}\"", "x".repeat(10_000)),
        1 => format!("\"{}\"", "é ".repeat(5_001)),
        2 => format!("\"{}\"", "word ".repeat(200_000)),
        3 => format!("\"{}\"", "\\n".repeat(10_000)),
        4 => format!("\"{}\"", "n".repeat(1_000_001)),
        5..=9 => format!("\"{}\"", "endless ".repeat(20)),
        _ => (*random.one_of(&TEXTS)).to_owned(),
    }
}

/// One name gets another, wherever it stands or only there.
fn rename(tokens: &mut [Token], random: &mut Random) {
    let texts = tokens.iter().filter(|token| token.kind == Kind::Text);
    let texts: Vec<String> = texts.map(|token| token.text.clone()).collect();
    if texts.is_empty() {
        return;
    }
    let (from, to) = (random.one_of(&texts), random.one_of(&texts));
    let fresh = format!("\"{}\"", random.below(1000));
    let to = if random.once_in(2) { to } else { &fresh };
    for token in tokens.iter_mut().filter(|token| token.is(from)) {
        token.text.clone_from(to);
    }
}

/// Brackets around brackets.
fn nest(token: &mut Token, random: &mut Random) {
    let (open, close) = *random.one_of(&[
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("Some(", ")"),
        ("{\"a\":", "}"),
        ("/*", "*/"),
    ]);
    let deep = if random.once_in(40) {
        20_000
    } else {
        1 + random.below(130)
    };
    let close = if random.once_in(4) { "" } else { close };
    token.text = format!("{}{}{}", open.repeat(deep), token.text, close.repeat(deep));
}

/// The same, but not as we write it.
fn written_otherwise(tokens: &[Token], random: &mut Random) -> String {
    let text = joined(tokens);
    match random.below(6) {
        0 => text.replace('\n', "\r\n"),
        1 => text.replace('\n', "\r"),
        2 => format!("\u{feff}{text}"),
        3 => {
            let version = *random.one_of(&NUMBERS);
            let other = format!("version: {version},");
            let text = text.replacen("version: 2,", &other, 1);
            text.replacen("version: 1,", &other, 1)
        }
        4 => tokens
            .iter()
            .map(|token| match token.kind {
                Kind::Space => " /* a */ ",
                _ => token.text.as_str(),
            })
            .collect(),
        _ => {
            let dense = tokens.iter().filter(|token| token.kind != Kind::Space);
            dense.map(|token| token.text.as_str()).collect()
        }
    }
}

/// A slip that knows nothing of what the bytes mean.
fn slip_of_bytes(bytes: &mut Vec<u8>, originals: &[Original], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    match random.below(5) {
        0 => bytes.truncate(at),
        1 => {
            let other = random.one_of(originals).text.as_bytes();
            bytes.truncate(at);
            bytes.extend_from_slice(&other[random.below(other.len())..]);
        }
        2 => {
            let bit = *random.one_of(&BYTES);
            bytes.splice(at..at, bit.iter().copied());
        }
        3 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        _ => drop(bytes.drain(..at.min(3))),
    }
}
