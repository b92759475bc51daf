//! The page a figure is laid out on, with what stands at its top and its foot.

use kurbo::{Point, Rect, Size};

use super::legend::Legend;
use super::paragraph::Paragraph;
use super::pen::{Pen, Style};
use super::{Anchor, Part, Rgba, Turn, Weight};
use crate::model::Project;

/// The area of a page in square points: that of 960 × 540.
const AREA: f64 = 960.0 * 540.0;

/// Sizes of the source note, the one to try first in front.
const SOURCE_SIZES: [f64; 3] = [10.0, 9.0, 8.0];

/// Size of a remark at the foot of the page.
const REMARK_SIZE: f64 = 9.5;

/// Between a source note and a remark in one line.
const APART: f64 = 18.0;

/// The sheet a figure is laid out on, in points.
///
/// All sheets have the same area, whatever the size of the picture: a picture
/// of 800 × 450 pixels and one of 3840 × 2160 are the same picture at two
/// scales, and letters are as large beside the curves in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// Of the sheet.
    pub size: Size,
}

impl Page {
    /// The sheet for a picture of `width` × `height` in any unit, at least 1 × 1.
    pub fn for_picture(width: f64, height: f64) -> Self {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let scale = (AREA / (width * height)).sqrt();
        Self {
            size: Size::new(width * scale, height * scale),
        }
    }

    /// The page without its margins.
    pub(super) fn sheet(&self) -> Rect {
        let margin = (self.size.min_side() * 0.052).clamp(4.0, 28.0);
        self.size.to_rect().inset(-margin)
    }
}

/// A line at the foot of the page, at its right end.
pub(super) struct Remark<'a> {
    pub(super) part: Part,
    pub(super) text: &'a str,
    /// The longest text that may stand there, so that one that changes moves
    /// nothing else.
    pub(super) longest: &'a str,
}

/// Title and tagline, at the top of what is left of the page.
pub(super) fn heading(pen: &mut Pen<'_>, title: &str, tagline: &str, sheet: &mut Rect) {
    let before = sheet.y0;
    let sizes: (&[f64], usize) = (&[22.0, 19.0, 16.0, 13.0], 2);
    let color = pen.look.text;
    block(
        pen,
        (Part::Title, title),
        sizes,
        (Weight::SemiBold, color),
        sheet,
    );
    let sizes: (&[f64], usize) = (&[14.0, 12.0, 10.5], 2);
    let color = pen.look.soft_text;
    block(
        pen,
        (Part::Tagline, tagline),
        sizes,
        (Weight::Regular, color),
        sheet,
    );
    if sheet.y0 > before {
        sheet.y0 += 12.0;
    }
}

/// A block of text at the top of what is left of the page, if there is a text.
pub(super) fn block(
    pen: &mut Pen<'_>,
    (part, text): (Part, &str),
    (sizes, most): (&[f64], usize),
    (weight, color): (Weight, Rgba),
    sheet: &mut Rect,
) {
    if text.trim().is_empty() {
        return;
    }
    let paragraph = Paragraph::new(text, weight, pen.fonts);
    let (size, lines) = paragraph.fit(sheet.width(), sizes, most, pen.fonts);
    let style = Style {
        size,
        weight,
        color,
        anchor: Anchor::Start,
    };
    pen.lines(&part, &lines, sheet.x0, sheet.y0, style);
    sheet.y0 += lines.height() * size + 2.0;
}

/// The source note, a remark and a legend, at the bottom of the page: the
/// first two in one line if that has room for both, otherwise the remark above
/// the note; the legend above them, or beside a note without a remark.
pub(super) fn footing(
    pen: &mut Pen<'_>,
    project: &Project,
    remark: Option<&Remark<'_>>,
    legend: &Legend,
    sheet: &mut Rect,
) {
    let before = sheet.y1;
    let weight = Weight::Regular;
    let color = pen.look.soft_text;
    let style = |size, anchor| Style {
        size,
        weight,
        color,
        anchor,
    };
    let noted = !project.source.trim().is_empty();
    let (mut left, mut baseline) = (0.0, 0.0);
    if noted {
        let paragraph = Paragraph::new(&project.source, weight, pen.fonts);
        let (size, lines) = paragraph.fit(sheet.width(), &SOURCE_SIZES, 2, pen.fonts);
        sheet.y1 -= lines.height() * size;
        if lines.rows.len() == 1 {
            left = sheet.width() - lines.widest * size - APART;
        }
        let style = style(size, Anchor::Start);
        baseline = sheet.y1 + style.baseline();
        pen.lines(&Part::Source, &lines, sheet.x0, sheet.y1, style);
    }
    if let Some(Remark {
        part,
        text,
        longest,
    }) = remark
    {
        let (size, width) = remark_size(pen, longest, sheet.width());
        let style = style(size, Anchor::End);
        if width > left {
            sheet.y1 -= style.line_height();
            baseline = sheet.y1 + style.baseline();
        }
        let at = Point::new(sheet.x1, baseline);
        pen.text(part, text, at, Turn::Upright, style);
        left = 0.0;
    }
    if let Some(legend) = legend.fit(sheet.width(), pen.fonts) {
        let beside = legend.width() <= left && legend.height() < 1.5 * (before - sheet.y1);
        let top = if beside {
            baseline - legend.baseline()
        } else {
            sheet.y1 -= legend.height();
            sheet.y1
        };
        legend.draw(pen, Point::new(sheet.x1, top));
    }
    if sheet.y1 < before {
        sheet.y1 -= 12.0;
    }
}

/// The size of a remark that fits the width of the page, and how wide it is.
fn remark_size(pen: &Pen<'_>, text: &str, room: f64) -> (f64, f64) {
    let width = pen.fonts.width(text, 1.0, Weight::Regular);
    let size = REMARK_SIZE.min(room / width.max(f64::MIN_POSITIVE));
    (size, width * size)
}
