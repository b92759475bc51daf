//! The package that a workbook is, before any of it is unpacked.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};
use std::path::Path;

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};
use zip::ZipArchive;
use zip::result::ZipError;

use super::super::error::{Fault, Place};
use super::super::limits;
use super::Reader;
use crate::io::words;

/// What a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// A package whose directory keeps to the limits. The unpacking stops at the
/// sizes that the directory says.
pub(super) struct Package {
    pub(super) zip: ZipArchive<Reader>,
    pub(super) kind: Kind,
}

/// What to say of a package that is broken.
pub(super) fn broken(what: &str) -> Fault {
    Fault::new(Place::default(), format!("the workbook is damaged: {what}"))
}

/// What to say where a part cannot be unpacked.
pub(super) fn unpacked(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => broken("a part ends early"),
        _ => broken(&words::of_io(error)),
    }
}

fn too_large(what: &str, limit: u64) -> Fault {
    let message = format!(
        "{what} of the workbook is too large: expected at most {} MiB unpacked",
        limit >> 20
    );
    Fault::new(Place::default(), message)
}

pub(super) fn of_zip(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Fault::new(
            Place::default(),
            "the workbook is encrypted or packed in an unusual way: expected it without a password",
        ),
        _ => broken("expected a whole zip package"),
    }
}

impl Package {
    pub(super) fn open(reader: Reader, size: u64) -> Result<Self, Fault> {
        let limit = limits::WORKBOOK_BYTES;
        if size > limit {
            let message = format!(
                "the workbook is too large: expected at most {} MiB",
                limit >> 20
            );
            return Err(Fault::new(Place::default(), message));
        }
        let zip = ZipArchive::new(reader).map_err(|error| of_zip(&error))?;
        if zip.len() > limits::PARTS {
            let message = format!(
                "{} parts: a workbook has at most {}",
                zip.len(),
                limits::PARTS
            );
            return Err(Fault::new(Place::default(), message));
        }
        let has = |name: &str| zip.index_for_name(name).is_some();
        let kind = if has("xl/workbook.xml") || has("[Content_Types].xml") {
            Kind::Xlsx
        } else if has("content.xml") {
            Kind::Ods
        } else {
            let message = "this is no workbook: expected CSV, XLSX or ODS";
            return Err(Fault::new(Place::default(), message));
        };
        let mut package = Self { zip, kind };
        package.check()?;
        Ok(package)
    }

    /// Look at every part that may be unpacked.
    fn check(&mut self) -> Result<(), Fault> {
        for at in 0..self.zip.len() {
            let (name, size) = {
                let part = self.zip.by_index_raw(at).map_err(|error| of_zip(&error))?;
                (
                    part.name().map(Cow::into_owned).unwrap_or_default(),
                    part.size(),
                )
            };
            let lower = name.to_lowercase();
            match self.kind {
                Kind::Ods => {
                    if lower == "content.xml" && size > limits::ODS_BYTES {
                        return Err(too_large("the contents", limits::ODS_BYTES));
                    }
                }
                Kind::Xlsx if is_sheet(&lower) => {
                    if size > limits::SHEET_BYTES {
                        return Err(too_large("a sheet", limits::SHEET_BYTES));
                    }
                    if size > limits::STRINGS_BYTES {
                        self.check_pieces(at)?;
                    }
                }
                // Pictures and the like are not read.
                Kind::Xlsx if lower.starts_with("xl/media/") => {}
                Kind::Xlsx => {
                    if size > limits::STRINGS_BYTES {
                        return Err(too_large(
                            &format!("the part {name}"),
                            limits::STRINGS_BYTES,
                        ));
                    }
                    if lower.ends_with("sharedstrings.xml") {
                        self.check_strings(at)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A large sheet is read in pieces; no piece of it may be large.
    fn check_pieces(&mut self, at: usize) -> Result<(), Fault> {
        let mut part = self.zip.by_index(at).map_err(|error| of_zip(&error))?;
        let mut bytes = vec![0; 64 << 10];
        let special = Finder::new(b"<!");
        let mut since_tag = 0;
        loop {
            let read = part.read(&mut bytes).map_err(|error| unpacked(&error))?;
            let piece = &bytes[..read];
            if read == 0 {
                return Ok(());
            }
            since_tag = match (memchr(b'<', piece), memrchr(b'<', piece)) {
                (Some(first), Some(last)) => {
                    since_tag += first;
                    if since_tag <= limits::ROW_BYTES {
                        since_tag = read - last;
                    }
                    since_tag
                }
                _ => since_tag + read,
            };
            // What begins so may have any length and tags within.
            if since_tag > limits::ROW_BYTES || special.find(piece).is_some() {
                return Err(broken("a cell is longer than any may be"));
            }
        }
    }

    /// The texts say how many there are, and whoever reads them makes room for
    /// as many: so they must not lie.
    fn check_strings(&mut self, at: usize) -> Result<(), Fault> {
        let mut part = self.zip.by_index(at).map_err(|error| of_zip(&error))?;
        let size = part.size();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)
            .map_err(|error| unpacked(&error))?;
        if memchr(0, &bytes).is_some() {
            return Err(broken("the texts are in an unusual encoding"));
        }
        let wrong = || broken("it has fewer texts than it says");
        for found in Finder::new(b"uniqueCount").find_iter(&bytes) {
            let rest = bytes[found + b"uniqueCount".len()..].iter();
            let value = rest.skip_while(|byte| !byte.is_ascii_digit());
            let digits = value.take_while(|byte| byte.is_ascii_digit());
            let mut count = 0_u64;
            for digit in digits {
                count = count
                    .saturating_mul(10)
                    .saturating_add(u64::from(digit - b'0'));
            }
            if count > size {
                return Err(wrong());
            }
        }
        Ok(())
    }

    /// Read one part from its beginning.
    pub(super) fn part(&mut self, name: &str) -> Result<BufReader<impl Read + '_>, Fault> {
        let part = self.zip.by_name(name).map_err(|error| of_zip(&error))?;
        Ok(BufReader::with_capacity(64 << 10, part))
    }
}

/// Whether a part is a sheet, wherever a program puts them.
fn is_sheet(lower: &str) -> bool {
    let xml = Path::new(lower).extension().is_some_and(|it| it == "xml");
    xml && lower.contains("sheet") && !lower.ends_with("sharedstrings.xml")
}
