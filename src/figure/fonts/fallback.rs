//! Fonts of the machine, for characters that the bundled fonts lack.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Stretch, Style};
use rustybuzz::ttf_parser::{self, Tag};

use super::Weight;
use super::characters::is_japanese;

/// The machine's fonts and which of them draws what.
///
/// The choice for a character depends on the installed fonts only, never on
/// what was asked before, so that all painters and all runs agree.
#[derive(Debug)]
pub(super) struct Fallback {
    database: Arc<Database>,
    /// The families, best first.
    ranked: Vec<Candidate>,
    /// The same, the Japanese ones first.
    japanese_first: Vec<usize>,
    chosen: Mutex<HashMap<char, Option<Pair>>>,
}

/// The faces of a family, often the same one, for both weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    regular: ID,
    semi_bold: ID,
}

impl Pair {
    fn of(self, weight: Weight) -> ID {
        match weight {
            Weight::Regular => self.regular,
            Weight::SemiBold => self.semi_bold,
        }
    }
}

/// A family that may be chosen, and what its regular face can draw, once
/// somebody asked.
#[derive(Debug)]
struct Candidate {
    faces: Pair,
    coverage: OnceLock<Coverage>,
}

/// A set of characters, as pages of 256 bits.
#[derive(Debug, Default)]
struct Coverage(BTreeMap<u32, [u64; 4]>);

impl Fallback {
    /// The fonts installed on this machine, beside those in `bundled`.
    ///
    /// Reads the names in all font files, which takes tens of milliseconds.
    pub(super) fn load(bundled: &Database) -> Self {
        let mut database = bundled.clone();
        let known: BTreeSet<ID> = bundled.faces().map(|face| face.id).collect();
        database.load_system_fonts();

        let mut faces: Vec<&FaceInfo> = database
            .faces()
            .filter(|face| !known.contains(&face.id))
            .filter(|face| face.style == Style::Normal && face.stretch == Stretch::Normal)
            .collect();
        faces.sort_by_cached_key(|face| {
            let family = family(face);
            let script_name = face.post_script_name.clone();
            (tier(family), family.to_owned(), script_name, face.index)
        });
        let (ranked, is_japanese): (Vec<Candidate>, Vec<bool>) = faces
            .chunk_by(|a, b| family(a) == family(b))
            .filter_map(|faces| Some((Candidate::new(faces)?, is_for_japanese(family(faces[0])))))
            .unzip();
        let (japanese, others): (Vec<usize>, Vec<usize>) =
            (0..ranked.len()).partition(|&at| is_japanese[at]);
        Self {
            ranked,
            japanese_first: [japanese, others].concat(),
            database: Arc::new(database),
            chosen: Mutex::default(),
        }
    }

    /// The bundled faces and the machine's; those have the ids they had.
    pub(super) fn database(&self) -> &Arc<Database> {
        &self.database
    }

    /// The face that draws `c` in this weight, or nearly so, if any does.
    pub(super) fn face_for(&self, c: char, weight: Weight) -> Option<ID> {
        let mut chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = *chosen.entry(c).or_insert_with(|| self.choose(c));
        pair.map(|pair| pair.of(weight))
    }

    /// The face that is chosen when one of its family is.
    pub(super) fn face_named(&self, name: &str, weight: Weight) -> Option<ID> {
        let is_named = |pair: &Pair| {
            let face = self.database.face(pair.regular);
            face.is_some_and(|face| family(face) == name)
        };
        let mut pairs = self.ranked.iter().map(|candidate| candidate.faces);
        pairs.find(is_named).map(|pair| pair.of(weight))
    }

    fn choose(&self, c: char) -> Option<Pair> {
        let draws = |candidate: &&Candidate| {
            let read = || Coverage::of(&self.database, candidate.faces.regular);
            candidate.coverage.get_or_init(read).contains(c)
        };
        let found = if is_japanese(c) {
            let order = self.japanese_first.iter();
            order.map(|&at| &self.ranked[at]).find(draws)
        } else {
            self.ranked.iter().find(draws)
        };
        let faces = found?.faces;
        let draws = |data: &[u8], index| {
            let face = ttf_parser::Face::parse(data, index).ok()?;
            face.glyph_index(c)
        };
        let in_semi_bold = self.database.with_face_data(faces.semi_bold, draws);
        Some(match in_semi_bold.flatten() {
            Some(_) => faces,
            None => Pair {
                semi_bold: faces.regular,
                ..faces
            },
        })
    }
}

impl Candidate {
    /// Of the faces of one family, the nearest to each weight.
    fn new(faces: &[&FaceInfo]) -> Option<Self> {
        let nearest = |weight: u16| {
            let off = |face: &&&FaceInfo| face.weight.0.abs_diff(weight);
            faces.iter().min_by_key(off).map(|face| face.id)
        };
        Some(Self {
            faces: Pair {
                regular: nearest(400)?,
                semi_bold: nearest(600)?,
            },
            coverage: OnceLock::new(),
        })
    }
}

impl Coverage {
    /// What a face draws.
    fn of(database: &Database, id: ID) -> Self {
        let read = |data: &[u8], index| {
            let face = ttf_parser::Face::parse(data, index).ok()?;
            can_draw(&face).then(|| Self::of_parsed(&face))
        };
        let coverage = database.with_face_data(id, read).flatten();
        coverage.unwrap_or_default()
    }

    fn of_parsed(face: &ttf_parser::Face<'_>) -> Self {
        let mut set = Self::default();
        let tables = face.tables().cmap.into_iter();
        for table in tables.flat_map(|cmap| cmap.subtables) {
            let draws = |code| table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0);
            if table.is_unicode() {
                table.codepoints(|code| set.extend(draws(code).then_some(code)));
            }
        }
        set
    }

    fn contains(&self, c: char) -> bool {
        let code = u32::from(c);
        let page = self.0.get(&(code >> 8));
        page.is_some_and(|page| page[(code >> 6 & 3) as usize] >> (code & 63) & 1 == 1)
    }
}

impl Extend<u32> for Coverage {
    fn extend<T: IntoIterator<Item = u32>>(&mut self, codes: T) {
        for code in codes {
            let page = self.0.entry(code >> 8).or_default();
            page[(code >> 6 & 3) as usize] |= 1 << (code & 63);
        }
    }
}

/// Whether a face has outlines or, as those of emoji do, coloured pictures;
/// black bitmaps are no use at most sizes.
fn can_draw(face: &ttf_parser::Face<'_>) -> bool {
    [b"glyf", b"CFF ", b"CFF2", b"CBDT", b"sbix"]
        .into_iter()
        .any(|tag| face.raw_face().table(Tag::from_bytes(tag)).is_some())
}

/// The name under which an SVG file asks for a face.
pub(super) fn family(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name.as_str())
}

/// How far a family is from looking like Inter; low is near.
fn tier(family: &str) -> u8 {
    let family = family.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| family.contains(word));
    if has(&["emoji", "color"]) {
        4
    } else if has(&["mono", "serif", "code", "courier", "typewriter"]) {
        3
    } else if family.starts_with("noto sans") {
        0
    } else if has(&[
        "sans",
        "arial",
        "gothic",
        "helvetica",
        "hiragino",
        "meiryo",
        "pingfang",
        "segoe ui",
        "tahoma",
        "yahei",
    ]) {
        1
    } else {
        2
    }
}

/// Whether the Han letters of a family have their Japanese shapes.
fn is_for_japanese(family: &str) -> bool {
    let names = [
        "Hiragino",
        "IPA",
        "Meiryo",
        "MS Gothic",
        "MS PGothic",
        "Takao",
        "VL Gothic",
        "Yu Gothic",
    ];
    family.ends_with(" JP") || names.iter().any(|name| family.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coverage_holds_what_was_put_in_and_nothing_else() {
        let mut set = Coverage::default();
        for c in ['\0', '?', '@', '\u{ff}', '\u{100}', '価', '\u{1f600}'] {
            assert!(!set.contains(c), "{c:?}");
            set.extend([u32::from(c)]);
            assert!(set.contains(c), "{c:?}");
        }
        assert!(!set.contains('A') && !set.contains('格'));
    }

    #[test]
    fn plain_families_come_before_odd_ones() {
        let families = [
            "Noto Sans Thai",
            "DejaVu Sans",
            "Lohit",
            "Noto Serif Thai",
            "Noto Emoji",
        ];
        assert!(families.is_sorted_by_key(|family| tier(family)));
    }
}
