//! Turns marks into egui's shapes.

use std::f32::consts::FRAC_PI_2;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Color32, FontFamily, FontId, Galley, Pos2, Rect, Shape, Ui, Vec2};
use kurbo::{BezPath, PathEl, Point, Size};

use super::crowd::{self, Crowd, Fineness};
use super::stroke::Pen;
use super::{SEMI_BOLD, View, fill};
use crate::figure::{self, Anchor, Mark, Rgba, Scene, Text, Turn, Weight, left_to_right, one_line};

/// How far a straight line may lie from the curve it stands for, in pixels.
const TOLERANCE: f64 = 0.1;

/// Paints marks at their places in a view.
pub(super) struct Brush<'a> {
    ui: &'a Ui,
    view: View,
    /// How finely the outlines of many copies are drawn.
    fineness: Fineness,
    shapes: &'a mut Vec<Shape>,
}

/// One stroke of the pen, on screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// Along it.
    pub points: Vec<Pos2>,
    /// Whether the last point is joined to the first.
    pub closed: bool,
}

impl<'a> Brush<'a> {
    pub(super) fn new(ui: &'a Ui, scene: &Scene, view: View, shapes: &'a mut Vec<Shape>) -> Self {
        let copies = scene.marks.iter().map(|mark| match &mark.shape {
            figure::Shape::Markers { at, .. } => at.len(),
            _ => 0,
        });
        Self {
            ui,
            view,
            fineness: Fineness::of(copies.sum()),
            shapes,
        }
    }

    /// The sheet behind everything.
    pub(super) fn page(&mut self, size: Size, color: Rgba) {
        let size = Vec2::new(size.width as f32, size.height as f32) * self.view.scale;
        let rect = Rect::from_min_size(self.view.origin, size);
        self.shapes
            .push(Shape::rect_filled(rect, 0.0, color_of(color, 1.0)));
    }

    /// A mark with its opacity times `opacity`; nothing if it lies outside the view.
    pub(super) fn mark(&mut self, mark: &Mark, opacity: f64) {
        match &mark.shape {
            figure::Shape::Path { path, fill, stroke } => {
                let margin = stroke.as_ref().map_or(0.0, |stroke| stroke.width);
                if self.is_in_view(path, margin) {
                    let fill = fill.map(|color| color_of(color, opacity));
                    self.path(path, fill, stroke.as_ref(), opacity);
                }
            }
            figure::Shape::Text(text) => self.text(text, opacity),
            figure::Shape::Area { pieces, fill } => {
                if self.is_in_view(pieces, 0.0) {
                    let pieces = outlines(pieces.iter(), self.view);
                    let pieces: Vec<_> = pieces.into_iter().map(|piece| piece.points).collect();
                    let mesh = crowd::area(&pieces, color_of(*fill, opacity));
                    self.shapes.push(Shape::mesh(mesh));
                }
            }
            figure::Shape::Markers {
                outline,
                at,
                fill,
                stroke,
            } => self.crowd(outline, at, color_of(*fill, opacity), stroke.as_ref()),
        }
    }

    /// Many copies of an outline. Dashes would not show on any.
    fn crowd(
        &mut self,
        outline: &BezPath,
        at: &[(Point, f64)],
        fill: Color32,
        stroke: Option<&figure::Stroke>,
    ) {
        let largest = at.iter().map(|(_, scale)| *scale).fold(0.0, f64::max);
        let unit = View {
            origin: Pos2::ZERO,
            // As fine as the largest copy needs.
            scale: self.view.scale * largest as f32 * self.fineness.of_outline(),
            clip: self.view.clip,
        };
        let Some(ring) = outlines(outline.iter(), unit).into_iter().next() else {
            return;
        };
        let is_convex = fill::is_convex(&ring.points);
        let around: Vec<Vec2> = ring
            .points
            .iter()
            .map(|point| point.to_vec2() / unit.scale)
            .collect();
        let copies: Vec<(Pos2, f32)> = at
            .iter()
            .map(|(middle, scale)| {
                let scale = *scale as f32 * self.view.scale;
                (self.view.screen_from_page(*middle), scale)
            })
            .collect();
        let crowd = Crowd {
            outline: &around,
            is_convex,
            at: &copies,
            fill,
            pen: stroke.map(|stroke| Pen {
                width: stroke.width as f32 * self.view.scale,
                color: color_of(stroke.color, 1.0),
            }),
            feather: self.fineness.feather() / self.ui.pixels_per_point(),
            clip: self.view.clip,
        };
        self.shapes.push(Shape::mesh(crowd.mesh()));
    }

    fn is_in_view(&self, path: &BezPath, margin: f64) -> bool {
        let bounds = path.control_box().inflate(margin, margin);
        let min = self.view.screen_from_page(bounds.origin());
        let max = self.view.screen_from_page((bounds.x1, bounds.y1).into());
        self.view.clip.intersects(Rect::from_min_max(min, max))
    }

    fn path(
        &mut self,
        path: &BezPath,
        fill: Option<Color32>,
        stroke: Option<&figure::Stroke>,
        opacity: f64,
    ) {
        let feather = 1.0 / self.ui.pixels_per_point();
        let pen = stroke.map(|stroke| Pen {
            width: stroke.width as f32 * self.view.scale,
            color: color_of(stroke.color, opacity),
        });
        let dash = stroke.map_or(&[][..], |stroke| &stroke.dash);
        let solid = pen.filter(|_| dash.is_empty());
        if fill.is_some() || solid.is_some() {
            for outline in outlines(path.iter(), self.view) {
                match fill {
                    Some(color) => fill::push(outline, color, solid, feather, self.shapes),
                    None => solid
                        .into_iter()
                        .for_each(|pen| pen.draw(&outline, self.shapes)),
                }
            }
        }
        if let Some(pen) = pen.filter(|_| !dash.is_empty()) {
            // Dashes are laid along the page, so that they do not crawl when
            // the view moves.
            let dashes = kurbo::dash(path.iter(), 0.0, dash);
            for dash in outlines(dashes, self.view) {
                if pen.is_near(&dash, self.view.clip) {
                    pen.draw_dash(&dash, self.shapes);
                }
            }
        }
    }

    fn text(&mut self, text: &Text, opacity: f64) {
        let at = self.view.screen_from_page(text.at);
        let size = text.size as f32 * self.view.scale;
        // Letters smaller than a pixel are not worth a place in the font atlas.
        if size * self.ui.pixels_per_point() < 1.0 || text.content.is_empty() {
            return;
        }
        let content = one_line(&text.content);
        let font = FontId::new(size, family(text.weight));
        let color = color_of(text.color, opacity);
        let lay_out = |content: &str| {
            let painter = self.ui.painter();
            painter.layout_no_wrap(content.to_owned(), font.clone(), color)
        };
        let content = left_to_right(&content);
        let galley = lay_out(&content);
        let width = galley.rows.first().map_or(0.0, |row| row.size.x);
        let start = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        let stretches = stretches(&galley, &content);
        if stretches.len() < 2 {
            self.galley(galley, at, start, text.turn);
            return;
        }
        let laid_out: Vec<_> = stretches
            .into_iter()
            .map(|(x, stretch)| (x, lay_out(stretch)))
            .collect();
        for (x, galley) in laid_out {
            self.galley(galley, at, start + x, text.turn);
        }
    }

    /// A line that starts `along` points after `at`, on the baseline through it.
    fn galley(&mut self, galley: Arc<Galley>, at: Pos2, along: f32, turn: Turn) {
        let baseline = galley.rows.first().and_then(|row| {
            let glyph = row.glyphs.first()?;
            Some(row.pos.y + glyph.pos.y)
        });
        let baseline = baseline.unwrap_or(0.0);
        let (pos, angle) = match turn {
            Turn::Upright => (at + Vec2::new(along, -baseline), 0.0),
            Turn::Up => (at + Vec2::new(-baseline, -along), -FRAC_PI_2),
        };
        let shape = TextShape::new(pos, galley, Color32::PLACEHOLDER).with_angle(angle);
        if self.view.clip.intersects(shape.visual_bounding_rect()) {
            self.shapes.push(shape.into());
        }
    }
}

/// The parts of a line that egui puts on baselines of their own, and where they
/// start. It sets fonts of other heights higher or lower; a page does not.
fn stretches<'a>(galley: &Galley, content: &'a str) -> Vec<(f32, &'a str)> {
    let Some(row) = galley.rows.first() else {
        return Vec::new();
    };
    let starts = content.char_indices().map(|(at, _)| at);
    let mut stretches: Vec<(f32, usize, f32)> = Vec::new();
    for (glyph, at) in row.glyphs.iter().zip(starts) {
        if stretches
            .last()
            .is_none_or(|(_, _, baseline)| *baseline != glyph.pos.y)
        {
            stretches.push((glyph.pos.x, at, glyph.pos.y));
        }
    }
    let ends = stretches.iter().skip(1).map(|(_, at, _)| *at);
    let ends = ends.chain([content.len()]);
    let parts = stretches.iter().zip(ends);
    parts
        .map(|((x, at, _), end)| (*x, &content[*at..end]))
        .collect()
}

/// The family that draws a weight.
fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::SemiBold => FontFamily::Name(SEMI_BOLD.into()),
    }
}

pub(super) fn color_of(color: Rgba, opacity: f64) -> Color32 {
    let Rgba([r, g, b, a]) = color.faded(opacity);
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// A path as straight lines on screen.
fn outlines(path: impl Iterator<Item = PathEl>, view: View) -> Vec<Outline> {
    let mut outlines: Vec<Outline> = Vec::new();
    let tolerance = TOLERANCE / f64::from(view.scale.max(1e-3));
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(point) => outlines.push(Outline {
            points: vec![view.screen_from_page(point)],
            closed: false,
        }),
        PathEl::LineTo(point) => {
            if let Some(outline) = outlines.last_mut() {
                let point = view.screen_from_page(point);
                if outline.points.last() != Some(&point) {
                    outline.points.push(point);
                }
            }
        }
        PathEl::ClosePath => {
            if let Some(outline) = outlines.last_mut() {
                outline.closed = true;
                if outline.points.len() > 1 && outline.points.first() == outline.points.last() {
                    outline.points.pop();
                }
            }
        }
        // Flattening leaves no curves.
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    outlines
}
