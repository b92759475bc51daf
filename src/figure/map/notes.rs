//! What stands below a map: how far it can be trusted, and who is not on it.

use kurbo::{Point, Rect, RoundedRect, Shape as _};

use super::super::paragraph::{LINE_HEIGHT, Lines, Paragraph, shown_name};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Stroke, Turn, Weight};
use super::remarks::Remark;
use super::subject::Subject;

/// Sizes of the letters, the one to try first in front.
const SIZES: [f64; 3] = [9.5, 9.0, 8.5];

/// The most lines of remarks.
const MOST_LINES: usize = 3;

/// Within the badge, and between it and what follows, in points.
const PADDING: f64 = 5.0;

/// Above the notes.
const ABOVE: f64 = 7.0;

/// The part of the page's width that the count of what is not labelled may take.
const COUNT_WIDTH: f64 = 0.16;

/// The notes below a map, broken to fit.
pub(super) struct Notes {
    size: f64,
    /// Where the levels come from.
    badge: Option<(String, f64)>,
    remarks: Lines,
    absent: Lines,
    /// How many lines of remarks there is room for.
    rows: usize,
    /// Whether there is room to say how many labels are missing.
    counts: bool,
    /// Their height, where it is given.
    kept: Option<f64>,
}

impl Notes {
    /// With room for a count of missing labels if `counts`; as high as `kept`,
    /// whatever is to be said, if that is given.
    pub(super) fn fit(
        subject: &Subject<'_>,
        remarks: &[Remark],
        (counts, kept): (bool, Option<f64>),
        (width, fonts): (f64, &Fonts),
    ) -> Self {
        let badge = remarks.iter().find_map(|remark| match remark {
            Remark::Basis(basis) => Some(basis.text()),
            _ => None,
        });
        let is_said =
            |remark: &&Remark| !matches!(remark, Remark::Basis(_)) && !remark.is_obstacle();
        let said: Vec<String> = remarks.iter().filter(is_said).map(Remark::text).collect();
        let text = said.join(" ");
        let mut notes = Self {
            size: SIZES[0],
            badge: None,
            remarks: Lines::default(),
            absent: Lines::default(),
            rows: 0,
            counts,
            kept,
        };
        let mut most = MOST_LINES;
        for size in SIZES {
            notes.size = size;
            if let Some(height) = kept {
                most = ((height - ABOVE) / notes.line() + 1e-6).max(0.0) as usize;
            }
            notes.badge = badge.clone().map(|text| {
                let width = fonts.width(&text, size, Weight::SemiBold) + 2.0 * PADDING;
                (text, width)
            });
            let beside = notes
                .badge
                .as_ref()
                .map_or(0.0, |(_, width)| width + 1.5 * PADDING);
            let count = if counts { COUNT_WIDTH * width } else { 0.0 };
            if !text.is_empty() {
                let room = (width - beside - count).max(1.0);
                let paragraph = Paragraph::new(&text, Weight::Regular, fonts);
                notes.remarks = paragraph.lines(room / size, fonts);
            }
            if notes.remarks.rows.len() <= most && !notes.remarks.broken {
                break;
            }
        }
        notes.absent = absent(subject, width / notes.size, fonts);
        let mut least = usize::from(notes.badge.is_some() || counts);
        if kept.is_some() {
            notes.absent.rows.truncate(most);
            most -= notes.absent.rows.len();
            least = least.min(most);
        }
        notes.remarks.shorten(most);
        notes.remarks.rows.truncate(most);
        notes.rows = notes.remarks.rows.len().max(least);
        if notes.rows == 0 {
            notes.badge = None;
            notes.counts = false;
        }
        notes
    }

    fn line(&self) -> f64 {
        LINE_HEIGHT * self.size
    }

    /// Of all of it with the room above, in points.
    pub(super) fn height(&self) -> f64 {
        if let Some(height) = self.kept {
            return height;
        }
        let rows = self.rows + self.absent.rows.len();
        let between = if self.rows > 0 && !self.absent.rows.is_empty() {
            2.0
        } else {
            0.0
        };
        if rows == 0 {
            0.0
        } else {
            ABOVE + rows as f64 * self.line() + between
        }
    }

    /// Draw all but the count at the foot of what is left of the page.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, sheet: Rect) {
        let top = sheet.y1 - self.height() + ABOVE;
        let style = Style {
            size: self.size,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::Start,
        };
        let mut left = sheet.x0;
        if let Some((text, width)) = &self.badge {
            let pill = Rect::new(left, top - 1.0, left + width, top + self.line() + 1.0);
            let color = pen.look.strong_rule;
            let stroke = Stroke {
                width: 0.75,
                color,
                dash: Vec::new(),
            };
            let outline = RoundedRect::from_rect(pill, 4.0).to_path(0.05);
            pen.path(Part::Note, outline, None, Some(stroke));
            let style = Style {
                weight: Weight::SemiBold,
                ..style
            };
            let lines = one_line(text);
            pen.lines(&Part::Note, &lines, left + PADDING, top, style);
            left += width + 1.5 * PADDING;
        }
        if !self.remarks.rows.is_empty() {
            pen.lines(&Part::Note, &self.remarks, left, top, style);
        }
        if !self.absent.rows.is_empty() {
            let top = sheet.y1 - self.absent.rows.len() as f64 * self.line();
            pen.lines(&Part::Note, &self.absent, sheet.x0, top, style);
        }
    }

    /// Whether [`Self::draw_count`] has room.
    pub(super) fn has_room_for_count(&self) -> bool {
        self.counts
    }

    /// Say how many labels are missing, at the right end of the remarks.
    pub(super) fn draw_count(&self, pen: &mut Pen<'_>, sheet: Rect, count: usize) {
        let text = format!("{count} not labelled");
        let widest = COUNT_WIDTH * sheet.width() - PADDING;
        let width = pen.fonts.width(&text, 1.0, Weight::Regular);
        let size = self.size.min(widest / width.max(1e-6));
        let style = Style {
            size,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::End,
        };
        let top = sheet.y1 - self.height() + ABOVE;
        let y = top + self.line() / 2.0 + 0.36 * size;
        pen.text(
            &Part::Note,
            &text,
            Point::new(sheet.x1, y),
            Turn::Upright,
            style,
        );
    }
}

fn one_line(text: &str) -> Lines {
    Lines {
        rows: vec![text.to_owned()],
        ..Lines::default()
    }
}

/// Who is not on the map, as many by name as fit into two lines.
fn absent(subject: &Subject<'_>, width: f64, fonts: &Fonts) -> Lines {
    let unplaced = &subject.unplaced;
    if unplaced.is_empty() || subject.x.is_nothing() || subject.y.is_nothing() {
        return Lines::default();
    }
    let why = match (subject.x.factor(), subject.y.factor()) {
        (Some(_), Some(_)) => "unscored",
        (None, None) => "not known",
        _ => "unscored or not known",
    };
    let name = |at: usize| {
        let (id, _) = &unplaced[at];
        let competitor = subject.of.project.competitor(id);
        competitor.map_or_else(|| id.to_string(), |competitor| shown_name(&competitor.name))
    };
    let names: Vec<String> = (0..unplaced.len().min(30)).map(name).collect();
    let mut told = names.len();
    loop {
        let more = match unplaced.len() - told {
            0 => String::new(),
            more if told == 0 => more.to_string(),
            more => format!(" and {more} more"),
        };
        let text = format!("Not on the map ({why}): {}{more}", names[..told].join(", "));
        let mut lines = Paragraph::new(&text, Weight::Regular, fonts).lines(width, fonts);
        if lines.rows.len() <= 2 && !lines.broken || told == 0 {
            lines.shorten(2);
            return lines;
        }
        told = told * 3 / 4;
    }
}
