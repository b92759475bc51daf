//! The line in front of a project that is kept: what the project's text does not say.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::super::Fingerprint;

/// How the line begins: as a comment, which a reader of projects skips.
const MARK: &str = "// recovery ";

/// The most bytes of the line that are read.
const MAX_BYTES: usize = 64 * 1024;

/// Where a project belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Its file; none if it was never saved.
    pub file: Option<PathBuf>,
    /// Of the file as it was last read or written by us.
    pub fingerprint: Option<Fingerprint>,
    /// What the window calls the project.
    pub name: String,
}

/// As it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    /// Not as text: a path need not be Unicode.
    file: Option<OsString>,
    fingerprint: Option<Fingerprint>,
    name: String,
    /// In seconds since 1970.
    written: u64,
}

/// The line that says where a project belongs, with its end.
pub(super) fn line(origin: &Origin, written: SystemTime) -> String {
    let written = written.duration_since(UNIX_EPOCH).unwrap_or_default();
    let line = Line {
        file: origin.file.clone().map(PathBuf::into_os_string),
        fingerprint: origin.fingerprint,
        name: origin.name.clone(),
        written: written.as_secs(),
    };
    // Fails for no value of this type; the project would still be there.
    let json = serde_json::to_string(&line).unwrap_or_default();
    format!("{MARK}{json}\n")
}

/// What the first line of `text` says; `None` if it is not such a line.
pub(super) fn parse(text: &str) -> Option<(Origin, SystemTime)> {
    let (line, _) = text.split_once('\n')?;
    let json = line.strip_prefix(MARK)?;
    if json.len() > MAX_BYTES {
        return None;
    }
    let line: Line = serde_json::from_str(json).ok()?;
    let written = UNIX_EPOCH.checked_add(Duration::from_secs(line.written))?;
    let origin = Origin {
        file: line.file.map(PathBuf::from),
        fingerprint: line.fingerprint,
        name: line.name,
    };
    Some((origin, written))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(origin: &Origin) {
        let now = UNIX_EPOCH + Duration::from_hours(500_000);
        let text = format!("{}Seachart(\n)", line(origin, now));
        assert_eq!(text.lines().count(), 3, "{text}");
        assert_eq!(parse(&text), Some((origin.clone(), now)), "{text}");
    }

    #[test]
    fn it_says_where_a_project_belongs() {
        round(&Origin::default());
        round(&Origin {
            file: Some("/home/é/US \"wine\".ron".into()),
            fingerprint: Some(Fingerprint::of(b"contents")),
            name: "two\nlines".to_owned(),
        });
    }

    #[cfg(unix)]
    #[test]
    fn a_path_need_not_be_unicode() {
        use std::os::unix::ffi::OsStringExt as _;
        let file = OsString::from_vec(b"/tmp/\xff.ron".to_vec());
        round(&Origin {
            file: Some(file.into()),
            ..Origin::default()
        });
    }

    #[test]
    fn another_line_is_none() {
        for text in [
            "",
            "Seachart(\n)",
            "// recovery \n",
            "// recovery {}\n",
            "// recovery {\"file\":null,\"fingerprint\":null,\"name\":\"\",\"written\":-1}\n",
            "// recovery {\"file\":null,\"fingerprint\":null,\"name\":\"\",\"written\":18446744073709551615}\n",
            "// recovery {\"file\":null,\"fingerprint\":null,\"name\":\"no end\",\"written\":1}",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
