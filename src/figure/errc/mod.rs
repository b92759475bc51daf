//! The eliminate-reduce-raise-create grid: what lowers our cost on the left,
//! what adds value for buyers on the right, a card for each factor.
//!
//! The largest letters with which everything fits one page; where not even
//! small ones do, as many pages as it takes.

use kurbo::{Point, Rect, RoundedRect, Shape as _, Vec2};

use super::legend::Legend;
use super::page::{Remark, footing, heading};
use super::paragraph::{Lines, Paragraph};
use super::pen::{Pen, Style};
use super::{Anchor, AsIs, Fonts, Page, Part, Rgba, Scene, Stroke, Theme, Turn, Weight};
use crate::analysis::{Judgement, judge};
use crate::model::{Action, Factor, Project};

mod card;
mod describe;
mod pack;

use card::{Card, CardText, PAD};
use pack::{Density, Sheet, card_places, pack};

/// The quadrants, row by row.
const QUADRANTS: [Action; 4] = [
    Action::Eliminate,
    Action::Raise,
    Action::Reduce,
    Action::Create,
];

/// Size of the headings over the two halves, in points.
const HEADING: f64 = 12.0;

/// From the top of those headings to the quadrants.
const HEADING_ROOM: f64 = 22.0;

/// Between quadrants.
const BETWEEN: f64 = 12.0;

/// Of the corners of quadrants and cards.
const ROUND: f64 = 6.0;

/// Size of what stands at the foot of the grid.
const SMALL: f64 = 9.5;

/// The laid-out grid.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrcPicture {
    /// At least one; more where the cards do not fit one.
    pub pages: Vec<Scene>,
}

/// A factor with what is to be said about it.
struct Judged<'a> {
    factor: &'a Factor,
    judgement: Judgement,
}

/// What of a project stands on the grid.
struct Subject<'a> {
    project: &'a Project,
    as_is: Option<AsIs<'a>>,
    /// Every factor, in the user's order; none without an own company.
    judged: Vec<Judged<'a>>,
    has_own: bool,
}

impl<'a> Subject<'a> {
    fn of(project: &'a Project, as_is: Option<AsIs<'a>>) -> Self {
        let factors = project.factors.iter();
        let judged = factors.zip(judge(project));
        Self {
            project,
            as_is,
            has_own: project.own().is_some(),
            judged: judged
                .map(|(factor, judgement)| Judged { factor, judgement })
                .collect(),
        }
    }

    /// The factors with which `action` is done; with `None`, those of which
    /// nobody knows.
    fn with(&self, action: Option<Action>) -> impl Iterator<Item = &Judged<'a>> {
        let judged = self.judged.iter();
        judged.filter(move |it| it.judgement.action() == action)
    }

    /// The tagline, and which scenario it is the tagline of.
    fn tagline(&self) -> String {
        let scenario = self.as_is.map_or("", |as_is| as_is.scenario);
        let tagline = &*self.project.tagline;
        match (scenario.trim().is_empty(), tagline.trim().is_empty()) {
            (true, _) => tagline.to_owned(),
            (false, true) => scenario.to_owned(),
            (false, false) => format!("{scenario}: {tagline}"),
        }
    }
}

/// Lay out the eliminate-reduce-raise-create grid of `project`: a card for each
/// factor with what counts, the users' decision or else the rule's verdict.
///
/// The cards say from which level to which: with an `as_is` from that of our
/// own curve as it is, otherwise from the industry standard. What is kept has no
/// card.
pub fn errc_grid(
    project: &Project,
    page: &Page,
    theme: Theme,
    fonts: &Fonts,
    as_is: Option<AsIs<'_>>,
) -> ErrcPicture {
    let subject = Subject::of(project, as_is);
    let grid = Grid {
        subject: &subject,
        page,
        theme,
        fonts,
    };
    let pages = if subject.has_own {
        grid.pages()
    } else {
        vec![grid.without_own()]
    };
    ErrcPicture { pages }
}

/// Draws the pages of a grid.
struct Grid<'a> {
    subject: &'a Subject<'a>,
    page: &'a Page,
    theme: Theme,
    fonts: &'a Fonts,
}

impl Grid<'_> {
    fn pen(&self) -> Pen<'_> {
        Pen {
            look: self.theme.look(),
            fonts: self.fonts,
            marks: Vec::new(),
        }
    }

    /// Everything around the grid, and the place that is left for it.
    fn around(&self, pen: &mut Pen<'_>, number: Option<&str>) -> Rect {
        let mut sheet = self.page.sheet();
        let project = self.subject.project;
        heading(pen, &project.title, &self.subject.tagline(), &mut sheet);
        let remark = number.map(|text| Remark {
            part: Part::Note,
            text,
            longest: "99 of 99",
        });
        footing(
            pen,
            project,
            remark.as_ref(),
            &Legend::default(),
            &mut sheet,
        );
        sheet
    }

    fn scene(&self, pen: Pen<'_>) -> Scene {
        Scene {
            size: self.page.size,
            background: Some(pen.look.page),
            marks: pen.marks,
            title: describe::title(self.subject),
            description: describe::description(self.subject),
        }
    }

    /// One line about what is missing.
    fn without_own(&self) -> Scene {
        let mut pen = self.pen();
        let place = self.around(&mut pen, None);
        let paragraph = Paragraph::new(describe::NO_OWN, Weight::Regular, self.fonts);
        let sizes = [14.0, 12.0, 10.5, 9.0];
        let (size, lines) = paragraph.fit(place.width(), &sizes, 4, self.fonts);
        let style = Style {
            size,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::Middle,
        };
        let middle = place.center();
        let top = middle.y - lines.height() * size / 2.0;
        pen.lines(&Part::Note, &lines, middle.x, top, style);
        self.scene(pen)
    }

    fn pages(&self) -> Vec<Scene> {
        let (kept, texts) = (self.kept(), self.texts());
        // The number of the page takes room only where there are several.
        let mut place = self.around(&mut self.pen(), None);
        let (mut density, mut cards, mut sheets) = self.packed(place, &kept, &texts);
        if sheets.len() > 1 {
            place = self.around(&mut self.pen(), Some(""));
            (density, cards, sheets) = self.packed(place, &kept, &texts);
        }
        let count = sheets.len();
        let pages = sheets.iter().enumerate().map(|(index, sheet)| {
            let number = (count > 1).then(|| format!("{} of {count}", index + 1));
            let mut pen = self.pen();
            let place = self.around(&mut pen, number.as_deref());
            if index == 0 {
                kept.draw(&mut pen, place);
            }
            let place = kept.above(place);
            draw(&mut pen, place, (&density, &cards), sheet);
            self.scene(pen)
        });
        pages.collect()
    }

    /// The cards at the size that fits, and how they are spread over pages.
    fn packed(
        &self,
        place: Rect,
        kept: &Kept,
        texts: &[Vec<CardText>; 4],
    ) -> (Density, [Vec<Card>; 4], Vec<Sheet>) {
        let place = kept.above(place);
        let half = ((place.width() - BETWEEN) / 2.0).max(1.0);
        let room = (place.height() - HEADING_ROOM).max(1.0);
        pack((half, room), texts, self.fonts)
    }

    /// What is written on the cards of each quadrant.
    fn texts(&self) -> [Vec<CardText>; 4] {
        QUADRANTS.map(|action| {
            let judged = self.subject.with(Some(action));
            let texts = judged.map(|it| CardText::new(it, self.subject, self.fonts));
            texts.collect()
        })
    }

    /// What is kept and what is not judged, in a small line.
    fn kept(&self) -> Kept {
        let listed = |words: &str, action| {
            let names: Vec<String> = self
                .subject
                .with(action)
                .map(|it| super::shown_name(&it.factor.name))
                .collect();
            (!names.is_empty()).then(|| format!("{words} ({}): {}", names.len(), names.join(", ")))
        };
        let kept = listed("Kept", Some(Action::Keep));
        let open = listed("Not judged yet", None);
        let lines = [kept, open].into_iter().flatten().map(|text| {
            let paragraph = Paragraph::new(&text, Weight::Regular, self.fonts);
            let width = self.page.sheet().width();
            let (_, lines) = paragraph.fit(width, &[SMALL], 2, self.fonts);
            lines
        });
        Kept(lines.collect())
    }
}

/// Draw one page of the grid.
fn draw(
    pen: &mut Pen<'_>,
    place: Rect,
    (density, cards): (&Density, &[Vec<Card>; 4]),
    sheet: &Sheet,
) {
    let sides = [
        ("Lowers cost", pen.look.lowers_cost),
        ("Adds value", pen.look.adds_value),
    ];
    for (side, (words, color)) in sides.into_iter().enumerate() {
        if let Some(x) = sheet.half(side) {
            let at = Point::new(place.x0 + x, place.y0);
            side_heading(pen, words, color, at);
        }
    }
    for quadrant in &sheet.quadrants {
        let panel = quadrant.place + Vec2::new(place.x0, place.y0 + HEADING_ROOM);
        let action = QUADRANTS[quadrant.index];
        panel_of(pen, action, quadrant.continued, panel);
        let cards = &cards[quadrant.index][quadrant.cards.clone()];
        if cards.is_empty() {
            nothing_yet(pen, panel);
        }
        let places = card_places(cards, density, panel);
        for (card, place) in cards.iter().zip(places) {
            card.draw(pen, density, place);
        }
    }
}

/// Paragraphs at the foot of the grid.
struct Kept(Vec<Lines>);

impl Kept {
    fn height(&self) -> f64 {
        let heights = self.0.iter().map(|lines| lines.height() * SMALL + 2.0);
        let height: f64 = heights.sum();
        if height > 0.0 { height + 8.0 } else { 0.0 }
    }

    /// What is left of `place` above it.
    fn above(&self, mut place: Rect) -> Rect {
        place.y1 = (place.y1 - self.height()).max(place.y0 + 1.0);
        place
    }

    fn draw(&self, pen: &mut Pen<'_>, place: Rect) {
        let style = Style {
            size: SMALL,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::Start,
        };
        let mut top = place.y1 - self.height() + 8.0;
        for lines in &self.0 {
            pen.lines(&Part::Note, lines, place.x0, top, style);
            top += lines.height() * SMALL + 2.0;
        }
    }
}

/// What a half of the grid does for us.
fn side_heading(pen: &mut Pen<'_>, words: &str, color: Rgba, at: Point) {
    let style = Style {
        size: HEADING,
        weight: Weight::SemiBold,
        color,
        anchor: Anchor::Start,
    };
    let at = Point::new(at.x, at.y + style.baseline());
    pen.text(&Part::Quadrant, words, at, Turn::Upright, style);
}

/// The ground of a quadrant with its name.
fn panel_of(pen: &mut Pen<'_>, action: Action, continued: bool, panel: Rect) {
    let color = pen.look.action(action).unwrap_or(pen.look.soft_text);
    let ground = RoundedRect::from_rect(panel, ROUND).to_path(0.05);
    let tint = pen.look.tint(color);
    pen.path(Part::Quadrant, ground, Some(tint), None::<Stroke>);
    let style = Style {
        size: pack::TITLE,
        weight: Weight::SemiBold,
        color,
        anchor: Anchor::Start,
    };
    let at = Point::new(panel.x0 + PAD, panel.y0 + PAD - 1.0 + style.baseline());
    pen.text(&Part::Quadrant, action.name(), at, Turn::Upright, style);
    let width = pen.fonts.width(action.name(), style.size, style.weight);
    let words = if continued {
        "continued"
    } else {
        meaning(action)
    };
    let style = Style {
        size: SMALL,
        weight: Weight::Regular,
        color: pen.look.soft_text,
        anchor: Anchor::Start,
    };
    let at = Point::new(at.x + width + 8.0, at.y);
    if at.x + pen.fonts.width(words, SMALL, Weight::Regular) <= panel.x1 - PAD {
        pen.text(&Part::Quadrant, words, at, Turn::Upright, style);
    }
}

/// What an action comes to, measured by the industry standard.
fn meaning(action: Action) -> &'static str {
    match action {
        Action::Eliminate => "rivals offer it, we do not",
        Action::Reduce => "well below the industry standard",
        Action::Raise => "well above the industry standard",
        Action::Create => "we offer it, no rival does",
        Action::Keep => "about the industry standard",
    }
}

fn nothing_yet(pen: &mut Pen<'_>, panel: Rect) {
    let style = Style {
        size: 11.0,
        weight: Weight::Regular,
        color: pen.look.soft_text,
        anchor: Anchor::Start,
    };
    let top = panel.y0 + pack::TITLE_ROOM;
    let at = Point::new(panel.x0 + PAD, top + style.baseline());
    pen.text(&Part::Note, "Nothing yet", at, Turn::Upright, style);
}
