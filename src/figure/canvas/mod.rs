//! The strategy canvas: all value curves over the same factors.
//!
//! Laid out from the outside in: title and tagline take the top of the page,
//! the source note its bottom, labels the right, factor names the room below
//! the frame; the curves get what is left.

use kurbo::{Line, Point, Rect, Size};

use super::paragraph::{LINE_HEIGHT, Paragraph};
use super::pen::{Pen, Style};
use super::{Anchor, Fonts, Part, Scene, Theme, Turn, Weight};
use crate::model::{Competitor, CompetitorId, Factor, FactorId, Level, Project, Role, Score};

mod curves;
mod describe;
mod labels;
mod names;

use labels::{Labels, curve_end};
use names::Names;

/// The area of a page in square points: that of 960 × 540.
const AREA: f64 = 960.0 * 540.0;

/// The levels with a rule across the frame.
const RULES: [f64; 5] = [0.0, 2.5, 5.0, 7.5, 10.0];

/// From level 0 down to the rule for what is not offered.
const NOT_OFFERED_DROP: f64 = 26.0;

/// Between the frame and what stands beside it.
const GAP: f64 = 10.0;

/// Sizes of labels at the ends of curves, the one to try first in front.
const LABEL_SIZES: [f64; 6] = [12.0, 11.0, 10.0, 9.0, 8.0, 7.0];

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
    fn sheet(&self) -> Rect {
        let margin = (self.size.min_side() * 0.052).clamp(4.0, 28.0);
        self.size.to_rect().inset(-margin)
    }
}

/// Where levels and factors stand on a laid-out canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Axes {
    /// The factors on the canvas and their x, left to right.
    pub columns: Vec<(FactorId, f64)>,
    /// The left and right end of the rules.
    pub x_range: (f64, f64),
    /// The y of level 10.
    pub top: f64,
    /// The y of level 0.
    pub bottom: f64,
    /// The y of the rule for what is not offered: below level 0, or at it
    /// where everything on the canvas is offered.
    pub not_offered: f64,
}

impl Axes {
    /// The x of a factor, if it stands on the canvas.
    pub fn x(&self, factor: &FactorId) -> Option<f64> {
        let mut columns = self.columns.iter();
        columns.find(|(id, _)| id == factor).map(|(_, x)| *x)
    }

    /// The y of a level.
    pub fn y(&self, level: f64) -> f64 {
        self.bottom + (self.top - self.bottom) * level / 10.0
    }

    /// The y of a score's point; none for an unscored one.
    pub fn y_of(&self, score: Score) -> Option<f64> {
        match score {
            Score::Unscored => None,
            Score::NotOffered => Some(self.not_offered),
            Score::Level(level) => Some(self.y(level.get())),
        }
    }

    /// The level nearest to a y, stopping at the ends of the scale.
    pub fn level_at(&self, y: f64) -> Level {
        Level::nearest((self.bottom - y) / (self.bottom - self.top) * 10.0)
    }

    /// From one factor to the next; the width of the frame where there is only one.
    pub fn pitch(&self) -> f64 {
        match self.columns.as_slice() {
            [(_, first), (_, second), ..] => second - first,
            _ => self.x_range.1 - self.x_range.0,
        }
    }
}

/// The point of a competitor on a factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Whose point.
    pub competitor: CompetitorId,
    /// On which factor.
    pub factor: FactorId,
    /// What the point stands for: never unscored.
    pub score: Score,
    /// Its middle. Those who do not offer a factor stand side by side.
    pub at: Point,
    /// Of its marker.
    pub radius: f64,
}

/// A laid-out strategy canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Canvas {
    /// The picture.
    pub scene: Scene,
    /// Where levels and factors stand in it.
    pub axes: Axes,
    /// Every point in it, curve by curve, back to front.
    pub points: Vec<Placed>,
    /// How many curves have no label because there is no room for more.
    pub unlabelled: usize,
}

/// What of a project stands on the canvas.
struct Subject<'a> {
    project: &'a Project,
    factors: Vec<&'a Factor>,
    /// With at least one point, back to front: our own company last.
    competitors: Vec<&'a Competitor>,
    /// Whether there is a lane for what is not offered.
    lane: bool,
}

impl<'a> Subject<'a> {
    fn of(project: &'a Project, lane: Lane) -> Self {
        let factors: Vec<&Factor> = project.canvas_factors().map(AsRef::as_ref).collect();
        let mut any_not_offered = lane == Lane::Shown;
        let mut competitors: Vec<&Competitor> = Vec::new();
        for competitor in project.shown_competitors() {
            let Some(row) = project.scores.row(&competitor.id) else {
                continue;
            };
            let mut has_points = false;
            for score in factors.iter().filter_map(|factor| row.get(&factor.id)) {
                has_points = true;
                any_not_offered |= *score == Score::NotOffered;
            }
            if has_points {
                competitors.push(competitor);
            }
        }
        competitors.sort_by_key(|competitor| match competitor.role {
            Role::Alternative => 0,
            Role::Rival => 1,
            Role::Own => 2,
        });
        Self {
            project,
            factors,
            competitors,
            lane: any_not_offered,
        }
    }
}

/// Whether there is room below level 0 for what is not offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Only if something on the canvas is not offered.
    #[default]
    IfUsed,
    /// In any case: while a point is dragged, nothing but that point may move.
    Shown,
}

/// Lay out the strategy canvas of `project` on `page`.
pub fn strategy_canvas(project: &Project, page: &Page, theme: Theme, fonts: &Fonts) -> Canvas {
    strategy_canvas_with(project, page, theme, fonts, Lane::IfUsed)
}

/// Like [`strategy_canvas`], with a choice that only a live canvas needs.
pub fn strategy_canvas_with(
    project: &Project,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
    lane: Lane,
) -> Canvas {
    let subject = Subject::of(project, lane);
    let mut pen = Pen {
        look: theme.look(),
        fonts,
        marks: Vec::new(),
    };
    let mut sheet = page.sheet();
    heading(&mut pen, project, &mut sheet);
    footing(&mut pen, project, &mut sheet);

    let (frame, labels) = frame(&subject, sheet, fonts);
    let axes = &frame.axes;
    rules(&mut pen, axes);
    axis_words(&mut pen, &subject, axes);
    frame.names.draw(&mut pen, &subject, axes);
    let points = curves::draw(&mut pen, &subject, axes);
    let unlabelled = labels.draw(
        &mut pen,
        &subject.competitors,
        &frame.ends(&subject, &points),
    );

    Canvas {
        scene: Scene {
            size: page.size,
            background: Some(pen.look.page),
            marks: pen.marks,
            title: describe::title(project),
            description: describe::description(&subject),
        },
        axes: frame.axes,
        points,
        unlabelled,
    }
}

/// The axes and what their places depend on.
struct Frame {
    axes: Axes,
    names: Names,
}

impl Frame {
    /// Where the labels may stand and what they belong to.
    fn ends(&self, subject: &Subject<'_>, points: &[Placed]) -> labels::Ends {
        let axes = &self.axes;
        let ends = subject.competitors.iter().map(|competitor| {
            let mut own = points.iter().filter(|at| at.competitor == competitor.id);
            own.next_back().map(curve_end)
        });
        labels::Ends {
            at: ends.collect(),
            x: axes.x_range.1 + GAP,
            top: axes.top - 9.5,
            bottom: axes.not_offered + 9.5,
        }
    }
}

/// Divide what is left of the page: the largest labels whose column leaves them room.
fn frame(subject: &Subject<'_>, sheet: Rect, fonts: &Fonts) -> (Frame, Labels) {
    let texts = labels::texts(&subject.competitors, fonts);
    let mut sizes = LABEL_SIZES.iter();
    loop {
        let size = sizes.next().copied();
        let labels = Labels::new(
            &texts,
            size.unwrap_or(LABEL_SIZES[LABEL_SIZES.len() - 1]),
            0.24 * sheet.width(),
            fonts,
        );
        if size.is_some() && !labels.fit(sheet.height()) {
            continue;
        }
        let frame = frame_beside(subject, sheet, labels.width(), fonts);
        let room = frame.axes.not_offered - frame.axes.top + 19.0;
        if size.is_none() || labels.fit(room) {
            return (frame, labels);
        }
    }
}

fn frame_beside(subject: &Subject<'_>, sheet: Rect, labels: f64, fonts: &Fonts) -> Frame {
    let words = axis_word_list(subject)
        .iter()
        .map(|(word, _)| fonts.width(word, AXIS_WORD.0, AXIS_WORD.1))
        .fold(0.0, f64::max);
    let left = sheet.x0 + words + GAP;
    let beside = if labels > 0.0 { labels + GAP } else { 0.0 };
    let right = (sheet.x1 - beside).max(left + 1.0);
    let count = subject.factors.len();
    let inset = (0.35 * (right - left) / count.max(1) as f64).clamp(0.0, 28.0);
    let (first, last) = (left + inset, right - inset);
    let x = |column: usize| match count {
        1 => f64::midpoint(first, last),
        _ => first + (last - first) * column as f64 / (count - 1) as f64,
    };
    let columns: Vec<f64> = (0..count).map(x).collect();
    let names = Names::fit(&subject.factors, &columns, sheet, fonts);

    let drop = if subject.lane { NOT_OFFERED_DROP } else { 0.0 };
    let not_offered = (sheet.y1 - names.height_below()).max(sheet.y0 + drop + 2.0);
    let bottom = not_offered - drop;
    // Half a marker stands above level 10.
    let top = (sheet.y0 + names.height_above() + 8.0).min(bottom - 1.0);
    let ids = subject.factors.iter().map(|factor| factor.id.clone());
    let axes = Axes {
        columns: ids.zip(columns).collect(),
        x_range: (left, right),
        top,
        bottom,
        not_offered,
    };
    Frame { axes, names }
}

/// Title and tagline, at the top of what is left of the page.
fn heading(pen: &mut Pen<'_>, project: &Project, sheet: &mut Rect) {
    let before = sheet.y0;
    let title: (&[f64], usize) = (&[22.0, 19.0, 16.0, 13.0], 2);
    let color = pen.look.text;
    block(
        pen,
        (Part::Title, &project.title),
        title,
        (Weight::SemiBold, color),
        sheet,
    );
    let tagline: (&[f64], usize) = (&[14.0, 12.0, 10.5], 2);
    let color = pen.look.soft_text;
    block(
        pen,
        (Part::Tagline, &project.tagline),
        tagline,
        (Weight::Regular, color),
        sheet,
    );
    if sheet.y0 > before {
        sheet.y0 += 12.0;
    }
}

/// A block of text at the top of what is left of the page, if there is a text.
fn block(
    pen: &mut Pen<'_>,
    (part, text): (Part, &str),
    (sizes, most): (&[f64], usize),
    (weight, color): (Weight, super::Rgba),
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

/// The source note, at the bottom of the page.
fn footing(pen: &mut Pen<'_>, project: &Project, sheet: &mut Rect) {
    if project.source.trim().is_empty() {
        return;
    }
    let weight = Weight::Regular;
    let paragraph = Paragraph::new(&project.source, weight, pen.fonts);
    let (size, lines) = paragraph.fit(sheet.width(), &[10.0, 9.0, 8.0], 2, pen.fonts);
    let style = Style {
        size,
        weight,
        color: pen.look.soft_text,
        anchor: Anchor::Start,
    };
    sheet.y1 -= lines.height() * size;
    pen.lines(&Part::Source, &lines, sheet.x0, sheet.y1, style);
    sheet.y1 -= 12.0;
}

fn rules(pen: &mut Pen<'_>, axes: &Axes) {
    let (left, right) = axes.x_range;
    let color = pen.look.rule;
    for (_, x) in &axes.columns {
        let line = Line::new((*x, axes.top), (*x, axes.not_offered));
        pen.line(Part::Rule, line, 0.75, color);
    }
    for level in RULES {
        let y = axes.y(level);
        let (width, color) = if level == 0.0 {
            (1.0, pen.look.strong_rule)
        } else {
            (0.75, color)
        };
        pen.line(Part::Rule, Line::new((left, y), (right, y)), width, color);
    }
    if axes.not_offered > axes.bottom {
        let y = axes.not_offered;
        pen.line(Part::Rule, Line::new((left, y), (right, y)), 0.75, color);
    }
}

/// Size and weight of the words beside the frame.
const AXIS_WORD: (f64, Weight) = (11.0, Weight::Regular);

/// The words beside the frame and the score they stand at.
fn axis_word_list(subject: &Subject<'_>) -> Vec<(&'static str, Score)> {
    let mut words = vec![
        ("High", Score::Level(Level::MAX)),
        ("Low", Score::Level(Level::MIN)),
    ];
    if subject.lane {
        words.push(("Not offered", Score::NotOffered));
    }
    words
}

fn axis_words(pen: &mut Pen<'_>, subject: &Subject<'_>, axes: &Axes) {
    let (size, weight) = AXIS_WORD;
    let style = Style {
        size,
        weight,
        color: pen.look.soft_text,
        anchor: Anchor::End,
    };
    for (word, score) in axis_word_list(subject) {
        let y = axes.y_of(score).unwrap_or(axes.bottom);
        // The middle of the small letters on the rule.
        let at = Point::new(axes.x_range.0 - GAP, y + 0.36 * size);
        pen.text(&Part::AxisWord, word, at, Turn::Upright, style);
    }
}

/// How high one line of text at `size` is.
fn line_height(size: f64) -> f64 {
    LINE_HEIGHT * size
}
