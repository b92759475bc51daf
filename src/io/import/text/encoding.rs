//! From the bytes of a file to UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter)]
pub enum Encoding {
    /// As nearly everything today; ASCII is a part of it.
    #[default]
    Utf8,
    /// Two bytes a letter, the lower first, as some programs on Windows write.
    Utf16Le,
    /// Two bytes a letter, the higher first.
    Utf16Be,
    /// One byte a letter, as older programs in the west of Europe write.
    Windows1252,
}

impl Encoding {
    /// For menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// How many of the first bytes are a byte order mark, which is no text.
    pub(in crate::io::import) fn mark(self, bytes: &[u8]) -> usize {
        let mark: &[u8] = match self {
            Self::Utf8 => &[0xef, 0xbb, 0xbf],
            Self::Utf16Le => &[0xff, 0xfe],
            Self::Utf16Be => &[0xfe, 0xff],
            Self::Windows1252 => &[],
        };
        if bytes.starts_with(mark) {
            mark.len()
        } else {
            0
        }
    }

    fn decoder(self) -> Option<Decoder> {
        let encoding = match self {
            Self::Utf8 => return None,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
        };
        Some(encoding.new_decoder_without_bom_handling())
    }
}

/// The encoding of a file that begins with `bytes`; `whole` if that is all of it.
pub(in crate::io::import) fn detect(bytes: &[u8], whole: bool) -> Encoding {
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        if encoding.mark(bytes) > 0 {
            return encoding;
        }
    }
    if let Some(encoding) = without_mark(bytes) {
        return encoding;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        // A letter may go on where the bytes end.
        Err(error) if error.error_len().is_none() && !whole => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}

/// UTF-16 without a mark: the ends of lines and what separates cells have a
/// zero byte, always on the same side, and few letters look like two of ASCII.
fn without_mark(bytes: &[u8]) -> Option<Encoding> {
    let (mut low_first, mut high_first, mut ascii) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        match pair {
            [0, 0] => return None,
            [b'\t' | b'\n' | b'\r' | b',' | b';' | b'|', 0] => low_first += 1,
            [0, b'\t' | b'\n' | b'\r' | b',' | b';' | b'|'] => high_first += 1,
            [1..=0x7e, 1..=0x7e] => ascii += 1,
            _ => {}
        }
    }
    if ascii * 4 > bytes.len() {
        return None;
    }
    match (low_first, high_first) {
        (1.., 0) => Some(Encoding::Utf16Le),
        (0, 1..) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The same text in UTF-8, without byte order mark.
pub(in crate::io::import) struct Decoded<R> {
    inner: R,
    encoding: Encoding,
    /// None where bytes are taken as they are.
    decoder: Option<Decoder>,
    /// Bytes of the file.
    raw: Vec<u8>,
    /// What they say.
    text: Vec<u8>,
    /// What of the text was handed out.
    told: usize,
    begun: bool,
    ended: bool,
}

/// How many bytes are decoded at a time.
const PIECE: usize = 64 << 10;

impl<R: Read> Decoded<R> {
    pub(in crate::io::import) fn new(inner: R, encoding: Encoding) -> Self {
        Self {
            inner,
            encoding,
            decoder: encoding.decoder(),
            raw: Vec::new(),
            text: Vec::new(),
            told: 0,
            begun: false,
            ended: false,
        }
    }

    /// Decode more of the file, past its mark.
    fn refill(&mut self) -> io::Result<()> {
        self.told = 0;
        self.raw.clear();
        let mut piece = self.inner.by_ref().take(PIECE as u64);
        self.ended = piece.read_to_end(&mut self.raw)? < PIECE;
        let mark = if self.begun {
            0
        } else {
            self.encoding.mark(&self.raw)
        };
        self.begun = true;
        let Some(decoder) = &mut self.decoder else {
            self.raw.drain(..mark);
            std::mem::swap(&mut self.raw, &mut self.text);
            return Ok(());
        };
        let bytes = &self.raw[mark..];
        // Room for all of it, so that one call is enough.
        let room = decoder.max_utf8_buffer_length(bytes.len());
        self.text.resize(room.unwrap_or(4 * PIECE), 0);
        let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut self.text, self.ended);
        self.text.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.told == self.text.len() && !self.ended {
            self.refill()?;
        }
        let text = &self.text[self.told..];
        let length = text.len().min(out.len());
        out[..length].copy_from_slice(&text[..length]);
        self.told += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
        let text = if mark {
            format!("\u{feff}{text}")
        } else {
            text.to_owned()
        };
        match encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Windows1252 => WINDOWS_1252.encode(&text).0.into_owned(),
        }
    }

    #[test]
    fn every_encoding_is_found_and_read() {
        let text = "brand;größe\nCafé;3\n".repeat(9000);
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            for mark in [true, false] {
                let bytes = encoded(&text, encoding, mark);
                assert_eq!(detect(&bytes, true), encoding, "{mark}");
                let mut read = String::new();
                Decoded::new(&*bytes, encoding)
                    .read_to_string(&mut read)
                    .unwrap();
                assert!(read == text, "{encoding:?} {mark}");
            }
        }
        let bytes = encoded(&text, Encoding::Windows1252, false);
        assert_eq!(detect(&bytes, true), Encoding::Windows1252);
        let mut read = String::new();
        Decoded::new(&*bytes, Encoding::Windows1252)
            .read_to_string(&mut read)
            .unwrap();
        assert!(read == text);
    }

    #[test]
    fn japanese_without_mark_is_found() {
        let text = "\u{5e97}\t\u{4fa1}\u{683c}\n\u{8c4a}\t5\n";
        for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
            assert_eq!(detect(&encoded(text, encoding, false), true), encoding);
        }
    }

    #[test]
    fn a_letter_may_go_on_past_the_head() {
        let bytes = "café".as_bytes();
        let cut = &bytes[..bytes.len() - 1];
        assert_eq!(detect(cut, false), Encoding::Utf8);
        assert_eq!(detect(cut, true), Encoding::Windows1252);
        assert_eq!(detect(b"", true), Encoding::Utf8);
    }

    #[test]
    fn any_bytes_are_read_to_an_end() {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Windows1252] {
            for bytes in [
                &b""[..],
                b"\xff",
                b"\xff\xfe",
                b"\xef\xbb",
                b"a\xd8\x00\xd8",
            ] {
                let mut read = Vec::new();
                Decoded::new(bytes, encoding)
                    .read_to_end(&mut read)
                    .unwrap();
                assert!(read.len() <= 3 * bytes.len(), "{encoding:?} {bytes:?}");
            }
        }
    }
}
