//! What is wrong with a file, in words for people who have never seen its format.

use std::io;

use ron::Error;

/// Of a file without anything in it.
pub(super) const EMPTY: &str = "the file is empty: expected a project, which begins with Seachart(";

/// Of a file whose end was lost.
pub(super) const TRUNCATED: &str = "the file ends too early: expected the rest of the project";

const NO_PROJECT: &str = "this is no project: expected Seachart( at the start";

/// The most characters of a file that are repeated in a message.
const QUOTE_CHARS: usize = 40;

/// The most characters of a message.
const MESSAGE_CHARS: usize = 400;

/// Whether the error says that the file is something else altogether.
pub(super) fn is_of_start(error: &Error) -> bool {
    match error {
        Error::ExpectedNamedStructLike(expected)
        | Error::ExpectedDifferentStructName { expected, .. } => {
            *expected == super::version::STRUCT
        }
        Error::ExpectedAttribute | Error::NoSuchExtension(_) => true,
        _ => false,
    }
}

/// What went wrong with a file or a folder.
pub(super) fn of_io(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "the quota of the disk is used up".to_owned(),
        io::ErrorKind::WriteZero => "the disk takes no more".to_owned(),
        io::ErrorKind::FileTooLarge => "the system allows no file of this size".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is write-protected".to_owned(),
        io::ErrorKind::InvalidFilename => "this is no name for a file".to_owned(),
        _ => error.to_string(),
    }
}

/// What ron found wrong, on one line.
pub(super) fn of_ron(error: &Error) -> String {
    if is_of_start(error) {
        return NO_PROJECT.to_owned();
    }
    let message = of_structure(error)
        .or_else(|| of_names(error))
        .or_else(|| of_value(error));
    one_line(&message.unwrap_or_else(|| error.to_string()))
}

/// Brackets, commas and ends.
fn of_structure(error: &Error) -> Option<String> {
    let words = match error {
        Error::Eof => TRUNCATED,
        Error::ExpectedArray => "expected a list, which begins with [",
        Error::ExpectedComma => "expected a comma or a closing bracket",
        Error::ExpectedArrayEnd => "expected a closing ]",
        Error::ExpectedMap => "expected pairs in braces, which begin with {",
        Error::ExpectedMapColon => "expected a colon",
        Error::ExpectedMapEnd => "expected a closing }",
        Error::ExpectedStructLike => "expected an opening (",
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "expected a closing )",
        Error::ExpectedStringEnd => "the file ends within a text: expected a closing quote",
        Error::UnclosedBlockComment => "the file ends within a comment: expected */",
        Error::TrailingCharacters => "there is more after the end of the project: expected nothing",
        Error::ExceededRecursionLimit => "nested too deeply: expected a project",
        Error::ExpectedNamedStructLike(name) => return Some(format!("expected {name}(")),
        Error::ExpectedDifferentStructName { expected, found } => {
            return Some(format!("found {}: expected {expected}(", quoted(found)));
        }
        _ => return None,
    };
    Some(words.to_owned())
}

/// Fields and variants.
fn of_names(error: &Error) -> Option<String> {
    let within = |outer: &Option<String>| match outer {
        Some(outer) => format!(" of {outer}"),
        None => String::new(),
    };
    let words = match error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => format!(
            "unknown field {}{}: expected {}",
            quoted(found),
            within(outer),
            one_of(expected)
        ),
        Error::MissingStructField { field, outer } => {
            format!(
                "the field \"{field}\"{} is missing: expected it before this",
                within(outer)
            )
        }
        Error::DuplicateStructField { field, outer } => {
            format!(
                "the field \"{field}\"{} is there twice: expected it once",
                within(outer)
            )
        }
        Error::NoSuchEnumVariant {
            expected,
            found,
            outer: _,
        } => format!("found {}: expected {}", quoted(found), one_of(expected)),
        Error::ExpectedIdentifier | Error::UnexpectedChar(_) => "expected a name".to_owned(),
        Error::SuggestRawIdentifier(found) => {
            format!("{} is no name: expected a known one", quoted(found))
        }
        _ => return None,
    };
    Some(words)
}

/// Numbers and texts.
fn of_value(error: &Error) -> Option<String> {
    let words = match error {
        Error::ExpectedBoolean => "expected true or false",
        Error::ExpectedFloat | Error::FloatUnderscore | Error::UnderscoreAtBeginning => {
            "expected a number"
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "expected a whole number",
        Error::IntegerOutOfBounds => "the number is out of range: expected 0 to 255",
        Error::ExpectedString => "expected a text in double quotes",
        Error::InvalidEscape(_) => {
            "unknown escape in a text: expected \\n, \\t, \\\", \\\\ or \\u{…}"
        }
        Error::InvalidValueForType { expected, found } => {
            return Some(format!("found {}: expected {expected}", cut(found)));
        }
        Error::Message(message) => return Some(message.clone()),
        _ => return None,
    };
    Some(words.to_owned())
}

/// "a, b or c".
fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// A piece of a file in quotes, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", cut(text))
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTE_CHARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The message without line breaks and other characters that a terminal obeys.
fn one_line(message: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    message.chars().take(MESSAGE_CHARS).map(plain).collect()
}
