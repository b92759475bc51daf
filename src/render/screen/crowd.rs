//! Thousands of pieces in one mesh.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Vec2};

use super::stroke::Pen;

/// From so many copies on a page, edges are not smoothed and circles have
/// corners: nobody can tell, and it would take several times as long.
const ROUGH: usize = 20_000;

/// How finely copies are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fineness {
    /// As a single one would be.
    Smooth,
    /// With few corners and hard edges.
    Rough,
}

impl Fineness {
    /// For so many copies on a page.
    pub(super) fn of(copies: usize) -> Self {
        if copies < ROUGH {
            Self::Smooth
        } else {
            Self::Rough
        }
    }

    /// How finely curves become lines, with 1 for as finely as elsewhere.
    pub(super) fn of_outline(self) -> f32 {
        match self {
            Self::Smooth => 1.0,
            Self::Rough => 0.15,
        }
    }

    /// How wide a smooth edge is, in pixels.
    pub(super) fn feather(self) -> f32 {
        match self {
            Self::Smooth => 1.0,
            Self::Rough => 0.0,
        }
    }
}

/// Many copies of an outline.
pub(super) struct Crowd<'a> {
    /// Around the origin; its middle sees every point.
    pub outline: &'a [Vec2],
    /// Whether every corner sees all others.
    pub is_convex: bool,
    /// The middle of each copy on screen, and how many times larger it is.
    pub at: &'a [(Pos2, f32)],
    /// Inside.
    pub fill: Color32,
    /// Along the outline.
    pub pen: Option<Pen>,
    /// How wide smooth edges are.
    pub feather: f32,
    /// Copies outside are left out.
    pub clip: Rect,
}

/// A ring of a copy: so much of the outline, so many points further out, in a colour.
type Ring = (f32, Color32);

impl Crowd<'_> {
    /// All copies that may be seen.
    pub(super) fn mesh(&self) -> Mesh {
        let rings = self.rings();
        let (corners, count) = (self.outline.len(), self.at.len());
        let mut mesh = Mesh::default();
        if corners < 3 {
            return mesh;
        }
        mesh.vertices.reserve(count * corners * rings.len());
        mesh.indices
            .reserve(count * 3 * (corners - 2 + 2 * corners * (rings.len() - 1)));
        let furthest = self.outline.iter().map(|point| point.length());
        let furthest = furthest.fold(0.0, f32::max);
        let margin = self.pen.map_or(0.0, |pen| pen.width) + self.feather;
        for (middle, scale) in self.at {
            let near = self.clip.expand(furthest * scale + margin);
            if near.contains(*middle) {
                self.push(*middle, *scale, &rings, &mut mesh);
            }
        }
        mesh
    }

    /// From the inside outwards.
    fn rings(&self) -> Vec<Ring> {
        let rim = self.feather / 2.0;
        let mut rings = match self.pen {
            Some(Pen { width, color }) => {
                let half = width / 2.0;
                vec![(-half, self.fill), (-half, color), (half, color)]
            }
            None => vec![(0.0, self.fill)],
        };
        if rim > 0.0
            && let Some((out, _)) = rings.last_mut()
        {
            let edge = *out + rim;
            *out -= rim;
            rings.push((edge, Color32::TRANSPARENT));
        }
        rings
    }

    fn push(&self, middle: Pos2, scale: f32, rings: &[Ring], mesh: &mut Mesh) {
        let corners = self.outline.len() as u32;
        let vertex = |pos: Pos2, color: Color32| Vertex {
            pos,
            uv: WHITE_UV,
            color,
        };
        let mut first = mesh.vertices.len() as u32;
        if !self.is_convex {
            mesh.vertices.push(vertex(middle, self.fill));
            first += 1;
            let sides = (0..corners).map(|at| [first - 1, first + at, first + (at + 1) % corners]);
            mesh.indices.extend(sides.flatten());
        }
        for (out, color) in rings {
            // So that the ring is so much further out at a distance of 1.
            let scale = (scale + out).max(0.0);
            let ring = self.outline.iter();
            mesh.vertices
                .extend(ring.map(|point| vertex(middle + *point * scale, *color)));
        }
        if self.is_convex {
            let fan = (1..corners - 1).map(|at| [first, first + at, first + at + 1]);
            mesh.indices.extend(fan.flatten());
        }
        for ring in 1..rings.len() as u32 {
            let (inner, outer) = (first + (ring - 1) * corners, first + ring * corners);
            let sides = (0..corners).map(|at| {
                let next = (at + 1) % corners;
                let [a, b, c, d] = [inner + at, inner + next, outer + at, outer + next];
                [a, c, b, b, c, d]
            });
            mesh.indices.extend(sides.flatten());
        }
    }
}

/// The area of convex pieces that meet at their sides, which are not smoothed:
/// they would show.
pub(super) fn area(pieces: &[Vec<Pos2>], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for piece in pieces.iter().filter(|piece| piece.len() > 2) {
        let first = mesh.vertices.len() as u32;
        mesh.vertices.extend(piece.iter().map(|pos| Vertex {
            pos: *pos,
            uv: WHITE_UV,
            color,
        }));
        let fan = (1..piece.len() as u32 - 1).map(|at| [first, first + at, first + at + 1]);
        mesh.indices.extend(fan.flatten());
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(reach: f32) -> Vec<Vec2> {
        let corner = |x, y| Vec2::new(x, y) * reach;
        vec![
            corner(-1.0, -1.0),
            corner(1.0, -1.0),
            corner(1.0, 1.0),
            corner(-1.0, 1.0),
        ]
    }

    fn covered(mesh: &Mesh, colors: &[Color32]) -> f32 {
        let at = |index: u32| mesh.vertices[index as usize];
        let triangles = mesh.indices.as_chunks::<3>().0.iter();
        triangles
            .filter(|corners| {
                corners
                    .iter()
                    .all(|corner| colors.contains(&at(*corner).color))
            })
            .map(|&[a, b, c]| {
                let (a, b, c) = (at(a).pos, at(b).pos, at(c).pos);
                ((b - a).x * (c - a).y - (b - a).y * (c - a).x).abs() / 2.0
            })
            .sum()
    }

    fn crowd<'a>(outline: &'a [Vec2], at: &'a [(Pos2, f32)], is_convex: bool) -> Crowd<'a> {
        Crowd {
            outline,
            is_convex,
            at,
            fill: Color32::RED,
            pen: None,
            feather: 0.0,
            clip: Rect::from_min_max(Pos2::ZERO, Pos2::new(100.0, 100.0)),
        }
    }

    #[test]
    fn copies_cover_the_area_of_their_outline_and_those_out_of_view_nothing() {
        let outline = square(1.0);
        let at = [(Pos2::new(50.0, 50.0), 3.0), (Pos2::new(-40.0, 50.0), 3.0)];
        for is_convex in [true, false] {
            let mesh = crowd(&outline, &at, is_convex).mesh();
            assert!((covered(&mesh, &[Color32::RED]) - 36.0).abs() < 1e-3);
        }
    }

    #[test]
    fn a_line_along_the_outline_lies_half_inside_and_half_outside() {
        let outline = square(1.0);
        let at = [(Pos2::new(50.0, 50.0), 3.0)];
        let pen = Pen {
            width: 1.0,
            color: Color32::BLUE,
        };
        let mesh = Crowd {
            pen: Some(pen),
            ..crowd(&outline, &at, true)
        }
        .mesh();
        assert!((covered(&mesh, &[Color32::RED]) - 25.0).abs() < 1e-3);
        assert!((covered(&mesh, &[Color32::BLUE]) - 24.0).abs() < 1e-3);
    }

    #[test]
    fn an_area_is_all_its_pieces() {
        let piece = |x: f32| {
            square(1.0)
                .into_iter()
                .map(|corner| Pos2::new(x, 5.0) + corner)
                .collect()
        };
        let mesh = area(&[piece(5.0), piece(7.0), Vec::new()], Color32::RED);
        assert!((covered(&mesh, &[Color32::RED]) - 8.0).abs() < 1e-3);
    }
}
