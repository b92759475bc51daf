//! Writes a scene as SVG text: the reference for every file we make.

use std::collections::BTreeSet;

use kurbo::{Affine, BezPath, PathEl, Point, Vec2};

use super::Request;
use super::number::push_number;
use crate::figure::{
    Anchor, Face, Fonts, Mark, Part, Rgba, Run, Scene, Shape, Stroke, Text, Turn, Weight, one_line,
};

/// What to draw Latin letters in where Inter is not installed.
const FAMILIES: &str = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/// `scene` as an SVG document, in points, to be shown at the size asked for.
///
/// A text is one `text` element; one that needs several fonts has a `tspan` for
/// each, at the place it was measured to be at.
pub fn svg(scene: &Scene, request: &Request, fonts: &Fonts) -> String {
    let mut writer = Writer {
        out: String::with_capacity(256 * scene.marks.len() + 1024),
        fonts,
        outlines: request.outlines,
        ids: BTreeSet::new(),
    };
    writer.open(scene, request);
    if let Some(color) = scene.background.filter(|_| !request.transparent) {
        writer.out.push_str("<rect width=\"100%\" height=\"100%\"");
        writer.paint("fill", Some(color));
        writer.out.push_str("/>\n");
    }
    for marks in scene.marks.chunk_by(|a, b| a.part == b.part) {
        writer.group(marks);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

/// The most copies of an outline in one path.
const COPIES: usize = 500;

/// The document so far.
struct Writer<'a> {
    out: String,
    fonts: &'a Fonts,
    outlines: bool,
    /// Those that groups have.
    ids: BTreeSet<String>,
}

impl Writer<'_> {
    fn open(&mut self, scene: &Scene, request: &Request) {
        self.out
            .push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        self.number("width", f64::from(request.size.width()));
        self.number("height", f64::from(request.size.height()));
        self.out.push_str(" viewBox=\"0 0 ");
        push_number(&mut self.out, scene.size.width);
        self.out.push(' ');
        push_number(&mut self.out, scene.size.height);
        self.out.push_str(
            "\" role=\"img\" aria-labelledby=\"figure-title figure-description\">\n\
             <title id=\"figure-title\">",
        );
        push_escaped(&mut self.out, &one_line(&scene.title));
        self.out
            .push_str("</title>\n<desc id=\"figure-description\">");
        push_escaped(&mut self.out, &one_line(&scene.description));
        self.out.push_str("</desc>\n");
    }

    /// Marks that are pictures of one thing.
    fn group(&mut self, marks: &[Mark]) {
        let Some(first) = marks.first() else {
            return;
        };
        let (class, id) = name(&first.part);
        let id = self.unique(&id);
        self.out.push_str("<g");
        self.text_attribute("id", &id);
        self.text_attribute("class", class);
        self.out.push_str(">\n");
        for mark in marks {
            match &mark.shape {
                Shape::Path { path, fill, stroke } => self.path(path, *fill, stroke.as_ref()),
                Shape::Text(text) if self.outlines => self.outlined(text),
                Shape::Text(text) => self.text(text),
                Shape::Area { pieces, fill } => self.path(pieces, Some(*fill), None),
                Shape::Markers {
                    outline,
                    at,
                    fill,
                    stroke,
                } => self.copies(outline, at, *fill, stroke.as_ref()),
            }
        }
        self.out.push_str("</g>\n");
    }

    fn unique(&mut self, id: &str) -> String {
        let mut candidate = id.to_owned();
        let mut number = 2;
        while !self.ids.insert(candidate.clone()) {
            candidate = format!("{id}-{number}");
            number += 1;
        }
        candidate
    }

    /// Many copies of an outline, as one path each for so many that a program
    /// that opens the file can still work with them.
    fn copies(
        &mut self,
        outline: &BezPath,
        at: &[(Point, f64)],
        fill: Rgba,
        stroke: Option<&Stroke>,
    ) {
        for some in at.chunks(COPIES) {
            let mut path = BezPath::new();
            for (middle, scale) in some {
                let place = Affine::translate(middle.to_vec2()) * Affine::scale(*scale);
                path.extend(outline.iter().map(|element| place * element));
            }
            self.path(&path, Some(fill), stroke);
        }
    }

    fn path(&mut self, path: &BezPath, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        self.out.push_str("<path d=\"");
        push_path(&mut self.out, path);
        self.out.push('"');
        self.paint("fill", fill);
        if let Some(Stroke { width, color, dash }) = stroke {
            self.paint("stroke", Some(*color));
            self.number("stroke-width", *width);
            self.out
                .push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            if !dash.is_empty() {
                self.out.push_str(" stroke-dasharray=\"");
                for (at, length) in dash.iter().enumerate() {
                    if at > 0 {
                        self.out.push(' ');
                    }
                    push_number(&mut self.out, *length);
                }
                self.out.push('"');
            }
        }
        self.out.push_str("/>\n");
    }

    fn text(&mut self, text: &Text) {
        if Fonts::is_plain(&text.content, text.weight) {
            if !text.content.trim().is_empty() {
                self.open_text(text, text.at, text.anchor, Face::Bundled(text.weight));
                self.content(&text.content);
                self.out.push_str("</text>\n");
            }
            return;
        }
        let line = self.fonts.line(&text.content, text.weight);
        let start = text.at.x - anchored(text.anchor, line.width) * text.size;
        match line.runs.as_slice() {
            [] => {}
            [run] => {
                self.open_text(text, text.at, text.anchor, run.face);
                self.content(&line.text[run.range.clone()]);
                self.out.push_str("</text>\n");
            }
            runs => {
                let at = Point::new(start, text.at.y);
                let face = Face::Bundled(text.weight);
                self.open_text(text, at, Anchor::Start, face);
                self.out.push_str(" xml:space=\"preserve\">");
                for run in runs {
                    self.run(text, run, &line.text, start);
                }
                self.out.push_str("</text>\n");
            }
        }
    }

    /// A part of a text in a font of its own, where it was measured to be.
    fn run(&mut self, text: &Text, run: &Run, content: &str, start: f64) {
        self.out.push_str("<tspan");
        self.number("x", start + run.x * text.size);
        if run.face != Face::Bundled(text.weight) {
            self.family(run.face);
        }
        self.out.push('>');
        push_escaped(&mut self.out, &content[run.range.clone()]);
        self.out.push_str("</tspan>");
    }

    /// The start tag of a text, all but its closing bracket.
    fn open_text(&mut self, text: &Text, at: Point, anchor: Anchor, face: Face) {
        self.out.push_str("<text");
        self.number("x", at.x);
        self.number("y", at.y);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if text.turn == Turn::Up {
            self.out.push_str(" transform=\"rotate(-90 ");
            push_number(&mut self.out, text.at.x);
            self.out.push(' ');
            push_number(&mut self.out, text.at.y);
            self.out.push_str(")\"");
        }
        self.family(face);
        self.number("font-size", text.size);
        self.out.push_str(match text.weight {
            Weight::Regular => " font-weight=\"400\"",
            Weight::SemiBold => " font-weight=\"600\"",
        });
        self.paint("fill", Some(text.color));
    }

    fn family(&mut self, face: Face) {
        self.out.push_str(" font-family=\"");
        if let Face::Emoji | Face::System(_) = face {
            let family = self.fonts.family(face).replace(['\'', '\\'], "");
            self.out.push('\'');
            push_escaped(&mut self.out, &one_line(&family));
            self.out.push_str("', ");
        }
        self.out.push_str("Inter, ");
        self.out.push_str(FAMILIES);
        self.out.push('"');
    }

    /// Close the start tag and write what the element holds.
    fn content(&mut self, content: &str) {
        let spaced = content.starts_with(' ') || content.ends_with(' ') || content.contains("  ");
        if spaced {
            self.out.push_str(" xml:space=\"preserve\"");
        }
        self.out.push('>');
        push_escaped(&mut self.out, content);
    }

    /// A text as paths, one for each font it needs.
    fn outlined(&mut self, text: &Text) {
        let line = self.fonts.line(&text.content, text.weight);
        let start = -anchored(text.anchor, line.width) * text.size;
        let turn = match text.turn {
            Turn::Upright => 0.0,
            Turn::Up => -std::f64::consts::FRAC_PI_2,
        };
        let place = Affine::translate(text.at.to_vec2())
            * Affine::rotate(turn)
            * Affine::translate(Vec2::new(start, 0.0))
            * Affine::scale(text.size);
        for run in &line.runs {
            let outline = self.fonts.outline(run);
            let content = &line.text[run.range.clone()];
            if !outline.is_empty() {
                self.out.push_str("<path");
                self.text_attribute("aria-label", content.trim());
                self.out.push_str(" d=\"");
                push_path(&mut self.out, &(place * outline));
                self.out.push('"');
                self.paint("fill", Some(text.color));
                self.out.push_str("/>\n");
            } else if !content.trim().is_empty() {
                // A font of coloured pictures: there are no outlines to write.
                let at = Point::new(text.at.x + start, text.at.y);
                self.open_text(text, at, Anchor::Start, run.face);
                self.out.push('>');
                self.run(text, run, &line.text, at.x);
                self.out.push_str("</text>\n");
            }
        }
    }

    fn number(&mut self, name: &str, value: f64) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_number(&mut self.out, value);
        self.out.push('"');
    }

    fn text_attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }

    /// `fill` or `stroke`, with its opacity where that is not whole.
    fn paint(&mut self, name: &str, color: Option<Rgba>) {
        let Some(Rgba([r, g, b, a])) = color else {
            self.text_attribute(name, "none");
            return;
        };
        self.text_attribute(name, &format!("#{r:02x}{g:02x}{b:02x}"));
        if a < u8::MAX {
            self.number(&format!("{name}-opacity"), f64::from(a) / 255.0);
        }
    }
}

/// How much of its width a text lies before its anchor.
fn anchored(anchor: Anchor, width: f64) -> f64 {
    match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    }
}

/// The class and the id of a group.
fn name(part: &Part) -> (&'static str, String) {
    let plain = |name: &'static str| (name, name.to_owned());
    match part {
        Part::Title => plain("title"),
        Part::Tagline => plain("tagline"),
        Part::Source => plain("source"),
        Part::Rule => plain("rules"),
        Part::AxisWord => plain("axis-words"),
        Part::Note => plain("note"),
        Part::FactorName(factor) => ("factor", format!("factor-{factor}")),
        Part::FactorWord(factor) => ("factor-words", format!("factor-words-{factor}")),
        Part::Curve(competitor) => ("curve", format!("curve-{competitor}")),
        Part::Point(competitor, factor) => ("point", format!("point-{competitor}-{factor}")),
        Part::Whisker(competitor, factor) => ("whisker", format!("whisker-{competitor}-{factor}")),
        Part::Importance(factor) => ("importance", format!("importance-{factor}")),
        Part::Label(competitor) => ("label", format!("label-{competitor}")),
        Part::Leader(competitor) => ("leader", format!("leader-{competitor}")),
        Part::Standard => plain("standard"),
        Part::AsIs => plain("as-is"),
        Part::Band => plain("band"),
        Part::Quadrant => plain("quadrants"),
        Part::WhiteSpace => plain("white-space"),
        Part::SizeKey => plain("size-key"),
        Part::Bubbles => plain("bubbles"),
        Part::Verdict(factor) => ("verdict", format!("verdict-{factor}")),
        Part::Card(factor) => ("card", format!("card-{factor}")),
        Part::Bubble(competitor) => ("bubble", format!("bubble-{competitor}")),
        Part::Arrow(competitor) => ("arrow", format!("arrow-{competitor}")),
        Part::Ring(segment) => ("ring", format!("ring-{segment}")),
        Part::RingLabel(segment) => ("ring-label", format!("ring-label-{segment}")),
    }
}

fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

fn push_path(out: &mut String, path: &BezPath) {
    let mut push = |command: char, points: &[Point]| {
        out.push(command);
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            push_number(out, point.x);
            out.push(' ');
            push_number(out, point.y);
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => push('M', &[p]),
            PathEl::LineTo(p) => push('L', &[p]),
            PathEl::QuadTo(a, p) => push('Q', &[a, p]),
            PathEl::CurveTo(a, b, p) => push('C', &[a, b, p]),
            PathEl::ClosePath => push('Z', &[]),
        }
    }
}
