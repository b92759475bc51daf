//! A fault of the program: what is done before it ends, and what is said after.

use std::fs::{self, File};
use std::io::Read as _;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::Arc;
use std::thread::ThreadId;

use super::keeper::Shared;

/// The most characters of a message that are noted.
const MESSAGE_CHARS: usize = 300;

/// The most bytes of a note that are read.
const NOTE_BYTES: u64 = 4096;

/// What is known about a fault that ended the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Of the program.
    pub version: String,
    /// The place in our sources.
    pub place: String,
    /// What the code said. Holds nothing of a project.
    pub message: String,
}

impl Fault {
    fn of(info: &PanicHookInfo<'_>) -> Self {
        let place = info.location().map_or_else(String::new, |location| {
            format!("{}:{}", in_sources(location.file()), location.line())
        });
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            place,
            message: without_quotes(info.payload_as_str().unwrap_or_default()),
        }
    }

    fn text(&self) -> String {
        let Self {
            version,
            place,
            message,
        } = self;
        format!("{version}\n{place}\n{message}\n")
    }

    fn parse(text: &str) -> Self {
        let mut lines = text.lines();
        let mut next = || one_line(lines.next().unwrap_or_default());
        Self {
            version: next(),
            place: next(),
            message: next(),
        }
    }

    /// What was noted at `path`, if anything was.
    pub(super) fn read(path: &Path) -> Option<Self> {
        if !fs::metadata(path).ok()?.is_file() {
            return None; // Reading from a pipe might take for ever.
        }
        let mut bytes = Vec::new();
        let file = File::open(path).ok()?;
        file.take(NOTE_BYTES).read_to_end(&mut bytes).ok()?;
        Some(Self::parse(&String::from_utf8_lossy(&bytes)))
    }
}

/// Writes down what could be lost when the window's own thread panics.
#[derive(Clone)]
pub struct FaultGuard {
    shared: Arc<Shared>,
    window: ThreadId,
}

impl FaultGuard {
    /// For the thread that calls this.
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            window: std::thread::current().id(),
        }
    }

    /// To be called by the hook for panics. Other threads' panics end nothing;
    /// the window says them.
    pub fn record(&self, info: &PanicHookInfo<'_>) {
        if std::thread::current().id() != self.window {
            return;
        }
        let Some((place, kept)) = self.shared.peek() else {
            return; // The thread that writes has it.
        };
        if let Some(kept) = kept {
            // If this fails, what was written at the last change is still there.
            drop(place.keep_last(kept.text().as_bytes()));
        }
        drop(place.note_fault(&Fault::of(info).text()));
    }
}

/// The part of a path that is the same wherever the program was built.
fn in_sources(file: &str) -> String {
    let file = file.replace('\\', "/");
    let parts: Vec<&str> = file.split('/').collect();
    match parts.iter().rposition(|part| *part == "src") {
        Some(at) => parts[at.saturating_sub(1)..].join("/"),
        None => parts.last().copied().unwrap_or_default().to_owned(),
    }
}

/// A message without what it quotes, which may come from a project.
fn without_quotes(message: &str) -> String {
    const QUOTES: [char; 3] = ['`', '"', '\''];
    let mut open = None;
    let mut kept = String::new();
    for character in one_line(message).chars() {
        if open == Some(character) {
            open = None;
            kept.push('…');
        } else if open.is_none() && QUOTES.contains(&character) {
            open = Some(character);
        } else if open.is_none() {
            kept.push(character);
        }
    }
    kept.chars().take(MESSAGE_CHARS).collect()
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    line.chars().take(MESSAGE_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_reads_as_it_was_written() {
        let fault = Fault {
            version: "0.1.0".to_owned(),
            place: "src/ui/start.rs:12".to_owned(),
            message: "index out of bounds".to_owned(),
        };
        assert_eq!(Fault::parse(&fault.text()), fault);
        let long = "x".repeat(10_000);
        assert_eq!(Fault::parse(&long).version.len(), MESSAGE_CHARS);
    }

    #[test]
    fn nothing_that_is_quoted_is_noted() {
        let message = "byte index 2 is not a char boundary; it is inside 'é' of `Secret plan`";
        assert_eq!(
            without_quotes(message),
            "byte index 2 is not a char boundary; it is inside … of …"
        );
        assert_eq!(without_quotes("an \"open\nend"), "an ");
        assert_eq!(without_quotes("called on a None"), "called on a None");
    }

    #[test]
    fn a_place_is_the_same_wherever_it_was_built() {
        assert_eq!(in_sources("src/ui/start.rs"), "src/ui/start.rs");
        assert_eq!(
            in_sources("/home/me/.cargo/registry/src/index-1/paint-0.37.0/src/ui.rs"),
            "paint-0.37.0/src/ui.rs"
        );
        assert_eq!(
            in_sources("C:\\me\\paint-1\\src\\a\\b.rs"),
            "paint-1/src/a/b.rs"
        );
        assert_eq!(in_sources("/home/me/build.rs"), "build.rs");
    }
}
