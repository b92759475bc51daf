//! Tells whether the contents of a file are the same as before without keeping them.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::model::limits;

/// Of the 128-bit FNV-1a hash: where it begins, and what each byte is multiplied with
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>).
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// How many bytes the contents have, and a hash of them: the same on every
/// machine and in every version of the program, so that it can be written down.
///
/// It tells accidents apart, not forgeries; whoever can forge a file can
/// overwrite it, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    bytes: u64,
    hash: u128,
}

impl Fingerprint {
    /// Of these contents.
    pub fn of(contents: &[u8]) -> Self {
        let mix = |hash: u128, byte: &u8| (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        Self {
            bytes: contents.len() as u64,
            hash: contents.iter().fold(BASIS, mix),
        }
    }

    /// Of the contents that the file at `path` has now. A file that is larger
    /// than any project is told by its length and its beginning.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let length = fs::metadata(path)?.len();
        let mut contents = Vec::new();
        File::open(path)?
            .take(limits::FILE_BYTES + 1)
            .read_to_end(&mut contents)?;
        let print = Self::of(&contents);
        Ok(Self {
            bytes: print.bytes.max(length),
            ..print
        })
    }

    /// The hash alone, in 32 digits: for names of files.
    pub fn name(self) -> String {
        format!("{:032x}", self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        let name = |text: &str| Fingerprint::of(text.as_bytes()).name();
        assert_eq!(name(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(name("a"), "d228cb696f1a8caf78912b704e4a8964");
    }

    #[test]
    fn a_byte_more_or_less_or_another_is_another_print() {
        let print = |text: &str| Fingerprint::of(text.as_bytes());
        assert_eq!(print("level"), print("level"));
        for other in ["", "leve", "levels", "Level", "elvel"] {
            assert_ne!(print("level"), print(other), "{other}");
        }
    }

    #[test]
    fn a_file_has_the_print_of_its_contents() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "contents").unwrap();
        let print = Fingerprint::of_file(file.path()).unwrap();
        assert_eq!(print, Fingerprint::of(b"contents"));
        assert!(Fingerprint::of_file(&file.path().join("none")).is_err());
    }
}
