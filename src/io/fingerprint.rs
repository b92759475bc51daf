//! Tells whether the contents of a file are the same as before without keeping them.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use serde::{Deserialize, Serialize};
use siphasher::sip128::SipHasher24;

use crate::model::limits;

/// Of SipHash-2-4 with 128 bits (<https://github.com/veorq/SipHash>): the key of its
/// published test vectors. It is no secret, and never changes.
const KEY: [u8; 16] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

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
        let hash = SipHasher24::new_with_key(&KEY).hash(contents);
        Self {
            bytes: contents.len() as u64,
            hash: u128::from_be_bytes(hash.as_bytes()),
        }
    }

    /// Of the contents that the file at `path` has now. A file that is larger
    /// than any project is told by its length and its beginning. What is no file
    /// is not opened: reading from a pipe might take for ever.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::other("it is no file"));
        }
        let length = metadata.len();
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
        let name = |bytes: &[u8]| Fingerprint::of(bytes).name();
        assert_eq!(name(&[]), "a3817f04ba25a8e66df67214c7550293");
        assert_eq!(name(&[0]), "da87c1d86b99af44347659119b22fc45");
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
