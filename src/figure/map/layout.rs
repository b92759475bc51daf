//! Puts a map together.

use kurbo::{Circle, Line, Point, Rect, Shape as _};

use super::super::known::Kinds;
use super::super::legend::Legend;
use super::super::page::{Page, block, footing};
use super::super::paragraph::{LINE_HEIGHT, Lines, Paragraph};
use super::super::pen::{Pen, Style};
use super::super::{Anchor, Fonts, Part, Scene, Theme, Weight};
use super::axes::MapAxes;
use super::bubbles::{self, Bubbles, Selected, Sizes};
use super::frame::{Frame, Room};
use super::key::Key;
use super::labels::{self, Surroundings};
use super::notes::Notes;
use super::quadrants::Quadrants;
use super::remarks::{Remark, remarks};
use super::subject::Subject;
use super::white::{self, WhiteSpace};
use super::{LabelPlaces, Lanes, MapOptions, MapPicture, Ring, describe, rings, whiskers};

/// Between the heading and the frame.
const BELOW_HEADING: f64 = 12.0;

/// Between a title and the key to the sizes.
const BESIDE_KEY: f64 = 18.0;

/// The size of the words where there is nothing to be seen.
const OBSTACLE: f64 = 14.0;

/// Everything a picture depends on.
pub(super) struct Layout<'a> {
    pub(super) subject: &'a Subject<'a>,
    pub(super) page: &'a Page,
    pub(super) theme: Theme,
    pub(super) fonts: &'a Fonts,
    pub(super) options: MapOptions<'a>,
}

/// What lies behind the bubbles.
struct Ground {
    rings: Vec<Ring>,
    crosshair: Vec<Line>,
    /// What labels must keep clear of, beside bubbles.
    fixed: Vec<Rect>,
}

impl Layout<'_> {
    /// The picture; with room to count missing labels if `counts`.
    pub(super) fn draw(&self, counts: bool) -> MapPicture {
        let Self { subject, fonts, .. } = *self;
        let mut pen = Pen {
            look: self.theme.look(),
            fonts,
            marks: Vec::new(),
        };
        let mut remarks = remarks(subject);
        let mut sheet = self.page.sheet();
        let sizes = Sizes::of(subject, sheet);
        self.heading(&mut pen, &sizes, &mut sheet);
        let kinds = whiskers::kinds(subject);
        let project = subject.of.project;
        footing(&mut pen, project, None, &Legend::of(kinds), &mut sheet);
        // Before the notes know of gaps, whose words have to find room.
        let (frame, notes, white) = self.frame(sheet, &sizes, &mut remarks, counts);
        notes.draw(&mut pen, sheet);

        let axes = &frame.axes;
        let lanes = Lanes {
            gutters: (axes.x.gutter.is_some(), axes.y.gutter.is_some()),
            notes: notes.height(),
            counts,
        };
        let mut ground = self.ground(&mut pen, &frame, white.as_ref());
        ground
            .fixed
            .extend(self.obstacle(&mut pen, &remarks, frame.field));
        let bubbles = Bubbles::place(subject, axes, &sizes);
        let (labels, unlabelled) = self.fill(&mut pen, axes, &ground, (&bubbles, kinds));
        if unlabelled > 0 && notes.has_room_for_count() {
            notes.draw_count(&mut pen, sheet, unlabelled);
        }
        MapPicture {
            scene: Scene {
                size: self.page.size,
                background: Some(pen.look.page),
                marks: pen.marks,
                title: describe::title(subject),
                description: describe::description(subject, &remarks),
            },
            axes: frame.axes,
            bubbles: bubbles.all,
            rings: ground.rings,
            labels,
            unplaced: Vec::new(),
            unlabelled,
            remarks,
            lanes,
        }
    }

    /// Draw what lies behind the bubbles.
    fn ground(&self, pen: &mut Pen<'_>, frame: &Frame, white: Option<&WhiteSpace>) -> Ground {
        let subject = self.subject;
        let axes = &frame.axes;
        let quadrants = Quadrants::lay_out(subject, axes, frame.field, self.fonts);
        let rings = rings::place(subject, axes, frame.field);
        if let Some(white) = white {
            white.draw_tints(pen, axes, frame.field);
        }
        frame.draw_rules(pen);
        quadrants.draw(pen, frame.field);
        frame.draw_words(pen, subject);
        rings::draw(pen, subject, &rings, axes.frame);
        let mut fixed: Vec<Rect> = quadrants.boxes().collect();
        if let Some(white) = white {
            let gaps = white.marks(axes, &fixed);
            white::draw_marks(pen, &gaps);
            fixed.extend(gaps.iter().map(Circle::bounding_box));
        }
        fixed.extend(rings.iter().map(rings::middle));
        Ground {
            crosshair: quadrants.lines(frame.field),
            rings,
            fixed,
        }
    }

    /// Draw arrows, bubbles and labels.
    fn fill(
        &self,
        pen: &mut Pen<'_>,
        axes: &MapAxes,
        ground: &Ground,
        (bubbles, kinds): (&Bubbles, Kinds),
    ) -> (LabelPlaces, usize) {
        let subject = self.subject;
        let arrows = rings::arrows(pen.look, subject, bubbles, axes);
        for arrow in &arrows {
            rings::draw_arrow(pen, arrow);
        }
        let selected = Selected::new(self.options.selected);
        let whiskers = if kinds.whiskers() {
            whiskers::all(pen.look, subject, bubbles, axes)
        } else {
            Vec::new()
        };
        for whisker in &whiskers {
            whisker.draw(pen);
        }
        let extents = bubbles::draw_all(pen, subject, (bubbles, kinds), &selected);
        let arrows = arrows.iter().map(|arrow| arrow.line);
        let whiskers = whiskers.iter().map(|whisker| whisker.line);
        let arrows: Vec<Line> = arrows.chain(whiskers).collect();
        let around = Surroundings {
            frame: axes.frame,
            bubbles,
            extents: &extents,
            selected: &selected,
            rings: &ground.rings,
            arrows: &arrows,
            has_whiskers: kinds.whiskers(),
            crosshair: &ground.crosshair,
            fixed: &ground.fixed,
        };
        labels::draw(pen, subject, &around, self.options)
    }

    /// Title and name of the map, and the key to the sizes beside them.
    fn heading(&self, pen: &mut Pen<'_>, sizes: &Sizes, sheet: &mut Rect) {
        let top = sheet.y0;
        let key = Key::of(self.subject, sizes, self.fonts);
        // A key that would take half a narrow page is left out.
        let key = key
            .filter(|key| key.width() < 0.4 * sheet.width() && key.height() < 0.3 * sheet.height());
        let room = key.as_ref().map_or(0.0, |key| key.width() + BESIDE_KEY);
        let mut beside = Rect {
            x1: sheet.x1 - room,
            ..*sheet
        };
        let name = describe::name(self.subject);
        let project = self.subject.of.project;
        let titles: (&[f64], usize) = (&[22.0, 19.0, 16.0, 13.0], 2);
        let names: (&[f64], usize) = (&[14.0, 12.0, 10.5], 2);
        let (text, soft) = (pen.look.text, pen.look.soft_text);
        if project.title.trim().is_empty() {
            block(
                pen,
                (Part::Title, &name),
                titles,
                (Weight::SemiBold, text),
                &mut beside,
            );
        } else {
            let title = &project.title;
            block(
                pen,
                (Part::Title, title),
                titles,
                (Weight::SemiBold, text),
                &mut beside,
            );
            block(
                pen,
                (Part::Tagline, &name),
                names,
                (Weight::Regular, soft),
                &mut beside,
            );
        }
        sheet.y0 = beside.y0 + BELOW_HEADING;
        if let Some(key) = key {
            key.draw(pen, Point::new(sheet.x1, top));
            sheet.y0 = sheet.y0.max(top + key.height() + 0.5 * BELOW_HEADING);
        }
    }

    /// Divide what is left of the page between the notes and the frame.
    ///
    /// Where the emptiest places are depends on the axes alone, but what is to
    /// be said about them needs room before the frame has its place.
    fn frame(
        &self,
        sheet: Rect,
        sizes: &Sizes,
        remarks: &mut Vec<Remark>,
        counts: bool,
    ) -> (Frame, Notes, Option<WhiteSpace>) {
        let Self {
            subject,
            fonts,
            options,
            ..
        } = *self;
        let kept = options.lanes.map_or((false, false), |lanes| lanes.gutters);
        let room = Room {
            sheet,
            reach: sizes.reach(),
            gutters: (
                subject.not_offered.0 || kept.0,
                subject.not_offered.1 || kept.1,
            ),
        };
        let frame = Frame::lay_out(subject, room, fonts);
        let white = WhiteSpace::of(subject, &frame.axes);
        remarks.extend(white.as_ref().and_then(|white| white.remark(subject)));
        let notes = Notes::fit(
            subject,
            remarks,
            (counts, options.lanes.map(|lanes| lanes.notes)),
            (sheet.width(), fonts),
        );
        let sheet = Rect {
            y1: (sheet.y1 - notes.height()).max(sheet.y0 + 1.0),
            ..sheet
        };
        let frame = Frame::lay_out(subject, Room { sheet, ..room }, fonts);
        (frame, notes, white)
    }

    /// Say in the middle of the map why there is nothing to be seen.
    fn obstacle(&self, pen: &mut Pen<'_>, remarks: &[Remark], field: Rect) -> Option<Rect> {
        let remark = remarks.iter().find(|remark| remark.is_obstacle())?;
        let paragraph = Paragraph::new(&remark.text(), Weight::Regular, self.fonts);
        let sizes = [OBSTACLE, 12.0, 10.0];
        let (size, lines): (f64, Lines) = paragraph.fit(0.8 * field.width(), &sizes, 4, self.fonts);
        let style = Style {
            size,
            weight: Weight::Regular,
            color: pen.look.soft_text,
            anchor: Anchor::Middle,
        };
        let height = lines.rows.len() as f64 * LINE_HEIGHT * size;
        let middle = field.center();
        let room = Rect::from_center_size(middle, (lines.widest * size, height));
        // On a ground of its own: no rule runs through what is to be read.
        let plate = kurbo::Shape::to_path(&room.inflate(8.0, 4.0), 0.1);
        pen.path(Part::Note, plate, Some(pen.look.page), None);
        pen.lines(
            &Part::Note,
            &lines,
            middle.x,
            middle.y - height / 2.0,
            style,
        );
        Some(room)
    }
}
