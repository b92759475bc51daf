//! A line of text as glyphs at fixed places.

use std::ops::Range;

use rustybuzz::ttf_parser::GlyphId;
use rustybuzz::{Direction, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Face, Fonts, Weight, characters::one_line};

/// A line of text as glyphs, for a font of size 1, with y downwards and the
/// baseline's start at the origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What is drawn: the text without line breaks and control characters.
    pub text: String,
    /// How far the pen moves.
    pub width: f64,
    /// Left to right.
    pub runs: Vec<Run>,
}

/// A part of a line that a painter can draw by itself: in one font and one
/// direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Which font draws it.
    pub face: Face,
    /// Its bytes in the line's text.
    pub range: Range<usize>,
    /// Where it starts.
    pub x: f64,
    /// Left to right.
    pub glyphs: Vec<Glyph>,
}

/// A letter, or a part of one, at its place in the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// In the font.
    pub id: GlyphId,
    /// Of its origin, from the start of the line.
    pub x: f64,
    /// Of its origin, from the baseline.
    pub y: f64,
}

impl Line {
    /// Shape `text`.
    pub(super) fn new(fonts: &Fonts, text: &str, weight: Weight) -> Self {
        let mut line = Self {
            text: one_line(text).into_owned(),
            ..Self::default()
        };
        if line.text.is_empty() {
            return line;
        }
        let text = std::mem::take(&mut line.text);
        // As usvg does, which knows no paragraphs that run to the left.
        let bidi = BidiInfo::new(&text, Some(Level::ltr()));
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let leftwards = levels.get(run.start).is_some_and(Level::is_rtl);
                let mut parts = parts(fonts, &text, run, weight);
                if leftwards {
                    parts.reverse();
                }
                for (face, range) in parts {
                    line.push(fonts, &text, (face, range), leftwards);
                }
            }
        }
        line.text = text;
        line
    }

    /// Shape a part of `text` in one face and append it.
    fn push(&mut self, fonts: &Fonts, text: &str, part: (Face, Range<usize>), leftwards: bool) {
        let (face, range) = part;
        let shaped = fonts.with_face(face, |font| {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(&text[range.clone()]);
            buffer.set_direction(if leftwards {
                Direction::RightToLeft
            } else {
                Direction::LeftToRight
            });
            let glyphs = rustybuzz::shape(font, &[], buffer);
            (glyphs, 1.0 / f64::from(font.units_per_em()))
        });
        let Some((shaped, scale)) = shaped else {
            return;
        };

        let mut run = Run {
            face,
            range: range.clone(),
            x: self.width,
            glyphs: Vec::with_capacity(shaped.len()),
        };
        let (mut cluster, mut moves) = (None, 0);
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            if cluster != Some(info.cluster) {
                // A painter that takes the widest glyph of a cluster for its
                // width, as usvg does, is told where the next cluster starts.
                if moves > 1 && !leftwards {
                    run = self.cut(run, range.start + info.cluster as usize);
                }
                (cluster, moves) = (Some(info.cluster), 0);
            }
            run.glyphs.push(Glyph {
                id: GlyphId(u16::try_from(info.glyph_id).unwrap_or(0)),
                x: self.width + f64::from(position.x_offset) * scale,
                y: -f64::from(position.y_offset) * scale,
            });
            moves += u32::from(position.x_advance != 0);
            self.width += f64::from(position.x_advance) * scale;
        }
        self.runs.push(run);
    }

    /// Append the part of `run` before byte `at`; give back an empty rest.
    fn cut(&mut self, mut run: Run, at: usize) -> Run {
        let rest = Run {
            face: run.face,
            range: at..run.range.end,
            x: self.width,
            glyphs: Vec::new(),
        };
        run.range.end = at;
        self.runs.push(run);
        rest
    }
}

/// `range` of `text` cut into stretches of one face each.
fn parts(
    fonts: &Fonts,
    text: &str,
    range: Range<usize>,
    weight: Weight,
) -> Vec<(Face, Range<usize>)> {
    let mut parts: Vec<(Face, Range<usize>)> = Vec::new();
    for (at, cluster) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + at;
        let end = start + cluster.len();
        let face = fonts.face_for_cluster(cluster, weight);
        match parts.last_mut() {
            Some((last, part)) if *last == face => part.end = end,
            _ => parts.push((face, start..end)),
        }
    }
    parts
}
