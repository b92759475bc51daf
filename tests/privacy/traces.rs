//! What a file could say about who made it, and where to look for it: also in
//! what is compressed, and in letters of two bytes.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use memchr::memmem;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib;
use seachart::io::samples;

/// Names that say nothing of anybody, and words of the formats.
const COMMON: [&str; 14] = [
    "admin",
    "build",
    "builder",
    "debian",
    "docker",
    "fedora",
    "font",
    "localhost",
    "path",
    "root",
    "runner",
    "text",
    "ubuntu",
    "user",
];

/// What this machine and its user are really called, where that would be known again.
pub(crate) fn real_names() -> BTreeSet<String> {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let mut names = vec![read("/etc/hostname"), read("/proc/sys/kernel/hostname")];
    let uid = fs::metadata("/proc/self").map(|own| own.uid().to_string());
    for line in read("/etc/passwd").lines() {
        // Name, password, number, group, what the person is called, home, shell.
        let fields: Vec<&str> = line.split(':').collect();
        if let [name, _, number, _, person, home, ..] = fields[..]
            && uid.as_ref().is_ok_and(|uid| uid == number)
        {
            let person = person.split(',').next().unwrap_or_default();
            let home = home.rsplit('/').next().unwrap_or_default();
            names.extend([name, person, home].map(ToOwned::to_owned));
        }
    }
    for variable in ["USER", "LOGNAME", "HOSTNAME"] {
        names.extend(std::env::var(variable));
    }
    let names = names.iter().map(|name| name.trim().to_owned());
    names.filter(|name| tells(name)).collect()
}

/// Whether somebody could be known by this word.
fn tells(name: &str) -> bool {
    let common = COMMON.contains(&name.to_lowercase().as_str());
    // What stands in a sample anyway comes from there.
    let known = samples().iter().any(|sample| sample.text.contains(name));
    name.chars().count() > 3 && !common && !known
}

/// How a word may be written in a file.
fn forms(word: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let narrow: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hex = |bytes: &[u8]| -> String {
        let digits: Vec<String> = bytes.iter().map(|it| format!("{it:02x}")).collect();
        digits.concat()
    };
    let numbers: Vec<String> = word.bytes().map(|byte| byte.to_string()).collect();
    let mut forms = vec![
        word.as_bytes().to_vec(),
        numbers.join(",").into_bytes(),
        numbers.join(", ").into_bytes(),
    ];
    for bytes in [word.as_bytes(), &wide] {
        forms.push(hex(bytes).into_bytes());
        forms.push(hex(bytes).to_uppercase().into_bytes());
    }
    forms.extend([wide, narrow]);
    forms
}

/// Whether `bytes` have `word` in them, however it is written.
pub(crate) fn say(bytes: &[u8], word: &str) -> bool {
    let has = |form: &Vec<u8>| memmem::find(bytes, form).is_some();
    forms(word).iter().any(has)
}

/// Everything that can be read in a file: a PDF is unpacked first.
pub(crate) fn readable(path: &Path) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|ending| ending == "pdf") {
        let unpacked = unpacked(&bytes);
        assert!(unpacked.len() > 1000, "nothing is packed in it");
        bytes.extend(unpacked);
    }
    bytes
}

/// The contents of all packed streams of a PDF, one after the other.
pub(crate) fn unpacked(pdf: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    for Range { start, end } in streams(pdf) {
        // It belongs to the object that begins last before it.
        let object = memmem::rfind(&pdf[..start], b" obj").unwrap();
        let object = String::from_utf8_lossy(&pdf[object..start]);
        let filtered = object.contains("/Filter");
        assert_eq!(filtered, object.contains("/FlateDecode"), "{object}");
        let packed = &pdf[start..end];
        if filtered {
            all.extend(decompress_to_vec_zlib(packed).expect("a stream that can be unpacked"));
            all.push(b'\n');
        }
    }
    all
}

/// Where the streams of a PDF are.
fn streams(pdf: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = memmem::find(&pdf[at..], b"stream\n").map(|begin| at + begin + 7) {
        let length = memmem::find(&pdf[begin..], b"endstream").expect("the end of a stream");
        found.push(begin..begin + length);
        at = begin + length + b"endstream".len();
    }
    found
}

/// A PDF with this in its only stream.
fn pdf_of(contents: &[u8]) -> Vec<u8> {
    let packed = compress_to_vec_zlib(contents, 6);
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
    pdf.extend(packed);
    pdf.extend(b"\nendstream\nendobj\n");
    pdf
}

#[test]
fn what_is_packed_and_what_is_written_otherwise_is_found() {
    let secret = "secretuser";
    let pdf = pdf_of(b"(made by secretuser) Tj");
    assert!(!say(&pdf, secret));
    assert!(say(&unpacked(&pdf), secret));
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: Vec<String> = wide.iter().map(|byte| format!("{byte:02X}")).collect();
    let hex = hex.concat();
    for bytes in [
        &wide,
        hex.as_bytes(),
        b"[115,101,99,114,101,116,117,115,101,114]",
    ] {
        assert!(say(bytes, secret));
        assert!(!say(&bytes[..bytes.len() - 2], secret));
    }
}

#[test]
fn a_name_that_many_have_tells_nothing() {
    assert!(tells("secretuser"));
    for name in ["", "vm", "bob", "root", "Ubuntu", "Price"] {
        assert!(!tells(name), "{name}");
    }
}
