//! How wide a text is, and which font draws it.
//!
//! Texts are measured with the shaper, the font files and the choice of
//! fallback fonts that the painters draw them with, so that what was laid out
//! is what is seen. Nothing here knows how a glyph gets onto a page.

mod characters;
mod fallback;
mod line;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use kurbo::{Affine, BezPath};
use resvg::usvg::fontdb::{Database, ID, Source};
use rustybuzz::ttf_parser::{self, GlyphId};
use unicode_segmentation::UnicodeSegmentation as _;

use characters::is_invisible;
pub(crate) use characters::{left_to_right, one_line};
use fallback::Fallback;
pub use line::{Glyph, Line, Run};

/// Of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For most text.
    Regular,
    /// For titles and our own company.
    SemiBold,
}

/// A font file that draws text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// The bundled font in this weight.
    Bundled(Weight),
    /// The bundled outlines of emoji, of one weight.
    Emoji,
    /// A font of the machine by its id in [`Fonts::database`].
    System(ID),
}

/// The bundled font files, in the order in which the database holds them.
static FILES: [&[u8]; 3] = [
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../../assets/fonts/NotoEmoji-Regular.ttf"),
];

/// The same, parsed once in the life of the process, when first needed.
static FACES: [LazyLock<Option<rustybuzz::Face<'static>>>; 3] = [
    LazyLock::new(|| rustybuzz::Face::from_slice(FILES[0], 0)),
    LazyLock::new(|| rustybuzz::Face::from_slice(FILES[1], 0)),
    LazyLock::new(|| rustybuzz::Face::from_slice(FILES[2], 0)),
];

/// The fonts that texts are measured and drawn with.
///
/// Bundled ones first; characters they lack are looked for in the fonts of the
/// machine, which are read when the first such character is seen.
#[derive(Debug)]
pub struct Fonts {
    bundled: Arc<Database>,
    ids: [Option<ID>; 3],
    /// Read on first use; never, where only bundled fonts may be used.
    fallback: OnceLock<Fallback>,
    use_system: bool,
    widths: Mutex<Widths>,
}

/// Widths of texts for a font of size 1.
#[derive(Debug, Default)]
struct Widths {
    by_weight: [HashMap<Box<str>, f64>; 2],
    bytes: usize,
}

impl Default for Fonts {
    /// The bundled fonts, and those of the machine for what they lack.
    fn default() -> Self {
        Self::new(true)
    }
}

impl Fonts {
    /// From the baseline up to the top of the tallest letters, for a font of size 1.
    pub const ASCENT: f64 = 0.96875;
    /// From the baseline down to the bottom of the lowest letters, for a font of size 1.
    pub const DESCENT: f64 = 0.2412;
    /// From the baseline to the top of a capital letter, for a font of size 1.
    pub const CAP_HEIGHT: f64 = 0.7275;

    /// How many bytes of measured texts are remembered.
    const REMEMBERED: usize = 1 << 20;

    /// The bundled fonts alone, so that nothing depends on the machine.
    pub fn bundled_only() -> Self {
        Self::new(false)
    }

    fn new(use_system: bool) -> Self {
        let mut bundled = Database::new();
        let ids = FILES.map(|file| {
            let ids = bundled.load_font_source(Source::Binary(Arc::new(file)));
            ids.first().copied()
        });
        Self {
            bundled: Arc::new(bundled),
            ids,
            fallback: OnceLock::new(),
            use_system,
            widths: Mutex::default(),
        }
    }

    /// The width of `text` on one line, in points, for a font of `size` points.
    pub fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let place = weight as usize;
        let mut widths = self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(width) = widths.by_weight[place].get(text) {
            return width * size;
        }
        let width = self.line(text, weight).width;
        if widths.bytes + text.len() > Self::REMEMBERED {
            *widths = Widths::default();
        }
        widths.bytes += text.len();
        widths.by_weight[place].insert(text.into(), width);
        width * size
    }

    /// The characters of `text` that no font at hand can draw, each once, in order.
    ///
    /// What has no look of its own is never missing: spaces, joiners, direction
    /// marks, and the marks that go with a letter.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for cluster in text.graphemes(true) {
            let Some(base) = cluster.chars().find(|c| is_seen(*c)) else {
                continue;
            };
            if self.face_for(base, Weight::Regular).is_none() && !missing.contains(&base) {
                missing.push(base);
            }
        }
        missing
    }

    /// `text` as glyphs at fixed places.
    pub fn line(&self, text: &str, weight: Weight) -> Line {
        Line::new(self, text, weight)
    }

    /// Whether `text` is drawn in the bundled font alone, from left to right.
    pub fn is_plain(text: &str, weight: Weight) -> bool {
        text.chars()
            .all(|c| c < '\u{590}' && has_glyph(Face::Bundled(weight), c))
    }

    /// The outline of a part of a line, for a font of size 1, with y downwards
    /// and the start of the line's baseline at the origin.
    ///
    /// Empty for spaces and for fonts of coloured pictures.
    pub fn outline(&self, run: &Run) -> BezPath {
        let mut path = BezPath::new();
        self.with_face(run.face, |face| {
            let scale = 1.0 / f64::from(face.units_per_em());
            for glyph in &run.glyphs {
                let mut pen = Pen(BezPath::new());
                face.outline_glyph(glyph.id, &mut pen);
                let place = Affine::new([scale, 0.0, 0.0, -scale, glyph.x, glyph.y]);
                path.extend(place * pen.0);
            }
        });
        path
    }

    /// The font of the machine that draws `c`, which the bundled ones lack.
    pub fn fallback_for(&self, c: char, weight: Weight) -> Option<ID> {
        self.system()?.face_for(c, weight)
    }

    /// Every face that may be needed to draw what was measured so far.
    pub fn database(&self) -> Arc<Database> {
        match self.fallback.get() {
            Some(fallback) => Arc::clone(fallback.database()),
            None => Arc::clone(&self.bundled),
        }
    }

    /// The id of a face in [`Self::database`].
    pub fn id(&self, face: Face) -> Option<ID> {
        match face {
            Face::System(id) => Some(id),
            Face::Bundled(_) | Face::Emoji => self.ids[file_of(face)?],
        }
    }

    /// The name of a face's family, by which an SVG file asks for it.
    pub fn family(&self, face: Face) -> String {
        let database = self.database();
        let info = self.id(face).and_then(|id| database.face(id));
        info.map_or("Inter", fallback::family).to_owned()
    }

    /// The id in [`Self::database`] of the face that [`Self::family`] names.
    pub fn face_named(&self, family: &str, weight: Weight) -> Option<ID> {
        let bundled = [Face::Bundled(weight), Face::Emoji];
        let bundled = bundled
            .into_iter()
            .find(|face| self.family(*face) == family);
        match bundled {
            Some(face) => self.id(face),
            None => self.fallback.get()?.face_named(family, weight),
        }
    }

    /// The bytes of a bundled font file.
    pub fn file(face: Face) -> Option<&'static [u8]> {
        file_of(face).map(|place| FILES[place])
    }

    /// The face that draws `c`, if any does.
    fn face_for(&self, c: char, weight: Weight) -> Option<Face> {
        [Face::Bundled(weight), Face::Emoji]
            .into_iter()
            .find(|face| has_glyph(*face, c))
            .or_else(|| self.fallback_for(c, weight).map(Face::System))
    }

    /// The face that draws a letter with its marks; the bundled one if none can.
    fn face_for_cluster(&self, cluster: &str, weight: Weight) -> Face {
        let bundled = Face::Bundled(weight);
        let mut seen = cluster.chars().filter(|c| is_seen(*c));
        let Some(base) = seen.next() else {
            return bundled;
        };
        let best = self.face_for(base, weight).unwrap_or(bundled);
        let Some(mark) = seen.find(|c| !self.draws(best, *c)) else {
            return best;
        };
        // A face that has the mark often has the letter too; they belong together.
        match self.face_for(mark, weight) {
            Some(other) if self.draws(other, base) => other,
            _ => best,
        }
    }

    /// Whether `face` has a glyph for `c`.
    fn draws(&self, face: Face, c: char) -> bool {
        self.with_face(face, |face| face.glyph_index(c).is_some())
            .unwrap_or(false)
    }

    /// The fonts of the machine, read now if they were not before.
    fn system(&self) -> Option<&Fallback> {
        self.use_system
            .then(|| self.fallback.get_or_init(|| Fallback::load(&self.bundled)))
    }

    /// What `read` makes of a face; nothing if its file cannot be read.
    fn with_face<T>(&self, face: Face, read: impl FnOnce(&rustybuzz::Face<'_>) -> T) -> Option<T> {
        match (face, file_of(face)) {
            (Face::System(id), _) => {
                let parse = |data: &[u8], index| {
                    rustybuzz::Face::from_slice(data, index).as_ref().map(read)
                };
                self.database().with_face_data(id, parse).flatten()
            }
            (_, Some(place)) => FACES[place].as_ref().map(read),
            (_, None) => None,
        }
    }
}

/// Whether `c` makes a mark on the page.
fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

/// The place of a bundled face in [`FILES`].
fn file_of(face: Face) -> Option<usize> {
    match face {
        Face::Bundled(Weight::Regular) => Some(0),
        Face::Bundled(Weight::SemiBold) => Some(1),
        Face::Emoji => Some(2),
        Face::System(_) => None,
    }
}

/// Whether a bundled face has a glyph for `c`.
fn has_glyph(face: Face, c: char) -> bool {
    let face = file_of(face).and_then(|place| FACES[place].as_ref());
    face.is_some_and(|face| face.glyph_index(c).is_some_and(|glyph| glyph != GlyphId(0)))
}

/// Takes down the outline of a glyph.
struct Pen(BezPath);

impl ttf_parser::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to((x1, y1), (x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.curve_to((x1, y1), (x2, y2), (x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests;
